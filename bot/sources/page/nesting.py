"""Pages nested far deeper than they need be: generated wrappers go, hostile depth is refused."""

from __future__ import annotations

from typing import Final

from lxml.html import HtmlElement

from bot.errors import ExtractionFailed

_USUAL: Final = 150
_DEEPEST: Final = 600
_WRAPPERS: Final = ("div", "span", "section", "font", "center", "b", "i")


def flatten(tree: HtmlElement) -> None:
    """Remove wrappers that hold one element and nothing else from a page that nests unusually deep.

    Raises:
        ExtractionFailed: when it stays too deep to be worked on in reasonable time.
    """
    if not tree.xpath(f"boolean({'/*' * _USUAL})"):
        return
    for element in list(tree.iter(*_WRAPPERS)):
        if len(element) == 1 and not _said(element.text) and not _said(element[0].tail):
            element.drop_tag()
    level = [tree]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return
    raise ExtractionFailed


def _said(text: str | None) -> bool:
    return bool(text and text.strip())
