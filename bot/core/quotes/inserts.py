"""Cut the reporting clause out of words that run on around it between dashes or commas.

Slavic and Romance texts leave the marks open (or have only dashes) while they say who speaks:
each contiguous spoken stretch is then a quotation of its own, as it is with English marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

import regex

from bot.core.quotes.lexicon import word_set
from bot.core.quotes.span import Marked
from bot.core.quotes.tags import Tag, find_tags, verbs

_DASH = regex.compile(
    r"(?P<open>(?<!\s)\s++[—–―-]++(?=\S))|(?<!\s)\s++[—–―-]++(?:\s++|$)"
    r"|(?P<shut>(?<=[\p{L}\p{N}.,!?…])[—–―]++(?:\s++|(?=[.,;:]|$)))"
)
_DASHING = (
    "ru",
    "uk",
    "pl",
    "cs",
    "it",
    "es",
    "pt",
    "fr",
    "ro",
    "el",
    "sv",
    "da",
    "no",
    "fi",
    "hu",
)
_VERB = verbs(*_DASHING)
_ENGLISH = word_set("and but you we this that the they which because who it's")
"""English closes its marks before it reports, yet shares stems with other languages."""
_FIRST_WORDS = regex.compile(r"\W*(?:[\p{L}\p{M}’'-]+\W+){0,2}[\p{L}\p{M}’'-]+")
_LEADING = regex.compile(r"[\s.,;:—–―]*")


class Segment(NamedTuple):
    """What stands between two dashes: where it is, and how its dashes are spaced."""

    start: int
    end: int
    opened: bool
    shut: bool


def segments(text: str, start: int, end: int, *, masked: bytes | bytearray = b"") -> list[Segment]:
    """Divide `text[start:end]` at its dashes, except at offsets where `masked` is set."""
    result: list[Segment] = []
    begin, opened = start, False
    for dash in _DASH.finditer(text, start, end):
        if masked and masked[dash.start()]:
            continue
        result.append(Segment(begin, dash.start(), opened, dash["shut"] is not None))
        begin, opened = dash.end(), dash["open"] is not None
    if begin < end:
        result.append(Segment(begin, end, opened, shut=False))
    return result


def reports(text: str, segment: Segment) -> bool:
    """Tell whether a segment begins as a reporting clause does: in lower case, with its verb."""
    first = _FIRST_WORDS.match(text, segment.start, segment.end)
    if first is None or not first[0].lstrip()[0].islower():
        return False
    return _ENGLISH.isdisjoint(first[0].casefold().split()) and _VERB.search(first[0])


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow a spoken stretch: no white space, no comma before a dash, no stop after one."""
    lead = _LEADING.match(text, start, end)
    begin = lead.end() if lead and not text.startswith("...", start) else start
    return begin, begin + len(text[begin:end].rstrip().removesuffix(",").rstrip())


def set_off(text: str, previous: Segment, part: Segment, following: Segment) -> bool:
    """Tell whether `, – lower case. – Upper case` sets a segment off as narration."""
    return (
        text[previous.end - 1] in ",?!…»”"
        and text[part.start].islower()
        and text[part.end - 1] == "."
        and text[following.start].isupper()
    )


def split_inserts(text: str, found: Sequence[Marked]) -> list[Marked]:
    """Return the quotations with every inner `— said so-and-so —` cut out.

    `found` is in order of start; a quotation within another one is left whole by its cuts.
    """
    nested = _nested(text, found)
    result: list[Marked] = []
    for m in found:
        result += _pieces(text, m, nested)
    return result


def _nested(text: str, found: Sequence[Marked]) -> bytearray:
    """Return a byte for every offset, set where more than one quotation holds it."""
    steps = [0] * (len(text) + 1)
    for m in found:
        steps[m.open] += 1
        steps[m.close] -= 1
    return bytearray(depth > 1 for depth in accumulate(steps))


def _pieces(text: str, m: Marked, nested: bytearray) -> list[Marked]:
    mask = b"" if nested[m.start] else nested
    dashed = _spoken(m.start, m.end, _dashed(text, m, mask))
    spoken = [
        stretch
        for start, end in dashed
        for stretch in _spoken(start, end, find_tags(text, start, end, mask))
    ]
    if len(spoken) == 1:
        return [m]
    spans = [trim(text, start, end) for start, end in spoken]
    spans = [(start, end) for start, end in spans if start < end]
    return [
        replace(
            m,
            start=start,
            end=end,
            open=m.open if n == 0 else start,
            close=m.close if n == len(spans) - 1 else end,
        )
        for n, (start, end) in enumerate(spans)
    ]


def _spoken(
    start: int, end: int, cuts: Iterable[tuple[int, int] | Tag]
) -> Iterator[tuple[int, int]]:
    """Yield what the cuts, each from where to where the reporter speaks, leave of a stretch."""
    for cut in cuts:
        yield start, cut[0]
        start = cut[1]
    yield start, end


def _dashed(text: str, m: Marked, mask: bytes | bytearray) -> Iterator[tuple[int, int]]:
    parts = segments(text, m.start, m.end, masked=mask)
    for n in range(1, len(parts)):
        previous, part = parts[n - 1], parts[n]
        if n + 1 == len(parts):
            if text[previous.end - 1] in ",?!…" and reports(text, part):
                yield previous.end, part.end
        elif reports(text, part) or set_off(text, previous, part, parts[n + 1]):
            yield previous.end, parts[n + 1].start
