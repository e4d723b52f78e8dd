"""Looking names up at name servers that answer, or keep silent."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import cast

import pytest
from aiohttp import AsyncResolver

from bot.errors import LinkRefused, Unreachable
from bot.sources.fetch.client import Client
from bot.sources.fetch.web import Web
from bot.sources.limits import Limits

LIMITS = Limits(site_gap=0, dns_seconds=5.0, total_seconds=30.0)
LEAVES_WITH_QUESTIONS_OPEN = """
import asyncio, socket
from aiohttp import AsyncResolver
from bot.errors import Unreachable
from bot.sources.fetch.web import Web
from bot.sources.limits import Limits

async def main():
    silent = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    silent.bind(("127.0.0.1", 0))
    names = AsyncResolver(
        nameservers=["127.0.0.1"], udp_port=silent.getsockname()[1], timeout=60, tries=1
    )
    async with Web(Limits(dns_seconds=0.1), resolver=names) as client:
        try:
            await client.fetch("http://silent.example.com/")
        except Unreachable:
            print("left")

asyncio.run(main())
"""


class NameServer(asyncio.DatagramProtocol):
    """Says that every name is this machine, but keeps silent about those that begin so."""

    def __init__(self) -> None:
        self.asked = 0
        self.gone = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.DatagramTransport", transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self.gone.set()

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.asked += 1
        question = data[12 : data.index(b"\0", 12) + 5]
        if b"silent" in question.lower():
            return
        is_ipv4 = question.endswith(b"\0\1\0\1")
        counts = bytes((0, 1, 0, is_ipv4, 0, 0, 0, 0))
        # The name of the question, an IPv4 address in the internet, for a minute.
        answer = b"\xc0\x0c\0\1\0\1\0\0\0\x3c\0\x04\x7f\0\0\1" if is_ipv4 else b""
        self.transport.sendto(data[:2] + b"\x81\x80" + counts + question + answer, addr)


@asynccontextmanager
async def open_names() -> AsyncIterator[tuple[NameServer, AsyncResolver]]:
    loop = asyncio.get_running_loop()
    transport, server = await loop.create_datagram_endpoint(NameServer, local_addr=("127.0.0.1", 0))
    port = transport.get_extra_info("sockname")[1]
    try:
        yield server, AsyncResolver(nameservers=["127.0.0.1"], udp_port=port)
    finally:
        transport.close()
        await server.gone.wait()


async def test_silent_zones_do_not_hold_up_other_names() -> None:
    async with open_names() as (server, names), Web(LIMITS, resolver=names) as client:
        silent = [
            asyncio.create_task(client.fetch(f"http://silent.zone{number}.com/"))
            for number in range(LIMITS.visits)
        ]
        while server.asked < LIMITS.visits:  # noqa: ASYNC110 - it is a count, without an event
            await asyncio.sleep(0.01)
        # Its name was answered, with an address that is refused.
        with pytest.raises(LinkRefused):
            await client.fetch("http://news.example.com/")
        assert not any(task.done() for task in silent)
        for task in silent:
            task.cancel()


async def test_silent_zone_is_given_up() -> None:
    limits = replace(LIMITS, dns_seconds=0.05)
    async with open_names() as (_, names), Web(limits, resolver=names) as client:
        with pytest.raises(Unreachable, match="where that site is"):
            await client.fetch("http://silent.example.com/")


async def test_system_is_asked_when_nobody_else_is_named() -> None:
    async with Client(LIMITS) as client:
        found = await client._names.resolve("localhost", 80)
    assert {each["host"] for each in found} <= {"127.0.0.1", "::1"}


def test_program_ends_while_questions_are_open() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", LEAVES_WITH_QUESTIONS_OPEN],
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert ended.stdout == "left\n"
