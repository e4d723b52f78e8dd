"""A circuit breaker: an endpoint that is down costs nobody a wait."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from typing import Final

log = logging.getLogger(__name__)

FAILURES: Final = 5
WINDOW_SECONDS: Final = 60.0
PROBE_SECONDS: Final = 30.0


class Breaker:
    """Opens after five failures in a minute; then one call every 30 s probes the endpoint.

    Args:
        clock: Seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: deque[float] = deque(maxlen=FAILURES)
        self._probe_at: float | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether calls are turned away."""
        return self._probe_at is not None

    def admits(self) -> bool:
        """Tell whether a call may be made now; while open, that makes it the probe."""
        now = self._clock()
        if self._probe_at is None:
            return True
        if now < self._probe_at:
            return False
        self._probe_at = now + PROBE_SECONDS
        return True

    def succeeded(self) -> None:
        """Note an answer, of whatever kind: the endpoint is there."""
        if self.is_open:
            log.info("the language model answers again")
        self._failures.clear()
        self._probe_at = None

    def failed(self) -> None:
        """Note that no answer came."""
        now = self._clock()
        self._failures.append(now)
        full = len(self._failures) == FAILURES and now - self._failures[0] <= WINDOW_SECONDS
        if full and self._probe_at is None:
            log.warning("the language model is away; next try in %.0f s", PROBE_SECONDS)
            self._probe_at = now + PROBE_SECONDS
