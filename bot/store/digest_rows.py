"""How digests stand in their tables, and by what they are found there."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.digests import Digest, DigestCoverage, DigestKind, Window
from bot.logs import outline
from bot.schedules import KeptDigest
from bot.store.database import batches, insert
from bot.store.tables import digest_sources

log = logging.getLogger(__name__)

CONTENT = TypeAdapter(Digest)

NOBODY = 0
"""Stands for a member beside the messages that a digest itself consists of."""

Page = tuple[int, int]
Sources = dict[int, tuple[int, int]]
"""Messages with their authors and channels."""


def written(digest: Digest) -> Any:
    """Return what is stored of a digest."""
    return CONTENT.dump_python(digest, mode="json")


def pages_of(stored: Iterable[Sequence[int]]) -> tuple[Page, ...]:
    """Return pages as they are stored: (channel, message)."""
    return tuple((channel, message) for channel, message in stored)


async def put_sources(
    connection: AsyncConnection, message: int, digest: Digest, pages: Sequence[Page]
) -> None:
    """Keep by what a digest is found: what it rests on, and what it consists of.

    Who took part in a topic without one of its messages is found by an entry of their own, with
    their id in the place of a message's: Discord gives no id twice.
    """
    refs = {ref.message: (ref.author, ref.channel) for ref in digest.refs()}
    authors = {author for author, _ in refs.values()}
    people = {
        person.id: (person.id, topic.channel)
        for topic in digest.topics
        for person in topic.people
        if person.id not in authors
    }
    await set_sources(connection, message, refs | people | page_rows(pages))


def page_rows(pages: Sequence[Page]) -> Sources:
    """Return the entries by which a digest is found when one of its pages is gone."""
    return {message: (NOBODY, channel) for channel, message in pages}


async def set_sources(
    connection: AsyncConnection,
    digest: int,
    wanted: Sources,
    *,
    among: ColumnElement[bool] | None = None,
) -> None:
    """Keep by what a digest is found, in place of what it was found by.

    Only what differs is written: there may be hundreds.

    Args:
        connection: In a transaction.
        digest: Its first message.
        wanted: All that it is found by.
        among: Which entries these take the place of; None: all.
    """
    table = digest_sources.c
    mine = table.digest == digest
    query = select(table.message, table.member, table.channel).where(mine)
    rows = await connection.execute(query if among is None else query.where(among))
    there: Sources = {row.message: (row.member, row.channel) for row in rows}
    old = [message for message, source in there.items() if wanted.get(message) != source]
    for batch in batches(old):
        await connection.execute(delete(digest_sources).where(mine, table.message.in_(batch)))
    new = [
        {"digest": digest, "message": message, "member": member, "channel": channel}
        for message, (member, channel) in wanted.items()
        if there.get(message) != (member, channel)
    ]
    if new:
        await connection.execute(insert(connection, digest_sources).on_conflict_do_nothing(), new)


def content_of(row: RowMapping) -> Digest | None:
    """Return what a digest holds; None where it cannot be read any more."""
    try:
        return CONTENT.validate_python(row["content"])
    except ValidationError as error:
        log.warning("digest %d is of another version: %s", row["message"], outline(error))
        return None


def nothing_of(row: RowMapping) -> Digest:
    """Return a digest with nothing in it in the place of one that cannot be read."""
    window = Window(row["posted_at"], row["posted_at"])
    return Digest(row["guild"], window, "UTC", DigestKind.BOTH, DigestCoverage(0, 0), "")


def kept_of(row: RowMapping, digest: Digest) -> KeptDigest:
    """Return a stored digest with what it holds."""
    return KeptDigest(
        message=row["message"],
        channel=row["channel"],
        guild=row["guild"],
        member=row["member"],
        thread=row["thread"],
        style=row["style"],
        digest=digest,
        pages=pages_of(row["pages"]),
        posted_at=row["posted_at"],
        version=row["version"],
    )
