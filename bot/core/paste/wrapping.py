"""Undoing the hard line breaks of e-mails and plain-text files, where they clearly are that."""

from __future__ import annotations

from itertools import pairwise

import regex

from bot.core.paste.lines import Line, join_text

_WIDTHS = range(40, 101)
_STOP = regex.compile(r"[.!?…:;。！？；।॥؟۔።][\"”’'»)\]）」』]*$")
_ITEM = regex.compile(r"[•●▪◦‣·*+\-–—>#|]|\(?\d{1,3}[.)]\s|[^|]*\|")
_UNSPACED_END = regex.compile(
    r"[\p{Han}\p{Kana}\p{Hira}\p{Thai}\p{Lao}\p{Khmer}、。，！？；：」』）]$"
)
_BROKEN_WORD = regex.compile(r"\p{L}[-‐]$")


def unwrap(lines: list[Line]) -> list[Line]:
    """Join lines that were broken only because they were full.

    A break is taken for such a one when the next word would not have fitted into the width all
    lines keep to; the whole text must look so, with most breaks in mid-sentence.
    """
    width = max((len(line.text) for line in lines if "://" not in line.text), default=0)
    if width not in _WIDTHS or not _is_wrapped(lines, width):
        return lines
    groups = [[lines[0]]]
    for before, after in pairwise(lines):
        if _is_full(before, after, width):
            groups[-1].append(after)
        else:
            groups.append([after])
    return [_joined(group) for group in groups]


def _is_wrapped(lines: list[Line], width: int) -> bool:
    inside = [pair for pair in pairwise(lines) if not pair[1].apart]
    full = [before for before, after in inside if _is_full(before, after, width)]
    open_ended = [line for line in full if not _STOP.search(line.text[-12:])]
    return len(full) >= 3 and len(full) > 0.6 * len(inside) and len(open_ended) > 0.6 * len(full)


def _is_full(before: Line, after: Line, width: int) -> bool:
    if after.apart or _ITEM.match(after.text):
        return False
    word = 0 if _UNSPACED_END.search(before.text[-1:]) else len(after.text.split(" ", 1)[0])
    return len(before.text) + 1 + word > width - width // 8


def _joined(group: list[Line]) -> Line:
    if len(group) == 1:
        return group[0]
    separators = [_between(before, after) for before, after in pairwise(group)]
    text, pieces = join_text(group, [*separators, ""])
    return Line(text, pieces, text, group[0].apart)


def _between(before: Line, after: Line) -> str:
    if _UNSPACED_END.search(before.text[-1:]):
        return ""
    broken = _BROKEN_WORD.search(before.text[-2:]) and after.text[:1].islower()
    return "" if broken else " "
