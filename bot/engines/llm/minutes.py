"""From messages and headlines to minutes: talk in parts and articles by subject, at once."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from bot.core.digest.grouping import group
from bot.core.echoes import EchoGuard
from bot.core.languages import english_name
from bot.core.tokens import estimate_tokens
from bot.digests import Group, Material, Minutes, Posted, Topic
from bot.engines.llm.desk import NAME, Assignment, Desk, Spending, all_of
from bot.engines.llm.endpoint import Terms
from bot.engines.llm.frames import frame
from bot.engines.llm.merging import Merging
from bot.engines.llm.planning import Room, part_size
from bot.engines.llm.shapes import TALK
from bot.engines.llm.sorting import sorted_headlines
from bot.engines.llm.talk import MOST_TOPICS, true_topics, weightiest
from bot.engines.llm.tokens import Tokenizer
from bot.engines.llm.transcripts import LONGEST, Part, Transcript, heard_of, transcribe
from bot.errors import EngineError, ModelMuddled, ModelSetupWrong, TooLongForModel
from bot.logs import outline
from bot.models import Length, Progress, Usage
from bot.ports import Watch

log = logging.getLogger(__name__)

T = TypeVar("T")

TOPICS_A_PART: Final = 6
"""Topics of a part at most, where there are several."""

_SAMPLE: Final = 20_000
"""Characters that are counted on the event loop."""
_LINE: Final = 8
"""Tokens of a message beside its words: number, punctuation, line."""
_TOPIC_TOKENS: Final = 110
"""Of one topic in an answer."""
_USUAL_TOPICS: Final = 4
_MERGED_TOKENS: Final = 400
_HEADLINE: Final = 320
"""Characters of an article's headline at most."""
_PLACE: Final = 3
"""Tokens of a number in an answer."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What the talk gave."""

    topics: tuple[Topic, ...] = ()
    parts: int = 1
    lost: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteTaker:
    """Takes the minutes of talk, and sorts articles.

    Attributes:
        desk: Where calls are made.
        terms: How the endpoint is spoken to.
        guard: Knows the prompts and what must never be said.
        tokenizer: Counts for the model.
    """

    desk: Desk
    terms: Terms
    guard: EchoGuard
    tokenizer: Tokenizer

    def expected(self, material: Material) -> Usage:
        """Return about what minutes will take; long talk is estimated from a sample of it."""
        usage = Usage(estimated=True)
        if tokens := _roughly(material.posts):
            usage += self._expected_talk(tokens)
        if material.headlines:
            listed = _sampled([f"{h.title} {h.sentence}"[:_HEADLINE] for h in material.headlines])
            prompt = listed + estimate_tokens(self._frame("sort"))
            usage += Usage(1, prompt, _MERGED_TOKENS // 2 + _PLACE * len(material.headlines))
        prompt, completion = usage.prompt_tokens, usage.completion_tokens
        cost = self.terms.cost(prompt, completion)
        return Usage(usage.calls, prompt, completion, cost, estimated=usage.calls > 0)

    async def take(self, material: Material, watch: Watch, *, background: bool) -> Minutes:
        """Have talk told and articles sorted, and keep what the messages bear out.

        Raises:
            EngineError: with a sentence for the asker.
        """
        order = Assignment(watch=watch, spending=Spending(watch), background=background)
        order.spending.expect(self.expected(material).tokens)
        sorting = asyncio.create_task(self._groups(order, material))
        try:
            told = await self._narrowing(lambda: self._told(order, material))
            groups = await sorting
        finally:
            sorting.cancel()
            await asyncio.gather(sorting, return_exceptions=True)
        return Minutes(
            topics=weightiest(told.topics)[:MOST_TOPICS],
            groups=groups,
            engine=NAME,
            model=self.terms.model,
            parts=told.parts,
            lost=told.lost,
        )

    async def _groups(self, order: Assignment, material: Material) -> tuple[Group, ...]:
        headlines = material.headlines
        if not headlines:
            return ()
        try:
            return await self._narrowing(lambda: self._sorted(order, material))
        except EngineError as error:
            # With no talk told, nothing would be the model's: another engine can say so.
            if not material.posts:
                raise
            log.warning("articles are sorted without the model: %s", outline(error))
            return await self.desk.work(group, headlines)

    async def _sorted(self, order: Assignment, material: Material) -> tuple[Group, ...]:
        told = self._frame("sort")
        return await sorted_headlines(
            self.desk,
            order,
            material.headlines,
            guard=self.guard.knowing(order.marker),
            language=material.language,
            language_name=english_name(material.language) or "the language of most articles",
            room=self.desk.room(told, told).whole,
        )

    async def _told(self, order: Assignment, material: Material) -> _Told:
        transcript = await self._transcript(material)
        order.watch.report(Progress(transcript.words, parts=max(1, len(transcript.parts))))
        if not transcript.parts:
            return _Told()
        read = await self._read(order, material, transcript)
        found = [topic for topics in read if topics for topic in topics]
        merging = self._merging(order, material, transcript)
        topics = await merging.merge(found) if len(transcript.parts) > 1 else tuple(found)
        lost = (part for part, topics in zip(transcript.parts, read, strict=True) if topics is None)
        return _Told(topics, len(transcript.parts), sum(len(part.heard) for part in lost))

    async def _transcript(self, material: Material) -> Transcript:
        room = self._room()
        written = sum(len(post.text) for post in material.posts)
        if written <= _SAMPLE:
            # A short talk fits by any count, which saves loading a vocabulary for it.
            found = await self._written_out(material, None, room)
            if len(found.parts) <= 1:
                return found
        return await self._written_out(material, await self.tokenizer.encoding(), room)

    async def _written_out(
        self, material: Material, encoding: str | None, room: Room
    ) -> Transcript:
        return await self.desk.work(
            transcribe, heard_of(material.posts), material.channels, encoding, room
        )

    async def _read(
        self, order: Assignment, material: Material, transcript: Transcript
    ) -> list[tuple[Topic, ...] | None]:
        """Return the topics of each part; None for one that could not be read.

        Raises:
            EngineError: when most of the parts could not be read, or nothing written is true.
        """
        total = len(transcript.parts)
        most = MOST_TOPICS if total == 1 else TOPICS_A_PART
        most = max(2, min(most, self.desk.answer_room // _TOPIC_TOKENS))
        failures: list[EngineError] = []
        done = written = 0

        async def read(part: Part) -> tuple[Topic, ...] | None:
            nonlocal done, written
            try:
                said, topics = await self._topics(order, material, part, most)
            except (ModelSetupWrong, TooLongForModel):
                raise
            except EngineError as error:
                log.warning("a part of %d could not be read: %s", total, outline(error))
                failures.append(error)
                if 2 * len(failures) > total:
                    raise
                return None
            done += 1
            written += said
            order.watch.report(Progress(transcript.words, part=done, parts=total))
            return topics

        found = await all_of(read(part) for part in transcript.parts)
        if written and not any(found):
            raise ModelMuddled
        return found

    async def _topics(
        self, order: Assignment, material: Material, part: Part, most: int
    ) -> tuple[int, tuple[Topic, ...]]:
        """Return how many topics a part was said to have, and what of them is true."""
        said = await self.desk.ask(
            order,
            "talk",
            TALK,
            tag="talk",
            most=most,
            talk=part.text,
            language=_talk_language(material),
        )
        named = {heard.channel for heard in part.heard}
        channels = {channel: material.channels.get(channel, "") for channel in named}
        guard = self.guard.knowing(order.marker)
        topics = await self.desk.work(
            true_topics, part, said.topics, channels, guard, material.language
        )
        return len(said.topics), topics

    def _merging(self, order: Assignment, material: Material, transcript: Transcript) -> Merging:
        told = self._frame("topics")
        return Merging(
            desk=self.desk,
            order=order,
            guard=self.guard.knowing(order.marker),
            heard={each.id: each for part in transcript.parts for each in part.heard},
            language=material.language,
            language_name=_talk_language(material),
            room=self.desk.room(told, told).whole,
        )

    async def _narrowing(self, work: Callable[[], Awaitable[T]]) -> T:
        """Do some work, once more if the endpoint takes less text than was thought."""
        window = self.desk.window
        try:
            return await work()
        except TooLongForModel as error:
            self.desk.narrow(error.limit, window)
            return await work()

    def _expected_talk(self, tokens: int) -> Usage:
        room = self._room()
        parts = 1 if tokens <= room.whole else math.ceil(tokens / part_size(tokens, room))
        topics = parts * _USUAL_TOPICS * _TOPIC_TOKENS
        usage = Usage(parts, tokens + parts * estimate_tokens(self._frame("talk")), topics)
        if parts > 1:
            prompt = topics + estimate_tokens(self._frame("topics"))
            usage += Usage(1, prompt, _MERGED_TOKENS)
        return usage

    def _room(self) -> Room:
        told = self._frame("talk")
        return self.desk.room(told, told)

    def _frame(self, name: str) -> str:
        return frame(self.desk.prompts, name, Length.STANDARD)


def _talk_language(material: Material) -> str:
    return english_name(material.language) or "the language of most messages"


def _roughly(posts: Sequence[Posted]) -> int:
    """Return about how many tokens messages take, written out."""
    said = [f"{post.speaker}: {post.text[:LONGEST]}" for post in posts if post.text]
    return _sampled(said) + _LINE * len(said)


def _sampled(texts: Sequence[str]) -> int:
    """Return about how many tokens texts have; of many, a sample is counted."""
    total = sum(map(len, texts))
    step = max(1, math.ceil(total / _SAMPLE))
    sample = "\n".join(texts[::step])
    return math.ceil(estimate_tokens(sample) * total / max(1, len(sample)))
