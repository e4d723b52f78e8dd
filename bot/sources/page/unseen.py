"""What a browser does not show of a page."""

from __future__ import annotations

import re
from typing import Final

from lxml.html import HtmlElement

_UNSEEN_STYLE: Final = re.compile(
    r"display:none|visibility:(hidden|collapse)|(font-size|opacity):0(?![\d.]*[1-9])"
    r"|(text-indent|left|top):-\d{3}|clip:rect\(0|color:transparent|transform:scale\(0\)"
    r"|max-height:0(?![\d.]*[1-9])"
)
_FOR_READERS_ALOUD: Final = re.compile(r"\b(sr-only|visually-?hidden|screen-reader-text)\b")
_NOTICE: Final = 200
"""Characters of a notice for those who are read to; more than that is hidden for another reason."""


def drop_unseen(tree: HtmlElement) -> None:
    """Remove what a browser does not show, for it may be written for machines alone.

    Some pages are hidden as a whole until a script shows them: what holds most of the text stays.
    """
    for element in [*tree.iter("template"), *_spoken_notices(tree)]:
        if element.getparent() is not None:
            element.drop_tree()
    most = len(tree.text_content()) / 2
    for element in tree.xpath("//body//*[@hidden or @style]"):
        style = "".join(element.get("style", "").lower().split())
        unseen = element.get("hidden") is not None or _UNSEEN_STYLE.search(style)
        if unseen and len(element.text_content()) < most:
            element.drop_tree()


def _spoken_notices(tree: HtmlElement) -> list[HtmlElement]:
    """Return what programs that read pages aloud add to links and buttons: "opens a window"."""
    return [
        element
        for element in tree.xpath("//body//*[@class]")
        if _FOR_READERS_ALOUD.search(element.get("class", ""))
        and len(element.text_content()) <= _NOTICE
    ]
