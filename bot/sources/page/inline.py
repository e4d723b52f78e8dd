"""Parts of sentences and quotations that the extractor would drop, set apart or run together."""

from __future__ import annotations

import re
from typing import Final

from lxml.etree import strip_tags
from lxml.html import HtmlElement

from bot.sources.headline import fold

_CODE: Final = ("code", "kbd", "samp", "tt", "var")
_KEPT: Final = "kept"
_FEWEST_WORDS: Final = 4
_MARKED: Final = re.compile(r"^\s*[\"“„«»‹「『]")
_MOST_QUOTES: Final = 100
_PULLED: Final = re.compile(r"pull-?quote", re.IGNORECASE)
_PULLED_LETTERS: Final = range(20, 400)
_STRUCK: Final = ("del", "s", "strike")
_RAISED: Final = str.maketrans("0123456789-−–+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁺")
_POWER: Final = re.compile(r"[-−–+]?\d{1,4}")
_BASE: Final = re.compile(r"(?:\d|\b[kcdm]?m)$")
_SLASHES: Final = ("/", "⁄")


def keep_inline(tree: HtmlElement) -> None:
    """Let code and dates within sentences be words of them, and quotations carry their marks."""
    strip_tags(tree, *_CODE)
    words: dict[HtmlElement, int] = {}
    for stamp in list(tree.iter("time")):
        parent = stamp.getparent()
        if parent.tag in {"p", "li", "td", "dd"}:
            whole = words.get(parent) or len(parent.text_content().split())
            words[parent] = whole
            if whole - len(stamp.text_content().split()) >= _FEWEST_WORDS:
                stamp.tag = _KEPT
    for quote in list(tree.iter("q")):
        if not _MARKED.match(quote.text_content()):
            # A browser shows marks that are not in the page.
            quote.text = f"“{quote.text or ''}"
            _append(quote, "”")
        quote.tag = _KEPT
    # One by one, long paragraphs would be copied again and again.
    strip_tags(tree, _KEPT)


def keep_figures(tree: HtmlElement) -> None:
    """Let powers and fractions stay what they are as plain text, and drop what is struck out.

    Footnotes' marks must be gone before.
    """
    for struck in list(tree.iter(*_STRUCK)):
        if struck.getparent() is not None:
            struck.drop_tree()
    for raised in list(tree.iter("sup")):
        before, figure = _before(raised), raised.text_content().strip()
        if _is_numerator(raised):
            _say(raised, f" {figure}" if before[-1:].isdecimal() else figure)
            raised.tail = "/"
        elif _BASE.search(before) and _POWER.fullmatch(figure):
            _say(raised, figure.translate(_RAISED))


def _is_numerator(raised: HtmlElement) -> bool:
    below = raised.getnext()
    return below is not None and below.tag == "sub" and (raised.tail or "").strip() in _SLASHES


def _say(element: HtmlElement, text: str) -> None:
    del element[:]
    element.text = text


def _before(element: HtmlElement) -> str:
    """Return the text that an element follows without a gap."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is None:
        return str(parent.text or "") if parent is not None else ""
    return previous.tail or "".join(previous.itertext())


def keep_quotations(tree: HtmlElement) -> None:
    """Take quotations out of figures, which are dropped, and drop those that repeat the text."""
    for figure in list(tree.iter("figure")):
        if figure.find(".//blockquote") is not None and figure.find(".//img") is None:
            figure.tag = "div"
            for caption in figure.iter("figcaption"):
                caption.tag = "p"
    _drop_pulled(tree)


def _drop_pulled(tree: HtmlElement) -> None:
    """Drop pull quotes: sentences of the text that the page shows a second time, enlarged."""
    quotes = list(tree.iter("blockquote"))[:_MOST_QUOTES]
    quotes += [each for each in tree.xpath("//p[@class] | //div[@class]") if _is_pulled(each)]
    if not quotes:
        return
    whole = fold(tree.text_content())
    dropped: dict[str, int] = {}
    for quote in quotes[:_MOST_QUOTES]:
        key = fold(quote.text_content())
        if len(key) in _PULLED_LETTERS and whole.count(key) - dropped.get(key, 0) > 1:
            dropped[key] = dropped.get(key, 0) + 1
            quote.drop_tree()


def _is_pulled(element: HtmlElement) -> bool:
    return bool(_PULLED.search(element.get("class", "")))


def _append(element: HtmlElement, text: str) -> None:
    if len(element):
        element[-1].tail = f"{element[-1].tail or ''}{text}"
    else:
        element.text = f"{element.text or ''}{text}"
