"""Fetch web pages under limits: nothing here trusts the site, its headers, or its manners."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from types import TracebackType
from typing import Final, Self
from urllib.parse import urljoin

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    hdrs,
)
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.errors import (
    Empty,
    LinkRefused,
    LoginRequired,
    NotText,
    PageNotFound,
    SiteFailed,
    TimedOut,
    TooLarge,
    TooManyRedirects,
    Unreachable,
)
from bot.sources.addresses import check_url
from bot.sources.guard import AddressRefused, guarded_connector
from bot.sources.limits import Limits
from bot.sources.sniffing import (
    HTML_TYPES,
    TEXT_TYPES,
    UNKNOWN_TYPES,
    looks_binary,
    looks_like_html,
    media_type,
)

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_READ_SIZE: Final = 64 * 1024
_ACCEPT: Final = "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.8,*/*;q=0.1"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the site sent it, decompressed.

    Attributes:
        url: Where it was found in the end, redirects followed.
        is_html: Whether it is HTML; otherwise it is plain text.
        content_type: The header with its charset, as sent; empty when there was none.
        body: At most `Limits.max_bytes` bytes, not empty.
    """

    url: str
    is_html: bool
    content_type: str
    body: bytes


class Web:
    """An HTTP client for pages that strangers name.

    It keeps no cookies and no connections and uses no proxy. Build it inside a running event loop.
    """

    def __init__(self, limits: Limits, *, resolver: AbstractResolver | None = None) -> None:
        self._limits = limits
        self._session = ClientSession(
            connector=guarded_connector(allow_loopback=limits.allow_loopback, resolver=resolver),
            cookie_jar=DummyCookieJar(),
            headers={hdrs.USER_AGENT: limits.user_agent, hdrs.ACCEPT: _ACCEPT},
            timeout=ClientTimeout(total=None, sock_connect=limits.connect_seconds),
            trust_env=False,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()

    async def fetch(self, url: str) -> Page:
        """Fetch a page of HTML or plain text.

        Raises:
            SourceError: its subclass says what went wrong.
        """
        target = check_url(url, allow_loopback=self._limits.allow_loopback)
        try:
            async with asyncio.timeout(self._limits.total_seconds):
                return await self._follow(target)
        except TimeoutError as exc:
            raise TimedOut from exc
        except ClientConnectorError as exc:
            if isinstance(exc.os_error, AddressRefused):
                raise LinkRefused from exc
            raise Unreachable from exc
        except (ClientError, OSError) as exc:
            raise Unreachable from exc

    async def _follow(self, target: URL) -> Page:
        for _ in range(self._limits.redirects + 1):
            async with self._session.get(target, allow_redirects=False) as response:
                if response.status not in _REDIRECTS:
                    return await self._read(response)
                location = response.headers.get(hdrs.LOCATION, "")
            if not location:
                raise SiteFailed
            # Each hop is a link of a stranger's choosing, checked as the first one was.
            target = check_url(
                urljoin(str(target), location), allow_loopback=self._limits.allow_loopback
            )
        raise TooManyRedirects

    async def _read(self, response: ClientResponse) -> Page:
        _check_status(response.status)
        content_type = response.headers.get(hdrs.CONTENT_TYPE, "")
        kind = media_type(content_type)
        if kind not in HTML_TYPES | TEXT_TYPES | UNKNOWN_TYPES:
            raise NotText
        body = await self._read_body(response)
        if not body.strip():
            raise Empty
        if looks_binary(body):
            raise NotText
        is_html = kind in HTML_TYPES or looks_like_html(body)
        return Page(str(response.url), is_html, content_type, body)

    async def _read_body(self, response: ClientResponse) -> bytes:
        limit = self._limits.max_bytes
        if (response.content_length or 0) > limit:
            raise TooLarge
        body = bytearray()
        async for piece in response.content.iter_chunked(_READ_SIZE):
            body += piece
            if len(body) > limit:
                raise TooLarge
        return bytes(body)


def _check_status(status: int) -> None:
    """Raise what a status means for someone who wanted to read the page."""
    match status:
        case HTTPStatus.NOT_FOUND | HTTPStatus.GONE:
            raise PageNotFound
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.PAYMENT_REQUIRED:
            raise LoginRequired
        case HTTPStatus.FORBIDDEN | HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            raise LoginRequired("That site does not let me in. Paste the text and I will read it.")
        case HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS:
            raise SiteFailed("That page is not available where I run. Paste its text instead.")
        case HTTPStatus.TOO_MANY_REQUESTS:
            raise SiteFailed("That site wants fewer visits from me just now. Try again later.")
    if not 200 <= status < 300:
        raise SiteFailed
