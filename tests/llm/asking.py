"""Calls by the real SDK, for the tests of the server."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import openai

from tests.llm.server import LlmServer

KEY = "sk-test-0123456789"
ARTICLE = (
    "The harbour of Lund reopened on Monday after a closure of 14 weeks. “We counted every boat "
    "twice,” said Ida Kolb, the harbour master. The works cost 3.2 million crowns and three cranes "
    'were replaced. "Nobody asked the fishermen," Tomas Reed told the council. The next inspection '
    "is due in 2031."
)
FENCED = (
    f"About the harbour.\n<article-3fa9c012>\n{ARTICLE}\n</article-3fa9c012>\nWrite in English."
)
QUOTE = {
    "type": "object",
    "properties": {"text": {"type": "string"}, "speaker": {"type": "string"}},
    "required": ["text", "speaker"],
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "tldr": {"type": "string"},
        "points": {"type": "array", "items": {"type": "string"}},
        "quotes": {"type": "array", "items": QUOTE},
        "mood": {"enum": ["calm", "tense"]},
    },
}
BRIEF = {"type": "object", "properties": {k: SCHEMA["properties"][k] for k in ("tldr", "points")}}


def form(schema: dict[str, Any] = SCHEMA) -> dict[str, Any]:
    """Return a response_format for a schema."""
    return {
        "type": "json_schema",
        "json_schema": {"name": "summary", "strict": True, "schema": schema},
    }


@asynccontextmanager
async def opened(**options: Any) -> AsyncIterator[tuple[LlmServer, openai.AsyncOpenAI]]:
    """Open a server and a client that tries once."""
    async with LlmServer(**options) as llm, client(llm) as caller:
        yield llm, caller


def client(llm: LlmServer) -> openai.AsyncOpenAI:
    return openai.AsyncOpenAI(base_url=llm.base_url, api_key=KEY, max_retries=0)


def _given(text: str, body: dict[str, Any]) -> dict[str, Any]:
    messages = [
        {"role": "system", "content": "You summarise."},
        {"role": "user", "content": text},
    ]
    return {"model": "test-model", "messages": messages, **body}


async def ask(caller: openai.AsyncOpenAI, text: str = FENCED, **body: Any) -> Any:
    """Ask for prose, unless told otherwise."""
    return await caller.chat.completions.create(**_given(text, body))


async def ask_form(caller: openai.AsyncOpenAI, **body: Any) -> Any:
    """Ask for a short form, as JSON."""
    return await ask(caller, **{"response_format": form(BRIEF), **body})


async def say(caller: openai.AsyncOpenAI, text: str = FENCED, **body: Any) -> Any:
    """Return the values of an answer that is JSON."""
    answer = await ask(caller, text, **body)
    return json.loads(answer.choices[0].message.content)


async def listen(
    caller: openai.AsyncOpenAI, heard: list[Any] | None = None, **body: Any
) -> list[Any]:
    """Return the chunks of a stream; `heard` has them even when it breaks."""
    chunks = [] if heard is None else heard
    async for chunk in await ask_form(caller, stream=True, **body):
        chunks.append(chunk)
    return chunks


async def raw(caller: openai.AsyncOpenAI, **body: Any) -> tuple[str, bytes]:
    """Return the content type and the bytes of a response."""
    create = caller.chat.completions.with_streaming_response.create
    async with create(**_given(FENCED, body)) as response:
        return response.headers["content-type"], await response.read()


def text_of(chunks: list[Any]) -> str:
    """Return the content that chunks bring."""
    return "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
