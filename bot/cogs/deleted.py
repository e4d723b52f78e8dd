"""Messages that were deleted a short time ago: what was read of them before must not be shown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

REMEMBERED: Final = 20_000
"""Ids kept; Discord deletes at most a hundred in one go."""


class Deleted:
    """The last messages that were deleted, by their ids."""

    def __init__(self) -> None:
        self._ids: OrderedDict[int, None] = OrderedDict()

    def note(self, messages: Iterable[int]) -> None:
        """Remember that messages are gone; the oldest of all are forgotten."""
        for message in messages:
            self._ids[message] = None
            self._ids.move_to_end(message)
        while len(self._ids) > REMEMBERED:
            self._ids.popitem(last=False)

    def __contains__(self, message: int) -> bool:
        """Tell whether a message was deleted lately."""
        return message in self._ids
