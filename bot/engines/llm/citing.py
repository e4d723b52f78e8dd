"""What an answer may read and what it rests on; all of it for worker processes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.core.answering import Passage, passages_of, retrieve, verify_answer
from bot.core.figures import Facts, unsupported
from bot.core.passages import PassageIndex
from bot.core.sentences import split
from bot.core.terms import terms
from bot.engines.llm.checks import LEAST_TERMS
from bot.engines.llm.markers import cut, joined, marked, without_markers
from bot.models import Article, Citation, Inquiry

SHARED_TERMS: Final = 0.6
"""Share of a sentence's words that a passage must have to be taken for its ground."""
_WEIGHTY: Final = 4
"""Letters of a word that is hardly a small one."""


def read_for(inquiry: Inquiry, room: int) -> list[Passage]:
    """Return what a model reads for a question: at most so many tokens."""
    return retrieve(inquiry, passages_of(inquiry.documents, inquiry.passages), room=room)


def cited(
    text: str, passages: Sequence[Passage], documents: Sequence[Article], question: str
) -> tuple[str, tuple[Citation, ...]]:
    """Return an answer with its citations; without any, those that evidently belong to it.

    Of an answer in a word or two nothing is left unless what it cites has to do with the question:
    an article may ask for any word of its own to be said.
    """
    checked, citations = verify_answer(text, passages, documents)
    if not citations:
        marked_up = _with_evident(checked, passages)
        checked, citations = verify_answer(marked_up, passages, documents)
    is_terse = len(set(terms(without_markers(checked)))) < LEAST_TERMS
    if is_terse and not any(_shared(citation.text, question) for citation in citations):
        return "", ()
    return checked, citations


def nearest(words: str, passages: Sequence[Passage], number: int | None = None) -> Citation | None:
    """Return the sentence that has most to do with some words.

    Args:
        words: A question, or what was answered.
        passages: What was read.
        number: Of the passage it stands in, from 1; None leaves that to the words, too.
    """
    if number is None:
        number = _best([passage.text for passage in passages], words) + 1
    passage = passages[number - 1]
    sentences = split(passage.text)
    if not number or not sentences:
        return None
    found = sentences[max(0, _best([sentence.text for sentence in sentences], words))]
    start = passage.start + found.start
    return Citation(start, start + len(found.text), found.text, passage.document)


def _shared(text: str, question: str) -> set[str]:
    """Return the words of some weight that a text has of a question."""
    shared = set(terms(text)) & set(terms(question))
    return {term for term in shared if len(term) >= _WEIGHTY or not term.isascii()}


def _with_evident(text: str, passages: Sequence[Passage]) -> str:
    """Put markers on the sentences that a passage bears out in figures, names and words."""
    lines = cut(text)
    texts = [passage.text for passage in passages]
    for line in lines:
        for place, sentence in enumerate(line.sentences):
            bare = without_markers(sentence).strip()
            best = _best(texts, bare)
            if best >= 0 and _bears_out(texts[best], bare):
                line.sentences[place] = marked(sentence, [best + 1])
    return joined(lines)


def _bears_out(passage: str, sentence: str) -> bool:
    said = set(terms(sentence))
    shared = len(said & set(terms(passage)))
    if len(said) < LEAST_TERMS or shared < SHARED_TERMS * len(said):
        return False
    return not unsupported(sentence, Facts.of(passage))


def _best(texts: Sequence[str], words: str) -> int:
    """Return the place of the text that has most to do with some words; -1 when none has."""
    scores = PassageIndex(texts).score(words)
    best = max(range(len(scores)), key=scores.__getitem__, default=-1)
    return best if best >= 0 and scores[best] > 0 else -1
