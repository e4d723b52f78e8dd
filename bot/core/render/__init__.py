"""Summaries, answers, quotes and notes as Discord payload values, within every limit."""

from bot.core.render.answer import added_line, answer_draft, answer_reply, looking_reply
from bot.core.render.asking import question_line
from bot.core.render.live import Live, live_reply
from bot.core.render.names import thread_name
from bot.core.render.notes import forgotten_reply, help_reply, privacy_reply, repost_reply
from bot.core.render.pages import quotes_page
from bot.core.render.panel import settings_reply
from bot.core.render.parts import Style, title_of
from bot.core.render.payload import Embed, Field, Picture, Reply
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
    "Picture",
    "Priced",
    "Reply",
    "Result",
    "Style",
    "Summarized",
    "added_line",
    "answer_draft",
    "answer_reply",
    "failure_reply",
    "forgotten_reply",
    "help_reply",
    "live_reply",
    "looking_reply",
    "offer_reply",
    "privacy_reply",
    "question_line",
    "quotes_page",
    "quotes_reply",
    "repost_reply",
    "settings_reply",
    "summary_reply",
    "thread_name",
    "title_of",
]
