"""Many channels read backwards at once, so that too many messages leave out the oldest of all."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush, nlargest
from typing import Any, Final, TypeVar

import aiohttp
import discord

from bot.cogs.answers import persist
from bot.cogs.places import parent_of
from bot.cogs.posted import posted
from bot.digests import Posted, Window
from bot.logs import outline

log = logging.getLogger(__name__)

T = TypeVar("T")

AT_ONCE: Final = 4
"""Channels read at once."""

BATCH: Final = 100
"""Messages that Discord hands out at a time."""

IN_ONE_GO: Final = 5
"""Messages looked at before other work gets its turn."""


@dataclass(slots=True)
class _Stream:
    """A channel or thread: its messages from the id `before` on have been read."""

    place: Any
    before: int


class Haul:
    """The newest messages of a time, of all channels together.

    Args:
        window: The time.
        me: The bot's id.
        limit: Messages kept at most.

    Attributes:
        posts: What they say, of those that a digest reads; in no order.
        is_cut: Whether there were more messages.
        unread: Channels that could not be read.
    """

    def __init__(self, window: Window, me: int, *, limit: int) -> None:
        self.posts: list[Posted] = []
        self.is_cut = False
        self.unread: set[int] = set()
        self._since = discord.utils.time_snowflake(window.since)
        self._until = discord.utils.time_snowflake(window.until)
        self._me = me
        self._limit = limit
        self._ids: list[int] = []
        self._floor = 0

    async def read(self, places: Iterable[Any]) -> None:
        """Read channels and threads, those first in which something was said last."""
        streams = [_Stream(place, self._end(place)) for place in places if self._is_busy(place)]
        waiting = [(-stream.before, number) for number, stream in enumerate(streams)]
        heapify(waiting)
        # What is older than the floor would be left out again: nobody has to ask for it.
        while waiting and -waiting[0][0] > self._floor:
            turn = [heappop(waiting)[1] for _ in range(min(AT_ONCE, len(waiting)))]
            going_on = await asyncio.gather(*(self._go_on(streams[each]) for each in turn))
            for number, goes_on in zip(turn, going_on, strict=True):
                if goes_on:
                    heappush(waiting, (-streams[number].before, number))
            # One more than wanted tells that there are too many.
            self._trim(self._limit + 1)
        self.is_cut = len(self._ids) > self._limit
        self._trim(self._limit)

    async def attempt(self, place: Any, call: Callable[[], Awaitable[T]]) -> T | None:
        """Ask something of a channel; None when it cannot be read, which is noted.

        A channel that has just been closed to the bot, or deleted, is simply not there.
        """
        try:
            return await persist(call)
        except (discord.Forbidden, discord.NotFound) as error:
            log.info("a channel is closed: %s", outline(error))
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.warning("a channel could not be read: %s", outline(error))
            self.unread.add(parent_of(place))
        return None

    def _is_busy(self, place: Any) -> bool:
        """Tell whether something may have been written there since the window began."""
        return place.last_message_id is None or place.last_message_id >= self._since

    def _end(self, place: Any) -> int:
        last: int | None = place.last_message_id
        return self._until if last is None else min(self._until, last + 1)

    async def _go_on(self, stream: _Stream) -> bool:
        """Read a batch more of a channel, and tell whether there may be another one."""
        batch = await self.attempt(stream.place, lambda: self._batch(stream)) or []
        for number, message in enumerate(batch, 1):
            self._ids.append(message.id)
            post = posted(message, self._me)
            if post is not None:
                self.posts.append(post)
            if number % IN_ONE_GO == 0:
                await asyncio.sleep(0)
        if batch:
            stream.before = batch[-1].id
        return len(batch) == BATCH

    async def _batch(self, stream: _Stream) -> list[discord.Message]:
        history = stream.place.history(
            before=discord.Object(stream.before),
            after=discord.Object(self._since - 1),
            limit=BATCH,
            oldest_first=False,
        )
        return [message async for message in history]

    def _trim(self, size: int) -> None:
        """Let go of all but the newest messages."""
        if len(self._ids) >= size:
            self._ids = nlargest(size, self._ids)
            self._floor = self._ids[-1]
            self.posts = [post for post in self.posts if post.id >= self._floor]
