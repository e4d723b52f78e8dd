"""A request as the model's server got it, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.llm.replies import Reply

Json = dict[str, Any]
Count = Callable[[str], int]


def quarter(text: str) -> int:
    """Return a quick stand-in for a number of tokens: the fourth part of the characters."""
    return -(-len(text) // 4)


@dataclass(slots=True, eq=False, kw_only=True)
class Request:
    """One call of chat completions; the server fills it in as the call goes on.

    Attributes:
        number: 1 for the first.
        started: Seconds of the monotonic clock, as is `finished`.
        status: Of the response; None while there is none, or when the connection broke before.
        cancelled: Whether the client hung up before the response was whole.
        reply: What the model said, when it came to that.
        seconds: What the latency model has for this call, in total.
        truncated: Whether the model saw the end of the prompt only, as Ollama's do.
    """

    number: int
    body: Json
    headers: Mapping[str, str]
    started: float
    prompt_tokens: int = 0
    finished: float | None = None
    status: int | None = None
    cancelled: bool = False
    reply: Reply | None = None
    output_tokens: int = 0
    seconds: float = 0.0
    truncated: bool = False

    @property
    def messages(self) -> list[Json]:
        found = self.body.get("messages")
        return [m for m in found if isinstance(m, dict)] if isinstance(found, list) else []

    @property
    def text(self) -> str:
        """Return what all messages say, a blank line between them."""
        return "\n\n".join(spoken(message) for message in self.messages)

    @property
    def system(self) -> str:
        return "\n\n".join(self.by("system"))

    @property
    def user(self) -> str:
        """Return the last message of the user."""
        return self.by("user")[-1] if self.by("user") else ""

    @property
    def model(self) -> str:
        return str(self.body.get("model", ""))

    @property
    def is_stream(self) -> bool:
        return self.body.get("stream") is True

    @property
    def wants_usage(self) -> bool:
        """Tell whether usage is to be sent: always, unless a stream does not ask for it."""
        options = self.body.get("stream_options") or {}
        return not self.is_stream or options.get("include_usage") is True

    @property
    def format(self) -> str:
        """Return json_schema, json_object or text."""
        return str((self.body.get("response_format") or {}).get("type", "text"))

    @property
    def schema(self) -> Json | None:
        if self.format != "json_schema":
            return None
        schema: Json = self.body["response_format"].get("json_schema", {}).get("schema", {})
        return schema

    @property
    def max_output(self) -> int | None:
        """Return how long the answer may be, in tokens, by either name of the parameter."""
        return self.body.get("max_completion_tokens") or self.body.get("max_tokens")

    def by(self, role: str) -> list[str]:
        """Return the messages of a role."""
        return [spoken(message) for message in self.messages if message.get("role") == role]

    def measure(self, count: Count) -> None:
        """Count the prompt, the schema included: it is part of what a model reads."""
        schema = json.dumps(self.schema) if self.schema else ""
        self.prompt_tokens = count(self.text + schema)


def spoken(message: Json) -> str:
    """Return a message's text, be it a string or a list of parts."""
    content = message.get("content")
    if isinstance(content, list):
        return "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""
