from __future__ import annotations

import asyncio
from datetime import date

import pytest
from sqlalchemy import update

from bot.models import Usage
from bot.records import JobKind, NewJob, ServerSettings
from bot.store import Store, open_store
from bot.store.tables import servers
from tests.store.records import ALICE, CHANNEL, DAY, GUILD, NOW, conversation

TODAY = date(2026, 5, 4)


async def test_settings_come_back_as_they_were(store: Store) -> None:
    assert await store.servers.get(GUILD) == ServerSettings()
    for chosen in (
        ServerSettings("📰", "brief", "de", "dry", "never", ("a.example", "b"), 5, 0.5, 6, 0.25),
        ServerSettings(quiet=("c",)),
    ):
        await store.servers.put(GUILD, chosen)
        assert await store.servers.get(GUILD) == chosen
    assert await store.servers.get(GUILD + 1) == ServerSettings()


@pytest.mark.parametrize("stored", [{"length": 5}, [], {"quiet": "x"}])
async def test_settings_that_cannot_be_read_count_as_none(store: Store, stored: object) -> None:
    await store.servers.put(GUILD, ServerSettings(length="brief"))
    async with store.database.write() as connection:
        await connection.execute(update(servers).values(settings=stored))
    assert await store.servers.get(GUILD) == ServerSettings()


async def test_settings_of_another_version_are_read_as_far_as_known(store: Store) -> None:
    await store.servers.put(GUILD, ServerSettings())
    async with store.database.write() as connection:
        await connection.execute(update(servers).values(settings={"length": "brief", "new": 1}))
    assert await store.servers.get(GUILD) == ServerSettings(length="brief")


async def test_channels_are_watched_until_told_otherwise(store: Store) -> None:
    for channel, guild in ((1, GUILD), (2, GUILD), (3, 31), (4, GUILD)):
        await store.servers.watch(channel, guild, True)
    await store.servers.watch(4, GUILD, False)
    await store.servers.note_seen({5: (GUILD, 9), 1: (GUILD, 9)}, NOW)
    assert await store.servers.watched(GUILD) == frozenset({1, 2})
    assert await store.servers.watched(99) == frozenset()
    assert await store.servers.all_watched() == {1: GUILD, 2: GUILD, 3: 31}


async def test_last_message_seen_never_goes_backwards(store: Store) -> None:
    await store.servers.note_seen({}, NOW)
    await store.servers.note_seen({CHANNEL: (GUILD, 50), 8: (None, 10)}, NOW)
    await store.servers.note_seen({CHANNEL: (GUILD, 40), 8: (None, 20)}, NOW + DAY)
    assert await store.servers.seen_since(NOW + DAY) == [(CHANNEL, GUILD, 50), (8, None, 20)]
    await store.servers.note_seen({CHANNEL: (GUILD, 60)}, NOW)
    assert await store.servers.seen_since(NOW + DAY) == [(CHANNEL, GUILD, 60), (8, None, 20)]
    assert await store.servers.seen_since(NOW + 2 * DAY) == []


async def test_channels_in_use_are_those_read_watched_asked_in_and_talked_in(store: Store) -> None:
    await store.servers.note_seen({1: (GUILD, 90), 2: (GUILD, 80)}, NOW)
    await store.servers.watch(3, GUILD, True)
    await store.conversations.open(conversation(4, channel=1, own=True, used_at=NOW))
    await store.conversations.open(conversation(5, channel=1, own=False, used_at=NOW))
    await store.conversations.open(conversation(1, channel=1, own=True, used_at=NOW))
    for origin, channel in ((6, 2), (7, 8), (9, 0)):
        new = NewJob(JobKind.SUMMARY, origin, channel, GUILD, ALICE, {})
        await store.jobs.accept(new, owner="a", lease=DAY, now=NOW)
    assert await store.servers.seen_since(NOW) == [
        (1, GUILD, 90),
        (2, GUILD, 80),
        (3, GUILD, 0),
        (4, GUILD, 0),
        (8, GUILD, 0),
    ]
    assert await store.servers.seen_since(NOW + DAY) == [(3, GUILD, 0)]


async def test_usage_adds_up_by_day_and_account(store: Store) -> None:
    member, server = ("member", ALICE), ("server", ALICE)
    await store.usage.add(TODAY, [member, server, member], Usage(1, 10, 5, 0.25))
    await store.usage.add(TODAY, [member], Usage(2, 2**40, 1, 0.5, estimated=True))
    await store.usage.add(TODAY, [member], Usage(1))
    await store.usage.add(TODAY, [], Usage(1))
    await store.usage.add(TODAY + DAY, [server], Usage(7))
    assert await store.usage.used(TODAY, member) == Usage(4, 2**40 + 10, 6, 0.75, estimated=True)
    assert await store.usage.used(TODAY, server) == Usage(1, 10, 5, 0.25)
    assert await store.usage.used(TODAY + DAY, member) == Usage()


async def test_usage_added_at_once_is_all_counted(url: str, store: Store) -> None:
    accounts = [("server", GUILD), ("member", ALICE)]
    async with open_store(url) as other:
        await asyncio.gather(
            *(
                (store, other)[n % 2].usage.add(TODAY, accounts[:: 1 - n % 2 * 2], Usage(1, n))
                for n in range(40)
            )
        )
    for account in accounts:
        assert await store.usage.used(TODAY, account) == Usage(40, sum(range(40)))
