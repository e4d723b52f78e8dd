"""Entries packed into messages, in order and as full as the limits allow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.core.limits import length

GAP: Final = "\n\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a digest that is never cut in two.

    Attributes:
        section: The heading it stands under, ready for Discord; empty for none.
        text: Ready for Discord.
    """

    section: str
    text: str


def joined(entries: Iterable[Entry], *, under: str = "") -> str:
    """Write entries, each section's heading before its first one.

    Args:
        entries: In order.
        under: The section whose heading stands above already.
    """
    parts: list[str] = []
    for entry in entries:
        head = f"### {entry.section}\n" if entry.section and entry.section != under else ""
        parts.append(f"{head}{entry.text}")
        under = entry.section
    return GAP.join(parts)


def packed(entries: Sequence[Entry], *, room: int, block: int) -> list[list[str]]:
    """Pack entries into messages of blocks of text; a section's heading is told in each block.

    Args:
        entries: In order; none is longer than a block, its heading included.
        room: Units of a message.
        block: Units of a block.
    """
    messages: list[list[str]] = []
    block_entries: list[Entry] = []
    left = 0
    for entry in entries:
        grown = [*block_entries, entry]
        if messages and length(joined(grown)) <= min(block, left):
            block_entries = grown
            messages[-1][-1] = joined(grown)
            continue
        block_entries = [entry]
        alone = joined(block_entries)
        left = left - length(messages[-1][-1]) if messages else 0
        if length(alone) > left:
            messages.append([])
            left = room
        messages[-1].append(alone)
    return messages
