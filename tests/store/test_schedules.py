from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.core.schedule import next_on
from bot.digests import DigestKind
from bot.records import JobKind, JobState, NewJob, Shards
from bot.schedules import Due, NewSchedule, RunOutcome, Schedule
from bot.store import Store, open_store
from bot.store.schedules import Schedules

LEASE = timedelta(seconds=30)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

MADE = datetime(2026, 5, 4, 12, tzinfo=UTC)  # a Monday
DUE_AT = datetime(2026, 5, 5, 6, tzinfo=UTC)

NEW = NewSchedule(
    guild=30,
    channel=20,
    member=40,
    personal=False,
    zone="Europe/Berlin",
    at=time(8),
    days=(0, 1, 2, 3, 4, 5, 6),
)
MINE = replace(NEW, channel=None, personal=True)


async def added(store: Store, new: NewSchedule = NEW) -> Schedule:
    next_at = next_on(new.zone, new.at, MADE, new.days)
    schedule = await store.schedules.add(new, now=MADE, next_at=next_at, most=25)
    assert schedule is not None
    return schedule


async def claimed(
    schedules: Schedules, now: datetime, owner: str = "a", shards: Shards | None = None
) -> list[Due]:
    return await schedules.claim_due(now=now, owner=owner, lease=LEASE, shards=shards, limit=20)


async def one(store: Store, now: datetime) -> Due:
    (due,) = await claimed(store.schedules, now)
    return due


async def stored(store: Store, schedule: Schedule) -> Schedule:
    found = await store.schedules.get(schedule.id)
    assert found is not None
    return found


async def test_schedule_comes_back_as_it_was(store: Store) -> None:
    new = replace(
        NEW, guild=2**62, at=time(23, 5), days=(0, 6), sources=(7, 2**62), kind=DigestKind.TALK
    )
    schedule = await added(store, new)
    assert schedule == Schedule(
        guild=2**62,
        channel=20,
        member=40,
        personal=False,
        zone="Europe/Berlin",
        at=time(23, 5),
        days=(0, 6),
        sources=(7, 2**62),
        kind=DigestKind.TALK,
        id=1,
        paused="",
        skip=None,
        next_at=datetime(2026, 5, 4, 21, 5, tzinfo=UTC),
        covered_until=None,
        created_at=MADE,
    )
    assert await stored(store, schedule) == schedule
    assert await store.schedules.get(2) is None


async def test_schedules_of_a_server_are_listed_oldest_first_without_personal_ones(
    store: Store,
) -> None:
    first, mine, second = await added(store), await added(store, MINE), await added(store)
    await added(store, replace(NEW, guild=31))
    assert await store.schedules.of_guild(30) == [first, second]
    assert await store.schedules.of_guild(32) == []
    assert await store.schedules.personal(30, 40) == mine
    assert await store.schedules.personal(30, 41) is None
    assert await store.schedules.personal(31, 40) is None


async def test_only_so_many_are_added_even_at_once(url: str, store: Store) -> None:
    async with open_store(url) as other:
        made = await asyncio.gather(
            *(
                (store, other)[turn % 2].schedules.add(NEW, now=MADE, next_at=DUE_AT, most=3)
                for turn in range(8)
            )
        )
    assert len([schedule for schedule in made if schedule]) == 3
    assert len(await store.schedules.of_guild(30)) == 3
    other_server = replace(NEW, guild=31)
    assert await store.schedules.add(other_server, now=MADE, next_at=DUE_AT, most=3) is not None


async def test_each_member_has_one_of_their_own_which_do_not_count(url: str, store: Store) -> None:
    async with open_store(url) as other:
        made = await asyncio.gather(
            *(
                (store, other)[turn % 2].schedules.add(MINE, now=MADE, next_at=DUE_AT, most=1)
                for turn in range(6)
            )
        )
    assert len([schedule for schedule in made if schedule]) == 1
    for new in (replace(MINE, member=41), replace(MINE, guild=31), NEW):
        assert await store.schedules.add(new, now=MADE, next_at=DUE_AT, most=1) is not None


async def test_zone_is_that_of_the_newest_schedule_of_the_server(store: Store) -> None:
    assert await store.schedules.zone_of(30) is None
    for new in (
        NEW,
        replace(NEW, zone="Asia/Tokyo"),
        replace(MINE, zone="Europe/Rome"),
        replace(NEW, guild=31),
    ):
        await added(store, new)
    assert await store.schedules.zone_of(30) == "Asia/Tokyo"


async def test_changes_are_kept_but_not_what_was_told_meanwhile(store: Store) -> None:
    schedule = await added(store)
    due = await one(store, DUE_AT)
    await store.schedules.note(due.run.id, RunOutcome.QUIET)
    changed = replace(
        schedule,
        channel=21,
        zone="Asia/Tokyo",
        at=time(9, 30),
        days=(5,),
        sources=(1,),
        kind=DigestKind.LINKS,
        paused="asked",
        skip=DUE_AT + DAY,
        next_at=DUE_AT + DAY,
    )
    await store.schedules.put(changed)
    kept = await stored(store, schedule)
    assert replace(kept, last=None) == replace(changed, covered_until=DUE_AT)


async def test_only_who_pauses_a_schedule_hears_that_it_did(store: Store) -> None:
    schedule = await added(store)
    assert not await store.schedules.resume(schedule.id, DUE_AT)
    assert await store.schedules.pause(schedule.id, "channel")
    assert not await store.schedules.pause(schedule.id, "asked")
    assert not await store.schedules.pause(99, "asked")
    assert (await stored(store, schedule)).paused == "channel"
    assert await claimed(store.schedules, DUE_AT + DAY) == []
    assert await store.schedules.resume(schedule.id, DUE_AT + 2 * DAY)
    assert await stored(store, schedule) == replace(schedule, next_at=DUE_AT + 2 * DAY)


async def test_removed_schedule_takes_its_runs_along(store: Store) -> None:
    schedule = await added(store)
    due = await one(store, DUE_AT)
    assert await store.schedules.remove(schedule.id)
    assert not await store.schedules.remove(schedule.id)
    assert await store.schedules.run(due.run.id) is None


async def test_nothing_is_due_before_its_time(store: Store) -> None:
    await added(store)
    assert await claimed(store.schedules, DUE_AT - timedelta(microseconds=1)) == []


async def test_due_run_comes_with_its_job(store: Store) -> None:
    schedule = await added(store)
    before = datetime.now(UTC)
    due = await one(store, DUE_AT)
    assert (due.run.schedule, due.run.run_at, due.run.since, due.run.outcome, due.run.message) == (
        schedule.id,
        DUE_AT,
        DUE_AT - DAY,
        RunOutcome.DUE,
        None,
    )
    job = due.job
    assert (job.kind, job.origin, job.channel, job.guild) == (JobKind.DIGEST, due.run.id, 20, 30)
    assert (job.member, job.state, job.attempts) == (None, JobState.ACCEPTED, 1)
    assert job.request == {"run": due.run.id, "schedule": schedule.id}
    moved = await stored(store, schedule)
    assert (moved.next_at, moved.last) == (DUE_AT + DAY, due.run)
    assert await store.schedules.run(due.run.id) == (moved, due.run)
    assert await claimed(store.schedules, DUE_AT) == []
    # Its lease counts from the present, whatever the clock of schedules says.
    assert await store.jobs.advance(job.id, JobState.WORKING, owner="a")
    taken = await store.jobs.claim_due(owner="b", lease=LEASE, now=before + LEASE / 2, limit=9)
    assert taken == []
    (over,) = await store.jobs.claim_due(
        owner="b", lease=LEASE, now=datetime.now(UTC) + LEASE, limit=9
    )
    assert (over.id, over.attempts) == (job.id, 2)


async def test_personal_run_is_its_members_job(store: Store) -> None:
    await added(store, MINE)
    due = await one(store, DUE_AT)
    assert (due.job.member, due.job.channel, due.job.guild) == (40, 0, 30)


async def test_late_run_is_noted_and_told_by_the_next(store: Store) -> None:
    schedule = await added(store)
    first = await one(store, DUE_AT)
    await store.schedules.note(first.run.id, RunOutcome.POSTED, message=77)
    late = DUE_AT + DAY + 6 * HOUR + timedelta(seconds=1)
    assert await claimed(store.schedules, late) == []
    last = (await stored(store, schedule)).last
    assert last is not None
    assert (last.run_at, last.outcome) == (DUE_AT + DAY, RunOutcome.LATE)
    due = await one(store, DUE_AT + 2 * DAY)
    assert due.run.since == DUE_AT


async def test_after_a_long_time_only_the_latest_is_done(store: Store) -> None:
    schedule = await added(store)
    due = await one(store, DUE_AT + 3 * DAY + 6 * HOUR)
    assert (due.run.run_at, due.run.since) == (DUE_AT + 3 * DAY, DUE_AT - DAY)
    assert (await stored(store, schedule)).next_at == DUE_AT + 4 * DAY
    for run in range(1, 4):
        found = await store.schedules.run(run)
        assert found is not None
        assert (found[1].run_at, found[1].outcome) == (DUE_AT + (run - 1) * DAY, RunOutcome.LATE)


@pytest.mark.parametrize("covered", [False, True], ids=["first", "later"])
async def test_what_a_failed_run_did_not_tell_is_told_by_the_next(
    store: Store, covered: bool
) -> None:
    await added(store)
    start = DUE_AT - DAY
    if covered:
        await store.schedules.note((await one(store, DUE_AT)).run.id, RunOutcome.POSTED)
        start = DUE_AT
    failed = await one(store, start + DAY)
    assert failed.run.since == start
    await store.schedules.note(failed.run.id, RunOutcome.FAILED)
    assert (await one(store, start + 2 * DAY)).run.since == start


async def test_run_to_be_left_out_is_skipped_once(store: Store) -> None:
    schedule = await added(store)
    await store.schedules.put(replace(schedule, skip=DUE_AT + DAY))
    due = await one(store, DUE_AT)
    await store.schedules.note(due.run.id, RunOutcome.POSTED)
    assert (await stored(store, schedule)).skip == DUE_AT + DAY
    assert await claimed(store.schedules, DUE_AT + DAY) == []
    left = await stored(store, schedule)
    assert left.last is not None
    assert (left.skip, left.last.outcome) == (None, RunOutcome.SKIPPED)
    assert (await one(store, DUE_AT + 2 * DAY)).run.since == DUE_AT


@pytest.mark.parametrize(
    ("outcome", "covered"),
    [
        (RunOutcome.POSTED, DUE_AT),
        (RunOutcome.QUIET, DUE_AT),
        (RunOutcome.FAILED, None),
        (RunOutcome.SKIPPED, None),
    ],
    ids=str,
)
async def test_what_was_told_counts_as_told(
    store: Store, outcome: RunOutcome, covered: datetime | None
) -> None:
    due = await one(store, DUE_AT) if await added(store) else None
    assert due is not None
    await store.schedules.note(due.run.id, outcome, message=5)
    schedule = await stored(store, due.schedule)
    assert schedule.covered_until == covered
    assert schedule.last == replace(due.run, outcome=outcome, message=5)


async def test_what_was_told_never_goes_back(store: Store) -> None:
    schedule = await added(store)
    first, second = await one(store, DUE_AT), await one(store, DUE_AT + DAY)
    for due in (second, first):
        await store.schedules.note(due.run.id, RunOutcome.POSTED)
    assert (await stored(store, schedule)).covered_until == DUE_AT + DAY
    await store.schedules.note(99, RunOutcome.POSTED)


async def test_posted_run_stays_posted(store: Store) -> None:
    await added(store)
    due = await one(store, DUE_AT)
    await store.schedules.note(due.run.id, RunOutcome.FAILED)
    await store.schedules.note(due.run.id, RunOutcome.POSTED, message=5)
    await store.schedules.note(due.run.id, RunOutcome.FAILED)
    await store.schedules.note(due.run.id, RunOutcome.POSTED)
    found = await store.schedules.run(due.run.id)
    assert found is not None
    assert (found[1].outcome, found[1].message) == (RunOutcome.POSTED, 5)


async def test_run_whose_job_was_given_up_has_failed(store: Store) -> None:
    schedule = await added(store)
    due = await one(store, DUE_AT)
    await store.jobs.finish(due.job.id, JobState.FAILED)
    last = (await stored(store, schedule)).last
    assert last is not None
    assert last.outcome is RunOutcome.FAILED


async def test_time_that_was_set_back_repeats_no_run(store: Store) -> None:
    schedule = await added(store)
    await one(store, DUE_AT)
    await store.schedules.put(replace(schedule, next_at=DUE_AT))
    assert await claimed(store.schedules, DUE_AT + HOUR) == []
    assert (await stored(store, schedule)).next_at == DUE_AT + DAY


async def test_time_that_was_years_ahead_for_a_while_stops_no_schedule(store: Store) -> None:
    schedule = await added(store)
    ahead = await one(store, DUE_AT + 400 * DAY)
    await store.schedules.note(ahead.run.id, RunOutcome.QUIET)
    assert await claimed(store.schedules, DUE_AT - HOUR) == []
    assert (await stored(store, schedule)).next_at == DUE_AT
    due = await one(store, DUE_AT)
    assert (due.run.run_at, due.run.since) == (DUE_AT, DUE_AT - DAY)


async def test_unknown_zone_holds_up_no_other_schedule(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    schedule = await added(store)
    await store.schedules.put(replace(schedule, zone="Europe/Nowhere"))
    other = await added(store)
    assert [due.schedule.id for due in await claimed(store.schedules, DUE_AT)] == [other.id]
    assert "schedule 1 waits" in caplog.text
    assert (await stored(store, schedule)).next_at == DUE_AT + DAY


async def test_schedule_that_another_version_made_holds_up_no_other_one(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    schedule = await added(store)
    await store.schedules.put(replace(schedule, days=()))
    other = await added(store)
    assert [due.schedule.id for due in await claimed(store.schedules, DUE_AT)] == [other.id]
    assert "schedule 1 waits" in caplog.text


async def test_those_due_first_are_looked_at_first(store: Store) -> None:
    for hour in (9, 8, 10):
        await added(store, replace(NEW, at=time(hour)))
    dues: list[int] = []
    while found := await store.schedules.claim_due(
        now=DUE_AT + 4 * HOUR, owner="a", lease=LEASE, shards=None, limit=1
    ):
        dues += [due.schedule.at.hour for due in found]
    assert dues == [8, 9, 10]


async def test_each_process_claims_for_the_servers_of_its_shards(store: Store) -> None:
    guilds = [(number << 22) + 5 for number in range(6)]
    for guild in guilds:
        await added(store, replace(NEW, guild=guild))
    found = await claimed(store.schedules, DUE_AT, shards=Shards(3, (1,)))
    assert [due.schedule.guild for due in found] == [guilds[1], guilds[4]]
    found = await claimed(store.schedules, DUE_AT, shards=Shards(3, (0, 2)))
    assert [due.schedule.guild for due in found] == [guilds[n] for n in (0, 2, 3, 5)]


async def test_processes_that_claim_at_once_get_each_run_once(url: str, store: Store) -> None:
    for _ in range(25):
        await added(store)
    async with open_store(url) as other:

        async def drain(schedules: Schedules, owner: str) -> list[int]:
            mine: list[int] = []
            for _ in range(6):
                found = await schedules.claim_due(
                    now=DUE_AT, owner=owner, lease=LEASE, shards=None, limit=7
                )
                mine += [due.schedule.id for due in found]
            return mine

        got = await asyncio.gather(
            *((drain((store, other)[n % 2].schedules, f"owner {n}")) for n in range(4))
        )
    assert sorted(number for mine in got for number in mine) == list(range(1, 26))


async def test_digests_are_taken_over_on_their_shards_and_the_rest_anywhere(store: Store) -> None:
    guilds: list[int | None] = [(number << 22) + 5 for number in range(4)]
    for origin, guild in enumerate([*guilds, None]):
        for kind in (JobKind.DIGEST, JobKind.SUMMARY):
            new = NewJob(kind, origin, channel=20, guild=guild, member=None, request={})
            await store.jobs.accept(new, owner="gone", lease=LEASE, now=MADE)

    async def taken(shards: Shards | None) -> list[tuple[int, str]]:
        found = await store.jobs.claim_due(
            owner="a", lease=LEASE, now=MADE + LEASE, limit=20, shards=shards
        )
        return sorted((job.origin, job.kind.value) for job in found)

    first = await taken(Shards(2, (1,)))
    assert first == [
        (0, "summary"),
        (1, "digest"),
        (1, "summary"),
        *[
            (2, "summary"),
            (3, "digest"),
            (3, "summary"),
            (4, "summary"),
        ],
    ]
    assert await taken(None) == [(0, "digest"), (2, "digest"), (4, "digest")]


async def test_forgotten_member_leaves_no_schedule_of_their_own(store: Store) -> None:
    theirs, mine = await added(store), await added(store, MINE)
    other = await added(store, replace(MINE, member=41))
    due = await claimed(store.schedules, DUE_AT)
    await store.privacy.forget_member(40)
    assert (await stored(store, theirs)).member is None
    assert await store.schedules.get(mine.id) is None
    assert (await stored(store, other)).member == 41
    for one_due in due:
        job = await store.jobs.get(one_due.job.id)
        assert job is not None
        assert (job.state, job.member) == (
            (JobState.DROPPED, None)
            if one_due.schedule.id == mine.id
            else (JobState.ACCEPTED, one_due.job.member)
        )


async def test_forgotten_server_has_no_schedules(store: Store) -> None:
    await added(store)
    await added(store, MINE)
    kept = await added(store, replace(NEW, guild=31))
    due = await claimed(store.schedules, DUE_AT)
    await store.privacy.forget_server(30)
    left = [await store.schedules.run(one_due.run.id) for one_due in due]
    assert [found and found[0].id for found in left] == [None, None, kept.id]
    assert await store.schedules.of_guild(30) == []


async def test_old_runs_are_purged_except_the_last_of_each_schedule(store: Store) -> None:
    rare = await added(store)
    await one(store, DUE_AT)
    await store.schedules.pause(rare.id, "asked")
    often = await added(store, replace(NEW, at=time(9)))
    numbers = [(await one(store, DUE_AT + HOUR + day * DAY)).run.id for day in range(3)]
    await store.privacy.purge(DUE_AT + 42 * DAY, message_days=30, document_days=30)
    assert (await stored(store, rare)).last is not None
    kept = [await store.schedules.run(number) for number in numbers]
    assert [found is not None for found in kept] == [False, False, True]
    assert (await stored(store, often)).last is not None
