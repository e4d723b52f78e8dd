"""What a page tells machines about its article (JSON-LD, schema.org).

Only what is published for every reader's machine is read; the data of a site's own scripts is not,
for it changes with each release and holds what the page does not show.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from lxml.html import HtmlElement

from bot.sources.headline import fold

_ARTICLE_TYPES: Final = (
    *("Article", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "DiscussionForumPosting"),
    *("Report", "Review"),
)
_OTHERS: Final = frozenset(
    {"review", "reviews", "comment", "citation", "mentions", "isPartOf", "itemReviewed"}
)
"""What tells of other texts than the page's own."""
_TEXTS: Final = ("articleBody", "reviewBody", "text")
_MOST_ARTICLES: Final = 50
_MOST_UPDATES: Final = 500
_MOST_SCRIPTS: Final = 20
_DEEPEST: Final = 6


@dataclass(frozen=True, slots=True)
class Update:
    """An entry of a live blog; `at` is an ISO 8601 time, `body` as in `Structured`."""

    headline: str
    at: str
    body: str


@dataclass(frozen=True, slots=True)
class Structured:
    """A page's own description of its article; all of it may be missing or wrong.

    Attributes:
        free: Whether everyone may read it, None when the page does not say.
        gated_classes: CSS classes of the parts that only subscribers see.
        words: How long the page says the whole article is.
        body: The article's text, plain or with markup.
        live: Whether it is a live blog.
        updates: The entries of a live blog, in the page's order.
    """

    headline: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    free: bool | None = None
    gated_classes: tuple[str, ...] = ()
    words: int = 0
    body: str = ""
    live: bool = False
    updates: tuple[Update, ...] = ()


def read_structured(tree: HtmlElement) -> Structured:
    """Return what the JSON-LD node that describes the page's article says.

    Of several it is the one whose headline the page's title has, else the first.
    """
    nodes = list(islice(filter(_is_article, _nodes(tree)), _MOST_ARTICLES))
    title = fold("".join(tree.xpath("//head/title//text()")))
    named = (
        node for node in nodes if (name := fold(_text(node.get("headline")))) and name in title
    )
    node = next(named, nodes[0] if nodes else None)
    if node is None:
        return Structured()
    return Structured(
        headline=_text(node.get("headline")),
        authors=_names(node.get("author")),
        published=_text(node.get("datePublished")),
        free=_boolean(node.get("isAccessibleForFree")),
        gated_classes=tuple(_gated_classes(node.get("hasPart"))),
        words=_number(node.get("wordCount")),
        body=_body(node),
        live=_is_live(node),
        updates=tuple(_updates(node.get("liveBlogUpdate"))),
    )


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    scripts = tree.xpath("//script[contains(@type, 'ld+json')]/text()")
    for script in scripts[:_MOST_SCRIPTS]:
        try:
            data = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(data, _DEEPEST)


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    children = data if isinstance(data, list) else []
    if isinstance(data, dict):
        yield data
        children = [value for name, value in data.items() if name not in _OTHERS]
    for child in children:
        yield from _objects(child, depth - 1)


def _is_article(node: dict[str, Any]) -> bool:
    return any(str(kind).endswith(_ARTICLE_TYPES) for kind in _many(node.get("@type")))


def _is_live(node: dict[str, Any]) -> bool:
    return any(str(kind).endswith("LiveBlogPosting") for kind in _many(node.get("@type")))


def _body(node: dict[str, Any]) -> str:
    """Return an article's text as it stands: line breaks and markup in it are of use."""
    texts = (node.get(name) for name in _TEXTS)
    return next((text for text in texts if isinstance(text, str) and text.strip()), "")


def _updates(entries: Any) -> Iterator[Update]:
    for entry in _many(entries)[:_MOST_UPDATES]:
        if isinstance(entry, dict):
            at = _text(entry.get("datePublished")) or _text(entry.get("dateModified"))
            yield Update(_text(entry.get("headline")), at, _body(entry))


def _names(value: Any) -> tuple[str, ...]:
    names = [_text(one.get("name") if isinstance(one, dict) else one) for one in _many(value)]
    return tuple(dict.fromkeys(name for name in names if name))


def _gated_classes(parts: Any) -> Iterator[str]:
    for part in _many(parts):
        if isinstance(part, dict) and _boolean(part.get("isAccessibleForFree")) is False:
            for selector in _many(part.get("cssSelector")):
                if isinstance(selector, str) and selector.startswith("."):
                    yield selector[1:].strip()


def _many(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _text(value: Any) -> str:
    first = next(iter(_many(value)), "")
    return html.unescape(first).strip() if isinstance(first, str) else ""


def _boolean(value: Any) -> bool | None:
    return {"true": True, "false": False}.get(str(value).lower())


def _number(value: Any) -> int:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
