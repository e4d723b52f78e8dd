"""The clock of digests: which of them this process is to make now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.pipeline.jobs import Jobs
from bot.records import JobKind, Shards
from bot.schedules import Due
from bot.store import Store

AT_ONCE: Final = 20
"""Digests made at once; what else is due stays so until one of them has ended."""


@dataclass(slots=True)
class Clock:
    """Tells the time that digests go by.

    Attributes:
        ahead: How far it is ahead of the machine's; only tests and the demo set it.
    """

    ahead: timedelta = timedelta()

    def __call__(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC) + self.ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Clockwork:
    """Looks which digests are due.

    Attributes:
        clock: Tells the time, aware.
    """

    store: Store
    jobs: Jobs
    clock: Callable[[], datetime]

    async def due(self, shards: Shards | None) -> list[Due]:
        """Return the runs that this process is to do, as its jobs; none while it is stopping.

        Args:
            shards: Those of this process, whose servers it looks after; None: all.

        Raises:
            StoreAway: the database cannot be reached; what is due stays due.
        """
        free = AT_ONCE - self.jobs.count(JobKind.DIGEST)
        if self.jobs.is_closing or free <= 0:
            return []
        return await self.store.schedules.claim_due(
            now=self.clock(),
            owner=self.jobs.owner,
            lease=self.jobs.lease,
            shards=shards,
            limit=free,
        )
