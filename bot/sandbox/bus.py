"""The local Discord's clock, and the bus that tells of what happens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.sandbox.entities import Event

DISCORD_EPOCH_MS = 1_420_070_400_000

Listener = Callable[[Event], None]


class Bus:
    """Time, ids and events.

    The clock can be moved forward, so that an hour-old message or an expired link needs no waiting.
    """

    def __init__(self) -> None:
        self._shift = timedelta()
        self._last_id = 0
        self._listeners: list[Listener] = []
        self._waiting: list[asyncio.Event] = []

    def now(self) -> datetime:
        """Return the world's time in UTC."""
        return datetime.now(UTC) + self._shift

    def shift_clock(self, by: timedelta) -> None:
        """Move the clock forward."""
        self._shift += by

    def next_id(self) -> int:
        """Return a new snowflake; ids always grow, and hold their time of birth."""
        milliseconds = int(self.now().timestamp() * 1000) - DISCORD_EPOCH_MS
        self._last_id = max(milliseconds << 22, self._last_id + 1)
        return self._last_id

    def emit(self, event: Event) -> None:
        """Tell every listener at once; listeners must not block."""
        for listener in tuple(self._listeners):
            listener(event)
        self.changed()

    def changed(self) -> None:
        """Let those who wait for a condition look again."""
        for waiting in self._waiting:
            waiting.set()

    def listen(self, listener: Listener) -> None:
        """Call `listener` with each event from now on."""
        self._listeners.append(listener)

    async def wait_until(self, condition: Callable[[], bool], *, seconds: float) -> None:
        """Wait until `condition` holds; it is looked at after every change.

        Raises:
            TimeoutError: it never held.
        """
        changed = asyncio.Event()
        self._waiting.append(changed)
        try:
            async with asyncio.timeout(seconds):
                while not condition():
                    changed.clear()
                    await changed.wait()
        finally:
            self._waiting.remove(changed)
