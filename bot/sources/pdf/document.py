"""From a PDF to an article whose marks are page numbers. Runs in a worker process only."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.errors import Damaged, ScannedPdf
from bot.models import Article, Coverage, Mark, SourceKind
from bot.sources import headline, language
from bot.sources.amount import enough_words
from bot.sources.labels import plausible_author, plausible_title
from bot.sources.pdf.furniture import without_furniture
from bot.sources.pdf.hyphens import Joiner
from bot.sources.pdf.layout import read_order, runs_of
from bot.sources.pdf.paragraphs import Paragraph, body_size, paragraphs_of
from bot.sources.pdf.sheet import PageWords
from bot.sources.pdf.words import open_document, read_page
from bot.sources.raw import Raw
from bot.sources.rendering import normalise, one_line

_MOST_PAGES: Final = 500
_MOST_SIGNS: Final = 900_000
_MOST_ON_PAGE: Final = 60_000
_SECONDS: Final = 8.0
"""What is read of a document that takes longer is what was read by then."""

_FEWEST_SIGNS: Final = 40
_LARGER: Final = 1.15
_LONGEST_TITLE: Final = 300
_SECTIONS: Final = frozenset(
    ("abstract", "contents", "introduction", "inhalt", "summary", "tableofcontents", "sommaire")
)
_DATE: Final = re.compile(r"D?:?(\d{4})(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True)
class _Document:
    """What was read.

    Attributes:
        total: Pages of the document.
    """

    pages: tuple[PageWords, ...]
    total: int
    title: str
    author: str | None
    published: str | None


def read_pdf(raw: Raw, *, min_words: int) -> Article:
    """Return the article that a PDF is.

    Raises:
        SourceError: when there is too little text in it, or it cannot be opened.
    """
    document = _read(raw.body)
    pictures = sum(_is_picture(page) for page in document.pages)
    paragraphs = _paragraphs(document.pages)
    joiner = Joiner(line.text for one in paragraphs for line in one.lines)
    title, paragraphs = _titled(document.title, paragraphs, joiner)
    text, marks = _joined(paragraphs, joiner)
    if pictures * 2 > len(document.pages) or (pictures and not text):
        raise ScannedPdf
    words = enough_words(text, min_words)
    note = _note(document, pictures)
    return Article(
        text=text,
        coverage=Coverage(complete=not note, words_read=words, note=note),
        title=title,
        url=raw.url,
        kind=SourceKind.PDF,
        site=headline.site_name(None, raw.url),
        author=document.author,
        published=document.published,
        language=language.detect(text),
        marks=marks,
    )


def _read(data: bytes) -> _Document:
    with open_document(data) as document:
        total = len(document)
        pages = tuple(_pages(document, min(total, _MOST_PAGES)))
        if not pages:
            raise Damaged
        return _Document(
            pages,
            total,
            plausible_title(_property(document, "Title")),
            plausible_author(_property(document, "Author")),
            _date(_property(document, "ModDate")) or _date(_property(document, "CreationDate")),
        )


def _pages(document: Any, count: int) -> Iterable[PageWords]:
    end = time.monotonic() + _SECONDS
    signs = 0
    for index in range(count):
        if signs >= _MOST_SIGNS or time.monotonic() > end:
            return
        if page := read_page(document, index, most=_MOST_ON_PAGE):
            signs += sum(len(word.text) + 1 for word in page.words)
            yield page


def _property(document: Any, name: str) -> str:
    value: str = document.get_metadata_value(name)
    return value


def _date(value: str) -> str | None:
    match = _DATE.match(value)
    return headline.plausible_date("-".join(match.groups())) if match else None


def _is_picture(page: PageWords) -> bool:
    return page.pictured and sum(len(word.text) for word in page.words) < _FEWEST_SIGNS


def _paragraphs(pages: Sequence[PageWords]) -> list[Paragraph]:
    runs = without_furniture([runs_of(page) for page in pages], [page.height for page in pages])
    return paragraphs_of([read_order(page) for page in runs])


def _titled(named: str, paragraphs: list[Paragraph], joiner: Joiner) -> tuple[str, list[Paragraph]]:
    """Return the title, and the paragraphs without the one that shows it."""
    lines = [line for paragraph in paragraphs for line in paragraph.lines]
    first = [one for one in paragraphs if one.lines[0].page == (lines[0].page if lines else 1)]
    shown = {id(one): one_line(_joined([one], joiner)[0]) for one in first}
    title = named or _largest(first, shown, body_size(lines))
    key = headline.fold(title)
    twin = next((one for one in first if key and headline.fold(shown[id(one)]) == key), None)
    return title, [one for one in paragraphs if one is not twin]


def _largest(paragraphs: Iterable[Paragraph], shown: dict[int, str], body: float) -> str:
    large = [
        one
        for one in paragraphs
        if one.size > _LARGER * body
        and len(one.text) < _LONGEST_TITLE
        and plausible_title(shown[id(one)])
        and headline.fold(shown[id(one)]) not in _SECTIONS
    ]
    return shown[id(max(large, key=lambda one: one.size))] if large else ""


def _joined(paragraphs: Sequence[Paragraph], joiner: Joiner) -> tuple[str, tuple[Mark, ...]]:
    """Return the text, and where in it each page begins."""
    parts: list[str] = []
    marks: list[Mark] = []
    length = page = 0
    for paragraph in paragraphs:
        gap = "\n\n" if parts else ""
        for number, line in enumerate(paragraph.lines):
            text = " ".join(normalise(line.text).split())
            if not text:
                continue
            if number:
                last = parts.pop()
                length -= len(last)
                if number in paragraph.breaks:
                    gap = "\n"
                else:
                    last, gap = joiner.join(last, text)
                parts.append(last)
                length += len(last)
            length += len(gap)
            if line.page != page:
                page = line.page
                marks.append(Mark(length, page))
            parts += (gap, text)
            length += len(text)
    return "".join(parts), tuple(marks)


def _note(document: _Document, pictures: int) -> str:
    read = document.pages[-1].number
    if read < document.total:
        return f"the first {read:,} of {document.total:,} pages"
    if pictures:
        verb = "is a picture" if pictures == 1 else "are pictures"
        return f"{pictures:,} of {document.total:,} pages {verb}"
    if any(page.cut for page in document.pages):
        return "some pages hold more text than I read of a page"
    return ""
