"""One piece of work for all who want the same: while it goes on, and for a while afterwards."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from bot.flights import Flights
from bot.models import Article, Progress, Selection, Summary, Usage

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


class Shared(Generic[R]):
    """Does each piece of work once; whoever asks for it again gets the same result for nothing."""

    def __init__(self, size: int = REMEMBERED) -> None:
        self._size = size
        self._known: OrderedDict[str, R] = OrderedDict()
        self._flights: Flights[R] = Flights()
        self._audiences: dict[str, Audience] = {}

    def has(self, key: str) -> bool:
        """Tell whether some work is done or being done, so that asking for it costs nothing."""
        return key in self._known or key in self._audiences

    async def result(self, key: str, listener: Listener, work: Work[R]) -> R:
        """Return the result of some work, done now unless it was done or is being done.

        Args:
            key: What makes two pieces of work the same.
            listener: Told how far it is.
            work: Does it. A result with a note is not kept: the engine could do better next time.
        """
        if (known := self._known.get(key)) is not None:
            self._known.move_to_end(key)
            return replace(known, usage=Usage())
        audience = self._audiences.setdefault(key, Audience())
        audience.join(listener)
        try:
            result = await self._flights.join(key, lambda: work(audience))
        finally:
            audience.listeners.remove(listener)
            if not audience.listeners:
                self._audiences.pop(key, None)
        if not result.note:
            self._keep(key, result)
        return result

    def _keep(self, key: str, result: R) -> None:
        self._known[key] = result
        if len(self._known) > self._size:
            self._known.popitem(last=False)


def key_of(article: Article, *options: object) -> str:
    """Return what names an article's content together with what is wanted of it."""
    known = (article.text, article.title, article.site, article.author, article.published)
    digest = hashlib.sha256(repr((known, options)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
