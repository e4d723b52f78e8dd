"""Worker processes: real ones, which are really killed."""

from __future__ import annotations

import asyncio
import itertools
import os
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.errors import LinkRefused
from bot.sources.fetch.addresses import check_url
from bot.workers import WorkerCrashed, Workers, WorkersBusy, WorkerTimeout

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def workers() -> AsyncIterator[Workers]:
    async with Workers(1) as workers:
        yield workers


async def test_result_comes_back_from_another_process(workers: Workers) -> None:
    assert await workers.run(os.getpid, timeout=10) != os.getpid()


async def test_arguments_reach_the_function(workers: Workers) -> None:
    assert await workers.run(divmod, 17, 5, timeout=10) == (3, 2)


@pytest.mark.parametrize(
    ("function", "argument"),
    [
        pytest.param(time.sleep, 60, id="sleeping"),
        # Endless in C code, where no Python signal handler gets a turn.
        pytest.param(sum, itertools.count(), id="spinning"),
    ],
)
async def test_task_over_its_time_is_killed_and_the_next_one_runs(
    workers: Workers, function: object, argument: object
) -> None:
    before = await workers.run(os.getpid, timeout=10)
    with pytest.raises(WorkerTimeout):
        await workers.run(function, argument, timeout=0.2)  # type: ignore[arg-type]
    after = await workers.run(os.getpid, timeout=10)
    assert after != before
    with pytest.raises(ProcessLookupError):
        os.kill(before, 0)


async def test_death_of_a_worker_is_reported_and_the_next_task_runs(workers: Workers) -> None:
    with pytest.raises(WorkerCrashed):
        await workers.run(os._exit, 3, timeout=10)
    assert await workers.run(abs, -1, timeout=10) == 1


async def test_death_of_an_idle_worker_is_repaired(workers: Workers) -> None:
    os.kill(await workers.run(os.getpid, timeout=30), signal.SIGKILL)
    answers = []
    for _ in range(100):
        try:
            answers.append(await workers.run(abs, -1, timeout=30))
        except WorkerCrashed:
            continue
        await asyncio.sleep(0.01)
        if len(answers) > 20:
            break
    assert answers[-1] == 1


async def test_memory_limit_stops_the_task_but_not_the_worker(workers: Workers) -> None:
    before = await workers.run(os.getpid, timeout=10)
    with pytest.raises(WorkerCrashed, match="MemoryError"):
        await workers.run(bytearray, 2 * 1024**3, timeout=10)
    assert await workers.run(os.getpid, timeout=10) == before


async def test_errors_meant_for_the_user_pass_through(workers: Workers) -> None:
    with pytest.raises(LinkRefused) as caught:
        await workers.run(check_url, "ftp://example.com/", timeout=10)
    assert caught.value.user_message == LinkRefused.default


async def test_other_errors_are_named_without_their_text(
    workers: Workers, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(WorkerCrashed, match="ValueError") as caught:
        await workers.run(int, "a private message", timeout=10)
    assert "ValueError" in caplog.text
    assert "private" not in f"{caught.value} {caplog.text}"


async def test_cancelled_caller_frees_the_worker(workers: Workers) -> None:
    task = asyncio.create_task(workers.run(time.sleep, 60, timeout=60))
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await workers.run(abs, -1, timeout=10) == 1


async def test_many_tasks_share_the_workers(workers: Workers) -> None:
    results = await asyncio.gather(*(workers.run(abs, -n, timeout=10) for n in range(50)))
    assert results == list(range(50))


async def test_task_that_finds_no_free_worker_in_time_is_not_begun(
    workers: Workers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("bot.workers.QUEUE_SECONDS", 0.2)
    busy = asyncio.create_task(workers.run(time.sleep, 1, timeout=10))
    await asyncio.sleep(0.1)
    with pytest.raises(WorkersBusy):
        await workers.run(Path.touch, tmp_path / "begun", timeout=10)
    await busy
    assert not (tmp_path / "begun").exists()
    assert await workers.run(abs, -1, timeout=10) == 1


async def test_close_ends_the_processes_and_whoever_waits_for_them() -> None:
    async with Workers(1) as workers:
        worker = await workers.run(os.getpid, timeout=10)
        waiting = asyncio.create_task(workers.run(time.sleep, 60, timeout=60))
        await asyncio.sleep(0.1)
    with pytest.raises(asyncio.CancelledError):
        await waiting
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


async def test_start_given_up_midway_leaves_nothing_behind() -> None:
    async with Workers(1) as workers:
        starting = asyncio.create_task(workers.start())
        await asyncio.sleep(0)
        starting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await starting
        worker = await workers.run(os.getpid, timeout=10)
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


async def test_nothing_is_started_before_it_is_needed() -> None:
    async with Workers(1) as workers:
        assert workers._pool is None
        await workers.start()
        assert workers._pool is not None


def niceness() -> int:
    return os.nice(0)


async def test_workers_give_way_to_the_event_loop() -> None:
    async with Workers(1) as workers:
        assert await workers.run(niceness, timeout=30) > os.nice(0)
