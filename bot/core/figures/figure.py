"""A figure as it stands in a text, with every way of reading it."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Form(Enum):
    """How a figure is written."""

    DIGITS = "digits"
    WORD = "word"
    ORDINAL = "ordinal"
    DECADE = "decade"
    FRACTION = "fraction"


class Reading(NamedTuple):
    """One way to read a figure: its value, and "%", "/" (a share of one) or a currency, or ""."""

    value: float
    kind: str


class Figure(NamedTuple):
    """A figure of a text.

    Attributes:
        start, end: Its offsets, with the words that say its magnitude and what it counts.
        readings: Each way to read it; one that is borne out is enough.
        form: How it is written.
        parts: Values to look for one by one where no reading is found ("12 300" may be two).
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    form: Form
    parts: tuple[float, ...] = ()
