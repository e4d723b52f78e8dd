"""The gateway's sessions: who listens, who comes back, and trouble that a test may order."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bot.sandbox.connection import PATIENCE, Connection
from bot.sandbox.entities import Event, Json
from bot.sandbox.gateway_client import GatewayClient, GatewayClose
from bot.sandbox.intents import APPLICATION_FLAGS, Intent
from bot.sandbox.payloads import guild_create_payload, user_payload
from bot.sandbox.sessions import Session
from bot.sandbox.state import World

RECONNECT, INVALID_SESSION = 7, 9

_ENDS_SESSION = frozenset({1000, 1001, 4009})
"""Close codes after which a session cannot be resumed."""


class Gateway:
    """All sessions and their connections.

    Args:
        world: Whose events are told.
        heartbeat_seconds: Interval that clients are asked to keep; one that misses two is dropped.
    """

    def __init__(self, world: World, *, heartbeat_seconds: float) -> None:
        self.world = world
        self.heartbeat_seconds = heartbeat_seconds
        self.sessions: dict[str, Session] = {}
        self.identifies = 0
        self._connections: set[Connection] = set()
        world.listen(self._offer)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one WebSocket until either side ends it."""
        socket = web.WebSocketResponse(timeout=PATIENCE, max_msg_size=0)
        await socket.prepare(request)
        connection = Connection(socket, request.transport)
        self._connections.add(connection)
        client = GatewayClient(self, connection)
        writer = asyncio.create_task(connection.write())
        try:
            await client.serve(request.query)
        except GatewayClose as close:
            await connection.end(close.code, close.reason)
        finally:
            writer.cancel()
            await asyncio.wait([writer])
            self._connections.discard(connection)
            self._leave(client.session, connection)
            connection.ended.set()
        return socket

    def start(self, session: Session, connection: Connection) -> None:
        """Send READY and the guilds to a newly identified client."""
        self.identifies += 1
        self.sessions[session.id] = session
        session.connection = connection
        session.dispatch("READY", self._ready(session))
        for guild in self.world.guilds.values():
            if session.holds(guild) and session.intents & Intent.GUILDS:
                session.dispatch("GUILD_CREATE", guild_create_payload(guild, session.reader))
        self._arrive(session)

    def resume(self, session: Session, connection: Connection, sequence: int) -> None:
        """Take up a session where its client lost it; an older connection is closed."""
        if session.connection is not None:
            session.connection.close(4000)
            self._lose(session)
        session.resume(connection, sequence)
        self._arrive(session)

    def replay(self, count: int) -> None:
        """Send each session its last events again."""
        for session in self.sessions.values():
            session.replay(count)

    async def drop(self, code: int | None) -> None:
        """End all connections; without a close code they are cut."""
        gone = tuple(self._connections)
        for connection in gone:
            if code is None:
                connection.abort()
            else:
                connection.close(code)
        await _all_ended(gone)

    async def ask_to_reconnect(self) -> None:
        """Send op 7, and wait until the clients have gone."""
        gone = tuple(self._connections)
        for connection in gone:
            connection.send(RECONNECT)
        await _all_ended(gone)

    async def invalidate(self, *, resumable: bool) -> None:
        """Send op 9, and wait until the clients have gone."""
        gone = tuple(self._connections)
        for connection in gone:
            connection.send(INVALID_SESSION, resumable)
        if not resumable:
            for session in tuple(self.sessions.values()):
                self._forget(session)
        await _all_ended(gone)

    def _offer(self, event: Event) -> None:
        for session in self.sessions.values():
            session.offer(event)

    def _arrive(self, session: Session) -> None:
        session.application.connections += 1
        self.world.changed()

    def _leave(self, session: Session | None, connection: Connection) -> None:
        if session is None or session.connection is not connection:
            return
        self._lose(session)
        if connection.socket.close_code in _ENDS_SESSION:
            self.sessions.pop(session.id, None)

    def _lose(self, session: Session) -> None:
        session.connection = None
        session.application.connections -= 1
        self.world.changed()

    def _forget(self, session: Session) -> None:
        del self.sessions[session.id]
        if session.connection is not None:
            self._lose(session)

    def _ready(self, session: Session) -> Json:
        app = session.application
        guilds = [guild for guild in self.world.guilds.values() if session.holds(guild)]
        flags = sum(APPLICATION_FLAGS[name] for name in app.privileged_intents)
        user = user_payload(app.user) | {"verified": True, "mfa_enabled": False, "email": None}
        return {
            "v": 10,
            "user": user,
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.world.gateway_url,
            "shard": list(session.shard),
            "application": {"id": str(app.id), "flags": flags},
            "private_channels": [],
            "session_type": "normal",
        }


async def _all_ended(connections: tuple[Connection, ...]) -> None:
    for connection in connections:
        await connection.wait_ended()
