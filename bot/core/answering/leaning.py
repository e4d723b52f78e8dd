"""Questions that lean on the turn before them ("and why?"), and what to look for then."""

from __future__ import annotations

import regex

from bot.core.answering import words
from bot.models import Inquiry

_TELLING = 3
"""From so many telling words on a question stands by itself, whatever it points to."""
_GLYPHS_A_WORD = 2
_EARLIER_QUESTION, _EARLIER_ANSWER = 0.5, 0.25
"""What a word of the turn before counts beside one of the question, if that leans on it."""

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’\-][\p{L}\p{M}]+)*")
_GLYPHS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")


def leans(question: str) -> bool:
    """Return whether a question cannot be understood without the turn before it."""
    folded = question.casefold().replace("’", "'").strip()
    if _GLYPHS.search(folded):
        rest = words.GLYPHS_SMALL.sub("", words.GLYPHS_POINTING.sub("", folded))
        telling = len(_GLYPHS.findall(rest)) / _GLYPHS_A_WORD
        pointing = words.GLYPHS_POINTING.search(folded) is not None
    else:
        spoken = [found.group() for found in _WORD.finditer(folded)]
        telling = sum(word not in words.SMALL and word not in words.POINTING for word in spoken)
        pointing = bool(words.OPENING.match(folded)) or not words.POINTING.isdisjoint(spoken)
    return telling < 1 or (pointing and telling < _TELLING)


def lookup(inquiry: Inquiry) -> list[tuple[str, float]]:
    """Return what to look for in the documents, and the weight of each: the question first.

    A question that leans brings the turn it leans on: the last one that does not lean itself.
    """
    found = [(inquiry.question, 1.0)]
    if not leans(inquiry.question):
        return found
    for exchange in reversed(inquiry.earlier):
        found.append((exchange.question, _EARLIER_QUESTION))
        if exchange.answer and len(found) == len(("question", "earlier")):
            found.append((exchange.answer, _EARLIER_ANSWER))
        if not leans(exchange.question):
            break
    else:
        if inquiry.gist:
            found.append((inquiry.gist, _EARLIER_ANSWER))
    return found
