"""What is stored, as values; ids are Discord's unless said otherwise, times are aware UTC."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.models import Article


class JobKind(StrEnum):
    """What a request asks for; a message or interaction gets one answer of each kind."""

    SUMMARY = "summary"
    QUOTES = "quotes"
    QUESTION = "question"
    DIGEST = "digest"


class JobState(StrEnum):
    """How far a request is; the last three are ends."""

    ACCEPTED = "accepted"
    WORKING = "working"
    SENDING = "sending"
    DONE = "done"
    FAILED = "failed"
    """It ended with a sentence instead of an answer; it may be asked again."""
    DROPPED = "dropped"
    """Nobody wants the answer any more."""


@dataclass(frozen=True, slots=True)
class NewJob:
    """A request as it comes in.

    Attributes:
        origin: The id of the message or interaction that asks.
        request: What a process that knows nothing else needs to do it: ids and options. Text only
            where it stands nowhere else; it is wiped when the job ends.
    """

    kind: JobKind
    origin: int
    channel: int
    guild: int | None
    member: int | None
    request: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Job:
    """A stored request.

    Attributes:
        id: The row's own number.
        attempts: How often it was begun, this time included.
        round: How often it was asked anew after it had failed.
        reply: The message that answers it, once it is known to be there.
    """

    id: int
    kind: JobKind
    origin: int
    channel: int
    guild: int | None
    member: int | None
    request: dict[str, Any]
    state: JobState
    attempts: int
    round: int
    reply: int | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Shards:
    """The connections to Discord's gateway that a process has, and with them its servers.

    A server belongs to shard `(guild >> 22) % count`, as Discord has it.

    Attributes:
        count: Of all processes together.
        ids: This process's.
    """

    count: int
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """An article that is kept.

    Attributes:
        id: The row's own number.
        canonical: The link's canonical form; None for pasted texts and files.
        content: SHA-256 of the text, hexadecimal: it differs when the article has changed.
        kept_at: When this version was first read.
    """

    id: int
    article: Article
    canonical: str | None
    content: str
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class Shown:
    """A summary that stands in a channel.

    Attributes:
        message: The bot's message.
        source: The message that was summarised; None for a command's link or file.
        author: Who wrote the source.
        asker: Who asked for it.
        thread: The thread opened under it.
        documents: Ids of documents, in the order shown.
        spoilers: Whether each of them hides behind spoiler marks.
        private: Whether only the asker sees it.
    """

    message: int
    channel: int
    guild: int | None
    source: int | None
    author: int | None
    asker: int | None
    thread: int | None
    documents: tuple[int, ...]
    spoilers: tuple[bool, ...]
    length: str
    language: str | None
    private: bool
    shown_at: datetime


@dataclass(frozen=True, slots=True)
class Conversation:
    """A place where people ask about documents: a thread, or a direct message channel.

    Attributes:
        id: The thread's or channel's id; that of the summary where no thread could be opened.
        channel: The channel it hangs from; its own id for direct messages.
        starter: The bot's message with the summary.
        own: Whether the bot opened it, so that every message in it is a question.
        gist: What turns came to that are no longer read out to the model.
        gist_until: The question id of the last turn that the gist covers; 0 for none.
    """

    id: int
    channel: int
    guild: int | None
    starter: int | None
    own: bool
    gist: str
    gist_until: int
    used_at: datetime

    @property
    def place(self) -> int:
        """Return the channel that its answers stand in.

        Where no thread could be opened, a conversation has the id of the summary it is about.
        """
        return self.channel if self.id == self.starter and not self.own else self.id


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation and its answer.

    Attributes:
        question_id: The message that asked.
        reply: The bot's message; None until it is there.
    """

    conversation: int
    question_id: int
    member: int
    question: str
    answer: str
    answered: bool
    reply: int | None
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Repost:
    """An earlier summary of the same link in the same server."""

    shown: Shown
    content: str
    document: int


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What a server has chosen for itself; None leaves a choice to the owner's settings.

    Attributes:
        threads: "always", "on_question" or "never".
        quiet: Domains that are not summarised in watched channels.
        digest_role: Members with this role may schedule digests, as those who manage the server.
        quiet_days: "silent", or "say_so" where a digest with nothing in it is posted as such.
    """

    emoji: str | None = None
    length: str | None = None
    language: str | None = None
    style: str | None = None
    threads: str | None = None
    quiet: tuple[str, ...] = ()
    member_tokens: int | None = None
    member_usd: float | None = None
    server_tokens: int | None = None
    server_usd: float | None = None
    digest_role: int | None = None
    quiet_days: str | None = None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was deleted from the store, for the asker to read, and what still stands in Discord.

    Attributes:
        replies: The bot's own messages that showed it: (channel, message).
        digests: Digests that are gone, or that something was taken out of.
    """

    summaries: int = 0
    questions: int = 0
    documents: int = 0
    replies: tuple[tuple[int, int], ...] = field(default=())
    digests: int = 0
