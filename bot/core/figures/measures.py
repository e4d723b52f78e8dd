"""Units of time, length and weight after a figure, so that "18 years" is not "18 months"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

import regex

from bot.core.figures import calendars
from bot.core.figures.dates import Dated
from bot.core.figures.figure import Figure

YEAR = "@"
"""What stands for a unit where a number is a year."""
ONLY_YEARS = frozenset({YEAR})

_FAMILIES: Iterable[Mapping[str, str]] = (
    {
        "second": "seconds? secs?",
        "minute": "minutes? mins?",
        "hour": "hours? hrs?",
        "day": "days?",
        "week": "weeks?",
        "month": "months?",
        "year": "years? yrs?",
        "decade": "decades?",
        "century": "century centuries",
    },
    {
        "kilometre": "km kms kilomet(?:er|re)s?",
        "metre": "met(?:er|re)s?",
        "mile": "miles?",
        "foot": "feet foot ft",
        "yard": "yards?",
    },
    {
        "kilogram": "kg kgs kilos? kilogram(?:me)?s?",
        "gram": "grams? grammes?",
        "tonne": "tonnes? tons?",
        "ounce": "ounces? oz",
    },
)
_FAMILY = {unit: place for place, family in enumerate(_FAMILIES) for unit in family}
_UNIT = regex.compile(
    r"[ \u00a0-]?(?:"
    + "|".join(
        rf"(?P<{unit}>{'|'.join(forms.split())})"
        for family in _FAMILIES
        for unit, forms in family.items()
    )
    + r")(?![\p{L}\p{M}])"
)
_PLAIN_YEAR = regex.compile(r"(?:1[5-9]|20)[0-9]{2}")
_BEFORE_YEAR = regex.compile(
    rf"(?<!\p{{L}})(?:in|since|by|until|till|from|to|of|for|before|after|during|early|late|mid|year|"
    rf"spring|summer|autumn|fall|winter|{'|'.join(sorted(calendars.MONTHS))})[ \u00a0,.-]{{1,2}}\Z"
)
_REACH = 14


def unit(bare: str, end: int) -> str:
    """Return the unit right after a figure that ends at `end` of a skeleton, or ""."""
    found = _UNIT.match(bare, end)
    return found.lastgroup or "" if found else ""


def measured(
    found: Iterable[Figure], dated: Iterable[Dated], bare: str
) -> Mapping[float, frozenset[str]]:
    """Return the units of each value of a source; "" is among them where it has none.

    Shares and sums of money are left out.
    """
    units: dict[float, set[str]] = defaultdict(set)
    for value, name in (*_of_figures(found, bare), *_of_dates(dated)):
        units[value].add(name)
    return {value: frozenset(names) for value, names in units.items()}


def _of_figures(found: Iterable[Figure], bare: str) -> Iterator[tuple[float, str]]:
    for figure in found:
        plain = _PLAIN_YEAR.fullmatch(bare, figure.start, figure.end)
        low = max(0, figure.start - _REACH)
        year = plain and _BEFORE_YEAR.search(bare, low, figure.start)
        name = YEAR if year else unit(bare, figure.end)
        yield from ((reading.value, name) for reading in figure.readings if not reading.kind)
        yield from ((part, "") for part in figure.parts)


def _of_dates(dated: Iterable[Dated]) -> Iterator[tuple[float, str]]:
    for one in dated:
        yield float(one.year), YEAR
        yield from ((float(day % 100), "") for day in one.days)


def differs(name: str, names: Collection[str]) -> bool:
    """Tell whether a unit is none of a number's, all of which measure the same."""
    if not name or name in names:
        return False
    return all(_FAMILY.get(other) == _FAMILY[name] for other in names)
