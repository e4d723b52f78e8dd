"""Starting threads and posts, and changing their settings."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.sandbox import threads
from bot.sandbox.api import snowflakes
from bot.sandbox.drafts import Draft
from bot.sandbox.entities import (
    Channel,
    ChannelType,
    Json,
    Message,
    MessageFlag,
    MessageType,
    Reference,
    ThreadState,
    User,
)
from bot.sandbox.errors import DiscordFault, missing_permissions, system_message, wrong_channel_type
from bot.sandbox.form import Form
from bot.sandbox.permissions import Permission, may, require
from bot.sandbox.posting import QUOTABLE, check_contents, compose, publish, tell
from bot.sandbox.state import World

ARCHIVE_MINUTES = (60, 1440, 4320, 10080)
MAX_ACTIVE = 1000
MAX_TAGS = 5
MAX_SLOWMODE = 21600
"""Seconds."""

_KINDS = {
    ChannelType.TEXT: ChannelType.PUBLIC_THREAD,
    ChannelType.ANNOUNCEMENT: ChannelType.ANNOUNCEMENT_THREAD,
    ChannelType.FORUM: ChannelType.PUBLIC_THREAD,
}


@dataclass(frozen=True, slots=True)
class ThreadRequest:
    """What is asked of a new thread, checked against the form rules."""

    name: str
    auto_archive_duration: int = 1440
    kind: ChannelType = ChannelType.PRIVATE_THREAD
    slowmode: int = 0
    invitable: bool = True
    tags: tuple[int, ...] = ()


def read_thread(data: Json) -> ThreadRequest:
    """Read the body of a new thread.

    Raises:
        DiscordFault: 50035 with every fault of the form.
    """
    form = Form()
    check_thread_fields(form, data)
    if data.get("name") is None:
        form.required(("name",))
    kind = data.get("type", ChannelType.PRIVATE_THREAD)
    form.choice(("type",), kind, (10, 11, 12))
    tags = read_tags(data)
    form.check()
    return ThreadRequest(
        str(data["name"]),
        int(data.get("auto_archive_duration") or 1440),
        ChannelType(kind),
        int(data.get("rate_limit_per_user") or 0),
        bool(data.get("invitable", True)),
        tags,
    )


def read_tags(data: Json) -> tuple[int, ...]:
    """Read the tags of a post.

    Raises:
        DiscordFault: 50035 when they are no ids, or more than five.
    """
    tags = snowflakes(data.get("applied_tags"), ("applied_tags",))
    form = Form()
    form.length(("applied_tags",), len(tags), 0, MAX_TAGS)
    form.check()
    return tags


def check_thread_fields(form: Form, data: Json) -> None:
    """Note what is wrong with the settings of a thread."""
    if "name" in data:
        form.text(("name",), data["name"], 100, low=1)
    if data.get("auto_archive_duration") is not None:
        form.choice(("auto_archive_duration",), data["auto_archive_duration"], ARCHIVE_MINUTES)
    form.integer(("rate_limit_per_user",), data.get("rate_limit_per_user"), 0, MAX_SLOWMODE)
    for key in ("archived", "locked", "invitable"):
        form.flag((key,), data.get(key))


def start_from_message(
    world: World, message: Message, creator: User, request: ThreadRequest
) -> Channel:
    """Start a public thread from a message; the two share their id.

    Raises:
        DiscordFault: 50024, 50001, 50013, 160004, 160006, 50021.
    """
    parent = message.channel
    if parent.type not in {ChannelType.TEXT, ChannelType.ANNOUNCEMENT}:
        raise wrong_channel_type()
    require(parent, creator, Permission.READ_MESSAGE_HISTORY, Permission.CREATE_PUBLIC_THREADS)
    if message.type not in QUOTABLE:
        raise system_message()
    if message.id in world.channels:
        words = "A thread has already been created for this message"
        raise DiscordFault(400, 160004, words)
    thread = _open(world, message.id, _KINDS[parent.type], parent, creator, request)
    message.thread = thread
    message.flags |= MessageFlag.HAS_THREAD
    threads.tell_thread(world, "THREAD_CREATE", thread, newly_created=True)
    tell(world, "MESSAGE_UPDATE", message)
    starter = _system_message(world, thread, message.author, MessageType.THREAD_STARTER)
    starter.reference = Reference(parent.id, message.id, parent.guild.id if parent.guild else None)
    publish(world, starter)
    _join_creator(world, thread, creator)
    return thread


def start_alone(world: World, parent: Channel, creator: User, request: ThreadRequest) -> Channel:
    """Start a thread without a message; a public one is announced in its parent.

    Raises:
        DiscordFault: 50024, 50001, 50013, 160006.
    """
    if parent.type not in {ChannelType.TEXT, ChannelType.ANNOUNCEMENT}:
        raise wrong_channel_type()
    is_private = request.kind is ChannelType.PRIVATE_THREAD
    if is_private and parent.type is ChannelType.ANNOUNCEMENT:
        raise wrong_channel_type()
    needed = Permission.CREATE_PRIVATE_THREADS if is_private else Permission.CREATE_PUBLIC_THREADS
    require(parent, creator, needed)
    kind = request.kind if is_private else _KINDS[parent.type]
    thread = _open(world, world.next_id(), kind, parent, creator, request)
    threads.tell_thread(world, "THREAD_CREATE", thread, newly_created=True)
    if not is_private:
        notice = _system_message(world, parent, creator, MessageType.THREAD_CREATED)
        notice.content = thread.name
        notice.reference = Reference(thread.id, None, parent.guild.id if parent.guild else None)
        publish(world, notice)
    _join_creator(world, thread, creator)
    return thread


def start_post(
    world: World, forum: Channel, creator: User, request: ThreadRequest, draft: Draft
) -> tuple[Channel, Message]:
    """Start a post of a forum with its first message; the two share their id.

    Raises:
        DiscordFault: 50024, 50001, 50013, 50006, 40067, 160006.
    """
    if forum.type is not ChannelType.FORUM:
        raise wrong_channel_type()
    check_contents(forum, creator, draft, Permission.SEND_MESSAGES)
    if forum.require_tag and not request.tags:
        words = "A tag is required to create a forum post in this channel"
        raise DiscordFault(400, 40067, words)
    check_tags(forum, request.tags)
    kind = ChannelType.PUBLIC_THREAD
    thread = _open(world, world.next_id(), kind, forum, creator, request)
    thread_state(thread).applied_tags = list(request.tags)
    forum.last_message_id = thread.id
    threads.tell_thread(world, "THREAD_CREATE", thread, newly_created=True)
    _join_creator(world, thread, creator)
    message = compose(world, thread, creator, replace(draft, reference=None))
    message.id = thread.id
    publish(world, message)
    return thread, message


def check_tags(forum: Channel, tags: tuple[int, ...]) -> None:
    """Refuse tags that the forum does not have.

    Raises:
        DiscordFault: 10087.
    """
    if any(tag not in forum.tags for tag in tags):
        raise DiscordFault(404, 10087, "Unknown tag")


def thread_state(channel: Channel) -> ThreadState:
    """Return a thread's own settings.

    Raises:
        DiscordFault: 50024 for channels that are no threads.
    """
    if channel.thread is None:
        raise wrong_channel_type()
    return channel.thread


def change_thread(world: World, channel: Channel, user: User, data: Json) -> None:
    """Change a thread's settings and tell of it.

    Raises:
        DiscordFault: 50035, 50083 for changes in an archived thread, 50013.
    """
    form = Form()
    check_thread_fields(form, data)
    form.check()
    state = thread_state(channel)
    tags = _new_tags(channel, state, data)
    _check_may_change(channel, state, user, data)
    old_name = channel.name
    channel.name = str(data.get("name") or channel.name)
    channel.slowmode = int(data.get("rate_limit_per_user") or channel.slowmode)
    state.auto_archive_duration = int(
        data.get("auto_archive_duration") or state.auto_archive_duration
    )
    state.locked = bool(data.get("locked", state.locked))
    state.invitable = bool(data.get("invitable", state.invitable))
    state.applied_tags = tags
    if data.get("archived") in {None, state.archived}:
        threads.tell_thread(world, "THREAD_UPDATE", channel)
    else:
        threads.set_archived(world, channel, state, archived=data["archived"])
    if channel.name != old_name:
        notice = _system_message(world, channel, user, MessageType.CHANNEL_NAME_CHANGE)
        notice.content = channel.name
        publish(world, notice)


def _new_tags(channel: Channel, state: ThreadState, data: Json) -> list[int]:
    if "applied_tags" not in data or channel.parent is None:
        return state.applied_tags
    tags = read_tags(data)
    check_tags(channel.parent, tags)
    return list(tags)


def _check_may_change(channel: Channel, state: ThreadState, user: User, data: Json) -> None:
    require(channel, user)
    manages = may(channel, user, Permission.MANAGE_THREADS)
    if state.archived and data.get("archived") is not False:
        raise threads.archived()
    if manages:
        return
    if state.archived and not state.locked and data.keys() == {"archived"}:
        require(channel, user, Permission.SEND_MESSAGES_IN_THREADS)
        return
    restricted = data.keys() & {"locked", "rate_limit_per_user"}
    if restricted or state.locked or state.owner_id != user.id:
        raise missing_permissions()


def _open(
    world: World,
    thread_id: int,
    kind: ChannelType,
    parent: Channel,
    creator: User,
    request: ThreadRequest,
) -> Channel:
    siblings = parent.guild.channels.values() if parent.guild else ()
    active = sum(c.thread is not None and not c.thread.archived for c in siblings)
    if active >= MAX_ACTIVE:
        raise DiscordFault(400, 160006, "Maximum number of active threads reached")
    now = world.now()
    state = ThreadState(creator.id, now, now, now, request.auto_archive_duration)
    state.invitable = request.invitable
    channel = Channel(
        thread_id, kind, request.name, parent.guild, parent, slowmode=request.slowmode, thread=state
    )
    if kind is ChannelType.PRIVATE_THREAD:
        state.members[creator.id] = now
    world.add_channel(channel)
    return channel


def _join_creator(world: World, channel: Channel, creator: User) -> None:
    threads.add_members(world, channel, thread_state(channel), [creator])


def _system_message(world: World, channel: Channel, author: User, kind: MessageType) -> Message:
    return Message(world.next_id(), channel, author, "", world.now(), kind)
