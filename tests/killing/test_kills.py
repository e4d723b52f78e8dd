"""A bot that is killed at every edge of its work: what it had accepted is done, and done once."""

from __future__ import annotations

import pytest

from bot.records import JobKind, JobState
from tests.killing.stage import KILLED, open_stage
from tests.killing.victim import EDGES

# Each start of a bot takes a while, and a busy machine takes longer.
pytestmark = pytest.mark.timeout(300)


@pytest.mark.parametrize(
    "engine", ["sqlite", pytest.param("postgresql", marks=pytest.mark.killing)], indirect=True
)
async def test_killed_at_each_edge_a_post_gets_one_summary(database: str) -> None:
    async with open_stage(database) as stage:
        posts = []
        process = await stage.start()
        for edge in EDGES:
            await process.arm(edge)
            post = await stage.ask()
            posts.append(post)
            assert await process.died() == KILLED, edge
            job = await stage.store.jobs.by_origin(post.id, JobKind.SUMMARY)
            assert job is not None
            assert job.state is not JobState.DONE
            # The one that finishes this round's work is the next one's victim.
            process = await stage.start()
            await stage.summarised(post)
        # Nothing came late.
        replies = [await stage.summarised(post) for post in posts]
        assert stage.said(stage.news) == replies
        assert len(stage.threads()) == len(posts)
