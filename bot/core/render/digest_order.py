"""In which order the entries of a digest are told, and how many of them come first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bot.core import digest_texts
from bot.core.render.digest_entries import link_text, mention_text, topic_text
from bot.core.render.digest_parts import Look
from bot.core.render.packing import Entry
from bot.core.render.parts import said
from bot.digests import Digest, LinkEntry

LINKS_FIRST: Final = 6
TOPICS_FIRST: Final = 3
MENTIONS_FIRST: Final = 5
SECTION_LIMIT: Final = 60
_TURNS: Final = "ltlltlltl"
"""How links and topics take turns until each has what a first page may hold."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How many entries of each kind."""

    mentions: int = 0
    links: int = 0
    topics: int = 0

    def __sub__(self, other: Amount) -> Amount:
        return Amount(
            self.mentions - other.mentions, self.links - other.links, self.topics - other.topics
        )

    @property
    def is_small(self) -> bool:
        """Return whether a first page may hold as many."""
        return (
            self.mentions <= MENTIONS_FIRST
            and self.links <= LINKS_FIRST
            and self.topics <= TOPICS_FIRST
        )

    def grown(self, kind: str) -> Amount:
        """Return one more of a kind: `m`, `l` or `t`."""
        match kind:
            case "m":
                return replace(self, mentions=self.mentions + 1)
            case "l":
                return replace(self, links=self.links + 1)
        return replace(self, topics=self.topics + 1)


@dataclass(frozen=True, slots=True)
class Order:
    """A digest's entries, written.

    Attributes:
        links: In the order they are told, topic by topic.
        ranks: Places in `links`, the most discussed first.
    """

    mentions: tuple[Entry, ...]
    links: tuple[Entry, ...]
    ranks: tuple[int, ...]
    topics: tuple[Entry, ...]

    @property
    def amount(self) -> Amount:
        """Return how many there are."""
        return Amount(len(self.mentions), len(self.links), len(self.topics))

    def best(self, count: int) -> list[Entry]:
        """Return the most discussed links, in the order they are told."""
        return [self.links[place] for place in sorted(self.ranks[:count])]

    def after(self, amount: Amount) -> list[Entry]:
        """Return what a first page of so many entries leaves."""
        links = [self.links[place] for place in sorted(self.ranks[amount.links :])]
        return [*self.mentions[amount.mentions :], *links, *self.topics[amount.topics :]]


def order_of(digest: Digest, look: Look) -> Order:
    """Write a digest's entries and put them in order.

    Links are told topic by topic, the one with the most discussed link first; those of none come
    after them, each topic's unread ones last.
    """
    is_sorted = any(link.group for link in digest.links)
    first_of: dict[str, tuple[int, ...]] = {}
    for place, link in enumerate(digest.links):
        rank = (*_rank(link, is_sorted), place)
        first_of[link.group] = min(rank, first_of.get(link.group, rank))
    told = sorted(
        digest.links,
        key=lambda link: (
            not link.group,
            not link.group and bool(link.failure),
            first_of[link.group],
            bool(link.failure),
        ),
    )
    ranks = sorted(range(len(told)), key=lambda place: _rank(told[place], is_sorted))
    return Order(
        mentions=tuple(
            Entry(digest_texts.MENTIONS, mention_text(line, look)) for line in digest.mentions
        ),
        links=tuple(Entry(_section(link, is_sorted), link_text(link, look)) for link in told),
        ranks=tuple(ranks),
        topics=tuple(Entry(digest_texts.TALK, topic_text(each, look)) for each in digest.topics),
    )


def growing(whole: Amount) -> Iterator[str]:
    """Yield the kinds of entries as a first page takes them up, as far as there are any."""
    yield from "m" * min(whole.mentions, MENTIONS_FIRST)
    left = {"l": whole.links, "t": whole.topics}
    for kind in _TURNS:
        left[kind] -= 1
        if left[kind] >= 0:
            yield kind


def _rank(link: LinkEntry, is_sorted: bool) -> tuple[int, ...]:
    """Return what sorts by how much a link was discussed; by itself a digest is in that order."""
    if not is_sorted:
        return (bool(link.failure),)
    return (bool(link.failure), -link.replies, -link.reactions, -len(link.shares))


def _section(link: LinkEntry, is_sorted: bool) -> str:
    if not is_sorted:
        return digest_texts.LINKS
    group = said(link.group, SECTION_LIMIT)
    if not group and link.failure:
        return digest_texts.UNREAD
    return group or digest_texts.OTHER
