"""Two bots on one database, each with its shard: each request is served once, by whoever lives."""

from __future__ import annotations

import pytest

from bot.sandbox.entities import Channel
from tests.killing.stage import KILLED, Process, Stage, open_stage

# Each start of a bot takes a while, and a busy machine takes longer.
pytestmark = pytest.mark.timeout(300)

SHARDS = 2


def channel_on(stage: Stage, shard: int) -> Channel:
    """Found a server that belongs to a shard, and return its channel."""
    while True:
        stage.discord.advance(milliseconds=1)
        guild = stage.discord.create_guild("Shire")
        if (guild.id >> 22) % SHARDS == shard:
            stage.bot.join(guild)
            stage.alice.join(guild)
            return guild.create_text_channel("news")


async def both(stage: Stage) -> list[Process]:
    """Start a bot for each shard."""
    return [
        await stage.start(
            PRECIS_DISCORD__SHARDS=str(SHARDS), PRECIS_DISCORD__SHARD_IDS=f"[{shard}]"
        )
        for shard in range(SHARDS)
    ]


async def test_servers_of_both_shards_are_answered_once(postgres_url: str) -> None:
    async with open_stage(postgres_url, lease_seconds=2) as stage:
        channels = [channel_on(stage, shard) for shard in range(SHARDS)]
        await both(stage)
        posts = [await stage.ask(channel=channel) for channel in channels * 3]
        for post in posts:
            await stage.summarised(post)
        assert [len(stage.said(channel)) for channel in channels] == [3, 3]


async def test_other_process_finishes_what_a_killed_one_has_begun(postgres_url: str) -> None:
    async with open_stage(postgres_url, lease_seconds=2) as stage:
        channels = [channel_on(stage, shard) for shard in range(SHARDS)]
        processes = await both(stage)
        stage.site.is_open.clear()
        post = await stage.ask(channel=channels[0])
        await stage.asked_for_a_page()
        processes[0].kill()
        assert await processes[0].died() == KILLED
        stage.site.is_open.set()
        await stage.summarised(post)
        await stage.summarised(await stage.ask(channel=channels[1]))
        assert [len(stage.said(channel)) for channel in channels] == [1, 1]


@pytest.mark.killing
@pytest.mark.parametrize("edge", ["engine done", "before POST", "after POST"])
async def test_other_process_does_not_send_what_a_killed_one_has_sent(
    postgres_url: str, edge: str
) -> None:
    async with open_stage(postgres_url, lease_seconds=2) as stage:
        channel = channel_on(stage, 0)
        processes = await both(stage)
        await processes[0].arm(edge)
        post = await stage.ask(channel=channel)
        assert await processes[0].died() == KILLED
        await stage.summarised(post)


@pytest.mark.killing
async def test_process_that_hung_sends_nothing_when_it_goes_on(postgres_url: str) -> None:
    async with open_stage(postgres_url, lease_seconds=2) as stage:
        channels = [channel_on(stage, shard) for shard in range(SHARDS)]
        processes = await both(stage)
        stage.site.is_open.clear()
        post = await stage.ask(channel=channels[0])
        await stage.asked_for_a_page()
        processes[0].pause()
        # The other one asks for the page as well, once it has taken the request over.
        await stage.asked_for_a_page()
        stage.site.is_open.set()
        reply = await stage.summarised(post)
        shown = reply.edited_at
        processes[0].go_on()
        # It is well again when it answers something else.
        await stage.summarised(await stage.ask(channel=channels[0]))
        assert (await stage.summarised(post)).edited_at == shown
