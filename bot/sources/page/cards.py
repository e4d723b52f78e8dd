"""Rows of cards that lead to other stories: the extractor takes their leads for paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from lxml.html import HtmlElement

from bot.core.words import count_words

_KINDS: Final = frozenset({"div", "li", "article", "section"})
_FEWEST: Final = 3
_LONGEST: Final = 400
"""Characters of a card; a section of an article under a linked heading has more."""
_MOST_OF_PAGE: Final = 0.5
_STORY_WORDS: Final = 60
_LEVELS: Final = 4
_HEADED_LINK: Final = (
    "boolean(.//a[@href]//*[self::h2 or self::h3 or self::h4 or self::h5] "
    "| .//*[self::h2 or self::h3 or self::h4 or self::h5]//a[@href])"
)


def drop_cards(tree: HtmlElement) -> None:
    """Remove like siblings in a row, each with a linked heading and a few words.

    A page that is mostly cards is a list of stories and stays as it is, but for cards with a time
    beside an article: these are the latest news, however many.
    """
    stories = set(_stories(tree))
    limit = _MOST_OF_PAGE * len(tree.text_content())
    parents = {
        link.getparent() for link in tree.xpath("//a[@href]") if link.getparent() is not None
    }
    around = dict.fromkeys(outer for each in parents for outer in _nearest(each))
    for parent in around:
        for row in list(_rows(parent)):
            few = sum(len(card.text_content()) for card in row) < limit
            if few or (_is_timed(row) and _stands_beside(row, stories)):
                for card in row:
                    card.drop_tree()


def _stories(tree: HtmlElement) -> Iterator[HtmlElement]:
    for each in tree.xpath("//main | //article[not(ancestor::article or ancestor::main)]"):
        text = each.text_content()
        if len(text) > _LONGEST and count_words(text) >= _STORY_WORDS:
            yield each


def _is_timed(row: list[HtmlElement]) -> bool:
    return all(card.find(".//time") is not None for card in row)


def _stands_beside(row: list[HtmlElement], stories: set[HtmlElement]) -> bool:
    return bool(stories) and stories.isdisjoint(row[0].iterancestors())


def _nearest(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the few elements around a link that may hold the row its card stands in."""
    for level, outer in enumerate(element.iterancestors()):
        if level == _LEVELS:
            return
        yield outer


def _rows(parent: HtmlElement) -> Iterator[list[HtmlElement]]:
    for (tag, _), group in groupby(parent, key=lambda each: (each.tag, each.get("class"))):
        row = list(group)
        if tag in _KINDS and len(row) >= _FEWEST and all(map(_is_card, row)):
            yield row


def _is_card(element: HtmlElement) -> bool:
    return len(element.text_content()) <= _LONGEST and bool(element.xpath(_HEADED_LINK))
