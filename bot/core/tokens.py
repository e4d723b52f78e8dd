"""Estimate how many tokens a text takes where no vocabulary can be loaded.

A vocabulary comes from the network and costs some 80 MB of memory; an endpoint may use one that
nobody publishes. The weights are those that fit o200k_base best over texts of many languages; a
margin on top keeps a chunk planned by them within its limit.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter

_MARGIN = 1.25
_WORD, _CAMEL = 0.72, 1.2
"""What each word of Latin letters adds, and each capital inside one, over its letters."""
_LONG = {8: 0.2, 12: 0.6, 24: 9.0}
"""What as many letters on end add: long words, and strings that are no words, are cut in pieces."""
_ASCII = {
    **dict.fromkeys("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 0.068),
    **dict.fromkeys("0123456789", 0.675),
    **dict.fromkeys("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", 0.434),
    **dict.fromkeys("\n\r\v\f", 1.4),
    **dict.fromkeys(" \t", 0.022),
}
_RANGES = [
    (0x00, 1.0),  # control characters
    (0x80, 0.57),
    (0xC0, 2.1),  # accented Latin
    (0x250, 0.57),  # Greek, Cyrillic, Armenian, Hebrew
    (0x600, 0.33),  # Arabic
    (0x700, 0.57),
    (0x900, 0.36),  # Devanagari
    (0x980, 0.57),  # the other scripts of India, Thai, Lao, Georgian, Ethiopic and more
    (0x1200, 2.2),  # Ethiopic
    (0x1380, 1.0),
    (0x1780, 0.57),  # Khmer
    (0x1800, 1.0),
    (0x1E00, 0.57),  # Vietnamese and polytonic Greek
    (0x2000, 0.57),  # punctuation
    (0x2070, 1.0),  # signs
    (0x3040, 0.69),  # kana
    (0x3100, 0.71),  # Han
    (0xAC00, 0.57),  # Hangul
    (0xD800, 1.0),
    (0xF900, 0.71),  # Han
    (0xFB00, 1.0),
    (0x10000, 2.5),  # ancient scripts, mathematical letters
    (0x1F000, 1.5),  # emoji
    (0x20000, 3.0),  # rare Han
]
_STARTS = [start for start, _ in _RANGES]
_SHAPES = bytes(
    ord("A") if chr(c).isupper() else ord("a") if chr(c).islower() else 32 for c in range(256)
)


def estimate_tokens(text: str) -> int:
    """Return about how many tokens a text takes, a quarter on the safe side; 0 for none."""
    weight = sum(_weight(character) * times for character, times in Counter(text).items())
    return math.ceil(_MARGIN * (weight + _words(text)))


def _weight(character: str) -> float:
    known = _ASCII.get(character)
    return _RANGES[bisect_right(_STARTS, ord(character)) - 1][1] if known is None else known


def _words(text: str) -> float:
    """Return what the words add, counted by where they begin and by their length."""
    shapes = b" " + text.encode("latin-1", "replace").translate(_SHAPES)
    begun = shapes.count(b" a") + shapes.count(b" A")
    small = shapes.lower()
    long = sum(small.count(b"a" * length) * weight for length, weight in _LONG.items())
    return _WORD * begun + _CAMEL * shapes.count(b"aA") + long
