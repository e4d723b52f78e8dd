from __future__ import annotations

import pytest

from tests.benchmarks.plans import PlannedCall, makespan

TWO_LEVELS = [
    *(PlannedCall(number, 2.0) for number in range(1, 5)),
    PlannedCall(5, 1.0, (1, 2)),
    PlannedCall(6, 1.0, (3, 4)),
    PlannedCall(7, 0.5, (5, 6)),
]


@pytest.mark.parametrize(("slots", "seconds"), [(None, 3.5), (4, 3.5), (2, 5.5), (1, 10.5)])
def test_calls_wait_for_slots_and_for_what_they_read(slots: int | None, seconds: float) -> None:
    assert makespan(TWO_LEVELS, slots) == pytest.approx(seconds)


def test_the_longest_goes_first() -> None:
    calls = [PlannedCall(number, seconds) for number, seconds in enumerate((1, 1, 1, 3), 1)]
    assert makespan(calls, 2) == pytest.approx(3)


def test_no_calls_take_no_time() -> None:
    assert makespan([], 8) == 0


def test_parents_that_are_not_there_hold_nobody_up() -> None:
    assert makespan([PlannedCall(2, 1.0, (1,))], None) == pytest.approx(1)


def test_calls_that_wait_for_each_other_are_an_error() -> None:
    with pytest.raises(ValueError, match="wait for each other"):
        makespan([PlannedCall(1, 1.0, (2,)), PlannedCall(2, 1.0, (1,))], None)
