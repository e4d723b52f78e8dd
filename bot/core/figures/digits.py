"""Read figures written in digits, whatever the country's points, commas and blanks."""

from __future__ import annotations

import regex

LONGEST = 15
"""Digits a number may have; longer ones are codes, which are compared letter for letter."""

NUMBER = (
    r"(?:[0-9]{1,2}⁄[0-9]{1,2}"
    r"|(?:[0-9]{1,3}(?:[ \u00a0][0-9]{3}(?![0-9]))++(?:[.,][0-9]++)?+"
    r"|[0-9]++(?:[.,'][0-9]++)*+(?:\u00a0[0-9]{3}(?![0-9]))*+)(?: [0-9]{1,2}⁄[0-9]{1,2})?+)"
)
_APART = regex.compile(r"[ \u00a0.,']")
_BLANK = regex.compile(r"[ \u00a0]")
_GROUPED = regex.compile(r"[0-9]{1,3}([.,'])[0-9]{3}(?:\1[0-9]{3})*+")
_INDIAN = regex.compile(r"[0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}")
_LISTED = regex.compile(r"[0-9]{1,2},[0-9]{4}")
_MARK = regex.compile(r"[.,']")


def readings(raw: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the values that digits may stand for, and the parts they may be made of.

    "1,234" and "1.234" have two values, since countries differ; "1.2.3" has none.
    """
    if raw.isdigit():
        return ((float(raw),), ()) if len(raw) <= LONGEST else ((), ())
    whole, fraction = _mixed(raw)
    pieces = _APART.split(whole)
    if sum(map(len, pieces)) > LONGEST:
        return (), ()
    values = _values(_BLANK.sub("", whole))
    apart = " " in whole or _LISTED.fullmatch(whole) or ("," in whole and not values)
    parts = tuple(float(piece) for piece in pieces) if apart else ()
    return tuple(value + fraction for value in values), parts


def _mixed(raw: str) -> tuple[str, float]:
    """Part a vulgar fraction from the whole number before it."""
    if "⁄" not in raw:
        return raw, 0.0
    whole, _, fraction = raw.rpartition(" ") if " " in raw else ("0", "", raw)
    above, below = map(int, fraction.split("⁄"))
    return whole, above / below if below else 0.0


def _values(raw: str) -> tuple[float, ...]:
    """Return what a whole number with or without marks may be worth."""
    marks = _MARK.findall(raw)
    if not marks:
        return (float(raw),)
    if len(marks) == 1:
        return _one_mark(raw, marks[0])
    head, last, tail = raw.rpartition(marks[-1])
    if last in head:
        return (_joined(raw),) if _is_grouped(raw) else ()
    return (float(f"{_joined(head):.0f}.{tail}"),) if _is_grouped(head) else ()


def _one_mark(raw: str, mark: str) -> tuple[float, ...]:
    """Read "1,234" and "1.5": one mark may part thousands or decimals."""
    if mark == "'":
        return (_joined(raw),) if _is_grouped(raw) else ()
    decimal = float(raw.replace(",", "."))
    return (_joined(raw), decimal) if _is_grouped(raw) and raw[0] != "0" else (decimal,)


def _is_grouped(raw: str) -> bool:
    return _GROUPED.fullmatch(raw) is not None or _INDIAN.fullmatch(raw) is not None


def _joined(raw: str) -> float:
    return float(_MARK.sub("", raw))
