"""Quotations: finding them in a text, and checking that a claimed one stands there.

`find_quotes` reads marks and dialogue dashes of many languages, leaves titles and scare quotes
aside, and names the speakers; `verify_quote` allows a claim nothing but typography and slips.
"""

from __future__ import annotations

from bot.core.quotes.claims import ClaimChecker, QuoteClaim, checked_quotes, moved
from bot.core.quotes.key import key_quotes
from bot.core.quotes.marks import find_marked
from bot.core.quotes.speakers import attribute
from bot.core.quotes.verify import Match, Verifier, verify_quote
from bot.models import Quote

__all__ = [
    "ClaimChecker",
    "Match",
    "Quote",
    "QuoteClaim",
    "Verifier",
    "checked_quotes",
    "find_quotes",
    "key_quotes",
    "moved",
    "verify_quote",
]


def find_quotes(text: str) -> list[Quote]:
    """Return the direct quotations of a text in order of their start, nested ones included.

    A quotation's text is everything between its marks, without the blanks French sets inside them.
    A reporting clause inside the marks, between dashes or commas, divides it in two.
    """
    found = find_marked(text)
    speakers = attribute(text, found)
    return [
        Quote(m.start, m.end, text[m.start : m.end], speaker)
        for m, speaker in zip(found, speakers, strict=True)
    ]
