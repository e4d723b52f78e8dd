"""Channels and messages by their ids, also those that this process has never seen."""

from __future__ import annotations

from typing import Any

import discord


async def channel_of(client: discord.Client, channel: int) -> Any:
    """Return a channel, thread or direct message channel.

    Raises:
        discord.NotFound: when it is gone.
        discord.Forbidden: when the bot may not see it any more.
    """
    return client.get_channel(channel) or await client.fetch_channel(channel)


async def channel_in_sight(client: discord.Client, channel: int) -> Any | None:
    """Return a channel; None when it is gone or out of sight."""
    try:
        return await channel_of(client, channel)
    except (discord.NotFound, discord.Forbidden):
        return None


async def message_of(client: discord.Client, channel: int, message: int) -> discord.Message | None:
    """Return a message; None when it is gone or out of sight."""
    try:
        place = await channel_of(client, channel)
        found: discord.Message = await place.fetch_message(message)
    except (discord.NotFound, discord.Forbidden):
        return None
    return found


def me_of(client: discord.Client) -> int:
    """Return the bot's own id; events and requests come only once it is known."""
    return client.user.id if client.user else 0


def parent_of(channel: Any) -> int:
    """Return the channel that a thread hangs from; any other channel's own id."""
    parent: int | None = getattr(channel, "parent_id", None)
    is_thread = isinstance(channel, discord.Thread)
    return parent if is_thread and parent else int(channel.id)


def is_own_thread(client: discord.Client, channel: Any) -> bool:
    """Tell whether the bot opened a thread, so that what is written in it is meant for the bot."""
    return isinstance(channel, discord.Thread) and channel.owner_id == me_of(client)
