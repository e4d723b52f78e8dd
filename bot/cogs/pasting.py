"""The way out where a source gives nothing: a button that opens the form for its text."""

from __future__ import annotations

import re
from typing import Any, Self

import discord

from bot.cogs.forms import PasteForm
from bot.cogs.responses import Ticket, told
from bot.core import texts
from bot.records import JobKind

Interaction = discord.Interaction[Any]


def paste_button() -> discord.ui.View:
    """Return what stands below the sentence that says why there is nothing."""
    view = discord.ui.View(timeout=None)
    view.add_item(Paste())
    return view


class Paste(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"precis:paste"):
    """Opens the form; its id outlives the program."""

    def __init__(self) -> None:
        super().__init__(
            discord.ui.Button(
                label=texts.PASTE, style=discord.ButtonStyle.secondary, custom_id="precis:paste"
            )
        )

    @classmethod
    async def from_custom_id(
        cls, _: Interaction, __: discord.ui.Item[Any], ___: re.Match[str], /
    ) -> Self:
        """Read the id back."""
        return cls()

    @told
    async def callback(self, interaction: Interaction) -> None:
        """Ask for the text, and summarise it where the link was posted."""
        message = interaction.message
        private = message is not None and message.flags.ephemeral
        await interaction.response.send_modal(
            PasteForm(lambda here, text: _submitted(here, text, private=private))
        )


async def _submitted(here: Interaction, text: str, *, private: bool) -> None:
    desk = here.client.desk
    place = here.channel_id or 0
    # In a conversation of the bot's own, what is pasted belongs to it as the link would have.
    conversation = await desk.office.store.conversations.get(place)
    added = {"conversation": place} if conversation and conversation.own and not private else {}
    ticket = Ticket.of(here, private=private)
    await desk.take_interaction(here, JobKind.SUMMARY, ticket=ticket, text=text, **added)
