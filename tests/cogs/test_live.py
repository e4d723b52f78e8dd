from __future__ import annotations

import pytest

from bot.cogs import live
from bot.cogs.live import Pace


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(live, "time", clock)
    return clock


def test_edits_of_one_channel_take_turns_a_second_apart(clock: Clock) -> None:
    pace = Pace()
    assert [pace.delay(7) for _ in range(3)] == [0, 1, 2]
    assert pace.delay(8) == 0
    clock.now += 10
    assert pace.delay(7) == 0


def test_channels_without_end_are_forgotten(clock: Clock) -> None:
    pace = Pace()
    for channel in range(3000):
        pace.delay(channel)
    assert pace.delay(0) == 0
