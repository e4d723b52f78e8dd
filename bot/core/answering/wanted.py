"""What a question wants: the sort of thing, and words with what each of them counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from bot.core.answering.asked import asked_for, spans_of_kind
from bot.core.answering.kinds import Kind
from bot.core.answering.matching import Term, telling_terms

OPENING = 2
"""Characters at the head of a question, where a capital is no sign of a name."""
_OF_KIND = 0.3
"""What the words count that say what sort of thing is asked for ("the name of")."""
_OF_KIND_LEANING = 0.1
"""The same where the subject is left to the turn before: "and how long did it take?"."""
_SHORT = 24
_BEFORE_FOCUS = 14
_EARLIER = 4
"""So many words of an earlier turn count in full; of more each counts less, names apart."""
_MARKER = regex.compile(r"\[\d+\]")
_LASTING = regex.compile(
    r"\b(?:last(?:s|ed)?|takes?|took|dauer\w*|dure\w*|duré|dur[aóo]|tard\w+|trwa\w*|dli?[ul]\w*|"
    r"duur\w*|дл[ия]\w+|sür\w+)\b|تستمر|يستمر|استمر\w*|تدوم|持续|持續|続\p{Hiragana}*|かか\p{Hiragana}*|"
    r"चले\p{M}*\p{L}*|लगे\p{M}*",
    regex.IGNORECASE,
)
"""Words beside "how long" that only repeat it; "last" would find "last year"."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question wants.

    Attributes:
        kind: The sort of thing it asks for.
        terms: The words it is about, and what each counts, those of earlier turns after its own.
        own: Those of the question itself.
        focus: The first word after what says what is asked for: what there are how many of; or "".
    """

    kind: Kind
    terms: Mapping[str, tuple[Term, float]]
    own: Sequence[Term]
    focus: str


def wanted(texts: Sequence[tuple[str, float]], language: str) -> Wanted:
    """Read a question and the turns it leans on.

    Args:
        texts: The question, and what came before it, with the weight of each.
        language: ISO 639-1 code of the articles.
    """
    question, weight = texts[0]
    kind, (begun, ended) = asked_for(question, language)
    about_money = any(start < ended for start, _ in spans_of_kind(question, language)[1:])
    spans = [(begun, ended)] * (ended - begun <= _SHORT and not about_money)
    leans = len(texts) > 1
    if kind is Kind.DURATION and leans:
        spans += [found.span() for found in _LASTING.finditer(question)]
    less = _OF_KIND_LEANING if leans else _OF_KIND
    own = telling_terms(question, language, alone=not leans)
    found = {t.word: (t, weight * (less if _within(t, spans) else 1.0)) for t in own}
    for text, part in texts[1:]:
        for term, share in _of_turn(_MARKER.sub("", text), language):
            found.setdefault(term.word, (term, part * share))
    begins = ended - (_BEFORE_FOCUS if kind is Kind.NAME else 0)
    after = [term.word for term in own if term.start >= begins]
    return Wanted(kind, found, own, after[0] if ended and after else "")


def _of_turn(text: str, language: str) -> Iterator[tuple[Term, float]]:
    """Yield the words of an earlier turn, without those for what was asked then."""
    spans = spans_of_kind(text, language)
    terms = [term for term in telling_terms(text, language) if not _within(term, spans)]
    for term in terms:
        named = term.capital and term.start > OPENING
        yield term, 1.0 if named else min(1.0, _EARLIER / len(terms))


def _within(term: Term, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= term.start < end for start, end in spans)
