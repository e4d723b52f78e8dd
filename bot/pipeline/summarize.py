"""From what a member gave to a checked summary: read, write, verify."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from bot.core.intake import FileItem, Item, LinkItem, TextItem, label
from bot.core.render import Failed, Result, Summarized
from bot.errors import LinkRefused, PrecisError, TooLarge
from bot.logs import outline
from bot.models import Article, Length, Quote
from bot.ports import Engine, Reader

MESSAGE_LINK = "I do not open message links. Go to that message, reply to it and mention me."

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How the asker wants a summary; `language` is ISO 639-1, None for the article's own."""

    length: Length = Length.STANDARD
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summarizer:
    """Read items and summarise them, or choose their key quotes.

    Attributes:
        max_file_bytes: Files that declare more are not downloaded.
        quotes: Key quotes chosen at most where nothing but quotes is asked for.
        slots: How many items are worked on at once, over all requests; the others wait.
    """

    reader: Reader
    engine: Engine
    max_file_bytes: int
    quotes: int
    slots: asyncio.Semaphore

    async def summarize(self, items: Sequence[Item], wish: Wish) -> list[Result]:
        """Summarise every item, all at once; one that fails says so and hinders no other."""
        return list(await asyncio.gather(*(self._result(item, wish) for item in items)))

    async def key_quotes(self, item: Item) -> tuple[Article, tuple[Quote, ...]]:
        """Choose the key quotes of one item.

        Raises:
            PrecisError: with a sentence for the asker.
        """
        async with self.slots:
            article = await self.read(item)
            quotes = await self.engine.quotes(article, limit=self.quotes)
        return article, verified(article, quotes)

    async def summary(self, item: Item, wish: Wish) -> Summarized:
        """Summarise one item.

        Raises:
            PrecisError: with a sentence for the asker.
        """
        async with self.slots:
            article = await self.read(item)
            summary = await self.engine.summarize(
                article, length=wish.length, language=wish.language
            )
        checked = replace(summary, quotes=verified(article, summary.quotes))
        return Summarized(article, checked, spoiler=item.spoiler)

    async def read(self, item: Item) -> Article:
        """Turn one item into an article.

        Raises:
            SourceError: with a sentence for the asker.
        """
        match item:
            case LinkItem(kind="discord_message"):
                raise LinkRefused(MESSAGE_LINK)
            case LinkItem():
                return await self.reader.read_page(item.url)
            case TextItem():
                return await self.reader.read_text(item.text, url=item.url)
            case FileItem(file):
                if file.size > self.max_file_bytes:
                    raise TooLarge
                data = await file.read()
                return await self.reader.read_file(
                    data, name=file.name, content_type=file.content_type
                )
        assert_never(item)

    async def _result(self, item: Item, wish: Wish) -> Result:
        try:
            return await self.summary(item, wish)
        except PrecisError as error:
            log.info("not summarised: %s", type(error).__name__)
            return Failed(label(item), error.user_message)
        except Exception as error:  # noqa: BLE001 - one item's fault must not take the others along
            log.error("summarising failed: %s", outline(error))
            return Failed(label(item), PrecisError.default)


def verified(article: Article, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Keep the quotes that stand in the article word for word at their place."""
    kept = tuple(quote for quote in quotes if article.text[quote.start : quote.end] == quote.text)
    if len(kept) < len(quotes):
        log.warning("%d quotes dropped that are not in the source", len(quotes) - len(kept))
    return kept
