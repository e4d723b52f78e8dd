"""The engine against a real server on loopback, with the real openai client between."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.config import LlmSettings, Settings, SummarySettings
from bot.engines.llm.checks import facts_of
from bot.engines.llm.engine import LlmEngine
from bot.engines.llm.opening import PRELOAD, open_llm
from bot.models import Article, Coverage, Length, Progress, Summary, Usage
from bot.workers import Workers
from tests.llm import LlmServer

TEXT = """\
Harwick town council voted by nine to four on Wednesday night to close Quay Street, the road along \
the old harbour, to private cars for an eighteen-month trial that begins on 4 May.

The council expects the scheme to cost £410,000. Traffic on Abbot's Way is forecast to rise by 22 \
per cent.

“We have spent thirty years building a harbour people can only look at through a windscreen,” said \
Ruth Adeyemi, who leads the council.

“Nobody carries forty metres of anchor chain home on a bus,” said Tom Brannigan, who has sold rope \
on Quay Street since 1994."""

ARTICLE = Article(
    text=TEXT,
    coverage=Coverage(complete=True, words_read=100),
    title="Harwick votes to close its harbour road",
    language="en",
)

GOOD: dict[str, Any] = {
    "tldr": "Harwick's council voted nine to four to close Quay Street to cars from 4 May.",
    "points": ["The trial costs £410,000.", "Traffic on Abbot's Way may rise by 22 per cent."],
    "quotes": [
        {
            "text": "Nobody carries forty metres of anchor chain home on a bus",
            "speaker": "Brannigan",
        }
    ],
}


@dataclass(slots=True)
class Watcher:
    """Writes down what an engine reports."""

    seen: list[Progress] = field(default_factory=list)
    usage: Usage = field(default_factory=Usage)

    def report(self, progress: Progress) -> None:
        self.seen.append(progress)

    def charge(self, usage: Usage) -> None:
        self.usage += usage

    @property
    def drafts(self) -> list[str]:
        return [progress.draft for progress in self.seen if progress.draft]


@dataclass(frozen=True, slots=True)
class Rig:
    """An engine, its server, and what its owner was told."""

    engine: LlmEngine
    server: LlmServer
    told: list[str]

    async def summarize(
        self,
        article: Article = ARTICLE,
        watch: Watcher | None = None,
        *,
        length: Length = Length.STANDARD,
        language: str | None = None,
    ) -> Summary:
        return await self.engine.summarize(
            article, length=length, language=language, watch=watch or Watcher()
        )

    async def warm(self) -> None:
        """Have a worker ready, so that a draft does not wait for one on a busy machine."""
        await self.engine.desk.work(facts_of, ARTICLE)


OpenRig = Callable[..., AbstractAsyncContextManager[Rig]]


@pytest.fixture(autouse=True)
def no_vocabulary(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Count by the estimate, whatever this machine holds."""
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path_factory.mktemp("no-vocabulary")))


@pytest.fixture
async def open_rig() -> OpenRig:
    """Open an engine with settings of a test's own."""

    @asynccontextmanager
    async def opened(server: LlmServer | None = None, **settings: Any) -> AsyncIterator[Rig]:
        told: list[str] = []
        async with server or LlmServer() as running, Workers(1, preload=PRELOAD) as workers:
            quick: dict[str, Any] = {"silence_seconds": 2, "call_seconds": 10, "retry_seconds": 8}
            llm = LlmSettings(base_url=running.base_url, **{**quick, **settings})
            chosen = Settings.model_construct(llm=llm, summary=SummarySettings())
            async with open_llm(chosen, workers, told.append) as engine:
                yield Rig(engine, running, told)

    return opened


@pytest.fixture
async def rig(open_rig: OpenRig) -> AsyncIterator[Rig]:
    async with open_rig() as opened:
        yield opened
