"""Messages and reactions that ask for a summary."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta

import discord
from discord.ext import commands

from bot.cogs.answers import MessageAnswer, tell
from bot.cogs.desk import Desk
from bot.cogs.posts import asker_of, post_of
from bot.core.intake import Intake, take
from bot.core.render import Style
from bot.logs import outline

log = logging.getLogger(__name__)

NO_VIEW = "I cannot read that message. Ask the moderators to give me Read Message History there."

BARE_WORDS = 8
"""A mention with so few words and nothing else speaks of something that stands elsewhere."""

JUST_BEFORE = timedelta(minutes=2)
LOOK_BACK = 5


class Listening(commands.Cog):
    """A mention, a direct message, or the reaction emoji."""

    def __init__(self, client: discord.Client, *, desk: Desk, style: Style, emoji: str) -> None:
        self._client = client
        self._desk = desk
        self._style: Style = style
        self._emoji = emoji

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that addresses the bot."""
        if not message.author.bot and self._addressed(message):
            await self._answer(message, request=message, asker=message.author)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Answer a message whose mention, or whose working link, came by an edit."""
        if payload.message.edited_at:
            await self.on_message(payload.message)

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """Summarise the message that got the emoji."""
        me = self._client.user
        own = me is not None and payload.user_id == me.id
        if str(payload.emoji) != self._emoji or own or (payload.member and payload.member.bot):
            return
        known = self._client.get_channel(payload.channel_id)
        # Direct messages and archived threads are not in the client's memory.
        unknown = self._client.get_partial_messageable(
            payload.channel_id, guild_id=payload.guild_id
        )
        channel = known if isinstance(known, discord.abc.Messageable) else unknown
        try:
            message = await channel.fetch_message(payload.message_id)
        except discord.HTTPException as error:
            log.info("cannot read the message that got a reaction: %s", outline(error))
            if payload.member:
                await tell(payload.member, NO_VIEW)
            return
        if message.author != me and not message.is_system():
            await self._answer(message, request=None, asker=payload.member)

    async def _answer(
        self,
        message: discord.Message,
        *,
        request: discord.Message | None,
        asker: discord.abc.User | None,
    ) -> None:
        claims = self._desk.claims
        if not claims.take(message.id):
            return
        answer = MessageAnswer(
            message,
            style=self._style,
            asker=asker,
            shown=claims.earlier_reply(message.id),
        )
        guild = message.guild.id if message.guild else None
        wish = replace(self._desk.wish, asker=asker_of(asker, guild))
        answered = await self._desk.summarize(answer, await self._intake(message, request), wish)
        if not answered:
            claims.release(message.id, answer.shown)

    async def _intake(self, message: discord.Message, request: discord.Message | None) -> Intake:
        limit = self._desk.max_items
        if request is None:
            return take(None, post_of(message), limit=limit)
        about = await self._said_before(message)
        return take(post_of(request), post_of(about) if about else None, limit=limit)

    async def _said_before(self, message: discord.Message) -> discord.Message | None:
        """Return the message that a request is about.

        It is the one replied to. A bare mention is about what its author posted just before (a
        forward cannot carry a mention), or in a thread about the message that the thread is on.
        """
        if message.reference:
            replied = message.reference.resolved
            return replied if isinstance(replied, discord.Message) else None
        if message.attachments or len(message.content.split()) > BARE_WORDS:
            return None
        try:
            return await self._own_last(message) or await starter(message.channel)
        except discord.HTTPException as error:
            log.info("cannot look at what was posted before: %s", outline(error))
            return None

    async def _own_last(self, message: discord.Message) -> discord.Message | None:
        since = message.created_at - JUST_BEFORE
        before = message.channel.history(
            limit=LOOK_BACK, before=message, after=since, oldest_first=False
        )
        async for earlier in before:
            if earlier.author == message.author:
                # What was asked before has its answer.
                return None if self._addressed(earlier) else earlier
        return None

    def _addressed(self, message: discord.Message) -> bool:
        if isinstance(message.channel, discord.DMChannel):
            return True
        # A reply pings its author without naming them; only a written mention is a request. People
        # who mean the bot often pick the role that Discord made for it, so that counts as well.
        me = self._client.user
        named = me is not None and any(f"<@{sign}{me.id}>" in message.content for sign in ("", "!"))
        own_role = message.guild.self_role if message.guild else None
        return named or (own_role is not None and own_role in message.role_mentions)


async def starter(channel: discord.abc.Messageable) -> discord.Message | None:
    """Return the message that a thread is on; None outside threads."""
    if not isinstance(channel, discord.Thread):
        return None
    # The starter of a forum's post lives in it, that of a thread in the channel it hangs from.
    place = channel.parent if isinstance(channel.parent, discord.TextChannel) else channel
    return await place.fetch_message(channel.id)
