"""Gateway intents: which events a session asks for, and which of them need an owner's consent."""

from __future__ import annotations

from enum import IntFlag


class Intent(IntFlag):
    """Intent bits (https://docs.discord.com/developers/events/gateway#list-of-intents)."""

    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    GUILD_MESSAGE_REACTIONS = 1 << 10
    GUILD_MESSAGE_TYPING = 1 << 11
    DIRECT_MESSAGES = 1 << 12
    DIRECT_MESSAGE_REACTIONS = 1 << 13
    DIRECT_MESSAGE_TYPING = 1 << 14
    MESSAGE_CONTENT = 1 << 15
    GUILD_MESSAGE_POLLS = 1 << 24
    DIRECT_MESSAGE_POLLS = 1 << 25


KNOWN = 0b11_0011_0001_1111_1111_1111_1111
"""All bits Discord accepts (0-16, 20, 21, 24, 25); others close with 4013."""

PRIVILEGED = {
    "members": Intent.GUILD_MEMBERS,
    "presences": Intent.GUILD_PRESENCES,
    "message_content": Intent.MESSAGE_CONTENT,
}
"""Intents that must be switched on in the application's settings, by their name there."""

APPLICATION_FLAGS = {"presences": 1 << 13, "members": 1 << 15, "message_content": 1 << 19}
"""Application flags that show a privileged intent as switched on (for bots in few servers)."""


def is_allowed(intents: int, switched_on: frozenset[str]) -> bool:
    """Return whether every privileged bit is among those switched on."""
    return all(name in switched_on for name, intent in PRIVILEGED.items() if intents & intent)
