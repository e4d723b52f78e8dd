"""Bring texts to one spelling for comparison, and lead back from it to the source's offsets.

A page, a model and a reader's keyboard spell the same words with different quote marks, dashes,
dots, blanks and accents; none of that makes a quotation wrong.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import regex

QUOTE_MARKS = "\"'`´“”„‟‘’‚‛«»‹›「」『』｢｣〝〞〟＂＇″′"

_BREAKS = regex.compile(
    r"(?P<gone>[\u00ad\u200b\u200e\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff]+)"
    rf"|(?P<mark>[{regex.escape(QUOTE_MARKS)}]+)"
    r"|(?P<dots>…|(?:\. ?){2}\.)"
    r"|(?P<hyphen>[‐‑]|−(?=\p{N}))"
    r"|(?P<dash>\s*+(?:[‒–—―−]|--+|(?<=\s)-(?=\s))+\s*+)"
    r"|(?P<blank>\s+)"
)
_SPELLING = {"gone": "", "mark": "'", "dots": "...", "dash": " - ", "hyphen": "-", "blank": " "}


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in its common spelling, made of pieces that are copied or respelled.

    Attributes:
        text: The folded text.
        at: Where each piece begins in `text`.
        source: Start and end of each piece in the source.
    """

    text: str
    at: list[int]
    source: list[tuple[int, int]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source's offsets of `text[start:end]`, which must not be empty."""
        return self._offset(start, past=False), self._offset(end - 1, past=True)

    def _offset(self, place: int, *, past: bool) -> int:
        piece = bisect_right(self.at, place) - 1
        begin, end = self.source[piece]
        after = self.at[piece + 1] if piece + 1 < len(self.at) else len(self.text)
        if end - begin == after - self.at[piece]:
            return begin + place - self.at[piece] + past
        return end if past else begin


def fold(text: str) -> Folded:
    """Return a text in NFC with one kind of quote mark, dash, dots and blank."""
    at: list[int] = []
    source: list[tuple[int, int]] = []
    spelled: list[str] = []
    length = 0
    for start, end, piece in _pieces(text):
        at.append(length)
        source.append((start, end))
        spelled.append(piece)
        length += len(piece)
    return Folded("".join(spelled), at, source)


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    place = 0
    for found in _BREAKS.finditer(text):
        yield from _plain(text, place, found.start())
        place = found.end()
        if spelling := _SPELLING[found.lastgroup or ""]:
            yield found.start(), place, spelling
    yield from _plain(text, place, len(text))


def _plain(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield a stretch as it is, or character by character where NFC changes it."""
    stretch = text[start:end]
    if unicodedata.is_normalized("NFC", stretch):
        if stretch:
            yield start, end, stretch
        return
    for cluster in regex.finditer(r"\X", stretch):
        composed = unicodedata.normalize("NFC", cluster[0])
        yield start + cluster.start(), start + cluster.end(), composed
