"""The engine that needs no model: every word it shows stands in the source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from bot import __version__
from bot.core.amounts import quotes_shown
from bot.core.answering import cut, extract_answer
from bot.core.digest.grouping import group
from bot.core.digest.talk import topics
from bot.core.markdown import without_bullet
from bot.core.quotes import find_quotes, key_quotes
from bot.core.ranking import summary_sentences
from bot.core.sentences import guess_language, split
from bot.digests import Material, Minutes, Topic
from bot.errors import EngineError, TooShort
from bot.models import (
    Answer,
    Article,
    Cuts,
    Exchange,
    Inquiry,
    Length,
    Quote,
    Selection,
    Summary,
    Usage,
)
from bot.ports import Watch
from bot.workers import WorkerFailure, Workers

T = TypeVar("T")

NAME: Final = "extractive"

PRELOAD: Final = ("bot.engines.extractive",)
"""What worker processes that rank text should import before their first task."""

POINTS: Final = {Length.BRIEF: 3, Length.STANDARD: 4, Length.DETAILED: 6}

LONG_ARTICLE: Final = 1200
"""From this many words on, a standard summary gets a fifth point."""

SECONDS: Final = 30.0
"""Time limit for the longest text a source may give (`Limits.max_characters`)."""

FOREIGN: Final = "kept in its own language: only a model can translate"
"""What is said of a text that was to be in another language."""

TELLING: Final = 80
"""Characters from which on a text tells its language."""

MOST_POSTS: Final = 20_000
"""Messages that are read, the newest ones; even random letters do not take `SECONDS`."""

GIST: Final = 600
"""Characters of what older exchanges came to, at most."""


@dataclass(frozen=True, slots=True)
class ExtractiveEngine:
    """Rank sentences and find quotes in a worker process; implements `bot.ports.Engine`.

    Attributes:
        quotes_shown: Key quotes of a standard summary at most.
    """

    workers: Workers
    quotes_shown: int = 5

    @property
    def signature(self) -> str:
        """Return what decides what is written: nothing but the program."""
        return f"{NAME} {__version__}"

    async def estimate(self, article: Article, *, length: Length) -> Usage:
        """Return nothing: it is free."""
        return Usage()

    async def summarize(
        self,
        article: Article,
        *,
        length: Length,
        language: str | None,
        watch: Watch,
        background: bool = False,
    ) -> Summary:
        """Choose the TL;DR, the points and the key quotes.

        The text is shown as it stands, so `language` cannot be followed; the summary says so.

        Raises:
            EngineError: when the work takes too long or its process dies.
        """
        shown = quotes_shown(length, self.quotes_shown)
        return await self._run(extract_summary, article, length, language, shown)

    async def quotes(self, article: Article, *, limit: int, watch: Watch) -> Selection:
        """Choose the key quotes.

        Raises:
            EngineError: as above.
        """
        return Selection(await self._run(extract_quotes, article, limit), engine=NAME)

    async def passages(self, article: Article) -> Cuts:
        """Cut an article at the ends of paragraphs and sentences.

        Raises:
            EngineError: as above.
        """
        return await self._run(cut, article)

    def expected(self, inquiry: Inquiry) -> Usage:
        """Return nothing: it is free."""
        return Usage()

    async def answer(self, inquiry: Inquiry, *, watch: Watch) -> Answer:
        """Answer by sentences of the articles, as they stand there.

        Raises:
            EngineError: as above.
        """
        return await self._run(extract_answer, inquiry)

    async def condense(self, gist: str, exchanges: Sequence[Exchange], *, watch: Watch) -> str:
        """Keep each question with the first sentence of its answer, the latest ones if need be."""
        return condensed(gist, exchanges)

    def expected_digest(self, material: Material) -> Usage:
        """Return nothing: it is free."""
        return Usage()

    async def digest(
        self, material: Material, *, watch: Watch, background: bool = False
    ) -> Minutes:
        """Tell what people talked about by phrases and messages of theirs; sort articles.

        Raises:
            EngineError: as above.
        """
        return await self._run(extract_minutes, material)

    async def _run(self, work: Callable[..., T], *values: Any) -> T:
        try:
            return await self.workers.run(work, *values, timeout=SECONDS)
        except WorkerFailure as error:
            raise EngineError from error


def extract_summary(article: Article, length: Length, language: str | None, quotes: int) -> Summary:
    """Summarise an article by its own sentences.

    Raises:
        TooShort: when there is no sentence in it.
    """
    points = POINTS[length]
    if length is Length.STANDARD and article.words >= LONG_ARTICLE:
        points += 1
    extract = summary_sentences(
        article.text, points=points, title=article.title, language=article.language
    )
    if extract.tldr is None:
        raise TooShort
    foreign = language is not None and language != article.language
    return Summary(
        tldr=without_bullet(extract.tldr.text),
        points=tuple(without_bullet(point.text) for point in extract.points),
        quotes=extract_quotes(article, quotes),
        engine=NAME,
        note=FOREIGN if foreign else "",
    )


def extract_quotes(article: Article, limit: int) -> tuple[Quote, ...]:
    """Choose an article's key quotes, in source order."""
    found = find_quotes(article.text)
    return tuple(key_quotes(article.text, found, limit=limit, title=article.title))


def extract_minutes(material: Material) -> Minutes:
    """Tell of talk, and sort articles, by what similar ones have in common."""
    told = topics(material.posts[-MOST_POSTS:])
    wanted = material.language
    foreign = wanted is not None and any(_is_foreign(topic, wanted) for topic in told)
    return Minutes(
        topics=told,
        groups=group(material.headlines),
        engine=NAME,
        lost=len(material.posts[:-MOST_POSTS]),
        note=FOREIGN if foreign else "",
    )


def _is_foreign(topic: Topic, wanted: str) -> bool:
    shown = " ".join(excerpt.text for excerpt in topic.told)
    return len(shown) >= TELLING and guess_language(shown) != wanted


def condensed(gist: str, exchanges: Sequence[Exchange]) -> str:
    """Join questions and the first sentences of their answers to at most `GIST` characters.

    Where they are more, the oldest go: a conversation turns on what was said last.
    """
    lines = [*gist.splitlines(), *map(_told, exchanges)]
    kept: list[str] = []
    room = GIST
    for line in reversed(lines):
        shown = line if len(line) <= GIST else f"{line[: GIST - 1]}…"
        if len(shown) > room:
            break
        kept.insert(0, shown)
        room -= len(shown) + 1
    return "\n".join(kept)


def _told(exchange: Exchange) -> str:
    question = " ".join(exchange.question.split())
    first = next(iter(split(exchange.answer)), None)
    return f"{question} {' '.join(first.text.split())}" if first else question
