"""The form that takes a pasted text: slash options lose line breaks, a form keeps them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord

Submitted = Callable[[discord.Interaction[Any], str], Awaitable[None]]


class PasteForm(discord.ui.Modal, title="Summarise a text"):
    """Ask for a text of up to 4,000 characters and hand it on."""

    text: discord.ui.TextInput[Any] = discord.ui.TextInput(
        label="Paste the text",
        style=discord.TextStyle.paragraph,
        placeholder="Longer than 4,000 characters? Attach it as a .txt file instead.",
        max_length=4000,
    )

    def __init__(self, submitted: Submitted) -> None:
        super().__init__()
        self._submitted = submitted

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the text on."""
        await self._submitted(interaction, self.text.value)
