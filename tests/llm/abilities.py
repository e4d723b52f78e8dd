"""What an endpoint takes, and how it says that it does not take something."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tests.llm.refusals import (
    Refusal,
    bad_key,
    bad_request,
    context_exceeded,
    missing_header,
    no_such_model,
    openai_error,
)
from tests.llm.request import Json, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """An endpoint that can do everything, unless told otherwise.

    Attributes:
        max_tokens: Whether the parameter has this name; OpenAI's newer models want
            max_completion_tokens.
        stream: False refuses streams, "ignored" answers them with whole JSON.
        usage: Whether tokens are ever reported.
        terse: Whether refusals name nothing: `{"error": "Bad Request"}`.
        key: The API key it requires.
        headers: Headers it requires, with their values.
        model: The one model that is served; empty serves any.
        thinks: How thoughts stand in an answer: as a tag in the content, or in a field beside it.
        context: Tokens of prompt and answer together; None for no limit.
        overflow: What happens above: an error in somebody's words, or Ollama's silent cut.
    """

    json_schema: bool = True
    json_object: bool = True
    stream: bool | Literal["ignored"] = True
    stream_options: bool = True
    temperature: bool = True
    max_tokens: bool = True
    max_completion_tokens: bool = True
    usage: bool = True
    terse: bool = False
    key: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    model: str = ""
    thinks: Literal["", "tag", "field"] = ""
    thoughts: str = "The user wants a summary. I should stick to what the article says."
    context: int | None = None
    overflow: Literal["openai", "vllm", "vllm-flat", "llama.cpp", "ollama"] = "openai"

    def door(self, request: Request) -> Refusal | None:
        """Return why a request is not let in at all."""
        key = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        if self.key and key != self.key:
            return bad_key(key)
        for name, value in self.headers.items():
            if request.headers.get(name) != value:
                return missing_header(name)
        return None

    def refusal(self, request: Request) -> Refusal | None:
        """Return what the endpoint says to a request that it cannot serve."""
        found = self._unknown(request) or self._parameter(request.body) or self._format(request)
        if found is not None and self.terse and found.status == 400:
            return Refusal(400, {"error": "Bad Request"})
        return found or self._context(request)

    def _unknown(self, request: Request) -> Refusal | None:
        if self.model and request.model != self.model:
            return no_such_model(request.model)
        if not request.messages:
            return bad_request("Missing required parameter: 'messages'.", param="messages")
        return None

    def _parameter(self, body: Json) -> Refusal | None:
        temperature = body.get("temperature")
        if not self.temperature and temperature not in (None, 1):
            return bad_request(
                f"Unsupported value: 'temperature' does not support {temperature} with this "
                "model. Only the default (1) value is supported.",
                "unsupported_value",
                "temperature",
            )
        if not self.max_tokens and "max_tokens" in body:
            return bad_request(
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use "
                "'max_completion_tokens' instead.",
                "unsupported_parameter",
                "max_tokens",
            )
        for name in ("max_completion_tokens", "stream_options"):
            if not getattr(self, name) and name in body:
                return bad_request(f"Unrecognized request argument supplied: {name}")
        return self._stream(body)

    def _stream(self, body: Json) -> Refusal | None:
        if "stream_options" in body and not body.get("stream"):
            return bad_request(
                "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
                param="stream_options",
            )
        if self.stream is False and body.get("stream"):
            return bad_request(
                "Your organization must be verified to stream this model.",
                "unsupported_value",
                "stream",
            )
        return None

    def _format(self, request: Request) -> Refusal | None:
        kind = request.format
        if kind not in ("json_schema", "json_object"):
            return None
        if not getattr(self, kind):
            return bad_request(
                f"Invalid parameter: 'response_format' of type '{kind}' is not supported with "
                "this model."
            )
        if kind == "json_object" and "json" not in json.dumps(request.messages).casefold():
            return Refusal(
                400,
                openai_error(
                    "'messages' must contain the word 'json' in some form, to use "
                    "'response_format' of type 'json_object'.",
                    param="messages",
                ),
            )
        return None

    def _context(self, request: Request) -> Refusal | None:
        room, output = self.context, request.max_output or 0
        if room is None or self.overflow == "ollama" or request.prompt_tokens + output <= room:
            return None
        return context_exceeded(
            limit=room, prompt=request.prompt_tokens, output=output, style=self.overflow
        )
