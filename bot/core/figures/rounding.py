"""Words that allow a figure to be rounded, and by how much."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    """The source's figure is a little more: "at least 400"."""
    UNDER = "under"
    """The source's figure is less, not the same: "fewer than 500"."""
    OVER = "over"
    """The source's figure is more, not the same: "more than 400"."""

    @property
    def loose(self) -> Rounding:
        """Return what it is where the figure itself will do."""
        return {Rounding.UNDER: Rounding.UP, Rounding.OVER: Rounding.DOWN}.get(self, self)


_UP = (
    r"nearly|almost|close to|up to|as many as|as much as|at most|no more than|not more than|"
    r"fast|beinahe|nahezu|knapp|unter|weniger als|bis zu|hochstens|annahernd|"
    r"pres de|presque|moins de|jusqu'a|au plus|a peine|quasiment|"
    r"casi|cerca de|menos de|hasta|a punto de|"
    r"quasi|meno di|fino a|poco meno di|al massimo|"
    r"quase|perto de|ate|no maximo|"
    r"bijna|minder dan|onder de|tot|hooguit|krap"
)
_DOWN = (
    r"at least|no fewer than|no less than|not less than|a minimum of|"
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
_UNDER = (
    r"just under|just below|just short of|less than|fewer than|not quite|approaching|short of|"
    r"(?P<below>under|below)"
)
_OVER = (
    r"more than|upwards of|just over|a little over|well over|exceed(?:ing|s|ed)?|in excess of|"
    r"(?:topp|surpass|pass)(?:ing|es|ed)|(?P<above>over|above)"
)
_LARGE = regex.compile(
    r"(?!(?:1[5-9]|20)[0-9]{2}(?![0-9,.]))[^0-9]?[0-9][0-9.,]*[0-9][0-9.,]*[0-9]"
    r"|.*(?:hundred|thousand|illion|bn|[0-9][km])"
)
_WITHIN = r"(?:the|a|an|de|la|le|un|una|een|der|die|das|den|US)?[ \u00a0]?"
_BEFORE = regex.compile(
    rf"(?:(?<![\p{{L}}\p{{M}}])(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<either>{_EITHER})"
    rf"|(?P<under>{_UNDER})|(?P<over>{_OVER}))"
    rf"[ \u00a0]+{_WITHIN}|(?P<sign>[~≈±])[ \u00a0]?|(?P<more>>)[ \u00a0]?|(?P<less><)[ \u00a0]?)\Z"
)
_AFTER = regex.compile(
    r"[ \u00a0]?(?:or so|or more|or over|and over|or older|\+|plus|-odd|ungefahr|environ|o piu|"
    r"circa)"
)
_MORE = frozenset({"or more", "or over", "and over", "or older", "+", "plus", "o piu"})
_REACH = 28
_NEAR = 0.05
_SIDE = 0.1
_WIDE = 0.2
_HALF = 0.5
_ONE_DIGIT = 10
_SMALL = 20
_BELOW = frozenset({Rounding.EITHER, Rounding.UP, Rounding.UNDER})
_ABOVE = frozenset({Rounding.EITHER, Rounding.DOWN, Rounding.OVER})


def rounding(bare: str, start: int, end: int) -> Rounding:
    """Return how the words around the figure at `start`..`end` of a skeleton let it differ."""
    found = _BEFORE.search(bare, max(0, start - _REACH), start)
    if found:
        return _before(found, bare, start, end)
    after = _AFTER.match(bare, end)
    if after:
        return Rounding.DOWN if after[0].strip() in _MORE else Rounding.EITHER
    return Rounding.NONE


def _before(found: regex.Match[str], bare: str, start: int, end: int) -> Rounding:
    """Read the words before a figure; "over 65" and "under 18" may be ages, spans and places."""
    how = {"up": Rounding.UP, "less": Rounding.UP, "down": Rounding.DOWN, "more": Rounding.DOWN}
    how |= {"under": Rounding.UNDER, "over": Rounding.OVER}
    read = next((how[name] for name in how if found[name]), Rounding.EITHER)
    vague = found["below"] or found["above"]
    return read.loose if vague and not _LARGE.match(bare, start, end) else read


def reach(value: float, how: Rounding) -> tuple[float, float]:
    """Return between which values of the source those stand that a figure may be rounded from.

    They are a tenth off at most, and a fifth above figures of one digit that counts ("over 1,000").
    """
    least = 1.0 if how is Rounding.EITHER and value < _SMALL else 0.0
    least = max(least, _HALF if value < _ONE_DIGIT else 0.0)
    above = _WIDE if how is not Rounding.EITHER and _digits(value) == 1 else _SIDE
    low = max(value * _SIDE, least) if how in _BELOW else 0.0
    high = max(value * above, least) if how in _ABOVE else 0.0
    return value - low, value + high


def allows(value: float, source: float, how: Rounding) -> bool:
    """Tell whether a figure is a fair rounding of the source's, which is within `reach`.

    It must be rounder than the source's, too: "about 1,501" does not round 1,500. "About 8,000" for
    7,200 is more than a tenth off.
    """
    if how is Rounding.EITHER and value - source > max(source * _SIDE, float(value < _SMALL)):
        return False
    if value == source:
        return how.loose is how
    rules: Mapping[Rounding, Callable[[float], int]]
    rules = {Rounding.EITHER: round, Rounding.UP: _ceil, Rounding.DOWN: floor}
    if value in _rounded(source, rules[how.loose]):
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
