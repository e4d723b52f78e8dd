"""Websites on loopback, and a name service that answers as a test says."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

UNTYPED = web.ResponseKey("untyped", bool)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Site:
    """A website under test: `url` is where it is, `hits` the paths it was asked for."""

    url: str
    port: int
    hits: list[str] = field(default_factory=list)
    requests: list[web.Request] = field(default_factory=list)
    asked: asyncio.Event = field(default_factory=asyncio.Event)


class Names(AbstractResolver):
    """Resolves names from a table; all connections go to `port`."""

    def __init__(self, table: Mapping[str, list[str]], port: int) -> None:
        self.table = table
        self.port = port

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if host not in self.table:
            raise OSError("no such name")
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=self.port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in self.table[host]
        ]

    async def close(self) -> None:
        return None


Serve = Callable[[Mapping[str, Handler]], Awaitable[Site]]


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """Start websites, each on a port of its own."""
    async with open_sites() as start:
        yield start


@asynccontextmanager
async def open_sites() -> AsyncIterator[Serve]:
    """Start websites: path to handler; what is not named is answered with 404."""
    runners: list[web.AppRunner] = []

    async def start(pages: Mapping[str, Handler]) -> Site:
        async def answer(request: web.Request) -> web.StreamResponse:
            site.hits.append(request.path)
            site.requests.append(request)
            site.asked.set()
            handler = pages.get(request.path)
            return await handler(request) if handler else web.Response(status=404)

        app = web.Application()
        app.router.add_route("*", "/{path:.*}", answer)
        app.on_response_prepare.append(_remove_default_type)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        port = runner.addresses[0][1]
        site = Site(f"http://127.0.0.1:{port}", port)
        return site

    try:
        yield start
    finally:
        for runner in runners:
            await runner.cleanup()


def answer(
    body: bytes | str = b"",
    *,
    status: int = 200,
    content_type: str | None = "text/html",
    **headers: str,
) -> Handler:
    """Return a handler that always answers the same."""
    data = body.encode() if isinstance(body, str) else body
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    async def handler(request: web.Request) -> web.StreamResponse:
        response = web.Response(body=data, status=status, headers=named)
        response[UNTYPED] = content_type is None
        if content_type is not None:
            response.headers["Content-Type"] = content_type
        return response

    return handler


async def _remove_default_type(request: web.Request, response: web.StreamResponse) -> None:
    if response.get(UNTYPED):
        del response.headers["Content-Type"]


def redirect(location: str) -> Handler:
    """Return a handler that sends its visitor elsewhere."""
    return answer(status=302, Location=location)
