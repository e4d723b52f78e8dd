"""Short messages around a summary: progress and help."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from bot.core import texts
from bot.core.render.parts import said
from bot.core.render.payload import Reply

SUBJECT_LIMIT: Final = 80


class Stage(StrEnum):
    """What the bot is busy with."""

    READING = "reading"
    WRITING = "writing"


def progress_reply(stage: Stage, subject: str = "") -> Reply:
    """Say what is going on; `subject` names the source (a host, a file)."""
    if stage is Stage.WRITING:
        return Reply(texts.WRITING)
    if not subject:
        return Reply(texts.READING_UNNAMED)
    return Reply(texts.READING.format(subject=said(subject, SUBJECT_LIMIT)))


def help_reply(*, emoji: str | None = None) -> Reply:
    """Say what one can do; `emoji` is the reaction that asks for a summary, if one is set."""
    reaction = [texts.HELP_REACTION.format(emoji=emoji)] if emoji else []
    return Reply("\n".join([texts.HELP, *reaction, texts.HELP_CLOSE]))
