"""Slash commands and message menus."""

from __future__ import annotations

from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.desk import Desk
from bot.cogs.forms import PasteForm
from bot.cogs.posts import arguments
from bot.cogs.responses import Ticket
from bot.cogs.running import take_run, to_the_end
from bot.cogs.runs import Marks
from bot.core import texts
from bot.core.languages import LANGUAGES
from bot.core.render import help_reply
from bot.records import JobKind

Interaction = discord.Interaction[Any]
Amount = Literal["brief", "standard", "detailed"]


class Commands(commands.Cog):
    """`/summarize`, `/ask`, `/help`, and the menus of messages."""

    def __init__(self, tree: app_commands.CommandTree[Any], desk: Desk) -> None:
        self._tree = tree
        self._desk = desk
        self._marks = Marks()
        self._menus = [
            app_commands.ContextMenu(name="Summarize", callback=self._summarize_message),
            app_commands.ContextMenu(name="Key quotes", callback=self._quote_message),
            app_commands.ContextMenu(name="Summarize from here", callback=self._begin_run),
            app_commands.ContextMenu(name="Summarize up to here", callback=self._end_run),
        ]

    async def cog_load(self) -> None:
        """Register the menus, which discord.py does not find in a class by itself."""
        for menu in self._menus:
            self._tree.add_command(menu)

    @app_commands.command()
    @app_commands.describe(
        link="A link to an article, a PDF, a YouTube video or a message",
        file="PDF, Word (.docx), .rtf, .txt, .md, .html, or subtitles (.srt, .vtt)",
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
        how: dict[str, Any] = {"length": length, "language": language.value if language else None}

        async def serve(here: Interaction, **what: Any) -> None:
            ticket = Ticket.of(here, private=private)
            await self._desk.take_interaction(here, JobKind.SUMMARY, ticket=ticket, **how, **what)

        async def submitted(here: Interaction, text: str) -> None:
            await serve(here, text=text)

        if link or file:
            await serve(interaction, link=link, file=dict(file.to_dict()) if file else None)
        else:
            await interaction.response.send_modal(PasteForm(submitted))

    @app_commands.command()
    @app_commands.describe(
        question="What you want to know",
        link="An article's link; without one, what was summarised in this channel is searched",
        private="Only you see the answer",
    )
    async def ask(
        self,
        interaction: Interaction,
        question: app_commands.Range[str, 1, 500],
        link: str | None = None,
        private: bool = False,
    ) -> None:
        """Ask about an article, or about what was summarised in this channel."""
        ticket = Ticket.of(interaction, private=private)
        await self._desk.take_interaction(
            interaction, JobKind.QUESTION, ticket=ticket, question=question, link=link
        )

    @app_commands.command(name="help")
    async def help_(self, interaction: Interaction) -> None:
        """Show what Precis does and how to ask it."""
        choices = await self._desk.office.places.choices(interaction.guild_id)
        reply = arguments(help_reply(emoji=choices.emoji))
        await interaction.response.send_message(**reply, ephemeral=True)

    async def _summarize_message(self, interaction: Interaction, message: discord.Message) -> None:
        await self._of_menu(interaction, message, JobKind.SUMMARY)

    async def _quote_message(self, interaction: Interaction, message: discord.Message) -> None:
        await self._of_menu(interaction, message, JobKind.QUOTES)

    async def _begin_run(self, interaction: Interaction, message: discord.Message) -> None:
        self._marks.put(interaction.user.id, message.channel.id, message.id)
        await interaction.response.send_message(
            texts.RUN_BEGINS, view=to_the_end(message.id), ephemeral=True
        )

    async def _end_run(self, interaction: Interaction, message: discord.Message) -> None:
        first = self._marks.take(interaction.user.id, message.channel.id)
        if first is None:
            await interaction.response.send_message(texts.NO_BEGINNING, ephemeral=True)
            return
        await take_run(interaction, first, message.id)

    async def _of_menu(
        self, interaction: Interaction, message: discord.Message, kind: JobKind
    ) -> None:
        ticket = Ticket.of(interaction)
        await self._desk.take_interaction(
            interaction, kind, ticket=ticket, about=message, message=message.id
        )
