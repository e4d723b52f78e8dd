"""Fetching from sites that are slow, huge, lying, or leading astray."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from aiohttp import web

from bot.errors import (
    Empty,
    LinkRefused,
    LoginRequired,
    NotText,
    PageNotFound,
    SiteFailed,
    SourceError,
    TimedOut,
    TooLarge,
    TooManyRedirects,
    Unreachable,
)
from bot.sources.limits import Limits, describe_client
from bot.sources.web import Page, Web
from tests.sources.conftest import Names, Serve, answer, redirect

LIMITS = Limits(allow_loopback=True, max_bytes=100_000, total_seconds=5.0)
PAGE = "<html><body><p>The ferry sails again.</p></body></html>"


async def fetch(url: str, limits: Limits = LIMITS) -> Page:
    async with Web(limits) as client:
        return await client.fetch(url)


async def test_page_comes_with_its_body_type_and_address(serve: Serve) -> None:
    site = await serve({"/a": answer(PAGE, content_type="text/html; charset=utf-8")})
    page = await fetch(f"{site.url}/a#part")
    assert page == Page(f"{site.url}/a", True, "text/html; charset=utf-8", PAGE.encode())


async def test_site_learns_who_asks_and_gets_no_cookies_back(serve: Serve) -> None:
    site = await serve({"/a": answer(PAGE, Set_Cookie="visitor=1; Path=/")})
    limits = replace(LIMITS, user_agent=describe_client("https://bots.example.org/about"))
    async with Web(limits) as client:
        await client.fetch(f"{site.url}/a")
        await client.fetch(f"{site.url}/a")
    headers = site.requests[1].headers
    assert headers["User-Agent"].startswith("Precis/")
    assert headers["User-Agent"].endswith("(+https://bots.example.org/about)")
    assert "Cookie" not in headers


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, LoginRequired),
        (402, LoginRequired),
        (403, LoginRequired),
        (404, PageNotFound),
        (410, PageNotFound),
        (418, SiteFailed),
        (429, SiteFailed),
        (451, SiteFailed),
        (500, SiteFailed),
        (503, SiteFailed),
        (304, SiteFailed),
        (302, SiteFailed),
    ],
)
async def test_status_says_what_went_wrong(
    serve: Serve, status: int, error: type[SourceError]
) -> None:
    site = await serve({"/a": answer(PAGE, status=status)})
    with pytest.raises(error):
        await fetch(f"{site.url}/a")


async def test_redirects_are_followed_up_to_the_limit(serve: Serve) -> None:
    hops = {f"/{n}": redirect(f"/{n + 1}") for n in range(5)}
    site = await serve({**hops, "/5": answer(PAGE)})
    assert (await fetch(f"{site.url}/0")).url == f"{site.url}/5"


async def test_redirects_without_end_are_given_up(serve: Serve) -> None:
    site = await serve({"/a": redirect("/b"), "/b": redirect("/a")})
    with pytest.raises(TooManyRedirects):
        await fetch(f"{site.url}/a")
    assert len(site.hits) == 6


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/",
        "http://localhost/",
        "http://10.0.0.1/",
        "ftp://files.example.org/",
        "javascript:alert(1)",
        "data:text/html,hello",
        "http://user:secret@news.example.org/",
        "http://news.example.org:8080/",
        "//[fe80::1]/",
    ],
)
async def test_redirect_to_where_no_link_may_lead_is_refused(serve: Serve, location: str) -> None:
    limits = replace(LIMITS, allow_loopback=False)
    site = await serve({"/a": redirect(location)})
    names = Names({"news.example.com": ["127.0.0.1"]}, site.port)
    async with Web(limits, resolver=names) as client:
        with pytest.raises(LinkRefused):
            await client.fetch(location)
    loose = Names({"news.example.com": ["127.0.0.1"]}, site.port)
    async with Web(LIMITS, resolver=loose) as client:
        with pytest.raises(LinkRefused):
            await client.fetch("http://news.example.com/a")
    assert site.hits == ["/a"]


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["10.0.0.5"],
        ["93.184.215.14", "127.0.0.1"],
        ["::1", "93.184.215.14"],
        ["::ffff:127.0.0.1"],
        ["64:ff9b::7f00:1"],
    ],
)
async def test_name_with_any_private_address_is_refused(serve: Serve, addresses: list[str]) -> None:
    site = await serve({"/": answer(PAGE)})
    names = Names({"news.example.com": addresses}, site.port)
    async with Web(replace(LIMITS, allow_loopback=False), resolver=names) as client:
        with pytest.raises(LinkRefused):
            await client.fetch("http://news.example.com/")
    assert not site.hits


async def test_loopback_is_closed_unless_allowed(serve: Serve) -> None:
    site = await serve({"/a": answer(PAGE)})
    with pytest.raises(LinkRefused):
        await fetch(f"{site.url}/a", Limits())
    assert not site.hits


async def test_page_too_large_is_not_read_to_its_end(serve: Serve) -> None:
    site = await serve({"/a": answer(b"x" * 100_001), "/b": answer(b"x" * 100_000)})
    with pytest.raises(TooLarge):
        await fetch(f"{site.url}/a")
    assert len((await fetch(f"{site.url}/b")).body) == 100_000


async def test_endless_page_without_a_length_is_cut_off(serve: Serve) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        while True:
            await response.write(b"<p>on and on</p>" * 1000)

    site = await serve({"/a": endless})
    with pytest.raises(TooLarge):
        await fetch(f"{site.url}/a")


async def test_compressed_bomb_counts_as_what_it_unpacks_to(serve: Serve) -> None:
    bomb = gzip.compress(b"\n" * 20_000_000)
    assert len(bomb) < LIMITS.max_bytes
    site = await serve({"/a": answer(bomb, Content_Encoding="gzip")})
    with pytest.raises(TooLarge):
        await fetch(f"{site.url}/a")


async def test_broken_compression_is_a_broken_transfer(serve: Serve) -> None:
    site = await serve({"/a": answer(b"this is not gzip", Content_Encoding="gzip")})
    with pytest.raises(Unreachable):
        await fetch(f"{site.url}/a")


def drip(seconds: float) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handler(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        while True:
            await response.write(b"x")
            await asyncio.sleep(seconds)

    return handler


async def test_slow_drip_runs_into_the_total_limit(serve: Serve) -> None:
    site = await serve({"/a": redirect("/b"), "/b": drip(0.02)})
    with pytest.raises(TimedOut):
        await fetch(f"{site.url}/a", replace(LIMITS, total_seconds=0.3))


async def test_transfer_that_breaks_off_is_unreachable(serve: Serve) -> None:
    async def broken(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        response.content_length = 5000
        await response.prepare(request)
        await response.write(b"<p>half")
        assert request.transport is not None
        request.transport.abort()
        return response

    site = await serve({"/a": broken})
    with pytest.raises(Unreachable):
        await fetch(f"{site.url}/a")


async def test_closed_port_and_unknown_name_are_unreachable(serve: Serve) -> None:
    site = await serve({})
    async with Web(LIMITS, resolver=Names({}, site.port)) as client:
        with pytest.raises(Unreachable):
            await client.fetch("http://nowhere.example.org/")
    with pytest.raises(Unreachable):
        await fetch("http://127.0.0.1:1/")


@pytest.mark.parametrize(
    ("content_type", "body", "is_html"),
    [
        ("text/html", PAGE, True),
        ("application/xhtml+xml", PAGE, True),
        ("text/plain", "The ferry sails again.", False),
        ("text/plain", f"<!doctype html>{PAGE}", True),
        (None, PAGE, True),
        (None, "The ferry sails again.", False),
        ("application/octet-stream", "The ferry sails again.", False),
    ],
)
async def test_html_and_text_are_told_apart(
    serve: Serve, content_type: str | None, body: str, is_html: bool
) -> None:
    site = await serve({"/a": answer(body, content_type=content_type)})
    assert (await fetch(f"{site.url}/a")).is_html is is_html


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        pytest.param("image/png", b"\x89PNG\r\n\x1a\n", id="image"),
        pytest.param("application/json", b'{"a": 1}', id="json"),
        pytest.param("text/html", b"\x89PNG\r\n\x1a\n" + bytes(100), id="image that says html"),
        pytest.param("text/plain", b"%PDF-1.7 and so on", id="pdf that says text"),
        pytest.param(None, bytes(range(256)), id="bytes that say nothing"),
    ],
)
async def test_what_is_no_text_is_refused(
    serve: Serve, content_type: str | None, body: bytes
) -> None:
    site = await serve({"/a": answer(body, content_type=content_type)})
    with pytest.raises(NotText):
        await fetch(f"{site.url}/a")


async def test_page_without_content_is_empty(serve: Serve) -> None:
    site = await serve({"/a": answer(" \n"), "/b": answer(status=204)})
    for path in ("/a", "/b"):
        with pytest.raises(Empty):
            await fetch(f"{site.url}{path}")
