"""What a gateway client may say, and the close code of each mistake.

Protocol: https://docs.discord.com/developers/events/gateway.
"""

from __future__ import annotations

import json
import time
from collections import deque
from typing import TYPE_CHECKING

from aiohttp import WSMsgType
from multidict import MultiMapping

from bot.sandbox.connection import Connection
from bot.sandbox.entities import Json
from bot.sandbox.intents import KNOWN, Intent, is_allowed
from bot.sandbox.member_chunks import may_ask, member_chunks
from bot.sandbox.sessions import Session

if TYPE_CHECKING:
    from bot.sandbox.gateway import Gateway

HEARTBEAT, IDENTIFY, PRESENCE, VOICE_STATE, RESUME, REQUEST_MEMBERS = 1, 2, 3, 4, 6, 8
INVALID_SESSION, HELLO, HEARTBEAT_ACK = 9, 10, 11

MAX_PAYLOAD = 4096
"""Bytes of one payload from a client."""
MAX_PAYLOADS = 120
"""Payloads a client may send in any 60 seconds."""

_ENDED = frozenset({WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR})


class GatewayClose(Exception):
    """Ends a connection with a close code."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(f"{code}: {reason}")
        self.code = code
        self.reason = reason


class GatewayClient:
    """One client from its HELLO to its end; `session` is None until it has identified."""

    def __init__(self, gateway: Gateway, connection: Connection) -> None:
        self.session: Session | None = None
        self._gateway = gateway
        self._connection = connection
        self._last_beat = time.monotonic()
        self._received: deque[float] = deque(maxlen=MAX_PAYLOADS)

    async def serve(self, query: MultiMapping[str]) -> None:
        """Answer the client until it leaves.

        Raises:
            GatewayClose: the client made a mistake, or its heart stopped.
        """
        if query.get("v") != "10" or query.get("encoding", "json") != "json":
            raise GatewayClose(4012, "Invalid API version")
        interval = int(self._gateway.heartbeat_seconds * 1000)
        self._connection.send(HELLO, {"heartbeat_interval": interval})
        while (text := await self._receive()) is not None:
            self._count_payload()
            self._act(_parse(text))

    async def _receive(self) -> str | None:
        deadline = self._last_beat + 2 * self._gateway.heartbeat_seconds
        try:
            message = await self._connection.socket.receive(
                timeout=max(0.001, deadline - time.monotonic())
            )
        except TimeoutError:
            raise GatewayClose(4009, "Session timed out") from None
        if message.type in _ENDED:
            return None
        if message.type is not WSMsgType.TEXT or len(message.data) > MAX_PAYLOAD:
            raise GatewayClose(4002, "Error while decoding payload.")
        return str(message.data)

    def _count_payload(self) -> None:
        now = time.monotonic()
        if len(self._received) == MAX_PAYLOADS and now - self._received[0] < 60:
            raise GatewayClose(4008, "You are being rate limited.")
        self._received.append(now)

    def _act(self, payload: Json) -> None:
        op, data = payload["op"], payload.get("d")
        if op == HEARTBEAT:
            self._last_beat = time.monotonic()
            self._connection.send(HEARTBEAT_ACK)
        elif op in {IDENTIFY, RESUME}:
            if self.session is not None:
                raise GatewayClose(4005, "Already authenticated.")
            if not isinstance(data, dict):
                raise GatewayClose(4002, "Error while decoding payload.")
            act = self._identify if op == IDENTIFY else self._resume
            act(data)
        elif self.session is None:
            raise GatewayClose(4003, "Not authenticated.")
        elif op == REQUEST_MEMBERS and isinstance(data, dict):
            self._send_members(self.session, data)
        elif op not in {PRESENCE, VOICE_STATE}:
            raise GatewayClose(4001, "Unknown opcode.")

    def _identify(self, data: Json) -> None:
        application = self._gateway.world.application_of(str(data.get("token")))
        if application is None:
            raise GatewayClose(4004, "Authentication failed.")
        intents = data.get("intents")
        if not isinstance(intents, int) or intents & ~KNOWN or intents < 0:
            raise GatewayClose(4013, "Invalid intent(s).")
        if not is_allowed(intents, application.privileged_intents):
            raise GatewayClose(4014, "Disallowed intent(s).")
        if not isinstance(data.get("properties"), dict):
            raise GatewayClose(4002, "Error while decoding payload.")
        self.session = Session(application, intents, _shard(data.get("shard", [0, 1])))
        self._gateway.start(self.session, self._connection)

    def _resume(self, data: Json) -> None:
        session = self._gateway.sessions.get(str(data.get("session_id")))
        sequence = data.get("seq")
        if session is None or data.get("token") != session.application.token:
            self._connection.send(INVALID_SESSION, False)
            return
        if not isinstance(sequence, int) or sequence > session.sequence:
            raise GatewayClose(4007, "Invalid seq.")
        if not session.can_resume(sequence):
            self._connection.send(INVALID_SESSION, False)
            return
        self.session = session
        self._gateway.resume(session, self._connection, sequence)

    def _send_members(self, session: Session, request: Json) -> None:
        guild = self._gateway.world.guilds.get(int(request.get("guild_id", 0)))
        if guild is None or not session.holds(guild):
            return
        if not may_ask(request, members_intent=bool(session.intents & Intent.GUILD_MEMBERS)):
            raise GatewayClose(4014, "Disallowed intent(s).")
        for chunk in member_chunks(guild, request):
            session.dispatch("GUILD_MEMBERS_CHUNK", chunk)


def _parse(text: str) -> Json:
    try:
        payload = json.loads(text)
    except ValueError:
        payload = None
    if not isinstance(payload, dict) or not isinstance(payload.get("op"), int):
        raise GatewayClose(4002, "Error while decoding payload.")
    return payload


def _shard(value: object) -> tuple[int, int]:
    if isinstance(value, list) and len(value) == 2:
        number, total = value
        if isinstance(number, int) and isinstance(total, int) and 0 <= number < total:
            return number, total
    raise GatewayClose(4010, "Invalid shard.")
