"""A gateway session: what one client is told, in order, and what it missed while it was away."""

from __future__ import annotations

import json
import secrets
from collections import deque
from typing import Any

from bot.sandbox.connection import Connection
from bot.sandbox.entities import Application, Event, Guild, Reader
from bot.sandbox.intents import Intent
from bot.sandbox.permissions import can_view

BACKLOG = 10_000
"""Events kept for a resume; a client that missed more must start anew."""


class Session:
    """The stream of events of one identified client; it outlives its connections."""

    def __init__(self, application: Application, intents: int, shard: tuple[int, int]) -> None:
        self.id = secrets.token_hex(16)
        self.application = application
        self.intents = intents
        self.shard = shard
        self.sequence = 0
        self.connection: Connection | None = None
        self._backlog: deque[tuple[int, str]] = deque(maxlen=BACKLOG)
        self.reader = Reader(
            application.user,
            content=bool(intents & Intent.MESSAGE_CONTENT),
            members=bool(intents & Intent.GUILD_MEMBERS and intents & Intent.GUILD_PRESENCES),
        )

    def offer(self, event: Event) -> None:
        """Tell the client of an event, if it may and wants to know."""
        if self._wants(event):
            payload = event.payload
            self.dispatch(
                event.name, payload if isinstance(payload, dict) else payload(self.reader)
            )

    def dispatch(self, name: str, data: Any) -> None:
        """Number an event, keep it for a resume, and send it if the client is there."""
        self.sequence += 1
        frame = json.dumps({"op": 0, "d": data, "s": self.sequence, "t": name})
        self._backlog.append((self.sequence, frame))
        if self.connection is not None:
            self.connection.send_frame(frame)

    def can_resume(self, sequence: int) -> bool:
        """Return whether all events after `sequence` are still known."""
        oldest = self._backlog[0][0] if self._backlog else 1
        return oldest - 1 <= sequence <= self.sequence

    def resume(self, connection: Connection, sequence: int) -> None:
        """Send what was missed, then RESUMED."""
        self.connection = connection
        for number, frame in self._backlog:
            if number > sequence:
                connection.send_frame(frame)
        self.dispatch("RESUMED", {"_trace": []})

    def replay(self, count: int) -> None:
        """Send the last events once more, under their old numbers."""
        if self.connection is not None:
            for _, frame in list(self._backlog)[-count:]:
                self.connection.send_frame(frame)

    def holds(self, guild: Guild) -> bool:
        """Return whether a guild is on this session's shard and the bot is in it."""
        number, total = self.shard
        is_member = self.application.user.id in guild.members
        return is_member and (guild.id >> 22) % total == number

    def _wants(self, event: Event) -> bool:
        if event.application is not None and event.application is not self.application:
            return False
        if event.intent and not event.intent & self.intents:
            return False
        if event.guild is None:
            return self._is_addressed(event)
        if not self.holds(event.guild):
            return False
        return event.channel is None or can_view(event.channel, self.application.user)

    def _is_addressed(self, event: Event) -> bool:
        """Tell whether an event outside of guilds is for this bot; shard 0 gets those."""
        if self.shard[0] != 0:
            return False
        if event.channel is not None:
            return self.application.user in event.channel.recipients
        return event.application is not None
