"""What is withdrawn while a digest is sent, or while nobody listens, does not stay in it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.core.render.digest import heading
from bot.digests import Digest, DigestCoverage, DigestKind, Window
from bot.records import JobState
from bot.sandbox.entities import Message
from bot.schedules import RunOutcome
from bot.store.tables import summaries
from tests.cogs.digesting import HISTORY, VIEW
from tests.cogs.doing import restarted, store_of, stored, text_of, until
from tests.cogs.test_digests import digests, ended, morning, scheduled, talked
from tests.conftest import OpenTown, Town

__all__ = ["talked"]

NOTHING = (DigestKind.BOTH, DigestCoverage(0, 0), "extractive")
SEND = ("POST", "/channels/{channel_id}/messages")


async def sent_late(town: Town, meanwhile: Callable[[], Awaitable[object]]) -> Message:
    """Have a digest posted, and something done while it is on its way to Discord."""
    schedule = await scheduled(town)
    town.discord.faults.delay(*SEND, seconds=1.5)
    await morning(town, schedule)

    async def on_its_way() -> bool:
        return not any("POST" in each for each in town.discord.faults.pending)

    await until(on_its_way, 30)
    await meanwhile()
    assert digests(town) == []
    assert await ended(town, schedule) is RunOutcome.POSTED
    (digest,) = digests(town)
    return digest


async def stands(town: Town) -> Message:
    """Have a digest posted and kept."""
    schedule = await scheduled(town)
    await morning(town, schedule)
    assert await ended(town, schedule) is RunOutcome.POSTED
    (digest,) = digests(town)
    await until(lambda: store_of(town).digests.get(digest.id))
    await town.settle()
    return digest


async def stopped(town: Town) -> None:
    """Stop the bot, which then hears of nothing."""
    await town.client.close()
    await town.discord.world.wait_until(lambda: not town.bot.connected, seconds=10)


async def vanishes(word: str, digest: Message) -> None:
    async def is_gone() -> bool:
        return word not in text_of(digest)

    await until(is_gone, 10)


async def test_who_opts_out_while_a_digest_is_sent_is_not_in_it(talked: Town) -> None:
    async def opt_out() -> None:
        await (await talked.bob.slash(talked.news, "privacy", opt_out=True)).reply(20)

    digest = await sent_late(talked, opt_out)
    await vanishes("Bob", digest)
    assert "Alice" in text_of(digest)


async def test_who_is_forgotten_while_a_digest_is_sent_is_not_in_it(talked: Town) -> None:
    async def forget() -> None:
        await (await talked.bob.slash(talked.news, "forget")).reply(20)

    digest = await sent_late(talked, forget)
    await vanishes("Bob", digest)
    assert "Alice" in text_of(digest)


async def test_thread_that_is_deleted_while_a_digest_is_sent_is_not_in_it(talked: Town) -> None:
    thread = await talked.alice.start_thread(talked.news, "Ferries")
    await talked.bob.post(thread, f"a kraken: {talked.site}/lamplighter")

    async def delete() -> None:
        talked.discord.world.remove_channel(thread)
        await talked.settle()

    digest = await sent_late(talked, delete)
    await vanishes("/lamplighter", digest)
    assert "Harwick" in text_of(digest)


async def test_message_deleted_while_a_digest_is_sent_is_not_in_it(talked: Town) -> None:
    link = next(m for m in talked.news.messages.values() if "/harbour" in m.content)
    digest = await sent_late(talked, lambda: talked.bob.delete(link))
    await vanishes("Harwick", digest)
    assert "bakery" in text_of(digest)


async def test_message_deleted_while_the_bot_was_away_is_edited_out(talked: Town) -> None:
    digest = await stands(talked)
    link = next(m for m in talked.news.messages.values() if "/harbour" in m.content)
    await stopped(talked)
    await talked.bob.delete(link)
    async with restarted(talked):
        await vanishes("Harwick", digest)
        assert "bakery" in text_of(digest)


async def test_channel_deleted_while_the_bot_was_away_is_edited_out(talked: Town) -> None:
    room = talked.guild.create_text_channel("harbour")
    await talked.bob.post(room, f"read: {talked.site}/lamplighter")
    digest = await stands(talked)
    assert "/lamplighter" in text_of(digest)
    await stopped(talked)
    talked.discord.world.remove_channel(room)
    async with restarted(talked):
        await vanishes("/lamplighter", digest)
        assert "Harwick" in text_of(digest)


async def test_what_the_bot_may_not_read_any_more_is_not_taken_for_gone(talked: Town) -> None:
    digest = await stands(talked)
    before = text_of(digest)
    await stopped(talked)
    talked.news.overwrite(talked.bot.user, deny=HISTORY)
    async with restarted(talked):
        await asyncio.sleep(3)
        assert text_of(digest) == before


async def test_closed_thread_of_a_channel_that_is_deleted_is_edited_out(talked: Town) -> None:
    room = talked.guild.create_text_channel("harbour")
    thread = await talked.alice.start_thread(room, "Ferries")
    await talked.bob.post(thread, f"read: {talked.site}/lamplighter")
    await talked.alice.change_thread(thread, archived=True)
    digest = await stands(talked)
    assert "/lamplighter" in text_of(digest)
    world = talked.discord.world
    # Discord tells of the channel alone.
    for place in (thread, room):
        del world.channels[place.id], talked.guild.channels[place.id]
    world.tell_channel("CHANNEL_DELETE", room)
    await vanishes("/lamplighter", digest)
    assert "Harwick" in text_of(digest)


@pytest.mark.parametrize("noted", [True, False])
async def test_page_of_a_process_that_died_goes_with_all_it_told(
    open_town: OpenTown, *, noted: bool
) -> None:
    async with open_town(storage={"lease_seconds": 1}) as town:
        post = await town.bob.post(town.news, f"{town.site}/harbour")
        schedule = await scheduled(town)
        now = schedule.next_at + timedelta(seconds=1)
        (due,) = await store_of(town).schedules.claim_due(
            now=now, owner="a process that died", lease=timedelta(seconds=4), shards=None, limit=5
        )
        await store_of(town).jobs.advance(due.job.id, JobState.SENDING, owner="a process that died")
        shown = heading(Digest(0, Window(due.run.since, due.run.run_at), "UTC", *NOTHING))
        embed = {"title": shown, "description": "Harwick votes to close its harbour road"}
        digest = await town.discord.post_as(town.bot, town.news, "", embeds=[embed])
        if noted:
            await store_of(town).jobs.note_reply(due.job.id, digest.id)
        await town.bob.delete(post)
        assert await ended(town, schedule) is RunOutcome.QUIET
        await town.discord.world.wait_until(lambda: digests(town) == [], seconds=10)
        assert digest.id not in town.news.messages


async def test_how_the_few_had_a_link_summed_up_is_not_to_be_seen_by_the_many(town: Town) -> None:
    room = town.guild.create_text_channel("staff")
    room.overwrite(town.guild.everyone, deny=VIEW)
    for user in (town.bot.user, town.alice.user):
        room.overwrite(user, allow=VIEW)
    link = f"{town.site}/harbour"
    ran = await town.alice.slash(room, "summarize", link=link, length="detailed")
    first = await ran.reply(30)
    await stored(town, first)
    await town.bob.post(town.news, link)
    await stands(town)
    # A short one was made for them, beside the one that stands in the room.
    async with store_of(town).database.read() as connection:
        kept = (await connection.scalars(select(summaries.c.key))).all()
    assert len(kept) == 2
