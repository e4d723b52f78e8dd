"""Whatever goes wrong on the wire: nothing half-finished is taken for an answer."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from bot.engines.llm import caller
from bot.errors import (
    EngineError,
    ModelAway,
    ModelBusy,
    ModelDeclined,
    ModelMuddled,
    ModelSetupWrong,
    TooLongForModel,
)
from tests.engines.llm.conftest import ARTICLE, GOOD, OpenRig, Watcher
from tests.llm import Abilities, Latency, LlmServer, Reply, refusals, replies
from tests.llm import faults as wire

ONCE_MORE = {
    "500": refusals.server_error(500),
    "502 as a web page": refusals.server_error(502),
    "503": refusals.server_error(503),
    "529": refusals.server_error(529),
    "connection reset": wire.Reset(),
    "connection reset in the stream": wire.Reset(after_events=5),
    "silence before the answer": wire.Silence(9, head=False),
    "silence before the first event": wire.Silence(9),
    "silence in the stream": wire.Silence(9, after_events=5),
    "keep-alive comments without end": wire.Drip(every=0.1),
    "error in the stream": wire.ErrorEvent(),
    "error in the body": wire.ErrorBody(),
    "429 with seconds": refusals.rate_limited(0.2),
    "429 with milliseconds": refusals.rate_limited(retry_after_ms=200),
    "429 with OpenAI's reset": refusals.rate_limited(reset="0.2s"),
    "429 with nothing": refusals.rate_limited(),
    "endless body": wire.Endless(),
}
"""The same call is made again, and the second answer counts."""

ASKED_ANEW = {
    "cut off at the limit": replies.CUT_SHORT,
    "content filter": Reply("", finish_reason="content_filter"),
    "refusal": Reply(None, refusal="I cannot help with that."),
    "no choices": wire.EmptyChoices(),
    "web page": wire.Page(),
    "JSON that breaks off": replies.BROKEN,
    "JSON with stray marks": replies.MISQUOTED,
    "prose": replies.PROSE,
    "nothing": replies.EMPTY,
    "blanks": replies.BLANK,
    "stream that just ends": wire.Unfinished(),
    "stream that ends early": wire.Unfinished(after_events=4),
    "event that is not JSON": wire.BrokenBody(),
}
"""The model is told what was wrong, once."""

READ_ALL_THE_SAME = {
    "markdown fence": replies.FENCED,
    "preamble": replies.PREAMBLED,
    "no [DONE]": wire.Unfinished(finish=True),
    "text/plain": wire.WrongType(),
}


@pytest.fixture(autouse=True)
def no_long_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caller, "FIRST_PAUSE", 0.05)


QUICK: dict[str, Any] = {"silence_seconds": 0.5, "call_seconds": 4, "retry_seconds": 5}


@pytest.mark.parametrize("name", ONCE_MORE)
async def test_call_that_failed_is_made_again(name: str, open_rig: OpenRig) -> None:
    async with open_rig(**QUICK) as rig:
        rig.server.script(ONCE_MORE[name], GOOD)
        summary = await rig.summarize()
        first, second = rig.server.requests
        assert summary.tldr == GOOD["tldr"]
        assert first.messages == second.messages
        assert rig.told == []


@pytest.mark.parametrize("name", ASKED_ANEW)
async def test_answer_that_cannot_be_used_is_asked_for_anew(name: str, open_rig: OpenRig) -> None:
    async with open_rig(**QUICK) as rig:
        rig.server.script(ASKED_ANEW[name], GOOD)
        summary = await rig.summarize()
        first, second = rig.server.requests
        assert summary.tldr == GOOD["tldr"]
        assert second.system.startswith(first.system)
        assert second.messages[1]["content"].startswith(first.messages[1]["content"])
        assert "could not be used" in second.messages[-1]["content"]
        roles = [message["role"] for message in second.messages]
        assert roles in (["system", "user"], ["system", "user", "assistant", "user"])


@pytest.mark.parametrize("name", READ_ALL_THE_SAME)
async def test_answer_in_another_dress_is_read(name: str, open_rig: OpenRig) -> None:
    async with open_rig(**QUICK) as rig:
        rig.server.answer = lambda _: GOOD
        rig.server.script(READ_ALL_THE_SAME[name])
        summary = await rig.summarize()
        assert len(rig.server.requests) == 1
        assert summary.tldr


@pytest.mark.parametrize(
    ("fault", "error", "requests"),
    [
        (refusals.server_error(500), ModelAway, 3),
        (wire.Reset(), ModelAway, 3),
        (wire.Silence(9), ModelAway, 3),
        (wire.Silence(9, after_events=5), ModelAway, 3),
        (wire.Drip(every=0.2, text="so it goes "), ModelAway, 3),
        (replies.CUT_SHORT, ModelMuddled, 2),
        (Reply(None, refusal="No."), ModelDeclined, 2),
        (Reply("", finish_reason="content_filter"), ModelDeclined, 2),
        (wire.EmptyChoices(), ModelMuddled, 2),
        (wire.Page(), ModelMuddled, 2),
        (replies.BROKEN, ModelMuddled, 2),
        (replies.PROSE, ModelMuddled, 2),
        (wire.Unfinished(), ModelMuddled, 2),
        (refusals.rate_limited(3600), ModelBusy, 1),
        (refusals.insufficient_quota(), ModelSetupWrong, 1),
        (refusals.out_of_credits(), ModelSetupWrong, 1),
        (refusals.bad_key("k"), ModelSetupWrong, 1),
        (refusals.forbidden(), ModelSetupWrong, 1),
        (refusals.no_such_model("m"), ModelSetupWrong, 1),
        (refusals.context_exceeded(), TooLongForModel, 2),
    ],
)
async def test_fault_that_stays_ends_in_an_error_and_costs_few_requests(
    fault: Any, error: type[EngineError], requests: int, open_rig: OpenRig
) -> None:
    async with open_rig(**{**QUICK, "call_seconds": 1}) as rig:
        rig.server.fail_when(lambda _: True, fault)
        started = time.monotonic()
        with pytest.raises(error):
            await rig.summarize()
        assert len(rig.server.requests) == requests
        assert time.monotonic() - started < 20
        assert bool(rig.told) is (error is ModelSetupWrong)
        assert not any("sk-" in sentence or "http" in sentence for sentence in rig.told)


async def test_answers_that_cost_are_charged_also_when_they_are_of_no_use(
    open_rig: OpenRig,
) -> None:
    async with open_rig(**QUICK) as rig:
        rig.server.script(replies.PROSE, GOOD)
        watch = Watcher()
        await rig.summarize(watch=watch)
        assert watch.usage.calls == 2


async def test_answer_that_was_cut_off_gets_more_room(open_rig: OpenRig) -> None:
    async with open_rig(**QUICK) as rig:
        rig.server.script(replies.CUT_SHORT, GOOD)
        await rig.summarize()
        rooms = [request.max_output for request in rig.server.requests]
    assert rooms == [4096, 8192]


async def test_rate_limit_pauses_every_caller(open_rig: OpenRig) -> None:
    async with open_rig(**QUICK) as rig:
        rig.server.script(refusals.rate_limited(1.0))
        rig.server.answer = lambda _: GOOD
        first = asyncio.create_task(rig.summarize())
        await asyncio.sleep(0.4)
        others = [asyncio.create_task(rig.summarize()) for _ in range(3)]
        await asyncio.gather(first, *others)
        refused, *served = rig.server.requests
        assert refused.finished is not None
        assert min(request.started for request in served) - refused.finished > 0.9
        assert len(served) == 4


async def test_limit_on_calls_in_flight_is_found_without_a_failure(open_rig: OpenRig) -> None:
    server = LlmServer(limit_in_flight=3)
    server.limit_refusal = refusals.rate_limited(0.2)
    async with open_rig(server, concurrency=32) as rig:
        rig.server.answer = lambda _: GOOD
        await asyncio.gather(*(rig.summarize() for _ in range(20)))
        served = [request for request in server.requests if request.status == 200]
        assert len(served) == 20
        assert server.refused < 40


async def test_dead_endpoint_is_left_alone_after_five_failures(open_rig: OpenRig) -> None:
    async with open_rig(**QUICK) as rig:
        rig.server.fail_when(lambda _: True, refusals.server_error(503))
        for _ in range(4):
            with pytest.raises(ModelAway):
                await rig.summarize()
        assert len(rig.server.requests) == 5


LIMITED = {
    "no json_schema": (Abilities(json_schema=False), "json_object", 2),
    "no structured output": (Abilities(json_schema=False, json_object=False), "text", 3),
    "no stream_options": (Abilities(stream_options=False), "json_schema", 2),
    "no temperature": (Abilities(temperature=False), "json_schema", 2),
    "no max_tokens": (Abilities(max_tokens=False), "json_schema", 2),
    "no streams": (Abilities(stream=False), "json_schema", 2),
    "streams ignored": (Abilities(stream="ignored"), "json_schema", 1),
    "terse refusals": (Abilities(json_schema=False, json_object=False, terse=True), "text", 3),
    "thoughts as a tag": (Abilities(thinks="tag", json_schema=False, json_object=False), "text", 3),
    "thoughts in a field": (Abilities(thinks="field"), "json_schema", 1),
    "no usage": (Abilities(usage=False), "json_schema", 1),
}


@pytest.mark.parametrize("name", LIMITED)
async def test_what_an_endpoint_does_not_take_is_left_out_and_remembered(
    name: str, open_rig: OpenRig
) -> None:
    abilities, form, requests = LIMITED[name]
    async with open_rig(LlmServer(abilities=abilities), model="small-1") as rig:
        rig.server.answer = lambda _: GOOD
        assert (await rig.summarize()).tldr == GOOD["tldr"]
        assert len(rig.server.requests) == requests
        assert (await rig.summarize(ARTICLE)).tldr == GOOD["tldr"]
        assert len(rig.server.requests) == requests + 1
        assert rig.server.requests[-1].format == form


async def test_reasoning_model_is_spoken_to_as_it_wants_from_the_start(open_rig: OpenRig) -> None:
    async with open_rig(model="o3-mini") as rig:
        rig.server.answer = lambda _: GOOD
        await rig.summarize()
        (request,) = rig.server.requests
    assert "temperature" not in request.body
    assert request.body["max_completion_tokens"] == 4096


async def test_headers_and_key_are_sent(open_rig: OpenRig) -> None:
    abilities = Abilities(key="k-123456", headers={"X-Title": "Precis"})
    async with open_rig(
        LlmServer(abilities=abilities), api_key="k-123456", headers={"X-Title": "Precis"}
    ) as rig:
        rig.server.answer = lambda _: GOOD
        assert (await rig.summarize()).tldr == GOOD["tldr"]


async def test_pause_that_is_asked_for_again_and_again_grows(open_rig: OpenRig) -> None:
    async with open_rig(**{**QUICK, "retry_seconds": 3}) as rig:
        rig.server.fail_when(lambda _: True, refusals.rate_limited(0))
        with pytest.raises(ModelBusy):
            await rig.summarize()
        assert len(rig.server.requests) < 12


async def test_repair_that_does_not_fit_narrows_nothing(open_rig: OpenRig) -> None:
    async with open_rig(**QUICK) as rig:
        rig.server.script(replies.CUT_SHORT, refusals.context_exceeded())
        with pytest.raises(ModelMuddled):
            await rig.summarize()
        assert rig.engine.desk.window == 128_000


async def test_cancelled_answer_is_charged_for_what_came(open_rig: OpenRig) -> None:
    async with open_rig(LlmServer(latency=Latency(output_rate=20)), **QUICK) as rig:
        watch = Watcher()
        asking = asyncio.create_task(rig.summarize(watch=watch))
        await rig.server.until(lambda: rig.server.in_flight == 1)
        await asyncio.sleep(0.5)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        assert watch.usage.estimated
        assert watch.usage.prompt_tokens > 100
