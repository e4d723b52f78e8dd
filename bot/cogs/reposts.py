"""A link that was summarised here before: a pointer instead of the same once more."""

from __future__ import annotations

import logging
from typing import Any

import aiohttp
import discord

from bot.cogs.office import Office
from bot.cogs.places import channel_of
from bot.cogs.sight import readers_may_see
from bot.core.changes import change_line
from bot.core.intake import Intake, LinkItem
from bot.core.render import Reply, repost_reply
from bot.errors import PrecisError
from bot.logs import outline
from bot.pipeline.summarize import Wish
from bot.records import Job, Repost, Shown

log = logging.getLogger(__name__)


class Reposts:
    """Finds the earlier summary that a reader of the later post may read as well."""

    def __init__(self, client: discord.Client, office: Office) -> None:
        self._client = client
        self._office = office

    async def pointer(self, job: Job, intake: Intake, wish: Wish) -> Reply | None:
        """Return what points to an earlier summary of the only link of a message, if there is one.

        Whoever types a command, adds to a thread, or has chosen at a price, wants a summary in any
        case.
        """
        match intake.items:
            case [LinkItem(url, spoiler=False)] if not intake.left_out:
                pass
            case _:
                return None
        is_wanted = "ticket" in job.request or job.request.get("trigger") == "thread"
        if job.guild is None or is_wanted or wish.agreed or wish.free:
            return None
        earlier = await self._office.library.earlier(job.guild, url)
        # After a restart the earlier one may be this request's own.
        if earlier is None or earlier.shown.message == job.reply:
            return None
        seen = await self._may_be_seen(earlier.shown, job.channel)
        if not seen or not await self._is_there(earlier.shown):
            return None
        found = await self._office.store.documents.get([earlier.document])
        if not found:
            return None
        before = found[0].article
        shown = earlier.shown
        place = shown.thread or f"{shown.channel}/{shown.message}"
        return repost_reply(
            before.title,
            f"https://discord.com/channels/{job.guild}/{place}",
            shown_at=shown.shown_at,
            changed=await self._change(earlier, before.text, intake.items[0], wish),
        )

    async def _change(self, earlier: Repost, before: str, item: Any, wish: Wish) -> str:
        """Return what has changed in the article since, in one line; empty for nothing."""
        try:
            now = await self._office.summarizer.kept(item, wish)
        except PrecisError as error:
            log.info("a link posted again cannot be read: %s", type(error).__name__)
            return ""
        if now.article.text == before:
            return ""
        return change_line(before, now.article.text, language=now.article.language)

    async def _is_there(self, shown: Shown) -> bool:
        """Tell whether a summary still stands: it may have been deleted while nobody listened."""
        place = self._client.get_partial_messageable(shown.channel)
        try:
            await place.fetch_message(shown.message)
        except discord.NotFound:
            await self._office.store.privacy.forget_message(shown.message)
            return False
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.info("an earlier summary cannot be looked at: %s", outline(error))
        return True

    async def _may_be_seen(self, shown: Shown, channel: int) -> bool:
        """Tell whether all who read a channel may know of a summary elsewhere."""
        try:
            there = await channel_of(self._client, shown.channel)
        except (discord.NotFound, discord.Forbidden) as error:
            log.debug("an earlier summary is out of sight: %s", outline(error))
            return False
        return readers_may_see(await channel_of(self._client, channel), there)
