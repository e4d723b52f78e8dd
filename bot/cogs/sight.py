"""Who may read what: a message is shown elsewhere only where every reader may read it already."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations_with_replacement
from typing import Any, Final

import discord

from bot.cogs.places import parent_of

VOICE: Final = (discord.VoiceChannel, discord.StageChannel)

VIEW: Final = discord.Permissions(view_channel=True).value
HISTORY: Final = discord.Permissions(read_message_history=True).value
CONNECT: Final = discord.Permissions(connect=True).value

Bits = tuple[int, int]
"""What an exception allows and what it denies, in Discord's permission bits."""

NONE: Final[Bits] = (0, 0)


def readers_may_see(here: Any, there: Any) -> bool:
    """Tell whether everybody who reads one channel may read another one as well.

    A channel and its threads are one place: what is written in it is no news there.

    Args:
        here: A channel or thread of a server.
        there: Another one.
    """
    if _is_private(there) and there.id != here.id:
        return False
    return parent_of(here) == parent_of(there) or Readers(here).may_read(there)


class Readers:
    """Everybody who sees a channel, whatever roles they have or may be given.

    Args:
        here: A channel or thread of a server.
    """

    def __init__(self, here: Any) -> None:
        self._place = place = _place(here)
        if place is None:
            return
        guild = place.guild
        own = guild.self_role
        self._exceptions = _exceptions(place)
        self._everyone = guild.default_role.permissions
        # Who administers reads everything, and so does the owner; the bot is no reader.
        self._roles = [
            (role.id, role.permissions.value)
            for role in guild.roles
            if not (role.is_default() or role == own or role.permissions.administrator)
        ]
        self._unbound = {guild.owner_id, guild.me.id}

    def may_read(self, there: Any) -> bool:
        """Tell whether all of them may read a channel, and what was written in it before.

        That holds for the very channel they see as well, which may hide what was written before.
        Private threads are left out, and what is for adults where not all are.
        """
        place, other = self._place, _place(there)
        if place is None or other is None or place.guild.id != other.guild.id or _is_private(there):
            return False
        if _is_for_adults(other) and not _is_for_adults(place):
            return False
        if self._everyone.administrator:
            return True
        exceptions = _exceptions(other)
        rights = (VIEW, HISTORY, CONNECT) if isinstance(other, VOICE) else (VIEW, HISTORY)
        return all(self._hold(right, exceptions) for right in rights)

    def _hold(self, right: int, there: _Exceptions) -> bool:
        """Tell whether all who see the channel hold a right in another one.

        Whoever does not owes it to one role at most that shows the one channel, and to one more
        that bars from the other: without their further roles it would be the same. So to look at
        all sets of roles is to look at each two of them.
        """
        here, everyone = self._exceptions, self._everyone.value
        kinds = {(0, NONE, NONE)} | {
            (
                bits & (VIEW | right),
                _only(VIEW, here.roles.get(role, NONE)),
                _only(right, there.roles.get(role, NONE)),
            )
            for role, bits in self._roles
        }
        people = {(NONE, NONE)} | {
            (
                _only(VIEW, here.members.get(person, NONE)),
                _only(right, there.members.get(person, NONE)),
            )
            for person in (here.members.keys() | there.members.keys()) - self._unbound
        }
        for one, two in combinations_with_replacement(kinds, 2):
            base = everyone | one[0] | two[0]
            seen = _under(_under(base, here.everyone), _joined(one[1], two[1]))
            held = _under(_under(base, there.everyone), _joined(one[2], two[2]))
            for own_here, own_there in people:
                if _under(seen, own_here) & VIEW and not _under(held, own_there) & right:
                    return False
        return True


def may_read(person: discord.Member, there: Any, *, is_inside: bool = False) -> bool:
    """Tell whether a member may read a channel or thread, and what was written in it before.

    Args:
        person: The member, with the roles they have at the moment.
        there: The channel or thread.
        is_inside: Whether they belong to it, in case that it is a private thread.
    """
    place = _place(there)
    if place is None or place.guild.id != person.guild.id:
        return False
    rights = place.permissions_for(person)
    if _is_private(there) and not (is_inside or rights.manage_threads):
        return False
    # A voice channel's chat is inside.
    connected = rights.connect or not isinstance(place, VOICE)
    return bool(rights.view_channel and rights.read_message_history and connected)


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
    return may_read(person, there, is_inside=True)


def _place(channel: Any) -> discord.abc.GuildChannel | None:
    """Return the channel whose permissions hold; None outside servers and out of sight."""
    place = channel.parent if isinstance(channel, discord.Thread) else channel
    return place if isinstance(place, discord.abc.GuildChannel) else None


def _is_private(channel: Any) -> bool:
    return isinstance(channel, discord.Thread) and channel.is_private()


def _is_for_adults(channel: Any) -> bool:
    return bool(getattr(channel, "nsfw", False))


@dataclass(slots=True)
class _Exceptions:
    """A channel's exceptions, those for roles and members by their ids."""

    everyone: Bits = NONE
    roles: dict[int, Bits] = field(default_factory=dict)
    members: dict[int, Bits] = field(default_factory=dict)


def _exceptions(channel: discord.abc.GuildChannel) -> _Exceptions:
    found = _Exceptions()
    for who, exception in channel.overwrites.items():
        allowed, denied = exception.pair()
        bits = allowed.value, denied.value
        kind = who.type if isinstance(who, discord.Object) else type(who)
        if who.id == channel.guild.id:
            found.everyone = bits
        elif kind is discord.Role:
            found.roles[who.id] = bits
        else:
            found.members[who.id] = bits
    return found


def _only(right: int, bits: Bits) -> Bits:
    return bits[0] & right, bits[1] & right


def _joined(one: Bits, two: Bits) -> Bits:
    return one[0] | two[0], one[1] | two[1]


def _under(held: int, exception: Bits) -> int:
    """Return what is left of some rights under an exception, as Discord computes it."""
    allowed, denied = exception
    return held & ~denied | allowed
