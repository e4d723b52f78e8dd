"""The engine: one call if the text fits, else parts; then everything is held against the source."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.core.amounts import quotes_shown
from bot.core.answering import cut
from bot.core.echoes import EchoGuard
from bot.core.tokens import estimate_tokens
from bot.digests import Material, Minutes
from bot.engines.llm.answering import Answering
from bot.engines.llm.checks import Ground, facts_of, true_quotes
from bot.engines.llm.desk import NAME, Desk, Order, Spending
from bot.engines.llm.drafts import Draft
from bot.engines.llm.endpoint import Terms
from bot.engines.llm.frames import about, frame, instructions, language_name, secrets
from bot.engines.llm.minutes import MinuteTaker
from bot.engines.llm.parts import borne_out, condensed, pick, read_parts
from bot.engines.llm.planning import Plan, Room, plan
from bot.engines.llm.reading import Said
from bot.engines.llm.shapes import MERGED, QUOTES, SUMMARY
from bot.engines.llm.statements import true_statements
from bot.engines.llm.tokens import Tokenizer
from bot.errors import TooLongForModel
from bot.models import (
    Answer,
    Article,
    Coverage,
    Cuts,
    Exchange,
    Inquiry,
    Length,
    Progress,
    Quote,
    Selection,
    Summary,
    Usage,
)
from bot.ports import Watch

POINTS: Final = {Length.BRIEF: 3, Length.STANDARD: 5, Length.DETAILED: 8}
SMALL_TEXT: Final = 20_000
"""Characters up to which counting is quick enough for the event loop."""

_ANSWER_TOKENS: Final = 500
_NOTES_TOKENS: Final = 300
"""What answers usually have, to tell a price beforehand."""


@dataclass(frozen=True, slots=True)
class _Written:
    """What the model wrote and what of it is known to be true: the quotes."""

    answer: Said
    quotes: tuple[Quote, ...]
    coverage: Coverage | None = None


class LlmEngine:
    """Writes by a language model; implements `bot.ports.Engine`.

    Args:
        desk: Where calls are made.
        terms: How the endpoint is spoken to.
        tokenizer: Counts for its model.
        standard_quotes: Key quotes of a standard summary at most.
    """

    def __init__(
        self, *, desk: Desk, terms: Terms, tokenizer: Tokenizer, standard_quotes: int
    ) -> None:
        self.desk = desk
        self._terms = terms
        self._tokenizer = tokenizer
        self._standard_quotes = standard_quotes
        self._planned: tuple[str, Room, Plan] | None = None
        self._guard = EchoGuard(instructions(desk.prompts), secrets=secrets(terms.api_key))
        self._answering = Answering(desk=desk, terms=terms, guard=self._guard)
        self._minutes = MinuteTaker(desk=desk, terms=terms, guard=self._guard, tokenizer=tokenizer)

    @property
    def signature(self) -> str:
        """Return what decides what is written: endpoint, model, temperature, prompts."""
        terms = self._terms
        prompts = self.desk.prompts.version
        return f"{NAME} {terms.base_url} {terms.model} {terms.temperature} {prompts}"

    async def estimate(self, article: Article, *, length: Length) -> Usage:
        """Return about what a summary will take.

        Raises:
            EngineError: when the text cannot be counted in time.
        """
        return self._expected(
            await self._plan(article, self._summary_room(article, length)), length
        )

    async def summarize(
        self,
        article: Article,
        *,
        length: Length,
        language: str | None,
        watch: Watch,
        background: bool = False,
    ) -> Summary:
        """Have a summary written, and keep of it what the source bears out.

        Raises:
            EngineError: with a sentence for the asker.
        """
        order = Order(
            article=article,
            length=length,
            language=language_name(language, article),
            quotes=quotes_shown(length, self._standard_quotes),
            watch=watch,
            spending=Spending(watch),
            background=background,
        )
        watch.report(Progress(article.words))
        spoken = language or article.language
        grounding = asyncio.create_task(self._ground(article, spoken, order.marker))
        try:
            window = self.desk.window
            try:
                written = await self._written(order, grounding)
            except TooLongForModel as error:
                self.desk.narrow(error.limit, window)
                written = await self._written(order, grounding)
            ground = await grounding
            tldr, points = await true_statements(
                self.desk, order, written.answer, ground, points=POINTS[length]
            )
        finally:
            self._planned = None
            grounding.cancel()
            await asyncio.gather(grounding, return_exceptions=True)
        return Summary(
            tldr=tldr,
            points=points,
            quotes=written.quotes,
            engine=NAME,
            model=self._terms.model,
            coverage=written.coverage,
            figures_checked=True,
        )

    async def quotes(self, article: Article, *, limit: int, watch: Watch) -> Selection:
        """Have the key quotes chosen.

        Raises:
            EngineError: with a sentence for the asker.
        """
        order = Order(
            article=article,
            length=Length.STANDARD,
            language="",
            quotes=limit,
            watch=watch,
            spending=Spending(watch),
        )
        watch.report(Progress(article.words))
        window = self.desk.window
        try:
            return await self._chosen(order)
        except TooLongForModel as error:
            self.desk.narrow(error.limit, window)
            return await self._chosen(order)
        finally:
            self._planned = None

    def expected(self, inquiry: Inquiry) -> Usage:
        """Return about what an answer will take."""
        return self._answering.expected(inquiry)

    async def answer(self, inquiry: Inquiry, *, watch: Watch) -> Answer:
        """Answer a question from articles alone, or find that they do not say."""
        return await self._answering.answer(inquiry, watch)

    async def passages(self, article: Article) -> Cuts:
        """Cut an article at the ends of paragraphs and sentences."""
        return await self.desk.work(cut, article)

    async def condense(self, gist: str, exchanges: Sequence[Exchange], *, watch: Watch) -> str:
        """Put what older exchanges came to into a few lines."""
        return await self._answering.condense(gist, exchanges, watch)

    def expected_digest(self, material: Material) -> Usage:
        """Return about what minutes will take."""
        return self._minutes.expected(material)

    async def digest(
        self, material: Material, *, watch: Watch, background: bool = False
    ) -> Minutes:
        """Tell what people talked about, and sort articles by topic."""
        return await self._minutes.take(material, watch, background=background)

    async def _chosen(self, order: Order) -> Selection:
        desk, article = self.desk, order.article
        frame = desk.prompts["quotes"].render(fence="", article="", quotes=order.quotes)
        room = desk.room(frame.system, frame.system)
        planned = await self._plan(article, room)
        order.spending.expect(self._expected(planned, order.length).tokens)
        coverage = None
        if len(planned.parts) == 1:
            answer = await desk.ask(
                order, "quotes", QUOTES, article=article.text, quotes=order.quotes
            )
            quotes = await desk.work(true_quotes, article.text, answer.quotes, order.quotes)
        else:
            read = await read_parts(desk, order, planned, quotes_only=True)
            chosen = await pick(desk, order, read, room.whole)
            quotes = await borne_out(desk, chosen, order.quotes)
            coverage = read.coverage(article.coverage)
        return Selection(quotes, engine=NAME, model=self._terms.model, coverage=coverage)

    async def _written(self, order: Order, grounding: asyncio.Task[Ground]) -> _Written:
        room = self._summary_room(order.article, order.length)
        planned = await self._plan(order.article, room)
        order.spending.expect(self._expected(planned, order.length).tokens)
        draft = Draft(grounding, order.watch, Progress(order.article.words))
        if len(planned.parts) == 1:
            return await self._written_whole(order, draft)
        return await self._written_in_parts(order, planned, room, draft)

    async def _written_whole(self, order: Order, draft: Draft) -> _Written:
        article = order.article
        answer = await self.desk.ask(
            order,
            "summarize",
            SUMMARY,
            on_text=draft,
            length=order.length,
            quotes=order.quotes,
            about=about(article),
            article=article.text,
            language=order.language,
        )
        quotes = await self.desk.work(true_quotes, article.text, answer.quotes, order.quotes)
        return _Written(answer, quotes)

    async def _written_in_parts(
        self, order: Order, planned: Plan, room: Room, draft: Draft
    ) -> _Written:
        desk, article = self.desk, order.article
        read = await read_parts(desk, order, planned)
        draft.progress = Progress(article.words, part=read.parts, parts=read.parts)
        sheet = await condensed(desk, order, read.notes, room.whole)
        answer = await desk.ask(
            order,
            "merge",
            MERGED,
            tag="notes",
            on_text=draft,
            length=order.length,
            quotes=order.quotes,
            about=about(article),
            notes=sheet.text,
            language=order.language,
        )
        chosen = sheet.chosen(answer, order.quotes)
        quotes = await borne_out(desk, chosen, order.quotes)
        return _Written(answer, quotes, read.coverage(article.coverage))

    async def _ground(self, article: Article, language: str | None, marker: str) -> Ground:
        return Ground(
            facts=await self.desk.work(facts_of, article),
            text=article.text,
            guard=self._guard.knowing(marker),
            language=language,
            translated=language is not None and language != article.language,
        )

    async def _plan(self, article: Article, room: Room) -> Plan:
        # A short text fits by any count, which saves loading a vocabulary for it.
        if len(article.text) <= SMALL_TEXT and estimate_tokens(article.text) <= room.whole:
            return plan(article.text, None, room)
        # What a summary will cost is asked just before it is written.
        if (known := self._planned) is not None and known[:2] == (article.text, room):
            return known[2]
        encoding = await self._tokenizer.encoding()
        planned = await self.desk.work(plan, article.text, encoding, room)
        self._planned = (article.text, room, planned)
        return planned

    def _expected(self, planned: Plan, length: Length) -> Usage:
        parts = len(planned.parts)
        name = "notes" if parts > 1 else "summarize"
        overhead = estimate_tokens(frame(self.desk.prompts, name, length))
        notes = parts * _NOTES_TOKENS if parts > 1 else 0
        prompt = planned.tokens + parts * overhead + notes
        completion = _ANSWER_TOKENS + notes
        return Usage(
            calls=parts + (parts > 1),
            prompt_tokens=prompt,
            completion_tokens=completion,
            cost_usd=self._terms.cost(prompt, completion),
            estimated=True,
        )

    def _summary_room(self, article: Article, length: Length) -> Room:
        prompts = self.desk.prompts
        whole, part = frame(prompts, "summarize", length), frame(prompts, "notes", length)
        return self.desk.room(whole + about(article), part)
