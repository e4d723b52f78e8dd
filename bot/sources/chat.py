"""From a run of messages to one text in which each message can be found again.

Runs in a worker process only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.core.words import count_words
from bot.errors import Empty, TooShort
from bot.models import Article, ChatLine, Coverage, Mark, SourceKind
from bot.sources import language
from bot.sources.rendering import normalise, one_line

_GAP: Final = "\n\n"
_SPEAKER: Final = re.compile(r"^([^\n:]{1,100}):", re.MULTILINE)


def read_chat(lines: Sequence[ChatLine], url: str, *, min_words: int) -> Article:
    """Return a conversation as an article: a paragraph a message, its speaker before a colon.

    Args:
        lines: In the order they were written.
        url: The jump link of the first one.
        min_words: Shorter conversations are refused.

    Raises:
        SourceError: when there is too little said.
    """
    names = {_name(line) for line in lines}
    pieces, marks, at = list[str](), list[Mark](), 0
    author = 0
    for line in lines:
        said = _said(line, names)
        if not said:
            continue
        if pieces:
            pieces.append(_GAP)
            at += len(_GAP)
        marks.append(Mark(at, line.id))
        is_named = line.author != author or line.paused
        pieces.append(f"{_name(line)}: {said}" if is_named else said)
        at += len(pieces[-1])
        author = line.author
    text = "".join(pieces)
    words = count_words(text)
    if not words:
        raise Empty
    if words < min_words:
        raise TooShort
    return Article(
        text=text,
        coverage=Coverage(complete=True, words_read=words),
        url=url,
        kind=SourceKind.CHAT,
        language=language.detect(text),
        marks=tuple(marks),
    )


def _name(line: ChatLine) -> str:
    # A colon ends a speaker's name, so that none can hold another's words.
    return " ".join(one_line(line.speaker).replace(":", " ").split()) or "?"


def _said(line: ChatLine, names: set[str]) -> str:
    """Return a message's text as one paragraph, in which nobody else is made to speak."""
    text = re.sub(r"\n{2,}", "\n", normalise(line.text))
    return _SPEAKER.sub(lambda turn: f"> {turn[0]}" if turn[1].strip() in names else turn[0], text)
