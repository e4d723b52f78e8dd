"""Articles as they were read, so that a question, an export or a repost needs no new fetch."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.engine import RowMapping

from bot.models import Article, Coverage, Mark, Origin, SourceKind
from bot.records import Document
from bot.store.columns import now, storable
from bot.store.database import Database, insert, later
from bot.store.tables import documents, passages
from bot.store.tables import origins as taken_from
from bot.store.unbroken import unbroken


@unbroken
class Documents:
    """The articles that are kept, each version once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(
        self,
        article: Article,
        *,
        canonical: str | None,
        author: int | None = None,
        origins: Sequence[Origin] = (),
    ) -> Document:
        """Keep an article; one that is kept already, the same in everything, is used anew.

        Args:
            article: What was read; what no database takes in its text becomes U+FFFD.
            canonical: The link's canonical form.
            author: The member who wrote the text, where it is a pasted text or a file.
            origins: The messages it was taken from without their authors having asked.

        Raises:
            StoreAway: the database cannot be reached; so do all methods here.
        """
        article = _storable(article)
        content = hashlib.sha256(article.text.encode()).hexdigest()
        moment = now()
        async with self._database.write() as connection:
            insertion: Insert = insert(connection, documents).values(
                identity=_identity(article, canonical, author, origins),
                canonical=canonical,
                content=content,
                member=author,
                kept_at=moment,
                used_at=moment,
                **_columns(article),
            )
            kept = await connection.execute(
                insertion.on_conflict_do_update(
                    index_elements=[documents.c.identity],
                    set_={"used_at": later(documents.c.used_at, insertion.excluded.used_at)},
                ).returning(documents.c.id, documents.c.kept_at)
            )
            row = kept.one()
            if origins:
                rows = [
                    {
                        "document": row.id,
                        "message": origin.message,
                        "member": origin.author,
                        "channel": origin.channel,
                        "guild": origin.guild,
                    }
                    for origin in origins
                ]
                await connection.execute(
                    insert(connection, taken_from).values(rows).on_conflict_do_nothing()
                )
        link = None if canonical is None else storable(canonical)
        return Document(row.id, article, link, content, row.kept_at)

    async def get(self, ids: Sequence[int]) -> list[Document]:
        """Return documents in the order of `ids`, without those that are gone."""
        if not ids:
            return []
        async with self._database.read() as connection:
            rows = await connection.execute(select(documents).where(documents.c.id.in_(ids)))
            found = {row["id"]: document_of(row) for row in rows.mappings()}
        return [found[number] for number in ids if number in found]

    async def touch(self, ids: Sequence[int]) -> None:
        """Note that documents are in use, so that they are kept for longer."""
        if not ids:
            return
        async with self._database.write() as connection:
            await connection.execute(
                update(documents)
                .where(documents.c.id.in_(ids))
                .values(used_at=later(documents.c.used_at, now()))
            )

    async def newest(self, canonical: str) -> Document | None:
        """Return the version of a link's article that was first read last."""
        query = (
            select(documents)
            .where(documents.c.canonical == canonical)
            .order_by(documents.c.kept_at.desc(), documents.c.id.desc())
            .limit(1)
        )
        async with self._database.read() as connection:
            row = (await connection.execute(query)).mappings().one_or_none()
        return document_of(row) if row else None

    async def writers(self, ids: Sequence[int]) -> dict[int, set[int]]:
        """Return whose words documents hold, members by their ids; a page has none."""
        found: dict[int, set[int]] = {number: set() for number in ids}
        wrote = select(documents.c.id, documents.c.member).where(documents.c.id.in_(ids))
        spoke = select(taken_from.c.document, taken_from.c.member)
        async with self._database.read() as connection:
            for query in (wrote, spoke.where(taken_from.c.document.in_(ids))):
                for number, member in await connection.execute(query):
                    found[number] |= {member} - {None}
        return found

    async def passages(self, document: int) -> list[tuple[int, int]]:
        """Return where a document's passages start and end, in code points and in order.

        The list is empty while none are kept.
        """
        query = (
            select(passages.c.start, passages.c.stop)
            .where(passages.c.document == document)
            .order_by(passages.c.position)
        )
        async with self._database.read() as connection:
            return [(row.start, row.stop) for row in await connection.execute(query)]

    async def keep_passages(self, document: int, spans: Sequence[tuple[int, int]]) -> None:
        """Keep a document's passages in place of those kept before.

        Nothing is kept for a document that is gone.
        """
        rows = [
            {"document": document, "position": position, "start": start, "stop": stop}
            for position, (start, stop) in enumerate(spans)
        ]
        async with self._database.write() as connection:
            # Two processes may cut the same document at once: the row's lock sends one after the
            # other.
            row = select(documents.c.id).where(documents.c.id == document).with_for_update()
            if (await connection.execute(row)).one_or_none() is None:
                return
            await connection.execute(delete(passages).where(passages.c.document == document))
            if rows:
                await connection.execute(passages.insert(), rows)


def document_of(row: RowMapping) -> Document:
    """Return a row of `documents` as a value."""
    coverage = Coverage(row["complete"], row["words_read"], row["parts"], row["note"])
    article = Article(
        text=row["text"],
        coverage=coverage,
        title=row["title"],
        url=row["url"],
        kind=SourceKind(row["kind"]),
        site=row["site"],
        author=row["author"],
        published=row["published"],
        language=row["language"],
        marks=tuple(Mark(start, at) for start, at in row["marks"]),
        stated_url=row["stated_url"],
    )
    return Document(row["id"], article, row["canonical"], row["content"], row["kept_at"])


def _columns(article: Article) -> dict[str, object]:
    values = asdict(article)
    marks = [[mark.start, mark.at] for mark in article.marks]
    return {**values.pop("coverage"), **values, "marks": marks}


def _storable(article: Article) -> Article:
    texts = ("text", "title", "url", "site", "author", "published", "language", "stated_url")
    changed: dict[str, Any] = {
        name: storable(value) for name in texts if (value := getattr(article, name)) is not None
    }
    coverage = replace(article.coverage, note=storable(article.coverage.note))
    return replace(article, coverage=coverage, **changed)


def _identity(
    article: Article, canonical: str | None, author: int | None, origins: Sequence[Origin]
) -> str:
    # Who wrote a text is part of it: two members may paste the same one, and one be forgotten.
    who = [author, *sorted((origin.message, origin.author) for origin in origins)]
    everything = json.dumps([canonical, who, _columns(article)], sort_keys=True)
    return hashlib.sha256(everything.encode()).hexdigest()
