"""Posting messages: who may, what becomes of a draft, and who hears of it; bots as people."""

from __future__ import annotations

from datetime import timedelta

from bot.sandbox import threads
from bot.sandbox.components import numbered
from bot.sandbox.drafts import MAX_CONTENT, Draft, NewFile, ReferenceRequest
from bot.sandbox.entities import (
    THREADS,
    Attachment,
    Channel,
    ChannelType,
    Event,
    Json,
    Message,
    MessageFlag,
    MessageType,
    Reader,
    Reference,
    User,
)
from bot.sandbox.errors import DiscordFault, form_error, unknown
from bot.sandbox.intents import Intent
from bot.sandbox.mentions import find_mentions, pinged
from bot.sandbox.message_payloads import gateway_message_payload, snapshot_payload
from bot.sandbox.permissions import Permission, may, require, sending_bit
from bot.sandbox.polls import opened
from bot.sandbox.state import World

NONCE_LIFE = timedelta(minutes=5)
"""How long a nonce is remembered ("the past few minutes" in the API reference)."""

_WRITABLE = THREADS | {
    ChannelType.TEXT,
    ChannelType.ANNOUNCEMENT,
    ChannelType.VOICE,
    ChannelType.DM,
}
QUOTABLE = frozenset(
    {
        MessageType.DEFAULT,
        MessageType.REPLY,
        MessageType.CHAT_INPUT_COMMAND,
        MessageType.CONTEXT_MENU_COMMAND,
    }
)
"""Kinds of message that can be edited, replied to or given a thread."""


def send(world: World, channel: Channel, author: User, draft: Draft) -> Message:
    """Post a message under all rules; a repeated nonce returns the message it made before.

    Raises:
        DiscordFault: as Discord refuses it.
    """
    check_may_post(world, channel, author, draft)
    if draft.enforce_nonce and draft.nonce is not None:
        earlier = _sent_with(world, author, draft.nonce)
        if earlier is not None:
            return earlier
    message = compose(world, channel, author, draft)
    if draft.nonce is not None:
        world.nonces[author.id, draft.nonce] = message
    publish(world, message)
    return message


def check_may_post(world: World, channel: Channel, author: User, draft: Draft) -> None:
    """Refuse a message that its author may not post here.

    Raises:
        DiscordFault: 40058 or 50008 by the channel's kind, 50007 for closed direct messages,
            50001 or 50013 for permissions, 50006 for nothing, 50083 or 160005 for closed threads,
            20016 for slow mode.
    """
    require(channel, author)
    if channel.type is ChannelType.FORUM:
        raise DiscordFault(400, 40058, "Cannot send a message in a forum channel")
    if channel.type not in _WRITABLE:
        raise DiscordFault(400, 50008, "Cannot send messages in a non-text channel")
    if channel.guild is None:
        _check_direct(world, channel, author)
    if channel.thread is not None:
        threads.check_may_talk(channel, channel.thread, author)
    check_contents(channel, author, draft, sending_bit(channel))
    _check_slowmode(world, channel, author)


def check_contents(channel: Channel, author: User, draft: Draft, sending: Permission) -> None:
    """Refuse an empty or overlong message, or one with parts that its author may not post.

    Raises:
        DiscordFault: 50035, 50006, 50001, 50013.
    """
    if len(draft.content) > MAX_CONTENT:
        words = f"Must be {MAX_CONTENT} or fewer in length."
        raise form_error(("content",), "BASE_TYPE_MAX_LENGTH", words)
    needed = [sending]
    if draft.embeds:
        needed.append(Permission.EMBED_LINKS)
    if draft.files:
        needed.append(Permission.ATTACH_FILES)
    if draft.tts:
        needed.append(Permission.SEND_TTS_MESSAGES)
    if draft.poll is not None:
        needed.append(Permission.SEND_POLLS)
    require(channel, author, *needed)
    if draft.is_empty:
        raise empty_message()


def empty_message() -> DiscordFault:
    """Return the refusal of a message with nothing in it."""
    return DiscordFault(400, 50006, "Cannot send an empty message")


def compose(world: World, channel: Channel, author: User, draft: Draft) -> Message:
    """Make the message of a draft without showing it to anyone yet.

    Raises:
        DiscordFault: for a reply or forward of something that is not there.
    """
    message = Message(
        world.next_id(), channel, author, draft.content, world.now(), tts=draft.tts,
        nonce=draft.nonce, flags=draft.flags,
    )  # fmt: skip
    replied_to = None
    if draft.reference is not None:
        replied_to = _refer(world, message, draft.reference)
    found = find_mentions(world, channel, author, draft.content, draft.allowed_mentions, replied_to)
    message.mentions = list(found.users)
    message.mention_roles = list(found.roles)
    message.mention_everyone = found.everyone
    message.attachments = [attach(world, channel, file) for file in draft.files]
    message.embeds = [stored_embed(embed) for embed in draft.embeds]
    message.components = numbered(list(draft.components))
    if draft.poll is not None:
        message.poll = opened(draft.poll, message.created_at)
    return message


def publish(world: World, message: Message) -> None:
    """Put a message in its channel and tell of it; one for a single person is told to nobody."""
    channel = message.channel
    if channel.thread is not None and message.ephemeral_to is None:
        threads.note_message(world, channel, channel.thread, message)
    channel.messages[message.id] = message
    if message.ephemeral_to is not None:
        world.changed()
        return
    channel.last_message_id = message.id
    users = pinged(message)
    if users:
        world.pings.append((message, users))
    tell(world, "MESSAGE_CREATE", message)


def tell(world: World, event: str, message: Message) -> None:
    """Emit MESSAGE_CREATE or MESSAGE_UPDATE."""

    def payload(reader: Reader) -> Json:
        data = gateway_message_payload(world, message, reader)
        if reader.user is not message.author:
            data.pop("nonce", None)
        return data

    guild = message.channel.guild
    intent = Intent.DIRECT_MESSAGES if guild is None else Intent.GUILD_MESSAGES
    world.emit(Event(event, payload, guild, message.channel, intent=intent, subject=message))


def attach(world: World, channel: Channel, file: NewFile) -> Attachment:
    """Store a file on the CDN."""
    attachment = Attachment(
        world.next_id(), channel.id, file.filename, file.data, file.content_type, file.description
    )
    world.attachments[attachment.id] = attachment
    return attachment


def stored_embed(embed: Json) -> Json:
    """Return an embed as Discord keeps it: typed, and with its texts trimmed."""
    kept = {key: _trimmed(value) for key, value in embed.items() if value is not None}
    return kept | {"type": "rich"}


def _trimmed(value: object) -> object:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        return {key: _trimmed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_trimmed(inner) for inner in value]
    return value


def _check_slowmode(world: World, channel: Channel, author: User) -> None:
    exempt = Permission.MANAGE_MESSAGES | Permission.MANAGE_CHANNELS
    if not channel.slowmode or author.bot or may(channel, author, exempt):
        return
    own = [m.created_at for m in channel.messages.values() if m.author is author]
    if own:
        wait = channel.slowmode - (world.now() - max(own)).total_seconds()
        if wait > 0:
            words = "This action cannot be performed due to slowmode rate limit."
            raise DiscordFault(429, 20016, words, retry_after=round(wait, 3))


def _check_direct(world: World, channel: Channel, author: User) -> None:
    other = next(user for user in channel.recipients if user is not author)
    shared = any({author.id, other.id} <= guild.members.keys() for guild in world.guilds.values())
    if other.refuses_messages or not shared or (author.bot and other.bot):
        raise DiscordFault(403, 50007, "Cannot send messages to this user")


def _sent_with(world: World, author: User, nonce: str) -> Message | None:
    since = world.now() - NONCE_LIFE
    earlier = world.nonces.get((author.id, nonce))
    if earlier is None or earlier.created_at < since:
        return None
    return earlier


def _refer(world: World, message: Message, request: ReferenceRequest) -> User | None:
    """Join a reply or forward to its message; return whom a reply answers."""
    channel = message.channel
    if request.channel_id is not None and request.channel_id != channel.id:
        source = world.channels.get(request.channel_id)
    else:
        source = channel
    if request.kind == 1:
        _forward(world, message, source, request)
        return None
    if not may(channel, message.author, Permission.READ_MESSAGE_HISTORY):
        words = "Cannot reply without permission to read message history"
        raise DiscordFault(403, 160002, words)
    found = channel.messages.get(request.message_id) if source is channel else None
    if found is None or found.ephemeral_to is not None:
        if request.must_exist:
            raise form_error(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
        return None
    if found.type not in QUOTABLE:
        code, words = "REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE", "Cannot reply to a system message"
        raise form_error(("message_reference",), code, words)
    message.type = MessageType.REPLY
    message.reference = _reference_to(found, kind=0)
    return found.author


def _forward(
    world: World, message: Message, source: Channel | None, request: ReferenceRequest
) -> None:
    if source is None:
        raise unknown("Channel")
    require(source, message.author)
    found = world.message(source, request.message_id)
    is_basic = found.type in {MessageType.DEFAULT, MessageType.REPLY}
    if not is_basic or found.components or found.poll:
        raise form_error(
            ("message_reference",), "MESSAGE_REFERENCE_INVALID", "Cannot forward this message"
        )
    message.reference = _reference_to(found, kind=1)
    message.snapshots = found.snapshots or [snapshot_payload(world, found)]
    message.flags |= MessageFlag.HAS_SNAPSHOT


def _reference_to(found: Message, *, kind: int) -> Reference:
    guild = found.channel.guild
    return Reference(found.channel.id, found.id, guild.id if guild else None, kind)
