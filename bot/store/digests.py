"""The digests that stand in Discord, and what is taken out of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, delete, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.digest.stripping import without
from bot.digests import Digest, Ref
from bot.schedules import KeptDigest
from bot.store.database import Database, batches, insert
from bot.store.digest_rows import (
    NOBODY,
    Page,
    content_of,
    kept_of,
    nothing_of,
    page_rows,
    pages_of,
    put_sources,
    set_sources,
    written,
)
from bot.store.tables import conversation_documents, digest_sources, digests
from bot.store.unbroken import unbroken

AT_A_TIME = 20
"""Digests read at a time; a large one is some 100 kB."""


@dataclass(slots=True)
class Taken:
    """What `take_out` did.

    Attributes:
        changed: Digests that something was taken out of.
        deleted: Digests whose first page is gone, and with it they.
        pages: What is left in Discord of those: (channel, message).
        documents: Articles that cannot be asked about any more in the threads of all of them.
    """

    changed: int = 0
    deleted: int = 0
    pages: list[Page] = field(default_factory=list)
    documents: set[int] = field(default_factory=set)


@unbroken
class Digests:
    """Digests by their first message.

    What another version has stored, and this one cannot read, is as if it were not there.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, kept: KeptDigest) -> None:
        """Keep a digest that was posted, in place of what its message showed before.

        Raises:
            StoreAway: the database cannot be reached; so do all methods here.
        """
        values = {
            "channel": kept.channel,
            "guild": kept.guild,
            "member": kept.member,
            "thread": kept.thread,
            "style": kept.style,
            "content": written(kept.digest),
            "pages": kept.pages,
            "version": kept.version,
            "shown": kept.version,
            "posted_at": kept.posted_at,
        }
        async with self._database.write() as connection:
            await connection.execute(
                insert(connection, digests)
                .values(message=kept.message, **values)
                .on_conflict_do_update(index_elements=[digests.c.message], set_=values)
            )
            await put_sources(connection, kept.message, kept.digest, kept.pages)

    async def get(self, message: int) -> KeptDigest | None:
        """Return the digest whose first message this is."""
        return await self._one(digests.c.message == message)

    async def by_thread(self, thread: int) -> KeptDigest | None:
        """Return the digest whose other pages are in a thread."""
        return await self._one(digests.c.thread == thread)

    async def is_known(self, message: int) -> bool:
        """Tell whether a message is a page of a digest."""
        page = (digest_sources.c.message == message) & (digest_sources.c.member == NOBODY)
        async with self._database.read() as connection:
            return bool((await connection.execute(select(select(1).where(page).exists()))).scalar())

    async def sources(
        self, since: datetime, *, guild: int | None = None
    ) -> list[tuple[int, int, int]]:
        """Return the messages that digests posted since a time rest on: (guild, channel, message).

        One that several rest on may come several times.
        """
        source = digest_sources.c
        query = (
            select(digests.c.guild, source.channel, source.message)
            .join(digests, digests.c.message == source.digest)
            .where(
                digests.c.posted_at >= since,
                # Neither its own pages, nor who took part without a message that is told of.
                source.member != NOBODY,
                source.member != source.message,
            )
            .order_by(source.channel, source.message)
        )
        query = query if guild is None else query.where(digests.c.guild == guild)
        async with self._database.read() as connection:
            return [(row[0], row[1], row[2]) for row in await connection.execute(query)]

    async def strip(
        self,
        *,
        messages: Collection[int] = (),
        members: Collection[int] = (),
        channels: Collection[int] = (),
    ) -> int:
        """Take messages out of the digests that rest on them, and return out of how many.

        Messages are meant by themselves, by who wrote them, or by where they stand.
        """
        async with self._database.write() as connection:
            taken = await take_out(
                connection, messages=messages, members=members, channels=channels
            )
        if taken.changed or taken.deleted:
            self._database.scrub_soon()
        return taken.changed

    async def stale(self, limit: int) -> list[KeptDigest]:
        """Return digests that something was taken out of and that do not show it yet, newest first.

        One that cannot be read any more is returned as an empty one: its pages must go.
        """
        query = (
            select(digests)
            .where(digests.c.version > digests.c.shown)
            .order_by(digests.c.message.desc())
            .limit(limit)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).mappings().all()
        return [kept_of(row, content_of(row) or nothing_of(row)) for row in rows]

    async def mended(self, message: int, version: int, pages: Sequence[Page]) -> bool:
        """Note that the pages in Discord show a version; False when there is a later one by now."""
        which = (digests.c.message == message) & (digests.c.version == version)
        return await self._set(which, message, pages, shown=version)

    async def set_pages(self, message: int, pages: Sequence[Page], thread: int | None) -> bool:
        """Note the pages of a digest once all are posted; False when it is gone by now.

        Out of pages on their way nothing can be taken. So when it was meanwhile, all are behind.
        """
        behind = case((digests.c.version > 0, digests.c.version - 1), else_=digests.c.shown)
        which = digests.c.message == message
        return await self._set(which, message, pages, thread=thread, shown=behind)

    async def delete(self, message: int) -> None:
        """Forget a digest."""
        async with self._database.write() as connection:
            await connection.execute(delete(digests).where(digests.c.message == message))

    async def _set(
        self, which: ColumnElement[bool], message: int, pages: Sequence[Page], **values: Any
    ) -> bool:
        async with self._database.write() as connection:
            done = await connection.execute(
                update(digests).where(which).values(pages=pages, **values)
            )
            if not done.rowcount:
                return False
            await set_sources(
                connection, message, page_rows(pages), among=digest_sources.c.member == NOBODY
            )
        return True

    async def _one(self, which: ColumnElement[bool]) -> KeptDigest | None:
        query = select(digests).where(which).order_by(digests.c.message.desc()).limit(1)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).mappings().one_or_none()
        digest = content_of(row) if row else None
        return kept_of(row, digest) if row and digest else None


async def take_out(
    connection: AsyncConnection,
    *,
    messages: Collection[int] = (),
    members: Collection[int] = (),
    channels: Collection[int] = (),
) -> Taken:
    """Take out of all digests what rests on certain messages, and note which are changed.

    A digest whose first page is among the messages, or in one of the channels, goes as a whole; any
    other page is taken off its list. What it loses cannot be asked about in its thread any more.
    """
    sources = digest_sources.c
    found: set[int] = set()
    for column, wanted in (
        (sources.message, messages),
        (sources.member, members),
        (sources.channel, channels),
    ):
        for batch in batches(wanted):
            found.update(await connection.scalars(select(sources.digest).where(column.in_(batch))))
    taken = Taken()
    gone = _Gone(frozenset(messages), frozenset(members), frozenset(channels))
    for batch in batches(found, AT_A_TIME):
        # In one order for all; and a version that another process makes meanwhile is waited for.
        query = (
            select(digests)
            .where(digests.c.message.in_(batch))
            .order_by(digests.c.message)
            .with_for_update()
        )
        for row in (await connection.execute(query)).mappings().all():
            await _take_out_of(connection, row, gone, taken)
    return taken


@dataclass(frozen=True, slots=True)
class _Gone:
    messages: frozenset[int]
    members: frozenset[int]
    channels: frozenset[int]

    def __call__(self, ref: Ref) -> bool:
        return (
            ref.message in self.messages
            or ref.author in self.members
            or ref.channel in self.channels
        )

    def is_page(self, page: Page) -> bool:
        return page[0] in self.channels or page[1] in self.messages


async def _take_out_of(
    connection: AsyncConnection, row: RowMapping, gone: _Gone, taken: Taken
) -> None:
    message, pages = row["message"], pages_of(row["pages"])
    left = tuple(page for page in pages if not gone.is_page(page))
    this = digests.c.message == message
    before = content_of(row)
    if gone.is_page((row["channel"], message)):
        await connection.execute(delete(digests).where(this))
        taken.documents |= await _unlinked(connection, row, before)
        taken.deleted += 1
        taken.pages += left
        return
    digest = without(before, gone, unnamed=gone.members) if before else nothing_of(row)
    thread = None if row["thread"] in gone.channels else row["thread"]
    values: dict[str, Any] = {"pages": left, "thread": thread}
    if digest is not before:
        taken.changed += 1
        taken.documents |= await _unlinked(connection, row, before, digest)
        values |= {"content": written(digest), "version": row["version"] + 1}
    await connection.execute(update(digests).where(this).values(**values))
    await put_sources(connection, message, digest, left)


async def _unlinked(
    connection: AsyncConnection, row: RowMapping, before: Digest | None, left: Digest | None = None
) -> set[int]:
    """Take out of the conversation in a digest's thread the articles that it has lost."""
    lost = _shares(before) - _shares(left)
    # A thread has the id of the message that it hangs from, before it is noted as well.
    places = {row["message"], row["thread"]} - {None}
    part = conversation_documents.c
    found: set[int] = set()
    for batch in batches(lost):
        gone = await connection.execute(
            delete(conversation_documents)
            .where(part.conversation.in_(places), part.message.in_(batch))
            .returning(part.document)
        )
        found.update(gone.scalars())
    return found


def _shares(digest: Digest | None) -> set[int]:
    links = digest.links if digest else ()
    return {share.ref.message for link in links for share in link.shares}
