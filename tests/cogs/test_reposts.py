"""Links that were summarised in a server before."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from bot.config import ThreadSettings
from bot.sandbox import editing
from bot.sandbox.entities import Channel, Message
from bot.sandbox.permissions import Permission
from tests.cogs.doing import (
    forgotten,
    public,
    restarted,
    settings_for,
    store_of,
    stored,
    until,
)
from tests.conftest import OpenTown, Town, both_engines
from tests.llm import LlmServer
from tests.serving import serving

# What is asked and kept goes through the store: both engines must do.
pytestmark = both_engines

BODY = (
    "The mill at Osterby has stood still since the spring flood took away its wheel.",
    "A carpenter from the next valley has offered to build a new one out of larch.",
    "The parish council met on Tuesday and found that the fund holds enough for the timber.",
    "Work is to begin after the harvest, when the water is at its lowest.",
    "Until then the bakers of the parish will buy their flour in town, forty miles away.",
)
ADDED = "On Friday the carpenter withdrew his offer and moved to the coast."


@asynccontextmanager
async def newspaper(*paragraphs: str) -> AsyncIterator[tuple[str, list[str]]]:
    """Serve an article whose paragraphs can be changed."""
    text = list(paragraphs or BODY)

    async def answer(_: web.Request) -> web.Response:
        body = "".join(f"<p>{paragraph}</p>" for paragraph in text)
        head = "<title>The mill at Osterby</title>"
        page = f"<html><head>{head}</head><body><article><h1>The mill at Osterby</h1>{body}"
        return web.Response(
            text=f"{page}</article></body></html>",
            content_type="text/html",
            headers={"Cache-Control": "no-store"},
        )

    async with serving(answer) as site:
        yield f"{site}/mill", text


def is_pointer(message: Message) -> bool:
    return message.content.startswith("Already summarised here <t:")


def is_summary(message: Message) -> bool:
    return bool(message.embeds) and not is_pointer(message)


async def ask(town: Town, link: str, channel: Channel | None = None) -> Message:
    """Mention the bot with a link, as another member, and return the answer."""
    place = channel or town.news
    post = await town.bob.post(place, f"{town.bot.user.mention} {link}")
    return await town.reply(post, place)


async def earlier(town: Town, link: str, channel: Channel | None = None) -> Message:
    """Have a link summarised, and wait until that is known."""
    place = channel or town.news
    post = await town.alice.post(place, f"{town.bot.user.mention} {link}")
    shown = await town.reply(post, place)
    await stored(town, shown)
    return shown


async def test_link_asked_for_again_gets_a_pointer_to_the_thread(town: Town) -> None:
    shown = await earlier(town, f"{town.site}/harbour")
    await town.discord.world.wait_until(lambda: shown.thread is not None, seconds=10)
    await until(lambda: _has_thread(town, shown))
    tracked = f"{town.site}/harbour?utm_source=news&fbclid=1#top"
    again = await ask(town, tracked)
    assert is_pointer(again)
    assert again.embeds == []
    place = f"https://discord.com/channels/{town.guild.id}/{shown.id}"
    assert f"[Harwick votes to close its harbour road to cars from May](<{place}>)" in again.content
    assert "changed" not in again.content
    assert not again.components


async def _has_thread(town: Town, shown: Message) -> bool:
    return (await stored(town, shown)).thread is not None


async def test_without_a_thread_the_pointer_leads_to_the_message(open_town: OpenTown) -> None:
    async with open_town(threads=ThreadSettings(mode="never")) as town:
        shown = await earlier(town, f"{town.site}/harbour")
        again = await ask(town, f"{town.site}/harbour")
        assert f"/{town.news.id}/{shown.id}>)" in again.content


async def test_deleted_thread_is_not_pointed_to(town: Town) -> None:
    shown = await earlier(town, f"{town.site}/harbour")
    await until(lambda: _has_thread(town, shown))
    town.discord.world.remove_channel(town.discord.world.channels[shown.id])
    await until(lambda: _lost_thread(town, shown))
    again = await ask(town, f"{town.site}/harbour")
    assert f"/{town.news.id}/{shown.id}>)" in again.content


async def _lost_thread(town: Town, shown: Message) -> bool:
    return not await _has_thread(town, shown)


async def test_pointer_outlives_a_restart(open_town: OpenTown) -> None:
    async with open_town() as first:
        await earlier(first, f"{first.site}/harbour")
        async with restarted(first) as town:
            assert is_pointer(await ask(town, f"{town.site}/harbour"))


async def test_reaction_to_a_link_that_somebody_had_summarised_points_there(town: Town) -> None:
    post = await town.bob.post(town.news, f"{town.site}/harbour")
    request = await town.alice.post(town.news, town.bot.user.mention, reply_to=post)
    await stored(town, await town.reply(request))
    await town.alice.react(post, "📰")
    assert is_pointer(await town.reply(post))


async def test_changed_article_is_told(town: Town) -> None:
    async with newspaper() as (link, text):
        await earlier(town, link)
        text.append(ADDED)
        again = await ask(town, link)
        first, second = again.content.splitlines()
        assert first.startswith("Already summarised here <t:")
        assert second.startswith("The article has changed since: 1 sentence new: “On Friday the")


async def test_page_that_is_away_is_pointed_to_all_the_same(town: Town) -> None:
    async with newspaper() as (link, text):
        await earlier(town, link)
        text.clear()
        again = await ask(town, link)
        assert is_pointer(again)
        assert "changed" not in again.content


@pytest.mark.parametrize("days", [0, 7])
async def test_after_its_time_a_link_is_summarised_anew(open_town: OpenTown, days: int) -> None:
    async with open_town(storage={"repost_days": days}) as town:
        shown = await earlier(town, f"{town.site}/harbour")
        kept = await stored(town, shown)
        if days:
            long_ago = datetime.now(UTC) - timedelta(days=days, minutes=1)
            await store_of(town).shown.put(replace(kept, shown_at=long_ago))
        assert is_summary(await ask(town, f"{town.site}/harbour"))


async def test_summary_of_another_server_does_not_count(town: Town) -> None:
    await earlier(town, f"{town.site}/harbour")
    village = town.discord.create_guild("Village")
    square = village.create_text_channel("square")
    town.bot.join(village)
    town.bob.join(village)
    assert is_summary(await ask(town, f"{town.site}/harbour", square))


async def test_summary_in_a_channel_that_not_everybody_sees_does_not_count(town: Town) -> None:
    secret = town.guild.create_text_channel("secret")
    secret.overwrite(town.guild.everyone, deny=int(Permission.VIEW_CHANNEL))
    for user in (town.alice.user, town.bot.user):
        secret.overwrite(user, allow=int(Permission.VIEW_CHANNEL))
    await earlier(town, f"{town.site}/harbour", secret)
    assert is_summary(await ask(town, f"{town.site}/harbour"))


async def test_summary_in_an_open_channel_counts_in_a_closed_one(town: Town) -> None:
    secret = town.guild.create_text_channel("secret")
    secret.overwrite(town.guild.everyone, deny=int(Permission.VIEW_CHANNEL))
    for user in (town.bob.user, town.bot.user):
        secret.overwrite(user, allow=int(Permission.VIEW_CHANNEL))
    await earlier(town, f"{town.site}/harbour")
    assert is_pointer(await ask(town, f"{town.site}/harbour", secret))


async def test_summary_in_a_private_thread_does_not_count(town: Town) -> None:
    thread = await town.alice.start_thread(town.news, "Whispers", private=True)
    await town.alice.add_to_thread(thread, town.bot.user)
    await earlier(town, f"{town.site}/harbour", thread)
    assert is_summary(await ask(town, f"{town.site}/harbour"))


async def test_private_answer_to_a_command_does_not_count(town: Town) -> None:
    ran = await town.alice.slash(town.news, "summarize", link=f"{town.site}/harbour", private=True)
    await stored(town, await ran.reply(30))
    assert is_summary(await ask(town, f"{town.site}/harbour"))


async def test_command_summarises_in_any_case(town: Town) -> None:
    await earlier(town, f"{town.site}/harbour")
    ran = await town.bob.slash(town.news, "summarize", link=f"{town.site}/harbour")
    assert is_summary(await ran.reply(30))


async def test_summary_that_is_made_again_costs_nothing_also_after_a_restart(
    open_town: OpenTown,
) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as first:
        shown = await earlier(first, f"{first.site}/harbour")
        async with restarted(first) as town:
            link = f"{town.site}/harbour"
            again = await (await town.bob.slash(town.news, "summarize", link=link)).reply(30)
            await town.discord.world.wait_until(lambda: again.embeds == shown.embeds, seconds=20)
            assert len(llm.requests) == 1
            await town.bob.slash(town.news, "summarize", link=link, language="de")
            await llm.until(lambda: len(llm.requests) > 1 and llm.in_flight == 0)


async def test_link_posted_in_a_thread_of_the_bot_is_added_to_it(town: Town) -> None:
    await earlier(town, f"{town.site}/lamplighter")
    shown = await earlier(town, f"{town.site}/harbour")
    await until(lambda: _has_thread(town, shown))
    thread = town.discord.world.channels[shown.id]
    post = await town.bob.post(thread, f"{town.site}/lamplighter")
    assert is_summary(await town.reply(post, thread))


async def test_several_links_are_summarised_in_any_case(town: Town) -> None:
    await earlier(town, f"{town.site}/harbour")
    both = f"{town.site}/harbour {town.site}/lamplighter"
    assert len((await ask(town, both)).embeds) == 2


async def test_deleted_summary_does_not_count(town: Town) -> None:
    shown = await earlier(town, f"{town.site}/harbour")
    editing.delete(town.discord.world, shown)
    assert is_summary(await ask(town, f"{town.site}/harbour"))


async def test_summary_whose_deletion_was_missed_does_not_count(town: Town) -> None:
    shown = await earlier(town, f"{town.site}/harbour")
    # What is deleted while the bot is not connected, it is never told.
    del town.news.messages[shown.id]
    assert is_summary(await ask(town, f"{town.site}/harbour"))
    assert await forgotten(town, shown)


async def test_repost_in_a_watched_channel_gets_a_pointer(town: Town) -> None:
    shown = await earlier(town, f"{town.site}/harbour")
    await store_of(town).servers.watch(town.news.id, town.guild.id, True)
    town.client.desk.office.places.forget(town.guild.id)
    post = await town.bob.post(town.news, f"look at this {town.site}/harbour")
    again = await town.reply(post)
    assert is_pointer(again)
    assert public(town) == [shown, again]


async def test_sentences_that_came_and_went_are_told_in_one_line(town: Town) -> None:
    async with newspaper() as (link, text):
        await earlier(town, link)
        text[0] = ADDED
        lines = (await ask(town, link)).content.splitlines()
        assert lines[1:] == [
            f"The article has changed since: 1 sentence new, 1 gone; new: “{ADDED}”"
        ]


async def test_role_that_is_kept_from_the_earlier_summary_gets_no_pointer(town: Town) -> None:
    muted = town.guild.create_role("muted")
    there = town.guild.create_text_channel("there")
    there.overwrite(muted, deny=int(Permission.VIEW_CHANNEL))
    async with newspaper() as (link, _):
        first = await town.reply(await town.alice.post(there, f"{town.bot.user.mention} {link}"))
        await stored(town, first)
        again = await town.alice.post(town.news, f"{town.bot.user.mention} {link}")
        assert not is_pointer(await town.reply(again))
