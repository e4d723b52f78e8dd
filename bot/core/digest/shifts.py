"""Where a long conversation turns to something else.

It is cut where the words before have least in common with those behind, after Hearst 1997,
"TextTiling: Segmenting Text into Multi-paragraph Subtopic Passages".
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.core.digest.conversation import Conversation, moment
from bot.core.digest.reading import Read

LONG: Final = 40
"""Messages that say something, up to which a conversation is left whole."""

_BLOCK: Final = 10
"""Messages that are held against as many behind them; no piece has fewer."""
_PAUSE: Final = 10 * 60_000
"""Milliseconds of silence over which the likeness of what comes behind halves."""


def split(one: Conversation, rarity: Mapping[str, float]) -> list[Conversation]:
    """Cut a conversation into pieces of at most `LONG` messages that say something.

    Args:
        one: Its messages come oldest first.
        rarity: What terms count.
    """
    says = [place for place, read in enumerate(one.reads) if read.says]
    if len(says) <= LONG:
        return [one]
    ties = _ties([one.reads[place] for place in says], rarity)
    cuts = [says[cut] for cut in sorted(_cuts(ties))]
    bounds = zip([0, *cuts], [*cuts, len(one.reads)], strict=True)
    return [Conversation(one.home, one.reads[start:end]) for start, end in bounds]


def _ties(says: Sequence[Read], rarity: Mapping[str, float]) -> list[float]:
    """Return how much each message's neighbourhood has in common with what comes before it."""
    before: Counter[str] = Counter()
    behind = Counter(term for read in says[:_BLOCK] for term in read.terms)
    ties = []
    for place, read in enumerate(says):
        silence = moment(read.post.id) - moment(says[max(0, place - 1)].post.id)
        ties.append(_cosine(before, behind, rarity) * math.pow(0.5, silence / _PAUSE))
        before.update(read.terms)
        _take(behind, read)
        if place >= _BLOCK:
            _take(before, says[place - _BLOCK])
        if place + _BLOCK < len(says):
            behind.update(says[place + _BLOCK].terms)
    return ties


def _take(counts: Counter[str], read: Read) -> None:
    for term in read.terms:
        counts[term] -= 1
        if not counts[term]:
            del counts[term]


def _cosine(one: Counter[str], other: Counter[str], rarity: Mapping[str, float]) -> float:
    shared = one.keys() & other.keys()
    product = sum(one[term] * other[term] * rarity[term] ** 2 for term in shared)
    return product / (_norm(one, rarity) * _norm(other, rarity) or 1.0)


def _norm(counts: Counter[str], rarity: Mapping[str, float]) -> float:
    return math.sqrt(sum((n * rarity[term]) ** 2 for term, n in counts.items()))


def _cuts(ties: Sequence[float]) -> Iterator[int]:
    waiting = [(0, len(ties))]
    while waiting:
        start, end = waiting.pop()
        if end - start > LONG:
            cut = min(range(start + _BLOCK, end - _BLOCK + 1), key=lambda n: (ties[n], n))
            yield cut
            waiting += [(start, cut), (cut, end)]
