"""What has changed in an article between two readings, said in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from bot.core import texts
from bot.core.limits import fit, length
from bot.core.markdown import plain
from bot.core.sentences import split

LINE_LIMIT: Final = 200
_READ: Final = 60_000
"""Characters of changed paragraphs that are cut into sentences; beyond, paragraphs are counted."""
_FIRST: Final = 2000
"""Characters in which the first new sentence is looked for."""


def change_line(before: str, after: str, *, language: str | None = None) -> str:
    """Say in at most 200 UTF-16 units what is new and what is gone; empty when nothing is.

    What has only moved is neither, so what is counted is how often each sentence stands in either
    text, not in which order: that takes linear time for any text.

    Args:
        before: The text as it was, paragraphs separated by blank lines.
        after: The text as it is.
        language: ISO 639-1 code, whose abbreviations are minded; English when None.
    """
    old, new = _paragraphs(before), _paragraphs(after)
    if old == new:
        return ""
    added, gone = _only_in(new, old), _only_in(old, new)
    units = texts.PARAGRAPH, texts.PARAGRAPHS
    if sum(map(len, added + gone)) <= _READ:
        old, new = _sentences(gone, language), _sentences(added, language)
        added, gone = _only_in(new, old), _only_in(old, new)
        units = texts.SENTENCE, texts.SENTENCES
    return _written(added, gone, units, language)


def _written(
    added: Sequence[str], gone: Sequence[str], units: tuple[str, str], language: str | None
) -> str:
    counts = {"new": f"{len(added):,}", "gone": f"{len(gone):,}"}
    unit = units[(len(added) or len(gone)) != 1]
    if not added:
        pattern = texts.CHANGE_GONE if gone else texts.CHANGE_ORDER
        return pattern.format(**counts, unit=unit)
    pattern = texts.CHANGE_BOTH if gone else texts.CHANGE_NEW
    room = LINE_LIMIT - length(pattern.format(**counts, unit=unit, first=""))
    first = _sentences([added[0][:_FIRST]], language)[0]
    return pattern.format(**counts, unit=unit, first=fit(plain(first), room))


def _paragraphs(text: str) -> list[str]:
    return [words for part in text.split("\n\n") if (words := " ".join(part.split()))]


def _sentences(paragraphs: Iterable[str], language: str | None) -> list[str]:
    # Not guessed: that takes longer than all the rest, and both texts are cut alike anyway.
    rules = language or "en"
    return [sentence.text for part in paragraphs for sentence in split(part, rules)]


def _only_in(these: Sequence[str], those: Sequence[str]) -> list[str]:
    """Return what stands here more often than there, in order."""
    left = Counter(these) - Counter(those)
    found = []
    for each in these:
        if left[each] > 0:
            left[each] -= 1
            found.append(each)
    return found
