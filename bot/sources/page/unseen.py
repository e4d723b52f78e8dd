"""What a browser does not show of a page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from lxml.etree import strip_attributes
from lxml.html import HtmlElement

from bot.core.words import count_words

_NIL: Final = r"0(?![\d.]*[1-9])"
_FADED: Final = re.compile(r"(?:^|;)(?:visibility:hidden|opacity:(?:0|0?\.0\d*)(?![\d.]))")
_HIDDEN: Final = re.compile(
    "(?:^|;)(?:display:none|(?:content-)?visibility:(?:hidden|collapse)"
    rf"|font-size:(?:{_NIL}|[01](?:\.\d+)?px)|(?:text-indent|left|top):-\d{{3}}"
    rf"|clip:rect\(0|clip-path:inset\((?:50|100)%|max-height:{_NIL}|filter:opacity\(0\)"
    r"|(?:-webkit-)?transform:[^;]{0,60}?(?:scale\(0\)|translate\w{0,2}\([^;)]{0,30}-\d{4}))"
)
_SHUT: Final = re.compile(rf"(?:^|;)height:{_NIL}")
_CUT: Final = re.compile(r"(?:^|;)overflow(?:-y)?:(?:hidden|clip)")
_CLEAR: Final = re.compile(r"(?:^|;)color:(?:transparent|rgba\([\d.,]+,0\))")
_FILLED: Final = "background-clip:text"
_FOR_READERS_ALOUD: Final = re.compile(r"\b(sr-only|visually-?hidden|screen-reader-text)\b")
_BESIDE: Final = frozenset(
    {"nav", "footer", "aside", "form", "dialog", "noscript", "script", "style", "select", "button"}
)
_BOX: Final = re.compile(r"cookie|consent|gdpr|modal|popup|newsletter", re.IGNORECASE)
_SENTENCE: Final = 6
_ENOUGH: Final = 40


def drop_unseen(tree: HtmlElement) -> None:
    """Remove what a browser does not show, for it may be written for machines alone, and styles.

    Some pages are hidden as a whole until a script shows them. Only where next to nothing else is
    shown does hidden text stay: what is most of the page, or what fades in.
    """
    for template in list(tree.iter("template")):
        template.drop_tree()
    marked = tree.xpath("//body//*[@hidden or @style or @class]")
    unseen = [each for each in marked if _is_unseen(each)]
    if unseen and _shown_words(tree, frozenset(unseen)) < _ENOUGH:
        awaited = frozenset(_awaited(unseen, len(tree.text_content()) / 2))
        unseen = [each for each in unseen if each not in awaited]
    for element in unseen:
        element.drop_tree()
    # The extractor would take "overflow: hidden" for a style that hides.
    strip_attributes(tree, "style")


def _is_unseen(element: HtmlElement) -> bool:
    style = _style(element)
    # Transparent letters are seen when a gradient behind them shows in their shape.
    is_clear = _CLEAR.search(style) and _FILLED not in style
    is_shut = _SHUT.search(style) and _CUT.search(style)
    is_spoken = _FOR_READERS_ALOUD.search(element.get("class", ""))
    return element.get("hidden") is not None or bool(
        _HIDDEN.search(style) or _FADED.search(style) or is_clear or is_shut or is_spoken
    )


def _style(element: HtmlElement) -> str:
    return "".join(element.get("style", "").lower().split())


def _shown_words(tree: HtmlElement, unseen: Collection[HtmlElement]) -> int:
    """Count the words of sentences that are seen, but for those of menus, notices and the like."""
    words, waiting = 0, list(tree.iter("body"))
    while waiting:
        element = waiting.pop()
        runs = map(count_words, filter(None, [element.text, *(child.tail for child in element)]))
        words += sum(run for run in runs if run >= _SENTENCE)
        waiting += [child for child in element if child not in unseen and not _is_beside(child)]
    return words


def _is_beside(element: HtmlElement) -> bool:
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag in _BESIDE or _BOX.search(named) is not None


def _awaited(unseen: Iterable[HtmlElement], most: float) -> list[HtmlElement]:
    """Return what a script will show: what holds most of the text, alone or fading in together."""
    lengths = {element: len(element.text_content()) for element in unseen}
    fading = [element for element in lengths if _FADED.search(_style(element))]
    together = sum(lengths[element] for element in fading) >= most
    large = [element for element, length in lengths.items() if length >= most]
    return [*large, *(fading if together else ())]
