"""Summaries, quotes and notes as Discord payload values, within every limit and without markup."""

from bot.core.render.live import Live, live_reply
from bot.core.render.notes import help_reply
from bot.core.render.parts import Style
from bot.core.render.payload import Embed, Field, Reply
from bot.core.render.summary import (
    Failed,
    Priced,
    Result,
    Summarized,
    failure_reply,
    offer_reply,
    quotes_reply,
    summary_reply,
)

__all__ = [
    "Embed",
    "Failed",
    "Field",
    "Live",
    "Priced",
    "Reply",
    "Result",
    "Style",
    "Summarized",
    "failure_reply",
    "help_reply",
    "live_reply",
    "offer_reply",
    "quotes_reply",
    "summary_reply",
]
