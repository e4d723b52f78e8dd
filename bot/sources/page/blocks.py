"""Code, tables and lists of a page, carried through the extractor as paragraphs.

The extractor weighs paragraphs well but takes code, tables and lists apart. Here each becomes one
paragraph in which unassigned characters stand for the breaks, gaps and columns that must last;
`restore` puts those back when the article has been found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from lxml.html import HtmlElement, fromstring

from bot.sources.page import tabular
from bot.sources.page.held import BREAK, COLUMN, FIRM, GAP

_RESERVED: Final = re.compile(f"[{BREAK}-{FIRM}]")
_SPACE: Final = re.compile(r"\s+")
_GAPS: Final = re.compile(r"(?<=[ \n]) |^ ", re.MULTILINE)
_BLANK_LINES: Final = re.compile(r"\n\s*\n")
_TAB: Final = 4
_LINE_NUMBERS: Final = (
    ".//*[contains(@class, 'lineno') or contains(@class, 'line-number') or "
    "contains(@class, 'gutter') or @data-line-number]"
)
_PROSE_WIDTH: Final = 50
_LONGEST_ITEM: Final = 1500
_LINKED_SHARE: Final = 0.5
_NOT_A_LIST: Final = (
    "boolean(.//h1 | .//h2 | .//h3 | .//h4 | .//article | .//section | .//form | .//button "
    "| .//figure | .//input | .//table)"
)
_OUTSIDE: Final = frozenset({"nav", "footer", "aside", "menu"})
_DEEPEST: Final = 6
_MOST_DIGITS: Final = 6


def hold(tree: HtmlElement) -> None:
    """Turn a page's code, tables of data and lists into paragraphs that keep their shape."""
    for code in list(tree.iter("pre")):
        if _is_numbers(code):
            code.drop_tree()
    for code in list(tree.iter("pre")):
        _hold_code(code)
    tabular.hold_tables(tree)
    for kind in ("ul", "ol", "dl"):
        for element in list(tree.iter(kind)):
            if _stands_alone(element) and _is_content(element):
                _become(element, BREAK.join(_items(element, 0)))


def release(markup: str) -> str:
    """Return a page's markup without the characters that are needed for marks here."""
    return _RESERVED.sub("", markup)


def restore(text: str) -> str:
    """Return a text with its lines, gaps and columns in place of the marks for them."""
    text = text.replace(FIRM, "").replace(COLUMN, " | ").replace(GAP, " ")
    return text.replace(BREAK, "\n")


def _hold_code(code: HtmlElement) -> None:
    for number in code.xpath(_LINE_NUMBERS):
        if _is_numbers(number):
            number.drop_tree()
    for line_break in list(code.iter("br")):
        line_break.tail = f"\n{line_break.tail or ''}"
    text = code.text_content().expandtabs(_TAB).strip("\n").rstrip()
    if not text.strip():
        return
    _leave_numbered_table(code)
    if _is_prose(code, text):
        _become_paragraphs(code, text)
        return
    lines = "\n".join(line.rstrip() for line in _BLANK_LINES.sub("\n\n", text).split("\n"))
    _become(code, FIRM + _GAPS.sub(GAP, lines).replace("\n", BREAK))


def _is_numbers(element: HtmlElement) -> bool:
    return not "".join(element.itertext()).strip(" \n\t0123456789")


def _leave_numbered_table(code: HtmlElement) -> None:
    """Take code out of the table in which some sites set it beside the numbers of its lines."""
    table = next(code.iterancestors("table"), None)
    if table is None or _has_more(table, "tr") or _has_more(table, "pre"):
        return
    rest = len(table.text_content().strip()) - len(code.text_content().strip())
    if rest <= 0:
        table.addprevious(code)
        table.drop_tree()


def _has_more(table: HtmlElement, name: str) -> bool:
    return len(list(islice(table.iter(name), 2))) > 1


def _is_prose(code: HtmlElement, text: str) -> bool:
    """Tell a letter or a plain-text page, broken at a width, from code."""
    if len(code) or code.get("class"):
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    wide = sum(len(line) >= _PROSE_WIDTH and not line.startswith("   ") for line in lines)
    return len(lines) == 1 or wide > len(lines) / 2


def _become_paragraphs(element: HtmlElement, text: str) -> None:
    element.tag = "div"
    element.text = None
    for part in _BLANK_LINES.split(text):
        paragraph = fromstring("<p></p>")
        paragraph.text = _SPACE.sub(" ", part).strip()
        element.append(paragraph)


def _become(element: HtmlElement, text: str) -> None:
    """Make an element a paragraph of this text; figures and paragraphs around it make way."""
    for child in list(element):
        element.remove(child)
    element.tag, element.text = "p", text
    for around in element.iterancestors("figure", "p", "pre", "dialog"):
        for caption in list(around.iter("figcaption")):
            caption.drop_tree()
        around.tag = "div"


def _stands_alone(element: HtmlElement) -> bool:
    """Tell an outermost list from one within, and from what was taken out of the page."""
    around = element.iterancestors("ul", "ol", "dl", "body")
    return next((outer.tag == "body" for outer in around), False)


def _is_content(element: HtmlElement) -> bool:
    """Tell a list of the article's own from menus, lists of links and lists of boxes."""
    if any(around.tag in _OUTSIDE for around in element.iterancestors()):
        return False
    text = element.text_content().strip()
    if not text or element.xpath(_NOT_A_LIST):
        return False
    linked = sum(len(link.text_content().strip()) for link in element.iter("a"))
    longest = max((len(child.text_content()) for child in element), default=0)
    return linked < _LINKED_SHARE * len(text) and longest <= _LONGEST_ITEM


def _items(element: HtmlElement, depth: int) -> Iterator[str]:
    step = -1 if element.get("reversed") is not None else 1
    number = _number(element, "start", len(element.findall("li")) if step < 0 else 1)
    indent = GAP * (2 * depth)
    for child in _entries(element):
        if child.tag in {"ul", "ol", "dl"} and depth < _DEEPEST:
            yield from _items(child, depth + 1)
            continue
        if child.tag not in {"li", "dt", "dd", "div", "p"}:
            continue
        mark = {"li": "- ", "dd": GAP * 2}.get(child.tag, "")
        if element.tag == "ol" and child.tag == "li":
            number = _number(child, "value", number)
            mark = f"{number}. "
            number += step
        own, inner = _parted(child, depth)
        if own:
            yield f"{indent}{mark}{own}"
        yield from inner


def _entries(element: HtmlElement) -> Iterator[HtmlElement]:
    for child in element:
        # A list of definitions may group its entries.
        if child.tag == "div" and element.tag == "dl":
            yield from child
        else:
            yield child


def _parted(item: HtmlElement, depth: int) -> tuple[str, list[str]]:
    """Return an item's own words, and the lines of the lists within it."""
    inner: list[str] = []
    for nested in list(item.iter("ul", "ol", "dl")):
        if depth < _DEEPEST and _is_next(nested, item):
            inner += _items(nested, depth + 1)
            nested.drop_tree()
    return _spoken(item), inner


def _is_next(nested: HtmlElement, item: HtmlElement) -> bool:
    return next(nested.iterancestors("ul", "ol", "dl", "li", "dd", "dt"), None) is item


def _spoken(element: HtmlElement) -> str:
    """Return an element's words in one line; what stands on lines of its own is a space apart."""
    for inner in element.iter("br", "p", "div", "ul", "ol", "dl", "li", "dt", "dd"):
        inner.tail = f" {inner.tail or ''}"
        if inner.tag != "br":
            inner.text = f" {inner.text or ''}"
    return _SPACE.sub(" ", element.text_content()).strip()


def _number(element: HtmlElement, name: str, default: int) -> int:
    value = element.get(name, "")
    return int(value) if value.isdecimal() and len(value) < _MOST_DIGITS else default
