"""`/digest schedule`: what may be typed, what is refused and why, and who may."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from bot.cogs.digest_places import SOURCES
from bot.core import digest_texts
from bot.core.schedule import next_on
from bot.digests import DigestKind
from bot.sandbox.client_error import ClientError
from bot.sandbox.people import Person
from tests.cogs.digesting import (
    BERLIN,
    DAILY,
    EMBED,
    HISTORY,
    SEND,
    VIEW,
    hidden,
    keeper,
    kept,
    numbers,
    said,
    scheduled,
    sent_number,
)
from tests.cogs.doing import store_of
from tests.conftest import OpenTown, Town


@pytest.fixture
def carol(town: Town) -> Person:
    return keeper(town)


# Scheduling.


async def test_digest_is_scheduled_here_every_day_unless_something_else_is_chosen(
    town: Town, carol: Person
) -> None:
    made = await scheduled(town, carol, time="8:30 am", timezone="berlin")
    assert (made.at, made.zone, made.days) == (time(8, 30), BERLIN, DAILY)
    assert (made.channel, made.member, made.personal) == (town.news.id, carol.id, False)
    assert (made.sources, made.kind) == ((), DigestKind.BOTH)
    assert made.next_at == next_on(BERLIN, time(8, 30), made.created_at, DAILY)


async def test_everything_can_be_chosen(town: Town, carol: Person) -> None:
    science, market = (town.guild.create_text_channel(each) for each in ("science", "market"))
    made = await scheduled(
        town,
        carol,
        time="20:15",
        timezone="Asia/Tokyo",
        days="Mon, Thu",
        post_in=science,
        from_channels=f"news, <#{market.id}>",
        kind="links",
    )
    assert (made.at, made.zone, made.days) == (time(20, 15), "Asia/Tokyo", (0, 3))
    assert made.channel == science.id
    assert made.sources == (town.news.id, market.id)
    assert made.kind is DigestKind.LINKS


async def test_zone_of_the_newest_schedule_is_taken_where_none_is_named(
    town: Town, carol: Person
) -> None:
    assert await said(town, carol, "digest schedule", time="8") == digest_texts.WHICH_ZONE
    await scheduled(town, carol, timezone="Asia/Tokyo")
    await scheduled(town, carol, timezone="Asia/Kolkata")
    told = await said(town, carol, "digest schedule", time="9")
    assert "Asia/Kolkata" in told
    assert "**09:00**" in told


async def test_digest_may_be_posted_in_a_thread(town: Town, carol: Person) -> None:
    thread = await town.alice.start_thread(town.news, "Evenings")
    assert (await scheduled(town, carol, post_in=thread)).channel == thread.id


@pytest.mark.parametrize(
    ("option", "typed", "sentence"),
    [
        ("time", "soon", digest_texts.NO_TIME),
        ("time", "25:00", digest_texts.NO_TIME),
        ("timezone", "Nowhere/Town", digest_texts.NO_ZONE),
        ("days", "moonday", digest_texts.NO_DAYS),
        ("from_channels", "nowhere", digest_texts.NO_CHANNEL.format(name="nowhere")),
    ],
)
async def test_what_makes_no_sense_is_refused_and_nothing_is_kept(
    town: Town, carol: Person, option: str, typed: str, sentence: str
) -> None:
    options = {"time": "8:00", "timezone": BERLIN, option: typed}
    assert await said(town, carol, "digest schedule", **options) == sentence
    assert await store_of(town).schedules.of_guild(town.guild.id) == []


async def test_server_has_no_more_schedules_than_the_owner_lets_it(open_town: OpenTown) -> None:
    async with open_town(digests={"schedules": 2}) as town:
        carol = keeper(town)
        first = await scheduled(town, carol)
        await scheduled(town, carol)
        refused = digest_texts.TOO_MANY_SCHEDULES.format(most=2)
        assert await said(town, carol, "digest schedule", time="9") == refused
        await said(town, carol, "digest remove", number=first.id)
        await scheduled(town, carol)
        assert len(await store_of(town).schedules.of_guild(town.guild.id)) == 2


@pytest.mark.parametrize(
    ("denied", "rights"),
    [
        (SEND, "*Send Messages* and *Embed Links*"),
        (EMBED, "*Embed Links*"),
        (VIEW, "*View Channel*, *Send Messages* and *Embed Links*"),
    ],
    ids=["sending", "embedding", "viewing"],
)
async def test_channel_that_the_bot_may_not_post_in_is_refused_with_what_to_give_it(
    town: Town, carol: Person, denied: int, rights: str
) -> None:
    room = town.guild.create_text_channel("room")
    room.overwrite(town.bot.user, deny=denied)
    told = await said(town, carol, "digest schedule", time="8", timezone=BERLIN, post_in=room)
    assert told == digest_texts.CANNOT_POST.format(channel=room.mention, rights=rights)


async def test_nobody_has_a_digest_posted_where_they_may_not_write(
    town: Town, carol: Person
) -> None:
    board = town.guild.create_announcement_channel("board")
    board.overwrite(carol.user, deny=SEND)
    told = await said(town, carol, "digest schedule", time="8", timezone=BERLIN, post_in=board)
    assert told == digest_texts.YOU_CANNOT_POST.format(channel=board.mention)


async def test_sources_that_not_everybody_may_read_are_named_and_refused(
    town: Town, carol: Person
) -> None:
    staff = hidden(town, carol)
    board = hidden(town, carol, name="board")
    told = await said(
        town,
        carol,
        "digest schedule",
        time="8",
        timezone=BERLIN,
        from_channels="staff, news, board",
    )
    assert told == digest_texts.NOT_FOR_ALL.format(
        target=town.news.mention, channels=f"{staff.mention} and {board.mention}"
    )
    assert await store_of(town).schedules.of_guild(town.guild.id) == []
    # Those who read the staff's room may read the news as well.
    made = await scheduled(town, carol, post_in=staff, from_channels="staff, news")
    assert made.sources == (staff.id, town.news.id)


async def test_channel_that_one_does_not_see_has_no_name(town: Town, carol: Person) -> None:
    hidden(town, name="secret")
    told = await said(
        town, carol, "digest schedule", time="8", timezone=BERLIN, from_channels="secret"
    )
    assert told == digest_texts.NO_CHANNEL.format(name="secret")


async def test_source_that_the_bot_cannot_read_is_refused(town: Town, carol: Person) -> None:
    room = town.guild.create_text_channel("room")
    room.overwrite(town.bot.user, deny=HISTORY)
    told = await said(
        town, carol, "digest schedule", time="8", timezone=BERLIN, from_channels="room"
    )
    assert told == digest_texts.NOT_READ.format(channel=room.mention)


async def test_digest_names_no_more_channels_than_anybody_reads_through(
    town: Town, carol: Person
) -> None:
    rooms = [town.guild.create_text_channel(f"room-{number}") for number in range(SOURCES + 1)]
    named = ", ".join(room.name for room in rooms)
    options = {"time": "8", "timezone": BERLIN}
    told = await said(town, carol, "digest schedule", **options, from_channels=named)
    assert told == digest_texts.MANY_CHANNELS.format(most=SOURCES)
    made = await scheduled(town, carol, from_channels=named.rpartition(",")[0])
    assert len(made.sources) == SOURCES


async def test_refusals_are_no_trouble_for_the_operator(
    town: Town, carol: Person, caplog: pytest.LogCaptureFixture
) -> None:
    assert await said(town, carol, "digest schedule", time="soon") == digest_texts.NO_TIME
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_category_stands_for_its_channels(town: Town, carol: Person) -> None:
    rooms = town.guild.create_category("Rooms")
    empty = await said(
        town, carol, "digest schedule", time="8", timezone=BERLIN, from_channels="Rooms"
    )
    assert empty == digest_texts.NOT_READ.format(channel=rooms.mention)
    attic = town.guild.create_text_channel("attic")
    attic.parent = rooms
    town.discord.world.channel_changed(attic)
    await town.settle()
    assert (await scheduled(town, carol, from_channels="Rooms")).sources == (rooms.id,)


# Who may.


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("digest schedule", {"time": "8", "timezone": BERLIN}),
        ("digest list", {}),
        ("digest edit", {"number": 1, "time": "9"}),
        ("digest pause", {"number": 1}),
        ("digest remove", {"number": 1}),
        ("digest preview", {"number": 1}),
        ("digest skip", {"number": 1}),
    ],
)
async def test_schedules_are_kept_by_those_who_manage_the_server_or_have_its_role(
    town: Town, carol: Person, command: str, options: dict[str, Any]
) -> None:
    made = await scheduled(town, carol)
    options = options | ({"number": made.id} if "number" in options else {})
    assert await said(town, town.alice, command, **options) == digest_texts.NEEDS_DIGEST_ROLE
    assert await numbers(town, town.alice) == {}
    role = town.guild.create_role("editors")
    dave = town.discord.create_person("Dave")
    dave.join(town.guild, roles=(role,))
    assert await said(town, dave, command, **options) == digest_texts.NEEDS_DIGEST_ROLE
    await said(town, carol, "settings", digest_role=role)
    assert await numbers(town, dave) == {made.id: "#news, every day 08:00"}
    if command != "digest preview":
        assert await said(town, dave, command, **options) != digest_texts.NEEDS_DIGEST_ROLE


@pytest.mark.parametrize("subcommand", ["pause", "remove", "skip", "preview"])
async def test_schedules_of_other_servers_and_of_members_are_not_there(
    town: Town, carol: Person, subcommand: str
) -> None:
    village = town.discord.create_guild("Village")
    square = village.create_text_channel("square")
    town.bot.join(village)
    erin = keeper(town, village)
    await said(town, carol, "digest me", timezone=BERLIN)
    own = await store_of(town).schedules.personal(town.guild.id, carol.id)
    await said(town, erin, "digest schedule", square, time="8", timezone=BERLIN)
    (theirs,) = await store_of(town).schedules.of_guild(village.id)
    assert own is not None
    for number in (theirs.id, own.id, 10**12):
        reply = await sent_number(town, carol, number, subcommand).reply()
        assert reply.content == digest_texts.NO_SCHEDULE
    assert await numbers(town, carol) == {}
    assert await kept(town, theirs.id) == theirs
    assert await kept(town, own.id) == own


async def test_digests_are_asked_for_in_servers_alone(town: Town) -> None:
    await town.alice.direct_message(town.bot, "hello")
    direct = town.discord.world.direct_channel(town.alice.user, town.bot.user)
    for command in ("digest list", "catchup"):
        with pytest.raises(ClientError):
            await town.alice.slash(direct, command)


# While it is typed.


async def test_zones_are_found_by_city_and_by_name(town: Town, carol: Person) -> None:
    for command in ("digest schedule", "digest edit", "digest me"):
        for typed, zone in (
            ("berl", BERLIN),
            ("kolk", "Asia/Kolkata"),
            ("new yo", "America/New_York"),
        ):
            offered = await carol.autocomplete(town.news, command, "timezone", typed)
            assert zone in [choice["value"] for choice in offered]
            assert len(offered) <= 25
    # What is offered is understood.
    made = await scheduled(town, carol, timezone=offered[0]["value"])
    assert made.zone == offered[0]["value"]


async def test_days_are_completed_one_after_the_other(town: Town, carol: Person) -> None:
    for command in ("digest schedule", "digest me"):
        for typed, day in (
            ("", "every day"),
            ("week", "weekend"),
            ("Mon, th", "Mon, Thu"),
            ("monday-wednesday", "Mon, Tue, Wed"),
        ):
            offered = await carol.autocomplete(town.news, command, "days", typed)
            assert day in [choice["value"] for choice in offered]
        one_more = await carol.autocomplete(town.news, command, "days", "Mon,")
        assert [choice["value"] for choice in one_more][:2] == ["Mon, Tue", "Mon, Wed"]
        assert await carol.autocomplete(town.news, command, "days", "moonday") == []


@pytest.mark.parametrize("typed", digest_texts.DAY_CHOICES)
async def test_every_choice_of_days_is_understood(town: Town, carol: Person, typed: str) -> None:
    assert (await scheduled(town, carol, days=typed)).days


async def test_channels_are_offered_to_those_who_see_them(town: Town, carol: Person) -> None:
    town.guild.create_forum("ideas")
    hidden(town, carol)
    hidden(town, town.alice, name="secret")
    unseen = town.guild.create_text_channel("unseen")
    unseen.overwrite(town.bot.user, deny=VIEW)
    adults = town.guild.create_text_channel("adults")
    adults.nsfw = True
    town.discord.world.channel_changed(adults)
    thread = await town.alice.start_thread(town.news, "Evenings")
    await town.alice.start_thread(town.news, "Whispers", private=True)
    await town.settle()

    async def offered(typed: str) -> list[str]:
        found = await carol.autocomplete(town.news, "digest schedule", "from_channels", typed)
        return [choice["value"] for choice in found]

    everything = await offered("")
    assert everything[0] == "all"
    assert set(everything[1:]) == {"news", "ideas", "staff", thread.name}
    assert await offered("#ne") == ["news"]
    assert await offered("news, id") == ["news, ideas"]
