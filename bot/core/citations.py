"""Links that open a source at a passage, and names of places; code builds every one of them.

A web page is opened at a passage by a text fragment, `#:~:text=[prefix-,]start[,end][,-suffix]`
(https://wicg.github.io/scroll-to-text-fragment/). A browser takes the first place that fits and
matches whole words only, so each candidate is tried on the article before it is used.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote, urlsplit

import regex

from bot.core import texts
from bot.models import Article, Mark, SourceKind

LINK_LIMIT: Final = 300
"""Encoded characters of a text directive: links are part of a message of 2000."""
_EXACT_LIMIT: Final = 120
_PIECES: Final = ((40, 3), (70, 3), (110, 3), (40, 1))
"""Least encoded length and least words of each end of a range, in the order they are tried."""
_CONTEXT_WORDS: Final = (3, 7)
_REACH: Final = 400
"""Characters that are looked at for a piece or its context; no piece is near that long."""
_CHARS_A_WORD: Final = 2.5
_CLAUSE_END: Final = 6
"""How far a piece of unspaced script is drawn out to end at a mark: words are not marked in it."""

_UNSPACED: Final = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_WORD: Final = regex.compile(rf"{_UNSPACED}\p{{M}}*|(?:(?!{_UNSPACED})\S)+")
_UNSPACED_CHAR: Final = regex.compile(_UNSPACED)
_INNER: Final = regex.compile(r"\b\w", regex.WORD)
_CORE: Final = regex.compile(r"\w(?:.*\w)?\p{M}*", regex.DOTALL)
_NUMBER: Final = regex.compile(r" *\d{1,3}[.)] (?=.)")

_Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Directive:
    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        parts = [
            f"{_encoded(self.prefix)}-" if self.prefix else "",
            _encoded(self.start),
            _encoded(self.end),
            f"-{_encoded(self.suffix)}" if self.suffix else "",
        ]
        return ",".join(part for part in parts if part)


def place_url(article: Article, start: int, end: int) -> str | None:
    """Return the link that opens the article where `article.text[start:end]` stands.

    None when the source has no address (a file). The bare address when no directive of a bearable
    length leads to the passage.
    """
    if article.url is None or article.kind is SourceKind.FILE:
        return None
    core = _CORE.search(article.text, _after_number(article.text, start), end)
    mark = _mark(article, core.start() if core else start)
    page, _, fragment = article.url.partition("#")
    place = article.url
    match article.kind:
        case SourceKind.PDF if mark:
            place = f"{page}#page={mark.at}"
        case SourceKind.VIDEO if mark:
            place = _at_moment(page, mark.at)
        case SourceKind.CHAT if mark:
            place = f"{page.rpartition('/')[0]}/{mark.at}"
        case SourceKind.PAGE if core and (directive := _directive(article.text, *core.span())):
            place = f"{page}#{fragment.partition(':~:')[0]}:~:text={directive}"
    return place


def _after_number(text: str, start: int) -> int:
    """Return where an item of a numbered list begins: the page draws the number, and holds none."""
    begins_line = start == 0 or text[start - 1] == "\n"
    number = _NUMBER.match(text, start) if begins_line else None
    return number.end() if number else start


def _at_moment(url: str, seconds: int) -> str:
    parts = urlsplit(url)
    kept = [pair for pair in parts.query.split("&") if pair and not pair.startswith("t=")]
    return parts._replace(query="&".join([*kept, f"t={seconds}"])).geturl()


def place_name(article: Article, start: int) -> str:
    """Return how readers call the place of an offset: `p. 12`, `1:02:45`; empty without parts."""
    mark = _mark(article, start)
    if mark is None:
        return ""
    match article.kind:
        case SourceKind.PDF:
            return texts.PAGE_NUMBER.format(page=mark.at)
        case SourceKind.VIDEO:
            hours, rest = divmod(mark.at, 3600)
            minutes, seconds = divmod(rest, 60)
            return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    return ""


def _mark(article: Article, start: int) -> Mark | None:
    """Return the part of the source in which an offset lies."""
    index = bisect_right(article.marks, start, key=lambda mark: mark.start) - 1
    return article.marks[index] if index >= 0 else None


def _directive(text: str, start: int, end: int) -> _Directive | None:
    for each in dict.fromkeys(_candidates(text, start, end)):
        if len(str(each)) <= LINK_LIMIT and _leads_to(each, text) == (start, end):
            return each
    return None


def _candidates(text: str, start: int, end: int) -> Iterator[_Directive]:
    """Yield ways to name a passage, the plainest first."""
    whole = text[start:end]
    ranges = list(_ranges(text, start, end))
    short = len(whole) <= LINK_LIMIT and (len(_encoded(whole)) <= _EXACT_LIMIT or not ranges)
    plain = [_Directive(whole)] if short and "\n" not in whole else []
    plain += ranges
    yield from plain
    for words in _CONTEXT_WORDS:
        prefix, suffix = _before(text, start, words), _after(text, end, words)
        for each in plain:
            yield replace(each, prefix=prefix)
            yield replace(each, suffix=suffix)
            yield replace(each, prefix=prefix, suffix=suffix)


def _ranges(text: str, start: int, end: int) -> Iterator[_Directive]:
    """Name a passage by its first and last words, each within one paragraph."""
    head = [match.span() for match in _WORD.finditer(text, start, min(end, start + _REACH))]
    tail = [match.span() for match in _WORD.finditer(text, max(start, end - _REACH), end)]
    for size, fewest in _PIECES:
        _, first_end = _piece(text, head, size, fewest)
        last_start, _ = _piece(text, tail[::-1], size, fewest)
        if first_end < last_start:
            yield _Directive(text[start:first_end], text[last_start:end])


def _piece(text: str, words: list[_Bounds], size: int, fewest: int) -> _Bounds:
    """Return the bounds of the first words that are long enough to be told from others.

    `words` may run backwards; the piece then is the passage's end.
    """
    taken = 0
    low, high = words[0]
    for word in words:
        if "\n" in text[min(high, word[1]) : max(low, word[0])]:
            break
        low, high, taken = min(low, word[0]), max(high, word[1]), taken + 1
        if _is_enough(text[low:high], size, fewest) and _may_end(text, words[taken - 1 :]):
            break
    core = _CORE.search(text, low, high)
    return core.span() if core else (low, high)


def _is_enough(piece: str, size: int, fewest: int) -> bool:
    unspaced = len(_UNSPACED_CHAR.findall(piece))
    words = unspaced / _CHARS_A_WORD + len(piece.split()) - bool(unspaced)
    return words >= fewest and len(_encoded(piece)) >= size


def _may_end(text: str, words: list[_Bounds]) -> bool:
    """Tell whether a piece can end at the first word, or had better go on to a mark nearby."""
    nearby = [bool(_UNSPACED_CHAR.match(text, low)) for low, _ in words[: _CLAUSE_END + 2]]
    return not all(nearby[:2]) or all(nearby)


def _before(text: str, start: int, count: int) -> str:
    """Return the last words before a passage, with the marks between, in the same paragraph."""
    paragraph = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    words = list(_WORD.finditer(text, paragraph, start))[-count:]
    found = _INNER.search(text, words[0].start(), start) if words else None
    return text[found.start() : start] if found else ""


def _after(text: str, end: int, count: int) -> str:
    """Return the first words after a passage, with the marks between, in the same paragraph."""
    paragraph = text.find("\n", end, end + _REACH)
    reach = end + _REACH if paragraph < 0 else paragraph
    words = list(_WORD.finditer(text, end, reach))[:count]
    found = _CORE.search(text, end, words[-1].end()) if words else None
    return text[end : found.end()] if found else ""


def _leads_to(directive: _Directive, text: str) -> _Bounds | None:
    """Return where a browser would go: the first match, at word boundaries, case ignored."""
    prefix = rf"\b{_loose(directive.prefix)}\s*" if directive.prefix else ""
    suffix = rf"\s*{_loose(directive.suffix)}\b" if directive.suffix else ""
    opening = rf"{prefix}(?P<start>\b{_loose(directive.start)}\b)"
    closing = rf"(?P<end>\b{_loose(directive.end)}\b)"
    if not directive.end:
        found = _search(opening + suffix, text)
        return found.span("start") if found else None
    first = _search(opening, text)
    last = _search(closing + suffix, text, first.end()) if first else None
    return (first.start("start"), last.end("end")) if first and last else None


def _search(pattern: str, text: str, start: int = 0) -> regex.Match[str] | None:
    return regex.search(pattern, text, regex.IGNORECASE | regex.WORD, pos=start)


def _loose(piece: str) -> str:
    return r"\s+".join(regex.escape(word) for word in piece.split())


def _encoded(piece: str) -> str:
    return quote(" ".join(piece.split()), safe="", errors="replace").replace("-", "%2D")
