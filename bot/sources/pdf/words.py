"""From a page as pdfium hands it out to words with their places. The one module that knows pdfium.

Its own text follows the order in which a program happened to write the page; only places tell
columns, lines and paragraphs.
"""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from bot.errors import Damaged, Locked
from bot.sources.pdf.sheet import PageWords, Word

_LIGATURES: Final = dict(
    zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
)
# What pdfium gives for a hyphen at the end of a line, in place of the line end as well.
_LINE_HYPHENS: Final = frozenset((0x02, 0xFFFE))
_HYPHENS: Final = {**dict.fromkeys(_LINE_HYPHENS, "-"), 0xAD: "\xad", 0x2010: "-"}
_BULLETS: Final = {0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF076: "•"}
_SIGNS: Final = {**_LIGATURES, **_HYPHENS, **_BULLETS}
_SPACES: Final = frozenset((0x20, 0xA0, 0x09, 0x0D, 0x0A, 0x3000, *range(0x2000, 0x200B)))
_PASSWORD: Final = 4
_SECURITY: Final = 5
_PICTURE_SHARE: Final = 0.3
_OBJECTS: Final = 200
_BOLD: Final = 600
_LINE_END: Final = frozenset((0x0D, 0x0A))


@contextlib.contextmanager
def open_document(data: bytes) -> Iterator[Any]:
    """Open a PDF, a `pypdfium2.PdfDocument`.

    Raises:
        Locked: when only its password opens it.
        Damaged: when pdfium cannot make sense of it.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as exc:
        locked = getattr(exc, "err_code", None) in (_PASSWORD, _SECURITY)
        raise (Locked if locked else Damaged) from exc
    try:
        yield document
    finally:
        document.close()


def read_page(document: Any, index: int, *, most: int) -> PageWords | None:
    """Return what stands on a page; None when it cannot be loaded.

    Args:
        document: As `open_document` gives it.
        index: From 0.
        most: Signs that are read of it at most.
    """
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    try:
        width, height = page.get_size()
        turn = page.get_rotation()
        left, bottom, right, top = page.get_bbox()
        try:
            signs = page.get_textpage()
        except pypdfium2.PdfiumError:
            return None
        try:
            count = max(0, pdfium.FPDFText_CountChars(signs.raw))
            places = _Places(signs.raw, turn, (left, bottom, right, top))
            words = tuple(_words(signs.raw, min(count, most), places))
        finally:
            signs.close()
        pictured = len(words) < _OBJECTS and _is_pictured(page, (right - left) * (top - bottom))
        return PageWords(index + 1, width, height, words, pictured, cut=count > most)
    finally:
        page.close()


class _Places:
    """The boxes of a page's signs, turned as the page is shown."""

    def __init__(self, signs: Any, turn: int, box: tuple[float, float, float, float]) -> None:
        self._signs = signs
        self._turn = turn
        self._left, self._bottom, self._right, self._top = box
        self._rect = pdfium.FS_RECTF()
        self._by_reference = ctypes.byref(self._rect)

    def of(self, index: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of a sign; all 0 where pdfium has none."""
        rect = self._rect
        if not pdfium.FPDFText_GetLooseCharBox(self._signs, index, self._by_reference):
            return 0.0, 0.0, 0.0, 0.0
        left, right = rect.left - self._left, rect.right - self._left
        low, high = rect.bottom - self._bottom, rect.top - self._bottom
        width, height = self._right - self._left, self._top - self._bottom
        if self._turn == 90:
            return low, width - right, high, width - left
        if self._turn == 180:
            return width - right, height - high, width - left, height - low
        if self._turn == 270:
            return height - high, left, height - low, right
        return left, low, right, high


def _words(signs: Any, count: int, places: _Places) -> Iterator[Word]:
    unicode_of = pdfium.FPDFText_GetUnicode
    signs_of = _Signs(_SIGNS)
    letters: list[str] = []
    start, first = 0, True
    half = 0
    for index in range(count):
        code = unicode_of(signs, index)
        if code in _SPACES:
            if letters:
                yield _word(signs, letters, start, index - 1, places, first=first)
                letters, first = [], False
            first = first or code in _LINE_END
            continue
        if 0xD800 <= code <= 0xDBFF:
            half = code
            continue
        if 0xDC00 <= code <= 0xDFFF:
            code = 0x10000 + ((half - 0xD800) << 10) + code - 0xDC00 if half else 0xFFFD
            half = 0
        if sign := signs_of[code]:
            if not letters:
                start = index
            letters.append(sign)
        if code in _LINE_HYPHENS:
            yield _word(signs, letters, start, index, places, first=first)
            letters, first = [], True
    if letters:
        yield _word(signs, letters, start, count - 1, places, first=first)


class _Signs(dict[int, str]):
    """What is written for each code, worked out once."""

    def __missing__(self, code: int) -> str:
        """Return the sign itself; nothing for controls and places that fonts use as they like."""
        unseen = code < 0x20 or 0x7F <= code < 0xA0 or 0xE000 <= code <= 0xF8FF or code > 0x10FFFF
        sign = self[code] = "" if unseen or code in (0xFEFF, 0xFFFF) else chr(code)
        return sign


def _word(
    signs: Any, letters: list[str], start: int, end: int, places: _Places, *, first: bool
) -> Word:
    one, other = places.of(start), places.of(end)
    if end > start and other[3] <= other[1]:
        other = one
    weight = pdfium.FPDFText_GetFontWeight(signs, start)
    return Word(
        "".join(letters),
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
        bold=weight >= _BOLD,
        first=first,
    )


def _is_pictured(page: Any, area: float) -> bool:
    """Tell whether pictures cover a good part of a page."""
    covered = 0.0
    with contextlib.suppress(pypdfium2.PdfiumError):
        for number, shape in enumerate(page.get_objects(max_depth=3)):
            if number >= _OBJECTS:
                break
            if shape.type == pdfium.FPDF_PAGEOBJ_IMAGE:
                left, bottom, right, top = shape.get_bounds()
                covered += max(0.0, right - left) * max(0.0, top - bottom)
    return covered >= _PICTURE_SHARE * area
