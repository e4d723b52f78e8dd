"""Who may do what where, computed as Discord does: roles, then a channel's overwrites.

Algorithm: https://docs.discord.com/developers/topics/permissions.
"""

from __future__ import annotations

from enum import IntFlag

from bot.sandbox.entities import THREADS, Channel, ChannelType, Guild, Member, User
from bot.sandbox.errors import missing_access, missing_permissions


class Permission(IntFlag):
    """The permission bits that matter here."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    SEND_TTS_MESSAGES = 1 << 12
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CHANGE_NICKNAME = 1 << 26
    MANAGE_ROLES = 1 << 28
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    SEND_POLLS = 1 << 49
    PIN_MESSAGES = 1 << 51


ALL = (1 << 53) - 1
"""Every bit Discord has defined."""

MEMBER_DEFAULT = int(
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.CHANGE_NICKNAME
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.CREATE_PRIVATE_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.SEND_POLLS
)
"""What @everyone may do in a new guild."""

_DIRECT_MESSAGE = int(
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.SEND_POLLS
)
_TIMED_OUT = int(Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)
_LOST_WITH_SENDING = int(
    Permission.MENTION_EVERYONE
    | Permission.SEND_TTS_MESSAGES
    | Permission.ATTACH_FILES
    | Permission.EMBED_LINKS
)


def guild_permissions(guild: Guild, user: User) -> int:
    """Return a member's permission bits in the guild at large; 0 for strangers."""
    member = guild.members.get(user.id)
    if member is None:
        return 0
    bits = guild.everyone.permissions
    for role_id in member.roles:
        bits |= guild.roles[role_id].permissions
    if user is guild.owner or bits & Permission.ADMINISTRATOR:
        return ALL
    return bits & _TIMED_OUT if _is_timed_out(member) else bits


def channel_permissions(channel: Channel, user: User) -> int:
    """Return what a user may do in a channel, as bits; threads take their parent's."""
    if channel.guild is None:
        return _DIRECT_MESSAGE if user in channel.recipients else 0
    bits = guild_permissions(channel.guild, user)
    if bits == ALL or not bits:
        return bits
    place = channel.parent if channel.thread is not None and channel.parent else channel
    bits = _overwritten(place, channel.guild.members[user.id], bits)
    if _is_timed_out(channel.guild.members[user.id]):
        bits &= _TIMED_OUT
    if not bits & Permission.VIEW_CHANNEL or not _is_let_in(channel, user, bits):
        return 0
    return bits if bits & sending_bit(channel) else bits & ~_LOST_WITH_SENDING


def sending_bit(channel: Channel) -> Permission:
    """Return the permission that lets one write in this channel."""
    if channel.type in THREADS:
        return Permission.SEND_MESSAGES_IN_THREADS
    return Permission.SEND_MESSAGES


def may(channel: Channel, user: User, permission: Permission) -> bool:
    """Return whether a user holds a permission in a channel."""
    return bool(channel_permissions(channel, user) & permission)


def can_view(channel: Channel, user: User) -> bool:
    """Return whether a user sees a channel at all."""
    return may(channel, user, Permission.VIEW_CHANNEL)


def require(channel: Channel, user: User, *needed: Permission) -> None:
    """Refuse a user who lacks a permission in a channel.

    Raises:
        DiscordFault: 50001 when the channel cannot be seen, else 50013.
    """
    held = channel_permissions(channel, user)
    if not held & Permission.VIEW_CHANNEL:
        raise missing_access()
    if any(not held & permission for permission in needed):
        raise missing_permissions()


def _is_timed_out(member: Member) -> bool:
    until = member.timed_out_until
    return until is not None and until > member.guild.world.now()


def _overwritten(channel: Channel, member: Member, bits: int) -> int:
    everyone = channel.overwrites.get(member.guild.id)
    if everyone is not None:
        bits = bits & ~everyone.deny | everyone.allow
    allow = deny = 0
    for role_id in member.roles:
        overwrite = channel.overwrites.get(role_id)
        if overwrite is not None:
            allow |= overwrite.allow
            deny |= overwrite.deny
    bits = bits & ~deny | allow
    own = channel.overwrites.get(member.user.id)
    return bits if own is None else bits & ~own.deny | own.allow


def _is_let_in(channel: Channel, user: User, bits: int) -> bool:
    if channel.type is not ChannelType.PRIVATE_THREAD or channel.thread is None:
        return True
    return user.id in channel.thread.members or bool(bits & Permission.MANAGE_THREADS)
