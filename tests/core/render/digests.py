"""Digests to be shown, made of a few lines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

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

GUILD = 7
UNTIL = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
JUMP = f"https://discord.com/channels/{GUILD}"
NAMES = ("Alice", "Bob", "Carol", "Dan", "Eve")


def ref(message: int, author: int = 0, channel: int = 20) -> Ref:
    return Ref(message, channel, author)


def share(message: int, author: int = 0) -> Share:
    return Share(ref(message, author), NAMES[author])


def link(number: int = 1, **known: Any) -> LinkEntry:
    values: dict[str, Any] = {
        "title": f"Title {number}",
        "url": f"https://paper.example/{number}",
        "shares": (share(1000 + number),),
        "sentence": f"Sentence {number}.",
    }
    return LinkEntry(**(values | known))


def topic(number: int = 1, **known: Any) -> TopicEntry:
    first = 5000 + 10 * number
    values: dict[str, Any] = {
        "title": f"Topic {number}",
        "channel": 20,
        "channel_name": "dev",
        "refs": (ref(first), ref(first + 1, 1)),
        "summary": Said(f"Summary {number}.", (ref(first), ref(first + 1, 1))),
        "people": (Person(0, "Alice"), Person(1, "Bob")),
        "size": 42,
    }
    return TopicEntry(**(values | known))


def mention(number: int = 1, text: str = "look at this") -> Line:
    return Line(ref(9000 + number, 1), "Bob", text)


def digest(**known: Any) -> Digest:
    values: dict[str, Any] = {
        "guild": GUILD,
        "window": Window(UNTIL - timedelta(days=1), UNTIL),
        "zone": "Europe/Berlin",
        "kind": DigestKind.BOTH,
        "coverage": DigestCoverage(312, 3),
        "engine": "llm",
        "model": "a-model",
    }
    return Digest(**(values | known))
