"""One piece of work for all who want the same: while it goes on, and for a while afterwards."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from bot.flights import Flights
from bot.models import Article, Progress, Selection, Summary, Usage
from bot.ports import Shelf

R = TypeVar("R", Summary, Selection)

Listener = Callable[[Progress], None]

REMEMBERED = 500
"""Results kept; one is a few kilobytes."""


@dataclass(slots=True)
class Audience:
    """All who wait for the same work; who joins late hears at once how far it is."""

    listeners: list[Listener] = field(default_factory=list)
    latest: Progress | None = None

    def join(self, listener: Listener) -> None:
        """Let somebody listen from now on."""
        self.listeners.append(listener)
        if self.latest is not None:
            listener(self.latest)

    def report(self, progress: Progress) -> None:
        """Tell everybody how far the work is."""
        self.latest = progress
        for listener in self.listeners:
            listener(progress)


Work = Callable[[Audience], Coroutine[Any, Any, R]]


class MemoryShelf(Generic[R]):
    """Keeps results in memory: for the terminal, where nothing is stored; implements `Shelf`."""

    def __init__(self, size: int = REMEMBERED) -> None:
        self._size = size
        self._known: OrderedDict[str, R] = OrderedDict()

    async def get(self, key: str) -> R | None:
        """Return what was kept under a key."""
        return self._known.get(key)

    async def put(self, key: str, value: R, *, document: int | None) -> None:
        """Keep a result; the oldest are forgotten."""
        self._known[key] = value
        if len(self._known) > self._size:
            self._known.popitem(last=False)


class Shared(Generic[R]):
    """Does each piece of work once; whoever asks for it again gets the same result for nothing."""

    def __init__(self, shelf: Shelf[R] | None = None) -> None:
        self._shelf: Shelf[R] = shelf or MemoryShelf()
        self._flights: Flights[R] = Flights()
        self._audiences: dict[str, Audience] = {}

    async def has(self, key: str) -> bool:
        """Tell whether some work is done or being done, so that asking for it costs nothing."""
        return key in self._audiences or await self._shelf.get(key) is not None

    async def result(
        self, key: str, listener: Listener, work: Work[R], *, document: int | None = None
    ) -> R:
        """Return the result of some work, done now unless it was done or is being done.

        Args:
            key: What makes two pieces of work the same.
            listener: Told how far it is.
            work: Does it. A result with a note is not kept: the engine could do better next time.
            document: The stored document it is made of.
        """
        audience = self._audiences.setdefault(key, Audience())
        audience.join(listener)
        try:
            result = await self._flights.join(
                key, lambda: self._done(key, work, audience, document)
            )
        finally:
            audience.listeners.remove(listener)
            if not audience.listeners:
                self._audiences.pop(key, None)
        return result

    async def _done(self, key: str, work: Work[R], audience: Audience, document: int | None) -> R:
        if (known := await self._shelf.get(key)) is not None:
            return replace(known, usage=Usage())
        result = await work(audience)
        if not result.note:
            await self._shelf.put(key, result, document=document)
        return result


def key_of(article: Article, *options: object) -> str:
    """Return what names an article's content together with what is wanted of it."""
    known = (article.text, article.title, article.site, article.author, article.published)
    digest = hashlib.sha256(repr((known, options)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
