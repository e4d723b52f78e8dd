"""Whether two addresses belong to the same site, and what a page says of its own address."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from lxml.html import HtmlElement
from tld import get_fld

from bot.core.urls import canonical_url
from bot.sources.fetch.addresses import MAX_URL_LENGTH

_FRONT: Final = re.compile(r"(?:index|default)(?:\.\w+)?", re.IGNORECASE)
_ENDING: Final = re.compile(r"\.[a-z]{3,5}$", re.IGNORECASE)
_OF_MEMBERS: Final = frozenset({"r", "u", "user", "view"})
"""Before a member's name, in the paths of sites where everybody has pages."""

_NUMBER: Final = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?:\d{4})?(?!\d))\d{4,}")
"""An article's, but no year and no date: these it shares with all of that day."""


def same_site(first: str, second: str) -> bool:
    """Tell whether two http(s) addresses are of one registrable domain.

    Addresses without one (loopback, numbers) have to agree in host and port.
    """
    owners = [get_fld(url, fail_silently=True) for url in (first, second)]
    if None in owners:
        return urlsplit(first).netloc.lower() == urlsplit(second).netloc.lower()
    return owners[0] == owners[1]


def base_of(tree: HtmlElement, url: str) -> str:
    """Return the address that the links of the page at `url` are relative to."""
    base = next(iter(tree.xpath("//base/@href")), "").strip()
    try:
        return urljoin(url, base) if len(base) <= MAX_URL_LENGTH else url
    except ValueError:
        return url


def resolve(base: str, reference: str, *, site: str) -> str | None:
    """Return the absolute http(s) address of a link, without its fragment.

    None when it is no address, or not one of the site that the address `site` is of.
    """
    reference = reference.strip()
    if len(reference) > MAX_URL_LENGTH:
        return None
    try:
        absolute = urljoin(base, reference).partition("#")[0]
        kept = urlsplit(absolute).scheme in {"http", "https"} and same_site(absolute, site)
    except ValueError:
        return None
    return absolute if kept else None


def stated_url(tree: HtmlElement, url: str | None) -> str | None:
    """Return the canonical form of the address that a page names as its article's own.

    None when it names none, the address it was read at, or one of another article: of another
    site, another member of the site, a section, the front page. Templates get that wrong, and a
    page may claim another's address so that it is shown in its place.
    """
    if url is None:
        return None
    named = tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
    named += tree.xpath("//meta[@property='og:url']/@content")
    reference = named[0].strip() if named else ""
    absolute = resolve(base_of(tree, url), reference, site=url) if reference else None
    stated, read = canonical_url(absolute) if absolute else None, canonical_url(url)
    if stated is None or read is None or stated == read:
        return None
    return stated if _is_same_article(urlsplit(stated), urlsplit(read)) else None


def _is_same_article(stated: SplitResult, read: SplitResult) -> bool:
    named, shown = _segments(stated), _segments(read)
    if not stated.query and (not named or _FRONT.fullmatch(named[-1])):
        return False
    if len(named) < len(shown) and named == shown[: len(named)]:
        return False
    if (_is_members(named) or _is_members(shown)) and named[:2] != shown[:2]:
        return False
    return _agree_in_number(stated, read) or _agree_in_name(stated, read)


def _agree_in_number(stated: SplitResult, read: SplitResult) -> bool:
    numbers = [set(_NUMBER.findall(f"{each.path}?{each.query}")) for each in (stated, read)]
    return not numbers[0].isdisjoint(numbers[1])


def _agree_in_name(stated: SplitResult, read: SplitResult) -> bool:
    """Tell whether two addresses end in the same words, or have the same path.

    The one that is stated may leave out parameters, but have no others.
    """
    if not {*stated.query.split("&")} - {""} <= {*read.query.split("&")}:
        return False
    named, shown = _segments(stated), _segments(read)
    if named == shown:
        return True
    last, same = (_ENDING.sub("", (segments or [""])[-1]) for segments in (named, shown))
    return last == same and any(map(str.isalpha, last)) and not _FRONT.fullmatch(last)


def _is_members(segments: list[str]) -> bool:
    return bool(segments) and (segments[0][0] in "@~" or segments[0] in _OF_MEMBERS)


def _segments(parts: SplitResult) -> list[str]:
    return [segment for segment in parts.path.split("/") if segment]
