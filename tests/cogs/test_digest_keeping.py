"""Schedules that are there: listed, changed, paused, left out once, removed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from bot.core import digest_texts
from bot.core.schedule import next_on
from bot.digests import DigestKind
from bot.sandbox.people import Person
from tests.cogs.digesting import BERLIN, DAILY, SEND, hidden, keeper, kept, numbers, said, scheduled
from tests.cogs.doing import store_of
from tests.conftest import Town


@pytest.fixture
def carol(town: Town) -> Person:
    return keeper(town)


async def test_list_shows_what_there_is_or_how_to_make_one(town: Town, carol: Person) -> None:
    assert await said(town, carol, "digest list") == digest_texts.NO_SCHEDULES
    science = town.guild.create_text_channel("science")
    first = await scheduled(town, carol)
    second = await scheduled(town, carol, time="18:00", post_in=science, days="weekdays")
    shown = await said(town, carol, "digest list")
    for made, channel, at in ((first, town.news, "08:00"), (second, science, "18:00")):
        assert re.search(rf"\*\*{made.id}\*\* · {channel.mention} · \*\*{at}", shown)


async def test_schedules_are_chosen_by_what_is_typed(town: Town, carol: Person) -> None:
    science = town.guild.create_text_channel("science")
    first = await scheduled(town, carol)
    second = await scheduled(town, carol, time="18:05", post_in=science, days="weekdays")
    await said(town, carol, "digest pause", number=second.id)
    assert await numbers(town, carol) == {
        first.id: "#news, every day 08:00",
        second.id: "#science, weekdays 18:05 (paused)",
    }
    for command in ("digest edit", "digest remove", "digest preview", "digest skip"):
        assert list(await numbers(town, carol, command, "sci")) == [second.id]
    assert first.id in await numbers(town, carol, "digest pause", str(first.id))


async def test_channel_that_a_keeper_does_not_see_stays_unnamed(town: Town, carol: Person) -> None:
    staff = hidden(town, carol)
    made = await scheduled(town, carol, post_in=staff)
    role = town.guild.create_role("editors")
    dave = town.discord.create_person("Dave")
    dave.join(town.guild, roles=(role,))
    await said(town, carol, "settings", digest_role=role)
    assert await numbers(town, dave) == {made.id: f"{digest_texts.UNSEEN_PLACE}, every day 08:00"}
    refused = digest_texts.NOT_FOR_YOU.format(channel=staff.mention)
    assert await said(town, dave, "digest preview", number=made.id) == refused


async def test_edit_changes_what_is_named_and_nothing_else(town: Town, carol: Person) -> None:
    science = town.guild.create_text_channel("science")
    made = await scheduled(town, carol, from_channels="news", kind="talk")
    assert await said(town, carol, "digest edit", number=made.id) == digest_texts.NO_CHANGE
    told = await said(town, carol, "digest edit", number=made.id, time="21:45")
    assert "**21:45**" in told
    later = await kept(town, made.id)
    assert later == replace(made, at=time(21, 45), next_at=later.next_at, last=later.last)
    assert later.next_at == next_on(BERLIN, time(21, 45), made.created_at, DAILY)
    await said(
        town,
        carol,
        "digest edit",
        number=made.id,
        timezone="Asia/Tokyo",
        days="weekend",
        post_in=science,
        from_channels="science",
        kind="both",
    )
    other = await kept(town, made.id)
    assert (other.zone, other.days, other.kind) == ("Asia/Tokyo", (5, 6), DigestKind.BOTH)
    assert (other.channel, other.sources) == (science.id, (science.id,))
    await said(town, carol, "digest edit", number=made.id, from_channels="all")
    assert (await kept(town, made.id)).sources == ()


@pytest.mark.parametrize(
    ("option", "typed", "sentence"),
    [
        ("time", "soon", digest_texts.NO_TIME),
        ("timezone", "Nowhere/Town", digest_texts.NO_ZONE),
        ("days", "moonday", digest_texts.NO_DAYS),
        ("from_channels", "nowhere", digest_texts.NO_CHANNEL.format(name="nowhere")),
    ],
)
async def test_edit_refuses_what_makes_no_sense(
    town: Town, carol: Person, option: str, typed: str, sentence: str
) -> None:
    made = await scheduled(town, carol)
    changes = {"number": made.id, option: typed}
    assert await said(town, carol, "digest edit", **changes) == sentence
    assert await kept(town, made.id) == made


async def test_sources_are_checked_again_when_the_channel_changes(
    town: Town, carol: Person
) -> None:
    staff = hidden(town, carol)
    made = await scheduled(town, carol, post_in=staff, from_channels="staff")
    told = await said(town, carol, "digest edit", number=made.id, post_in=town.news)
    assert told == digest_texts.NOT_FOR_ALL.format(target=town.news.mention, channels=staff.mention)
    assert (await kept(town, made.id)).channel == staff.id


async def test_channels_that_are_gone_are_named(town: Town, carol: Person) -> None:
    room, attic = (town.guild.create_text_channel(each) for each in ("room", "attic"))
    first = await scheduled(town, carol, from_channels="news, room")
    second = await scheduled(town, carol, post_in=attic)
    for channel in (room, attic):
        town.discord.world.remove_channel(channel)
    await town.settle()
    told = await said(
        town, carol, "digest edit", number=first.id, post_in=town.guild.create_text_channel("new")
    )
    assert told == digest_texts.NOT_IN_SIGHT.format(channel=room.mention)
    told = await said(town, carol, "digest edit", number=second.id, from_channels="news")
    assert told == digest_texts.NOT_IN_SIGHT.format(channel=attic.mention)
    assert await kept(town, first.id) == first
    assert await kept(town, second.id) == second


async def test_server_that_discord_has_not_told_of_yet_has_to_wait(
    town: Town, carol: Person
) -> None:
    made = await scheduled(town, carol)
    town.client._connection._guilds.clear()
    told = await said(town, carol, "digest pause", number=made.id)
    assert told == digest_texts.UNKNOWN_SERVER
    assert await numbers(town, carol) == {}
    offered = await carol.autocomplete(town.news, "digest schedule", "from_channels", "news")
    assert offered == []


async def test_pause_lets_a_digest_rest_and_go_on(town: Town, carol: Person) -> None:
    made = await scheduled(town, carol)
    paused = digest_texts.PAUSED_NOW.format(number=made.id)
    assert await said(town, carol, "digest pause", number=made.id) == paused
    assert (await kept(town, made.id)).paused == "asked"
    skipped = await said(town, carol, "digest skip", number=made.id)
    assert skipped == digest_texts.RESTS.format(number=made.id)
    told = await said(town, carol, "digest pause", number=made.id)
    running = await kept(town, made.id)
    assert running.paused == ""
    when = f"<t:{int(running.next_at.timestamp())}:F>"
    assert told == digest_texts.RUNNING_NOW.format(number=made.id, when=when)
    assert running.next_at > datetime.now(UTC)


async def test_digest_that_lost_its_channel_goes_on_once_it_has_one(
    town: Town, carol: Person
) -> None:
    room = town.guild.create_text_channel("room")
    made = await scheduled(town, carol, post_in=room)
    room.overwrite(town.bot.user, deny=SEND)
    await store_of(town).schedules.pause(made.id, "channel")
    refused = digest_texts.CANNOT_POST.format(
        channel=room.mention, rights="*Send Messages* and *Embed Links*"
    )
    assert await said(town, carol, "digest pause", number=made.id) == refused
    assert (await kept(town, made.id)).paused == "channel"
    await said(town, carol, "digest edit", number=made.id, post_in=town.news)
    moved = await kept(town, made.id)
    assert (moved.paused, moved.channel) == ("", town.news.id)


async def test_next_one_is_left_out_and_taken_in_again(town: Town, carol: Person) -> None:
    made = await scheduled(town, carol)
    when = f"<t:{int(made.next_at.timestamp())}:F>"
    after = next_on(BERLIN, made.at, made.next_at, DAILY)
    told = await said(town, carol, "digest skip", number=made.id)
    assert told == digest_texts.LEFT_OUT_NOW.format(
        when=when, after=f"<t:{int(after.timestamp())}:F>"
    )
    assert (await kept(town, made.id)).skip == made.next_at
    await said(town, carol, "digest edit", number=made.id, time="9:00")
    edited = await kept(town, made.id)
    assert edited.skip == edited.next_at != made.next_at
    when = f"<t:{int(edited.next_at.timestamp())}:F>"
    told = await said(town, carol, "digest skip", number=made.id)
    assert told == digest_texts.NOT_LEFT_OUT.format(when=when)
    assert (await kept(town, made.id)).skip is None


async def test_removed_digest_is_gone(town: Town, carol: Person) -> None:
    made = await scheduled(town, carol)
    removed = digest_texts.REMOVED.format(number=made.id)
    assert await said(town, carol, "digest remove", number=made.id) == removed
    assert await store_of(town).schedules.get(made.id) is None
    assert await said(town, carol, "digest list") == digest_texts.NO_SCHEDULES
