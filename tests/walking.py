"""The runs of a schedule found by walking through every minute, as a person with a clock would."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import pairwise

MINUTE = timedelta(minutes=1)


def walk(
    rules: tzinfo,
    start: datetime,
    minutes: int,
    timetable: Collection[tuple[time, Collection[int]]],
) -> list[list[datetime]]:
    """Return the runs after `start` in so many minutes, for each time and days of the week.

    A local date's run is the first minute that shows its time; where none does, it is so long after
    the last minute before the gap as its time is after what that minute shows.
    """
    margin = 2 * 1440
    moments = [start + number * MINUTE for number in range(-margin, minutes + margin)]
    walls = [moment.astimezone(rules).replace(tzinfo=None) for moment in moments]
    first: dict[tuple[date, time], datetime] = {}
    wanted = {at for at, _ in timetable}
    for moment, wall in zip(moments, walls, strict=True):
        if wall.time() in wanted:
            first.setdefault((wall.date(), wall.time()), moment)
    for (before, after), moment in zip(pairwise(walls), moments, strict=False):
        if after - before > MINUTE:
            for at in wanted:
                first.update(_skipped(before, after, at, moment))
    end = start + minutes * MINUTE
    return [
        sorted(
            {
                moment
                for (day, shown), moment in first.items()
                if shown == at and day.weekday() in days and start < moment <= end
            }
        )
        for at, days in timetable
    ]


def _skipped(
    before: datetime, after: datetime, at: time, moment: datetime
) -> dict[tuple[date, time], datetime]:
    days = (after.date() - before.date()).days + 1
    missing = [datetime.combine(before.date() + timedelta(number), at) for number in range(days)]
    return {
        (wall.date(), at): moment + (wall - before) for wall in missing if before < wall < after
    }
