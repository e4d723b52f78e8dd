"""Fetching from sites that are slow, huge, lying, or leading astray."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import socket
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from aiohttp import web
from aiohttp.abc import ResolveResult

from bot.errors import (
    Empty,
    IsImage,
    IsSound,
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
from bot.sources.attachments import FileFormat
from bot.sources.fetch.sockets import Sipping
from bot.sources.fetch.web import LeadsElsewhere, Page, Web
from bot.sources.limits import Limits, describe_client
from tests.sources.conftest import Names, Serve, answer, redirect

LIMITS = Limits(allow_loopback=True, max_bytes=100_000, total_seconds=5.0, site_gap=0)
PAGE = "<html><body><p>The ferry sails again.</p></body></html>"


async def fetch(url: str, limits: Limits = LIMITS) -> Page:
    async with Web(limits) as client:
        return await client.fetch(url)


async def test_page_comes_with_its_body_type_and_address(serve: Serve) -> None:
    site = await serve({"/a": answer(PAGE, content_type="text/html; charset=utf-8")})
    page = await fetch(f"{site.url}/a#part")
    assert page == Page(f"{site.url}/a", FileFormat.HTML, "text/html; charset=utf-8", PAGE.encode())


async def test_site_learns_who_asks_and_gets_no_cookies_back(serve: Serve) -> None:
    site = await serve({"/a": answer(PAGE, Set_Cookie="visitor=1; Path=/")})
    limits = replace(
        LIMITS, cache_bytes=0, user_agent=describe_client("https://bots.example.org/about")
    )
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
        "http://[::1",
        "http://news.example.org\\@127.0.0.1/",
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
    bomb = gzip.compress(b"\n" * 20_000_000, mtime=0)
    assert len(bomb) < LIMITS.max_bytes
    site = await serve({"/a": answer(bomb, Content_Encoding="gzip")})
    with pytest.raises(TooLarge):
        await fetch(f"{site.url}/a")


@pytest.mark.parametrize(
    ("packed", "body"),
    [
        ("gzip", b"this is not gzip"),
        ("x-gzip", b"this is not gzip"),
        ("gzip", gzip.compress(PAGE.encode(), mtime=0) + bytes(8)),
        ("gzip, gzip", gzip.compress(gzip.compress(PAGE.encode(), mtime=0), mtime=0)),
        ("br", b"\x1b\x03\x00"),
        ("zstd", b"abc"),
        ("compress", b"abc"),
    ],
    ids=["no gzip", "no gzip by its old name", "zeros behind", "twice", "br", "zstd", "compress"],
)
async def test_compression_that_is_broken_or_not_asked_for_is_the_sites_fault(
    serve: Serve, packed: str, body: bytes
) -> None:
    site = await serve({"/a": answer(body, Content_Encoding=packed)})
    with pytest.raises(SiteFailed):
        await fetch(f"{site.url}/a")
    assert site.requests[0].headers["Accept-Encoding"] == "gzip, deflate"


@pytest.mark.parametrize("packed", ["gzip", "x-gzip", "X-GZIP"])
async def test_gzip_is_known_by_both_its_names(serve: Serve, packed: str) -> None:
    bomb = gzip.compress(b"\n" * 20_000_000, mtime=0)
    pages = {"/a": gzip.compress(PAGE.encode(), mtime=0), "/b": bomb}
    site = await serve(
        {path: answer(body, Content_Encoding=packed) for path, body in pages.items()}
    )
    assert (await fetch(f"{site.url}/a")).body == PAGE.encode()
    with pytest.raises(TooLarge):
        await fetch(f"{site.url}/b")


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


PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\n"
PLAIN = b"The ferry sails again."
DOCX = b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(40)


@pytest.mark.parametrize(
    ("path", "content_type", "body", "form"),
    [
        ("/a", "text/html", PAGE.encode(), FileFormat.HTML),
        ("/a", "application/xhtml+xml", PAGE.encode(), FileFormat.HTML),
        ("/a", "text/plain", PLAIN, FileFormat.TEXT),
        ("/a", "text/plain", b"<!doctype html>" + PAGE.encode(), FileFormat.HTML),
        ("/a.md", "text/plain", PLAIN, FileFormat.MARKDOWN),
        ("/a", None, PAGE.encode(), FileFormat.HTML),
        ("/a", None, PLAIN, FileFormat.TEXT),
        ("/a", "application/octet-stream", PLAIN, FileFormat.TEXT),
        ("/a", "application/octet-stream", PAGE.encode(), FileFormat.HTML),
        ("/a.php", None, PAGE.encode(), FileFormat.HTML),
        ("/a", "application/pdf", PAGE.encode(), FileFormat.HTML),
        ("/a.pdf", "application/pdf", PDF, FileFormat.PDF),
        ("/a", "text/html", PDF, FileFormat.PDF),
        ("/a", "application/octet-stream", PDF, FileFormat.PDF),
        ("/a", "application/json", PAGE.encode(), FileFormat.HTML),
        ("/a.docx", "application/zip", DOCX, FileFormat.DOCX),
    ],
)
async def test_page_is_read_as_what_it_is(
    serve: Serve, path: str, content_type: str | None, body: bytes, form: FileFormat
) -> None:
    site = await serve({path: answer(body, content_type=content_type)})
    assert (await fetch(f"{site.url}{path}")).format is form


@pytest.mark.parametrize(
    ("content_type", "body", "error"),
    [
        pytest.param("application/json", b'{"a": 1}', NotText, id="json"),
        pytest.param("text/html", b"\x89PNG\r\n\x1a\n" + bytes(100), IsImage, id="image as html"),
        pytest.param("text/html", b"ID3\x04" + bytes(100), NotText, id="sound as html"),
        pytest.param(None, bytes(range(256)), NotText, id="bytes that say nothing"),
    ],
)
async def test_what_is_no_text_is_refused(
    serve: Serve, content_type: str | None, body: bytes, error: type[SourceError]
) -> None:
    site = await serve({"/a": answer(body, content_type=content_type)})
    with pytest.raises(error):
        await fetch(f"{site.url}/a")


@pytest.mark.parametrize(
    ("content_type", "error"),
    [
        ("image/png", IsImage),
        ("image/svg+xml; charset=utf-8", IsImage),
        ("audio/mpeg", IsSound),
        ("Video/MP4", IsSound),
        ("application/zip", NotText),
        ("application/x-msdownload", NotText),
    ],
)
async def test_what_its_label_rules_out_is_not_downloaded(
    serve: Serve, content_type: str, error: type[SourceError]
) -> None:
    ended = asyncio.Event()

    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": content_type})
        await response.prepare(request)
        try:
            while True:
                await asyncio.sleep(0.01)
                await response.write(b"x")
        finally:
            ended.set()

    site = await serve({"/a": endless})
    with pytest.raises(error):
        await fetch(f"{site.url}/a", replace(LIMITS, total_seconds=60.0))
    await asyncio.wait_for(ended.wait(), 5)


async def test_page_without_content_is_empty(serve: Serve) -> None:
    site = await serve({"/a": answer(" \n"), "/b": answer(status=204)})
    for path in ("/a", "/b"):
        with pytest.raises(Empty):
            await fetch(f"{site.url}{path}")


async def test_location_that_is_no_address_is_refused(serve: Serve) -> None:
    site = await serve(
        {"/a": redirect("http://[broken/"), "/b": redirect("http://\udcff.example/")}
    )
    for path in ("/a", "/b"):
        with pytest.raises(LinkRefused):
            await fetch(f"{site.url}{path}")


async def test_page_that_points_elsewhere_is_read_where_it_is(serve: Serve) -> None:
    head = (
        '<meta http-equiv="refresh" content="0; url=/b"><link rel="canonical" href="/b">'
        '<link rel="next" href="/b"><base href="/b">'
    )
    body = f"<html><head>{head}</head><body>Here</body></html>"
    site = await serve({"/a": answer(body, Link="</b>; rel=canonical", Refresh="0; url=/b")})
    assert (await fetch(f"{site.url}/a")).url == f"{site.url}/a"
    assert site.hits == ["/a"]


class Silent(Names):
    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        await asyncio.Event().wait()
        return []


async def test_name_service_that_keeps_silent_is_not_waited_for_long() -> None:
    limits = replace(LIMITS, dns_seconds=0.05, total_seconds=60.0)
    async with Web(limits, resolver=Silent({}, 0)) as client:
        with pytest.raises(Unreachable, match="where that site is"):
            await client.fetch("http://news.example.com/")


async def test_name_without_addresses_is_unreachable() -> None:
    async with Web(LIMITS, resolver=Names({"news.example.com": []}, 0)) as client:
        with pytest.raises(Unreachable):
            await client.fetch("http://news.example.com/")


async def test_site_that_speaks_no_tls_is_unreachable(serve: Serve) -> None:
    site = await serve({"/a": answer(PAGE)})
    async with Web(
        LIMITS, resolver=Names({"news.example.com": ["127.0.0.1"]}, site.port)
    ) as client:
        with pytest.raises(Unreachable, match="secure connection"):
            await client.fetch("https://news.example.com/a")


@pytest.mark.parametrize("header", ["x" * 100_000, "\x00", "a\r\n\r\nb"])
async def test_answer_that_is_no_http_is_the_sites_fault(header: str) -> None:
    async def nonsense(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: y\r\nX: " + header.encode() + b"\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(nonsense, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        with pytest.raises(SiteFailed):
            await fetch(f"http://127.0.0.1:{port}/")


async def test_page_may_come_with_many_and_long_headers(serve: Serve) -> None:
    policy = "script-src 'self'; " * 2000

    async def handler(request: web.Request) -> web.StreamResponse:
        many = {f"X-{number}": "a" for number in range(150)}
        return web.Response(text=PAGE, headers={"Content-Security-Policy": policy, **many})

    site = await serve({"/a": handler})
    assert (await fetch(f"{site.url}/a")).body == PAGE.encode()


@pytest.mark.parametrize("header", ["X-More: and more of them", f"X-Fat: {'a' * 60_000}"])
async def test_headers_without_end_run_into_a_limit(header: str) -> None:
    async def endless(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n")
        with contextlib.suppress(OSError):
            while True:
                writer.write(f"{header}\r\n".encode() * 1000)
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(endless, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        with pytest.raises(SiteFailed):
            await fetch(f"http://127.0.0.1:{port}/")


def test_socket_gives_little_at_a_time() -> None:
    """A flood of the smallest parts of HTTP is then taken apart with breaks for others."""
    here, there = socket.socketpair()
    with here, there, Sipping(fileno=here.detach()) as sipping:
        there.sendall(b"x" * 100_000)
        first = sipping.recv(262_144)
        room = bytearray(262_144)
        assert len(first) == sipping.recv_into(room) == 16_384
        assert (len(sipping.recv(5)), sipping.recv_into(room, 7)) == (5, 7)


async def test_redirect_to_an_address_too_long_is_the_sites_fault(serve: Serve) -> None:
    site = await serve({"/a": redirect(f"/{'a' * 3000}")})
    with pytest.raises(SiteFailed):
        await fetch(f"{site.url}/a")


async def test_redirect_to_what_is_no_page_is_told_and_not_followed(serve: Serve) -> None:
    site = await serve({"/a": redirect("/b"), "/b": redirect("/film"), "/film": answer(PAGE)})
    async with Web(LIMITS) as client:
        with pytest.raises(LeadsElsewhere) as found:
            await client.fetch(f"{site.url}/a", elsewhere=lambda url: url.endswith("/film"))
    assert found.value.url == f"{site.url}/film"
    assert site.hits == ["/a", "/b"]
