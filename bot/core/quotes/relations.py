"""Find the persons without a name that a speaker tells of: "my grandfather", "a school friend"."""

from __future__ import annotations

import regex

from bot.core.quotes import roles
from bot.core.quotes.cast import WORD, Cast

_NEAR = 3_000


def last_person(text: str, start: int, end: int, cast: Cast, gender: str | None) -> str | None:
    """Return the last "my grandfather", "a school friend" of a stretch that a pronoun fits."""
    words = list(WORD.finditer(text, max(start, end - _NEAR), end))
    for index in range(len(words) - 1, 0, -1):
        noun = words[index].group().casefold()
        if not (roles.is_person(noun) and roles.gender_of([noun]) in {None, gender}):
            continue
        for first in range(index - 1, max(-1, index - 4), -1):
            word = words[first].group().casefold()
            if cast.owns(word):
                if _apposed(text, words, first):
                    break
                return text[words[first].start() : words[index].end()]
            if roles.is_person(word):
                break
    return None


def _apposed(text: str, words: list[regex.Match[str]], first: int) -> bool:
    """Tell "a miner" after "his uncle, "."""
    if not first or not roles.is_person(words[first - 1].group().casefold()):
        return False
    return "," in text[words[first - 1].end() : words[first].start()]
