"""Trouble on demand: answers that fail or come late, gateways that drop, events that come twice."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.sandbox.errors import DiscordFault

if TYPE_CHECKING:
    from bot.sandbox.gateway import Gateway


@dataclass(slots=True)
class Failure:
    """An ordered failure; `times` counts down."""

    method: str
    route: str
    times: int
    status: int | None
    code: int
    after: bool


@dataclass(slots=True)
class _Delay:
    method: str
    route: str
    seconds: float
    times: int


class Faults:
    """Faults that were ordered and wait to strike; routes are templates without /api/v10."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._failures: list[Failure] = []
        self._delays: list[_Delay] = []

    def fail(
        self,
        method: str,
        route: str,
        *,
        times: int = 1,
        status: int | None = 500,
        code: int = 0,
        after: bool = False,
    ) -> None:
        """Let the next calls of a route fail.

        Args:
            method: HTTP method.
            route: Template such as "/channels/{channel_id}/messages".
            times: How many calls fail.
            status: HTTP status; None cuts the connection without an answer.
            code: Discord's JSON error code.
            after: Do the work first, so that only the answer is lost.
        """
        self._failures.append(Failure(method, route, times, status, code, after))

    def delay(self, method: str, route: str, *, seconds: float, times: int = 1) -> None:
        """Answer the next calls of a route late."""
        self._delays.append(_Delay(method, route, seconds, times))

    @property
    def pending(self) -> list[str]:
        """Return the faults that have not struck yet ("GET /users/@me"): a test may fail on any."""
        failures = [f"{f.method} {f.route}" for f in self._failures if f.times > 0]
        return failures + [f"{d.method} {d.route}" for d in self._delays if d.times > 0]

    def clear(self) -> None:
        """Forget all faults that have not struck yet."""
        self._failures.clear()
        self._delays.clear()

    async def drop_gateway(self, *, code: int | None = None) -> None:
        """Cut all gateway connections: without a word, or with a close code."""
        await self._gateway.drop(code)

    async def reconnect_gateway(self) -> None:
        """Ask all clients to reconnect and resume (op 7)."""
        await self._gateway.ask_to_reconnect()

    async def invalidate_sessions(self, *, resumable: bool = False) -> None:
        """Tell all clients that their session is invalid (op 9)."""
        await self._gateway.invalidate(resumable=resumable)

    async def replay(self, count: int = 1) -> None:
        """Send each session its last `count` events again, as a resume can."""
        self._gateway.replay(count)

    async def wait_out(self, method: str, route: str) -> None:
        """Sleep as long as this call was ordered to be late."""
        for delay in self._delays:
            if (delay.method, delay.route) == (method, route) and delay.times > 0:
                delay.times -= 1
                await asyncio.sleep(delay.seconds)
                return

    def strike(self, method: str, route: str, *, after: bool) -> Failure | None:
        """Return the failure that hits this call before or after its work, if any."""
        for failure in self._failures:
            due = failure.times > 0 and failure.after is after
            if due and (failure.method, failure.route) == (method, route):
                failure.times -= 1
                return failure
        return None


def fault_of(failure: Failure) -> DiscordFault:
    """Return what the client is told of a failure that has a status."""
    status = failure.status or 500
    return DiscordFault(status, failure.code, f"{status}: Ordered failure")
