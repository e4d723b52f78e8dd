"""Find the quotations of a text: what somebody said or wrote, between marks or after a dash."""

from __future__ import annotations

from bot.core.quotes.dialogue import find_dialogue
from bot.core.quotes.inserts import split_inserts
from bot.core.quotes.pairing import nest, pair
from bot.core.quotes.scare import genuine
from bot.core.quotes.span import Marked

__all__ = ["Marked", "find_marked"]


def find_marked(text: str) -> list[Marked]:
    """Return the quotations of a text in order of their start, nested ones after their parents."""
    paired = pair(text)
    found = split_inserts(text, paired) + find_dialogue(text, paired)
    found.sort(key=lambda m: (m.open, -m.close))
    return list(nest(genuine(text, list(nest(found)))))
