"""What a pair of marks holds and what stands beside it, measured once for all rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from bot.core.quotes.span import Marked

_REACH = 160
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_THAI = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_TOKEN = regex.compile(
    r"(?:(?!\p{Han}|\p{Hiragana}|\p{Katakana}|\p{Thai}|\p{Lao}|\p{Khmer}|\p{Myanmar})[\p{L}\p{M}\p{N}‐-])+"
    r"(?:[’']\p{L}{1,2}(?!\p{L}))?"
)
_BOUNDARY = regex.compile(r"(?<![\s.]\p{Lu}|\b\p{Lu}\p{Ll}{1,2})[.!?…]+(?=\s)|[。！？\n]")
_CJK_WORD = 2
_THAI_WORD = 3.5


@dataclass(frozen=True, slots=True)
class Context:
    """A stretch between marks and its surroundings within the same sentence.

    Attributes:
        before: From the beginning of the sentence (or the quotation before) to the opening mark.
        after: From the closing mark to the end of the sentence (or the next quotation).
        words: The words of `inner`, casefolded; empty for scripts without spaces.
        units: How long `inner` is in words, for any script.
        leads: Whether the paragraph begins with it.
        fresh: Whether a sentence begins with it.
    """

    inner: str
    before: str
    after: str
    words: tuple[str, ...]
    units: float
    leads: bool
    fresh: bool


def contexts(text: str, found: Sequence[Marked]) -> list[Context]:
    """Return the context of each quotation; `found` is nested and in order of start."""
    last: dict[int | None, int] = {}
    following: list[int | None] = [None] * len(found)
    previous: list[int | None] = [None] * len(found)
    for index, m in enumerate(found):
        before = last.get(m.parent)
        previous[index] = before
        if before is not None:
            following[before] = index
        last[m.parent] = index
    return [
        _context(text, found, index, previous[index], following[index])
        for index in range(len(found))
    ]


def _context(
    text: str, found: Sequence[Marked], index: int, previous: int | None, following: int | None
) -> Context:
    m = found[index]
    low, high = (0, len(text)) if m.parent is None else (found[m.parent].start, found[m.parent].end)
    floor = low if previous is None else found[previous].close
    ceiling = high if following is None else found[following].open
    before = text[max(floor, m.open - _REACH) : m.open]
    after = text[m.close : min(ceiling, m.close + _REACH)]
    begins = previous is None and m.open - low <= _REACH
    inner = text[m.start : m.end]
    words = tuple(w.casefold() for w in _TOKEN.findall(inner))
    units = (
        len(words)
        + len(_UNSPACED.findall(inner)) / _CJK_WORD
        + len(_THAI.findall(inner)) / _THAI_WORD
    )
    clause = _BOUNDARY.split(before)[-1]
    return Context(
        inner=inner,
        before=clause.lstrip(),
        after=_sentence_rest(inner, after),
        words=words,
        units=units,
        leads="\n" in before[len(before.rstrip()) :] or (begins and not before.strip()),
        fresh=not clause.strip(" \n\u00a0–—-"),
    )


def _sentence_rest(inner: str, after: str) -> str:
    """Return what of `after` belongs to the sentence that the quotation stands in."""
    if inner.endswith((".", "…", "。")) and regex.match(r"\s+\p{Lu}", after):
        return ""
    return _BOUNDARY.split(after)[0]
