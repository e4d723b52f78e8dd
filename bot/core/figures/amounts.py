"""Find the figures of a text: numbers, shares and ordinals, with what they count."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache

import regex

from bot.core.figures import east
from bot.core.figures.figure import Figure, Form, Reading
from bot.core.figures.fractions import fractions, halves, ratios
from bot.core.figures.linking import echoes, linked
from bot.core.figures.numbers import numbers
from bot.core.figures.numerals import NUMERALS

_COMPOUND = {"first": 1, "second": 2}


def figures(
    spelt: str, bare: str, tongue: str, *, skip: Container[int] = (), lenient: bool = False
) -> Iterator[Figure]:
    """Yield the figures of a text in the order they stand in.

    Args:
        spelt: The text in its common spelling.
        bare: Its skeleton.
        tongue: ISO 639-1 code of its language; number words are read where they are known.
        skip: Offsets where no figure begins: those of dates and codes.
        lenient: Whether to read what a source may mean, too: every "half", Chinese numerals.
    """
    shares = [*fractions(bare, tongue), *_ordinals(bare, tongue)]
    taken = {at for share in shares for at in range(share.start, share.end)}
    listed = numbers(spelt, bare, tongue, skip)
    found = [f for f in linked(listed, bare) if f.start not in taken]
    yield from sorted([*shares, *found], key=lambda figure: figure.start)
    if lenient:
        yield from halves(bare, tongue)
        yield from ratios(bare, tongue)
        yield from echoes(listed, bare)
        for start, end, value in east.numerals(bare):
            yield Figure(start, end, (Reading(value, ""),), Form.WORD)


def _ordinals(bare: str, tongue: str) -> Iterator[Figure]:
    if tongue not in NUMERALS:
        return
    numerals = NUMERALS[tongue]
    for found in _ordinal_words(tongue).finditer(bare):
        value = numerals.ordinals.get(found["last"]) or _COMPOUND[found["last"]]
        if found["tens"]:
            value += numerals.cardinals[found["tens"]]
        if value > 2:
            yield Figure(found.start(), found.end(), (Reading(value, ""),), Form.ORDINAL)


@cache
def _ordinal_words(tongue: str) -> regex.Pattern[str]:
    numerals = NUMERALS[tongue]
    tens = "|".join(w for w, value in numerals.cardinals.items() if value in range(20, 100, 10))
    last = "|".join(sorted({*numerals.ordinals, *_COMPOUND}, key=len, reverse=True))
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}])(?:(?P<tens>{tens})[ -])?(?P<last>{last})(?![\p{{L}}\p{{M}}])"
    )
