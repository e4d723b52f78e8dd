"""A thread whose rows are purged, known again from what stands in Discord."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import discord

from bot.cogs.intakes import Intakes
from bot.cogs.office import Office
from bot.cogs.places import me_of, message_of
from bot.core.intake import Item, LinkItem
from bot.core.links import find_links
from bot.core.urls import canonical_url
from bot.errors import PrecisError
from bot.pipeline.places import Choices
from bot.pipeline.summarize import Wish
from bot.records import Conversation

log = logging.getLogger(__name__)


class Restoring:
    """Reads again what a thread of the bot's own is about.

    The summary it hangs from links its article, or replies to the message that held the text.
    """

    def __init__(self, client: discord.Client, office: Office, intakes: Intakes) -> None:
        self._client = client
        self._office = office
        self._intakes = intakes

    async def conversation(self, thread: Any, choices: Choices, wish: Wish) -> Conversation | None:
        """Return the conversation of a thread, made anew; None when it cannot be known any more.

        Args:
            thread: One that the bot opened.
            choices: What holds there.
            wish: Who asks.

        Raises:
            PrecisError: when its article cannot be read, with a sentence for the asker.
        """
        starter = await message_of(self._client, thread.parent_id, thread.id)
        if starter is None or starter.author.id != me_of(self._client):
            return None
        source = await self._source(starter)
        if starter.reference is not None and source is None:
            # Whoever deleted it wants nothing of it kept.
            return None
        if source is not None and await self._office.is_unwilling(source.author.id, wish.asker):
            return None
        wish = replace(wish, author=source.author.id if source else None)
        items = _linked(starter)
        if not items and source is not None:
            found = await self._intakes.of_message(source, "mention", choices)
            items = list(found.intake.items)
        return await self._kept(thread, starter, source, items, wish)

    async def _source(self, starter: discord.Message) -> discord.Message | None:
        reference = starter.reference
        if reference is None or reference.message_id is None:
            return None
        return await message_of(self._client, reference.channel_id, reference.message_id)

    async def _kept(
        self,
        thread: Any,
        starter: discord.Message,
        source: discord.Message | None,
        items: list[Item],
        wish: Wish,
    ) -> Conversation | None:
        documents, trouble = [], None
        for item in items:
            try:
                documents.append((await self._office.summarizer.kept(item, wish)).document)
            except PrecisError as error:
                trouble = error
        if trouble is not None and not documents:
            raise trouble
        if not documents:
            return None
        conversations = self._office.store.conversations
        restored = Conversation(
            id=thread.id,
            channel=thread.parent_id,
            guild=thread.guild.id,
            starter=starter.id,
            own=True,
            gist="",
            gist_until=0,
            used_at=datetime.now(UTC),
        )
        await conversations.open(restored)
        for document in documents:
            if document is not None:
                await conversations.add_document(
                    restored.id, document, message=source.id if source else None
                )
        log.info("thread %d is known again", thread.id)
        return restored


def _linked(starter: discord.Message) -> list[Item]:
    """Return the articles that a summary links: the titles of its embeds, or the text's first."""
    titles = [embed.url for embed in starter.embeds if embed.url]
    written = [link.url for link in find_links(starter.content, auto=False)]
    urls = titles or written[:1]
    # A pasted text's title links the message that it stood in.
    return [
        LinkItem(url) for url in urls if canonical_url(url) and "discord.com/channels" not in url
    ]
