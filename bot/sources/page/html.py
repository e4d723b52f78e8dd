"""From the bytes of a web page to the article in it. Runs in a worker process only.

A hostile page can make a parser busy for many seconds, so callers give it a time limit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.utils import repair_faulty_html

from bot.core.words import count_words
from bot.errors import Empty, ExtractionFailed, LoginRequired, TooShort
from bot.models import Article, Coverage
from bot.sources import headline, language
from bot.sources.page import blocks, gates, live, told, walls
from bot.sources.page.continuing import next_page
from bot.sources.page.extracting import Extracted, extract
from bot.sources.page.mending import lead
from bot.sources.page.nesting import flatten
from bot.sources.page.sites import stated_url
from bot.sources.page.structured import Structured, read_structured
from bot.sources.page.tidying import Tidied, tidy
from bot.sources.page.unseen import drop_unseen
from bot.sources.raw import Raw
from bot.sources.reading import Reading
from bot.sources.rendering import one_line
from bot.sources.sniffing import decode

_ALMOST_NOTHING: Final = 10
_ANY: Final = 1
"""The words asked of an article's later pages: the last may end after a sentence."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page, and what it tells machines."""

    tree: HtmlElement
    structured: Structured
    gated: bool
    live: bool


def read_html(raw: Raw, *, min_words: int) -> Reading:
    """Find the article in a page.

    Args:
        raw: The page.
        min_words: Shorter texts are refused.

    Raises:
        SourceError: when there is no article in it, or none that may be read.
    """
    url = raw.url
    tree = _parse(decode(raw.body, raw.content_type))
    drop_unseen(tree)
    structured = read_structured(tree)
    page = _Page(tree, structured, gates.is_gated(tree, structured), live.is_live(tree, structured))
    following, stated = next_page(tree, url), stated_url(tree, url)
    found = _extract(page, url)
    site = headline.site_name(found.site, url)
    title = headline.clean_title(_named(page, found), site=site, url=url, heading=found.heading)
    tidied = _text(page, found, title)
    text, title = tidied.text, title or tidied.title
    article = Article(
        text=text,
        coverage=_coverage(page, title, text, min_words),
        title=title,
        url=url,
        kind=raw.kind,
        site=site,
        author=headline.clean_authors(structured.authors or found.authors, site=site)
        or tidied.author,
        published=headline.plausible_date(structured.published)
        or _stamp(found.date, text)
        or tidied.published,
        language=language.choose(text, next(iter(tree.xpath("/html/@lang")), None)),
        stated_url=stated,
    )
    return Reading(article, following)


def _parse(markup: str) -> HtmlElement:
    # A page may begin with what the parser takes for no page, or nest deeper than its usual limit.
    markup = repair_faulty_html(blocks.release(markup), markup[:50].lower())
    if "<html" not in markup[:500].lower():
        markup = f"<html>{markup}"
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except ParserError as error:
        raise Empty from error
    flatten(tree)
    if not tree.text_content().strip():
        raise Empty
    return tree


def _extract(page: _Page, url: str | None) -> Extracted:
    if page.live:
        live.set_times(page.tree)
    return extract(page.tree, url)


def _named(page: _Page, found: Extracted) -> str:
    """Return the page's headline: the one it tells machines if its title says it too."""
    told_one = one_line(page.structured.headline)
    shown = one_line("".join(page.tree.xpath("//head/title//text()")))
    if told_one and headline.is_cut(told_one, shown):
        return shown
    agreed = told_one and headline.fold(told_one) in headline.fold(shown)
    if agreed or not headline.fold(found.title):
        return told_one or shown
    return found.title


def _text(page: _Page, found: Extracted, title: str) -> Tidied:
    """Choose what the page shows, or what it tells machines where it shows little.

    The latter of a gated page stays unread: it was sent to everyone, but its site asks that only
    subscribers read it.
    """
    shown = tidy(found.body, title)
    shown = replace(shown, text=lead(shown.text, found.pieces, found.body))
    if page.gated:
        return shown
    whole = told.text_of(page.structured)
    if told.is_fuller(whole, shown.text):
        return tidy(whole, title)
    return shown


def _stamp(date: str | None, text: str) -> str | None:
    """Return a date found in the page, unless it is one that the article speaks of."""
    return headline.plausible_date(date) if date and date not in text else None


def _coverage(page: _Page, title: str, text: str, min_words: int) -> Coverage:
    words = count_words(text)
    tree = page.tree
    walls.check_missing(tree, title=title, text=text, words=words)
    if min_words > _ANY:
        gates.check_login_wall(tree, title=title, words=words)
    walls.check_consent(tree, text=text, words=words)
    teaser = gates.is_teaser(tree, page.structured, text=text, words=words)
    if words < min_words:
        if teaser:
            raise LoginRequired
        walls.check_scripts(tree)
        raise ExtractionFailed if words < _ALMOST_NOTHING else TooShort
    if teaser:
        note = f"only a teaser of {words:,} words was readable"
        return Coverage(complete=False, words_read=words, note=note)
    # All that there was is read, though there will be more: the note says as of when.
    return Coverage(complete=True, words_read=words, note=live.note() if page.live else "")
