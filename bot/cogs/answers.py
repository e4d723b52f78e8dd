"""How an answer reaches its asker; here: as a reply to a message."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final, Protocol, TypeVar, cast

import aiohttp
import discord

from bot.cogs.posts import arguments
from bot.core.render import Reply, Style, failure_reply
from bot.logs import outline
from bot.records import Job, JobState

log = logging.getLogger(__name__)

T = TypeVar("T")

TYPING_SECONDS = 1.0
"""How long a sign of life may hold up the answer (Discord makes a busy channel wait)."""

TRIES = 3
RETRY_SECONDS = 1.0

NO_HISTORY = 160002
"""Replying needs Read Message History; sending does not."""

NO_PLACE = "I may not write in the channel you asked in. Ask its moderators to let me."


LOOKED_AT: Final = 200
"""Messages after a request among which its answer is looked for."""

CLOCKS: Final = timedelta(minutes=5)
"""How far this machine's clock may be ahead of Discord's."""

NoteReply = Callable[[Job, int], Awaitable[None]]
"""Keeps the id of the message that answers a job."""


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

    async def show(self, reply: Reply, buttons: discord.ui.View | None = None) -> int | None:
        """Show the answer; return the id of its message, None where only its reader has it."""

    async def fail(self, sentence: str, buttons: discord.ui.View | None = None) -> None:
        """Tell the asker, and nobody else where that is possible, what went wrong."""


def nonce_of(job: Job) -> str:
    """Return what makes Discord show a job's message once, however often it is sent."""
    return f"{job.kind.value[0]}{job.origin}.{job.round}"[:25]


def is_again(job: Job) -> bool:
    """Tell whether a job was begun before, so that some of it may be done already."""
    return job.attempts > 1 or job.state is not JobState.ACCEPTED


def led(reply: Reply, lead: str) -> Reply:
    """Put a line before a reply's content."""
    return replace(reply, content=f"{lead}{reply.content}") if lead else reply


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


async def sent_before(
    channel: Any, job: Job, is_it: Callable[[discord.Message], bool]
) -> discord.Message | None:
    """Look for a job's answer among a channel's messages: an earlier attempt may have sent it.

    Discord knows a nonce for a few minutes only. What is asked about an old message is answered far
    below it, so it is looked for after the request came in as well.
    """
    begun = discord.utils.time_snowflake(job.created_at - CLOCKS)
    try:
        for start in sorted({job.origin, max(job.origin, begun)}):
            after = discord.Object(start)
            async for found in channel.history(after=after, limit=LOOKED_AT, oldest_first=True):
                if is_it(found):
                    return cast("discord.Message", found)
    except discord.Forbidden as error:
        log.info("the channel's messages cannot be read: %s", outline(error))
    return None


class MessageAnswer:
    """One message that is edited until it is final, as a reply to the message that asked.

    Args:
        message: What is answered.
        style: How replies look.
        me: The bot's own id.
        job: What is being done: its number names the answer wherever it is sent again.
        note: Keeps the id of the answer as soon as it is there.
        asker: Who is told in private when the bot may not write there; None tells nobody.
        place: Where the answer goes when that is not where it was asked; there it begins with
            `lead`, as a reply cannot reach into another channel.
    """

    def __init__(
        self,
        message: discord.Message | discord.PartialMessage,
        *,
        me: int,
        style: Style,
        job: Job,
        note: NoteReply,
        asker: discord.abc.User | None = None,
        place: discord.Thread | None = None,
        lead: str = "",
    ) -> None:
        self._message = message
        self._me = me
        self._asker = asker
        self._job = job
        self._note = note
        self._place = place
        self._lead = lead
        channel: Any = place or message.channel
        self._channel = channel
        self.shown: discord.Message | discord.PartialMessage | None = (
            channel.get_partial_message(job.reply) if job.reply else None
        )
        # Of an attempt that broke off, nobody knows whether its message got there.
        self._is_unsure = is_again(job)
        self._is_barred = False
        self._nonce = nonce_of(job)
        self.style: Style = style if may_embed(channel) else "plain"
        self.channel_id: int = channel.id
        self.shows_itself_busy = False

    async def begin(self) -> None:
        """Show that the bot is typing; Discord shows it for ten seconds."""
        try:
            async with asyncio.timeout(TYPING_SECONDS):
                await self._channel.typing()
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
            log.debug("no typing sign: %s", outline(error))

    async def progress(self, reply: Reply) -> bool:
        """Show it in the reply itself; whatever else fails than that is the answer's affair."""
        if self._is_barred:
            return True
        try:
            await self._put(reply, None)
        except discord.NotFound:
            self.shown = None
            return False
        except discord.Forbidden as error:
            self._is_barred = True
            log.debug("no progress shown: %s", outline(error))
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.debug("no progress shown: %s", outline(error))
        return True

    async def show(self, reply: Reply, buttons: discord.ui.View | None = None) -> int | None:
        """Send the reply, or edit it when it is there already."""
        try:
            return await self._put(reply, buttons)
        except discord.Forbidden:
            log.warning("no permission to answer in channel %s", self.channel_id)
            if self._asker:
                await tell(self._asker, NO_PLACE)
            raise

    async def fail(self, sentence: str, buttons: discord.ui.View | None = None) -> None:
        """Say it in the reply."""
        await self.show(failure_reply(sentence), buttons)

    async def _put(self, reply: Reply, buttons: discord.ui.View | None) -> int:
        content = arguments(led(reply, self._lead)) | {"view": buttons}
        if self.shown is None and self._is_unsure:
            self.shown = await persist(self._find)
            self._is_unsure = False
            if self.shown is not None:
                await self._note(self._job, self.shown.id)
        if self.shown is None:
            self.shown = await persist(lambda: self._send(content))
            await self._note(self._job, self.shown.id)
        else:
            shown = self.shown
            await persist(lambda: shown.edit(**content))
        return self.shown.id

    async def _send(self, content: dict[str, Any]) -> discord.Message:
        # The nonce is this answer's own: whatever is sent again, Discord shows it once.
        log.debug("job %d posting", self._job.id)
        sent: discord.Message
        if self._place is not None:
            sent = await self._place.send(**content, nonce=self._nonce)
        else:
            try:
                sent = await self._message.reply(**content, nonce=self._nonce, mention_author=False)
            except discord.Forbidden as error:
                if error.code != NO_HISTORY:
                    raise
                sent = await self._channel.send(**content, nonce=self._nonce)
        log.debug("job %d posted", self._job.id)
        return sent

    async def _find(self) -> discord.Message | None:
        return await sent_before(
            self._channel, self._job, lambda m: m.author.id == self._me and self._is_this(m)
        )

    def _is_this(self, message: discord.Message) -> bool:
        if self._place is not None:
            return bool(self._lead) and message.content.startswith(self._lead)
        reference = message.reference
        return reference is not None and reference.message_id == self._message.id


async def tell(person: discord.abc.User, sentence: str) -> None:
    """Send a direct message, if the person takes any."""
    if isinstance(person, discord.User | discord.Member):
        try:
            await person.send(sentence)
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.info("the asker takes no direct messages: %s", outline(error))


def may_embed(channel: Any) -> bool:
    """Tell whether what the bot writes in a channel may hold embeds, as far as is known."""
    rights = my_rights(channel)
    return rights is None or rights.embed_links


def my_rights(channel: Any) -> discord.Permissions | None:
    """Return what the bot may do in a channel; None where that is not known."""
    place: Any = channel.parent if isinstance(channel, discord.Thread) else channel
    # A process that has taken a request over may know the channel, but not the server.
    me = place.guild.me if isinstance(place, discord.abc.GuildChannel) else None
    return None if me is None else place.permissions_for(me)
