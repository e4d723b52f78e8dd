"""Requests that survive: stored before anybody is told, kept by a lease, taken over when it ends.

A job goes accepted -> working -> sending -> done. Whoever holds the lease works on it; a process
that dies lets its leases run out, and another one, or its own next start, goes on from the row. So
each step must do no harm when it is done again: what was sent is found again before it is sent.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.errors import StoreError
from bot.logs import outline
from bot.models import Origin
from bot.records import Job, JobKind, JobState, NewJob, Shards
from bot.store import Store

log = logging.getLogger(__name__)

ATTEMPTS: Final = 5
BACK_OFF: Final = timedelta(seconds=2)
"""Before the second attempt; doubled before each further one."""
DIGEST_BACK_OFF: Final = timedelta(minutes=1)
"""Nobody waits for a digest that is due, and what it is made of may be away for a while."""

ENDS: Final = frozenset({JobState.DONE, JobState.FAILED, JobState.DROPPED})

AT_ONCE: Final = 20
"""Jobs taken over in one go."""

Work = Callable[[Job], Awaitable[JobState]]
"""Does a job and returns how it ended. Any exception means that it did not end."""


class TakenOver(Exception):
    """The lease of a job has ended, and another process has it."""


class NotYet(Exception):
    """A job cannot be done for now and waits, however long: it is no attempt that failed."""


@dataclass(frozen=True, slots=True)
class Running:
    """A job, and the work on it.

    Attributes:
        origins: The messages of others that it has opened.
    """

    job: Job
    task: asyncio.Task[None]
    origins: set[Origin] = field(default_factory=set)


@dataclass(slots=True, kw_only=True)
class Jobs:
    """The requests that this process works on.

    Attributes:
        store: Where they are kept.
        lease: Silence after which they may be taken over by another process.
        owner: Names this process among all.
        running: What is worked on, by the job's number.
    """

    store: Store
    lease: timedelta
    owner: str = field(default_factory=lambda: secrets.token_hex(8))
    running: dict[int, Running] = field(default_factory=dict)
    is_closing: bool = False

    async def accept(self, new: NewJob, *, anew: bool = False) -> Job | None:
        """Store a request; None when it is known already, or when this process is stopping.

        Args:
            new: As it comes in.
            anew: Whether somebody asks for it once more, who gets it if it had failed. Discord can
                hand on the same message many times, which is not asking.

        Raises:
            StoreError: when it cannot be stored; nobody may be told that it is worked on.
        """
        if self.is_closing:
            return None
        if anew:
            # What is just about to fail has to have failed before it can be asked again.
            await self._ended(new.origin, new.kind)
        job = await self.store.jobs.accept(
            new, owner=self.owner, lease=self.lease, now=datetime.now(UTC), anew=anew
        )
        if job is not None:
            log.debug("job %d accepted", job.id)
        return job

    async def _ended(self, origin: int, kind: JobKind) -> None:
        same = [
            running.task
            for running in self.running.values()
            if (running.job.origin, running.job.kind) == (origin, kind)
        ]
        if same:
            await asyncio.wait(same)

    async def run(self, job: Job, work: Work) -> None:
        """Work on a job until it has ended, or is left to a later attempt."""
        task = asyncio.create_task(self._attempt(job, work))
        self.running[job.id] = Running(job, task)
        task.add_done_callback(lambda _: self.running.pop(job.id, None))
        await task

    async def advance(self, job: Job, state: JobState) -> None:
        """Note how far a job is.

        Raises:
            TakenOver: when another process works on it now; nothing may be sent any more.
        """
        if not await self.store.jobs.advance(job.id, state, owner=self.owner):
            raise TakenOver
        log.debug("job %d %s", job.id, state.value)

    async def reopen(self, origin: int, kind: JobKind) -> None:
        """Let a request be asked again, as what it asks has changed; whatever runs ends."""
        job = await self.store.jobs.by_origin(origin, kind)
        if job is None or self.is_closing:
            return
        await self.stop(job.id)
        await self.store.jobs.reopen(job.id)

    async def stop(self, number: int) -> None:
        """End the work on a job, if it is this process that does it."""
        if (running := self.running.get(number)) is not None:
            running.task.cancel()
            await asyncio.gather(running.task, return_exceptions=True)

    async def stop_all(self, guild: int) -> None:
        """End all work for a server."""
        for running in list(self.running.values()):
            if running.job.guild == guild:
                await self.stop(running.job.id)

    def count(self, kind: JobKind) -> int:
        """Return how many requests of a kind this process works on."""
        return sum(running.job.kind is kind for running in self.running.values())

    def concern(self, job: Job, origins: Collection[Origin]) -> None:
        """Note whose messages the work on a job has opened."""
        if (running := self.running.get(job.id)) is not None:
            running.origins.update(origins)

    async def restart(self, messages: Collection[int]) -> None:
        """Begin all work anew that has opened one of some messages, which are gone."""
        for job in self._reading(lambda origin: origin.message in messages):
            await self.stop(job.id)
            await self.store.jobs.retry(job.id, at=datetime.now(UTC))

    async def abandon(self, author: int) -> list[tuple[int, int]]:
        """End all work that has opened messages of somebody who wants to be forgotten.

        Returns:
            The messages that show half an answer: (channel, message).
        """
        drafts = []
        for job in self._reading(lambda origin: origin.author == author):
            await self.stop(job.id)
            left = await self.store.jobs.get(job.id)
            await self.store.jobs.finish(job.id, JobState.DROPPED)
            if left is not None and left.reply is not None:
                drafts.append((left.channel, left.reply))
        return drafts

    def _reading(self, which: Callable[[Origin], bool]) -> list[Job]:
        return [
            running.job
            for running in self.running.values()
            if any(which(origin) for origin in running.origins)
        ]

    async def drop(self, origin: int) -> list[tuple[int, int]]:
        """End what a message asked for: it is gone, and nobody wants the answer any more.

        Returns:
            The messages that show half an answer: (channel, message).
        """
        for running in list(self.running.values()):
            about = running.job.request
            # A menu or an offer has an id of its own.
            if origin in (running.job.origin, about.get("message"), about.get("origin")):
                await self.stop(running.job.id)
        asked = [await self.store.jobs.by_origin(origin, kind) for kind in JobKind]
        await self.store.jobs.drop_by_origin(origin)
        return [
            (job.channel, job.reply)
            for job in asked
            if job is not None and job.reply is not None and job.state not in ENDS
        ]

    async def note_reply(self, job: Job, reply: int | None) -> None:
        """Note the message that answers a job, or that there is none any more."""
        await self.store.jobs.note_reply(job.id, reply)

    async def take_over(self, shards: Shards | None = None) -> list[Job]:
        """Return jobs that nobody works on any more; they are this process's now.

        Args:
            shards: Those of this process, whose servers' digests it takes over; None: all.
        """
        if self.is_closing:
            return []
        found = await self.store.jobs.claim_due(
            owner=self.owner,
            lease=self.lease,
            now=datetime.now(UTC),
            limit=AT_ONCE,
            shards=shards,
        )
        kept = []
        for job in found:
            if job.id in self.running:
                continue
            if job.attempts > ATTEMPTS:
                # Whatever ends the process each time must not do so for ever.
                log.error("job %d was begun %d times and is given up", job.id, ATTEMPTS)
                await self.store.jobs.finish(job.id, JobState.FAILED)
            else:
                kept.append(job)
        return kept

    async def renew(self) -> None:
        """Keep the leases of everything that runs; what is not ours any more is given up."""
        running = list(self.running)
        if not running:
            return
        until = datetime.now(UTC) + self.lease
        ours = await self.store.jobs.renew(running, owner=self.owner, until=until)
        for number in set(running) - set(ours):
            if (lost := self.running.get(number)) is not None:
                log.warning("job %d was taken over by another process", number)
                lost.task.cancel()

    async def drain(self, seconds: float) -> None:
        """Take no more; wait so long for what runs, and leave the rest to the next start."""
        self.is_closing = True
        tasks = [running.task for running in self.running.values()]
        if tasks and seconds:
            await asyncio.wait(tasks, timeout=seconds)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        try:
            await self.store.jobs.release(owner=self.owner)
        except StoreError as error:
            log.warning("leases end by themselves: %s", outline(error))

    async def _attempt(self, job: Job, work: Work) -> None:
        try:
            await self.advance(job, JobState.WORKING)
            state = await work(job)
            await self._hold(job)
            await self.store.jobs.finish(job.id, state)
            log.debug("job %d %s", job.id, state.value)
        except TakenOver:
            log.warning("job %d was taken over by another process", job.id)
        except NotYet:
            log.info("job %d waits", job.id)
            await self._put_off(job, counts=False)
        except Exception as error:  # noqa: BLE001 - whatever it was, the job must not be lost
            log.warning("job %d, attempt %d: %s", job.id, job.attempts, outline(error))
            await self._put_off(job)

    async def _hold(self, job: Job) -> None:
        """Make sure that a job is still this process's, as how it ends is for its holder to say.

        Raises:
            TakenOver: it is not.
        """
        until = datetime.now(UTC) + self.lease
        if not await self.store.jobs.renew([job.id], owner=self.owner, until=until):
            raise TakenOver

    async def _put_off(self, job: Job, *, counts: bool = True) -> None:
        """Let a job be tried again later, or end it after the last attempt."""
        try:
            await self._hold(job)
            if counts and job.attempts >= ATTEMPTS:
                log.error("job %d failed %d times and is given up", job.id, job.attempts)
                await self.store.jobs.finish(job.id, JobState.FAILED)
                return
            first = DIGEST_BACK_OFF if "run" in job.request else BACK_OFF
            pause = first * 2 ** (job.attempts - 1)
            await self.store.jobs.retry(job.id, at=datetime.now(UTC) + pause, counts=counts)
        except TakenOver:
            log.warning("job %d was taken over by another process", job.id)
        except StoreError as error:
            # Without a store the lease runs out by itself, and the job is due then.
            log.error("job %d could not be put off: %s", job.id, outline(error))
