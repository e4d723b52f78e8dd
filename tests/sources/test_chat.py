"""Runs of messages become one text in which each can be found again."""

from __future__ import annotations

import pytest

from bot.core.quotes import find_quotes
from bot.errors import Empty, TooShort
from bot.models import ChatLine, Mark, SourceKind
from bot.sources.chat import read_chat

URL = "https://discord.com/channels/1/2/10"
LINES = (
    ChatLine(10, 1, "Ana", "The ferry is late again.\nWho is on the pier?"),
    ChatLine(11, 1, "Ana", "I can see nobody."),
    ChatLine(12, 2, "Ben\nJonas", "\u202eI am   here, “waiting for the boat”, as I said."),
    ChatLine(13, 1, "Ana", "  \u200b "),
    ChatLine(14, 1, "Ana", "Then tell the captain to wait."),
)


def test_speakers_stand_before_what_they_say_and_marks_where_it_begins() -> None:
    article = read_chat(LINES, URL, min_words=3)
    assert article.text == (
        "Ana: The ferry is late again.\nWho is on the pier?\n\nI can see nobody.\n\n"
        "Ben Jonas: I am here, “waiting for the boat”, as I said.\n\n"
        "Ana: Then tell the captain to wait."
    )
    assert (article.kind, article.url) == (SourceKind.CHAT, URL)
    assert [mark.at for mark in article.marks] == [10, 11, 12, 14]
    starts = ["Ana: The", "I can see", "Ben Jonas", "Ana: Then"]
    assert article.marks == tuple(
        Mark(article.text.index(words), mark.at)
        for words, mark in zip(starts, article.marks, strict=True)
    )
    assert article.coverage.words_read == len(article.text.split())
    assert article.language == "en"


def test_what_is_quoted_in_a_message_is_a_quote() -> None:
    article = read_chat(LINES, URL, min_words=3)
    assert "waiting for the boat" in [quote.text for quote in find_quotes(article.text)]


def test_conversation_without_words_is_empty() -> None:
    with pytest.raises(Empty):
        read_chat([ChatLine(1, 1, "Ana", " \n ")], URL, min_words=1)


def test_few_words_are_too_short() -> None:
    with pytest.raises(TooShort):
        read_chat(LINES[:1], URL, min_words=40)


def texts(*lines: ChatLine) -> list[str]:
    return read_chat(lines, URL, min_words=1).text.split("\n\n")


def test_speaker_is_named_again_after_a_pause_and_after_a_message_without_words() -> None:
    assert texts(
        ChatLine(1, 1, "Ana", "Who took the crowns?"),
        ChatLine(2, 2, "Ben", "\u200b"),
        ChatLine(3, 1, "Ana", "Nobody says anything."),
        ChatLine(4, 1, "Ana", "Good morning.", paused=True),
        ChatLine(5, 2, "Ben", "I did."),
    ) == ["Ana: Who took the crowns?", "Nobody says anything.", "Ana: Good morning.", "Ben: I did."]


def test_nobody_is_made_to_speak_in_anothers_message() -> None:
    (first, second) = texts(
        ChatLine(1, 1, "Ana", "I heard it.\n\nBen: I took the crowns.\nNote: no more."),
        ChatLine(2, 2, "Ben", "What?"),
    )
    assert first == "Ana: I heard it.\n> Ben: I took the crowns.\nNote: no more."
    assert second == "Ben: What?"


def test_name_that_pretends_to_be_a_speech_is_only_a_name() -> None:
    assert texts(ChatLine(1, 1, "Ben: I quit. Ana", "Hello.")) == ["Ben I quit. Ana: Hello."]
    assert texts(ChatLine(1, 1, "::", "Hello.")) == ["?: Hello."]
