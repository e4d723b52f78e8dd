"""What stands on every page of a PDF without belonging to its text: running heads, page numbers.

Pure. A row counts as furniture when pages carry the same one at the same height, digits aside, and
nothing but furniture stands further out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from bot.sources.pdf.sheet import Line

_ZONE: Final = 0.13
_MOST_ROWS: Final = 4
_STEP: Final = 4.0
_FEW_PAGES: Final = 5
_TIGHT: Final = 1.3
_LONE_NUMBER: Final = re.compile(
    r"^\W*(?:(?:page|seite|página|pagina|p\.|s\.)\s*)?(\d{1,4})"
    r"(?:\s*(?:/|of|von|de|sur|di|van)\s*\d{1,4})?\W*$",
    re.I,
)
# An entry of a table of contents.
_LEADER: Final = re.compile(r"(?:[.…·_]\s?){6,}\s*(?:\d{1,4}|[ivxlc]{1,7})?$", re.I)
_ROMAN: Final = re.compile(r"\b[ivxlc]{1,7}\b", re.I)
_DIGITS: Final = re.compile(r"\d+")
_COUNTED: Final = 10
_Key = tuple[str, int]


def without_furniture(
    pages: Sequence[Sequence[Line]], heights: Sequence[float]
) -> list[list[Line]]:
    """Return each page's runs without running heads, footers, contents, page and line numbers.

    Args:
        pages: As `pdf_layout.runs_of` gives them.
        heights: Of each page, in points.
    """
    seen: Counter[_Key] = Counter()
    for page, height in zip(pages, heights, strict=True):
        keys = {
            key for rows in _outer_rows(page, height) for row in rows for key in _keys(row, height)
        }
        seen.update(keys)
    enough = 2 if len(pages) <= _FEW_PAGES else 3
    kept: list[list[Line]] = []
    for page, height in zip(pages, heights, strict=True):
        dropped = {
            id(run)
            for rows in _outer_rows(page, height)
            for run in _furniture(rows, height, seen, enough)
        }
        left = [run for run in page if id(run) not in dropped]
        if not left:
            # Slides may hold a line each, and the same one.
            left = [run for run in page if not _LONE_NUMBER.match(run.text)]
        kept.append(_without_line_numbers(_without_contents(left)))
    return kept


def _outer_rows(page: Iterable[Line], height: float) -> tuple[list[list[Line]], list[list[Line]]]:
    """Return the rows at the top and at the bottom of a page, each from the outside inwards.

    The last row of each is the first that is surely text, unless there are fewer.
    """
    rows: list[list[Line]] = []
    for run in sorted(page, key=lambda run: -run.middle):
        if rows and abs(rows[-1][0].middle - run.middle) < run.size / 2:
            rows[-1].append(run)
        else:
            rows.append([run])
    top = [row for row in rows if row[0].middle > (1 - _ZONE) * height][:_MOST_ROWS]
    bottom = [row for row in rows if row[0].middle < _ZONE * height][-_MOST_ROWS:]
    return (
        [*top, *rows[len(top) : len(top) + 1]],
        [*bottom[::-1], *rows[: len(rows) - len(bottom)][-1:]],
    )


def _keys(row: Sequence[Line], height: float) -> list[_Key]:
    return [(_shape(run.text), _place(run)) for run in row if _in_zone(run, height)]


def _in_zone(run: Line, height: float) -> bool:
    return not _ZONE * height <= run.middle <= (1 - _ZONE) * height


def _place(run: Line) -> int:
    return round(run.middle / _STEP)


def _shape(text: str) -> str:
    return "".join(_ROMAN.sub("#", _DIGITS.sub("#", text)).split()).casefold()


def _furniture(
    rows: Sequence[Sequence[Line]], height: float, seen: Counter[_Key], enough: int
) -> list[Line]:
    found: list[Line] = []
    for number, row in enumerate(rows):
        dropped = [run for run in row if _in_zone(run, height) and _recurs(run, seen, enough)]
        inner = rows[number + 1] if number + 1 < len(rows) else None
        if len(dropped) < len(row):
            # Beside a page's number may stand what changes, as a chapter's name does.
            if number == 0 and not (inner and _is_near(row, inner)):
                found += [run for run in dropped if _LONE_NUMBER.match(run.text)]
            break
        reads_on = inner and _is_near(row, inner) and not _all_recur(inner, height, seen, enough)
        if reads_on and not all(_LONE_NUMBER.match(run.text) for run in row):
            break
        found += dropped
    return found


def _recurs(run: Line, seen: Counter[_Key], enough: int) -> bool:
    shape, place = _shape(run.text), _place(run)
    if sum(seen[shape, place + step] for step in (-1, 0, 1)) >= enough:
        return True
    number = _LONE_NUMBER.match(run.text)
    return bool(number and int(number[1]) == run.page)


def _all_recur(row: Sequence[Line], height: float, seen: Counter[_Key], enough: int) -> bool:
    return all(_in_zone(run, height) and _recurs(run, seen, enough) for run in row)


def _is_near(row: Sequence[Line], inner: Sequence[Line]) -> bool:
    """Tell whether a row is as close to the text as the text's lines are to each other."""
    return abs(row[0].middle - inner[0].middle) < _TIGHT * row[0].size


def _without_contents(runs: list[Line]) -> list[Line]:
    """Leave out the entries of a table of contents, with the numbers of their chapters."""
    entries = [run for run in runs if _LEADER.search(run.text)]
    if not entries:
        return runs
    places = {round(run.middle) + step for run in entries for step in (-1, 0, 1)}
    return [run for run in runs if round(run.middle) not in places]


def _without_line_numbers(runs: list[Line]) -> list[Line]:
    """Leave out numbers that count the lines of a draft in its margin."""
    numbers = [run for run in runs if run.text.isascii() and run.text.isdigit()]
    counting = {
        id(run)
        for one, other in pairwise(numbers)
        if int(other.text[:6]) == int(one.text[:6]) + 1 and abs(one.right - other.right) < one.size
        for run in (one, other)
    }
    if len(counting) < _COUNTED:
        return runs
    return [run for run in runs if id(run) not in counting]
