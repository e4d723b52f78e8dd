"""From a question to a checked answer: what to read, one call, and what of it is borne out."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.core.answering import Passage
from bot.core.echoes import EchoGuard
from bot.core.figures import Facts
from bot.core.figures.tongues import guess
from bot.core.markdown import clean, defuse
from bot.core.tokens import estimate_tokens
from bot.engines.llm.answers import AnswerGround, true_answer
from bot.engines.llm.checks import Ground, facts_of
from bot.engines.llm.citing import cited, nearest, read_for
from bot.engines.llm.desk import NAME, Assignment, Desk, Spending
from bot.engines.llm.drafts import Draft, Footing
from bot.engines.llm.endpoint import Terms
from bot.engines.llm.frames import about, frame
from bot.engines.llm.markers import normalised, numbers, without_markers
from bot.engines.llm.reading import Said
from bot.engines.llm.shapes import ANSWER, GIST
from bot.engines.llm.sheets import conversation, numbered
from bot.errors import ModelMuddled, TooLongForModel
from bot.models import Answer, Citation, Exchange, Inquiry, Length, Progress, Usage
from bot.ports import Watch

MOST_READ: Final = 3000
"""Tokens of passages that are read for a question; more of them cost more and help less."""
MOST_EARLIER: Final = 1000
"""Tokens of earlier turns that are read out."""
LONGEST_GIST: Final = 1000
"""Characters of what older turns came to."""

_QUESTION: Final = 2000
"""Characters of a question that are read."""
_NUMBERING: Final = 0.95
"""Share of the room that is left for passages beside their numbers."""
_COUNTED: Final = 8 * MOST_READ
"""Characters of an article that are counted to tell a price: more than are read."""
_ANSWER_TOKENS: Final = 200
"""What answers usually have."""


@dataclass(frozen=True, slots=True)
class _Written:
    """What the model wrote, and the passages it was given."""

    said: Said
    passages: Sequence[Passage]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """Answers questions, and keeps conversations short enough to go on.

    Attributes:
        desk: Where calls are made.
        terms: How the endpoint is spoken to.
        guard: Knows the prompts and what must never be said.
    """

    desk: Desk
    terms: Terms
    guard: EchoGuard

    def expected(self, inquiry: Inquiry) -> Usage:
        """Return about what an answer will take."""
        told, room = self._told(inquiry)
        read = 0
        for document in inquiry.documents:
            read += estimate_tokens(document.text[:_COUNTED])
            if read >= room:
                break
        prompt = min(read, room) + estimate_tokens(told)
        return Usage(
            calls=1,
            prompt_tokens=prompt,
            completion_tokens=_ANSWER_TOKENS,
            cost_usd=self.terms.cost(prompt, _ANSWER_TOKENS),
            estimated=True,
        )

    async def answer(self, inquiry: Inquiry, watch: Watch) -> Answer:
        """Have a question answered, and keep of the answer what the articles bear out.

        Raises:
            EngineError: with a sentence for the asker.
        """
        order = Assignment(watch=watch, spending=Spending(watch))
        watch.report(Progress(sum(document.words for document in inquiry.documents)))
        grounding = asyncio.create_task(self._ground(inquiry, order.marker))
        try:
            window = self.desk.window
            try:
                written = await self._written(inquiry, order, grounding)
            except TooLongForModel as error:
                self.desk.narrow(error.limit, window)
                written = await self._written(inquiry, order, grounding)
            if not written.said.answered:
                return await self._not_answered(inquiry, written)
            return await self._checked(inquiry, order, written, await grounding)
        finally:
            grounding.cancel()
            await asyncio.gather(grounding, return_exceptions=True)

    async def condense(self, gist: str, exchanges: Sequence[Exchange], watch: Watch) -> str:
        """Have older turns of a conversation put into a few lines, true to what was said.

        Raises:
            EngineError: with a sentence for the asker.
        """
        desk = self.desk
        order = Assignment(watch=watch, spending=Spending(watch))
        told = frame(desk.prompts, "gist", Length.STANDARD)
        turns = conversation(gist, exchanges, room=desk.room(told, told).whole)
        order.spending.expect(estimate_tokens(told + turns) + _ANSWER_TOKENS)
        said = await desk.ask(order, "gist", GIST, tag="turns", conversation=turns)
        guard = self.guard.knowing(order.marker)
        facts = await desk.work(Facts.of, turns)
        ground = AnswerGround(Ground(facts, turns, guard, None, False), _tongues(turns), "")
        false = ground.false_among(said.facts)
        lines = [line for n, line in enumerate(said.facts) if n not in false]
        if not lines or ground.gives_away(" ".join(said.facts)):
            raise ModelMuddled
        return _bounded(lines)

    async def _written(
        self, inquiry: Inquiry, order: Assignment, grounding: asyncio.Task[Footing]
    ) -> _Written:
        _, room = self._told(inquiry)
        order.spending.expect(self.expected(inquiry).tokens)
        passages = await self.desk.work(read_for, inquiry, room)
        if not passages:
            return _Written(Said(), passages)
        progress = Progress(sum(document.words for document in inquiry.documents))
        said = await self.desk.ask(
            order,
            "answer",
            ANSWER,
            on_text=Draft(grounding, order.watch, progress, ANSWER),
            passages=numbered(passages, inquiry.documents),
            conversation=self._earlier(inquiry),
            question=inquiry.question[:_QUESTION].strip(),
        )
        return _Written(said, passages)

    async def _checked(
        self, inquiry: Inquiry, order: Assignment, written: _Written, ground: AnswerGround
    ) -> Answer:
        passages = written.passages
        kept = await true_answer(self.desk, order, written.said.answer, ground, passages)
        text, citations = await self.desk.work(
            cited, kept, passages, inquiry.documents, _asked(inquiry)
        )
        if not text:
            raise ModelMuddled
        if not citations:
            return await self._not_answered(inquiry, written)
        return self._answer(defuse(clean(text)), citations)

    async def _not_answered(self, inquiry: Inquiry, written: _Written) -> Answer:
        """Return that the articles do not say, with the nearest thing they do."""
        said, passages = written.said, written.passages
        text = normalised(said.answer)
        known = range(1, len(passages) + 1)
        number = next((n for n in (said.nearest, *numbers(text)) if n in known), None)
        if number is None and not said.answered:
            return self._answer("", ())
        words = f"{_asked(inquiry)} {without_markers(text)}"
        found = await self.desk.work(nearest, words, passages, number)
        return self._answer("", (found,) if found else ())

    def _answer(self, text: str, citations: tuple[Citation, ...]) -> Answer:
        return Answer(text, bool(text), citations, engine=NAME, model=self.terms.model)

    async def _ground(self, inquiry: Inquiry, marker: str) -> AnswerGround:
        facts = await self.desk.work(facts_of, *inquiry.documents)
        texts = [document.text for document in inquiry.documents]
        guard = self.guard.knowing(marker)
        ground = Ground(facts, "\n\n".join(texts), guard, None, False)
        return AnswerGround(ground, _tongues(*texts), inquiry.question)

    def _told(self, inquiry: Inquiry) -> tuple[str, int]:
        """Return what a prompt says beside the passages, and how many tokens they may have."""
        known = "\n".join(about(document) for document in inquiry.documents)
        parts = [frame(self.desk.prompts, "answer", Length.STANDARD), known]
        told = "\n".join([*parts, self._earlier(inquiry), inquiry.question[:_QUESTION]])
        room = self.desk.room(told, told).whole
        return told, int(min(MOST_READ, room) * _NUMBERING)

    def _earlier(self, inquiry: Inquiry) -> str:
        room = min(MOST_EARLIER, self.desk.window // 8)
        return conversation(inquiry.gist, inquiry.earlier, room=room)


def _asked(inquiry: Inquiry) -> str:
    """Return a question with the one before it, which it may lean on."""
    return " ".join([*(turn.question for turn in inquiry.earlier[-1:]), inquiry.question])


def _tongues(*texts: str) -> frozenset[str]:
    return frozenset(map(guess, texts))


def _bounded(lines: Sequence[str]) -> str:
    """Return lines made harmless, as many as there is room for."""
    text = defuse(clean("\n".join(lines)))
    if len(text) <= LONGEST_GIST:
        return text
    head = text[: LONGEST_GIST + 1]
    return (head.rpartition("\n")[0] or head.rpartition(" ")[0] or head[:-1]).strip()
