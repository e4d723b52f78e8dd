"""The pages of a digest as discord.py sends them, and as Discord's limits take them."""

from __future__ import annotations

import io

import discord
import pytest

from bot.cogs.posts import arguments
from bot.core.digest_texts import CHART_TITLE
from bot.core.render import Style
from bot.core.render.digest import digest_pages
from bot.core.render.schedules import schedules_reply
from bot.digests import Bar
from bot.engines.chart import FILE_NAME, draw
from tests.conftest import Town
from tests.core.render.digests import digest, link, topic
from tests.core.render.test_schedules import NOW, full

LARGE = digest(
    links=tuple(
        link(number, quote="They said so. " * 9, quote_url=f"https://paper.example/{number}#a")
        for number in range(90)
    ),
    topics=tuple(topic(number) for number in range(9)),
)


def channel_of(town: Town) -> discord.TextChannel:
    channel = town.client.get_channel(town.news.id)
    assert isinstance(channel, discord.TextChannel)
    return channel


@pytest.mark.parametrize("style", ["embed", "plain"])
async def test_every_page_of_a_large_digest_is_taken(town: Town, style: Style) -> None:
    pages = digest_pages(LARGE, style=style)
    for page in pages:
        await channel_of(town).send(**arguments(page))
    shown = town.replies()
    assert len(shown) == len(pages) > 5
    assert all(message.content or message.embeds for message in shown)


async def test_the_first_page_shows_its_chart(town: Town) -> None:
    png = draw([Bar("news", 12), Bar("science", 3)], CHART_TITLE)
    first = digest_pages(LARGE, style="embed", picture=FILE_NAME)[0]
    await channel_of(town).send(
        **arguments(first), file=discord.File(io.BytesIO(png), filename=FILE_NAME)
    )
    (message,) = town.replies()
    assert message.embeds[0]["image"]["url"] == f"attachment://{FILE_NAME}"
    assert [file.data for file in message.attachments] == [png]


async def test_a_full_list_of_schedules_is_taken(town: Town) -> None:
    reply = schedules_reply([full(number) for number in range(20)], now=NOW, most=20)
    await channel_of(town).send(**arguments(reply))
    (message,) = town.replies()
    assert message.embeds[0]["description"].count("**08:00**") == 20
