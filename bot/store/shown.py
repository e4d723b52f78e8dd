"""Which summaries stand where, for exports, reposts, questions and deletions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.records import Repost, Shown
from bot.store.database import Database, hold, insert
from bot.store.tables import conversations, documents, shown, shown_documents
from bot.store.unbroken import unbroken


@unbroken
class ShownStore:
    """The bot's messages that show summaries."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, entry: Shown) -> None:
        """Keep what a message shows, in place of what it showed before.

        Documents that are gone are left out.

        Raises:
            StoreAway: the database cannot be reached; so do all methods here.
        """
        values = {
            "channel": entry.channel,
            "guild": entry.guild,
            "source": entry.source,
            "author": entry.author,
            "asker": entry.asker,
            "thread": entry.thread,
            "length": entry.length,
            "language": entry.language,
            "private": entry.private,
            "shown_at": entry.shown_at,
        }
        async with self._database.write() as connection:
            await connection.execute(
                insert(connection, shown)
                .values(message=entry.message, **values)
                .on_conflict_do_update(index_elements=[shown.c.message], set_=values)
            )
            there = await hold(connection, documents.c.id, entry.documents)
            await connection.execute(
                delete(shown_documents).where(shown_documents.c.message == entry.message)
            )
            pairs = enumerate(zip(entry.documents, entry.spoilers, strict=True))
            rows = [
                {"message": entry.message, "position": at, "document": number, "spoiler": spoiler}
                for at, (number, spoiler) in pairs
                if number in there
            ]
            if rows:
                await connection.execute(shown_documents.insert(), rows)

    async def get(self, message: int) -> Shown | None:
        """Return what a message of the bot shows."""
        return await self._newest(shown.c.message == message)

    async def by_source(self, source: int) -> Shown | None:
        """Return the newest summary of a message."""
        return await self._newest(shown.c.source == source)

    async def set_thread(self, message: int, thread: int | None) -> None:
        """Note the thread under a message, or that there is none any more."""
        async with self._database.write() as connection:
            await connection.execute(
                update(shown).where(shown.c.message == message).values(thread=thread)
            )

    async def in_channel(self, channel: int, *, limit: int = 20) -> list[Shown]:
        """Return what everybody sees in a channel and in its conversations, newest first."""
        inside = select(conversations.c.id).where(conversations.c.channel == channel)
        here = or_(shown.c.channel == channel, shown.c.channel.in_(inside))
        async with self._database.read() as connection:
            return await _entries(connection, here & shown.c.private.is_(False), limit)

    async def earlier(self, guild: int, canonical: str, *, since: datetime) -> Repost | None:
        """Return a server's newest summary of a link, not older than `since`, that all there see.

        `canonical` is the link's canonical form. A link by which the same article was read before
        counts as well: its site names one address for it.
        """
        read_by = select(documents.c.stated_url).where(documents.c.canonical == canonical)
        query = (
            select(shown_documents.c.message, documents.c.id, documents.c.content)
            .join(shown, shown.c.message == shown_documents.c.message)
            .join(documents, documents.c.id == shown_documents.c.document)
            .where(
                shown.c.guild == guild,
                shown.c.private.is_(False),
                shown.c.shown_at >= since,
                or_(
                    documents.c.canonical == canonical,
                    documents.c.stated_url == canonical,
                    documents.c.canonical.in_(read_by),
                    documents.c.stated_url.in_(read_by),
                ),
            )
            .order_by(shown.c.shown_at.desc(), shown.c.message.desc(), shown_documents.c.position)
            .limit(1)
        )
        async with self._database.read() as connection:
            found = (await connection.execute(query)).one_or_none()
            if found is None:
                return None
            entries = await _entries(connection, shown.c.message == found.message, 1)
        return Repost(entries[0], found.content, found.id) if entries else None

    async def delete(self, message: int) -> None:
        """Forget what a message showed; its documents stay."""
        async with self._database.write() as connection:
            await connection.execute(delete(shown).where(shown.c.message == message))

    async def _newest(self, which: ColumnElement[bool]) -> Shown | None:
        async with self._database.read() as connection:
            entries = await _entries(connection, which, 1)
        return entries[0] if entries else None


async def _entries(
    connection: AsyncConnection, which: ColumnElement[bool], limit: int
) -> list[Shown]:
    query = (
        select(shown)
        .where(which)
        .order_by(shown.c.shown_at.desc(), shown.c.message.desc())
        .limit(limit)
    )
    rows = (await connection.execute(query)).mappings().all()
    parts = (
        select(shown_documents)
        .where(shown_documents.c.message.in_([row["message"] for row in rows]))
        .order_by(shown_documents.c.position)
    )
    held: dict[int, list[tuple[int, bool]]] = {row["message"]: [] for row in rows}
    for part in await connection.execute(parts):
        held[part.message].append((part.document, part.spoiler))
    return [_shown(row, held[row["message"]]) for row in rows]


def _shown(row: RowMapping, parts: list[tuple[int, bool]]) -> Shown:
    return Shown(
        documents=tuple(document for document, _ in parts),
        spoilers=tuple(spoiler for _, spoiler in parts),
        **row,
    )
