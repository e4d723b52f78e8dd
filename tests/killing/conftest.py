from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.store.databases import emptied
from tests.store.server import Postgres


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> Postgres | None:
    """Run a test on both engines: None stands for SQLite."""
    return request.getfixturevalue("postgres") if request.param == "postgresql" else None


@pytest.fixture
async def database(engine: Postgres | None, sqlite_file: Path, tmp_path: Path) -> str:
    """Return the address of an empty database with its tables."""
    return await emptied(engine, sqlite_file, tmp_path)


@pytest.fixture
async def sqlite_url(sqlite_file: Path, tmp_path: Path) -> str:
    """Return the address of an empty SQLite file with its tables."""
    return await emptied(None, sqlite_file, tmp_path)


@pytest.fixture
async def postgres_url(postgres: Postgres) -> AsyncIterator[str]:
    """Return the address of a PostgreSQL database of the test's own."""
    address = await postgres.create()
    yield address
    await postgres.drop(address)
