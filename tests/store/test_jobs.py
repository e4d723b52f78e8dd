from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.records import Job, JobKind, JobState, NewJob
from bot.store import Store, open_store
from bot.store.jobs import Jobs

NOW = datetime(2026, 5, 4, 12, 30, 15, 123456, tzinfo=UTC)
LEASE = timedelta(seconds=30)
LATER = NOW + LEASE


def asked(origin: int = 10, kind: JobKind = JobKind.SUMMARY, **request: object) -> NewJob:
    return NewJob(kind, origin, channel=20, guild=30, member=40, request=dict(request))


async def accepted(jobs: Jobs, origin: int = 10, owner: str = "a") -> Job:
    job = await jobs.accept(asked(origin, link="x"), owner=owner, lease=LEASE, now=NOW)
    assert job is not None
    return job


async def claimed(jobs: Jobs, owner: str, now: datetime, limit: int = 100) -> list[Job]:
    return await jobs.claim_due(owner=owner, lease=LEASE, now=now, limit=limit)


async def test_accepted_job_comes_back_as_it_was(store: Store) -> None:
    new = NewJob(JobKind.QUOTES, 2**63 - 1, 2, None, None, {"é\ud800\x00": [1, None, {"a": "b"}]})
    job = await store.jobs.accept(new, owner="a", lease=LEASE, now=NOW)
    assert job == Job(
        id=1,
        kind=JobKind.QUOTES,
        origin=2**63 - 1,
        channel=2,
        guild=None,
        member=None,
        request={"é\ud800\x00": [1, None, {"a": "b"}]},
        state=JobState.ACCEPTED,
        attempts=1,
        round=0,
        reply=None,
        created_at=NOW,
    )
    assert await store.jobs.get(1) == job
    assert await store.jobs.by_origin(2**63 - 1, JobKind.QUOTES) == job
    assert await store.jobs.by_origin(2**63 - 1, JobKind.SUMMARY) is None
    assert await store.jobs.get(2) is None


async def test_each_kind_of_an_origin_is_accepted_once(store: Store) -> None:
    await accepted(store.jobs)
    for kind, is_new in ((JobKind.SUMMARY, False), (JobKind.QUESTION, True)):
        job = await store.jobs.accept(asked(10, kind), owner="b", lease=LEASE, now=NOW)
        assert (job is not None) == is_new


async def test_many_accepts_at_once_make_one_job(url: str, store: Store) -> None:
    async with open_store(url) as other:
        jobs = await asyncio.gather(
            *(
                (store, other)[turn % 2].jobs.accept(asked(), owner=str(turn), lease=LEASE, now=NOW)
                for turn in range(20)
            )
        )
    assert len([job for job in jobs if job]) == 1


@pytest.mark.parametrize("state", [JobState.DONE, JobState.DROPPED])
async def test_job_that_ended_well_is_not_accepted_again(store: Store, state: JobState) -> None:
    job = await accepted(store.jobs)
    await store.jobs.finish(job.id, state)
    assert await store.jobs.accept(asked(), owner="a", lease=LEASE, now=NOW) is None


async def test_failed_job_is_opened_anew_with_its_reply(store: Store) -> None:
    job = await accepted(store.jobs)
    await claimed(store.jobs, "a", LATER)
    await store.jobs.note_reply(job.id, 99)
    await store.jobs.finish(job.id, JobState.FAILED)
    again = await store.jobs.accept(asked(link="y"), owner="b", lease=LEASE, now=LATER)
    assert again is not None
    assert (again.id, again.state, again.attempts, again.round) == (job.id, "accepted", 1, 1)
    assert (again.request, again.reply, again.created_at) == ({"link": "y"}, 99, NOW)
    assert await store.jobs.advance(job.id, JobState.WORKING, owner="b")
    assert await store.jobs.accept(asked(), owner="a", lease=LEASE, now=LATER) is None


async def test_end_wipes_the_request_and_stays(store: Store) -> None:
    job = await accepted(store.jobs)
    await store.jobs.finish(job.id, JobState.DONE)
    await store.jobs.finish(job.id, JobState.FAILED)
    await store.jobs.retry(job.id, at=NOW)
    await store.jobs.drop_by_origin(10)
    ended = await store.jobs.get(job.id)
    assert ended is not None
    assert (ended.state, ended.request) == (JobState.DONE, {})
    assert not await store.jobs.advance(job.id, JobState.SENDING, owner="a")
    assert await claimed(store.jobs, "b", LATER) == []


async def test_job_is_taken_over_when_its_lease_is_over(store: Store) -> None:
    job = await accepted(store.jobs)
    assert await store.jobs.advance(job.id, JobState.SENDING, owner="a")
    assert await claimed(store.jobs, "b", LATER - timedelta(microseconds=1)) == []
    (taken,) = await claimed(store.jobs, "b", LATER)
    assert (taken.id, taken.state, taken.attempts) == (job.id, JobState.SENDING, 2)
    assert not await store.jobs.advance(job.id, JobState.SENDING, owner="a")
    assert await store.jobs.advance(job.id, JobState.WORKING, owner="b")
    assert await claimed(store.jobs, "a", LATER) == []


async def test_renewed_lease_lasts(store: Store) -> None:
    held = [await accepted(store.jobs, origin) for origin in (1, 2, 3)]
    theirs = await accepted(store.jobs, 4, owner="b")
    await store.jobs.finish(held[2].id, JobState.DONE)
    ids = [job.id for job in (*held, theirs)]
    assert await store.jobs.renew(ids, owner="a", until=LATER + LEASE) == ids[:2]
    assert await store.jobs.renew([], owner="a", until=LATER) == []
    assert [job.id for job in await claimed(store.jobs, "c", LATER)] == [theirs.id]


async def test_retried_job_waits_for_its_time(store: Store) -> None:
    job = await accepted(store.jobs)
    await store.jobs.advance(job.id, JobState.WORKING, owner="a")
    await store.jobs.retry(job.id, at=LATER)
    assert not await store.jobs.advance(job.id, JobState.WORKING, owner="a")
    assert await claimed(store.jobs, "a", LATER - timedelta(seconds=1)) == []
    (again,) = await claimed(store.jobs, "a", LATER)
    assert (again.state, again.attempts, again.request) == (JobState.ACCEPTED, 2, {"link": "x"})


async def test_look_that_was_no_attempt_is_not_counted(store: Store) -> None:
    job = await accepted(store.jobs)
    await store.jobs.retry(job.id, at=LATER, counts=False)
    (again,) = await claimed(store.jobs, "a", LATER)
    assert (again.id, again.attempts) == (job.id, 1)


async def test_released_jobs_are_due_at_once_with_no_attempt_counted(store: Store) -> None:
    job = await accepted(store.jobs)
    other = await accepted(store.jobs, 11, owner="b")
    await store.jobs.release(owner="a")
    (taken,) = await claimed(store.jobs, "c", NOW)
    assert (taken.id, taken.attempts) == (job.id, 1)
    assert await store.jobs.advance(other.id, JobState.WORKING, owner="b")


async def test_dropped_origin_loses_its_jobs(store: Store) -> None:
    job = await accepted(store.jobs)
    await store.jobs.drop_by_origin(10)
    dropped = await store.jobs.get(job.id)
    assert dropped is not None
    assert (dropped.state, dropped.request) == (JobState.DROPPED, {})
    assert not await store.jobs.advance(job.id, JobState.SENDING, owner="a")


async def test_reply_is_noted_and_taken_back(store: Store) -> None:
    job = await accepted(store.jobs)
    for reply in (5, None):
        await store.jobs.note_reply(job.id, reply)
        noted = await store.jobs.get(job.id)
        assert noted is not None
        assert noted.reply == reply


async def test_jobs_are_claimed_oldest_first_up_to_the_limit(store: Store) -> None:
    held = [await accepted(store.jobs, origin) for origin in range(1, 6)]
    await store.jobs.retry(held[0].id, at=NOW + timedelta(seconds=1))
    taken = await claimed(store.jobs, "b", LATER, limit=3)
    assert [job.origin for job in taken] == [2, 3, 4]
    assert [job.origin for job in await claimed(store.jobs, "b", LATER, limit=3)] == [5, 1]


async def test_owners_that_claim_at_once_get_different_jobs(url: str, store: Store) -> None:
    for origin in range(50):
        await accepted(store.jobs, origin)
    async with open_store(url) as other:

        async def drain(jobs: Jobs, owner: str) -> list[int]:
            taken: list[int] = []
            while batch := await claimed(jobs, owner, LATER, limit=7):
                assert len(batch) <= 7
                taken += [job.origin for job in batch]
            return taken

        owners = await asyncio.gather(
            *(drain((store, other)[n % 2].jobs, f"owner {n}") for n in range(4))
        )
    together = [origin for taken in owners for origin in taken]
    assert sorted(together) == list(range(50))
