"""Text that stands loose beside blocks, as in old pages.

The extractor loses such text; paragraphs it keeps.
"""

from __future__ import annotations

from typing import Final

from lxml.etree import strip_tags
from lxml.html import HtmlElement, fromstring

_CONTAINERS: Final = ("div", "section", "article", "main", "center", "td", "body", "form")
_INLINE: Final = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "i", "ins", "kbd", "mark", "q", "ruby", "s", "samp", "small", "span", "strike"),
        *("strong", "sub", "sup", "tt", "u", "var", "wbr"),
    }
)
_FEWEST_LETTERS: Final = 25


def gather(tree: HtmlElement) -> None:
    """Make paragraphs of loose text: what lies between blocks, or between two line breaks."""
    strip_tags(tree, "font")
    for container in list(tree.iter(*_CONTAINERS)):
        if _has_loose_text(container):
            _wrap(container)


def _has_loose_text(container: HtmlElement) -> bool:
    """Tell a container of text and blocks from one of blocks alone, or of one run of text."""
    apart = any(child.tag not in _INLINE and child.tag != "br" for child in container)
    breaks = any(child.tag == "br" and _breaks_paragraph(child) for child in container)
    if not (apart or breaks):
        return False
    texts = (container.text, *(child.tail for child in container))
    return any(text and not text.isspace() for text in texts)


def _breaks_paragraph(line_break: HtmlElement) -> bool:
    following = line_break.getnext()
    return (
        following is not None
        and following.tag == "br"
        and not (line_break.tail and line_break.tail.strip())
    )


def _wrap(container: HtmlElement) -> None:
    """Move every run of text and inline elements into a paragraph of its own."""
    children = list(container)
    run = _Run(container.text)
    container.text = None
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag in _INLINE or (child.tag == "br" and not _ends_run(child, tail)):
            run.take(child, tail)
            continue
        run.close(child)
        if child.tag == "br":
            child.drop_tree()
        run = _Run(tail)
    run.close_at_end(container)


def _ends_run(line_break: HtmlElement, tail: str | None) -> bool:
    before, after = line_break.getprevious(), line_break.getnext()
    doubled = after is not None and after.tag == "br" and not (tail and tail.strip())
    return doubled or before is None or before.tag == "p"


class _Run:
    """Text and inline elements in a row; a long enough one becomes a paragraph."""

    def __init__(self, text: str | None) -> None:
        self._text = text
        self._taken: list[HtmlElement] = []

    def take(self, element: HtmlElement, tail: str | None) -> None:
        """Add an element and the text after it."""
        element.tail = tail
        self._taken.append(element)

    def close(self, following: HtmlElement) -> None:
        """Put the run before the block that ends it."""
        if (paragraph := self._paragraph()) is not None:
            following.addprevious(paragraph)

    def close_at_end(self, container: HtmlElement) -> None:
        """Put the run at the end of its container."""
        if (paragraph := self._paragraph()) is not None:
            container.append(paragraph)

    def _paragraph(self) -> HtmlElement | None:
        paragraph = fromstring("<p></p>")
        paragraph.text = self._text
        paragraph.extend(self._taken)
        text = "".join(paragraph.text_content().split())
        if not text:
            return None
        linked = sum(len("".join(a.text_content().split())) for a in paragraph.iter("a"))
        if len(text) - linked < _FEWEST_LETTERS:
            paragraph.tag = "div"
        return paragraph
