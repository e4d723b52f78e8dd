"""Tell the turns of an interview: paragraphs that a label opens ("MQ:", "Ada Quint:")."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import regex

from bot.core.quotes.names import Names

_LABEL = regex.compile(
    r"\s*(?P<label>\p{Lu}{1,4}|\p{Lu}[\p{L}.’'-]*(?:[ \u00a0]\p{Lu}[\p{L}.’'-]*){0,3}):\s"
)
_FEWEST = 2


class Turn(NamedTuple):
    """What one party says without a break: `start` and `end` are offsets of the words."""

    start: int
    end: int
    speaker: str | None


class Turns:
    """The turns of an article; none where fewer than two labels come back."""

    def __init__(self, text: str, paragraphs: Sequence[tuple[int, int]], names: Names) -> None:
        labels = [(_LABEL.match(text, *p), p) for p in paragraphs]
        count = Counter(m["label"] for m, _ in labels if m)
        known = {label for label, times in count.items() if times >= _FEWEST}
        self._turns: list[Turn] = []
        if len(known) < _FEWEST:
            return
        for match, (_, end) in labels:
            if match and match["label"] in known:
                self._turns.append(Turn(match.end(), end, names.initialled(match["label"])))
            elif self._turns:
                self._turns[-1] = self._turns[-1]._replace(end=end)

    def of(self, at: int) -> Turn | None:
        """Return the turn that holds an offset."""
        index = bisect_right(self._turns, at, key=lambda turn: turn.start) - 1
        turn = self._turns[index] if index >= 0 else None
        return turn if turn and at < turn.end else None
