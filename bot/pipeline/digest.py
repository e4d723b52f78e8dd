"""From the messages of a day to a digest: links read, talk told, each line on its messages."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.core import digest_texts
from bot.core.digest.links import shared_links
from bot.core.intake import LinkItem, label
from bot.digests import (
    Digest,
    DigestKind,
    Gathered,
    Headline,
    Material,
    Minutes,
    SharedLink,
)
from bot.errors import EngineError, PrecisError
from bot.logs import outline
from bot.models import Length, Progress, Usage
from bot.pipeline.budget import NOBODY, Asker, Bill, Ledger
from bot.pipeline.entries import (
    Read,
    activity,
    coverage,
    grouped,
    link_entry,
    made_by,
    mentions,
    told_entry,
    topic_entry,
)
from bot.pipeline.library import Library
from bot.pipeline.summarize import Summarizer, Wish
from bot.ports import Engine

log = logging.getLogger(__name__)

SORTED_FROM: Final = 7
"""Articles from which on they are sorted by topic."""

AT_ONCE: Final = 8
"""Links read at once: a digest must leave room for those who wait for an answer."""


@dataclass(frozen=True, slots=True)
class DigestProgress:
    """How far a digest is.

    Attributes:
        links: Articles read or given up, of `of_links`.
        part: Parts of the talk read, of `parts`.
    """

    messages: int
    links: int = 0
    of_links: int = 0
    part: int = 0
    parts: int = 0


Follow = Callable[[DigestProgress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestOrder:
    """What is wanted.

    Attributes:
        zone: IANA name of the zone that its times are told in.
        language: ISO 639-1 code to write in; None: that of what is read.
        asker: Whose budget pays.
        reader: Whose mentions come first; None where many read it.
        background: Nobody waits for it, so other work goes first.
    """

    zone: str
    kind: DigestKind = DigestKind.BOTH
    language: str | None = None
    asker: Asker = NOBODY
    reader: int | None = None
    background: bool = False


@dataclass(slots=True)
class _Watch:
    """Counts what is done, and books what it costs."""

    progress: DigestProgress
    follow: Follow | None

    def begin(self) -> None:
        self._tell(self.progress)

    def link_done(self) -> None:
        self._tell(replace(self.progress, links=self.progress.links + 1))

    def part_done(self, progress: Progress) -> None:
        self._tell(replace(self.progress, part=progress.part, parts=progress.parts))

    def _tell(self, progress: DigestProgress) -> None:
        self.progress = progress
        if self.follow is not None:
            self.follow(progress)


@dataclass(frozen=True, slots=True)
class _Billed:
    """Follows one piece of an engine's work; implements `bot.ports.Watch`."""

    bill: Bill
    watch: _Watch

    def report(self, progress: Progress) -> None:
        self.watch.part_done(progress)

    def charge(self, usage: Usage) -> None:
        self.bill.charge(usage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Digester:
    """Makes digests of gathered messages.

    Attributes:
        summarizer: Reads and sums up articles.
        engine: Writes where nothing speaks against it.
        spare: Writes when the engine cannot or may not, and costs nothing; it may be the same.
        ledger: What members and servers have spent.
        confirm_usd: What is dearer is not spent where nobody can be asked; 0: no limit.
        library: What was read before.
        most_links: Articles read at most; the least discussed are left out.
    """

    summarizer: Summarizer
    engine: Engine
    spare: Engine
    ledger: Ledger
    confirm_usd: float
    library: Library
    most_links: int

    async def digest(
        self, gathered: Gathered, order: DigestOrder, follow: Follow | None = None
    ) -> Digest:
        """Tell what was shared and said; it may be nothing (`Digest.is_empty`).

        Raises:
            PrecisError: with a sentence for the asker.
        """
        shared = shared_links(gathered) if order.kind is not DigestKind.TALK else ()
        read = shared[: self.most_links]
        watch = _Watch(DigestProgress(len(gathered.posts), of_links=len(read)), follow)
        watch.begin()
        (articles, sorting), talk = await asyncio.gather(
            self._sorted(read, gathered, order, watch), self._talk(gathered, order, watch)
        )
        entries = grouped(articles, sorting)
        posts = {post.id: post for post in gathered.posts}
        makers = [talk, sorting, *(article.made for article in articles)]
        made, note = made_by(makers)
        topics = talk.topics if talk else ()
        return Digest(
            guild=gathered.guild,
            window=gathered.window,
            zone=order.zone,
            kind=order.kind,
            coverage=coverage(gathered, len(shared), entries, talk),
            engine=made.engine if made else "",
            links=tuple(entries),
            topics=tuple(topic_entry(topic, posts, gathered) for topic in topics),
            mentions=tuple(mentions(gathered.posts, order.reader)),
            activity=activity(entries, gathered),
            model=made.model if made else None,
            note=note,
            is_catchup=order.reader is not None,
        )

    async def _sorted(
        self, links: Sequence[SharedLink], gathered: Gathered, order: DigestOrder, watch: _Watch
    ) -> tuple[list[Read], Minutes | None]:
        articles = await self._articles(links, gathered, order, watch)
        # The parts that are shown are those of the talk, which is read meanwhile.
        return articles, await self._sorting(articles, order, _Watch(watch.progress, None))

    async def _articles(
        self, links: Sequence[SharedLink], gathered: Gathered, order: DigestOrder, watch: _Watch
    ) -> list[Read]:
        turns = asyncio.Semaphore(AT_ONCE)

        async def read(link: SharedLink) -> Read:
            async with turns:
                article = await self._article(link, gathered, order)
            watch.link_done()
            return article

        return list(await asyncio.gather(*map(read, links)))

    async def _article(self, link: SharedLink, gathered: Gathered, order: DigestOrder) -> Read:
        item = LinkItem(link.url)
        earlier = await self.library.earlier(gathered.guild, link.url)
        # Where nothing of the digest stands, its readers may have no business: neither that thread,
        # nor how somebody wanted it summed up there, is for them to see.
        seen = earlier.shown if earlier and earlier.shown.channel in gathered.channels else None
        # What stands before their eyes already is not written a second time.
        wish = _wish(order, Length(seen.length), seen.language) if seen else _wish(order)
        try:
            if earlier is not None and (kept := await self.library.take([earlier.document])):
                done = await self.summarizer.summary_of(kept[0], label(item), wish)
            else:
                done = await self.summarizer.summary(item, wish)
        except PrecisError as error:
            log.info("a link of a digest was not read: %s", type(error).__name__)
            return Read(link_entry(link, label(item), failure=error.user_message))
        except Exception as error:  # noqa: BLE001 - one link's fault must not take the others along
            log.error("a link of a digest failed: %s", outline(error))
            return Read(link_entry(link, label(item), failure=PrecisError.default))
        thread = seen.thread if seen else None
        return Read(told_entry(link, done, thread, wish.language), done.summary)

    async def _talk(self, gathered: Gathered, order: DigestOrder, watch: _Watch) -> Minutes | None:
        said = tuple(post for post in gathered.posts if post.text and not post.is_bot)
        if order.kind is DigestKind.LINKS or not said:
            return None
        material = Material(said, channels=gathered.channels, language=order.language)
        return await self._minutes(material, order, watch)

    async def _sorting(
        self, articles: Sequence[Read], order: DigestOrder, watch: _Watch
    ) -> Minutes | None:
        """Have articles sorted by topic, where there are enough of them."""
        told = [article.entry for article in articles if article.made]
        if len(told) < SORTED_FROM:
            return None
        headlines = tuple(Headline(entry.title, entry.sentence) for entry in told)
        material = Material(headlines=headlines, language=order.language)
        return await self._minutes(material, order, watch)

    async def _minutes(self, material: Material, order: DigestOrder, watch: _Watch) -> Minutes:
        """Have the model do it; or do it plainly, and say why.

        Raises:
            EngineError: when it cannot be done plainly either.
        """
        if self.engine is self.spare:
            return await self._plainly(material, watch)
        expected = self.engine.expected_digest(material)
        if 0 < self.confirm_usd < expected.cost_usd:
            return await self._plainly(material, watch, digest_texts.DEAR)
        try:
            async with self.ledger.open_bill(order.asker, expected) as bill:
                return await self.engine.digest(
                    material, watch=_Billed(bill, watch), background=order.background
                )
        except EngineError as error:
            log.warning("a digest is made without the model: %s", error.note)
            log.debug("the model failed: %s", outline(error))
            return await self._plainly(material, watch, error.note)

    async def _plainly(self, material: Material, watch: _Watch, why: str = "") -> Minutes:
        made = await self.spare.digest(material, watch=_Billed(Bill(), watch))
        return replace(made, note=" · ".join(filter(None, [why, made.note])))


def _wish(order: DigestOrder, length: Length = Length.BRIEF, language: str | None = None) -> Wish:
    """Return how an article is summed up: nobody is there to agree to a price."""
    return Wish(
        length=length,
        language=language or order.language,
        asker=order.asker,
        free=True,
        background=order.background,
    )
