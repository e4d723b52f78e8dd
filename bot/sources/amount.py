"""How much text a source must hold to be worth a summary."""

from __future__ import annotations

from bot.core.words import count_words
from bot.errors import Empty, TooShort


def enough_words(text: str, min_words: int) -> int:
    """Return how many words a text has.

    Raises:
        Empty: when it has none.
        TooShort: when it has fewer than `min_words`.
    """
    words = count_words(text)
    if not words:
        raise Empty
    if words < min_words:
        raise TooShort
    return words
