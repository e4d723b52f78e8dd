"""Choose what a model reads of the articles to answer a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.answering.leaning import lookup
from bot.core.chunking import chunk
from bot.core.passages import PassageIndex
from bot.core.tokens import estimate_tokens
from bot.models import Article, Cuts, Inquiry, Span

_PASSAGE_TOKENS = 250
_WHOLE_TOKENS = 3000
"""Up to here the documents are read whole: choosing could only lose something."""


@dataclass(frozen=True, slots=True)
class Passage(Span):
    """A stretch of an article; `document` is the article's place among those asked.

    A model is told a passage's number, which is its place, from 1, among those it is given.
    """

    document: int = 0


def passages_of(documents: Sequence[Article], spans: Sequence[Cuts] | None = None) -> list[Passage]:
    """Cut articles into passages of about 250 tokens, which joined are the articles' texts.

    Args:
        documents: The articles, in the order they came.
        spans: Where the passages of each document stand, when they are known already.
    """
    found = []
    for number, document in enumerate(documents):
        text = document.text
        bounds = _bounds(text) if spans is None else spans[number]
        found += [Passage(start, end, text[start:end], number) for start, end in bounds]
    return found


def cut(article: Article) -> Cuts:
    """Return where an article's passages start and end; for a worker process where it is long."""
    return tuple(_bounds(article.text))


def retrieve(inquiry: Inquiry, passages: Sequence[Passage], *, room: int) -> list[Passage]:
    """Return what to read for a question: at most `room` estimated tokens, in source order.

    Short documents go whole. Of longer ones the passages go that have most to do with the question
    and its conversation, and the best of every document before the second of any.
    """
    sizes = [estimate_tokens(passage.text) for passage in passages]
    if sum(sizes) <= min(room, _WHOLE_TOKENS):
        return list(passages)
    chosen: list[int] = []
    for number in _by_turns(_ranked(inquiry, passages), passages):
        if sizes[number] <= room:
            room -= sizes[number]
            chosen.append(number)
    return [passages[number] for number in sorted(chosen)]


def best_passages(inquiry: Inquiry, passages: Sequence[Passage], *, count: int) -> list[Passage]:
    """Return the `count` passages that have most to do with a question, in source order."""
    chosen = _by_turns(_ranked(inquiry, passages), passages)[:count]
    return [passages[number] for number in sorted(chosen)]


def _bounds(text: str) -> list[tuple[int, int]]:
    return [(c.start, c.end) for c in chunk(text, limit=_PASSAGE_TOKENS, count=estimate_tokens)]


def _ranked(inquiry: Inquiry, passages: Sequence[Passage]) -> list[int]:
    index = PassageIndex([passage.text for passage in passages])
    scores = [0.0] * len(passages)
    for words, weight in lookup(inquiry):
        for number, score in enumerate(index.score(words)):
            scores[number] += weight * score
    return sorted(range(len(passages)), key=scores.__getitem__, reverse=True)


def _by_turns(ranked: Sequence[int], passages: Sequence[Passage]) -> list[int]:
    """Put the best passage of every document first."""
    best: dict[int, int] = {}
    for number in ranked:
        best.setdefault(passages[number].document, number)
    first = list(best.values())
    return [*first, *(number for number in ranked if number not in first)]
