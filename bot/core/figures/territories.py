"""Other names of the countries a source names, in the languages written in Latin letters."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

import regex

from bot.core.figures.plain import key

_LOCALES = "en de fr es it pt nl sv da nb fi pl cs sk hu ro tr hr sl id vi"
_WORD = regex.compile(r"[\p{Latin}\p{M}]+")
_LONG_ENOUGH = 3


def synonyms(words: Collection[str]) -> frozenset[str]:
    """Return the words of all names of the countries whose name in some language is in `words`."""
    found: set[str] = set()
    for names in _territories():
        if any(name and all(word in words for word in name) for name in names):
            found.update(word for name in names for word in name if len(word) >= _LONG_ENOUGH)
    return frozenset(found)


@cache
def _territories() -> tuple[frozenset[tuple[str, ...]], ...]:
    """Return each territory's names as keys of their words; slow the first time (0.1 s)."""
    from babel import Locale

    listed: dict[str, set[tuple[str, ...]]] = {}
    for locale in _LOCALES.split():
        for code, name in Locale.parse(locale).territories.items():
            listed.setdefault(code, set()).add(tuple(map(key, _WORD.findall(name))))
    return tuple(frozenset(names) for names in listed.values())
