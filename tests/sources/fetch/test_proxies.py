"""Fetching through the owner's proxy, and through nothing else."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import traceback
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from aiohttp import ClientResponseError
from yarl import URL

from bot.errors import (
    ConfigError,
    LinkRefused,
    LoginRequired,
    PageNotFound,
    SiteFailed,
    Unreachable,
)
from bot.sources.fetch.guard import AddressRefused
from bot.sources.fetch.proxies import ProxyGate, read_proxy
from bot.sources.fetch.web import Web
from bot.sources.limits import Limits
from tests.sources.conftest import Names, Serve, answer
from tests.sources.fetch.reach import certificate

LIMITS = Limits(site_gap=0, cache_bytes=0, total_seconds=5.0)
PAGE = b"<!doctype html><p>The ferry sails again.</p>"
KEY = b64encode(b"ada:open sesame").decode()


@dataclass
class Proxy:
    """A proxy that answers for the sites itself: what it was asked, and what it says."""

    port: int = 0
    tunnel: int = 0
    status: str = "200 OK"
    headers: str = "Content-Type: text/html"
    asked: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.heads.append(head)
        method, target, _ = head.partition("\r\n")[0].split()
        self.asked.append(f"{method} {target}")
        if self.tunnel:
            await _join(reader, writer, self.tunnel)
            return
        status, headers, body = self.status, self.headers, PAGE
        if target.endswith("/old"):
            status, headers, body = "302 Found", "Location: http://mirror.example.com/new", b""
        elif target.endswith("/inside"):
            status, headers, body = "302 Found", "Location: http://10.0.0.1/", b""
        writer.write(
            f"HTTP/1.1 {status}\r\n{headers}\r\nContent-Length: {len(body)}\r\n"
            "Connection: close\r\n\r\n".encode()
            + body
        )
        await _end(writer)


async def _join(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> None:
    """Say that the tunnel is open and pass on what goes through it."""
    there, back = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")

    async def pass_on(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await source.read(65536):
                target.write(data)
        await _end(target)

    await asyncio.gather(pass_on(reader, back), pass_on(there, writer))


async def _end(writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        await writer.drain()
        writer.close()
        await writer.wait_closed()


@asynccontextmanager
async def open_proxy() -> AsyncIterator[Proxy]:
    proxy = Proxy()
    visits: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visit = asyncio.create_task(proxy.serve(reader, writer))
        visits.add(visit)
        await visit

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    async with server:
        yield proxy
        await asyncio.wait_for(asyncio.gather(*visits, return_exceptions=True), 5)


async def test_proxy_is_asked_for_the_whole_address_and_looks_names_up() -> None:
    async with open_proxy() as proxy:
        names = Names({}, 0)
        limits = replace(LIMITS, proxy=f"http://127.0.0.1:{proxy.port}")
        async with Web(limits, resolver=names) as client:
            page = await client.fetch("http://paper.example.com/old")
    assert (page.url, page.body) == ("http://mirror.example.com/new", PAGE)
    assert proxy.asked == [
        "GET http://paper.example.com/old",
        "GET http://mirror.example.com/new",
    ]
    assert "Proxy-Authorization" not in "".join(proxy.heads)


async def test_links_are_checked_though_the_proxy_looks_them_up() -> None:
    async with open_proxy() as proxy:
        limits = replace(LIMITS, proxy=f"http://127.0.0.1:{proxy.port}")
        async with Web(limits) as client:
            for link in ("http://10.0.0.1/", "http://localhost/", "http://router.lan/"):
                with pytest.raises(LinkRefused):
                    await client.fetch(link)
            assert not proxy.asked
            with pytest.raises(LinkRefused):
                await client.fetch("http://paper.example.com/inside")
    assert proxy.asked == ["GET http://paper.example.com/inside"]


async def test_proxy_may_have_a_name_of_the_owners_network() -> None:
    async with open_proxy() as proxy:
        names = Names({"proxy.lan": ["127.0.0.1"]}, proxy.port)
        limits = replace(LIMITS, proxy=f"http://proxy.lan:{proxy.port}")
        async with Web(limits, resolver=names) as client:
            assert (await client.fetch("http://paper.example.com/")).body == PAGE


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_password_reaches_the_proxy_and_no_one_else(
    serve: Serve, scheme: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with open_proxy() as proxy:
        proxy.status = "407 Proxy Authentication Required"
        limits = replace(LIMITS, proxy=f"http://ada:open%20sesame@127.0.0.1:{proxy.port}")
        async with Web(limits) as client:
            with pytest.raises(Unreachable, match="look at its proxy") as caught:
                await client.fetch(f"{scheme}://paper.example.com/a")
    assert f"Proxy-Authorization: Basic {KEY}" in proxy.heads[0]
    told = "".join(traceback.format_exception(caught.value)) + caplog.text + causes(caught.value)
    for secret in ("sesame", KEY):
        assert secret not in told


def causes(error: BaseException | None) -> str:
    """Return an error and what led to it, as a log would show them."""
    return f"{error!r} {error} {causes(error.__cause__ or error.__context__)}" if error else ""


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_password_is_not_in_what_an_error_holds(scheme: str) -> None:
    async def nonsense(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"nonsense\r\n\r\n")
        await _end(writer)

    server = await asyncio.start_server(nonsense, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    limits = replace(LIMITS, proxy=f"http://ada:open%20sesame@127.0.0.1:{port}")
    async with server, Web(limits) as client:
        with pytest.raises(SiteFailed) as caught:
            await client.fetch(f"{scheme}://paper.example.com/a")
    assert isinstance(caught.value.__cause__, ClientResponseError)
    assert not caught.value.__cause__.request_info.headers
    for secret in ("sesame", KEY):
        assert secret not in causes(caught.value)


async def test_secure_sites_are_reached_through_a_tunnel() -> None:
    async with open_proxy() as proxy:
        proxy.status = "502 Bad Gateway"
        limits = replace(LIMITS, proxy=f"http://ada:open%20sesame@127.0.0.1:{proxy.port}")
        async with Web(limits) as client:
            with pytest.raises(Unreachable) as caught:
                await client.fetch("https://paper.example.com/a")
    assert KEY not in causes(caught.value)
    assert proxy.asked == ["CONNECT paper.example.com:443"]


async def test_page_comes_through_the_tunnel(tmp_path: Path) -> None:
    made = certificate(tmp_path, ["paper.example.com"])
    if made is None:
        pytest.skip("there is no openssl to make certificates with")
    server, client_trust = made
    heads: list[bytes] = []

    async def secure(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE)
        await _end(writer)

    site = await asyncio.start_server(secure, "127.0.0.1", 0, ssl=server)
    async with site, open_proxy() as proxy:
        proxy.tunnel = site.sockets[0].getsockname()[1]
        limits = replace(LIMITS, proxy=f"http://ada:open%20sesame@127.0.0.1:{proxy.port}")
        async with Web(limits, ssl_context=client_trust) as client:
            page = await client.fetch("https://paper.example.com/a")
    assert (page.url, page.body) == ("https://paper.example.com/a", PAGE)
    assert KEY in proxy.heads[0]
    assert KEY.encode() not in heads[0]
    assert b"Proxy" not in heads[0]


async def test_statuses_that_the_proxy_passes_on_are_the_sites() -> None:
    async with open_proxy() as proxy:
        proxy.status = "404 Not Found"
        async with Web(replace(LIMITS, proxy=f"http://127.0.0.1:{proxy.port}")) as client:
            with pytest.raises(PageNotFound):
                await client.fetch("http://paper.example.com/a")


async def test_site_that_plays_a_proxy_is_a_site_that_shuts_the_door(serve: Serve) -> None:
    site = await serve({"/a": answer(PAGE, status=407)})
    async with Web(replace(LIMITS, allow_loopback=True)) as client:
        with pytest.raises(LoginRequired):
            await client.fetch(f"{site.url}/a")


@pytest.mark.parametrize("host", ["127.0.0.1:1", "proxy.lan:3128"])
async def test_proxy_that_is_away_is_the_owners_affair(host: str) -> None:
    async with Web(replace(LIMITS, proxy=f"http://{host}"), resolver=Names({}, 0)) as client:
        with pytest.raises(Unreachable, match="look at its proxy"):
            await client.fetch("http://paper.example.com/a")


async def test_gate_opens_to_the_proxy_only() -> None:
    names = Names({"proxy.lan": ["10.0.0.9"], "paper.example.com": ["93.184.215.14"]}, 3128)
    gate = ProxyGate(URL("http://proxy.lan:3128"), names, seconds=1)
    with pytest.raises(AddressRefused):
        await gate.resolve("paper.example.com", 80)
    assert [found["host"] for found in await gate.resolve("proxy.lan", 3128)] == ["10.0.0.9"]
    stream = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
    gate.open_socket((*stream, ("10.0.0.9", 3128))).close()
    for address in (("10.0.0.9", 22), ("127.0.0.1", 3128), ("93.184.215.14", 3128)):
        with pytest.raises(AddressRefused):
            gate.open_socket((*stream, address))


def test_address_of_the_proxy_may_be_an_ipv6_one() -> None:
    url, headers = read_proxy("http://[fd00::9]:3128")
    assert url is not None
    gate = ProxyGate(url, Names({}, 0), seconds=1)
    info = (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("fd00:0::9", 3128, 0, 0))
    gate.open_socket(info).close()
    assert not headers


@pytest.mark.parametrize(
    "proxy",
    [
        *("proxy.lan:3128", "https://ada:sesame@proxy.lan", "socks5://proxy.lan:1080", "http://"),
        *("http://ada:sesame@proxy.lan/path", "http://ada:sesame@[", "http://proxy.lan:99999"),
    ],
)
def test_proxy_that_is_no_address_is_a_mistake_of_the_settings(proxy: str) -> None:
    with pytest.raises(ConfigError, match=r"web\.proxy") as caught:
        read_proxy(proxy)
    assert "sesame" not in "".join(traceback.format_exception(caught.value))


def test_no_proxy_is_no_mistake() -> None:
    assert read_proxy("") == (None, {})
    url, headers = read_proxy("http://ada@proxy.lan:3128/")
    assert str(url) == "http://proxy.lan:3128/"
    assert headers
