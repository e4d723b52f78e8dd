"""Fetch web pages under limits: nothing here trusts the site, its headers, or its manners."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from ssl import SSLContext
from types import TracebackType
from typing import Final, Self
from urllib.parse import urljoin

from aiohttp import (
    ClientResponse,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    TCPConnector,
    hdrs,
)
from aiohttp.abc import AbstractResolver
from multidict import CIMultiDictProxy
from yarl import URL

from bot.errors import Empty, LinkRefused, SiteFailed, TooLarge, TooManyRedirects
from bot.sources.attachments import FileFormat, file_format, media_refusal
from bot.sources.fetch.addresses import check_url
from bot.sources.fetch.cache import Cache, Kept, renewed, terms
from bot.sources.fetch.guard import guarded_connector
from bot.sources.fetch.names import SystemNames
from bot.sources.fetch.proxies import proxied_connector, read_proxy
from bot.sources.fetch.slots import Slot
from bot.sources.fetch.statuses import REDIRECTS, check_status, failures_mapped, pause_asked
from bot.sources.fetch.turns import Turns, site_of
from bot.sources.limits import Limits
from bot.sources.sniffing import media_type

_READ_SIZE: Final = 64 * 1024
_ACCEPT: Final = (
    "text/html,application/xhtml+xml;q=0.9,application/pdf;q=0.8,text/plain;q=0.8,*/*;q=0.1"
)
# Those whose output aiohttp bounds piece by piece with nothing but the standard library.
_ENCODINGS: Final = "gzip, deflate"
_COME_BACK_SECONDS: Final = 5.0
# Labels that servers put on articles by mistake: only the content can tell.
_DOUBTFUL_TYPES: Final = frozenset({"application/json", "application/ld+json"})
_WORD_LIKE_TYPES: Final = frozenset({"application/zip", "application/x-zip-compressed"})


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the site sent it, decompressed.

    Attributes:
        url: Where it was found in the end, redirects followed.
        format: How it is to be read, by its content and its header together.
        content_type: The header with its charset, as sent; empty when there was none.
        body: At most `Limits.max_bytes` bytes, not empty.
    """

    url: str
    format: FileFormat
    content_type: str
    body: bytes


@dataclass(slots=True)
class _Trip:
    """One fetch on its way.

    Attributes:
        deadline: Stands still while the trip waits for its turn at a site.
        patience: Seconds that it may still wait for turns.
        kept: What the cache holds for its link.
        slot: Taken when its first turn has come.
        returned: It has come back once, as a site that was busy asked it to.
        headers: Of the answer that brought the page.
    """

    deadline: asyncio.Timeout
    patience: float
    kept: Kept[Page] | None
    slot: Slot | None
    returned: bool = False
    headers: CIMultiDictProxy[str] | None = None


class _ComeBack(Exception):
    """The site is busy and has said when to ask again, which is soon."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds


class Web:
    """An HTTP client for pages that strangers name.

    It keeps no cookies and no connections, and pages only as their sites allow. Build it inside
    a running event loop.

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
        self._limits = limits
        self._turns = Turns(connections=limits.site_connections, gap=limits.site_gap)
        self._cache: Cache[Page] = Cache(max_bytes=limits.cache_bytes)
        proxy, self._proxy_key = read_proxy(limits.proxy)
        self._proxied = proxy is not None
        self._names = resolver or SystemNames()
        self._session = ClientSession(
            connector=_connector(limits, proxy, self._names, ssl_context),
            cookie_jar=DummyCookieJar(),
            headers={
                hdrs.USER_AGENT: limits.user_agent,
                hdrs.ACCEPT: _ACCEPT,
                hdrs.ACCEPT_ENCODING: _ENCODINGS,
            },
            timeout=ClientTimeout(total=None, sock_connect=limits.connect_seconds),
            proxy=proxy,
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
        await self._names.close()

    async def fetch(self, url: str, *, slot: Slot | None = None) -> Page:
        """Fetch a page, or a file that the bot reads.

        Args:
            url: As a person wrote it.
            slot: Where it is worked on; it is taken when the site may be asked, not before.

        Raises:
            SourceError: its subclass says what went wrong.
        """
        target = check_url(url, allow_loopback=self._limits.allow_loopback)
        kept = self._cache.get(str(target))
        now = asyncio.get_running_loop().time
        if kept is not None and now() < kept.fresh_until:
            return kept.value
        with failures_mapped(proxied=self._proxied):
            async with asyncio.timeout(self._limits.total_seconds) as deadline:
                trip = _Trip(deadline, self._limits.site_wait, kept, slot)
                page = await self._follow(target, trip)
        self._keep(str(target), page, trip, now())
        return page

    def _keep(self, url: str, page: Page, trip: _Trip, now: float) -> None:
        agreed = None
        if trip.headers is not None:
            if trip.kept is not None and page is trip.kept.value:
                agreed = renewed(trip.kept.terms, trip.headers)
            else:
                agreed = terms(trip.headers, default=self._limits.cache_seconds)
        self._cache.put(url, page, terms=agreed, size=len(page.body), now=now)

    async def _follow(self, target: URL, trip: _Trip) -> Page:
        for _ in range(self._limits.redirects + 1):
            try:
                found = await self._visit(target, trip)
            except _ComeBack as later:
                trip.returned = True
                await asyncio.sleep(later.seconds)
                found = await self._visit(target, trip)
            if isinstance(found, Page):
                return found
            target = found
        raise TooManyRedirects

    async def _visit(self, target: URL, trip: _Trip) -> Page | URL:
        """Ask for a page once, and return it or where it is said to be."""
        kept = trip.kept
        conditions = kept.terms.conditions if kept and kept.value.url == str(target) else {}
        # A proxy reads the headers of a plain request; of a tunnel it reads those of its own.
        key = self._proxy_key if target.scheme == "http" else {}
        async with (
            self._turn(target, trip),
            self._session.get(
                target,
                allow_redirects=False,
                headers=conditions | key,
                proxy_headers=self._proxy_key,
            ) as response,
        ):
            if response.status in REDIRECTS:
                return self._next(target, response.headers.get(hdrs.LOCATION, ""))
            if kept and conditions and response.status == HTTPStatus.NOT_MODIFIED:
                trip.headers = response.headers
                return kept.value
            self._heed_pause(target, response, trip)
            check_status(response.status, proxied=self._proxied)
            page = await self._read(response)
            if response.status == HTTPStatus.OK:
                trip.headers = response.headers
            return page

    @asynccontextmanager
    async def _turn(self, target: URL, trip: _Trip) -> AsyncIterator[None]:
        """Wait for the site to be free, without the wait counting as the site's own time."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        left = (trip.deadline.when() or began) - began
        trip.deadline.reschedule(None)
        if trip.slot is not None:
            # Whoever waits for a site must not keep out those who have its turn.
            trip.slot.give_back()
        async with self._turns.turn(site_of(target), patience=trip.patience):
            now = loop.time()
            trip.patience = max(trip.patience - (now - began), 0.0)
            if trip.slot is not None:
                await trip.slot.take()
            trip.deadline.reschedule(loop.time() + left)
            yield

    def _next(self, target: URL, location: str) -> URL:
        if not location:
            raise SiteFailed
        try:
            link = urljoin(str(target), location)
        except ValueError as exc:
            raise LinkRefused from exc
        # Each hop is a link of a stranger's choosing, checked as the first one was.
        return check_url(link, allow_loopback=self._limits.allow_loopback)

    def _heed_pause(self, target: URL, response: ClientResponse, trip: _Trip) -> None:
        """Leave a site alone that asks for it; come back once if that is soon."""
        pause = pause_asked(response.status, response.headers.get(hdrs.RETRY_AFTER, ""))
        if pause is None:
            return
        self._turns.hold(site_of(target), pause)
        left = (trip.deadline.when() or 0.0) - asyncio.get_running_loop().time()
        if not trip.returned and pause <= _COME_BACK_SECONDS and pause < left:
            raise _ComeBack(pause)

    async def _read(self, response: ClientResponse) -> Page:
        content_type = response.headers.get(hdrs.CONTENT_TYPE, "")
        name = response.url.name
        if not _is_doubtful(content_type, name) and (refusal := media_refusal(content_type)):
            raise refusal
        body = await self._read_body(response)
        if not body.strip():
            raise Empty
        form = file_format(body, name=name, content_type=content_type)
        return Page(str(response.url), form, content_type, body)

    async def _read_body(self, response: ClientResponse) -> bytes:
        limit = self._limits.max_bytes
        if (response.content_length or 0) > limit:
            raise TooLarge
        body = bytearray()
        async for piece in response.content.iter_chunked(_READ_SIZE):
            body += piece
            if len(body) > limit:
                raise TooLarge
            # A packet can unpack to megabytes, all of them there at once: others have their turn.
            await asyncio.sleep(0)
        return bytes(body)


def _is_doubtful(content_type: str, name: str) -> bool:
    kind = media_type(content_type)
    return kind in _DOUBTFUL_TYPES or (kind in _WORD_LIKE_TYPES and name.lower().endswith(".docx"))


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
