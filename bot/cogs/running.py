"""Asking for a run of messages: by its two ends, or from one message to the newest."""

from __future__ import annotations

import re
from typing import Any, Self

import discord

from bot.cogs.responses import Ticket, told
from bot.core import texts
from bot.records import JobKind

Interaction = discord.Interaction[Any]


async def take_run(interaction: Interaction, first: int, last: int | None) -> None:
    """Have the messages from one to another summarised; None means the newest one."""
    await interaction.client.desk.take_interaction(
        interaction, JobKind.SUMMARY, ticket=Ticket.of(interaction), run=[first, last]
    )


def to_the_end(first: int) -> discord.ui.View:
    """Return the button that ends a run at the newest message."""
    view = discord.ui.View(timeout=None)
    view.add_item(ToTheEnd(first))
    return view


class ToTheEnd(
    discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"precis:run:(?P<first>\d{1,20})"
):
    """The button; where the run begins stands in its id."""

    def __init__(self, first: int) -> None:
        self._first = first
        super().__init__(
            discord.ui.Button(
                label=texts.TO_THE_END,
                style=discord.ButtonStyle.secondary,
                custom_id=f"precis:run:{first}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, _: Interaction, __: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read the id back."""
        return cls(int(match["first"]))

    @told
    async def callback(self, interaction: Interaction) -> None:
        """Read what has been written since."""
        await take_run(interaction, self._first, None)
