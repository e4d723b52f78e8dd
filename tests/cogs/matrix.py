"""Servers with all sorts of exceptions, and every member they could have, as discord.py knows them.

Whether a rule leaks is told by discord.py's own `permissions_for`, member by member.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import chain, combinations
from typing import Any

import discord
from hypothesis import strategies as st

from bot.sandbox.entities import Channel, Guild, Overwrite, Reader, User
from bot.sandbox.payloads import guild_create_payload, member_payload
from bot.sandbox.permissions import Permission
from bot.sandbox.state import World

VIEW, HISTORY, CONNECT = int(Permission.VIEW_CHANNEL), int(Permission.READ_MESSAGE_HISTORY), 1 << 20
RIGHTS = (VIEW, HISTORY, CONNECT)
ROLES, CHANNELS, NAMED = 3, 6, 2

GRANTS = 1 + ROLES
"""What everyone and each role may do: 0 to 7 by rights, 8 for administrators."""

EXCEPTIONS = CHANNELS * (1 + ROLES + NAMED)
"""Exceptions for everyone, the roles and the members named: 0 to 26, one digit by right."""

GRANTED = st.tuples(*[st.integers(0, 8)] * GRANTS)

# Most channels have few exceptions, and most of those are about one right alone.
EXCEPTED = st.tuples(
    *[st.sampled_from([0] * 40 + [1, 2, 3, 6] * 3 + list(range(1, 27)))] * EXCEPTIONS
)

Rule = Callable[[Any], Callable[[Any], bool]]
"""What tells of a channel which others may be drawn on in it."""


@dataclass(frozen=True)
class Server:
    """A server as discord.py has it, and everybody who could be in it."""

    guild: discord.Guild
    people: tuple[discord.Member, ...]

    @property
    def places(self) -> list[Any]:
        return [place for place in self.guild.channels if place.name.startswith("room")]

    def leaks(self, here: Any, there: Any) -> bool:
        """Tell whether somebody sees one channel who may not read the other."""
        return bool(self._sight[here.id][0] & ~self._sight[there.id][1])

    @cached_property
    def _sight(self) -> dict[int, tuple[int, int]]:
        """Who sees and who reads each channel, a bit for each."""
        found = {}
        for place in self.places:
            seen = read = 0
            for bit, person in enumerate(self.people):
                rights = place.permissions_for(person)
                inside = rights.connect or not isinstance(place, discord.VoiceChannel)
                seen |= rights.view_channel << bit
                read |= (rights.view_channel and rights.read_message_history and inside) << bit
            found[place.id] = seen, read
        return found


@dataclass
class Counts:
    """How a rule fares; `adult` omissions are meant: what is for adults stays among them."""

    pairs: int = 0
    allowed: int = 0
    leaks: int = 0
    needless: int = 0
    adult: int = 0

    def add(self, server: Server, rule: Rule) -> None:
        """Count what a rule says of each channel with each, itself included."""
        for here in server.places:
            allows = rule(here)
            for there in server.places:
                self.pairs += 1
                leaks = server.leaks(here, there)
                if allows(there):
                    self.allowed += 1
                    self.leaks += leaks
                elif not leaks:
                    adult = there.is_nsfw() and not here.is_nsfw()
                    self.adult += adult
                    self.needless += not adult


class _SlowWorld(World):
    """Ids of one moment share their hash in discord.py, which makes it slow: here none does."""

    def next_id(self) -> int:
        self.shift_clock(timedelta(milliseconds=1))
        return super().next_id()


class Ground:
    """A server to be set up again and again."""

    def __init__(self) -> None:
        world = _SlowWorld()
        self._guild = guild = world.create_guild("Town", world.create_user("Owner"))
        self._app = world.create_application("Precis", "t", frozenset())
        self._app.join(guild)
        self._roles = [guild.create_role(f"role {number}") for number in range(ROLES)]
        self._boss = guild.create_role("boss", permissions=int(Permission.ADMINISTRATOR))
        self._named = [world.create_user(f"Named {number}") for number in range(NAMED)]
        self._others = world.create_user("Anybody")
        self._places = _places(guild)
        # Shards, sessions and requests are not needed to know who may read what.
        self._state = discord.Client(intents=discord.Intents.none())._connection
        self._state.user = discord.ClientUser(state=self._state, data=_user(self._app.user))

    def server(self, grants: Sequence[int], exceptions: Sequence[int]) -> Server:
        """Return the server under some grants and exceptions; see `GRANTS` and `EXCEPTIONS`."""
        for role, grant in zip((self._guild.everyone, *self._roles), grants, strict=True):
            bits = sum(right for place, right in enumerate(RIGHTS) if grant >> place & 1)
            role.permissions = int(Permission.ADMINISTRATOR) if grant == 8 else bits
        left = iter(exceptions)
        for place in self._places:
            place.overwrites.clear()
            for kind, whom in self._whom():
                allow, deny = _digits(next(left))
                if allow or deny:
                    place.overwrites[whom] = Overwrite(whom, kind, allow, deny)
            # The bot has an exception of its own wherever few are let in.
            place.overwrites[self._app.user.id] = Overwrite(self._app.user.id, 1, VIEW | HISTORY)
        data: Any = guild_create_payload(self._guild, Reader(self._app.user))
        guild = discord.Guild(data=data, state=self._state)
        return Server(guild, tuple(self._people(guild)))

    def _whom(self) -> Iterator[tuple[int, int]]:
        yield from ((0, role.id) for role in (self._guild.everyone, *self._roles))
        yield from ((1, user.id) for user in self._named)

    def _people(self, guild: discord.Guild) -> Iterator[discord.Member]:
        ids = [role.id for role in self._roles]
        every = chain.from_iterable(combinations(ids, size) for size in range(len(ids) + 1))
        for roles in every:
            for user in (*self._named, self._others):
                yield self._person(guild, user, roles)
        yield self._person(guild, self._named[0], (self._boss.id,))
        yield self._person(guild, self._guild.owner, ())

    def _person(self, guild: discord.Guild, user: User, roles: Sequence[int]) -> discord.Member:
        data: Any = member_payload(self._guild.members[self._app.user.id]) | {
            "user": _user(user),
            "roles": [str(role) for role in roles],
        }
        return discord.Member(data=data, guild=guild, state=self._state)


def _user(user: User) -> Any:
    return {
        "id": str(user.id),
        "username": user.name,
        "discriminator": "0",
        "global_name": None,
        "avatar": None,
    }


def _places(guild: Guild) -> list[Channel]:
    """Make a channel of each kind; two of them are for adults."""
    made = [
        guild.create_text_channel("room text"),
        guild.create_announcement_channel("room news"),
        guild.create_voice_channel("room voice"),
        guild.create_forum("room forum"),
        guild.create_text_channel("room late"),
        guild.create_text_channel("room later"),
    ]
    for place in made[-2:]:
        place.nsfw = True
    return made


def _digits(number: int) -> tuple[int, int]:
    """Return what an exception allows and denies."""
    allow = deny = 0
    for right in RIGHTS:
        number, digit = divmod(number, 3)
        allow |= right * (digit == 1)
        deny |= right * (digit == 2)
    return allow, deny
