"""This project's engine, as the orchestration benchmark runs it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Final

from bot.config import LlmSettings, Settings
from bot.core.words import count_words
from bot.engines.llm import opening
from bot.engines.llm.desk import Desk
from bot.engines.llm.planning import Room, plan
from bot.engines.llm.tokens import Tokenizer
from bot.models import Article, Coverage, Length, Progress, Usage
from bot.workers import Workers

PROCESSES: Final = 2
NO_LIMIT: Final = 256
"""As many calls at once as the settings allow."""
MERGED_WHOLE: Final = 19_500
"""With parts of a fixed size, tokens of notes that one call merges: less than any document."""


class _Nobody:
    def report(self, progress: Progress) -> None:
        """Take no note."""

    def charge(self, usage: Usage) -> None:
        """Take no note."""


@dataclass(slots=True, kw_only=True)
class _FixedParts(Desk):
    """A desk that cuts texts into parts of one size, to be compared with splitters that do."""

    chunk: int

    def room(self, whole: str, part: str) -> Room:
        return replace(Desk.room(self, whole, part), whole=MERGED_WHOLE, part=self.chunk)


@asynccontextmanager
async def open_workers() -> AsyncIterator[Workers]:
    """Start the worker processes, as they are when a bot has run for a while."""
    async with Workers(PROCESSES, preload=opening.PRELOAD) as workers:
        encoding = await Tokenizer("gpt-5.4-mini").encoding()
        room = Room(whole=9, part=9, floor=9, slots=1)
        await asyncio.gather(
            *(workers.run(plan, "It rained.", encoding, room, timeout=60) for _ in range(9))
        )
        yield workers


async def ours(
    base_url: str, text: str, *, slots: int | None, chunk_tokens: int | None, workers: Workers
) -> None:
    """Summarise a text by the model at an address.

    Args:
        base_url: Of the endpoint, with /v1.
        text: The document.
        slots: Calls at once; None for no limit.
        chunk_tokens: Tokens of a part; None lets the engine choose.
        workers: Started already.
    """
    llm = LlmSettings(base_url=base_url, concurrency=slots or NO_LIMIT)
    settings = Settings.model_construct(llm=llm)
    article = Article(
        text=text,
        coverage=Coverage(complete=True, words_read=count_words(text)),
        language="en",
    )
    async with opening.open_llm(settings, workers, print) as engine:
        if chunk_tokens is not None:
            desk = engine.desk
            engine.desk = _FixedParts(
                **{name: getattr(desk, name) for name in Desk.__slots__}, chunk=chunk_tokens
            )
        await engine.summarize(article, length=Length.STANDARD, language=None, watch=_Nobody())
