"""What a model is told of passages and of a conversation, as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import regex

from bot.core.answering import Passage
from bot.core.tokens import estimate_tokens
from bot.engines.llm.frames import about
from bot.models import Article, Exchange

_SAID: Final = 2000
"""Characters of one question or answer that are read out."""
_SHORTER: Final = (_SAID, 1000, 500, 250, 120, 60)
_FOOTNOTE: Final = regex.compile(r"\[(\d{1,3})\]")


def numbered(passages: Sequence[Passage], documents: Sequence[Article]) -> str:
    """Return passages with their numbers, and what is known of each article above its first."""
    return "\n\n".join(_numbered(passages, documents))


def conversation(gist: str, exchanges: Sequence[Exchange], *, room: int) -> str:
    """Return the last exchanges that fit into so many tokens, oldest first, and the gist before.

    The very last is shortened where it does not fit: it tells most about what a question means.
    """
    told: list[str] = []
    for exchange in reversed(exchanges):
        lengths = (_SAID,) if told else _SHORTER
        fitting = (said for said in _spoken(exchange, lengths) if estimate_tokens(said) <= room)
        said = next(fitting, "")
        if not said:
            break
        room -= estimate_tokens(said)
        told.insert(0, said)
    before = _flat(gist, _SAID)
    if before and estimate_tokens(before) <= room:
        told.insert(0, f"Before: {before}")
    return "\n".join(told)


def _spoken(exchange: Exchange, lengths: Iterable[int]) -> Iterator[str]:
    for most in lengths:
        yield f"Q: {_flat(exchange.question, most)}\nA: {_flat(exchange.answer, most)}"


def _numbered(passages: Sequence[Passage], documents: Sequence[Article]) -> Iterator[str]:
    document = -1
    for number, passage in enumerate(passages, 1):
        if passage.document != document:
            document = passage.document
            known = about(documents[document])
            several = f"Article {document + 1}: " if len(documents) > 1 else ""
            if several or known:
                yield f"{several}{known}"
        # An article's own notes must not be taken for numbers of passages.
        yield f"[{number}] " + _FOOTNOTE.sub(r"(\1)", passage.text.strip())


def _flat(text: str, most: int) -> str:
    return " ".join(text.split())[:most]
