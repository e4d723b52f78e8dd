"""From what a member gave to a checked summary: read, write, verify."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final, assert_never

from bot.core.intake import ChatItem, FileItem, Item, LinkItem, RefusedItem, TextItem, label
from bot.core.render import Failed, Live, Priced, Result, Summarized
from bot.errors import (
    BudgetSpent,
    EngineError,
    MessageHidden,
    PrecisError,
    PriceToConfirm,
    SourceError,
    TooLarge,
)
from bot.logs import outline
from bot.models import Article, Length, Progress, Quote, Selection, Summary, Usage
from bot.pipeline.budget import NOBODY, Asker, Bill, Ledger
from bot.pipeline.library import Kept, Library
from bot.pipeline.sharing import Audience, Listener, R, Shared, key_of
from bot.ports import Engine, Reader, Watch

log = logging.getLogger(__name__)

Follow = Callable[[int, Live], None]
"""Told how far the work on an item is; the number is the item's place among all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How the asker wants a summary; `language` is ISO 639-1, None for the article's own.

    Attributes:
        asker: Whose budget pays.
        author: The member who wrote what is read, where it is no page.
        agreed: The asker has seen the price and wants it all the same.
        free: The asker does without the model where it is dear.
        background: Nobody waits for it, so other work goes first.
    """

    length: Length = Length.STANDARD
    language: str | None = None
    asker: Asker = NOBODY
    author: int | None = None
    agreed: bool = False
    free: bool = False
    background: bool = False


@dataclass(frozen=True, slots=True)
class _Watch:
    """Passes on what an engine reports, and books what it costs."""

    audience: Audience
    bill: Bill

    def report(self, progress: Progress) -> None:
        self.audience.report(progress)

    def charge(self, usage: Usage) -> None:
        self.bill.charge(usage)


_UNWATCHED: Final = _Watch(Audience(), Bill())
"""For an engine that is done at once and costs nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summarizer:
    """Read items and summarise them, or choose their key quotes.

    Attributes:
        engine: Writes where nothing speaks against it.
        spare: Writes when the engine cannot or may not, and costs nothing; it may be the same.
        ledger: What members and servers have spent.
        confirm_usd: A dearer summary is not begun without the asker's yes; 0 never asks.
        max_file_bytes: Files that declare more are not downloaded.
        quotes: Key quotes chosen at most where nothing but quotes is asked for.
        slots: How many texts are taken apart or ranked at once, over all requests; the others
            wait. The reader counts in them as well.
        downloads: How many files are held in memory at once.
        library: Where articles are kept; None in the terminal, which keeps nothing.
    """

    reader: Reader
    engine: Engine
    spare: Engine
    ledger: Ledger
    confirm_usd: float
    max_file_bytes: int
    quotes: int
    slots: asyncio.Semaphore
    downloads: asyncio.Semaphore
    library: Library | None = None
    summaries: Shared[Summary] = field(default_factory=Shared)
    selections: Shared[Selection] = field(default_factory=Shared)

    async def summarize(
        self, items: Sequence[Item], wish: Wish, follow: Follow | None = None
    ) -> list[Result]:
        """Summarise every item, all at once; one that fails says so and hinders no other."""
        works = (
            self._result(item, wish, partial(follow, place) if follow else None)
            for place, item in enumerate(items)
        )
        return list(await asyncio.gather(*works))

    async def summary(
        self, item: Item, wish: Wish, follow: Callable[[Live], None] | None = None
    ) -> Summarized:
        """Summarise one item.

        Raises:
            PriceToConfirm: when it would cost more than is spent without asking.
            PrecisError: with a sentence for the asker.
        """
        kept = await self.kept(item, wish)
        return await self.summary_of(kept, label(item), wish, follow, spoiler=item.spoiler)

    async def summary_of(
        self,
        kept: Kept,
        name: str,
        wish: Wish,
        follow: Callable[[Live], None] | None = None,
        *,
        spoiler: bool = False,
    ) -> Summarized:
        """Summarise what was read already.

        Raises:
            PriceToConfirm: as above.
            PrecisError: with a sentence for the asker.
        """
        listen = _listener(name, kept.article, follow, spoiler)
        summary = await self._written(kept, wish, listen)
        checked = replace(summary, quotes=verified(kept.article, summary.quotes))
        return Summarized(kept.article, checked, spoiler=spoiler, document=kept.document)

    async def key_quotes(
        self, item: Item, wish: Wish, follow: Callable[[Live], None] | None = None
    ) -> tuple[Article, Selection]:
        """Choose the key quotes of one item.

        Raises:
            PriceToConfirm: as above.
            PrecisError: with a sentence for the asker.
        """
        kept = await self.kept(item, wish)
        listen = _listener(label(item), kept.article, follow, item.spoiler)
        chosen = await self._chosen(kept, wish, listen)
        return kept.article, replace(chosen, quotes=verified(kept.article, chosen.quotes))

    async def all_quotes(self, kept: Kept, *, limit: int) -> Selection:
        """Find the quotes of what was read already; it takes no model.

        Raises:
            PrecisError: with a sentence for the asker.
        """
        async with self.slots:
            found = await self.spare.quotes(kept.article, limit=limit, watch=_UNWATCHED)
        return replace(found, quotes=verified(kept.article, found.quotes))

    async def kept(self, item: Item, wish: Wish) -> Kept:
        """Read an item, and keep what was read.

        Raises:
            SourceError: with a sentence for the asker.
        """
        article = await self.read(item)
        if self.library is None:
            return Kept(article)
        return await self.library.keep(article, item, author=wish.author)

    async def _written(self, kept: Kept, wish: Wish, listen: Listener) -> Summary:
        article = kept.article
        key = key_of(article, self.engine.signature, wish.length, wish.language)

        def by_model(watch: Watch) -> Awaitable[Summary]:
            return self.engine.summarize(
                article,
                length=wish.length,
                language=wish.language,
                watch=watch,
                background=wish.background,
            )

        async def plainly(why: str) -> Summary:
            async with self.slots:
                summary = await self.spare.summarize(
                    article, length=wish.length, language=wish.language, watch=_UNWATCHED
                )
            return replace(summary, note=" · ".join(filter(None, [why, summary.note])))

        return await self._made(self.summaries, key, kept, wish, listen, by_model, plainly)

    async def _chosen(self, kept: Kept, wish: Wish, listen: Listener) -> Selection:
        article = kept.article
        key = key_of(article, self.engine.signature, self.quotes)

        def by_model(watch: Watch) -> Awaitable[Selection]:
            return self.engine.quotes(article, limit=self.quotes, watch=watch)

        async def plainly(why: str) -> Selection:
            async with self.slots:
                chosen = await self.spare.quotes(article, limit=self.quotes, watch=_UNWATCHED)
            return replace(chosen, note=why)

        return await self._made(self.selections, key, kept, wish, listen, by_model, plainly)

    async def _made(
        self,
        shared: Shared[R],
        key: str,
        kept: Kept,
        wish: Wish,
        listen: Listener,
        by_model: Callable[[Watch], Awaitable[R]],
        plainly: Callable[[str], Coroutine[Any, Any, R]],
    ) -> R:
        """Have the model do it, once for all who want the same; or do it plainly, and say why.

        Raises:
            PriceToConfirm: when it is dear, and the asker has not chosen yet.
            EngineError: when it cannot be done plainly either.
        """
        if self.engine is self.spare:
            return await shared.result(key, listen, lambda _: plainly(""), document=kept.document)

        expected: Usage

        async def work(audience: Audience) -> R:
            bill = Bill()
            try:
                async with self.ledger.open_bill(wish.asker, expected) as bill:
                    made = await by_model(_Watch(audience, bill))
            except EngineError as error:
                log.warning("done without the model: %s", error.note)
                log.debug("the model failed: %s", outline(error))
                made = await plainly(error.note)
            return replace(made, usage=bill.usage)

        try:
            expected = await self._expected(await shared.has(key), kept.article, wish)
        except BudgetSpent as error:
            return await plainly(error.note)
        except PriceToConfirm:
            if not wish.free:
                raise
            return await plainly("")
        return await shared.result(key, listen, work, document=kept.document)

    async def _expected(self, is_there: bool, article: Article, wish: Wish) -> Usage:
        """Return about what the engine will take; what is there already costs nothing.

        Raises:
            BudgetSpent: when the asker may not spend any more today.
            PriceToConfirm: when it is dear, and the asker has not agreed.
        """
        if is_there:
            return Usage()
        try:
            expected = await self.engine.estimate(article, length=wish.length)
        except EngineError as error:
            log.warning("no estimate: %s", type(error).__name__)
            expected = Usage()
        await self.ledger.check(wish.asker, expected)
        is_dear = 0 < self.confirm_usd < expected.cost_usd
        if is_dear and (wish.free or not wish.agreed):
            raise PriceToConfirm(words=article.words, cost_usd=expected.cost_usd)
        return expected

    async def read(self, item: Item) -> Article:
        """Turn one item into an article.

        Raises:
            SourceError: with a sentence for the asker.
        """
        match item:
            case LinkItem(kind="discord_message"):
                raise MessageHidden
            case LinkItem():
                return await self.reader.read_page(item.url)
            case TextItem():
                return await self.reader.read_text(item.text, url=item.url)
            case ChatItem(note=note):
                article = await self.reader.read_chat(item.lines, url=item.url)
                coverage = replace(article.coverage, complete=not note, note=note)
                return replace(article, coverage=coverage, title=item.title)
            case RefusedItem(error):
                raise error
            case FileItem(file):
                if file.size > self.max_file_bytes:
                    raise TooLarge
                async with self.downloads:
                    data = await file.read()
                    return await self.reader.read_file(
                        data, name=file.name, content_type=file.content_type
                    )
        assert_never(item)

    async def _result(
        self, item: Item, wish: Wish, follow: Callable[[Live], None] | None
    ) -> Result:
        try:
            return await self.summary(item, wish, follow)
        except PriceToConfirm as price:
            return Priced(label(item), price.user_message)
        except PrecisError as error:
            log.info("not summarised: %s", type(error).__name__)
            helps = isinstance(error, SourceError) and error.paste_helps
            return Failed(label(item), error.user_message, paste_helps=helps)
        except Exception as error:  # noqa: BLE001 - one item's fault must not take the others along
            log.error("summarising failed: %s", outline(error))
            return Failed(label(item), PrecisError.default)


def _listener(
    name: str, article: Article, follow: Callable[[Live], None] | None, spoiler: bool
) -> Listener:
    def listen(progress: Progress) -> None:
        if follow is not None:
            follow(Live(name, article, progress, spoiler=spoiler))

    return listen


def verified(article: Article, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Keep the quotes that stand in the article word for word at their place."""
    kept = tuple(quote for quote in quotes if article.text[quote.start : quote.end] == quote.text)
    if len(kept) < len(quotes):
        log.warning("%d quotes dropped that are not in the source", len(quotes) - len(kept))
    return kept
