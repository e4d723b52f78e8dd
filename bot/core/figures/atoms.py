"""Cut a text into words of Latin letters and say how each is written."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

import regex

from bot.core.figures import units
from bot.core.figures.plain import key

_ATOM = regex.compile(r"[\p{Latin}\p{M}\p{Nd}]++")
_UNIT = regex.compile(r"\p{Nd}++(\p{L}{1,4})")
_MPS = 2
LETTERS = regex.compile(r"\p{Latin}")
LINK = regex.compile(
    r"(?:https?|ftp|mailto|javascript|data|tg|discord):\S++"
    r"|(?<![\p{L}\p{N}@.])www\.\S++"
    r"|(?<![\w.+@-])[\w.+-]++@[\p{L}\p{N}-]++(?:\.[\p{L}\p{N}-]++)++"
    r"|(?<![\w.@-])(?:[\p{L}\p{N}-]++\.)++\p{Ll}{2,24}/\S*+",
    regex.IGNORECASE,
)
"""Addresses: URLs, e-mail addresses, domains with a path."""
DOMAIN = regex.compile(
    r"(?<![\p{L}\p{N}_.@-])(?:[\p{Latin}\p{N}-]{1,63}+\.)++\p{Ll}{2,24}+(?![\p{L}\p{N}_]|\.\p{L})"
)
DOTTED = regex.compile(r"(?<![\p{L}\p{N}.])(?:\p{L}\.[ \u00a0]?(?=\p{L}\.)){1,9}+\p{L}\.?")
"""Initials and short forms written with dots: "U.S.", "a.m."."""
SPACED = regex.compile(
    r"(?<![^\s\"'(*_`])[\p{Latin}\p{Nd}_-](?:[ \u00a0][\p{Latin}\p{Nd}_-]){3,}+"
    r"(?![^\s.,;:!?\"')*_`])"
)
"""Single letters with blanks between them."""


class Shape(Enum):
    """How a word is written."""

    LOWER = "lower"
    TITLE = "title"
    UPPER = "upper"
    MIXED = "mixed"
    CODE = "code"


class Atom(NamedTuple):
    """One word: letters and digits without a mark between them.

    Attributes:
        start, end: Its offsets.
        text: As it stands.
        key: Casefolded, without accents.
        shape: How it is written.
    """

    start: int
    end: int
    text: str
    key: str
    shape: Shape


def atoms(spelt: str) -> Iterator[Atom]:
    """Yield the words of a text in its common spelling; plain figures are no words."""
    for found in _ATOM.finditer(spelt):
        text = found[0]
        if LETTERS.search(text) and not _is_figure(text):
            yield Atom(found.start(), found.end(), text, key(text), shape(text))


def _is_figure(text: str) -> bool:
    """Tell whether letters after digits are a unit or an ending, as in "18km" and "3rd"."""
    found = _UNIT.fullmatch(text) if text[0].isdigit() else None
    return found is not None and found[1].casefold() in units.ATTACHED


def shape(text: str) -> Shape:
    """Tell how a word is written; a single capital is a title-cased word, "MPs" is in capitals."""
    if any(map(str.isdigit, text)):
        return Shape.CODE
    if text.islower() or text.casefold() == text:
        return Shape.LOWER
    if text[0].isupper() and (len(text) == 1 or text[1:].islower()):
        return Shape.TITLE
    plural = text[-1] == "s" and len(text) > _MPS and text[:-1].isupper()
    return Shape.UPPER if plural or text.isupper() else Shape.MIXED
