"""Turns at sites: however many links to one site are posted, it sees few visits at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

from tld import get_fld
from yarl import URL

from bot.errors import SiteBusy

HOLD_SECONDS: Final = 300.0
"""Longest time a site can keep the bot away by asking for fewer visits."""

HELD: Final = "That site wants fewer visits from me just now. Try again later."


@dataclass(slots=True)
class _Site:
    """What is known of a site while somebody visits it or it must be left alone.

    Attributes:
        connections: Free ones; like all of asyncio's locks it lets callers in as they came.
        door: Held by the one caller whose visit is next.
        next_visit: When it may begin, in the event loop's time.
        callers: Who waits for a turn or has one.
        waiting: Who waits for a turn.
        leaving: Forgets the site, once nobody visits it.
    """

    connections: asyncio.Semaphore
    door: asyncio.Lock = field(default_factory=asyncio.Lock)
    next_visit: float = 0.0
    callers: int = 0
    waiting: int = 0
    leaving: asyncio.TimerHandle | None = None


class Turns:
    """Who visits which site; to be used in one event loop.

    Args:
        connections: Connections to one site at once.
        gap: Seconds from one visit of a site to the next.
    """

    def __init__(self, *, connections: int, gap: float) -> None:
        self._connections = connections
        self._gap = gap
        self._sites: dict[str, _Site] = {}
        # The list of suffixes is read at first use, which takes longer than a loop may stand still.
        site_of(URL("https://example.com/"))

    @asynccontextmanager
    async def turn(self, site: str, *, patience: float) -> AsyncIterator[None]:
        """Wait for a turn at a site, in the order of callers, and hold it.

        Args:
            site: As `site_of` names it.
            patience: Longest wait in seconds; when it is sure not to do, nobody waits at all.

        Raises:
            SiteBusy: when the turn did not come.
        """
        known = self._enter(site)
        try:
            await self._wait(known, patience)
            try:
                yield
            finally:
                known.connections.release()
        finally:
            self._leave(site, known)

    def hold(self, site: str, seconds: float) -> None:
        """Let no visit of a site begin for a while, as it asked; `HOLD_SECONDS` at most."""
        known = self._enter(site)
        until = asyncio.get_running_loop().time() + min(seconds, HOLD_SECONDS)
        known.next_visit = max(known.next_visit, until)
        self._leave(site, known)

    async def _wait(self, known: _Site, patience: float) -> None:
        ahead = max(known.next_visit - asyncio.get_running_loop().time(), 0.0)
        if ahead > patience:
            raise SiteBusy(HELD if ahead > self._gap else None)
        if ahead + known.waiting * self._gap > patience:
            raise SiteBusy
        known.waiting += 1
        try:
            async with asyncio.timeout(patience):
                await self._enter_door(known)
        except TimeoutError as exc:
            raise SiteBusy from exc
        finally:
            known.waiting -= 1

    async def _enter_door(self, known: _Site) -> None:
        """Take one of the site's connections, when there is one and the gap is over."""
        loop = asyncio.get_running_loop()
        async with known.door:
            await known.connections.acquire()
            try:
                while (ahead := known.next_visit - loop.time()) > 0:  # noqa: ASYNC110 - it may move
                    await asyncio.sleep(ahead)
            except asyncio.CancelledError:
                known.connections.release()
                raise
            known.next_visit = loop.time() + self._gap

    def _enter(self, site: str) -> _Site:
        known = self._sites.get(site)
        if known is None:
            known = _Site(asyncio.Semaphore(self._connections))
            self._sites[site] = known
        if known.leaving is not None:
            known.leaving.cancel()
            known.leaving = None
        known.callers += 1
        return known

    def _leave(self, site: str, known: _Site) -> None:
        known.callers -= 1
        if not known.callers:
            loop = asyncio.get_running_loop()
            known.leaving = loop.call_at(known.next_visit, self._sites.pop, site, None)


def site_of(url: URL) -> str:
    """Return what belongs to one owner: the registrable domain, else the host with its port."""
    domain = get_fld(f"https://{url.raw_host}/", fail_silently=True)
    return domain or f"{url.raw_host}:{url.port}"
