"""Values for the tests of the store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.models import Article, Coverage
from bot.records import Conversation, Shown, Turn

NOW = datetime(2026, 5, 4, 12, 30, 15, 123456, tzinfo=UTC)
DAY = timedelta(days=1)

GUILD, CHANNEL, THREAD = 30, 20, 21
ALICE, BOB = 41, 42


def article(text: str = "Some text.", url: str | None = "https://example.org/a") -> Article:
    """Return an article."""
    return Article(text, Coverage(complete=True, words_read=len(text.split())), url=url)


def shown(message: int = 100, *documents: int, **other: object) -> Shown:
    """Return a summary that Alice asked for, of a message of Bob's."""
    values: dict[str, object] = {
        "channel": CHANNEL,
        "guild": GUILD,
        "source": message - 1,
        "author": BOB,
        "asker": ALICE,
        "thread": None,
        "spoilers": tuple(n % 2 == 1 for n in range(len(documents))),
        "length": "standard",
        "language": None,
        "private": False,
        "shown_at": NOW,
    }
    return Shown(message=message, documents=documents, **(values | other))  # type: ignore[arg-type]


def conversation(number: int = THREAD, **other: object) -> Conversation:
    """Return a thread of the channel."""
    values: dict[str, object] = {
        "channel": CHANNEL,
        "guild": GUILD,
        "starter": 100,
        "own": True,
        "gist": "",
        "gist_until": 0,
        "used_at": NOW,
    }
    return Conversation(id=number, **(values | other))  # type: ignore[arg-type]


def turn(question_id: int, place: int = THREAD, **other: object) -> Turn:
    """Return a question of Alice's with its answer."""
    values: dict[str, object] = {
        "member": ALICE,
        "question": f"Question {question_id}?",
        "answer": "Because.",
        "answered": True,
        "reply": question_id + 1,
        "asked_at": NOW,
    }
    return Turn(place, question_id, **(values | other))  # type: ignore[arg-type]
