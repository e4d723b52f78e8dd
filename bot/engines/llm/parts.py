"""Long texts: notes on every part at once, then one summary of the notes.

A part's reader proposes quotes; whoever merges notes chooses among them by number. No model ever
writes a quote down a second time.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.core.chunking import Chunk
from bot.core.quotes import QuoteClaim, moved
from bot.core.tokens import estimate_tokens
from bot.core.words import count_words
from bot.engines.llm.checks import true_quotes
from bot.engines.llm.desk import Desk, Order, all_of
from bot.engines.llm.notes import Candidate, Notes, Sheet, groups
from bot.engines.llm.planning import Plan
from bot.engines.llm.shapes import CONDENSED, NOTES, PICK, QUOTES, Shape
from bot.errors import EngineError, ModelMuddled, ModelSetupWrong, TooLongForModel
from bot.models import Coverage, Progress, Quote

log = logging.getLogger(__name__)

QUOTES_A_PART: Final = 3
CHOICE: Final = 2
"""So many times as many quotes are proposed as are shown; more would only be paid for."""
_LEAST_GAIN: Final = 0.9
"""Each level of merging makes notes shorter, to this part of their length at least."""
_MOST_LEVELS: Final = 6


@dataclass(frozen=True, slots=True)
class Read:
    """What the parts of a text gave.

    Attributes:
        lost: Parts that could not be read after all tries.
    """

    notes: tuple[Notes, ...]
    parts: int
    lost: tuple[Chunk, ...]

    def coverage(self, article: Coverage) -> Coverage:
        """Return how much was read, given how much of the source there was."""
        if not self.lost:
            return Coverage(article.complete, article.words_read, self.parts, article.note)
        words = article.words_read - sum(count_words(part.text) for part in self.lost)
        note = f"{self.parts - len(self.lost)} of {self.parts} parts read"
        return Coverage(False, max(0, words), self.parts, note)


async def read_parts(desk: Desk, order: Order, plan: Plan, *, quotes_only: bool = False) -> Read:
    """Have notes taken on every part, all at once.

    Raises:
        EngineError: when most of the parts could not be read.
    """
    total = len(plan.parts)
    share = min(QUOTES_A_PART, math.ceil(CHOICE * order.quotes / total))
    limit = order.quotes if quotes_only else share
    done = 0
    failures: list[EngineError] = []

    async def note(part: Chunk) -> Notes | None:
        nonlocal done
        try:
            notes = await _notes(desk, order, part, limit, quotes_only=quotes_only)
        except (ModelSetupWrong, TooLongForModel):
            raise
        except EngineError as error:
            log.warning("a part of %d could not be read: %s", total, type(error).__name__)
            failures.append(error)
            if 2 * len(failures) > total:
                raise
            return None
        done += 1
        order.watch.report(Progress(order.article.words, part=done, parts=total))
        return notes

    order.watch.report(Progress(order.article.words, parts=total))
    notes = await all_of(note(part) for part in plan.parts)
    lost = tuple(part for part, read in zip(plan.parts, notes, strict=True) if read is None)
    return Read(tuple(filter(None, notes)), total, lost)


async def condensed(desk: Desk, order: Order, notes: Sequence[Notes], room: int) -> Sheet:
    """Bring notes down until they fit into `room` tokens, group by group, level by level.

    Raises:
        EngineError: when the model cannot.
    """
    size = math.inf
    while True:
        sheet = Sheet.of(notes)
        tokens = estimate_tokens(sheet.text)
        if tokens <= room:
            return sheet
        # A model that only repeats its notes would be asked for ever.
        if tokens > _LEAST_GAIN * size:
            raise ModelMuddled
        size = tokens
        notes = await all_of(_condense(desk, order, group) for group in groups(notes, room))


async def pick(desk: Desk, order: Order, read: Read, room: int) -> tuple[Candidate, ...]:
    """Choose the key quotes among all that the parts gave.

    Raises:
        EngineError: when the model cannot.
    """
    notes: Sequence[Notes] = [Notes((), each.candidates) for each in read.notes]
    for _ in range(_MOST_LEVELS):
        sheet = Sheet.of(notes)
        if len(sheet.candidates) <= order.quotes:
            return sheet.candidates
        last = estimate_tokens(sheet.text) <= room
        gathered = [list(notes)] if last else groups(notes, room)
        notes = await all_of(_choose(desk, order, group, "pick", PICK) for group in gathered)
        if last:
            return Sheet.of(notes).candidates
    raise ModelMuddled


async def borne_out(desk: Desk, candidates: Sequence[Candidate], limit: int) -> tuple[Quote, ...]:
    """Return the quotes that stand in the text, as spans of the whole of it."""
    by_part: dict[Chunk, list[QuoteClaim]] = {}
    for candidate in candidates:
        by_part.setdefault(candidate.part, []).append(candidate.claim)

    async def check(part: Chunk, claims: list[QuoteClaim]) -> list[Quote]:
        return moved(await desk.work(true_quotes, part.text, claims, limit), part.start)

    checked = await all_of(check(part, claims) for part, claims in by_part.items())
    quotes = [quote for part in checked for quote in part]
    return tuple(sorted(quotes, key=lambda quote: quote.start)[:limit])


async def _notes(desk: Desk, order: Order, part: Chunk, limit: int, *, quotes_only: bool) -> Notes:
    article = part.text.strip()
    if quotes_only:
        answer = await desk.ask(order, "quotes", QUOTES, tag="part", article=article, quotes=limit)
    else:
        answer = await desk.ask(order, "notes", NOTES, tag="part", article=article)
    claims = answer.quotes[:limit]
    if not all(claim.text in part.text for claim in claims):
        # What is not there is dropped now, so that nobody chooses it.
        found = await desk.work(true_quotes, part.text, claims, limit)
        claims = tuple(QuoteClaim(quote.text, quote.speaker or "") for quote in found)
    return Notes(answer.facts, tuple(Candidate(part, claim) for claim in claims))


async def _condense(desk: Desk, order: Order, group: Sequence[Notes]) -> Notes:
    return await _choose(desk, order, group, "condense", CONDENSED)


async def _choose(
    desk: Desk, order: Order, group: Sequence[Notes], name: str, shape: Shape
) -> Notes:
    sheet = Sheet.of(group)
    limit = max(1, order.quotes)
    answer = await desk.ask(order, name, shape, tag="notes", notes=sheet.text, quotes=limit)
    return Notes(answer.facts, sheet.chosen(answer, limit))
