"""Digests that somebody asks for in this moment: `/catchup`, and how all of them are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.desk import Desk
from bot.cogs.digest_options import PERIODS
from bot.cogs.digest_places import Source, server_of, source_named
from bot.cogs.responses import Ticket
from bot.digests import DigestKind
from bot.records import JobKind

Interaction = discord.Interaction[Any]

UTC: Final = "UTC"
"""Where a server that has never named a time zone is taken to be."""


class Catchup(commands.Cog):
    """`/catchup`: what a member has missed, for them alone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.describe(
        channel="The channel to catch up on; this one unless you choose another",
        since="From when on; since your last message there unless you choose",
    )
    @app_commands.choices(since=PERIODS)
    async def catchup(
        self,
        interaction: Interaction,
        channel: Source | None = None,
        since: app_commands.Choice[str] | None = None,
    ) -> None:
        """Show you alone what was said since your last message, what names you first."""
        source = channel.id if channel else interaction.channel_id or 0
        named = await source_named(interaction, server_of(interaction), source, here=None)
        period = since.value if since else "mine"
        await ask(self._desk, interaction, private=True, period=period, named=[named], catchup=True)


async def ask(
    desk: Desk,
    interaction: Interaction,
    *,
    private: bool,
    period: str = "day",
    named: Sequence[int] = (),
    catchup: bool = False,
    **more: Any,
) -> None:
    """Have a digest made now.

    Args:
        desk: Takes it in.
        interaction: Who asks, and where.
        private: Whether it is for their eyes only.
        period: A key of `PERIODS`.
        named: Channels it is about; empty: all that its readers may read.
        catchup: Whether it tells what one member has missed.
        **more: What the job needs beside that.
    """
    zone = await desk.office.store.schedules.zone_of(interaction.guild_id or 0)
    await desk.take_interaction(
        interaction,
        JobKind.DIGEST,
        ticket=Ticket.of(interaction, private=private),
        period=period,
        named=list(named),
        kind=DigestKind.BOTH.value,
        zone=zone or UTC,
        catchup=catchup,
        **more,
    )
