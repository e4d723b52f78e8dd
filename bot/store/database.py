"""One open database: connections to read and to write with, and the words all tables share."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Collection, Iterable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from itertools import islice
from typing import Any, cast

from sqlalchemy import Column, ColumnElement, Table, case, literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import StoreAway
from bot.logs import outline
from bot.store.engines import WRITES, Place, located, mapped, open_engine, prepare_file
from bot.store.schema import Check, inspect, migrate
from bot.store.unbroken import Calls

__all__ = [
    "Check",
    "Database",
    "batches",
    "check",
    "hold",
    "insert",
    "later",
    "open_database",
    "upgrade",
]

log = logging.getLogger(__name__)

SCRUB_SECONDS = 20.0
"""How long deletions are collected that nobody waits for; they are promised within a minute."""

BATCH = 1000
"""Ids in one statement; both engines take at most some 32,000 values."""


class Database:
    """Connections to a database whose tables are there.

    Attributes:
        is_sqlite: Whether it is a file of this machine.
        calls: What is done with it right now.
    """

    def __init__(self, engine: AsyncEngine, *, is_sqlite: bool) -> None:
        self._engine = engine
        self.is_sqlite = is_sqlite
        self.calls = Calls()
        # SQLite has one writer at a time, and lets the others ask again and again. Within the
        # process they queue instead, so that none asks in vain until its time is over.
        turn = asyncio.Lock() if is_sqlite else nullcontext()
        self._turn: AbstractAsyncContextManager[Any] = turn
        self._scrubbing = asyncio.Lock()
        self._unclean = False
        self._scrub_task: asyncio.Task[None] | None = None
        self._closing = asyncio.Event()

    @asynccontextmanager
    async def read(self, *, in_turn: bool = False) -> AsyncIterator[AsyncConnection]:
        """Give a connection to read with.

        Args:
            in_turn: Also see what this process is about to write to SQLite by now.

        Raises:
            StoreAway: the database cannot be reached, or does not answer in time.
        """
        turn = self._turn if in_turn else nullcontext()
        with mapped():
            async with turn, self._engine.connect() as connection:
                yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection in a transaction, of which nothing stays when the body raises.

        Raises:
            StoreAway: the database cannot be reached, is full, or does not answer in time.
        """
        with mapped():
            async with self._turn, self._engine.connect() as connection:
                await connection.execution_options(**{WRITES: True})
                async with connection.begin():
                    yield connection

    async def scrub(self) -> bool:
        """Wipe what was deleted from SQLite's files, so that nobody can read it there.

        Deleting overwrites with zeros (`secure_delete`), but in the log beside the file first, and
        not where rows had been moved from when pages were split. So the file is written anew from
        what is left, and the log emptied. Calls that wait share the next round.

        PostgreSQL's files are its server's affair: VACUUM frees there what was deleted.

        Returns:
            Whether it is done; False when another process is in the way for longer than the busy
            timeout. The next call makes up for it.

        Raises:
            StoreAway: the database cannot be reached, or the disk is full.
        """
        if not self.is_sqlite:
            return True
        self._unclean = True
        async with self._scrubbing:
            if self._unclean:
                self._unclean = not await self._rewrite()
            return not self._unclean

    def scrub_soon(self) -> None:
        """Scrub once for all that is deleted in the next seconds, while nobody waits for it."""
        if not self.is_sqlite:
            return
        self._unclean = True
        if self._scrub_task is None or self._scrub_task.done():
            self._scrub_task = asyncio.create_task(self._scrub_later())

    async def close(self) -> None:
        """Finish what is under way, and scrub what is not clean yet; then disconnect."""
        await self.calls.finish()
        self._closing.set()
        if self._scrub_task is not None:
            await asyncio.wait([self._scrub_task])
        if self._unclean:
            await self._try_to_scrub()
        await self._engine.dispose()

    async def _scrub_later(self) -> None:
        pause = SCRUB_SECONDS
        while not await self._closes_within(pause):
            # Whoever waited for a scrub of their own may have done this one's work.
            if not self._unclean or await self._try_to_scrub():
                return
            pause *= 2

    async def _closes_within(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._closing.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def _try_to_scrub(self) -> bool:
        try:
            done = await self.scrub()
        except StoreAway as error:
            log.warning("what was deleted is not wiped from the file yet: %s", outline(error))
            return False
        if not done:
            log.warning("what was deleted is not wiped from the file yet: it is in use")
        return done

    async def _rewrite(self) -> bool:
        with mapped():
            async with self._turn, self._engine.connect() as connection:
                # Past SQLAlchemy, which would begin a transaction: there neither can be done.
                driver: Any = (await connection.get_raw_connection()).driver_connection
                try:
                    await driver.execute("VACUUM")
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                        raise
                    return False
                cursor = await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                busy, _, _ = await cursor.fetchone()
                await cursor.close()
        return not busy


@asynccontextmanager
async def open_database(url: str) -> AsyncIterator[Database]:
    """Open a database and bring its tables to this version.

    Args:
        url: `sqlite:///file`, `postgresql://…`, or `sqlite://` for one that is gone afterwards.

    Raises:
        ConfigError: any other address.
        StoreDriverMissing: PostgreSQL without its driver.
        StoreAway: it cannot be reached or written; the sentence is for the owner.
        StoreTooNew: a newer version of this program has changed it.
    """
    with located(url) as place:
        await _upgrade(place)
        engine = open_engine(place)
        database = Database(engine, is_sqlite=place.file is not None)
        try:
            yield database
        finally:
            await database.close()


async def upgrade(url: str) -> str:
    """Bring a database's tables to this version, which is returned.

    Raises:
        PrecisError: as `open_database`.
    """
    with located(url) as place:
        return await _upgrade(place)


async def check(url: str) -> Check:
    """Return which version of the tables a database has, and change nothing.

    Raises:
        PrecisError: as `open_database`.
    """
    with located(url) as place:
        if place.file and not place.file.exists():
            return inspect(None)
        engine = open_engine(place, migrating=True)
        try:
            with mapped(place.trouble):
                async with engine.connect() as connection:
                    return await connection.run_sync(inspect)
        finally:
            await engine.dispose()


async def _upgrade(place: Place) -> str:
    engine = open_engine(place, migrating=True)
    try:
        with mapped(place.trouble):
            if place.file:
                prepare_file(place.file)
            async with engine.connect() as connection:
                await connection.execution_options(**{WRITES: True})
                async with connection.begin():
                    return await connection.run_sync(migrate)
    finally:
        await engine.dispose()


def insert(connection: AsyncConnection, table: Table) -> postgresql.Insert:
    """Return an INSERT that may say what happens on a conflict.

    SQLite's has the same methods, of the same meaning, as PostgreSQL's.
    """
    if connection.dialect.name == "sqlite":
        return cast("postgresql.Insert", sqlite.insert(table))
    return postgresql.insert(table)


def later(column: Column[Any], value: Any) -> ColumnElement[Any]:
    """Return the greater of a column and a value; the value where the column holds nothing."""
    other = value if isinstance(value, ColumnElement) else literal(value, column.type)
    return case((column > other, column), else_=other)


async def hold(
    connection: AsyncConnection, key: Column[int], ids: Collection[int]
) -> frozenset[int]:
    """Return which rows are there, and keep others from deleting them until the transaction ends.

    What refers to them can then be added without failing.
    """
    if not ids:
        return frozenset()
    query = select(key).where(key.in_(ids)).order_by(key)
    locked = query.with_for_update(read=True, key_share=True)
    return frozenset((await connection.execute(locked)).scalars())


def batches(ids: Iterable[int], size: int = BATCH) -> Iterator[list[int]]:
    """Yield different ids in order, so many at a time."""
    ordered = iter(sorted(set(ids)))
    while batch := list(islice(ordered, size)):
        yield batch
