from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import httpx2
import openai
import pytest

from tests.llm import (
    Abilities,
    faults,
    refusals,
    replies,
)
from tests.llm.asking import (
    ask_form,
    listen,
    opened,
    raw,
    text_of,
)


async def test_an_endpoint_may_ignore_that_a_stream_was_asked_for() -> None:
    async with opened(abilities=Abilities(stream="ignored")) as (_, caller):
        kind, body = await raw(caller, stream=True)
    assert kind == "application/json"
    assert json.loads(body)["choices"][0]["finish_reason"] == "stop"


async def test_an_endpoint_may_never_report_usage() -> None:
    async with opened(abilities=Abilities(usage=False)) as (_, caller):
        assert (await ask_form(caller)).usage is None
        chunks = await listen(caller, stream_options={"include_usage": True})
    assert all(chunk.usage is None for chunk in chunks)


@pytest.mark.parametrize("stream", [False, True])
async def test_a_connection_breaks_before_the_answer(stream: bool) -> None:
    async with opened() as (llm, caller):
        llm.script(faults.Reset())
        with pytest.raises(openai.APIConnectionError) as caught:
            await ask_form(caller, stream=stream)
        assert (llm.requests[0].status, llm.requests[0].cancelled) == (None, False)
    assert isinstance(caught.value.__cause__, httpx2.ReadError)


async def test_a_connection_breaks_in_the_middle() -> None:
    async with opened() as (llm, caller):
        llm.script(faults.Reset(after_events=3), faults.Reset(after_events=0))
        heard: list[Any] = []
        with pytest.raises((httpx2.ReadError, openai.APIConnectionError)):
            await listen(caller, heard)
        with pytest.raises(openai.APIConnectionError):
            await ask_form(caller)
    assert len(heard) == 3
    assert not llm.requests[0].cancelled


@pytest.mark.parametrize(
    "fault",
    [
        faults.Silence(0.4),
        faults.Silence(0.4, after_events=3),
        faults.Silence(0.4, head=False),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
async def test_silence_is_followed_by_the_answer(fault: faults.Silence, stream: bool) -> None:
    async with opened() as (llm, caller):
        llm.script(fault)
        loop = asyncio.get_running_loop()
        started, last, longest, text = loop.time(), loop.time(), 0.0, ""
        answer = await ask_form(caller, stream=stream)
        if stream:
            async for chunk in answer:
                longest, last = max(longest, loop.time() - last), loop.time()
                text += text_of([chunk])
        else:
            longest, text = loop.time() - started, answer.choices[0].message.content
    assert 0.35 < longest < 5
    assert json.loads(text)["tldr"]


@pytest.mark.parametrize("text", ["", "abc"])
async def test_a_drip_outlasts_the_clients_timeout(text: str) -> None:
    async with opened() as (llm, caller):
        llm.script(faults.Drip(every=0.05, text=text))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.6):
                await listen(caller, timeout=0.3)
        await llm.until(lambda: llm.in_flight == 0)
    assert llm.requests[0].cancelled


async def test_a_stream_ends_too_early() -> None:
    async with opened() as (llm, caller):
        llm.script(faults.Unfinished(), faults.Unfinished(2), faults.Unfinished(finish=True))
        whole, part, undone = [await listen(caller) for _ in range(3)]
    assert json.loads(text_of(whole))["tldr"]
    assert {chunk.choices[0].finish_reason for chunk in whole} == {None}
    assert len(part) == 2
    assert undone[-1].choices[0].finish_reason == "stop"


async def test_an_error_stands_inside_a_stream() -> None:
    async with opened() as (llm, caller):
        llm.script(faults.ErrorEvent(after_events=2))
        with pytest.raises(openai.APIError, match="had an error") as caught:
            await listen(caller)
    assert type(caught.value) is openai.APIError


async def test_an_error_stands_in_a_body_of_status_200() -> None:
    async with opened() as (llm, caller):
        llm.script(faults.ErrorBody())
        answer = await ask_form(caller)
    assert answer.choices is None
    assert answer.error["message"] == "Provider returned error"


async def test_there_are_no_choices() -> None:
    async with opened() as (llm, caller):
        llm.script(faults.EmptyChoices(), faults.EmptyChoices())
        assert (await ask_form(caller)).choices == []
        assert [chunk.choices for chunk in await listen(caller)] == [[]]


async def test_a_web_page_comes_instead_of_an_answer() -> None:
    async with opened() as (llm, caller):
        llm.script(faults.Page(), faults.Page())
        assert "<title>Sign in</title>" in await ask_form(caller)
        assert await listen(caller) == []


@pytest.mark.parametrize("stream", [False, True])
async def test_json_of_the_api_is_broken(stream: bool) -> None:
    async with opened() as (llm, caller):
        llm.script(faults.BrokenBody())
        with pytest.raises(json.JSONDecodeError):
            await (listen(caller) if stream else ask_form(caller))


@pytest.mark.parametrize("stream", [False, True])
async def test_a_body_never_ends(stream: bool) -> None:
    async with opened() as (llm, _), aiohttp.ClientSession() as session:
        llm.script(faults.Endless())
        body = {"messages": [{"role": "user", "content": "Hello"}], "stream": stream}
        async with session.post(f"{llm.base_url}/chat/completions", json=body) as response:
            await response.content.readexactly(5_000_000)
            response.close()
        await llm.until(lambda: llm.in_flight == 0)
    assert llm.requests[0].cancelled


async def test_the_content_type_is_wrong() -> None:
    async with opened() as (llm, caller):
        llm.script(faults.WrongType(), faults.WrongType("application/octet-stream"))
        kind, body = await raw(caller)
        stream_kind, stream = await raw(caller, stream=True)
    assert (kind, stream_kind) == ("text/plain; charset=utf-8", "application/octet-stream")
    assert json.loads(body)["choices"]
    assert stream.endswith(b"data: [DONE]\n\n")


@pytest.mark.parametrize(
    ("spoilt", "finish"),
    [
        (replies.CUT_SHORT, "length"),
        (replies.FILTERED, "content_filter"),
        (replies.EMPTY, "stop"),
        (replies.BLANK, "stop"),
        (replies.BROKEN, "stop"),
        (replies.MISQUOTED, "stop"),
        (replies.PROSE, "stop"),
        (replies.FENCED, "stop"),
        (replies.PREAMBLED, "stop"),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
async def test_an_answer_that_is_spoilt_is_not_json(
    spoilt: replies.Altered, finish: str, stream: bool
) -> None:
    async with opened() as (llm, caller):
        llm.script(spoilt)
        if stream:
            chunks = await listen(caller)
            text, reason = text_of(chunks), chunks[-1].choices[0].finish_reason
        else:
            choice = (await ask_form(caller)).choices[0]
            text, reason = choice.message.content, choice.finish_reason
    assert reason == finish
    with pytest.raises(json.JSONDecodeError):
        json.loads(text)


async def test_fences_and_preambles_hold_the_answer() -> None:
    async with opened() as (llm, caller):
        plain = (await ask_form(caller)).choices[0].message.content
        llm.script(replies.FENCED, replies.PREAMBLED, replies.WRONG_TYPES)
        fenced, talked, wrong = [
            (await ask_form(caller)).choices[0].message.content for _ in range(3)
        ]
    assert fenced == f"```json\n{plain}\n```"
    assert plain in talked
    tldr, points = json.loads(plain).values()
    assert json.loads(wrong) == {"tldr": [tldr], "points": "; ".join(points)}


async def test_a_model_refuses() -> None:
    async with opened() as (llm, caller):
        llm.script(replies.REFUSED, replies.REFUSED)
        message = (await ask_form(caller)).choices[0].message
        deltas = [chunk.choices[0].delta for chunk in await listen(caller)]
    assert message.content is None
    assert message.refusal == "".join(delta.refusal or "" for delta in deltas)
    assert message.refusal.startswith("I'm sorry")


async def test_a_fault_may_be_what_the_model_answers() -> None:
    async with opened(answer=lambda _: refusals.server_error(503)) as (llm, caller):
        with pytest.raises(openai.InternalServerError):
            await ask_form(caller)
        llm.script(replies.FENCED)
        assert (await ask_form(caller)).choices[0].message.content == "```json\n\n```"
