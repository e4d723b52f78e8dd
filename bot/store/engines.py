"""How SQLite and PostgreSQL are opened: drivers, bounds on every wait, what SQLite is told first.

This is the seam: whatever SQLAlchemy and the drivers raise becomes `StoreAway` here, once.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import URL, Connection, NullPool, event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import ConfigError, StoreAway, StoreDriverMissing

CONNECT_SECONDS = 10.0
STATEMENT_SECONDS = 10.0
MIGRATION_SECONDS = 600.0
"""For making the tables, which includes waiting for another process that does so."""

PRAGMAS = (
    "busy_timeout=5000",  # first, so that what follows waits too
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
)

WRITES = "precis_writes"
"""The execution option of connections whose transaction writes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the database is.

    Attributes:
        url: What the PostgreSQL driver is given; it may hold a password.
        file: SQLite's file; None for PostgreSQL.
    """

    url: str
    file: Path | None

    @property
    def trouble(self) -> str:
        """Return a sentence, without its end, for an owner whose database cannot be opened."""
        if self.file:
            return f"storage.url: the database {self.file} cannot be read and written"
        return f"storage.url: PostgreSQL at {_host(self.url)} cannot be reached or used"


@contextmanager
def located(url: str) -> Iterator[Place]:
    """Read the setting `storage.url`.

    `sqlite://` alone is a database that is gone afterwards: a file in a folder of its own, as a
    database in memory would be lost with its one connection whenever a statement is cancelled.

    Raises:
        ConfigError: no address of a database that can be used.
        StoreDriverMissing: PostgreSQL without its driver.
    """
    scheme, _, rest = url.partition("://")
    if scheme == "sqlite" and rest in ("", "/", "/:memory:"):
        with tempfile.TemporaryDirectory(prefix="precis-") as folder:
            yield Place(url, Path(folder, "precis.db"))
    elif scheme == "sqlite" and rest.startswith("/"):
        yield Place(url, Path(rest[1:]))
    elif scheme in ("postgresql", "postgres"):
        if importlib.util.find_spec("asyncpg") is None:
            raise StoreDriverMissing
        yield Place(url, None)
    else:
        raise ConfigError("storage.url: it must start with sqlite:/// or postgresql://.")


def open_engine(place: Place, *, migrating: bool = False) -> AsyncEngine:
    """Return an engine that connects when it is first used; the caller disposes of it.

    With `migrating` it is for one connection, which may wait for long.
    """
    pool: dict[str, Any] = {"pool_timeout": CONNECT_SECONDS}
    if migrating:
        pool = {"poolclass": NullPool}
    if place.file:
        url = URL.create("sqlite+aiosqlite", database=str(place.file))
        engine = create_async_engine(url, **pool)
        event.listen(engine.sync_engine, "connect", _on_connect)
        event.listen(engine.sync_engine, "begin", _on_begin)
        return engine

    seconds = MIGRATION_SECONDS if migrating else STATEMENT_SECONDS
    connect = functools.partial(_connect, place.url, seconds)
    return create_async_engine(
        "postgresql+asyncpg://", async_creator=connect, pool_pre_ping=not migrating, **pool
    )


async def _connect(url: str, seconds: float) -> Any:
    # The driver reads the address itself: it knows all that one of PostgreSQL may say.
    asyncpg = importlib.import_module("asyncpg")
    try:
        return await asyncpg.connect(url, timeout=CONNECT_SECONDS, command_timeout=seconds)
    except ValueError as error:
        raise ConfigError("storage.url: this is no address of a PostgreSQL database.") from error


def prepare_file(file: Path) -> None:
    """Make the file and its folder if they are missing, readable to nobody else.

    Raises:
        OSError: they cannot be made.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # SQLite gives its other files the mode of this one.
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))


@contextmanager
def mapped(trouble: str | None = None) -> Iterator[None]:
    """Turn what SQLAlchemy and the drivers raise into `StoreAway`.

    `IntegrityError` passes: it is no sign of a database that is away.

    Args:
        trouble: The sentence for the user, without its end; None for the usual one.
    """
    try:
        yield
    except IntegrityError:
        raise
    except _faults() as error:
        # Only the kind is named: drivers put addresses and values into their messages.
        cause = error.__cause__ if isinstance(error, DBAPIError) else error
        kind = type(cause.__cause__ or cause).__name__ if cause else type(error).__name__
        raise StoreAway(trouble and f"{trouble} ({kind}).") from error


def _faults() -> tuple[type[Exception], ...]:
    # What asyncpg raises while it connects does not pass through SQLAlchemy; whoever gets here
    # because of it has imported it.
    asyncpg: Any = sys.modules.get("asyncpg")
    driver = (asyncpg.PostgresError, asyncpg.InterfaceError) if asyncpg else ()
    return (DBAPIError, PoolTimeout, OSError, sqlite3.Error, *driver)


def _on_connect(connection: Any, _record: object) -> None:
    # The driver shall begin no transactions of its own.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    # A transaction that reads first and writes later fails when another one has written meanwhile;
    # one that takes the lock for writing at once waits for its turn.
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _host(url: str) -> str:
    # Of all parts only the host is named: others may hold a password with odd signs in it.
    try:
        return urlsplit(url).hostname or "this machine"
    except ValueError:
        return "that address"
