from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.digest.periods import window_of
from bot.digests import Window

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 7, 30, tzinfo=UTC)


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("period", "since", "until"),
    [
        ("day", utc(24, 7, 30), NOW),
        ("today", utc(24, 23), NOW),
        ("yesterday", utc(23, 23), utc(24, 23)),
        ("week", utc(18, 7, 30), NOW),
        ("mine", utc(24, 7, 30), NOW),
    ],
)
def test_a_period_is_counted_in_the_zone(period: str, since: datetime, until: datetime) -> None:
    assert window_of(period, BERLIN, NOW) == Window(since, until)


def test_since_the_last_message_begins_with_it_but_never_more_than_a_week_ago() -> None:
    recent, old = NOW - timedelta(hours=3), NOW - timedelta(days=30)
    assert window_of("mine", BERLIN, NOW, mine=recent).since == recent
    assert window_of("mine", BERLIN, NOW, mine=old).since == NOW - timedelta(days=7)


def test_yesterday_has_as_many_hours_as_the_day_had() -> None:
    # On 25 October 2026 Berlin put its clocks back.
    window = window_of("yesterday", BERLIN, datetime(2026, 10, 26, 9, tzinfo=UTC))
    assert window.until - window.since == timedelta(hours=25)
