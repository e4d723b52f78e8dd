"""A process of the benchmark `clock`: it looks at schedules as the minutes go by, and can die.

Its input says which minutes come next, and it answers when they are over. What it posts goes into a
table that takes anything twice: the channel.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import asyncpg

from bot.pipeline.jobs import Jobs
from bot.pipeline.schedules import Clockwork
from bot.records import Job, JobState
from bot.schedules import RunOutcome
from bot.store import Store, open_store

EDGES = ("claimed", "looked", "posted", "noted")
EVERY = "BENCH_ALL" in os.environ
"""Whether looks that find nothing are made as well, of which there are a million."""

LEASE = timedelta(seconds=3)
MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class Hand:
    """The process.

    Attributes:
        edge: Where it kills itself next.
    """

    store: Store
    jobs: Jobs
    channel: Serial
    now: datetime
    edge: str = ""

    async def go(self, clockwork: Clockwork, start: int, stop: int) -> None:
        """Let minutes since 1970 pass, and look at the schedules in each.

        A look that finds nothing due does nothing, and only looks move what is due. So those that
        would come before anything is due are left out, but for one in each call.
        """
        next_at = 0
        for minute in range(start, stop):
            self.now = datetime.fromtimestamp(minute * 60, UTC)
            if EVERY or next_at <= minute * 60_000_000:
                await self.do([due.job for due in await clockwork.due(None)])
                next_at = await self.channel.fetchval("SELECT min(next_at) FROM schedules")
        await self.do(await self.jobs.take_over())

    async def do(self, jobs: list[Job]) -> None:
        await asyncio.gather(*(self.jobs.run(job, self.post) for job in jobs))

    async def post(self, job: Job) -> JobState:
        found = await self.store.schedules.run(job.request["run"])
        assert found is not None
        schedule, run = found
        self.may_die("claimed")
        await self.jobs.advance(job, JobState.SENDING)
        stands = await self.channel.fetchval("SELECT count(*) FROM posts WHERE run = $1", run.id)
        self.may_die("looked")
        if not stands:
            await self.channel.execute(
                "INSERT INTO posts (run, schedule, run_at) VALUES ($1, $2, $3)",
                run.id,
                schedule.id,
                run.run_at,
            )
        self.may_die("posted")
        await self.store.schedules.note(run.id, RunOutcome.POSTED, message=run.id)
        self.may_die("noted")
        return JobState.DONE

    def may_die(self, edge: str) -> None:
        if edge == self.edge:
            os.kill(os.getpid(), signal.SIGKILL)


async def main(url: str) -> None:
    """Follow the input until it ends."""
    channel = await asyncpg.connect(url)
    async with open_store(url) as store:
        jobs = Jobs(store=store, lease=LEASE)
        hand = Hand(store, jobs, Serial(channel), datetime.now(UTC))
        clockwork = Clockwork(store=store, jobs=jobs, clock=lambda: hand.now)
        print("ready", flush=True)
        while line := await asyncio.to_thread(sys.stdin.readline):
            start, stop, *edge = line.split()
            hand.edge = edge[0] if edge else ""
            await hand.go(clockwork, int(start), int(stop))
            print("done", flush=True)
    await channel.close()


class Serial:
    """A connection that several may use, one after the other."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection
        self._turn = asyncio.Lock()

    async def fetchval(self, statement: str, *values: object) -> int:
        async with self._turn:
            return int(await self._connection.fetchval(statement, *values))

    async def execute(self, statement: str, *values: object) -> None:
        async with self._turn:
            await self._connection.execute(statement, *values)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
