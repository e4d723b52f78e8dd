"""Threads: made from messages, in channels and forums; archived, locked, joined and left.

Rules: https://docs.discord.com/developers/topics/threads.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from bot.sandbox.entities import (
    Channel,
    ChannelType,
    Event,
    Json,
    Message,
    MessageType,
    Reader,
    ThreadState,
    User,
)
from bot.sandbox.errors import DiscordFault
from bot.sandbox.intents import Intent
from bot.sandbox.payloads import channel_payload, member_payload, thread_member_payload
from bot.sandbox.permissions import Permission, may
from bot.sandbox.state import World

_UNCOUNTED = frozenset({MessageType.THREAD_STARTER})


def archived(status: int = 400) -> DiscordFault:
    """Return the refusal of a change in an archived thread."""
    return DiscordFault(status, 50083, "Thread is archived")


def locked() -> DiscordFault:
    """Return the refusal of a change in a locked thread."""
    return DiscordFault(403, 160005, "Thread is locked")


def check_may_talk(channel: Channel, thread: ThreadState, user: User) -> None:
    """Refuse a message in a locked thread; an archived one is opened by it.

    Raises:
        DiscordFault: 50083 or 160005, for all but those who manage threads.
    """
    if thread.locked and not may(channel, user, Permission.MANAGE_THREADS):
        raise archived(403) if thread.archived else locked()


def check_may_act(channel: Channel, thread: ThreadState, user: User) -> None:
    """Refuse what even an archived thread allows, deletions say, in one that is locked as well.

    Raises:
        DiscordFault: 50083, for all but those who manage threads.
    """
    if thread.locked and thread.archived and not may(channel, user, Permission.MANAGE_THREADS):
        raise archived()


def check_may_change(channel: Channel, thread: ThreadState, user: User) -> None:
    """Refuse edits in a closed thread.

    Raises:
        DiscordFault: 50083 in an archived thread, 160005 in a locked one.
    """
    check_is_open(channel)
    if thread.locked and not may(channel, user, Permission.MANAGE_THREADS):
        raise locked()


def check_is_open(channel: Channel) -> None:
    """Refuse reactions, new members and the like in an archived thread.

    Raises:
        DiscordFault: 50083.
    """
    if channel.thread is not None and channel.thread.archived:
        raise archived()


def note_message(world: World, channel: Channel, thread: ThreadState, message: Message) -> None:
    """Count a message, open an archived thread for it, and let its author join."""
    thread.active_at = message.created_at
    if message.type in _UNCOUNTED or message.id == channel.id:
        return
    thread.message_count += 1
    thread.total_message_sent += 1
    message.position = thread.total_message_sent
    if thread.archived:
        set_archived(world, channel, thread, archived=False)
    add_members(world, channel, thread, [message.author, *message.mentions])


def set_archived(world: World, channel: Channel, thread: ThreadState, *, archived: bool) -> None:
    """Archive or open a thread, and tell of it."""
    thread.archived = archived
    thread.archive_changed_at = world.now()
    if not archived:
        thread.active_at = world.now()
    tell_thread(world, "THREAD_UPDATE", channel)


def archive_idle(world: World) -> None:
    """Archive the threads whose time without activity has passed."""
    for channel in tuple(world.channels.values()):
        thread = channel.thread
        if thread is None or thread.archived:
            continue
        if world.now() - thread.active_at >= timedelta(minutes=thread.auto_archive_duration):
            set_archived(world, channel, thread, archived=True)


def tell_thread(world: World, event: str, channel: Channel, **extra: bool) -> None:
    """Emit THREAD_CREATE or THREAD_UPDATE to those who may view the thread."""

    def payload(reader: Reader) -> Json:
        return channel_payload(channel, reader.user) | extra

    world.emit(Event(event, payload, channel.guild, channel, intent=Intent.GUILDS, subject=channel))


def add_members(world: World, channel: Channel, thread: ThreadState, users: Iterable[User]) -> None:
    """Let users into a thread who are not in it yet and see its parent."""
    guild = channel.guild
    if guild is None or channel.parent is None:
        return
    added = [
        user
        for user in dict.fromkeys(users)
        if user.id not in thread.members
        and user.id in guild.members
        and may(channel.parent, user, Permission.VIEW_CHANNEL)
    ]
    if not added:
        return
    for user in added:
        thread.members[user.id] = world.now()
    _tell_members(world, channel, thread, added, [])
    if channel.type is ChannelType.PRIVATE_THREAD:
        _show_private(world, channel, added)


def remove_member(world: World, channel: Channel, thread: ThreadState, user: User) -> None:
    """Take a user out of a thread."""
    if thread.members.pop(user.id, None) is not None:
        _tell_members(world, channel, thread, [], [user])


def _tell_members(
    world: World, channel: Channel, thread: ThreadState, added: list[User], removed: list[User]
) -> None:
    """Emit THREAD_MEMBERS_UPDATE: in full with the members intent, else only to those concerned."""
    guild = channel.guild
    if guild is None:
        return
    concerned = {user.id for user in (*added, *removed)}
    joined = [
        thread_member_payload(channel.id, thread, user.id)
        | {"member": member_payload(guild.members[user.id]), "presence": None}
        for user in added
    ]
    payload: Json = {
        "id": str(channel.id),
        "guild_id": str(guild.id),
        "member_count": len(thread.members),
        "added_members": joined,
        "removed_member_ids": [str(user.id) for user in removed],
    }
    for app in world.applications.values():
        intent = Intent.GUILDS if app.user.id in concerned else Intent.GUILD_MEMBERS
        world.emit(Event("THREAD_MEMBERS_UPDATE", payload, guild, channel, app, intent, channel))


def _show_private(world: World, channel: Channel, added: list[User]) -> None:
    for user in added:
        app = world.bot_of(user)
        if app is not None:
            payload = channel_payload(channel, user)
            world.emit(
                Event("THREAD_CREATE", payload, channel.guild, channel, app, Intent.GUILDS, channel)
            )
