"""The times that people ask a digest of: today, yesterday, a week, since they were last there."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from bot.digests import Window

DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)


def window_of(period: str, zone: tzinfo, now: datetime, *, mine: datetime | None = None) -> Window:
    """Return the time that somebody means.

    Args:
        period: "today" or "yesterday" (by `zone`), "week", "mine" (since their last message), or
            anything else: the last 24 hours.
        zone: Where they are.
        now: The present moment, aware.
        mine: When they last wrote; None: the last 24 hours take its place.
    """
    now = now.astimezone(UTC)
    today = now.astimezone(zone).date()
    match period:
        case "today":
            return Window(_midnight(today, zone), now)
        case "yesterday":
            return Window(_midnight(today - DAY, zone), _midnight(today, zone))
        case "week":
            return Window(now - WEEK, now)
        case "mine" if mine is not None:
            return Window(max(mine.astimezone(UTC), now - WEEK), now)
    return Window(now - DAY, now)


def _midnight(day: date, zone: tzinfo) -> datetime:
    """Return when a local day begins: where midnight is skipped, the offset before it holds."""
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)
