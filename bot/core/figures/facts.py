"""What a source bears out, read once so that every edit of a summary is checked by look-ups."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import regex

from bot.core.figures import calendars
from bot.core.figures.amounts import figures
from bot.core.figures.dates import Dated, Timed, dates, times
from bot.core.figures.figure import Figure, Reading
from bot.core.figures.linking import pairs
from bot.core.figures.measures import measured
from bot.core.figures.names import Names
from bot.core.figures.plain import plain, skeleton
from bot.core.figures.pools import Pools
from bot.core.figures.rounding import Rounding, rounding
from bot.core.figures.tongues import guess

_WORD = regex.compile(r"[\p{L}\p{M}]+(?:-feira)?")
_ISO = regex.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:T.*)?\s*")
_NEXT = regex.compile(
    r"\b(?:next|nachste[nrs]?|kommende[nrs]?|prochaine?|proxim[oa]|prossim[oa]|volgend|komend)e?\b"
)
_LAST = regex.compile(
    r"\b(?:last|previous|vergangene[nrs]?|letzte[nrs]?|vorige[nrs]?|derni[eè]re?|pass[eé]e?|"
    r"pasad[oa]|scors[oa]|passad[oa]|vorige?|afgelopen)\b"
)
_LONG = regex.compile(r"\d[\d.,:/']*\d")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a source bears out; picklable, so that a worker process can build it.

    Attributes:
        pools: The values of its figures.
        hedged: Values it gives as less or more than they are: "over 400".
        pairs: Small figures that stand side by side, as in a score.
        ordinals: Numbers of days in its dates, which "the 4th" may mean.
        days: Its dates as 100 * month + day.
        months, weekdays: Those it names or dates, as numbers from 1.
        times: Its times of day, in minutes from noon or midnight -> "a", "p" or "", as in `Timed`.
        measured: Its values -> the units they stand with.
        strings: Its figures as they are written, for those that are no numbers: "1.2.3".
        names: Its words.
        tongue: ISO 639-1 code of its language where its number words are read, else "".
    """

    pools: Pools
    hedged: frozenset[tuple[float, Rounding]]
    pairs: frozenset[tuple[float, float]]
    ordinals: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    times: Mapping[int, frozenset[str]]
    measured: Mapping[float, frozenset[str]]
    strings: frozenset[str]
    names: Names
    tongue: str

    @classmethod
    def of(cls, *texts: str) -> Facts:
        """Read a source: article, title, author, site and date each count.

        It takes time in proportion to the length, about a second for a million characters.
        """
        spelt = plain(unicodedata.normalize("NFC", "\n\n".join(texts)))
        bare = skeleton(spelt)
        tongue = guess(spelt)
        dated = list(dates(spelt, bare, foreign=not tongue))
        timed = list(times(bare))
        skip = {at for one in dated for at in range(one.start, one.end)}
        skip |= {at for one in timed for at in range(one.start, one.end)}
        found = list(figures(spelt, bare, tongue, skip=skip, lenient=True))
        years = [Reading(float(year), "") for year in _years(bare, texts)]
        words = set(_WORD.findall(bare))
        weekdays = _weekdays(words, dated)
        return cls(
            pools=Pools.of((*_readings(found, dated), *years)),
            hedged=frozenset(_hedged(found, bare)),
            pairs=frozenset(pairs(found, bare)),
            ordinals=frozenset(day % 100 for one in dated for day in one.days),
            days=frozenset({day for one in dated for day in one.days} | _lately(weekdays, texts)),
            months=_months(words, dated, foreign=not tongue),
            weekdays=weekdays,
            times=_times(timed),
            measured=measured(found, dated, bare),
            strings=frozenset(_LONG.findall(spelt)),
            names=Names.of(spelt),
            tongue=tongue,
        )


def _readings(found: list[Figure], dated: list[Dated]) -> Iterator[Reading]:
    for figure in found:
        yield from figure.readings
        yield from (Reading(part, "") for part in figure.parts)
    yield from (Reading(float(one.year), "") for one in dated if one.year)
    yield from (Reading(float(one.days[0] % 100), "") for one in dated if one.loose)


def _times(timed: list[Timed]) -> Mapping[int, frozenset[str]]:
    halves: dict[int, frozenset[str]] = {}
    for one in timed:
        halves[one.minute] = halves.get(one.minute, frozenset()) | {one.half}
    return halves


def _hedged(found: list[Figure], bare: str) -> Iterator[tuple[float, Rounding]]:
    strict = {how.loose: how for how in Rounding if how.loose is not how}
    for figure in found:
        how = rounding(bare, figure.start, figure.end).loose
        if how in strict:
            yield from ((reading.value, strict[how]) for reading in figure.readings)


def _months(words: set[str], dated: list[Dated], *, foreign: bool) -> frozenset[int]:
    known = {**calendars.MONTHS, **(calendars.foreign_months() if foreign else {})}
    named = {known[word] for word in words if word in known}
    return frozenset(named | {day // 100 for one in dated for day in one.days})


def _weekdays(words: set[str], dated: list[Dated]) -> frozenset[int]:
    named = {calendars.WEEKDAYS[word] for word in words if word in calendars.WEEKDAYS}
    return frozenset(named | {one.weekday for one in dated if one.weekday})


def _published(texts: Iterable[str]) -> date | None:
    """Return the day a source is from, when one of its texts is nothing but an ISO 8601 date."""
    found = next(filter(None, map(_ISO.fullmatch, texts)), None)
    if found is None:
        return None
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        return None


def _years(bare: str, texts: Iterable[str]) -> Iterator[int]:
    """Yield the years that "next July" and "last year" may mean on the day a source is from."""
    published = _published(texts)
    if published and _NEXT.search(bare):
        yield published.year + 1
    if published and _LAST.search(bare):
        yield published.year - 1


def _lately(weekdays: Iterable[int], texts: Iterable[str]) -> set[int]:
    """Return the dates that a source may mean by weekdays, as 100 * month + day."""
    published = _published(texts)
    if published is None:
        return set()
    days = (published - timedelta(days=back) for back in range(7) if published.toordinal() > 7)
    return {day.month * 100 + day.day for day in days if day.isoweekday() in weekdays}
