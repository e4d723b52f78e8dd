"""Changing and removing what was posted."""

from __future__ import annotations

from bot.sandbox import threads
from bot.sandbox.components import numbered
from bot.sandbox.drafts import Change
from bot.sandbox.entities import Event, Json, Message, MessageFlag, MessageType, User
from bot.sandbox.errors import DiscordFault, missing_permissions, system_message
from bot.sandbox.intents import Intent
from bot.sandbox.mentions import find_mentions
from bot.sandbox.permissions import Permission, may
from bot.sandbox.posting import QUOTABLE, attach, empty_message, stored_embed, tell
from bot.sandbox.state import World

UNDELETABLE = frozenset(
    {MessageType.RECIPIENT_ADD, MessageType.CHANNEL_NAME_CHANGE, MessageType.THREAD_STARTER}
)

_EDITABLE_FLAGS = int(MessageFlag.SUPPRESS_EMBEDS)


def check_may_edit(message: Message, editor: User, change: Change) -> None:
    """Refuse an edit that is not the editor's to make.

    Raises:
        DiscordFault: 50005 for another's message, 50021 for a system message, 520003 for a poll,
            50083 or 160005 in a closed thread.
    """
    channel = message.channel
    if channel.thread is not None:
        threads.check_may_change(channel, channel.thread, editor)
    if message.type not in QUOTABLE:
        raise system_message()
    if message.author is editor:
        if message.poll is not None:
            raise DiscordFault(400, 520003, "Cannot edit a poll message")
        return
    hides_embeds = change.fields.keys() == {"flags"} and not change.files
    if not (hides_embeds and may(channel, editor, Permission.MANAGE_MESSAGES)):
        raise DiscordFault(403, 50005, "Cannot edit a message authored by another user")


def edit(world: World, message: Message, change: Change) -> None:
    """Change a message and tell of it; who may is decided elsewhere.

    Raises:
        DiscordFault: 50006 when nothing would be left.
    """
    fields = change.fields
    content = message.content
    if "content" in fields:
        content = str(fields["content"] or "").strip()
    embeds, components = _parts(message, fields)
    kept = [a for a in message.attachments if change.kept is None or a.id in change.kept]
    stays = message.snapshots or message.poll
    if not (content or embeds or components or kept or change.files or stays):
        raise empty_message()
    message.content, message.embeds, message.components = content, embeds, components
    message.attachments = kept + [attach(world, message.channel, file) for file in change.files]
    if "flags" in fields:
        wanted = int(fields["flags"] or 0) & _EDITABLE_FLAGS
        message.flags = (message.flags & ~_EDITABLE_FLAGS) | wanted
    if fields.keys() - {"flags"} or change.files or change.kept is not None:
        message.edited_at = world.now()
    if "content" in fields:
        _mention_anew(world, message, change)
    if message.ephemeral_to is None:
        tell(world, "MESSAGE_UPDATE", message)
    else:
        world.changed()


def delete(world: World, message: Message) -> None:
    """Remove a message and tell of it; its thread stays."""
    channel = message.channel
    del channel.messages[message.id]
    if channel.thread is not None:
        channel.thread.message_count = max(0, channel.thread.message_count - 1)
    if message.ephemeral_to is not None:
        world.changed()
        return
    payload: Json = {"id": str(message.id), "channel_id": str(channel.id)}
    if channel.guild is not None:
        payload["guild_id"] = str(channel.guild.id)
    intent = Intent.DIRECT_MESSAGES if channel.guild is None else Intent.GUILD_MESSAGES
    world.emit(
        Event("MESSAGE_DELETE", payload, channel.guild, channel, intent=intent, subject=message)
    )


def check_may_delete(message: Message, user: User) -> None:
    """Refuse the deletion of another's message without Manage Messages.

    Raises:
        DiscordFault: 50021 for system messages that stay, 50003 in direct messages, 50013, and
            50083 in a thread that is archived and locked.
    """
    channel = message.channel
    if message.type in UNDELETABLE:
        raise system_message()
    if channel.thread is not None:
        threads.check_may_act(channel, channel.thread, user)
    if message.author is user:
        return
    if channel.guild is None:
        raise DiscordFault(403, 50003, "Cannot execute action on a DM channel")
    if not may(channel, user, Permission.MANAGE_MESSAGES):
        raise missing_permissions()


def unfurl(world: World, message: Message, embeds: list[Json]) -> None:
    """Add link previews to a message, as Discord does some time after it was posted.

    A preview is of type "link" unless it says otherwise ("article", "rich", "image", "video").
    """
    previews = [{"type": "link"} | embed for embed in embeds]
    message.embeds = [*message.embeds, *previews]
    tell(world, "MESSAGE_UPDATE", message)


def _parts(message: Message, fields: Json) -> tuple[list[Json], list[Json]]:
    embeds, components = message.embeds, message.components
    if "embeds" in fields:
        embeds = [stored_embed(embed) for embed in fields["embeds"] or ()]
    if "components" in fields:
        components = numbered(list(fields["components"] or ()))
    return embeds, components


def _mention_anew(world: World, message: Message, change: Change) -> None:
    replied_to = None
    reference = message.reference
    if reference is not None and reference.message_id is not None and reference.kind == 0:
        source = message.channel.messages.get(reference.message_id)
        replied_to = source.author if source else None
    found = find_mentions(
        world, message.channel, message.author, message.content, change.allowed_mentions, replied_to
    )
    message.mentions, message.mention_roles = list(found.users), list(found.roles)
    message.mention_everyone = found.everyone
