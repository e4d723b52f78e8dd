"""Progress in the reply itself: the latest state only, at a pace Discord bears."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Final

from bot.cogs.answers import Answer
from bot.core.render import Live, Reply, Style, live_reply

PATIENCE_SECONDS: Final = 1.0
"""Work that takes longer shows what it is doing, even when it has reported nothing."""

EDIT_SECONDS: Final = 1.0
"""Discord takes five edits in five seconds, for all messages of a channel together."""

_REMEMBERED: Final = 1000


class Pace:
    """Spreads the progress edits of each channel's answers; answers themselves need not wait."""

    def __init__(self) -> None:
        self._next: OrderedDict[int, float] = OrderedDict()

    def delay(self, channel: int) -> float:
        """Take the channel's next turn; return the seconds until it."""
        now = time.monotonic()
        turn = max(now, self._next.pop(channel, now))
        self._next[channel] = turn + EDIT_SECONDS
        if len(self._next) > _REMEMBERED:
            self._next.popitem(last=False)
        return turn - now


View = Callable[[Style], Reply]
"""Shows a state of things in the style of an answer."""


class Tracker:
    """How far a request is: the latest state only.

    Args:
        first: What is shown before anything is known.
    """

    def __init__(self, first: View) -> None:
        self._view = first
        self._changed = asyncio.Event()

    def show(self, view: View) -> None:
        """Take note of how far it is."""
        self._view = view
        self._changed.set()

    async def accompany(self, job: asyncio.Task[Any], answer: Answer, pace: Pace) -> bool:
        """Show progress until the job is done; whatever is shown then is the caller's.

        The caller's edit as well comes no sooner than a second after the last one here. Returns
        False, early, when the answer was deleted and is not wanted any more.
        """
        await self._news(job, None if answer.shows_itself_busy else PATIENCE_SECONDS)
        edited_at = -EDIT_SECONDS
        shown = False
        while not job.done():
            self._changed.clear()
            if not await answer.progress(self._view(answer.style)):
                return False
            edited_at = time.monotonic() if shown else edited_at
            shown = True
            await asyncio.wait({job}, timeout=EDIT_SECONDS)
            await self._news(job, None)
            if not job.done():
                await asyncio.wait({job}, timeout=pace.delay(answer.channel_id))
        await asyncio.sleep(max(0.0, edited_at + EDIT_SECONDS - time.monotonic()))
        return True

    async def _news(self, job: asyncio.Task[Any], seconds: float | None) -> None:
        """Wait for news or for the job's end, at most so long."""
        news = asyncio.create_task(self._changed.wait())
        try:
            await asyncio.wait({job, news}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            news.cancel()


class ItemsTracker(Tracker):
    """How far the items of a request are.

    Args:
        names: What each item is called until its article is read.
        spoilers: Whether nothing of what it says may be seen yet.
    """

    def __init__(self, names: Sequence[str], spoilers: Sequence[bool]) -> None:
        self.begin(names, spoilers)
        super().__init__(self._lines)

    def begin(self, names: Sequence[str], spoilers: Sequence[bool]) -> None:
        """Take note of what the items are; it may be known only after a look."""
        self._items = [
            Live(name, spoiler=spoiler) for name, spoiler in zip(names, spoilers, strict=True)
        ]

    def follow(self, place: int, live: Live) -> None:
        """Take note of how far one item is."""
        self._items[place] = live
        self.show(self._lines)

    def _lines(self, style: Style) -> Reply:
        return live_reply(self._items, style=style)
