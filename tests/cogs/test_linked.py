"""Links to messages: read where all who see the answer may read them, and refused elsewhere."""

from __future__ import annotations

import asyncio
from importlib import resources
from typing import Any

import pytest

from bot.core import texts
from bot.engines.extractive import ExtractiveEngine
from bot.errors import MessageHidden, NothingToRead
from bot.records import JobKind, JobState
from bot.sandbox.entities import Channel, Message
from bot.sandbox.permissions import Permission
from tests.cogs.doing import changed, forgotten, pressed, public, store_of, stored, text_of, until
from tests.conftest import OpenTown, Town

PASTE = (resources.files("bot.demo") / "pages" / "paste.txt").read_text(encoding="utf-8")
VIEW = int(Permission.VIEW_CHANNEL)
HISTORY = int(Permission.READ_MESSAGE_HISTORY)
CONNECT = 1 << 20


def link_to(message: Message) -> str:
    guild = message.channel.guild
    place = guild.id if guild else "@me"
    return f"https://discord.com/channels/{place}/{message.channel.id}/{message.id}"


def staff_room(town: Town) -> Channel:
    """Make a channel that Alice and the bot may read, and nobody else."""
    room = town.guild.create_text_channel("staff")
    room.overwrite(town.guild.everyone, deny=VIEW)
    room.overwrite(town.alice.user, allow=VIEW)
    room.overwrite(town.bot.user, allow=VIEW)
    return room


async def asked(town: Town, message: Message) -> Message:
    """Have Alice ask for a message by its link, in the channel of the news."""
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {link_to(message)}")
    return await town.reply(post)


async def test_text_that_a_link_leads_to_is_read_and_its_quotes_lead_there(town: Town) -> None:
    elsewhere = town.guild.create_text_channel("elsewhere")
    held = await town.bob.paste(elsewhere, PASTE[:1900])
    reply = await asked(town, held)
    assert "night boat" in text_of(reply)
    assert link_to(held) in text_of(reply)


async def test_link_and_file_of_a_linked_message_are_read(town: Town) -> None:
    article = await town.bob.post(town.news, f"look: {town.site}/harbour")
    assert "Harwick" in (await asked(town, article)).embeds[0]["title"]
    file = await town.bob.post(town.news, files=[("boat.txt", PASTE.encode(), "text/plain")])
    assert "night boat" in text_of(await asked(town, file))


async def test_message_in_a_room_of_the_few_is_not_shown_to_the_many(town: Town) -> None:
    held = await town.alice.paste(staff_room(town), PASTE[:1900])
    reply = await asked(town, held)
    assert reply.content == MessageHidden.default
    assert "boat" not in text_of(reply)


async def test_private_answer_shows_what_its_asker_may_read(town: Town) -> None:
    held = await town.alice.paste(staff_room(town), PASTE[:1900])
    ran = await town.alice.slash(town.news, "summarize", link=link_to(held), private=True)
    assert "night boat" in text_of(await ran.reply(30))
    ran = await town.bob.slash(town.news, "summarize", link=link_to(held), private=True)
    assert (await ran.reply(30)).content == MessageHidden.default


async def test_direct_message_shows_what_its_asker_may_read(town: Town) -> None:
    held = await town.alice.paste(staff_room(town), PASTE[:1900])
    post = await town.alice.direct_message(town.bot, link_to(held))
    assert "night boat" in text_of(await town.reply(post))
    post = await town.bob.direct_message(town.bot, link_to(held))
    assert (await town.reply(post)).content == MessageHidden.default


async def test_room_whose_readers_may_all_read_the_other_gets_it(town: Town) -> None:
    held = await town.alice.paste(town.news, PASTE[:1900])
    room = staff_room(town)
    post = await town.alice.post(room, f"{town.bot.user.mention} {link_to(held)}")
    assert "night boat" in text_of(await town.reply(post))


@pytest.mark.parametrize("deny", [VIEW, HISTORY], ids=["out of sight", "no history"])
async def test_role_that_is_kept_out_there_keeps_it_from_here(town: Town, deny: int) -> None:
    muted = town.guild.create_role("muted")
    elsewhere = town.guild.create_text_channel("elsewhere")
    held = await town.bob.paste(elsewhere, PASTE[:1900])
    elsewhere.overwrite(muted, deny=deny)
    assert (await asked(town, held)).content == MessageHidden.default


async def test_role_that_is_let_in_to_both_rooms_reads_of_one_in_the_other(town: Town) -> None:
    crew = town.guild.create_role("crew")
    rooms = [town.guild.create_text_channel(name) for name in ("deck", "bridge")]
    for room in rooms:
        room.overwrite(town.guild.everyone, deny=VIEW)
        room.overwrite(crew, allow=VIEW)
        room.overwrite(town.bot.user, allow=VIEW)
        room.overwrite(town.alice.user, allow=VIEW)
    held = await town.alice.paste(rooms[0], PASTE[:1900])
    post = await town.alice.post(rooms[1], f"{town.bot.user.mention} {link_to(held)}")
    assert "night boat" in text_of(await town.reply(post))
    rooms[1].overwrite(town.bob.user, allow=VIEW)
    post = await town.alice.post(rooms[1], f"{town.bot.user.mention} {link_to(held)} again")
    assert (await town.reply(post)).content == MessageHidden.default


async def test_message_of_another_server_is_not_carried_over(town: Town) -> None:
    village = town.discord.create_guild("Village")
    town.bot.join(village)
    town.alice.join(village)
    there = village.create_text_channel("square")
    held = await town.alice.paste(there, PASTE[:1900])
    assert (await asked(town, held)).content == MessageHidden.default
    post = await town.alice.direct_message(town.bot, link_to(held))
    assert "night boat" in text_of(await town.reply(post))
    post = await town.bob.direct_message(town.bot, link_to(held))
    assert (await town.reply(post)).content == MessageHidden.default


async def test_private_thread_is_open_to_its_members_alone(town: Town) -> None:
    thread = await town.alice.start_thread(town.news, "hush", private=True)
    await town.alice.add_to_thread(thread, town.bot.user)
    held = await town.alice.paste(thread, PASTE[:1900])
    assert (await asked(town, held)).content == MessageHidden.default
    post = await town.alice.direct_message(town.bot, link_to(held))
    assert "night boat" in text_of(await town.reply(post))
    post = await town.bob.direct_message(town.bot, link_to(held))
    assert (await town.reply(post)).content == MessageHidden.default


async def test_direct_message_is_not_shown_in_a_channel(town: Town) -> None:
    held = await town.alice.direct_message(town.bot, PASTE[:1900])
    await town.reply(held)
    assert (await asked(town, held)).content == MessageHidden.default


@pytest.mark.parametrize("address", ["1/2/3", "@me/2/3", "{guild}/{channel}/5"])
async def test_message_that_is_not_there_is_said_to_be_hidden(town: Town, address: str) -> None:
    path = address.format(guild=town.guild.id, channel=town.news.id)
    post = await town.alice.post(
        town.news, f"{town.bot.user.mention} https://discord.com/channels/{path}"
    )
    assert (await town.reply(post)).content == MessageHidden.default


async def test_link_into_a_forum_or_category_itself_leads_to_no_message(town: Town) -> None:
    for place in (town.guild.create_forum("ideas"), town.guild.create_category("rooms")):
        link = f"https://discord.com/channels/{town.guild.id}/{place.id}/{town.news.id}"
        post = await town.alice.post(town.news, f"{town.bot.user.mention} {link}")
        assert (await town.reply(post)).content == MessageHidden.default


async def test_link_in_a_linked_message_leads_no_further(town: Town) -> None:
    secret = await town.alice.paste(staff_room(town), PASTE[:1900])
    between = await town.alice.post(town.news, link_to(secret))
    assert (await asked(town, between)).content == MessageHidden.default


async def test_message_without_anything_to_read_is_said_to_be_empty(town: Town) -> None:
    held = await town.bob.post(town.news, town.bob.mention)
    assert (await asked(town, held)).content == NothingToRead.default


async def test_members_who_opted_out_are_not_read_by_link(town: Town) -> None:
    held = await town.bob.paste(town.news, PASTE[:1900])
    await store_of(town).privacy.opt_out(town.bob.id, True)
    assert (await asked(town, held)).content == texts.NOT_THEIR_WISH


async def test_spoiler_around_the_link_hides_the_answer(town: Town) -> None:
    held = await town.bob.paste(town.news, PASTE[:1900])
    post = await town.alice.post(town.news, f"{town.bot.user.mention} ||{link_to(held)}||")
    reply = await town.reply(post)
    assert texts.SPOILER_TITLE in text_of(reply)
    assert "||" in text_of(reply)


async def test_linked_message_that_is_deleted_is_forgotten(town: Town) -> None:
    elsewhere = town.guild.create_text_channel("elsewhere")
    held = await town.bob.paste(elsewhere, PASTE[:1900])
    reply = await asked(town, held)
    await stored(town, reply)
    await town.bob.delete(held)
    await until(lambda: forgotten(town, reply))
    assert await forgotten(town, reply)


async def test_author_of_a_linked_message_can_have_it_forgotten(town: Town) -> None:
    elsewhere = town.guild.create_text_channel("elsewhere")
    held = await town.bob.paste(elsewhere, PASTE[:1900])
    shown = await stored(town, await asked(town, held))
    ran = await town.bob.slash(town.news, "forget")
    await ran.reply(20)
    assert await store_of(town).documents.get(shown.documents) == []


async def test_question_about_a_linked_message_is_answered_from_it(town: Town) -> None:
    held = await town.bob.paste(town.news, PASTE[:1900])
    ran = await town.alice.slash(
        town.news, "ask", question="When does the night boat leave?", link=link_to(held)
    )
    assert link_to(held) in text_of(await ran.reply(30))
    secret = await town.alice.paste(staff_room(town), PASTE[:1900])
    ran = await town.alice.slash(
        town.news, "ask", question="When does the night boat leave?", link=link_to(secret)
    )
    assert (await ran.reply(30)).content == MessageHidden.default


async def test_shorter_summary_of_a_linked_message_needs_no_new_look(town: Town) -> None:
    held = await town.bob.paste(town.guild.create_text_channel("elsewhere"), PASTE[:1900])
    reply = await asked(town, held)
    await stored(town, reply)
    before = text_of(reply)
    await town.alice.click(reply, texts.SHORTER)
    assert len(text_of(await changed(town, reply, before))) < len(before)


async def test_reader_who_sees_the_channel_but_not_what_was_written_before_counts(
    town: Town,
) -> None:
    staff = town.guild.create_role("staff")
    town.guild.members[town.alice.id].roles.add(staff.id)
    there, here = staff_room(town), town.guild.create_text_channel("lobby")
    there.overwrite(staff, allow=VIEW | HISTORY)
    here.overwrite(town.guild.everyone, deny=HISTORY)
    here.overwrite(staff, allow=HISTORY)
    here.overwrite(town.bot.user, allow=VIEW | HISTORY)
    held = await town.alice.paste(there, PASTE[:1900])
    post = await town.alice.post(here, f"{town.bot.user.mention} {link_to(held)}")
    assert (await town.reply(post)).content == MessageHidden.default


@pytest.mark.parametrize("is_role", [True, False], ids=["by a role", "by name"])
async def test_who_is_let_in_here_alone_in_spite_of_what_bars_both_counts(
    town: Town, is_role: bool
) -> None:
    muted, vip = town.guild.create_role("muted"), town.guild.create_role("vip")
    town.guild.members[town.bob.id].roles.update({muted.id, vip.id})
    there, here = (town.guild.create_text_channel(name) for name in ("there", "here"))
    for room in (there, here):
        room.overwrite(muted, deny=VIEW)
    held = await town.alice.paste(there, PASTE[:1900])
    question = f"{town.bot.user.mention} {link_to(held)}"
    reply = await town.reply(await town.alice.post(here, question))
    assert "night boat" in text_of(reply)
    here.overwrite(vip if is_role else town.bob.user, allow=VIEW)
    reply = await town.reply(await town.alice.post(here, f"{question} again"))
    assert reply.content == MessageHidden.default
    assert reply in town.bob.read(here)


async def test_chat_of_a_locked_voice_channel_stays_inside(town: Town) -> None:
    there = town.guild.create_voice_channel("voices")
    there.overwrite(town.guild.everyone, allow=CONNECT)
    held = await town.alice.paste(there, PASTE[:1900])
    assert "night boat" in text_of(await asked(town, held))
    there.overwrite(town.guild.everyone, deny=CONNECT)
    there.overwrite(town.alice.user, allow=CONNECT)
    there.overwrite(town.bot.user, allow=CONNECT)
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {link_to(held)} again")
    assert (await town.reply(post)).content == MessageHidden.default
    post = await town.bob.direct_message(town.bot, link_to(held))
    assert (await town.reply(post)).content == MessageHidden.default


async def test_member_who_sees_a_room_of_the_few_by_name_alone_reads_of_it_elsewhere_in_vain(
    town: Town,
) -> None:
    rooms = [staff_room(town), town.guild.create_text_channel("other")]
    rooms[1].overwrite(town.guild.everyone, deny=VIEW)
    for room in rooms:
        for person in (town.alice.user, town.bot.user):
            room.overwrite(person, allow=VIEW)
    held = await town.alice.paste(rooms[0], PASTE[:1900])
    question = f"{town.bot.user.mention} {link_to(held)}"
    reply = await town.reply(await town.alice.post(rooms[1], question))
    assert "night boat" in text_of(reply)
    rooms[0].overwrite(town.guild.everyone, deny=VIEW | HISTORY)
    rooms[0].overwrite(town.bot.user, allow=VIEW | HISTORY)
    reply = await town.reply(await town.alice.post(rooms[1], f"{question} again"))
    assert reply.content == MessageHidden.default


async def test_room_for_adults_is_not_quoted_among_others(town: Town) -> None:
    there = town.guild.create_text_channel("late")
    there.nsfw = True
    town.discord.world.channel_changed(there)
    held = await town.alice.paste(there, PASTE[:1900])
    assert (await asked(town, held)).content == MessageHidden.default


async def test_post_of_a_hidden_forum_and_archived_private_thread_stay_hidden(town: Town) -> None:
    forum = town.guild.create_forum("ideas")
    forum.overwrite(town.guild.everyone, deny=VIEW)
    forum.overwrite(town.alice.user, allow=VIEW)
    forum.overwrite(town.bot.user, allow=VIEW)
    post = await town.alice.start_post(forum, "secret", PASTE[:1900])
    assert (await asked(town, post)).content == MessageHidden.default
    thread = await town.alice.start_thread(staff_room(town), "open")
    held = await town.alice.paste(thread, PASTE[:1900])
    assert (await asked(town, held)).content == MessageHidden.default


async def test_author_who_opts_out_later_is_quoted_no_more(town: Town) -> None:
    held = await town.bob.paste(town.guild.create_text_channel("elsewhere"), PASTE[:1900])
    reply = await asked(town, held)
    await stored(town, reply)
    await until(lambda: has_thread(reply))
    await store_of(town).privacy.opt_out(town.bob.id, True)
    before = text_of(reply)
    for label in (texts.QUOTES, texts.SHORTER):
        assert text_of(await pressed(town.alice, reply, label)).count(texts.NOT_THEIR_WISH) == 1
    assert text_of(town.news.messages[reply.id]) == before
    question = "When does the night boat leave?"
    ran = await town.alice.slash(town.news, "ask", question=question)
    assert "boat" not in text_of(await ran.reply(30))
    assert reply.thread is not None
    asked_there = await town.alice.post(reply.thread, question)
    assert "boat" not in text_of(await town.reply(asked_there))


@pytest.mark.parametrize("status", [503, None])
async def test_discord_that_fails_for_a_moment_is_asked_again(
    town: Town, status: int | None
) -> None:
    held = await town.bob.paste(town.guild.create_text_channel("elsewhere"), PASTE[:1900])
    town.discord.faults.fail(
        "GET", "/channels/{channel_id}/messages/{message_id}", times=1, status=status
    )
    assert "night boat" in text_of(await asked(town, held))


async def test_links_in_a_linked_message_beyond_the_limit_are_counted(town: Town) -> None:
    links = " ".join(f"{town.site}/{page}" for page in ("harbour", "a1", "a2", "a3", "a4", "a5"))
    reply = await asked(town, await town.bob.post(town.news, links))
    assert "of 6" in reply.content


async def test_linked_message_whose_text_the_bot_may_not_see_says_what_to_do(
    open_town: OpenTown,
) -> None:
    async with open_town(message_content=False) as town:
        held = await town.bob.paste(town.news, PASTE[:1900])
        assert (await asked(town, held)).content == texts.BLIND


async def test_summary_of_the_bots_own_that_leads_to_a_message_is_read_itself(town: Town) -> None:
    held = await town.bob.paste(town.guild.create_text_channel("elsewhere"), PASTE[:1900])
    reply = await asked(town, held)
    ran = await town.alice.menu(reply, "Summarize")
    assert "boat" in text_of(await ran.reply(30))


async def test_author_who_wants_to_be_forgotten_ends_what_is_being_written(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work, go = paused(monkeypatch)
    held = await town.bob.paste(town.guild.create_text_channel("elsewhere"), PASTE[:1900])
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {link_to(held)}")
    await asyncio.wait_for(at_work.wait(), 20)
    ran = await town.bob.slash(town.news, "forget")
    await ran.reply(20)
    go.set()
    await town.settle()
    job = await store_of(town).jobs.by_origin(post.id, JobKind.SUMMARY)
    assert job is not None
    assert job.state is JobState.DROPPED
    assert public(town) == []


async def test_message_deleted_while_it_is_summed_up_is_not_shown(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work, go = paused(monkeypatch)
    held = await town.bob.paste(town.guild.create_text_channel("elsewhere"), PASTE[:1900])
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {link_to(held)}")
    await asyncio.wait_for(at_work.wait(), 20)
    await town.bob.delete(held)
    await until(lambda: stopped(town))
    go.set()
    assert (await town.reply(post)).content == MessageHidden.default


async def stopped(town: Town) -> bool:
    return not town.client.desk.office.jobs.running


def paused(monkeypatch: pytest.MonkeyPatch) -> tuple[asyncio.Event, asyncio.Event]:
    """Let the engine wait; return what is set when it does, and what lets it go on."""
    summarize = ExtractiveEngine.summarize
    at_work, go = asyncio.Event(), asyncio.Event()

    async def slow(self: ExtractiveEngine, *values: Any, **named: Any) -> Any:
        at_work.set()
        await go.wait()
        return await summarize(self, *values, **named)

    monkeypatch.setattr(ExtractiveEngine, "summarize", slow)
    return at_work, go


async def has_thread(message: Message) -> bool:
    return message.thread is not None
