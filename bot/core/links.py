"""The links a person means in a Discord message, whatever markdown stands around them.

Discord's dialect has no parser of its own in Python, and a general markdown parser reads it
differently: unclosed code is text here, `||` hides, `<url>` asks for no preview.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final
from unicodedata import category

import regex

from bot.core.urls import Kind, canonical_url, kind_of

_START: Final = regex.compile(
    r"(?P<target>\]\(\s*<?)?(?P<angle>(?<!\\)<)?(?P<link>https?://)(?!https?://)", regex.IGNORECASE
)
# What ends a link wherever it stands: white space, marks no address holds raw, closing and full
# stops of other scripts, emoji, and what has no width (but for the joiner inside Persian words).
# A second scheme ends it too, unless the address carries it (an archive's, a redirect's). A host
# may hold emoji, and people escape the marks that Discord would take for emphasis.
_CHARACTERS: Final = regex.compile(
    r"""(?:
        (?!(?<![/=?&#:])https?://)
        (?![0-9\#*]\uFE0F?\u20E3)
        (?![\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}--[\x00-\x7F©®™]])
        [^\s<>"`|\\\p{Cc}\p{Default_Ignorable_Code_Point}
          “”„‟«»‹›—…、。，．；：！？｡､「」『』【】《》〈〉〔〕（）［］｛｝｢｣،؛؟۔।॥։።၊။]
        | (?<=\p{Arabic})\u200C(?=\p{Arabic})
        | \\(?=[_*~])
    )++""",
    regex.VERBOSE | regex.IGNORECASE | regex.VERSION1,
)
_EMOJI_HOST: Final = regex.compile(
    r"[\p{L}\p{M}\p{N}\-]{0,63}+\p{Extended_Pictographic}"
    r"[\p{L}\p{M}\p{N}\-\uFE0F\u200D\p{Extended_Pictographic}]{0,63}+\.(?=\p{L})",
    regex.VERSION1,
)
_BRACKET: Final = re.compile(r"[()\[\]{}]")
_CLOSERS: Final = {")": "(", "]": "[", "}": "{"}
_TRAILING: Final = frozenset(".,:;!?'*^([{\\")
_PLAIN: Final = frozenset(map(chr, range(128))) | frozenset("©®™")
_AROUND: Final = frozenset({"Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Sm", "So"})
_ESCAPED: Final = regex.compile(r"\\([_*~])")
_EMPHASIS: Final = regex.compile(r"(?<![\w/])(?P<opens>_{1,3})(?=\S)|(?<=\S)_{1,3}(?!\w)")
# `regex` looks for a required character up to the end of the text at every try; `re` does not.
_DELIMITED: Final = re.compile(r"[^\s<>]++(?=>)")
_UNSPACED: Final = regex.compile(r"(?:[^\s<>\]]|\](?!\(\s*<?https?://)){1,4096}+", regex.IGNORECASE)
_TARGET_END: Final = re.compile(r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)")
_LABEL: Final = regex.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?(?=https?://)", regex.IGNORECASE
)
_TICKS: Final = regex.compile(r"`+")
_SPOILER: Final = regex.compile(r"(?<!\\)\|\|(.+?)\|\|", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a message.

    Attributes:
        url: As written, without the backslashes that keep marks in it from being emphasis.
        canonical: The key under which the address is known, whatever way it was shared.
        suppressed: Written as `<url>`: its author wants no preview.
        spoiler: Inside spoiler marks: what is said of it belongs inside some too.
    """

    url: str
    canonical: str
    kind: Kind
    suppressed: bool = False
    spoiler: bool = False


def find_links(content: str, *, auto: bool) -> list[Link]:
    """Return the links in a message, each once, in order.

    Args:
        content: A message's content, in Discord's markdown.
        auto: True when nobody asked: only what can be read as an article counts, and what its
            author hid (no preview, spoiler) is left alone.
    """
    text = _without_code(content)
    spoilers = [match.span() for match in _SPOILER.finditer(text)]
    found: dict[str, Link] = {}
    known: dict[str, tuple[str | None, Kind | None]] = {}
    for start, url, suppressed in _urls(text):
        if url not in known:
            key = canonical_url(url)
            known[url] = key, kind_of(key) if key else None
        canonical, kind = known[url]
        if not canonical or not kind:
            continue
        link = Link(url, canonical, kind, suppressed, _within(start, spoilers))
        found[canonical] = _merged(found[canonical], link) if canonical in found else link
    return [link for link in found.values() if not auto or _offers_itself(link)]


def _offers_itself(link: Link) -> bool:
    return link.kind in {"article", "pdf"} and not link.suppressed and not link.spoiler


def _merged(first: Link, again: Link) -> Link:
    """A link that stands in the open once is not hidden."""
    return replace(
        first,
        suppressed=first.suppressed and again.suppressed,
        spoiler=first.spoiler and again.spoiler,
    )


def _within(position: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect_left(spans, (position + 1,)) - 1
    return index >= 0 and position < spans[index][1]


def _without_code(text: str) -> str:
    """Blank out code spans and blocks: runs of backticks that find a run of their length."""
    runs = [match.span() for match in _TICKS.finditer(text)]
    closer: list[int | None] = [None] * len(runs)
    following: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        size = runs[index][1] - runs[index][0]
        closer[index] = following.get(size)
        following[size] = index
    pieces, done, index = [], 0, 0
    while index < len(runs):
        start, closing = runs[index][0], closer[index]
        if closing is not None and not _escaped(text, start):
            end = runs[closing][1]
            pieces += [text[done:start], " " * (end - start)]
            done, index = end, closing
        index += 1
    return "".join([*pieces, text[done:]])


def _escaped(text: str, position: int) -> bool:
    first = position
    while first and text[first - 1] == "\\":
        first -= 1
    return (position - first) % 2 == 1


def _urls(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield start, address and whether it is suppressed, from left to right."""
    labels = [match.span(1) for match in _LABEL.finditer(text)]
    bodies = _Bodies(text)
    done = 0
    for match in _START.finditer(text):
        start = match.start("link")
        if start < done or _within(start, labels):
            continue
        target = _target(text, start) if match["target"] else None
        enclosed = _DELIMITED.match(text, start) if match["angle"] and not target else None
        url = target or (enclosed[0] if enclosed else _bare(bodies, done, match))
        done = start + len(url)
        yield start, _ESCAPED.sub(r"\1", url), enclosed is not None


def _target(text: str, start: int) -> str | None:
    """Return the target of a masked link, or None where the link is not closed."""
    delimited = _DELIMITED.match(text, start) if text[start - 1] == "<" else None
    if delimited:
        return delimited[0]
    body = _UNSPACED.match(text, start)
    end = _balanced(text, start, body.end() if body else start)
    return text[start:end] if _TARGET_END.match(text, end) else None


class _Bodies:
    """What a text's addresses hold behind `https://`.

    The characters of one may run on over many starts: they are looked through once for all.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._start = self._end = 0

    def end(self, start: int) -> int:
        """Return where the address ends whose host begins at `start`."""
        host = _EMOJI_HOST.match(self.text, start)
        end = self._run(host.end()) if host else start
        return end if host and end > host.end() else self._run(start)

    def _run(self, start: int) -> int:
        if not self._start <= start < self._end:
            run = _CHARACTERS.match(self.text, start)
            self._start, self._end = start, run.end() if run else start
        return self._end


def _bare(bodies: _Bodies, done: int, match: regex.Match[str]) -> str:
    """Return the address without what belongs to the sentence around it."""
    text = bodies.text
    url = text[match.start("link") : _balanced(text, match.end(), bodies.end(match.end()))]
    if text.startswith(">", match.start("link") + len(url)):
        url = url.rstrip("-=")
    url = _trimmed(url)
    closing = len(url) - len(url.rstrip("_"))
    opened = _opened(text, done, match.start("link")) if closing else 0
    return _trimmed(url[: -min(closing, opened)]) if opened else url


def _opened(text: str, start: int, end: int) -> int:
    """Return how many underscores before a link wait for as many behind it."""
    waiting: list[int] = []
    for mark in _EMPHASIS.finditer(text, start, end + 1):
        if mark["opens"]:
            waiting.append(len(mark[0]))
        elif waiting:
            waiting.pop()
    return waiting[-1] if waiting else 0


def _trimmed(url: str) -> str:
    end = len(url)
    while True:
        last = url[end - 1]
        if last in _TRAILING or (last not in _PLAIN and category(last) in _AROUND):
            end -= 1
        elif url.endswith("~~", 0, end):
            end -= 2
        else:
            return url[:end]


def _balanced(text: str, start: int, end: int) -> int:
    """Return where an address ends: before the first closing bracket that nothing in it opens."""
    opened: list[str] = []
    for bracket in _BRACKET.finditer(text, start, end):
        char = bracket[0]
        if char not in _CLOSERS:
            opened.append(char)
        elif not opened or opened.pop() != _CLOSERS[char]:
            return bracket.start()
    return end
