"""The one HTTP client for whatever strangers name, under limits."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from ssl import SSLContext
from types import TracebackType
from typing import Final, Self

from aiohttp import (
    AsyncResolver,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    TCPConnector,
    hdrs,
)
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.errors import SiteFailed, TooLarge
from bot.sources.fetch.guard import guarded_connector
from bot.sources.fetch.proxies import proxied_connector, read_proxy
from bot.sources.fetch.turns import Turns
from bot.sources.limits import Limits

_READ_SIZE: Final = 64 * 1024
# Those whose output aiohttp bounds piece by piece with nothing but the standard library.
_ENCODINGS: Final = "gzip, deflate"
_UNPACKED: Final = frozenset({"", "identity", "gzip", "deflate"})
_OLD_GZIP: Final = "x-gzip"
# A policy of what a page may load takes tens of kilobytes, at sites whose pages people read.
_FIELD_SIZE: Final = 64 * 1024
_LINE_SIZE: Final = 16 * 1024
_HEADERS: Final = 256


class Client:
    """Sends requests, one connection each, to public addresses or through the owner's proxy.

    It keeps no cookies and no connections. Names are asked of the system's name servers, by a
    resolver whose look-ups can be given up and hold no threads meanwhile. Build it inside a
    running event loop.

    Attributes:
        turns: Who visits which site; everybody who sends requests waits for a turn first.
        proxied: Whether all connections go to the owner's proxy.

    Args:
        limits: What a fetch may cost.
        resolver: Whom to ask for addresses, closed with the client; None is the system.
        ssl_context: Whose certificates to trust; None is what the system trusts.

    Raises:
        ConfigError: when the proxy's address is none.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        resolver: AbstractResolver | None = None,
        ssl_context: SSLContext | None = None,
    ) -> None:
        self.turns = Turns(connections=limits.site_connections, gap=limits.site_gap)
        proxy, self._proxy_key = read_proxy(limits.proxy)
        self.proxied = proxy is not None
        self._max_bytes = limits.max_bytes
        self._names = resolver or AsyncResolver()
        self._session = ClientSession(
            connector=_connector(limits, proxy, self._names, ssl_context),
            cookie_jar=DummyCookieJar(),
            headers={hdrs.USER_AGENT: limits.user_agent, hdrs.ACCEPT_ENCODING: _ENCODINGS},
            timeout=ClientTimeout(total=None, sock_connect=limits.connect_seconds),
            proxy=proxy,
            trust_env=False,
            max_line_size=_LINE_SIZE,
            max_field_size=_FIELD_SIZE,
            max_headers=_HEADERS,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close what is open."""
        await self._session.close()
        await self._names.close()

    @asynccontextmanager
    async def send(
        self,
        url: URL,
        headers: Mapping[str, str],
        *,
        method: str = hdrs.METH_GET,
        data: object = None,
    ) -> AsyncIterator[ClientResponse]:
        """Send a request and give its answer, a redirect too, whose body is yet to be read.

        Args:
            url: Where it goes; the caller has checked it.
            headers: On top of those that say who asks.
            method: Of the request.
            data: Its body.

        Raises:
            ClientError: and what else `failures_mapped` knows.
        """
        # A proxy reads the headers of a plain request; of a tunnel it reads those of its own.
        key = self._proxy_key if url.scheme == "http" else {}
        async with self._session.request(
            method,
            url,
            headers={**headers, **key},
            data=data,
            proxy_headers=self._proxy_key,
            allow_redirects=False,
        ) as response:
            yield response

    async def read_body(self, response: ClientResponse) -> bytes:
        """Return the body of an answer, decompressed.

        Raises:
            SiteFailed: when it is packed in a way that nobody asked for, or badly.
            TooLarge: when it is larger than the limit.
        """
        packed = response.headers.get(hdrs.CONTENT_ENCODING, "").strip().lower()
        if packed not in _UNPACKED | {_OLD_GZIP}:
            raise SiteFailed
        if (response.content_length or 0) > self._max_bytes:
            raise TooLarge
        body = bytearray()
        async for piece in response.content.iter_chunked(_READ_SIZE):
            body += piece
            if len(body) > self._max_bytes:
                raise TooLarge
            # A packet can unpack to megabytes, all of them there at once: others have their turn.
            await asyncio.sleep(0)
        return self._gunzip(body) if packed == _OLD_GZIP else bytes(body)

    def _gunzip(self, body: bytearray) -> bytes:
        """Unpack what aiohttp does not know by its old name (RFC 9110, 8.4.1.3)."""
        try:
            unpacked = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(body, self._max_bytes + 1)
        except zlib.error as exc:
            raise SiteFailed from exc
        if len(unpacked) > self._max_bytes:
            raise TooLarge
        return unpacked


def _connector(
    limits: Limits,
    proxy: URL | None,
    resolver: AbstractResolver,
    ssl_context: SSLContext | None,
) -> TCPConnector:
    if proxy is not None:
        return proxied_connector(
            proxy, dns_seconds=limits.dns_seconds, resolver=resolver, ssl_context=ssl_context
        )
    return guarded_connector(
        allow_loopback=limits.allow_loopback,
        dns_seconds=limits.dns_seconds,
        resolver=resolver,
        ssl_context=ssl_context,
    )
