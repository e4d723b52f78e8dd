"""From captions to running text in which each second can be found again."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.models import Mark
from bot.sources.rendering import normalise

_VOICE: Final = re.compile(r"<v(?:\.[\w.-]+)?[ \t]+([^>]{1,80})>", re.I)
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>|\{\\[^{}]*\}")
_CHANGE: Final = re.compile(r"^(?:[-–—]{1,2}(?=\s*\w)|>>+)\s*")
_NAMED: Final = re.compile(r"^[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}: ")
_SOUND: Final = re.compile(r"\[[^\[\]]{0,60}\]|[♪♫♬]+|^\s*\([^()]{0,60}\)\s*$")
_ENDED: Final = re.compile(r"[.!?…。！？؟।]['\"’”»)\]]*$")
_WIDE_END: Final = tuple("。！？、，」』")
_PAUSE: Final = 3.0
_ROLLING: Final = 1.0
_LONG: Final = 700
_TOO_LONG: Final = 1400


@dataclass(frozen=True, slots=True)
class Cue:
    """A caption.

    Attributes:
        start: Seconds from the beginning.
        end: Seconds from the beginning.
        text: What is shown; it may hold line feeds, and tags of WebVTT.
    """

    start: float
    end: float
    text: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a caption; `speaker` is None where nothing tells that somebody else speaks."""

    text: str
    speaker: str | None = None


@dataclass(slots=True)
class _Writer:
    """The text so far."""

    parts: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0
    paragraph: int = 0
    speaker: str = ""

    def write(self, text: str, at: float, gap: str) -> None:
        gap = gap if self.parts else ""
        start = self.length + len(gap)
        self.parts.append(gap + text)
        if gap == "\n\n":
            self.paragraph = start
        self.length = start + len(text)
        if not self.marks or self.marks[-1].at != int(at):
            self.marks.append(Mark(start, max(0, int(at))))


def transcript(cues: Sequence[Cue]) -> tuple[str, tuple[Mark, ...]]:
    """Return what is spoken, in paragraphs, and where in it each second is heard.

    A pause or another speaker starts a paragraph; captions that roll (each repeats the line
    before) are told once; marks of sounds are left out.

    Args:
        cues: By rising `start`.
    """
    writer = _Writer()
    before: list[str] = []
    ended = 0.0
    for cue in cues:
        lines = list(_lines(cue.text))
        shown = [line.text for line in lines]
        apart = cue.start - ended
        fresh = _unrepeated(lines, before) if apart <= _ROLLING else lines
        for line in fresh:
            _add(writer, line, cue.start, apart if line is fresh[0] else 0.0)
        if shown:
            before, ended = shown, max(ended, cue.end)
    return "".join(writer.parts), tuple(writer.marks)


def _lines(text: str) -> Iterator[_Line]:
    voice = ""
    for raw in text.split("\n"):
        named = _VOICE.search(raw)
        speaker = None
        if named:
            voice = _plain(named[1])
            speaker = voice
        line = _plain(_SOUND.sub(" ", _plain(html.unescape(_TAG.sub("", raw)))))
        if change := _CHANGE.match(line):
            line, speaker = line[change.end() :], speaker or ""
        elif speaker is None and _NAMED.match(line):
            speaker = ""
        if any(map(str.isalnum, line)):
            yield _Line(line, speaker)


def _plain(text: str) -> str:
    return " ".join(normalise(text).split())


def _unrepeated(lines: list[_Line], before: list[str]) -> list[_Line]:
    """Return the lines without those, and the beginning, that the caption before has shown."""
    for count in range(min(len(lines), len(before)), 0, -1):
        if [line.text for line in lines[:count]] == before[-count:]:
            return lines[count:]
    if lines and before and lines[0].text.startswith(f"{before[-1]} "):
        grown = lines[0].text[len(before[-1]) :].strip()
        return [_Line(grown), *lines[1:]]
    return lines


def _add(writer: _Writer, line: _Line, at: float, pause: float) -> None:
    text = line.text
    if line.speaker and line.speaker != writer.speaker:
        text = f"{line.speaker}: {text}"
    changed = line.speaker is not None and (not line.speaker or line.speaker != writer.speaker)
    if line.speaker is not None:
        writer.speaker = line.speaker
    before = writer.parts[-1] if writer.parts else ""
    length = writer.length - writer.paragraph
    ended = bool(_ENDED.search(before))
    if changed or pause >= _PAUSE or (length > _LONG and ended) or length > _TOO_LONG:
        gap = "\n\n"
    else:
        gap = "" if before.endswith(_WIDE_END) else " "
    writer.write(text, at, gap)
