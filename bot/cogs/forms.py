"""Forms: for a pasted text, whose line breaks a slash option would lose, and for a question."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final

import discord

from bot.cogs.responses import complain
from bot.errors import PrecisError
from bot.logs import outline

log = logging.getLogger(__name__)

FORM_SECONDS: Final = 3600.0
"""A form that was closed says nothing, and is kept in memory until then."""

Submitted = Callable[[discord.Interaction[Any], str], Awaitable[None]]


class _Form(discord.ui.Modal):
    """A form whose filler is told when it fails; discord.py would only log it, text and all."""

    async def on_error(  # type: ignore[override]  # as discord.py's own forms have it
        self, interaction: discord.Interaction[Any], error: Exception, /
    ) -> None:
        """Say what went wrong."""
        log.error("a form failed: %s", outline(error))
        sentence = error.user_message if isinstance(error, PrecisError) else PrecisError.default
        await complain(interaction, sentence)


class PasteForm(_Form, title="Summarise a text"):
    """Ask for a text of up to 4,000 characters and hand it on."""

    text: discord.ui.TextInput[Any] = discord.ui.TextInput(
        label="Paste the text",
        style=discord.TextStyle.paragraph,
        placeholder="Longer than 4,000 characters? Attach it as a .txt file instead.",
        max_length=4000,
    )

    def __init__(self, submitted: Submitted) -> None:
        super().__init__(timeout=FORM_SECONDS)
        self._submitted = submitted

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the text on."""
        await self._submitted(interaction, self.text.value)


class QuestionForm(_Form, title="Ask about the article"):
    """Ask for a question of up to 500 characters and hand it on."""

    text: discord.ui.TextInput[Any] = discord.ui.TextInput(
        label="Your question",
        placeholder="What does it say about …?",
        max_length=500,
    )

    def __init__(self, submitted: Submitted) -> None:
        super().__init__(timeout=FORM_SECONDS)
        self._submitted = submitted

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the question on."""
        await self._submitted(interaction, self.text.value)
