"""What a page tells machines about its article (JSON-LD, schema.org)."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from lxml.html import HtmlElement

_ARTICLE_TYPES: Final = ("Article", "Posting", "Report", "Review")
_MOST_SCRIPTS: Final = 20
_DEEPEST: Final = 6


@dataclass(frozen=True, slots=True)
class Structured:
    """A page's own description of its article; all of it may be missing or wrong.

    Attributes:
        free: Whether everyone may read it, None when the page does not say.
        gated_classes: CSS classes of the parts that only subscribers see.
        words: How long the page says the whole article is.
    """

    headline: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    free: bool | None = None
    gated_classes: tuple[str, ...] = ()
    words: int = 0


def read_structured(tree: HtmlElement) -> Structured:
    """Return what the first JSON-LD node that describes an article says."""
    for node in _nodes(tree):
        if _is_article(node):
            return Structured(
                headline=_text(node.get("headline")),
                authors=_names(node.get("author")),
                published=_text(node.get("datePublished")),
                free=_boolean(node.get("isAccessibleForFree")),
                gated_classes=tuple(_gated_classes(node.get("hasPart"))),
                words=_number(node.get("wordCount")),
            )
    return Structured()


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
    if isinstance(data, dict):
        yield data
    children = data.values() if isinstance(data, dict) else data
    if isinstance(data, dict | list):
        for child in children:
            yield from _objects(child, depth - 1)


def _is_article(node: dict[str, Any]) -> bool:
    return any(str(kind).endswith(_ARTICLE_TYPES) for kind in _many(node.get("@type")))


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
