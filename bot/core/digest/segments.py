"""Who talks with whom about one thing: messages sorted into conversations.

In a channel several run at once. A message goes where it replies to; else to the conversation that
it is nearest to in time, words and people, as in Elsner and Charniak 2010, "Disentangling Chat".
What was taken apart too finely is joined again where the words are alike.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.core.digest.conversation import Conversation, moment
from bot.core.digest.reading import Read, rarities, vector
from bot.core.digest.shifts import split

_MINUTE: Final = 60_000
_OPEN: Final = 6
"""Conversations of a channel that a message may go on with."""
_PAUSE: Final = 90 * _MINUTE
"""After so long a silence nothing but a reply goes on with a conversation."""
_NEAR_HALF, _AUTHOR_HALF = 6 * _MINUTE, 15 * _MINUTE
"""Time over which it halves what nearness counts, and that the author has spoken there."""
_NEAR, _ASIDE, _AUTHOR, _NAMED, _WORDS, _LAST = 0.45, 0.25, 0.35, 0.5, 1.0, 0.08
_LOOSE, _MANY = 0.2, 6
"""Below which ties by people and words are none, and from how many terms on that tells."""
_JOINS: Final = 0.42
"""From which on a message that says something belongs to a conversation."""
_SHORT: Final = 80
"""Messages up to which a thread is one conversation, whatever is said in it."""
_ALIKE: Final = 0.2
"""Cosine from which on two conversations are one."""
_TERMS: Final = 40
"""Terms that a conversation is compared by; the weightiest of them."""
_COMMON: Final = 60
"""Conversations that a term may stand in to be looked up by it; no comparing all with all."""
_STRAY: Final = 20 * _MINUTE
"""How near to a conversation a fragment must stand to be counted with it."""


def conversations(reads: Sequence[Read]) -> list[Conversation]:
    """Sort messages into conversations; each message is in exactly one.

    Args:
        reads: Oldest first, of any channels and threads. That one of these is a thread can be seen
            from the message it was started from, which has the same id.
    """
    sorting = _Sorting(reads)
    found = [piece for one in sorting.conversations() for piece in split(one, sorting.rarity)]
    joined = [one for part in _by_home(found) for one in _absorbed(_joined(part))]
    for one in joined:
        one.reads.sort(key=lambda read: read.post.id)
    joined.sort(key=lambda one: one.reads[0].post.id)
    return joined


@dataclass(slots=True)
class _Running:
    """A conversation that goes on, and what a message is held against."""

    conversation: Conversation
    last: int = 0
    terms: Counter[str] = field(default_factory=Counter)
    spoke: dict[int, int] = field(default_factory=dict)

    def add(self, read: Read) -> None:
        post = read.post
        self.conversation.reads.append(read)
        self.last = self.spoke[post.author] = moment(post.id)
        self.terms.update(read.terms)


class _Sorting:
    """Takes messages one after the other."""

    def __init__(self, reads: Sequence[Read]) -> None:
        self._reads = reads
        self.rarity = rarities([read.terms for read in reads])
        self._usual = 1.5 * max(self.rarity.values(), default=1.0)
        sizes = Counter(read.post.channel for read in reads)
        self._homes = {read.post.id: read.post.channel for read in reads if read.post.id in sizes}
        self._whole = {thread for thread in self._homes if sizes[thread] <= _SHORT}
        self._of: dict[int, _Running] = {}
        self._open: dict[int, list[_Running]] = defaultdict(list)

    def conversations(self) -> list[Conversation]:
        """Sort all of them."""
        everything: dict[int, _Running] = {}
        for read in self._reads:
            running = self._place(read)
            running.add(read)
            self._of[read.post.id] = running
            everything[id(running)] = running
            latest = self._open[read.post.channel]
            if running in latest:
                latest.remove(running)
            latest.append(running)
            del latest[:-_OPEN]
        return [running.conversation for running in everything.values()]

    def _place(self, read: Read) -> _Running:
        post = read.post
        if post.reply_to in self._of:
            return self._of[post.reply_to]
        if post.channel in self._whole and post.channel in self._of:
            return self._of[post.channel]
        return self._nearest(read) or _Running(
            Conversation(self._homes.get(post.channel, post.channel))
        )

    def _nearest(self, read: Read) -> _Running | None:
        now = moment(read.post.id)
        latest = self._open[read.post.channel]
        best, found = 0.0, None
        for running in reversed(latest):
            if now - running.last > _PAUSE:
                continue
            score = self._score(read, running) + (_LAST if running is latest[-1] else 0)
            if score > best:
                best, found = score, running
        return found if best >= _JOINS or not read.says else None

    def _score(self, read: Read, running: _Running) -> float:
        post, now = read.post, moment(read.post.id)
        score = 0.0
        if post.author in running.spoke:
            score += _AUTHOR * _half((now - running.spoke[post.author]) / _AUTHOR_HALF)
        if any(named in running.spoke for named in post.mentions if named != post.author):
            score += _NAMED
        shared = sum(self.rarity[term] for term in read.terms if term in running.terms)
        score += _WORDS * shared / (shared + self._usual)
        # Who comes with a question, or with many words of their own, begins something new.
        begins = score < _LOOSE and (read.asks or len(read.terms) >= _MANY)
        near = _ASIDE if begins else _NEAR
        return score + near * _half((now - running.last) / _NEAR_HALF)


def _half(times: float) -> float:
    return math.pow(0.5, times)


def _by_home(found: Iterable[Conversation]) -> list[list[Conversation]]:
    homes: dict[int, list[Conversation]] = defaultdict(list)
    for one in found:
        homes[one.home].append(one)
    return list(homes.values())


def _joined(parts: Sequence[Conversation]) -> list[Conversation]:
    """Join the conversations of a channel that are alike, the larger ones first."""
    counts = [Counter(term for read in one.reads for term in read.terms) for one in parts]
    rarity = rarities(counts)
    kept: list[Conversation] = []
    index: dict[str, dict[int, float]] = defaultdict(dict)
    for number in sorted(range(len(parts)), key=lambda n: (-len(parts[n].says), n)):
        weights = _weightiest(vector(counts[number], rarity))
        likeness = _likeness(weights, index)
        alike = max(likeness, key=lambda n: (likeness[n], -n), default=None)
        if alike is not None and likeness[alike] >= _ALIKE:
            kept[alike].reads.extend(parts[number].reads)
            continue
        for term, weight in weights.items():
            index[term][len(kept)] = weight
        kept.append(parts[number])
    return kept


def _weightiest(weights: Mapping[str, float]) -> dict[str, float]:
    best = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
    return dict(best[:_TERMS])


def _likeness(
    weights: Mapping[str, float], index: Mapping[str, Mapping[int, float]]
) -> dict[int, float]:
    likeness: dict[int, float] = defaultdict(float)
    for term, weight in weights.items():
        holding = index.get(term, {})
        if len(holding) <= _COMMON:
            for other, theirs in holding.items():
                likeness[other] += weight * theirs
    return likeness


def _absorbed(parts: Sequence[Conversation]) -> list[Conversation]:
    """Count remarks that are no conversation with the one they stand in or beside."""
    whole = [one for one in parts if one.is_topic]
    times = sorted((moment(read.post.id), n) for n, one in enumerate(whole) for read in one.reads)
    kept = list(whole)
    for one in parts:
        if one.is_topic:
            continue
        near = _nearest_of(times, moment(one.reads[0].post.id))
        if near is None:
            kept.append(one)
        else:
            whole[near].reads.extend(one.reads)
    return kept


def _nearest_of(times: Sequence[tuple[int, int]], when: int) -> int | None:
    place = bisect(times, (when,))
    beside = times[max(0, place - 1) : place + 1]
    apart, near = min(((abs(time - when), n) for time, n in beside), default=(_STRAY + 1, 0))
    return near if apart <= _STRAY else None
