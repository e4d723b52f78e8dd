"""What holds where: the owner's settings, under what a server has chosen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from types import SimpleNamespace

import pytest

from bot.models import Length
from bot.pipeline import places as module
from bot.pipeline.places import Choices, Places
from bot.records import ServerSettings
from bot.store import Store, open_store

GUILD, CHANNEL = 30, 20
DEFAULTS = Choices(
    emoji="📰",
    length=Length.STANDARD,
    language=None,
    style="embed",
    threads="always",
    watched_threads="on_question",
)
OWN = ServerSettings(
    emoji="🔖",
    length="brief",
    language="de",
    style="plain",
    threads="never",
    quiet=("example.com",),
    quiet_days="say_so",
)


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    async with open_store("sqlite://") as opened:
        yield opened


@pytest.fixture
def places(store: Store) -> Places:
    return Places(store, DEFAULTS)


async def test_owners_settings_hold_where_nothing_is_chosen(places: Places) -> None:
    assert await places.choices(GUILD) == DEFAULTS
    assert await places.choices(None) == DEFAULTS


async def test_servers_choices_hold_at_once_and_in_that_server_alone(places: Places) -> None:
    await places.choices(GUILD)
    await places.change(GUILD, OWN)
    assert await places.choices(GUILD) == Choices(
        emoji="🔖",
        length=Length.BRIEF,
        language="de",
        style="plain",
        threads="never",
        watched_threads="never",
        quiet=("example.com",),
        quiet_days="say_so",
    )
    assert await places.choices(GUILD + 1) == DEFAULTS
    assert await places.choices(None) == DEFAULTS


async def test_server_may_choose_embeds_where_the_owner_has_chosen_plain_text() -> None:
    plain = DEFAULTS.over(ServerSettings(style="plain"))
    assert plain.over(ServerSettings()).style == "plain"
    assert plain.over(ServerSettings(style="embed")).style == "embed"


async def test_choices_are_not_looked_up_for_every_message(places: Places, store: Store) -> None:
    await places.choices(GUILD)
    await store.servers.put(GUILD, OWN)
    assert await places.choices(GUILD) == DEFAULTS
    places.forget(GUILD)
    assert (await places.choices(GUILD)).emoji == "🔖"


async def test_choice_of_another_process_is_seen_after_a_while(
    places: Places, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await places.choices(GUILD)
    await places.is_watched(CHANNEL)
    await store.servers.put(GUILD, OWN)
    await store.servers.watch(CHANNEL, GUILD, True)
    assert not await places.is_watched(CHANNEL)
    monkeypatch.setattr(module, "FRESH_SECONDS", 0.0)
    assert (await places.choices(GUILD)).emoji == "🔖"
    assert await places.is_watched(CHANNEL)


async def test_watching_begins_and_ends_at_once(places: Places) -> None:
    assert not await places.is_watched(CHANNEL)
    await places.watch(CHANNEL, GUILD, True)
    assert await places.is_watched(CHANNEL)
    assert not await places.is_watched(CHANNEL + 1)
    assert await places.watched(GUILD) == {CHANNEL}
    await places.watch(CHANNEL, GUILD, False)
    assert not await places.is_watched(CHANNEL)
    assert await places.watched(GUILD) == frozenset()


async def test_first_look_is_taken_however_young_the_machine_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: 0.5))
    await store.servers.watch(CHANNEL, GUILD, True)
    assert await Places(store, DEFAULTS).is_watched(CHANNEL)
