from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import Store, open_store
from tests.store.databases import emptied
from tests.store.server import Postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Postgres | None:
    """Run a test on both engines: None stands for SQLite."""
    return request.getfixturevalue("postgres") if request.param == "postgresql" else None


@pytest.fixture
async def url(engine: Postgres | None, sqlite_file: Path, tmp_path: Path) -> str:
    """Return the address of an empty database with its tables."""
    return await emptied(engine, sqlite_file, tmp_path)


@pytest.fixture
async def empty_url(engine: Postgres | None, tmp_path: Path) -> AsyncIterator[str]:
    """Return the address of a database without tables, of the test's own."""
    if engine is None:
        yield f"sqlite:///{tmp_path / 'precis.db'}"
        return
    address = await engine.create()
    yield address
    await engine.drop(address)


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    """Return an empty store."""
    async with open_store(url) as opened:
        yield opened
