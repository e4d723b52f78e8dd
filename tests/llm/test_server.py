from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import openai
import pytest

from tests.llm import (
    REMOTE,
    Abilities,
    Latency,
    LlmServer,
    Reply,
)
from tests.llm.asking import (
    FENCED,
    KEY,
    SCHEMA,
    ask,
    client,
    form,
    opened,
)

ROOT = Path(__file__).parents[2]


async def test_an_answer_has_content_finish_reason_and_usage() -> None:
    async with opened() as (llm, caller):
        llm.answer = lambda request: f"You said {len(request.user)} characters."
        answer = await ask(caller, "Hello")
    assert answer.choices[0].message.content == "You said 5 characters."
    assert answer.choices[0].finish_reason == "stop"
    assert answer.usage.prompt_tokens == llm.requests[0].prompt_tokens == 6
    assert answer.usage.completion_tokens == 6


async def test_a_stream_brings_the_same_text_in_pieces() -> None:
    async with opened() as (llm, caller):
        llm.answer = lambda _: {"tldr": "The harbour is open."}
        stream = await ask(caller, stream=True, stream_options={"include_usage": True})
        chunks = [chunk async for chunk in stream]
    texts = [c.choices[0].delta.content or "" for c in chunks if c.choices]
    assert json.loads("".join(texts)) == {"tldr": "The harbour is open."}
    assert [c.choices[0].finish_reason for c in chunks if c.choices][-1] == "stop"
    assert chunks[-1].usage is not None
    assert chunks[-1].usage.completion_tokens == len([text for text in texts if text])
    assert llm.requests[0].is_stream


async def test_a_stream_reports_no_usage_that_was_not_asked_for() -> None:
    async with opened() as (_, caller):
        chunks = [chunk async for chunk in await ask(caller, stream=True)]
    assert all(chunk.usage is None and chunk.choices for chunk in chunks)


async def test_models_are_listed() -> None:
    async with opened(abilities=Abilities(model="small")) as (_, caller):
        assert [model.id async for model in caller.models.list()] == ["small"]


async def test_requests_are_recorded() -> None:
    async with opened() as (llm, caller):
        await ask(caller, response_format=form(), max_tokens=900)
    (request,) = llm.requests
    assert (request.system, request.user) == ("You summarise.", FENCED)
    assert request.text == f"You summarise.\n\n{FENCED}"
    assert (request.format, request.schema, request.max_output) == ("json_schema", SCHEMA, 900)
    assert (request.status, request.cancelled, request.model) == (200, False, "test-model")
    assert request.headers["Authorization"] == f"Bearer {KEY}"
    assert request.finished is not None
    assert request.finished >= request.started


async def test_outcomes_come_in_their_order_and_then_the_model_answers() -> None:
    async with opened(answer=lambda _: "last") as (llm, caller):
        llm.script("first", Reply("second", finish_reason="length"), {"third": 3})
        said = [(await ask(caller)).choices[0].message.content for _ in range(4)]
        assert llm.unplayed == 0
    assert said == ["first", "second", '{"third": 3}', "last"]


async def test_a_rule_applies_to_what_fits_and_as_often_as_it_says() -> None:
    async with opened(answer=lambda _: "fine") as (llm, caller):
        llm.fail_when(lambda request: "bridge" in request.text, "no bridges", times=2)
        said = [
            (await ask(caller, text)).choices[0].message.content
            for text in ("bridge", "harbour", "bridge", "bridge")
        ]
    assert said == ["no bridges", "fine", "no bridges", "fine"]


async def test_latency_is_base_and_prompt_and_output() -> None:
    latency = Latency(base=0.1, prompt_rate=100, output_rate=100)
    async with opened(latency=latency, output_tokens=10) as (llm, caller):
        started = time.monotonic()
        await ask(caller, "x" * 24)
        spent = time.monotonic() - started
    planned = 0.1 + llm.requests[0].prompt_tokens / 100 + 0.1
    assert llm.requests[0].seconds == pytest.approx(planned)
    assert planned <= spent < planned + 2


async def test_a_stream_spreads_its_events_over_the_time() -> None:
    latency = Latency(base=0.1, output_rate=50, tokens_per_event=5)
    async with opened(latency=latency, output_tokens=20) as (_, caller):
        started = time.monotonic()
        stream = await ask(caller, stream=True)
        at = [time.monotonic() - started async for _ in stream]
    # The opening, four pieces of five tokens, the end.
    assert len(at) == 6
    assert all(
        due - 0.01 <= real < due + 2
        for real, due in zip(at, [0.1, 0.2, 0.3, 0.4, 0.5, 0.5], strict=True)
    )


def test_latency_is_read_from_text() -> None:
    assert Latency.parse("0.3,50000,100") == REMOTE
    assert Latency.parse("0,inf,inf,10") == Latency(tokens_per_event=10)
    assert REMOTE.total(2000, 150) == pytest.approx(0.3 + 0.04 + 1.5)


async def test_requests_above_the_limit_are_turned_away() -> None:
    async with opened(latency=Latency(base=0.2), limit_in_flight=2) as (llm, caller):
        outcomes = await asyncio.gather(*(ask(caller) for _ in range(5)), return_exceptions=True)
        turned_away = [o for o in outcomes if isinstance(o, openai.RateLimitError)]
        await ask(caller)
    assert len(turned_away) == llm.refused == 3
    assert turned_away[0].response.headers["retry-after"] == "1"
    assert (llm.most_in_flight, llm.in_flight) == (2, 0)


async def test_a_client_that_hangs_up_is_noticed() -> None:
    async with opened(latency=Latency(base=30)) as (llm, caller):
        task = asyncio.create_task(ask(caller))
        await llm.until(lambda: llm.in_flight == 1)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await llm.until(lambda: llm.in_flight == 0)
    assert llm.requests[0].cancelled
    assert llm.requests[0].status is None


async def test_a_client_that_leaves_a_stream_is_noticed() -> None:
    async with opened(latency=Latency(output_rate=5), output_tokens=100) as (llm, caller):
        async with aclosing(await ask(caller, stream=True)) as stream:
            await anext(aiter(stream))
        await llm.until(lambda: llm.in_flight == 0)
    assert llm.requests[0].cancelled
    assert llm.requests[0].status == 200


async def test_closing_does_not_wait_for_slow_answers() -> None:
    async with client_of_slow() as (llm, task):
        started = time.monotonic()
        await llm.__aexit__(None, None, None)
        assert time.monotonic() - started < 5
        with pytest.raises(openai.APIConnectionError):
            await task
    assert not llm.requests[0].cancelled


@asynccontextmanager
async def client_of_slow() -> AsyncIterator[tuple[LlmServer, asyncio.Task[Any]]]:
    llm = LlmServer(latency=Latency(base=30))
    await llm.__aenter__()
    async with client(llm) as caller:
        task = asyncio.create_task(ask(caller))
        await llm.until(lambda: llm.in_flight == 1)
        yield llm, task


async def test_servers_run_side_by_side() -> None:
    ones, twos = opened(answer=lambda _: "one"), opened(answer=lambda _: "two")
    async with ones as (_, first), twos as (_, second):
        answers = await asyncio.gather(*(ask(first) for _ in range(20)), ask(second))
    assert [a.choices[0].message.content for a in answers] == ["one"] * 20 + ["two"]


async def test_it_runs_as_a_process_until_it_is_told_to_end() -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.llm", "--latency", "0.01,50000,10000"),
        *("--model", "small", "--output-tokens", "30", "--limit", "1", "--retry-after", ""),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    base_url = (await process.stdout.readline()).decode().strip()
    async with openai.AsyncOpenAI(base_url=base_url, api_key="k", max_retries=0) as caller:
        with pytest.raises(openai.NotFoundError):
            await ask(caller)
        first = await ask(caller, model="small")
        await ask(caller, first.choices[0].message.content, model="small")
    stats = base_url.replace("/v1", "/stats")
    async with aiohttp.ClientSession() as session, session.get(stats) as response:
        told = await response.json()
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0
    assert [r["status"] for r in told["requests"]] == [404, 200, 200]
    assert [r["parents"] for r in told["requests"]] == [[], [], [2]]
    assert told["requests"][1]["output_tokens"] == 30
