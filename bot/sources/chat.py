"""From a run of messages to one text in which each message can be found again.

Runs in a worker process only.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.words import count_words
from bot.errors import Empty, TooShort
from bot.models import Article, ChatLine, Coverage, Mark, SourceKind
from bot.sources import language
from bot.sources.rendering import normalise, one_line


def read_chat(lines: Sequence[ChatLine], url: str, *, min_words: int) -> Article:
    """Return a conversation as an article: a paragraph a message, its speaker before a colon.

    Args:
        lines: In the order they were written.
        url: The jump link of the first one.
        min_words: Shorter conversations are refused.

    Raises:
        SourceError: when there is too little said.
    """
    text, marks = "", list[Mark]()
    for line in lines:
        said = normalise(line.text)
        if not said:
            continue
        gap = "\n\n" if text else ""
        marks.append(Mark(len(text) + len(gap), line.id))
        speaker = one_line(line.speaker)
        text += f"{gap}{speaker}: {said}" if speaker else gap + said
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
