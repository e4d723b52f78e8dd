"""The life of an interaction: 3 seconds to acknowledge it, then 15 minutes to answer."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING

from bot.sandbox.entities import Application, Channel, Event, Json, Message, User
from bot.sandbox.errors import DiscordFault, unknown
from bot.sandbox.interaction_payloads import interaction_payload

if TYPE_CHECKING:
    from bot.sandbox.state import World

ACKNOWLEDGE_WITHIN = timedelta(seconds=3)
TOKEN_LIFE = timedelta(minutes=15)


class Kind(IntEnum):
    """Kinds of interaction (API reference, "Interaction type")."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    FORM = 5


class Callback(IntEnum):
    """Kinds of first answer (API reference, "Interaction callback type")."""

    PONG = 1
    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    FORM = 9


@dataclass(slots=True, eq=False)
class Interaction:
    """One thing a person did with an app.

    Attributes:
        message: The message whose component was used, also by way of a form.
        parent: The interaction that opened the form which was sent.
        callback: The kind of the first answer, once there is one.
        original: The message that `@original` names: the first answer, or the updated message.
        form: The form that the app opened.
        choices: What autocomplete offered.
        shown: The answers with something in them, in the order in which they were first seen.
    """

    id: int
    token: str
    kind: Kind
    application: Application
    user: User
    channel: Channel
    data: Json
    created_at: datetime
    locale: str = "en-US"
    message: Message | None = None
    parent: Interaction | None = None
    acknowledged_at: datetime | None = None
    callback: Callback | None = None
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    form: Json | None = None
    choices: list[Json] | None = None
    shown: list[Message] = field(default_factory=list)
    timer: asyncio.TimerHandle | None = None


@dataclass(slots=True)
class Interactions:
    """All interactions, by the two keys a bot names them with."""

    world: World
    _by_id: dict[int, Interaction] = field(default_factory=dict)
    _by_token: dict[str, Interaction] = field(default_factory=dict)

    @classmethod
    def of(cls, world: World) -> Interactions:
        """Return the world's interactions."""
        found: Interactions = world.services.setdefault("interactions", cls(world))
        return found

    def start(
        self,
        kind: Kind,
        application: Application,
        user: User,
        channel: Channel,
        data: Json,
        *,
        message: Message | None = None,
        parent: Interaction | None = None,
        locale: str = "en-US",
    ) -> Interaction:
        """Record what a person did and tell the bot."""
        interaction = Interaction(
            self.world.next_id(), secrets.token_urlsafe(48), kind, application, user, channel,
            data, self.world.now(), locale, message, parent,
        )  # fmt: skip
        self._by_id[interaction.id] = interaction
        self._by_token[interaction.token] = interaction
        wait = ACKNOWLEDGE_WITHIN.total_seconds() + 0.01
        interaction.timer = asyncio.get_running_loop().call_later(wait, self.world.changed)
        payload = interaction_payload(self.world, interaction)
        self.world.emit(
            Event(
                "INTERACTION_CREATE",
                payload,
                guild=channel.guild,
                application=application,
                subject=interaction,
            )
        )
        return interaction

    def awaiting(self, interaction_id: int, token: str) -> Interaction:
        """Return an interaction that may still get its first answer.

        Raises:
            DiscordFault: 10062 when it is unknown or more than 3 seconds old, 40060 when it has
                been answered.
        """
        interaction = self._by_id.get(interaction_id)
        if interaction is None or not secrets.compare_digest(interaction.token, token):
            raise unknown("Interaction")
        if interaction.callback is not None:
            words = "Interaction has already been acknowledged."
            raise DiscordFault(400, 40060, words)
        if self.is_late(interaction):
            raise unknown("Interaction")
        return interaction

    def answered(self, application_id: int, token: str) -> Interaction:
        """Return an interaction that may get further answers.

        Raises:
            DiscordFault: 10015 for an unknown token or one without a first answer, 50027 for one
                that is more than 15 minutes old.
        """
        interaction = self._by_token.get(token)
        if interaction is None or interaction.application.id != application_id:
            raise unknown("Webhook")
        if self.world.now() - interaction.created_at > TOKEN_LIFE:
            raise DiscordFault(401, 50027, "Invalid Webhook Token")
        if interaction.callback is None:
            raise unknown("Webhook")
        return interaction

    def acknowledge(self, interaction: Interaction, callback: Callback) -> None:
        """Note the first answer."""
        interaction.callback = callback
        interaction.acknowledged_at = self.world.now()
        if interaction.timer is not None:
            interaction.timer.cancel()
        self.world.changed()

    def is_late(self, interaction: Interaction) -> bool:
        """Return whether the 3 seconds passed without an answer."""
        waited = self.world.now() - interaction.created_at
        return interaction.callback is None and waited > ACKNOWLEDGE_WITHIN
