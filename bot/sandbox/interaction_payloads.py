"""The JSON of interactions: what a bot is told, and what its answers say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.entities import Channel, Json, Member, Reader, User
from bot.sandbox.message_payloads import message_payload
from bot.sandbox.payloads import channel_payload, member_payload, user_payload
from bot.sandbox.permissions import channel_permissions

if TYPE_CHECKING:
    from bot.sandbox.interactions import Interaction
    from bot.sandbox.state import World

ATTACHMENT_SIZE_LIMIT = 10 * 1024 * 1024
"""Bytes a bot may upload per file in a server without boosts."""

IN_GUILD, IN_BOT_DM = 0, 1


def interaction_payload(world: World, interaction: Interaction) -> Json:
    """Return INTERACTION_CREATE.

    It always holds the text of the messages it is about: the Message Content intent does not
    guard what a person hands to the bot.
    """
    channel, bot = interaction.channel, interaction.application.user
    payload: Json = {
        "id": str(interaction.id),
        "application_id": str(interaction.application.id),
        "type": int(interaction.kind),
        "token": interaction.token,
        "version": 1,
        "channel_id": str(channel.id),
        "channel": channel_for(channel, bot, interaction.user),
        "data": interaction.data,
        "app_permissions": str(channel_permissions(channel, bot)),
        "locale": interaction.locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": owners(channel),
        "attachment_size_limit": ATTACHMENT_SIZE_LIMIT,
        "context": IN_BOT_DM if channel.guild is None else IN_GUILD,
    }
    payload |= _who(interaction)
    if interaction.message is not None:
        payload["message"] = message_payload(world, interaction.message, Reader(bot))
    return payload


def channel_for(channel: Channel, reader: User, person: User) -> Json:
    """Return a channel with what the person may do in it."""
    permissions = str(channel_permissions(channel, person))
    return channel_payload(channel, reader) | {"permissions": permissions}


def member_for(member: Member, channel: Channel) -> Json:
    """Return a member, without its user, with what it may do in a channel."""
    permissions = str(channel_permissions(channel, member.user))
    return member_payload(member, with_user=False) | {"permissions": permissions}


def owners(channel: Channel) -> dict[str, str]:
    """Return on whose behalf the app is installed; "0" stands for a DM with a server's app."""
    return {"0": str(channel.guild.id) if channel.guild else "0"}


def metadata(interaction: Interaction) -> Json:
    """Return the `interaction_metadata` of messages that answer an interaction."""
    found: Json = {
        "id": str(interaction.id),
        "type": int(interaction.kind),
        "user": user_payload(interaction.user),
        "authorizing_integration_owners": owners(interaction.channel),
    }
    if interaction.parent is not None:
        found["triggering_interaction_metadata"] = metadata(interaction.parent)
    elif interaction.message is not None:
        found["interacted_message_id"] = str(interaction.message.id)
    elif "target_id" in interaction.data:
        found |= _target(interaction.data)
    return found


def _target(data: Json) -> Json:
    target = data["target_id"]
    if target in data["resolved"].get("users", {}):
        return {"target_user": data["resolved"]["users"][target]}
    return {"target_message_id": target}


def _who(interaction: Interaction) -> Json:
    guild = interaction.channel.guild
    if guild is None:
        return {"user": user_payload(interaction.user)}
    member = guild.members[interaction.user.id]
    user = {"user": user_payload(interaction.user)}
    return {
        "guild_id": str(guild.id),
        "guild": {"id": str(guild.id), "locale": guild.preferred_locale, "features": []},
        "guild_locale": guild.preferred_locale,
        "member": member_for(member, interaction.channel) | user,
    }
