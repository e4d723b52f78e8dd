from __future__ import annotations

from bot.engines.llm.breaker import Breaker


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def opened(clock: Clock) -> Breaker:
    breaker = Breaker(clock)
    for _ in range(5):
        assert breaker.admits()
        breaker.failed()
    return breaker


def test_five_failures_in_a_minute_turn_calls_away() -> None:
    breaker = opened(Clock())
    assert breaker.is_open
    assert not breaker.admits()


def test_five_failures_in_more_than_a_minute_do_not() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    for _ in range(12):
        breaker.failed()
        clock.now += 16
    assert breaker.admits()


def test_success_between_failures_counts_them_anew() -> None:
    breaker = Breaker(Clock())
    for _ in range(3):
        for _ in range(4):
            breaker.failed()
        breaker.succeeded()
    assert breaker.admits()


def test_one_call_every_thirty_seconds_probes_and_a_success_closes_it() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now = 30
    assert [breaker.admits(), breaker.admits()] == [True, False]
    breaker.failed()
    clock.now = 59
    assert not breaker.admits()
    clock.now = 60
    assert breaker.admits()
    breaker.succeeded()
    assert [breaker.admits(), breaker.admits()] == [True, True]
