"""Reading videos from a YouTube that is silent, slow, huge, or leads elsewhere."""

from __future__ import annotations

import asyncio
import contextlib
import json
import pickle
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import web
from requests import PreparedRequest
from yarl import URL

from bot.core.citations import place_url
from bot.core.videos import Video
from bot.errors import (
    LinkRefused,
    NoTranscript,
    SiteBusy,
    SiteFailed,
    SourceError,
    TimedOut,
    TooLarge,
    TooShort,
    Unreachable,
    VideoNotFound,
)
from bot.models import Mark, SourceKind
from bot.sources.fetch.client import Client
from bot.sources.fetch.slots import Slot
from bot.sources.fetch.turns import HELD
from bot.sources.fetch.web import Web
from bot.sources.limits import Limits
from bot.sources.video.article import read_transcript
from bot.sources.video.fetching import MEANINGS, Videos
from bot.sources.video.recording import RawTranscript
from bot.sources.video.youtube import LoopAdapter, YouTube
from tests.sources.video.youtube_site import LINES, YouTubeSite, timed_text

VIDEO = Video("a1B2-c3_D4e")
LIMITS = Limits(allow_loopback=True, total_seconds=5.0, max_bytes=200_000, site_gap=0)
CHAPTERS = "All about it.\n\n0:00 The repair\n1:05 - Who paid\n(2:10) Tickets\n\nThanks!"


@pytest.fixture
async def site() -> AsyncIterator[YouTubeSite]:
    youtube = YouTubeSite()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", youtube.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    youtube.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield youtube
    await runner.cleanup()


@asynccontextmanager
async def open_videos(limits: Limits) -> AsyncIterator[Videos]:
    async with Client(limits) as client, Videos(limits=limits, client=client) as videos:
        yield videos


async def fetch(site: YouTubeSite, limits: Limits = LIMITS) -> RawTranscript:
    async with open_videos(replace(limits, youtube_url=site.base)) as videos:
        return await videos.fetch(VIDEO)


def text(body: str | bytes, status: int = 200, **headers: str) -> Any:
    async def handler(request: web.Request) -> web.Response:
        data = body.encode() if isinstance(body, str) else body
        return web.Response(body=data, status=status, headers=headers)

    return handler


async def test_captions_come_with_what_is_known_of_the_video(site: YouTubeSite) -> None:
    raw = await fetch(site)
    assert raw == RawTranscript(
        url="https://www.youtube.com/watch?v=a1B2-c3_D4e",
        cues=tuple((start, start + length, line) for start, length, line in LINES),
        language="en",
        title="The ferry is back",
        channel="Island News",
        published="2026-05-02T07:00:00-07:00",
        description="About the ferry.",
    )
    assert pickle.loads(pickle.dumps(raw)) == raw  # noqa: S301


async def test_every_request_goes_to_the_site_of_the_settings(site: YouTubeSite) -> None:
    await fetch(site)
    assert [path.partition("?")[0] for path in site.asked] == [
        "/watch",
        "/youtubei/v1/player",
        "/api/timedtext",
    ]
    assert {headers["User-Agent"] for headers in site.headers} == {LIMITS.user_agent}


@pytest.mark.parametrize(
    ("tracks", "chosen"),
    [
        ([("de", False), ("en", False), ("de", True)], "lang=de&made=0"),
        ([("fr", False), ("en-GB", False), ("de", True)], "lang=de&made=1"),
        ([("en-GB", False), ("fr", False), ("en", True)], "lang=en-GB&made=0"),
        ([("fr", False), ("en", False)], "lang=en&made=0"),
        ([("fr", False), ("sv", False)], "lang=fr&made=0"),
    ],
)
async def test_language_spoken_comes_first_and_captions_by_people(
    site: YouTubeSite, tracks: list[tuple[str, bool]], chosen: str
) -> None:
    site.tracks = tracks
    await fetch(site)
    assert site.asked[-1] == f"/api/timedtext?{chosen}"


async def test_video_is_read_without_anything_known_of_it(site: YouTubeSite) -> None:
    site.page = '<html>"INNERTUBE_API_KEY":"k" ytInitialPlayerResponse = {"cut": </html>'
    site.answers["/oembed"] = text("no", 401)
    raw = await fetch(site)
    assert (raw.title, raw.channel, raw.published, raw.description) == ("", "", "", "")
    assert len(raw.cues) == len(LINES)


async def test_what_the_page_does_not_say_comes_from_the_card(site: YouTubeSite) -> None:
    site.page = (
        '<meta itemprop="datePublished" content="2026-05-03">"INNERTUBE_API_KEY":"k"'
        'ytInitialPlayerResponse = {"videoDetails": [1]}'
    )
    raw = await fetch(site)
    assert (raw.title, raw.channel) == ("A card's title", "A card's author")
    assert raw.published == "2026-05-03"


async def test_card_that_leads_elsewhere_is_done_without(site: YouTubeSite) -> None:
    site.details = {}
    site.answers["/oembed"] = text("", 302, Location="https://elsewhere.example/")
    assert (await fetch(site)).title == ""


@pytest.mark.parametrize(
    ("status", "error"),
    [
        ({"status": "ERROR", "reason": "This video is unavailable"}, VideoNotFound),
        ({"status": "UNPLAYABLE", "reason": "Members only"}, VideoNotFound),
        ({"status": "LIVE_STREAM_OFFLINE", "reason": "Starts in 2 days"}, VideoNotFound),
        ({"status": "LOGIN_REQUIRED", "reason": "This is a private video."}, VideoNotFound),
        ({"status": "LOGIN_REQUIRED"}, VideoNotFound),
        (
            {
                "status": "LOGIN_REQUIRED",
                "reason": "Sign in to confirm you’re not a bot",
            },
            NoTranscript,
        ),
        ({"status": "LOGIN_REQUIRED", "reason": "Sign in to confirm your age"}, NoTranscript),
        (
            {
                "status": "LOGIN_REQUIRED",
                "reason": "This video may be inappropriate for some users.",
            },
            NoTranscript,
        ),
    ],
)
async def test_video_that_cannot_be_seen_is_told_from_one_without_captions(
    site: YouTubeSite, status: dict[str, str], error: type[SourceError]
) -> None:
    site.status = status
    with pytest.raises(error) as failure:
        await fetch(site)
    assert type(failure.value) is error


@pytest.mark.parametrize("captions", [{}, {"captionTracks": []}, {"captionTracks": [{"no": 1}]}])
async def test_video_without_captions_has_no_transcript(
    site: YouTubeSite, captions: dict[str, Any]
) -> None:
    site.captions = captions
    with pytest.raises(NoTranscript):
        await fetch(site)


@pytest.mark.parametrize(
    ("path", "body", "status", "error"),
    [
        ("/watch", "", 429, NoTranscript),
        ("/watch", '<form class="g-recaptcha"></form>', 200, NoTranscript),
        ("/watch", "<html>something new</html>", 200, NoTranscript),
        ("/watch", '<form action="https://consent.youtube.com/s">', 200, NoTranscript),
        ("/watch", "", 500, SiteFailed),
        ("/youtubei/v1/player", "", 403, SiteFailed),
        ("/youtubei/v1/player", "not json", 200, NoTranscript),
        ("/youtubei/v1/player", "[]", 200, NoTranscript),
        ("/youtubei/v1/player", "{}", 200, NoTranscript),
        ("/api/timedtext", "", 429, NoTranscript),
        ("/api/timedtext", "", 404, SiteFailed),
        ("/api/timedtext", "", 200, NoTranscript),
        ("/api/timedtext", "<transcript></transcript>", 200, NoTranscript),
        (
            "/api/timedtext",
            '<transcript><text start="nan">a</text></transcript>',
            200,
            NoTranscript,
        ),
        ("/api/timedtext", "<transcript><text>a</text></transcript>", 200, NoTranscript),
        (
            "/api/timedtext",
            '<!DOCTYPE a [<!ENTITY b "c">]><transcript><text start="0">&b;</text></transcript>',
            200,
            NoTranscript,
        ),
    ],
)
async def test_answer_that_holds_no_captions_is_named(
    site: YouTubeSite, path: str, body: str, status: int, error: type[SourceError]
) -> None:
    site.answers[path] = text(body, status)
    with pytest.raises(error) as failure:
        await fetch(site)
    assert type(failure.value) is error


async def test_consent_that_is_enough_opens_the_page(site: YouTubeSite) -> None:
    async def watch(request: web.Request) -> web.Response:
        if "Cookie" in request.headers:
            return web.Response(text=site.watch_page())
        form = '<form action="https://consent.youtube.com/s"><input name="v" value="cb.1"></form>'
        return web.Response(text=form)

    site.answers["/watch"] = watch
    assert len((await fetch(site)).cues) == len(LINES)
    assert site.headers[1]["Cookie"] == "CONSENT=YES+cb.1"


@pytest.mark.parametrize("path", ["/watch", "/youtubei/v1/player", "/api/timedtext"])
@pytest.mark.parametrize(
    "location",
    [
        "https://elsewhere.example/",
        "http://169.254.169.254/latest",
        "http://www.youtube.com.evil.example/",
        "https://me:secret@m.youtube.com/",
        "http://m.youtube.com/",
        "https://m.youtube.com:8443/",
    ],
)
async def test_redirect_elsewhere_is_not_followed(
    site: YouTubeSite, path: str, location: str
) -> None:
    site.answers[path] = text("", 302, Location=location)
    with pytest.raises(LinkRefused):
        await fetch(site)


async def test_captions_elsewhere_are_not_fetched(site: YouTubeSite) -> None:
    track = {
        "baseUrl": "http://127.0.0.1:1/",
        "languageCode": "en",
        "name": {"runs": [{"text": ""}]},
    }
    site.captions = {"captionTracks": [track]}
    with pytest.raises(LinkRefused):
        await fetch(site)


@pytest.mark.parametrize(
    ("asked", "goes"),
    [
        ("https://www.youtube.com/watch?v=a%2Fb", "{base}/watch?v=a%2Fb"),
        ("{base}/api/timedtext?a=b", "{base}/api/timedtext?a=b"),
        ("https://rr1.googlevideo.com/a", "https://rr1.googlevideo.com/a"),
        ("https://consent.youtube.com/m?a=b", "https://consent.youtube.com/m?a=b"),
    ],
)
async def test_request_goes_to_youtube_or_what_stands_for_it(
    site: YouTubeSite, asked: str, goes: str
) -> None:
    async with Client(LIMITS) as client:
        youtube = YouTube(client, URL(site.base), "youtube.com")
        target = youtube._own(URL(asked.format(base=site.base), encoded=True))
    assert str(target) == goes.format(base=site.base)


async def test_thread_that_nobody_waits_for_asks_no_more(site: YouTubeSite) -> None:
    loop = asyncio.get_running_loop()
    async with Client(LIMITS) as client:
        youtube = YouTube(client, URL(site.base), "youtube.com")
        adapter = LoopAdapter(youtube, loop, deadline=loop.time() + 5)
        adapter.stop()
        with pytest.raises(TimedOut):
            adapter.send(PreparedRequest())
    assert site.asked == []


@pytest.mark.parametrize("location", ["/watch", "steam://run/1"])
async def test_redirects_that_lead_nowhere_end(site: YouTubeSite, location: str) -> None:
    site.answers["/watch"] = text("", 302, Location=location)
    with pytest.raises(Unreachable):
        await fetch(site)
    assert len(site.asked) <= 7


@pytest.mark.parametrize("path", ["/watch", "/youtubei/v1/player", "/api/timedtext"])
async def test_answer_above_the_limit_is_refused(site: YouTubeSite, path: str) -> None:
    site.answers[path] = text(b" " * (LIMITS.max_bytes + 1))
    with pytest.raises(TooLarge):
        await fetch(site)


async def test_packed_answer_is_measured_unpacked(site: YouTubeSite) -> None:
    async def packed(request: web.Request) -> web.Response:
        response = web.Response(body=b" " * 5_000_000)
        response.enable_compression(web.ContentCoding.gzip)
        return response

    site.answers["/api/timedtext"] = packed
    with pytest.raises(TooLarge):
        await fetch(site)


async def test_answer_that_drips_is_given_up(site: YouTubeSite) -> None:
    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        with contextlib.suppress(ConnectionError):
            while True:
                await response.write(b" ")
                await asyncio.sleep(0.02)
        return response

    site.answers["/api/timedtext"] = drip
    with pytest.raises(TimedOut):
        await fetch(site, replace(LIMITS, total_seconds=0.5))
    assert site.asked[-1].startswith("/api/timedtext")


async def test_site_that_does_not_answer_is_unreachable(site: YouTubeSite) -> None:
    site.base = "http://127.0.0.1:9"
    with pytest.raises(Unreachable):
        await fetch(site)


async def test_connection_that_breaks_off_is_unreachable(site: YouTubeSite) -> None:
    async def hang_up(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b"<html>")
        assert request.transport is not None
        request.transport.close()
        return response

    site.answers["/watch"] = hang_up
    with pytest.raises(Unreachable):
        await fetch(site)


async def test_address_of_this_machine_is_refused_outside_tests(site: YouTubeSite) -> None:
    with pytest.raises(LinkRefused):
        await fetch(site, replace(LIMITS, allow_loopback=False))
    assert site.asked == []


async def test_requests_go_through_the_proxy(site: YouTubeSite) -> None:
    proxy = site.base.replace("http://", "http://me:word@")
    limits = replace(LIMITS, proxy=proxy, youtube_url="http://videos.example")
    async with open_videos(limits) as videos:
        assert len((await videos.fetch(VIDEO)).cues) == len(LINES)
    assert {headers["Host"] for headers in site.headers} == {"videos.example"}
    assert all(headers["Proxy-Authorization"].startswith("Basic ") for headers in site.headers)


async def test_reading_that_nobody_waits_for_ends(site: YouTubeSite) -> None:
    reached = asyncio.Event()

    async def hang(request: web.Request) -> web.Response:
        reached.set()
        await asyncio.sleep(30)
        return web.Response()

    site.answers["/youtubei/v1/player"] = hang
    async with open_videos(replace(LIMITS, youtube_url=site.base)) as videos:
        task = asyncio.create_task(videos.fetch(VIDEO))
        await reached.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        del site.answers["/youtubei/v1/player"]
        assert len((await videos.fetch(VIDEO)).cues) == len(LINES)


async def test_more_videos_than_threads_are_all_read(site: YouTubeSite) -> None:
    async with open_videos(replace(LIMITS, youtube_url=site.base)) as videos:
        read = await asyncio.gather(*(videos.fetch(VIDEO) for _ in range(5)))
    assert [len(raw.cues) for raw in read] == [len(LINES)] * 5


async def test_videos_take_turns_at_their_site(site: YouTubeSite) -> None:
    there = most = 0

    async def watch(request: web.Request) -> web.Response:
        nonlocal there, most
        there += 1
        most = max(most, there)
        await asyncio.sleep(0.01)
        there -= 1
        return web.Response(text=site.watch_page())

    site.answers["/watch"] = watch
    limits = replace(LIMITS, site_connections=1, youtube_url=site.base)
    async with open_videos(limits) as videos:
        await asyncio.gather(*(videos.fetch(VIDEO) for _ in range(4)))
    assert most == 1
    assert [path.partition("?")[0] for path in site.asked] == [
        "/watch",
        "/youtubei/v1/player",
        "/api/timedtext",
    ] * 4


async def test_page_of_youtube_waits_for_the_videos(site: YouTubeSite) -> None:
    limits = replace(LIMITS, site_gap=60, site_wait=1, youtube_url=site.base)
    async with Web(limits) as web_, Videos(limits=limits, client=web_.client) as videos:
        await videos.fetch(VIDEO)
        with pytest.raises(SiteBusy):
            await web_.fetch(f"{site.base}/about")
        with pytest.raises(SiteBusy):
            await videos.fetch(VIDEO)
    assert len(site.asked) == 3


@pytest.mark.parametrize("path", ["/watch", "/youtubei/v1/player", "/api/timedtext"])
async def test_youtube_that_asks_for_a_pause_is_left_alone(site: YouTubeSite, path: str) -> None:
    site.answers[path] = text("", 429, **{"Retry-After": "3600"})
    async with open_videos(replace(LIMITS, youtube_url=site.base)) as videos:
        with pytest.raises(NoTranscript):
            await videos.fetch(VIDEO)
        asked = len(site.asked)
        with pytest.raises(SiteBusy, match=HELD):
            await videos.fetch(VIDEO)
    assert len(site.asked) == asked


async def test_video_that_waits_for_its_turn_keeps_no_place(site: YouTubeSite) -> None:
    gate, reached = asyncio.Event(), asyncio.Event()

    async def watch(request: web.Request) -> web.Response:
        reached.set()
        await gate.wait()
        return web.Response(text=site.watch_page())

    async def read() -> RawTranscript:
        async with Slot(places) as slot:
            return await videos.fetch(VIDEO, slot=slot)

    site.answers["/watch"] = watch
    places = asyncio.Semaphore(2)
    limits = replace(LIMITS, site_connections=1, youtube_url=site.base)
    async with open_videos(limits) as videos:
        several = [asyncio.create_task(read()) for _ in range(4)]
        await reached.wait()
        async with Slot(places) as slot:
            await slot.take()
            gate.set()
            read_ = await asyncio.gather(*several)
    assert [len(raw.cues) for raw in read_] == [len(LINES)] * 4


def test_each_exception_of_the_library_has_a_meaning() -> None:
    from youtube_transcript_api import YouTubeTranscriptApiException

    def names(kind: type[BaseException]) -> set[str]:
        return {kind.__name__}.union(*(names(below) for below in kind.__subclasses__()))

    assert names(YouTubeTranscriptApiException) == set(MEANINGS)


def raw_transcript(**changes: Any) -> RawTranscript:
    cues = tuple((start, start + length, line) for start, length, line in LINES)
    return replace(RawTranscript(url=VIDEO.url, cues=cues, language="en"), **changes)


def test_article_is_what_is_said_with_the_seconds_it_is_said_at() -> None:
    article = read_transcript(
        raw_transcript(title=" The  ferry ", channel="Island News", published="2026-05-02T07"),
        min_words=10,
    )
    assert (article.kind, article.site, article.url) == (SourceKind.VIDEO, "YouTube", VIDEO.url)
    assert (article.title, article.author) == ("The ferry", "Island News")
    assert (article.published, article.language) == ("2026-05-02", "en")
    assert article.coverage.complete
    assert [mark.at for mark in article.marks] == [0, 4, 65, 71, 130, 135]
    start = article.text.index("The council")
    assert place_url(article, start, start + 11) == f"{VIDEO.url}&t=65"
    assert all(article.text[mark.start].isalnum() for mark in article.marks)


def test_chapters_stand_as_headings_where_they_begin() -> None:
    article = read_transcript(raw_transcript(description=CHAPTERS), min_words=10)
    paragraphs = article.text.split("\n\n")
    assert [paragraphs[0], paragraphs[2], paragraphs[4]] == ["The repair", "Who paid", "Tickets"]
    assert paragraphs[3].startswith("The council paid half")
    assert article.marks[0] == Mark(0, 0)
    assert Mark(article.text.index("Who paid"), 65) in article.marks
    start = article.text.index("Tickets cost")
    assert place_url(article, start, start + 12) == f"{VIDEO.url}&t=130"
    starts = [mark.start for mark in article.marks]
    assert starts == sorted(set(starts))


@pytest.mark.parametrize(
    "description",
    [
        "",
        "0:00 One\n1:05 Two",
        "0:10 One\n1:05 Two\n2:10 Three",
        "0:00 One\n2:10 Three\n1:05 Two",
        "We sail at 9:30 and 10:30 and 11:30.",
        "0:00\n1:05\n2:10",
    ],
)
def test_times_that_are_no_list_of_chapters_make_no_headings(description: str) -> None:
    plain = read_transcript(raw_transcript(), min_words=10)
    article = read_transcript(raw_transcript(description=description), min_words=10)
    assert article.text == plain.text


def test_chapter_in_which_nothing_is_said_is_left_out() -> None:
    description = "0:00 One\n1:00 Two\n1:02 Silence\n2:10:00 Three"
    article = read_transcript(raw_transcript(description=description), min_words=10)
    assert "Two" not in article.text
    assert "Three" not in article.text
    assert "Silence\n\nThe council" in article.text


def test_video_in_which_little_is_said_is_too_short() -> None:
    with pytest.raises(TooShort):
        read_transcript(raw_transcript(), min_words=500)


def test_odd_date_is_no_date() -> None:
    article = read_transcript(raw_transcript(published="yesterday"), min_words=10)
    assert article.published is None


def test_site_under_test_writes_captions_as_youtube_does() -> None:
    assert "second deck &amp;amp; a small" in timed_text()
    assert json.dumps(YouTubeSite().player()).count("baseUrl") == 1
