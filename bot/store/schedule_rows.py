"""How schedules and their runs stand in rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, select
from sqlalchemy.engine import RowMapping

from bot.digests import DigestKind
from bot.records import JobKind
from bot.schedules import NewSchedule, Run, RunOutcome, Schedule
from bot.store.jobs import ENDS
from bot.store.tables import jobs, runs, schedules

_COLUMNS: Final = tuple(column.name for column in schedules.c)


def with_last(*which: ColumnElement[bool]) -> Select[Any]:
    """Return schedules, oldest first, each with its latest run in columns `last_…`."""
    theirs = runs.alias()
    latest = (
        select(theirs.c.id)
        .where(theirs.c.schedule == schedules.c.id)
        .order_by(theirs.c.run_at.desc())
        .limit(1)
        .correlate(schedules)
        .scalar_subquery()
    )
    under_way = select(jobs.c.id).where(
        jobs.c.kind == JobKind.DIGEST, jobs.c.origin == runs.c.id, jobs.c.state.not_in(ENDS)
    )
    # A job that was given up, as it ended its process each time, has told nobody.
    given_up = (runs.c.outcome == RunOutcome.DUE) & ~under_way.exists()
    outcome = case((given_up, RunOutcome.FAILED), else_=runs.c.outcome)
    columns = [column.label(f"last_{column.name}") for column in runs.c if column.name != "outcome"]
    return (
        select(*schedules.c, *columns, outcome.label("last_outcome"))
        .select_from(schedules.outerjoin(runs, runs.c.id == latest))
        .where(*which)
        .order_by(schedules.c.id)
    )


def settings_of(schedule: NewSchedule) -> dict[str, Any]:
    """Return what can be changed about a schedule, by columns."""
    return {
        "channel": schedule.channel,
        "zone": schedule.zone,
        "at": f"{schedule.at:%H:%M}",
        "days": schedule.days,
        "sources": schedule.sources,
        "kind": schedule.kind,
    }


def schedule_of(row: RowMapping) -> Schedule:
    """Return the schedule of a row, with its latest run where the row has that too."""
    values = {name: row[name] for name in _COLUMNS}
    schedule = Schedule(
        **values
        | {
            "at": time.fromisoformat(row["at"]),
            "days": tuple(row["days"]),
            "sources": tuple(row["sources"]),
            "kind": DigestKind(row["kind"]),
        }
    )
    return replace(schedule, last=run_of(row, "last_")) if row.get("last_id") else schedule


def run_of(row: RowMapping, prefix: str = "") -> Run:
    """Return the run of a row, whose columns have names that begin so."""
    return Run(
        id=row[f"{prefix}id"],
        schedule=row[f"{prefix}schedule"],
        run_at=row[f"{prefix}run_at"],
        since=row[f"{prefix}since"],
        outcome=RunOutcome(row[f"{prefix}outcome"]),
        message=row[f"{prefix}message"],
    )
