"""Talk written out for a model: one numbered line a message, cut into parts between messages.

A message is its line: nothing in it can look like another one. What the model says of a number is
said of a message; it never writes an id.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import regex

from bot.core.limits import fit
from bot.core.markdown import clean, defuse
from bot.core.words import count_words
from bot.digests import Posted
from bot.engines.llm.planning import Room, part_size
from bot.engines.llm.tokens import counter

LONGEST: Final = 1000
"""Characters of a message that are read."""

_NAME: Final = 40
"""Characters of a name that are read."""
_SHORTEST: Final = 40
"""Characters to which a message is cut where a part has hardly any room."""
_NUMBER: Final = 6
"""Tokens of a line's number and end; `_ANSWERED` more where it answers another."""
_ANSWERED: Final = 3
_NEARLY: Final = 0.85
"""Share of a part from which on it may end with its channel."""

_FOOTNOTE: Final = regex.compile(r"\[(\d{1,6}(?:\s*>\s*\d{1,6})?)\]")
_BRACKETS: Final = str.maketrans("[]", "()", ":<>")


class Heard(NamedTuple):
    """A message on its way to a model; a tuple, as thousands go from process to process.

    Attributes:
        raw: Its words as they were written.
        text: In one line, without live links; empty until it is written out.
    """

    id: int
    channel: int
    author: int
    reply_to: int | None
    speaker: str
    raw: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the talk; number n in `text` means `heard[n - 1]`."""

    text: str
    heard: tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """All that was said, in parts; one part means one call, none that nothing was said."""

    parts: tuple[Part, ...]
    tokens: int
    words: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A message with its tokens, and those of its channel's heading.

    Attributes:
        opens: Whether it is its channel's first.
    """

    heard: Heard
    tokens: int
    heading: int
    opens: bool

    @property
    def size(self) -> int:
        return self.tokens + (self.heading if self.opens else 0)


def flat(text: str) -> str:
    """Return a text in one line that holds no marker of a line, no link and nothing unseen."""
    return _FOOTNOTE.sub(r"(\1)", " ".join(defuse(clean(text)).split()))


def channel_name(channel: int, channels: Mapping[int, str]) -> str:
    """Return a channel's name as it is told."""
    return fit(flat(channels.get(channel, "")), _NAME)


def heard_of(posts: Iterable[Posted]) -> list[Heard]:
    """Return what is needed of messages to write them out."""
    return [
        Heard(post.id, post.channel, post.author, post.reply_to, post.speaker, post.text)
        for post in posts
        if post.text
    ]


def transcribe(
    posts: Sequence[Heard], channels: Mapping[int, str], encoding: str | None, room: Room
) -> Transcript:
    """Write messages out, channel by channel, in parts of about even size; for a worker process.

    Every message with words is in one part. Each part fits into `room`, if need be with messages
    cut short.
    """
    count = counter(encoding)
    lines = [
        line
        for channel, said in _by_channel(posts).items()
        for line in _lines(said, channel_name(channel, channels), count, room)
    ]
    tokens = sum(line.size for line in lines)
    words = sum(count_words(line.heard.text) for line in lines)
    if not lines:
        return Transcript((), 0, 0)
    stretches = [lines] if tokens <= room.whole else _cut(lines, part_size(tokens, room))
    return Transcript(tuple(_part(each, channels) for each in stretches), tokens, words)


def _by_channel(posts: Iterable[Heard]) -> dict[int, list[Heard]]:
    found: dict[int, list[Heard]] = {}
    for post in posts:
        found.setdefault(post.channel, []).append(post)
    return found


def _lines(
    posts: Iterable[Heard], channel: str, count: Callable[[str], int], room: Room
) -> Iterator[_Line]:
    heading = count(f"# {channel}\n")
    most = min(room.whole, room.part) - heading
    opens = True
    for post in posts:
        text = fit(flat(post.raw), LONGEST)
        if not text:
            continue
        speaker = fit(flat(post.speaker).translate(_BRACKETS), _NAME) or "?"
        named = count(f"{speaker}: ") + _NUMBER + (_ANSWERED if post.reply_to else 0)
        tokens = named + count(text)
        while tokens > most and len(text) > _SHORTEST:
            text = fit(text, len(text) // 2)
            tokens = named + count(text)
        yield _Line(post._replace(speaker=speaker, text=text), tokens, heading, opens)
        opens = False


def _cut(lines: Sequence[_Line], limit: int) -> list[list[_Line]]:
    """Cut lines into parts of at most `limit` tokens, as few as that takes and about even."""
    left = sum(line.size for line in lines)
    share = _share(left, limit)
    stretches: list[list[_Line]] = [[]]
    filled = 0
    for line in lines:
        enough = share * _NEARLY if line.opens else share
        if stretches[-1] and (filled >= enough or filled + line.size > limit):
            share = _share(left, limit)
            stretches.append([])
            filled = 0
        filled += line.size if stretches[-1] else line.tokens + line.heading
        stretches[-1].append(line)
        left -= line.size
    return stretches


def _share(tokens: int, limit: int) -> float:
    return tokens / math.ceil(tokens / limit)


def _part(lines: Sequence[_Line], channels: Mapping[int, str]) -> Part:
    numbers = {line.heard.id: n for n, line in enumerate(lines, 1)}
    written: list[str] = []
    channel = None
    for number, line in enumerate(lines, 1):
        heard = line.heard
        if heard.channel != channel:
            channel = heard.channel
            written.append(f"# {channel_name(channel, channels)}")
        answered = numbers.get(heard.reply_to or 0)
        mark = f"{number}>{answered}" if answered else f"{number}"
        written.append(f"[{mark}] {heard.speaker}: {heard.text}")
    return Part("\n".join(written), tuple(line.heard for line in lines))
