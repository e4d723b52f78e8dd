"""Live blogs: many short posts on one page, each with its time, the newest mostly first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from lxml.html import HtmlElement

from bot.sources.page.structured import Structured, Update

_CLOCK: Final = re.compile(r"\b([01]?\d|2[0-3])[:.h][0-5]\d\b")
_ISO_CLOCK: Final = re.compile(r"T(\d\d:\d\d)")
_FEED: Final = re.compile(
    r"\blive[-_ ]?(?:blog|ticker|feed|update|post|entr)|\bticker", re.IGNORECASE
)
_NAMED: Final = re.compile(
    r"live|update|post|entry|ticker|timeline|event|key-?moment", re.IGNORECASE
)
_FEWEST: Final = 4
_MOST_FEEDS: Final = 3
_LEAST: Final = 80
_MOST_OF_PAGE: Final = 0.5
_STORY: Final = 300
"""Characters in the main part of a page that are an article's, beside which a feed is a corner."""
_TEXTS: Final = ".//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]"
_HEADING: Final = ".//*[self::h2 or self::h3 or self::h4 or self::h5]"


def is_live(tree: HtmlElement, structured: Structured) -> bool:
    """Tell a live blog by what the page says of itself, or by a feed of posts with their times."""
    if structured.live:
        return True
    feeds: Counter[HtmlElement] = Counter()
    posts = _Posts()
    for stamp in tree.iter("time"):
        post = posts.around(stamp)
        if post is not None and _CLOCK.search(stamp.text_content()) and _is_in_feed(post):
            feeds[post.getparent()] += 1
    longest = feeds.most_common(_MOST_FEEDS)
    return any(count >= _FEWEST and _is_the_page(tree, feed) for feed, count in longest)


class _Posts:
    """Finds the post that a time stands in: the nearest container that looks like one."""

    def __init__(self) -> None:
        self._known: dict[HtmlElement, bool] = {}

    def around(self, stamp: HtmlElement) -> HtmlElement | None:
        """Return the post, None for a time elsewhere; each container is looked at once."""
        for element in stamp.iterancestors("article", "section", "div", "li"):
            if element not in self._known:
                self._known[element] = _is_post(element)
            if self._known[element]:
                return element
        return None


def set_times(tree: HtmlElement) -> None:
    """Write each post's time before its heading or first words, where the extractor keeps it.

    The posts become sections: of several articles the extractor would take one.
    """
    posts = _Posts()
    timed: set[HtmlElement] = set()
    for stamp in list(tree.iter("time")):
        clock, post = _clock(stamp), posts.around(stamp)
        if post is None or not clock or post in timed:
            continue
        timed.add(post)
        stamp.drop_tree()
        first = next(iter(post.xpath(_HEADING) or post.xpath(".//p")), None)
        if first is not None and not str(first.text_content()).strip().startswith(clock):
            first.text = f"{clock} {(first.text or '').lstrip()}"
        for article in [post, *post.iter("article")]:
            if article.tag == "article":
                article.tag = "section"


def text_of(updates: Sequence[Update], plain: Sequence[str]) -> str:
    """Return the posts that the page tells machines of, as text.

    Args:
        updates: The posts.
        plain: The text of each.
    """
    parts: list[str] = []
    for update, body in zip(updates, plain, strict=True):
        found = _ISO_CLOCK.search(update.at)
        heading = f"{found[1] if found else ''} {update.headline}".strip()
        parts += [heading, body]
    return "\n\n".join(filter(None, parts))


def note(now: datetime | None = None) -> str:
    """Return what a reader should know of a live blog's text: when it was so."""
    return f"a live blog: what it said at {(now or datetime.now(UTC)):%H:%M} UTC"


def _clock(stamp: HtmlElement) -> str:
    shown = _CLOCK.search(stamp.text_content())
    if shown:
        return shown[0]
    told = _ISO_CLOCK.search(stamp.get("datetime", ""))
    return told[1] if told else ""


def _is_in_feed(post: HtmlElement) -> bool:
    around = (post, post.getparent())
    return any(_FEED.search(f"{each.get('class', '')} {each.get('id', '')}") for each in around)


def _is_the_page(tree: HtmlElement, feed: HtmlElement) -> bool:
    """Tell a page that is a feed from an article with the latest news beside it."""
    if _length(feed) <= _MOST_OF_PAGE * _length(tree):
        return False
    around = {feed, *feed.iterancestors()}
    mains = [main for main in tree.iter("main") if _length(main) >= _STORY]
    return not mains or any(main in around for main in mains)


def _length(element: HtmlElement) -> int:
    return sum(len(text.strip()) for text in element.xpath(_TEXTS))


def _is_post(element: HtmlElement) -> bool:
    named = _NAMED.search(f"{element.get('class', '')} {element.get('id', '')}")
    return (element.tag == "article" or named is not None) and (
        len(element.text_content()) > _LEAST
    )
