"""The thread under a summary: opened once, whoever asks for it and however often."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

import discord

from bot.cogs.answers import persist
from bot.cogs.office import Office
from bot.cogs.places import channel_in_sight, channel_of, is_own_thread, me_of, parent_of
from bot.core import texts
from bot.core.render import thread_name
from bot.logs import outline
from bot.models import Article
from bot.records import Conversation, Document, Shown

log = logging.getLogger(__name__)

IN_CHANNEL: Final = 20
"""Summaries of a channel that `/ask` draws on."""

HAS_THREAD: Final = 160004
NO_PERMISSION: Final = frozenset({50001, 50013})
TOO_MANY: Final = 160006
"""A server has at most 1,000 active threads."""


class Threads:
    """Opens conversations about summaries."""

    def __init__(self, client: discord.Client, office: Office) -> None:
        self._client = client
        self._office = office
        self._hinted: set[int] = set()

    async def note(self, shown: Shown, article: Article, *, opens: bool) -> Conversation | None:
        """Let people ask about a summary where it stands.

        Args:
            shown: The summary; it is stored with the thread.
            article: Whose title names the thread.
            opens: Whether a thread is opened where there can be one.

        Returns:
            The conversation; None where people have to ask another way.
        """
        channel = await channel_of(self._client, shown.channel)
        await self._office.store.shown.put(shown)
        if isinstance(channel, discord.TextChannel):
            return await self.open(shown, article) if opens else None
        # In a thread that is there already, or in direct messages, no other one is needed.
        known = await self._office.store.conversations.get(channel.id)
        own = known.own if known else is_own_thread(self._client, channel)
        own = own or isinstance(channel, discord.DMChannel)
        return await self._keep(channel, shown, own=own)

    async def open(self, shown: Shown, article: Article) -> Conversation | None:
        """Open the thread under a summary, or return it; None where the bot may not."""
        if shown.thread is not None:
            known = await self._office.store.conversations.get(shown.thread)
            if known is not None:
                return known
        channel = await channel_of(self._client, shown.channel)
        thread = await self.under(channel, shown.message, thread_name(article))
        if thread is None:
            return None
        conversation = await self._keep(thread, shown, own=True)
        await self._office.store.shown.set_thread(shown.message, thread.id)
        await self._greet(thread)
        return conversation

    async def under(self, channel: Any, message: int, name: str) -> Any | None:
        """Open the thread under a message, or return it; None where the bot may not."""
        if not may_converse(channel):
            # A thread in which nobody is answered would be worse than none.
            self._hint(channel.id)
            return None
        try:
            return await self._thread(channel, message, name)
        except discord.HTTPException as error:
            if error.code not in {*NO_PERMISSION, TOO_MANY}:
                raise
            log.warning("no thread in channel %d: %s", channel.id, outline(error))
            if error.code != TOO_MANY:
                self._hint(channel.id)
            return None

    async def about(self, shown: Shown, documents: Sequence[Document], mode: str) -> Conversation:
        """Return the conversation about a summary, opening its thread where there may be one."""
        conversation = None
        if mode != "never" and shown.guild is not None and not shown.private:
            place = await channel_of(self._client, shown.channel)
            if isinstance(place, discord.TextChannel):
                conversation = await self.open(shown, documents[0].article)
        if conversation is not None:
            return conversation
        # Without a thread the summary itself stands for the conversation.
        conversations = self._office.store.conversations
        alone = Conversation(
            id=shown.message,
            channel=shown.channel,
            guild=shown.guild,
            starter=shown.message,
            own=False,
            gist="",
            gist_until=0,
            used_at=datetime.now(UTC),
        )
        await conversations.open(alone)
        for document in documents:
            await conversations.add_document(alone.id, document.id, message=shown.source)
        return await conversations.get(alone.id) or alone

    async def place_of(self, conversation: Conversation, *, asked_in: int) -> Any | None:
        """Return the thread that a question from elsewhere is answered in."""
        if not conversation.own or conversation.id == asked_in:
            return None
        return await channel_of(self._client, conversation.id)

    async def documents_in(self, channel: int) -> list[Document]:
        """Return what can be asked about where no message tells: the newest last.

        In a thread that is what its conversation is about, else what was summarised in a channel
        and its threads, as far as all readers of the channel may see it.
        """
        store = self._office.store
        if await store.conversations.get(channel) is not None:
            return await store.conversations.documents(channel)
        numbers: list[int] = []
        for shown in await store.shown.in_channel(channel, limit=IN_CHANNEL):
            place = await channel_in_sight(self._client, shown.channel)
            private = isinstance(place, discord.Thread) and place.is_private()
            if place is not None and (not private or place.id == channel):
                numbers += shown.documents
        return await store.documents.get(list(dict.fromkeys(numbers))[::-1])

    async def _thread(self, channel: Any, message: int, name: str) -> Any:
        starter = channel.get_partial_message(message)
        minutes = self._office.settings.threads.archive_minutes
        try:
            return await persist(
                lambda: starter.create_thread(name=name, auto_archive_duration=minutes)
            )
        except discord.HTTPException as error:
            if error.code != HAS_THREAD:
                raise
            # A thread has the id of the message it hangs from.
            return await self._client.fetch_channel(message)

    async def _keep(self, place: Any, shown: Shown, *, own: bool) -> Conversation:
        conversations = self._office.store.conversations
        conversation = Conversation(
            id=place.id,
            channel=parent_of(place),
            guild=shown.guild,
            starter=shown.message,
            own=own,
            gist="",
            gist_until=0,
            used_at=datetime.now(UTC),
        )
        await conversations.open(conversation)
        for document in shown.documents:
            await conversations.add_document(conversation.id, document, message=shown.source)
        return conversation

    async def _greet(self, thread: Any) -> None:
        """Say once what the thread is for."""
        async for message in thread.history(limit=5, oldest_first=True):
            if message.author.id == me_of(self._client) and message.content == texts.THREAD_OPENED:
                return
        nonce = f"t{thread.id}"
        await persist(lambda: thread.send(texts.THREAD_OPENED, nonce=nonce, silent=True))

    def _hint(self, channel: int) -> None:
        if channel not in self._hinted:
            self._hinted.add(channel)
            self._office.owner.tell(texts.THREAD_HINT.format(channel=f"<#{channel}>"))


def may_converse(channel: Any) -> bool:
    """Tell whether the bot may open a thread in a channel and answer in it, as far as is known."""
    me = channel.guild.me
    if me is None:
        return True
    rights = channel.permissions_for(me)
    return bool(rights.create_public_threads and rights.send_messages_in_threads)
