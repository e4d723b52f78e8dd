"""How two lines of a PDF are joined: whether a hyphen between them belongs to the word. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

_BROKEN: Final = re.compile(r"([^\W_]+(?:[-‐'’][^\W_]+)*)([-‐\xad])$")
_BEGINNING: Final = re.compile(r"[^\W_]+(?:[-‐'’][^\W_]+)*")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-‐'’][^\W\d_]+)*")
_UNSPACED: Final = re.compile(
    r"[\u2e80-\u30ff\u31f0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
_RUNS_ON: Final = ("—", "/")
# First parts of words that are written with a hyphen wherever they stand.
_HYPHENED: Final = frozenset(
    (
        *(
            "all",
            "cross",
            "ex",
            "half",
            "high",
            "ill",
            "long",
            "low",
            "mid",
            "multi",
            "near",
            "non",
        ),
        *("open", "part", "post", "quasi", "self", "semi", "short", "so", "two", "three", "well"),
    )
)
# First parts that are words themselves, of words that are written as one.
_FUSED: Final = frozenset(
    (
        *("after", "an", "any", "back", "be", "every", "fore", "her", "him", "how", "in", "it"),
        *("may", "never", "no", "on", "other", "our", "out", "over", "some", "there", "through"),
        *("to", "under", "up", "what", "when", "where", "with", "your"),
    )
)
_SHORT: Final = 3


class Joiner:
    """Joins lines by the evidence of how the same document writes its words elsewhere."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Count the words of `lines` but the first and the last of each, which may be halves."""
        self._counts: Counter[str] = Counter()
        for line in lines:
            inner = line.split()[1:-1]
            self._counts.update(match[0].casefold() for match in _WORD.finditer(" ".join(inner)))

    def join(self, before: str, after: str) -> tuple[str, str]:
        """Return how `before` ends, and what stands between it and `after`."""
        broken = _BROKEN.search(before)
        begun = _BEGINNING.match(after)
        if broken and begun:
            whole = broken[2] == "\xad" or self._is_one_word(broken[1], begun[0])
            return (before[:-1] if whole else f"{before[:-1]}-"), ""
        before = before.rstrip("\xad")
        if before.endswith(_RUNS_ON) and before[-2:-1].strip():
            return before, ""
        unspaced = _UNSPACED.match(before[-1:]) and _UNSPACED.match(after[:1])
        return before, "" if unspaced else " "

    def _is_one_word(self, head: str, tail: str) -> bool:
        if head[-1].isdigit() or tail[0].isdigit():
            return False
        if tail[0].isupper() and not (head.isupper() and len(head) > 1):
            return False
        head, tail = head.casefold(), tail.casefold()
        joined, hyphened = self._counts[head + tail], self._counts[f"{head}-{tail}"]
        if joined or hyphened:
            return joined >= hyphened
        if "-" in head or head in _HYPHENED:
            return False
        words = min(self._counts[head], self._counts[tail]) > 0
        return not words or head in _FUSED or min(len(head), len(tail)) < _SHORT
