"""Choose the sentences that tell most of a text: the extractive summary.

A sentence scores by what it shares with the whole text (a centroid of its terms, Radev et al.
2004, "Centroid-based summarization of multiple documents"), how early it stands and whether it is
short; near-repetitions are passed over (maximal marginal relevance, Carbonell and Goldstein 1998).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import regex

from bot.core import sentences
from bot.core.openings import Standing, is_vague, standing
from bot.core.terms import terms, word_count
from bot.models import Sentence

_CANDIDATES = 60
"""Sentences compared with one another; comparing all would take the square of their number."""
_POSITION_FALL = 1.5
"""How quickly a sentence's score falls with its rank, towards the taste's floor."""
_EARLY_TERMS = 0.3
"""Terms of early sentences weigh more in the centroid: weight = rank ** -this."""
_LENGTH_NORM = 1.2
"""Power of a sentence's own weight that its score is divided by; 1 is the cosine."""
_NAMES_ENOUGH, _FIGURES_ENOUGH = 6, 3
_REDUNDANCY = 0.5
_STANDING_WEIGHT = {
    Standing.ALONE: 1.0,
    Standing.LINKED: 0.9,
    Standing.ORPHAN: 0.85,
    Standing.FRAGMENT: 0.6,
}

_TITLE_WEIGHT = 2.0
_TITLE_GAIN = 1.0
"""What likeness to the headline adds to a TL;DR at most."""
_SAME = 0.55
"""Similarity (0 to 1) from which a point repeats another."""

_NAME = regex.compile(r"(?<=[\p{Ll}\p{N},;] )\p{Lu}")
_FIGURE = regex.compile(r"\p{N}[\p{N}.,:]*")


@dataclass(frozen=True, slots=True)
class _Taste:
    """What sort of sentence is wanted.

    Attributes:
        floor: Part of its score that even the last sentence keeps.
        short, long: Words; beyond them a sentence's score falls in proportion.
        names, figures: What proper names and numbers add at most, as parts of the score.
        vague: What a sentence keeps that does not say of whom it speaks.
    """

    floor: float
    short: int
    long: int
    names: float
    figures: float
    vague: float


_GIST = _Taste(floor=0.3, short=8, long=20, names=0.3, figures=0.1, vague=1.0)
_LEAD = _Taste(floor=0.5, short=12, long=30, names=0.3, figures=0.3, vague=0.6)
_POINT = _Taste(floor=0.6, short=12, long=30, names=0.3, figures=0.5, vague=0.6)


@dataclass(frozen=True, slots=True)
class Extract:
    """A summary in the article's own sentences; `points` are in source order."""

    tldr: Sentence | None
    points: tuple[Sentence, ...]


@dataclass(slots=True)
class _Ranked:
    sentence: Sentence
    terms: frozenset[str]
    standing: Standing
    words: float
    names: float
    figures: float
    vague: bool
    norm: float = 0.0
    score: float = 0.0


def key_sentences(text: str, *, count: int) -> list[Sentence]:
    """Return the `count` sentences that tell most of a text, verbatim and in source order."""
    ranking = _Ranking(text)
    ranking.score(_GIST)
    return _in_order(ranking.choose(ranking.entries, count))


def summary_sentences(
    text: str, *, points: int, title: str = "", language: str | None = None
) -> Extract:
    """Choose a sentence that sums an article up and at most `points` that add to it.

    Sentences that cannot stand alone are left out, even if that makes fewer points; only a text
    without any other gives its best one as the TL;DR.

    Args:
        text: The article; offsets count its code points.
        points: How many points at most.
        title: The headline, whose terms count as central.
        language: ISO 639-1 code; guessed when None.
    """
    ranking = _Ranking(text, title, language)
    ranking.score(_LEAD)
    lead = ranking.tldr()
    if lead is None:
        return Extract(None, ())
    ranking.score(_POINT)
    usable = [entry for entry in ranking.entries if entry.standing is Standing.ALONE]
    chosen = ranking.choose(usable, points, beside=lead, ceiling=_SAME)
    return Extract(lead.sentence, tuple(_in_order(chosen)))


def _in_order(entries: Iterable[_Ranked]) -> list[Sentence]:
    return sorted((entry.sentence for entry in entries), key=lambda sentence: sentence.start)


def _entry(sentence: Sentence, language: str) -> _Ranked:
    text = sentence.text
    return _Ranked(
        sentence,
        frozenset(terms(text)),
        standing(text, language),
        word_count(text),
        names=min(1.0, len(_NAME.findall(text)) / _NAMES_ENOUGH),
        figures=min(1.0, len(_FIGURE.findall(text)) / _FIGURES_ENOUGH),
        vague=is_vague(text),
    )


class _Ranking:
    """The sentences of one text with what is needed to weigh them against one another."""

    def __init__(self, text: str, title: str = "", language: str | None = None) -> None:
        code = language or sentences.guess_language(text)
        self.entries = [_entry(sentence, code) for sentence in sentences.split(text, code)]
        self._rarity = self._rarities()
        self._title = frozenset(terms(title)) & self._rarity.keys()
        self._centroid = self._centre()
        for entry in self.entries:
            entry.norm = math.sqrt(sum(self._rarity[term] ** 2 for term in entry.terms))

    def _rarities(self) -> dict[str, float]:
        spread = Counter(term for entry in self.entries for term in entry.terms)
        total = len(self.entries) + 1
        return {term: math.log(total / (found + 0.5)) for term, found in spread.items()}

    def _centre(self) -> dict[str, float]:
        centre: dict[str, float] = dict.fromkeys(self._rarity, 0.0)
        for rank, entry in enumerate(self.entries, start=1):
            for term in entry.terms:
                centre[term] += self._rarity[term] * rank**-_EARLY_TERMS
        for term in self._title:
            centre[term] += self._rarity[term] * _TITLE_WEIGHT
        return centre

    def score(self, taste: _Taste) -> None:
        """Give every sentence its score."""
        for rank, entry in enumerate(self.entries, start=1):
            shared = sum(self._rarity[term] * self._centroid[term] for term in entry.terms)
            early = taste.floor + (1 - taste.floor) * rank**-_POSITION_FALL
            fit = min(1.0, entry.words / taste.short, taste.long / max(entry.words, 1.0))
            gain = (1 + taste.names * entry.names) * (1 + taste.figures * entry.figures)
            voice = taste.vague if entry.vague else 1.0
            weight = _STANDING_WEIGHT[entry.standing] * voice
            entry.score = shared / (entry.norm**_LENGTH_NORM or 1.0) * early * fit * gain * weight

    def tldr(self) -> _Ranked | None:
        """Return the sentence that sums the text up best, or None for a text without words."""

        def fitness(entry: _Ranked) -> tuple[int, float]:
            return -entry.standing, entry.score * (1 + _TITLE_GAIN * self._headline_share(entry))

        return max((entry for entry in self.entries if entry.terms), key=fitness, default=None)

    def _headline_share(self, entry: _Ranked) -> float:
        weight = sum(self._rarity[term] for term in self._title)
        return sum(self._rarity[term] for term in self._title & entry.terms) / (weight or 1.0)

    def choose(
        self,
        entries: list[_Ranked],
        count: int,
        *,
        beside: _Ranked | None = None,
        ceiling: float = 1.1,
    ) -> list[_Ranked]:
        """Return up to `count` entries, each unlike the ones before it and unlike `beside`."""
        best = sorted(entries, key=lambda entry: entry.score, reverse=True)
        waiting = {id(entry): (entry, 0.0) for entry in best[: max(_CANDIDATES, 3 * count)]}
        chosen: list[_Ranked] = []
        latest = beside
        while len(chosen) < count:
            if latest is not None:
                waiting.pop(id(latest), None)
                waiting = {
                    key: (entry, max(likeness, self._likeness(entry, latest)))
                    for key, (entry, likeness) in waiting.items()
                }
            waiting = {key: pair for key, pair in waiting.items() if pair[1] < ceiling}
            if not waiting:
                break
            latest = max(
                waiting.values(), key=lambda pair: pair[0].score * (1 - _REDUNDANCY * pair[1])
            )[0]
            chosen.append(latest)
        return chosen

    def _likeness(self, one: _Ranked, other: _Ranked) -> float:
        shared = sum(self._rarity[term] ** 2 for term in one.terms & other.terms)
        return shared / (one.norm * other.norm or 1.0)
