"""A database that is away in the middle of the work: the request is tried again, and done once."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.killing.stage import open_stage
from tests.store.server import Postgres

# Each start of a bot takes a while, and a busy machine takes longer.
pytestmark = [pytest.mark.timeout(300), pytest.mark.killing]


async def test_postgres_that_comes_back_lets_the_work_be_done(
    postgres: Postgres, postgres_url: str
) -> None:
    async with open_stage(postgres_url) as stage:
        stage.site.is_open.clear()
        process = await stage.start()
        post = await stage.ask()
        await stage.asked_for_a_page()
        await postgres.close(postgres_url)
        stage.site.is_open.set()
        await process.heard("troubled")
        await postgres.reopen(postgres_url)
        reply = await stage.summarised(post)
        assert stage.replies(post) == [reply]


async def test_file_that_is_unlocked_again_lets_the_work_be_done(sqlite_url: str) -> None:
    async with open_stage(sqlite_url) as stage:
        stage.site.is_open.clear()
        process = await stage.start()
        post = await stage.ask()
        await stage.asked_for_a_page()
        file = sqlite_url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            stage.site.is_open.set()
            await process.heard("troubled")
        reply = await stage.summarised(post)
        assert stage.replies(post) == [reply]
