from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.schedule import next_on
from bot.digests import DigestKind
from bot.records import ServerSettings
from bot.sandbox.entities import Channel, Message
from bot.schedules import NewSchedule, RunOutcome, Schedule
from tests.cogs.doing import store_of, text_of, until
from tests.conftest import OpenTown, Town

VIEW = 1 << 10
EVERY_DAY = tuple(range(7))
TALK = (
    "The bakery on Quay Street will close its oven for good at the end of the month.",
    "The bakery closing is a shame, the rye bread of that bakery was the best in town.",
    "Does anybody know who will run the bakery on Quay Street after the month ends?",
    "I asked at the bakery: the owner's niece wants to reopen the bakery in spring.",
)


def clock_of(town: Town) -> datetime:
    return town.client.desk.office.clock()


async def scheduled(town: Town, channel: Channel | None = None, **wanted: object) -> Schedule:
    """Make a schedule that is due in a minute or two, a day after the last time."""
    now = clock_of(town)
    soon = (now + timedelta(minutes=2)).replace(second=0, microsecond=0)
    new = NewSchedule(
        guild=town.guild.id,
        channel=(channel or town.news).id,
        member=town.alice.id,
        personal=False,
        zone="UTC",
        at=soon.time(),
        days=EVERY_DAY,
    )
    new = replace(new, **wanted)  # type: ignore[arg-type]
    due = next_on("UTC", new.at, now, new.days)
    made = await store_of(town).schedules.add(new, now=now, next_at=due, most=20)
    assert made is not None
    return made


async def morning(town: Town, schedule: Schedule, **later: float) -> None:
    """Move the clock that digests go by to the moment when a schedule is due, or later."""
    office = town.client.desk.office
    office.clock.ahead = schedule.next_at - datetime.now(UTC) + timedelta(seconds=1, **later)


async def outcome(town: Town, schedule: Schedule) -> RunOutcome | None:
    found = await store_of(town).schedules.get(schedule.id)
    return found.last.outcome if found is not None and found.last is not None else None


async def ended(town: Town, schedule: Schedule) -> RunOutcome:
    """Wait until a schedule's run has come to something."""

    async def has_ended() -> bool:
        return await outcome(town, schedule) not in {None, RunOutcome.DUE}

    await until(has_ended, 30)
    found = await outcome(town, schedule)
    assert found is not None
    return found


def digests(town: Town, channel: Channel | None = None) -> list[Message]:
    return [m for m in town.replies(channel) if "Digest ·" in text_of(m)]


def direct_messages(town: Town) -> list[Message]:
    channels = [c for c in town.discord.world.channels.values() if c.guild is None]
    return [message for channel in channels for message in town.replies(channel)]


@pytest.fixture
async def talked(town: Town) -> Town:
    """A town in which a link was shared and something was talked about."""
    await town.bob.post(town.news, f"worth reading: {town.site}/harbour")
    for number, text in enumerate(TALK):
        await (town.alice, town.bob)[number % 2].post(town.news, text)
    return town


async def test_digest_that_is_due_tells_what_was_shared_and_said_once(talked: Town) -> None:
    schedule = await scheduled(talked)
    await morning(talked, schedule)
    assert await ended(talked, schedule) is RunOutcome.POSTED
    (digest,) = digests(talked)
    shown = text_of(digest)
    assert "Harwick votes to close its harbour road" in shown
    assert "Bob" in shown
    assert "bakery" in shown
    assert f"/channels/{talked.guild.id}/{talked.news.id}/" in shown
    await talked.settle()
    assert len(digests(talked)) == 1


async def test_quiet_day_is_left_in_peace_unless_the_server_wants_to_hear_of_it(
    town: Town,
) -> None:
    schedule = await scheduled(town)
    await morning(town, schedule)
    assert await ended(town, schedule) is RunOutcome.QUIET
    assert town.replies() == []
    office = town.client.desk.office
    await office.places.change(town.guild.id, ServerSettings(quiet_days="say_so"))
    again = await scheduled(town, kind=DigestKind.LINKS)
    await morning(town, again)
    assert await ended(town, again) is RunOutcome.POSTED
    (said,) = town.replies()
    assert "No links were shared" in said.content


async def test_room_of_the_few_is_nowhere_in_a_digest_for_the_many(talked: Town) -> None:
    room = talked.guild.create_text_channel("staff")
    room.overwrite(talked.guild.everyone, deny=VIEW)
    room.overwrite(talked.alice.user, allow=VIEW)
    room.overwrite(talked.bot.user, allow=VIEW)
    await talked.alice.post(room, f"the secret zeppelin lands at noon {talked.site}/lamplighter")
    await talked.alice.post(room, "nobody may hear of the secret zeppelin before noon")
    schedule = await scheduled(talked)
    await morning(talked, schedule)
    assert await ended(talked, schedule) is RunOutcome.POSTED
    everywhere = "".join(
        text_of(m) for c in talked.discord.world.channels.values() for m in talked.replies(c)
    )
    assert "Harwick" in everywhere
    assert "zeppelin" not in everywhere
    assert "lamplighter" not in everywhere
    assert str(room.id) not in everywhere


async def test_message_that_is_deleted_afterwards_is_edited_out(talked: Town) -> None:
    word = await talked.alice.post(
        talked.news, "The bakery recipe book is hidden in the vestry of the old bakery church."
    )
    schedule = await scheduled(talked)
    await morning(talked, schedule)
    assert await ended(talked, schedule) is RunOutcome.POSTED
    (digest,) = digests(talked)
    link = next(m for m in talked.news.messages.values() if "/harbour" in m.content)
    await talked.bob.delete(link)
    await talked.alice.delete(word)

    async def is_gone() -> bool:
        shown = text_of(digest)
        return "Harwick" not in shown and "vestry" not in shown

    await until(is_gone, 30)
    assert digest.id in talked.news.messages


async def test_digest_without_anything_left_is_deleted(town: Town) -> None:
    post = await town.bob.post(town.news, f"{town.site}/harbour")
    schedule = await scheduled(town)
    await morning(town, schedule)
    assert await ended(town, schedule) is RunOutcome.POSTED
    (digest,) = digests(town)
    await town.bob.delete(post)
    await town.discord.world.wait_until(lambda: digest.id not in town.news.messages, seconds=30)
    assert digests(town) == []


async def test_digest_that_was_missed_by_an_hour_is_made_up_for(talked: Town) -> None:
    schedule = await scheduled(talked)
    await morning(talked, schedule, hours=1)
    assert await ended(talked, schedule) is RunOutcome.POSTED


async def test_digest_that_was_missed_by_seven_hours_is_left_out(talked: Town) -> None:
    schedule = await scheduled(talked)
    await morning(talked, schedule, hours=7)
    assert await ended(talked, schedule) is RunOutcome.LATE
    assert digests(talked) == []


async def test_schedule_whose_channel_is_gone_rests_and_its_owner_hears_of_it_once(
    talked: Town,
) -> None:
    room = talked.guild.create_text_channel("mornings")
    schedule = await scheduled(talked, room)
    room.overwrite(talked.guild.everyone, deny=VIEW)
    await talked.settle()
    await morning(talked, schedule)
    assert await ended(talked, schedule) is RunOutcome.FAILED
    found = await store_of(talked).schedules.get(schedule.id)
    assert found is not None
    assert found.paused == "channel"
    (told,) = direct_messages(talked)
    assert "paused" in told.content
    assert digests(talked, room) == []


async def test_personal_digest_holds_what_its_member_may_read(talked: Town) -> None:
    room = talked.guild.create_text_channel("staff")
    room.overwrite(talked.guild.everyone, deny=VIEW)
    room.overwrite(talked.alice.user, allow=VIEW)
    room.overwrite(talked.bot.user, allow=VIEW)
    await talked.bob.post(talked.news, "see you")
    await talked.alice.post(room, f"for us: {talked.site}/lamplighter")
    mine = await scheduled(talked, personal=True, member=talked.bob.id)
    await morning(talked, mine)
    assert await ended(talked, mine) is RunOutcome.POSTED
    everywhere = "".join(
        text_of(m) for c in talked.discord.world.channels.values() for m in talked.replies(c)
    )
    assert "Harwick" in everywhere
    assert "lamplighter" not in everywhere


async def test_digest_goes_on_where_a_killed_process_left_it(
    open_town: OpenTown,
) -> None:
    async with open_town(storage={"lease_seconds": 1}) as town:
        await town.bob.post(town.news, f"{town.site}/harbour")
        schedule = await scheduled(town)
        now = schedule.next_at + timedelta(seconds=1)
        (due,) = await store_of(town).schedules.claim_due(
            now=now, owner="a process that died", lease=timedelta(), shards=None, limit=5
        )
        assert due.schedule.id == schedule.id
        assert await ended(town, schedule) is RunOutcome.POSTED
        assert len(digests(town)) == 1
