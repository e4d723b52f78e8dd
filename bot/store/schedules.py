"""Digests that are due again and again: when, and what became of each time.

A run is a row, unique by schedule and time, that is made together with its job. So of several
processes one has it, and whatever happens to that one, its job is there to be taken over.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, case, delete, func, or_, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.schedule import PlannedRun, plan_due
from bot.logs import outline
from bot.records import Job, JobKind, NewJob, Shards
from bot.schedules import Due, NewSchedule, Run, RunOutcome, Schedule
from bot.store.columns import now as present_moment
from bot.store.database import Database, insert, later
from bot.store.jobs import accept, on_shards
from bot.store.schedule_rows import run_of, schedule_of, settings_of, with_last
from bot.store.tables import runs, schedules
from bot.store.unbroken import unbroken

log = logging.getLogger(__name__)

TOLD: Final = frozenset({RunOutcome.POSTED, RunOutcome.QUIET})
"""The ends of runs after which nothing up to then is left to tell."""

FARTHEST: Final = timedelta(days=15)
"""No run is farther away: a clock that was wrong for a while has put it there."""

UNPLANNABLE: Final = timedelta(days=1)
"""How long a schedule waits that is not understood here: its time zone, say, or its kind."""


@unbroken
class Schedules:
    """Every schedule, and its runs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self, new: NewSchedule, *, now: datetime, next_at: datetime, most: int
    ) -> Schedule | None:
        """Keep a new schedule.

        Returns:
            None when the server has `most` of them, personal ones not counted; of those each member
            has one in a server.

        Raises:
            StoreAway: the database cannot be reached; so do all methods here.
        """
        same = [schedules.c.guild == new.guild, schedules.c.personal.is_(new.personal)]
        if new.personal:
            same.append(schedules.c.member == new.member)
        count = select(func.count()).select_from(schedules).where(*same)
        async with self._database.write() as connection:
            if not self._database.is_sqlite:
                # Two who add at once would both see that there is room for one more.
                await connection.execute(select(func.pg_advisory_xact_lock(new.guild)))
            there = (await connection.execute(count)).scalar_one()
            if there >= (1 if new.personal else most):
                return None
            added = await connection.execute(
                insert(connection, schedules)
                .values(
                    guild=new.guild,
                    member=new.member,
                    personal=new.personal,
                    created_at=now,
                    paused="",
                    **settings_of(new),
                    next_at=next_at,
                )
                .returning(*schedules.c)
            )
            return schedule_of(added.mappings().one())

    async def get(self, number: int) -> Schedule | None:
        """Return a schedule by its number."""
        return next(iter(await self._chosen(schedules.c.id == number)), None)

    async def of_guild(self, guild: int) -> list[Schedule]:
        """Return a server's schedules, oldest first, without personal ones."""
        return await self._chosen(schedules.c.guild == guild, ~schedules.c.personal)

    async def personal(self, guild: int, member: int) -> Schedule | None:
        """Return a member's own schedule in a server."""
        mine = await self._chosen(
            schedules.c.guild == guild, schedules.c.member == member, schedules.c.personal
        )
        return next(iter(mine), None)

    async def zone_of(self, guild: int) -> str | None:
        """Return the time zone of a server's newest schedule; a member's own tells nobody."""
        query = (
            select(schedules.c.zone)
            .where(schedules.c.guild == guild, ~schedules.c.personal)
            .order_by(schedules.c.id.desc())
            .limit(1)
        )
        async with self._database.read() as connection:
            return (await connection.execute(query)).scalar_one_or_none()

    async def put(self, schedule: Schedule) -> None:
        """Keep what was changed of a schedule: all but whose it is and what it has told."""
        await self._change(
            schedules.c.id == schedule.id,
            **settings_of(schedule),
            paused=schedule.paused,
            skip=schedule.skip,
            next_at=schedule.next_at,
        )

    async def pause(self, number: int, reason: str) -> bool:
        """Let a schedule rest; False when it rests already, or is not there."""
        return await self._change(
            (schedules.c.id == number) & (schedules.c.paused == ""), paused=reason
        )

    async def resume(self, number: int, next_at: datetime) -> bool:
        """Let a schedule go on; False when it does not rest."""
        return await self._change(
            (schedules.c.id == number) & (schedules.c.paused != ""), paused="", next_at=next_at
        )

    async def remove(self, number: int) -> bool:
        """Delete a schedule and its runs; False when it is not there."""
        async with self._database.write() as connection:
            gone = await connection.execute(delete(schedules).where(schedules.c.id == number))
        return gone.rowcount > 0

    async def claim_due(
        self,
        *,
        now: datetime,
        owner: str,
        lease: timedelta,
        shards: Shards | None,
        limit: int,
    ) -> list[Due]:
        """Note the runs whose time has come, and take on those to be done, as leases of `owner`.

        Args:
            now: By which runs are due. A lease counts from the present, as all leases do.
            owner: Names the process.
            lease: How long.
            shards: The servers that are looked at; None: all.
            limit: Schedules looked at, those due first.
        """
        chosen = (
            select(schedules)
            .where(schedules.c.paused == "")
            .where(or_(schedules.c.next_at <= now, schedules.c.next_at > now + FARTHEST))
            .where(on_shards(schedules.c.guild, shards))
            .order_by(schedules.c.next_at, schedules.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        found: list[Due] = []
        async with self._database.write() as connection:
            for row in (await connection.execute(chosen)).mappings().all():
                due = await _claim(connection, row, now, owner=owner, lease=lease)
                found += [due] if due else []
        return found

    async def note(self, run: int, outcome: RunOutcome, *, message: int | None = None) -> None:
        """Note what became of a run; one that was posted stays so.

        Args:
            run: Its number.
            outcome: Its end. Once it has told everything, so has its schedule up to then.
            message: What was posted; None leaves what is known.
        """
        values: dict[str, Any] = {"outcome": outcome}
        if message is not None:
            values["message"] = message
        which = runs.c.id == run
        if outcome is not RunOutcome.POSTED:
            which &= runs.c.outcome != RunOutcome.POSTED
        async with self._database.write() as connection:
            noted = await connection.execute(
                update(runs).where(which).values(**values).returning(runs.c.schedule, runs.c.run_at)
            )
            row = noted.one_or_none()
            if row and outcome in TOLD:
                await connection.execute(
                    update(schedules)
                    .where(schedules.c.id == row.schedule)
                    .values(covered_until=later(schedules.c.covered_until, row.run_at))
                )

    async def run(self, number: int) -> tuple[Schedule, Run] | None:
        """Return a run by its number, with its schedule."""
        query = select(runs).where(runs.c.id == number)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).mappings().one_or_none()
        schedule = await self.get(row["schedule"]) if row else None
        return (schedule, run_of(row)) if row and schedule else None

    async def _chosen(self, *which: ColumnElement[bool]) -> list[Schedule]:
        async with self._database.read() as connection:
            rows = (await connection.execute(with_last(*which))).mappings().all()
        return [schedule_of(row) for row in rows]

    async def _change(self, which: ColumnElement[bool], **values: Any) -> bool:
        async with self._database.write() as connection:
            changed = await connection.execute(update(schedules).where(which).values(**values))
        return changed.rowcount > 0


async def _claim(
    connection: AsyncConnection, row: RowMapping, now: datetime, *, owner: str, lease: timedelta
) -> Due | None:
    """Do what is to be done about a schedule that is due, and lock away its next time."""
    try:
        schedule = schedule_of(row)
        if schedule.covered_until is None:
            untold = await connection.scalars(
                select(func.min(runs.c.since)).where(runs.c.schedule == schedule.id)
            )
            schedule = replace(schedule, covered_until=untold.one())
        plan = plan_due(schedule, now)
    except ValueError as error:
        # Another version may know it: one that cannot be read must not hold up all others.
        log.error("schedule %d waits: %s", row["id"], outline(error))
        await _move(connection, row["id"], now + UNPLANNABLE)
        return None
    for planned in plan.missed:
        await _noted(connection, schedule, planned)
    run = await _noted(connection, schedule, plan.due) if plan.due else None
    await _move(connection, schedule.id, plan.next_at)
    if run is None:
        return None
    job = await _taken_on(connection, schedule, run, owner=owner, lease=lease)
    return Due(schedule, run, job) if job else None


async def _noted(
    connection: AsyncConnection, schedule: Schedule, planned: PlannedRun
) -> Run | None:
    """Make the row of a run; None when it is there."""
    made = await connection.execute(
        insert(connection, runs)
        .values(
            schedule=schedule.id,
            run_at=planned.run_at,
            since=planned.since,
            outcome=planned.outcome,
        )
        .on_conflict_do_nothing(index_elements=[runs.c.schedule, runs.c.run_at])
        .returning(*runs.c)
    )
    row = made.mappings().one_or_none()
    return run_of(row) if row else None


async def _move(connection: AsyncConnection, schedule: int, next_at: datetime) -> None:
    # What was to be left out is past, unless it is still to come.
    skip = case((schedules.c.skip >= next_at, schedules.c.skip))
    await connection.execute(
        update(schedules).where(schedules.c.id == schedule).values(next_at=next_at, skip=skip)
    )


async def _taken_on(
    connection: AsyncConnection, schedule: Schedule, run: Run, *, owner: str, lease: timedelta
) -> Job | None:
    new = NewJob(
        JobKind.DIGEST,
        origin=run.id,
        channel=schedule.channel or 0,
        guild=schedule.guild,
        member=schedule.member if schedule.personal else None,
        request={"run": run.id, "schedule": schedule.id},
    )
    return await accept(connection, new, owner=owner, lease=lease, now=present_moment())
