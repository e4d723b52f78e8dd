"""The line that brings a question along to where it is answered."""

from __future__ import annotations

from typing import Final

from bot.core.render.parts import said

QUESTION_LIMIT: Final = 200


def question_line(question: str, *, asker: int | None) -> str:
    """Quote a question that was asked elsewhere; the mention shows a name and pings nobody."""
    name = f" — <@{asker}>" if asker else ""
    return f"> {said(question, QUESTION_LIMIT)}{name}\n"
