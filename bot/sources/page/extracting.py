"""The one place that asks trafilatura for a page's article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import trafilatura
from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura.settings import Document

from bot.sources.page import blocks, inline, loose
from bot.sources.page.cards import drop_cards
from bot.sources.page.mending import Piece, mend, pieces_of
from bot.sources.rendering import one_line, render

# The marks of footnotes, which stand inside quotes; what wikis and handbooks add to headings, and
# their lists of sources.
_PRUNED: Final = [
    "//*[contains(@class, 'mw-editsection') or contains(@class, 'headerlink')]",
    "//*[self::ol or self::ul or self::div or self::section][contains(@class, 'reflist') or "
    "contains(concat(' ', @class, ' '), ' references ')]",
    "//a[string-length(normalize-space(.)) < 2]"
    "[ancestor::h1 or ancestor::h2 or ancestor::h3 or ancestor::h4 or ancestor::h5]",
    "//sup[.//a or contains(@class, 'ref') or contains(@class, 'note') or starts-with(., '[')]",
]
_TOLD: Final = re.compile(r'"(articleBody|reviewBody|recipeInstructions|acceptedAnswer)"')
_LINKED_DATA: Final = "//script[contains(@type, 'ld+json')]"


@dataclass(frozen=True, slots=True)
class Extracted:
    """What the extractor made of a page; anything may be empty.

    Attributes:
        heading: The article's main heading, if it starts with one; it is not part of `body`.
        body: Its text as `rendering.render` gives it.
        date: ISO 8601, by the extractor's guess.
        pieces: The page's headings and paragraphs, those outside the article among them.
    """

    title: str
    heading: str
    site: str
    authors: tuple[str, ...]
    date: str | None
    body: str
    pieces: tuple[Piece, ...]


def extract(tree: HtmlElement, url: str | None) -> Extracted:
    """Find the article in what a page shows.

    Args:
        tree: The page; it is changed.
        url: Where it was read.
    """
    _hide_told_text(tree)
    for useless in [each for where in _PRUNED for each in tree.xpath(where)]:
        if useless.getparent() is not None:
            useless.drop_tree()
    drop_cards(tree)
    inline.keep_figures(tree)
    inline.keep_quotations(tree)
    blocks.hold(tree)
    inline.keep_inline(tree)
    loose.gather(tree)
    pieces = pieces_of(tree)
    document = trafilatura.bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        # The wide search always finds some date in the text, most often a wrong one.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if not isinstance(document, Document):
        document = Document()
    heading = _take_heading(document.body)
    return Extracted(
        title=one_line(document.title or ""),
        heading=heading,
        site=one_line(document.sitename or ""),
        authors=tuple((document.author or "").split(";")),
        date=document.date,
        body=mend(render(document.body), pieces) if document.body is not None else "",
        pieces=tuple(pieces),
    )


def _hide_told_text(tree: HtmlElement) -> None:
    """Keep the extractor from the text in a page's JSON-LD.

    It would take that of a gated page too, and loses the paragraphs of any.
    """
    for script in tree.xpath(_LINKED_DATA):
        script.text = _TOLD.sub('"_"', script.text or "")


def _take_heading(body: _Element | None) -> str:
    """Remove and return the page's main heading if the article starts with it."""
    if body is None or not len(body) or body[0].tag != "head" or body[0].get("rend") != "h1":
        return ""
    heading = one_line("".join(body[0].itertext()))
    body.remove(body[0])
    return heading
