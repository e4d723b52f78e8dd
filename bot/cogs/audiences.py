"""Who reads a digest: it holds nothing that one of them may not read anyway."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import aiohttp
import discord

from bot.cogs.answers import my_rights, tell
from bot.cogs.places import channel_in_sight
from bot.cogs.responses import Ticket
from bot.cogs.sight import may_read
from bot.core import digest_texts
from bot.errors import MessageHidden
from bot.logs import outline
from bot.records import Job
from bot.schedules import Schedule
from bot.store import Store

log = logging.getLogger(__name__)


class ServerAway(Exception):
    """Discord has not told of a server yet, or not for now; it may at another time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who reads a digest, and what of.

    Attributes:
        target: The channel that it is for; None where one member alone reads it.
        reader: That member.
        named: Channels it is about; empty: all that its readers may read.
    """

    guild: discord.Guild
    target: Any | None
    reader: discord.Member | None
    named: tuple[int, ...] = ()


class Audiences:
    """Finds out who reads what is asked for, or due."""

    def __init__(self, client: discord.Client, store: Store) -> None:
        self._client = client
        self._store = store

    def server(self, job: Job) -> discord.Guild:
        """Return the server that a request is about.

        Raises:
            ServerAway: Discord has not told of it yet.
        """
        guild = self._client.get_guild(job.guild or 0)
        if guild is None or guild.unavailable:
            raise ServerAway
        return guild

    async def of_request(
        self, job: Job, guild: discord.Guild, ticket: Ticket, schedule: Schedule | None
    ) -> Audience:
        """Return who reads what an interaction asks for; with a schedule, its preview.

        Raises:
            MessageHidden: they may not, or the channel is gone.
        """
        member = await _member(guild, ticket.user)
        if schedule is not None:
            # A preview shows what everybody there will see, to one of them.
            place = await channel_in_sight(self._client, schedule.channel or 0)
            if place is None or member is None or not may_read(member, place):
                raise MessageHidden(digest_texts.NO_PREVIEW)
            return Audience(guild=guild, target=place, reader=None, named=schedule.sources)
        # What somebody has missed they have missed in the channel they are in.
        here = (job.channel,) if job.request.get("catchup") else ()
        named = tuple(job.request["named"]) or here
        if not ticket.private:
            place = await channel_in_sight(self._client, job.channel)
            if place is None:
                raise MessageHidden(digest_texts.NOT_HERE)
            return Audience(guild=guild, target=place, reader=None, named=named)
        if member is None:
            raise MessageHidden
        return Audience(guild=guild, target=None, reader=member, named=named)

    async def of_schedule(
        self, guild: discord.Guild, schedule: Schedule
    ) -> tuple[Audience, Any] | None:
        """Return who reads a schedule's digest, and where; None when it cannot be posted."""
        if not schedule.personal:
            place = await channel_in_sight(self._client, schedule.channel or 0)
            if place is None or not _may_write(place):
                await self.pause(schedule, "channel")
                return None
            audience = Audience(guild=guild, target=place, reader=None, named=schedule.sources)
            return audience, place
        member = await _member(guild, schedule.member or 0)
        if member is None:
            await self._store.schedules.remove(schedule.id)
            return None
        return Audience(guild=guild, target=None, reader=member), await member.create_dm()

    async def pause(self, schedule: Schedule, reason: str) -> None:
        """Let a schedule rest that cannot be posted, and tell who set it up, once."""
        if not await self._store.schedules.pause(schedule.id, reason) or schedule.personal:
            return
        log.warning("schedule %d is paused: its channel is gone or forbidden", schedule.id)
        guild = self._client.get_guild(schedule.guild)
        owner = schedule.member or (guild.owner_id if guild else None)
        if owner is not None:
            sentence = digest_texts.PAUSED_CHANNEL.format(channel=f"<#{schedule.channel}>")
            try:
                await tell(await self._client.fetch_user(owner), sentence)
            except (discord.HTTPException, aiohttp.ClientError) as error:
                log.info("nobody could be told of it: %s", outline(error))


async def _member(guild: discord.Guild, member: int) -> discord.Member | None:
    try:
        return guild.get_member(member) or await guild.fetch_member(member)
    except discord.NotFound:
        return None


def _may_write(place: Any) -> bool:
    """Tell whether the bot may post in a channel or thread, as far as is known."""
    rights = my_rights(place)
    if rights is None:
        return True
    if isinstance(place, discord.Thread):
        is_closed = place.locked and not rights.manage_threads
        return rights.view_channel and rights.send_messages_in_threads and not is_closed
    return rights.view_channel and rights.send_messages
