"""A server's schedules: who may change them, which one is meant, and what a change makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

import discord
from discord import app_commands

from bot.cogs.digest_options import CHOICE_LENGTH, CHOICES, Refused
from bot.cogs.digest_places import known_server, sees, server_of
from bot.cogs.office import Office
from bot.core import digest_texts
from bot.core.limits import fit
from bot.core.schedule import next_on, zone_info
from bot.core.zones import days_name
from bot.schedules import RunOutcome, Schedule

Interaction = discord.Interaction[Any]

TOLD: Final = frozenset({RunOutcome.DUE, RunOutcome.POSTED, RunOutcome.QUIET})
"""How a run ends, or is about to, that leaves nothing of its day to be told."""


async def may_schedule(interaction: Interaction, office: Office) -> bool:
    """Tell whether somebody manages the server, or has the role that it lets schedule digests."""
    if interaction.permissions.manage_guild:
        return True
    role = (await office.places.own(interaction.guild_id or 0)).digest_role
    person = interaction.user
    return role is not None and isinstance(person, discord.Member) and bool(person.get_role(role))


async def offer_schedules(interaction: Interaction, typed: str) -> list[app_commands.Choice[int]]:
    """Offer the schedules of a server to those who may change them."""
    office: Office = interaction.client.desk.office
    guild = known_server(interaction)
    if guild is None or not await may_schedule(interaction, office):
        return []
    kept = await office.store.schedules.of_guild(guild.id)
    named = {each.id: schedule_name(each, guild, interaction.user) for each in kept}
    begun = str(typed).strip().casefold()
    return [
        app_commands.Choice(name=name, value=number)
        for number, name in named.items()
        if begun in name.casefold() or str(number).startswith(begun)
    ][:CHOICES]


async def keeping(interaction: Interaction, office: Office) -> discord.Guild:
    """Return the server, to those who may schedule its digests.

    Raises:
        Refused: the one who asks may not.
    """
    guild = server_of(interaction)
    if not await may_schedule(interaction, office):
        raise Refused(digest_texts.NEEDS_DIGEST_ROLE)
    return guild


async def schedule_named(
    interaction: Interaction, office: Office, number: int
) -> tuple[discord.Guild, Schedule]:
    """Return the server and one of its schedules.

    Raises:
        Refused: the one who asks may not change it, or it is not there.
    """
    guild = await keeping(interaction, office)
    kept = await office.store.schedules.get(number)
    if kept is None or kept.guild != guild.id or kept.personal:
        raise Refused(digest_texts.NO_SCHEDULE)
    return guild, kept


async def resumed(kept: Schedule, office: Office) -> Schedule:
    """Let a schedule go on that rests; what fell into that time is not made up for one by one."""
    next_at = next_time(kept, office.clock())
    await office.store.schedules.resume(kept.id, next_at)
    return replace(kept, paused="", next_at=next_at)


def changed_by(kept: Schedule, changes: dict[str, Any], now: datetime) -> Schedule:
    """Return a schedule with some of its fields changed, and when it is due by them.

    A next one that is left out stays left out, and a day that was told of is not told of again.
    """
    changed = replace(kept, **changes)
    if not {"at", "zone", "days"} & changes.keys():
        return changed
    next_at = next_time(changed, now)
    skip = next_at if kept.skip == kept.next_at else None
    return replace(changed, next_at=next_at, skip=skip)


def next_time(schedule: Schedule, now: datetime) -> datetime:
    """Return when a schedule is due next, past the day of its latest digest."""
    next_at = next_on(schedule.zone, schedule.at, now, schedule.days)
    if _is_told(schedule, next_at):
        next_at = next_on(schedule.zone, schedule.at, next_at, schedule.days)
    return next_at


def _is_told(schedule: Schedule, run_at: datetime) -> bool:
    """Tell whether there was a digest on the same local date already."""
    last, zone = schedule.last, zone_info(schedule.zone)
    if last is None or last.outcome not in TOLD:
        return False
    return last.run_at.astimezone(zone).date() == run_at.astimezone(zone).date()


def schedule_name(schedule: Schedule, guild: discord.Guild, person: Any) -> str:
    """Return how a schedule stands in the list to choose from.

    A channel that `person`, who chooses, does not see stays unnamed.
    """
    place: Any = guild.get_channel_or_thread(schedule.channel or 0)
    seen = place is not None and sees(place, person)
    name = f"#{place.name}" if seen else digest_texts.UNSEEN_PLACE
    pattern = digest_texts.SCHEDULE_CHOICE
    if schedule.paused:
        pattern = digest_texts.SCHEDULE_CHOICE_PAUSED
    days, at = days_name(schedule.days), f"{schedule.at:%H:%M}"
    return fit(pattern.format(place=name, days=days, time=at), CHOICE_LENGTH)
