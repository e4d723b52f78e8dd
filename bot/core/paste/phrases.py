"""Looking phrases of the lexicon up in a line, at the cost of one dictionary access."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import chain

import regex

from bot.core.paste import boxwords, footwords, headwords, lexicon, offerwords, voicewords

_KEY = 4
_WORDLIKE = regex.compile(r"[\p{L}\p{M}\p{N}]")
_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]"
_UNSPACED_END = regex.compile(_UNSPACED + "$")


def phrases(table: str) -> tuple[str, ...]:
    """Return the phrases of one lexicon table, folded."""
    return tuple(fold(phrase.strip()) for phrase in table.split("|"))


def fold(text: str) -> str:
    """Return `text` for comparison: case-folded, apostrophes straight, no dot over Turkish i."""
    return text.casefold().replace("’", "'").replace("ʼ", "'").replace("i\u0307", "i")


def starting(folded: str) -> dict[str, int]:
    """Return which tables have a phrase that `folded` begins with, and the longest one's length."""
    found: dict[str, int] = {}
    index = _index()
    for length in range(1, _KEY + 1):
        for phrase, table in index.get(folded[:length], ()):
            if len(phrase) > found.get(table, 0) and _begins(folded, phrase):
                found[table] = len(phrase)
    return found


def _begins(folded: str, phrase: str) -> bool:
    if not folded.startswith(phrase):
        return False
    following = folded[len(phrase) : len(phrase) + 1]
    return not _WORDLIKE.match(following) or bool(_UNSPACED_END.search(phrase))


@cache
def _tables() -> dict[str, str]:
    modules = (boxwords, footwords, headwords, lexicon, offerwords, voicewords)
    named = [*chain.from_iterable(vars(module).items() for module in modules)]
    return {name: table for name, table in named if name.isupper()}


@cache
def _index() -> dict[str, list[tuple[str, str]]]:
    index: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, table in _tables().items():
        for phrase in phrases(table):
            index[phrase[:_KEY]].append((phrase, name))
    return dict(index)


def alternation(name: str) -> str:
    """Return a regular expression for any phrase of the table `name` in a folded line."""
    listed = sorted(phrases(_tables()[name]), key=len, reverse=True)
    whole = "|".join(regex.escape(each) for each in listed)
    return rf"(?:(?<![\p{{L}}\p{{M}}--{_UNSPACED}])(?:{whole})(?![\p{{L}}\p{{M}}--{_UNSPACED}]))"


@cache
def searcher(name: str) -> regex.Pattern[str]:
    """Return a pattern that finds any phrase of the table `name` inside a folded line."""
    return regex.compile(alternation(name), regex.V1)
