"""Looking at the lines of one paste, each beside its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import regex

from bot.core.paste.cues import Cue, cue_of
from bot.core.paste.lines import Line
from bot.core.paste.shapes import Shape
from bot.core.paste.voice import addresses_reader, is_aside
from bot.core.paste.wires import is_of_the_wire

_LABEL = regex.compile(r"\p{L}[\p{L}\p{M}. ]{0,30}[:：]")
ITEM = regex.compile(r"^(?:[•●▪◦‣·*+-]|\(?\d{1,3}[.)])\s")
BOX = regex.compile(r"^\p{L}[\p{L}\p{M}'’]*(?:\s[\p{L}\p{M}'’]+){0,2}\s?[:：]\s*\S")
_SPACED = 0.8
_CREDIT_WORDS = 12
_CAPTION_WORDS = 40


@dataclass(frozen=True)
class Look(Shape):
    """A line with the furniture it looks like.

    Attributes:
        turn: Whether its label is a speaker's, so that the label says nothing of furniture.
        runs_on: Whether the next line goes on in lower case.
        caption: Whether it stands on a picture's credit as if one paragraph with it.
        aside: Whether the page speaks to its reader in it, in an article that does not.
    """

    turn: bool = False
    runs_on: bool = False
    caption: bool = False
    aside: bool = False

    @cached_property
    def cue(self) -> Cue | None:
        """Return what furniture the line looks like, None for text."""
        if self.turn or is_of_the_wire(self):
            return None
        if self.caption:
            return Cue.CREDIT
        cue = cue_of(self)
        if cue is Cue.STUB and self.runs_on:
            return None
        return Cue.PROMPT if cue is None and self.aside else cue


def look_at(lines: Sequence[Line]) -> list[Look]:
    """Return looks at the lines of one paste.

    A label that opens several lines which end as sentences is a speaker's: an interview may be
    by "AD" or for "Bild".
    """
    labels = [match[0] if (match := _LABEL.match(line.text)) else "" for line in lines]
    ends: dict[str, list[bool]] = defaultdict(list)
    for line, label in zip(lines, labels, strict=True):
        ends[label].append(Shape(line).closed)
    turns = {label for label, closed in ends.items() if label and 2 < len(closed) < 2 * sum(closed)}
    on = [*(after.text[:1].islower() for after in lines[1:]), False][: len(lines)]
    looks = [
        Look(line, turn=label in turns, runs_on=runs_on)
        for line, label, runs_on in zip(lines, labels, on, strict=True)
    ]
    return _with_asides(_with_captions(looks))


def _with_asides(looks: list[Look]) -> list[Look]:
    asides = {i for i, look in enumerate(looks) if is_aside(look)}
    if not asides or addresses_reader(looks):
        return looks
    return [replace(look, aside=True) if i in asides else look for i, look in enumerate(looks)]


def _with_captions(looks: list[Look]) -> list[Look]:
    """Mark sentences that share a paragraph with a credit, where blank lines part paragraphs."""
    solid = [look for look in looks if look.solid]
    if sum(look.line.apart for look in solid) < max(_SPACED * len(solid), 3):
        return looks
    over = {i for i, (look, after) in enumerate(pairwise(looks)) if _is_over_credit(look, after)}
    return [replace(look, caption=True) if i in over else look for i, look in enumerate(looks)]


def _is_over_credit(look: Look, after: Look) -> bool:
    if after.line.apart or after.words > _CREDIT_WORDS or after.cue is not Cue.CREDIT:
        return False
    return look.line.apart and look.closed and look.words <= _CAPTION_WORDS
