"""What one line looks like, apart from what it may mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import regex

from bot.core.paste.dates import Written, find_dates
from bot.core.paste.lines import Line
from bot.core.paste.phrases import fold, starting
from bot.core.words import count_words

_DECORATION = regex.compile(r"^[\s[\p{So}--[©ⓒ℗]]•●▪◦‣·►▶▸»›→←↑↓↗>\[【(（]+", regex.V1)
_STRONG_BAR = regex.compile(r"\s*[|｜]\s*|\s+[·•・●∙]\s*|\s[›»→←▸⟩]\s|\s{2,}|\t|\u3000")
_END = regex.compile(r"[.!?…。！？।॥؟۔։።][\"”’»›')\]）」』“]*$")
_ENDING = 12
LONGEST = 1000
"""Characters of the longest line that can be anything but running text."""
_SENTENCE_WORDS = 10
_OPEN_WORDS = 30
_UNPUNCTUATED = regex.compile(r"[\p{Thai}\p{Lao}][\p{P}\s]*$")


@dataclass(frozen=True)
class Shape:
    """A line with what is asked of it more than once; all of it is worked out when first asked."""

    line: Line

    @property
    def text(self) -> str:
        """Return the line's tidy text."""
        return self.line.text

    @cached_property
    def folded(self) -> str:
        """Return the text ready for comparison, without bullets and opening brackets."""
        return _DECORATION.sub("", fold(self.text))

    @cached_property
    def words(self) -> int:
        """Return how many words the line has."""
        return count_words(self.text)

    @cached_property
    def closed(self) -> bool:
        """Return whether the line ends as a sentence does."""
        return bool(_END.search(self.text[-_ENDING:]))

    @cached_property
    def solid(self) -> bool:
        """Return whether the line is long enough to be nothing but running text."""
        ended = self.closed or _UNPUNCTUATED.search(self.text[-_ENDING:])
        return self.words >= (_SENTENCE_WORDS if ended else _OPEN_WORDS)

    @cached_property
    def cells(self) -> list[str]:
        """Return the parts between the separators of a menu."""
        if len(self.line.raw) > LONGEST:
            return [self.text]
        raw = _DECORATION.sub("", self.line.raw.strip())
        return [cell for cell in _STRONG_BAR.split(raw) if cell.strip()]

    @cached_property
    def first(self) -> dict[str, int]:
        """Return the lexicon's tables that the line begins with."""
        return starting(self.folded)

    @cached_property
    def dates(self) -> list[Written]:
        """Return the dates in a short line."""
        return find_dates(self.text) if len(self.text) <= LONGEST else []

    def rest(self, table: str) -> str | None:
        """Return what follows the phrase of `table` that the line begins with."""
        length = self.first.get(table)
        return None if length is None else self.folded[length:].lstrip()

    def labelled(self, table: str) -> bool:
        """Return whether the line begins with a phrase of `table` and a colon, or is only that."""
        rest = self.rest(table)
        if rest is None:
            return False
        bare = not rest.strip("]】)）→>»›. ")
        return bare or rest[0] in ":：>»›→|＝=" or (not self.closed and rest[0] in "—–／/")
