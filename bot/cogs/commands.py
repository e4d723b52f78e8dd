"""Slash commands and message menus."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.answers import InteractionAnswer
from bot.cogs.desk import Desk
from bot.cogs.forms import PasteForm
from bot.cogs.posts import arguments, asker_of, files_of, post_of
from bot.core.intake import Intake, Post, take, typed_link
from bot.core.languages import LANGUAGES
from bot.core.render import Style, help_reply
from bot.models import Length
from bot.pipeline.summarize import Wish

Interaction = discord.Interaction[Any]
Amount = Literal["brief", "standard", "detailed"]


class Commands(commands.Cog):
    """`/summarize`, `/help`, and the menus Summarize and Key quotes."""

    def __init__(
        self, tree: app_commands.CommandTree[Any], *, desk: Desk, style: Style, emoji: str
    ) -> None:
        self._tree = tree
        self._desk = desk
        self._style: Style = style
        self._emoji = emoji
        self._menus = [
            app_commands.ContextMenu(name="Summarize", callback=self._summarize_message),
            app_commands.ContextMenu(name="Key quotes", callback=self._quote_message),
        ]

    async def cog_load(self) -> None:
        """Register the menus, which discord.py does not find in a class by itself."""
        for menu in self._menus:
            self._tree.add_command(menu)

    @app_commands.command()
    @app_commands.describe(
        link="An article's link",
        file="A .txt, .md or .html file",
        length="How much to write",
        language="The language to write in; needs a language model",
        private="Only you see the answer",
    )
    @app_commands.choices(
        language=[app_commands.Choice(name=name, value=code) for code, name in LANGUAGES.items()]
    )
    async def summarize(
        self,
        interaction: Interaction,
        link: str | None = None,
        file: discord.Attachment | None = None,
        length: Amount | None = None,
        language: app_commands.Choice[str] | None = None,
        private: bool = False,
    ) -> None:
        """Summarise an article, a file, or a text you paste."""
        wish = Wish(
            length=Length(length) if length else self._desk.wish.length,
            language=language.value if language else self._desk.wish.language,
            asker=asker_of(interaction.user, interaction.guild_id),
        )

        async def serve(here: Interaction, intake: Intake) -> None:
            answer = InteractionAnswer(here, private=private, style=self._style)
            await self._desk.summarize(answer, intake, wish)

        if link or file:
            files = files_of([file]) if file else ()
            post = Post(typed_link(link or ""), None, files)
            await serve(interaction, take(post, None, limit=self._desk.max_items))
        else:

            async def submitted(here: Interaction, text: str) -> None:
                post = Post(typed_link(text), None)
                await serve(here, take(None, post, limit=self._desk.max_items))

            await interaction.response.send_modal(PasteForm(submitted))

    @app_commands.command(name="help")
    async def help_(self, interaction: Interaction) -> None:
        """Show what Precis does and how to ask it."""
        reply = arguments(help_reply(emoji=self._emoji))
        await interaction.response.send_message(**reply, ephemeral=True)

    def _wish_of(self, interaction: Interaction) -> Wish:
        asker = asker_of(interaction.user, interaction.guild_id)
        return replace(self._desk.wish, asker=asker)

    async def _summarize_message(self, interaction: Interaction, message: discord.Message) -> None:
        intake = take(None, post_of(message), limit=self._desk.max_items)
        answer = InteractionAnswer(interaction, private=False, style=self._style)
        await self._desk.summarize(answer, intake, self._wish_of(interaction))

    async def _quote_message(self, interaction: Interaction, message: discord.Message) -> None:
        intake = take(None, post_of(message), limit=self._desk.max_items)
        answer = InteractionAnswer(interaction, private=False, style=self._style)
        await self._desk.quote(answer, intake, self._wish_of(interaction))
