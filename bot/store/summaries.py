"""What engines made of articles, so that nobody pays twice for the same."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import select

from bot.models import Selection, Summary
from bot.store.columns import now, storable
from bot.store.database import Database, hold, insert
from bot.store.tables import documents, summaries
from bot.store.unbroken import unbroken

_KINDS: dict[type[Summary] | type[Selection], str] = {Summary: "summary", Selection: "selection"}
_SUMMARY, _SELECTION = TypeAdapter(Summary), TypeAdapter(Selection)


@unbroken
class Summaries:
    """Summaries and selections by a key of the caller's, which covers all that they depend on."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get_summary(self, key: str) -> Summary | None:
        """Return a summary, None where there is none that this version can read.

        Raises:
            StoreAway: the database cannot be reached; so do all methods here.
        """
        try:
            return _SUMMARY.validate_python(await self._value(key, "summary"))
        except ValidationError:
            return None

    async def get_selection(self, key: str) -> Selection | None:
        """Return a selection, None where there is none that this version can read."""
        try:
            return _SELECTION.validate_python(await self._value(key, "selection"))
        except ValidationError:
            return None

    async def put(
        self, key: str, value: Summary | Selection, *, document: int | None = None
    ) -> None:
        """Keep a result, in place of an earlier one.

        With the document it was made of, it is deleted; it is not kept when that is gone already.
        """
        values = {
            "document": document,
            "kind": _KINDS[type(value)],
            "value": _plain(asdict(value)),
            "kept_at": now(),
        }
        async with self._database.write() as connection:
            if document is not None and not await hold(connection, documents.c.id, [document]):
                return
            await connection.execute(
                insert(connection, summaries)
                .values(key=key, **values)
                .on_conflict_do_update(index_elements=[summaries.c.key], set_=values)
            )

    async def _value(self, key: str, kind: str) -> Any:
        query = select(summaries.c.value).where(summaries.c.key == key, summaries.c.kind == kind)
        async with self._database.read() as connection:
            return (await connection.execute(query)).scalar_one_or_none()


def _plain(value: Any) -> Any:
    # Quotes must read as the kept article does, so both lose the same signs.
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
