"""From the extractor's tree of an article to plain text with its paragraphs kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element

from bot.core.paste.lines import split_lines

_SPACE: Final = re.compile(r"\s+")
# Unseen characters that can carry a hidden message: tags and variation selectors' supplement.
_SMUGGLED: Final = re.compile("[\U000e0000-\U000e0fff]")
_LONGEST_LINE: Final = 300
_PARAGRAPHS: Final = frozenset({"ab", "code", "div", "fw", "head", "list", "p", "quote", "table"})
_LINES: Final = frozenset({"item", "row"})
# Marks where a line begins or ends: unlike line feeds, marks that meet do not add up to a gap.
_EDGE: Final = "\x1e"
_EDGES: Final = re.compile(rf"(?: *{_EDGE})+ *")
_INLINE_PARENTS: Final = frozenset({"item", "cell"})


def render(body: _Element) -> str:
    """Return an article's text: paragraphs a blank line apart, list items and rows on lines.

    Args:
        body: The `body` of a trafilatura document.
    """
    return normalise(_EDGES.sub("\n", "".join(_pieces(body))))


def normalise(text: str) -> str:
    """Return text in NFC with plain spaces, nothing invisible, and paragraphs a blank line apart.

    Quote marks stay as they are: quotes are compared with this text word for word.
    """
    parts: list[str] = []
    for line in split_lines(_SMUGGLED.sub("", text)):
        if parts:
            parts.append("\n\n" if line.apart else "\n")
        parts.append(line.text)
    return "".join(parts)


def one_line(text: str) -> str:
    """Return a title or a name as one normalised line of bounded length."""
    return " ".join(normalise(text).split())[:_LONGEST_LINE]


def _pieces(body: _Element) -> Iterator[str]:
    """Walk the tree without recursion: a page may nest deeper than the interpreter does."""
    waiting: list[tuple[_Element, str] | str] = [(body, "")]
    while waiting:
        step = waiting.pop()
        if isinstance(step, str):
            yield step
            continue
        element, parent = step
        tag = element.tag if isinstance(element.tag, str) else ""
        gap = _gap(tag, parent)
        yield "\n" if tag == "lb" else gap
        waiting.append(" | " if tag == "cell" and element.getnext() is not None else gap)
        if tag:
            yield _words(element.text, tag)
            # An item's paragraphs are lines of the list, a cell's are words of the row.
            within = parent if parent in _INLINE_PARENTS and tag != "row" else ""
            within = tag if tag in _INLINE_PARENTS else within
            for child in reversed(element):
                waiting += (_words(child.tail, tag), (child, within))


def _gap(tag: str, parent: str) -> str:
    if tag in _PARAGRAPHS:
        return {"item": _EDGE, "cell": " "}.get(parent, "\n\n")
    return _EDGE if tag in _LINES else ""


def _words(text: str | None, tag: str) -> str:
    if not text:
        return ""
    return text if tag == "code" else _SPACE.sub(" ", text)
