"""What a digest may draw on: messages of a time, from where all its readers may read them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from functools import partial
from typing import Any, Final

import discord

from bot.cogs.answers import persist
from bot.cogs.haul import AT_ONCE, Haul
from bot.cogs.places import channel_in_sight, me_of, parent_of
from bot.cogs.sight import Readers, may_read
from bot.digests import Gathered, Posted, Window
from bot.store import Store

KINDS: Final = (
    discord.TextChannel,
    discord.VoiceChannel,
    discord.StageChannel,
    discord.ForumChannel,
)

ASKED_ABOUT: Final = 1000
"""Members that the store is asked about at once."""

LOOKED_THROUGH: Final = 2000
"""Messages among which somebody's last one is looked for."""

Rule = Callable[[Any], bool]
"""Tells of a channel or thread whether it may be drawn on."""


class Gathering:
    """Gathers the messages of a server for those who may read them.

    Who reads them is given in each call: of a `target`, everybody who sees that channel (of a
    thread, its channel counts); a `reader`, by the rights that they have at this very moment.
    Private threads are drawn on for nobody, and neither is what is for adults.

    Args:
        client: The connection to Discord.
        store: Knows who does not want to be read.
        limit: Messages read at most, of all channels together.
    """

    def __init__(self, client: discord.Client, store: Store, *, limit: int) -> None:
        self._client = client
        self._store = store
        self._limit = limit
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def sources(
        self,
        guild: discord.Guild,
        *,
        target: Any | None = None,
        reader: discord.Member | None = None,
        named: Collection[int] = (),
    ) -> list[Any]:
        """Return the channels that may be drawn on, with all their public threads.

        Args:
            guild: The server.
            target: A channel whose readers are meant.
            reader: The one who is.
            named: Only these: channels, threads, or categories for all channels in them.

        Raises:
            discord.HTTPException: Discord does not say who may read what.
        """
        may_draw = await self._rule(guild, target, reader)
        wanted, found = set(named), []
        for place in list(guild.channels):
            await asyncio.sleep(0)
            is_wanted = not wanted or place.id in wanted or place.category_id in wanted
            if is_wanted and may_draw(place):
                found.append(place)
        taken = {place.id for place in found}
        for number in wanted:
            thread = None if guild.get_channel(number) else await self._channel(guild, number)
            if thread is not None and parent_of(thread) not in taken and may_draw(thread):
                found.append(thread)
        return found

    async def gather(
        self,
        guild: discord.Guild,
        window: Window,
        *,
        target: Any | None = None,
        reader: discord.Member | None = None,
        named: Collection[int] = (),
    ) -> Gathered:
        """Return the messages of a time that a digest may draw on; see `sources`.

        Where there are too many, the newest of all channels together stay. What the bot said itself
        is left out, and what members wrote who do not want it read.

        Raises:
            discord.HTTPException: Discord does not say who may read what.
            StoreAway: nobody knows who does not want to be read.
        """
        haul = Haul(window, me_of(self._client), limit=self._limit)
        places = await self.sources(guild, target=target, reader=reader, named=named)
        threads = await asyncio.gather(
            *(self._threads(place, window.since, haul) for place in places)
        )
        read = {place.id: place for group in (places, *threads) for place in group}
        await haul.read(p for p in read.values() if not isinstance(p, discord.ForumChannel))
        posts = await self._wanted(haul.posts)
        held = [read[number] for number in {post.channel for post in posts}]
        parents = {place.id: parent_of(place) for place in held if parent_of(place) != place.id}
        named_after = [*held, *filter(None, map(guild.get_channel, parents.values()))]
        return Gathered(
            guild.id,
            window,
            posts,
            {place.id: place.name for place in named_after},
            parents,
            is_cut=haul.is_cut,
            unread=len(haul.unread),
        )

    async def still(
        self,
        channels: Iterable[int],
        guild: discord.Guild,
        *,
        target: Any | None = None,
        reader: discord.Member | None = None,
    ) -> frozenset[int]:
        """Return which channels and threads may be drawn on now; those that are gone may not.

        Raises:
            discord.HTTPException: Discord does not say.
        """
        may_draw = await self._rule(guild, target, reader)
        found = [await self._channel(guild, number) for number in set(channels)]
        return frozenset(place.id for place in found if place is not None and may_draw(place))

    async def last_words(self, channel: Any, member: int, since: datetime) -> datetime | None:
        """Return when a member last wrote in a channel; None when that was not since a time.

        Raises:
            discord.HTTPException: Discord does not say.
        """

        async def last() -> datetime | None:
            history = channel.history(
                after=discord.Object(discord.utils.time_snowflake(since) - 1),
                limit=LOOKED_THROUGH,
                oldest_first=False,
            )
            async for message in history:
                if message.author.id == member:
                    return message.created_at  # type: ignore[no-any-return]
            return None

        if not isinstance(channel, discord.abc.Messageable):
            return None
        try:
            return await persist(last)
        except (discord.Forbidden, discord.NotFound):
            return None

    async def _rule(
        self, guild: discord.Guild, target: Any | None, reader: discord.Member | None
    ) -> Rule:
        """Return what tells whether a channel or thread may be drawn on at this moment."""
        if (target is None) == (reader is None):
            raise ValueError("messages are gathered for a channel's readers, or for one reader")
        if reader is None:
            for_them: Rule = Readers(guild.get_channel(parent_of(target))).may_read
        else:
            person = await _today(guild, reader.id)
            for_them = partial(may_read, person) if person else _never

        def may_draw(place: Any) -> bool:
            is_thread = isinstance(place, discord.Thread)
            parent = place.parent if is_thread else place
            if not isinstance(parent, KINDS) or parent.is_nsfw():
                return False
            is_private = is_thread and place.is_private()
            return not is_private and may_read(guild.me, parent) and for_them(parent)

        return may_draw

    async def _channel(self, guild: discord.Guild, number: int) -> Any | None:
        """Return a channel or thread of a server; Discord is asked for threads that are closed."""
        known = guild.get_channel_or_thread(number)
        if known is not None:
            return known
        found = await persist(lambda: channel_in_sight(self._client, number))
        is_here = isinstance(found, discord.Thread) and found.guild.id == guild.id
        return found if is_here else None

    async def _threads(self, place: Any, since: datetime, haul: Haul) -> list[discord.Thread]:
        """Return the public threads of a channel in which something may have been said lately."""
        if not isinstance(place, discord.TextChannel | discord.ForumChannel):
            return []

        async def closed() -> list[discord.Thread]:
            found = []
            async for thread in place.archived_threads(limit=None):
                # A thread is opened by what is said in it, so it was quiet since it was closed.
                if thread.archive_timestamp < since:
                    break
                found.append(thread)
            return found

        async with self._turns:
            late = await haul.attempt(place, closed) or []
        return [*(thread for thread in place.threads if not thread.is_private()), *late]

    async def _wanted(self, posts: list[Posted]) -> tuple[Posted, ...]:
        """Return posts oldest first, without those of members who do not want to be read."""
        authors = list({post.author for post in posts})
        silent: set[int] = set()
        for start in range(0, len(authors), ASKED_ABOUT):
            asked = authors[start : start + ASKED_ABOUT]
            silent |= await self._store.privacy.opted_out_among(asked)
        posts.sort(key=lambda post: post.id)
        return tuple(post for post in posts if post.author not in silent)


async def _today(guild: discord.Guild, member: int) -> discord.Member | None:
    """Return a member with the roles they have now; None when they have left."""
    try:
        return await persist(lambda: guild.fetch_member(member))
    except discord.NotFound:
        return None


def _never(_: Any) -> bool:
    return False
