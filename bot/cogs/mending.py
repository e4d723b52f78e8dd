"""Taking out of the digests in Discord what was taken out of those in the store."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Final, cast

import aiohttp
import discord

from bot.cogs.answers import persist
from bot.cogs.places import channel_of
from bot.cogs.posts import arguments
from bot.core.render import Reply, Style
from bot.core.render.digest import digest_pages
from bot.logs import outline
from bot.schedules import KeptDigest
from bot.store import Store

log = logging.getLogger(__name__)

AT_A_TIME: Final = 20
"""Digests mended in one round; the others have their turn in the next."""

ARCHIVED: Final = 50083

Page = tuple[int, int]
Change = Callable[[discord.PartialMessage], Awaitable[None]]


class Mending:
    """Makes the pages of digests show what is left of them.

    A page that is gone, or that the bot may not change, is passed over. When Discord is away, a
    digest is left for the next round.
    """

    def __init__(self, client: discord.Client, store: Store) -> None:
        self._client = client
        self._digests = store.digests

    async def mend(self) -> None:
        """Mend the digests that something was taken out of.

        Raises:
            StoreAway: the database cannot be reached.
        """
        for kept in await self._digests.stale(AT_A_TIME):
            try:
                await self._mend(kept)
            except (discord.DiscordServerError, aiohttp.ClientError, OSError) as error:
                log.warning("digest %d is mended later: %s", kept.message, outline(error))

    async def _mend(self, kept: KeptDigest) -> None:
        digest, style = kept.digest, cast("Style", kept.style)
        replies: list[Reply] = []
        if not digest.is_empty:
            in_thread = kept.thread is not None
            # A large one takes a tenth of a second.
            replies = await asyncio.to_thread(
                digest_pages, digest, style=style, in_thread=in_thread
            )
        left = kept.pages[: len(replies)]
        pages = _Pages(self._client)
        try:
            for page, reply in zip(left, replies, strict=False):
                await pages.change(page, partial(_edit, reply))
            # The first page comes last: with it goes the record of the others.
            for page in reversed(kept.pages[len(left) :]):
                await pages.change(page, _delete)
        finally:
            await pages.close()
        if not left:
            await self._digests.delete(kept.message)
            log.info("nothing is left of digest %d", kept.message)
        elif await self._digests.mended(kept.message, kept.version, left):
            log.info("digest %d is mended", kept.message)


class _Pages:
    """Changes messages, in archived threads as well, which are opened for it and closed again."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._opened: dict[int, Any] = {}

    async def change(self, page: Page, change: Change) -> None:
        """Change a message that may be gone, or out of reach."""
        channel, number = page
        message = self._client.get_partial_messageable(channel).get_partial_message(number)
        try:
            try:
                await persist(lambda: change(message))
            except discord.HTTPException as error:
                if error.code != ARCHIVED or channel in self._opened:
                    raise
                await self._open(channel)
                await persist(lambda: change(message))
        except discord.NotFound:
            log.info("a page of a digest is gone")
        except discord.DiscordServerError:
            raise
        except discord.HTTPException as error:
            log.warning("a page in channel %d cannot be mended: %s", channel, outline(error))

    async def close(self) -> None:
        """Archive the threads again that were."""
        for channel, thread in self._opened.items():
            try:
                await persist(partial(thread.edit, archived=True))
            except (discord.HTTPException, aiohttp.ClientError) as error:
                log.info("thread %d stays open: %s", channel, outline(error))

    async def _open(self, channel: int) -> None:
        thread = await channel_of(self._client, channel)
        await persist(lambda: thread.edit(archived=False))
        self._opened[channel] = thread


async def _edit(reply: Reply, message: discord.PartialMessage) -> None:
    # Without attachments: the chart tells of what is gone as well.
    await message.edit(**arguments(reply), attachments=[])


async def _delete(message: discord.PartialMessage) -> None:
    await message.delete()
