"""How quick the calls of a run could have been: the same calls, ideally scheduled."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlannedCall:
    """A call that was answered.

    Attributes:
        seconds: What the latency model has for it.
        parents: Numbers of the calls whose answers it was given: it cannot start before they end.
    """

    number: int
    seconds: float
    parents: tuple[int, ...] = ()


def makespan(calls: Sequence[PlannedCall], slots: int | None) -> float:
    """Return the seconds that calls take on a number of slots, the longest that is ready first.

    Args:
        calls: Parents may be missing from it; they then hold nobody up.
        slots: None for as many as there are calls.
    """
    known = {call.number for call in calls}
    missing = {call.number: set(call.parents) & known for call in calls}
    waiting = sorted(calls, key=lambda call: -call.seconds)
    running: list[tuple[float, int]] = []
    now, room = 0.0, math.inf if slots is None else slots
    while waiting or running:
        ready = [call for call in waiting if not missing[call.number]]
        for call in ready[: int(min(room - len(running), len(ready)))]:
            waiting.remove(call)
            heapq.heappush(running, (now + call.seconds, call.number))
        if not running:
            raise ValueError("calls wait for each other")
        now, ended = heapq.heappop(running)
        for left in missing.values():
            left.discard(ended)
    return now
