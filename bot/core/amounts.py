"""How many quotes a summary of each length shows; the points are each engine's own affair."""

from __future__ import annotations

from typing import Final

from bot.models import Length

_BRIEF: Final = 2
_MORE_IN_DETAIL: Final = 3


def quotes_shown(length: Length, standard: int) -> int:
    """Return how many key quotes are shown at most.

    Args:
        length: Of the summary.
        standard: How many a standard summary shows; with 0 no summary shows any.
    """
    match length:
        case Length.BRIEF:
            return min(_BRIEF, standard)
        case Length.DETAILED if standard:
            return standard + _MORE_IN_DETAIL
    return standard
