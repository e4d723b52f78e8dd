"""One request and its response on the wire: what faults and answers are made of."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
import time
from collections.abc import Callable, Iterable, Mapping

from aiohttp import web

from tests.llm.refusals import Refusal
from tests.llm.render import Draft, Event, completion, stream
from tests.llm.request import Request

SSE = "text/event-stream"
JSON = "application/json"


class Exchange:
    """Sends what the server or a fault decides, at the time the latency model has for it.

    Args:
        http: As the HTTP server has it.
        request: The record to keep.
        draft: Makes the answer the model would give.
    """

    def __init__(self, http: web.Request, request: Request, draft: Callable[[], Draft]) -> None:
        self.request = request
        self.broken = False
        self._http = http
        self._make = draft
        self._draft: Draft | None = None
        self._response: web.StreamResponse | None = None

    @property
    def draft(self) -> Draft:
        """Return the answer the model would give; made when somebody first asks."""
        if self._draft is None:
            self._draft = self._make()
            self.request.reply = self._draft.reply
            self.request.output_tokens = self._draft.tokens
            self.request.seconds = self._draft.seconds
        return self._draft

    async def until(self, due: float) -> None:
        """Wait for a time, in seconds after the request."""
        wait = self.request.started + due - time.monotonic()
        if wait > 0:
            await asyncio.sleep(wait)

    async def answer(self) -> None:
        """Send the model's answer, as a stream if one was asked for."""
        if self.request.is_stream and self.draft.abilities.stream is True:
            await self.open(SSE)
            await self.play(self.events())
        else:
            await self.whole()

    async def whole(self, content_type: str = JSON) -> None:
        """Send the model's answer as JSON in one piece."""
        body = json.dumps(completion(self.draft), ensure_ascii=False).encode()
        await self.until(self.draft.seconds)
        await self.send_body(body, content_type)

    def events(self) -> list[Event]:
        """Return the events of the model's answer."""
        return stream(self.draft)

    async def refuse(self, refusal: Refusal) -> None:
        """Send an error's status."""
        await self.until(refusal.after)
        await self.send_body(
            refusal.payload, refusal.content_type, status=refusal.status, headers=refusal.headers
        )

    async def send_body(
        self,
        body: bytes,
        content_type: str = JSON,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Send a whole response."""
        response = web.Response(
            body=body, status=status, headers={**(headers or {}), "Content-Type": content_type}
        )
        self._response = response
        self.request.status = status

    async def open(self, content_type: str, *, length: int | None = None) -> None:
        """Send the head of a response that comes in pieces.

        Args:
            content_type: Of the body.
            length: Bytes that the body is said to have; None sends it in chunks.
        """
        headers = {"Content-Type": content_type, "Cache-Control": "no-cache"}
        if length is not None:
            headers["Content-Length"] = str(length)
        self._response = web.StreamResponse(headers=headers)
        await self._response.prepare(self._http)
        self.request.status = 200

    async def write(self, data: bytes) -> None:
        """Send a piece of an open response."""
        assert self._response is not None
        await self._response.write(data)

    async def play(self, events: Iterable[Event]) -> None:
        """Send events, each when it is due."""
        for event in events:
            await self.until(event.due)
            await self.write(event.data)

    def reset(self) -> None:
        """Break the connection so that the client gets ECONNRESET, not an orderly end."""
        self.broken = True
        transport = self._http.transport
        if transport is None:
            return
        raw: socket.socket | None = transport.get_extra_info("socket")
        if raw is not None:
            # Without lingering, closing a socket sends RST.
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()

    @property
    def response(self) -> web.StreamResponse:
        """Return what was sent; after a reset, something for the HTTP server to throw away."""
        return self._response or web.Response(status=500)
