"""A member's own digest by direct message, and the button that ends it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final, Self

import discord

from bot.cogs.answers import persist
from bot.cogs.digest_options import Refused, days_typed, time_typed, zone_typed
from bot.cogs.digest_places import server_of
from bot.cogs.digest_schedules import next_time
from bot.cogs.office import Office
from bot.cogs.posts import arguments
from bot.cogs.responses import told
from bot.core import digest_texts
from bot.core.markdown import escape
from bot.core.render.parts import NAME_LIMIT, unmarked
from bot.core.render.schedules import scheduled_reply
from bot.core.schedule import next_on
from bot.schedules import NewSchedule, Schedule

Interaction = discord.Interaction[Any]

MORNING: Final = "8:00"
"""When a personal digest comes unless its member chooses."""


async def keep_personal(
    interaction: Interaction,
    office: Office,
    *,
    at: str | None,
    zone: str | None,
    days: str | None,
) -> None:
    """Make a member's own digest, change it, or show it with the button that ends it.

    Nothing is kept of one that cannot be delivered: a first message has to get through.

    Raises:
        Refused: something typed makes no sense, or no direct message gets through.
    """
    guild = server_of(interaction)
    schedules = office.store.schedules
    known = await schedules.personal(guild.id, interaction.user.id)
    if known is None:
        new = NewSchedule(
            guild=guild.id,
            channel=None,
            member=interaction.user.id,
            personal=True,
            zone=await zone_typed(zone, office.store, guild.id),
            at=time_typed(at or MORNING),
            days=days_typed(days),
        )
        await _defer(interaction)
        schedule = await _made(interaction, office, guild, new)
        schedule = schedule or await schedules.personal(guild.id, interaction.user.id)
    else:
        changes: dict[str, Any] = {
            "zone": await zone_typed(zone, office.store, guild.id) if zone else known.zone,
            "at": time_typed(at) if at else known.at,
            "days": days_typed(days) if days else known.days,
        }
        await _defer(interaction)
        wanted = replace(known, **changes)
        schedule = await _changed(interaction, office, guild, known, wanted)
    if schedule is None:
        raise Refused(digest_texts.PERSONAL_GONE)
    reply = arguments(scheduled_reply(schedule, office.clock()))
    view = stop_button(schedule.id)
    await persist(lambda: interaction.edit_original_response(**reply, view=view))


async def _made(
    interaction: Interaction, office: Office, guild: discord.Guild, new: NewSchedule
) -> Schedule | None:
    """Make a member's own schedule; None when they have just made one in another window."""
    schedules, now = office.store.schedules, office.clock()
    next_at = next_on(new.zone, new.at, now, new.days)
    schedule = await schedules.add(
        new, now=now, next_at=next_at, most=office.settings.digests.schedules
    )
    if schedule is None:
        return None
    try:
        await _greet(interaction, guild, schedule)
    except BaseException:
        await schedules.remove(schedule.id)
        raise
    return schedule


async def _changed(
    interaction: Interaction,
    office: Office,
    guild: discord.Guild,
    known: Schedule,
    wanted: Schedule,
) -> Schedule:
    schedules = office.store.schedules
    if wanted == known and not known.paused:
        return known
    next_at = next_time(wanted, office.clock())
    changed = replace(wanted, next_at=next_at, skip=None)
    if known.paused:
        # It rests since a message could not be delivered; now it may be.
        await _greet(interaction, guild, changed)
    await schedules.put(changed)
    if known.paused:
        await schedules.resume(known.id, next_at)
    return replace(changed, paused="")


async def _greet(interaction: Interaction, guild: discord.Guild, schedule: Schedule) -> None:
    name = escape(unmarked(guild.name, NAME_LIMIT))
    when = f"<t:{int(schedule.next_at.timestamp())}:F>"
    sentence = digest_texts.PERSONAL.format(server=name, when=when)
    view = stop_button(schedule.id)
    person, nonce = interaction.user, str(interaction.id)
    try:
        await persist(lambda: person.send(sentence, view=view, nonce=nonce))
    except discord.Forbidden as error:
        raise Refused(digest_texts.PERSONAL_CLOSED) from error


async def _defer(interaction: Interaction) -> None:
    await persist(lambda: interaction.response.defer(ephemeral=True, thinking=True))


def stop_button(schedule: int) -> discord.ui.View:
    """Return what stands below a member's own digest.

    Args:
        schedule: The schedule's number.
    """
    view = discord.ui.View(timeout=None)
    view.add_item(StopDigest(schedule))
    return view


class StopDigest(
    discord.ui.DynamicItem[discord.ui.Button[Any]],
    template=r"precis:digest:stop:(?P<schedule>\d{1,18})",
):
    """Ends a member's own digest; which one stands in its id, so that it outlives the program."""

    def __init__(self, schedule: int) -> None:
        self._schedule = schedule
        super().__init__(
            discord.ui.Button(
                label=digest_texts.STOP,
                style=discord.ButtonStyle.secondary,
                custom_id=f"precis:digest:stop:{schedule}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, _: Interaction, __: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read the id back."""
        return cls(int(match["schedule"]))

    @told
    async def callback(self, interaction: Interaction) -> None:
        """Stop it, for its member alone."""
        schedules = interaction.client.desk.office.store.schedules
        schedule: Schedule | None = await schedules.get(self._schedule)
        if schedule is None:
            sentence = digest_texts.PERSONAL_GONE
        elif not schedule.personal or schedule.member != interaction.user.id:
            sentence = digest_texts.NOT_YOUR_DIGEST
        else:
            await schedules.remove(schedule.id)
            sentence = digest_texts.PERSONAL_STOPPED
        await interaction.response.send_message(sentence, ephemeral=True)
