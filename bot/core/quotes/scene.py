"""How a stretch of an article stands to the quotations around it: within one, beside, or across."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from bot.core.quotes.folding import QUOTE_MARKS
from bot.core.quotes.marks import find_marked
from bot.core.quotes.pairing import pair
from bot.core.quotes.span import Marked
from bot.core.quotes.speakers import study
from bot.core.sentences import paragraphs

_BLANK_LINE = regex.compile(r"\n\s*\n")
_AROUND = rf"\s{regex.escape(QUOTE_MARKS)},;:!?¿¡…–—。、，！？：；"
_WORDS = regex.compile(rf"(?s)(?:[{_AROUND}]|[.\-](?!\p{{N}}))*+(?P<words>.*[^{_AROUND}.\-])")
_OPENING, _STOP = "¿¡", ".!?…。！？؟।"
_REACH = 5_000
"""Code points beside a stretch in which quote marks are paired."""

_Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """A stretch that may be shown, with the punctuation that belongs to it.

    Attributes:
        quotation: Index of the quotation it stands in; None for a passage outside of all.
    """

    start: int
    end: int
    quotation: int | None = None


class Scene:
    """A text, or a part of it that holds whole paragraphs, with its quotations and speakers.

    All offsets count from the beginning of `text`, which is `start` in the whole.
    """

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.start = start
        self.end = len(text) if end is None else end
        self.text = text[self.start : self.end]
        self.marked = find_marked(self.text)
        self.study = study(self.text, self.marked)

    def standing(self, start: int, end: int) -> Standing | None:
        """Return what of a stretch may be shown, or None where it joins what is apart."""
        words = self._words(start, end)
        if words is None or _BLANK_LINE.search(self.text, *words):
            return None
        found = self._within(*words) or self._passage(*words)
        return found if found and self._in_one_turn(found) else None

    def _words(self, start: int, end: int) -> _Range | None:
        """Return a stretch without marks, blanks and punctuation at its ends."""
        found = _WORDS.match(self.text, start, end)
        return found.span("words") if found else None

    def _within(self, first: int, last: int) -> Standing | None:
        """Return the stretch as part of the innermost quotation that holds all its words."""
        holding = [i for i, m in enumerate(self.marked) if m.start <= first and last <= m.end]
        if not holding:
            return None
        index = max(holding, key=lambda i: (self.marked[i].depth, self.marked[i].start))
        holder = self.marked[index]
        inside = [m for m in self._pairs(first, last) if _proper(m, holder)]
        if any(self._divides(m, first, last) for m in inside):
            return None
        begin, end = self._punctuated(first, last, holder.start, holder.end)
        begin, end = min([begin, *(m.open for m in inside)]), max([end, *(m.close for m in inside)])
        whole = self._words(holder.start, holder.end) or (first, last)
        begin = holder.start if first == whole[0] else begin
        end = holder.end if last == whole[1] else end
        return Standing(begin, end, index)

    def _passage(self, first: int, last: int) -> Standing | None:
        """Return a stretch of the article's own words, or the one quotation it is all about."""
        near = [i for i, m in enumerate(self.marked) if m.start < last and first < m.end]
        marks = [self.marked[i] for i in near] + self._pairs(first, last)
        if any(self._divides(m, first, last) for m in marks):
            return None
        held = [i for i in near if self.marked[i].parent not in near]
        if len(held) > 1 or not self._in_one_paragraph(first, last):
            return None
        if held and (quoted := self._all_about(held[0], first, last)):
            return quoted
        begin, end = self._punctuated(first, last, 0, len(self.text))
        return Standing(
            min([begin, *(m.open for m in marks)]), max([end, *(m.close for m in marks)])
        )

    def _pairs(self, first: int, last: int) -> list[Marked]:
        """Return all pairs of marks that touch a stretch, whether they quote somebody or not."""
        begin = self.text.rfind("\n\n", 0, first) + 1
        end = self.text.find("\n\n", last)
        end = end if end >= 0 else len(self.text)
        if first - begin > _REACH or end - last > _REACH:
            return []
        found = (
            replace(
                m,
                start=m.start + begin,
                end=m.end + begin,
                open=m.open + begin,
                close=m.close + begin,
            )
            for m in pair(self.text[begin:end])
        )
        return [m for m in found if m.start < last and first < m.end]

    def _divides(self, marked: Marked, first: int, last: int) -> bool:
        """Tell whether a stretch takes up only a part of a quotation, and more beside it."""
        inner = self._words(marked.start, marked.end)
        if inner is None or inner[0] >= last or first >= inner[1]:
            return False
        within = inner[0] <= first and last <= inner[1]
        return not within and not (first <= inner[0] and inner[1] <= last)

    def _all_about(self, index: int, first: int, last: int) -> Standing | None:
        """Return the quotation at the edge of a stretch whose other words only report it."""
        m = self.marked[index]
        inner = self._words(m.start, m.end)
        if inner is None or (first != inner[0] and last != inner[1]):
            return None
        said = inner[1] - inner[0]
        return Standing(m.start, m.end, index) if said * 2 >= last - first else None

    def _punctuated(self, first: int, last: int, low: int, high: int) -> _Range:
        """Return a stretch with the marks that open and end its sentence: "?" is part of it."""
        if first > low and self.text[first - 1] in _OPENING:
            first -= 1
        if last < high and self.text[last] in _STOP:
            last += 1
        return first, last

    def _in_one_paragraph(self, first: int, last: int) -> bool:
        """Tell a wrapped line from the end of a paragraph."""
        if "\n" not in self.text[first:last]:
            return True
        begin = self.text.rfind("\n\n", 0, first) + 1
        end = self.text.find("\n\n", last)
        block = paragraphs(self.text[begin : end if end >= 0 else len(self.text)])
        return any(p.start <= first - begin and last - begin <= p.end for p in block)

    def _in_one_turn(self, standing: Standing) -> bool:
        turns = self.study.turns
        return turns.of(standing.start) == turns.of(standing.end - 1)


def _proper(inner: Marked, outer: Marked) -> bool:
    return outer.start <= inner.open and inner.close <= outer.end
