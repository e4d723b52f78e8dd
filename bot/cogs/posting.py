"""How a digest reaches a channel: as a message of its own, in answer to nobody."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final

import discord

from bot.cogs.answers import CLOCKS, NoteReply, is_again, may_embed, my_rights, nonce_of, persist
from bot.cogs.places import me_of
from bot.cogs.posts import arguments, files
from bot.core.render import Embed, Reply, Style
from bot.records import Job

log = logging.getLogger(__name__)

LOOKED_AT: Final = 200
"""Messages among which one that an earlier attempt has sent is looked for."""

UNKNOWN_MESSAGE: Final = 10008

Known = Callable[[int], Awaitable[bool]]
"""Tells whether a message is known to be another digest's."""

Hook = Callable[[], Awaitable[None]]


class ChannelAnswer:
    """A message in a channel or a direct message, that nobody waits for; implements `Answer`.

    Args:
        client: Sends.
        channel: Where to.
        style: How replies look.
        job: What is being done.
        note: Keeps the id of the message as soon as it is there.
        is_known: Tells other digests from this one.
        barred: Called when the channel is gone, or closed to the bot.
        failed: Called when there is nothing to send.
    """

    def __init__(
        self,
        client: discord.Client,
        channel: Any,
        *,
        style: Style,
        job: Job,
        note: NoteReply,
        is_known: Known,
        barred: Hook,
        failed: Hook,
    ) -> None:
        self._client = client
        self._channel = channel
        self._job = job
        self._note = note
        self._is_known = is_known
        self._barred = barred
        self._failed = failed
        self.style: Style = style if may_embed(channel) else "plain"
        self.channel_id: int = channel.id
        self.shows_itself_busy = False

    async def begin(self) -> None:
        """Give no sign: nobody waits."""

    async def progress(self, reply: Reply) -> bool:
        """Show nothing."""
        return True

    async def show(self, reply: Reply, buttons: discord.ui.View | None = None) -> int | None:
        """Send it, or edit what an earlier attempt has sent."""
        try:
            return await self._put(reply, buttons)
        except (discord.Forbidden, discord.NotFound) as error:
            # An earlier attempt's message that somebody has deleted closes no channel.
            if error.code != UNKNOWN_MESSAGE:
                await self._barred()
            raise

    async def take_back(self, title: str) -> None:
        """Delete what an earlier attempt has sent under a title: nothing is left of it."""
        in_words, in_embed = Reply(f"## {title}"), Reply(embeds=(Embed(title=title),))
        look = in_words if self.style == "plain" else in_embed
        earlier = await self._earlier(look)
        if earlier is not None:
            try:
                await persist(earlier.delete)
            except discord.NotFound:
                log.debug("job %d: what was posted is gone", self._job.id)

    async def fail(self, sentence: str, buttons: discord.ui.View | None = None) -> None:
        """Leave the channel in peace; the log tells the operator, `/digest list` the moderators."""
        log.warning("a digest for channel %d could not be made", self.channel_id)
        await self._failed()

    async def _put(self, reply: Reply, buttons: discord.ui.View | None) -> int:
        content = arguments(reply) | {"view": buttons}
        earlier = await self._earlier(reply)
        if earlier is not None:
            await persist(lambda: earlier.edit(**content, attachments=files(reply)))
            number: int = earlier.id
        else:
            log.debug("job %d posting", self._job.id)
            nonce = nonce_of(self._job)
            sent: discord.Message = await persist(
                lambda: self._channel.send(**content, files=files(reply), nonce=nonce)
            )
            log.debug("job %d posted", self._job.id)
            number = sent.id
        await self._note(self._job, number)
        return number

    async def _earlier(self, reply: Reply) -> Any | None:
        if self._job.reply is not None:
            return self._channel.get_partial_message(self._job.reply)
        if not is_again(self._job):
            return None
        return await persist(lambda: self._found(reply))

    async def _found(self, reply: Reply) -> discord.Message | None:
        """Look for the message of an attempt that broke off; it has the same heading."""
        begun = discord.Object(discord.utils.time_snowflake(self._job.created_at - CLOCKS))
        history = self._channel.history(after=begun, limit=LOOKED_AT, oldest_first=True)
        heading = _heading(arguments(reply))
        async for message in history:
            looks = {"content": message.content, "embeds": message.embeds}
            # What answers a command is no schedule's.
            is_own = message.author.id == me_of(self._client) and not message.interaction_metadata
            if is_own and _heading(looks) == heading and not await self._is_known(message.id):
                found: discord.Message = message
                return found
        return None


def _heading(content: dict[str, Any]) -> str:
    title = next((embed.title for embed in content["embeds"] if embed.title), "")
    return title or (content["content"] or "").partition("\n")[0]


def may_attach(channel: Any) -> bool:
    """Tell whether the bot may send a file with a message, as far as is known."""
    rights = my_rights(channel)
    return rights is None or rights.attach_files
