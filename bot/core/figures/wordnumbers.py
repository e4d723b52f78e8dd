"""Read numbers written in words: "two hundred and six", "einundzwanzig", "quatre-vingt-dix"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from bot.core.figures.numerals import NUMERALS, Numerals
from bot.core.quotes.vocabulary import word_set

_BLANK = r"[ \u00a0-]"
_LONGEST = 40
_HALF = 0.5
_DOZENS = word_set("dozen dutzend douzaine docena dozzina duzia dozijn")
_ARTICLE = regex.compile(r"(?<![\p{L}\p{M}])an?[ \u00a0-]\Z")
_AFTER_DIGITS = regex.compile(r"\d[ \u00a0-]?\Z")
_AND_A_HALF = regex.compile(
    r"[ \u00a0-](?:and a half|et demie?|y medi[oa]|e mezz[oa]|e mei[oa])(?![\p{L}\p{M}])"
)


class Atom(NamedTuple):
    """One number word within a number."""

    start: int
    end: int
    value: float
    multiplies: bool


class Spelled(NamedTuple):
    """A number in words."""

    start: int
    end: int
    value: float


def spelled(bare: str, tongue: str) -> Iterator[Spelled]:
    """Yield the numbers above one that are written in words of a language.

    "Several hundred" and "dozens" are no numbers.

    Args:
        bare: The skeleton of a text.
        tongue: ISO 639-1 code; where its number words are not known, nothing is found.
    """
    if tongue not in NUMERALS:
        return
    numerals = NUMERALS[tongue]
    for found in _runs(tongue).finditer(bare):
        atoms = list(_atoms(found[0], found.start(), numerals))
        for number, first in _numbers(atoms, tongue):
            if number.value != 1 and not _is_vague(bare, first, tongue):
                yield _with_half(bare, number)


def _with_half(bare: str, number: Spelled) -> Spelled:
    found = _AND_A_HALF.match(bare, number.end)
    if not found:
        return number
    scale = next((size for size in (1e9, 1e6, 1e3) if number.value >= size), 1.0)
    return Spelled(number.start, found.end(), number.value + scale / 2)


@cache
def _runs(tongue: str) -> regex.Pattern[str]:
    """Return the pattern of runs of number words."""
    numerals = NUMERALS[tongue]
    words = "|".join(sorted(map(regex.escape, numerals.cardinals), key=len, reverse=True))
    halves = "|".join(map(regex.escape, sorted(numerals.halves)))
    tail = r"[\p{L}\p{M}]*+" if numerals.glued else r"(?![\p{L}\p{M}])"
    joints = "|".join(map(regex.escape, sorted(numerals.joints)))
    half = rf"(?:{halves})(?:{_BLANK}an?)?+{_BLANK}(?=(?:{words}){tail})"
    word = rf"(?:{words}){tail}"
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}\p{{N}}])(?:{half})?+{word}"
        rf"(?:{_BLANK}(?:(?:{joints}){_BLANK})?+{word})*+"
    )


def _atoms(run: str, offset: int, numerals: Numerals) -> Iterator[Atom]:
    """Yield the number words of a run; a word that is none comes as a value of zero letters."""
    for found in regex.finditer(r"[\p{L}\p{M}]+", run):
        word, start, end = found[0], found.start() + offset, found.end() + offset
        if word in numerals.cardinals:
            yield _atom(word, start, end, numerals)
        elif word in numerals.halves:
            yield Atom(start, end, _HALF, multiplies=False)
        elif numerals.glued and word not in numerals.joints:
            yield from (
                _atom(piece, start, end, numerals)
                for piece in _pieces(word, numerals)
                if piece not in numerals.joints
            )


def _atom(word: str, start: int, end: int, numerals: Numerals) -> Atom:
    value = numerals.cardinals[word]
    return Atom(start, end, value, multiplies=value in {100, 1e3} or value > 1e4 or word in _DOZENS)


def _pieces(word: str, numerals: Numerals) -> list[str]:
    """Part a number written as one word; empty when it is another word."""
    if len(word) > _LONGEST:
        return []
    found = _glued(tuple(sorted({*numerals.cardinals, *numerals.joints}))).fullmatch(word)
    return found.captures(1) if found else []


@cache
def _glued(words: tuple[str, ...]) -> regex.Pattern[str]:
    longest_first = sorted(map(regex.escape, words), key=len, reverse=True)
    return regex.compile(rf"(?:({'|'.join(longest_first)}))+")


def _numbers(atoms: list[Atom], tongue: str) -> Iterator[tuple[Spelled, Atom]]:
    """Add up number words, and begin anew where one cannot go on from the last."""
    group: list[Atom] = []
    total = current = 0.0
    for atom in atoms:
        if group and not _goes_on(group[-1], atom, current, tongue):
            yield Spelled(group[0].start, group[-1].end, total + current), group[0]
            group, total, current = [], 0.0, 0.0
        if atom.multiplies and atom.value >= 1e3:
            total, current = total + (current or 1) * atom.value, 0.0
        elif atom.multiplies or _scores(group, atom, tongue):
            current = (current or 1) * atom.value
        elif _is_year(current, atom, tongue):
            current = current * 100 + atom.value
        else:
            current += atom.value
        group.append(atom)
    if group:
        yield Spelled(group[0].start, group[-1].end, total + current), group[0]


def _scores(group: list[Atom], atom: Atom, tongue: str) -> bool:
    """Tell whether twenty multiplies the four before it, as in "quatre-vingts"."""
    return tongue == "fr" and atom.value == 20 and bool(group) and group[-1].value == 4


def _is_year(current: float, atom: Atom, tongue: str) -> bool:
    """Tell a year read in pairs: "nineteen eighty-four"."""
    return tongue == "en" and 10 <= current <= 99 and 10 <= atom.value <= 99


def _goes_on(last: Atom, atom: Atom, current: float, tongue: str) -> bool:
    """Tell whether a number word belongs to the same number as the one before it."""
    if last.value == _HALF:
        return atom.multiplies
    if atom.multiplies:
        return not last.multiplies or atom.value > last.value or atom.value < last.value / 10
    if last.multiplies or last.value >= 100:
        return last.value != 12 and atom.value < last.value
    if _is_year(current, atom, tongue):
        return current == last.value
    return _is_below_hundred(last, atom, tongue)


def _is_below_hundred(last: Atom, atom: Atom, tongue: str) -> bool:
    """Tell whether two words make a number below a hundred: "twenty-one", "quatre-vingt-dix"."""
    if atom.value < 10 and 20 <= last.value <= 99:
        return True
    if tongue == "fr":
        scored = atom.value == 20 and last.value == 4
        if last.value == 10:
            return 7 <= atom.value <= 9
        return scored or (atom.value < 20 and last.value in {60, 20})
    if atom.value < 20:
        return False
    units_first = NUMERALS[tongue].glued and last.start == atom.start
    return units_first and last.value < 10


def _is_vague(bare: str, first: Atom, tongue: str) -> bool:
    """Tell whether a number begins with a multiplier that nothing in words stands before.

    "Millions" are no number, and in "3.4 million" the word belongs to the digits. A hundred and a
    thousand stand alone in all languages but English.
    """
    if not first.multiplies:
        return False
    if _ARTICLE.search(bare, max(0, first.start - 4), first.start):
        return False
    alone = tongue != "en" and first.value in {100, 1e3}
    return not alone or _AFTER_DIGITS.search(bare, max(0, first.start - 3), first.start) is not None
