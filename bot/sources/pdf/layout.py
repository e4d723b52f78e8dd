"""From words with places to lines in the order they are read: columns, and what stands across.

Pure. Where most of a page's lines leave the same gap free, it is a gutter: lines that cross it
(headings, abstracts, wide captions) divide the page into bands, and in each band one column is read
after the other. It is the XY-cut of G. Nagy and S. Seth, "Hierarchical representation of optically
scanned documents" (1984), with gutters found before the cuts, as a title may stand closer to its
columns than they to each other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from bot.sources.pdf.sheet import Line, PageWords, Word

_GAP: Final = 0.8
_NARROWEST_GUTTER: Final = 0.5
_ALIKE: Final = 0.5
_FEWEST_ROWS: Final = 3
_PROSE: Final = 18
_DEEPEST: Final = 6
_TRIES: Final = 4
_MOST_RUNS: Final = 3000
_ROW: Final = 3.0
_TALL: Final = 2.5
_INITIAL: Final = 1.5
_SHORT: Final = 2
_TURNED_SHARE: Final = 0.3
_NEIGHBOURS: Final = 200
_OVERLAP: Final = 0.3


_Box = TypeVar("_Box", Word, Line)


def runs_of(page: PageWords) -> list[Line]:
    """Return a page's words joined to runs: what stands on a line without a wide gap."""
    words = _upright(page)
    if _from_the_right(words):
        # Seen in a mirror, right-to-left pages are laid out as others are.
        words = [
            replace(word, left=page.width - word.right, right=page.width - word.left)
            for word in words
        ]
    runs: list[list[Word]] = []
    for word in words:
        if runs and _goes_on(runs[-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [_run(run, page.number) for run in runs[:_MOST_RUNS]]


def read_order(runs: Sequence[Line]) -> list[Line]:
    """Return the lines of a page, column by column."""
    return _ordered(list(runs), 0)


def _upright(page: PageWords) -> list[Word]:
    """Return words without those that run up or down the page, unless it is full of them."""
    words = [word for word in page.words if word.top > word.bottom]
    upright: list[Word] = []
    turned: Word | None = None
    for word in words:
        if _is_turned(word) or (turned and _is_next_to(turned, word)):
            turned = word
        else:
            turned = None
            upright.append(word)
    return upright if len(words) - len(upright) <= _TURNED_SHARE * len(words) else words


def _from_the_right(words: Iterable[Word]) -> bool:
    letters = [char for word in words for char in word.text if char.isalpha()]
    return sum("\u0590" <= char <= "\u08ff" for char in letters) * 2 > len(letters)


def _is_turned(word: Word) -> bool:
    return len(word.text) > _SHORT and word.top - word.bottom > _TALL * (word.right - word.left)


def _is_next_to(turned: Word, word: Word) -> bool:
    """Tell whether a word too short to show its direction goes on in that of the one before."""
    middle = (word.left + word.right) / 2
    return len(word.text) <= _SHORT and turned.left <= middle <= turned.right


def _goes_on(run: list[Word], word: Word) -> bool:
    last = run[-1]
    height = max(last.top - last.bottom, word.top - word.bottom)
    low, high = max(last.bottom, word.bottom), min(last.top, word.top)
    small = min(last.top - last.bottom, word.top - word.bottom)
    if high - low < _ALIKE * small:
        return False
    ahead, back = word.left - last.right, last.left - word.right
    # Text from right to left comes in the order it is read.
    return max(ahead, back) <= _GAP * height and min(ahead, back) <= 0 and ahead != back


def _run(words: list[Word], page: int) -> Line:
    usual = _usual(words)
    return Line(
        _text(words),
        min(word.left for word in words),
        usual.bottom,
        max(word.right for word in words),
        usual.top,
        bold=sum(len(word.text) for word in words if word.bold) * 2
        > sum(len(word.text) for word in words),
        page=page,
    )


def _text(words: Sequence[Word]) -> str:
    """Return the words of a run; a large initial belongs to the word behind it."""
    first, *rest = words
    text = " ".join(word.text for word in rest)
    large = rest and first.top - first.bottom > _INITIAL * (rest[0].top - rest[0].bottom)
    glued = large and len(first.text) == 1 and text[:1].islower()
    return f"{first.text}{'' if glued else ' '}{text}" if rest else first.text


def _usual(boxes: Sequence[_Box]) -> _Box:
    """Return one of the height that most of a line has: fonts and notes on it may differ."""
    lengths: Counter[float] = Counter()
    for box in boxes:
        lengths[round(box.top - box.bottom, 1)] += len(box.text)
    height = lengths.most_common(1)[0][0]
    return next(box for box in boxes if round(box.top - box.bottom, 1) == height)


def _ordered(runs: list[Line], depth: int) -> list[Line]:
    if depth < _DEEPEST:
        for gutter in _gutters(runs):
            bands = _bands(runs, gutter)
            if any(columns for _, columns in bands):
                return [
                    line
                    for band, columns in bands
                    for part in (columns or [band])
                    for line in _ordered(part, depth + 1)
                ]
    return _lines(runs)


def _gutters(runs: Sequence[Line]) -> list[float]:
    """Return where gutters may run, the most promising first."""
    gaps = _gaps(runs)
    found: list[float] = []
    for _ in range(_TRIES):
        if len(gaps) < _FEWEST_ROWS:
            break
        at = _most_covered(gaps)
        found.append(at)
        gaps = [gap for gap in gaps if not gap[0] <= at <= gap[1]]
    return found


def _gaps(runs: Sequence[Line]) -> list[tuple[float, float]]:
    """Return the free stretch to the right of each run that has a neighbour there."""
    nearest: dict[int, float] = {}
    by_height = sorted(runs, key=lambda run: -run.top)
    for number, run in enumerate(by_height):
        for at in range(number + 1, min(number + _NEIGHBOURS, len(by_height))):
            other = by_height[at]
            if other.top <= run.bottom:
                break
            if other.left > run.right and _beside(run, other):
                nearest[number] = min(other.left, nearest.get(number, other.left))
            elif run.left > other.right and _beside(run, other):
                nearest[at] = min(run.left, nearest.get(at, run.left))
    return [
        (by_height[at].right, left)
        for at, left in nearest.items()
        if left - by_height[at].right >= _NARROWEST_GUTTER * by_height[at].size
    ]


def _beside(one: Line, other: Line) -> bool:
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return overlap > _OVERLAP * min(one.size, other.size)


def _most_covered(gaps: Sequence[tuple[float, float]]) -> float:
    """Return the middle of the stretch that most gaps have in common."""
    edges = sorted([(left, -1) for left, _ in gaps] + [(right, 1) for _, right in gaps])
    depth, best, at = 0, 0, 0.0
    for (place, kind), (after, _) in zip(edges, [*edges[1:], edges[-1]], strict=True):
        depth -= kind
        if depth > best:
            best, at = depth, (place + after) / 2
    return at


def _bands(runs: Sequence[Line], gutter: float) -> list[tuple[list[Line], list[list[Line]]]]:
    """Divide runs at those that cross the gutter.

    Returns:
        Each band from the top: its runs, and its two columns where it has them.
    """
    walls = sorted(
        (run for run in runs if run.left < gutter < run.right), key=lambda run: -run.middle
    )
    heights = [-wall.middle for wall in walls]
    free: list[list[Line]] = [[] for _ in range(len(walls) + 1)]
    for run in runs:
        if not run.left < gutter < run.right:
            free[bisect_right(heights, -run.middle)].append(run)
    bands: list[tuple[list[Line], list[list[Line]]]] = []
    pending: list[Line] = []
    for number, band in enumerate(free):
        columns = _columns(band, gutter)
        if columns:
            if pending:
                bands.append((pending, []))
            bands.append((band, columns))
            pending = []
        else:
            pending += band
        pending += walls[number : number + 1]
    if pending:
        bands.append((pending, []))
    return bands


def _columns(band: Sequence[Line], gutter: float) -> list[list[Line]]:
    """Return what stands left and right of a gutter, nothing unless both sides hold prose."""
    left = [run for run in band if run.right <= gutter]
    right = [run for run in band if run.left >= gutter]
    if not (_is_prose(left) and _is_prose(right)):
        return []
    return [left, right]


def _is_prose(runs: Sequence[Line]) -> bool:
    """Tell whether runs make lines of a text rather than cells of a table."""
    rows = len({round(run.middle / _ROW) for run in runs})
    return rows >= _FEWEST_ROWS and sum(len(run.text) for run in runs) >= _PROSE * rows


def _lines(runs: list[Line]) -> list[Line]:
    """Join the runs of one column that stand on one line."""
    rows: list[list[Line]] = []
    for run in sorted(runs, key=lambda run: -run.middle):
        if rows and _in_row(rows[-1], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    if not rows:
        return []
    column = min(run.left for run in runs), max(run.right for run in runs)
    return [_joined(row, column) for row in rows]


def _in_row(row: Sequence[Line], run: Line) -> bool:
    tallest = max(row, key=lambda other: other.size)
    overlap = min(tallest.top, run.top) - max(tallest.bottom, run.bottom)
    apart = all(run.left >= other.right - 1 or run.right <= other.left + 1 for other in row)
    return apart and overlap >= _ALIKE * min(tallest.size, run.size)


def _joined(row: list[Line], column: tuple[float, float]) -> Line:
    row.sort(key=lambda run: run.left)
    return replace(
        _usual(row),
        text=" ".join(run.text for run in row),
        left=min(run.left for run in row),
        right=max(run.right for run in row),
        column=column,
    )
