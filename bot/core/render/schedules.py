"""What a server's moderators are told of its scheduled digests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from bot.core import digest_texts, texts
from bot.core.limits import EMBED_DESCRIPTION, length
from bot.core.markdown import masked
from bot.core.render.digest_parts import counted, day_name, jump_url, local
from bot.core.render.parts import NAME_LIMIT, said
from bot.core.render.payload import Embed, Reply
from bot.core.zones import days_name
from bot.schedules import Run, RunOutcome, Schedule

SOURCES_NAMED: Final = 3
SOURCES_TOLD: Final = 20
"""Where there is but one schedule, more channels are named."""
GAP: Final = "\n\n"
_LEAVES: Final = 40
"""Units that the count of those left out may need."""


def schedules_reply(schedules: Sequence[Schedule], *, now: datetime, most: int) -> Reply:
    """List a server's schedules: when each is due, and what became of it last.

    Args:
        schedules: Oldest first. Where many leave too little room, links and names become words and
            counts; with more than fifty the last ones may only be counted.
        now: Aware.
        most: How many a server may have.
    """
    if not schedules:
        return Reply(digest_texts.NO_SCHEDULES)
    count = f"{len(schedules):,}"
    foot = digest_texts.SCHEDULES_FOOT.format(count=count, most=f"{most:,}")
    body = ""
    for is_brief in (False, True):
        body = GAP.join(_entry(each, now, is_brief=is_brief) for each in schedules)
        if length(body) <= EMBED_DESCRIPTION:
            break
    else:
        body = _cut([_entry(each, now, is_brief=True) for each in schedules])
    return Reply(embeds=(Embed(title=digest_texts.SCHEDULES, description=body, footer=foot),))


def scheduled_reply(schedule: Schedule, now: datetime) -> Reply:
    """Say what a schedule does and when it is due next."""
    pattern = digest_texts.SCHEDULED_PERSONAL if schedule.personal else digest_texts.SCHEDULED
    sentences = [
        pattern.format(
            number=schedule.id,
            kind=digest_texts.KINDS[schedule.kind],
            place=f"<#{schedule.channel}>",
            time=_time(schedule),
            days=days_name(schedule.days),
            zone=said(schedule.zone, NAME_LIMIT),
        )
    ]
    if schedule.sources:
        channels = _channels(schedule.sources, SOURCES_TOLD)
        sentences.append(digest_texts.SCHEDULED_FROM.format(channels=channels))
    sentences.append(_when(schedule, now))
    return Reply(" ".join(sentences))


def _entry(schedule: Schedule, now: datetime, *, is_brief: bool) -> str:
    place = digest_texts.BY_MESSAGE if schedule.personal else f"<#{schedule.channel}>"
    first = digest_texts.SCHEDULE.format(
        number=schedule.id, place=place, time=_time(schedule), days=days_name(schedule.days)
    )
    second = [
        said(schedule.zone, NAME_LIMIT),
        digest_texts.KINDS[schedule.kind],
        _sources(schedule.sources, is_brief=is_brief),
        *_state(schedule, now, is_brief=is_brief),
    ]
    return f"{first}\n-# {' · '.join(filter(None, second))}"


def _sources(sources: Sequence[int], *, is_brief: bool) -> str:
    if not sources:
        return ""
    if is_brief:
        channels = counted(len(sources), digest_texts.CHANNELS)
    else:
        channels = _channels(sources, SOURCES_NAMED)
    return digest_texts.FROM.format(channels=channels)


def _channels(sources: Sequence[int], most: int) -> str:
    shown = ", ".join(f"<#{source}>" for source in sources[:most])
    left = len(sources) - most
    return texts.AND_MORE.format(shown=shown, count=left) if left > 0 else shown


def _state(schedule: Schedule, now: datetime, *, is_brief: bool) -> Iterator[str]:
    when = f"<t:{_seconds(schedule.next_at)}:R>"
    if schedule.paused:
        yield digest_texts.PAUSED.get(schedule.paused, digest_texts.PAUSED["asked"])
    elif schedule.skip == schedule.next_at:
        yield digest_texts.NEXT_LEFT_OUT.format(when=when)
    elif schedule.next_at <= now:
        yield digest_texts.NEXT_NOW
    else:
        yield digest_texts.NEXT.format(when=when)
    if schedule.last:
        yield _last(schedule, schedule.last, is_brief=is_brief)


def _last(schedule: Schedule, last: Run, *, is_brief: bool) -> str:
    """Say what became of the last run."""
    if last.outcome is RunOutcome.POSTED and last.message and schedule.channel and not is_brief:
        place = jump_url(schedule.guild, schedule.channel, last.message)
        return digest_texts.LAST_POSTED.format(link=masked(digest_texts.POSTED, place))
    is_late = last.outcome is RunOutcome.LATE
    pattern = digest_texts.LAST_LATE_BRIEFLY if is_late and is_brief else None
    day = day_name(local(last.run_at, schedule.zone))
    return (pattern or digest_texts.LAST[last.outcome]).format(day=day)


def _when(schedule: Schedule, now: datetime) -> str:
    seconds = _seconds(schedule.next_at)
    when, exact = f"<t:{seconds}:R>", f"<t:{seconds}:F>"
    if schedule.paused:
        sentences = digest_texts.SCHEDULED_PAUSED
        return sentences.get(schedule.paused, sentences["asked"])
    if schedule.skip == schedule.next_at:
        return digest_texts.SCHEDULED_LEFT_OUT.format(exact=exact)
    if schedule.next_at <= now:
        return digest_texts.SCHEDULED_NOW
    return digest_texts.SCHEDULED_NEXT.format(exact=exact, when=when)


def _cut(entries: Sequence[str]) -> str:
    """Join as many entries as there is room for, and count the others."""
    count = len(entries)
    while length(GAP.join(entries[:count])) > EMBED_DESCRIPTION - _LEAVES:
        count -= 1
    left = digest_texts.SCHEDULES_LEFT.format(count=len(entries) - count)
    return GAP.join([*entries[:count], left])


def _time(schedule: Schedule) -> str:
    return f"{schedule.at:%H:%M}"


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
