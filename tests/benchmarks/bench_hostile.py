"""Hostile sites and pages at full size, read as the bot reads them, with the limits it ships with.

For each: how it ends, the time, the peak memory of the bot's process and of the largest worker
(MiB), and the longest time the event loop stood still (ms), by the wall and by its own processor
time: on a busy machine the first one holds the waits for a processor too. The sites run in a
process of their own. Name parts of traps to run those only: HOSTILE="bomb,nested".
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import logging
import os
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.errors import SourceError
from bot.sources.limits import Limits
from bot.sources.reader import PRELOAD, ArticleReader, open_reader
from bot.workers import Workers
from tests.benchmarks.bench_memory import family, resident
from tests.sources.conftest import answer, open_sites
from tests.sources.fetch.hostile import Trap, lies, page_traps, site_traps

LIMITS = Limits(allow_loopback=True)
BOMB = 200 * 1024 * 1024
PAGE = LIMITS.max_bytes - 4096
_TICK = 0.005


@dataclass
class Lag:
    """The longest time an event loop stood still, in seconds."""

    wall: float = 0.0
    processor: float = 0.0


@dataclass
class Peak:
    """The most memory of one worker, in MiB."""

    worker: float = 0.0


def traps() -> list[Trap]:
    """Return the traps to run."""
    chosen = [part for part in os.environ.get("HOSTILE", "").split(",") if part]
    honest = (
        Trap(lie.name, {"/a": answer(lie.body, content_type=lie.content_type)}) for lie in lies()
    )
    every = [*site_traps(BOMB, 0.2), *page_traps(PAGE), *honest]
    return [trap for trap in every if not chosen or any(part in trap.name for part in chosen)]


async def serve() -> None:
    """Serve the traps until the standard input ends, after printing where they are."""
    logging.disable()  # Visitors who leave early are what most traps are about.
    async with open_sites() as start:
        sites = {trap.name: (await start(trap.pages)).url for trap in traps()}
        print(json.dumps(sites), flush=True)
        await asyncio.to_thread(sys.stdin.read)


@asynccontextmanager
async def sites() -> AsyncIterator[dict[str, str]]:
    """Run the sites and say where they are."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.benchmarks.bench_hostile", "serve"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    yield json.loads(await process.stdout.readline())
    process.stdin.close()
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(process.wait(), 5)
    if process.returncode is None:
        process.kill()


@asynccontextmanager
async def watched_loop() -> AsyncIterator[Lag]:
    """Measure how long the event loop stands still."""
    lag = Lag()

    async def watch() -> None:
        while True:
            wall, processor = time.perf_counter(), time.thread_time()
            await asyncio.sleep(_TICK)
            lag.wall = max(lag.wall, time.perf_counter() - wall - _TICK)
            lag.processor = max(lag.processor, time.thread_time() - processor)

    task = asyncio.create_task(watch())
    yield lag
    task.cancel()


@contextmanager
def watched_workers(sites_pid: int) -> Iterator[Peak]:
    """Sample the memory of this process's descendants but the one that serves the sites."""
    peak = Peak()
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(0.05):
            with contextlib.suppress(OSError, StopIteration):
                peak.worker = max(
                    (peak.worker, *map(resident, set(family(os.getpid())[1:]) - {sites_pid}))
                )

    thread = threading.Thread(target=watch)
    thread.start()
    yield peak
    ended.set()
    thread.join()


def own_peak() -> float:
    """Return the most memory this process has had since `forget_peak`, in MiB (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def forget_peak() -> None:
    """Let the peak begin anew, where that is allowed."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


async def outcome(reader: ArticleReader, url: str) -> str:
    """Read a link and say how that ended."""
    try:
        article = await reader.read_page(url)
    except SourceError as exc:
        return f"{type(exc).__name__}: {exc.user_message[:34]}"
    return f"{(article.title or '-')[:20]!r}, {article.words:,} words"


async def measure() -> None:
    """Print the figures."""
    print(f"{'':34} {'ends in':54} {'s':>6} {'bot':>5} {'worker':>6} {'wall':>5} {'cpu':>5}")
    worst = Lag()
    async with (
        sites() as places,
        Workers(2, preload=PRELOAD) as workers,
        open_reader(workers, LIMITS) as reader,
    ):
        serving = next(iter(set(family(os.getpid())[1:])))
        await workers.start()
        gc.freeze()  # as the bot does when it is built
        for name, url in places.items():
            forget_peak()
            began = time.perf_counter()
            with watched_workers(serving) as peak:
                async with watched_loop() as lag:
                    result = await outcome(reader, f"{url}/a")
            seconds = time.perf_counter() - began
            worst = Lag(max(worst.wall, lag.wall), max(worst.processor, lag.processor))
            print(
                f"{name[:34]:34} {result[:54]:54} {seconds:6.2f} {own_peak():5.0f} "
                f"{peak.worker:6.0f} {lag.wall * 1000:5.0f} {lag.processor * 1000:5.0f}",
                flush=True,
            )
    print(
        f"{len(places)} traps, none of them fatal; the loop stood still for at most "
        f"{worst.wall * 1000:.0f} ms, {worst.processor * 1000:.0f} ms of them its own work"
    )


def main() -> None:
    """Run the benchmark."""
    asyncio.run(serve() if sys.argv[1:] == ["serve"] else measure())


if __name__ == "__main__":
    main()
