from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.engines.llm.abilities import Abilities as Known
from bot.engines.llm.shapes import Rung
from bot.errors import ModelDeclined, ModelSetupWrong
from tests.engines.llm.conftest import GOOD, OpenRig
from tests.llm import Abilities, LlmServer, Reply, faults, refusals


@pytest.mark.parametrize(
    "abilities",
    [
        Abilities(temperature=False),
        Abilities(max_tokens=False),
        Abilities(stream_options=False),
        Abilities(json_schema=False),
        Abilities(json_schema=False, json_object=False, terse=True),
        Abilities(temperature=False, max_tokens=False, stream_options=False, json_schema=False),
    ],
)
async def test_callers_who_learn_at_once_learn_only_what_is_so(
    abilities: Abilities, open_rig: OpenRig
) -> None:
    async with open_rig(LlmServer(abilities=abilities), model="small-1") as rig:
        rig.server.answer = lambda _: GOOD
        await asyncio.gather(*(rig.summarize() for _ in range(6)))
        await rig.summarize()
        last = rig.server.requests[-1]
    assert rig.told == []
    assert last.is_stream
    assert ("temperature" in last.body) is abilities.temperature
    assert ("stream_options" in last.body) is abilities.stream_options
    wanted = {"json_schema": abilities.json_schema, "json_object": abilities.json_object}
    assert last.format == next((form for form, able in wanted.items() if able), "text")


async def test_refusal_for_another_reason_teaches_nothing(open_rig: OpenRig) -> None:
    async with open_rig(model="small-1") as rig:
        rig.server.answer = lambda _: GOOD
        always = lambda _: True  # noqa: E731
        rig.server.fail_when(always, refusals.bad_request("Upstream provider said no."), times=3)
        with pytest.raises(ModelSetupWrong):
            await rig.summarize()
        await rig.summarize()
        last = rig.server.requests[-1]
    assert last.format == "json_schema"
    assert last.is_stream
    assert "temperature" in last.body


async def test_flagged_prompt_is_declined_and_teaches_nothing(open_rig: OpenRig) -> None:
    flagged = refusals.bad_request(
        "Invalid prompt: your prompt was flagged as potentially violating our usage policy.",
        "invalid_prompt",
    )
    async with open_rig(model="small-1") as rig:
        rig.server.fail_when(lambda _: True, flagged, times=2)
        rig.server.answer = lambda _: GOOD
        with pytest.raises(ModelDeclined):
            await rig.summarize()
        assert rig.told == []
        await rig.summarize()
        assert rig.server.requests[-1].format == "json_schema"


async def test_answer_may_be_no_longer_than_the_endpoint_lets_one_ask_for(
    open_rig: OpenRig,
) -> None:
    capped = refusals.bad_request(
        "max_tokens is too large: 4096. This model supports at most 2048 completion tokens.",
        "invalid_value",
        "max_tokens",
    )
    async with open_rig(model="small-1") as rig:
        rig.server.fail_when(lambda request: (request.max_output or 0) > 2048, capped)
        rig.server.answer = lambda _: GOOD
        await rig.summarize()
        assert rig.server.requests[-1].max_output == 2048
        assert rig.server.requests[-1].format == "json_schema"


async def test_server_that_passes_over_streams_is_given_the_time_of_a_whole_answer(
    open_rig: OpenRig,
) -> None:
    async with open_rig(LlmServer(abilities=Abilities(stream="ignored"))) as rig:
        rig.server.answer = lambda _: GOOD
        await rig.summarize()
        await rig.summarize()
        assert [request.is_stream for request in rig.server.requests] == [True, False]


async def test_error_in_a_body_does_not_end_streaming(open_rig: OpenRig) -> None:
    async with open_rig() as rig:
        rig.server.script(faults.ErrorBody(), GOOD, GOOD)
        await rig.summarize()
        await rig.summarize()
        assert all(request.is_stream for request in rig.server.requests)


@pytest.mark.parametrize(
    ("reason", "whole"), [("STOP", True), ("eos_token", True), ("abort", False), ("error", False)]
)
async def test_only_an_end_is_an_end(reason: str, whole: bool, open_rig: OpenRig) -> None:
    async with open_rig() as rig:
        rig.server.script(Reply.of(GOOD).cut(1, reason))
        rig.server.answer = lambda _: GOOD
        await rig.summarize()
        assert len(rig.server.requests) == (1 if whole else 2)


async def test_server_that_passes_over_a_schema_is_told_the_form_in_words(
    open_rig: OpenRig,
) -> None:
    async with open_rig() as rig:
        rig.server.answer = lambda request: GOOD if "one JSON object" in request.text else "Hm."
        assert (await rig.summarize()).tldr == GOOD["tldr"]
        assert (await rig.summarize()).tldr == GOOD["tldr"]
        assert len(rig.server.requests) == 3


def test_what_two_learned_is_put_together() -> None:
    start = Known()
    one = start.less("Unsupported value: 'temperature'", "")
    two = start.less("response_format is not supported", "")
    assert one is not None
    assert two is not None
    both = one.and_also(two)
    assert (both.temperature, both.rung, both.stream) == (False, Rung.OBJECT, True)
    assert both == two.and_also(one)


def test_nothing_is_left_to_leave_out_at_last() -> None:
    able: Known | None = Known()
    steps: list[Any] = []
    while able is not None:
        steps.append(able)
        able = able.less("bad request", "")
    assert [step.rung for step in steps] == list(Rung)
