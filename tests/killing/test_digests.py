"""A bot that is killed at every edge of a digest that is due: it is posted once, with all pages."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from bot.core.schedule import EVERY_DAY, next_on
from bot.records import Job, JobKind, JobState
from bot.sandbox.entities import Channel, Message
from bot.schedules import NewSchedule, RunOutcome, Schedule
from tests.cogs.doing import text_of
from tests.killing.stage import KILLED, PATIENCE, Process, Stage, open_stage
from tests.killing.victim import DIGEST_EDGES
from tests.serving import serving

# Each start of a bot takes a while, and a busy machine takes longer.
pytestmark = [pytest.mark.timeout(600), pytest.mark.killing]

AHEAD = timedelta(hours=1)
"""How far the bots' clock for digests goes before, so that what is posted now is told of."""

LINKS = 30
"""More than two pages hold."""

ARTICLE = """<html lang="en"><title>The lamp of number {number} is lit again</title><article>
<h1>The lamp of number {number} is lit again</h1>
<p>The old lamp at house number {number} in Oster Lane was lit again on Friday evening. Neighbours
had collected {number} hundred crowns for a new burner, and the town paid for the glass.</p>
<p>The lamplighter of Oster Lane, who retired years ago, came to light it himself. He had looked
after lamp number {number} for most of his life, and he brought the ladder that he had used.</p>
<p>The council will decide in spring whether the other lamps of the lane get new burners as well.
Until then number {number} will be the only one that gives light between the bridge and the inn.</p>
</article></html>"""


@asynccontextmanager
async def articles() -> AsyncIterator[str]:
    """Serve articles that differ, each under its number."""

    async def answer(request: web.Request) -> web.Response:
        number = int(request.path.rpartition("/")[2])
        page = ARTICLE.format(number=number)
        return web.Response(body=page.encode(), content_type="text/html", charset="utf-8")

    async with serving(answer) as site:
        yield site


async def started(stage: Stage) -> Process:
    ahead = str(AHEAD.total_seconds())
    return await stage.start(PRECIS_DIGESTS__CLOCK_AHEAD_SECONDS=ahead, PRECIS_WEB__SITE_GAP="0")


async def day_of(stage: Stage, site: str) -> tuple[Channel, list[Message]]:
    """Found a channel in which many links are posted."""
    channel = stage.guild.create_text_channel("day")
    posts = [
        await stage.alice.post(channel, f"number {number}: {site}/{number}")
        for number in range(LINKS)
    ]
    return channel, posts


async def due_in(stage: Stage, channel: Channel) -> Schedule:
    """Make a schedule whose time has come a minute ago by the bots' clock."""
    moment = datetime.now(UTC) + AHEAD
    at = (moment - timedelta(minutes=1)).replace(second=0, microsecond=0)
    new = NewSchedule(
        guild=stage.guild.id,
        channel=channel.id,
        member=stage.alice.id,
        personal=False,
        zone="UTC",
        at=at.time(),
        days=EVERY_DAY,
        sources=(channel.id,),
    )
    due = next_on("UTC", new.at, at - timedelta(minutes=1), new.days)
    made = await stage.store.schedules.add(new, now=moment, next_at=due, most=100)
    assert made is not None
    return made


async def posted(stage: Stage, site: str, channel: Channel, schedule: Schedule) -> None:
    """Wait until a digest is done with; it must stand once, with each link on one of its pages."""
    job = await ended(stage, schedule)
    assert job.state is JobState.DONE
    (first,) = stage.said(channel)
    assert "Digest ·" in text_of(first)
    thread = stage.discord.world.channels[first.id]
    pages = [first, *(message for message in stage.said(thread) if message.embeds)]
    assert len(pages) > 2
    shown = "".join(text_of(page) for page in pages)
    for number in range(LINKS):
        assert shown.count(f"({site}/{number})") == 1, number
    kept = await stage.store.digests.get(first.id)
    assert kept is not None
    assert kept.pages == tuple((page.channel.id, page.id) for page in pages)
    assert kept.thread == thread.id
    found = await stage.store.schedules.get(schedule.id)
    assert found is not None
    assert found.last is not None
    assert (found.last.outcome, found.last.message) == (RunOutcome.POSTED, first.id)
    assert found.covered_until == found.last.run_at == schedule.next_at


async def ended(stage: Stage, schedule: Schedule) -> Job:
    """Wait until the one run of a schedule has ended."""
    async with asyncio.timeout(PATIENCE):
        while True:
            found = await stage.store.schedules.get(schedule.id)
            if found is not None and found.last is not None:
                return await stage.ended(found.last.id, JobKind.DIGEST)
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"], indirect=True)
async def test_killed_at_each_edge_a_digest_is_posted_once_with_all_pages(database: str) -> None:
    async with open_stage(database) as stage, articles() as site:
        process = await started(stage)
        days = []
        for number, edge in enumerate(DIGEST_EDGES):
            pages = f"{site}/{number}"
            channel, posts = await day_of(stage, pages)
            await process.arm(edge)
            schedule = await due_in(stage, channel)
            assert await process.died() == KILLED, edge
            # What people do meanwhile makes no other digest of one that stands already.
            for post in posts[-5:]:
                await stage.alice.react(post, "👍")
            process = await started(stage)
            await posted(stage, pages, channel, schedule)
            days.append((pages, channel, schedule))
        # Nothing came late.
        for day in days:
            await posted(stage, *day)
