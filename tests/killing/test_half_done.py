"""A bot that is killed with half of the answer in the channel: the rest comes, the half stays."""

from __future__ import annotations

import pytest

from bot.core import texts
from bot.sandbox.posting import NONCE_LIFE
from tests.killing.stage import KILLED, open_stage

# Each start of a bot takes a while, and a busy machine takes longer.
pytestmark = [pytest.mark.timeout(300), pytest.mark.killing]

EMOJI = "📰"
MANY = 300
"""More messages than an answer is looked for among."""


async def test_progress_that_is_shown_becomes_the_answer(sqlite_url: str) -> None:
    async with open_stage(sqlite_url) as stage:
        stage.site.is_open.clear()
        process = await stage.start()
        post = await stage.ask()
        progress = await stage.discord.wait_for_message(
            stage.news, lambda m: m.author is stage.bot.user, after=post, timeout=60
        )
        assert progress.content.startswith("Reading")
        process.kill()
        assert await process.died() == KILLED
        stage.site.is_open.set()
        await stage.start()
        assert (await stage.summarised(post)).id == progress.id
        assert stage.said(stage.news) == [progress]


async def test_reply_is_found_when_its_nonce_is_forgotten(sqlite_url: str) -> None:
    async with open_stage(sqlite_url) as stage:
        process = await stage.start()
        await process.arm("after POST")
        post = await stage.ask()
        assert await process.died() == KILLED
        (sent,) = stage.replies(post)
        stage.discord.advance(seconds=2 * NONCE_LIFE.total_seconds())
        await stage.start()
        assert (await stage.summarised(post)).id == sent.id


async def test_reply_far_below_an_old_post_is_found(sqlite_url: str) -> None:
    async with open_stage(sqlite_url, hours_ago=1) as stage:
        post = await stage.alice.post(stage.news, stage.site.link())
        for number in range(MANY):
            await stage.alice.post(stage.news, f"Message {number}")
        stage.discord.advance(hours=1)
        process = await stage.start()
        await process.arm("after POST")
        await stage.alice.react(post, EMOJI)
        assert await process.died() == KILLED
        (sent,) = stage.replies(post)
        stage.discord.advance(seconds=2 * NONCE_LIFE.total_seconds())
        await stage.start()
        assert (await stage.summarised(post)).id == sent.id


async def test_summary_that_was_found_again_is_not_taken_for_an_earlier_one(
    sqlite_url: str,
) -> None:
    async with open_stage(sqlite_url) as stage:
        process = await stage.start()
        await process.arm("after POST")
        post = await stage.ask()
        assert await process.died() == KILLED
        # The next one finds the reply and remembers the summary, but is killed before the thread.
        stage.discord.faults.delay(
            "POST", "/channels/{channel_id}/messages/{message_id}/threads", seconds=60
        )
        second = await stage.start()
        (sent,) = stage.replies(post)
        await stage.remembered(sent)
        second.kill()
        assert await second.died() == KILLED
        await stage.start()
        assert (await stage.summarised(post)).id == sent.id


async def test_thread_without_its_greeting_gets_one(sqlite_url: str) -> None:
    async with open_stage(sqlite_url) as stage:
        process = await stage.start()
        post = await stage.ask()
        world = stage.discord.world
        await world.wait_until(lambda: bool(stage.threads()), seconds=60)
        process.kill()
        assert await process.died() == KILLED
        (thread,) = stage.threads()
        greeted = [m for m in stage.said(thread) if m.content == texts.THREAD_OPENED]
        assert greeted == []
        await stage.start()
        await stage.summarised(post)
        assert stage.threads() == [thread]


async def test_killed_again_and_again_a_post_gets_one_summary(sqlite_url: str) -> None:
    async with open_stage(sqlite_url) as stage:
        process = await stage.start()
        await process.arm("accepted")
        post = await stage.ask()
        assert await process.died() == KILLED
        for edge in ("fetched", "engine done", "fetched"):
            process = await stage.start(VICTIM_EDGE=edge)
            assert await process.died() == KILLED, edge
        await stage.start()
        await stage.summarised(post)
