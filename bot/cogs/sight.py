"""Who may read what: a message is shown elsewhere only where every reader may read it already."""

from __future__ import annotations

from typing import Any

import discord

from bot.cogs.places import parent_of

Overwrites = dict[Any, discord.PermissionOverwrite]


def readers_may_see(here: Any, there: Any) -> bool:
    """Tell whether everybody who reads one channel may read another one as well.

    It errs on the careful side: roles add up in ways that only each member's own set of them
    decides, so whatever keeps somebody out of `there` has to keep them out of `here` by the same
    exception.

    Args:
        here: A channel or thread of a server.
        there: Another one.
    """
    if _is_private(there) and there.id != here.id:
        return False
    if parent_of(here) == parent_of(there):
        return True
    place, other = _place(here), _place(there)
    if place is None or other is None or place.guild.id != other.guild.id:
        return False
    if not _kept_out(other.overwrites) <= _kept_out(place.overwrites):
        return False
    readers = {role for role in place.guild.roles if _reads(place.permissions_for(role))}
    others = {role for role in place.guild.roles if _reads(other.permissions_for(role))}
    admitted = _let_in(place.overwrites) <= _let_in(other.overwrites)
    return place.guild.default_role in others or (readers <= others and admitted)


async def may_see(member: int, there: Any) -> bool:
    """Tell whether somebody may read a channel or thread of a server.

    Raises:
        discord.HTTPException: when Discord does not say.
    """
    place = _place(there)
    if place is None:
        return False
    try:
        person = place.guild.get_member(member) or await place.guild.fetch_member(member)
        if _is_private(there) and not place.permissions_for(person).manage_threads:
            await there.fetch_member(member)
    except discord.NotFound:
        return False
    return _reads(place.permissions_for(person))


def _place(channel: Any) -> discord.abc.GuildChannel | None:
    """Return the channel whose permissions hold; None outside servers and out of sight."""
    place = channel.parent if isinstance(channel, discord.Thread) else channel
    return place if isinstance(place, discord.abc.GuildChannel) else None


def _is_private(channel: Any) -> bool:
    return isinstance(channel, discord.Thread) and channel.is_private()


def _reads(permissions: discord.Permissions) -> bool:
    return permissions.view_channel and permissions.read_message_history


def _kept_out(overwrites: Overwrites) -> set[int]:
    """Return the roles and members, but for everyone, that an exception keeps from reading."""
    return {
        who.id
        for who, exception in overwrites.items()
        if not (isinstance(who, discord.Role) and who.is_default())
        and False in (exception.view_channel, exception.read_message_history)
    }


def _let_in(overwrites: Overwrites) -> set[int]:
    """Return the members, not roles, that an exception lets read."""
    return {
        who.id
        for who, exception in overwrites.items()
        if not isinstance(who, discord.Role) and exception.view_channel
    }
