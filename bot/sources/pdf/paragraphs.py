"""From lines in reading order to paragraphs, across columns and pages. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from bot.sources.pdf.sheet import Line

_ENDED: Final = re.compile(r"[.!?:;…。！？：；؟؛।۔]['\"’”»›)\]]*(?:\d{1,3}|[*†‡])?$")
_CAPTION: Final = re.compile(
    r"(?:fig(?:ure|\.)?|table|tab\.|box|chart|plate|abb(?:ildung|\.)|tabelle|tableau|figura|tabla)"
    r"\s*[A-Z]?\d+",
    re.I,
)
_ITEM: Final = re.compile(r"(?:[•‣▪◦●■○·]|[-–—]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s)")
_GAPPED: Final = 1.3
_OTHER_SIZE: Final = 0.12
_LARGER: Final = 1.1
_SMALLER: Final = 0.94
_INDENT: Final = 0.7
_ROOM: Final = 0.3
_WIDEST: Final = 0.5
_FULL: Final = 2.5
_MOST_ASIDES: Final = 8
_FEWEST: Final = 20


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        breaks: Numbers of lines before which the line end was meant, as in an address.
        first: Whether it stands at the head of a column.
    """

    lines: list[Line]
    breaks: set[int] = field(default_factory=set)
    first: bool = False

    @property
    def text(self) -> str:
        """Return the words as they stand, hyphens included."""
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """Return the height of most of its lines."""
        return median(line.size for line in self.lines)


def body_size(lines: Sequence[Line]) -> float:
    """Return the height that most of the text has."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """Return the paragraphs of a document, those that run over joined again.

    A footnote or a caption that stands in the midst of a paragraph goes before it, so that pages
    still follow each other.

    Args:
        pages: The lines of each page as `pdf_layout.read_order` gives them.
    """
    lines = [line for page in pages for line in page]
    body = body_size(lines)
    spacing = _spacing(lines)
    found: list[Paragraph] = []
    lefts = _main_lefts(lines)
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        if before is None or not _same_column(before, line):
            found.append(Paragraph([line], first=True))
            continue
        left = lefts[line.page, line.column]
        if _starts(before, line, body=body, spacing=spacing, left=left):
            found.append(Paragraph([line]))
        else:
            if _is_broken_on_purpose(before, line, body):
                found[-1].breaks.add(len(found[-1].lines))
            found[-1].lines.append(line)
    return _rejoined(found, body)


def _same_column(one: Line, other: Line) -> bool:
    return one.page == other.page and one.column == other.column


def _spacing(lines: Sequence[Line]) -> float:
    """Return the usual distance of lines, as a multiple of their height."""
    distances = [
        (one.middle - other.middle) / one.size
        for one, other in pairwise(lines)
        if _same_column(one, other) and 0.5 < (one.middle - other.middle) / one.size < 3
    ]
    return median(distances) if distances else 1.0


def _main_lefts(lines: Sequence[Line]) -> dict[tuple[int, tuple[float, float]], float]:
    """Return where most lines of each column begin."""
    counted: dict[tuple[int, tuple[float, float]], Counter[int]] = {}
    for line in lines:
        counted.setdefault((line.page, line.column), Counter())[round(line.left)] += 1
    return {column: float(lefts.most_common(1)[0][0]) for column, lefts in counted.items()}


def _starts(before: Line, line: Line, *, body: float, spacing: float, left: float) -> bool:
    """Tell whether a line of the same column begins a paragraph."""
    distance = before.middle - line.middle
    if distance > _GAPPED * spacing * max(before.size, line.size) or distance < 0:
        return True
    if abs(before.size - line.size) > _OTHER_SIZE * before.size or before.bold != line.bold:
        return True
    if _is_heading(line, body):
        return False
    if _ends(before) and _ITEM.match(line.text):
        return True
    done = _ends(before) or _has_room(before, line)
    shift = _INDENT * line.size
    if done and abs(line.left - left) > shift and abs(line.left - before.left) > shift:
        return True
    return _ends(before) and _has_room(before, line)


def _is_heading(line: Line, body: float) -> bool:
    return line.bold or line.size > _LARGER * body


def _ends(line: Line) -> bool:
    return bool(_ENDED.search(line.text))


def _is_full(line: Line) -> bool:
    return line.right > line.column[1] - _FULL * line.size


def _has_room(before: Line, line: Line) -> bool:
    """Tell whether the first word of a line would have had room on the line before."""
    word = line.text.split(" ", 1)[0]
    letter = min((line.right - line.left) / max(1, len(line.text)), _WIDEST * line.size)
    return before.right + (len(word) + 1) * letter + _ROOM * line.size < line.column[1]


def _is_broken_on_purpose(before: Line, line: Line, body: float) -> bool:
    if _is_heading(line, body):
        return False
    if _ITEM.match(line.text) and not line.text[:1].isdigit():
        return True
    return not line.text[:1].islower() and not _is_full(before) and _has_room(before, line)


def _rejoined(found: Sequence[Paragraph], body: float) -> list[Paragraph]:
    """Join paragraphs that go on in the next column, on the next page, or after an aside."""
    kept: list[Paragraph] = []
    unfinished: Paragraph | None = None
    asides: list[Paragraph] = []
    for paragraph in found:
        # The last line of a wide caption may stand in the first column.
        if asides and paragraph.first and _completes(asides[-1], paragraph):
            _append(asides[-1], paragraph)
            continue
        if unfinished and (asides or paragraph.first) and _goes_on(unfinished, paragraph):
            kept.remove(unfinished)
            _append(unfinished, paragraph)
            kept.append(unfinished)
        elif unfinished and len(asides) < _MOST_ASIDES and _is_aside(paragraph, unfinished):
            asides.append(paragraph)
            kept.append(paragraph)
            continue
        else:
            kept.append(paragraph)
            unfinished = paragraph
        asides = []
        if not _is_unfinished(unfinished, body):
            unfinished = None
    return kept


def _completes(aside: Paragraph, paragraph: Paragraph) -> bool:
    return not _ends(aside.lines[-1]) and _goes_on(aside, paragraph)


def _append(paragraph: Paragraph, rest: Paragraph) -> None:
    paragraph.breaks |= {len(paragraph.lines) + number for number in rest.breaks}
    paragraph.lines += rest.lines


def _is_unfinished(paragraph: Paragraph, body: float) -> bool:
    last = paragraph.lines[-1]
    return len(paragraph.text) >= _FEWEST and not _ends(last) and not _is_heading(last, body)


def _goes_on(unfinished: Paragraph, paragraph: Paragraph) -> bool:
    last, line = unfinished.lines[-1], paragraph.lines[0]
    if abs(last.size - line.size) > _OTHER_SIZE / 2 * last.size or line.bold != last.bold:
        return False
    if _CAPTION.match(line.text) or _ITEM.match(line.text):
        return False
    begun = line.text.lstrip("(“\"'‘„«")[:1]
    # Most scripts have no capitals to tell.
    return (begun.isalpha() and not begun.isupper()) or _is_full(last)


def _is_aside(paragraph: Paragraph, unfinished: Paragraph) -> bool:
    """Tell whether it is a footnote or a caption."""
    return paragraph.size < _SMALLER * unfinished.size or bool(
        _CAPTION.match(paragraph.lines[0].text)
    )
