from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.schedule import (
    EVERY_DAY,
    LATE,
    Plan,
    PlannedRun,
    UnknownZone,
    next_on,
    next_run,
    plan_due,
    previous_on,
    zone_info,
    zone_names,
)
from bot.schedules import RunOutcome, Schedule
from tests.walking import walk

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
SECOND = timedelta(seconds=1)

MONDAY = datetime(2026, 6, 1, 6, tzinfo=UTC)
"""Eight o'clock in Berlin."""


def utc(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")


@pytest.mark.parametrize(
    ("zone", "at", "now", "run"),
    [
        pytest.param("UTC", "08:00", "2026-03-01T08:00", "2026-03-02T08:00", id="at-the-time"),
        pytest.param("UTC", "08:00", "2026-03-01T07:59:59.999999", "2026-03-01T08:00", id="before"),
        pytest.param("Asia/Kolkata", "05:00", "2026-03-01T12:00", "2026-03-01T23:30", id="half"),
        # Skipped: the offset before the gap holds.
        pytest.param("Europe/Rome", "02:10", "2026-03-28T20:00", "2026-03-29T01:10", id="gap"),
        pytest.param("Europe/Rome", "02:10", "2026-03-29T01:10", "2026-03-30T00:10", id="past-gap"),
        pytest.param("Europe/Rome", "03:00", "2026-03-28T20:00", "2026-03-29T01:00", id="gap-ends"),
        pytest.param(
            "Australia/Lord_Howe", "02:20", "2027-10-02T00:00", "2027-10-02T15:50", id="half-gap"
        ),
        pytest.param("Asia/Beirut", "00:30", "2026-03-28T12:00", "2026-03-28T22:30", id="midnight"),
        pytest.param("Asia/Beirut", "00:00", "2026-03-28T22:00", "2026-03-29T21:00", id="next-day"),
        pytest.param("America/Nuuk", "23:15", "2024-03-31T00:00", "2024-03-31T01:15", id="evening"),
        # In the gap of an evening the run is on the next local date, and so is its successor.
        pytest.param(
            "America/Nuuk", "23:15", "2024-03-31T01:15", "2024-04-01T00:15", id="after-it"
        ),
        # Doubled: the first occurrence.
        pytest.param("Europe/Rome", "02:10", "2026-10-24T20:00", "2026-10-25T00:10", id="fold"),
        pytest.param(
            "Europe/Rome", "02:10", "2026-10-25T00:10", "2026-10-26T01:10", id="past-fold"
        ),
        pytest.param("Europe/Rome", "02:10", "2026-10-25T00:40", "2026-10-26T01:10", id="in-fold"),
        pytest.param(
            "Antarctica/Troll", "02:59", "2025-10-26T01:30", "2025-10-27T02:59", id="long-fold"
        ),
        pytest.param(
            "Asia/Pyongyang", "23:40", "2015-08-14T12:00", "2015-08-14T14:40", id="not-summer"
        ),
        # Dates that a zone skipped, or had twice.
        pytest.param("Pacific/Fakaofo", "09:00", "2011-12-29T20:00", "2011-12-30T20:00", id="none"),
        pytest.param("Pacific/Fakaofo", "09:00", "2011-12-30T20:00", "2011-12-31T20:00", id="then"),
        pytest.param(
            "Pacific/Kwajalein", "06:00", "1969-09-30T12:00", "1969-10-01T18:00", id="twice"
        ),
        # Rules that go on for ever, and rules of the package rather than the system's.
        pytest.param("Europe/Rome", "02:10", "2091-03-24T20:00", "2091-03-25T01:10", id="far"),
        pytest.param(
            "America/Vancouver", "08:00", "2027-01-01T00:00", "2027-01-01T15:00", id="new"
        ),
    ],
)
def test_next_run(zone: str, at: str, now: str, run: str) -> None:
    found = next_run(zone, time.fromisoformat(at), utc(now))
    assert found == utc(run)
    assert found.tzinfo is UTC


def test_present_may_be_told_in_any_zone() -> None:
    moments = [MONDAY.astimezone(zone) for zone in (ZoneInfo("Asia/Tokyo"), timezone(-11 * HOUR))]
    runs = {next_run("Europe/Berlin", time(8), now) for now in moments}
    assert runs == {MONDAY + DAY}


def test_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        next_run("UTC", time(8), MONDAY.replace(tzinfo=None))
    with pytest.raises(ValueError, match="without a zone"):
        previous_on("UTC", time(8), MONDAY.replace(tzinfo=None), EVERY_DAY)


@pytest.mark.parametrize(
    "zone", ["", "Europe", "Europe/Atlantis", "europe/berlin", "../zones", "/etc/localtime", "a\0"]
)
def test_unknown_zone_is_refused(zone: str) -> None:
    with pytest.raises(UnknownZone):
        next_run(zone, time(8), MONDAY)


def test_all_zones_can_be_read_and_say_their_name() -> None:
    assert len(zone_names()) > 500
    assert {str(zone_info(name)) for name in zone_names()} == zone_names()


def test_days_are_those_of_the_local_date() -> None:
    # Monday half past midnight in Tokyo is Sunday in UTC.
    assert next_on("Asia/Tokyo", time(0, 30), MONDAY, (0,)) == utc("2026-06-07T15:30")
    assert previous_on("Asia/Tokyo", time(0, 30), MONDAY, (0,)) == utc("2026-05-31T15:30")
    assert next_on("Europe/Berlin", time(8), MONDAY, (0, 2)) == MONDAY + 2 * DAY
    assert previous_on("Europe/Berlin", time(8), MONDAY, (0, 4)) == MONDAY - 3 * DAY
    assert previous_on("Europe/Berlin", time(8), MONDAY, (0,)) == MONDAY - WEEK


@pytest.mark.parametrize("days", [(), (7,)], ids=["none", "unknown"])
def test_schedule_without_a_day_is_refused(days: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="day of the week"):
        next_on("UTC", time(8), MONDAY, days)


ODD = (
    ("Australia/Lord_Howe", 2026, 4, 3),
    ("Australia/Lord_Howe", 2026, 10, 2),
    ("Antarctica/Troll", 2026, 3, 28),
    ("Antarctica/Troll", 2026, 10, 24),
    ("America/Sao_Paulo", 2018, 11, 2),
    ("America/Sao_Paulo", 2018, 2, 16),
    ("Pacific/Apia", 2011, 12, 28),
    ("America/Caracas", 2016, 4, 30),
    ("Asia/Pyongyang", 2018, 5, 3),
    ("Europe/Dublin", 2026, 10, 24),
    ("Africa/Casablanca", 2025, 3, 29),
    ("America/Nuuk", 2023, 10, 28),
    ("Africa/Juba", 2021, 1, 30),
    ("Asia/Kathmandu", 2026, 1, 1),
)


@settings(max_examples=60, deadline=None)
@given(place=st.sampled_from(ODD), at=st.times(), passed=st.integers(0, 1440))
def test_runs_are_those_a_walk_through_every_minute_finds(
    place: tuple[str, int, int, int], at: time, passed: int
) -> None:
    zone, year, month, day = place
    at = at.replace(second=0, microsecond=0, fold=0)
    now = datetime(year, month, day, tzinfo=UTC) + passed * timedelta(minutes=1)
    (expected,) = walk(zone_info(zone), now, 3 * 1440, [(at, EVERY_DAY)])
    runs: list[datetime] = []
    run = now
    while (run := next_run(zone, at, run)) <= now + 3 * DAY:
        runs.append(run)
    assert runs == expected


moments = st.timedeltas(timedelta(0), timedelta(days=120 * 365)).map(
    lambda passed: datetime(1975, 1, 1, tzinfo=UTC) + passed
)
weekdays = st.sets(st.integers(0, 6), min_size=1).map(tuple)
zones = st.sampled_from(sorted(zone_names()))


@settings(deadline=None)
@given(zone=zones, at=st.times(), now=moments, gap=st.timedeltas(timedelta(0), 3 * WEEK))
def test_later_present_has_no_earlier_run(
    zone: str, at: time, now: datetime, gap: timedelta
) -> None:
    run = next_run(zone, at, now)
    assert now < run <= now + 2 * DAY
    assert next_run(zone, at, run - timedelta(microseconds=1)) == run
    assert run <= next_run(zone, at, now + gap)


@settings(deadline=None)
@given(zone=zones, at=st.times(), now=moments, days=weekdays)
def test_runs_on_some_days_are_among_all_and_found_both_ways(
    zone: str, at: time, now: datetime, days: tuple[int, ...]
) -> None:
    run = next_on(zone, at, now, days)
    before = previous_on(zone, at, run, days)
    assert before <= now < run
    assert next_on(zone, at, before, days) == run
    assert previous_on(zone, at, next_run(zone, at, run), EVERY_DAY) == run


def schedule(**other: object) -> Schedule:
    values: dict[str, object] = {
        "id": 1,
        "guild": 30,
        "channel": 20,
        "member": 40,
        "personal": False,
        "zone": "Europe/Berlin",
        "at": time(8),
        "days": EVERY_DAY,
        "paused": "",
        "skip": None,
        "next_at": MONDAY,
        "covered_until": MONDAY - DAY,
        "created_at": MONDAY - WEEK,
    }
    return Schedule(**(values | other))  # type: ignore[arg-type]


def due(run_at: datetime, since: datetime) -> PlannedRun:
    return PlannedRun(run_at, since, RunOutcome.DUE)


@pytest.mark.parametrize("late", [timedelta(0), SECOND, LATE], ids=["now", "soon", "just"])
def test_run_is_due_for_six_hours(late: timedelta) -> None:
    plan = plan_due(schedule(), MONDAY + late)
    assert plan == Plan((), due(MONDAY, MONDAY - DAY), MONDAY + DAY)


def test_run_is_missed_after_more_than_six_hours() -> None:
    plan = plan_due(schedule(), MONDAY + LATE + SECOND)
    late = PlannedRun(MONDAY, MONDAY - DAY, RunOutcome.LATE)
    assert plan == Plan((late,), None, MONDAY + DAY)


def test_of_many_only_the_latest_is_due() -> None:
    plan = plan_due(schedule(), MONDAY + 2 * DAY + HOUR)
    assert [run.run_at for run in plan.missed] == [MONDAY, MONDAY + DAY]
    assert {run.outcome for run in plan.missed} == {RunOutcome.LATE}
    assert plan.due == due(MONDAY + 2 * DAY, MONDAY - DAY)
    assert plan.next_at == MONDAY + 3 * DAY


def test_after_months_only_the_last_week_is_noted() -> None:
    now = MONDAY + 90 * DAY + LATE + HOUR
    plan = plan_due(schedule(), now)
    assert [run.run_at for run in plan.missed] == [
        MONDAY + (84 + number) * DAY for number in range(7)
    ]
    weekly = plan_due(schedule(days=(0,)), MONDAY + 20 * DAY)
    assert [run.run_at for run in weekly.missed] == [MONDAY + 2 * WEEK]
    assert (weekly.due, weekly.next_at) == (None, MONDAY + 3 * WEEK)


def test_run_to_be_left_out_is_skipped() -> None:
    plan = plan_due(schedule(skip=MONDAY), MONDAY)
    assert plan.due is None
    assert [run.outcome for run in plan.missed] == [RunOutcome.SKIPPED]
    later = plan_due(schedule(skip=MONDAY), MONDAY + DAY)
    assert [run.outcome for run in later.missed] == [RunOutcome.SKIPPED]
    assert later.due == due(MONDAY + DAY, MONDAY - DAY)


def test_first_digest_goes_back_to_the_run_before() -> None:
    plan = plan_due(schedule(covered_until=None, days=(0, 3)), MONDAY)
    assert plan.due == due(MONDAY, MONDAY - 4 * DAY)


def test_what_was_told_of_a_time_to_come_does_not_count() -> None:
    plan = plan_due(schedule(covered_until=MONDAY + 400 * DAY), MONDAY)
    assert plan.due == due(MONDAY, MONDAY - DAY)


def test_digest_reaches_back_a_week() -> None:
    plan = plan_due(schedule(covered_until=MONDAY - 30 * DAY), MONDAY)
    assert plan.due == due(MONDAY, MONDAY - WEEK)


def test_week_of_more_than_seven_days_is_told_of_as_a_whole() -> None:
    # Berlin puts its clocks back on the 25th.
    before, run_at = utc("2026-10-19T06:00"), utc("2026-10-26T07:00")
    weekly = schedule(days=(0,), next_at=run_at, covered_until=before)
    assert plan_due(weekly, run_at).due == due(run_at, before)


def test_run_moves_with_the_rules_of_its_zone() -> None:
    # As stored under rules of an hour less, and of an hour more.
    early, late = schedule(next_at=MONDAY - HOUR), schedule(next_at=MONDAY + HOUR)
    assert plan_due(early, MONDAY - HOUR) == Plan((), None, MONDAY)
    assert plan_due(late, MONDAY + HOUR) == Plan((), due(MONDAY, MONDAY - DAY), MONDAY + DAY)


@settings(deadline=None)
@given(
    zone=zones,
    at=st.times(),
    start=moments,
    days=weekdays,
    steps=st.lists(st.timedeltas(timedelta(minutes=1), 5 * DAY), max_size=12),
)
def test_each_run_is_planned_once_and_none_is_lost(
    zone: str, at: time, start: datetime, days: tuple[int, ...], steps: list[timedelta]
) -> None:
    now, next_at = start, next_on(zone, at, start, days)
    planned: list[datetime] = []
    for step in steps:
        now += step
        if next_at <= now:
            one = schedule(zone=zone, at=at, days=days, next_at=next_at, covered_until=None)
            plan = plan_due(one, now)
            done = [plan.due] if plan.due else []
            planned += [run.run_at for run in (*plan.missed, *done)]
            next_at = plan.next_at
            assert all(run.run_at <= now < next_at for run in (*plan.missed, *done))
            assert all(now - run.run_at <= LATE for run in done)
    expected: list[datetime] = []
    run = start
    while (run := next_on(zone, at, run, days)) <= now:
        expected.append(run)
    assert planned == expected
