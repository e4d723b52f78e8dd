"""What is left of a paste, and the way back from each of its characters to the message."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from bot.core.paste.lines import Piece


@dataclass(frozen=True, slots=True)
class Pasted:
    """An article as it was taken out of a paste or a file.

    Attributes:
        text: Paragraphs separated by one blank line, without the headline.
        title: The headline, empty when there was none.
        published: ISO 8601 date (YYYY-MM-DD) or None.
        origin: Where in the raw text each stretch of `text` stood.
    """

    text: str
    title: str = ""
    site: str | None = None
    author: str | None = None
    published: str | None = None
    origin: tuple[Piece, ...] = ()

    def raw_offset(self, at: int) -> int:
        """Return where in the raw text the character `text[at]` stands.

        For the end of a span ask for its last character and add one: what follows it in `text`
        may stand elsewhere in the raw text.

        Raises:
            IndexError: if `at` is no place in `text`.
        """
        if not 0 <= at < len(self.text):
            raise IndexError(f"{at} is not an offset into a text of {len(self.text)} characters")
        piece = self.origin[bisect_right(self.origin, at, key=lambda each: each.start) - 1]
        return piece.raw + at - piece.start
