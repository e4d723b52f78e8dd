"""The parts a reply is laid out from, and how they share the room there is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core.limits import fit, length


@dataclass(frozen=True, slots=True)
class Block:
    """One article's part of a reply, each line ready for Discord.

    Attributes:
        top: Lines that always stand: the title, the link, what is known of the article.
        lead: The one sentence, without its marks; it is shortened when nothing else gives.
        points: List items, the last dropped before the first.
        quotes: Block quotes, dropped before any point.
        bottom: Lines that always stand: how much was read.
        spoiler: Whether every line hides behind spoiler marks, `bottom` excepted.
    """

    top: tuple[str, ...] = ()
    lead: str = ""
    points: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    bottom: tuple[str, ...] = ()
    spoiler: bool = False


def lay_out(block: Block, room: int) -> str:
    """Write a block within `room` UTF-16 units, dropping what matters least first."""
    text = _write(block)
    while length(text) > room and (block.quotes or block.points):
        block = _without_last(block)
        text = _write(block)
    over = length(text) - room
    if over > 0:
        text = _write(replace(block, lead=fit(block.lead, max(0, length(block.lead) - over))))
    return text


def _without_last(block: Block) -> Block:
    if block.quotes:
        return replace(block, quotes=block.quotes[:-1])
    return replace(block, points=block.points[:-1])


def _write(block: Block) -> str:
    hide = _hidden if block.spoiler else str
    groups = [
        [hide(text) for text in block.top],
        [hide(f"**{block.lead}**")] if block.lead else [],
        [f"- {hide(text)}" for text in block.points],
        ["\n\n".join(f"> {hide(text)}" for text in block.quotes)] if block.quotes else [],
        list(block.bottom),
    ]
    return "\n\n".join("\n".join(group) for group in groups if group)


def _hidden(text: str) -> str:
    return f"||{text}||"
