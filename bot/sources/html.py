"""From the bytes of a web page to the article in it. Runs in a worker process only.

A hostile page can make a parser busy for many seconds, so callers give it a time limit.
"""

from __future__ import annotations

import re
from typing import Final

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document

from bot.core.paste import Pasted, clean_paste
from bot.core.words import count_words
from bot.errors import Empty, ExtractionFailed, LoginRequired, TooShort
from bot.models import Article, Coverage
from bot.sources import gates, headline, language
from bot.sources.raw import Raw
from bot.sources.rendering import one_line, render
from bot.sources.sniffing import decode
from bot.sources.structured import Structured, read_structured

# The marks of footnotes, which stand inside quotes.
_PRUNED: Final = [
    "//sup[.//a or contains(@class, 'ref') or contains(@class, 'note') or starts-with(., '[')]",
]
_UNSEEN_STYLE: Final = re.compile(
    r"display:none|visibility:(hidden|collapse)|(font-size|opacity):0(?![\d.]*[1-9])"
    r"|(text-indent|left|top):-\d{3}"
)
_ALMOST_NOTHING: Final = 10
_CREDIBLE_SHARE: Final = 0.7


def read_html(raw: Raw, *, min_words: int) -> Article:
    """Find the article in a page.

    Args:
        raw: The page.
        min_words: Shorter texts are refused.

    Raises:
        SourceError: when there is no article in it, or none that may be read.
    """
    url = raw.url
    tree = _parse(decode(raw.body, raw.content_type))
    _drop_unseen(tree)
    structured = read_structured(tree)
    document = _extract(tree, url)
    heading = _take_heading(document)
    site = headline.site_name(one_line(document.sitename or ""), url)
    title = headline.clean_title(
        one_line(document.title or structured.headline), site=site, url=url, heading=heading
    )
    authors = structured.authors or tuple((document.author or "").split(";"))
    body = render(document.body) if document.body is not None else ""
    pasted = _without_furniture(_without_title(body, title), title)
    text, title = pasted.text, title or pasted.title
    return Article(
        text=text,
        coverage=_coverage(tree, structured, title, text, min_words),
        title=title,
        url=url,
        kind=raw.kind,
        site=site,
        author=headline.clean_authors(authors, site=site) or pasted.author,
        published=headline.plausible_date(structured.published)
        or _stamp(document.date, text)
        or pasted.published,
        language=language.choose(text, next(iter(tree.xpath("/html/@lang")), None)),
    )


def _parse(markup: str) -> HtmlElement:
    # The extractor takes what does not begin as a page for something else.
    if "<html" not in markup[:50].lower():
        markup = f"<html>{markup}"
    tree = trafilatura.load_html(markup)
    if tree is None or not tree.text_content().strip():
        raise Empty
    return tree


def _drop_unseen(tree: HtmlElement) -> None:
    """Remove what a browser does not show, for it may be written for machines alone.

    Some pages are hidden as a whole until a script shows them: what holds most of the text stays.
    """
    most = len(tree.text_content()) / 2
    for element in tree.xpath("//body//*[@hidden or @style]"):
        style = "".join(element.get("style", "").lower().split())
        unseen = element.get("hidden") is not None or _UNSEEN_STYLE.search(style)
        if unseen and len(element.text_content()) < most:
            element.drop_tree()


def _extract(tree: HtmlElement, url: str | None) -> Document:
    document = trafilatura.bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        prune_xpath=_PRUNED,
        # The wide search always finds some date in the text, most often a wrong one.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    return document if isinstance(document, Document) else Document()


def _take_heading(document: Document) -> str:
    """Remove and return the page's main heading if the article starts with it."""
    body = document.body
    if body is None or not len(body) or body[0].tag != "head" or body[0].get("rend") != "h1":
        return ""
    heading = one_line("".join(body[0].itertext()))
    body.remove(body[0])
    return heading


def _without_title(text: str, title: str) -> str:
    first, _, rest = text.partition("\n\n")
    return rest if title and headline.fold(first) == headline.fold(title) else text


def _without_furniture(text: str, title: str) -> Pasted:
    """Clean what the extractor left as a paste is cleaned: the extractor lets some furniture by.

    It knows the page's structure, so a cleaning that mistakes the headline or takes away much
    is not believed; and lines of a list are set apart, lest they be joined as broken ones.
    """
    lines = [title, *text.split("\n")] if title else text.split("\n")
    pasted = clean_paste("\n\n".join(lines))
    misread = bool(title) and headline.fold(pasted.title) != headline.fold(title)
    if misread or len(pasted.text) < _CREDIBLE_SHARE * len(text):
        return Pasted(text=text)
    return pasted


def _stamp(date: str | None, text: str) -> str | None:
    """Return a date found in the page, unless it is one that the article speaks of."""
    return headline.plausible_date(date) if date and date not in text else None


def _coverage(
    tree: HtmlElement, structured: Structured, title: str, text: str, min_words: int
) -> Coverage:
    words = count_words(text)
    gates.check_login_wall(tree, title=title, words=words)
    teaser = gates.is_teaser(tree, structured, words=words)
    if words < min_words:
        if teaser:
            raise LoginRequired
        raise ExtractionFailed if words < _ALMOST_NOTHING else TooShort
    note = f"only a teaser of {words:,} words was readable" if teaser else ""
    return Coverage(complete=not teaser, words_read=words, note=note)
