"""The way to the web through a proxy, for hosts whose network has no other.

The proxy looks names up, so it has to keep private addresses out; links are still checked as far
as their own text goes, each redirect anew.
"""

from __future__ import annotations

import ipaddress
import socket
from ssl import SSLContext

from aiohttp import AddrInfoType, TCPConnector, encode_basic_auth, hdrs
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from bot.errors import ConfigError
from bot.sources.fetch.guard import AddressRefused, look_up
from bot.sources.fetch.sockets import Sipping


class ProxyGate(AbstractResolver):
    """The way to one proxy, wherever it is, and to nothing else.

    The owner chose the proxy, so its address may be private. All other names are the proxy's
    to look up: asking for one here would mean that a connection was about to bypass it.
    """

    def __init__(self, proxy: URL, resolver: AbstractResolver, *, seconds: float) -> None:
        self._host = proxy.host or ""
        self._port = proxy.port
        self._resolver = resolver
        self._seconds = seconds
        self._addresses = {self._host}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the proxy's addresses.

        Raises:
            AddressRefused: when another host is asked for.
            NameUnanswered: when it took too long.
            OSError: when there is no such name.
        """
        if host != self._host:
            raise AddressRefused("not the proxy")
        results = await look_up(self._resolver, host, port, family, self._seconds)
        self._addresses = {result["host"] for result in results}
        return results

    async def close(self) -> None:
        """Release the resolver."""
        await self._resolver.close()

    def open_socket(self, info: AddrInfoType) -> socket.socket:
        """Return a socket for a connection to the proxy.

        Raises:
            AddressRefused: when the connection would go elsewhere.
        """
        family, kind, protocol, _, address = info
        if address[1] != self._port or not any(
            _same_address(str(address[0]), known) for known in self._addresses
        ):
            raise AddressRefused("not the proxy")
        return Sipping(family, kind, protocol)


def read_proxy(text: str) -> tuple[URL | None, dict[str, str]]:
    """Return a proxy's address, None for none, and the headers that its owner's key is sent in.

    Raises:
        ConfigError: when the address is none; the message does not repeat it.
    """
    if not text:
        return None, {}
    try:
        url = URL(text)
        valid = url.scheme == "http" and url.host and url.port and url.path in {"", "/"}
    except ValueError:
        valid = False
    if not valid:
        raise ConfigError("web.proxy must be an address like http://proxy.example.org:3128.")
    if url.user is None:
        return url, {}
    password = encode_basic_auth(url.user, url.password or "")
    return url.with_user(None), {hdrs.PROXY_AUTHORIZATION: password}


def proxied_connector(
    proxy: URL,
    *,
    dns_seconds: float,
    resolver: AbstractResolver,
    ssl_context: SSLContext | None = None,
) -> TCPConnector:
    """Return a connector whose connections all go to a proxy."""
    gate = ProxyGate(proxy, resolver, seconds=dns_seconds)
    return TCPConnector(
        resolver=gate,
        socket_factory=gate.open_socket,
        use_dns_cache=False,
        force_close=True,
        ssl=ssl_context or True,
    )


def _same_address(one: str, other: str) -> bool:
    try:
        return ipaddress.ip_address(one) == ipaddress.ip_address(other)
    except ValueError:
        return False
