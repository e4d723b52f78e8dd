"""What was asked about documents, where, and what was answered."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Update, delete, select, update
from sqlalchemy.engine import RowMapping

from bot.records import Conversation, Document, Turn
from bot.store.database import Database, hold, insert, later
from bot.store.documents import document_of
from bot.store.tables import conversation_documents, conversations, documents, turns
from bot.store.unbroken import unbroken


@unbroken
class Conversations:
    """The threads and direct message channels in which the bot answers questions.

    What is added to a conversation that was deleted meanwhile is not kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, conversation: Conversation) -> None:
        """Keep a conversation; one that is there already is only used anew.

        Raises:
            StoreAway: the database cannot be reached; so do all methods here.
        """
        async with self._database.write() as connection:
            insertion = insert(connection, conversations).values(
                id=conversation.id,
                channel=conversation.channel,
                guild=conversation.guild,
                starter=conversation.starter,
                own=conversation.own,
                gist=conversation.gist,
                gist_until=conversation.gist_until,
                used_at=conversation.used_at,
            )
            used_at = later(conversations.c.used_at, insertion.excluded.used_at)
            await connection.execute(
                insertion.on_conflict_do_update(
                    index_elements=[conversations.c.id], set_={"used_at": used_at}
                )
            )

    async def get(self, conversation: int) -> Conversation | None:
        """Return the conversation of a thread or channel."""
        return await self._one(conversations.c.id == conversation)

    async def by_starter(self, message: int) -> Conversation | None:
        """Return the conversation about a summary, by the bot's message that shows it."""
        return await self._one(conversations.c.starter == message)

    async def touch(self, conversation: int, now: datetime) -> None:
        """Note that a conversation goes on."""
        used_at = later(conversations.c.used_at, now)
        await self._set(conversation, used_at=used_at)

    async def set_gist(self, conversation: int, gist: str, until: int) -> None:
        """Keep what the turns up to the question `until` came to."""
        await self._set(conversation, gist=gist, gist_until=until)

    async def delete(self, conversation: int) -> None:
        """Delete a conversation with its turns."""
        async with self._database.write() as connection:
            await connection.execute(
                delete(conversations).where(conversations.c.id == conversation)
            )

    async def add_document(self, conversation: int, document: int, *, message: int | None) -> None:
        """Let a conversation be about one more document.

        `message` is the one that brought it, None for the documents of the summary itself.
        """
        async with self._database.write() as connection:
            if not await hold(connection, conversations.c.id, [conversation]):
                return
            if not await hold(connection, documents.c.id, [document]):
                return
            await connection.execute(
                insert(connection, conversation_documents)
                .values(conversation=conversation, document=document, message=message)
                .on_conflict_do_nothing()
            )

    async def documents(self, conversation: int) -> list[Document]:
        """Return what a conversation is about, in the order in which it was added."""
        query = (
            select(documents)
            .join(conversation_documents, conversation_documents.c.document == documents.c.id)
            .where(conversation_documents.c.conversation == conversation)
            .order_by(conversation_documents.c.id)
        )
        async with self._database.read() as connection:
            return [document_of(row) for row in (await connection.execute(query)).mappings()]

    async def add_turn(self, turn: Turn) -> None:
        """Keep a question and its answer, in place of an earlier answer to that question."""
        values = {
            "conversation": turn.conversation,
            "member": turn.member,
            "question": turn.question,
            "answer": turn.answer,
            "answered": turn.answered,
            "reply": turn.reply,
            "asked_at": turn.asked_at,
        }
        async with self._database.write() as connection:
            if not await hold(connection, conversations.c.id, [turn.conversation]):
                return
            await connection.execute(
                insert(connection, turns)
                .values(question_id=turn.question_id, **values)
                .on_conflict_do_update(index_elements=[turns.c.question_id], set_=values)
            )

    async def turn(self, question_id: int) -> Turn | None:
        """Return a turn by the message that asked."""
        query = select(turns).where(turns.c.question_id == question_id)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).mappings().one_or_none()
        return _turn(row) if row else None

    async def turn_by_reply(self, reply: int) -> Turn | None:
        """Return a turn by the message that answers."""
        query = select(turns).where(turns.c.reply == reply)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).mappings().one_or_none()
        return _turn(row) if row else None

    async def turns(self, conversation: int, *, after: int = 0, limit: int = 50) -> list[Turn]:
        """Return the last `limit` turns of a conversation, oldest first.

        Only those whose question came after the message `after` are counted.
        """
        query = (
            select(turns)
            .where(turns.c.conversation == conversation, turns.c.question_id > after)
            .order_by(turns.c.question_id.desc())
            .limit(limit)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).mappings().all()
        return [_turn(row) for row in reversed(rows)]

    async def delete_turn(self, question_id: int) -> None:
        """Delete a turn, and the gist that covers it."""
        async with self._database.write() as connection:
            which = turns.c.question_id == question_id
            await connection.execute(forgetting_gists(which))
            await connection.execute(delete(turns).where(which))

    async def _set(self, conversation: int, **values: Any) -> None:
        async with self._database.write() as connection:
            await connection.execute(
                update(conversations).where(conversations.c.id == conversation).values(**values)
            )

    async def _one(self, which: ColumnElement[bool]) -> Conversation | None:
        query = select(conversations).where(which).order_by(conversations.c.id.desc()).limit(1)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).mappings().one_or_none()
        return Conversation(**row) if row else None


def forgetting_gists(which: ColumnElement[bool]) -> Update:
    """Return the statement that empties every gist which covers one of some turns.

    To be run before those turns are deleted: a gist says in other words what they said.
    """
    covered = select(turns.c.question_id).where(
        which,
        turns.c.conversation == conversations.c.id,
        turns.c.question_id <= conversations.c.gist_until,
    )
    return update(conversations).where(covered.exists()).values(gist="", gist_until=0)


def _turn(row: RowMapping) -> Turn:
    return Turn(**row)
