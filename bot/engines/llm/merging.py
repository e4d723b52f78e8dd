"""Topics of several parts: those about the same matter become one, as a tree if there are many.

A model only says which numbers belong together and what to call it; messages, decisions and
questions are carried over by code.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.core.echoes import EchoGuard
from bot.core.limits import fit
from bot.core.tokens import estimate_tokens
from bot.digests import Topic
from bot.engines.llm.desk import Assignment, Desk, all_of
from bot.engines.llm.shapes import MERGED_TOPICS
from bot.engines.llm.talk import merged_topics, rests_on, shown, weightiest
from bot.engines.llm.transcripts import Heard, flat
from bot.errors import EngineError, ModelSetupWrong
from bot.logs import outline

log = logging.getLogger(__name__)

SHOWN: Final = 240
"""Characters of a topic that are shown to tell what it is about."""
_NUMBER: Final = 5
"""Tokens of a topic's number and line."""
_LEAST_GAIN: Final = 0.9
"""A level that leaves more than this part of the topics is the last one before the final call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """Merges the topics of one talk.

    Attributes:
        heard: Every message of the talk, by id.
        language: ISO 639-1 code; None for the talk's own.
        language_name: What the model is told to write in.
        room: Tokens of numbered topics that one call takes.
    """

    desk: Desk
    order: Assignment
    guard: EchoGuard
    heard: Mapping[int, Heard]
    language: str | None
    language_name: str
    room: int

    async def merge(self, topics: Sequence[Topic]) -> tuple[Topic, ...]:
        """Return topics with those put together that are about the same matter.

        Topics are true without it: a call that fails leaves its own apart.

        Raises:
            EngineError: what only the owner can mend, or a worker process failed.
        """
        before = math.inf
        while len(topics) > 1:
            gathered = _gathered(topics, self.room)
            if len(gathered) == 1:
                return await self._together(topics)
            if len(topics) > _LEAST_GAIN * before:
                # The rest would be left out of a digest anyhow, or nearly so.
                best, rest = self._fitting(weightiest(topics))
                return (*await self._together(best), *rest)
            before = len(topics)
            merged = await all_of(self._together(group) for group in gathered)
            topics = [topic for group in merged for topic in group]
        return tuple(topics)

    async def _together(self, topics: Sequence[Topic]) -> tuple[Topic, ...]:
        try:
            said = await self.desk.ask(
                self.order,
                "topics",
                MERGED_TOPICS,
                tag="topics",
                topics=sheet(topics),
                language=self.language_name,
            )
        except ModelSetupWrong:
            raise
        except EngineError as error:
            log.warning("%d topics stay apart: %s", len(topics), outline(error))
            return tuple(topics)
        ids = dict.fromkeys(n for topic in topics for n in rests_on(topic))
        heard = [self.heard[n] for n in ids]
        return await self.desk.work(
            merged_topics, topics, said.topics, heard, self.guard, self.language
        )

    def _fitting(self, topics: Sequence[Topic]) -> tuple[Sequence[Topic], Sequence[Topic]]:
        count = len(_gathered(topics, self.room)[0])
        return topics[:count], topics[count:]


def sheet(topics: Sequence[Topic]) -> str:
    """Write topics out, numbered from 1."""
    return "\n".join(f"[{n}] {_line(topic)}" for n, topic in enumerate(topics, 1))


def _line(topic: Topic) -> str:
    return fit(flat(f"{topic.title}: {shown(topic)}"), SHOWN)


def _gathered(topics: Sequence[Topic], room: int) -> list[list[Topic]]:
    """Put neighbours together into groups of which each fits; two make one in any case."""
    gathered: list[list[Topic]] = [[]]
    filled = 0
    for topic in topics:
        size = estimate_tokens(_line(topic)) + _NUMBER
        if filled + size > room and len(gathered[-1]) > 1:
            gathered.append([])
            filled = 0
        gathered[-1].append(topic)
        filled += size
    return gathered
