from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import limits
from bot.core.limits import length
from bot.core.render import Embed, Reply
from bot.core.render.schedules import scheduled_reply, schedules_reply
from bot.digests import DigestKind
from bot.schedules import Run, RunOutcome, Schedule

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
NEXT = NOW + timedelta(hours=1)
SECONDS = int(NEXT.timestamp())
SNOWFLAKE = 1_310_000_000_000_000_001
DAILY = tuple(range(7))


def run(outcome: RunOutcome, message: int | None = None) -> Run:
    return Run(
        id=1,
        schedule=3,
        run_at=NOW - timedelta(days=1),
        since=NOW - timedelta(days=2),
        outcome=outcome,
        message=message,
    )


def schedule(**known: Any) -> Schedule:
    values: dict[str, Any] = {
        "id": 3,
        "guild": 7,
        "channel": 20,
        "member": 5,
        "personal": False,
        "zone": "Europe/Berlin",
        "at": time(8),
        "days": DAILY,
        "paused": "",
        "skip": None,
        "next_at": NEXT,
        "covered_until": None,
        "created_at": NOW,
    }
    return Schedule(**(values | known))


def listed(*schedules: Schedule) -> str:
    reply = schedules_reply(schedules, now=NOW, most=20)
    (embed,) = reply.embeds
    assert embed.title == "Digests of this server"
    assert embed.footer.startswith(f"{len(schedules)} of at most 20 · ")
    return embed.description


def test_where_there_is_none_it_says_how_to_make_one() -> None:
    reply = schedules_reply([], now=NOW, most=20)
    assert "/digest schedule" in reply.content
    assert reply.embeds == ()


def test_a_schedule_has_its_number_place_time_and_what_comes_next() -> None:
    assert listed(schedule()) == (
        "**3** · <#20> · **08:00** every day\n"
        f"-# Europe/Berlin · links and talk · next <t:{SECONDS}:R>"
    )


def test_what_a_schedule_is_about_is_told() -> None:
    text = listed(schedule(kind=DigestKind.LINKS, sources=(31, 32, 33, 34)))
    assert " · links · from <#31>, <#32>, <#33> and 1 more · " in text
    assert "from <#31> · next" in listed(schedule(sources=(31,)))


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        pytest.param(
            run(RunOutcome.POSTED, 99),
            "last: [posted](https://discord.com/channels/7/20/99)",
            id="posted",
        ),
        pytest.param(run(RunOutcome.POSTED), "last: posted", id="posted-and-gone"),
        pytest.param(run(RunOutcome.QUIET), "last: nothing to tell", id="quiet"),
        pytest.param(
            run(RunOutcome.LATE),
            "last: missed by more than 6 hours on Mon, 23 Nov and skipped",
            id="late",
        ),
        pytest.param(run(RunOutcome.SKIPPED), "last: skipped as asked", id="skipped"),
        pytest.param(run(RunOutcome.FAILED), "last: could not be posted", id="failed"),
        pytest.param(run(RunOutcome.DUE), "last: being made now", id="due"),
    ],
)
def test_it_says_what_became_of_the_last_one(last: Run, expected: str) -> None:
    assert listed(schedule(last=last)).endswith(f" · next <t:{SECONDS}:R> · {expected}")


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param({"paused": "asked"}, "**paused**", id="asked"),
        pytest.param(
            {"paused": "channel"},
            "**paused**, as its channel is gone or closed to me",
            id="channel",
        ),
        pytest.param({"paused": "member"}, "**paused**, as it could not be delivered", id="member"),
        pytest.param({"paused": "else"}, "**paused**", id="another-reason"),
        pytest.param({"skip": NEXT}, f"the next, <t:{SECONDS}:R>, is left out", id="next-left-out"),
        pytest.param({"skip": NOW}, f"next <t:{SECONDS}:R>", id="an-earlier-one-left-out"),
        pytest.param({"next_at": NOW}, "due now", id="due"),
    ],
)
def test_it_says_when_the_next_one_comes(known: dict[str, Any], expected: str) -> None:
    assert listed(schedule(**known)).endswith(f" · links and talk · {expected}")


def test_a_personal_one_goes_by_direct_message() -> None:
    personal = schedule(personal=True, channel=None, last=run(RunOutcome.POSTED, 99))
    text = listed(personal)
    assert text.startswith("**3** · by direct message · ")
    assert text.endswith("last: posted")


def full(number: int) -> Schedule:
    """Return a schedule that takes as much room as one can."""
    return schedule(
        id=100_000 + number,
        guild=SNOWFLAKE,
        channel=SNOWFLAKE + number,
        zone="America/Argentina/ComodRivadavia",
        days=(0, 1, 2, 3, 4, 6),
        sources=tuple(SNOWFLAKE + each for each in range(30)),
        last=run(RunOutcome.LATE if number % 2 else RunOutcome.POSTED, SNOWFLAKE),
    )


def test_twenty_schedules_fit_one_message() -> None:
    text = listed(*(full(number) for number in range(20)))
    assert length(text) <= limits.EMBED_DESCRIPTION
    assert all(f"**{100_000 + number}** · " in text for number in range(20))
    assert "from 30 channels" in text


def test_a_few_schedules_are_told_in_full() -> None:
    text = listed(*(full(number) for number in range(3)))
    assert text.count("[posted](") == 2
    assert text.count(" and 27 more") == 3


def test_of_very_many_schedules_the_last_are_counted() -> None:
    schedules = [full(number) for number in range(60)]
    (embed,) = schedules_reply(schedules, now=NOW, most=60).embeds
    assert length(embed.description) <= limits.EMBED_DESCRIPTION
    shown = embed.description.count(" · <#")
    assert shown > 18
    assert embed.description.endswith(f"\n\n… and {60 - shown} more")


def test_after_a_change_it_says_what_is_set() -> None:
    assert scheduled_reply(schedule(), NOW) == Reply(
        "Digest **3** comes to <#20> at **08:00** every day (Europe/Berlin): links and talk. "
        f"The next one comes <t:{SECONDS}:F> (<t:{SECONDS}:R>)."
    )
    weekdays = schedule(days=tuple(range(5)), kind=DigestKind.TALK, sources=(31, 32))
    assert "weekdays (Europe/Berlin): talk. It tells of <#31>, <#32>. " in (
        scheduled_reply(weekdays, NOW).content
    )


def test_after_a_personal_one_is_set_it_says_so() -> None:
    personal = schedule(personal=True, channel=None)
    assert scheduled_reply(personal, NOW).content.startswith(
        "Your digest comes by direct message at **08:00** every day"
    )


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param({"paused": "asked"}, "It is paused.", id="paused"),
        pytest.param({"paused": "else"}, "It is paused.", id="paused-for-another-reason"),
        pytest.param({"skip": NEXT}, f"The one of <t:{SECONDS}:F> is left out.", id="skip"),
        pytest.param({"next_at": NOW}, "One is due now.", id="due"),
    ],
)
def test_after_a_change_it_says_what_comes_next(known: dict[str, Any], expected: str) -> None:
    assert scheduled_reply(schedule(**known), NOW).content.endswith(f": links and talk. {expected}")


@given(
    zone=st.text(max_size=200),
    sources=st.lists(st.integers(1, 2**63), max_size=40),
    count=st.integers(1, 50),
)
def test_a_list_keeps_to_discords_limits(zone: str, sources: list[int], count: int) -> None:
    stored = schedule(zone=zone, sources=tuple(sources), last=run(RunOutcome.LATE))
    reply = schedules_reply([stored] * count, now=NOW, most=50)
    assert all(0 < length(embed.description) <= limits.EMBED_DESCRIPTION for embed in reply.embeds)
    assert isinstance(reply.embeds[0], Embed)
    assert 0 < length(scheduled_reply(stored, NOW).content) <= limits.MESSAGE
