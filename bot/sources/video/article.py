"""From a video's captions to an article with chapters. Runs in a worker process only."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import Final

from bot.models import Article, Coverage, Mark, SourceKind
from bot.sources import language
from bot.sources.amount import enough_words
from bot.sources.rendering import normalise
from bot.sources.video.recording import RawTranscript
from bot.sources.video.transcripts import Cue, transcript

_SITE: Final = "YouTube"
_TIME: Final = r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)"
_CHAPTER: Final = re.compile(rf"[^\w\n]{{0,9}}{_TIME}(?:\s?[-–—]\s?{_TIME})?(?![\d:])\W*(\w.*)")
_FEWEST_CHAPTERS: Final = 3
_LONGEST_NAME: Final = 120

_Chapters = list[tuple[int, str]]


def read_transcript(raw: RawTranscript, *, min_words: int) -> Article:
    """Return the article that is spoken in a video.

    Raises:
        SourceError: when too little is said in it.
    """
    cues = [Cue(start, end, text) for start, end, text in raw.cues]
    text, marks = _told(cues, _chapters(raw.description))
    words = enough_words(text, min_words)
    return Article(
        text=text,
        coverage=Coverage(complete=True, words_read=words),
        title=_line(raw.title),
        url=raw.url,
        kind=SourceKind.VIDEO,
        site=_SITE,
        author=_line(raw.channel) or None,
        published=_day(raw.published),
        language=language.choose(text, raw.language),
        marks=marks,
    )


def _told(cues: list[Cue], chapters: _Chapters) -> tuple[str, tuple[Mark, ...]]:
    """Return the text, each chapter under its name, and where in it each second is heard."""
    paragraphs: list[str] = []
    marks: list[Mark] = []
    length = 0
    for at, name, spoken in _parts(cues, chapters):
        text, heard = transcript(spoken)
        if not text:
            continue
        if name:
            paragraphs.append(name)
            marks.append(Mark(length, at))
            length += len(name) + 2
        paragraphs.append(text)
        marks += [Mark(length + mark.start, mark.at) for mark in heard]
        length += len(text) + 2
    return "\n\n".join(paragraphs), tuple(marks)


def _parts(cues: list[Cue], chapters: _Chapters) -> Iterator[tuple[int, str, list[Cue]]]:
    """Yield the start and name of each chapter, and what is said in it."""
    ends = [*(at for at, _ in chapters[1:]), math.inf]
    first = 0
    for (at, name), end in zip(chapters or [(0, "")], ends, strict=True):
        last = bisect_left(cues, end, lo=first, key=lambda cue: cue.start)
        yield at, name, cues[first:last]
        first = last


def _chapters(description: str) -> _Chapters:
    """Return start and name of the chapters that a description lists; none where it lists none.

    A list begins at 0:00, has three chapters or more, and its times rise
    (https://support.google.com/youtube/answer/9884579).
    """
    found: _Chapters = []
    for line in description.splitlines():
        match = _CHAPTER.fullmatch(line.strip())
        if match is None:
            continue
        hours, minutes, seconds = (int(part or 0) for part in match.groups()[:3])
        at = hours * 3600 + minutes * 60 + seconds
        if (not found and at) or (found and at <= found[-1][0]):
            return []
        found.append((at, _line(match[7])[:_LONGEST_NAME]))
    return found if len(found) >= _FEWEST_CHAPTERS else []


def _line(text: str) -> str:
    return " ".join(normalise(text).split())


def _day(moment: str) -> str | None:
    try:
        return date.fromisoformat(moment[:10]).isoformat()
    except ValueError:
        return None
