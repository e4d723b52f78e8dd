"""Summaries, quotes and notes as Discord payload values, within every limit and without markup."""

from bot.core.render.notes import Stage, help_reply, progress_reply
from bot.core.render.parts import Style
from bot.core.render.payload import Embed, Field, Reply
from bot.core.render.summary import (
    Failed,
    Result,
    Summarized,
    failure_reply,
    quotes_reply,
    summary_reply,
)

__all__ = [
    "Embed",
    "Failed",
    "Field",
    "Reply",
    "Result",
    "Stage",
    "Style",
    "Summarized",
    "failure_reply",
    "help_reply",
    "progress_reply",
    "quotes_reply",
    "summary_reply",
]
