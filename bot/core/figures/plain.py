"""Bring statements and sources to one spelling of digits, dashes, marks, blanks and letters."""

from __future__ import annotations

import unicodedata
from functools import cache

from bot.core.quotes.folding import QUOTE_MARKS

NARROW = "\u00a0"
"""The one blank that stands for every blank that does not break a line."""

_DOUBLE = '"“”„‟«»〝〞〟＂″'
_SPECIAL = {
    **dict.fromkeys(QUOTE_MARKS, "'"),
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys("‹›", '"'),
    **dict.fromkeys("「」『』｢｣", ' " '),
    **dict.fromkeys("‐‑﹣－−⁃", "-"),
    **dict.fromkeys("–—―‒﹘", "–"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2008", NARROW),
    "，": ", ",
    "、": ", ",
    "。": ". ",
    "٫": ".",
    "٬": ",",
    "،": ", ",
    "٪": "%",
    "…": "... ",
    "ß": "ß",
}
_UNSEEN = frozenset("\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u3164\uffa0")


class _Table(dict[int, str]):
    """Maps a code point to its spelling, which is worked out when first met."""

    def __missing__(self, code: int) -> str:
        spelt = self[code] = _spell(chr(code))
        return spelt


class _Skeleton(dict[int, str]):
    """Maps a code point to one small letter without accents."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        bare = unicodedata.normalize("NFKD", char)[:1].casefold()
        number = unicodedata.category(char).startswith("N")
        spelt = self[code] = char if number or len(bare) != 1 else bare
        return spelt


def _spell(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    if char in _UNSEEN or unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f":
        return ""
    if (digit := unicodedata.decimal(char, None)) is not None:
        return str(digit)
    folded = unicodedata.normalize("NFKC", char)
    if unicodedata.category(char) == "No":
        return f" {folded}" if "⁄" in folded else char
    if unicodedata.category(char) == "Zs":
        return " "
    return folded


_TABLE = _Table()
_SKELETON = _Skeleton()


def plain(text: str) -> str:
    """Return a text in its common spelling; letters keep their case and accents."""
    return text.translate(_TABLE)


def places(text: str) -> list[int]:
    """Return for each character of `plain(text)` the offset it comes from, and the text's end."""
    found = [at for at, char in enumerate(text) for _ in _TABLE[ord(char)]]
    return [*found, len(text)]


def skeleton(spelt: str) -> str:
    """Return a text in small letters without accents, character for character."""
    return spelt.translate(_SKELETON)


@cache
def _is_mark(char: str) -> bool:
    return unicodedata.combining(char) != 0


def key(word: str) -> str:
    """Return what a word is looked up by: casefolded, without accents."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in bare if not _is_mark(char))
