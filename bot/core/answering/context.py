"""What a sentence takes from those before it: a name it only points to, a question it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import regex

from bot.models import Citation

Met = dict[str, float]

_CARRIED = 0.8
"""What a name counts that a sentence points to."""
_BACK = 3
"""Sentences over which a name is pointed to."""
_SURE = 0.9
_ECHO = 3
"""From so many words on a question in an interview opens a turn; "Honestly?" does not."""
_FADES = 0.8
_PLAIN, _LONGER = 30, 40
"""Characters of a short sentence, and how many more halve its bearing on the next."""

_POINTING = regex.compile(
    r"(?<!\p{L})(?:he|she|his|her|him|they|their|er|sie|ihr|sein|ihre|seine|il|elle|ils|lui|leur|"
    r"él|ella|su|sus|lui|lei|suo|sua|on|ona|jego|jej|он|она|они|его|её|их|وه|वह|उन्होंने|उसने|उनका|"
    r"उनके|فهو|فهي|وهو|وهي|هو|هي)(?!\p{L})|[他她]|彼",
    regex.IGNORECASE,
)
_NAME_INSIDE = regex.compile(r"(?<=[\p{Ll},;] )\p{Lu}\p{Ll}+")
_FULL_NAME = regex.compile(r"\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+")
UNCASED: Final = frozenset({"zh", "ja", "ar", "hi"})
"""Languages of news whose names have no capitals."""


def carried(
    sentences: Sequence[Citation],
    met_by: Sequence[Mapping[str, float]],
    names: Sequence[str],
    cased: bool,
) -> list[Met]:
    """Return for each sentence the names of the question that it points back to.

    Args:
        sentences: Those of all documents, in order.
        met_by: The words of the question that each has.
        names: The words of the question that may be names.
        cased: Whether names are known by capitals.
    """
    found: list[Met] = []
    for number, sentence in enumerate(sentences):
        points = _POINTING.search(sentence.text) or (
            cased and not _NAME_INSIDE.search(sentence.text)
        )
        found.append(_before(number, sentences, met_by, names) if points and names else {})
    return found


def _before(
    number: int,
    sentences: Sequence[Citation],
    met_by: Sequence[Mapping[str, float]],
    names: Sequence[str],
) -> Met:
    for earlier in range(number - 1, max(-1, number - 1 - _BACK), -1):
        if sentences[earlier].document != sentences[number].document:
            break
        named = [word for word in names if met_by[earlier].get(word, 0.0) >= _SURE]
        if named:
            return dict.fromkeys(named, _CARRIED)
        if _FULL_NAME.search(sentences[earlier].text):
            break
    return {}


def turns(
    likenesses: Sequence[float | None], lengths: Sequence[int], documents: Sequence[int]
) -> list[float]:
    """Return how far each sentence follows, in an interview, on a question like the one asked.

    Args:
        likenesses: How like each sentence is to the question; None where it asks nothing.
        lengths: How many words each has.
        documents: Which document each is of.
    """
    found: list[float] = []
    like, current = 0.0, 0
    for likeness, length, document in zip(likenesses, lengths, documents, strict=True):
        like, current = (like if document == current else 0.0), document
        found.append(like)
        if likeness is None:
            like *= _FADES
        else:
            like = likeness if length >= _ECHO else max(like, likeness)
    return found


def leading(sentence: str) -> float:
    """Return how far a sentence only leads up to the next: "The forest died quickly."."""
    return 1 / (1 + max(0, len(sentence) - _PLAIN) / _LONGER)
