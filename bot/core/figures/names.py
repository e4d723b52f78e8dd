"""The names and other words of a source, made ready for looking up those of a statement."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import regex

from bot.core.figures.atoms import DOMAIN, DOTTED, SPACED, Atom, Shape, atoms
from bot.core.figures.kin import RELATIVES, is_kin
from bot.core.figures.plain import key
from bot.core.figures.territories import synonyms
from bot.core.quotes.vocabulary import word_set

_CONNECTORS = word_set(
    """
    of the and for de la le du des di del della der die das und van y e in on
    """
)
_NEAR = 5
_LOOKED_AT = 2000
_NEIGHBOURS = 12
_STEM = 4
_LATIN_SHARE = 0.5
_SQUEEZE = regex.compile(r"[ \u00a0_-]")
_FOREIGN = regex.compile(r"[\p{L}--\p{Latin}]", regex.V1)
_SHORT_ACRONYM = 2
_GAP = 2
_ABBREVIATION = 3
_MODEL = regex.compile(r"(?<![\p{L}\p{N}])\p{Latin}{1,12}+[ \u00a0-]\p{Nd}{1,6}+(?![\p{L}\p{N}])")
_WITHIN = regex.compile(r"[\p{L}\p{N},'-][ \u00a0-]\Z")


@dataclass(frozen=True, slots=True)
class Names:
    """The words of a source.

    Attributes:
        words: Key of a word -> its row in `rows`.
        rows: Where the places of each word begin in `places`.
        places: Places of all words, row by row, in words from the source's start.
        ordered: The keys in order, for words that share a beginning.
        capital: Keys that stand with a capital within a sentence, or never without one.
        small: Keys that stand without a capital.
        whole: Things that are looked up as one: domains, short forms without dots, spaced letters.
        initials: First letters of the words in order, and again without small joining words.
        synonyms: Other names, in many languages, of the countries the source names.
        latin: Whether the source is mostly in Latin letters, so that names can be looked up.
    """

    words: Mapping[str, int]
    rows: array[int]
    places: array[int]
    ordered: tuple[str, ...]
    capital: frozenset[str]
    small: frozenset[str]
    whole: frozenset[str]
    initials: str
    synonyms: frozenset[str]
    latin: bool

    @classmethod
    def of(cls, spelt: str) -> Names:
        """Index the words of a source in its common spelling."""
        found = list(atoms(spelt))
        places: dict[str, list[int]] = {}
        for place, atom in _placed(spelt, found):
            places.setdefault(atom.key, []).append(place)
        rows = array("l", [0])
        flat = array("l")
        for listed in places.values():
            flat.extend(listed)
            rows.append(len(flat))
        small = frozenset(atom.key for atom in found if atom.shape is Shape.LOWER)
        letters = sum(len(atom.text) for atom in found)
        foreign = len(_FOREIGN.findall(spelt))
        return cls(
            words={word: row for row, word in enumerate(places)},
            rows=rows,
            places=flat,
            ordered=tuple(sorted(places)),
            capital=_capital(spelt, found, small),
            small=small,
            whole=frozenset(_wholes(spelt)),
            initials=_initials(found),
            synonyms=synonyms(places.keys()),
            latin=letters >= (letters + foreign) * _LATIN_SHARE,
        )

    def has(self, word: str) -> bool:
        """Tell whether a key, or another name of the same country, stands in the source."""
        if word in self.words or word in self.whole:
            return True
        return any(other in self.words or other in self.whole for other in RELATIVES.get(word, ()))

    def has_short(self, word: str) -> bool:
        """Tell whether a short word in capitals stands in the source, or what it stands for."""
        if word in self.capital or word in self.whole:
            return True
        return any(other in self.words or other in self.whole for other in RELATIVES.get(word, ()))

    def has_kin(self, word: str, *, loose: bool = False) -> bool:
        """Tell whether a form of the word stands in the source; `loose` is as in `is_kin`."""
        if self.has(word):
            return True
        return any(is_kin(word, other, loose=loose) for other in self.neighbours(word))

    def neighbours(self, word: str) -> Iterable[str]:
        """Return keys of the source that begin like a word: those around its place in order."""
        stem = word[:_STEM]
        place = bisect_left(self.ordered, word)
        around = self.ordered[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]
        return [other for other in around if other.startswith(stem[:2])]

    def block(self, word: str) -> tuple[str, ...]:
        """Return the keys of the source that share a word's first two letters."""
        stem = word[:2]
        low, high = bisect_left(self.ordered, stem), bisect_left(self.ordered, stem + "\U0010ffff")
        return self.ordered[low:high]

    def has_acronym(self, letters: str) -> bool:
        """Tell whether words of the source begin with these letters in this order.

        Two letters must be capitals of the source, more may be small: "gross domestic product".
        """
        if letters in self.initials:
            return True
        return len(letters) > _SHORT_ACRONYM and letters.lower() in self.initials.lower()

    def near(self, first: str, second: str) -> bool:
        """Tell whether one key follows another within a few words somewhere in the source."""
        one, two = self._places(first), self._places(second)
        if max(len(one), len(two)) > _LOOKED_AT < min(len(one), len(two)):
            return True
        if len(one) <= len(two):
            return any(self._follows(place, place + _NEAR, two) for place in one)
        return any(self._follows(place - _NEAR, place, one) for place in two)

    def _places(self, word: str) -> array[int]:
        row = self.words[word]
        return self.places[self.rows[row] : self.rows[row + 1]]

    @staticmethod
    def _follows(low: int, high: int, places: array[int]) -> bool:
        at = bisect_left(places, low)
        return at < len(places) and places[at] <= high


def _placed(spelt: str, found: list[Atom]) -> Iterator[tuple[int, Atom]]:
    """Count words, sentences being so far apart that no name reaches from one to the next."""
    place = end = 0
    last = ""
    for atom in found:
        between = spelt[end : atom.start]
        stop = len(between) > 1 and between[0] in ".!?" and len(last) > _ABBREVIATION
        place += 1 + 2 * _NEAR * (stop or "\n" in between)
        end, last = atom.end, atom.text
        yield place, atom


def _wholes(spelt: str) -> Iterable[str]:
    for found in DOMAIN.finditer(spelt):
        yield key(found[0])
    for found in DOTTED.finditer(spelt):
        yield key(regex.sub(r"[. \u00a0]", "", found[0]))
    for found in SPACED.finditer(spelt):
        yield squeeze(found[0])
    for found in _MODEL.finditer(spelt):
        yield squeeze(found[0])


def squeeze(text: str) -> str:
    """Return the key of letters that stand apart."""
    return key(_SQUEEZE.sub("", text))


def _capital(spelt: str, found: list[Atom], small: frozenset[str]) -> frozenset[str]:
    capital = [atom for atom in found if atom.shape is not Shape.LOWER]
    within = {
        atom.key
        for atom in capital
        if atom.shape is not Shape.TITLE
        or _WITHIN.search(spelt, max(0, atom.start - 2), atom.start)
    }
    return frozenset(within | {atom.key for atom in capital if atom.key not in small})


def _initials(found: list[Atom]) -> str:
    """Return the first letters of all words, a gap in the text being a blank."""
    every: list[str] = []
    weighty: list[str] = []
    end = 0
    for atom in found:
        initial = f" {atom.text[0]}" if atom.start - end > _GAP else atom.text[0]
        every.append(initial)
        if atom.key not in _CONNECTORS:
            weighty.append(initial)
        end = atom.end
    return "".join(every) + "  " + "".join(weighty)
