"""Digests when something goes wrong or changes midway: once a day, once each page, told truly."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.cogs import responses
from bot.cogs.answers import TRIES
from bot.cogs.responses import Ticket
from bot.core import digest_texts
from bot.pipeline import jobs
from bot.records import JobKind, NewJob
from bot.sandbox.entities import Event
from bot.sandbox.intents import Intent
from bot.sandbox.payloads import guild_create_payload
from bot.sandbox.permissions import Permission
from bot.schedules import RunOutcome, Schedule
from tests.cogs.digesting import keeper, kept, said
from tests.cogs.doing import store_of, text_of, until
from tests.cogs.test_digests import (
    digests,
    direct_messages,
    ended,
    morning,
    outcome,
    scheduled,
)
from tests.cogs.test_digests_large import PAGES, busy
from tests.conftest import OpenTown, Town

DAY = timedelta(days=1)


def noon_tomorrow(town: Town) -> None:
    """Move the clock that digests go by to where hours before and after have the same date."""
    now = datetime.now(UTC)
    noon = datetime.combine(now.date() + DAY, time(12), tzinfo=UTC)
    town.client.desk.office.clock.ahead = noon - now


async def test_member_who_changes_the_time_gets_no_second_digest_that_day(town: Town) -> None:
    noon_tomorrow(town)
    mine = await scheduled(town, personal=True, channel=None, member=town.bob.id)
    await morning(town, mine)
    assert await ended(town, mine) is RunOutcome.QUIET
    await said(town, town.bob, "digest me", time="15:00")
    changed = await kept(town, mine.id)
    assert changed.at == time(15)
    assert changed.next_at.date() == mine.next_at.date() + DAY


async def test_pause_that_ends_makes_no_second_digest_that_day(town: Town) -> None:
    carol = keeper(town)
    noon_tomorrow(town)
    schedule = await scheduled(town)
    await morning(town, schedule)
    assert await ended(town, schedule) is RunOutcome.QUIET
    await said(town, carol, "digest edit", number=schedule.id, time="15:00")
    await said(town, carol, "digest pause", number=schedule.id)
    await said(town, carol, "digest pause", number=schedule.id)
    changed = await kept(town, schedule.id)
    assert (changed.paused, changed.at) == ("", time(15))
    assert changed.next_at.date() == schedule.next_at.date() + DAY


async def begun(town: Town, schedule: Schedule, reply: int | None = None) -> None:
    """Have a process begin with a digest that is due, and die."""
    now = schedule.next_at + timedelta(seconds=1)
    lease = timedelta(seconds=1)
    (due,) = await store_of(town).schedules.claim_due(
        now=now, owner="a process that died", lease=lease, shards=None, limit=5
    )
    await store_of(town).jobs.note_reply(due.job.id, reply)


async def test_digest_that_a_dead_process_began_long_ago_is_too_late(open_town: OpenTown) -> None:
    async with open_town(storage={"lease_seconds": 1}) as town:
        await town.bob.post(town.news, f"{town.site}/harbour")
        schedule = await scheduled(town)
        town.client.desk.office.clock.ahead = timedelta(hours=7)
        await begun(town, schedule)
        assert await ended(town, schedule) is RunOutcome.LATE
        assert digests(town) == []


async def test_digest_that_somebody_deleted_midway_lets_its_schedule_run(
    open_town: OpenTown,
) -> None:
    async with open_town(storage={"lease_seconds": 1}) as town:
        post = await town.bob.post(town.news, f"{town.site}/harbour")
        await town.bob.delete(post)
        await town.bob.post(town.news, f"{town.site}/cable")
        schedule = await scheduled(town)
        await begun(town, schedule, reply=post.id)
        assert await ended(town, schedule) is RunOutcome.FAILED
        assert (await kept(town, schedule.id)).paused == ""
        assert direct_messages(town) == []


@pytest.mark.parametrize("command", ["pause", "remove"])
async def test_digest_that_is_stopped_while_it_is_made_is_not_posted(
    town: Town, slow_page: str, command: str
) -> None:
    carol = keeper(town)
    await town.bob.post(town.news, slow_page)
    schedule = await scheduled(town)
    await morning(town, schedule)

    async def is_under_way() -> bool:
        return await outcome(town, schedule) is RunOutcome.DUE

    await until(is_under_way)
    await said(town, carol, f"digest {command}", number=schedule.id)
    ours = town.client.desk.office.jobs

    async def is_done() -> bool:
        return not ours.count(JobKind.DIGEST)

    await until(is_done, 30)
    assert digests(town) == []
    assert await outcome(town, schedule) in {RunOutcome.SKIPPED, None}


async def test_digest_that_is_moved_while_it_is_made_goes_to_its_new_channel(
    town: Town, slow_page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "DIGEST_BACK_OFF", timedelta(seconds=0.1))
    carol = keeper(town)
    room = town.guild.create_text_channel("mornings")
    await town.bob.post(town.news, slow_page)
    schedule = await scheduled(town)
    await morning(town, schedule)

    async def is_under_way() -> bool:
        return await outcome(town, schedule) is RunOutcome.DUE

    await until(is_under_way)
    await said(town, carol, "digest edit", number=schedule.id, post_in=room)
    assert await ended(town, schedule) is RunOutcome.POSTED
    assert (len(digests(town)), len(digests(town, room))) == (0, 1)


async def test_where_no_thread_may_be_opened_the_other_pages_follow(town: Town) -> None:
    await busy(town)
    town.news.overwrite(town.bot.user, deny=int(Permission.CREATE_PUBLIC_THREADS))
    await town.settle()
    schedule = await scheduled(town)
    await morning(town, schedule)
    assert await ended(town, schedule) is RunOutcome.POSTED
    (digest,) = digests(town)
    await town.discord.wait_for_message(
        town.news, lambda m: m.author is town.bot.user, after=digest, timeout=20
    )
    assert "** below" in text_of(digest)
    assert "in the thread" not in text_of(digest)
    shown = "".join(text_of(message) for message in town.replies())
    for page in PAGES:
        assert shown.count(f"{town.site}/{page})") + shown.count(f"{town.site}/{page}>)") == 1


@pytest.mark.parametrize("lost", ["thread", "page"])
async def test_pages_that_did_not_get_through_come_later(
    town: Town, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    monkeypatch.setattr(jobs, "DIGEST_BACK_OFF", timedelta(seconds=0.1))
    await busy(town)
    schedule = await scheduled(town)
    faults, opening = town.discord.faults, "/channels/{channel_id}/messages/{message_id}/threads"
    if lost == "thread":
        faults.fail("POST", opening, times=TRIES, status=None)
    else:
        faults.delay("POST", opening, seconds=1)
    await morning(town, schedule)
    await town.discord.wait_for_message(town.news, lambda m: m.author is town.bot.user, timeout=20)
    if lost == "page":
        faults.fail("POST", "/channels/{channel_id}/messages", times=TRIES, status=None)
    (digest,) = digests(town)

    async def is_whole() -> bool:
        found = await store_of(town).digests.get(digest.id)
        return found is not None and len(found.pages) == 2

    await until(is_whole, 30)
    (page,) = [m for m in town.replies(town.discord.world.channels[digest.id]) if m.embeds]
    shown = text_of(digest) + text_of(page)
    for link in PAGES:
        assert shown.count(f"{town.site}/{link})") + shown.count(f"{town.site}/{link}>)") == 1
    assert len(digests(town)) == 1
    assert await outcome(town, schedule) is RunOutcome.POSTED


async def test_pages_for_one_member_follow_the_first_when_the_response_has_ended(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await busy(town)
    monkeypatch.setattr(responses, "TOKEN_LIFE", timedelta())
    ran = await town.alice.slash(town.news, "digest now", private=True)
    await until(lambda: _length(town, 2), 30)
    first, second = direct_messages(town)
    assert "Digest ·" in text_of(first)
    shown = text_of(first) + text_of(second)
    for page in PAGES:
        assert shown.count(f"{town.site}/{page})") + shown.count(f"{town.site}/{page}>)") == 1
    assert [text_of(m) for m in ran.interaction.shown if "more" in text_of(m)] == []


async def _length(town: Town, least: int) -> bool:
    return len(direct_messages(town)) >= least


def away(town: Town, *, is_away: bool) -> None:
    """Have Discord tell that the server cannot be reached, or can be again."""
    world = town.discord.world
    name, data = "GUILD_DELETE", {"id": str(town.guild.id), "unavailable": True}
    event = Event(name, data, town.guild, application=town.bot, intent=Intent.GUILDS)
    if not is_away:
        event = replace(
            event,
            name="GUILD_CREATE",
            payload=lambda reader: guild_create_payload(town.guild, reader),
        )
    world.emit(event)


async def test_digest_waits_for_its_server_to_come_back(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "DIGEST_BACK_OFF", timedelta(seconds=0.1))
    await town.bob.post(town.news, f"{town.site}/harbour")
    schedule = await scheduled(town)
    away(town, is_away=True)
    await morning(town, schedule)

    async def is_under_way() -> bool:
        return await outcome(town, schedule) is RunOutcome.DUE

    await until(is_under_way)
    await town.settle()
    found = await store_of(town).jobs.by_origin(1, JobKind.DIGEST)
    assert found is not None
    assert found.attempts <= 1
    away(town, is_away=False)
    assert await ended(town, schedule) is RunOutcome.POSTED
    assert len(digests(town)) == 1


async def test_who_asks_is_told_in_the_end_that_the_server_is_away(town: Town) -> None:
    ran = await town.alice.slash(town.news, "digest now")
    reply = await ran.reply()
    away(town, is_away=True)
    await town.settle()
    new = NewJob(
        JobKind.DIGEST,
        origin=ran.interaction.id + 1,
        channel=town.news.id,
        guild=town.guild.id,
        member=town.alice.id,
        request={
            "ticket": asdict(
                Ticket(town.bot.id, ran.interaction.token, town.alice.id, private=True)
            )
        },
    )
    office = town.client.desk.office
    job = await office.jobs.accept(new)
    assert job is not None
    await town.client.desk.resume(replace(job, attempts=jobs.ATTEMPTS))
    assert digest_texts.UNKNOWN_SERVER in text_of(reply)
    away(town, is_away=False)
    await town.settle()


@pytest.mark.parametrize("locked", [False, True], ids=["archived", "locked"])
async def test_closed_thread_is_opened_for_a_digest_unless_it_is_locked(
    town: Town, locked: bool
) -> None:
    owner = keeper(town)
    role = town.guild.create_role("mods", permissions=int(Permission.MANAGE_THREADS))
    town.guild.members[owner.id].roles.add(role.id)
    post = await town.bob.post(town.news, f"{town.site}/harbour")
    thread = await town.alice.start_thread(post, "mornings")
    schedule = await scheduled(town, thread)
    await owner.change_thread(thread, archived=True, locked=locked)
    await morning(town, schedule)
    assert await ended(town, schedule) is (RunOutcome.FAILED if locked else RunOutcome.POSTED)
    assert (await kept(town, schedule.id)).paused == ("channel" if locked else "")
    assert len(digests(town, thread)) == (not locked)
    assert len(direct_messages(town)) == locked
