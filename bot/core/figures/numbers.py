"""Find numbers in digits and words, with what stands around them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

import regex

from bot.core.figures import east, tails
from bot.core.figures.digits import NUMBER, readings
from bot.core.figures.figure import Figure, Form
from bot.core.figures.wordnumbers import spelled

PLAIN = (("", 1.0),)
"""What a number counts that has no unit."""

_DIGITS = regex.compile(rf"(?<![\p{{Latin}}\p{{Greek}}\p{{Cyrillic}}\p{{N}}_])(?:{NUMBER})")


class Number(NamedTuple):
    """A number with what stands around it, before its neighbours are looked at.

    Attributes:
        start, end: Its offsets, currency and unit included.
        values: What it may be worth, without magnitude.
        tail: The words after it.
        money: The currency before it, or "".
        parts: As in `Figure`.
    """

    start: int
    end: int
    values: tuple[float, ...]
    tail: tails.Tail
    money: str
    parts: tuple[float, ...] = ()

    @property
    def figure(self) -> Figure:
        """Return the number as a figure that stands by itself."""
        found = self.tail.readings(self.values)
        return Figure(self.start, self.end, found, self.tail.form, self.parts)


def numbers(spelt: str, bare: str, tongue: str, skip: Container[int]) -> list[Number]:
    """Return the numbers of a text in order; of two in one place, the longer one."""
    found = [*_in_digits(spelt, bare, skip), *_compounds(spelt, bare, skip)]
    found += _in_words(spelt, bare, tongue)
    kept: list[Number] = []
    end = 0
    for number in sorted(found, key=lambda number: (number.start, -number.end)):
        if number.start >= end:
            kept.append(number)
            end = number.end
    return kept


def _in_digits(spelt: str, bare: str, skip: Container[int]) -> Iterator[Number]:
    place = 0
    while found := _DIGITS.search(bare, place):
        place = found.end()
        if found.start() not in skip:
            values, parts = readings(spelt[found.start() : place])
            start, money = tails.before(bare, found.start())
            tail = tails.after(spelt, bare, place, money, Form.DIGITS)
            yield Number(start, tail.end, values, tail, money, parts)
            continue
        place = found.start()
        while place in skip:
            place += 1


def _compounds(spelt: str, bare: str, skip: Container[int]) -> Iterator[Number]:
    for found in east.COMPOUND.finditer(bare):
        if found.start() not in skip:
            tail = tails.after(spelt, bare, found.end(), "", Form.DIGITS)
            yield Number(found.start(), tail.end, (east.compound(found[0]),), tail, "")


def _in_words(spelt: str, bare: str, tongue: str) -> Iterator[Number]:
    for number in spelled(bare, tongue):
        tail = tails.after(spelt, bare, number.end, "", Form.WORD)
        yield Number(number.start, tail.end, (number.value,), tail, "")
