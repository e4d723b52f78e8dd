"""Cut a long text into chunks a model can read, each as full as its sentences allow.

Cuts fall between paragraphs or sentences wherever that costs no extra chunk, because a model
summarises a torn sentence badly, and every chunk more is one more call to pay and wait for.
Only the surroundings of a cut are searched for sentence ends, so that most of the time goes into
counting: once in blocks, to plan, and once more for every chunk.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate, chain

from bot.core.endings import FINER_LEVELS, finer_ends, is_wrapped, sure_ends
from bot.models import Span

_LEEWAY = 0.05
"""How far from an even share, as part of the limit, a cut may move to end a paragraph."""
_LEAST_FILL = 0.7
"""A sentence is torn rather than leave a chunk emptier than this part of the limit."""
_BLOCKS_PER_LIMIT = 4
"""Blocks of this part of the limit, in code points, are counted to plan by."""
_SMALLEST_BLOCK = 16


@dataclass(frozen=True, slots=True)
class Chunk(Span):
    """A stretch of the text; `tokens` is what `count` says of it."""

    tokens: int


def chunk(text: str, *, limit: int, count: Callable[[str], int]) -> list[Chunk]:
    """Cut a text into about as few chunks as its sentences allow, of nearly even size.

    The chunks joined are the text. No chunk counts more than `limit`, save a single code point
    that does so by itself. A sentence is cut inside only where a chunk would else stay too empty,
    which takes one of a third of the limit or more.

    Args:
        text: Any text; offsets count its code points.
        limit: Largest count of a chunk, in the unit of `count`.
        count: Size of a text. It is called about twice on every stretch.

    Raises:
        ValueError: when `limit` is below 1.
    """
    if limit < 1:
        raise ValueError(f"a chunk must hold at least 1, not {limit}")
    if not text:
        return []
    cutter = _Cutter(text, limit, count)
    chunks: list[Chunk] = []
    start = 0
    while start < len(text):
        chunks.append(cutter.next_chunk(start))
        start = chunks[-1].end
    return chunks


class _Ruler:
    """Knows how much a text counts up to any place, from the counts of short blocks."""

    def __init__(self, text: str, step: int, count: Callable[[str], int]) -> None:
        blocks = re.findall(rf"(?s).{{{step},{2 * step}}}?(?=[\s，。、]|\Z)|.{{1,{step}}}", text)
        self._text = text
        self._count = count
        self._places = list(accumulate(map(len, blocks), initial=0))
        self._sizes = list(accumulate(map(count, blocks), initial=0))

    def size(self, place: int) -> int:
        """Return how much the text counts up to a place."""
        block = bisect_right(self._places, place) - 1
        rest = self._text[self._places[block] : place]
        return self._sizes[block] + (self._count(rest) if rest else 0)

    def place(self, size: float) -> int:
        """Return about the place up to which the text counts `size`."""
        size = max(0, size)
        block = bisect_right(self._sizes, size) - 1
        if block == len(self._sizes) - 1:
            return self._places[-1]
        part = (size - self._sizes[block]) / (self._sizes[block + 1] - self._sizes[block])
        width = self._places[block + 1] - self._places[block]
        return self._places[block] + int(part * width)


class _Cutter:
    """Knows from which places on the text fits into one chunk, two chunks and so on."""

    def __init__(self, text: str, limit: int, count: Callable[[str], int]) -> None:
        self._text = text
        self._limit = limit
        self._count = count
        self._wrapped = is_wrapped(text)
        step = max(limit // _BLOCKS_PER_LIMIT, _SMALLEST_BLOCK)
        self._ruler = _Ruler(text, step, count)
        self._total = self._ruler.size(len(text))
        starts = [len(text)]
        while starts[-1] > 0:
            starts.append(self._earliest_start(starts[-1]))
        self._starts = starts[::-1]

    def _earliest_start(self, end: int) -> int:
        """Return the first place from which one chunk reaches `end`."""
        least = self._ruler.size(end) - self._limit
        if least <= 0:
            return 0
        guess = self._ruler.place(least)
        low = max(1, guess - _SMALLEST_BLOCK)
        high = min(end - 1, self._ruler.place(least + self._limit * (1 - _LEAST_FILL)))
        sure = (place for place, _ in sure_ends(self._text, low, high, wrapped=self._wrapped))
        finer = (finer_ends(self._text, low - 1, low, high, level) for level in range(FINER_LEVELS))
        fitting = (place for place in chain(sure, *finer) if self._ruler.size(place) >= least)
        return next(fitting, min(guess, end - 1))

    def next_chunk(self, start: int) -> Chunk:
        """Return the chunk that begins at a place."""
        done = self._ruler.size(start)
        following = bisect_right(self._starts, start)
        low, needs = self._starts[following], len(self._starts) - following
        high = max(low, self._ruler.place(done + self._limit))
        wanted = done + (self._total - done) / needs
        while True:
            end = self._best_end(start, low, high, wanted)
            piece = self._text[start:end]
            found = Chunk(start, end, piece, self._count(piece))
            if found.tokens <= self._limit or end - start == 1:
                return found
            low = start + 1
            high = max(low, min(end - 1, start + (end - start) * self._limit // found.tokens))

    def _best_end(self, start: int, low: int, high: int, wanted: float) -> int:
        """Return the best place from `low` to `high`, near where the text counts `wanted`."""
        if high == len(self._text):
            return high
        near, share, far = (
            max(low, min(high, self._ruler.place(wanted + leeway * self._limit)))
            for leeway in (-_LEEWAY, 0, _LEEWAY)
        )
        for bounds in ((near, far), (far + 1, high), (low, near - 1)):
            ends = sure_ends(self._text, *bounds, wrapped=self._wrapped)
            best = min(ends, key=lambda end: (end[1], abs(end[0] - share)), default=None)
            if best:
                return best[0]
        for level in range(FINER_LEVELS):
            places = finer_ends(self._text, start, low, high, level)
            place = min(places, key=lambda place: abs(place - share), default=None)
            if place:
                return place
        return high
