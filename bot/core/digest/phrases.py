"""Name what texts are about by phrases that stand in them.

A phrase is good when its words are in many of the texts and rare elsewhere, and when they keep
together; none begins or ends with a word that names nothing (Rose et al. 2010, "Automatic Keyword
Extraction from Individual Documents").
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.core.digest.spotting import Found, Weights, find_phrases
from bot.core.digest.stops import stop_words

TITLE: Final = 60
"""Characters of all phrases of a name together, at most."""

_TEXTS: Final = 200
"""Texts that are looked at, the first ones."""
_PLACES: Final = 20_000
"""Places of phrases after which no further text is looked at; scripts without spaces have many."""
_REPEATED, _NAMED, _OPENING = 1.3, 1.25, 1.4
"""What it counts to stand in several texts, to be written as a name is, to stand in the first."""
_TOGETHER: Final = 0.7
"""Power of how often a phrase's words stand in it when they stand anywhere."""
_HELD: Final = 0.7
"""Power of how many texts hold a word."""
_ONCE: Final = 1.5
"""What length counts at most in a phrase that is met once: no more than for two words."""
_CHANCES: Final = 2
"""Phrases met once that may make a name, where none is met twice."""
_ENOUGH: Final = 0.45
"""Part of the best phrase's score that the others of a name must reach."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, as it is written somewhere.

    Attributes:
        texts: Which of the texts hold it, as it is written, in order; never none.
    """

    text: str
    texts: tuple[int, ...]


@dataclass(slots=True)
class _Candidate:
    """One phrase in all its spellings.

    Attributes:
        words: What those of its words are known by that name something.
        size: What it counts for its length and its edges.
        is_joined: Whether small words stand in it, as in "flour and eggs".
        spellings: Each with the texts that it stands in, in order.
    """

    words: tuple[str, ...]
    is_joined: bool = False
    size: float = 0.0
    named: bool = False
    spellings: dict[str, list[int]] = field(default_factory=dict)
    texts: set[int] = field(default_factory=set)

    def add(self, text: int, found: Found) -> None:
        where = self.spellings.setdefault(found.spelling, [])
        if where[-1:] != [text]:
            where.append(text)
        self.texts.add(text)
        self.size = max(self.size, found.size)
        self.named = self.named or found.named

    @property
    def is_name(self) -> bool:
        """Whether it has capitals wherever it stands, and not only to open a sentence."""
        return self.named and all(spelling[:1].isupper() for spelling in self.spellings)

    @property
    def phrase(self) -> Phrase:
        """The phrase in its most usual spelling; of equals the one met first."""
        usual = sorted(self.spellings.items(), key=lambda pair: (-len(pair[1]), pair[1], pair[0]))
        return Phrase(usual[0][0], tuple(usual[0][1]))


def key_phrases(
    texts: Sequence[str],
    rarity: Mapping[str, float],
    *,
    language: str,
    most: int = 3,
    without: Collection[str] = (),
    shared: bool = False,
    room: int = TITLE,
) -> tuple[Phrase, ...]:
    """Return up to `most` phrases that tell what the texts are about, the best first.

    Args:
        texts: Plain ones; no phrase goes across a line break.
        rarity: What terms count (`reading.rarities`); one that is unknown counts as the rarest.
        language: ISO 639-1 code, whose small words are minded.
        most: How many at most; they are fewer where others tell far less.
        without: Casefolded words that do not name anything, such as names of those who write.
        shared: Whether only phrases count that stand in two texts at least.
        room: Characters that they have together, with a comma and a space between them.
    """
    weights = Weights(rarity)
    stops = stop_words(language).union(without)
    candidates: dict[tuple[str, ...], _Candidate] = {}
    holding: dict[str, set[int]] = defaultdict(set)
    places = 0
    for number, text in enumerate(texts[:_TEXTS]):
        if places > _PLACES:
            break
        for found in find_phrases(text, stops, weights):
            places += 1
            each = candidates.setdefault(found.key, _Candidate(found.words, found.is_joined))
            each.add(number, found)
            for word in found.words:
                holding[word].add(number)
    scored = [
        (_score(each, holding, weights), each)
        for each in candidates.values()
        if len(each.texts) > 1 or not (shared or each.is_joined)
    ]
    scored.sort(key=lambda pair: (-pair[0], min(pair[1].texts), min(pair[1].spellings)))
    return tuple(_chosen(scored, most, room))


def _score(
    each: _Candidate, holding: Mapping[str, Collection[int]], weights: Mapping[str, float]
) -> float:
    held = [len(holding[word]) for word in each.words]
    weight = sum(
        weights[word] * math.pow(n, _HELD) for word, n in zip(each.words, held, strict=True)
    ) / len(held)
    together = len(each.texts) * len(held) / sum(held)
    gain = _NAMED if each.is_name else 1.0
    if len(each.texts) > 1:
        size, gain = each.size, gain * _REPEATED
    else:
        size, gain = min(each.size, _ONCE), gain * (_OPENING if 0 in each.texts else 1.0)
    return weight * math.pow(together, _TOGETHER) * size * gain


def _chosen(scored: Sequence[tuple[float, _Candidate]], most: int, room: int) -> Iterator[Phrase]:
    """Yield the best phrases that share no word.

    Alone, what is met once is an accident as often as not: it counts where nothing else does.
    """
    enough = scored[0][0] * _ENOUGH if scored else 0.0
    good = [each for score, each in scored if score >= enough]
    repeated = [each for each in good if len(each.texts) > 1]
    left = most if repeated else min(most, _CHANCES)
    known: set[str] = set()
    for each in repeated or good:
        phrase = each.phrase
        if left and known.isdisjoint(each.words) and len(phrase.text) <= room:
            known.update(each.words)
            left, room = left - 1, room - len(f"{phrase.text}, ")
            yield phrase
