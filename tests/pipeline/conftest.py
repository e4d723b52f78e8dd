"""One hand-written fake per port of the pipeline."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from bot.errors import EngineError, LoginRequired, PageNotFound
from bot.models import (
    Answer,
    Article,
    ChatLine,
    Citation,
    Coverage,
    Cuts,
    Exchange,
    Inquiry,
    Length,
    Progress,
    Quote,
    Selection,
    SourceKind,
    Summary,
    Usage,
)
from bot.pipeline.budget import Allowance, Ledger
from bot.pipeline.summarize import Summarizer
from bot.ports import Watch

TEXT = "Rain fell all day. “Nobody came,” said the ferryman."
ARTICLE = Article(text=TEXT, coverage=Coverage(complete=True, words_read=9), language="en")
START = TEXT.index("Nobody")
TRUE_QUOTE = Quote(START, START + len("Nobody came,"), "Nobody came,", "the ferryman")
PASSAGE = Citation(START, START + len("Nobody came,"), "Nobody came,")
INVENTED = Quote(START, START + len("Nobody came,"), "Everybody ran", "the ferryman")
COST = Usage(calls=1, prompt_tokens=900, completion_tokens=100, cost_usd=0.01)


class FakeReader:
    """A reader that knows one page and hands texts and files through."""

    async def read_page(self, url: str) -> Article:
        if url.endswith("/closed"):
            raise LoginRequired
        if url.endswith("/gone"):
            raise PageNotFound
        if url.endswith("/broken"):
            raise ZeroDivisionError("text of a member")
        return ARTICLE

    async def read_file(self, data: bytes, *, name: str, content_type: str | None) -> Article:
        return Article(text=data.decode(), coverage=ARTICLE.coverage, kind=SourceKind.FILE)

    async def read_text(self, text: str, *, url: str | None = None) -> Article:
        return Article(text=text, coverage=ARTICLE.coverage, url=url, kind=SourceKind.CHAT)

    async def read_chat(self, lines: Sequence[ChatLine], *, url: str) -> Article:
        text = "\n\n".join(f"{line.speaker}: {line.text}" for line in lines)
        return Article(text=text, coverage=ARTICLE.coverage, url=url, kind=SourceKind.CHAT)


@dataclass(slots=True)
class FakeEngine:
    """An engine that proposes one true quote and one that it made up.

    Attributes:
        cost: What each piece of work is expected to take, and takes.
        failure: What it raises after it has spent that.
        pause: Awaited while it works.
        cited: What its answers rest on.
    """

    name: str = "fake"
    cost: Usage = Usage()  # noqa: RUF009 - frozen
    failure: EngineError | None = None
    pause: Callable[[], asyncio.Future[None] | asyncio.Task[None]] | None = None
    worked: list[Length] = field(default_factory=list)
    cited: tuple[Citation, ...] = (PASSAGE,)
    asked: list[Inquiry] = field(default_factory=list)
    condensed: list[tuple[str, tuple[Exchange, ...]]] = field(default_factory=list)

    @property
    def signature(self) -> str:
        return self.name

    async def estimate(self, article: Article, *, length: Length) -> Usage:
        return self.cost

    async def summarize(
        self,
        article: Article,
        *,
        length: Length,
        language: str | None,
        watch: Watch,
        background: bool = False,
    ) -> Summary:
        await self._work(article, length, watch)
        return Summary(f"{length} in {language}", (), (TRUE_QUOTE, INVENTED), engine=self.name)

    async def quotes(self, article: Article, *, limit: int, watch: Watch) -> Selection:
        await self._work(article, Length.STANDARD, watch)
        return Selection((INVENTED, TRUE_QUOTE)[:limit], engine=self.name)

    async def passages(self, article: Article) -> Cuts:
        return ((0, len(article.text)),)

    def expected(self, inquiry: Inquiry) -> Usage:
        return self.cost

    async def answer(self, inquiry: Inquiry, *, watch: Watch) -> Answer:
        self.asked.append(inquiry)
        watch.report(Progress(9, draft="Nobody"))
        await self._work(inquiry.documents[0], Length.STANDARD, watch)
        return Answer("Nobody came [1].", True, self.cited, engine=self.name)

    async def condense(self, gist: str, exchanges: Sequence[Exchange], *, watch: Watch) -> str:
        self.condensed.append((gist, tuple(exchanges)))
        await self._work(ARTICLE, Length.STANDARD, watch)
        return f"{self.name} knows {len(exchanges)} more"

    async def _work(self, article: Article, length: Length, watch: Watch) -> None:
        self.worked.append(length)
        if self.cost.calls:
            watch.report(Progress(article.words))
        if self.pause:
            await self.pause()
        if self.cost.calls:
            watch.charge(self.cost)
        if self.failure:
            raise self.failure


def summarizer_of(
    engine: FakeEngine,
    spare: FakeEngine | None = None,
    *,
    member: Allowance | None = None,
    server: Allowance | None = None,
    confirm_usd: float = 0.0,
) -> Summarizer:
    return Summarizer(
        reader=FakeReader(),
        engine=engine,
        spare=spare or engine,
        ledger=Ledger(member=member or Allowance(), server=server or Allowance()),
        confirm_usd=confirm_usd,
        max_file_bytes=100,
        quotes=5,
        slots=asyncio.Semaphore(2),
        downloads=asyncio.Semaphore(2),
    )


@pytest.fixture
def model() -> FakeEngine:
    return FakeEngine("model", cost=COST)


@pytest.fixture
def spare() -> FakeEngine:
    return FakeEngine("extractive")
