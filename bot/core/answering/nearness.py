"""How near words stand to one another in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.core.answering.matching import Term

_FAR = 40
_CLOSE = 15
"""Characters over which nearness halves: to any word of the question, and to the one counted."""
_TOGETHER = 25
"""How far apart two words of a question may stand that are taken to belong together."""
_BESIDE = 12
"""Up to here they stand together in a sentence as well."""
_MET = 0.6

Spans = Sequence[tuple[int, int]]
Like = Mapping[str, Mapping[str, float]]
"""The words of a question -> the words of the documents that are like them, and how much."""


def closeness(
    terms: Sequence[Term], spans: Spans, like: Like, weights: Mapping[str, float]
) -> float:
    """Return how near stretches of a sentence stand to the weightiest words of the question."""
    heaviest = max(weights.values(), default=1.0)
    return max(
        (
            weights[asked] * alike[term.word] / (heaviest * (1 + distance(term, spans) / _FAR))
            for term in terms
            for asked, alike in like.items()
            if term.word in alike
        ),
        default=0.0,
    )


def closeness_to_one(terms: Sequence[Term], spans: Spans, alike: Mapping[str, float]) -> float:
    """Return how near stretches of a sentence stand to one word, given what is like it."""
    return max(
        (
            alike[term.word] / (1 + max(0, distance(term, spans) - len(term.word)) / _CLOSE)
            for term in terms
            if term.word in alike
        ),
        default=0.0,
    )


def kept_together(
    terms: Sequence[Term], asked: Sequence[Term], like: Like, weights: Mapping[str, float]
) -> float:
    """Return how far neighbours in the question are neighbours in a sentence, from 0 to 1."""
    places: dict[str, list[int]] = {}
    for term in terms:
        for word, alike in like.items():
            if alike.get(term.word, 0.0) >= _MET:
                places.setdefault(word, []).append(term.start)
    everything = kept = 0.0
    for first, second in pairwise(asked):
        if first.glyphs is not second.glyphs or second.start - first.start > _TOGETHER:
            continue
        weight = weights[first.word] + weights[second.word]
        everything += weight
        if first.word in places and second.word in places:
            apart = min(abs(a - b) for a in places[first.word] for b in places[second.word])
            kept += weight / (1 + max(0, apart - _BESIDE) / _CLOSE)
    return kept / everything if everything else 0.0


def distance(term: Term, spans: Spans) -> int:
    """Return how many characters lie between a word's start and the nearest edge of a stretch."""
    return min(abs(term.start - place) for span in spans for place in span)
