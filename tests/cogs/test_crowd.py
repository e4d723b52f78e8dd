"""Many who post the same, and many links to the same site."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from importlib import resources

from aiohttp import web

from tests.cogs.doing import settings_for, text_of
from tests.conftest import OpenTown
from tests.llm import LlmServer
from tests.serving import serving

MEMBERS = 50
PAGE = (resources.files("bot.demo") / "pages" / "harbour.html").read_text(encoding="utf-8")


@dataclass
class Paper:
    """A newspaper's site: how often each page was asked for, and how many at once."""

    url: str = ""
    asked: Counter[str] = field(default_factory=Counter)
    busy: int = 0
    most: int = 0


@asynccontextmanager
async def newspaper() -> AsyncIterator[Paper]:
    paper = Paper()

    async def answer(request: web.Request) -> web.Response:
        paper.asked[request.path] += 1
        paper.busy += 1
        paper.most = max(paper.most, paper.busy)
        await asyncio.sleep(0.05)
        paper.busy -= 1
        return web.Response(text=PAGE, content_type="text/html")

    async with serving(answer) as paper.url:
        yield paper


async def test_link_that_fifty_members_send_is_fetched_and_written_once(
    open_town: OpenTown,
) -> None:
    async with newspaper() as paper, LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        members = [town.discord.create_person(f"Member {n}") for n in range(MEMBERS)]
        for member in members:
            member.join(town.guild)
        posts = await asyncio.gather(
            *(member.direct_message(town.bot, f"{paper.url}/harbour") for member in members)
        )
        replies = await asyncio.gather(*(town.reply(post) for post in posts))
        assert paper.asked == {"/harbour": 1}
        assert len(llm.requests) == 1
        assert len(replies) == MEMBERS
        assert len({text_of(reply) for reply in replies}) == 1
        assert "Harwick votes" in text_of(replies[0])


async def test_link_that_fifty_members_post_in_a_channel_has_fifty_answers(
    open_town: OpenTown,
) -> None:
    async with newspaper() as paper, LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        link = f"{town.bot.user.mention} {paper.url}/harbour"
        posts = await asyncio.gather(
            *(town.alice.post(town.news, f"{link} {n}") for n in range(MEMBERS))
        )
        replies = await asyncio.gather(*(town.reply(post) for post in posts))
        assert len({reply.id for reply in replies}) == MEMBERS
        assert len(llm.requests) == 1
        assert paper.asked == {"/harbour": 1}


async def test_many_links_to_one_site_are_fetched_two_at_a_time(open_town: OpenTown) -> None:
    async with newspaper() as paper, open_town() as town:
        posts = [
            await town.alice.post(town.news, f"{town.bot.user.mention} {links}")
            for links in (
                " ".join(f"{paper.url}/{n}-{part}" for part in range(3)) for n in range(10)
            )
        ]
        await asyncio.gather(*(town.reply(post) for post in posts))
        assert len(paper.asked) == 30
        assert set(paper.asked.values()) == {1}
        assert paper.most == 2
