"""What a request asks to have read, found again from its ids."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlsplit

import discord

from bot.cogs.linked import LinkedMessages, Viewers
from bot.cogs.places import me_of
from bot.cogs.posts import files_of, post_of
from bot.cogs.runs import Runs
from bot.core.intake import Intake, LinkItem, Post, take, typed_link
from bot.core.links import find_links
from bot.logs import outline
from bot.pipeline.places import Choices
from bot.store import Store

log = logging.getLogger(__name__)

BARE_WORDS: Final = 8
"""A mention with so few words and nothing else speaks of something that stands elsewhere."""

JUST_BEFORE: Final = timedelta(minutes=2)
LOOK_BACK: Final = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What is to be read, and the message that it stands in."""

    intake: Intake
    source: discord.Message


class Intakes:
    """Finds out what to read."""

    def __init__(
        self, client: discord.Client, store: Store, *, limit: int, sees_text: bool
    ) -> None:
        self._client = client
        self._limit = limit
        self._linked = LinkedMessages(client, store, limit=limit, sees_text=sees_text)
        self._runs = Runs(client, store, sees_text=sees_text)

    async def of_message(self, message: discord.Message, trigger: str, choices: Choices) -> Found:
        """Return what a message asks to have read, or what stands in it.

        Args:
            message: As it is.
            trigger: "mention" when it asks itself, "watch" when nobody asked, else anything.
            choices: What holds in its place.
        """
        if trigger == "watch":
            return Found(self._unasked(message, choices), message)
        if trigger != "mention":
            return Found(take(None, post_of(message), limit=self._limit), message)
        about = await self._said_before(message)
        if about is None:
            return Found(take(post_of(message), None, limit=self._limit), message)
        intake = take(post_of(message), post_of(about), limit=self._limit)
        there = take(None, post_of(about), limit=self._limit)
        return Found(intake, about if intake.items == there.items else message)

    def of_command(self, request: dict[str, Any]) -> Intake:
        """Return what a command's options or a form ask to have read."""
        link, file, text = request.get("link"), request.get("file"), request.get("text")
        if text is not None:
            return take(None, Post(typed_link(text), None), limit=self._limit)
        state = self._client._connection  # noqa: SLF001 - discord.py makes no attachment otherwise
        files = files_of([discord.Attachment(data=file, state=state)]) if file else ()
        return take(Post(typed_link(link or ""), None, files), None, limit=self._limit)

    async def opened(self, intake: Intake, viewers: Viewers) -> Intake:
        """Return what is to be read, with what links to messages lead to in their place."""
        return await self._linked.opened(intake, viewers)

    async def of_run(
        self, channel: int, ends: Sequence[int | None], *, asker: int | None
    ) -> Intake:
        """Return a run of messages as one text; see `Runs.read`."""
        first, last = ends
        return await self._runs.read(channel, first or 0, last, asker=asker)

    def _unasked(self, message: discord.Message, choices: Choices) -> Intake:
        links = find_links(message.content, auto=True)
        wanted = [link for link in links if not is_quiet(link.canonical, choices.quiet)]
        items = tuple(LinkItem(link.url, kind=link.kind) for link in wanted)
        # Links of one message belong together; those beyond the limit are left alone.
        return Intake(items[: self._limit])

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
                return None if addresses(earlier, me_of(self._client)) else earlier
        return None


def addresses(message: discord.Message, me: int) -> bool:
    """Tell whether a message is meant for the bot: a mention, or any direct message."""
    if isinstance(message.channel, discord.DMChannel):
        return True
    # A reply pings its author without naming them; only a written mention is a request. People
    # who mean the bot often pick the role that Discord made for it, so that counts as well.
    named = any(f"<@{sign}{me}>" in message.content for sign in ("", "!"))
    own_role = message.guild.self_role if message.guild else None
    return named or (own_role is not None and own_role in message.role_mentions)


def is_quiet(url: str, domains: tuple[str, ...]) -> bool:
    """Tell whether a link leads to one of some domains, or to a part of one."""
    host = urlsplit(url).hostname or ""
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


async def starter(channel: discord.abc.Messageable) -> discord.Message | None:
    """Return the message that a thread is on; None outside threads."""
    if not isinstance(channel, discord.Thread):
        return None
    # The starter of a forum's post lives in it, that of a thread in the channel it hangs from.
    place = channel.parent if isinstance(channel.parent, discord.TextChannel) else channel
    return await place.fetch_message(channel.id)
