"""Places for few at a time, held only while there is something to do."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Self


class Slot:
    """One of a few places, taken when there is something to do and given back on leaving."""

    def __init__(self, slots: asyncio.Semaphore) -> None:
        self._slots = slots
        self._is_taken = False

    async def take(self) -> None:
        """Wait for a place, unless it is held already."""
        if not self._is_taken:
            await self._slots.acquire()
            self._is_taken = True

    def give_back(self) -> None:
        """Let somebody else have the place, as there is nothing to do for now."""
        if self._is_taken:
            self._is_taken = False
            self._slots.release()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.give_back()
