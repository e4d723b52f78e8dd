"""Tie figures to their neighbours: ranges, lists, scores and comparisons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import regex

from bot.core.figures.figure import Figure, Reading
from bot.core.figures.numbers import PLAIN, Number

_LINK = regex.compile(
    r"[ \u00a0]?(?:[-–/,]|to|and|or|bis|zu|und|oder|a|et|ou|y|o|e|en|tot|till|until|against|von)"
    r"[ \u00a0]?"
)
_LONGEST_LINK = 9
_HIGHEST_SCORE = 150
_LONGEST_ECHO = 60
_COMPARED = regex.compile(
    r"\b(?:up|down|from|compared|against|versus|gegenuber|statt|nach|von|contre|au lieu|frente|"
    r"contro|rispetto|dai|dal|da|de|del|desde|tegen|tegenover|van)\b"
)


def score(first: Figure, second: Figure) -> tuple[float, float] | None:
    """Return the two figures of a score, the smaller first; None where they are no score."""
    readings = [figure.readings[0] for figure in (first, second) if figure.readings]
    if len(readings) < 2 or any(r.kind or r.value > _HIGHEST_SCORE for r in readings):
        return None
    low, high = sorted(reading.value for reading in readings)
    return low, high


def pairs(found: Iterable[Figure], bare: str) -> Iterator[tuple[float, float]]:
    """Yield the pairs of small figures that stand side by side in a source: "3-0", "5 and 7"."""
    for first, second in pairwise(found):
        pair = score(first, second) if _is_link(bare, first.end, second.start) else None
        if pair:
            yield pair


def linked(numbers: list[Number], bare: str) -> Iterator[Figure]:
    """Yield figures, those of a range or a list sharing magnitude and unit: "5-7 million"."""
    after: Number | None = None
    found: list[Figure] = []
    for number in reversed(numbers):
        figure, kept = number.figure, number
        if after is not None and _is_link(bare, number.end, after.start):
            figure = _shared(figure, number, after)
            found[-1] = _continued(found[-1], number, after)
            if number.tail.kinds == PLAIN:
                kept = number._replace(tail=number.tail._replace(kinds=after.tail.kinds))
        found.append(figure)
        after = kept
    yield from reversed(found)


def echoes(numbers: list[Number], bare: str) -> Iterator[Figure]:
    """Yield figures with the magnitude and unit of the one before: "6.8 million, up from 3.9"."""
    for first, second in pairwise(numbers):
        plain = second.tail.scales == (1.0,) and second.tail.kinds == PLAIN
        between = bare[first.end : second.start]
        if not plain or first.tail.form is not second.tail.form or len(between) > _LONGEST_ECHO:
            continue
        compared = _COMPARED.search(between) is not None
        if ". " not in between and (compared or all(value % 1 for value in second.values)):
            tail = second.tail._replace(scales=first.tail.scales, kinds=first.tail.kinds)
            yield Figure(second.start, second.end, tail.readings(second.values), second.tail.form)


def _is_link(bare: str, end: int, start: int) -> bool:
    return 0 < start - end <= _LONGEST_LINK and bool(_LINK.fullmatch(bare, end, start))


def _shared(figure: Figure, number: Number, after: Number) -> Figure:
    """Let the first figure of a range have the magnitude and unit of the last as well."""
    alike = number.tail.kinds == PLAIN or after.tail.kinds in {PLAIN, number.tail.kinds}
    if number.tail.scales != (1.0,) or not alike:
        return figure
    scales = after.tail.scales
    kinds = after.tail.kinds if number.tail.kinds == PLAIN else number.tail.kinds
    tail = number.tail._replace(scales=scales, kinds=kinds)
    both = (*figure.readings, *tail.readings(number.values))
    unit = tuple(Reading(value, kind) for value in number.values for kind, _ in kinds)
    return figure._replace(readings=tuple(dict.fromkeys((*both, *unit))))


def _continued(figure: Figure, number: Number, after: Number) -> Figure:
    """Let the last figure of a range have the currency or the century of the first."""
    if number.money and after.tail.kinds == PLAIN:
        paid = tuple(Reading(reading.value, number.money) for reading in figure.readings)
        return figure._replace(readings=paid)
    year = number.values[0] if number.values else 0.0
    if 1000 <= year < 3000 and after.values and 0 <= after.values[0] < 100:
        later = Reading(year // 100 * 100 + after.values[0], "")
        return figure._replace(readings=(*figure.readings, later))
    return figure
