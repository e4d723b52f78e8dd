"""The markers of an answer, `[2]`: read in whatever spelling, taken off, put on; its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import regex

from bot.core.figures.tongues import guess
from bot.core.sentences import split

_MOST_IN_RANGE: Final = 10
_LIST: Final = r"\d{1,3}(?:\s*(?:[,;&–-]|and)\s*\d{1,3})*"
_WRITTEN: Final = regex.compile(
    rf"(?:\[\[?|【)\s*\^?(?:(?:passage|source)s?\s+)?({_LIST})\s*(?:†[^\]】]*)?(?:\]\]?|】)",
    regex.IGNORECASE,
)
_PART: Final = regex.compile(r"(\d+)(?:\s*[–-]\s*(\d+))?")
_MARKER: Final = regex.compile(r"\[(\d{1,3})\]")
_WITH_SPACE: Final = regex.compile(r"\s*\[\d{1,3}\]")
_UNFINISHED: Final = regex.compile(r"\s*(?:\[[^\]\n]{0,40}|【[^】\n]{0,40})\Z")
_BULLET: Final = regex.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_STOP: Final = regex.compile(r"[.!?…。！？।؟]+[\"”’»)」』]*\s*\Z")


@dataclass(slots=True)
class Line:
    """A line of an answer: its bullet, if it has one, and its sentences, the blanks before them."""

    bullet: str
    sentences: list[str]


def normalised(text: str) -> str:
    """Return an answer with all its markers as `[2]`, also those written `[1, 2]` or `【2】`."""
    return _WRITTEN.sub(lambda found: "".join(f"[{n}]" for n in _listed(found[1])), text)


def without_markers(text: str) -> str:
    """Return a normalised text as it reads without its markers."""
    return _WITH_SPACE.sub("", text)


def draft_without_markers(text: str) -> str:
    """Return an unfinished answer without its markers, the unfinished one included."""
    return without_markers(normalised(_UNFINISHED.sub("", text)))


def numbers(text: str) -> list[int]:
    """Return the numbers of a normalised text's markers."""
    return [int(number) for number in _MARKER.findall(text)]


def marked(sentence: str, marks: Iterable[int]) -> str:
    """Put markers at the end of a sentence, before its full stop."""
    signs = "".join(f"[{number}]" for number in marks)
    stop = _STOP.search(sentence)
    place = stop.start() if stop else len(sentence.rstrip())
    return f"{sentence[:place]} {signs}{sentence[place:]}" if signs else sentence


def cut(text: str) -> list[Line]:
    """Cut a normalised answer into lines and sentences; a marker belongs to what it follows."""
    # Telling any other language takes a model that only worker processes should load.
    language = guess(text) or "en"
    return [_line(line, language) for line in text.splitlines() if line.strip()]


def joined(lines: Iterable[Line]) -> str:
    """Return what is left of lines and sentences as a text."""
    texts = ((line.bullet, "".join(line.sentences).strip()) for line in lines)
    return "\n".join(f"{bullet}{text}" for bullet, text in texts if text)


def _line(text: str, language: str) -> Line:
    bullet = _BULLET.match(text)
    said = text[bullet.end() :] if bullet else text
    ends = [0, *(sentence.end for sentence in split(said, language))]
    return Line("- " if bullet else "", [said[low:high] for low, high in pairwise(ends)])


def _listed(text: str) -> Iterator[int]:
    for first, last in _PART.findall(text):
        low, high = int(first), int(last or first)
        yield from range(low, min(high, low + _MOST_IN_RANGE) + 1)
