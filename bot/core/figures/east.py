"""Read numbers of Chinese and Japanese: 二百五十, and digits between characters, 1万2千."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from bot.core.figures.units import EAST_SCALES

COMPOUND = regex.compile(
    r"(?:[0-9]{1,4}(?:\.[0-9]{1,4})?[十百千万萬億亿兆만억조]{1,2}+){2,6}(?:[0-9]{1,4}(?![0-9]))?"
)
"""Digits with more than one magnitude."""

_NUMERAL = regex.compile(r"(?<![0-9.])[零〇一二两兩三四五六七八九十百千万萬億亿兆]+")
_PIECE = regex.compile(r"(?P<digits>[0-9]+(?:\.[0-9]+)?)(?P<scale>\D*)")
_DIGITS = {char: place for place, char in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2, "兩": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_POWERS = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_LONGEST = 12


def compound(text: str) -> float:
    """Return the value of digits with magnitudes between them: 12,000 for 1万2千."""
    total = 0.0
    for piece in _PIECE.finditer(text):
        value = float(piece["digits"])
        for char in piece["scale"]:
            value *= EAST_SCALES[char]
        total += value
    return total


def numerals(bare: str) -> Iterator[tuple[int, int, float]]:
    """Yield the place and value of each Chinese numeral in a text."""
    for found in _NUMERAL.finditer(bare):
        if (value := _value(found[0])) > 1:
            yield found.start(), found.end(), float(value)


def _value(numeral: str) -> int:
    """Return the value of a numeral of at most twelve characters, or 0."""
    if len(numeral) > _LONGEST or not any(char in _DIGITS or char == "十" for char in numeral):
        return 0
    if all(char in _DIGITS for char in numeral):
        return int("".join(str(_DIGITS[char]) for char in numeral))
    total = section = digit = 0
    for char in numeral:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            section, digit = section + (digit or 1) * _UNITS[char], 0
        else:
            total, section, digit = total + (section + digit or 1) * _POWERS[char], 0, 0
    return total + section + digit
