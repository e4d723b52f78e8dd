"""Hostile sites and pages end in an article or a plain sentence, and lies are seen through."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from bot.errors import LinkRefused, SiteFailed, SourceError, TimedOut, TooLarge, TooManyRedirects
from bot.sources.limits import Limits
from bot.sources.reader import PRELOAD, open_reader
from bot.workers import Workers
from tests.sources.conftest import Names, Serve, answer, open_sites
from tests.sources.fetch.hostile import Lie, Trap, lies, page_traps, site_traps

pytestmark = pytest.mark.asyncio(loop_scope="module")

LIMITS = Limits(
    allow_loopback=True, site_gap=0, max_bytes=200_000, total_seconds=30, extract_seconds=30
)
SITE_TRAPS = {trap.name: trap for trap in site_traps(1_000_000, 0.02)}
PAGE_TRAPS = {trap.name: trap for trap in page_traps(6_000)}
LIES = {lie.name: lie for lie in lies()}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def workers() -> AsyncIterator[Workers]:
    async with Workers(1, preload=PRELOAD) as workers:
        yield workers


@pytest_asyncio.fixture(loop_scope="module")
async def serve() -> AsyncIterator[Serve]:
    """Websites in the event loop of these tests, so that unfinished answers can be ended."""
    async with open_sites() as start:
        yield start


async def read(serve: Serve, workers: Workers, trap: Trap, limits: Limits = LIMITS) -> str:
    """Return the text of what a trap gives, or raise its error."""
    site = await serve(trap.pages)
    names = Names({"news.example.com": ["127.0.0.1"]}, site.port)
    async with open_reader(workers, limits, resolver=names) as reader:
        return (await reader.read_page("http://news.example.com/a")).text


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("gzip bomb", TooLarge),
        ("deflate bomb", TooLarge),
        ("deflate without a header bomb", TooLarge),
        ("bomb of many gzip members", TooLarge),
        ("page without end", TooLarge),
        ("byte by byte", TimedOut),
        ("answers in between", TimedOut),
        ("headers without end", SiteFailed),
        ("long headers without end", SiteFailed),
        ("smallest chunks", TimedOut),
        ("redirects in a circle", TooManyRedirects),
        ("redirect to 127.0.0.2", LinkRefused),
        ("redirect to localhost", LinkRefused),
        ("redirect to 169.254.169.254", LinkRefused),
    ],
)
async def test_site_that_means_harm_is_left(
    serve: Serve, workers: Workers, name: str, error: type[SourceError]
) -> None:
    seconds = 0.3 if error is TimedOut else 30
    with pytest.raises(error):
        await read(serve, workers, SITE_TRAPS[name], replace(LIMITS, total_seconds=seconds))


@pytest.mark.parametrize("name", PAGE_TRAPS)
async def test_page_that_means_harm_ends_in_an_article_or_a_sentence(
    serve: Serve, workers: Workers, name: str
) -> None:
    outcome = ""
    try:
        outcome = await read(serve, workers, PAGE_TRAPS[name])
    except SourceError as exc:
        outcome = exc.user_message
    assert outcome
    assert "root:" not in outcome


@pytest.mark.parametrize("name", LIES)
async def test_text_comes_out_right_whatever_its_labels_say(
    serve: Serve, workers: Workers, name: str
) -> None:
    lie: Lie = LIES[name]
    trap = Trap(name, {"/a": answer(lie.body, content_type=lie.content_type)})
    assert await read(serve, workers, trap) == "\n\n".join(lie.paragraphs)


async def test_one_link_from_fifty_members_is_fetched_once(serve: Serve, workers: Workers) -> None:
    lie = next(lies())
    site = await serve({"/a": answer(lie.body)})
    async with open_reader(workers, LIMITS) as reader:
        articles = await asyncio.gather(*(reader.read_page(f"{site.url}/a") for _ in range(50)))
    assert {article.text for article in articles} == {"\n\n".join(lie.paragraphs)}
    assert site.hits == ["/a"]
