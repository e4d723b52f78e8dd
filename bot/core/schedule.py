"""When digests are due: once for each local date, whatever the clocks of the zone do.

A time that a zone skips is read with the offset before the gap, one that it has twice is its first
occurrence (RFC 5545, 3.3.5). So each local date has one run, except where a zone skipped a whole
date: its run is then that of the date after.

The rules come from the package tzdata alone: what the system has may be years old.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib import resources
from typing import Final
from zoneinfo import ZoneInfo

from bot.schedules import RunOutcome, Schedule

EVERY_DAY: Final = tuple(range(7))

LATE: Final = timedelta(hours=6)
"""How late a run is still done."""

REACH: Final = timedelta(days=7)
"""How far back a digest reaches at most, unless the run before it is longer ago."""

_DAY: Final = timedelta(days=1)
_MOVED: Final = timedelta(hours=12)
"""Less than what lies between two runs, more than what new rules move one by."""


class UnknownZone(ValueError):
    """There is no time zone of that name."""


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """A run whose time has come: to be done now (DUE), or why it is not (LATE, SKIPPED).

    Attributes:
        since: From when on messages count; they count up to `run_at`.
    """

    run_at: datetime
    since: datetime
    outcome: RunOutcome


@dataclass(frozen=True, slots=True)
class Plan:
    """What follows from a schedule whose time has come.

    Attributes:
        missed: What is not done, oldest first, as far as digests reach back.
        due: What is to be done now.
        next_at: When the schedule is due next.
    """

    missed: tuple[PlannedRun, ...]
    due: PlannedRun | None
    next_at: datetime


@cache
def zone_names() -> frozenset[str]:
    """Return the names of all time zones, old ones included."""
    return frozenset(resources.files("tzdata").joinpath("zones").read_text("utf-8").split())


@cache
def zone_info(zone: str) -> ZoneInfo:
    """Return a time zone by its IANA name; it cannot be pickled.

    Raises:
        UnknownZone: there is none of that name; so do all functions here.
    """
    # Only names that are listed are looked up, as a name is part of a path.
    if zone not in zone_names():
        raise UnknownZone(zone)
    file = resources.files("tzdata").joinpath("zoneinfo", *zone.split("/"))
    with file.open("rb") as rules:
        return ZoneInfo.from_file(rules, key=zone)


def next_run(zone: str, at: time, now: datetime) -> datetime:
    """Return when a daily run is due next, strictly after `now`, in UTC.

    Args:
        zone: IANA name.
        at: Local time.
        now: Aware, in any zone.

    Raises:
        ValueError: `now` has no zone.
    """
    return next_on(zone, at, now, EVERY_DAY)


def next_on(zone: str, at: time, now: datetime, days: Collection[int]) -> datetime:
    """Return the next run strictly after `now` on one of some days of the week.

    A day is that of the date in the zone that the run is meant for; 0 is Monday.

    Raises:
        ValueError: `now` has no zone, or there are no days.
    """
    # A skipped time can end up on the date after.
    first = _local_date(zone, now) - 2 * _DAY
    return next(run for run in _runs(zone, at, days, first, _DAY) if run > now)


def previous_on(zone: str, at: time, before: datetime, days: Collection[int]) -> datetime:
    """Return the latest run strictly before a moment, as `next_on` does the next one."""
    last = _local_date(zone, before) + 2 * _DAY
    return next(run for run in _runs(zone, at, days, last, -_DAY) if run < before)


def plan_due(schedule: Schedule, now: datetime) -> Plan:
    """Return what is to be done about a schedule whose `next_at` has come.

    After a time in which nothing ran, one run makes up for all: the latest, where it is at most
    `LATE` hours late.
    """
    zone, at, days = schedule.zone, schedule.at, schedule.days
    next_at = next_on(zone, at, now, days)
    # The rules of a zone can have changed since `next_at` was stored: what they say now holds.
    stored = schedule.next_at - _MOVED
    passed: list[datetime] = []
    run = previous_on(zone, at, next_at, days)
    while run > stored and (not passed or now - run < REACH):
        passed.append(run)
        run = previous_on(zone, at, run, days)
    # What a run has not told of, before the first that did, is for the next one to tell.
    first = min(passed, default=next_at)
    since = schedule.covered_until
    if since is None or since >= first:
        # A clock that was wrong for a while can have told of a time that was still to come.
        since = previous_on(zone, at, first, days)
    planned = [_planned(schedule, run, since, now, is_latest=run == passed[0]) for run in passed]
    due = planned[0] if planned and planned[0].outcome is RunOutcome.DUE else None
    return Plan(tuple(reversed(planned[1:] if due else planned)), due, next_at)


def _planned(
    schedule: Schedule, run: datetime, since: datetime, now: datetime, *, is_latest: bool
) -> PlannedRun:
    outcome = RunOutcome.DUE if is_latest and now - run <= LATE else RunOutcome.LATE
    if run == schedule.skip:
        outcome = RunOutcome.SKIPPED
    previous = previous_on(schedule.zone, schedule.at, run, schedule.days)
    # A week can have an hour more than seven days.
    earliest = min(previous, run - REACH)
    return PlannedRun(run, max(since, earliest), outcome)


def _local_date(zone: str, moment: datetime) -> date:
    if moment.utcoffset() is None:
        raise ValueError("a time without a zone is no moment")
    return moment.astimezone(zone_info(zone)).date()


def _runs(
    zone: str, at: time, days: Collection[int], day: date, step: timedelta
) -> Iterator[datetime]:
    """Give the run of a date, and so on, in UTC, where it is one of some days of the week."""
    if not set(days) & set(EVERY_DAY):
        raise ValueError("a run needs a day of the week")
    wall, rules = at.replace(tzinfo=None, fold=0), zone_info(zone)
    while True:
        if day.weekday() in days:
            yield datetime.combine(day, wall, tzinfo=rules).astimezone(UTC)
        day += step
