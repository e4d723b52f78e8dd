from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import StoreAway
from bot.pipeline.jobs import ATTEMPTS, Jobs, NotYet, TakenOver, Work
from bot.records import Job, JobKind, JobState, NewJob
from bot.store import Store, open_store

LONG = timedelta(hours=1)
ENDED = timedelta(0)
"""A lease that is over as soon as it begins, as that of a process that hangs is after a while."""

NEW = NewJob(JobKind.SUMMARY, 10, channel=20, guild=30, member=40, request={"trigger": "mention"})


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    async with open_store("sqlite://") as opened:
        yield opened


async def accepted(jobs: Jobs) -> Job:
    job = await jobs.accept(NEW)
    assert job is not None
    return job


async def stored(store: Store, job: Job) -> Job:
    found = await store.jobs.get(job.id)
    assert found is not None
    return found


async def make_due(store: Store, job: Job) -> None:
    """Let a job that was put off be due at once."""
    await store.jobs.retry(job.id, at=datetime.now(UTC))


def ends(state: JobState) -> Work:
    async def work(_: Job) -> JobState:
        return state

    return work


@dataclass(slots=True)
class Waiting:
    """Work that goes on until it may end."""

    state: JobState = JobState.DONE
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    may_end: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, _: Job) -> JobState:
        self.begun.set()
        await self.may_end.wait()
        return self.state


async def fails(_: Job) -> JobState:
    raise RuntimeError


async def test_work_that_ends_ends_its_job(store: Store) -> None:
    jobs = Jobs(store=store, lease=LONG)
    job = await accepted(jobs)
    await jobs.run(job, ends(JobState.DONE))
    assert (await stored(store, job)).state is JobState.DONE
    assert jobs.running == {}


async def test_work_that_fails_is_left_to_a_later_attempt(store: Store) -> None:
    jobs = Jobs(store=store, lease=LONG)
    job = await accepted(jobs)
    await jobs.run(job, fails)
    assert (await stored(store, job)).state is JobState.ACCEPTED
    assert await jobs.take_over() == []
    await make_due(store, job)
    (again,) = await jobs.take_over()
    assert again.attempts == 2


async def test_work_that_fails_every_time_is_given_up(store: Store) -> None:
    jobs = Jobs(store=store, lease=LONG)
    job = await accepted(jobs)
    for _ in range(ATTEMPTS - 1):
        await jobs.run(job, fails)
        await make_due(store, job)
        (job,) = await jobs.take_over()
    await jobs.run(job, fails)
    assert (await stored(store, job)).state is JobState.FAILED


async def test_work_that_has_to_wait_is_not_given_up(store: Store) -> None:
    async def waits(_: Job) -> JobState:
        raise NotYet

    jobs = Jobs(store=store, lease=LONG)
    job = await accepted(jobs)
    for _ in range(2 * ATTEMPTS):
        await jobs.run(job, waits)
        await make_due(store, job)
        (job,) = await jobs.take_over()
        assert job.attempts == 1
    await jobs.run(job, ends(JobState.DONE))
    assert (await stored(store, job)).state is JobState.DONE


async def test_job_is_not_taken_over_while_its_lease_runs(store: Store) -> None:
    await accepted(Jobs(store=store, lease=LONG))
    assert await Jobs(store=store, lease=LONG).take_over() == []


async def test_process_that_hangs_loses_its_job_and_may_send_nothing(store: Store) -> None:
    hung, other = Jobs(store=store, lease=ENDED), Jobs(store=store, lease=LONG)
    job = await accepted(hung)
    sent = []

    async def work(job: Job) -> JobState:
        (taken,) = await other.take_over()
        assert taken.id == job.id
        with pytest.raises(TakenOver):
            await hung.advance(job, JobState.SENDING)
        await hung.advance(job, JobState.SENDING)
        sent.append(job)
        return JobState.DONE

    await hung.run(job, work)
    assert sent == []
    await other.run(await stored(store, job), ends(JobState.DONE))
    assert (await stored(store, job)).state is JobState.DONE


@pytest.mark.parametrize("state", [JobState.DONE, JobState.FAILED, JobState.DROPPED])
async def test_how_a_job_ends_is_not_for_the_one_that_has_lost_it(
    store: Store, state: JobState
) -> None:
    hung, other = Jobs(store=store, lease=ENDED), Jobs(store=store, lease=LONG)
    job = await accepted(hung)

    async def work(_: Job) -> JobState:
        await other.take_over()
        return state

    await hung.run(job, work)
    await other.advance(job, JobState.SENDING)
    assert (await stored(store, job)).state is JobState.SENDING


async def test_failure_of_the_one_that_has_lost_a_job_does_not_put_it_off(store: Store) -> None:
    hung, other = Jobs(store=store, lease=ENDED), Jobs(store=store, lease=LONG)
    job = await accepted(hung)

    async def work(job: Job) -> JobState:
        await other.take_over()
        return await fails(job)

    await hung.run(job, work)
    await other.advance(job, JobState.SENDING)
    assert (await stored(store, job)).state is JobState.SENDING


async def test_renewing_stops_work_on_a_job_that_is_another_ones(store: Store) -> None:
    hung, other = Jobs(store=store, lease=ENDED), Jobs(store=store, lease=LONG)
    job = await accepted(hung)
    stopped = asyncio.Event()

    async def work(_: Job) -> JobState:
        await other.take_over()
        try:
            await hung.renew()
            await asyncio.sleep(60)
        finally:
            stopped.set()
        return JobState.DONE

    with pytest.raises(asyncio.CancelledError):
        await hung.run(job, work)
    assert stopped.is_set()
    await other.advance(job, JobState.SENDING)


async def test_renewing_keeps_a_job(store: Store) -> None:
    jobs = Jobs(store=store, lease=LONG)
    job = await accepted(Jobs(store=store, lease=ENDED, owner=jobs.owner))

    async def work(_: Job) -> JobState:
        await jobs.renew()
        assert await Jobs(store=store, lease=LONG).take_over() == []
        return JobState.DONE

    await jobs.run(job, work)
    assert (await stored(store, job)).state is JobState.DONE


async def test_own_job_that_still_runs_is_not_begun_a_second_time(store: Store) -> None:
    jobs = Jobs(store=store, lease=ENDED)
    job = await accepted(jobs)

    async def work(_: Job) -> JobState:
        assert await jobs.take_over() == []
        return JobState.DONE

    await jobs.run(job, work)
    assert (await stored(store, job)).state is JobState.DONE


async def test_same_request_is_accepted_once(store: Store) -> None:
    jobs = Jobs(store=store, lease=LONG)
    found = await asyncio.gather(*(jobs.accept(NEW) for _ in range(20)))
    assert len([job for job in found if job]) == 1


async def test_failed_request_is_taken_again_only_when_it_is_asked_again(store: Store) -> None:
    jobs = Jobs(store=store, lease=LONG)
    job = await accepted(jobs)
    await jobs.run(job, ends(JobState.FAILED))
    assert await jobs.accept(NEW) is None
    again = await jobs.accept(NEW, anew=True)
    assert again is not None
    assert (again.id, again.attempts, again.round) == (job.id, 1, 1)


async def test_asking_again_waits_for_what_is_about_to_fail(store: Store) -> None:
    jobs, work = Jobs(store=store, lease=LONG), Waiting(JobState.FAILED)
    job = await accepted(jobs)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(jobs.run(job, work))
        await work.begun.wait()
        again = tasks.create_task(jobs.accept(NEW, anew=True))
        await asyncio.sleep(0.1)
        assert not again.done()
        work.may_end.set()
    assert again.result() is not None


async def test_draining_takes_nothing_more_and_waits_for_what_runs(store: Store) -> None:
    jobs, work = Jobs(store=store, lease=LONG), Waiting()
    job = await accepted(jobs)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(jobs.run(job, work))
        await work.begun.wait()
        draining = tasks.create_task(jobs.drain(60))
        await asyncio.sleep(0.1)
        assert await jobs.accept(replace(NEW, origin=11)) is None
        assert await jobs.take_over() == []
        assert not draining.done()
        work.may_end.set()
    assert (await stored(store, job)).state is JobState.DONE


async def test_what_draining_breaks_off_is_due_at_once_and_was_no_attempt(store: Store) -> None:
    jobs, work = Jobs(store=store, lease=LONG), Waiting()
    job = await accepted(jobs)
    task = asyncio.create_task(jobs.run(job, work))
    await work.begun.wait()
    await jobs.drain(0)
    with pytest.raises(asyncio.CancelledError):
        await task
    (left,) = await Jobs(store=store, lease=LONG).take_over()
    assert (left.id, left.attempts) == (job.id, 1)


async def test_job_is_due_again_by_its_lease_when_the_store_was_away(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = Jobs(store=store, lease=ENDED)
    job = await accepted(jobs)

    async def away(*_: object, **__: object) -> None:
        raise StoreAway

    with monkeypatch.context() as patch:
        patch.setattr(type(store.jobs), "finish", away)
        patch.setattr(type(store.jobs), "retry", away)
        await jobs.run(job, ends(JobState.DONE))
    (left,) = await jobs.take_over()
    assert (left.id, left.attempts) == (job.id, 2)


async def test_deleted_message_ends_its_job_and_the_work_on_it(store: Store) -> None:
    jobs, work = Jobs(store=store, lease=LONG), Waiting()
    job = await accepted(jobs)
    task = asyncio.create_task(jobs.run(job, work))
    await work.begun.wait()
    await jobs.drop(NEW.origin)
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await stored(store, job)).state is JobState.DROPPED


async def test_job_that_ends_its_process_every_time_is_given_up(store: Store) -> None:
    job = await accepted(Jobs(store=store, lease=ENDED))
    for attempt in range(2, ATTEMPTS + 1):
        [taken] = await Jobs(store=store, lease=ENDED).take_over()
        assert taken.attempts == attempt
    assert await Jobs(store=store, lease=ENDED).take_over() == []
    assert (await stored(store, job)).state is JobState.FAILED


async def test_message_that_shows_half_an_answer_is_named_when_its_request_is_dropped(
    store: Store,
) -> None:
    jobs = Jobs(store=store, lease=LONG)
    job = await accepted(jobs)
    await jobs.note_reply(job, 77)
    assert await jobs.drop(job.origin) == [(job.channel, 77)]
    assert await jobs.drop(job.origin) == []
