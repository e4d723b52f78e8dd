"""Sentences and paragraphs as spans of the text: what chunks, summaries and citations are cut at.

`sentencex` knows the abbreviations of many languages; this module keeps it inside paragraphs,
puts right what it leaves apart or glued together, and cuts scripts that write no full stops.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import regex
import sentencex

from bot.models import Sentence, Span

_LANGUAGE_SAMPLE = 600
_LANGUAGE_NEEDS = 80
"""Fewer characters than this are no ground for a guess; English rules are then the default."""
_WRAP_MAX = 120
"""A longer line was not wrapped by hand, so its end is the end of a paragraph."""
_WINDOW = 4000
"""Longest stretch given to sentencex, whose time grows with the square of the marks left open."""
_UNMARKED_MIN = 80
"""Code points of Thai, Lao, Khmer or Burmese after which a space ends the piece."""
_ENUMERATOR_MAX = 6
_TAIL = 40
"""How much of a piece tells whether the next one belongs to it."""

_Bounds = tuple[int, int]

_MARKER = regex.compile(r"\s*(?:[-*•‣▪●–—]\s|\(?\d{1,3}[.)]\s|#{1,6}\s|>|\|)")
_OPENER = regex.compile(r"[“\"«„(]")
_QUOTED = regex.compile(
    r"(?:“[^“”]*[.!?…]”|\"[^\"]*[.!?…]\"|«[^«»]*[.!?…]\s?»|„[^„“”]*[.!?…][“”]|\([^()]*[.!?…]\))"
    r"(?:\[\d+\])*\s+(?=[\"“„«(]|\p{Lu})"
)
"""A whole quotation or aside at the head of a piece, with another sentence behind it."""
_ABBREVIATION = regex.compile(r"(?<![\p{L}\p{N}])(?:\p{L}{1,4}|\p{L}\.\s?\p{L})\.\s*\Z")
_ENUMERATOR = regex.compile(r"\(?(?:\d{1,3}|\p{L})[.)]\s*")
_LOWER = regex.compile(r"[\"“„«(]?\p{Ll}")
_ATTRIBUTION = regex.compile(
    r"(?:\p{Lu}[\p{L}'’.-]*\s){1,3}(?:said|asked|says|asks|added|replied|answered|shouted|wondered)\b"
)
_ASKED = regex.compile(r"[?!,]\s?[\"”»’]\s*\Z")
_PARTICLE = regex.compile(r"[とのはがをにでもな]")
_UNMARKED_GAP = regex.compile(
    r"(?<=[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}])\s+(?=[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}])"
)
_WORD_CHARACTER = regex.compile(r"[\p{L}\p{N}]")


def split(text: str, language: str | None = None) -> list[Sentence]:
    """Return the sentences of a text in order, without the white space around them.

    Every character that is not white space lies in exactly one sentence, and none crosses the end
    of a paragraph, a heading or a list item. A quotation of several sentences stays whole.

    Args:
        text: Any text; offsets count its code points.
        language: ISO 639-1 code, whose abbreviations are minded; guessed when None.
    """
    rules = language or guess_language(text)
    found = []
    for start, end in _paragraph_bounds(text):
        for first, last in _sentence_bounds(text[start:end], rules):
            found.append(Sentence(start + first, start + last, text[start + first : start + last]))
    return found


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs in order, without the white space around them.

    A blank line ends a paragraph; so does a line break that is not the wrapping of a long line
    (after a heading, between list items, between paragraphs of one line each).
    """
    return [Span(start, end, text[start:end]) for start, end in _paragraph_bounds(text)]


def guess_language(text: str) -> str:
    """Return the ISO 639-1 code of the language a text begins in; "en" when it is too short."""
    sample = text[:_LANGUAGE_SAMPLE]
    if len(sample) < _LANGUAGE_NEEDS:
        return "en"
    import py3langid

    return str(py3langid.classify(sample)[0])


def _trimmed(text: str, start: int, end: int) -> _Bounds:
    piece = text[start:end].strip()
    if not piece:
        return start, start
    head = text.index(piece[0], start)
    return head, head + len(piece)


def _paragraph_bounds(text: str) -> Iterator[_Bounds]:
    block: list[_Bounds] = []
    place = 0
    for line in text.splitlines(keepends=True):
        start, end = _trimmed(text, place, place + len(line))
        place += len(line)
        if start < end:
            block.append((start, end))
        elif block:
            yield from _unwrapped(text, block)
            block = []
    yield from _unwrapped(text, block)


def _unwrapped(text: str, lines: list[_Bounds]) -> Iterator[_Bounds]:
    """Join the lines of a block that were one line before somebody wrapped them."""
    if not lines:
        return
    width = max(end - start for start, end in lines)
    first = lines[0][0]
    for (start, end), (below, below_end) in pairwise(lines):
        if _ends_paragraph(text[start:end], text[below:below_end], width):
            yield first, end
            first = below
    yield first, lines[-1][1]


def _ends_paragraph(line: str, below: str, width: int) -> bool:
    if width > _WRAP_MAX or _MARKER.match(below):
        return True
    next_word = min(len(below.split(maxsplit=1)[0]), width // 4)
    return len(line) + 1 + next_word <= width * 0.9 and not _LOWER.match(below)


def _sentence_bounds(paragraph: str, language: str) -> list[_Bounds]:
    bounds: Iterable[_Bounds] = _library_bounds(paragraph, language)
    if _OPENER.search(paragraph):
        bounds = _cut_after_quotations(paragraph, bounds)
    if not paragraph.isascii() and _UNMARKED_GAP.search(paragraph):
        bounds = _cut_unmarked(paragraph, bounds)
    return [_trimmed(paragraph, *bound) for bound in _joined(paragraph, bounds)]


def _library_bounds(paragraph: str, language: str) -> Iterator[_Bounds]:
    place = 0
    while place < len(paragraph):
        window = paragraph[place : place + _WINDOW]
        ends = [bound["end_index"] for bound in sentencex.get_sentence_boundaries(language, window)]
        if place + len(window) < len(paragraph):
            ends = _settled(window, ends)
        for start, end in pairwise([0, *ends]):
            yield place + start, place + end
        place += ends[-1]


def _settled(window: str, ends: list[int]) -> list[int]:
    """Leave the last sentence of a window to the next one, since the window may cut it short."""
    half = len(window) // 2
    if len(ends) > 1 and ends[-2] > half:
        return ends[:-1]
    space = window.rfind(" ", half) + 1
    return [*ends[:-1], space or len(window)]


def _cut_after_quotations(text: str, bounds: Iterable[_Bounds]) -> Iterator[_Bounds]:
    for start, end in bounds:
        place = start
        while found := _QUOTED.match(text, place, end):
            yield place, found.end()
            place = found.end()
        yield place, end


def _cut_unmarked(text: str, bounds: Iterable[_Bounds]) -> Iterator[_Bounds]:
    for start, end in bounds:
        place = start
        for gap in _UNMARKED_GAP.finditer(text, start, end):
            if gap.end() - place >= _UNMARKED_MIN:
                yield place, gap.end()
                place = gap.end()
        yield place, end


def _joined(text: str, bounds: Iterable[_Bounds]) -> list[_Bounds]:
    joined: list[_Bounds] = []
    for start, end in bounds:
        if joined and _belongs_together(
            text[max(joined[-1][0], start - _TAIL) : start], text[start : min(end, start + _TAIL)]
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _belongs_together(before: str, after: str) -> bool:
    if not _WORD_CHARACTER.search(after) or not _WORD_CHARACTER.search(before):
        return True
    if len(before) <= _ENUMERATOR_MAX and _ENUMERATOR.fullmatch(before):
        return True
    if _LOWER.match(after):
        return _ABBREVIATION.search(before) is not None
    last = before.rstrip()[-1]
    if last in '"”»’':
        return bool(_ASKED.search(before) and _ATTRIBUTION.match(after))
    return last in "」』" and _PARTICLE.match(after) is not None
