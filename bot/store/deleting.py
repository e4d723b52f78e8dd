"""Deleting what hangs together, inside one transaction, while keeping count."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Delete, Select, Table, Update, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.records import Forgotten, JobState
from bot.store.columns import now
from bot.store.conversations import forgetting_gists
from bot.store.database import batches
from bot.store.digest_rows import pages_of
from bot.store.digests import take_out
from bot.store.jobs import ENDED, ENDS
from bot.store.tables import (
    conversation_documents,
    conversations,
    digests,
    documents,
    jobs,
    origins,
    shown,
    shown_documents,
    turns,
)

THREADLESS = (conversations.c.id == conversations.c.starter) & ~conversations.c.own
"""Conversations that have no thread, and with it no place of their own (`Conversation.place`)."""


class Deletion:
    """What one transaction deletes.

    Documents of deleted summaries and conversations are remembered; `loose_documents`, the last
    thing called, deletes those that nothing else refers to.

    Attributes:
        rows: How many rows were deleted or lost a text, those of no other count included.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self.rows = 0
        self._connection = connection
        self._summaries = 0
        self._questions = 0
        self._documents = 0
        self._digests = 0
        self._replies: list[tuple[int, int]] = []
        self._loose: set[int] = set()

    async def run(self, statement: Delete | Update) -> int:
        """Delete rows, or wipe what they hold, and return how many."""
        rows = (await self._connection.execute(statement)).rowcount
        self.rows += rows
        return rows

    async def shown(self, which: ColumnElement[bool]) -> list[int]:
        """Delete summaries from the record, and return the messages that show them."""
        messages = select(shown.c.message).where(which)
        await self._loosen(
            select(shown_documents.c.document).where(shown_documents.c.message.in_(messages))
        )
        gone = await self._connection.execute(
            delete(shown).where(which).returning(shown.c.message, shown.c.channel, shown.c.private)
        )
        rows = gone.all()
        self.rows += len(rows)
        self._summaries += len(rows)
        # What only its asker saw is no message that the bot could delete.
        self._replies += [(row.channel, row.message) for row in rows if not row.private]
        return [row.message for row in rows]

    async def turns(self, which: ColumnElement[bool]) -> list[int]:
        """Delete questions with their answers, and return the conversations they stood in."""
        await self.run(forgetting_gists(which))
        gone = await self._connection.execute(
            delete(turns).where(which).returning(turns.c.conversation, turns.c.reply)
        )
        rows = gone.all()
        self.rows += len(rows)
        self._questions += len(rows)
        answered = [(row.conversation, row.reply) for row in rows if row.reply is not None]
        channels = await self._channels(place for place, _ in answered)
        self._replies += [(channels.get(place, place), reply) for place, reply in answered]
        return [row.conversation for row in rows]

    async def conversations(self, which: ColumnElement[bool]) -> None:
        """Delete conversations with their turns."""
        ids = select(conversations.c.id).where(which)
        await self.turns(turns.c.conversation.in_(ids))
        await self._loosen(
            select(conversation_documents.c.document).where(
                conversation_documents.c.conversation.in_(ids)
            )
        )
        await self.run(delete(conversations).where(which))

    async def empty_conversations(self, ids: Iterable[int], starters: Iterable[int]) -> None:
        """Delete those conversations, by their ids or starters, in which no question is left."""
        left = select(turns.c.question_id).where(turns.c.conversation == conversations.c.id)
        for column, numbers in ((conversations.c.id, ids), (conversations.c.starter, starters)):
            for batch in batches(numbers):
                await self.conversations(column.in_(batch) & ~left.exists())

    async def added_documents(self, which: ColumnElement[bool]) -> None:
        """Take documents out of conversations."""
        gone = await self._connection.execute(
            delete(conversation_documents).where(which).returning(conversation_documents.c.document)
        )
        loose = gone.scalars().all()
        self.rows += len(loose)
        self._loose.update(loose)

    async def taken_from(self, which: ColumnElement[bool]) -> None:
        """Delete what holds words of certain messages, and what was made of it."""
        ids = select(origins.c.document).where(which)
        about = select(conversation_documents.c.conversation).where(
            conversation_documents.c.document.in_(ids)
        )
        showing = select(shown_documents.c.message).where(shown_documents.c.document.in_(ids))
        await self.conversations(
            or_(conversations.c.id.in_(about), conversations.c.starter.in_(showing))
        )
        await self.shown(shown.c.message.in_(showing))
        await self.documents(documents.c.id.in_(ids))

    async def documents(self, which: ColumnElement[bool]) -> None:
        """Delete documents, whatever refers to them."""
        self._documents += await self.run(delete(documents).where(which))

    async def digests(self, which: ColumnElement[bool]) -> None:
        """Delete digests from the record."""
        gone = await self._connection.execute(
            delete(digests).where(which).returning(digests.c.pages)
        )
        rows = gone.all()
        self.rows += len(rows)
        self._digests += len(rows)
        self._replies += [page for row in rows for page in pages_of(row.pages)]

    async def out_of_digests(
        self,
        *,
        messages: Collection[int] = (),
        members: Collection[int] = (),
        channels: Collection[int] = (),
    ) -> None:
        """Take messages out of the digests that rest on them, as `take_out` does."""
        taken = await take_out(
            self._connection, messages=messages, members=members, channels=channels
        )
        self.rows += taken.changed + taken.deleted
        self._digests += taken.changed + taken.deleted
        self._replies += taken.pages
        self._loose |= taken.documents

    async def requests(self, which: ColumnElement[bool]) -> None:
        """Wipe requests and who made them; those not yet answered are dropped."""
        await self.run(
            update(jobs)
            .where(which, jobs.c.state.not_in(ENDS))
            .values(state=JobState.DROPPED, ended_at=now(), **ENDED)
        )
        await self._connection.execute(update(jobs).where(which).values(member=None))

    async def loose_documents(self) -> None:
        """Delete the documents of all that was deleted, where nothing else refers to them."""
        for batch in batches(self._loose):
            # Whoever is about to refer to one of them holds it (`hold`): the lock waits for that,
            # and the next statement sees the reference.
            chosen = documents.c.id.in_(batch)
            await self._connection.execute(select(documents.c.id).where(chosen).with_for_update())
            await self.documents(chosen & unused(shown_documents) & unused(conversation_documents))

    def result(self) -> Forgotten:
        """Return what is gone."""
        return Forgotten(
            summaries=self._summaries,
            questions=self._questions,
            documents=self._documents,
            digests=self._digests,
            replies=tuple(sorted(set(self._replies))),
        )

    async def _channels(self, ids: Iterable[int]) -> dict[int, int]:
        """Return where the answers of those conversations stand that have no thread."""
        channels: dict[int, int] = {}
        for batch in batches(ids):
            query = select(conversations.c.id, conversations.c.channel).where(
                THREADLESS, conversations.c.id.in_(batch)
            )
            rows = (await self._connection.execute(query)).all()
            channels |= {row.id: row.channel for row in rows}
        return channels

    async def _loosen(self, ids: Select[Any]) -> None:
        self._loose.update((await self._connection.scalars(ids)).all())


def unused(references: Table) -> ColumnElement[bool]:
    """Return the condition that no row of a table refers to a document."""
    reference = select(references.c.document).where(references.c.document == documents.c.id)
    return ~reference.exists()
