"""The discord.py client: what it asks Discord for, and which cogs it carries."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Any

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.buttons import Button, Languages, Page
from bot.cogs.catchup import Catchup
from bot.cogs.choices import ServerChoices
from bot.cogs.commands import Commands
from bot.cogs.desk import Desk
from bot.cogs.digest_commands import DigestCommands
from bot.cogs.digest_options import Refused
from bot.cogs.forgetting import Forgetting
from bot.cogs.keeping import Keeping
from bot.cogs.listening import Listening
from bot.cogs.offers import Choice
from bot.cogs.pasting import Paste
from bot.cogs.personal import StopDigest
from bot.cogs.responses import complain
from bot.cogs.running import ToTheEnd
from bot.config import DiscordSettings
from bot.errors import PrecisError
from bot.logs import outline

log = logging.getLogger(__name__)

PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
)
"""What the invite link asks for, and nothing more."""


class Client(commands.AutoShardedBot):
    """Precis on Discord. It pings nobody, keeps no members and no messages in memory."""

    def __init__(
        self,
        *,
        settings: DiscordSettings,
        make_desk: Callable[[discord.Client], Desk],
        ready_timeout: float = 2.0,
    ) -> None:
        # Precis has no use for voice; the owner need not hear that its libraries are missing.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        shard_ids: Any = list(settings.shard_ids) or None
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
            shard_ids=shard_ids,
            tree_cls=_Tree,
        )
        self.desk = make_desk(self)

    async def setup_hook(self) -> None:
        """Load the cogs and register the commands; without commands the bot still answers."""
        listening = Listening(self, self.desk)
        self.add_dynamic_items(Choice, Button, Languages, Page, Paste, StopDigest, ToTheEnd)
        for cog in (
            listening,
            Commands(self.tree, self.desk),
            Keeping(self, self.desk, listening),
            Forgetting(self, self.desk),
            ServerChoices(self.desk),
            DigestCommands(self.desk),
            Catchup(self.desk),
        ):
            await self.add_cog(cog)
        try:
            await self.tree.sync()
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.error("commands could not be registered: %s", outline(error))

    async def drain(self, seconds: float) -> None:
        """Wait for the answers under way, at most so long; the next start does the rest."""
        await self.desk.office.jobs.drain(seconds)

    async def close(self) -> None:
        """Leave what is under way to the next start, and disconnect."""
        await self.drain(0)
        await super().close()

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
        cause = error.__cause__
        if isinstance(cause, Refused):
            await complain(interaction, cause.sentence)
            return
        log.error("a command failed: %s", outline(cause or error))
        sentence = cause.user_message if isinstance(cause, PrecisError) else PrecisError.default
        if not interaction.is_expired():
            await complain(interaction, sentence)


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
