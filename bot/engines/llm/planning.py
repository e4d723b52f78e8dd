"""How a text is read: in one call, or in parts of a size that fills the free slots."""

from __future__ import annotations

import math
from dataclasses import dataclass

from bot.core.chunking import Chunk, chunk
from bot.engines.llm.tokens import counter


@dataclass(frozen=True, slots=True)
class Room:
    """What decides the size of parts, in tokens.

    Attributes:
        whole: The longest text that one call can take with the summary's prompt and answer.
        part: The same for one part's notes.
        floor: Parts are not smaller than this, as each costs a prompt.
        slots: Calls that can be under way at once.
    """

    whole: int
    part: int
    floor: int
    slots: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts of a text, and its tokens; one part means one call."""

    tokens: int
    parts: tuple[Chunk, ...]


def part_size(tokens: int, room: Room) -> int:
    """Return how many tokens a part may have: even shares for the slots, within the bounds."""
    return max(1, min(max(math.ceil(tokens / room.slots), room.floor), room.part))


def plan(text: str, encoding: str | None, room: Room) -> Plan:
    """Cut a text into as few parts as make good use of the slots; for a worker process."""
    count = counter(encoding)
    tokens = count(text)
    if tokens <= room.whole:
        return Plan(tokens, (Chunk(0, len(text), text, tokens),))
    return Plan(tokens, tuple(chunk(text, limit=part_size(tokens, room), count=count)))
