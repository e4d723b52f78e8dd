"""Putting back what the extractor lost between the paragraphs it found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml.etree import XPath
from lxml.html import HtmlElement

from bot.core.words import count_words
from bot.sources.headline import fold
from bot.sources.page import blocks
from bot.sources.rendering import normalise

_HEADINGS: Final = ("h2", "h3", "h4", "h5", "h6")
_HEADS: Final = ("header", "hgroup")
_KINDS: Final = ("p", *_HEADINGS)
_LONGEST_HEADING: Final = 160
_KEPT_TEXT: Final = XPath(
    ".//text()[not(ancestor::*[self::time or self::button or self::label or self::noscript "
    "or self::script or self::style or self::select or self::textarea or self::iframe "
    "or self::svg or self::math or self::rp or self::rt or self::figure or self::video])]"
)
_LINKED_SHARE: Final = 0.5
_FURNITURE: Final = re.compile(
    r"newsletter|related|promo|share|social|cookie|consent|advert|\bads?\b|sponsor|byline|author"
    r"|caption|credit|meta|comment|teaser|subscri|footer|menu|nav\b|crumb|paywall|sign-?up|cta\b"
    r"|kicker|timestamp|date\b|hidden|pull-?quote|\btags?\b",
    re.IGNORECASE,
)
_BESIDE: Final = 3
_BOX: Final = 4
"""Pieces after a heading among which its paragraph is looked for."""
_SENTENCE_WORDS: Final = 8
_ENDED: Final = re.compile(r"[.!?:…。！？：।۔؟][\"”’»›)\]」』]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading or a paragraph of a page.

    Attributes:
        key: Its letters, to find it again by.
        within: Tells apart the elements that pieces stand in.
        plain: Whether neither its markup nor its links speak against its being of the article.
        heads: Which of the pieces after it a heading may belong to, counted from it; empty for a
            paragraph.
    """

    text: str
    key: str
    heading: bool
    within: int
    plain: bool
    heads: tuple[int, ...] = ()


def pieces_of(tree: HtmlElement) -> list[Piece]:
    """Return a page's headings and paragraphs in its order, before an extractor changes it."""
    containers: dict[HtmlElement, int] = {}
    spoken = ((each, _words(each)) for each in tree.iter(*_KINDS))
    found = [(element, text) for element, text in spoken if text]
    elements = [element for element, _ in found]
    return [
        Piece(
            text=text,
            key=fold(text),
            heading=_is_heading(element),
            within=containers.setdefault(element.getparent(), len(containers)),
            plain=_is_plain(element, text),
            heads=tuple(_headed(element, elements[at + 1 : at + 1 + _BOX])),
        )
        for at, (element, text) in enumerate(found)
    ]


def _words(element: HtmlElement) -> str:
    """Return an element's words without those that the extractor never takes."""
    return " ".join("".join(_KEPT_TEXT(element)).split())


def _headed(heading: HtmlElement, following: Sequence[HtmlElement]) -> Iterator[int]:
    """Yield how far on the paragraphs are that a heading may belong to, past a box between."""
    if not _is_heading(heading):
        return
    parent = heading.getparent()
    if parent.tag in _HEADS:
        parent = parent.getparent()
    for distance, element in enumerate(following, 1):
        inside = any(around is parent for around in element.iterancestors())
        if _is_heading(element):
            if inside:
                return
        elif inside or _look(element.getparent()) == _look(parent):
            yield distance


def _look(element: HtmlElement) -> tuple[str, str]:
    return str(element.tag), element.get("class", "")


def _is_heading(element: HtmlElement) -> bool:
    return element.tag in _HEADINGS


def mend(text: str, pieces: Sequence[Piece]) -> str:
    """Return an extracted text with what is missing from it between its paragraphs.

    A heading is put back before the paragraph that follows it in the page, a paragraph between
    two that stand in the same element.
    """
    paragraphs = text.split("\n\n")
    keys = [fold(paragraph) for paragraph in paragraphs]
    places = {key: at for at, key in enumerate(keys)}
    found = [places.get(piece.key) for piece in pieces]
    missing = {
        at: place
        for at, place in [*_between(pieces, found), *_over(pieces, found)]
        if pieces[at].plain and not _is_there(pieces[at], keys, place)
    }
    before: dict[int, list[str]] = {}
    for at in sorted(missing):
        before.setdefault(missing[at], []).append(normalise(pieces[at].text))
    return "\n\n".join(
        part for at, whole in enumerate(paragraphs) for part in (*before.get(at, ()), whole)
    )


def _is_there(piece: Piece, keys: Sequence[str], place: int) -> bool:
    """Tell whether a piece stands, cut or joined with another, in or before a paragraph."""
    beside = keys[max(0, place - _BESIDE) : place + 1]
    if not piece.key or any(each and each in piece.key for each in beside):
        return True
    # The words of a heading may well come in the text, but it does not begin with them.
    return any(
        each.startswith(piece.key) if piece.heading else piece.key in each for each in beside
    )


def lead(text: str, pieces: Sequence[Piece], extracted: str) -> str:
    """Return a tidied text with the sentences that were taken for a page's head put back.

    What stands in the same element as the first paragraph and ends as a sentence does, or opens a
    list, is the article's.

    Args:
        text: The tidied text.
        pieces: The page's, in its order.
        extracted: The text before it was tidied.
    """
    kept, known = ({fold(line) for line in each.split("\n\n")} for each in (text, extracted))
    first = next((at for at, piece in enumerate(pieces) if piece.key in kept), 0)
    start = first
    while start and _opens(pieces[start - 1], pieces[first]) and pieces[start - 1].key in known:
        start -= 1
    opening = (blocks.restore(normalise(piece.text)) for piece in pieces[start:first])
    return "\n\n".join([*opening, text])


def _opens(piece: Piece, first: Piece) -> bool:
    whole = count_words(piece.text) >= _SENTENCE_WORDS and bool(_ENDED.search(piece.text))
    return whole and piece.plain and not piece.heading and piece.within == first.within


def _between(pieces: Sequence[Piece], found: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Yield the missing paragraphs that stand between two found ones of the same element.

    Each comes with the place of the paragraph before which it belongs.
    """
    last: dict[int, int] = {}
    waiting: dict[int, list[int]] = {}
    for at, piece in enumerate(pieces):
        place = found[at]
        if piece.heading:
            continue
        if place is None:
            if piece.within in last:
                waiting.setdefault(piece.within, []).append(at)
            continue
        if last.get(piece.within, place) < place:
            yield from ((missed, place) for missed in waiting.pop(piece.within, ()))
        waiting.pop(piece.within, None)
        last[piece.within] = place


def _over(pieces: Sequence[Piece], found: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Yield the missing headings whose paragraph was found, with its place."""
    for at, piece in enumerate(pieces):
        places = (found[at + distance] for distance in piece.heads)
        place = next((place for place in places if place is not None), None)
        if found[at] is None and place is not None:
            yield at, place


def _is_plain(element: HtmlElement, text: str) -> bool:
    heading = _is_heading(element)
    if heading and len(text) > _LONGEST_HEADING:
        return False
    if _FURNITURE.search(f"{element.get('class', '')} {element.get('id', '')}"):
        return False
    linked = sum(len(link.text_content().strip()) for link in element.iter("a"))
    return linked <= _LINKED_SHARE * len(text)
