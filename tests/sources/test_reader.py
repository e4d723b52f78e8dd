"""Links, files and pasted text become articles, through real workers and real sites."""

from __future__ import annotations

import asyncio
import time
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
    ReadersBusy,
    SourceError,
    TooLarge,
    TooShort,
)
from bot.models import ChatLine, SourceKind
from bot.sources.limits import Limits
from bot.sources.reader import PRELOAD, ArticleReader, open_reader
from bot.workers import Workers
from tests.sources.conftest import Handler, Serve, answer, redirect
from tests.sources.video.youtube_site import YouTubeSite

pytestmark = pytest.mark.asyncio(loop_scope="module")

LIMITS = Limits(
    allow_loopback=True, max_file_bytes=50_000, max_characters=40_000, site_gap=0, cache_bytes=0
)
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
    async with open_reader(workers, LIMITS) as reader:
        yield reader


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
    async with open_reader(workers, limits) as impatient:
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
    assert (await reader.read_text(sentence * 600)).text


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
        ("archive.zip", None, b"PK\x03\x04"),
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


def page_of(number: int, last: int, body: str) -> Handler:
    """Return a page of an article that goes on until its last one."""
    more = f"<link rel='next' href='/story/{number + 1}'>" if number < last else ""
    return answer(
        f"<html lang='en'><head><title>Ferry sails again</title>{more}</head><body><article>"
        f"<h1>Ferry sails again</h1>{body}</article></body></html>"
    )


def body_of(number: int) -> str:
    facts = (
        f"On day {number} of the repairs the engineers found {number * 7} broken rivets.",
        f"Each of them was drawn, and {number * 11} new ones were made in the smithy of the yard.",
        "The captain looked on from the quay, and wrote down what it cost in her small black book.",
    )
    return "".join(f"<p>{fact}</p>" for fact in facts)


async def test_article_that_goes_on_is_read_to_its_end(serve: Serve, reader: ArticleReader) -> None:
    pages = {f"/story/{n}": page_of(n, 3, body_of(n)) for n in (1, 2, 3)}
    site = await serve(pages)
    article = await reader.read_page(f"{site.url}/story/1")
    assert [f"On day {n} of" in article.text for n in (1, 2, 3)] == [True] * 3
    assert article.coverage.complete
    assert article.url == f"{site.url}/story/1"
    assert site.hits == ["/story/1", "/story/2", "/story/3"]


async def test_article_that_goes_on_for_too_long_says_so(
    serve: Serve, reader: ArticleReader
) -> None:
    site = await serve({f"/story/{n}": page_of(n, 9, body_of(n)) for n in range(1, 10)})
    article = await reader.read_page(f"{site.url}/story/1")
    assert "On day 5 of" in article.text
    assert "On day 6 of" not in article.text
    assert article.coverage.note == "only the first 5 pages were readable"
    assert len(site.hits) == 5


async def test_article_whose_next_page_fails_says_so(serve: Serve, reader: ArticleReader) -> None:
    site = await serve({"/story/1": page_of(1, 2, body_of(1))})
    article = await reader.read_page(f"{site.url}/story/1")
    assert article.coverage.note == "only the first page was readable"
    assert "On day 1 of" in article.text


async def test_pages_that_lead_in_a_circle_are_read_once(
    serve: Serve, reader: ArticleReader
) -> None:
    back = answer(
        "<html><head><title>Ferry sails again</title><link rel='next' href='/story/1'></head>"
        f"<body><article>{body_of(2)}</article></body></html>"
    )
    site = await serve({"/story/1": page_of(1, 2, body_of(1)), "/story/2": back})
    article = await reader.read_page(f"{site.url}/story/1")
    assert article.coverage.complete
    assert site.hits == ["/story/1", "/story/2"]


async def test_run_of_messages_becomes_an_article(reader: ArticleReader) -> None:
    lines = [ChatLine(7, 1, "Ida", PARAGRAPHS[0]), ChatLine(9, 2, "Jon", PARAGRAPHS[2])]
    article = await reader.read_chat(lines, url="https://discord.com/channels/1/2/7")
    assert article.text == f"Ida: {PARAGRAPHS[0]}\n\nJon: {PARAGRAPHS[2]}"
    with pytest.raises(Empty):
        await reader.read_chat([], url="https://discord.com/channels/1/2/7")


async def test_who_waits_for_a_site_holds_nobody_else_up(serve: Serve, workers: Workers) -> None:
    one, other = (
        await serve({"/a": answer(HTML), "/b": answer(HTML)}),
        await serve({"/a": answer(HTML)}),
    )
    limits = replace(LIMITS, site_gap=1.0)
    async with open_reader(workers, replace(limits, visits=1)) as reader:
        await reader.read_page(f"{one.url}/a")
        waiting = asyncio.create_task(reader.read_page(f"{one.url}/b"))
        await asyncio.sleep(0.05)
        assert (await reader.read_page(f"{other.url}/a")).text == TEXT
        assert not waiting.done()
        assert (await waiting).text == TEXT


async def test_slow_site_holds_nobody_else_up(serve: Serve, workers: Workers) -> None:
    go = asyncio.Event()

    async def slow(_: web.Request) -> web.Response:
        await go.wait()
        return web.Response(text=HTML, content_type="text/html")

    one, other = await serve({"/a": slow}), await serve({"/a": answer(HTML)})
    async with open_reader(workers, LIMITS, slots=asyncio.Semaphore(1)) as reader:
        waiting = asyncio.create_task(reader.read_page(f"{one.url}/a"))
        await one.asked.wait()
        assert (await reader.read_page(f"{other.url}/a")).text == TEXT
        assert not waiting.done()
        go.set()
        assert (await waiting).text == TEXT


async def test_long_articles_of_one_site_do_not_wait_for_each_other_for_ever(
    serve: Serve, workers: Workers
) -> None:
    pages = {f"/{name}/2": page_of(2, 2, body_of(2)) for name in "abcd"}
    for name in "abcd":
        pages[f"/{name}/1"] = answer(
            "<html lang='en'><head><title>Ferry sails again</title>"
            f"<link rel='next' href='/{name}/2'></head><body><article>{body_of(1)}</article></body>"
        )
    site = await serve(pages)
    limits = replace(LIMITS, visits=2, site_connections=1, total_seconds=15)
    async with open_reader(workers, limits, slots=asyncio.Semaphore(1)) as reader:
        articles = await asyncio.gather(
            *(reader.read_page(f"{site.url}/{name}/1") for name in "abcd")
        )
    assert [article.coverage.complete for article in articles] == [True] * 4
    assert all("On day 2 of" in article.text for article in articles)


async def test_no_more_pages_are_held_at_once_than_there_are_visits(
    serve: Serve, workers: Workers
) -> None:
    busy, most = 0, 0

    async def page(_: web.Request) -> web.Response:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await asyncio.sleep(0.02)
        busy -= 1
        return web.Response(text=HTML, content_type="text/html")

    sites = [await serve({"/a": page}) for _ in range(6)]
    async with open_reader(workers, replace(LIMITS, visits=2)) as reader:
        articles = await asyncio.gather(*(reader.read_page(f"{site.url}/a") for site in sites))
    assert {article.text for article in articles} == {TEXT}
    assert most == 2


async def test_documents_that_take_long_leave_a_worker_to_pages(serve: Serve) -> None:
    site = await serve({"/a": answer(HTML)})
    slow = b"1\n00:00:01,000 --> 00:00:09,000\n" + b"{\\" * 1_500_000
    limits = replace(LIMITS, max_file_bytes=5_000_000, document_seconds=0.6)
    async with Workers(2, preload=PRELOAD) as two, open_reader(two, limits) as reader:
        await two.start()
        reading = [
            asyncio.create_task(reader.read_file(slow, name=f"{n}.srt", content_type=None))
            for n in range(4)
        ]
        await asyncio.sleep(0.2)
        assert (await reader.read_page(f"{site.url}/a")).text == TEXT
        assert not all(task.done() for task in reading)
        outcomes = await asyncio.gather(*reading, return_exceptions=True)
    assert all(isinstance(outcome, SourceError) for outcome in outcomes)


async def test_links_to_documents_that_take_long_leave_visits_to_pages(serve: Serve) -> None:
    slow = b"1\n00:00:01,000 --> 00:00:09,000\n" + b"{\\" * 1_500_000
    traps = {f"/{n}.srt": answer(slow, content_type="application/x-subrip") for n in range(6)}
    site = await serve({**traps, "/a": answer(HTML)})
    limits = replace(LIMITS, visits=4, site_connections=8, document_seconds=1.0)
    async with Workers(2, preload=PRELOAD) as two, open_reader(two, limits) as reader:
        await two.start()
        reading = [asyncio.create_task(reader.read_page(site.url + path)) for path in traps]
        await asyncio.wait(reading, return_when=asyncio.FIRST_COMPLETED)
        assert (await reader.read_page(f"{site.url}/a")).text == TEXT
        assert not all(task.done() for task in reading)
        outcomes = await asyncio.gather(*reading, return_exceptions=True)
    assert any(isinstance(outcome, ReadersBusy) for outcome in outcomes)
    assert all(isinstance(outcome, SourceError) for outcome in outcomes)


async def test_reader_whose_workers_are_all_busy_says_so(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = await serve({"/a": answer(HTML)})
    async with Workers(1, preload=PRELOAD) as one, open_reader(one, LIMITS) as reader:
        await reader.read_page(f"{site.url}/a")
        monkeypatch.setattr("bot.workers.QUEUE_SECONDS", 0.1)
        busy = asyncio.create_task(one.run(time.sleep, 2, timeout=10))
        await asyncio.sleep(0.05)
        with pytest.raises(ReadersBusy):
            await reader.read_page(f"{site.url}/a")
        await busy


async def test_short_link_to_a_video_is_read_as_the_video(serve: Serve, workers: Workers) -> None:
    youtube = YouTubeSite()
    paths = ("/watch", "/youtubei/v1/player", "/api/timedtext")
    films = await serve(dict.fromkeys(paths, youtube.answer))
    short = await serve({"/x": redirect("https://youtu.be/a1B2-c3_D4e?si=shared")})
    limits = replace(LIMITS, youtube_url=films.url, min_words=10)
    async with open_reader(workers, limits) as reader:
        article = await reader.read_page(f"{short.url}/x")
    assert (article.kind, article.title) == (SourceKind.VIDEO, "The ferry is back")
    assert article.url == "https://www.youtube.com/watch?v=a1B2-c3_D4e"
    assert short.hits == ["/x"]
