"""What a rule of sight lets through, against discord.py's own word on every possible member."""

from __future__ import annotations

from typing import Any

import discord
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cogs.sight import Readers, may_read, may_see, readers_may_see
from bot.sandbox.permissions import Permission
from tests.cogs.doing import until
from tests.cogs.matrix import CHANNELS, EXCEPTED, EXCEPTIONS, GRANTED, Counts, Ground
from tests.conftest import Town

GROUND = Ground()

PAIR = st.lists(st.integers(0, CHANNELS - 1), min_size=2, max_size=2, unique=True)


# `python -m tests.benchmarks sight` draws 2,000.
@settings(max_examples=300, deadline=None)
@given(grants=GRANTED, exceptions=EXCEPTED, pair=PAIR)
def test_nobody_reads_elsewhere_what_they_may_not_read_there(
    grants: tuple[int, ...], exceptions: tuple[int, ...], pair: list[int]
) -> None:
    server = GROUND.server(grants, exceptions)
    counts = Counts()
    counts.add(server, lambda here: Readers(here).may_read)
    assert (counts.leaks, counts.needless) == (0, 0)
    here, there = (server.places[number] for number in pair)
    assert readers_may_see(here, there) == Readers(here).may_read(there)


def test_people_read_what_discord_lets_them_read() -> None:
    server = GROUND.server((1 | 2, 0, 0, 8), (0,) * EXCEPTIONS)
    for person in server.people:
        for place in server.places:
            rights = place.permissions_for(person)
            inside = rights.connect or place.type is not discord.ChannelType.voice
            assert may_read(person, place) == (rights.read_message_history and inside)
    elsewhere = Ground().server((7, 0, 0, 0), (0,) * EXCEPTIONS)
    assert not may_read(server.people[0], elsewhere.places[0])


def test_exceptions_for_those_who_are_gone_keep_nobody_out() -> None:
    server = GROUND.server((7, 0, 0, 0), (0,) * EXCEPTIONS)
    here, there = server.places[:2]
    gone = discord.PermissionOverwrite(view_channel=False)
    role = discord.Object(1, type=discord.Role)
    assert readers_may_see(here, there)
    there._overwrites = [_exception(role.id, 0, gone)]
    assert readers_may_see(here, there)
    # Who has left may come back.
    there._overwrites = [_exception(role.id, 1, gone)]
    assert not readers_may_see(here, there)


def _exception(whom: int, kind: int, exception: discord.PermissionOverwrite) -> Any:
    allow, deny = exception.pair()
    data: Any = {"id": whom, "type": kind, "allow": allow.value, "deny": deny.value}
    return discord.abc._Overwrites(data)


async def test_private_thread_is_read_by_its_members_and_those_who_manage_threads(
    town: Town,
) -> None:
    hush = await town.alice.start_thread(town.news, "hush", private=True)
    await town.alice.add_to_thread(hush, town.bot.user)
    guild = town.client.get_guild(town.guild.id)
    assert guild is not None
    thread: Any = await town.client.fetch_channel(hush.id)
    alice, bob = [await guild.fetch_member(person.id) for person in (town.alice, town.bob)]
    assert not may_read(alice, thread)
    assert may_read(alice, thread, is_inside=True)
    assert [await may_see(person.id, thread) for person in (alice, bob)] == [True, False]
    assert not await may_see(1, thread)
    moderators = town.guild.create_role("moderators", permissions=int(Permission.MANAGE_THREADS))
    town.guild.members[town.bob.id].roles.add(moderators.id)
    await until(lambda: _knows(guild, moderators.id))
    assert may_read(await guild.fetch_member(bob.id), thread)
    assert await may_see(bob.id, thread)
    assert not readers_may_see(guild.get_channel(town.news.id), thread)
    assert readers_may_see(thread, guild.get_channel(town.news.id))
    assert readers_may_see(thread, thread)


async def _knows(guild: discord.Guild, role: int) -> bool:
    return guild.get_role(role) is not None


async def test_what_is_no_channel_of_a_server_is_read_by_nobody(town: Town) -> None:
    news: Any = town.client.get_channel(town.news.id)
    direct = await (await town.client.fetch_user(town.alice.id)).create_dm()
    assert not await may_see(town.alice.id, direct)
    assert not may_read(news.guild.me, direct)
    assert not readers_may_see(news, direct)
    assert not Readers(direct).may_read(news)
