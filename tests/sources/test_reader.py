"""Links, files and pasted text become articles, through real workers and real sites."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio
from aiohttp import web

from bot.errors import (
    Empty,
    ExtractionFailed,
    LinkRefused,
    NotText,
    PageNotFound,
    TooLarge,
    TooShort,
)
from bot.models import SourceKind
from bot.sources.limits import Limits
from bot.sources.reader import PRELOAD, ArticleReader
from bot.sources.web import Web
from bot.workers import Workers
from tests.sources.conftest import Serve, answer, redirect

pytestmark = pytest.mark.asyncio(loop_scope="module")

LIMITS = Limits(allow_loopback=True, max_file_bytes=50_000, max_characters=40_000)
PARAGRAPHS = (
    "The ferry between the two islands will sail again from Sunday, the harbour office said, after "
    "engineers had replaced the engine that failed in January.",
    "“People had to fly to visit their neighbours,” said Captain Ida Moen. “That ends on Sunday.”",
    "Tickets cost as much as before. A second ferry is to be bought next year, so that the islands "
    "are never cut off for so long again.",
)
TEXT = "\n\n".join(PARAGRAPHS)
HTML = (
    "<html lang='en'><head><title>Ferry sails again</title></head><body><article>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    + "</article></body></html>"
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def workers() -> AsyncIterator[Workers]:
    async with Workers(1, preload=PRELOAD) as workers:
        yield workers


@pytest_asyncio.fixture(loop_scope="module")
async def reader(workers: Workers) -> AsyncIterator[ArticleReader]:
    async with Web(LIMITS) as client:
        yield ArticleReader(web=client, workers=workers, limits=LIMITS)


async def test_page_becomes_an_article(serve: Serve, reader: ArticleReader) -> None:
    site = await serve({"/old": redirect("/new"), "/new": answer(HTML)})
    article = await reader.read_page(f"{site.url}/old")
    assert article.text == TEXT
    assert article.title == "Ferry sails again"
    assert article.url == f"{site.url}/new"
    assert article.kind is SourceKind.PAGE
    assert article.language == "en"


async def test_plain_text_page_stays_a_page(serve: Serve, reader: ArticleReader) -> None:
    site = await serve({"/a": answer(TEXT, content_type="text/plain")})
    article = await reader.read_page(f"{site.url}/a")
    assert article.text == TEXT
    assert article.kind is SourceKind.PAGE
    assert article.url == f"{site.url}/a"


async def test_many_readers_of_one_page_cause_one_fetch(
    serve: Serve, reader: ArticleReader
) -> None:
    site = await serve({"/a": answer(HTML)})
    articles = await asyncio.gather(*(reader.read_page(f"{site.url}/a") for _ in range(20)))
    assert {article.text for article in articles} == {TEXT}
    assert site.hits == ["/a"]
    await reader.read_page(f"{site.url}/a")
    assert site.hits == ["/a", "/a"]


async def test_failure_is_shared_but_not_remembered(serve: Serve, reader: ArticleReader) -> None:
    site = await serve({})
    results = await asyncio.gather(
        *(reader.read_page(f"{site.url}/a") for _ in range(3)), return_exceptions=True
    )
    assert [type(result) for result in results] == [PageNotFound] * 3
    assert len(site.hits) == 1
    with pytest.raises(PageNotFound):
        await reader.read_page(f"{site.url}/a")
    assert len(site.hits) == 2


async def test_reader_who_leaves_does_not_take_the_page_from_others(
    serve: Serve, reader: ArticleReader
) -> None:
    gate = asyncio.Event()

    async def wait(request: web.Request) -> web.StreamResponse:
        await gate.wait()
        return web.Response(text=HTML, content_type="text/html")

    site = await serve({"/a": wait})
    first, second = (asyncio.create_task(reader.read_page(f"{site.url}/a")) for _ in range(2))
    await site.asked.wait()
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    gate.set()
    assert (await second).text == TEXT
    assert site.hits == ["/a"]


async def test_last_reader_who_leaves_ends_the_fetch(serve: Serve, reader: ArticleReader) -> None:
    ended = asyncio.Event()

    async def hold(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        try:
            while True:
                await response.write(b"<p>")
                await asyncio.sleep(0.01)
        finally:
            ended.set()

    site = await serve({"/a": hold})
    task = asyncio.create_task(reader.read_page(f"{site.url}/a"))
    await site.asked.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.wait_for(ended.wait(), 5)


async def test_page_that_takes_too_long_to_parse_is_given_up(
    serve: Serve, workers: Workers
) -> None:
    site = await serve({"/a": answer("<p>some words <b>of it</b></p>" * 60_000 + HTML)})
    limits = replace(LIMITS, extract_seconds=0.05)
    async with Web(limits) as client:
        impatient = ArticleReader(web=client, workers=workers, limits=limits)
        with pytest.raises(ExtractionFailed):
            await impatient.read_page(f"{site.url}/a")


async def test_link_that_may_not_be_opened_is_refused(reader: ArticleReader) -> None:
    with pytest.raises(LinkRefused):
        await reader.read_page("http://localhost/")


async def test_pasted_text_belongs_to_its_message(reader: ArticleReader) -> None:
    url = "https://discord.com/channels/1/2/3"
    article = await reader.read_text(f"Ferry sails again\n\n{TEXT}", url=url)
    assert article.text == TEXT
    assert article.title == "Ferry sails again"
    assert (article.kind, article.url) == (SourceKind.CHAT, url)
    assert article.language == "en"
    assert article.coverage.complete
    assert article.words == 68


async def test_pasted_text_without_a_message_has_no_place(reader: ArticleReader) -> None:
    article = await reader.read_text(TEXT)
    assert (article.kind, article.url) == (SourceKind.FILE, None)


async def test_text_of_a_few_words_is_too_short(reader: ArticleReader) -> None:
    with pytest.raises(TooShort):
        await reader.read_text("The ferry sails again from Sunday, the harbour office said.")


@pytest.mark.parametrize("text", ["", " \n\t", "* * *", "\ud800"])
async def test_text_without_words_is_empty(reader: ArticleReader, text: str) -> None:
    with pytest.raises(Empty):
        await reader.read_text(text)


async def test_text_beyond_the_limit_is_too_large(reader: ArticleReader) -> None:
    with pytest.raises(TooLarge):
        await reader.read_text("word " * 20_000)
    sentence = "The ferry sails again from Sunday, the harbour office said. "
    with pytest.raises(TooLarge):
        await reader.read_text(sentence * 700)
    assert await reader.read_text(sentence * 600)


@pytest.mark.parametrize(
    ("name", "content_type", "body"),
    [
        ("message.txt", None, TEXT),
        ("message.txt", "text/plain; charset=utf-8", TEXT),
        ("ferry.md", None, f"# Ferry sails again\n\n{TEXT}"),
        ("ferry.md", "text/plain", f"# Ferry sails again\n\n{TEXT}"),
        ("ferry.html", "text/html", HTML),
        ("ferry.htm", None, HTML),
        ("ferry", None, HTML),
        ("ferry", "application/octet-stream", TEXT),
    ],
)
async def test_file_is_read_as_what_it_is(
    reader: ArticleReader, name: str, content_type: str | None, body: str
) -> None:
    article = await reader.read_file(body.encode(), name=name, content_type=content_type)
    assert article.text == TEXT
    assert (article.kind, article.url) == (SourceKind.FILE, None)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
async def test_file_may_have_any_usual_encoding(reader: ArticleReader, encoding: str) -> None:
    data = TEXT.encode(encoding)
    article = await reader.read_file(data, name="message.txt", content_type=None)
    assert article.text == TEXT


@pytest.mark.parametrize(
    ("name", "content_type", "body"),
    [
        ("photo.png", "image/png", b"\x89PNG"),
        ("message.txt", "image/png", b"text"),
        ("program.exe", None, b"MZ"),
        ("message.txt", "text/plain", b"some words and \x00 a zero"),
        ("report.txt", None, b"%PDF-1.7"),
    ],
)
async def test_file_that_is_no_text_is_refused(
    reader: ArticleReader, name: str, content_type: str | None, body: bytes
) -> None:
    with pytest.raises(NotText):
        await reader.read_file(body, name=name, content_type=content_type)


async def test_empty_file_and_large_file_are_refused(reader: ArticleReader) -> None:
    with pytest.raises(Empty):
        await reader.read_file(b" \r\n", name="message.txt", content_type=None)
    with pytest.raises(TooLarge):
        await reader.read_file(b"x" * 50_001, name="message.txt", content_type=None)
