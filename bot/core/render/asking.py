"""The lines that code puts before an answer: what was asked, and what came with it."""

from __future__ import annotations

from typing import Final

from bot.core.render.parts import said

QUESTION_LIMIT: Final = 200
NAMED_LIMIT: Final = 60


def question_line(question: str, *, asker: int | None) -> str:
    """Quote a question that was asked elsewhere; the mention shows a name and pings nobody."""
    name = f" — <@{asker}>" if asker else ""
    return f"> {said(question, QUESTION_LIMIT)}{name}\n"


def unread_line(name: str, sentence: str) -> str:
    """Say in small print that a link or file that came with a question could not be read."""
    return f"-# {said(name, NAMED_LIMIT)}: {sentence}"
