"""One gateway WebSocket: frames are queued without bound, so a slow client holds up nobody."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from aiohttp import web

PATIENCE = 2.0
"""Seconds that a client has to answer a close."""


class Connection:
    """The sending side of a WebSocket, and whether it has ended."""

    def __init__(self, socket: web.WebSocketResponse, transport: asyncio.Transport | None) -> None:
        self.socket = socket
        self.ended = asyncio.Event()
        self._transport = transport
        self._outbox: asyncio.Queue[str | int] = asyncio.Queue()

    def send(self, op: int, data: Any = None) -> None:
        """Queue a payload that is no event."""
        self.send_frame(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    def send_frame(self, frame: str) -> None:
        """Queue a frame as it stands."""
        self._outbox.put_nowait(frame)

    def close(self, code: int) -> None:
        """Queue a close; what was queued before is still sent."""
        self._outbox.put_nowait(code)

    def abort(self) -> None:
        """Cut the connection without a word."""
        if self._transport is not None:
            self._transport.abort()

    async def end(self, code: int, reason: str = "") -> None:
        """Close the connection; one whose client does not answer is cut."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self.socket.close(code=code, message=reason.encode())
        except TimeoutError:
            self.abort()

    async def wait_ended(self) -> None:
        """Wait until the client has gone; one that stays too long is cut."""
        try:
            async with asyncio.timeout(2 * PATIENCE):
                await self.ended.wait()
        except TimeoutError:
            self.abort()
            await self.ended.wait()

    async def write(self) -> None:
        """Send what is queued, in order, until a close or a broken connection."""
        while True:
            item = await self._outbox.get()
            try:
                if isinstance(item, int):
                    await self.end(item)
                    return
                await self.socket.send_str(item)
            except ConnectionError:
                return
