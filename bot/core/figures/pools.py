"""The values a source states, sorted, so that a figure is looked up by bisection."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from bot.core.figures.figure import Reading
from bot.core.figures.rounding import Rounding, allows, reach
from bot.core.figures.units import FRACTION, PERCENT

_ALL = "*"
_TOLERANCE = 1e-9
_SHARE = 0.004
_ROUGH_SHARE = 0.035
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Pools:
    """The values of a source by what they count.

    Attributes:
        values: "%" , "/" (shares of one), a currency, "" (none of these) or "*" (all but shares)
            -> sorted values.
    """

    values: Mapping[str, array[float]]

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Pools:
        """Sort the readings of a source's figures."""
        found: dict[str, set[float]] = defaultdict(set)
        for value, kind in readings:
            found[kind].add(value)
            if kind != FRACTION:
                found[_ALL].add(value)
        shares = found[FRACTION].copy()
        found[FRACTION] |= {value / 100 for value in found[PERCENT]}
        for share in shares:
            percent = share * 100
            found[PERCENT] |= {float(int(percent)), float(round(percent)), round(percent, 1)}
        return cls({kind: array("d", sorted(values)) for kind, values in found.items()})

    def bear(self, reading: Reading, how: Rounding = Rounding.NONE) -> bool:
        """Tell whether the source states a value, or one that it may be rounded from."""
        if reading.kind == FRACTION:
            return self._has_share(reading.value, how)
        kinds = {"": (_ALL,), PERCENT: (PERCENT,)}.get(reading.kind, (reading.kind, ""))
        return any(self._has(reading.value, kind, how) for kind in kinds)

    def between(self, low: float, high: float) -> bool:
        """Tell whether the source states a value in `low`..`high`, whatever it counts."""
        return next(self.stated(low, high), None) is not None

    def stated(self, low: float, high: float) -> Iterator[float]:
        """Return the values in `low`..`high` that the source states, whatever they count."""
        return self._within(_ALL, low, high)

    def _has(self, value: float, kind: str, how: Rounding) -> bool:
        slack = abs(value) * _TOLERANCE
        exact = next(self._within(kind, value - slack, value + slack), None) is not None
        if exact and how.loose is how:
            return True
        if how is Rounding.NONE or not value:
            return False
        near = self._within(kind, *reach(value, how))
        return any(allows(value, source, how) for source in islice(near, _LOOKED_AT))

    def _has_share(self, value: float, how: Rounding) -> bool:
        slack = _SHARE if how is Rounding.NONE else _ROUGH_SHARE
        return next(self._within(FRACTION, value - slack, value + slack), None) is not None

    def _within(self, kind: str, low: float, high: float) -> Iterator[float]:
        values = self.values.get(kind, array("d"))
        places = range(bisect_left(values, low), bisect_right(values, high))
        return (values[place] for place in places)
