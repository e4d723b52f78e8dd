"""The JSON that Discord makes of its records, for one reader at a time."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.sandbox.entities import (
    Channel,
    ChannelType,
    Guild,
    Json,
    Member,
    Reader,
    Role,
    ThreadState,
    User,
)
from bot.sandbox.permissions import can_view


def moment(when: datetime | None) -> str | None:
    """Return a time as Discord writes it."""
    return None if when is None else when.astimezone(UTC).isoformat()


def number(value: int | None) -> str | None:
    """Return an id as Discord writes it."""
    return None if value is None else str(value)


def user_payload(user: User) -> Json:
    """Return a user."""
    payload: Json = {
        "id": str(user.id),
        "username": user.name,
        "discriminator": "0000" if user.bot else "0",
        "global_name": user.global_name,
        "avatar": None,
        "public_flags": 0,
    }
    if user.bot:
        payload["bot"] = True
    return payload


def member_payload(member: Member, *, with_user: bool = True) -> Json:
    """Return a membership; inside messages it stands without its user."""
    payload: Json = {
        "roles": [str(role) for role in sorted(member.roles)],
        "joined_at": moment(member.joined_at),
        "nick": member.nick,
        "avatar": None,
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
        "communication_disabled_until": moment(member.timed_out_until),
    }
    if with_user:
        payload["user"] = user_payload(member.user)
    return payload


def role_payload(role: Role) -> Json:
    """Return a role."""
    payload: Json = {
        "id": str(role.id),
        "name": role.name,
        "permissions": str(role.permissions),
        "position": role.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": role.bot_id is not None,
        "mentionable": role.mentionable,
        "flags": 0,
    }
    if role.bot_id is not None:
        payload["tags"] = {"bot_id": str(role.bot_id)}
    return payload


def channel_payload(channel: Channel, reader: User) -> Json:
    """Return a channel of any kind; a thread says whether the reader is in it."""
    if channel.thread is not None:
        return _thread_payload(channel, channel.thread, reader)
    if channel.guild is None:
        others = [user_payload(user) for user in channel.recipients if user is not reader]
        return {
            "id": str(channel.id),
            "type": int(channel.type),
            "last_message_id": number(channel.last_message_id),
            "flags": 0,
            "recipients": others,
        }
    payload = _guild_channel_payload(channel)
    if channel.type is ChannelType.FORUM:
        payload |= _forum_fields(channel)
    if channel.type is ChannelType.VOICE:
        payload |= {"bitrate": 64000, "user_limit": 0, "rtc_region": None}
    return payload


def thread_member_payload(thread_id: int, state: ThreadState, user_id: int) -> Json:
    """Return one user's membership of a thread."""
    return {
        "id": str(thread_id),
        "user_id": str(user_id),
        "join_timestamp": moment(state.members[user_id]),
        "flags": 0,
    }


def guild_payload(guild: Guild) -> Json:
    """Return a guild as REST shows it."""
    return {
        "id": str(guild.id),
        "name": guild.name,
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "owner_id": str(guild.owner.id),
        "afk_channel_id": None,
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "roles": [role_payload(role) for role in guild.roles.values()],
        "emojis": [],
        "stickers": [],
        "features": [],
        "mfa_level": 0,
        "application_id": None,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "safety_alerts_channel_id": None,
        "max_members": 500_000,
        "vanity_url_code": None,
        "description": None,
        "banner": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": guild.preferred_locale,
        "nsfw_level": 0,
        "premium_progress_bar_enabled": False,
    }


def guild_create_payload(guild: Guild, viewer: Reader) -> Json:
    """Return GUILD_CREATE: all channels, and the active threads that the reader may view."""
    reader = viewer.user
    threads = [
        channel_payload(channel, reader)
        for channel in guild.channels.values()
        if channel.thread and not channel.thread.archived and can_view(channel, reader)
    ]
    channels = [
        channel_payload(channel, reader)
        for channel in guild.channels.values()
        if not channel.thread
    ]
    members = guild.members.values() if viewer.members else (guild.members[reader.id],)
    return guild_payload(guild) | {
        "joined_at": moment(guild.members[reader.id].joined_at),
        "large": len(guild.members) > 250,
        "unavailable": False,
        "member_count": len(guild.members),
        "voice_states": [],
        "members": [member_payload(member) for member in members],
        "channels": channels,
        "threads": threads,
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def _id(record: Guild | Channel | None) -> str | None:
    return None if record is None else str(record.id)


def _guild_channel_payload(channel: Channel) -> Json:
    return {
        "id": str(channel.id),
        "type": int(channel.type),
        "guild_id": _id(channel.guild),
        "name": channel.name,
        "topic": channel.topic,
        "position": channel.position,
        "parent_id": _id(channel.parent),
        "nsfw": channel.nsfw,
        "rate_limit_per_user": channel.slowmode,
        "last_message_id": number(channel.last_message_id),
        "permission_overwrites": [
            {"id": str(o.id), "type": o.kind, "allow": str(o.allow), "deny": str(o.deny)}
            for o in channel.overwrites.values()
        ],
        "flags": 0,
    }


def _forum_fields(channel: Channel) -> Json:
    tags = [
        {"id": str(tag), "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}
        for tag, name in channel.tags.items()
    ]
    return {
        "available_tags": tags,
        "default_reaction_emoji": None,
        "default_sort_order": None,
        "default_forum_layout": 0,
        "flags": (1 << 4) if channel.require_tag else 0,
    }


def _thread_payload(channel: Channel, state: ThreadState, reader: User) -> Json:
    payload: Json = {
        "id": str(channel.id),
        "type": int(channel.type),
        "guild_id": _id(channel.guild),
        "parent_id": _id(channel.parent),
        "owner_id": str(state.owner_id),
        "name": channel.name,
        "last_message_id": number(channel.last_message_id),
        "rate_limit_per_user": channel.slowmode,
        "message_count": state.message_count,
        "total_message_sent": state.total_message_sent,
        "member_count": min(len(state.members), 50),
        "flags": 0,
        "thread_metadata": {
            "archived": state.archived,
            "auto_archive_duration": state.auto_archive_duration,
            "archive_timestamp": moment(state.archive_changed_at),
            "create_timestamp": moment(state.created_at),
            "locked": state.locked,
        },
    }
    if channel.type is ChannelType.PRIVATE_THREAD:
        payload["thread_metadata"]["invitable"] = state.invitable
    if state.applied_tags:
        payload["applied_tags"] = [str(tag) for tag in state.applied_tags]
    if reader.id in state.members:
        payload["member"] = thread_member_payload(channel.id, state, reader.id)
    return payload
