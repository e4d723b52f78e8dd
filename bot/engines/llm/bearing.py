"""Which messages bear a sentence out: those it names, and those that have what they lack.

A digest drops what rested on a message that is deleted. So a sentence is charged to every message
without which it would say something that nobody wrote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import regex

from bot.core.echoes import EchoGuard
from bot.core.figures import Claim, Facts, unsupported
from bot.core.figures.tongues import guess
from bot.core.markdown import is_inert
from bot.core.terms import terms
from bot.engines.llm.checks import LEAST_TERMS, Ground
from bot.engines.llm.transcripts import Heard

_RARE: Final = 3
"""Messages up to which a word points to the one that it was taken from."""
_WEIGHTY: Final = 4
"""Letters of a word that is hardly a small one."""
_LOOKED_AT: Final = 40
"""Messages whose figures are read one by one, the nearest first; each takes a millisecond."""
_REACHES: Final = (2, 6)
"""Neighbours on each side that are taken together, as sentences go over several messages."""

_WORD: Final = regex.compile(r"[\p{L}\p{N}]")


class Bearing:
    """Messages, made ready for looking up many sentences.

    Args:
        heard: In the order of the transcript.
        channels: Names, as they are told.
        written: All that is to be looked up, to tell its language by.
        guard: Knows the prompts and what must never be said.
        language: ISO 639-1 code that was asked for; None for the talk's own.
        also: Texts that were shown as well, and are known to be true.
    """

    def __init__(
        self,
        heard: Sequence[Heard],
        channels: Mapping[int, str],
        *,
        written: str,
        guard: EchoGuard,
        language: str | None,
        also: Sequence[str] = (),
    ) -> None:
        self.heard = heard
        self._channels = channels
        self._also = tuple(also)
        self._lines = [f"{each.speaker}: {each.text}" for each in heard]
        self._all = "\n".join([*self._lines, *self._also])
        self._guard = guard
        self._facts: dict[tuple[int, ...], Facts] = {}
        self._holders: dict[str, list[int]] = {}
        for place, line in enumerate(self._lines):
            for term in set(terms(line)):
                self._holders.setdefault(term, []).append(place)
        tongues = {guess(text) for text in self._by_channel()} - {""}
        own = next(iter(tongues)) if len(tongues) == 1 else ""
        self._tongue = guess(written) or language or own
        self._translated = self._tongue not in tongues if self._tongue else bool(tongues)

    def of_statement(self, statement: str, places: Sequence[int]) -> tuple[int, ...]:
        """Return the places of the messages that bear a statement out; empty when none do.

        Those it names stand first, in its order.
        """
        says_something = len(set(terms(statement))) >= LEAST_TERMS
        return self._of(statement, places) if says_something else ()

    def of_title(self, title: str, places: Sequence[int]) -> tuple[int, ...]:
        """As above, of a few words."""
        return self._of(title, places) if _WORD.search(title) else ()

    def without_false_marks(self, statement: str, places: Iterable[int]) -> str:
        """Drop quotation marks around words that the messages do not have in that order."""
        text = "\n".join(self._lines[place] for place in places)
        ground = Ground(self._facts_of(()), text, self._guard, None, False)
        return ground.without_false_marks(statement)

    def _of(self, statement: str, places: Sequence[int]) -> tuple[int, ...]:
        # Links and pings serve nobody but whoever put them into a message.
        if not places or not is_inert(statement) or self._guard.catches(statement, self._all):
            return ()
        chosen = list(places)
        if claims := self._claims(statement, chosen):
            chosen = self._with(chosen, self._missing(claims, chosen))
            if self._claims(statement, chosen):
                chosen = self._widened(statement, chosen)
        return tuple(self._with(chosen, self._origins(statement, chosen))) if chosen else ()

    def _claims(self, statement: str, places: Sequence[int]) -> tuple[Claim, ...]:
        return unsupported(
            statement,
            self._facts_of(places),
            translated=self._translated,
            language=self._tongue or None,
        )

    def _facts_of(self, places: Sequence[int]) -> Facts:
        known = tuple(sorted(set(places)))
        if known not in self._facts:
            channels = {self.heard[place].channel for place in known}
            names = [self._channels.get(channel, "") for channel in sorted(channels)]
            self._facts[known] = Facts.of(*(self._lines[at] for at in known), *names, *self._also)
        return self._facts[known]

    def _missing(self, claims: Iterable[Claim], places: Sequence[int]) -> list[int]:
        """Return the nearest message for each figure or name that the named ones do not have."""
        found: list[int] = []
        for claim in claims:
            words = dict.fromkeys(terms(claim.text))
            having = [self._having(word) for word in words]
            whole = self._nearest(set.intersection(*having) if having else (), places)
            single = whole or self._nearest(self._bearing(claim.text, places), places)
            found += single or [at for each in having for at in self._nearest(each, places)]
        return found

    def _having(self, term: str) -> set[int]:
        return set(self._holders.get(term, ()))

    def _bearing(self, claim: str, places: Sequence[int]) -> set[int]:
        """Return the nearest place whose message alone has a figure, in whatever spelling."""
        near = sorted(range(len(self.heard)), key=lambda at: _distance(at, places))[:_LOOKED_AT]
        bearing = (at for at in near if not self._claims(claim, [at]))
        return set(list(bearing)[:1])

    def _nearest(self, candidates: Iterable[int], places: Sequence[int]) -> list[int]:
        best = min(candidates, key=lambda at: (_distance(at, places), at), default=None)
        return [] if best is None else [best]

    def _widened(self, statement: str, places: Sequence[int]) -> list[int]:
        """Return the places with their neighbours if those together bear the statement out."""
        for reach in _REACHES:
            near = [
                at
                for at in range(len(self.heard))
                if any(self._are_near(at, place, reach) for place in places)
            ]
            if not self._claims(statement, near):
                return self._with(places, near)
        return []

    def _are_near(self, one: int, other: int, reach: int) -> bool:
        same = self.heard[one].channel == self.heard[other].channel
        return same and abs(one - other) <= reach

    def _origins(self, statement: str, places: Sequence[int]) -> list[int]:
        """Return where a statement has its rare words from, unless the named messages have them.

        Of several, the message that has most of them is the likeliest, then the nearest.
        """
        missing: dict[str, set[int]] = {}
        for term in terms(statement):
            holders = self._having(term)
            is_weighty = len(term) >= _WEIGHTY or not term.isascii()
            if is_weighty and 0 < len(holders) <= _RARE and not holders.intersection(places):
                missing[term] = holders
        found: list[int] = []
        while missing:
            counted = Counter(at for holders in missing.values() for at in holders)
            best = min(counted, key=lambda at: (-counted[at], _distance(at, places), at))
            missing = {term: holders for term, holders in missing.items() if best not in holders}
            found.append(best)
        return found

    def _by_channel(self) -> list[str]:
        texts: dict[int, list[str]] = {}
        for each in self.heard:
            texts.setdefault(each.channel, []).append(each.text)
        return [" ".join(said) for said in texts.values()]

    def _with(self, places: Sequence[int], others: Iterable[int]) -> list[int]:
        return list(dict.fromkeys((*places, *others)))


def _distance(place: int, places: Sequence[int]) -> int:
    return min(abs(place - other) for other in places)
