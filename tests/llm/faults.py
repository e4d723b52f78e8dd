"""What goes wrong between a model and its client, each as it really looks on the wire.

Faults with an error's status are in `refusals`, bad answers in `replies`.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.llm.exchange import JSON, SSE, Exchange
from tests.llm.refusals import openai_error
from tests.llm.render import DONE, completion, sse


class WireFault(Protocol):
    """Something other than an answer."""

    async def happen(self, exchange: Exchange) -> None:
        """Send it."""


@dataclass(frozen=True, slots=True)
class Reset:
    """The connection breaks: before the answer, or after some events or half of the JSON."""

    after_events: int | None = None

    async def happen(self, exchange: Exchange) -> None:
        if self.after_events is not None and exchange.request.is_stream:
            await exchange.open(SSE)
            await exchange.play(exchange.events()[: self.after_events])
            await _flush()
        elif self.after_events is not None:
            body = json.dumps(completion(exchange.draft)).encode()
            await exchange.open(JSON, length=len(body))
            await exchange.write(body[: len(body) // 2])
            await _flush()
        exchange.reset()


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing comes for some seconds; then all is well.

    Attributes:
        after_events: Events that come before it.
        head: Whether the response's head comes before it; without it `after_events` is 0.
    """

    seconds: float
    after_events: int = 0
    head: bool = True

    async def happen(self, exchange: Exchange) -> None:
        if not self.head or not exchange.request.is_stream:
            await asyncio.sleep(self.seconds)
            await exchange.answer()
            return
        events = exchange.events()
        await exchange.open(SSE)
        await exchange.play(events[: self.after_events])
        await asyncio.sleep(self.seconds)
        await exchange.play(events[self.after_events :])


@dataclass(frozen=True, slots=True)
class Drip:
    """A stream without an end: a comment or a character now and then.

    Attributes:
        text: Characters to send in turn; empty sends comments, as proxies do to keep alive.
    """

    every: float = 1.0
    text: str = ""
    after_events: int = 0

    async def happen(self, exchange: Exchange) -> None:
        head = exchange.draft.head("chat.completion.chunk")
        await exchange.open(SSE)
        await exchange.play(exchange.events()[: self.after_events])
        for sign in itertools.cycle(self.text or " "):
            choice = {"index": 0, "delta": {"content": sign}, "finish_reason": None}
            event = sse({**head, "choices": [choice]})
            await exchange.write(event if self.text else b": keep-alive\n\n")
            await asyncio.sleep(self.every)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A stream that ends in good order but too early.

    Attributes:
        after_events: Events that come; None is the whole text.
        finish: Whether the finish reason still comes, so that only [DONE] is missing.
    """

    after_events: int | None = None
    finish: bool = False

    async def happen(self, exchange: Exchange) -> None:
        missing = ("done",) if self.finish else ("finish", "usage", "done")
        events = [event for event in exchange.events() if event.part not in missing]
        await exchange.open(SSE)
        await exchange.play(events if self.after_events is None else events[: self.after_events])


@dataclass(frozen=True, slots=True)
class ErrorEvent:
    """An error inside a stream of status 200."""

    after_events: int = 1
    body: dict[str, Any] = field(
        default_factory=lambda: openai_error(
            "The server had an error while processing your request. Sorry about that!",
            "server_error",
        )
    )

    async def happen(self, exchange: Exchange) -> None:
        await exchange.open(SSE)
        await exchange.play(exchange.events()[: self.after_events])
        await exchange.write(sse(self.body))
        await exchange.write(DONE)


@dataclass(frozen=True, slots=True)
class ErrorBody:
    """Status 200 whose body has an error and no choices, as gateways send it."""

    body: dict[str, Any] = field(
        default_factory=lambda: {"error": {"message": "Provider returned error", "code": 502}}
    )

    async def happen(self, exchange: Exchange) -> None:
        values = {"id": None, "object": None, "choices": None, **self.body}
        await exchange.send_body(json.dumps(values).encode())


@dataclass(frozen=True, slots=True)
class EmptyChoices:
    """An answer that holds no choice."""

    async def happen(self, exchange: Exchange) -> None:
        if exchange.request.is_stream:
            head = exchange.draft.head("chat.completion.chunk")
            await exchange.open(SSE)
            await exchange.write(sse({**head, "choices": []}) + DONE)
        else:
            values = {**completion(exchange.draft), "choices": []}
            await exchange.send_body(json.dumps(values).encode())


@dataclass(frozen=True, slots=True)
class Page:
    """A web page instead of an answer: a wrong address, a login, a captive portal."""

    status: int = 200
    html: str = (
        "<!doctype html><html><head><title>Sign in</title></head><body>Sign in</body></html>"
    )

    async def happen(self, exchange: Exchange) -> None:
        await exchange.send_body(self.html.encode(), "text/html; charset=utf-8", status=self.status)


@dataclass(frozen=True, slots=True)
class BrokenBody:
    """JSON of the API that does not parse, in the body or in an event of the stream."""

    body: bytes = b'{"id": "chatcmpl-1", "choices": [{"index": 0, "mess'
    after_events: int = 1

    async def happen(self, exchange: Exchange) -> None:
        if exchange.request.is_stream:
            await exchange.open(SSE)
            await exchange.play(exchange.events()[: self.after_events])
            await exchange.write(b"data: " + self.body + b"\n\n" + DONE)
        else:
            await exchange.send_body(self.body)


@dataclass(frozen=True, slots=True)
class Endless:
    """A body that never ends, as fast as the client reads."""

    piece: str = "and so on " * 6500

    async def happen(self, exchange: Exchange) -> None:
        head = exchange.draft.head("chat.completion.chunk")
        choice = {"index": 0, "delta": {"content": self.piece}, "finish_reason": None}
        if exchange.request.is_stream:
            piece, kind = sse({**head, "choices": [choice]}), SSE
            await exchange.open(kind)
        else:
            piece = self.piece.encode()
            await exchange.open(JSON)
            await exchange.write(b'{"choices": [{"index": 0, "message": {"content": "')
        while True:
            await exchange.write(piece)
            await asyncio.sleep(0)


@dataclass(frozen=True, slots=True)
class WrongType:
    """The right answer under a wrong content type."""

    content_type: str = "text/plain; charset=utf-8"

    async def happen(self, exchange: Exchange) -> None:
        if exchange.request.is_stream:
            await exchange.open(self.content_type)
            await exchange.play(exchange.events())
        else:
            await exchange.whole(self.content_type)


async def _flush() -> None:
    """Let what was written reach the client, as a reset drops what is on its way."""
    await asyncio.sleep(0.05)
