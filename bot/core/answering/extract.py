"""Answer a question by sentences of the articles, as they stand there, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from bot.core.answering.evidence import Evidence, Verdict
from bot.core.answering.leaning import leans, lookup
from bot.core.answering.reading import best_passages, passages_of
from bot.core.sentences import guess_language, split
from bot.models import Answer, Article, Citation, Inquiry, Span

ENGINE: Final = "extractive"

_BEHIND = (4.0, 1.5)
"""How far behind the best one the second and the third sentence may be that are shown with it."""
_ON_SUBJECT = 0.4
"""Which part of what the best one has of the question they must have."""
_BELIEVED = 0.1
"""The margin from which a sentence is taken for an answer."""
_WHOLE = 40_000
"""Characters up to which every sentence is looked at; of more, those of the best passages."""
_PASSAGES = 24
_MARKER = regex.compile(r"\s?\[\d+(?:\s*,\s*\d+)*\]")


def extract_answer(inquiry: Inquiry) -> Answer:
    """Answer a question by at most three sentences of the articles, or find that they do not say.

    A sentence's own footnote marks and line breaks are left out of the answer, as `[1]` stands for
    a citation; the citations have them.
    """
    sentences = list(_sentences(inquiry))
    if not sentences:
        return Answer(text="", answered=False, citations=(), engine=ENGINE)
    titles = [document.title for document in inquiry.documents]
    opening = [_opens(n, sentences, inquiry.documents) for n in range(len(sentences))]
    given = _given(inquiry, sentences)
    language = _language(inquiry.documents)
    verdict = Evidence(sentences, opening, titles, lookup(inquiry), language, given).verdict()
    if verdict.margin <= _BELIEVED:
        return Answer("", answered=False, citations=(sentences[verdict.order[0]],), engine=ENGINE)
    chosen = [sentences[n] for n in _chosen(verdict, given)]
    text = " ".join(f"{_shown(c.text)} [{n}]" for n, c in enumerate(chosen, start=1))
    return Answer(text, answered=True, citations=tuple(chosen), engine=ENGINE)


def _chosen(verdict: Verdict, given: Sequence[bool]) -> list[int]:
    """Return the best sentence, and those nearly as good that have to do with the question.

    Beside the best one none is given a second time.
    """
    best = verdict.order[0]
    enough = _ON_SUBJECT * verdict.bearing[best]
    kept = [best]
    for number, behind in zip(verdict.order[1:], _BEHIND, strict=False):
        near = verdict.scores[best] - verdict.scores[number] <= behind
        if near and verdict.bearing[number] >= enough and not given[number]:
            kept.append(number)
    return kept


def _given(inquiry: Inquiry, sentences: Sequence[Citation]) -> list[bool]:
    """Return which sentences the last answer was made of.

    None where the question does not lean on it: who asks the same once more gets the same answer.
    """
    goes_on = bool(inquiry.earlier) and leans(inquiry.question)
    said = _shown(inquiry.earlier[-1].answer) if goes_on else ""
    return [_shown(sentence.text) in said for sentence in sentences]


def _opens(number: int, sentences: Sequence[Citation], documents: Sequence[Article]) -> bool:
    """Return whether a sentence begins a paragraph."""
    here = sentences[number]
    before = sentences[number - 1] if number else None
    if before is None or before.document != here.document:
        return True
    return "\n" in documents[here.document].text[before.end : here.start]


def _shown(sentence: str) -> str:
    return " ".join(_MARKER.sub("", sentence).split())


def _language(documents: Sequence[Article]) -> str:
    first = documents[0]
    return first.language or guess_language(first.text)


def _sentences(inquiry: Inquiry) -> Iterator[Citation]:
    documents = inquiry.documents
    parts: list[tuple[int, Span]]
    if sum(len(document.text) for document in documents) <= _WHOLE:
        parts = [(n, Span(0, len(d.text), d.text)) for n, d in enumerate(documents)]
    else:
        found = best_passages(inquiry, passages_of(documents, inquiry.passages), count=_PASSAGES)
        parts = [(passage.document, passage) for passage in found]
    for document, part in parts:
        for found_one in split(part.text, documents[document].language):
            start, end = part.start + found_one.start, part.start + found_one.end
            yield Citation(start, end, found_one.text, document)
