"""An answer in a thread to a form that was filled in elsewhere."""

from __future__ import annotations

import discord

from bot.cogs.answers import Answer
from bot.core.render import Reply, Style


class Elsewhere:
    """An answer in a thread to a form in the channel; the asker is told where it is."""

    def __init__(self, there: Answer, response: Answer, pointer: Reply) -> None:
        self._there = there
        self._response = response
        self._pointer = pointer
        self.style: Style = there.style
        self.channel_id = there.channel_id
        self.shows_itself_busy = response.shows_itself_busy

    async def begin(self) -> None:
        """Acknowledge the form."""
        await self._response.begin()

    async def progress(self, reply: Reply) -> bool:
        """Show it in the thread."""
        return await self._there.progress(reply)

    async def show(self, reply: Reply, buttons: discord.ui.View | None = None) -> int | None:
        """Answer in the thread, and tell the asker."""
        message = await self._there.show(reply, buttons)
        await self._response.show(self._pointer)
        return message

    async def fail(self, sentence: str, buttons: discord.ui.View | None = None) -> None:
        """Tell the asker alone."""
        await self._response.fail(sentence, buttons)
