"""Dispose of the quotations a language model proposes: show what stands in the article, or drop it.

A claim is shown in the source's own words or not at all, and never runs from one utterance into
another; its speaker is borne out by the article or left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from bot.core.quotes.crediting import Crediting, same_person
from bot.core.quotes.folding import fold
from bot.core.quotes.scene import Scene
from bot.core.quotes.verify import Match, Verifier, is_cut_from_negation, is_long_enough
from bot.models import Quote

_MOST_PLACES = 12
"""Places of one claim that are looked at; headlines and pull quotes repeat what is said."""
_WHOLE = 300_000
"""Longer texts (code points) are studied around the claims only."""
_SURROUNDINGS = 4_000
_BREAK = regex.compile(r"\n\s*\n|\n")
_MIN_WORDS = 3
_SPACED = regex.compile(r"\S*[\p{L}\p{N}]\S*")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")


@dataclass(frozen=True, slots=True)
class QuoteClaim:
    """A quotation as a model proposes it; nothing of it is believed."""

    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a claim comes to: `fit` tells how well the place suits the claim.

    Attributes:
        order: The claim's place among the claims.
    """

    quote: Quote
    exact: bool
    fit: tuple[bool, bool, bool]
    order: int = 0


def checked_quotes(
    text: str, claims: Sequence[QuoteClaim], *, limit: int | None = None
) -> list[Quote]:
    """Return the claims that stand in a text, in its own words and in source order.

    See `ClaimChecker.check`.
    """
    return ClaimChecker(text).check(claims, limit=limit)


def moved(quotes: Sequence[Quote], by: int) -> list[Quote]:
    """Return the quotations of a chunk with offsets into the text it begins in at `by`."""
    return [replace(quote, start=quote.start + by, end=quote.end + by) for quote in quotes]


class ClaimChecker:
    """A text made ready for checking claims, once or many times.

    What was read off a chunk can be checked against the chunk alone; `moved` leads back.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._verifier = Verifier(text)
        self._whole = [self._stage(0, len(text))] if len(text) <= _WHOLE else []

    def check(self, claims: Sequence[QuoteClaim], *, limit: int | None = None) -> list[Quote]:
        """Return the claims that stand in the text, in its own words and in source order.

        Dropped are claims that do not stand there, are shorter than three words (four glyphs of a
        script without spaces), run across the marks or the paragraphs that divide two utterances,
        or are cut off right beside a negation. Of overlapping ones the longer exact one stays.

        Args:
            claims: What a model proposed, the most important first.
            limit: How many to keep, the first of `claims`; all when None.
        """
        found = [self._verifier.places(claim.text, most=_MOST_PLACES) for claim in claims]
        stages = self._whole or [
            self._stage(*window) for window in _windows(self._text, [m for ms in found for m in ms])
        ]
        candidates = []
        for order, (claim, matches) in enumerate(zip(claims, found, strict=True)):
            shown = [s for m in matches if (s := _stage_of(m, stages).shown(m, claim.speaker))]
            if shown:
                candidates.append(replace(max(shown, key=lambda s: s.fit), order=order))
        kept = sorted(_apart(candidates), key=lambda c: c.order)[:limit]
        return sorted((c.quote for c in kept), key=lambda q: q.start)

    def _stage(self, start: int, end: int) -> _Stage:
        scene = Scene(self._text, start, end)
        return _Stage(scene, Crediting(scene, self._text, self._verifier))


@dataclass(frozen=True, slots=True)
class _Stage:
    """A part of the text where claims stand, and who speaks in it."""

    scene: Scene
    crediting: Crediting

    def shown(self, match: Match, claimed: str) -> _Shown | None:
        """Return what may be shown of a match, in offsets of the whole text."""
        offset = self.scene.start
        standing = self.scene.standing(match.start - offset, match.end - offset)
        if standing is None:
            return None
        start, end = standing.start, standing.end
        words = self.scene.text[start:end]
        if not _enough(words) or is_cut_from_negation(self.scene.text, start, end):
            return None
        speaker = self.crediting.speaker(standing, claimed)
        agrees = speaker is not None and same_person(speaker, claimed)
        return _Shown(
            Quote(start + offset, end + offset, words, speaker),
            match.exact,
            (agrees, speaker is not None, standing.quotation is not None),
        )


def _stage_of(match: Match, stages: Sequence[_Stage]) -> _Stage:
    return next(s for s in stages if s.scene.start <= match.start and match.end <= s.scene.end)


def _enough(text: str) -> bool:
    """Tell whether a text is long enough to be shown: three words, or four unspaced glyphs."""
    spaced = len(_SPACED.findall(text)) >= _MIN_WORDS or _UNSPACED.search(text) is not None
    return spaced and is_long_enough(text)


def _windows(text: str, matches: Sequence[Match]) -> list[tuple[int, int]]:
    """Return the surroundings of the matches, cut between paragraphs where there are any."""
    joined: list[tuple[int, int]] = []
    for low, high in sorted(_outwards(text, match) for match in matches):
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return joined


def _outwards(text: str, match: Match) -> tuple[int, int]:
    low = max(0, match.start - _SURROUNDINGS)
    high = min(len(text), match.end + _SURROUNDINGS)
    opening = _BREAK.search(text, low, match.start) if low else None
    closings = list(_BREAK.finditer(text, match.end, high)) if high < len(text) else []
    return opening.end() if opening else low, closings[-1].start() if closings else high


def _apart(candidates: Sequence[_Shown]) -> list[_Shown]:
    """Return the candidates of which none overlaps or repeats another: exact first, then long."""
    kept: list[_Shown] = []
    said: set[str] = set()
    for candidate in sorted(
        candidates, key=lambda c: (not c.exact, c.quote.start - c.quote.end, not c.quote.speaker)
    ):
        quote, words = candidate.quote, fold(candidate.quote.text).text.casefold()
        overlaps = any(quote.start < k.quote.end and k.quote.start < quote.end for k in kept)
        if not overlaps and words not in said:
            said.add(words)
            kept.append(candidate)
    return kept
