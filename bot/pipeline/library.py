"""What was read before: articles kept for questions, for buttons, and for links posted again."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.core.intake import ChatItem, FileItem, Item, LinkItem, TextItem
from bot.core.urls import LONGEST_KEY, canonical_url
from bot.models import Article, Selection, Summary
from bot.records import Repost
from bot.store import Store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """An article that was read; `document` is its stored number, None where nothing is stored."""

    article: Article
    document: int | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """Articles in the store.

    Attributes:
        repost_time: How long an earlier summary of the same link counts; zero: never.
    """

    store: Store
    repost_time: timedelta

    async def keep(self, article: Article, item: Item, *, author: int | None) -> Kept:
        """Keep what was read of an item.

        Args:
            article: What was read.
            item: Where it came from.
            author: The member who wrote it; a page has none, whoever posted its link.
        """
        match item:
            case LinkItem(url):
                document = await self.store.documents.keep(article, canonical=_key(url))
            case FileItem() | TextItem() | ChatItem() if item.origins:
                document = await self.store.documents.keep(
                    article, canonical=None, origins=item.origins
                )
            case _:
                document = await self.store.documents.keep(article, canonical=None, author=author)
        log.debug("document %d kept", document.id)
        return Kept(article, document.id)

    async def take(self, documents: Sequence[int]) -> list[Kept]:
        """Return kept articles in the order of their numbers, without those that are gone."""
        found = await self.store.documents.get(documents)
        await self.store.documents.touch([document.id for document in found])
        return [Kept(document.article, document.id) for document in found]

    async def earlier(self, guild: int, url: str) -> Repost | None:
        """Return the last summary of the same link in a server that still counts."""
        canonical = _key(url)
        if canonical is None or not self.repost_time:
            return None
        since = datetime.now(UTC) - self.repost_time
        return await self.store.shown.earlier(guild, canonical, since=since)


@dataclass(frozen=True, slots=True)
class SummaryShelf:
    """Keeps summaries in the store; implements `Shelf`."""

    store: Store

    async def get(self, key: str) -> Summary | None:
        """Return what was kept under a key."""
        return await self.store.summaries.get_summary(key)

    async def put(self, key: str, value: Summary, *, document: int | None) -> None:
        """Keep a summary as long as its document."""
        await self.store.summaries.put(key, value, document=document)


@dataclass(frozen=True, slots=True)
class SelectionShelf:
    """Keeps chosen quotes in the store; implements `Shelf`."""

    store: Store

    async def get(self, key: str) -> Selection | None:
        """Return what was kept under a key."""
        return await self.store.summaries.get_selection(key)

    async def put(self, key: str, value: Selection, *, document: int | None) -> None:
        """Keep a selection as long as its document."""
        await self.store.summaries.put(key, value, document=document)


def _key(url: str) -> str | None:
    """Return what a link is known by; None for one that is too long to be looked up."""
    canonical = canonical_url(url)
    return canonical if canonical and len(canonical) <= LONGEST_KEY else None
