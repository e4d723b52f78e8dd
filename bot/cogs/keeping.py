"""What goes on beside requests: leases, what others left, what was missed, what is purged."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Final

import aiohttp
import discord
from discord.ext import commands

from bot.cogs.answers import persist
from bot.cogs.desk import Desk
from bot.cogs.listening import Listening
from bot.cogs.mending import Mending
from bot.cogs.places import channel_of, me_of, parent_of
from bot.cogs.rechecking import Rechecking
from bot.errors import StoreError
from bot.logs import outline
from bot.records import Shards

log = logging.getLogger(__name__)

LOOK_SECONDS: Final = 2.0
"""Between two looks for requests that nobody works on."""

DUE_SECONDS: Final = 2.0
"""Between two looks for digests that are due, or that show what was deleted."""

STOP_SECONDS: Final = 2.0
"""How long what is under way gets when the bot stops."""

NOTE_SECONDS: Final = 10.0
PURGE_SECONDS: Final = 24 * 3600.0

MISSED_TIME: Final = timedelta(hours=1)
MISSED_MESSAGES: Final = 100
"""How far back what was missed is looked for, in each channel."""

UNSURE_TIME: Final = timedelta(seconds=30)
"""What came so shortly before the last message that was seen may not have been taken in."""

KNOWN_TIME: Final = timedelta(days=14)
KNOWN_CHANNELS: Final = 100
"""Channels in use lately are looked at, so many at most."""


class Keeping(commands.Cog):
    """Runs beside the events, from the first time that the bot is ready until it stops."""

    def __init__(self, client: discord.Client, desk: Desk, listening: Listening) -> None:
        self._client = client
        self._desk = desk
        self._office = desk.office
        self._listening = listening
        self._mending = Mending(client, desk.office.store)
        self._rechecking = Rechecking(client, desk.office)
        self._tasks: set[asyncio.Task[None]] = set()
        self._seen: dict[int, tuple[int | None, int]] = {}
        self._is_behind = asyncio.Event()
        self._is_unsure = asyncio.Event()
        self._is_stopping = asyncio.Event()

    async def cog_load(self) -> None:
        """Begin to renew leases; the rest waits until the bot is ready."""
        lease = self._office.jobs.lease.total_seconds()
        self._repeat(self._office.jobs.renew, lease / 3)

    async def cog_unload(self) -> None:
        """End all that was begun here, in good order where that is soon."""
        self._is_stopping.set()
        self._is_behind.set()
        self._is_unsure.set()
        if self._tasks:
            # A statement that is broken off would leave its connection to the database open.
            await asyncio.wait(self._tasks, timeout=STOP_SECONDS)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._note()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Look after what an earlier run has left, and what was posted meanwhile."""
        if len(self._tasks) == 1:
            self._repeat(self._take_over, LOOK_SECONDS)
            self._repeat(self._note, NOTE_SECONDS)
            self._repeat(self._purge, PURGE_SECONDS)
            self._repeat(self._catch_up, LOOK_SECONDS)
            self._repeat(self._begin_due, DUE_SECONDS)
            self._repeat(self._mending.mend, DUE_SECONDS)
            self._repeat(self._recheck, LOOK_SECONDS)
        self._is_behind.set()
        # A new session begins: what was deleted before it, nobody has heard of.
        self._is_unsure.set()

    @commands.Cog.listener()
    async def on_resumed(self) -> None:
        """Look after what was posted while there was no connection."""
        self._is_behind.set()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Remember how far a channel was read; what comes while the bot stops is not taken in."""
        if self._office.jobs.is_closing:
            return
        guild = message.guild.id if message.guild else None
        self._seen[message.channel.id] = (guild, message.id)

    def _repeat(self, work: Callable[[], Awaitable[None]], seconds: float) -> None:
        async def repeated() -> None:
            while not self._is_stopping.is_set():
                try:
                    await work()
                except Exception as error:  # noqa: BLE001 - it must go on, whatever it was
                    log.error("%s failed: %s", work.__name__, outline(error))
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(seconds):
                        await self._is_stopping.wait()

        self._hold(asyncio.create_task(repeated()))

    def _hold(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("something that runs beside requests ended: %s", outline(error))

    async def _take_over(self) -> None:
        for job in await self._office.jobs.take_over(shards_of(self._client)):
            self._hold(asyncio.create_task(self._desk.resume(job)))

    async def _begin_due(self) -> None:
        if not self._client.is_ready():
            # Without Discord nothing can be read; what is due stays so.
            return
        for due in await self._office.clockwork.due(shards_of(self._client)):
            self._hold(asyncio.create_task(self._desk.resume(due.job)))

    async def _note(self) -> None:
        """Write down how far the channels in use are read."""
        seen, self._seen = self._seen, {}
        if not seen:
            return
        try:
            await self._office.store.servers.note_seen(seen, datetime.now(UTC))
        except StoreError:
            self._seen = seen | self._seen
            raise

    async def _purge(self) -> None:
        storage = self._office.settings.storage
        gone = await self._office.store.privacy.purge(
            datetime.now(UTC),
            message_days=storage.message_days,
            document_days=storage.document_days,
        )
        log.info("purged %d questions and %d documents", gone.questions, gone.documents)

    async def _recheck(self) -> None:
        """Take out of the digests what was deleted while nobody listened."""
        await self._is_unsure.wait()
        if self._is_stopping.is_set():
            return
        self._is_unsure.clear()
        is_done = False
        try:
            is_done = await self._rechecking.recheck()
        finally:
            if not is_done:
                self._is_unsure.set()

    async def _catch_up(self) -> None:
        """Hand on the messages of the last hour that came while nobody listened.

        What was answered is known by its job, so reading too much does no harm.
        """
        await self._is_behind.wait()
        self._is_behind.clear()
        if self._is_stopping.is_set():
            return
        now = datetime.now(UTC)
        try:
            known = await self._office.store.servers.seen_since(now - KNOWN_TIME)
        except StoreError:
            self._is_behind.set()
            raise
        earliest = discord.utils.time_snowflake(now - MISSED_TIME)
        for channel, guild, last in known[:KNOWN_CHANNELS]:
            if self._is_stopping.is_set():
                return
            if guild is None or self._client.get_guild(guild) is not None:
                await self._read_on(channel, max(_before(last), earliest))

    async def _read_on(self, channel: int, last: int) -> None:
        async def read() -> list[discord.Message]:
            after = discord.Object(last)
            messages = place.history(limit=MISSED_MESSAGES, after=after, oldest_first=True)
            return [message async for message in messages if message.author.id != me]

        me = me_of(self._client)
        try:
            place = await channel_of(self._client, channel)
            missed = await persist(read)
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.info("channel %d cannot be caught up with: %s", channel, outline(error))
            return
        if missed:
            log.info("%d messages of channel %d are looked at", len(missed), parent_of(place))
        for message in missed:
            self._hold(asyncio.create_task(self._listening.hear(message)))


def shards_of(client: discord.Client) -> Shards | None:
    """Return the part of all servers that this process hears of; None for all of them."""
    if not isinstance(client, discord.AutoShardedClient) or client.shard_count is None:
        return None
    ids = tuple(sorted(client.shards))
    return Shards(client.shard_count, ids) if len(ids) < client.shard_count else None


def _before(message: int) -> int:
    """Return an id that is older than a message's by the time that is unsure; 0 for none."""
    if not message:
        return 0
    moment = discord.utils.snowflake_time(message) - UNSURE_TIME
    return discord.utils.time_snowflake(moment)
