"""The two ways an answer reaches its asker: as a reply to a message, or to an interaction."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Protocol, TypeVar

import aiohttp
import discord

from bot.cogs.posts import arguments
from bot.core.render import Reply, Style, failure_reply
from bot.logs import outline

log = logging.getLogger(__name__)

T = TypeVar("T")

TYPING_SECONDS = 1.0
"""How long a sign of life may hold up the answer (Discord makes a busy channel wait)."""

TRIES = 3
RETRY_SECONDS = 1.0

TOKEN_LIFE = timedelta(minutes=14)
"""A response can be edited for 15 minutes."""

ALREADY_ACKNOWLEDGED = 40060
INVALID_BODY = 50035
NO_HISTORY = 160002
"""Replying needs Read Message History; sending does not."""

NO_PLACE = "I may not write in the channel you asked in. Ask its moderators to let me."


class Answer(Protocol):
    """One answer to one request.

    Attributes:
        channel_id: Where it is shown.
        shows_itself_busy: Whether Discord shows that the bot is at work until there is news.
    """

    style: Style
    channel_id: int
    shows_itself_busy: bool

    async def begin(self) -> None:
        """Give a sign of life."""

    async def progress(self, reply: Reply) -> bool:
        """Show what is going on, until the answer takes its place.

        Returns False when somebody has deleted it: the answer is not wanted.
        """

    async def show(self, reply: Reply, buttons: discord.ui.View | None = None) -> None:
        """Show the answer."""

    def resumed(self, press: discord.Interaction[Any]) -> Answer:
        """Return what goes on with this answer after one of its buttons was pressed."""

    async def fail(self, sentence: str) -> None:
        """Tell the asker, and nobody else where that is possible, what went wrong."""


async def persist(call: Callable[[], Awaitable[T]]) -> T:
    """Repeat a call to Discord that broke off; the call must do no harm when it is done twice.

    discord.py repeats some failures itself, but neither a cut connection nor a 503.
    """
    for _ in range(TRIES - 1):
        try:
            return await call()
        except (aiohttp.ClientError, discord.DiscordServerError) as error:
            log.warning("Discord broke off, trying again: %s", outline(error))
            await asyncio.sleep(RETRY_SECONDS)
    return await call()


class MessageAnswer:
    """A reply to a message: typing first, then one message that is edited until it is final.

    Args:
        message: What is answered.
        asker: Who is told in private when the bot may not write there; None tells nobody.
        shown: An earlier reply to the same message, which this one takes the place of.
    """

    def __init__(
        self,
        message: discord.Message,
        *,
        style: Style,
        asker: discord.abc.User | None = None,
        shown: discord.Message | None = None,
    ) -> None:
        self._message = message
        self._asker = asker
        self.shown = shown
        self._is_barred = False
        self._nonce = f"p{message.id}-{secrets.token_hex(2)}"[:25]
        self.style: Style = style if _may_embed(message) else "plain"
        self.channel_id = message.channel.id
        self.shows_itself_busy = False

    async def begin(self) -> None:
        """Show that the bot is typing; Discord shows it for ten seconds."""
        try:
            async with asyncio.timeout(TYPING_SECONDS):
                await self._message.channel.typing()
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
            log.debug("no typing sign: %s", outline(error))

    async def progress(self, reply: Reply) -> bool:
        """Show it in the reply itself; whatever else fails than that is the answer's affair."""
        if self._is_barred:
            return True
        try:
            await self._put(arguments(reply) | {"view": None})
        except discord.NotFound:
            self.shown = None
            return False
        except discord.Forbidden as error:
            self._is_barred = True
            log.debug("no progress shown: %s", outline(error))
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.debug("no progress shown: %s", outline(error))
        return True

    async def show(self, reply: Reply, buttons: discord.ui.View | None = None) -> None:
        """Send the reply, or edit it when it is there already."""
        try:
            await self._put(arguments(reply) | {"view": buttons})
        except discord.NotFound:
            self.shown = None
            log.info("the answer was deleted before it was whole")
            raise
        except discord.Forbidden:
            log.warning("no permission to answer in channel %s", self._message.channel.id)
            if self._asker:
                await tell(self._asker, NO_PLACE)
        except discord.HTTPException as error:
            if error.code != INVALID_BODY or "message_reference" not in error.text:
                raise
            log.info("the message was deleted before its answer")

    def resumed(self, press: discord.Interaction[Any]) -> MessageAnswer:
        """Return this answer: it edits its message as before."""
        return self

    async def fail(self, sentence: str) -> None:
        """Say it in the reply."""
        await self.show(failure_reply(sentence))

    async def _put(self, content: dict[str, Any]) -> None:
        if self.shown is None:
            self.shown = await persist(lambda: self._send(content))
        else:
            shown = self.shown
            await persist(lambda: shown.edit(**content))

    async def _send(self, content: dict[str, Any]) -> discord.Message:
        # The nonce is this answer's own: whatever is sent again, Discord shows it once.
        try:
            return await self._message.reply(**content, nonce=self._nonce, mention_author=False)
        except discord.Forbidden as error:
            if error.code != NO_HISTORY:
                raise
            return await self._message.channel.send(**content, nonce=self._nonce)


class InteractionAnswer:
    """The response to a command, menu or form; `private` is for the asker's eyes only.

    Args:
        interaction: What is responded to.
        private: As above.
        style: How replies look.
        acknowledged: Whether the interaction is a pressed button that Discord knows is served.
    """

    def __init__(
        self,
        interaction: discord.Interaction[Any],
        *,
        private: bool,
        style: Style,
        acknowledged: bool = False,
    ) -> None:
        self._interaction = interaction
        self._private = private
        self._acknowledged = acknowledged
        self.style: Style = style
        self.channel_id = interaction.channel_id or 0
        self.shows_itself_busy = not acknowledged

    async def begin(self) -> None:
        """Acknowledge within Discord's three seconds; the asker sees that the bot is thinking."""
        if self._acknowledged:
            return
        response = self._interaction.response
        try:
            await persist(lambda: response.defer(ephemeral=self._private, thinking=True))
        except discord.HTTPException as error:
            # An acknowledgement whose answer got lost has arrived all the same.
            if error.code != ALREADY_ACKNOWLEDGED:
                raise

    async def progress(self, reply: Reply) -> bool:
        """Show it in the response, as long as Discord lets it be edited."""
        if self._is_late:
            return True
        try:
            await self.show(reply)
        except discord.NotFound:
            return False
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.debug("no progress shown: %s", outline(error))
        return True

    async def show(self, reply: Reply, buttons: discord.ui.View | None = None) -> None:
        """Fill in the response, or send a message when it is too late for that."""
        content = arguments(reply) | {"view": buttons}
        if self._is_late:
            await self._send_late(content)
        else:
            await persist(lambda: self._interaction.edit_original_response(**content))

    def resumed(self, press: discord.Interaction[Any]) -> InteractionAnswer:
        """Return an answer by the press's own token, which is good for another 15 minutes."""
        return InteractionAnswer(press, private=self._private, style=self.style, acknowledged=True)

    async def fail(self, sentence: str) -> None:
        """Say it to the asker alone; the public sign that the bot was thinking goes away."""
        reply = failure_reply(sentence)
        if self._private or self._is_late:
            await self.show(reply)
            return
        try:
            await persist(self._interaction.delete_original_response)
        except discord.NotFound:
            log.debug("the sign of thinking was gone")
        followup = self._interaction.followup
        await persist(lambda: followup.send(reply.content, ephemeral=True))

    @property
    def _is_late(self) -> bool:
        return discord.utils.utcnow() - self._interaction.created_at > TOKEN_LIFE

    async def _send_late(self, content: dict[str, Any]) -> None:
        # What the response still shows is half an answer, or that the bot is thinking.
        try:
            await self._interaction.delete_original_response()
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.debug("the response stays: %s", outline(error))
        channel = self._interaction.channel
        if self._private or not isinstance(channel, discord.abc.Messageable):
            await self._interaction.user.send(**content)
            return
        nonce = f"precis{self._interaction.id}"[:25]
        await persist(lambda: channel.send(**content, nonce=nonce))


async def tell(person: discord.abc.User, sentence: str) -> None:
    """Send a direct message, if the person takes any."""
    if isinstance(person, discord.User | discord.Member):
        try:
            await person.send(sentence)
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.info("the asker takes no direct messages: %s", outline(error))


def _may_embed(message: discord.Message) -> bool:
    channel = message.channel
    place = channel.parent if isinstance(channel, discord.Thread) else channel
    if message.guild is None or not isinstance(place, discord.abc.GuildChannel):
        return True
    return place.permissions_for(message.guild.me).embed_links
