"""Tell who is interviewed where only the questions are marked as somebody's.

Magazines print an introduction, then questions (with the paper's initials or nothing before them)
and answers without any label. The one whom the introduction presents gives the answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from bot.core.quotes import genders, roles
from bot.core.quotes.mentions import Mention
from bot.core.quotes.names import Names
from bot.core.quotes.saying import first_person

_LABEL = regex.compile(r"\s*(?P<label>\p{Lu}[\p{L}.’' ]{0,40}?):\s")
_QUESTION = regex.compile(r"[?？؟][\"”’»)\]*]*\s*$")
_LONGEST_QUESTION = 300
_FEWEST = 3
_WORD = regex.compile(r"[\p{L}\p{M}’'-]+")
_BEFORE, _BEHIND = 40, 60


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview's answers: `paragraphs` of one party, whom the text introduces."""

    speaker: str
    paragraphs: frozenset[int]

    @classmethod
    def of(cls, text: str, paragraphs: Sequence[tuple[int, int]], names: Names) -> Interview | None:
        """Return the interview a text is, or None where it is none or leaves a doubt."""
        asked = _questions([text[slice(*p)] for p in paragraphs])
        if len(asked) < _FEWEST or asked[0] == 0:
            return None
        introduced = {
            names.full(m)
            for m in names.between(0, paragraphs[asked[0]][0])
            if len(m.tokens) > 1 and not m.weak and not m.body and _presented(text, m)
        }
        answers = set(range(asked[0], min(asked[-1] + 2, len(paragraphs)))) - set(asked)
        if len(introduced) != 1 or not _firsthand(text, [paragraphs[i] for i in answers], names):
            return None
        speaker = introduced.pop()
        told = (names.between(*paragraphs[i]) for i in answers)
        if any(names.full(mention) == speaker for mentions in told for mention in mentions):
            return None
        return cls(speaker, frozenset(answers))


def _questions(paragraphs: Sequence[str]) -> list[int]:
    """Return which paragraphs ask: the labelled ones, else those that end so, none in a row."""
    labels = [match["label"] if (match := _LABEL.match(p)) else "" for p in paragraphs]
    usual = {label for label, times in Counter(filter(None, labels)).items() if times >= _FEWEST}
    asking = [
        i for i, p in enumerate(paragraphs) if len(p) <= _LONGEST_QUESTION and _QUESTION.search(p)
    ]
    if usual:
        heard = [i for i, label in enumerate(labels) if label and (label in usual or i in asking)]
        return heard if len(usual) == 1 else []
    return asking if all(b - a > 1 for a, b in pairwise(asking)) else []


def _firsthand(text: str, answers: Sequence[tuple[int, int]], names: Names) -> bool:
    """Tell whether at least every other answer is of somebody who says I or we."""
    own = first_person(names.language)
    spoken = [not own.isdisjoint(_WORD.findall(text[slice(*p)].casefold())) for p in answers]
    return 2 * sum(spoken) >= len(spoken) > 0


def _presented(text: str, mention: Mention) -> bool:
    """Tell a person by the given name, or by the trade that stands beside the name."""
    if genders.is_given(mention.tokens[0]) or mention.title:
        return True
    before = _WORD.findall(text[max(0, mention.start - _BEFORE) : mention.start])[-2:]
    behind = text[mention.end : mention.end + _BEHIND]
    words = before + (_WORD.findall(behind) if behind.startswith(",") else [])
    return any(roles.is_person(word.casefold()) for word in words)
