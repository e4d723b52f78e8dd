"""The discord.py client: what it asks Discord for, and which cogs it carries."""

from __future__ import annotations

import logging
import sys
from typing import Any

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.commands import Commands
from bot.cogs.desk import Desk
from bot.cogs.listening import Listening
from bot.cogs.offers import Choice, Offers
from bot.config import DiscordSettings
from bot.errors import PrecisError
from bot.logs import outline

log = logging.getLogger(__name__)

PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    read_message_history=True,
)
"""What the invite link asks for, and nothing more."""


class Client(commands.AutoShardedBot):
    """Precis on Discord. It pings nobody, keeps no members and no messages in memory."""

    def __init__(
        self, *, settings: DiscordSettings, desk: Desk, ready_timeout: float = 2.0
    ) -> None:
        # Precis has no use for voice; the owner need not hear that its libraries are missing.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            command_prefix=(),
            help_command=None,
            intents=_intents(settings),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            guild_ready_timeout=ready_timeout,
            shard_count=settings.shards or (1 if settings.gateway_url else None),
            tree_cls=_Tree,
        )
        self._settings = settings
        self._desk = desk

    async def setup_hook(self) -> None:
        """Load the cogs and register the commands; without commands the bot still answers."""
        shared: dict[str, Any] = {
            "desk": self._desk,
            "style": self._settings.style,
            "emoji": self._settings.reaction,
        }
        self.add_dynamic_items(Choice)
        await self.add_cog(Listening(self, **shared))
        await self.add_cog(Commands(self.tree, **shared))
        try:
            await self.tree.sync()
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.error("commands could not be registered: %s", outline(error))

    @property
    def offers(self) -> Offers:
        """Return the offers whose buttons this client receives."""
        return self._desk.offers

    async def drain(self, seconds: float) -> None:
        """Wait for the answers under way, at most so long."""
        await self._desk.drain(seconds)

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the cogs: there are no commands with a prefix."""

    async def on_ready(self) -> None:
        """Tell the operator that the bot is there, and how to invite it."""
        invite = discord.utils.oauth_url(self.application_id or 0, permissions=PERMISSIONS)
        log.info("%s is online in %d servers. Invite: %s", self.user, len(self.guilds), invite)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Log where an event's handler failed, without the event."""
        log.error("%s failed: %s", event_method, _current())


class _Tree(app_commands.CommandTree[Client]):
    async def on_error(
        self, interaction: discord.Interaction[Client], error: app_commands.AppCommandError, /
    ) -> None:
        """Log where a command failed, and tell the asker that it did."""
        log.error("a command failed: %s", outline(error.__cause__ or error))
        if not interaction.is_expired() and not interaction.response.is_done():
            await interaction.response.send_message(PrecisError.default, ephemeral=True)


def _intents(settings: DiscordSettings) -> discord.Intents:
    intents = discord.Intents.none()
    intents.guilds = True
    intents.messages = True
    intents.reactions = True
    intents.message_content = settings.message_content
    return intents


def _current() -> str:
    error = sys.exception()
    return outline(error) if error else "unknown error"
