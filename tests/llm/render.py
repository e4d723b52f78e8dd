"""Replies as the API sends them: one JSON object, or the events of a stream with their times.

https://platform.openai.com/docs/api-reference/chat and …/chat-streaming
"""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tests.llm.abilities import Abilities
from tests.llm.latency import Latency
from tests.llm.replies import Reply
from tests.llm.request import Json, Request

DONE = b"data: [DONE]\n\n"


@dataclass(frozen=True, slots=True)
class Event:
    """A piece of a stream.

    Attributes:
        due: Seconds after the request at which it is sent.
        part: opening, text, finish, usage or done.
    """

    data: bytes
    due: float
    part: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply on its way to the wire."""

    request: Request
    reply: Reply
    tokens: int
    abilities: Abilities
    latency: Latency

    @property
    def seconds(self) -> float:
        return self.latency.total(self.request.prompt_tokens, self.tokens)

    @property
    def usage(self) -> Json:
        prompt = self.request.prompt_tokens
        if self.request.truncated and self.abilities.context is not None:
            prompt = min(prompt, self.abilities.context)
        return {
            "prompt_tokens": prompt,
            "completion_tokens": self.tokens,
            "total_tokens": prompt + self.tokens,
            "prompt_tokens_details": {"cached_tokens": 0},
            "completion_tokens_details": {"reasoning_tokens": 0},
        }

    @property
    def reports_usage(self) -> bool:
        return self.abilities.usage and self.reply.usage and self.request.wants_usage

    def head(self, kind: str) -> Json:
        return {
            "id": f"chatcmpl-{self.request.number}",
            "object": kind,
            "created": int(time.time()),
            "model": self.request.model,
            "system_fingerprint": None,
        }

    def spoken(self) -> Reply:
        """Return the reply with its thoughts where the endpoint puts them."""
        if self.abilities.thinks != "tag" or not self.reply.reasoning:
            return self.reply
        tag = f"<think>\n{self.reply.reasoning}\n</think>\n\n"
        return replace(self.reply, content=tag + (self.reply.content or ""), reasoning="")


def completion(draft: Draft) -> Json:
    """Return the body of an answer that is not streamed."""
    reply = draft.spoken()
    message = {"role": "assistant", "content": reply.content, "refusal": reply.refusal}
    if reply.reasoning:
        message["reasoning_content"] = reply.reasoning
    choice = {
        "index": 0,
        "message": message,
        "logprobs": None,
        "finish_reason": reply.finish_reason,
    }
    body = {**draft.head("chat.completion"), "choices": [choice]}
    return {**body, "usage": draft.usage} if draft.reports_usage else body


def stream(draft: Draft) -> list[Event]:
    """Return the events of an answer that is streamed."""
    reply = draft.spoken()
    first = draft.latency.first(draft.request.prompt_tokens)
    opening = {"role": "assistant", "content": "", "refusal": None}
    events = [Event(_chunk(draft, opening, None), first, "opening")]
    deltas = list(_deltas(reply, -(-draft.tokens // draft.latency.tokens_per_event)))
    for number, delta in enumerate(deltas, 1):
        due = first + (draft.seconds - first) * number / len(deltas)
        events.append(Event(_chunk(draft, delta, None), due, "text"))
    events.append(Event(_chunk(draft, {}, reply.finish_reason), draft.seconds, "finish"))
    if draft.reports_usage:
        events.append(Event(_usage(draft), draft.seconds, "usage"))
    return [*events, Event(DONE, draft.seconds, "done")]


def _deltas(reply: Reply, events: int) -> Iterator[dict[str, str]]:
    written = "refusal" if reply.refusal else "content"
    texts = {"reasoning_content": reply.reasoning, written: reply.written}
    whole = sum(map(len, texts.values()))
    for name, text in texts.items():
        for piece in pieces(text, round(events * len(text) / max(1, whole))):
            yield {name: piece}


def pieces(text: str, number: int) -> list[str]:
    """Cut a text into a number of equal pieces, fewer when it has fewer characters."""
    number = max(1, min(number, len(text)))
    marks = [len(text) * i // number for i in range(number + 1)]
    return [text[a:b] for a, b in itertools.pairwise(marks) if a < b]


def sse(values: Any) -> bytes:
    """Return values as a server-sent event."""
    return b"data: " + json.dumps(values, ensure_ascii=False).encode() + b"\n\n"


def _chunk(draft: Draft, delta: dict[str, Any], finish: str | None) -> bytes:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    body = {**draft.head("chat.completion.chunk"), "choices": [choice]}
    return sse({**body, "usage": None} if draft.reports_usage else body)


def _usage(draft: Draft) -> bytes:
    return sse({**draft.head("chat.completion.chunk"), "choices": [], "usage": draft.usage})
