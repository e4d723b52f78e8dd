"""The SDK's HTTP client with a bound on what an endpoint may send."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Final

import httpx2
import openai

MAX_BYTES: Final = 8 * 1024 * 1024
"""Bytes of one response: a stream's frame around each token is some 200 bytes."""


class TooMuch(httpx2.TransportError):
    """A response without an end."""


class _BoundedBody(httpx2.AsyncByteStream):
    def __init__(self, body: httpx2.AsyncByteStream) -> None:
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        room = MAX_BYTES
        async for piece in self._body:
            room -= len(piece)
            if room < 0:
                raise TooMuch("the response is too large")
            yield piece

    async def aclose(self) -> None:
        await self._body.aclose()


class _Bounded(httpx2.AsyncHTTPTransport):
    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        response = await super().handle_async_request(request)
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = _BoundedBody(response.stream)
        return response


def bounded_client() -> httpx2.AsyncClient:
    """Return a client for many connections to one endpoint; redirects are not followed."""
    limits = httpx2.Limits(max_connections=512, max_keepalive_connections=64)
    return openai.DefaultAsyncHttpxClient(transport=_Bounded(limits=limits), follow_redirects=False)
