from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
import openai
import pytest

from tests.llm import (
    Abilities,
    refusals,
)
from tests.llm.asking import (
    ask_form,
    opened,
)


@pytest.mark.parametrize(
    ("refusal", "kind", "code"),
    [
        (refusals.rate_limited(), openai.RateLimitError, "rate_limit_exceeded"),
        (refusals.insufficient_quota(), openai.RateLimitError, "insufficient_quota"),
        (refusals.out_of_credits(), openai.APIStatusError, "402"),
        (refusals.bad_key("sk-wrong-key-0000"), openai.AuthenticationError, "invalid_api_key"),
        (refusals.bad_key(), openai.AuthenticationError, None),
        (
            refusals.forbidden(),
            openai.PermissionDeniedError,
            "unsupported_country_region_territory",
        ),
        (refusals.missing_header("X-Team"), openai.PermissionDeniedError, None),
        (refusals.no_such_model("m"), openai.NotFoundError, "model_not_found"),
        (refusals.server_error(), openai.InternalServerError, None),
        (refusals.server_error(502), openai.InternalServerError, None),
        (refusals.server_error(503), openai.InternalServerError, None),
        (refusals.server_error(529), openai.InternalServerError, None),
        (refusals.context_exceeded(), openai.BadRequestError, "context_length_exceeded"),
        (refusals.context_exceeded(style="vllm"), openai.BadRequestError, "400"),
        (refusals.context_exceeded(style="vllm-flat"), openai.BadRequestError, "400"),
        (refusals.context_exceeded(style="llama.cpp"), openai.BadRequestError, "400"),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
async def test_a_refusal_has_its_status_and_code(
    refusal: refusals.Refusal, kind: type[openai.APIStatusError], code: object, stream: bool
) -> None:
    async with opened() as (llm, caller):
        llm.script(refusal)
        with pytest.raises(kind) as caught:
            await ask_form(caller, stream=stream)
        assert llm.requests[0].status == refusal.status
    assert caught.value.status_code == refusal.status
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (refusals.context_exceeded(limit=8192, prompt=9000, output=10), "length is 8192 tokens"),
        (refusals.context_exceeded(style="llama.cpp"), "exceeds the available context size"),
        (refusals.server_error(502), "502 Bad Gateway"),
        (refusals.server_error(529), "Overloaded"),
    ],
)
async def test_a_refusal_uses_its_senders_words(refusal: refusals.Refusal, words: str) -> None:
    async with opened() as (llm, caller):
        llm.script(refusal)
        with pytest.raises(openai.APIStatusError) as caught:
            await ask_form(caller)
    assert words in caught.value.response.text


def test_there_are_no_other_styles() -> None:
    with pytest.raises(ValueError, match="no such style"):
        refusals.context_exceeded(style="nobody")


@pytest.mark.parametrize("wait", [2, 0.25, 86_400])
async def test_a_rate_limit_says_how_long_to_wait(wait: float) -> None:
    async with opened() as (llm, caller):
        llm.script(refusals.rate_limited(wait))
        with pytest.raises(openai.RateLimitError) as caught:
            await ask_form(caller)
    assert caught.value.response.headers["retry-after"] == str(wait)


async def test_a_rate_limit_gives_a_date_or_headers_of_openai_or_nothing() -> None:
    async with opened() as (llm, caller):
        llm.script(
            refusals.rate_limited(refusals.http_date(30)),
            refusals.rate_limited(retry_after_ms=120, reset="1m30.5s"),
            refusals.rate_limited(),
        )
        found = []
        for _ in range(3):
            with pytest.raises(openai.RateLimitError) as caught:
                await ask_form(caller)
            found.append(caught.value.response.headers)
    assert parsedate_to_datetime(found[0]["retry-after"]).tzinfo is not None
    assert found[1]["retry-after-ms"] == "120"
    assert found[1]["x-ratelimit-reset-requests"] == "1m30.5s"
    assert "retry-after" not in found[2]


@pytest.mark.parametrize(
    ("lacks", "body", "words", "param"),
    [
        ({"json_schema": False}, {}, "'json_schema' is not supported", None),
        (
            {"json_object": False},
            {"response_format": {"type": "json_object"}},
            "'json_object' is not supported",
            None,
        ),
        (
            {"stream_options": False},
            {"stream": True, "stream_options": {"include_usage": True}},
            "Unrecognized request argument supplied: stream_options",
            None,
        ),
        ({"temperature": False}, {"temperature": 0.2}, "does not support 0.2", "temperature"),
        ({"max_tokens": False}, {"max_tokens": 9}, "Use 'max_completion_tokens'", "max_tokens"),
        (
            {"max_completion_tokens": False},
            {"max_completion_tokens": 9},
            "supplied: max_completion_tokens",
            None,
        ),
        ({"stream": False}, {"stream": True}, "must be verified to stream", "stream"),
        ({"context": 40}, {"max_tokens": 30}, "maximum context length is 40 tokens", "messages"),
        ({}, {"stream_options": {"include_usage": True}}, "only allowed when", "stream_options"),
    ],
)
async def test_an_endpoint_says_what_it_lacks(
    lacks: dict[str, Any], body: dict[str, Any], words: str, param: str | None
) -> None:
    async with opened(abilities=Abilities(**lacks)) as (_, caller):
        with pytest.raises(openai.BadRequestError, match=words) as caught:
            await ask_form(caller, **body)
        assert caught.value.param == param
        lenient = {**body, "response_format": openai.omit, "temperature": 1}
        if not {"max_tokens", "stream", "max_completion_tokens"} & set(body) and lacks:
            assert await ask_form(caller, **lenient)


async def test_a_terse_endpoint_names_nothing() -> None:
    async with opened(abilities=Abilities(json_schema=False, terse=True)) as (_, caller):
        with pytest.raises(openai.BadRequestError) as caught:
            await ask_form(caller)
    assert caught.value.response.json() == {"error": "Bad Request"}


async def test_json_mode_wants_the_word_in_the_prompt() -> None:
    async with opened() as (_, caller):
        with pytest.raises(openai.BadRequestError, match="must contain the word 'json'"):
            await caller.chat.completions.create(
                model="m",
                messages=[{"role": "user", "content": "Hello"}],
                response_format={"type": "json_object"},
            )


async def test_keys_and_headers_are_required() -> None:
    able = Abilities(key="sk-right", headers={"X-Team": "news"})
    async with opened(abilities=able) as (llm, caller):
        with pytest.raises(openai.AuthenticationError, match=r"sk-te\*+6789"):
            await ask_form(caller)
        knows = caller.with_options(api_key="sk-right")
        with pytest.raises(openai.PermissionDeniedError):
            await ask_form(knows)
        await ask_form(knows, extra_headers={"X-Team": "news"})
    assert [request.status for request in llm.requests] == [401, 403, 200]


@pytest.mark.parametrize("body", [b"", b"{", b"[]"])
async def test_a_request_that_is_no_json_is_refused(body: bytes) -> None:
    async with opened() as (llm, _), aiohttp.ClientSession() as session:
        url = f"{llm.base_url}/chat/completions"
        async with session.post(url, data=body) as response:
            assert response.status == 400
        async with session.post(url, json={}) as response:
            assert "'messages'" in await response.text()
