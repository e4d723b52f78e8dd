"""Answers from articles alone: what to read for a question, what to say, and what it rests on."""

from __future__ import annotations

from bot.core.answering.chatter import Tone, is_chatter, is_for_others, is_question, tone
from bot.core.answering.extract import extract_answer
from bot.core.answering.leaning import leans, lookup
from bot.core.answering.reading import Passage, cut, passages_of, retrieve
from bot.core.answering.verify import verify_answer

__all__ = [
    "Passage",
    "Tone",
    "cut",
    "extract_answer",
    "is_chatter",
    "is_for_others",
    "is_question",
    "leans",
    "lookup",
    "passages_of",
    "retrieve",
    "tone",
    "verify_answer",
]
