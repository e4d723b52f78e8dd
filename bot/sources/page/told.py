"""The text that a page tells machines: often the whole article where its markup has little."""

from __future__ import annotations

import html
import re
from typing import Final

import lxml.html

from bot.core.words import count_words
from bot.sources.headline import fold
from bot.sources.page import blocks, live
from bot.sources.page.structured import Structured
from bot.sources.rendering import normalise

_MARKUP: Final = re.compile(
    r"<(p|br|div|h[1-6]|ul|ol|li|a|b|i|em|strong|blockquote)\b[^<>]*>", re.I
)
_APART: Final = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "table", "hr"}
)
_DROPPED: Final = "//script | //style | //figure | //aside | //iframe | //noscript | //form"
_SHARE: Final = 0.5
_LEAST: Final = 40
_MOST_CHARACTERS: Final = 2_000_000
_MOST_COMPARED: Final = 200
_CLOCK: Final = re.compile(r"^\d{1,2}[:.h]\d\d\b")


def text_of(structured: Structured) -> str:
    """Return the text of an article, or of a live blog's posts; empty when the page tells none."""
    if structured.body:
        return plain(structured.body)
    bodies = [plain(update.body) for update in structured.updates]
    return live.text_of(structured.updates, bodies)


def is_fuller(whole: str, shown: str) -> bool:
    """Tell whether what a page tells machines is much more than what was found in its markup.

    It may be another text altogether: where the page shows some sentences, most must be in it.
    """
    words, seen = count_words(whole), count_words(shown)
    if words < _LEAST or seen >= _SHARE * words:
        return False
    return seen < _LEAST or _bears_out(whole, shown)


def _bears_out(whole: str, shown: str) -> bool:
    """Tell whether a text has most of another's paragraphs, by their letters.

    Times before the posts of a live blog do not count: their zones may differ.
    """
    told = fold(whole)
    parts = [fold(_CLOCK.sub("", part)) for part in shown.split("\n\n")[:_MOST_COMPARED]]
    return sum(len(part) for part in parts if part in told) >= _SHARE * sum(map(len, parts))


def plain(body: str) -> str:
    """Return a text, which may hold markup (escaped or not), as paragraphs a blank line apart."""
    body = blocks.release(body[:_MOST_CHARACTERS])
    if "&" in body and (not _MARKUP.search(body) or "&lt;" in body):
        body = html.unescape(body)
    if not _MARKUP.search(body):
        return normalise("\n\n".join(body.splitlines()))
    tree = lxml.html.document_fromstring(f"<html><body>{body}</body></html>")
    for element in tree.xpath(_DROPPED):
        element.drop_tree()
    blocks.hold(tree)
    for element in tree.iter(*_APART, "br"):
        if element.tag != "br":
            element.text = f"\n\n{element.text or ''}"
        element.tail = f"\n\n{element.tail or ''}"
    return normalise(tree.text_content())
