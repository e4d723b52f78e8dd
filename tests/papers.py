"""PDFs set as journals set them, of sentences that are known: what a reader of PDFs should find."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from fpdf import FPDF

Order = Literal["columns", "rows"]

TITLE: Final = "Dredging and its Consequences for the Small Harbours of the Northern Coast"
AUTHOR: Final = "Ida Moen and Karl Vik"
_ABSTRACT: Final = 6
_WIDTH, _HEIGHT = 595.0, 842.0
_MARGIN, _GUTTER = 54.0, 18.0
_LEADING: Final = 12.0
_BODY: Final = 10.0

_PLACES: Final = (
    *("Alsund", "Berrow", "Corvik", "Dalmouth", "Eskness", "Farrholm", "Gullhavn", "Hestvik"),
    *("Inverbay", "Jarlsund", "Kestrelport", "Langnes", "Mosterhavn", "Norrgate", "Ostervik"),
)
_PEOPLE: Final = (
    *("the harbour master", "a retired pilot", "the council's engineer", "the fishermen's union"),
    *("an insurance surveyor", "the mayor's office", "a marine biologist", "the ferry company"),
)
_TEMPLATES: Final = (
    "In {place} the channel was deepened by {n} centimetres, and the quays had to be strengthened.",
    "According to {person}, only {n} of the vessels registered in {place} still land their catch.",
    "The survey of {place} counted {n} moorings, most of them privately maintained.",
    "Sediment returned to {place} within {n} weeks, considerably faster than the model predicted.",
    "A well-known difficulty is the swell: at {place} it delayed unloading on {n} days a year.",
    "«We were promised {n} new berths,» said {person} of {place}, «and we are waiting still.»",
    "Maintenance in {place} cost {n} thousand crowns, which the municipality could hardly afford.",
    "Where the breakwater of {place} ends, {n} metres from the lighthouse, the current turns.",
    "After {n} years of negotiations {place} obtained a long-term contract with two contractors.",
    "It is unclear whether {place} benefited; {person} noted {n} complaints about turbidity.",
    "Nevertheless, {place} reported {n} additional arrivals, predominantly of sailing boats.",
    "The instruments at {place} recorded {n} measurements before the transmitter was flooded.",
)
_LONG_WORD: Final = 8


@dataclass(frozen=True)
class Known:
    """A sentence and the page on which it begins."""

    text: str
    page: int


@dataclass(frozen=True)
class Paper:
    data: bytes
    sentences: tuple[Known, ...]
    asides: tuple[Known, ...]
    pages: int


def sentences() -> Iterator[str]:
    """Yield sentences without end; no two are the same."""
    for number in itertools.count(11):
        yield _TEMPLATES[number % len(_TEMPLATES)].format(
            place=_PLACES[number * 7 % len(_PLACES)],
            person=_PEOPLE[number * 5 % len(_PEOPLE)],
            n=number,
        )


@dataclass(frozen=True)
class _Row:
    """A line as it is drawn: where each word begins."""

    y: float
    words: list[tuple[float, str]]
    size: float
    style: str


@dataclass
class _Setter:
    """Sets text in columns, justified, with hyphens, word by word as TeX does."""

    columns: int
    order: Order
    source: Iterator[str]
    pdf: FPDF = field(default_factory=lambda: FPDF(unit="pt", format="A4"))
    asides: list[Known] = field(default_factory=list)
    page: int = 0
    column: int = 0
    y: float = 0.0
    top: float = 0.0
    waiting: list[_Row] = field(default_factory=list)

    @property
    def width(self) -> float:
        return (_WIDTH - 2 * _MARGIN - (self.columns - 1) * _GUTTER) / self.columns

    @property
    def left(self) -> float:
        return _MARGIN + self.column * (self.width + _GUTTER)

    @property
    def bottom(self) -> float:
        return 740.0 if self.page % 3 == 0 and self.column == 0 else 780.0

    def new_page(self) -> None:
        self.flush()
        self.pdf.add_page()
        self.page += 1
        self.column, self.y, self.top = 0, 80.0, 80.0
        odd = self.page % 2
        head = f"{AUTHOR}: Dredging" if odd else f"Harbour Studies 12 (2024), {300 + self.page}"
        self.put(enumerate(head.split()), 50, _MARGIN if odd else 380, 0, 8, "I")
        self.put([(0, str(300 + self.page))], 810, _WIDTH / 2 - 5, 0, 9, "")
        if self.page % 4 == 0:
            self.figure()
        if self.page % 3 == 0:
            self.note()

    def flush(self) -> None:
        rows = self.waiting
        if self.order == "rows":
            rows = sorted(rows, key=lambda row: (row.y, row.words[0][0]))
        for row in rows:
            self.pdf.set_font("Times", row.style, row.size)
            for x, word in row.words:
                self.pdf.text(x, row.y, word)
        self.waiting = []

    def wide(self, text: str, *, size: float, style: str = "", gap: float = 6.0) -> None:
        """Set a paragraph across all columns, at the top of the page."""
        width = _WIDTH - 2 * _MARGIN
        for line, full in self.broken(text, width, size, style, 0.0):
            self.put(line, self.y, _MARGIN, width if full else 0.0, size, style)
            self.y += size * 1.2
        self.y += gap
        self.top = self.y

    def figure(self) -> None:
        self.pdf.rect(_MARGIN, 70, _WIDTH - 2 * _MARGIN, 90)
        self.y = 175
        text = f"Figure {self.page}: {next(self.source)} {next(self.source)}"
        self.asides.append(Known(text, self.page))
        self.wide(text, size=8.5, gap=12)

    def note(self) -> None:
        text = f"{self.page} {next(self.source)}"
        self.asides.append(Known(text, self.page))
        y = 762.0
        for line, full in self.broken(text, self.width, 8, "", 0.0):
            self.put(line, y, self.left, self.width if full else 0.0, 8, "")
            y += 9.6

    def heading(self, text: str) -> None:
        if self.y > self.bottom - 40:
            self.next_column()
        self.y += 6 if self.y > self.top else 0
        self.put(enumerate(text.split()), self.y, self.left, 0.0, 11, "B")
        self.y += 17

    def paragraph(self, sentences: list[str]) -> list[Known]:
        """Set sentences as one paragraph; return where each begins."""
        pages: dict[int, int] = {}
        indent = 10.0
        for line, full in self.broken(" ".join(sentences), self.width, _BODY, "", indent):
            if self.y > self.bottom:
                self.next_column()
            self.put(
                line, self.y, self.left + indent, self.width - indent if full else 0.0, _BODY, ""
            )
            for at, _ in line:
                pages.setdefault(at, self.page)
            self.y += _LEADING
            indent = 0.0
        starts = itertools.accumulate((len(text.split()) for text in sentences), initial=0)
        return [Known(text, pages[at]) for text, at in zip(sentences, starts, strict=False)]

    def next_column(self) -> None:
        if self.column + 1 < self.columns:
            self.column, self.y = self.column + 1, self.top
        else:
            self.new_page()

    def put(
        self,
        line: Iterable[tuple[int, str]],
        y: float,
        left: float,
        width: float,
        size: float,
        style: str,
    ) -> None:
        """Draw a line when the page is done; with a width it is justified to it."""
        words = [word for _, word in line]
        self.pdf.set_font("Times", style, size)
        widths = [self.pdf.get_string_width(word) for word in words]
        space = self.pdf.get_string_width(" ")
        if width and len(words) > 1:
            space = (width - sum(widths)) / (len(words) - 1)
        places = itertools.accumulate((wide + space for wide in widths), initial=left)
        self.waiting.append(_Row(y, list(zip(places, words, strict=False)), size, style))

    def broken(
        self, text: str, width: float, size: float, style: str, indent: float
    ) -> Iterator[tuple[list[tuple[int, str]], bool]]:
        """Yield lines as numbered words, and whether the text goes on after each."""
        words = list(enumerate(text.split()))
        room = width - indent
        while words:
            self.pdf.set_font("Times", style, size)
            space = self.pdf.get_string_width(" ")
            line: list[tuple[int, str]] = []
            left = room
            while words and (not line or self.pdf.get_string_width(words[0][1]) <= left):
                left -= self.pdf.get_string_width(words[0][1]) + space
                line.append(words.pop(0))
            if words and (cut := self.cut(words[0][1], left)):
                number, word = words[0]
                line.append((number, word[:cut] + ("" if word[cut - 1] == "-" else "-")))
                words[0] = number, word[cut:]
            yield line, bool(words)
            room = width

    def cut(self, word: str, room: float) -> int:
        """Return how many letters of a word go on the line, 0 for none."""
        if "-" in word[1:-1]:
            cut = word.index("-", 1) + 1
        elif word.isalpha() and len(word) >= _LONG_WORD:
            cut = len(word) // 2
        else:
            return 0
        return cut if self.pdf.get_string_width(word[:cut] + "-") <= room else 0


def write_paper(*, pages: int, columns: int = 2, order: Order = "columns") -> Paper:
    """Write a paper with heads, page numbers, headings, wide captions, footnotes and an abstract.

    Args:
        pages: How many it has.
        columns: Of the text; title, abstract and captions go across.
        order: How the page's program is written: column by column, or line by line across the
            columns, as some programs do.
    """
    setter = _Setter(columns, order, sentences())
    setter.pdf.set_auto_page_break(False)
    setter.pdf.set_title("paper_final2.doc")
    setter.pdf.set_author(AUTHOR)
    setter.new_page()
    setter.wide(TITLE, size=18)
    setter.wide(AUTHOR, size=12, style="I", gap=14)
    abstract = [next(setter.source) for _ in range(_ABSTRACT)]
    setter.wide(" ".join(abstract), size=9, gap=16)
    known = [Known(text, 1) for text in abstract]
    for number in itertools.count():
        if setter.page == pages and setter.column == columns - 1 and setter.y > 600:
            break
        if number % 9 == 0:
            setter.heading(f"{number // 9 + 1} Findings of the season {1990 + number // 9}")
        known += setter.paragraph([next(setter.source) for _ in range(3 + number % 4)])
    setter.flush()
    return Paper(bytes(setter.pdf.output()), tuple(known), tuple(setter.asides), setter.page)
