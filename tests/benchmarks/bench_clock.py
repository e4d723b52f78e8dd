"""Simulated days of schedules in twenty zones, with two processes that are killed again and again.

The processes, the database and the bot's code from the claim to the last note are real; the clock
and the channel are not. It moves on by minutes, from hour to hour in both processes together.
BENCH_DAYS sets how many days (400); with BENCH_ALL a process also looks at the schedules in the
minutes in which it cannot find anything, which takes hours.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time as clocks
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random

import asyncpg

from bot.core.schedule import EVERY_DAY, next_on, zone_info
from bot.digests import DigestKind
from bot.schedules import NewSchedule
from bot.store import open_store, upgrade
from tests.benchmarks.clockhand import EDGES, LEASE
from tests.store.server import NoPostgres, open_postgres
from tests.walking import walk

ROOT = Path(__file__).parents[2]
START = datetime(2026, 1, 1, tzinfo=UTC)
HOUR = 60
KILLS = 0.03
"""How likely a process is killed within an hour of the simulation."""
KILLED = -9
LONGEST = 4 * HOUR
"""Minutes in which nobody looks, when both were killed."""

MONDAYS = (0,)
ZONES = {
    "UTC": time(0),
    "Europe/Berlin": time(2, 30),
    "Europe/London": time(1, 30),
    "Europe/Dublin": time(1, 0),
    "America/New_York": time(2, 30),
    "America/Los_Angeles": time(1, 30),
    "America/St_Johns": time(0, 15),
    "America/Santiago": time(0, 0),
    "America/Nuuk": time(23, 30),
    "America/Havana": time(0, 30),
    "Africa/Cairo": time(0, 15),
    "Africa/Casablanca": time(2, 30),
    "Asia/Beirut": time(0, 0),
    "Asia/Jerusalem": time(2, 0),
    "Asia/Kolkata": time(8, 7),
    "Asia/Tokyo": time(7, 59),
    "Australia/Lord_Howe": time(2, 15),
    "Antarctica/Troll": time(1, 45),
    "Pacific/Chatham": time(3, 0),
    "Pacific/Kiritimati": time(12, 0),
}
"""With a time that some of them skip, or have twice."""

Run = tuple[int, datetime]


@dataclass(slots=True)
class Process:
    """One of the two.

    Attributes:
        child: None while it is starting.
        start: Ends when it is there.
        edge: Where it dies as soon as it gets there.
    """

    url: str
    child: asyncio.subprocess.Process | None = None
    start: asyncio.Task[None] | None = None
    edge: str = ""
    deaths: Counter[str] = field(default_factory=Counter)

    def begin(self) -> None:
        self.start = asyncio.create_task(self._start())

    async def _start(self) -> None:
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.benchmarks.clockhand",
            self.url,
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        assert child.stdout is not None
        if await child.stdout.readline() != b"ready\n":
            raise RuntimeError("a process did not start")
        self.child = child

    async def go(self, start: int, stop: int, seconds: float | None = None) -> None:
        """Let some minutes pass; it may be killed after so many seconds."""
        child = self.child
        assert child is not None
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(f"{start} {stop} {self.edge}\n".encode())
        answer = asyncio.create_task(child.stdout.readline())
        if seconds is not None:
            await asyncio.wait([answer], timeout=seconds)
            child.kill()
        # Whatever it said, it is gone when it was killed.
        if await answer == b"" or seconds is not None:
            if await child.wait() != KILLED:
                raise RuntimeError("a process ended by itself")
            self.deaths["anywhere" if seconds is not None else self.edge] += 1
            self.child, self.edge = None, ""
            self.begin()

    async def stop(self) -> None:
        if self.start is not None:
            await self.start
        if self.child is not None and self.child.stdin is not None:
            self.child.stdin.close()
            await self.child.wait()


async def schedule(url: str, days: int) -> Counter[Run]:
    """Add a daily and a weekly schedule for each zone, and return the runs that a walk finds."""
    expected: Counter[Run] = Counter()
    async with open_store(url) as store:
        for guild, (zone, at) in enumerate(ZONES.items(), start=1):
            timetable = [(at, EVERY_DAY), (at, MONDAYS)]
            walked = walk(zone_info(zone), START, days * 24 * HOUR - 1, timetable)
            for (when, weekdays), runs in zip(timetable, walked, strict=True):
                new = NewSchedule(
                    guild=guild,
                    channel=guild,
                    member=None,
                    personal=False,
                    zone=zone,
                    at=when,
                    days=weekdays,
                    kind=DigestKind.BOTH,
                )
                next_at = next_on(zone, when, START, weekdays)
                added = await store.schedules.add(new, now=START, next_at=next_at, most=25)
                assert added is not None
                expected.update((added.id, run) for run in runs)
    return expected


async def play(processes: list[Process], days: int, random: Random) -> int:
    """Let the days pass, and return for how many minutes nobody looked."""
    minute, unseen, is_spared = int(START.timestamp()) // 60, 0, False
    end = minute + days * 24 * HOUR
    while minute < end:
        there = [process for process in processes if process.child is not None]
        if not there:
            pause = min(random.randrange(LONGEST), end - 1 - minute)
            unseen, minute = unseen + pause, minute + pause
            starts = [process.start for process in processes if process.start is not None]
            await asyncio.wait(starts, return_when=asyncio.FIRST_COMPLETED)
            # Longer than six hours and runs would be late, as they should be.
            is_spared = True
            continue
        stop = min(minute + HOUR, end)
        await asyncio.gather(
            *(process.go(minute, stop, fate(process, random, is_spared)) for process in there)
        )
        is_spared = False
        minute = stop
    return unseen


def fate(process: Process, random: Random, is_spared: bool) -> float | None:
    """Choose where a process will die, or return after how many seconds; mostly neither."""
    if is_spared:
        process.edge = ""
        return None
    if random.random() > KILLS:
        return None
    place = random.choice([*EDGES, ""])
    process.edge = process.edge or place
    return None if place else random.random() / 10


async def settle(processes: list[Process], end: int) -> None:
    """Let what was left behind be taken over, once the leases of the dead are over."""
    for process in processes:
        assert process.start is not None
        await process.start
    for _ in range(2):
        await asyncio.sleep(LEASE.total_seconds() + 1)
        for process in processes:
            process.edge = ""
            await process.go(end - 1, end)


async def posted(url: str) -> Counter[Run]:
    """Return what stands in the channel."""
    connection = await asyncpg.connect(url)
    rows = await connection.fetch("SELECT schedule, run_at FROM posts")
    await connection.close()
    return Counter((row["schedule"], row["run_at"]) for row in rows)


async def measure(url: str, days: int) -> bool:
    """Play the days, print what came of them, and tell whether all is well."""
    connection = await asyncpg.connect(url)
    await connection.execute("CREATE TABLE posts (run bigint, schedule bigint, run_at timestamptz)")
    await connection.execute("CREATE INDEX ON posts (run)")
    await connection.close()
    expected = await schedule(url, days)
    processes = [Process(url), Process(url)]
    for process in processes:
        process.begin()
        assert process.start is not None
        await process.start
    began = clocks.monotonic()
    unseen = await play(processes, days, Random(days))
    await settle(processes, int(START.timestamp()) // 60 + days * 24 * HOUR)
    for process in processes:
        await process.stop()
    seconds = clocks.monotonic() - began
    found = await posted(url)
    missed = len(expected.keys() - found.keys())
    doubled = sum(found.values()) - len(found)
    wrong = len(found.keys() - expected.keys())
    deaths = processes[0].deaths + processes[1].deaths
    print(f"days {days}, zones {len(ZONES)}, schedules {2 * len(ZONES)}, runs {len(expected)}")
    print(f"missed {missed}, doubled {doubled}, at a wrong time {wrong}")
    print(f"restarts {deaths.total()}: {', '.join(f'{n} {edge}' for edge, n in deaths.items())}")
    print(f"nobody there for {timedelta(minutes=unseen)}; {seconds:.0f} s", flush=True)
    return not (missed or doubled or wrong)


def main() -> None:
    """Run the benchmark."""
    days = int(os.environ.get("BENCH_DAYS", "400"))
    try:
        with open_postgres() as server:
            url = asyncio.run(server.create())
            asyncio.run(upgrade(url))
            if not asyncio.run(measure(url, days)):
                sys.exit("runs were missed, doubled, or at a wrong time")
    except NoPostgres as reason:
        print(f"not measured: {reason}")


if __name__ == "__main__":
    main()
