"""Read shares: "two thirds", "half of", "one in five", "un quart de", "die Hälfte"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from bot.core.figures.figure import Figure, Form, Reading
from bot.core.figures.numerals import IN_EVERY, NUMERALS
from bot.core.figures.units import FRACTION
from bot.core.quotes.vocabulary import word_set

_OF = regex.compile(
    r"[ \u00a0](?:of|the|its|their|all|de|des|du|d'|l'|der|von|di|del|dei|degli|delle|della|van|"
    r"da|do|das|dos)\b"
)
_NOT_A_SHARE = regex.compile(
    r"(?:first|second|other|better|top|bottom|latter|early|zweiten?|ersten?|premiere|seconde|"
    r"primera|segunda|primeira|prima|seconda|eerste|tweede)[ \u00a0-]\Z"
)
_ALWAYS = word_set("moitie mitad metade helft halfte meta")
_SMALLEST = 2


def fractions(bare: str, tongue: str) -> Iterator[Figure]:
    """Yield the shares in a skeleton that are written in words: "a third", "half of"."""
    if tongue not in NUMERALS:
        return
    for found in _parts(tongue).finditer(bare):
        above, below = (
            _number(found["above"], tongue),
            NUMERALS[tongue].denominators[found["below"]],
        )
        ambiguous = found["below"] in NUMERALS[tongue].ordinals or found["below"].startswith("qu")
        if above >= _SMALLEST or not ambiguous or _OF.match(bare, found.end()):
            yield _share(found.start(), found.end(), above / below)
    for found in _halves(tongue).finditer(bare):
        if _is_share(bare, found):
            yield _share(found.start(), found.end(), 0.5)


def halves(bare: str, tongue: str) -> Iterator[Figure]:
    """Yield every half in a skeleton, whatever it is a half of."""
    if tongue in NUMERALS:
        for found in _halves(tongue).finditer(bare):
            yield _share(found.start(), found.end(), 0.5)


def ratios(bare: str, tongue: str) -> Iterator[Figure]:
    """Yield the shares written as "one in five" or "3 of 10"."""
    if tongue not in NUMERALS:
        return
    for found in _ratios(tongue).finditer(bare):
        above, below = _number(found["above"], tongue), _number(found["below"], tongue)
        if 0 < above < below:
            yield _share(found.start(), found.end(), above / below)


def _share(start: int, end: int, value: float) -> Figure:
    return Figure(start, end, (Reading(value, FRACTION),), Form.FRACTION)


def _is_share(bare: str, found: regex.Match[str]) -> bool:
    if found[0] in _ALWAYS:
        return True
    if _NOT_A_SHARE.search(bare, max(0, found.start() - 12), found.start()):
        return False
    return _OF.match(bare, found.end()) is not None


def _number(word: str, tongue: str) -> float:
    if word.isdigit():
        return float(word)
    return 1.0 if word in NUMERALS[tongue].ones else NUMERALS[tongue].cardinals[word]


def _small(tongue: str) -> str:
    numerals = NUMERALS[tongue]
    words = {word for word, value in numerals.cardinals.items() if 1 <= value <= 10}
    return "|".join(sorted(words | numerals.ones, key=lambda word: (-len(word), word)))


@cache
def _parts(tongue: str) -> regex.Pattern[str]:
    below = "|".join(sorted(NUMERALS[tongue].denominators, key=len, reverse=True))
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}\p{{N}}])(?P<above>{_small(tongue)})[ \u00a0-](?P<below>{below})"
        r"(?![\p{L}\p{M}])"
    )


@cache
def _halves(tongue: str) -> regex.Pattern[str]:
    words = "|".join(sorted(NUMERALS[tongue].halves))
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{words})(?![\p{{L}}\p{{M}}])")


@cache
def _ratios(tongue: str) -> regex.Pattern[str]:
    number = rf"(?:[0-9]{{1,3}}|{_small(tongue)})"
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}\p{{N}}.,])(?P<above>{number})[ \u00a0](?:{IN_EVERY[tongue]})"
        rf"[ \u00a0](?P<below>{number})(?![\p{{L}}\p{{M}}\p{{N}}])"
    )
