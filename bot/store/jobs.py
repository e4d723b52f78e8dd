"""Requests on their way: who works on which, until when, and what happens when that one is gone.

A process works on a job while it holds the lease. A lease that is not renewed ends, and any process
takes the job over. Each change is one statement, so that two processes never hold one job.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Integer,
    false,
    func,
    literal,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.records import Job, JobKind, JobState, NewJob, Shards
from bot.store.columns import now as present_moment
from bot.store.database import Database, insert
from bot.store.tables import jobs
from bot.store.unbroken import unbroken

ENDS = (JobState.DONE, JobState.FAILED, JobState.DROPPED)

ENDED: dict[str, Any] = {"request": {}, "owner": None, "leased_until": None}
"""What a row no longer holds once its job has ended."""


@unbroken
class Jobs:
    """Every request that was accepted, until its row is purged."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def accept(
        self, new: NewJob, *, owner: str, lease: timedelta, now: datetime, anew: bool = True
    ) -> Job | None:
        """Take a request on, leased to `owner`; None when it was taken on before.

        One that failed is opened `anew`: it counts its attempts from 1, and keeps its reply.

        Raises:
            StoreAway: the database cannot be reached; so do all methods here.
        """
        async with self._database.write() as connection:
            return await accept(connection, new, owner=owner, lease=lease, now=now, anew=anew)

    async def advance(self, job: int, state: JobState, *, owner: str) -> bool:
        """Note how far a job is; False when it ended, or is another process's by now."""
        async with self._database.write() as connection:
            changed = await connection.execute(
                update(jobs)
                .where(jobs.c.id == job, jobs.c.owner == owner, _open())
                .values(state=state)
            )
        return changed.rowcount > 0

    async def note_reply(self, job: int, reply: int | None) -> None:
        """Note the message that answers a job, or that there is none any more."""
        async with self._database.write() as connection:
            await connection.execute(update(jobs).where(jobs.c.id == job).values(reply=reply))

    async def finish(self, job: int, state: JobState) -> None:
        """End a job and wipe what it asked; the first end stays."""
        async with self._database.write() as connection:
            await connection.execute(
                update(jobs)
                .where(jobs.c.id == job, _open())
                .values(state=state, ended_at=present_moment(), **ENDED)
            )

    async def reopen(self, job: int) -> None:
        """Let what was asked be asked anew, as it has changed, whatever became of it."""
        async with self._database.write() as connection:
            await connection.execute(
                update(jobs)
                .where(jobs.c.id == job)
                .values(state=JobState.FAILED, ended_at=present_moment(), **ENDED)
            )

    async def retry(self, job: int, *, at: datetime, counts: bool = True) -> None:
        """Give a job back, to be begun again by any process, not before `at`.

        Args:
            job: Its number.
            at: When it is due.
            counts: Whether what was begun was an attempt.
        """
        attempts = jobs.c.attempts if counts else jobs.c.attempts - 1
        async with self._database.write() as connection:
            await connection.execute(
                update(jobs)
                .where(jobs.c.id == job, _open())
                .values(
                    state=JobState.ACCEPTED,
                    attempts=attempts,
                    owner=None,
                    leased_until=None,
                    due_at=at,
                )
            )

    async def renew(self, jobs_held: Sequence[int], *, owner: str, until: datetime) -> list[int]:
        """Hold leases for longer.

        Returns:
            The ids that are still the owner's; work on the others should stop.
        """
        if not jobs_held:
            return []
        async with self._database.write() as connection:
            renewed = await connection.execute(
                update(jobs)
                .where(jobs.c.id.in_(jobs_held), jobs.c.owner == owner, _open())
                .values(leased_until=until)
                .returning(jobs.c.id)
            )
            return sorted(renewed.scalars())

    async def claim_due(
        self,
        *,
        owner: str,
        lease: timedelta,
        now: datetime,
        limit: int,
        shards: Shards | None = None,
    ) -> list[Job]:
        """Take over jobs that nobody works on, those due first, as leases of `owner`.

        Their state stays: one that was being sent may stand in the channel already. A digest is
        read off its server's channels, so that it is only for who has one of its `shards`.
        """
        free = or_(jobs.c.leased_until.is_(None), jobs.c.leased_until <= now)
        # A common table expression with a lock in it is computed once; as a plain subquery
        # PostgreSQL may run it again for each row, and take more than `limit`.
        due = (
            select(jobs.c.id)
            .where(_open(), jobs.c.due_at <= now, free)
            .where(or_(jobs.c.kind != JobKind.DIGEST, on_shards(jobs.c.guild, shards)))
            .order_by(jobs.c.due_at, jobs.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("due")
        )
        async with self._database.write() as connection:
            claimed = await connection.execute(
                update(jobs)
                .where(jobs.c.id.in_(select(due.c.id)))
                .values(attempts=jobs.c.attempts + 1, owner=owner, leased_until=now + lease)
                .returning(*jobs.c)
            )
            rows = claimed.mappings().all()
        return [_job(row) for row in sorted(rows, key=lambda row: (row["due_at"], row["id"]))]

    async def release(self, *, owner: str) -> None:
        """Give up every lease of a process that stops; what it had begun is no failed attempt."""
        async with self._database.write() as connection:
            await connection.execute(
                update(jobs)
                .where(jobs.c.owner == owner, _open())
                .values(owner=None, leased_until=None, attempts=jobs.c.attempts - 1)
            )

    async def get(self, job: int) -> Job | None:
        """Return a job by its number."""
        return await self._one(jobs.c.id == job)

    async def by_origin(self, origin: int, kind: JobKind) -> Job | None:
        """Return what a message or interaction asked for."""
        return await self._one((jobs.c.origin == origin) & (jobs.c.kind == kind))

    async def drop_by_origin(self, origin: int) -> None:
        """End whatever a message asked for, as nobody wants it any more."""
        async with self._database.write() as connection:
            await connection.execute(
                update(jobs)
                .where(jobs.c.origin == origin, _open())
                .values(state=JobState.DROPPED, ended_at=present_moment(), **ENDED)
            )

    async def _one(self, which: ColumnElement[bool]) -> Job | None:
        async with self._database.read() as connection:
            found = await connection.execute(select(jobs).where(which))
            row = found.mappings().one_or_none()
        return _job(row) if row else None


async def accept(
    connection: AsyncConnection,
    new: NewJob,
    *,
    owner: str,
    lease: timedelta,
    now: datetime,
    anew: bool = False,
) -> Job | None:
    """Take a request on within a transaction, as `Jobs.accept` does."""
    values = {
        "channel": new.channel,
        "guild": new.guild,
        "member": new.member,
        "request": new.request,
        "state": JobState.ACCEPTED,
        "attempts": 1,
        "owner": owner,
        "leased_until": now + lease,
        "due_at": now,
        "ended_at": None,
    }
    insertion = insert(connection, jobs).values(
        kind=new.kind, origin=new.origin, round=0, created_at=now, **values
    )
    accepted = await connection.execute(
        insertion.on_conflict_do_update(
            index_elements=[jobs.c.origin, jobs.c.kind],
            set_={**values, "round": jobs.c.round + 1},
            where=(jobs.c.state == JobState.FAILED) if anew else false(),
        ).returning(*jobs.c)
    )
    row = accepted.mappings().one_or_none()
    return _job(row) if row else None


def on_shards(guild: Column[Any], shards: Shards | None) -> ColumnElement[bool]:
    """Return the condition that a server belongs to some shards; None stands for all."""
    if shards is None:
        return true()
    # PostgreSQL shifts by a number of 32 bits; what belongs to no server is the first shard's.
    number = func.coalesce(guild, 0).bitwise_rshift(literal(22, Integer))
    return (number % shards.count).in_(shards.ids)


def _open() -> ColumnElement[bool]:
    return jobs.c.state.not_in(ENDS)


def _job(row: RowMapping) -> Job:
    return Job(
        id=row["id"],
        kind=JobKind(row["kind"]),
        origin=row["origin"],
        channel=row["channel"],
        guild=row["guild"],
        member=row["member"],
        request=row["request"],
        state=JobState(row["state"]),
        attempts=row["attempts"],
        round=row["round"],
        reply=row["reply"],
        created_at=row["created_at"],
    )
