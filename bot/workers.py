"""Processes for work that would stall the event loop, or that hostile input could make endless.

Parsing a hostile page can take seconds and hundreds of megabytes in C code that no thread can
stop. A process can be killed and has a memory limit of its own, so all such work runs here.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import logging
import multiprocessing
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from types import TracebackType
from typing import Any, Final, Generic, Self, TypeVar, cast

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from bot.errors import PrecisError

T = TypeVar("T")

log = logging.getLogger(__name__)

MEMORY_LIMIT: Final = 1024 * 1024 * 1024
"""Bytes of address space a worker may use unless told otherwise."""

_TASKS_PER_WORKER: Final = 200
"""A worker retires after so many tasks, which bounds what a leaking parser can hold."""

_NICENESS: Final = 5

QUEUE_SECONDS: Final = 120.0
"""Longest wait for a free worker, on top of a task's own limit."""

_START_SECONDS: Final = 30.0
"""Longest wait for a process to begin a task: one that was killed is started anew."""


class WorkerFailure(Exception):
    """A task could not be finished; callers map it to an error their user understands."""


class WorkersBusy(WorkerFailure):
    """No worker was free in time; the task was not begun."""


class WorkerTimeout(WorkerFailure):
    """The task exceeded its time limit and was killed."""


class WorkerCrashed(WorkerFailure):
    """The task raised something unforeseen, ran out of memory, or took its process down."""


class Workers:
    """A few processes that run one function call each at a time; `processes` says how many.

    Nothing is started before the first call of `run` or `start`. The processes are forked from
    a small server process that has imported `preload` (spawned where the platform cannot), never
    from this one, whose threads would not survive a fork.
    """

    def __init__(
        self,
        processes: int = 2,
        *,
        preload: Sequence[str] = (),
        memory_limit: int = MEMORY_LIMIT,
    ) -> None:
        self.processes = processes
        self._preload = tuple(preload)
        self._memory_limit = memory_limit
        self._pool: ProcessPool | None = None
        self._started = False
        self._is_closed = False
        self._jobs: set[ProcessFuture[Any]] = set()
        self._opening = asyncio.Lock()
        self._free = asyncio.Semaphore(processes)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def start(self) -> None:
        """Start the processes now, so that the first task need not wait for them.

        Raises:
            WorkerCrashed: when they cannot be started.
        """
        try:
            await self._running_pool()
        except RuntimeError as exc:
            raise WorkerCrashed("the worker processes could not be started") from exc

    async def run(
        self,
        function: Callable[..., T],
        *args: Any,
        timeout: float,  # noqa: ASYNC109 - asyncio.timeout cannot stop a process; Pebble can
    ) -> T:
        """Call `function(*args)` in a worker process and return what it returns.

        The function must be importable by name and its arguments and result picklable. Cancelling
        the caller kills the task.

        Args:
            function: A top-level function.
            *args: Its arguments.
            timeout: Seconds the call may run; time spent waiting for a free worker is extra.

        Raises:
            WorkersBusy: when none was free in time.
            WorkerTimeout: when it took longer; its process is killed and replaced.
            WorkerCrashed: when it failed in any way but a PrecisError, which is passed on as it is.
        """
        try:
            return await self._run(function, args, timeout)
        except WorkerFailure as exc:
            log.warning("a worker task failed: %s", exc)
            raise

    async def _run(self, function: Callable[..., T], args: tuple[Any, ...], limit: float) -> T:
        try:
            async with asyncio.timeout(QUEUE_SECONDS):
                await self._free.acquire()
        except TimeoutError as exc:
            raise WorkersBusy(f"no worker was free for {_name(function)}") from exc
        try:
            if self._is_closed:
                raise WorkerCrashed("the worker processes were stopped")
            return await self._done(function, args, limit)
        finally:
            self._free.release()

    async def _done(self, function: Callable[..., T], args: tuple[Any, ...], limit: float) -> T:
        try:
            pool = await self._running_pool()
            job = pool.schedule(_call, args=(function, args), timeout=limit)
            self._jobs.add(job)
            job.add_done_callback(self._jobs.discard)
            async with asyncio.timeout(limit + _START_SECONDS):
                outcome: _Outcome[T] = await asyncio.wrap_future(job)
        except TimeoutError as exc:
            raise WorkerTimeout(f"{_name(function)} ran longer than {limit:g} s") from exc
        except (ProcessExpired, RuntimeError) as exc:
            raise WorkerCrashed(f"the process of {_name(function)} ended") from exc
        return outcome.unwrap()

    async def close(self) -> None:
        """Kill the processes; whose task runs is cancelled, and no other begins."""
        self._is_closed = True
        for job in tuple(self._jobs):
            job.cancel()  # type: ignore[no-untyped-call]
        async with self._opening:
            pool, self._pool = self._pool, None
            if pool is not None:
                await asyncio.to_thread(_stop, pool)

    async def _running_pool(self) -> ProcessPool:
        async with self._opening:
            if self._pool is not None and self._started:
                if self._pool.active:
                    return self._pool
                log.warning("the worker processes broke down and are started anew")
                pool, self._pool = self._pool, None
                await asyncio.to_thread(_stop, pool)
            # Kept before it is started: a caller who is cancelled meanwhile leaves it to `close`.
            self._pool = self._pool or self._new_pool()
            self._started = False
            await asyncio.to_thread(_start, self._pool)
            self._started = True
            return self._pool

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self.processes,
            max_tasks=_TASKS_PER_WORKER,
            initializer=_prepare,
            initargs=(self._memory_limit, self._preload),
            context=_context(self._preload),
        )


def _context(preload: Sequence[str]) -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context


def _start(pool: ProcessPool) -> None:
    # Pebble starts its processes when it is first asked whether it is active.
    if not pool.active:
        raise WorkerCrashed("the worker processes could not be started")


def _stop(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _prepare(memory_limit: int, preload: Sequence[str]) -> None:
    # Pebble's own handler is Python code, which cannot run while a parser is busy in C.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for module in preload:
        importlib.import_module(module)
    if sys.platform != "win32":
        import os
        import resource

        # The event loop, which everybody waits for, goes first on a busy machine.
        os.nice(_NICENESS)

        # Systems that refuse the limit (macOS may) still have the one on time.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (memory_limit, memory_limit))


@dataclass(frozen=True, slots=True)
class _Outcome(Generic[T]):
    """What a call did, in a form that always survives the way back."""

    result: T | None = None
    failure: PrecisError | WorkerCrashed | None = None

    def unwrap(self) -> T:
        if self.failure is not None:
            raise self.failure
        return cast(T, self.result)


def _call(function: Callable[..., T], args: tuple[Any, ...]) -> _Outcome[T]:
    try:
        return _Outcome(result=function(*args))
    except PrecisError as exc:
        return _Outcome(failure=exc)
    except Exception as exc:  # noqa: BLE001 - whatever it is, it may not be picklable
        return _Outcome(failure=WorkerCrashed(_describe(exc)))


def _describe(exc: Exception) -> str:
    """Name an exception and its place but not its message, which may hold text of a source."""
    frame = traceback.extract_tb(exc.__traceback__)[-1]
    return f"{type(exc).__name__} at {frame.name}, line {frame.lineno}"


def _name(function: Callable[..., Any]) -> str:
    return getattr(function, "__qualname__", "the task")
