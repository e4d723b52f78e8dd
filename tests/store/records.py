"""Values for the tests of the store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.digests import (
    Digest,
    DigestCoverage,
    DigestKind,
    Line,
    LinkEntry,
    Person,
    Ref,
    Said,
    Share,
    TopicEntry,
    Window,
)
from bot.models import Article, Coverage
from bot.records import Conversation, Shown, Turn
from bot.schedules import KeptDigest

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


def digest(words: str = "a secret") -> Digest:
    """Return a digest: Alice's message 50 and Bob's 51 and 52 (in the thread) stand in it.

    Alice and member 43 took part in its topic; of 43 there is no message in it.
    """
    alice, bob = Ref(50, CHANNEL, ALICE), Ref(51, CHANNEL, BOB)
    threaded = Ref(52, THREAD, BOB)
    return Digest(
        guild=GUILD,
        window=Window(NOW - DAY, NOW),
        zone="Europe/Berlin",
        kind=DigestKind.BOTH,
        coverage=DigestCoverage(messages=40, channels=2, links=1),
        engine="extractive",
        links=(
            LinkEntry("Bees", "https://example.org", (Share(bob, "Bob"),), sentence="They fly."),
        ),
        topics=(
            TopicEntry(
                "The fair",
                CHANNEL,
                "news",
                (bob,),
                decisions=(Said(f"Alice brings {words}.", (alice, bob)),),
                questions=(Said("Who brings chairs?", (threaded,)),),
                people=(Person(ALICE, f"Alice {words}"), Person(43, "Carol"), Person(BOB, "Bob")),
                size=12,
            ),
        ),
        mentions=(Line(alice, f"Alice {words}", f"{words}!"),),
    )


def kept_digest(message: int = 100, **other: object) -> KeptDigest:
    """Return a digest as it was posted in the channel."""
    values: dict[str, object] = {
        "channel": CHANNEL,
        "guild": GUILD,
        "member": None,
        "thread": None,
        "style": "embed",
        "digest": digest(),
        "pages": ((CHANNEL, message),),
        "posted_at": NOW,
    }
    return KeptDigest(message=message, **(values | other))  # type: ignore[arg-type]
