"""The records that an interaction brings along for the ids in it (`resolved`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox import posting
from bot.sandbox.client_error import ClientError
from bot.sandbox.drafts import NewFile, guess_type
from bot.sandbox.entities import Channel, Json, Message, Reader, Role, User
from bot.sandbox.interaction_payloads import ATTACHMENT_SIZE_LIMIT, channel_for, member_for
from bot.sandbox.message_payloads import attachment_payloads, message_payload
from bot.sandbox.payloads import role_payload, user_payload

if TYPE_CHECKING:
    from bot.sandbox.state import World


class Resolver:
    """Collects what a person refers to in one interaction; each method returns the id to send.

    Attributes:
        person: Who refers to it.
        resolved: The records by kind and id.
    """

    def __init__(self, world: World, person: User, channel: Channel) -> None:
        self.person = person
        self.resolved: dict[str, Json] = {}
        self._world = world
        self._channel = channel

    def user(self, user: User) -> str:
        """Bring a user, and its membership of this server."""
        guild = self._channel.guild
        if guild is not None and user.id in guild.members:
            self._add("members", user.id, member_for(guild.members[user.id], self._channel))
        return self._add("users", user.id, user_payload(user))

    def role(self, role: Role) -> str:
        """Bring a role."""
        return self._add("roles", role.id, role_payload(role))

    def channel(self, channel: Channel) -> str:
        """Bring a channel."""
        payload = channel_for(channel, self.person, self.person)
        return self._add("channels", channel.id, payload)

    def message(self, message: Message) -> str:
        """Bring a message with its text: what a person points at is not guarded by intents."""
        payload = message_payload(self._world, message, Reader(self.person))
        return self._add("messages", message.id, payload)

    def file(self, name: str, data: bytes, *content_type: str | None) -> str:
        """Upload a file; a content type of None is none, one left out follows from the name.

        Raises:
            ClientError: the file is over the limit.
        """
        if len(data) > ATTACHMENT_SIZE_LIMIT:
            raise ClientError(f"{name} is too large to upload")
        kind = content_type[0] if content_type else guess_type(name)
        attachment = posting.attach(self._world, self._channel, NewFile(name, data, kind))
        attachment.ephemeral = True
        (payload,) = attachment_payloads(self._world, [attachment])
        return self._add("attachments", attachment.id, payload)

    def _add(self, kind: str, key: int, payload: Json) -> str:
        self.resolved.setdefault(kind, {})[str(key)] = payload
        return str(key)
