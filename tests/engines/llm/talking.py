"""A day's talk on a quay, for the tests of minutes."""

from __future__ import annotations

from typing import Any

from bot.digests import Headline, Material, Minutes, Posted, Topic
from tests.engines.llm.conftest import Rig, Watcher
from tests.llm import Request
from tests.llm.minutes import fenced

SMALL = {"context_window": 2048, "max_output": 600, "min_chunk": 600, "concurrency": 4}
EIGHT = {"context_window": 8192, "min_chunk": 2000}
"""Windows that hold a part of a long talk."""

QUAY, BOATS = 11, 22
CHANNELS = {QUAY: "quay", BOATS: "boats"}

_SAID = (
    (QUAY, "Ada", "The harbour party cannot stay outside, rain is forecast for Saturday."),
    (QUAY, "Bob", "Then we move the party into the boat shed, it holds 80 people."),
    (QUAY, "Cem", "ok"),
    (QUAY, "Ada", "Agreed, the party is in the boat shed on Saturday at 7 pm."),
    (QUAY, "Bob", "Who brings the long tables from the school?"),
    (BOATS, "Dita", "The Halcyon lost her rudder near Cape Orrin last night."),
    (BOATS, "Cem", "A new rudder costs 3,200 crowns, says the yard in Lund."),
    (BOATS, "Dita", "We decided to wait for the offer of the second yard."),
)

POSTS = tuple(
    Posted(id=900 + n, channel=channel, author=ord(speaker[0]), speaker=speaker, text=text)
    for n, (channel, speaker, text) in enumerate(_SAID, 1)
)
TALK = Material(posts=POSTS, channels=CHANNELS)

HEADLINES = (
    Headline("Harbour of Lund opens again", "The harbour was closed for 14 weeks."),
    Headline("Voters choose a council", "The election in Sorrel is on Sunday."),
    Headline("New cranes for the harbour", "Three cranes were replaced."),
    Headline("Council election is close", "Ines Okafor leads in Sorrel."),
    Headline("A recipe for plum cake", "It takes an hour."),
)


def posted(*texts: str, channel: int = QUAY, speaker: str = "Ada") -> tuple[Posted, ...]:
    """Return messages of one member, numbered from 901."""
    return tuple(
        Posted(id=900 + n, channel=channel, author=ord(speaker[0]), speaker=speaker, text=text)
        for n, text in enumerate(texts, 1)
    )


def long_talk(messages: int = 400) -> Material:
    """Return talk in two channels that tells something else in every message."""
    posts = tuple(
        Posted(
            id=10_000 + n,
            channel=QUAY if n % 3 else BOATS,
            author=n % 7,
            speaker=f"Sailor {'ABCDEFG'[n % 7]}",
            text=f"The survey ship mapped {n + 700} square miles near Cape Orrin on day {n}.",
        )
        for n in range(1, messages + 1)
    )
    return Material(posts=posts, channels=CHANNELS)


def about(kind: str) -> Any:
    """Return what tells requests of a kind: talk, topics or headlines."""
    return lambda request: (fenced(request) or ("", ""))[0] == kind


def asked(rig: Rig, kind: str) -> list[Request]:
    return list(filter(about(kind), rig.server.requests))


async def taken(rig: Rig, material: Material = TALK, watch: Watcher | None = None) -> Minutes:
    """Take minutes, whatever they are about: all in them must rest on messages that exist."""
    minutes = await rig.engine.digest(material, watch=watch or Watcher())
    texts = {post.id: post.text for post in material.posts}
    authors = {post.author for post in material.posts}
    for topic in minutes.topics:
        summary = (topic.summary,) if topic.summary else ()
        for statement in (*summary, *topic.decisions, *topic.questions):
            assert statement.messages
            assert set(statement.messages) <= texts.keys()
        assert set(topic.messages) <= texts.keys()
        assert set(topic.people) <= authors
        assert all(excerpt.text in texts[excerpt.message] for excerpt in topic.told)
    return minutes


def topic_of(minutes: Minutes, message: int) -> Topic:
    return next(topic for topic in minutes.topics if message in topic.messages)


def written(topic: dict[str, Any]) -> dict[str, Any]:
    """Return an answer of one topic, in the form that is asked for."""
    return {
        "topics": [
            {"title": "", "summary": "", "numbers": [], "decisions": [], "questions": [], **topic}
        ]
    }
