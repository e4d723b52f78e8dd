"""Find dates and times of day, in digits or with the month in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import regex

from bot.core.figures import calendars

_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])"
_SUFFIX = r"(?:\.|st|nd|rd|th|er|e|º|ª|[oa](?= ))?"
_SEVERAL = (
    r"(?:(?P<more>3[01]|[12][0-9]|0?[1-9])(?:\.|st|nd|rd|th|er)?"
    r"(?: ?[-–/] ?| (?:and|to|or|bis|und|et|au|y|al|e|en|tot|till|through) ))?"
)
_OF = r"(?:(?:of|de|di|del|den) |d')?"
_START = r"(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}]|[0-9][.,:/-])"
_STOP = r"(?![\p{L}\p{N}])"
_NUMERIC = regex.compile(
    rf"{_START}(?:(?P<year>[0-9]{{4}})[-./](?P<month>[0-9]{{1,2}})[-./]{_DAY}"
    rf"(?:t[0-9:.+z]+)?{_STOP}"
    r"|(?P<first>[0-9]{1,2})(?P<mark>[./-]) ?(?P<second>[0-9]{1,2})(?P=mark) ?"
    rf"(?P<years>[0-9]{{4}}|[0-9]{{2}}){_STOP}"
    r"|(?<=\b(?:am|vom|zum|bis|ab|seit|dem|den) )(?P<tag>[0-9]{1,2})\. ?(?P<monat>[0-9]{1,2})\."
    r"(?![\p{L}\p{N}])"
    r"|(?:(?P<east>[0-9]{4}) ?[年년] ?)?(?P<monthly>[0-9]{1,2}) ?[月월]"
    r"(?: ?(?P<daily>[0-9]{1,2}) ?[日號号일])?)"
)
_CLOCK = r"(?:uhr|pm|am|[ap]\.m)"
_TIME = regex.compile(
    rf"{_START}(?P<hour>[01]?[0-9]|2[0-4])"
    rf"(?:[:h](?P<minute>[0-5][0-9])(?![\p{{N}}:])|[.](?P<point>[0-5][0-9])(?= ?{_CLOCK}\b)"
    rf"|(?= ?{_CLOCK}\b))(?: ?{_CLOCK}\b)?"
)
_LATER = 12
_HALF = regex.compile(r"([ap])\.?m\Z")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text.

    Attributes:
        start, end: Its offsets, without a year in words.
        days: Its readings as 100 * month + day; the month alone is 100 * month.
        year: The year it states, or 0.
        weekday: What day of the week it was, Monday being 1, or 0.
        loose: Whether the number after the month may count what follows ("In May 18 people").
    """

    start: int
    end: int
    days: tuple[int, ...]
    year: int = 0
    weekday: int = 0
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Timed:
    """A time of day in a text: `minute` counts from noon or midnight."""

    start: int
    end: int
    minute: int
    plain: bool
    """Whether it is a bare hour, whose number may also be looked for."""
    half: str = ""
    """"a" before noon, "p" after it, "" where that is not said."""


def dates(spelt: str, bare: str, *, foreign: bool = False) -> Iterator[Dated]:
    """Yield the dates of a text that name a day.

    Args:
        spelt: The text in its common spelling.
        bare: Its skeleton.
        foreign: Whether to know months of all languages; the first time takes 0.1 s.
    """
    for found in _NUMERIC.finditer(bare):
        yield from _numeric(found)
    forms = _worded(foreign)
    months = _months(foreign)
    for place, form in enumerate(forms):
        for found in form.finditer(bare):
            name = found["name"].rstrip(".")
            if name in calendars.IN_CAPITALS and spelt[found.start("name")].islower():
                continue
            days = [int(found[part]) for part in ("more", "day") if found[part]]
            follows = spelt[found.end() : found.end() + 2]
            counting = bare.startswith("in ", max(0, found.start() - 3))
            yield Dated(
                found.start(),
                found.end(),
                tuple(months[name] * 100 + day for day in days),
                loose=place == 1 and counting and follows[:1] == " " and follows[1:].islower(),
            )


@cache
def _months(foreign: bool) -> Mapping[str, int]:
    return {**calendars.MONTHS, **calendars.foreign_months()} if foreign else calendars.MONTHS


@cache
def _worded(foreign: bool) -> tuple[regex.Pattern[str], ...]:
    names = sorted(map(regex.escape, _months(foreign)), key=len, reverse=True)
    name = rf"(?P<name>(?:{'|'.join(names)}))(?![\p{{L}}\p{{M}}])"
    return (
        regex.compile(rf"{_START}{_SEVERAL}{_DAY}{_SUFFIX}[ \u00a0-]?{_OF}{name}"),
        regex.compile(
            rf"(?<![\p{{L}}\p{{M}}]){name}\.?[ \u00a0]{_DAY}(?:st|nd|rd|th)?"
            r"(?: ?(?:[-–]|and|to|through) ?(?P<more>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?)?"
            r"(?![\p{N}%]|,[0-9](?![0-9]{3}(?![0-9]))|[.:][0-9]"
            r"| ?(?:percent|per cent|million|billion))"
        ),
    )


def _numeric(found: regex.Match[str]) -> Iterator[Dated]:
    start, end = found.span()
    if found["year"]:
        yield _whole(start, end, int(found["year"]), ((int(found["day"]), int(found["month"])),))
    elif found["years"]:
        first, second = int(found["first"]), int(found["second"])
        year = int(found["years"]) if len(found["years"]) == 4 else 0
        yield _whole(start, end, year, ((first, second), (second, first)))
    elif found["tag"]:
        yield _whole(start, end, 0, ((int(found["tag"]), int(found["monat"])),))
    else:
        pair = (int(found["daily"] or 0), int(found["monthly"]))
        yield _whole(start, end, int(found["east"] or 0), (pair,))


def _whole(start: int, end: int, year: int, pairs: tuple[tuple[int, int], ...]) -> Dated:
    """Make a date of its (day, month) readings."""
    days = tuple(month * 100 + day for day, month in pairs if 1 <= month <= 12 and day <= 31)
    weekday = 0
    if len(pairs) == 1 and year and days:
        try:
            weekday = date(year, days[0] // 100, days[0] % 100).isoweekday()
        except ValueError:
            weekday = 0
    return Dated(start, end, days, year, weekday)


def times(bare: str) -> Iterator[Timed]:
    """Yield the times of day in a skeleton: "4:40 p.m.", "16.40 Uhr", "16h40", "4 pm"."""
    for found in _TIME.finditer(bare):
        minute = int(found["minute"] or found["point"] or 0)
        hour = int(found["hour"]) % _LATER
        alone = found["minute"] is None and found["point"] is None
        half = _HALF.search(found[0])
        late = "p" if _LATER < int(found["hour"]) < 2 * _LATER else ""
        said = half[1] if half else late
        yield Timed(found.start(), found.end(), hour * 60 + minute, alone, said)
