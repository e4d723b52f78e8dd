"""Telling a news agency's own lines, dateline and sign-off, which are part of its story."""

from __future__ import annotations

import regex

from bot.core.paste.shapes import Shape

_DATELINE = regex.compile(
    r"^\p{Lu}{3}[^!?]{0,60}(?:[(（]\s?[\p{L}. /-]{2,25}[)）]\s*[—–-]*|\s[—–]+)$"
)
_MOST_WORDS = 12
_SIGN_OFF_WORDS = 40


def is_dateline(look: Shape) -> bool:
    """Return whether a line is only a place, with perhaps a day and an agency: `OSLO (AP) —`."""
    return look.words <= _MOST_WORDS and bool(_DATELINE.match(look.text))


def is_sign_off(look: Shape) -> bool:
    """Return whether a line says who reported and edited a story: `(Reporting by …)`."""
    rest = look.rest("SIGN_OFF")
    if not rest or look.words > _SIGN_OFF_WORDS or look.text[-len(rest)].islower():
        return False
    return not look.closed or ";" in rest or look.words <= _MOST_WORDS


def is_of_the_wire(look: Shape) -> bool:
    """Return whether a line is a dateline or a sign-off."""
    return is_dateline(look) or is_sign_off(look)
