"""Finding a written date in the lines around a headline, in the languages of the CLDR."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import regex
from babel.dates import get_month_names

_LOCALES = (
    "en de es fr it pt nl sv da nb fi pl cs sk hu ro uk ru bg el tr "
    "ar ar_LB ar_DZ he fa hi bn id vi th"
)
_YEAR = r"(?P<year>(?:19|20|25)\d\d)"
_DAY = r"(?P<day>\d{1,2})"
_NAME = r"(?P<name>\p{L}[\p{L}\p{M}.]*(?:\s\d{1,2}(?!\d))?)"
_OF = r"(?:(?:de|di|del|of|ngày)\s+)?"
_FORMS = tuple(
    regex.compile(form, regex.IGNORECASE)
    for form in (
        r"(?P<year>(?:19|20)\d\d)\s?[-./年년]\s?(?P<month>\d{1,2})\s?[-./月월]\s?"
        + _DAY
        + r"(?!\d)",
        r"(?<!\d)(?P<first>\d{1,2})(?P<mark>[./-])\s?(?P<second>\d{1,2})(?P=mark)\s?"
        r"(?P<year>(?:19|20)\d\d)(?!\d)",
        rf"(?<!\d){_DAY}(?:\.|st|nd|rd|th|er|º|ª)?,?\s+{_OF}{_NAME},?\s+{_OF}{_YEAR}(?!\d)",
        rf"{_NAME}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)",
        rf"{_YEAR}\.?\s+{_NAME}\s+{_DAY}(?!\d)",
        rf"{_NAME},?\s+{_OF}{_YEAR}(?!\d)",
    )
)
_HINT = regex.compile(r"(?:19|20|25)\d\d")


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it stands in a line; `day` is None when the line does not tell it for certain."""

    start: int
    end: int
    day: date | None


def find_dates(text: str) -> list[Written]:
    """Return the dates written in `text`, in order; each names at least a month and a year."""
    if not _HINT.search(text):
        return []
    found: list[Written] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if not any(match.start() < each.end and each.start < match.end() for each in found):
                found.extend(_read(match))
    return sorted(found, key=lambda each: each.start)


def _read(match: regex.Match[str]) -> Iterator[Written]:
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("mark"):
        day, month = _order(int(parts["first"]), int(parts["second"]), parts["mark"])
    else:
        month = int(parts.get("month") or 0) or _months().get(_fold(parts.get("name") or ""), 0)
        day = int(parts.get("day") or 0)
    if month or parts.get("mark"):
        # Thailand counts years from the death of the Buddha.
        yield Written(match.start(), match.end(), _date(year - 543 * (year > 2400), month, day))


def _order(first: int, second: int, mark: str) -> tuple[int, int]:
    """Tell day and month apart; (0, 0) where only the country could tell."""
    if mark == "." or first > 12 or first == second:
        return first, second
    return (second, first) if second > 12 else (0, 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _fold(name: str) -> str:
    return name.casefold().replace("i\u0307", "i").rstrip(".")


@cache
def _months() -> dict[str, int]:
    names = {"sept": 9}
    for locale in _LOCALES.split():
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                listed = get_month_names(width, context=context, locale=locale)
                names |= {_fold(name): number for number, name in listed.items()}
    return names
