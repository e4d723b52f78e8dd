"""Hold an answer that a model wrote against the passages it was given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import regex

from bot.core.answering.matching import SAME_STEM, degree, terms_of
from bot.core.answering.reading import Passage
from bot.core.quotes import Verifier
from bot.core.quotes.verify import Match
from bot.core.sentences import split
from bot.models import Article, Citation, Span

_NUMBERS = r"\s*\d{1,4}(?:\s*[,;、，–-]\s*\d{1,4})*\s*"
_MARKER = regex.compile(rf"\s*(?:\[({_NUMBERS})\]|【({_NUMBERS})】|［({_NUMBERS})］)")
_NUMBER = regex.compile(r"(\d+)(?:\s*[–-]\s*(\d+))?")
_MOST_IN_RANGE = 10
_QUOTATION = regex.compile(
    r"“([^“”\n]+)”|„([^„“”\n]+)[“”]|«\s?([^«»\n]+?)\s?»|»([^«»\n]+)«|「([^「」\n]+)」|『([^『』\n]+)』"
    r"|(?<![\p{L}\p{N}])\"([^\"\n]+)\"(?!\p{L})"
)
_ENOUGH_OF_CLAIM = 0.6
"""Part of the best sentence's likeness to the claim from which one beside it is cited too."""
_LEAST = 0.5
_GLYPH = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
_TERM_WORDS = 3
_TERM_GLYPHS = 6
"""Below so many a phrase between quote marks is a term, not words of the source."""


def verify_answer(
    text: str, passages: Sequence[Passage], documents: Sequence[Article]
) -> tuple[str, tuple[Citation, ...]]:
    """Hold a written answer against what it was written from.

    Markers such as `[2]`, `[1, 2]` or `【1】` name passages by their place, from 1. Those of
    passages that exist are numbered anew in order of first appearance; a passage keeps one number.
    Its citation is the part of the passage that the sentence with the marker rests on. A sentence
    with a quotation that no document has is dropped; a quotation with slips is put right.

    Args:
        text: The answer as it was written.
        passages: What the model was given, in that order.
        documents: The articles the passages are of.

    Returns:
        The answer, its only markers `[1]` and so on, and the citation that each stands for.
    """
    verifiers = [Verifier(document.text) for document in documents]
    places: dict[int, int] = {}
    claims: dict[int, list[str]] = {}
    kept: list[str] = []
    for sentence in _claims(text):
        repaired = _with_true_quotes(_MARKER.sub("", sentence), verifiers)
        if repaired is None:
            kept.append(" " if sentence[-1:].isspace() else "")
            continue
        numbers = [n for n in _cited(sentence) if 1 <= n <= len(passages)]
        for number in numbers:
            places.setdefault(number, len(places) + 1)
            claims.setdefault(number, []).append(repaired)
        kept.append(_marked(repaired, [places[n] for n in dict.fromkeys(numbers)]))
    citations = tuple(_narrowed(passages[n - 1], claims[n]) for n in places)
    return _joined(kept), citations


def _claims(text: str) -> Iterator[str]:
    """Yield the sentences with the white space and the markers that follow each."""
    starts = [sentence.start for sentence in split(_without_markers(text))]
    bounds = [0, *starts[1:], len(text)] if starts else [0, len(text)]
    for start, end in pairwise(bounds):
        if text[start:end]:
            yield text[start:end]


def _without_markers(text: str) -> str:
    """Blank the markers, so that they neither end a sentence nor begin one."""
    return _MARKER.sub(lambda found: " " * len(found[0]), text)


def _cited(sentence: str) -> Iterator[int]:
    for marker in _MARKER.finditer(sentence):
        for first, last in _NUMBER.findall(next(filter(None, marker.groups()))):
            end = int(last or first)
            yield from range(int(first), min(end, int(first) + _MOST_IN_RANGE) + 1)


def _marked(sentence: str, numbers: Sequence[int]) -> str:
    body = sentence.rstrip()
    markers = "".join(f" [{number}]" for number in numbers)
    return body + markers + sentence[len(body) :]


def _with_true_quotes(sentence: str, verifiers: Sequence[Verifier]) -> str | None:
    """Return a sentence with its quotations as the documents have them; None if one is false."""
    pieces: list[str] = []
    place = 0
    for found in _QUOTATION.finditer(sentence):
        group = next(n for n, inner in enumerate(found.groups(), start=1) if inner)
        start, end = found.span(group)
        inner = sentence[start:end]
        match = _stands(inner, verifiers)
        if match is None and not _is_term(inner):
            return None
        as_it_stands = inner if match is None or match.exact else match.text
        pieces += [sentence[place:start], as_it_stands]
        place = end
    return "".join([*pieces, sentence[place:]])


def _stands(claim: str, verifiers: Sequence[Verifier]) -> Match | None:
    found = (verifier.verify(claim) for verifier in verifiers)
    return next(filter(None, found), None)


def _is_term(quoted: str) -> bool:
    if _GLYPH.search(quoted):
        return len(quoted) < _TERM_GLYPHS
    return len(quoted.split()) < _TERM_WORDS


def _joined(kept: Sequence[str]) -> str:
    lines = "".join(kept).splitlines()
    shown = (" ".join(line.split()) for line in lines)
    return "\n".join(line for line, _ in groupby(shown)).strip()


def _narrowed(passage: Passage, claims: Sequence[str]) -> Citation:
    """Cite the sentences of a passage that claims rest on, and what stands between them."""
    sentences: list[Span] = list(split(passage.text))
    if not sentences:
        return Citation(passage.start, passage.end, passage.text, passage.document)
    bounds = [_resting(claim, sentences) for claim in claims]
    start = sentences[min(first for first, _ in bounds)].start
    end = sentences[max(last for _, last in bounds)].end
    inner = passage.text[start:end]
    return Citation(passage.start + start, passage.start + end, inner, passage.document)


def _resting(claim: str, sentences: Sequence[Span]) -> tuple[int, int]:
    """Return the first and last sentence a claim rests on: the likest, and a likely neighbour."""
    shares = [0.0, *(_shared(claim, sentence.text) for sentence in sentences), 0.0]
    best = max(range(1, len(shares) - 1), key=shares.__getitem__)
    enough = max(_ENOUGH_OF_CLAIM * shares[best], _LEAST)
    return (
        best - 1 - (shares[best - 1] > enough),
        best - 1 + (shares[best + 1] > enough),
    )


def _shared(claim: str, sentence: str) -> float:
    """Return how many terms of a claim a sentence has, long ones and numbers counting double."""
    held = {term.word for term in terms_of(sentence)}
    total = 0.0
    for word in {term.word for term in terms_of(claim)}:
        weight = 2.0 if word[0].isnumeric() else min(len(word), 8) / 4
        alike = word in held or any(degree(word, other) >= SAME_STEM for other in held)
        total += weight * alike
    return total
