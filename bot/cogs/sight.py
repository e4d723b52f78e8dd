"""Who may read what: a message is shown elsewhere only where every reader may read it already."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import discord

from bot.cogs.places import parent_of

VOICE: Final = (discord.VoiceChannel, discord.StageChannel)


def readers_may_see(here: Any, there: Any) -> bool:
    """Tell whether everybody who reads one channel may read another one as well.

    It errs on the careful side: roles add up in ways that only each member's own set of them
    decides, so whatever keeps somebody out of `there` has to keep them out of `here` by the same
    exception, and whoever an exception lets in `here`, one has to let in `there`.

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
    is_tamer = _is_for_adults(place) or not _is_for_adults(other)
    return is_tamer and _exceptions_agree(place, other) and _readers_read(place, other)


def _exceptions_agree(place: Any, other: Any) -> bool:
    """Tell whether nobody is kept out of one channel whom an exception keeps in the other."""
    barred, admitted = _barred(other), _admitted(place)
    if not barred:
        return True
    half = set(_half_barred(other))
    return barred <= _out_of_sight(place) and admitted <= (set() if half else _admitted(other))


def _readers_read(place: Any, other: Any) -> bool:
    """Tell whether each role, and each member named, that sees a channel may read the other."""
    admitted, roles = _admitted(place), place.guild.roles
    readers = {role for role in roles if place.permissions_for(role).view_channel}
    others = {role for role in roles if _reads(other, role)}
    people = admitted - {role.id for role in roles}
    all_read = place.guild.default_role in others
    return readers <= others and (all_read or people <= _admitted_to_read(other))


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
    return _reads(place, person)


def _place(channel: Any) -> discord.abc.GuildChannel | None:
    """Return the channel whose permissions hold; None outside servers and out of sight."""
    place = channel.parent if isinstance(channel, discord.Thread) else channel
    return place if isinstance(place, discord.abc.GuildChannel) else None


def _is_private(channel: Any) -> bool:
    return isinstance(channel, discord.Thread) and channel.is_private()


def _reads(channel: Any, who: discord.Role | discord.Member) -> bool:
    """Tell whether somebody may read what was written before; a voice channel's chat is inside."""
    rights = channel.permissions_for(who)
    inside = rights.connect or not isinstance(channel, VOICE)
    return bool(rights.view_channel and rights.read_message_history and inside)


def _is_for_adults(channel: Any) -> bool:
    return bool(getattr(channel, "nsfw", False))


def _exceptions(channel: Any) -> Iterator[tuple[int, discord.PermissionOverwrite]]:
    """Yield the exceptions for roles and members, but for everyone, by their ids."""
    for who, exception in channel.overwrites.items():
        if not (isinstance(who, discord.Role) and who.is_default()):
            yield who.id, exception


def _out_of_sight(channel: Any) -> set[int]:
    return {who for who, exception in _exceptions(channel) if exception.view_channel is False}


def _half_barred(channel: Any) -> Iterator[int]:
    """Yield who sees a channel by its name, and may not read it."""
    for who, exception in _exceptions(channel):
        locked = isinstance(channel, VOICE) and exception.connect is False
        if exception.read_message_history is False or locked:
            yield who


def _barred(channel: Any) -> set[int]:
    return _out_of_sight(channel) | set(_half_barred(channel))


def _admitted(channel: Any) -> set[int]:
    return {who for who, exception in _exceptions(channel) if exception.view_channel}


def _admitted_to_read(channel: Any) -> set[int]:
    history = _is_for_all(channel, "read_message_history")
    inside = not isinstance(channel, VOICE) or _is_for_all(channel, "connect")
    return {
        who
        for who, exception in _exceptions(channel)
        if exception.view_channel
        and (history or exception.read_message_history)
        and (inside or exception.connect)
    }


def _is_for_all(channel: Any, right: str) -> bool:
    """Tell whether everyone has a right in a channel, once they see it."""
    everyone = channel.guild.default_role
    excepted = getattr(channel.overwrites_for(everyone), right)
    return bool(getattr(everyone.permissions, right) if excepted is None else excepted)
