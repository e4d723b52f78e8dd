"""One gate for every call to the model: how many at once, who goes first, and when all wait.

A rate limit is the endpoint's, not one caller's, so a pause holds everybody, and a refusal lowers
how many calls are let through at once until the endpoint has shown that it takes more.
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

log = logging.getLogger(__name__)

_GROW_AFTER: Final = 4
"""One more call is let through after so many successes for each that is allowed now."""
_CALM_SECONDS: Final = 10.0
"""Nor before so long without a refusal; doubled whenever one more was too many, as each such probe
is a pause for everybody."""
_LONGEST_CALM: Final = 300.0


class LongPause(Exception):
    """The gate stays shut for longer than anybody would wait."""


class Gate:
    """A priority semaphore with a pause; for one event loop.

    Args:
        slots: Calls under way at once, at most.
        patience: Seconds; through a longer pause nobody waits.
    """

    def __init__(self, slots: int, patience: float) -> None:
        self._slots = slots
        self._patience = patience
        self._limit = slots
        self._busy = 0
        self._successes = 0
        self._open_at = 0.0
        self._refused_at = 0.0
        self._calm = _CALM_SECONDS
        self._limit_before = slots
        self._has_grown = False
        self._timer: asyncio.TimerHandle | None = None
        self._order = itertools.count()
        self._waiting: list[tuple[bool, int, asyncio.Future[None]]] = []

    @property
    def limit(self) -> int:
        """Return how many calls are let through at once now."""
        return self._limit

    @property
    def paused_for(self) -> float:
        """Return the seconds until anybody is let through again."""
        return max(0.0, self._open_at - _now())

    @asynccontextmanager
    async def slot(self, *, background: bool = False) -> AsyncIterator[None]:
        """Hold a slot; requests of people who wait go before those in the background.

        Raises:
            LongPause: at once, or as soon as a pause becomes too long to wait.
        """
        await self._enter(background)
        try:
            yield
        finally:
            self._busy -= 1
            self._admit()

    def pause(self, seconds: float) -> None:
        """Let nobody through for so long, and fewer at once afterwards.

        To be called by a slot's holder whose call was refused. What the endpoint did not refuse is
        what it bears; when it refused all there was, nothing is known but that it was too much.
        """
        if not self.paused_for:
            self._limit_before = self._limit
        if self._has_grown:
            self._calm = min(2 * self._calm, _LONGEST_CALM)
            self._has_grown = False
        others = self._busy - 1
        self._limit = min(self._limit, others) if others else max(1, self._limit_before // 2)
        self._successes = 0
        self._refused_at = _now()
        self._open_at = max(self._open_at, _now() + seconds)
        log.info("rate limited: all wait %.1f s, then %d at once", seconds, self._limit)
        if self.paused_for > self._patience:
            for _, _, turn in self._waiting:
                if not turn.done():
                    turn.set_exception(LongPause())
            self._waiting.clear()

    def succeeded(self) -> None:
        """Note a call that went well: enough of them open the gate a little more."""
        self._successes += 1
        calm = _now() - self._refused_at >= self._calm
        if calm and self._limit < self._slots and self._successes >= _GROW_AFTER * self._limit:
            self._limit += 1
            self._successes = 0
            self._has_grown = True

    async def _enter(self, background: bool) -> None:
        if self.paused_for > self._patience:
            raise LongPause
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (background, next(self._order), turn))
        self._admit()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                self._busy -= 1
                self._admit()
            raise

    def _admit(self) -> None:
        while self._waiting and self._busy < self._limit:
            if self._waiting[0][2].done():
                heapq.heappop(self._waiting)
            elif self.paused_for:
                self._admit_later()
                return
            else:
                heapq.heappop(self._waiting)[2].set_result(None)
                self._busy += 1

    def _admit_later(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(self.paused_for, self._admit)


def _now() -> float:
    return asyncio.get_running_loop().time()
