"""A bot that is asked to stop: it finishes what it can, and leaves the rest to the next start."""

from __future__ import annotations

import pytest

from bot.records import JobKind, JobState
from tests.killing.stage import open_stage

# Each start of a bot takes a while, and a busy machine takes longer.
pytestmark = [pytest.mark.timeout(300), pytest.mark.killing]

LONG = "100"
"""Seconds that answers under way get; on a machine that is busy, 20 may be few."""


async def test_answers_under_way_are_finished_before_it_stops(sqlite_url: str) -> None:
    async with open_stage(sqlite_url) as stage:
        stage.site.is_open.clear()
        process = await stage.start(VICTIM_DRAIN=LONG)
        post = await stage.ask()
        await stage.asked_for_a_page()
        process.terminate()
        await process.heard("stopping")
        stage.site.is_open.set()
        assert await process.died() == 0
        await stage.summarised(post)


async def test_what_is_not_finished_in_time_is_left_to_the_next_start(sqlite_url: str) -> None:
    async with open_stage(sqlite_url) as stage:
        stage.site.is_open.clear()
        process = await stage.start(VICTIM_DRAIN="1")
        post = await stage.ask()
        await stage.asked_for_a_page()
        process.terminate()
        assert await process.died() == 0
        left = await stage.store.jobs.by_origin(post.id, JobKind.SUMMARY)
        assert left is not None
        assert (left.state, left.attempts) == (JobState.WORKING, 0)
        stage.site.is_open.set()
        await stage.start()
        await stage.summarised(post)
        done = await stage.ended(post.id, JobKind.SUMMARY)
        assert done.attempts == 1


async def test_mention_that_comes_while_it_stops_is_answered_by_the_next(sqlite_url: str) -> None:
    async with open_stage(sqlite_url) as stage:
        stage.site.is_open.clear()
        process = await stage.start(VICTIM_DRAIN=LONG)
        first = await stage.ask()
        await stage.asked_for_a_page()
        process.terminate()
        await process.heard("stopping")
        late = await stage.ask()
        # An answer that is finished after it shows that the mention has come in.
        stage.site.is_open.set()
        assert await process.died() == 0
        await stage.summarised(first)
        assert stage.replies(late) == []
        await stage.start()
        await stage.summarised(late)
