"""What was deleted a short time ago: nothing that was read of it before must be shown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from itertools import count
from typing import Final

REMEMBERED: Final = 20_000
"""Ids kept of each kind; Discord deletes at most a hundred messages in one go."""


class Deleted:
    """The last messages and channels that were deleted, and the last members to be forgotten.

    A thread has the id of the message that it hangs from, so messages are not kept with channels.
    """

    def __init__(self) -> None:
        self._messages: OrderedDict[int, int] = OrderedDict()
        self._channels: OrderedDict[int, int] = OrderedDict()
        self._members: OrderedDict[int, int] = OrderedDict()
        self._moments = count(1)
        self.moment = 0
        """Grows with everything that is noted."""

    def note(self, messages: Iterable[int]) -> None:
        """Remember that messages are gone; the oldest of all are forgotten."""
        self._note(self._messages, messages)

    def note_channel(self, channel: int) -> None:
        """Remember that a channel or thread is gone."""
        self._note(self._channels, [channel])

    def note_member(self, member: int) -> None:
        """Remember that a member is forgotten: what they wrote may be read again, but anew."""
        self._note(self._members, [member])

    def __contains__(self, message: int) -> bool:
        """Tell whether a message was deleted lately."""
        return message in self._messages

    def channels_among(self, channels: Iterable[int]) -> set[int]:
        """Return which of some channels and threads were deleted lately."""
        return {channel for channel in channels if channel in self._channels}

    def members_among(self, members: Iterable[int], *, since: int) -> set[int]:
        """Return which of some members were forgotten after a `moment`."""
        return {member for member in members if self._members.get(member, 0) > since}

    def _note(self, kind: OrderedDict[int, int], ids: Iterable[int]) -> None:
        self.moment = next(self._moments)
        for each in ids:
            kind[each] = self.moment
            kind.move_to_end(each)
        while len(kind) > REMEMBERED:
            kind.popitem(last=False)
