"""What a digest is made of, and what it holds; frozen values that can be stored as they are.

Ids are Discord's, times are aware UTC, offsets count code points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class DigestKind(StrEnum):
    """What a digest tells of."""

    BOTH = "both"
    LINKS = "links"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Window:
    """The time a digest is about: from `since` up to, and without, `until`."""

    since: datetime
    until: datetime


# What goes in: messages, as the cogs have gathered them.


@dataclass(frozen=True, slots=True)
class Posted:
    """A message of a channel or thread, as a digest reads it.

    Attributes:
        id: The message's id; ids grow with time.
        channel: Where it stands: a channel or a thread.
        author: Its author's id; `speaker` is their name as shown.
        text: Its words, with names in the place of mentions, and without what spoilers hide. Empty
            for a bot's message, whose links count and whose words do not.
        links: The links in it that a digest follows, as written.
        reply_to: The message it replies to.
        reactions: How many people reacted, all emoji together.
        mentions: The members it names, or replies to.
    """

    id: int
    channel: int
    author: int
    speaker: str
    text: str
    links: tuple[str, ...] = ()
    is_bot: bool = False
    reply_to: int | None = None
    reactions: int = 0
    mentions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """The messages of a server that one digest may draw on.

    Attributes:
        posts: Oldest first, by id.
        channels: The names of the channels and threads they stand in, by id.
        parents: The channel that each thread hangs from.
        is_cut: Whether there were more: the oldest are then left out.
        unread: Channels that could not be read just now.
    """

    guild: int
    window: Window
    posts: tuple[Posted, ...]
    channels: dict[int, str]
    parents: dict[int, int] = field(default_factory=dict)
    is_cut: bool = False
    unread: int = 0


@dataclass(frozen=True, slots=True)
class SharedLink:
    """A link and everybody who shared it, the first one first.

    Attributes:
        url: As it was written first.
        reactions: To all those messages together.
        replies: Messages that answer one of them, by replying or in the thread under it.
    """

    url: str
    canonical: str
    posts: tuple[Posted, ...]
    reactions: int
    replies: int


# What an engine is given, and what it returns.


@dataclass(frozen=True, slots=True)
class Headline:
    """An article among those to be sorted by topic."""

    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Material:
    """What an engine makes minutes of.

    Attributes:
        posts: What was said, oldest first; empty where no talk is wanted.
        channels: Names of channels and threads, by id.
        headlines: Articles to be sorted by topic; empty where there are too few for that.
        language: ISO 639-1 code to write in; None: that of the talk.
    """

    posts: tuple[Posted, ...] = ()
    channels: dict[int, str] = field(default_factory=dict)
    headlines: tuple[Headline, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence about what was said, and the ids of the messages that bear it out (never none)."""

    text: str
    messages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A message's own words: `text` stands in that message word for word."""

    message: int
    text: str


@dataclass(frozen=True, slots=True)
class Topic:
    """What people talked about.

    Attributes:
        title: A few words. They rest on `messages`.
        summary: What was said, where the engine writes.
        told: The telling messages, where it does not.
        messages: What title and summary rest on.
        size: Messages of that conversation.
        people: Who took part, by id, the most talkative first.
    """

    title: str
    summary: Statement | None = None
    decisions: tuple[Statement, ...] = ()
    questions: tuple[Statement, ...] = ()
    told: tuple[Excerpt, ...] = ()
    messages: tuple[int, ...] = ()
    size: int = 0
    people: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Articles of one topic: `members` are places in `Material.headlines`, each in one group."""

    name: str
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """What an engine made of the material.

    Attributes:
        topics: The most important first.
        groups: Together they hold every headline; empty where there was nothing to sort.
        parts: Pieces that the talk was read in.
        lost: Messages in pieces that could not be read.
        note: One phrase for the reader when the engine could not do all that was asked.
    """

    topics: tuple[Topic, ...]
    groups: tuple[Group, ...]
    engine: str
    model: str | None = None
    parts: int = 1
    lost: int = 0
    note: str = ""


# What comes out: everything in it knows the messages it rests on.


@dataclass(frozen=True, slots=True)
class Ref:
    """A message that something rests on."""

    message: int
    channel: int
    author: int


@dataclass(frozen=True, slots=True)
class Person:
    """A member by id, and their name as shown."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Share:
    """Somebody posted a link: the message, and their name as shown."""

    ref: Ref
    name: str


@dataclass(frozen=True, slots=True)
class LinkEntry:
    """An article of a digest.

    Attributes:
        group: The topic it is sorted under; empty where links are not sorted.
        sentence: What it says; empty when it could not be read: `failure` then says why.
        quote: A passage of it, word for word; empty for none. `quote_url` opens it there.
        shares: Who posted it; never empty.
        thread: The thread where people ask about it.
        document: The stored article's number.
    """

    title: str
    url: str
    shares: tuple[Share, ...]
    group: str = ""
    sentence: str = ""
    quote: str = ""
    speaker: str | None = None
    quote_url: str | None = None
    language: str | None = None
    failure: str = ""
    reactions: int = 0
    replies: int = 0
    thread: int | None = None
    document: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a digest, and what it rests on (never nothing)."""

    text: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A message's own words in a digest, with its author's name as shown."""

    ref: Ref
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic of a digest; see `Topic`. An empty title means that it has lost its own."""

    title: str
    channel: int
    channel_name: str
    refs: tuple[Ref, ...]
    summary: Said | None = None
    decisions: tuple[Said, ...] = ()
    questions: tuple[Said, ...] = ()
    told: tuple[Line, ...] = ()
    people: tuple[Person, ...] = ()
    size: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """Something with a name and a count, for the chart."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class DigestCoverage:
    """What a digest rests on.

    Attributes:
        messages: Messages read.
        channels: Channels (with their threads) that something was read in.
        links: Different articles shared; `unread_links` of them could not be read, and
            `left_links` were left out as there were too many.
        is_cut: Whether there were more messages, the oldest of which were left out.
        lost: Messages that the engine could not read.
        unread_channels: Channels that could not be read just now.
    """

    messages: int
    channels: int
    links: int = 0
    unread_links: int = 0
    left_links: int = 0
    parts: int = 1
    is_cut: bool = False
    lost: int = 0
    unread_channels: int = 0


@dataclass(frozen=True, slots=True)
class Digest:
    """What was shared and said in a time.

    Attributes:
        zone: IANA name of the time zone its times are told in.
        mentions: Messages that name the reader; only where it is for one reader.
        links: The most discussed first, group by group.
        activity: What the chart shows; empty where there is none.
        is_catchup: Whether it is what one member has missed, and not a day's digest.
    """

    guild: int
    window: Window
    zone: str
    kind: DigestKind
    coverage: DigestCoverage
    engine: str
    links: tuple[LinkEntry, ...] = ()
    topics: tuple[TopicEntry, ...] = ()
    mentions: tuple[Line, ...] = ()
    activity: tuple[Bar, ...] = ()
    model: str | None = None
    note: str = ""
    is_catchup: bool = False

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to tell."""
        return not (self.links or self.topics or self.mentions)

    def refs(self) -> Iterator[Ref]:
        """Yield every message that something in it rests on; some may come twice."""
        for link in self.links:
            yield from (share.ref for share in link.shares)
        for topic in self.topics:
            yield from topic.refs
            for said in filter(None, (topic.summary, *topic.decisions, *topic.questions)):
                yield from said.refs
            yield from (line.ref for line in topic.told)
        yield from (line.ref for line in self.mentions)
