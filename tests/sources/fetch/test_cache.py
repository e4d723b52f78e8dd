"""Pages are read again without asking their site, as far as it allows."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace

import pytest
from aiohttp import web
from multidict import CIMultiDict

from bot.errors import NotText, SiteFailed
from bot.sources.fetch.cache import MAX_AGE, Cache, Terms, renewed, terms
from bot.sources.fetch.web import Web
from bot.sources.limits import Limits
from tests.sources.conftest import Handler, Serve, answer, redirect

LIMITS = Limits(allow_loopback=True, site_gap=0)
PAGE = "<!doctype html><p>The ferry sails again.</p>"
DATE = "Sat, 28 Nov 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, Terms(60)),
        ({"Cache-Control": "max-age=300"}, Terms(300)),
        ({"cache-control": 'Public, Max-Age="300"'}, Terms(300)),
        ({"Cache-Control": "max-age=300", "Age": "100"}, Terms(200)),
        ({"Cache-Control": "max-age=99999999"}, Terms(MAX_AGE)),
        ({"Cache-Control": "max-age=99999999999999999999"}, None),
        ({"Cache-Control": "max-age=-5"}, None),
        ({"Cache-Control": "max-age=0"}, None),
        ({"Cache-Control": "max-age=0, max-age=3600"}, None),
        ({"Cache-Control": "max-age=300, max-age=60"}, Terms(60)),
        ({"Cache-Control": "max-age=0", "ETag": '"a"'}, Terms(0, '"a"')),
        ({"Cache-Control": "no-cache", "ETag": '"a"'}, Terms(0, '"a"')),
        ({"Cache-Control": "no-cache"}, None),
        ({"Cache-Control": "no-store", "ETag": '"a"'}, None),
        ({"Cache-Control": "private, max-age=300"}, None),
        ({"ETag": '"a"'}, Terms(0, '"a"')),
        ({"Last-Modified": DATE}, Terms(0, modified=DATE)),
        ({"ETag": '"\udcff"'}, Terms(60)),
        ({"ETag": f'"{"x" * 1000}"'}, Terms(60)),
        ({"Vary": "Accept-Encoding, User-Agent"}, Terms(60)),
        ({"Vary": "*", "Cache-Control": "max-age=300"}, None),
        ({"Date": DATE, "Expires": "Sat, 28 Nov 2026 10:05:00 GMT"}, Terms(300)),
        ({"Date": DATE, "Expires": "0"}, None),
        ({"Date": DATE, "Expires": "Mon, 01 Jan 9999999999 00:00:00 GMT"}, None),
        ({"Date": DATE, "Expires": f"Mon, 01 Jan 2027 00:00:00 +{'9' * 30}"}, None),
        ({"Expires": "Sat, 28 Nov 2026 10:05:00 GMT"}, None),
        ({"Date": "28 Nov 2026 10:00:00", "Expires": DATE}, None),
        ({"Date": DATE, "Expires": DATE, "Cache-Control": "max-age=5"}, Terms(5)),
    ],
)
def test_headers_say_what_may_be_kept(headers: Mapping[str, str], expected: Terms | None) -> None:
    assert terms(CIMultiDict(headers), default=60) == expected


def test_header_that_comes_twice_counts_twice() -> None:
    twice = CIMultiDict([("Cache-Control", "max-age=300"), ("Cache-Control", "no-store")])
    assert terms(twice, default=60) is None


def test_conditions_are_what_a_page_was_known_by() -> None:
    assert Terms(0, '"a"', DATE).conditions == {"If-None-Match": '"a"', "If-Modified-Since": DATE}
    assert not Terms(60).conditions


def test_unchanged_page_keeps_its_names_and_takes_the_new_time() -> None:
    assert renewed(Terms(0, '"a"', DATE), {"Cache-Control": "max-age=9"}) == Terms(9, '"a"', DATE)
    assert renewed(Terms(9, '"a"'), {}) == Terms(0, '"a"')
    assert renewed(Terms(0, '"a"'), {"ETag": '"b"'}) == Terms(0, '"b"')
    assert renewed(Terms(0, '"a"'), {"Cache-Control": "max-age=0"}) == Terms(0, '"a"')
    assert renewed(Terms(0, '"a"'), {"Cache-Control": "no-store"}) is None


def test_cache_stays_within_its_bytes_and_drops_the_least_used() -> None:
    cache: Cache[str] = Cache(max_bytes=10_000)
    for name in "abc":
        cache.put(name, name, terms=Terms(60), size=2000, now=0)
    assert cache.get("a") is not None
    cache.put("d", "d", terms=Terms(60), size=2000, now=0)
    assert [name for name in "abcd" if cache.get(name)] == ["a", "c", "d"]
    cache.put("e", "e", terms=Terms(60), size=9990, now=0)
    assert [name for name in "abcde" if cache.get(name)] == ["a", "c", "d"]


def test_cache_stays_within_its_entries() -> None:
    cache: Cache[str] = Cache(max_bytes=10_000_000, entries=3)
    for number in range(9):
        cache.put(str(number), "", terms=Terms(60), size=0, now=0)
    assert [name for name in "012345678" if cache.get(name)] == ["6", "7", "8"]


def test_page_that_may_not_be_kept_any_more_is_dropped() -> None:
    cache: Cache[str] = Cache(max_bytes=10_000)
    cache.put("a", "old", terms=Terms(60), size=10, now=0)
    cache.put("a", "new", terms=None, size=10, now=0)
    assert cache.get("a") is None
    cache.put("b", "whole room", terms=Terms(60), size=8900, now=0)
    cache.put("a", "old", terms=Terms(60), size=10, now=0)
    assert [name for name in "ab" if cache.get(name)] == ["a"]


async def read_twice(url: str, limits: Limits = LIMITS) -> list[bytes]:
    async with Web(limits) as client:
        return [(await client.fetch(url)).body for _ in range(2)]


@pytest.mark.parametrize(
    ("headers", "hits"),
    [
        ({}, 1),
        ({"Cache_Control": "max-age=60"}, 1),
        ({"Cache_Control": "no-store"}, 2),
        ({"Cache_Control": "max-age=0"}, 2),
        ({"Vary": "*"}, 2),
    ],
)
async def test_link_posted_again_asks_the_site_only_if_it_must(
    serve: Serve, headers: dict[str, str], hits: int
) -> None:
    site = await serve({"/a": answer(PAGE, status=200, content_type="text/html", **headers)})
    assert await read_twice(f"{site.url}/a#part") == [PAGE.encode()] * 2
    assert len(site.hits) == hits


async def test_cache_without_room_keeps_nothing(serve: Serve) -> None:
    site = await serve({"/a": answer(PAGE)})
    await read_twice(f"{site.url}/a", replace(LIMITS, cache_bytes=0))
    assert len(site.hits) == 2


def versioned(**headers: str) -> Handler:
    """Return a page that answers 304 to those who name its version."""

    async def handler(request: web.Request) -> web.StreamResponse:
        known = request.headers.get("If-None-Match") == '"v1"'
        known |= request.headers.get("If-Modified-Since") == DATE
        return await (
            answer(status=304)
            if known
            else answer(PAGE, status=200, content_type="text/html", **headers)
        )(request)

    return handler


@pytest.mark.parametrize("headers", [{"ETag": '"v1"'}, {"Last_Modified": DATE}])
async def test_unchanged_page_is_not_sent_again(serve: Serve, headers: dict[str, str]) -> None:
    site = await serve({"/a": versioned(**headers), "/old": redirect("/a")})
    async with Web(LIMITS) as client:
        pages = [await client.fetch(f"{site.url}/old") for _ in range(3)]
    assert [page.url for page in pages] == [f"{site.url}/a"] * 3
    assert {page.body for page in pages} == {PAGE.encode()}
    assert site.hits == ["/old", "/a"] * 3
    asked = [request.headers for request in site.requests if request.path == "/old"]
    assert not any("If-None-Match" in headers for headers in asked)


async def test_link_that_leads_elsewhere_tomorrow_is_followed_again(serve: Serve) -> None:
    editions = iter(["/monday", "/tuesday", "/monday"])

    async def latest(request: web.Request) -> web.StreamResponse:
        return await redirect(next(editions))(request)

    pages = {path: answer(path, Cache_Control="max-age=3600") for path in ("/monday", "/tuesday")}
    site = await serve({"/latest": latest, **pages})
    async with Web(LIMITS) as client:
        read = [(await client.fetch(f"{site.url}/latest")).body for _ in range(3)]
        assert (await client.fetch(f"{site.url}/tuesday")).body == b"/tuesday"
    assert read == [b"/monday", b"/tuesday", b"/monday"]
    assert site.hits == ["/latest", "/monday", "/latest", "/tuesday", "/latest"]


async def test_changed_page_takes_the_place_of_the_old_one(serve: Serve) -> None:
    versions = iter(["1", "2"])

    async def handler(request: web.Request) -> web.StreamResponse:
        version = next(versions)
        return await answer(f"{PAGE}{version}", ETag=f'"{version}"')(request)

    site = await serve({"/a": handler})
    first, second = await read_twice(f"{site.url}/a")
    assert (first[-1:], second[-1:]) == (b"1", b"2")
    assert site.requests[1].headers["If-None-Match"] == '"1"'


async def test_unchanged_without_having_been_asked_is_a_fault_of_the_site(serve: Serve) -> None:
    site = await serve({"/a": answer(status=304)})
    async with Web(LIMITS) as client:
        with pytest.raises(SiteFailed):
            await client.fetch(f"{site.url}/a")


async def test_failures_and_partial_answers_are_not_kept(serve: Serve) -> None:
    site = await serve({"/a": answer(PAGE, status=203), "/b": answer(b"GIF89a" + bytes(9))})
    await read_twice(f"{site.url}/a")
    async with Web(LIMITS) as client:
        for _ in range(2):
            with pytest.raises(NotText):
                await client.fetch(f"{site.url}/b")
    assert site.hits == ["/a", "/a", "/b", "/b"]


async def test_names_that_cannot_be_sent_back_are_not() -> None:
    async def nonsense(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        assert b"If-None-Match" not in head
        writer.write(
            b'HTTP/1.1 200 OK\r\nETag: "\xff\xfe"\r\nContent-Type: text/html; charset=\xff\r\n'
            b"Cache-Control: max-age=0\r\nContent-Length: 44\r\n\r\n" + PAGE.encode()
        )
        writer.close()

    server = await asyncio.start_server(nonsense, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        assert await read_twice(f"http://127.0.0.1:{port}/") == [PAGE.encode()] * 2
