"""The connector that reaches public addresses only.

Names are checked when they resolve, and the very address of each connection when it is made:
a resolver alone never sees literal addresses, and a second look-up may answer differently.
"""

from __future__ import annotations

import asyncio
import socket
from ssl import SSLContext

from aiohttp import AddrInfoType, TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.sources.fetch.addresses import is_loopback, is_public
from bot.sources.fetch.sockets import Sipping


class AddressRefused(OSError):
    """A link leads to an address that is not public.

    It is an OSError because that is the one error aiohttp lets a connection fail with.
    """


class NameUnanswered(OSError):
    """The name service did not answer in time."""


class GuardedResolver(AbstractResolver):
    """Look names up, for a limited time, and refuse those of which any address is not public.

    Args:
        resolver: Whom to ask.
        allow_loopback: Let this machine's own addresses through.
        seconds: Longest wait for an answer.
    """

    def __init__(self, resolver: AbstractResolver, *, allow_loopback: bool, seconds: float) -> None:
        self._resolver = resolver
        self._allow_loopback = allow_loopback
        self._seconds = seconds

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return all addresses of a name, at least one.

        Raises:
            AddressRefused: when one of them is not public, whatever the others are.
            NameUnanswered: when it took too long.
            OSError: when there is no such name.
        """
        results = await look_up(self._resolver, host, port, family, self._seconds)
        for result in results:
            check_address(result["host"], allow_loopback=self._allow_loopback)
        return results

    async def close(self) -> None:
        """Release the resolver."""
        await self._resolver.close()


def check_address(address: str, *, allow_loopback: bool) -> None:
    """Raise AddressRefused unless the address is public (or loopback, where that is allowed)."""
    if not (is_public(address) or (allow_loopback and is_loopback(address))):
        raise AddressRefused("not a public address")


def guarded_connector(
    *,
    allow_loopback: bool,
    dns_seconds: float,
    resolver: AbstractResolver,
    ssl_context: SSLContext | None = None,
) -> TCPConnector:
    """Return a connector whose connections all go to addresses that were checked."""

    def open_socket(info: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, address = info
        check_address(str(address[0]), allow_loopback=allow_loopback)
        return Sipping(family, kind, protocol)

    return TCPConnector(
        resolver=GuardedResolver(resolver, allow_loopback=allow_loopback, seconds=dns_seconds),
        socket_factory=open_socket,
        use_dns_cache=False,
        force_close=True,
        ssl=ssl_context or True,
    )


async def look_up(
    resolver: AbstractResolver, host: str, port: int, family: socket.AddressFamily, seconds: float
) -> list[ResolveResult]:
    """Ask a resolver for a limited time.

    Raises:
        NameUnanswered: when it took too long.
        OSError: when there is no such name.
    """
    try:
        async with asyncio.timeout(seconds):
            results = await resolver.resolve(host, port, family)
    except TimeoutError as exc:
        raise NameUnanswered("no answer in time") from exc
    if not results:
        raise OSError("the name has no address")
    return results
