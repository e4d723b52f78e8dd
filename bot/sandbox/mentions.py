"""Whom a text mentions, and whom of them Discord notifies.

Rules: https://docs.discord.com/developers/resources/message#allowed-mentions-object.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.sandbox.drafts import AllowedMentions
from bot.sandbox.entities import Channel, Guild, Message, User
from bot.sandbox.permissions import Permission, can_view, may
from bot.sandbox.state import World

_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_USER = re.compile(r"<@!?(\d+)>")
_ROLE = re.compile(r"<@&(\d+)>")
_EVERYONE = re.compile(r"@(?:everyone|here)\b")


@dataclass(frozen=True, slots=True)
class Mentions:
    """Who is mentioned and allowed to be."""

    users: tuple[User, ...] = ()
    roles: tuple[int, ...] = ()
    everyone: bool = False


def find_mentions(
    world: World,
    channel: Channel,
    author: User,
    content: str,
    allowed: AllowedMentions,
    replied_to: User | None = None,
) -> Mentions:
    """Find the mentions of a text that notify; code is not looked at, others are left out."""
    text = _CODE.sub(" ", content)
    users = _users(world, text, allowed)
    if replied_to is not None and allowed.replied_user and replied_to not in users:
        users.append(replied_to)
    if channel.guild is None:
        return Mentions(tuple(users))
    to_all = may(channel, author, Permission.MENTION_EVERYONE)
    roles = _roles(channel.guild, text, allowed, to_all=to_all)
    everyone = to_all and "everyone" in allowed.parse and bool(_EVERYONE.search(text))
    return Mentions(tuple(users), tuple(roles), everyone)


def pinged(message: Message) -> tuple[User, ...]:
    """Return who is notified of a new message: those mentioned who can see it, but its author."""
    guild = message.channel.guild
    users = list(message.mentions)
    if guild is not None:
        roles = set(message.mention_roles)
        users += [
            member.user
            for member in guild.members.values()
            if message.mention_everyone or roles & member.roles
        ]
    return tuple(
        user
        for user in dict.fromkeys(users)
        if user is not message.author and can_view(message.channel, user)
    )


def _users(world: World, text: str, allowed: AllowedMentions) -> list[User]:
    ids = dict.fromkeys(int(found) for found in _USER.findall(text))
    if "users" not in allowed.parse:
        ids = {user: None for user in ids if user in allowed.users}
    return [world.users[user] for user in ids if user in world.users]


def _roles(guild: Guild, text: str, allowed: AllowedMentions, *, to_all: bool) -> list[int]:
    ids = dict.fromkeys(int(found) for found in _ROLE.findall(text))
    if "roles" not in allowed.parse:
        ids = {role: None for role in ids if role in allowed.roles}
    return [
        role for role in ids if role in guild.roles and (to_all or guild.roles[role].mentionable)
    ]
