"""The value that the parts of the quotation search pass to one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text that its marks (or a dialogue dash) set apart as spoken or written words.

    Attributes:
        start: Offset of the first character between the marks.
        end: Offset after the last character between the marks.
        open: Offset of the opening mark; equals `start` for a piece after a reporting insert.
        close: Offset after the closing mark; equals `end` where no mark closes the stretch.
        depth: 0 outermost, 1 inside another quotation, and so on.
        kind: What sets the words apart.
        parent: Index, in the same list, of the quotation this one stands in.
    """

    start: int
    end: int
    open: int
    close: int
    depth: int = 0
    kind: Literal["marked", "dash"] = "marked"
    parent: int | None = None
