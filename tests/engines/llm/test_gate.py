from __future__ import annotations

import asyncio

import pytest

from bot.engines.llm import gate as module
from bot.engines.llm.gate import Gate, LongPause


async def hold(gate: Gate, log: list[str], name: str, *, background: bool = False) -> None:
    async with gate.slot(background=background):
        log.append(name)
        await asyncio.sleep(0.01)


async def test_those_who_wait_go_before_the_background_in_order() -> None:
    gate, log = Gate(1, 60), []
    tasks = [asyncio.create_task(hold(gate, log, "first"))]
    await asyncio.sleep(0)
    for name in ("digest 1", "digest 2"):
        tasks.append(asyncio.create_task(hold(gate, log, name, background=True)))
    for name in ("reader 1", "reader 2"):
        tasks.append(asyncio.create_task(hold(gate, log, name)))
    await asyncio.gather(*tasks)
    assert log == ["first", "reader 1", "reader 2", "digest 1", "digest 2"]


async def test_no_more_are_let_through_than_there_are_slots() -> None:
    gate, busy, most = Gate(3, 60), 0, 0

    async def work() -> None:
        nonlocal busy, most
        async with gate.slot():
            busy += 1
            most = max(most, busy)
            await asyncio.sleep(0.001)
            busy -= 1

    await asyncio.gather(*(work() for _ in range(20)))
    assert most == 3


async def test_caller_who_leaves_the_queue_or_the_gate_keeps_no_slot() -> None:
    gate, log = Gate(1, 60), []
    first = asyncio.create_task(hold(gate, log, "first"))
    await asyncio.sleep(0)
    waiting = asyncio.create_task(hold(gate, log, "waiting"))
    await asyncio.sleep(0)
    waiting.cancel()
    await first
    # Let through and cancelled in the same turn of the loop.
    turn = asyncio.create_task(hold(gate, log, "turn"))
    await asyncio.sleep(0)
    turn.cancel()
    await asyncio.wait_for(hold(gate, log, "last"), 1)
    assert log[0] == "first"
    assert log[-1] == "last"
    assert "waiting" not in log


async def test_pause_holds_everybody_and_lowers_how_many_go_at_once() -> None:
    gate = Gate(8, 60)
    async with gate.slot(), gate.slot():
        gate.pause(0.2)
    assert gate.limit == 1
    assert gate.paused_for > 0.1
    start = asyncio.get_running_loop().time()
    async with gate.slot():
        assert asyncio.get_running_loop().time() - start > 0.15


async def test_burst_of_refusals_settles_at_what_the_endpoint_took() -> None:
    gate, served = Gate(20, 60), asyncio.Event()

    async def call(refused: bool) -> None:
        async with gate.slot():
            if refused:
                gate.pause(0.0)
            else:
                await served.wait()

    calls = [asyncio.create_task(call(number >= 5)) for number in range(20)]
    await asyncio.sleep(0.05)
    assert gate.limit == 5
    served.set()
    await asyncio.gather(*calls)


async def test_endpoint_that_refuses_all_there_is_gets_half(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate = Gate(8, 60)

    async def call() -> None:
        async with gate.slot():
            await asyncio.sleep(0.01)
            gate.pause(0.1)

    await asyncio.gather(*(call() for _ in range(8)))
    assert gate.limit == 4


async def test_gate_opens_again_after_enough_successes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CALM_SECONDS", 0.0)
    gate = Gate(4, 60)
    async with gate.slot():
        gate.pause(0.0)
    assert gate.limit == 2
    for _ in range(8 + 12 + 50):
        gate.succeeded()
    assert gate.limit == 4


async def test_gate_that_opened_too_far_waits_longer_before_it_does_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_CALM_SECONDS", 0.05)
    gate = Gate(2, 60)

    async def refused_then_grown_after() -> float:
        async with gate.slot():
            gate.pause(0.0)
        start = asyncio.get_running_loop().time()
        while gate.limit < 2:
            await asyncio.sleep(0.005)
            for _ in range(4):
                gate.succeeded()
        return asyncio.get_running_loop().time() - start

    waits = [await refused_then_grown_after() for _ in range(3)]
    assert waits[1] > 0.09
    assert waits[2] > 0.19


async def test_nobody_waits_through_a_pause_that_is_too_long() -> None:
    gate = Gate(1, 5)
    async with gate.slot():
        waiting = asyncio.create_task(hold(gate, [], "waiting"))
        await asyncio.sleep(0)
        gate.pause(600)
        with pytest.raises(LongPause):
            await waiting
    with pytest.raises(LongPause):
        await hold(gate, [], "late")
