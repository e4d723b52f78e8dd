"""Fetch web pages under limits: nothing here trusts the site, its headers, or its manners."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from ssl import SSLContext
from types import TracebackType
from typing import Final, Self
from urllib.parse import urljoin

from aiohttp import ClientResponse, hdrs
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.errors import Empty, LinkRefused, SiteFailed, TooManyRedirects
from bot.sources.attachments import FileFormat, file_format, media_refusal
from bot.sources.fetch.addresses import MAX_URL_LENGTH, check_url
from bot.sources.fetch.cache import Cache, renewed, terms
from bot.sources.fetch.client import Client
from bot.sources.fetch.slots import Slot
from bot.sources.fetch.statuses import REDIRECTS, check_status, failures_mapped, pause_asked
from bot.sources.fetch.turns import site_of
from bot.sources.limits import Limits
from bot.sources.sniffing import media_type

_ACCEPT: Final = (
    "text/html,application/xhtml+xml;q=0.9,application/pdf;q=0.8,text/plain;q=0.8,*/*;q=0.1"
)
_COME_BACK_SECONDS: Final = 5.0
# Labels that servers put on articles by mistake: only the content can tell.
_DOUBTFUL_TYPES: Final = frozenset({"application/json", "application/ld+json"})
_WORD_LIKE_TYPES: Final = frozenset({"application/zip", "application/x-zip-compressed"})


class LeadsElsewhere(Exception):
    """A redirect leads to what is not read as a page.

    Attributes:
        url: Where it leads; nobody has asked there.
    """

    def __init__(self, url: str) -> None:
        super().__init__("a redirect leads to what is no page")
        self.url = url


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
        slot: Taken when its first turn has come.
        elsewhere: Tells a redirect that leads to what is no page.
        returned: It has come back once, as a site that was busy asked it to.
    """

    deadline: asyncio.Timeout
    patience: float
    slot: Slot | None
    elsewhere: Callable[[str], bool] | None
    returned: bool = False


class _ComeBack(Exception):
    """The site is busy and has said when to ask again, which is soon."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds


class Web:
    """Reads pages that strangers name, and keeps them only as their sites allow.

    Build it inside a running event loop.

    Attributes:
        client: Sends its requests; whoever asks the same sites shares it, and so their turns.

    Args:
        limits: What a fetch may cost.
        resolver: As for `Client`.
        ssl_context: As for `Client`.

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
        self._cache: Cache[Page] = Cache(max_bytes=limits.cache_bytes)
        self.client = Client(limits, resolver=resolver, ssl_context=ssl_context)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.client.close()

    async def fetch(
        self,
        url: str,
        *,
        slot: Slot | None = None,
        elsewhere: Callable[[str], bool] | None = None,
    ) -> Page:
        """Fetch a page, or a file that the bot reads.

        Args:
            url: As a person wrote it.
            slot: Where it is worked on; it is taken when the site may be asked, not before.
            elsewhere: Tells of a redirect's goal whether it is something else than a page.

        Raises:
            LeadsElsewhere: when `elsewhere` said so.
            SourceError: its subclass says what went wrong.
        """
        target = check_url(url, allow_loopback=self._limits.allow_loopback)
        with failures_mapped(proxied=self.client.proxied):
            async with asyncio.timeout(self._limits.total_seconds) as deadline:
                trip = _Trip(deadline, self._limits.site_wait, slot, elsewhere)
                return await self._follow(target, trip)

    async def _follow(self, target: URL, trip: _Trip) -> Page:
        for _ in range(self._limits.redirects + 1):
            try:
                found = await self._visit(target, trip)
            except _ComeBack as later:
                trip.returned = True
                if trip.slot is not None:
                    trip.slot.give_back()
                await asyncio.sleep(later.seconds)
                found = await self._visit(target, trip)
            if isinstance(found, Page):
                return found
            if trip.elsewhere is not None and trip.elsewhere(str(found)):
                raise LeadsElsewhere(str(found))
            target = found
        raise TooManyRedirects

    async def _visit(self, target: URL, trip: _Trip) -> Page | URL:
        """Ask for a page once, unless it is fresh, and return it or where it is said to be.

        A page is kept for the address that it was found at: where others lead may change.
        """
        url, now = str(target), asyncio.get_running_loop().time
        kept = self._cache.get(url)
        if kept is not None and now() < kept.fresh_until:
            return kept.value
        headers = {hdrs.ACCEPT: _ACCEPT} | (kept.terms.conditions if kept else {})
        async with self._turn(target, trip), self.client.send(target, headers) as response:
            if response.status in REDIRECTS:
                return self._next(target, response.headers.get(hdrs.LOCATION, ""))
            agreed = None
            if kept and response.status == HTTPStatus.NOT_MODIFIED:
                page = kept.value
                agreed = renewed(kept.terms, response.headers)
            else:
                self._heed_pause(target, response, trip)
                check_status(response.status, proxied=self.client.proxied)
                page = await self._read(response)
                if response.status == HTTPStatus.OK:
                    agreed = terms(response.headers, default=self._limits.cache_seconds)
        self._cache.put(url, page, terms=agreed, size=len(page.body), now=now())
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
        async with self.client.turns.turn(site_of(target), patience=trip.patience):
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
        if len(link) > MAX_URL_LENGTH:
            raise SiteFailed
        # Each hop is a link of a stranger's choosing, checked as the first one was.
        return check_url(link, allow_loopback=self._limits.allow_loopback)

    def _heed_pause(self, target: URL, response: ClientResponse, trip: _Trip) -> None:
        """Leave a site alone that asks for it; come back once if that is soon."""
        pause = pause_asked(response.status, response.headers.get(hdrs.RETRY_AFTER, ""))
        if pause is None:
            return
        self.client.turns.hold(site_of(target), pause)
        left = (trip.deadline.when() or 0.0) - asyncio.get_running_loop().time()
        if not trip.returned and pause <= _COME_BACK_SECONDS and pause < left:
            raise _ComeBack(pause)

    async def _read(self, response: ClientResponse) -> Page:
        content_type = response.headers.get(hdrs.CONTENT_TYPE, "")
        name = response.url.name
        if not _is_doubtful(content_type, name) and (refusal := media_refusal(content_type)):
            raise refusal
        body = await self.client.read_body(response)
        if not body.strip():
            raise Empty
        form = file_format(body, name=name, content_type=content_type)
        return Page(str(response.url), form, content_type, body)


def _is_doubtful(content_type: str, name: str) -> bool:
    kind = media_type(content_type)
    return kind in _DOUBTFUL_TYPES or (kind in _WORD_LIKE_TYPES and name.lower().endswith(".docx"))
