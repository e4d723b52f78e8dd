"""Words that allow a figure to be rounded, and by how much."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from math import floor, log10

import regex


class Rounding(Enum):
    """How a figure may differ from the source's."""

    NONE = "none"
    EITHER = "either"
    UP = "up"
    """The source's figure is a little less: "nearly 500"."""
    DOWN = "down"
    """The source's figure is a little more: "over 400"."""


_UP = (
    r"nearly|almost|close to|just under|just below|just short of|under|below|less than|fewer than|"
    r"up to|as many as|as much as|at most|not quite|approaching|"
    r"fast|beinahe|nahezu|knapp|unter|weniger als|bis zu|hochstens|annahernd|"
    r"pres de|presque|moins de|jusqu'a|au plus|a peine|quasiment|"
    r"casi|cerca de|menos de|hasta|a punto de|"
    r"quasi|meno di|fino a|poco meno di|al massimo|"
    r"quase|perto de|ate|no maximo|"
    r"bijna|minder dan|onder de|tot|hooguit|krap"
)
_DOWN = (
    r"over|more than|at least|above|upwards of|just over|a little over|well over|exceeding|"
    r"no fewer than|no less than|a minimum of|"
    r"uber|mehr als|mindestens|gut|"
    r"plus de|au moins|plus d'|un peu plus de|"
    r"mas de|al menos|por lo menos|"
    r"piu di|oltre|almeno|"
    r"mais de|pelo menos|ao menos|"
    r"meer dan|ruim|minstens|zeker|boven de"
)
_EITHER = (
    r"about|around|roughly|approximately|approx\.?|some|circa|ca\.?|c\.|an estimated|estimated|"
    r"in the region of|or so|more or less|~|≈|±|"
    r"rund|etwa|ungefahr|zirka|schatzungsweise|um die|gegen|"
    r"environ|autour de|quelque|quelques|approximativement|a peu pres|vers|"
    r"alrededor de|unos|unas|aproximadamente|en torno a|"
    r"intorno a|all'incirca|"
    r"por volta de|em torno de|uns|umas|"
    r"ongeveer|zo'n|rond|omstreeks|"
    r"около|примерно|почти"
)
_WITHIN = r"(?:the|a|an|de|la|le|un|una|een|der|die|das|den|US)?[ \u00a0]?"
_BEFORE = regex.compile(
    rf"(?:(?<![\p{{L}}\p{{M}}])(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<either>{_EITHER}))"
    rf"[ \u00a0]+{_WITHIN}|(?P<sign>[~≈±])[ \u00a0]?|(?P<more>>)[ \u00a0]?|(?P<less><)[ \u00a0]?)\Z"
)
_AFTER = regex.compile(r"[ \u00a0]?(?:or so|or more|\+|-odd|ungefahr|environ|o piu|circa)")
_REACH = 28
_NEAR = 0.05
_SIDE = 0.1
_WIDE = 0.3
_SMALL = 20


def rounding(bare: str, start: int, end: int) -> Rounding:
    """Return how the words around the figure at `start`..`end` of a skeleton let it differ."""
    found = _BEFORE.search(bare, max(0, start - _REACH), start)
    if found:
        if found["up"] or found["less"]:
            return Rounding.UP
        return Rounding.DOWN if found["down"] or found["more"] else Rounding.EITHER
    after = _AFTER.match(bare, end)
    if after:
        return Rounding.DOWN if after[0].strip() in {"or more", "+", "o piu"} else Rounding.EITHER
    return Rounding.NONE


def reach(value: float, how: Rounding) -> tuple[float, float]:
    """Return between which values of the source a rounded figure may stand for one.

    Within 5 %, on the side a word tells, is rounding at any length; a figure of one or two digits
    that count may stand further off, as `allows` says.
    """
    wide = max(value * _WIDE, 2.0 if value < _SMALL else 0.0)
    below = {Rounding.EITHER: value * _SIDE, Rounding.UP: wide}.get(how, 0.0)
    above = {Rounding.EITHER: value * _SIDE, Rounding.DOWN: wide}.get(how, 0.0)
    return value - below, value + above


def allows(value: float, source: float, how: Rounding) -> bool:
    """Tell whether a figure is a fair rounding of the source's, which is within `reach`.

    It must be rounder than the source's, too: "about 1,501" does not round 1,500.
    """
    if how is Rounding.EITHER and value in _rounded(source, round):
        return True
    if how is not Rounding.EITHER and value in _rounded(
        source, floor if how is Rounding.DOWN else _ceil
    ):
        return True
    near = max(value * _NEAR, 1.0 if value < _SMALL else 0.0)
    return abs(value - source) <= near and _digits(value) < _digits(source)


def _digits(value: float) -> int:
    """Return how many digits of a value count: 2 for 1,500 and for 1.5."""
    return len(f"{value:.12g}".replace(".", "").strip("0"))


def _ceil(value: float) -> int:
    return -floor(-value)


def _rounded(value: float, rule: Callable[[float], int]) -> set[float]:
    """Return a value rounded to one digit and to two."""
    if value <= 0:
        return {0.0}
    size = floor(log10(value))
    return {float(f"{rule(value / 10**power) * 10**power:.12g}") for power in (size, size - 1)}
