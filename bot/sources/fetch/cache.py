"""Pages that may be read again without asking their site, or by asking only if they changed.

What may be kept, and for how long, follows RFC 9111 (HTTP Caching), on the careful side.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from multidict import CIMultiDict

from bot.sources.fetch.dates import http_date

T = TypeVar("T")

MAX_AGE: Final = 3600.0
"""Longest time in seconds that a page counts as fresh, whatever its site says."""

ENTRIES: Final = 256

_OVERHEAD: Final = 1024
_LABEL: Final = 256


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms a page may be kept.

    Attributes:
        seconds: How long it is fresh.
        etag: What the site calls this version; empty: it has no name.
        modified: When it was last changed, as the site wrote it; empty: unknown.
    """

    seconds: float
    etag: str = ""
    modified: str = ""

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for the page only if it is another one by now (RFC 9110, 13.1)."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """A page with its terms.

    Attributes:
        fresh_until: In the seconds of the clock that the caller goes by.
        size: What it counts for, in bytes.
    """

    value: T
    terms: Terms
    fresh_until: float
    size: int


class Cache(Generic[T]):
    """Pages by link, within a limit of bytes and of entries; the least used ones go first.

    The caller says what time it is, by any clock that never goes back.
    """

    def __init__(self, *, max_bytes: int, entries: int = ENTRIES) -> None:
        self._max_bytes = max_bytes
        self._entries = entries
        self._kept: OrderedDict[str, Kept[T]] = OrderedDict()
        self._bytes = 0

    def get(self, url: str) -> Kept[T] | None:
        """Return what is kept for a link, fresh or not."""
        kept = self._kept.get(url)
        if kept is not None:
            self._kept.move_to_end(url)
        return kept

    def put(self, url: str, value: T, *, terms: Terms | None, size: int, now: float) -> None:
        """Keep a page, or drop what was kept for its link when `terms` is None.

        Args:
            url: The link that led to it.
            value: The page.
            terms: As `terms` found them in its headers.
            size: Its bytes.
            now: The time.
        """
        old = self._kept.pop(url, None)
        if old is not None:
            self._bytes -= old.size
        size += len(url) + _OVERHEAD
        if terms is None or size > self._max_bytes:
            return
        self._kept[url] = Kept(value, terms, now + terms.seconds, size)
        self._bytes += size
        while self._bytes > self._max_bytes or len(self._kept) > self._entries:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= dropped.size


def terms(headers: Mapping[str, str], *, default: float) -> Terms | None:
    """Return on which terms a successful answer may be kept; None: it may not.

    Args:
        headers: Of the answer.
        default: Seconds that it is fresh when it says nothing about that.
    """
    named = CIMultiDict(headers)
    directives = _directives(named)
    if not directives.keys().isdisjoint({"no-store", "private"}):
        return None
    if "*" in ",".join(named.getall("Vary", [])):
        return None
    etag, modified = _label(named, "ETag"), _label(named, "Last-Modified")
    seconds = _fresh_seconds(named, directives)
    if seconds is None:
        seconds = 0.0 if etag or modified else default
    if not (seconds or etag or modified):
        return None
    return Terms(seconds, etag, modified)


def renewed(kept: Terms, headers: Mapping[str, str]) -> Terms | None:
    """Return the terms of a kept page whose site says that it has not changed (RFC 9111, 4.3.4)."""
    named = CIMultiDict(headers)
    for name, value in (("ETag", kept.etag), ("Last-Modified", kept.modified)):
        if value:
            named.setdefault(name, value)
    return terms(named, default=0.0)


def _label(headers: CIMultiDict[str], name: str) -> str:
    """Return a header that may be sent back as it is; empty when it holds what no header may."""
    value = headers.get(name, "")
    return value if len(value) <= _LABEL and value.isascii() and value.isprintable() else ""


def _directives(headers: CIMultiDict[str]) -> dict[str, list[str]]:
    """Return what `Cache-Control` says, each directive with the values that it was given."""
    found: dict[str, list[str]] = {}
    for part in ",".join(headers.getall("Cache-Control", [])).lower().split(","):
        name, _, value = part.strip().partition("=")
        found.setdefault(name.strip(), []).append(value.strip(' "'))
    return found


def _fresh_seconds(headers: CIMultiDict[str], directives: Mapping[str, list[str]]) -> float | None:
    """Return how long an answer says that it is fresh; None when it does not say."""
    if "no-cache" in directives:
        return 0.0
    if "max-age" in directives:
        seconds = min(map(_number, directives["max-age"])) - _number(headers.get("Age", "0"))
    elif "Expires" in headers:
        seconds = _seconds_between(headers.get("Date", ""), headers["Expires"])
    else:
        return None
    return min(max(seconds, 0.0), MAX_AGE)


def _number(text: str) -> float:
    return float(text) if text.isascii() and text.isdecimal() and len(text) < 12 else 0.0


def _seconds_between(start: str, end: str) -> float:
    """Return the seconds from one date of a header to another; none when one is no date."""
    began, ended = http_date(start), http_date(end)
    return (ended - began).total_seconds() if began and ended else 0.0
