from __future__ import annotations

import inspect

import httpx2
import openai
import pytest

from bot.engines.llm.abilities import context_limit
from bot.engines.llm.faults import Declined, Fault
from bot.engines.llm.mapping import cut_short, mapped, retry_after
from bot.errors import EngineError, ModelSetupWrong, TooLongForModel
from tests.llm.refusals import context_exceeded, http_date

REQUEST = httpx2.Request("POST", "http://127.0.0.1/v1/chat/completions")


def vendor_errors() -> list[type[Exception]]:
    known = [openai, httpx2]
    return [
        kind
        for module in known
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, openai.OpenAIError | httpx2.HTTPError)
    ]


def raised(kind: type[Exception]) -> Exception:
    """Make an exception of a vendor's kind without minding its constructor."""
    error = kind.__new__(kind)
    error.args = ("text of a user",)
    values = {"status_code": 418, "body": None, "code": None, "message": "", "param": None}
    for name, value in values.items():
        setattr(error, name, value)
    if issubclass(kind, openai.APIStatusError):
        error.response = httpx2.Response(418, request=REQUEST)  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize("kind", vendor_errors(), ids=lambda kind: kind.__name__)
def test_every_exception_of_the_vendors_is_mapped_and_its_message_stays_behind(
    kind: type[Exception],
) -> None:
    meaning = mapped(raised(kind), "small-1")
    assert isinstance(meaning, Fault | EngineError)
    assert "text of a user" not in str(meaning)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "-5"}, 0.0),
        ({"retry-after": "1e12"}, 3600.0),
        ({"retry-after": "inf"}, None),
        ({"x-ratelimit-reset-requests": "1m30.5s", "x-ratelimit-remaining-requests": "0"}, 90.5),
        ({"x-ratelimit-reset-tokens": "20ms", "x-ratelimit-remaining-tokens": "0"}, 0.02),
        ({"x-ratelimit-reset-tokens": "2h", "x-ratelimit-remaining-tokens": "8"}, None),
        ({"x-ratelimit-reset-tokens": "later"}, None),
    ],
)
def test_wait_after_a_rate_limit_is_read_from_any_header(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert retry_after(headers) == seconds


def test_wait_may_be_a_date() -> None:
    seconds = retry_after({"retry-after": http_date(30)})
    assert seconds is not None
    assert 25 < seconds <= 30
    assert retry_after({"retry-after": "Wed, 21 Oct 2015 07:28:00 -0000"}) == 0.0


@pytest.mark.parametrize("style", ["openai", "vllm", "vllm-flat", "llama.cpp"])
def test_context_window_is_read_from_a_refusal(style: str) -> None:
    body = context_exceeded(limit=4096, style=style).body
    assert context_limit(str(body)) == 4096
    meaning = cut_short(body)
    assert isinstance(meaning, TooLongForModel)
    assert meaning.limit == 4096


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"code": "content_filter"}},
        {"error": {"code": 400, "message": "Your prompt was flagged as unsafe."}},
        {"error": {"message": "filtered due to our content management policy"}},
    ],
)
def test_filter_in_a_body_is_a_refusal_and_no_rate_limit(body: dict[str, object]) -> None:
    assert isinstance(cut_short(body), Declined)


def test_request_too_large_for_any_minute_is_too_long() -> None:
    message = "Request too large for gpt-5.4-mini on tokens per min (TPM): Limit 30000"
    response = httpx2.Response(429, request=REQUEST)
    error = openai.RateLimitError(message, response=response, body={"message": message})
    assert isinstance(mapped(error, "m"), TooLongForModel)


def test_spent_credit_in_a_body_is_the_owners_matter() -> None:
    assert isinstance(cut_short({"error": {"code": "insufficient_quota"}}), ModelSetupWrong)
