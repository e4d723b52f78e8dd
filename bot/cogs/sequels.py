"""What follows a digest's first page: its thread, the other pages, and a record of it all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

import discord

from bot.cogs.answers import is_again, nonce_of, persist
from bot.cogs.office import Office
from bot.cogs.places import me_of
from bot.cogs.posts import arguments
from bot.cogs.responses import Ticket
from bot.cogs.threads import Threads
from bot.core.render import Reply, Style
from bot.core.render.digest import heading
from bot.digests import Digest
from bot.records import Conversation, Job
from bot.schedules import KeptDigest

DOCUMENTS: Final = 8
"""Articles that can be asked about in the thread: the first ones shown."""

LOOKED_AT: Final = 200
"""Messages among which a page that an earlier attempt has sent is looked for."""


class Sequels:
    """Does what belongs to a digest beside its first page; each step may be done again."""

    def __init__(self, client: discord.Client, office: Office, threads: Threads) -> None:
        self._client = client
        self._office = office
        self._threads = threads

    async def public(
        self,
        job: Job,
        digest: Digest,
        pages: Sequence[Reply],
        style: Style,
        message: int | None,
        channel: Any,
        *,
        member: int | None = None,
    ) -> None:
        """Keep a digest, so that it can be mended, and put its other pages where they belong.

        Args:
            job: What was asked for.
            digest: What the pages show.
            pages: The first one is posted.
            style: How they look.
            message: The message with the first page.
            channel: Where that is.
            member: Whose it is, where it went to one member.
        """
        if message is None:
            return
        kept = KeptDigest(
            message=message,
            channel=channel.id,
            guild=digest.guild,
            member=member,
            thread=None,
            style=style,
            digest=digest,
            pages=((channel.id, message),),
            posted_at=datetime.now(UTC),
        )
        # Before anything else: from here on a deletion reaches it.
        store, deleted = self._office.store.digests, self._office.deleted
        await store.put(kept)
        # What was deleted while it was sent has found no digest yet.
        await store.strip(messages={r.message for r in digest.refs() if r.message in deleted})
        place = await self._place(channel, message, pages, digest)
        if place is None:
            return
        thread = place.id if place.id != channel.id else None
        shown = [(channel.id, message)]
        try:
            for number, page in enumerate(pages[1:], start=2):
                shown.append((place.id, await self._post(job, place, page, number, message)))
        finally:
            if not await store.set_pages(message, tuple(shown), thread):
                # It was deleted meanwhile, and what follows it has no business without it.
                for _, sent in shown[1:]:
                    await persist(place.get_partial_message(sent).delete)

    async def private(self, ticket: Ticket, pages: Sequence[Reply]) -> None:
        """Send the other pages of a digest that one member alone sees.

        Once more after a restart they may be sent twice; nobody else sees them.
        """
        webhook = discord.Webhook.partial(ticket.application, ticket.token, client=self._client)
        webhook.type = discord.WebhookType.application
        for page in pages[1:]:
            content = arguments(page)
            await persist(partial(webhook.send, **content, ephemeral=True))

    async def _place(
        self, channel: Any, message: int, pages: Sequence[Reply], digest: Digest
    ) -> Any | None:
        """Return where the other pages go; None where there are none, or no place for them."""
        if len(pages) == 1:
            return None
        if not isinstance(channel, discord.TextChannel):
            # In a thread or in direct messages they simply follow.
            return channel
        thread = await self._threads.under(channel, message, heading(digest))
        if thread is not None:
            await self._converse(thread, channel, message, digest)
        return thread

    async def _converse(self, thread: Any, channel: Any, message: int, digest: Digest) -> None:
        """Let people ask about the digest's articles in its thread."""
        conversations = self._office.store.conversations
        await conversations.open(
            Conversation(
                id=thread.id,
                channel=channel.id,
                guild=digest.guild,
                starter=message,
                own=True,
                gist="",
                gist_until=0,
                used_at=datetime.now(UTC),
            )
        )
        known = [link for link in digest.links if link.document is not None]
        for link in reversed(known[:DOCUMENTS]):
            source = link.shares[0].ref.message
            await conversations.add_document(thread.id, link.document or 0, message=source)

    async def _post(self, job: Job, place: Any, page: Reply, number: int, first: int) -> int:
        """Post one more page, unless an earlier attempt has."""
        content = arguments(page)
        if is_again(job):
            looks = _looks(content)
            after = discord.Object(first)
            async for message in place.history(after=after, limit=LOOKED_AT, oldest_first=True):
                shows = {"content": message.content, "embeds": message.embeds}
                if message.author.id == me_of(self._client) and _looks(shows) == looks:
                    return int(message.id)
        nonce = f"{nonce_of(job)}.{number}"[:25]
        sent: discord.Message = await persist(
            lambda: place.send(**content, nonce=nonce, silent=True)
        )
        return sent.id


def _looks(content: dict[str, Any]) -> tuple[str, list[str]]:
    return content["content"] or "", [embed.description or "" for embed in content["embeds"]]
