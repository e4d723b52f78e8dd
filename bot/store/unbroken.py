"""Calls that are finished once they are begun, whatever becomes of who made them.

Requests are cancelled all the time: a message is deleted, a question edited, the bot stops. A
statement that is cancelled goes on in its driver's thread, and its transaction would stay open on a
connection that nobody has any more, with the file locked for all others.
"""

from __future__ import annotations

import asyncio
import functools
import inspect
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

C = TypeVar("C")
T = TypeVar("T")

Method = Callable[..., Coroutine[Any, Any, Any]]


class Calls:
    """The calls under way."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()

    async def run(self, call: Coroutine[Any, Any, T]) -> T:
        """Return what a call does; it goes on when who waits for it is cancelled."""
        task = asyncio.create_task(call)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return await asyncio.shield(task)

    async def finish(self) -> None:
        """Wait for all calls; each has a time limit of its own."""
        while self._running:
            await asyncio.wait(self._running)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            # Nobody may be left to hear of it, which is no reason for a complaint.
            task.exception()


def unbroken(repository: type[C]) -> type[C]:
    """Make all public calls of a class unbroken; its instances have a `_database`."""
    for name, method in list(vars(repository).items()):
        if inspect.iscoroutinefunction(method) and not name.startswith("_"):
            setattr(repository, name, _unbroken(method))
    return repository


def _unbroken(method: Method) -> Method:
    @functools.wraps(method)
    async def called(self: Any, *values: Any, **named: Any) -> Any:
        return await self._database.calls.run(method(self, *values, **named))

    return called
