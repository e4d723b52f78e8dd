"""Whether a digest that is due is still wanted, as it was when it fell due."""

from __future__ import annotations

from bot.cogs.office import Office
from bot.core.schedule import LATE
from bot.pipeline.jobs import NotYet
from bot.records import Job, JobState
from bot.schedules import Run, RunOutcome, Schedule


async def is_in_vain(office: Office, job: Job, schedule: Schedule, run: Run) -> bool:
    """Tell whether a digest is not to be made any more, and note why."""
    if _may_stand(job):
        return False
    is_late = office.clock() - run.run_at > LATE
    if not (is_late or schedule.paused):
        return False
    outcome = RunOutcome.LATE if is_late else RunOutcome.SKIPPED
    await office.store.schedules.note(run.id, outcome)
    return True


async def is_stopped(office: Office, job: Job, before: Schedule, run: Run) -> bool:
    """Tell whether a digest that was just made is not to be posted, and note why.

    Args:
        office: Knows the schedule as it is now.
        job: The digest.
        before: The schedule as it was when the digest was begun.
        run: What the digest is for.

    Raises:
        NotYet: it is wanted otherwise, and is to be made anew.
    """
    if _may_stand(job):
        return False
    now = await office.store.schedules.get(before.id)
    if now is None or now.paused:
        await office.store.schedules.note(run.id, RunOutcome.SKIPPED)
        return True
    if (now.channel, now.sources, now.kind) != (before.channel, before.sources, before.kind):
        raise NotYet
    return False


def _may_stand(job: Job) -> bool:
    """Tell whether an earlier attempt may have posted a digest, which is brought to its end."""
    return job.reply is not None or job.state is JobState.SENDING
