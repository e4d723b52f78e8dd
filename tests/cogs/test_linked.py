"""Links to messages: read where all who see the answer may read them, and refused elsewhere."""

from __future__ import annotations

from importlib import resources

import pytest

from bot.core import texts
from bot.errors import MessageHidden, NothingToRead
from bot.sandbox.entities import Channel, Message
from bot.sandbox.permissions import Permission
from tests.cogs.doing import changed, forgotten, store_of, stored, text_of, until
from tests.conftest import Town

PASTE = (resources.files("bot.demo") / "pages" / "paste.txt").read_text(encoding="utf-8")
VIEW = int(Permission.VIEW_CHANNEL)
HISTORY = int(Permission.READ_MESSAGE_HISTORY)


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


@pytest.mark.parametrize(
    ("allow", "deny"), [(0, VIEW), (0, HISTORY)], ids=["out of sight", "no history"]
)
async def test_role_that_is_kept_out_there_keeps_it_from_here(
    town: Town, allow: int, deny: int
) -> None:
    muted = town.guild.create_role("muted")
    elsewhere = town.guild.create_text_channel("elsewhere")
    held = await town.bob.paste(elsewhere, PASTE[:1900])
    elsewhere.overwrite(muted, allow=allow, deny=deny)
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
