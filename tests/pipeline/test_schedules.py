from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from random import Random

import pytest

from bot.core.schedule import EVERY_DAY, next_on, zone_info
from bot.pipeline.jobs import Jobs
from bot.pipeline.schedules import AT_ONCE, Clockwork
from bot.records import Job, JobKind, JobState, NewJob, Shards
from bot.schedules import NewSchedule, RunOutcome, Schedule
from bot.store import Store, open_store
from tests.conftest import both_engines
from tests.walking import walk

pytestmark = both_engines

LONG = timedelta(hours=1)
ENDED = timedelta(0)
"""A lease that is over as soon as it begins: that of a process that dies."""

START = datetime(2026, 5, 4, 5, tzinfo=UTC)
DUE_AT = datetime(2026, 5, 4, 6, tzinfo=UTC)

NEW = NewSchedule(
    guild=30,
    channel=20,
    member=40,
    personal=False,
    zone="Europe/Berlin",
    at=time(8),
    days=EVERY_DAY,
)


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with open_store(database_url) as opened:
        yield opened


async def added(store: Store, new: NewSchedule, now: datetime) -> Schedule:
    next_at = next_on(new.zone, new.at, now, new.days)
    schedule = await store.schedules.add(new, now=now, next_at=next_at, most=1000)
    assert schedule is not None
    return schedule


def clockwork(store: Store, now: Callable[[], datetime], lease: timedelta = LONG) -> Clockwork:
    return Clockwork(store=store, jobs=Jobs(store=store, lease=lease), clock=now)


async def test_due_run_is_this_process_to_do(store: Store) -> None:
    await added(store, NEW, START)
    ours = clockwork(store, lambda: DUE_AT)
    (due,) = await ours.due(None)
    assert due.run.run_at == DUE_AT
    assert await ours.due(None) == []
    assert await ours.jobs.take_over() == []

    async def post(job: Job) -> JobState:
        await store.schedules.note(job.request["run"], RunOutcome.POSTED, message=9)
        return JobState.DONE

    await ours.jobs.run(due.job, post)
    schedule = await store.schedules.get(due.schedule.id)
    assert schedule is not None
    assert schedule.last == replace(due.run, outcome=RunOutcome.POSTED, message=9)
    assert schedule.covered_until == DUE_AT


async def test_no_more_are_made_at_once_than_a_process_can_bear(store: Store) -> None:
    for guild in range(AT_ONCE + 3):
        await added(store, replace(NEW, guild=guild), START)
    ours = clockwork(store, lambda: DUE_AT)
    may_end = asyncio.Event()

    async def post(_: Job) -> JobState:
        await may_end.wait()
        return JobState.DONE

    due = await ours.due(None)
    assert len(due) == AT_ONCE
    made = [asyncio.create_task(ours.jobs.run(each.job, post)) for each in due]
    await asyncio.sleep(0)
    assert await ours.due(None) == []
    may_end.set()
    await asyncio.gather(*made)
    assert len(await ours.due(None)) == 3


async def test_process_that_stops_takes_nothing_on(store: Store) -> None:
    await added(store, NEW, START)
    ours, theirs = clockwork(store, lambda: DUE_AT), clockwork(store, lambda: DUE_AT)
    await ours.jobs.drain(0)
    assert await ours.due(None) == []
    assert len(await theirs.due(None)) == 1


async def test_each_process_looks_after_its_servers(store: Store) -> None:
    for number in range(4):
        await added(store, replace(NEW, guild=number << 22), START)
    ours = clockwork(store, lambda: DUE_AT, ENDED)
    assert [due.schedule.guild >> 22 for due in await ours.due(Shards(2, (1,)))] == [1, 3]
    # Its successor has other servers.
    successor = Jobs(store=store, lease=LONG)
    assert await successor.take_over(Shards(2, (0,))) == []
    assert len(await successor.take_over(Shards(2, (1,)))) == 2


@pytest.mark.parametrize(
    ("request_", "pauses"),
    [
        ({"run": 1, "schedule": 1}, [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]),
        ({"period": "day"}, [timedelta(seconds=seconds) for seconds in (2, 4, 8, 16)]),
    ],
    ids=["due", "asked"],
)
async def test_digest_that_nobody_waits_for_is_tried_again_after_minutes(
    store: Store, request_: dict[str, object], pauses: list[timedelta]
) -> None:
    jobs = Jobs(store=store, lease=LONG)
    new = NewJob(JobKind.DIGEST, 1, channel=20, guild=30, member=None, request=request_)
    job = await jobs.accept(new)

    async def fail(_: Job) -> JobState:
        raise RuntimeError

    async def free(now: datetime) -> list[Job]:
        return await store.jobs.claim_due(owner=jobs.owner, lease=LONG, now=now, limit=9)

    for pause in pauses:
        assert job is not None
        before = datetime.now(UTC)
        await jobs.run(job, fail)
        assert await free(before + pause) == []
        (job,) = await free(datetime.now(UTC) + pause)


@dataclass(slots=True)
class Channel:
    """What was posted: the run of each message, in order."""

    posts: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Process:
    """A process that dies at random while it makes digests; it posts what does not stand yet."""

    clockwork: Clockwork
    channel: Channel
    random: Random

    async def look(self) -> bool:
        """Do what is due; False when it died of it."""
        jobs = self.clockwork.jobs
        todo = [due.job for due in await self.clockwork.due(None)] + await jobs.take_over()
        for job in todo:
            death = self.random.randrange(30)
            if death == 0:
                return False
            if job.request["run"] not in self.channel.posts:
                self.channel.posts.append(job.request["run"])
            if death == 1:
                return False
            await jobs.store.schedules.note(job.request["run"], RunOutcome.POSTED, message=1)
            if death == 2:
                return False
            await jobs.store.jobs.finish(job.id, JobState.DONE)
        return True


@dataclass(slots=True)
class Clock:
    """A clock that is set by hand."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


async def test_each_run_is_posted_once_by_processes_that_die(store: Store) -> None:
    random, channel = Random(7), Channel()
    # Clocks change in Europe, Troll and Greenland in the night to the 29th.
    start, days = datetime(2026, 3, 27, tzinfo=UTC), 4
    expected: Counter[tuple[int, datetime]] = Counter()
    for zone, at, weekdays in (
        ("Europe/Berlin", time(2, 30), EVERY_DAY),
        ("Europe/London", time(1, 30), (5, 6)),
        ("Antarctica/Troll", time(1, 30), EVERY_DAY),
        ("America/Nuuk", time(23, 30), EVERY_DAY),
        ("Asia/Tokyo", time(0), (0, 2, 4)),
    ):
        new = replace(NEW, zone=zone, at=at, days=weekdays)
        schedule = await added(store, new, start)
        (runs,) = walk(zone_info(zone), start, days * 1440, [(at, weekdays)])
        expected.update((schedule.id, run) for run in runs)
    clock, processes = Clock(start), dict[int, Process]()
    for _ in range(days * 48):
        clock.now += timedelta(minutes=30)
        for number in range(2):
            if number not in processes:
                processes[number] = Process(clockwork(store, clock, ENDED), channel, random)
            if not await processes[number].look():
                del processes[number]
    for _ in range(9):
        if await Process(clockwork(store, clock, ENDED), channel, random).look():
            break
    posted: Counter[tuple[int, datetime]] = Counter()
    for run in channel.posts:
        found = await store.schedules.run(run)
        assert found is not None
        assert found[1].outcome is RunOutcome.POSTED
        posted[found[0].id, found[1].run_at] += 1
    assert posted == expected
