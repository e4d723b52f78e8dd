"""Finding out what was deleted while nobody listened: Discord tells it to those present alone."""

from __future__ import annotations

import logging
from collections import defaultdict, deque
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import aiohttp
import discord

from bot.cogs.answers import persist
from bot.cogs.office import Office
from bot.cogs.places import channel_of
from bot.cogs.sight import may_read
from bot.logs import outline

log = logging.getLogger(__name__)

RECHECKED: Final = timedelta(days=7)
"""Older digests are not looked after."""

BATCH: Final = 100
"""Messages that Discord hands out at a time."""


class Rechecking:
    """Takes out of the digests that stand what is not there any more."""

    def __init__(self, client: discord.Client, office: Office) -> None:
        self._client = client
        self._office = office

    async def recheck(self) -> bool:
        """Look whether all that digests rest on is still there; False where Discord is away.

        Raises:
            StoreAway: the database cannot be reached.
        """
        since = datetime.now(UTC) - RECHECKED
        places: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, channel, message in await self._office.store.digests.sources(since):
            places[number, channel].append(message)
        is_all = True
        for (number, channel), messages in places.items():
            guild = self._client.get_guild(number)
            if guild is None:
                # It is none of this process's.
                continue
            if guild.unavailable:
                is_all = False
                continue
            try:
                await self._recheck(channel, messages)
            except (discord.HTTPException, aiohttp.ClientError) as error:
                log.info("channel %d cannot be looked through: %s", channel, outline(error))
        return is_all

    async def channels(self, guild: discord.Guild) -> None:
        """Look which closed threads went with their channel, as Discord does not tell of them.

        Raises:
            StoreAway: the database cannot be reached.
        """
        since = datetime.fromtimestamp(0, UTC)
        sources = await self._office.store.digests.sources(since, guild=guild.id)
        for channel in {channel for _, channel, _ in sources}:
            if guild.get_channel_or_thread(channel) is None:
                try:
                    await self._place(channel)
                except (discord.HTTPException, aiohttp.ClientError) as error:
                    log.info("channel %d cannot be looked at: %s", channel, outline(error))

    async def _recheck(self, channel: int, messages: Iterable[int]) -> None:
        place = await self._place(channel)
        # Without the right to read them, Discord shows no messages and says nothing of it.
        if place is None or not may_read(place.guild.me, place):
            return
        gone = await self._gone(place, messages)
        if gone and may_read(place.guild.me, place):
            log.info("%d messages of channel %d are gone", len(gone), channel)
            self._office.deleted.note(gone)
            await self._office.store.digests.strip(messages=gone)

    async def _place(self, channel: int) -> Any | None:
        """Return a channel or thread; take it out of all digests where it is gone."""
        try:
            return await persist(lambda: channel_of(self._client, channel))
        except discord.NotFound:
            log.info("channel %d is gone", channel)
            self._office.deleted.note_channel(channel)
            await self._office.store.digests.strip(channels=[channel])
            return None

    async def _gone(self, place: Any, messages: Iterable[int]) -> set[int]:
        """Return which messages are not there; what lies between them is skipped."""
        left, gone = deque(sorted(set(messages))), set[int]()
        while left:
            there = await persist(lambda: _from(place, left[0]))
            last = there[-1] if len(there) == BATCH else left[-1]
            while left and left[0] <= last:
                message = left.popleft()
                if message not in there:
                    gone.add(message)
        return gone


async def _from(place: Any, first: int) -> list[int]:
    """Return the ids of a message, if it is there, and of those after it."""
    history = place.history(after=discord.Object(first - 1), limit=BATCH, oldest_first=True)
    return [message.id async for message in history]
