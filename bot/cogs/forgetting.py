"""What is deleted in Discord is deleted here; and `/forget`, `/privacy`."""

from __future__ import annotations

import logging
from typing import Any, Literal
from urllib.parse import urlsplit

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.answers import persist
from bot.cogs.desk import Desk
from bot.cogs.posts import arguments
from bot.core import texts
from bot.core.render import forgotten_reply, privacy_reply
from bot.logs import outline
from bot.records import Forgotten

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]
What = Literal["mine", "thread", "server"]


class Forgetting(commands.Cog):
    """Deletes what nobody wants kept."""

    def __init__(self, client: discord.Client, desk: Desk) -> None:
        self._client = client
        self._office = desk.office
        self._privacy = desk.office.store.privacy

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Forget what was stored of a message; a deleted question takes its answer along."""
        await self._gone(payload.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Do the same for many."""
        for message in sorted(payload.message_ids):
            await self._gone(message)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """Forget a thread's conversation."""
        await self._privacy.forget_conversation(payload.thread_id)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget a server that the bot was removed from."""
        await self._office.jobs.stop_all(guild.id)
        await self._privacy.forget_server(guild.id)
        self._office.places.forget(guild.id)
        log.info("left server %d; what was kept of it is deleted", guild.id)

    @app_commands.command()
    @app_commands.describe(
        what="Yours everywhere; as a moderator also this thread's, or this whole server's"
    )
    async def forget(self, interaction: Interaction, what: What = "mine") -> None:
        """Delete what is kept of you, of this thread or of this server."""
        if what != "mine" and not _may_moderate(interaction, what):
            sentence = texts.NEEDS_MANAGE if what == "server" else texts.NEEDS_MODERATOR
            await interaction.response.send_message(sentence, ephemeral=True)
            return
        await persist(lambda: interaction.response.defer(ephemeral=True, thinking=True))
        gone = await self._forget(interaction, what)
        for channel, message in gone.replies:
            await self._delete(channel, message)
        reply = arguments(forgotten_reply(gone))
        await persist(lambda: interaction.edit_original_response(**reply))

    @app_commands.command()
    @app_commands.describe(
        opt_out="True: nobody else can have your messages summarised. False: they can again"
    )
    async def privacy(self, interaction: Interaction, opt_out: bool | None = None) -> None:
        """Show what is kept, for how long, and how to have it deleted."""
        if opt_out is not None:
            await self._privacy.opt_out(interaction.user.id, opt_out)
        settings = self._office.settings
        host = urlsplit(settings.llm.base_url or texts.DEFAULT_ENDPOINT).hostname
        reply = privacy_reply(
            message_days=settings.storage.message_days,
            document_days=settings.storage.document_days,
            model_host=host if settings.uses_model else None,
            opted_out=await self._privacy.opted_out(interaction.user.id),
        )
        await interaction.response.send_message(**arguments(reply), ephemeral=True)

    async def _forget(self, interaction: Interaction, what: What) -> Forgotten:
        if what == "server" and interaction.guild_id is not None:
            await self._office.jobs.stop_all(interaction.guild_id)
            self._office.places.forget(interaction.guild_id)
            return await self._privacy.forget_server(interaction.guild_id, usage_too=False)
        if what == "thread" and interaction.channel_id is not None:
            return await self._privacy.forget_conversation(interaction.channel_id)
        return await self._privacy.forget_member(interaction.user.id)

    async def _gone(self, message: int) -> None:
        conversations = self._office.store.conversations
        turn = await conversations.turn(message)
        conversation = await conversations.get(turn.conversation) if turn else None
        place = conversation.place if conversation else 0
        await self._office.jobs.drop(message)
        await self._privacy.forget_source(message)
        await self._privacy.forget_message(message)
        if turn is not None and turn.reply is not None:
            await self._delete(place, turn.reply)

    async def _delete(self, channel: int, message: int) -> None:
        place = self._client.get_partial_messageable(channel)
        try:
            await persist(place.get_partial_message(message).delete)
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.info("a message is gone or out of reach: %s", outline(error))


def _may_moderate(interaction: Interaction, what: What) -> bool:
    if interaction.guild_id is None:
        # In direct messages everybody looks after their own.
        return what == "thread"
    rights = interaction.permissions
    return rights.manage_guild if what == "server" else rights.manage_messages
