"""The JSON of messages, their files and reactions, for one reader at a time."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from bot.sandbox.entities import (
    Attachment,
    Json,
    Message,
    MessageFlag,
    MessageType,
    Reader,
    Reference,
    User,
)
from bot.sandbox.payloads import channel_payload, member_payload, moment, user_payload
from bot.sandbox.polls import poll_payload

if TYPE_CHECKING:
    from bot.sandbox.state import World

LINK_LIFE = timedelta(hours=24)
"""How long a signed attachment link works."""

_SHOWS_REFERENCED = frozenset(
    {MessageType.REPLY, MessageType.THREAD_STARTER, MessageType.CONTEXT_MENU_COMMAND}
)


def message_payload(
    world: World, message: Message, reader: Reader, *, nested: bool = False
) -> Json:
    """Return a message as REST shows it, blanked for a reader without Message Content.

    A message it replies to stands in `referenced_message`; `nested` stops at one level.
    """
    visible = _shows_content(message, reader)
    hides_embeds = message.flags & MessageFlag.SUPPRESS_EMBEDS
    payload: Json = {
        "id": str(message.id),
        "channel_id": str(message.channel.id),
        "author": user_payload(message.author),
        "content": message.content if visible else "",
        "timestamp": moment(message.created_at),
        "edited_timestamp": moment(message.edited_at),
        "tts": message.tts,
        "mention_everyone": message.mention_everyone,
        "mentions": [_mention_payload(user, message) for user in message.mentions],
        "mention_roles": [str(role) for role in message.mention_roles],
        "attachments": attachment_payloads(world, message.attachments) if visible else [],
        "embeds": message.embeds if visible and not hides_embeds else [],
        "components": message.components if visible else [],
        "pinned": message.pinned,
        "type": int(message.type),
        "flags": message.flags,
    }
    if message.reactions:
        payload["reactions"] = _reactions(message, reader.user)
    if message.reference is not None:
        payload["message_reference"] = _reference(message.reference)
    if message.snapshots:
        payload["message_snapshots"] = message.snapshots if visible else _blanked(message.snapshots)
    if message.poll is not None and visible:
        payload["poll"] = poll_payload(message.poll, reader.user, world.now())
    _add_optional(payload, message, reader.user)
    if not nested and message.reference is not None and message.type in _SHOWS_REFERENCED:
        payload["referenced_message"] = _referenced(world, message.reference, reader)
    return payload


def gateway_message_payload(world: World, message: Message, reader: Reader) -> Json:
    """Return a message as gateway events show it: with the guild's id and the author's member."""
    payload = message_payload(world, message, reader)
    guild = message.channel.guild
    if guild is not None:
        payload["guild_id"] = str(guild.id)
        if message.author.id in guild.members and message.webhook_id is None:
            member = guild.members[message.author.id]
            payload["member"] = member_payload(member, with_user=False)
    payload["channel_type"] = int(message.channel.type)
    return payload


def attachment_payloads(world: World, attachments: list[Attachment]) -> list[Json]:
    """Return a message's files with links that are signed for a day from now."""
    return [_attachment(world, attachment) for attachment in attachments]


def snapshot_payload(world: World, message: Message) -> Json:
    """Return the copy of a message that a forward carries."""
    full = message_payload(world, message, Reader(message.author))
    kept = (
        "type", "content", "embeds", "attachments", "timestamp", "edited_timestamp", "flags",
        "mentions", "mention_roles", "components",
    )  # fmt: skip
    return {"message": {key: full[key] for key in kept}}


def link_signature(path: str, expires: str) -> str:
    """Return the `hm` parameter that makes an attachment link valid until `expires` (hex)."""
    return hashlib.sha256(f"{path}?{expires}".encode()).hexdigest()


def _attachment(world: World, attachment: Attachment) -> Json:
    folder = "ephemeral-attachments" if attachment.ephemeral else "attachments"
    path = f"/{folder}/{attachment.channel_id}/{attachment.id}/{quote(attachment.filename)}"
    expires = f"{int((world.now() + LINK_LIFE).timestamp()):x}"
    issued = f"{int(world.now().timestamp()):x}"
    query = f"?ex={expires}&is={issued}&hm={link_signature(path, expires)}&"
    payload: Json = {
        "id": str(attachment.id),
        "filename": attachment.filename,
        "size": len(attachment.data),
        "url": world.cdn_url + path + query,
        "proxy_url": world.cdn_url + path + query,
    }
    if attachment.content_type is not None:
        payload["content_type"] = attachment.content_type
    if attachment.description is not None:
        payload["description"] = attachment.description
    if attachment.ephemeral:
        payload["ephemeral"] = True
    return payload


def _shows_content(message: Message, reader: Reader) -> bool:
    return (
        reader.content
        or message.channel.guild is None
        or message.author is reader.user
        or reader.user in message.mentions
    )


def _blanked(snapshots: list[Json]) -> list[Json]:
    empty = {"content": "", "embeds": [], "attachments": [], "components": []}
    return [{"message": snapshot["message"] | empty} for snapshot in snapshots]


def _mention_payload(user: User, message: Message) -> Json:
    payload = user_payload(user)
    guild = message.channel.guild
    if guild is not None and user.id in guild.members:
        payload["member"] = member_payload(guild.members[user.id], with_user=False)
    return payload


def emoji_payload(emoji: str) -> Json:
    """Return an emoji from "📰" or "name:id"."""
    name, _, emoji_id = emoji.partition(":")
    return {"id": emoji_id or None, "name": name}


def _reactions(message: Message, reader: User) -> list[Json]:
    return [
        {
            "emoji": emoji_payload(emoji),
            "count": len(users),
            "count_details": {"burst": 0, "normal": len(users)},
            "me": reader.id in users,
            "me_burst": False,
            "burst_colors": [],
        }
        for emoji, users in message.reactions.items()
    ]


def _reference(reference: Reference) -> Json:
    payload: Json = {"type": reference.kind, "channel_id": str(reference.channel_id)}
    if reference.message_id is not None:
        payload["message_id"] = str(reference.message_id)
    if reference.guild_id is not None:
        payload["guild_id"] = str(reference.guild_id)
    return payload


def _referenced(world: World, reference: Reference, reader: Reader) -> Json | None:
    channel = world.channels.get(reference.channel_id)
    found = channel and channel.messages.get(reference.message_id or 0)
    return message_payload(world, found, reader, nested=True) if found else None


def _add_optional(payload: Json, message: Message, reader: User) -> None:
    if message.nonce is not None:
        payload["nonce"] = message.nonce
    if message.application_id is not None:
        payload["application_id"] = str(message.application_id)
    if message.webhook_id is not None:
        payload["webhook_id"] = str(message.webhook_id)
    if message.interaction is not None:
        payload["interaction_metadata"] = message.interaction
    if message.position is not None:
        payload["position"] = message.position
    if message.thread is not None:
        payload["thread"] = channel_payload(message.thread, reader)
