"""How much of a set page is found again: sentences whole, in order, on the right page.

The papers are written by `tests.papers`: titles and abstracts across, columns, running heads,
footnotes, captions, hyphens. Beside ours stands pdfium's own text, lines joined by spaces.
"""

from __future__ import annotations

import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pypdfium2

from bot.models import Mark, SourceKind
from bot.sources.pdf.document import read_pdf
from bot.sources.raw import Raw
from tests.papers import Known, Order, Paper, write_paper

PAGES = 40
HYPHEN = "\ufffe"
Reader = Callable[[bytes], tuple[str, Sequence[Mark]]]


@dataclass(frozen=True)
class Found:
    """Shares of the sentences of one paper."""

    whole: float
    ordered: float
    paged: float
    asides: float
    seconds: float

    def __str__(self) -> str:
        return (
            f"{self.whole:7.1%} {self.ordered:9.1%} {self.paged:11.1%} {self.asides:7.1%}"
            f" {self.seconds * 1000:8.1f}"
        )


def ours(data: bytes) -> tuple[str, Sequence[Mark]]:
    article = read_pdf(Raw(data, SourceKind.FILE), min_words=1)
    return article.text, article.marks


def pdfium(data: bytes) -> tuple[str, Sequence[Mark]]:
    text, marks = "", []
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document, 1):
        marks.append(Mark(len(text), number))
        text += " ".join(page.get_textpage().get_text_range().split()) + " "
    document.close()
    return text, marks


def mended(data: bytes) -> tuple[str, Sequence[Mark]]:
    """Take pdfium's text without its sign for hyphens at line ends: all of them joined."""
    text, marks = pdfium(data)
    signs = [at for at, sign in enumerate(text) if sign == HYPHEN]
    moved = [Mark(mark.start - bisect_left(signs, mark.start), mark.at) for mark in marks]
    return text.replace(HYPHEN, ""), moved


def measure(reader: Reader, paper: Paper) -> Found:
    began = time.perf_counter()
    text, marks = reader(paper.data)
    seconds = time.perf_counter() - began
    flat = text.replace("\n", " ")
    starts = [mark.start for mark in marks]
    places = [flat.find(known.text) for known in paper.sentences]
    found = [place for place in places if place >= 0]
    paged = sum(
        place >= 0 and marks[bisect_right(starts, place) - 1].at == known.page
        for place, known in zip(places, paper.sentences, strict=True)
    )
    total = len(paper.sentences)
    return Found(
        len(found) / total,
        longest_rise(found) / total,
        paged / total,
        share_of(paper.asides, flat),
        seconds / paper.pages,
    )


def share_of(known: Sequence[Known], text: str) -> float:
    return sum(one.text in text for one in known) / max(1, len(known))


def longest_rise(places: Sequence[int]) -> int:
    """Return how many of the places, left in their order, follow each other."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def main() -> None:
    """Print the shares for one to three columns, written in either order."""
    papers: list[tuple[int, Order]] = [
        (columns, order) for columns in (1, 2, 3) for order in ("columns", "rows")
    ]
    print("columns written   reader    whole  in order  right page  asides  ms/page")
    for columns, order in papers:
        paper = write_paper(pages=PAGES, columns=columns, order=order)
        for reader in (ours, pdfium, mended):
            found = measure(reader, paper)
            print(f"{columns:7} {order:9} {reader.__name__:7} {found}")
    print(f"papers of {PAGES} pages; the last one has {len(paper.sentences):,} sentences")


if __name__ == "__main__":
    main()
