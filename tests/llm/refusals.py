"""Requests that are answered with an error's status, in the words of those who send them.

Status codes and wording: https://platform.openai.com/docs/guides/error-codes/api-errors, and what
vLLM, llama.cpp and Anthropic's gateway send in their place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

INVALID = "invalid_request_error"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A response with an error's status.

    Attributes:
        body: JSON, or text as it is.
        after: Seconds until it comes.
    """

    status: int
    body: dict[str, Any] | str
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    after: float = 0.0

    @property
    def payload(self) -> bytes:
        text = self.body if isinstance(self.body, str) else json.dumps(self.body)
        return text.encode()


def openai_error(
    message: str, kind: str = INVALID, code: str | int | None = None, param: str | None = None
) -> dict[str, Any]:
    """Return the body of OpenAI's errors."""
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}


def bad_request(message: str, code: str | None = None, param: str | None = None) -> Refusal:
    return Refusal(400, openai_error(message, code=code, param=param))


def http_date(seconds: float) -> str:
    """Return the time in some seconds as HTTP writes it; whole seconds only."""
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


def rate_limited(
    retry_after: float | str | None = None,
    *,
    retry_after_ms: float | None = None,
    reset: str | None = None,
) -> Refusal:
    """429: too many requests or tokens a minute.

    Args:
        retry_after: Seconds, or the header as it stands (see `http_date`); None leaves it out.
        retry_after_ms: The header OpenAI sends beside it.
        reset: A duration such as "1m30.5s" for OpenAI's own x-ratelimit headers.
    """
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    if retry_after_ms is not None:
        headers["retry-after-ms"] = str(retry_after_ms)
    if reset is not None:
        headers |= {
            "x-ratelimit-limit-requests": "500",
            "x-ratelimit-remaining-requests": "0",
            "x-ratelimit-reset-requests": reset,
        }
    message = (
        "Rate limit reached for gpt-5.4-mini in organization org-test on requests per min (RPM): "
        "Limit 500, Used 500, Requested 1. Please try again in 120ms."
    )
    return Refusal(429, openai_error(message, "requests", "rate_limit_exceeded"), headers)


def insufficient_quota() -> Refusal:
    message = (
        "You exceeded your current quota, please check your plan and billing details. For more "
        "information on this error, read the docs: "
        "https://platform.openai.com/docs/guides/error-codes/api-errors."
    )
    return Refusal(429, openai_error(message, "insufficient_quota", "insufficient_quota"))


def out_of_credits() -> Refusal:
    """402, as OpenRouter has it."""
    message = "This request requires more credits, or fewer max_tokens."
    return Refusal(402, {"error": {"message": message, "code": 402}})


def bad_key(key: str = "") -> Refusal:
    """401, for a key that is wrong or, when empty, missing."""
    if not key:
        message = (
            "You didn't provide an API key. You need to provide your API key in an Authorization "
            "header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY)."
        )
        return Refusal(401, openai_error(message))
    shown = f"{key[:5]}{'*' * 8}{key[-4:]}" if len(key) > 12 else "*" * len(key)
    message = (
        f"Incorrect API key provided: {shown}. You can find your API key at "
        "https://platform.openai.com/account/api-keys."
    )
    return Refusal(401, openai_error(message, code="invalid_api_key"))


def forbidden() -> Refusal:
    message = "Country, region, or territory not supported"
    code = "unsupported_country_region_territory"
    return Refusal(403, openai_error(message, "request_forbidden", code))


def missing_header(name: str) -> Refusal:
    """403, as gateways answer that want a header of their own."""
    return Refusal(403, {"error": f"Missing required header: {name}"})


def no_such_model(name: str) -> Refusal:
    message = f"The model `{name}` does not exist or you do not have access to it."
    return Refusal(404, openai_error(message, code="model_not_found"))


def server_error(status: int = 500) -> Refusal:
    """500, 502, 503 or 529: OpenAI's, a proxy's HTML, an overload, Anthropic's overload."""
    if status == 502:
        page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
        return Refusal(status, page, content_type="text/html")
    if status == 529:
        inner = {"type": "overloaded_error", "message": "Overloaded"}
        return Refusal(status, {"type": "error", "error": inner})
    message = {
        503: "The engine is currently overloaded, please try again later.",
    }.get(status, "The server had an error while processing your request. Sorry about that!")
    return Refusal(status, openai_error(message, "server_error"))


def context_exceeded(
    *, limit: int = 4096, prompt: int = 5000, output: int = 500, style: str = "openai"
) -> Refusal:
    """400: the prompt does not fit.

    Args:
        limit: The context window in tokens.
        prompt: Tokens of the messages.
        output: Tokens asked for the answer.
        style: openai, vllm, vllm-flat (before 0.10) or llama.cpp.
    """
    asked = (
        f"However, you requested {prompt + output} tokens ({prompt} in the messages, {output} in "
        "the completion). Please reduce the length of the messages or completion."
    )
    message = f"This model's maximum context length is {limit} tokens. {asked}"
    if style == "openai":
        return bad_request(message, "context_length_exceeded", "messages")
    if style == "vllm":
        return Refusal(400, openai_error(message, "BadRequestError", 400))
    if style == "vllm-flat":
        inner = openai_error(message, "BadRequestError", 400)["error"]
        return Refusal(400, {"object": "error", **inner})
    if style == "llama.cpp":
        inner = {
            "code": 400,
            "message": "the request exceeds the available context size, try increasing it",
            "type": "exceed_context_size_error",
            "n_prompt_tokens": prompt,
            "n_ctx": limit,
        }
        return Refusal(400, {"error": inner})
    raise ValueError(f"no such style: {style}")
