"""What people type for a time zone, a time of day and days of the week."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from importlib import resources
from typing import Final

from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz, process

from bot.core import digest_texts
from bot.core.cities import CITIES, COUNTRIES, FIRST, SHORT_NAMES
from bot.core.schedule import EVERY_DAY, zone_info, zone_names

WORKDAYS: Final = (0, 1, 2, 3, 4)
WEEKEND: Final = (5, 6)

_EMPTY: Final = frozenset({"Factory"})
"""Zones that say that none is chosen."""

_LOCALES: Final = "en de fr es pt it nl pl ru uk ja zh ar tr"
_CITY, _NAME, _REGION = range(3)
_ALIKE: Final = 80
"""In per cent, from where on a misspelt name is understood; it has some letters."""
_LONG_ENOUGH: Final = 4

_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | dict.fromkeys("'’‘`.", "")
)
_OFFSET: Final = re.compile(r"(?:utc|gmt)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?")
_TIME: Final = re.compile(
    r"(?P<hour>\d{1,2})(?:\s?[:.h]\s?(?P<minute>\d{2})|(?<=\d\d)(?P<rest>\d{2}))?"
    r"\s?(?:(?P<half>[ap])\.?\s?(?:m\.?)?|h|uhr|o['’]?clock)?"
)
_TIMES: Final = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_WHOLE: Final = re.compile(r"\b(?:work(?:ing)?|business|week) ?(day|end)(s?)\b")
_RANGE: Final = re.compile(r"\s*[-–—]\s*|\s+(?:to|till|until|through|thru|bis)\s+")
_BETWEEN: Final = re.compile(r"[\s,;/&+.]+(?:(?:and|und|et|y|e)[\s,]+)?")


@dataclass(frozen=True, slots=True)
class ZoneChoice:
    """A time zone as it is offered.

    Attributes:
        name: With a city and what its clocks are off UTC.
        value: Its IANA name.
    """

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name that a zone can be found by, folded, and the city that is then shown."""

    key: str
    kind: int
    city: str
    zone: str


def find_zones(typed: str, *, now: datetime, limit: int = 25) -> list[ZoneChoice]:
    """Return the time zones that go with what is typed, the likeliest first.

    Cities, countries and short names of times are understood in several languages, old names and
    slips too; only current names are offered. The first call takes long, see `load_zones`.
    """
    if offset := _OFFSET.fullmatch(typed.strip().casefold()):
        entries = _at_offset(offset, now)
    elif key := _fold(typed):
        entries = _matching(key)
    else:
        cities = {entry.zone: entry for entry in reversed(_entries()) if entry.kind == _CITY}
        entries = [cities[zone] for zone in FIRST]
    chosen = list(dict.fromkeys((entry.city, entry.zone) for entry in entries))[:limit]
    return [ZoneChoice(_shown(city, zone, now), zone) for city, zone in chosen]


def zone_of(typed: str) -> str | None:
    """Return the IANA name that is meant by a name or a city; None where it could be several."""
    key = _fold(typed)
    exact = [entry for entry in _entries() if entry.key == key]
    closest = min((entry.kind for entry in exact), default=None)
    zones = {entry.zone for entry in exact if entry.kind == closest}
    if len(zones) == 1:
        return zones.pop()
    # What is not offered still is a zone: Etc/GMT+5.
    name = typed.strip().casefold()
    return next((zone for zone in zone_names() - _EMPTY if zone.casefold() == name), None)


def load_zones() -> None:
    """Read all zones and their names, which takes a quarter of a second the first time."""
    for entry in _entries():
        zone_info(entry.zone)


def parse_time(typed: str) -> time | None:
    """Return a time of day: "8", "8:30", "8.30", "20h15", "0830", "8:30 pm", "20 Uhr", "noon"."""
    words = unicodedata.normalize("NFKC", typed).strip().casefold()
    if words in _TIMES:
        return _TIMES[words]
    found = _TIME.fullmatch(words)
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or found["rest"] or 0)
    if half := found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def parse_days(typed: str) -> tuple[int, ...] | None:
    """Return days of the week in order, 0 is Monday; None where it is not clear which.

    Understood are "daily", "weekdays", "weekend", "mon, wed", "monday-friday", "every Tuesday" and
    the like, and the days' names in some other languages.
    """
    words = _RANGE.sub("-", _WHOLE.sub(_one_word, _bare(typed)).strip())
    words = re.sub(r"\b(?:every|each|on|all)\b(?=.)", " ", words)
    days: set[int] = set()
    for piece in _BETWEEN.split(words.strip(" ,;")):
        first, *rest = (_days().get(name) for name in piece.split("-"))
        if first is None or None in rest or len(rest) > 1:
            return None
        days.update(_through(first, rest[0]) if rest and rest[0] else first)
    return tuple(sorted(days))


def days_name(days: Collection[int]) -> str:
    """Return what days of the week are called together: "every day", "Mondays", "Mon, Thu"."""
    ordered = tuple(sorted(days))
    if ordered == EVERY_DAY:
        return digest_texts.EVERY_DAY
    if ordered == WORKDAYS:
        return digest_texts.WORKDAYS
    if ordered == WEEKEND:
        return digest_texts.WEEKENDS
    if len(ordered) == 1:
        return digest_texts.EACH_DAY[ordered[0]]
    return ", ".join(digest_texts.WEEKDAYS[day] for day in ordered)


def _bare(text: str) -> str:
    """Return a text in small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char)).translate(_LETTERS)


def _fold(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", _bare(text)))


def _shown(city: str, zone: str, now: datetime) -> str:
    offset = _offset_name(_offset(zone, now))
    if city == zone:
        return digest_texts.ZONE_ALONE.format(zone=zone, offset=offset)
    return digest_texts.ZONE.format(city=city, zone=zone, offset=offset)


def _offset(zone: str, now: datetime) -> timedelta:
    return now.astimezone(zone_info(zone)).utcoffset() or timedelta(0)


def _offset_name(offset: timedelta) -> str:
    minutes = round(abs(offset) / timedelta(minutes=1))
    if not minutes:
        return "UTC±0"
    sign, rest = "-" if offset < timedelta(0) else "+", minutes % 60
    return f"UTC{sign}{minutes // 60}" + (f":{rest:02}" if rest else "")


def _at_offset(typed: re.Match[str], now: datetime) -> list[_Entry]:
    sign, hours, minutes = typed.groups()
    size = timedelta(hours=int(hours), minutes=int(minutes or 0))
    wanted = size if sign == "+" else -size
    zones = {entry.zone: entry for entry in reversed(_entries()) if entry.kind == _CITY}
    found = [entry for zone, entry in zones.items() if _offset(zone, now) == wanted]
    return sorted(found, key=lambda entry: (entry.zone not in FIRST, entry.city))


def _matching(key: str) -> list[_Entry]:
    found = [entry for entry in _entries() if key in entry.key]
    ranked = sorted(
        (closeness, entry.kind, number)
        for number, entry in enumerate(found)
        if (closeness := _closeness(key, entry.key)) is not None
    )
    if ranked or len(key) < _LONG_ENOUGH:
        return [found[number] for _, _, number in ranked]
    keys = [entry.key for entry in _entries()]
    alike = process.extract(key, keys, scorer=fuzz.ratio, limit=10, score_cutoff=_ALIKE)
    return [_entries()[number] for _, _, number in alike]


def _closeness(typed: str, key: str) -> int | None:
    if key.startswith(typed):
        return int(key != typed)
    return 2 if f" {typed}" in key else None


@cache
def _entries() -> tuple[_Entry, ...]:
    return tuple(dict.fromkeys(_named()))


def _named() -> Iterator[_Entry]:
    """Give every name of every zone; within a country the zones of most people come first."""
    locales = [Locale.parse(name) for name in _LOCALES.split()]
    aliases: dict[str, list[str]] = {}
    for old, current in get_global("zone_aliases").items():
        aliases.setdefault(current, []).append(old)
    yield _Entry("utc", _CITY, "UTC", "UTC")
    for countries, zone in _listed():
        named = [locale.time_zones.get(zone, {}).get("city") for locale in locales]
        city = named[0] or zone.rpartition("/")[2].replace("_", " ")
        for name in (city, *filter(None, named)):
            yield _Entry(_fold(name), _CITY, city, zone)
        for name in (zone, *aliases.get(zone, ())):
            yield _Entry(_fold(name), _NAME, city, zone)
            yield _Entry(_fold(name.rpartition("/")[2]), _NAME, city, zone)
        for country in countries.split(","):
            for locale in locales:
                yield _Entry(_fold(locale.territories.get(country, zone)), _REGION, city, zone)
            for name in (country, *COUNTRIES.get(country, ())):
                yield _Entry(_fold(name), _REGION, city, zone)
    for zone, other in CITIES.items():
        for name in other.split(", "):
            yield _Entry(_fold(name), _CITY, name, zone)
    for zone, short in SHORT_NAMES.items():
        for name in short.split(", "):
            yield _Entry(_fold(name), _CITY, zone.rpartition("/")[2].replace("_", " "), zone)


def _listed() -> Iterator[tuple[str, str]]:
    """Give the codes of a zone's country and the zone, for all that people live by."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            countries, _, zone, *_ = line.split("\t")
            yield countries, zone


def _one_word(found: re.Match[str]) -> str:
    return "weekend" if found[1] == "end" else "weekday"


def _through(first: tuple[int, ...], last: tuple[int, ...]) -> Iterator[int]:
    day = first[0]
    while day != last[-1]:
        yield day
        day = (day + 1) % 7
    yield day


@cache
def _days() -> dict[str, tuple[int, ...]]:
    names: dict[str, tuple[int, ...]] = dict.fromkeys(
        ("daily", "day", "days", "everyday", "all", "taglich"), EVERY_DAY
    )
    names |= {"weekday": WORKDAYS, "weekend": WEEKEND, "wochenende": WEEKEND, "werktags": WORKDAYS}
    names |= {"tues": (1,), "weds": (2,), "thur": (3,), "thurs": (3,)}
    for locale in ("en", "de", "fr", "es", "it"):
        for width in ("wide", "abbreviated", "short"):
            for day, name in Locale.parse(locale).days["format"][width].items():
                # Two letters mean different days in different languages.
                if len(key := _fold(name)) > 2 or locale in ("en", "de"):
                    names.setdefault(key, (day,))
                    names.setdefault(f"{key}s", (day,))
    return names
