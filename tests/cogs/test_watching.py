"""Channels and forums whose links are summarised without being asked for."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web

from bot.config import ThreadSettings
from bot.sandbox.entities import Channel, ChannelType, Message
from bot.sandbox.people import Person
from bot.sandbox.permissions import Permission
from tests.cogs.doing import labels, public, restarted, settings_for, stored, text_of
from tests.conftest import OpenTown, Town
from tests.llm import LlmServer
from tests.serving import serving

DULL = "The list of tide tables for the week, which nobody has ever called an article."


def moderator(town: Town) -> Person:
    """Let somebody join who may change the server's settings."""
    carol = town.discord.create_person("Carol")
    role = town.guild.create_role("keepers", permissions=int(Permission.MANAGE_GUILD))
    carol.join(town.guild, roles=(role,))
    return carol


async def watch(town: Town, channel: Channel | None = None, **settings: object) -> Person:
    """Have a channel watched."""
    carol = moderator(town)
    ran = await carol.slash(channel or town.news, "settings", watch=True, **settings)
    assert "is watched: links posted there" in text_of(await ran.reply())
    return carol


async def test_link_in_a_watched_channel_is_summarised_unasked(town: Town) -> None:
    await watch(town)
    post = await town.alice.post(town.news, f"worth reading: {town.site}/harbour")
    shown = await town.reply(post)
    assert "Harwick" in shown.embeds[0]["title"]
    assert "Shorter" in labels(shown)
    await stored(town, shown)
    await town.settle()
    assert shown.thread is None
    other = town.guild.create_text_channel("other")
    await town.alice.post(other, f"{town.site}/harbour")
    await town.settle()
    assert town.replies(other) == []


async def test_watching_goes_on_after_a_restart_and_ends_when_told(open_town: OpenTown) -> None:
    async with open_town() as first:
        carol = await watch(first)
        async with restarted(first) as town:
            post = await town.alice.post(town.news, f"{town.site}/harbour")
            shown = await town.reply(post)
            ran = await carol.slash(town.news, "settings", watch=False)
            assert "is not watched" in text_of(await ran.reply())
            await town.alice.post(town.news, f"{town.site}/lamplighter")
            await town.settle()
            assert public(town) == [shown]


async def test_posts_of_a_watched_forum_are_summarised_in_the_post(town: Town) -> None:
    forum = town.guild.create_forum("links")
    first = await town.alice.start_post(forum, "Rules", "Be kind to each other here, please.")
    await watch(town, first.channel)
    post = await town.bob.start_post(forum, "Harbour", f"{town.site}/harbour")
    shown = await town.reply(post)
    assert shown.channel is post.channel
    assert "Harwick" in shown.embeds[0]["title"]
    later = await town.alice.post(post.channel, f"and this one: {town.site}/lamplighter")
    assert (await town.reply(later)).channel is post.channel


async def test_threads_of_a_watched_channel_are_watched_too(town: Town) -> None:
    await watch(town)
    thread = await town.alice.start_thread(town.news, "Reading")
    post = await town.alice.post(thread, f"{town.site}/harbour")
    assert (await town.reply(post)).embeds


@pytest.mark.parametrize(
    "text",
    [
        "<{site}/harbour>",
        "||{site}/harbour||",
        "{site}/picture.png",
        "https://tenor.com/view/ferry-1",
        "https://discord.gg/abcdef",
        "{site}/gone",
        "no link at all",
        "`{site}/harbour`",
    ],
)
async def test_what_is_hidden_or_no_article_is_left_alone(town: Town, text: str) -> None:
    await watch(town)
    await town.alice.post(town.news, text.format(site=town.site))
    await asyncio.sleep(0.8)
    assert public(town) == []
    assert [c for c in town.discord.world.channels.values() if c.type is ChannelType.DM] == []


async def test_link_that_fails_slowly_leaves_nothing_behind(town: Town) -> None:
    await watch(town)

    async def late(_: web.Request) -> web.Response:
        await asyncio.sleep(1.6)
        raise web.HTTPNotFound

    async with serving(late) as site:
        await town.alice.post(town.news, f"{site}/late")
        await asyncio.sleep(2.4)
    assert public(town) == []


async def test_page_that_is_no_article_is_left_alone(town: Town) -> None:
    await watch(town)

    async def short(_: web.Request) -> web.Response:
        return web.Response(text=f"<html><body><p>{DULL}</p>", content_type="text/html")

    async with serving(short) as site:
        await town.alice.post(town.news, f"{site}/tides")
        await asyncio.sleep(1.5)
    assert public(town) == []


async def test_failing_link_beside_a_good_one_is_not_mentioned(town: Town) -> None:
    await watch(town)
    post = await town.alice.post(town.news, f"{town.site}/gone {town.site}/harbour")
    shown = await town.reply(post)
    assert [embed["title"][:7] for embed in shown.embeds] == ["Harwick"]
    assert shown.content == ""


async def test_nobody_hears_of_a_channel_the_bot_may_not_write_in(town: Town) -> None:
    await watch(town)
    town.news.overwrite(town.bot.user, deny=int(Permission.SEND_MESSAGES))
    await town.alice.post(town.news, f"{town.site}/harbour")
    await asyncio.sleep(1.5)
    assert [c for c in town.discord.world.channels.values() if c.type is ChannelType.DM] == []


async def test_quiet_site_is_left_alone_with_its_parts(town: Town) -> None:
    carol = await watch(town, quiet="http://127.0.0.1/anything")
    await town.alice.post(town.news, f"{town.site}/harbour")
    await town.settle()
    assert public(town) == []
    asked = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/lamplighter")
    assert (await town.reply(asked)).embeds
    await (await carol.slash(town.news, "settings", quiet="127.0.0.1")).reply()
    post = await town.alice.post(town.news, f"{town.site}/harbour")
    assert "Harwick" in (await town.reply(post)).embeds[0]["title"]


async def test_links_of_members_who_opted_out_are_left_alone(town: Town) -> None:
    await watch(town)
    await (await town.alice.slash(town.news, "privacy", opt_out=True)).reply()
    await town.alice.post(town.news, f"{town.site}/harbour")
    await town.settle()
    assert public(town) == []
    post = await town.bob.post(town.news, f"{town.site}/harbour")
    assert (await town.reply(post)).embeds


async def test_owner_can_have_threads_opened_in_watched_channels(open_town: OpenTown) -> None:
    async with open_town(threads=ThreadSettings(watched_mode="always")) as town:
        await watch(town)
        shown = await town.reply(await town.alice.post(town.news, f"{town.site}/harbour"))
        await town.discord.world.wait_until(lambda: shown.thread is not None, seconds=10)
        assert "Harwick votes" in town.discord.world.channels[shown.id].name


async def test_dear_article_is_done_for_free_without_asking(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm, price_in=9000)) as town:
        await watch(town)
        post = await town.alice.post(town.news, f"{town.site}/harbour")
        shown: Message = await town.reply(post)
        assert "extractive" in text_of(shown)
        assert "Shorter" in labels(shown)
        assert llm.requests == []


async def test_cheap_article_is_done_by_the_model(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        await watch(town)
        shown = await town.reply(await town.alice.post(town.news, f"{town.site}/harbour"))
        assert "gpt-5.4-mini" in text_of(shown)
