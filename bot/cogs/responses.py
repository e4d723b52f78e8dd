"""How an answer reaches its asker: as the response to a command, menu, form or button."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, TypeVar

import aiohttp
import discord

from bot.cogs.answers import NoteReply, is_again, nonce_of, persist, sent_before
from bot.cogs.places import me_of
from bot.cogs.posts import arguments, files
from bot.core.render import Reply, Style, failure_reply
from bot.errors import PrecisError
from bot.logs import outline
from bot.records import Job

log = logging.getLogger(__name__)

TOKEN_LIFE = timedelta(minutes=14)
"""A response can be edited for 15 minutes."""

ALREADY_ACKNOWLEDGED = 40060

ORIGINAL: Final[Any] = "@original"
"""How Discord's address of an interaction's response ends; discord.py expects a number there."""

GONE_TOKENS: Final = frozenset({10008, 10015, 10062, 50027})
"""Unknown message, webhook or interaction, invalid token: the response cannot be edited."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What an interaction gives the right to.

    Attributes:
        private: Whether the answer is for the asker's eyes only.
        acknowledged: Whether Discord knows that it is served.
        edits: Whether it was a button, whose message the answer changes.
    """

    application: int
    token: str
    user: int
    private: bool = False
    acknowledged: bool = False
    edits: bool = False

    @staticmethod
    def of(interaction: discord.Interaction[Any], **kind: bool) -> Ticket:
        """Return the ticket of an interaction."""
        return Ticket(interaction.application_id, interaction.token, interaction.user.id, **kind)


async def complain(interaction: discord.Interaction[Any], sentence: str) -> None:
    """Tell the one who invoked something, and nobody else, why there is nothing."""
    if interaction.response.is_done():
        await interaction.followup.send(sentence, ephemeral=True)
    else:
        await interaction.response.send_message(sentence, ephemeral=True)


Item = TypeVar("Item")
Callback = Callable[[Item, discord.Interaction[Any]], Coroutine[Any, Any, None]]


def told(callback: Callback[Item]) -> Callback[Item]:
    """Have who pressed a button told when it fails; discord.py would only log it."""

    @functools.wraps(callback)
    async def called(item: Item, interaction: discord.Interaction[Any]) -> None:
        try:
            await callback(item, interaction)
        except PrecisError as error:
            log.error("a button failed: %s", outline(error))
            await complain(interaction, error.user_message)

    return called


class InteractionAnswer:
    """The response to a command, menu, form or button; `private` is for the asker's eyes only.

    It works by the interaction's token alone, so that a process that was not there when the
    interaction came can give the answer.

    Args:
        client: Sends.
        ticket: What came with the interaction.
        style: How replies look.
        job: What is being done.
        note: Keeps the id of an answer that came too late to be a response.
        interaction: The interaction itself, where this process has received it.
    """

    def __init__(
        self,
        client: discord.Client,
        ticket: Ticket,
        *,
        style: Style,
        job: Job,
        note: NoteReply,
        interaction: discord.Interaction[Any] | None = None,
    ) -> None:
        self._client = client
        self._ticket = ticket
        self._job = job
        self._note = note
        self._interaction = interaction
        self._webhook = discord.Webhook.partial(ticket.application, ticket.token, client=client)
        # Only an interaction's own webhook can send what one person alone sees.
        self._webhook.type = discord.WebhookType.application
        self._created = discord.utils.snowflake_time(job.origin)
        self.style: Style = style
        self.channel_id = job.channel
        self.shows_itself_busy = not ticket.acknowledged

    async def begin(self) -> None:
        """Acknowledge within Discord's three seconds; the asker sees that the bot is thinking."""
        if self._ticket.acknowledged or self._interaction is None:
            return
        response = self._interaction.response
        private = self._ticket.private
        try:
            await persist(lambda: response.defer(ephemeral=private, thinking=True))
        except discord.InteractionResponded:
            log.debug("acknowledged before")
        except discord.HTTPException as error:
            # An acknowledgement whose answer got lost has arrived all the same.
            if error.code != ALREADY_ACKNOWLEDGED:
                raise

    async def progress(self, reply: Reply) -> bool:
        """Show it in the response, as long as Discord lets it be edited."""
        if self._is_late:
            return True
        try:
            await self._edit(reply, None)
        except discord.NotFound as error:
            # The process that began this may have been stopped before it had acknowledged.
            return is_again(self._job) and error.code in GONE_TOKENS
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.debug("no progress shown: %s", outline(error))
        return True

    async def show(self, reply: Reply, buttons: discord.ui.View | None = None) -> int | None:
        """Fill in the response, or send a message when it is too late for that."""
        if not self._is_late:
            try:
                return await self._edit(reply, buttons)
            except discord.HTTPException as error:
                if not is_again(self._job) or error.code not in GONE_TOKENS:
                    raise
                # The process that began this was stopped before it had acknowledged, or long ago.
                log.info("the response cannot be filled in any more")
        return await self._send_late(reply, buttons)

    async def fail(self, sentence: str, buttons: discord.ui.View | None = None) -> None:
        """Say it to the asker alone; the public sign that the bot was thinking goes away."""
        reply = failure_reply(sentence)
        if self._is_late or self._ticket.private:
            await self.show(reply, buttons)
            return
        webhook = self._webhook
        try:
            await persist(lambda: webhook.delete_message(ORIGINAL))
        except discord.NotFound:
            log.debug("what told that the bot was at work is gone")
        view: dict[str, Any] = {"view": buttons} if buttons else {}
        await persist(lambda: webhook.send(reply.content, ephemeral=True, **view))

    @property
    def _is_late(self) -> bool:
        return discord.utils.utcnow() - self._created > TOKEN_LIFE

    async def _edit(self, reply: Reply, buttons: discord.ui.View | None) -> int:
        content = arguments(reply) | {"view": buttons}
        log.debug("job %d posting", self._job.id)
        message = await persist(
            lambda: self._webhook.edit_message(ORIGINAL, **content, attachments=files(reply))
        )
        log.debug("job %d posted", self._job.id)
        return message.id

    async def _send_late(self, reply: Reply, buttons: discord.ui.View | None) -> int | None:
        content = arguments(reply) | {"view": buttons}
        channel: Any = self._client.get_partial_messageable(self._job.channel)
        if self._ticket.private:
            person = await self._client.fetch_user(self._ticket.user)
            channel = await person.create_dm()
        earlier = await self._earlier(channel, reply)
        if earlier is not None:
            await persist(lambda: earlier.edit(**content, attachments=files(reply)))
            number = earlier.id
        else:
            await self._take_back()
            number = await self._post(channel, reply, content)
        if self._ticket.private:
            return None
        await self._note(self._job, number)
        return number

    async def _take_back(self) -> None:
        """Delete the response: what it still shows is half an answer, or that the bot is busy."""
        if self._ticket.edits:
            return
        try:
            await self._webhook.delete_message(ORIGINAL)
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.debug("the response stays: %s", outline(error))

    async def _post(self, channel: Any, reply: Reply, content: dict[str, Any]) -> int:
        nonce = nonce_of(self._job)
        log.debug("job %d posting", self._job.id)
        message: discord.Message = await persist(
            lambda: channel.send(**content, files=files(reply), nonce=nonce)
        )
        log.debug("job %d posted", self._job.id)
        return message.id

    async def _earlier(
        self, channel: Any, reply: Reply
    ) -> discord.Message | discord.PartialMessage | None:
        """Return the message that an earlier attempt has sent, if there is one."""
        if self._job.reply is not None and not self._ticket.private:
            partial: discord.PartialMessage = channel.get_partial_message(self._job.reply)
            return partial
        if not is_again(self._job):
            return None
        shown = _looks(arguments(reply))

        def is_it(message: discord.Message) -> bool:
            if message.author.id != me_of(self._client) or message.flags.loading:
                return False
            asked = message.interaction_metadata
            if asked is not None:
                return asked.id == self._job.origin
            # Nothing in a message of its own tells which request it answers.
            looks = _looks({"content": message.content, "embeds": message.embeds})
            return message.reference is None and looks == shown

        return await persist(lambda: sent_before(channel, self._job, is_it))


def _looks(content: dict[str, Any]) -> tuple[str, list[tuple[str, str]]]:
    """Return what is to be read in a message."""
    embeds = [(embed.title or "", embed.description or "") for embed in content["embeds"]]
    return content["content"] or "", embeds
