"""What follows a digest's first page: its thread, the other pages, and a record of it all."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
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
from bot.cogs.withdrawals import Withdrawn
from bot.core.render import Reply, Style
from bot.core.render.digest import heading
from bot.digests import Digest
from bot.records import Conversation, Job
from bot.schedules import KeptDigest

log = logging.getLogger(__name__)

DOCUMENTS: Final = 8
"""Articles that can be asked about in the thread: the first ones shown."""

Look = Callable[[Digest], Awaitable[Withdrawn]]

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
        withdrawn: Look,
        member: int | None = None,
        known: KeptDigest | None = None,
    ) -> None:
        """Keep a digest, so that it can be mended, and put its other pages where they belong.

        Args:
            job: What was asked for.
            digest: What the pages show.
            pages: The first one is posted.
            style: How they look.
            message: The message with the first page.
            channel: Where that is.
            withdrawn: Tells what is gone of it by now.
            member: Whose it is, where it went to one member.
            known: What an earlier attempt has kept of it.
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
        if known is not None and known.message == message:
            # What is shown on its other pages may be more than is left of it.
            version = known.version + (known.digest != digest)
            kept = replace(kept, thread=known.thread, pages=known.pages, version=version)
        # Before anything else: from here on a deletion reaches it.
        store = self._office.store.digests
        await store.put(kept)
        # What was withdrawn while it was sent has found no digest yet.
        gone = await withdrawn(digest)
        await store.strip(messages=gone.messages, members=gone.members, channels=gone.channels)
        log.debug("job %d kept", job.id)
        await self._follow(job, kept, pages, channel)

    async def _follow(
        self, job: Job, kept: KeptDigest, pages: Sequence[Reply], channel: Any
    ) -> None:
        """Send the pages of a digest that are not there yet."""
        place = await self._place(channel, kept.message, pages, kept.digest)
        if place is None:
            return
        store = self._office.store.digests
        thread = place.id if place.id != channel.id else None
        shown = list(kept.pages)
        left = pages[len(shown) :]
        # One by one: what a later attempt finds noted it does not send again.
        while await store.set_pages(kept.message, tuple(dict.fromkeys(shown)), thread):
            if not left:
                log.debug("job %d complete", job.id)
                return
            number, (page, *left) = len(shown) + 1, left
            shown.append((place.id, await self._post(job, place, page, number, kept.message)))
        # It was deleted meanwhile, and what follows it has no business without it.
        for _, sent in shown[1:]:
            await persist(place.get_partial_message(sent).delete)

    async def private(
        self, job: Job, ticket: Ticket, pages: Sequence[Reply], *, is_late: bool
    ) -> None:
        """Send the other pages of a digest that one member alone sees.

        Once more after a restart they may be sent twice; nobody else sees them.

        Args:
            job: What was asked for.
            ticket: What the interaction gives the right to.
            pages: The first one is there.
            is_late: Whether it came by direct message, as the response could not be edited.
        """
        if is_late:
            person = await self._client.fetch_user(ticket.user)
            direct = await person.create_dm()
            for number, page in enumerate(pages[1:], start=2):
                content, nonce = arguments(page), _nonce(job, number)
                await persist(partial(direct.send, **content, nonce=nonce))
            return
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
        if thread is None:
            # Better there than nowhere.
            return channel
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
        # What it has lost meanwhile is not to be asked about.
        kept = await self._office.store.digests.get(message)
        links = kept.digest.links if kept else ()
        known = [link for link in links if link.document is not None]
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
        nonce = _nonce(job, number)
        log.debug("job %d page %d posting", job.id, number)
        sent: discord.Message = await persist(
            lambda: place.send(**content, nonce=nonce, silent=True)
        )
        log.debug("job %d page %d posted", job.id, number)
        return sent.id


def _nonce(job: Job, number: int) -> str:
    return f"{nonce_of(job)}.{number}"[:25]


def _looks(content: dict[str, Any]) -> tuple[str, list[str]]:
    return content["content"] or "", [embed.description or "" for embed in content["embeds"]]
