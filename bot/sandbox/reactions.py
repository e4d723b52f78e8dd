"""Reactions: who may add and remove them, and what is told of it."""

from __future__ import annotations

import re
import unicodedata

from bot.sandbox import threads
from bot.sandbox.entities import Event, Json, Message, User
from bot.sandbox.errors import DiscordFault, unknown
from bot.sandbox.intents import Intent
from bot.sandbox.message_payloads import emoji_payload
from bot.sandbox.payloads import member_payload
from bot.sandbox.permissions import Permission, require
from bot.sandbox.state import World

MAX_KINDS = 20
"""Different emoji on one message."""

_CUSTOM = re.compile(r"\w{2,32}:\d{15,20}")
_SYMBOLS = frozenset({"So", "Sk", "Sm"})
_STYLED = ("\N{VARIATION SELECTOR-16}", "\N{COMBINING ENCLOSING KEYCAP}")
"""Marks that make an emoji of a letter, a digit or a punctuation sign."""


def check_emoji(emoji: str) -> None:
    """Refuse what is neither a Unicode emoji nor "name:id" of a custom one.

    Raises:
        DiscordFault: 10014.
    """
    signs = [sign for sign in emoji if not sign.isascii()]
    is_styled = any(mark in emoji for mark in _STYLED)
    is_symbol = any(unicodedata.category(sign) in _SYMBOLS for sign in signs)
    is_word = sum(sign.isalpha() for sign in emoji) > 1
    if not _CUSTOM.fullmatch(emoji) and (is_word or not (is_styled or is_symbol)):
        raise unknown("Emoji")


def react(world: World, message: Message, user: User, emoji: str) -> None:
    """Add a reaction and tell of it; a second one by the same user changes nothing.

    Raises:
        DiscordFault: 50001, 50013, 50083, 10014, 30010.
    """
    check_emoji(emoji)
    needed = [Permission.READ_MESSAGE_HISTORY]
    if emoji not in message.reactions:
        needed.append(Permission.ADD_REACTIONS)
    require(message.channel, user, *needed)
    threads.check_is_open(message.channel)
    if emoji not in message.reactions and len(message.reactions) >= MAX_KINDS:
        raise DiscordFault(400, 30010, "Maximum number of reactions reached (20)")
    users = message.reactions.setdefault(emoji, [])
    if user.id in users:
        return
    users.append(user.id)
    _tell(world, "MESSAGE_REACTION_ADD", message, user, emoji)


def unreact(world: World, message: Message, user: User, emoji: str) -> None:
    """Remove a user's reaction and tell of it.

    Raises:
        DiscordFault: 10014 when there is none, 50083 in an archived thread.
    """
    threads.check_is_open(message.channel)
    users = message.reactions.get(emoji, [])
    if user.id not in users:
        raise unknown("Emoji")
    users.remove(user.id)
    if not users:
        del message.reactions[emoji]
    _tell(world, "MESSAGE_REACTION_REMOVE", message, user, emoji)


def clear(world: World, message: Message, emoji: str | None) -> None:
    """Remove all reactions, or all with one emoji, and tell of it.

    Raises:
        DiscordFault: 10014 when nobody reacted with the emoji, 50083 in an archived thread.
    """
    threads.check_is_open(message.channel)
    payload = _place(message)
    if emoji is None:
        message.reactions.clear()
        _emit(world, "MESSAGE_REACTION_REMOVE_ALL", message, payload)
        return
    if message.reactions.pop(emoji, None) is None:
        raise unknown("Emoji")
    payload["emoji"] = emoji_payload(emoji)
    _emit(world, "MESSAGE_REACTION_REMOVE_EMOJI", message, payload)


def _tell(world: World, event: str, message: Message, user: User, emoji: str) -> None:
    payload = _place(message) | {
        "user_id": str(user.id),
        "emoji": emoji_payload(emoji),
        "burst": False,
        "type": 0,
    }
    if event == "MESSAGE_REACTION_ADD":
        payload["message_author_id"] = str(message.author.id)
        if message.channel.guild is not None:
            payload["member"] = member_payload(message.channel.guild.members[user.id])
    _emit(world, event, message, payload)


def _place(message: Message) -> Json:
    payload: Json = {"channel_id": str(message.channel.id), "message_id": str(message.id)}
    if message.channel.guild is not None:
        payload["guild_id"] = str(message.channel.guild.id)
    return payload


def _emit(world: World, event: str, message: Message, payload: Json) -> None:
    guild = message.channel.guild
    intent = Intent.GUILD_MESSAGE_REACTIONS if guild else Intent.DIRECT_MESSAGE_REACTIONS
    world.emit(Event(event, payload, guild, message.channel, intent=intent, subject=message))
