"""What counts as one term of a text in any script: the ground of ranking by shared vocabulary."""

from __future__ import annotations

import regex

_STEM = 6
"""Code points of a word that are kept: enough to join inflections, language by language alike."""

_WORD = regex.compile(
    r"([\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}ー]+)"
    r"|([\p{L}\p{M}\p{N}]+(?:['’.\-][\p{L}\p{M}\p{N}]+)*)"
)
"""A run of characters of a script that writes no spaces, or a word."""


def terms(text: str) -> list[str]:
    """Return the terms of a text in order, repeated as they occur.

    Words are folded and cut to a stem-like prefix; scripts that write no spaces give overlapping
    pairs of characters.
    """
    found: list[str] = []
    for run, word in _WORD.findall(text.casefold()):
        if len(run) > 1:
            found.extend(run[place : place + 2] for place in range(len(run) - 1))
        else:
            found.append(run or word[:_STEM])
    return found


def word_count(text: str) -> float:
    """Return about how many words a text has; two characters make one where none are spaced."""
    return sum(len(run) / 2 if run else 1 for run, _ in _WORD.findall(text))
