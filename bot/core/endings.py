"""Where a long text may be cut, from the best places to the worst.

`bot.core.sentences` finds every sentence and minds the abbreviations of a language. For cutting it
is enough to know most places that surely end one in any language, and to find them quickly.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

import regex

_WRAP_MAX = 120
"""Where no line is longer, line breaks may be wrapping and do not end anything by themselves."""
_HEADING_MAX = 80
"""Code points; a line without a full stop that is no longer is a heading."""
_AROUND = 16
"""Code points before and behind the places wanted that are read too."""

_UNMARKED = r"[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF]"
"""Thai, Lao, Burmese and Khmer write no full stops: a space ends a clause or a sentence."""
_SURE = regex.compile(
    rf"""
    (?P<break>\n\s*)
    |
    (?: # A full stop behind a word that is no abbreviation (long, or short with a vowel), a year,
      \.(?<=[\p{{L}}\p{{M}}]{{5}}\.|[%)\]”’»"]\.|\p{{N}}{{4}}\.|\p{{Lo}}[\p{{Lo}}\p{{M}}]\.
          |(?<![\p{{L}}\p{{M}}.'’])(?:[aeiouyà-ÿ]\p{{Ll}}{{1,3}}
            |\p{{Ll}}[aeiouyà-ÿ]\p{{Ll}}{{,2}}|\p{{Ll}}{{2}}[aeiouyà-ÿ]\p{{Ll}}?)\.)
      ["'”’»)\]]*+
    | # or a question; who asked it may follow a quoted one.
      (?<![!?…؟])[!?…؟]++(?:["'”’»)\]]++(?=\s+["“„«])|(?!["'”’»])[)\]]*+)
    )(?:\[\d+\])*+(?=\s++["'“„«(\[]*+(?![\p{{Ll}}\p{{N}}]))
    | # Marks that stand for nothing else; Chinese and Japanese write no space behind them.
    [।॥۔。！？]++["'”’»）」』》]*+(?<![」』](?=\p{{Hiragana}}))
    |
    {_UNMARKED}(?=\s+{_UNMARKED})
    """,
    regex.VERBOSE,
)
_MARKS = tuple(".!?…؟۔।॥。！？:：")
_CLOSERS = "\"'”’»)]）」』》"
_FINER = (
    regex.compile(r"(?<![.!?…؟])[.!?…؟]++[\"'”’»)\]]*+(?=\s)"),
    regex.compile(r"\n\s*|[,;:，；：、،؛…—–]+(?=\D)"),
    regex.compile(r"(?=\s)"),
    regex.compile(r"\X"),
)
FINER_LEVELS = len(_FINER)


class Ending(IntEnum):
    """What a place is the end of, best first."""

    PARAGRAPH = 0
    SENTENCE = 1
    HEADING = 2


def is_wrapped(text: str) -> bool:
    """Return whether the lines of a text are so short that somebody may have wrapped them."""
    return max(map(len, text.splitlines())) <= _WRAP_MAX


def sure_ends(text: str, low: int, high: int, *, wrapped: bool) -> Iterator[tuple[int, Ending]]:
    """Yield the places from `low` to `high` at which a sentence, heading or paragraph ends.

    A line break goes with what it closes and a space with what it opens, as tokenizers join them;
    so the counts of the parts add up to that of the whole. The end of a sentence is passed over
    where it might be an abbreviation; a space between two words of Thai counts as one.
    """
    for found in _SURE.finditer(text, max(0, low - _AROUND), high + _AROUND):
        place = found.end()
        if place > high:
            return
        if place < low:
            continue
        if not found["break"]:
            yield place, Ending.SENTENCE
            continue
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()].rstrip()
        if line.rstrip(_CLOSERS).endswith(_MARKS):
            yield place, Ending.PARAGRAPH
        elif not wrapped or found["break"].count("\n") > 1:
            yield place, Ending.HEADING if len(line) <= _HEADING_MAX else Ending.PARAGRAPH


def finer_ends(text: str, start: int, low: int, high: int, level: int) -> Iterator[int]:
    """Yield the places from `low` to `high` at which a sentence may be cut if it must.

    Args:
        text: Any text.
        start: Where a cluster of characters begins, at or before `low`.
        low: Least place wanted.
        high: Greatest place wanted.
        level: 0 for ends that may be abbreviations, then clauses and lines, words, characters.
    """
    for found in _FINER[level].finditer(text, start, high + _AROUND):
        if found.end() > high:
            return
        if found.end() >= low:
            yield found.end()
