"""Answer a question by sentences of the articles, as they stand there, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from bot.core.answering.evidence import Evidence
from bot.core.answering.leaning import lookup
from bot.core.answering.reading import best_passages, passages_of
from bot.core.sentences import guess_language, split
from bot.models import Answer, Article, Citation, Inquiry, Span

ENGINE: Final = "extractive"

_SENTENCES = 3
_BEHIND = 6.0
"""How far behind the best one a sentence may be that is shown with it."""
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
    language = _language(inquiry.documents)
    verdict = Evidence(sentences, titles, lookup(inquiry), language).verdict()
    if verdict.margin <= _BELIEVED:
        return Answer("", answered=False, citations=(sentences[verdict.order[0]],), engine=ENGINE)
    least = verdict.scores[verdict.order[0]] - _BEHIND
    chosen = [sentences[n] for n in verdict.order[:_SENTENCES] if verdict.scores[n] >= least]
    text = " ".join(f"{_shown(c.text)} [{n}]" for n, c in enumerate(chosen, start=1))
    return Answer(text, answered=True, citations=tuple(chosen), engine=ENGINE)


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
        found = best_passages(inquiry, passages_of(documents), count=_PASSAGES)
        parts = [(passage.document, passage) for passage in found]
    for document, part in parts:
        for found_one in split(part.text, documents[document].language):
            start, end = part.start + found_one.start, part.start + found_one.end
            yield Citation(start, end, found_one.text, document)
