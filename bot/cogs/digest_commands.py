"""`/digest`: what was shared and said, now or again and again, in a channel or for one member."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.catchup import ask
from bot.cogs.desk import Desk
from bot.cogs.digest_options import (
    PERIODS,
    Refused,
    channels_typed,
    days_typed,
    offer_days,
    offer_zones,
    time_typed,
    zone_typed,
)
from bot.cogs.digest_places import (
    Source,
    Target,
    check_sources,
    here_of,
    nameable,
    offer_sources,
    server_of,
    source_named,
    target_named,
)
from bot.cogs.digest_schedules import (
    changed_by,
    keeping,
    offer_schedules,
    resumed,
    schedule_named,
)
from bot.cogs.personal import keep_personal
from bot.cogs.places import channel_in_sight
from bot.cogs.posts import arguments
from bot.cogs.sight import may_read
from bot.core import digest_texts
from bot.core.render.schedules import scheduled_reply, schedules_reply
from bot.core.schedule import next_on
from bot.core.zones import load_zones
from bot.digests import DigestKind
from bot.schedules import NewSchedule, Schedule

Interaction = discord.Interaction[Any]
Kind = Literal["both", "links", "talk"]
Number = app_commands.Range[int, 1]
Time = app_commands.Range[str, 1, 40]
Zone = app_commands.Range[str, 1, 100]
Days = app_commands.Range[str, 1, 100]
Channels = app_commands.Range[str, 1, 1000]

TIMES = {
    "time": "Local time, like 8:30 or 8:30 pm",
    "timezone": "Type a city and pick its time zone",
    "days": "every day, weekdays, weekend, or some: Mon, Thu",
}
ABOUT = {
    "post_in": "The channel or thread it is posted in",
    "from_channels": "Channels it is about, with commas between them, or “all”",
    "kind": "What it tells of",
}
WHICH = "Which one; /digest list shows them all"


@app_commands.guild_only()
class DigestCommands(
    commands.GroupCog, group_name="digest", group_description="The day in one message"
):
    """Shows digests, and keeps a server's schedules."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._office = desk.office
        self._schedules = desk.office.store.schedules

    async def cog_load(self) -> None:
        """Have the cities listed before somebody types one; it takes a while."""
        await asyncio.to_thread(load_zones)

    @app_commands.command()
    @app_commands.describe(
        period="What time it is about; the last 24 hours unless you choose",
        channel="One channel; else all that everybody who reads the answer may read",
        private="Only you see it, and it is about all that you may read",
    )
    @app_commands.choices(period=PERIODS)
    async def now(
        self,
        interaction: Interaction,
        period: app_commands.Choice[str] | None = None,
        channel: Source | None = None,
        private: bool = False,
    ) -> None:
        """Show what was shared and said."""
        guild = server_of(interaction)
        here = None if private else await here_of(interaction, guild)
        named = []
        if channel is not None:
            named = [await source_named(interaction, guild, channel.id, here=here)]
        chosen = period.value if period else "day"
        await ask(self._desk, interaction, private=private, period=chosen, named=named)

    @app_commands.command()
    @app_commands.describe(**TIMES, **ABOUT)
    @app_commands.autocomplete(timezone=offer_zones, days=offer_days, from_channels=offer_sources)
    async def schedule(
        self,
        interaction: Interaction,
        time: Time,
        timezone: Zone | None = None,
        days: Days | None = None,
        post_in: Target | None = None,
        from_channels: Channels | None = None,
        kind: Kind = "both",
    ) -> None:
        """Have a digest posted again and again, here or in another channel."""
        guild = await keeping(interaction, self._office)
        at, on = time_typed(time), days_typed(days)
        zone = await zone_typed(timezone, self._office.store, guild.id)
        place = post_in.id if post_in else interaction.channel_id or 0
        target = await target_named(interaction, guild, place)
        sources = _sources(interaction, guild, from_channels)
        check_sources(guild, target, sources)
        now, most = self._office.clock(), self._office.settings.digests.schedules
        new = NewSchedule(
            guild=guild.id,
            channel=target.id,
            member=interaction.user.id,
            personal=False,
            zone=zone,
            at=at,
            days=on,
            sources=sources,
            kind=DigestKind(kind),
        )
        kept = await self._schedules.add(
            new, now=now, next_at=next_on(zone, at, now, on), most=most
        )
        if kept is None:
            raise Refused(digest_texts.TOO_MANY_SCHEDULES.format(most=most))
        await self._show(interaction, kept)

    @app_commands.command(name="list")
    async def list_(self, interaction: Interaction) -> None:
        """Show the digests that are scheduled in this server."""
        guild = await keeping(interaction, self._office)
        kept = await self._schedules.of_guild(guild.id)
        most = self._office.settings.digests.schedules
        reply = schedules_reply(kept, now=self._office.clock(), most=most)
        await interaction.response.send_message(**arguments(reply), ephemeral=True)

    @app_commands.command()
    @app_commands.describe(number=WHICH, **TIMES, **ABOUT)
    @app_commands.autocomplete(number=offer_schedules)
    @app_commands.autocomplete(timezone=offer_zones, days=offer_days, from_channels=offer_sources)
    async def edit(
        self,
        interaction: Interaction,
        number: Number,
        time: Time | None = None,
        timezone: Zone | None = None,
        days: Days | None = None,
        post_in: Target | None = None,
        from_channels: Channels | None = None,
        kind: Kind | None = None,
    ) -> None:
        """Change a scheduled digest: only what you name."""
        guild, kept = await schedule_named(interaction, self._office, number)
        changes: dict[str, Any] = {}
        if time:
            changes["at"] = time_typed(time)
        if timezone:
            changes["zone"] = await zone_typed(timezone, self._office.store, guild.id)
        if days:
            changes["days"] = days_typed(days)
        if kind:
            changes["kind"] = DigestKind(kind)
        if post_in or from_channels:
            place = post_in.id if post_in else kept.channel or 0
            target = await target_named(interaction, guild, place)
            sources = _sources(interaction, guild, from_channels) if from_channels else kept.sources
            check_sources(guild, target, sources)
            changes |= {"channel": target.id, "sources": sources}
        if not changes:
            raise Refused(digest_texts.NO_CHANGE)
        changed = changed_by(kept, changes, self._office.clock())
        await self._schedules.put(changed)
        if kept.paused == "channel" and "channel" in changes:
            # It rests for want of a channel to post in, and has one again.
            changed = await resumed(changed, self._office)
        await self._show(interaction, changed)

    @app_commands.command()
    @app_commands.describe(number=WHICH)
    @app_commands.autocomplete(number=offer_schedules)
    async def pause(self, interaction: Interaction, number: Number) -> None:
        """Let a scheduled digest rest, or let a resting one go on."""
        guild, kept = await schedule_named(interaction, self._office, number)
        if kept.paused:
            await target_named(interaction, guild, kept.channel or 0)
            running = await resumed(kept, self._office)
            when = _moment(running.next_at)
            await _say(interaction, digest_texts.RUNNING_NOW.format(number=kept.id, when=when))
        else:
            await self._schedules.pause(kept.id, "asked")
            await _say(interaction, digest_texts.PAUSED_NOW.format(number=kept.id))

    @app_commands.command()
    @app_commands.describe(number=WHICH)
    @app_commands.autocomplete(number=offer_schedules)
    async def remove(self, interaction: Interaction, number: Number) -> None:
        """Remove a scheduled digest; what it has posted stays."""
        _, kept = await schedule_named(interaction, self._office, number)
        await self._schedules.remove(kept.id)
        await _say(interaction, digest_texts.REMOVED.format(number=kept.id))

    @app_commands.command()
    @app_commands.describe(number=WHICH)
    @app_commands.autocomplete(number=offer_schedules)
    async def preview(self, interaction: Interaction, number: Number) -> None:
        """Show you alone what a scheduled digest would tell now."""
        guild, kept = await schedule_named(interaction, self._office, number)
        place = await channel_in_sight(interaction.client, kept.channel or 0)
        mention = f"<#{kept.channel}>"
        person: Any = interaction.user
        if place is None or not may_read(guild.me, place):
            raise Refused(digest_texts.NOT_READ.format(channel=mention))
        if not may_read(person, place):
            raise Refused(digest_texts.NOT_FOR_YOU.format(channel=mention))
        await ask(self._desk, interaction, private=True, schedule=kept.id)

    @app_commands.command()
    @app_commands.describe(number=WHICH)
    @app_commands.autocomplete(number=offer_schedules)
    async def skip(self, interaction: Interaction, number: Number) -> None:
        """Leave out the next one; once more: do not."""
        _, kept = await schedule_named(interaction, self._office, number)
        if kept.paused:
            raise Refused(digest_texts.RESTS.format(number=kept.id))
        when, is_left_out = _moment(kept.next_at), kept.skip == kept.next_at
        await self._schedules.put(replace(kept, skip=None if is_left_out else kept.next_at))
        if is_left_out:
            await _say(interaction, digest_texts.NOT_LEFT_OUT.format(when=when))
            return
        after = _moment(next_on(kept.zone, kept.at, kept.next_at, kept.days))
        await _say(interaction, digest_texts.LEFT_OUT_NOW.format(when=when, after=after))

    @app_commands.command()
    @app_commands.describe(**TIMES)
    @app_commands.autocomplete(timezone=offer_zones, days=offer_days)
    async def me(
        self,
        interaction: Interaction,
        time: Time | None = None,
        timezone: Zone | None = None,
        days: Days | None = None,
    ) -> None:
        """Get a digest of your own by direct message, of what you may read here."""
        await keep_personal(interaction, self._office, at=time, zone=timezone, days=days)

    async def _show(self, interaction: Interaction, kept: Schedule) -> None:
        reply = arguments(scheduled_reply(kept, self._office.clock()))
        await interaction.response.send_message(**reply, ephemeral=True)


def _sources(interaction: Interaction, guild: discord.Guild, typed: str | None) -> tuple[int, ...]:
    return channels_typed(typed, nameable(guild, interaction.user)) if typed else ()


def _moment(moment: datetime) -> str:
    return f"<t:{int(moment.timestamp())}:F>"


async def _say(interaction: Interaction, sentence: str) -> None:
    await interaction.response.send_message(sentence, ephemeral=True)
