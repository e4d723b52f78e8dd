"""Lines of pasted text, tidied, each still knowing where in the message its characters stood."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

_BREAK = regex.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACE = r"\t \xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Soft hyphens, zero-width spaces, marks of direction and controls. The zero-width joiners
# stay: Persian and Hindi spell with them, and emoji are joined by them.
_CONTROLS = r"\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"
_UNSEEN = rf"{_CONTROLS}\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_UNTIDY = regex.compile(rf"  |[{_SPACE}{_UNSEEN}--[ ]]", regex.V1)
_TOKEN = regex.compile(rf"(?P<gap>[{_SPACE}{_UNSEEN}]+)|[^{_SPACE}{_UNSEEN}]+")
_FIRST_SPACE = regex.compile(rf"[{_SPACE}]")
_CLUSTER = regex.compile(r"\X")


@dataclass(frozen=True, slots=True)
class Piece:
    """Where two texts run side by side: from `start` in the clean one, from `raw` in the raw."""

    start: int
    raw: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it.

    Attributes:
        text: In NFC, with single spaces and nothing invisible.
        pieces: Places in `text` and in the whole message; a piece lasts until the next.
        raw: The line as it was pasted: the width of its gaps can tell columns apart.
        apart: Whether a blank line, or nothing, stands before it.
    """

    text: str
    pieces: tuple[Piece, ...]
    raw: str
    apart: bool


def split_lines(raw: str) -> list[Line]:
    """Return the lines of `raw` that show anything."""
    lines: list[Line] = []
    apart = True
    for start, end in _stretches(raw):
        content = raw[start:end]
        text, pieces = tidy(content, start)
        if text:
            lines.append(Line(text, pieces, content, apart))
        apart = not text
    return lines


def _stretches(raw: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(raw):
        yield start, match.start()
        start = match.end()
    yield start, len(raw)


def tidy(content: str, at: int) -> tuple[str, tuple[Piece, ...]]:
    """Return a line's readable text and its places; `at` is where `content` starts."""
    lead = len(content) - len(content.lstrip(" "))
    plain = content.strip(" ")
    if not _UNTIDY.search(plain) and unicodedata.is_normalized("NFC", plain):
        return plain, (Piece(0, at + lead),)
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for part, raw in _parts(content, at):
        if not pieces or pieces[-1].raw + length - pieces[-1].start != raw:
            pieces.append(Piece(length, raw))
        parts.append(part)
        length += len(part)
    return "".join(parts), tuple(pieces)


def _parts(content: str, at: int) -> Iterator[tuple[str, int]]:
    gap: int | None = None
    begun = False
    for token in _TOKEN.finditer(content):
        if token["gap"] is not None:
            space = _FIRST_SPACE.search(token[0])
            gap = at + token.start() + space.start() if space else None
            continue
        if begun and gap is not None:
            yield " ", gap
        begun, gap = True, None
        yield from _composed(token[0], at + token.start())


def _composed(word: str, at: int) -> Iterator[tuple[str, int]]:
    if unicodedata.is_normalized("NFC", word):
        yield word, at
        return
    for cluster in _CLUSTER.finditer(word):
        whole = unicodedata.normalize("NFC", cluster[0])
        if len(whole) == len(cluster[0]):
            yield whole, at + cluster.start()
        else:
            yield from ((character, at + cluster.start()) for character in whole)


def join_text(lines: Iterable[Line], separators: Sequence[str]) -> tuple[str, tuple[Piece, ...]]:
    """Return the lines as one text with its places; `separators[i]` stands after the i-th line."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for line, separator in zip(lines, separators, strict=True):
        pieces.extend(Piece(piece.start + length, piece.raw) for piece in line.pieces)
        parts += (line.text, separator)
        length += len(line.text) + len(separator)
    return "".join(parts), tuple(pieces)
