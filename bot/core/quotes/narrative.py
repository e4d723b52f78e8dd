"""An article without its quotations: what remains tells who said them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

import regex

from bot.core.quotes.span import Marked

MASK = "\ufffc"
"""Stands for each character of a quotation, so that offsets stay those of the article."""

_LINE = regex.compile(r"[^\n]+")
_END = regex.compile(
    rf"[.!?…]+[)\]\"'”’»]*(?=\s+[\p{{Lu}}\p{{N}}{MASK}“\"„«‘¿¡(—–\-]|\s+[\p{{Arabic}}\p{{Hebrew}}\p{{Devanagari}}])"
    r"|[。！？]+[」』”’）]*|[؟।۔]+"
)
_ABBREVIATION = regex.compile(
    r"(?i)(?:^|[\s(])(?:\p{L}|dr|mr|mrs|ms|prof|sen|rep|gov|sgt|lt|gen|col|capt|maj|rev|hon|mt|ft|vs|jan|feb|aug|sept|oct|nov|dec|st|no|nr|bzw|ca|sr|sra|sig|dott|mme|m|jr|inc|ltd|co|corp"
    r"|p\.m|a\.m|u\.s|u\.k|e\.g|i\.e|т|г|ул|им|np|tzw|ul)$"
)
_TIME = regex.compile(
    r"\s*(?:\d\d?[.:h]\d\d|\d\d?\s?[ap]\.?m\b)(?:\s*(?:[ap]\.?m\.?|Uhr|Z|[A-Z]{2,4}))?\s*(?:$|[–—|:-])"
)
_TERMINAL = ".!?…。！？؟।"


class Narrative:
    """The text with its outermost quotations masked, cut into paragraphs and sentences."""

    def __init__(self, text: str, quotes: Sequence[Marked]) -> None:
        self.text = mask(text, quotes)
        self._source = text
        self._quotes = quotes
        self.paragraphs = [(m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip()]
        self._starts = [start for start, _ in self.paragraphs]
        self._entries = list(
            accumulate(
                (i if _TIME.match(text, *p) else 0 for i, p in enumerate(self.paragraphs)), max
            )
        )
        self.sentences: list[list[tuple[int, int]]] = []

    def cut(self, continues: Callable[[int, int], bool]) -> None:
        """Cut the paragraphs into sentences.

        `continues(start, end)` tells whether the words after a quotation that ends like a sentence
        still belong to it ("…?" she asked).
        """
        ends: list[list[int]] = [[] for _ in self.paragraphs]
        for quote in self._quotes:
            index = self.paragraph_of(quote.open)
            if self._ends_sentence(quote, self.paragraphs[index][1], continues):
                ends[index].append(quote.close)
        self.sentences = [
            list(self._split(start, end, found))
            for (start, end), found in zip(self.paragraphs, ends, strict=True)
        ]

    def paragraph_of(self, at: int) -> int:
        """Return the index of the paragraph that holds an offset."""
        return max(0, bisect_right(self._starts, at) - 1)

    def paragraph_at(self, at: int) -> tuple[int, int]:
        """Return the paragraph that holds an offset."""
        return self.paragraphs[self.paragraph_of(at)]

    def upwards(self, index: int, reach: int) -> range:
        """Return a paragraph and up to `reach` ones above it, of the same entry of a live blog."""
        return range(index, max(self._entries[index], index - reach) - 1, -1)

    def sentence_of(self, at: int) -> tuple[int, int]:
        """Return the sentence that holds an offset."""
        index = self.paragraph_of(at)
        held = (s for s in self.sentences[index] if s[0] <= at < s[1])
        return next(held, self.paragraphs[index])

    def _split(self, start: int, end: int, ends: list[int]) -> list[tuple[int, int]]:
        found = (m.end() for m in _END.finditer(self.text, start, end) if not self._abbreviated(m))
        cuts = sorted({start, end, *found, *(e for e in ends if start < e < end)})
        return list(pairwise(cuts))

    def _abbreviated(self, match: regex.Match[str]) -> bool:
        if match.group()[0] != ".":
            return False
        return bool(_ABBREVIATION.search(self.text[max(0, match.start() - 8) : match.start()]))

    def _ends_sentence(
        self, quote: Marked, limit: int, continues: Callable[[int, int], bool]
    ) -> bool:
        said = self._source[quote.start : quote.end].rstrip(" \u00a0\"'”’»“‘›")
        if not said or said[-1] not in _TERMINAL or quote.close >= limit:
            return False
        following = self.text[quote.close : limit].lstrip()
        if not following or following[0] == MASK:
            return True
        if following.split(MASK)[0].rstrip().endswith("："):
            return True
        if following[0].islower() or not (following[0].isalnum()):
            return False
        if said[-1] == "." and following[0].isupper():
            return True
        return not continues(quote.close, limit)


def mask(text: str, quotes: Sequence[Marked]) -> str:
    """Replace quotations (marks included) by `MASK`, keeping line breaks and every offset."""
    parts: list[str] = []
    at = 0
    for quote in quotes:
        parts += (text[at : quote.open], regex.sub(r"[^\n]", MASK, text[quote.open : quote.close]))
        at = max(at, quote.close)
    return "".join([*parts, text[at:]])
