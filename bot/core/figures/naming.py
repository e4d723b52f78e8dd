"""Check the names of a statement."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

import regex
from rapidfuzz import fuzz

from bot.core.figures import calendars
from bot.core.figures.atoms import DOTTED, Atom, Shape, atoms
from bot.core.figures.kin import RELATIVES
from bot.core.figures.names import Names
from bot.core.figures.openers import is_ordinary
from bot.core.figures.plain import key
from bot.core.figures.tongues import SMALL_WORDS
from bot.core.figures.units import ATTACHED
from bot.core.quotes.genders import given_names
from bot.core.quotes.vocabulary import TITLES, word_set

_Place = tuple[int, int]

_OPENING = regex.compile(r"(?:^|[.!?:;|•\n\"])[\s\"'(\[*_~`>#-]*\Z")
_QUOTED = regex.compile(r"(?<![\p{L}\p{N}])['(\[][*_]*\Z")
_SHORT_FORM = regex.compile(r"(?<!\p{L})(?:\p{L}|\p{Lu}\p{Ll}{1,3})\.\s*\Z")
_AFTER_FIGURE = regex.compile(r"\d[ \u00a0-]?\Z")
_CAMEL = regex.compile(r"\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lu}+")
_SPACE = regex.compile(r"[ \u00a0]|(?<=(?<!\p{L})\p{L}{1,3})\. |[ \u00a0]?&[ \u00a0]?|-")
_NAMED = regex.compile(r"[ \u00a0]?\p{Lu}\p{Ll}")
_HEADING = 0.85
_HEADING_WORDS = 4
_WEIGHTY = 4
_LONG_CAPITALS = 5
_CLOSE = 75
_BLOCK = 2000
_CONTEXT = 12
_FOLLOWING = 40
_ORDINARY_GIVEN = word_set(
    """
    a may april june august grace hope will mark bill rose faith summer drew rich frank art pat sue
    joy dawn ivy lily jack rob nick max guy ray grant chase dean earl duke miles price storm sky
    heather jean don mia mercy jo van do ana ali
    """
)
_STRESSED = word_set("not no all and the of to by for")
_TIME_WORDS = word_set("today yesterday tomorrow tonight everyone someone nobody women men")


class Naming:
    """The names of one statement, to be looked up in its source."""

    def __init__(
        self, spelt: str, names: Names, *, careful: bool, loose: bool, english: bool = False
    ) -> None:
        self._spelt = spelt
        self._names = names
        self._careful = careful or not names.latin
        self._loose = loose
        self._english = english
        self._heading = False

    def unsupported(self, skip: set[int]) -> list[_Place]:
        """Return where names stand that the source does not have; `skip` is left out."""
        dotted = list(self._dotted(skip))
        skip = skip | {at for start, end, _ in dotted for at in range(start, end)}
        found = [atom for atom in atoms(self._spelt) if atom.start not in skip]
        self._heading = not self._careful and self._is_heading(found)
        bad = [(start, end) for start, end, fine in dotted if not fine]
        named = [atom for atom in found if not self._is_unit(atom)]
        for run in self._runs(named):
            bad += self._in_run(run)
        return bad

    def _dotted(self, skip: set[int]) -> Iterator[tuple[int, int, bool]]:
        """Yield short forms with dots, and whether they are fine."""
        for found in DOTTED.finditer(self._spelt):
            if found.start() in skip:
                continue
            letters = regex.sub(r"[. \u00a0]", "", found[0])
            named = _NAMED.match(self._spelt, found.end()) is not None
            short = letters.islower() or named or (self._careful and len(letters) < _LONG_CAPITALS)
            yield found.start(), found.end(), short or self._has_capitals(letters)

    @staticmethod
    def _is_heading(found: list[Atom]) -> bool:
        """Tell whether most words of a statement have capitals, as in a title."""
        weighty = [atom for atom in found if len(atom.key) >= _WEIGHTY]
        capital = sum(atom.shape is not Shape.LOWER for atom in weighty)
        return len(weighty) >= _HEADING_WORDS and capital >= _HEADING * len(weighty)

    def _runs(self, found: list[Atom]) -> Iterator[list[Atom]]:
        """Yield runs of words with capitals and nothing but a blank or a hyphen between them."""
        group = 0
        numbered: list[tuple[int, Atom]] = []
        for before, atom in pairwise([*found[:1], *found]):
            if not _SPACE.fullmatch(self._spelt, before.end, atom.start):
                group += 1
            if atom.shape is Shape.LOWER:
                group += 1
            else:
                numbered.append((group, atom))
        for _, pairs in groupby(numbered, key=lambda pair: pair[0]):
            yield [atom for _, atom in pairs]

    def _in_run(self, run: list[Atom]) -> list[_Place]:
        bad = [atom for place, atom in enumerate(run) if not self._is_fine(run, place)]
        if bad and self._is_spelled_out_acronym(run):
            return []
        places = [(atom.start, atom.end) for atom in bad]
        named = [atom for atom in run if len(atom.text) > 1 and atom not in bad]
        for first, second in pairwise(named):
            if self._is_glued(first, second):
                places.append((first.start, second.end))
        return self._joined(places)

    def _is_unit(self, atom: Atom) -> bool:
        low = max(0, atom.start - 2)
        after = _AFTER_FIGURE.search(self._spelt, low, atom.start) is not None
        return after and atom.key in ATTACHED

    def _joined(self, places: list[_Place]) -> list[_Place]:
        joined: list[_Place] = []
        for start, end in sorted(places):
            if joined and _SPACE.fullmatch(self._spelt, joined[-1][1], start):
                joined[-1] = joined[-1][0], end
            else:
                joined.append((start, end))
        return joined

    def _is_spelled_out_acronym(self, run: list[Atom]) -> bool:
        initials = "".join(atom.key[0] for atom in run)
        return len(run) > 1 and initials in self._names.capital

    def _is_fine(self, run: list[Atom], place: int) -> bool:
        """Tell whether the source bears out a word with capitals, or it need not."""
        atom = run[place]
        match atom.shape:
            case Shape.CODE:
                return self._names.has(atom.key)
            case Shape.MIXED:
                return self._has_mixed(atom)
            case Shape.UPPER:
                return self._has_upper(atom)
        if len(atom.text) == 1 or atom.key in calendars.MONTHS or atom.key in calendars.WEEKDAYS:
            return True
        if self._careful:
            return self._is_fine_person(run, place)
        return self._has_title(atom, alone=len(run) == 1)

    def _has_title(self, atom: Atom, *, alone: bool) -> bool:
        if self._names.has_kin(atom.key, loose=self._loose):
            return True
        if self._heading or self._is_opening(atom):
            return not self._must_be_name(atom, alone=alone)
        return atom.key in TITLES or atom.key in SMALL_WORDS

    def _has_mixed(self, atom: Atom) -> bool:
        if self._names.has_kin(atom.key):
            return True
        parts = [key(part) for part in _CAMEL.findall(atom.text)]
        known = len(parts) > 1 and all(part in self._names.words for part in parts)
        return known and all(self._names.near(one, two) for one, two in pairwise(parts))

    def _has_upper(self, atom: Atom) -> bool:
        if self._careful and len(atom.text) < _LONG_CAPITALS:
            return True
        if self._has_capitals(atom.text) or (self._careful and self._is_close(atom.key)):
            return True
        return self._heading and self._is_shouted()

    def _is_shouted(self) -> bool:
        """Tell whether a heading in capitals is made of the source's words for the most part."""
        keys = [atom.key for atom in atoms(self._spelt)]
        return sum(map(self._names.has_kin, keys)) * 2 > len(keys)

    def _has_capitals(self, letters: str) -> bool:
        """Tell whether the source has a word in capitals, or words with those initials.

        Short ones are other words, too: "who" bears out no WHO.
        """
        single = letters[:-1] if letters.endswith("s") else letters
        if len(letters) >= _LONG_CAPITALS and self._names.has_kin(key(letters)):
            return True
        short = any(map(self._names.has_short, (key(letters), key(single), key(f"{single}s"))))
        return short or key(letters) in _STRESSED or self._names.has_acronym(single)

    def _is_opening(self, atom: Atom) -> bool:
        """Tell whether grammar asks for a capital: at the start of a sentence or a quotation."""
        low = max(0, atom.start - _CONTEXT)
        if _QUOTED.search(self._spelt, low, atom.start):
            return True
        found = _OPENING.search(self._spelt, low, atom.start)
        if found is None or (low and found.start() == low and found[0][:1] not in '.!?:;|•\n"'):
            return False
        return not _SHORT_FORM.search(self._spelt, low, found.start() + 2)

    def _must_be_name(self, atom: Atom, *, alone: bool) -> bool:
        """Tell whether a word at the start of a sentence can be nothing but a name.

        Given names and genitives without an article are sure to be. Beyond them, "Officials said"
        and "Adeyemi said" can be told apart in English alone, whose ordinary words are known.
        """
        if atom.key in given_names() and atom.key not in _ORDINARY_GIVEN:
            return True
        genitive = self._spelt.startswith("'s ", atom.end)
        if alone and genitive and atom.key not in _TIME_WORDS and not self._heading:
            return True
        follows = self._spelt[atom.end : atom.end + _FOLLOWING]
        return self._english and not self._heading and not is_ordinary(atom.key, follows)

    def _is_fine_person(self, run: list[Atom], place: int) -> bool:
        """Tell whether a plain word with a capital is no person's name or a known one."""
        if self._is_known(run[place].key) or not self._names.latin or len(run) == 1:
            return True
        given = run[place - 1 if place else place].key
        return given not in given_names() or given in _ORDINARY_GIVEN

    def _is_known(self, word: str) -> bool:
        names = self._names
        if word in names.synonyms or word in TITLES or word in SMALL_WORDS:
            return True
        return names.has_kin(word, loose=True) or self._is_close(word)

    def _is_close(self, word: str) -> bool:
        """Tell whether some word of the source is spelled nearly like this one."""
        return any(fuzz.ratio(word, other) >= _CLOSE for other in self._names.block(word)[:_BLOCK])

    def _is_glued(self, first: Atom, second: Atom) -> bool:
        """Tell whether two names of the source never stand together there.

        What may stand before any name says nothing: titles, peoples, weekdays, ordinary words.
        """
        names, one, two = self._names, first.key, second.key
        if Shape.UPPER in {first.shape, second.shape} or self._heading:
            return False
        if not (one in names.capital and two in names.capital) or two in TITLES:
            return False
        before = one in names.small or one in TITLES or one in SMALL_WORDS or one in RELATIVES
        if before or one in names.synonyms or one in calendars.MONTHS or one in calendars.WEEKDAYS:
            return False
        return not (names.near(one, two) or names.near(two, one))
