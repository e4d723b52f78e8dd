"""What a change makes of a schedule: when it is due next, and what stays as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import pytest

from bot.cogs.digest_schedules import changed_by
from bot.digests import DigestKind
from bot.schedules import Run, RunOutcome, Schedule

ZONE = "Europe/Berlin"
# In November Berlin is one hour ahead: 09:00 there.
NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)
TOMORROW = datetime(2026, 11, 26, 7, tzinfo=UTC)
KEPT = Schedule(
    id=4,
    guild=1,
    channel=2,
    member=3,
    personal=False,
    zone=ZONE,
    at=time(8),
    days=tuple(range(7)),
    sources=(2,),
    paused="",
    skip=None,
    next_at=TOMORROW,
    covered_until=None,
    created_at=datetime(2026, 11, 1, tzinfo=UTC),
)


def ended(outcome: RunOutcome) -> Schedule:
    """Return the schedule with what became of this morning's run."""
    run_at = datetime(2026, 11, 25, 7, tzinfo=UTC)
    run = Run(id=1, schedule=4, run_at=run_at, since=run_at, outcome=outcome, message=None)
    return replace(KEPT, last=run)


@pytest.mark.parametrize(
    "changes",
    [{"kind": DigestKind.LINKS}, {"channel": 9, "sources": ()}],
    ids=["kind", "channel"],
)
def test_what_has_nothing_to_do_with_time_leaves_it_alone(changes: dict[str, Any]) -> None:
    left_out = replace(KEPT, skip=TOMORROW)
    assert changed_by(left_out, changes, NOW) == replace(left_out, **changes)


@pytest.mark.parametrize(
    ("changes", "next_at"),
    [
        ({"at": time(10)}, datetime(2026, 11, 25, 9, tzinfo=UTC)),
        ({"at": time(8, 30)}, datetime(2026, 11, 26, 7, 30, tzinfo=UTC)),
        ({"zone": "America/New_York"}, datetime(2026, 11, 25, 13, tzinfo=UTC)),
        ({"days": (5,)}, datetime(2026, 11, 28, 7, tzinfo=UTC)),
    ],
    ids=["later today", "past today", "zone", "days"],
)
def test_change_of_time_moves_the_next_one(changes: dict[str, Any], next_at: datetime) -> None:
    assert changed_by(KEPT, changes, NOW) == replace(KEPT, **changes, next_at=next_at)


@pytest.mark.parametrize("outcome", [RunOutcome.DUE, RunOutcome.POSTED, RunOutcome.QUIET])
def test_day_that_was_told_of_is_not_told_of_again(outcome: RunOutcome) -> None:
    changed = changed_by(ended(outcome), {"at": time(10)}, NOW)
    assert changed.next_at == datetime(2026, 11, 26, 9, tzinfo=UTC)


@pytest.mark.parametrize("outcome", [RunOutcome.LATE, RunOutcome.SKIPPED, RunOutcome.FAILED])
def test_day_that_was_not_told_of_still_is(outcome: RunOutcome) -> None:
    changed = changed_by(ended(outcome), {"at": time(10)}, NOW)
    assert changed.next_at == datetime(2026, 11, 25, 9, tzinfo=UTC)


def test_next_one_that_is_left_out_stays_left_out() -> None:
    changed = changed_by(replace(KEPT, skip=TOMORROW), {"at": time(7)}, NOW)
    assert changed.skip == changed.next_at == datetime(2026, 11, 26, 6, tzinfo=UTC)
    past = replace(KEPT, skip=datetime(2026, 11, 24, 7, tzinfo=UTC))
    assert changed_by(past, {"at": time(7)}, NOW).skip is None
