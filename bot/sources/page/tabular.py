"""Tables of a page: data become rows of text, layouts become plain containers."""

from __future__ import annotations

import re
from typing import Final

from lxml.html import HtmlElement

from bot.sources.page.held import BREAK, COLUMN, FIRM

_SPACE: Final = re.compile(r"\s+")
_LONGEST_CELL: Final = 600
_LONGEST_CELL_HEADED: Final = 3000
_MOST_CELLS: Final = 20_000
_WIDEST_SPAN: Final = 100
_LINKED_SHARE: Final = 0.6
_PARTS: Final = ("tr", "td", "th", "tbody", "thead", "tfoot")
_ASIDE: Final = re.compile(
    r"\b(infobox|navbox|sidebar|vertical-navbox|toc|metadata|ambox|mbox|calendar)\b"
)


def hold_tables(tree: HtmlElement) -> None:
    """Turn tables of data into paragraphs of rows, and those that only lay out a page into divs."""
    tables = list(tree.iter("table"))
    holders = {table for table in tables if table.find(".//table") is not None}
    # From the inside out: what holds a table lays out, but what it holds may be data.
    for table in reversed(tables):
        if _ASIDE.search(f"{table.get('class', '')} {table.get('id', '')}".lower()):
            table.drop_tree()
        elif table in holders or _lays_out(table):
            _dissolve(table)
        elif rows := _rows(table):
            _hold(table, rows)


def _lays_out(table: HtmlElement) -> bool:
    if table.get("role") in {"presentation", "none"}:
        return True
    if table.xpath("boolean(.//form | .//h1 | .//article | .//nav)"):
        return True
    longest = max((len(cell.text_content()) for cell in table.iter("td", "th")), default=0)
    limit = _LONGEST_CELL_HEADED if _has_heads(table) else _LONGEST_CELL
    return longest > limit or not _has_columns(table)


def _has_heads(table: HtmlElement) -> bool:
    return table.find(".//th") is not None


def _has_columns(table: HtmlElement) -> bool:
    return any(sum(cell.tag in {"td", "th"} for cell in row) > 1 for row in table.iter("tr"))


def _dissolve(table: HtmlElement) -> None:
    for part in list(table.iter(*_PARTS)):
        part.tag = "div"
    table.tag = "div"


def _rows(table: HtmlElement) -> list[list[str]]:
    """Return the cells' words; one that spans several rows is said in each. Empty for links."""
    linked = sum(len(link.text_content().strip()) for link in table.iter("a"))
    if linked > _LINKED_SHARE * len(table.text_content().strip()) and not _has_heads(table):
        return []
    rows: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}
    seen = 0
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in row:
            if cell.tag not in {"td", "th"}:
                continue
            _lower(hanging, cells)
            text = _SPACE.sub(" ", _spoken(cell)).strip()
            if (span := _span(cell, "rowspan")) > 1:
                hanging[len(cells)] = (span - 1, text)
            cells.append(text)
            seen += 1
        _lower(hanging, cells)
        if any(cells):
            rows.append(cells)
        if seen > _MOST_CELLS:
            return []
    return rows


def _lower(hanging: dict[int, tuple[int, str]], cells: list[str]) -> None:
    while len(cells) in hanging:
        left, text = hanging.pop(len(cells))
        if left > 1:
            hanging[len(cells)] = (left - 1, text)
        cells.append(text)


def _spoken(cell: HtmlElement) -> str:
    for inner in cell.iter("br", "p", "div", "li"):
        inner.tail = f" {inner.tail or ''}"
    return str(cell.text_content()).replace(BREAK, " ").replace(FIRM, "")


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name, "")
    return min(int(value), _WIDEST_SPAN) if value.isdecimal() and len(value) < 6 else 1


def _hold(table: HtmlElement, rows: list[list[str]]) -> None:
    for child in list(table):
        table.remove(child)
    table.tag = "p"
    table.text = FIRM + BREAK.join(COLUMN.join(row) for row in rows)
    for around in table.iterancestors("figure", "p"):
        around.tag = "div"
