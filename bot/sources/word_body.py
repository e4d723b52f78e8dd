"""The text of a Word document as readers see it: headings, paragraphs, lists and tables.

The library's own view leaves out what stands in content controls, inserted text and nested links,
so the body's markup is walked here. Its names are those of ECMA-376, part 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, Final

from docx.document import Document
from lxml.etree import _Element

from bot.sources.rendering import normalise

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What was deleted or moved away, phonetic guides, what a field computes its text from, and the
# second version of a drawing for older programs.
_UNSHOWN: Final = frozenset(
    (
        "del",
        "moveFrom",
        "rt",
        "instrText",
        "delText",
        "Fallback",
        "rPr",
        "pPr",
        "sectPr",
        "txbxContent",
    )
)
_SIGNS: Final = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_CONTAINERS: Final = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_HEADING: Final = re.compile(r"heading (\d)$", re.I)
_DEEPEST_STYLE: Final = 12


class BlockKind(Enum):
    """What a block of a document is."""

    TITLE = auto()
    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    ROW = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a row.

    Attributes:
        level: Of a heading, from 1.
        apart: Whether a list or a table begins with it.
    """

    kind: BlockKind
    text: str
    level: int = 0
    apart: bool = False


def blocks_of(document: Document) -> list[Block]:
    """Return what a document shows, in order; it raises what the library does on broken ones."""
    return list(_blocks(document.element.body, _Styles.of(document)))


@dataclass(slots=True)
class _Styles:
    """The styles and lists that a document's paragraphs refer to by number."""

    names: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, int]] = field(default_factory=dict)
    formats: dict[tuple[str, int], str] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    @staticmethod
    def of(document: Document) -> _Styles:
        styles = _Styles()
        for style in document.styles.element.iterchildren(f"{_W}style"):
            key = style.get(f"{_W}styleId") or ""
            styles.names[key] = _value(style.find(f"{_W}name"))
            styles.parents[key] = _value(style.find(f"{_W}basedOn"))
            if numbering := _list_of(style):
                styles.lists[key] = numbering
        styles._read_numbering(document)
        return styles

    def name(self, style: str) -> str:
        return self.names.get(style, "")

    def list_of(self, style: str) -> tuple[str, int] | None:
        for _ in range(_DEEPEST_STYLE):
            if not style or style in self.lists:
                break
            style = self.parents.get(style, "")
        return self.lists.get(style)

    def label(self, number: str, level: int) -> str:
        """Return what stands before the next item of a list."""
        form = self.formats.get((number, level), "bullet")
        if form in ("bullet", "none"):
            return "- " if form == "bullet" else ""
        count = self.counts[number, level] = self.counts.get((number, level), 0) + 1
        for key in [key for key in self.counts if key[0] == number and key[1] > level]:
            del self.counts[key]
        return f"{count}. "

    def _read_numbering(self, document: Document) -> None:
        try:
            root: Any = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        forms = {
            (abstract.get(f"{_W}abstractNumId"), _whole(level.get(f"{_W}ilvl"))): _value(
                level.find(f"{_W}numFmt")
            )
            for abstract in root.iterchildren(f"{_W}abstractNum")
            for level in abstract.iterchildren(f"{_W}lvl")
        }
        for number in root.iterchildren(f"{_W}num"):
            abstract = _value(number.find(f"{_W}abstractNumId"))
            for (owner, level), form in forms.items():
                if owner == abstract:
                    self.formats[number.get(f"{_W}numId") or "", level] = form


def _blocks(parent: _Element, styles: _Styles) -> Iterator[Block]:
    listed = ""
    for child in parent:
        tag = _tag(child)
        if tag == "p":
            block, number = _paragraph(child, styles, listed)
            listed = number
            if block:
                yield block
        elif tag == "tbl":
            listed = ""
            yield from _rows(child)
        elif tag in _CONTAINERS:
            yield from _blocks(child, styles)


def _paragraph(element: _Element, styles: _Styles, listed: str) -> tuple[Block | None, str]:
    """Return what a paragraph shows, and the list it belongs to; empty where it is in none."""
    text = normalise("".join(_words(element)))
    style = _value(element.find(f"{_W}pPr/{_W}pStyle"))
    name = styles.name(style)
    heading = _HEADING.match(name)
    if not text:
        return None, listed
    if name.lower() == "title":
        return Block(BlockKind.TITLE, text), ""
    if heading:
        return Block(BlockKind.HEADING, text, int(heading[1])), ""
    number, level = _list_of(element) or styles.list_of(style) or ("", 0)
    if number in ("", "0"):
        return Block(BlockKind.PARAGRAPH, text), ""
    text = styles.label(number, level) + text
    return Block(BlockKind.ITEM, text, apart=not listed), number


def _rows(table: _Element) -> Iterator[Block]:
    apart = True
    for row in table.iter(f"{_W}tr"):
        if _table_of(row) != table:
            continue
        cells = [
            " ".join(normalise("".join(_cell(cell))).split())
            for cell in row.iter(f"{_W}tc")
            if _table_of(cell) == table
        ]
        if any(cells):
            yield Block(BlockKind.ROW, " | ".join(cells), apart=apart)
            apart = False


def _table_of(element: _Element) -> _Element | None:
    return next(element.iterancestors(f"{_W}tbl"), None)


def _cell(cell: _Element) -> Iterator[str]:
    for paragraph in cell.iter(f"{_W}p"):
        yield from _words(paragraph)
        yield " "


def _words(element: _Element) -> Iterator[str]:
    for child in element:
        tag = _tag(child)
        if tag in _UNSHOWN or (tag == "r" and _is_hidden(child)):
            continue
        if tag == "t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield " " if child.get(f"{_W}type") in ("page", "column") else _SIGNS[tag]
        else:
            yield from _words(child)


def _is_hidden(run: _Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false", "off")


def _list_of(element: _Element) -> tuple[str, int] | None:
    numbering = element.find(f"{_W}pPr/{_W}numPr")
    if numbering is None:
        return None
    number = _value(numbering.find(f"{_W}numId"))
    return (number, _whole(_value(numbering.find(f"{_W}ilvl")))) if number else None


def _value(element: _Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val") or ""


def _whole(number: str | None) -> int:
    return int(number) if number and number.isascii() and number.isdigit() else 0


def _tag(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
