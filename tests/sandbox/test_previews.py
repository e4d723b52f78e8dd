"""Embeds of other people's and other bots' messages: from the start, or as a preview later."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord
import pytest

from bot.sandbox.errors import DiscordFault
from bot.sandbox.permissions import Permission
from bot.sandbox.polls import Poll
from bot.sandbox.sandbox import Sandbox

if TYPE_CHECKING:
    from tests.sandbox.conftest import Connect, Town

LINK = "https://paper.example/bridge"
NEWS = {
    "title": "Bridge opens",
    "description": "The old bridge opens on Monday.",
    "url": LINK,
    "author": {"name": "Ada Penn"},
    "footer": {"text": "The Paper"},
    "fields": [{"name": "Cost", "value": "4 million", "inline": True}],
}


def assert_is_news(embed: discord.Embed) -> None:
    assert (embed.title, embed.url) == ("Bridge opens", LINK)
    assert embed.description == "The old bridge opens on Monday."
    assert (embed.author.name, embed.footer.text) == ("Ada Penn", "The Paper")
    assert [(field.name, field.value) for field in embed.fields] == [("Cost", "4 million")]


async def test_preview_that_arrives_later_is_a_whole_message_and_no_edit(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    posted = await town.alice.post(town.news, LINK)
    heard = await client.hear()
    assert heard.embeds == []
    updated = asyncio.create_task(client.wait_for("raw_message_edit", timeout=5))
    await asyncio.sleep(0)
    sandbox.unfurl(posted, NEWS | {"type": "article"})
    data = (await updated).data
    assert (data["content"], data["edited_timestamp"]) == (LINK, None)
    assert data["author"]["id"] == str(town.alice.id)
    assert_is_news((await updated).message.embeds[0])
    fetched = await heard.channel.fetch_message(heard.id)
    assert_is_news(fetched.embeds[0])
    assert (fetched.embeds[0].type, fetched.edited_at) == ("article", None)


async def test_preview_without_a_type_is_a_link(sandbox: Sandbox, town: Town) -> None:
    posted = await town.alice.post(town.news, LINK)
    sandbox.unfurl(posted, NEWS)
    assert [embed["type"] for embed in posted.embeds] == ["link"]


async def test_another_bot_posts_embeds_from_the_start(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    feed = sandbox.create_application("Feed", token="feed.token")
    feed.join(town.guild)
    client = await connect(town.app)
    await sandbox.post_as(feed, town.news, embeds=[NEWS])
    heard = await client.hear()
    assert (heard.author.bot, heard.author.id, heard.content) == (True, feed.user.id, "")
    assert_is_news(heard.embeds[0])
    fetched = await heard.channel.fetch_message(heard.id)
    assert_is_news(fetched.embeds[0])
    assert fetched.embeds[0].type == "rich"


async def test_another_bot_is_held_to_the_rules_of_the_api(sandbox: Sandbox, town: Town) -> None:
    feed = sandbox.create_application("Feed", token="feed.token")
    feed.join(town.guild)
    with pytest.raises(DiscordFault) as refused:
        await sandbox.post_as(feed, town.news, embeds=[{"title": "t" * 257}])
    assert refused.value.code == 50035
    town.news.overwrite(feed.user, deny=int(Permission.EMBED_LINKS))
    with pytest.raises(DiscordFault) as refused:
        await sandbox.post_as(feed, town.news, embeds=[NEWS])
    assert refused.value.code == 50013
    asked = await sandbox.post_as(feed, town.news, "Vote!", poll=Poll("Stay?", ["Yes", "No"]))
    assert (asked.content, asked.poll is None) == ("Vote!", False)


async def test_embeds_are_withheld_without_the_intent(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    feed = sandbox.create_application("Feed", token="feed.token")
    feed.join(town.guild)
    client = await connect(town.app, intents=discord.Intents.default())
    posted = await sandbox.post_as(feed, town.news, "News:", embeds=[NEWS])
    heard = await client.hear()
    assert (heard.content, heard.embeds) == ("", [])
    updated = asyncio.create_task(client.wait_for("raw_message_edit", timeout=5))
    await asyncio.sleep(0)
    sandbox.unfurl(posted, NEWS)
    assert (await updated).data["embeds"] == []
