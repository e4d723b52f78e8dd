from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.store import Store, open_store, upgrade
from bot.store.tables import metadata
from tests.store.server import NoPostgres, Postgres, open_postgres

SHARED = "precis_shared"
EMPTY = f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Return a PostgreSQL server, one for each worker of the tests."""
    try:
        with open_postgres() as server:
            asyncio.run(server.run(f"CREATE DATABASE {SHARED} TEMPLATE template0"))
            asyncio.run(upgrade(server.url(SHARED)))
            yield server
    except NoPostgres as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with empty tables, to be copied, as making them takes a while."""
    file = tmp_path_factory.mktemp("template") / "precis.db"
    asyncio.run(upgrade(f"sqlite:///{file}"))
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Postgres | None:
    """Run a test on both engines: None stands for SQLite."""
    return request.getfixturevalue("postgres") if request.param == "postgresql" else None


@pytest.fixture
async def url(engine: Postgres | None, sqlite_file: Path, tmp_path: Path) -> str:
    """Return the address of an empty database with its tables."""
    if engine is None:
        shutil.copy(sqlite_file, tmp_path)
        return _file(tmp_path)
    # Emptying one is ten times as quick as making one.
    await engine.run(EMPTY, database=SHARED)
    return engine.url(SHARED)


@pytest.fixture
async def empty_url(engine: Postgres | None, tmp_path: Path) -> AsyncIterator[str]:
    """Return the address of a database without tables, of the test's own."""
    if engine is None:
        yield _file(tmp_path)
        return
    address = await engine.create()
    yield address
    await engine.drop(address)


def _file(folder: Path) -> str:
    return f"sqlite:///{folder / 'precis.db'}"


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    """Return an empty store."""
    async with open_store(url) as opened:
        yield opened
