"""`/digest now`, `/digest preview` and `/catchup`: who sees what, and what is refused."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.core import digest_texts, texts
from bot.sandbox.people import Person
from tests.cogs.digesting import HISTORY, VIEW, hidden, keeper, kept, said, scheduled
from tests.cogs.doing import text_of
from tests.conftest import Town


@pytest.fixture
def carol(town: Town) -> Person:
    return keeper(town)


async def digest(
    town: Town, who: Person, command: str = "digest now", **options: Any
) -> tuple[str, bool]:
    """Ask for a digest; return what it shows, and whether its asker alone sees it."""
    ran = await who.slash(town.news, command, **options)
    shown = await ran.reply(30)
    assert shown.ephemeral_to in {None, who.user}
    at_work = (digest_texts.WORKING[:8], texts.READING[:8])
    await town.discord.world.wait_until(lambda: not shown.content.startswith(at_work), seconds=30)
    return text_of(shown), shown.ephemeral_to is not None


async def test_digest_now_tells_what_everybody_may_read(town: Town) -> None:
    staff = hidden(town, town.alice)
    await town.alice.post(staff, f"{town.site}/lamplighter")
    await town.alice.post(town.news, f"{town.site}/harbour")
    shown, is_private = await digest(town, town.bob)
    assert not is_private
    assert "/harbour" in shown
    assert "/lamplighter" not in shown
    own_eyes, is_private = await digest(town, town.alice, private=True)
    assert is_private
    assert "/lamplighter" in own_eyes
    others, _ = await digest(town, town.bob, private=True)
    assert "/harbour" in others
    assert "/lamplighter" not in others


async def test_digest_now_of_one_channel_tells_of_no_other(town: Town) -> None:
    science = town.guild.create_text_channel("science")
    await town.alice.post(science, f"{town.site}/lamplighter")
    await town.alice.post(town.news, f"{town.site}/harbour")
    shown, _ = await digest(town, town.bob, channel=science, period="today")
    assert "/lamplighter" in shown
    assert "/harbour" not in shown


async def test_digest_of_a_channel_that_not_everybody_here_may_read_is_refused(
    town: Town,
) -> None:
    staff = hidden(town, town.alice)
    told = await said(town, town.alice, "digest now", channel=staff)
    assert told == digest_texts.NOT_FOR_ALL_HERE.format(channel=staff.mention)


@pytest.mark.parametrize("command", ["digest now", "catchup"])
async def test_what_digests_leave_out_is_said(town: Town, command: str) -> None:
    whispers = await town.alice.start_thread(town.news, "Whispers", private=True)
    await town.alice.add_to_thread(whispers, town.bot.user)
    adults = town.guild.create_text_channel("adults")
    adults.nsfw = True
    town.discord.world.channel_changed(adults)
    unread = town.guild.create_text_channel("unread")
    unread.overwrite(town.bot.user, deny=HISTORY)
    unheard = town.guild.create_text_channel("unheard")
    unheard.overwrite(town.guild.everyone, deny=HISTORY)
    unheard.overwrite(town.bot.user, allow=HISTORY)
    await town.settle()
    for channel, sentence in (
        (whispers, digest_texts.NEVER_PRIVATE_THREADS),
        (adults, digest_texts.NEVER_FOR_ADULTS),
        (unread, digest_texts.NOT_READ),
        (unheard, digest_texts.NOT_FOR_YOU),
    ):
        told = await said(town, town.alice, command, channel=channel)
        assert told == sentence.format(channel=channel.mention)


async def test_digest_for_all_is_refused_where_the_bot_sees_nobody(town: Town) -> None:
    room = town.guild.create_text_channel("room")
    room.overwrite(town.bot.user, deny=VIEW)
    assert await said(town, town.alice, "digest now", room) == digest_texts.NOT_HERE


async def test_preview_is_for_the_keepers_eyes_and_tells_what_all_readers_may_read(
    town: Town, carol: Person
) -> None:
    staff = hidden(town, carol)
    await carol.post(staff, f"{town.site}/lamplighter")
    await town.alice.post(town.news, f"{town.site}/harbour")
    made = await scheduled(town, carol)
    shown, is_private = await digest(town, carol, "digest preview", number=made.id)
    assert is_private
    assert "/harbour" in shown
    assert "/lamplighter" not in shown
    assert await kept(town, made.id) == made


async def test_preview_of_a_channel_that_is_gone_says_so(town: Town, carol: Person) -> None:
    room = town.guild.create_text_channel("room")
    made = await scheduled(town, carol, post_in=room)
    room.overwrite(town.bot.user, deny=VIEW)
    await town.settle()
    told = await said(town, carol, "digest preview", number=made.id)
    assert told == digest_texts.NOT_READ.format(channel=room.mention)


async def test_catchup_tells_what_was_said_since_ones_last_message(town: Town) -> None:
    await town.bob.post(town.news, f"{town.site}/bibliothek")
    # Moments are told apart by the millisecond.
    await asyncio.sleep(0.05)
    await town.alice.post(town.news, "Good to know, thanks.")
    await town.bob.post(town.news, f"{town.site}/harbour")
    elsewhere = town.guild.create_text_channel("elsewhere")
    await town.bob.post(elsewhere, f"{town.site}/lamplighter")
    shown, is_private = await digest(town, town.alice, "catchup")
    assert is_private
    assert "/harbour" in shown
    assert "/bibliothek" not in shown
    assert "/lamplighter" not in shown
    other, _ = await digest(town, town.alice, "catchup", channel=elsewhere, since="today")
    assert "/lamplighter" in other
