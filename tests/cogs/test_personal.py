"""`/digest me`: a member's own digest, and the button that ends it."""

from __future__ import annotations

from datetime import time

import pytest

from bot.core import digest_texts
from bot.sandbox.entities import Message
from bot.sandbox.people import Person
from bot.schedules import Schedule
from tests.cogs.digesting import BERLIN, DAILY, keeper, kept, said, scheduled
from tests.cogs.doing import labels, restarted, store_of
from tests.conftest import OpenTown, Town


@pytest.fixture
def carol(town: Town) -> Person:
    return keeper(town)


def greetings(town: Town, who: Person) -> list[Message]:
    direct = town.discord.world.direct_channel(who.user, town.bot.user)
    return [m for m in direct.messages.values() if m.author is town.bot.user]


async def own(town: Town, who: Person) -> Schedule | None:
    return await store_of(town).schedules.personal(town.guild.id, who.id)


async def test_member_gets_a_digest_of_their_own_and_a_first_message(town: Town) -> None:
    assert await said(town, town.alice, "digest me") == digest_texts.WHICH_ZONE
    ran = await town.alice.slash(town.news, "digest me", timezone="Berlin")
    reply = await ran.reply()
    assert reply.ephemeral_to is town.alice.user
    assert labels(reply) == ["Stop"]
    made = await own(town, town.alice)
    assert made is not None
    assert (made.at, made.zone, made.days) == (time(8), BERLIN, DAILY)
    assert (made.channel, made.member, made.personal) == (None, town.alice.id, True)
    (greeting,) = greetings(town, town.alice)
    assert "**Town**" in greeting.content
    assert f"<t:{int(made.next_at.timestamp())}:F>" in greeting.content
    assert labels(greeting) == ["Stop"]


async def test_servers_zone_is_taken_and_members_do_not_count_among_schedules(
    open_town: OpenTown,
) -> None:
    async with open_town(digests={"schedules": 1}) as town:
        await scheduled(town, keeper(town), timezone="Asia/Tokyo")
        for who in (town.alice, town.bob):
            await said(town, who, "digest me", time="7:15")
            made = await own(town, who)
            assert made is not None
            assert (made.zone, made.at) == ("Asia/Tokyo", time(7, 15))


async def test_digest_of_ones_own_is_shown_and_changed(town: Town) -> None:
    await said(town, town.alice, "digest me", timezone=BERLIN)
    first = await own(town, town.alice)
    assert first is not None
    assert "**08:00**" in await said(town, town.alice, "digest me")
    assert await own(town, town.alice) == first
    told = await said(town, town.alice, "digest me", time="6:30", days="weekdays")
    assert "**06:30**" in told
    changed = await own(town, town.alice)
    assert changed is not None
    assert (changed.id, changed.at, changed.days) == (first.id, time(6, 30), (0, 1, 2, 3, 4))
    assert len(greetings(town, town.alice)) == 1
    assert await said(town, town.alice, "digest me", time="soon") == digest_texts.NO_TIME
    assert await own(town, town.alice) == changed


async def test_member_has_one_digest_however_often_they_ask_at_once(town: Town) -> None:
    runs = [await town.alice.slash(town.news, "digest me", timezone=BERLIN) for _ in range(3)]
    replies = [await run.reply() for run in runs]
    made = await own(town, town.alice)
    assert made is not None
    (button,) = {each.components[0]["components"][0]["custom_id"] for each in replies}
    assert button == f"precis:digest:stop:{made.id}"
    assert len(greetings(town, town.alice)) == 1


async def test_nothing_is_kept_where_no_direct_message_gets_through(town: Town) -> None:
    town.alice.user.refuses_messages = True
    told = await said(town, town.alice, "digest me", timezone=BERLIN)
    assert told == digest_texts.PERSONAL_CLOSED
    assert await own(town, town.alice) is None


async def test_digest_that_rests_goes_on_once_a_message_gets_through(town: Town) -> None:
    await said(town, town.alice, "digest me", timezone=BERLIN)
    made = await own(town, town.alice)
    assert made is not None
    await store_of(town).schedules.pause(made.id, "member")
    town.alice.user.refuses_messages = True
    assert await said(town, town.alice, "digest me") == digest_texts.PERSONAL_CLOSED
    resting = await own(town, town.alice)
    assert resting is not None
    assert resting.paused == "member"
    town.alice.user.refuses_messages = False
    await said(town, town.alice, "digest me")
    running = await own(town, town.alice)
    assert running is not None
    assert running.paused == ""
    assert len(greetings(town, town.alice)) == 2


async def test_one_press_stops_it_also_after_a_restart(open_town: OpenTown) -> None:
    async with open_town() as first:
        await said(first, first.alice, "digest me", timezone=BERLIN)
        (greeting,) = greetings(first, first.alice)
        async with restarted(first) as town:
            reply = await (await town.alice.click(greeting, "Stop")).reply()
            assert reply.content == digest_texts.PERSONAL_STOPPED
            assert await own(town, town.alice) is None
            again = await (await town.alice.click(greeting, "Stop")).reply()
            assert again.content == digest_texts.PERSONAL_GONE


async def test_stranger_cannot_stop_it(town: Town) -> None:
    await said(town, town.alice, "digest me", timezone=BERLIN)
    (greeting,) = greetings(town, town.alice)
    (button,) = [c for row in greeting.components for c in row["components"]]
    post = await town.alice.post(town.news, "look")
    post.author, post.components = town.bot.user, greeting.components
    reply = await (await town.bob.click(post, custom_id=button["custom_id"])).reply()
    assert reply.content == digest_texts.NOT_YOUR_DIGEST
    assert reply.ephemeral_to is town.bob.user
    assert await own(town, town.alice) is not None


async def test_button_stops_no_digest_of_the_server(town: Town, carol: Person) -> None:
    await said(town, carol, "digest me", timezone=BERLIN)
    (greeting,) = greetings(town, carol)
    made = await scheduled(town, carol)
    greeting.components[0]["components"][0]["custom_id"] = f"precis:digest:stop:{made.id}"
    reply = await (await carol.click(greeting, "Stop")).reply()
    assert reply.content == digest_texts.NOT_YOUR_DIGEST
    assert await kept(town, made.id) == made
