"""Notes on the parts of a long text, and how they are shown to the model that merges them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.core.chunking import Chunk
from bot.core.limits import fit
from bot.core.quotes import QuoteClaim
from bot.core.tokens import estimate_tokens
from bot.engines.llm.reading import Said

QUOTE_SHOWN: Final = 60
"""Characters of a quote that are shown to choose by."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quote that a part's reader proposed; from here on it is only known by number."""

    part: Chunk
    claim: QuoteClaim


@dataclass(frozen=True, slots=True)
class Notes:
    """What one part says, or several parts together."""

    facts: tuple[str, ...]
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Notes written out for a prompt; `candidates[n - 1]` is the quote numbered n."""

    text: str
    candidates: tuple[Candidate, ...]

    @classmethod
    def of(cls, notes: Iterable[Notes]) -> Sheet:
        """Write notes out, their quotes numbered from 1."""
        lines: list[str] = []
        candidates: list[Candidate] = []
        for each in notes:
            lines += each.facts
            for candidate in each.candidates:
                candidates.append(candidate)
                lines.append(_numbered(len(candidates), candidate.claim))
        return cls("\n".join(lines), tuple(candidates))

    def chosen(self, answer: Said, limit: int) -> tuple[Candidate, ...]:
        """Return the quotes an answer names by number, or by their words if it has no numbers."""
        known = dict.fromkeys(n - 1 for n in answer.numbers if 1 <= n <= len(self.candidates))
        if not known:
            places = [self._place(claim) for claim in answer.quotes]
            known = dict.fromkeys(place for place in places if place is not None)
        return tuple(self.candidates[n] for n in list(known)[:limit])

    def _place(self, claim: QuoteClaim) -> int | None:
        words = " ".join(claim.text.split()).casefold().rstrip("….")
        for place, candidate in enumerate(self.candidates):
            if words and words in " ".join(candidate.claim.text.split()).casefold():
                return place
        return None


def groups(notes: Sequence[Notes], room: int) -> list[list[Notes]]:
    """Put neighbouring notes together into about even groups that fit into `room` tokens each.

    A single note that is too large makes a group of its own.
    """
    sizes = [estimate_tokens(Sheet.of([each]).text) for each in notes]
    share = sum(sizes) / max(1, -(-sum(sizes) // max(1, room)))
    gathered: list[list[Notes]] = []
    filled = 0
    for each, size in zip(notes, sizes, strict=True):
        if not gathered or filled + size > room or filled >= share:
            gathered.append([])
            filled = 0
        gathered[-1].append(each)
        filled += size
    return gathered


def _numbered(number: int, claim: QuoteClaim) -> str:
    # Who only chooses by number need not read a long quote to its end.
    words = fit(" ".join(claim.text.split()), QUOTE_SHOWN)
    return f"[{number}] {words}" + (f" — {claim.speaker}" if claim.speaker else "")
