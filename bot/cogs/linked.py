"""Links to messages: what stands there, if all concerned may read it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import discord

from bot.cogs.answers import persist
from bot.cogs.places import channel_in_sight, channel_of, message_of
from bot.cogs.posts import post_of
from bot.cogs.sight import may_see, readers_may_see
from bot.core import texts
from bot.core.intake import FileItem, Intake, Item, LinkItem, RefusedItem, TextItem, take
from bot.core.urls import canonical_url
from bot.errors import MessageHidden, NothingToRead, SourceError
from bot.models import Origin
from bot.store import Store


@dataclass(frozen=True, slots=True)
class Viewers:
    """Who will read what is made of a message.

    Attributes:
        asker: Who asked, by id; None when unknown.
        channel: Where the answer stands.
        private: Whether the asker alone sees it there.
    """

    asker: int | None
    channel: int
    private: bool


class LinkedMessages:
    """Puts the messages that links lead to in the place of the links."""

    def __init__(
        self, client: discord.Client, store: Store, *, limit: int, sees_text: bool
    ) -> None:
        self._client = client
        self._store = store
        self._limit = limit
        self._sees_text = sees_text

    async def opened(self, intake: Intake, viewers: Viewers) -> Intake:
        """Return what is to be read, with each link to a message opened.

        A message that somebody concerned may not read is refused in its place. A link inside the
        message that is opened leads no further: it is refused as well.

        Raises:
            discord.HTTPException: when Discord fails; it may do better at another time.
        """
        if not any(_is_message(item) for item in intake.items):
            return intake
        items: list[Item] = []
        left_out = intake.left_out
        for item in intake.items:
            there = await self._there(item, viewers) if _is_message(item) else Intake((item,))
            items += there.items
            left_out += there.left_out
        left_out += max(0, len(items) - self._limit)
        return Intake(tuple(items[: self._limit]), left_out)

    async def _there(self, link: Item, viewers: Viewers) -> Intake:
        message = await self._message(link, viewers)
        if message is None:
            return _refused(MessageHidden())
        author = message.author.id
        if author != viewers.asker and await self._store.privacy.opted_out(author):
            return _refused(MessageHidden(texts.NOT_THEIR_WISH))
        guild = message.guild.id if message.guild else None
        origin = Origin(message.id, author, message.channel.id, guild)
        found = take(None, post_of(message), limit=self._limit)
        if not found.items:
            return _refused(NothingToRead(None if self._sees_text else texts.BLIND))
        items = tuple(_taken(item, origin, hidden=link.spoiler) for item in found.items)
        return Intake(items, found.left_out)

    async def _message(self, link: Item, viewers: Viewers) -> discord.Message | None:
        guild, channel, number = _ids(link)
        there = await channel_in_sight(self._client, channel)
        if not isinstance(there, discord.abc.Messageable):
            return None
        if not await self._may_be_shown(there, guild, viewers):
            return None
        return await persist(lambda: message_of(self._client, channel, number))

    async def _may_be_shown(self, there: Any, guild: int | None, viewers: Viewers) -> bool:
        if isinstance(there, discord.DMChannel):
            return there.id == viewers.channel
        if there.guild.id != guild:
            return False
        here = await channel_of(self._client, viewers.channel)
        if viewers.private or isinstance(here, discord.DMChannel):
            return viewers.asker is not None and await may_see(viewers.asker, there)
        return readers_may_see(here, there)


def _refused(error: SourceError) -> Intake:
    return Intake((RefusedItem(error),))


def _is_message(item: Item) -> bool:
    return isinstance(item, LinkItem) and item.kind == "discord_message"


def _ids(link: Item) -> tuple[int | None, int, int]:
    """Return server (None for direct messages), channel and message of a message's link."""
    url = canonical_url(link.url) if isinstance(link, LinkItem) else None
    guild, channel, message = urlsplit(url or "").path.split("/")[-3:]
    return (int(guild) if guild.isdigit() else None), int(channel), int(message)


def _taken(item: Item, origin: Origin, *, hidden: bool) -> Item:
    if isinstance(item, TextItem | FileItem):
        item = replace(item, origins=(origin,))
    if _is_message(item):
        return RefusedItem(MessageHidden())
    return replace(item, spoiler=item.spoiler or hidden)
