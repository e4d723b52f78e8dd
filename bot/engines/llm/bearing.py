"""Which messages bear a sentence out: those it names, and those that have what they lack.

A digest drops what rested on a message that is deleted. So a sentence is charged to every message
without which it would say something that nobody wrote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import regex

from bot.core.digest.reading import content_terms, root
from bot.core.digest.stops import stop_words
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
"""Messages whose figures are read one by one, the nearest first; each takes some milliseconds."""
_LOOKS: Final = 500
"""So many for all that a model wrote: what has that much false in it is not worth more."""
_BESIDE: Final = 2
"""How far from the named messages a figure may come without a word in common."""
_LIKE: Final = 1 / 2
"""Part of the words of what another said that one must have used to be named for it."""
_OWN: Final = 1 / 4
"""Part of the words of a decision or question that must have been used there."""
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
        self._also_told = {term for text in also for term in content_terms(text)}
        self._lines = [f"{each.speaker}: {each.text}" for each in heard]
        self._all = "\n".join([*self._lines, *self._also])
        self._guard = guard
        self._looks = _LOOKS
        self._facts: dict[tuple[int, ...], Facts] = {}
        self._content = [frozenset(content_terms(each.text)) for each in heard]
        names = {each.speaker for each in heard if _WORD.search(each.speaker)}
        self._names = {root(word) for name in names for word in terms(name)}
        self._holders: dict[str, list[int]] = {}
        for place, line in enumerate(self._lines):
            for term in set(terms(line)):
                self._holders.setdefault(term, []).append(place)
        tongues = {guess(text) for text in self._by_channel()} - {""}
        own = next(iter(tongues)) if len(tongues) == 1 else ""
        self._tongue = guess(written) or language or own
        # Who calls himself "the" is named by nobody.
        stops = stop_words(self._tongue or "en")
        self._speakers = {name for name in names if not stops.issuperset(name.casefold().split())}
        self._translated = self._tongue not in tongues if self._tongue else bool(tongues)

    def of_statement(self, statement: str, places: Sequence[int]) -> tuple[int, ...]:
        """Return the places of the messages that bear a statement out; empty when none do.

        Those it names stand first, in its order.
        """
        says_something = len(set(terms(statement))) >= LEAST_TERMS
        return self._of(statement, places) if says_something else ()

    def of_item(self, statement: str, places: Sequence[int]) -> tuple[int, ...]:
        """As above, of a decision or question: most of all, nobody may have made it up."""
        rest = self.of_statement(statement, places)
        said = frozenset(content_terms(statement))
        near = set().union(*(self._content[at] for at in (*rest, *self._near(places, _BESIDE))))
        names = {term for at in rest for term in content_terms(self.heard[at].speaker)}
        is_told = len(said) < LEAST_TERMS or len(said & (near | names)) >= _OWN * len(said)
        return rest if is_told or self._translated else ()

    def of_title(self, title: str, places: Sequence[int]) -> tuple[int, ...]:
        """As above, of a few words, one of which has been used at least."""
        rest = self._of(title, places) if _WORD.search(title) else ()
        said = set(content_terms(title))
        near = (*rest, *self._near(places, _BESIDE))
        told = set(self._names).union(self._also_told, *(self._content[at] for at in near))
        return rest if not said or said & told or self._translated else ()

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
        if self._is_anothers(statement, chosen):
            return ()
        if claims := self._claims(statement, chosen):
            chosen = self._with(chosen, self._missing(statement, claims, chosen))
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

    def _missing(self, statement: str, claims: Iterable[Claim], places: Sequence[int]) -> list[int]:
        """Return the nearest message for each figure or name that the named ones do not have.

        It must be about the same: a figure of something else proves nothing.
        """
        found: list[int] = []
        for claim in claims:
            words = dict.fromkeys(terms(claim.text))
            about = self._about(statement, claim, places)
            having = [self._having(word) & about for word in words]
            whole = self._nearest(set.intersection(*having) if having else (), places)
            single = whole or self._nearest(self._bearing(claim.text, places, about), places)
            found += single or [at for each in having for at in self._nearest(each, places)]
        return found

    def _about(self, statement: str, claim: Claim, places: Sequence[int]) -> set[int]:
        """Return the places beside the named ones, and those that share words with a statement."""
        if self._translated:
            return set(range(len(self.heard)))
        said = frozenset(content_terms(statement)) - set(content_terms(claim.text))
        said -= self._names
        sharing = {at for at, held in enumerate(self._content) if held & said}
        return sharing.union(self._near(places, _BESIDE))

    def _is_anothers(self, statement: str, places: Sequence[int]) -> bool:
        """Tell whether somebody is named for what others said, who are not named themselves."""
        if self._translated:
            return False
        named = {name for name in self._speakers if _stands_in(name, statement)}
        heard = {self.heard[at].speaker for at in places}
        told = " ".join(self.heard[at].text for at in places)
        absent = {name for name in named if not _stands_in(name, told)}
        if not absent or named & heard:
            return False
        said = frozenset(content_terms(statement))
        theirs = max(len(said & self._content[at]) for at in places)
        own = (at for at, each in enumerate(self.heard) if each.speaker in absent)
        return theirs > 0 and max(len(said & self._content[at]) for at in own) <= _LIKE * theirs

    def _having(self, term: str) -> set[int]:
        return set(self._holders.get(term, ()))

    def _bearing(self, claim: str, places: Sequence[int], about: Iterable[int]) -> set[int]:
        """Return the nearest place whose message alone has a figure, in whatever spelling."""
        near = sorted(about, key=lambda at: (_distance(at, places), at))[:_LOOKED_AT]
        for at in near[: self._looks]:
            self._looks -= (at,) not in self._facts
            if not self._claims(claim, [at]):
                return {at}
        return set()

    def _nearest(self, candidates: Iterable[int], places: Sequence[int]) -> list[int]:
        best = min(candidates, key=lambda at: (_distance(at, places), at), default=None)
        return [] if best is None else [best]

    def _widened(self, statement: str, places: Sequence[int]) -> list[int]:
        """Return the places with their neighbours if those together bear the statement out."""
        for reach in _REACHES:
            near = self._near(places, reach)
            if not self._claims(statement, near):
                return self._with(places, near)
        return []

    def _near(self, places: Iterable[int], reach: int) -> list[int]:
        """Return the places and their neighbours in the same channel."""
        found = {
            at
            for place in places
            for at in range(max(0, place - reach), min(len(self.heard), place + reach + 1))
            if self.heard[at].channel == self.heard[place].channel
        }
        return sorted(found)

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


def _stands_in(name: str, text: str) -> bool:
    found = text.find(name)
    while found >= 0:
        beside = text[max(0, found - 1) : found], text[found + len(name) :][:1]
        if not any(map(_WORD.match, beside)):
            return True
        found = text.find(name, found + 1)
    return False


def _distance(place: int, places: Sequence[int]) -> int:
    return min(abs(place - other) for other in places)
