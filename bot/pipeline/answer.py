"""From a question in a conversation to a checked answer: remember, retrieve, answer, verify."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.core.tokens import estimate_tokens
from bot.errors import EngineError
from bot.logs import outline
from bot.models import Answer, Article, Citation, Cuts, Exchange, Inquiry, Progress, Usage
from bot.pipeline.budget import Asker, Bill, Ledger
from bot.ports import Engine
from bot.records import Conversation, Document, Turn
from bot.store import Store

log = logging.getLogger(__name__)

RECENT_TOKENS: Final = 800
"""Exchanges that are read out to the model as they were; older ones are condensed."""

RECENT_TURNS: Final = 30

DOCUMENTS: Final = 8
"""The newest documents of a conversation that are asked; a direct message channel has many."""

_MARKER: Final = re.compile(r"\s*\[\d{1,3}\]")

Follow = Callable[[str], None]
"""Told what of the answer is written so far."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer and the articles that its citations count in."""

    documents: tuple[Article, ...]
    answer: Answer


@dataclass(slots=True)
class _Watch:
    """Passes on what is written, and books what it costs."""

    bill: Bill
    follow: Follow | None

    def report(self, progress: Progress) -> None:
        if self.follow is not None and progress.draft:
            self.follow(progress.draft)

    def charge(self, usage: Usage) -> None:
        self.bill.charge(usage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answerer:
    """Answer questions about articles.

    Attributes:
        engine: Answers where nothing speaks against it.
        spare: Answers when the engine cannot or may not, and costs nothing; it may be the same.
        ledger: What members and servers have spent.
        store: Where conversations are kept; None in the terminal, which keeps nothing.
    """

    engine: Engine
    spare: Engine
    ledger: Ledger
    store: Store | None = None

    async def ask(
        self,
        question: str,
        documents: Sequence[Article],
        asker: Asker,
        *,
        earlier: Sequence[Exchange] = (),
        gist: str = "",
        passages: Sequence[Cuts] | None = None,
        follow: Follow | None = None,
    ) -> Answered:
        """Answer a question from articles, or find that they do not say.

        Raises:
            EngineError: with a sentence for the asker.
        """
        inquiry = Inquiry(
            question,
            tuple(documents),
            tuple(earlier),
            gist,
            None if passages is None else tuple(passages),
        )
        answer = await self._made(inquiry, asker, follow)
        return Answered(inquiry.documents, replace(answer, citations=_true(inquiry, answer)))

    async def reply(
        self,
        conversation: Conversation,
        documents: Sequence[Document],
        question: str,
        question_id: int,
        asker: Asker,
        follow: Follow | None = None,
    ) -> Answered:
        """Answer a question in a conversation; the turn is the caller's to keep once it is shown.

        Args:
            conversation: Where it was asked.
            documents: What it is about.
            question: As written.
            question_id: The asking message; later turns are left out, for questions that are
                edited.
            asker: Whose budget pays.
            follow: Told what of the answer is written so far.

        Raises:
            EngineError: with a sentence for the asker.
        """
        turns = await self._turns(conversation, question_id)
        recent = _recent(turns)
        gist = await self._gist(conversation, turns[: len(turns) - len(recent)], asker)
        newest = documents[-DOCUMENTS:]
        return await self.ask(
            question,
            [document.article for document in newest],
            asker,
            earlier=[_exchange(turn) for turn in recent],
            gist=gist,
            passages=[await self._cuts(document) for document in newest],
            follow=follow,
        )

    async def _cuts(self, document: Document) -> Cuts:
        """Return where a document's passages are; it is cut at the first question about it."""
        if self.store is not None and (kept := await self.store.documents.passages(document.id)):
            return tuple(kept)
        cuts = await self.spare.passages(document.article)
        if self.store is not None:
            await self.store.documents.keep_passages(document.id, cuts)
        return cuts

    async def _turns(self, conversation: Conversation, before: int) -> list[Turn]:
        if self.store is None:
            return []
        turns = await self.store.conversations.turns(
            conversation.id, after=conversation.gist_until, limit=RECENT_TURNS
        )
        return [turn for turn in turns if turn.question_id < before and turn.reply is not None]

    async def _gist(self, conversation: Conversation, old: list[Turn], asker: Asker) -> str:
        """Return what the older turns came to, condensing those that are not in it yet."""
        if not old or self.store is None:
            return conversation.gist
        exchanges = [_exchange(turn) for turn in old]

        async def condensed(engine: Engine, bill: Bill) -> str:
            return await engine.condense(conversation.gist, exchanges, watch=_Watch(bill, None))

        try:
            expected = Usage(1, sum(map(_tokens, old)), 200) if self._pays else Usage()
            async with self.ledger.open_bill(asker, expected) as bill:
                gist = await condensed(self.engine, bill)
        except EngineError as error:
            log.info("condensed without the model: %s", outline(error))
            gist = await condensed(self.spare, Bill())
        await self.store.conversations.set_gist(conversation.id, gist, old[-1].question_id)
        return gist

    async def _made(self, inquiry: Inquiry, asker: Asker, follow: Follow | None) -> Answer:
        if not self._pays:
            return await self.spare.answer(inquiry, watch=_Watch(Bill(), follow))
        bill = Bill()
        try:
            async with self.ledger.open_bill(asker, self.engine.expected(inquiry)) as bill:
                answer = await self.engine.answer(inquiry, watch=_Watch(bill, follow))
        except EngineError as error:
            log.warning("answered without the model: %s", error.note)
            log.debug("the model failed: %s", outline(error))
            answer = await self.spare.answer(inquiry, watch=_Watch(Bill(), None))
            answer = replace(answer, note=" · ".join(filter(None, [error.note, answer.note])))
        return replace(answer, usage=bill.usage)

    @property
    def _pays(self) -> bool:
        return self.engine is not self.spare


def _recent(turns: Sequence[Turn]) -> list[Turn]:
    """Return the last turns that are read out, oldest first: all of them while they fit.

    Else so many go at once that the next few questions need no condensing before their answer.
    """
    if len(turns) < RECENT_TURNS and sum(map(_tokens, turns)) <= RECENT_TOKENS:
        return list(turns)
    kept: list[Turn] = []
    room = RECENT_TOKENS // 2
    for turn in reversed(turns[-RECENT_TURNS // 2 :]):
        room -= _tokens(turn)
        if room < 0 and kept:
            break
        kept.insert(0, turn)
    return kept


def _exchange(turn: Turn) -> Exchange:
    # The markers count in what was read for that answer, and would mislead in another.
    return Exchange(turn.question, _MARKER.sub("", turn.answer))


def _tokens(turn: Turn) -> int:
    return estimate_tokens(turn.question) + estimate_tokens(turn.answer)


def _true(inquiry: Inquiry, answer: Answer) -> tuple[Citation, ...]:
    """Return the citations, once each is known to stand where it says.

    Raises:
        EngineError: when one does not: its number in the text would lead to the wrong place.
    """
    for each in answer.citations:
        text = inquiry.documents[each.document].text
        if text[each.start : each.end] != each.text:
            log.error("a citation does not stand in its source")
            raise EngineError
    return answer.citations
