"""A run of messages: from one that was marked, to another one or to the newest."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

import discord

from bot.cogs.answers import persist
from bot.cogs.places import channel_in_sight, me_of
from bot.cogs.posts import post_of, readable
from bot.core import texts
from bot.core.intake import ChatItem, Intake, RefusedItem
from bot.errors import MessageHidden, NothingToRead
from bot.models import ChatLine, Origin
from bot.store import Store

LONGEST: Final = 500
"""Messages read at most; Discord hands out a hundred at a time."""

SAME_BREATH: Final = timedelta(minutes=7)
"""So soon after their last message, somebody goes on speaking; Discord shows no name either."""

MARK_SECONDS: Final = 15 * 60.0
MARKS: Final = 1000


class Marks:
    """Where members said that a run begins; the oldest are forgotten."""

    def __init__(self) -> None:
        self._marks: OrderedDict[tuple[int, int], tuple[int, float]] = OrderedDict()

    def put(self, member: int, channel: int, message: int) -> None:
        """Note where somebody's run begins in a channel."""
        self._marks[member, channel] = (message, time.monotonic())
        self._marks.move_to_end((member, channel))
        if len(self._marks) > MARKS:
            self._marks.popitem(last=False)

    def take(self, member: int, channel: int) -> int | None:
        """Return where it begins, once; None when nothing was marked a short time ago."""
        message, marked_at = self._marks.pop((member, channel), (0, 0.0))
        return message if message and time.monotonic() - marked_at < MARK_SECONDS else None


class Runs:
    """Reads runs of messages."""

    def __init__(self, client: discord.Client, store: Store, *, sees_text: bool) -> None:
        self._client = client
        self._store = store
        self._sees_text = sees_text

    async def read(
        self, channel: int, first: int, last: int | None, *, asker: int | None
    ) -> Intake:
        """Return the messages of a channel from one to another as one text.

        What the bot said itself is left out, and what members wrote who do not want it read.

        Args:
            channel: Where they stand.
            first: The id of the first, or of the last: a run can be marked from either end.
            last: The id of the other end; None for the newest message.
            asker: Who wants to read it.

        Raises:
            discord.HTTPException: when Discord fails; it may do better at another time.
        """
        place: Any = await channel_in_sight(self._client, channel)
        found = await persist(lambda: _found(place, first, last)) if place is not None else []
        if not found:
            # Discord shows no messages where the bot may not read them, and says nothing of it.
            return Intake((RefusedItem(MessageHidden(texts.NO_HISTORY)),))
        authors = {message.author.id for message in found} - {asker}
        silent = await self._store.privacy.opted_out_among(authors) | {me_of(self._client)}
        said = [
            message
            for message in found[:LONGEST]
            if message.author.id not in silent and not message.is_system()
        ]
        lines = tuple(_lines(said))
        if not lines:
            sentence = None if self._sees_text else texts.BLIND_TO_ALL
            return Intake((RefusedItem(NothingToRead(sentence)),))
        return Intake((_item(place, said, lines, is_cut=len(found) > LONGEST),))


def _item(
    place: Any, said: list[discord.Message], lines: tuple[ChatLine, ...], *, is_cut: bool
) -> ChatItem:
    guild = getattr(place, "guild", None)
    return ChatItem(
        lines=lines,
        url=said[0].jump_url,
        title=texts.CONVERSATION_IN.format(channel=getattr(place, "name", None) or texts.HERE),
        origins=tuple(
            Origin(message.id, message.author.id, place.id, guild.id if guild else None)
            for message in said
        ),
        note=texts.FIRST_MESSAGES.format(count=LONGEST) if is_cut else "",
        # What one of them hid is hidden with the rest: a summary does not tell them apart.
        spoiler=any("||" in message.content for message in said),
    )


async def _found(place: Any, first: int, last: int | None) -> list[discord.Message]:
    start, end = (min(first, last), max(first, last)) if last else (first, None)
    history = place.history(
        after=discord.Object(start - 1),
        before=discord.Object(end + 1) if end else None,
        limit=LONGEST + 1,
        oldest_first=True,
    )
    try:
        return [message async for message in history]
    except (discord.Forbidden, discord.NotFound):
        return []


def _lines(messages: list[discord.Message]) -> Iterator[ChatLine]:
    before: discord.Message | None = None
    for message in messages:
        post = post_of(message)
        parts = [readable(message), *(each.text for each in post.forwarded), post.attached]
        text = "\n".join(part for part in parts if part.strip()).replace("||", "")
        paused = before is not None and message.created_at - before.created_at > SAME_BREATH
        if text.strip():
            author = message.author
            yield ChatLine(message.id, author.id, author.display_name, text, paused)
            before = message
