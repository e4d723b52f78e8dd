"""Digests that are due again and again, and those that were posted, as they are stored.

Ids are Discord's unless said otherwise, times are aware UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from bot.digests import Digest, DigestKind
from bot.records import Job


class RunOutcome(StrEnum):
    """What became of a digest that was due."""

    DUE = "due"
    """It is being made."""
    POSTED = "posted"
    QUIET = "quiet"
    """There was nothing to tell."""
    LATE = "late"
    """It was missed by too many hours."""
    SKIPPED = "skipped"
    """A moderator had it left out."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSchedule:
    """A digest to be posted again and again.

    Attributes:
        channel: Where to; None for a personal one.
        member: Who sets it up, and whose it is where it is personal.
        at: Local time in `zone` (IANA name), whole minutes.
        days: Days of the week, 0 is Monday; in order, never empty.
        sources: Channels it is about; empty: all that everybody who reads it may read.
    """

    guild: int
    channel: int | None
    member: int | None
    personal: bool
    zone: str
    at: time
    days: tuple[int, ...]
    sources: tuple[int, ...] = ()
    kind: DigestKind = DigestKind.BOTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One time that a schedule was due.

    Attributes:
        since: From when on messages count; they count up to `run_at`.
        message: What was posted.
    """

    id: int
    schedule: int
    run_at: datetime
    since: datetime
    outcome: RunOutcome
    message: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule(NewSchedule):
    """A stored schedule.

    Attributes:
        paused: Why it rests: "asked", "channel" (gone or forbidden), "member" (gone, or takes no
            direct messages); empty while it runs.
        skip: The one run that is left out.
        next_at: When it is due next.
        covered_until: Up to when its digests have told of everything; None before the first.
        last: Its latest run, as far as it is kept.
    """

    id: int
    paused: str
    skip: datetime | None
    next_at: datetime
    covered_until: datetime | None
    created_at: datetime
    last: Run | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A run that this process is to do, and the job that it is."""

    schedule: Schedule
    run: Run
    job: Job


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDigest:
    """A digest that stands in Discord.

    Attributes:
        message: Its first message.
        member: Whose it is, where it went to one member by direct message.
        thread: Where its other pages are.
        style: "embed" or "plain", as it is shown.
        pages: Its messages, in order: (channel, message).
        version: Grows with everything that is taken out of it.
    """

    message: int
    channel: int
    guild: int
    member: int | None
    thread: int | None
    style: str
    digest: Digest
    pages: tuple[tuple[int, int], ...]
    posted_at: datetime
    version: int = 0
