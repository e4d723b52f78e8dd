"""Runs of messages: from here to there, or to the newest."""

from __future__ import annotations

import asyncio
import re

import pytest

from bot.cogs import runs
from bot.core import texts
from bot.errors import NothingToRead
from bot.sandbox.entities import Message
from bot.sandbox.permissions import Permission
from tests.cogs.doing import forgotten, restarted, store_of, stored, text_of, until
from tests.cogs.test_linked import paused, stopped
from tests.conftest import OpenTown, Town, both_engines

pytestmark = both_engines

TALK = (
    ("alice", "The harbour office wants to move the fish market to the north quay before spring."),
    (
        "bob",
        "I heard that too. The north quay has no cold store, so where would the ice come from?",
    ),
    ("bob", "Marta says that the council has set aside forty thousand crowns for a new one."),
    ("alice", "Then the market could open in April, if the electricians come in February."),
    ("bob", "I will ask the electricians on Monday and tell you what they say about the date."),
)


async def talk(town: Town) -> list[Message]:
    people = {"alice": town.alice, "bob": town.bob}
    return [await people[who].post(town.news, text) for who, text in TALK]


async def read(town: Town, first: Message, last: Message) -> Message:
    """Have Bob choose both ends."""
    began = await town.bob.menu(first, "Summarize from here")
    assert (await began.reply(20)).ephemeral_to is town.bob.user
    ended = await town.bob.menu(last, "Summarize up to here")
    return await ended.reply(30)


async def test_run_is_summarised_and_quotes_lead_to_their_messages(town: Town) -> None:
    said = await talk(town)
    reply = await read(town, said[0], said[3])
    assert reply.embeds[0]["title"] == "Conversation in news"
    shown = text_of(reply)
    assert "crowns" in shown or "April" in shown
    assert str(said[0].id) in reply.embeds[0]["url"]
    assert "Monday" not in shown
    assert reply in town.alice.read(town.news)


async def test_run_can_be_marked_from_its_end(town: Town) -> None:
    said = await talk(town)
    kept = await stored(town, await read(town, said[4], said[1]))
    (document,) = await store_of(town).documents.get(kept.documents)
    assert document.article.text.startswith("Bob: I heard that too.")
    assert [mark.at for mark in document.article.marks] == [message.id for message in said[1:]]
    assert document.article.text.count("Bob:") == 2


async def test_run_to_the_newest_message_needs_one_press(town: Town) -> None:
    said = await talk(town)
    began = await town.bob.menu(said[0], "Summarize from here")
    ran = await town.bob.click(await began.reply(20), texts.TO_THE_END)
    kept = await stored(town, await ran.reply(30))
    (document,) = await store_of(town).documents.get(kept.documents)
    assert [mark.at for mark in document.article.marks] == [message.id for message in said]


async def test_end_without_a_beginning_says_what_to_do(town: Town) -> None:
    said = await talk(town)
    ran = await town.bob.menu(said[3], "Summarize up to here")
    assert (await ran.reply(20)).content == texts.NO_BEGINNING
    await town.alice.menu(said[0], "Summarize from here")
    ran = await town.bob.menu(said[3], "Summarize up to here")
    assert (await ran.reply(20)).content == texts.NO_BEGINNING


async def test_beginning_is_forgotten_after_a_while(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = await talk(town)
    monkeypatch.setattr(runs, "MARK_SECONDS", 0.0)
    await town.bob.menu(said[0], "Summarize from here")
    ran = await town.bob.menu(said[3], "Summarize up to here")
    assert (await ran.reply(20)).content == texts.NO_BEGINNING


async def test_too_long_a_run_says_how_much_was_read(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "LONGEST", 4)
    said = await talk(town)
    reply = await read(town, said[0], said[4])
    assert "Only the first 4 messages were read" in reply.embeds[0]["footer"]["text"]


async def test_words_of_the_bot_and_of_who_opted_out_are_left_out(town: Town) -> None:
    said = await talk(town)
    await town.reply(await town.bob.post(town.news, f"{town.bot.user.mention} {town.site}/gone"))
    await store_of(town).privacy.opt_out(town.alice.id, True)
    began = await town.bob.menu(said[0], "Summarize from here")
    ran = await town.bob.click(await began.reply(20), texts.TO_THE_END)
    kept = await stored(town, await ran.reply(30))
    (document,) = await store_of(town).documents.get(kept.documents)
    assert "Alice:" not in document.article.text
    assert "Precis:" not in document.article.text
    assert "electricians on Monday" in document.article.text


async def test_run_without_words_says_that_there_is_nothing_to_read(town: Town) -> None:
    first = await town.alice.post(town.news, files=[("a.png", b"\x89PNG", "image/png")])
    last = await town.alice.post(town.news, files=[("b.png", b"\x89PNG", "image/png")])
    assert (await read(town, first, last)).content == NothingToRead.default


async def test_channel_that_the_bot_may_not_read_is_said_to_be_closed(town: Town) -> None:
    said = await talk(town)
    town.news.overwrite(town.bot.user, deny=int(Permission.READ_MESSAGE_HISTORY))
    await asyncio.sleep(0.05)
    reply = await read(town, said[0], said[3])
    assert reply.content == texts.NO_HISTORY


async def test_deleting_one_message_of_a_run_forgets_its_summary(town: Town) -> None:
    said = await talk(town)
    reply = await read(town, said[0], said[4])
    kept = await stored(town, reply)
    await town.bob.delete(said[2])
    await until(lambda: forgotten(town, reply))
    assert await store_of(town).documents.get(kept.documents) == []


async def test_everybody_who_spoke_can_have_a_run_forgotten(town: Town) -> None:
    said = await talk(town)
    reply = await read(town, said[0], said[4])
    kept = await stored(town, reply)
    ran = await town.alice.slash(town.news, "forget")
    await ran.reply(20)
    assert await store_of(town).documents.get(kept.documents) == []
    assert await forgotten(town, reply)


async def test_button_to_the_newest_message_outlives_the_program(town: Town) -> None:
    said = await talk(town)
    began = await (await town.bob.menu(said[0], "Summarize from here")).reply(20)
    async with restarted(town) as again:
        ran = await again.bob.click(began, texts.TO_THE_END)
        assert (await ran.reply(30)).embeds[0]["title"] == "Conversation in news"


async def test_question_in_the_thread_of_a_run_is_answered_with_its_message(town: Town) -> None:
    said = await talk(town)
    reply = await read(town, said[0], said[4])
    await until(lambda: has_thread(reply))
    assert reply.thread is not None
    asked = await town.alice.post(reply.thread, "Who asks the electricians on Monday?")
    assert str(said[4].id) in text_of(await town.reply(asked))


async def has_thread(message: Message) -> bool:
    return message.thread is not None


async def test_what_one_of_them_hid_is_answered_behind_spoiler_marks(town: Town) -> None:
    said = await talk(town)
    hidden = await town.bob.post(town.news, "||The captain has sold the ferry to the miller.||")
    shown = text_of(await read(town, said[0], hidden))
    assert texts.SPOILER_TITLE in shown
    assert "captain" not in re.sub(r"\|\|.*?\|\|", "", shown)


async def test_channels_stay_unnamed_and_members_are_named(town: Town) -> None:
    room = town.guild.create_text_channel("hush")
    said = await talk(town)
    last = await town.bob.post(town.news, f"{town.alice.mention} knows what {room.mention} says.")
    kept = await stored(town, await read(town, said[0], last))
    (document,) = await store_of(town).documents.get(kept.documents)
    assert document.article.text.endswith("@Alice knows what #… says.")


async def test_preview_of_a_link_is_nobodys_words(town: Town) -> None:
    said = await talk(town)
    last = await town.bob.post(town.news, "https://example.com/story is what I meant.")
    town.discord.unfurl(last, {"title": "Bob is a thief", "url": "https://example.com/story"})
    kept = await stored(town, await read(town, said[0], last))
    (document,) = await store_of(town).documents.get(kept.documents)
    assert "thief" not in document.article.text


async def test_run_without_the_intent_says_what_is_missing(open_town: OpenTown) -> None:
    async with open_town(message_content=False) as town:
        said = await talk(town)
        assert (await read(town, said[0], said[4])).content == texts.BLIND_TO_ALL


async def test_discord_that_fails_for_a_moment_is_asked_again(town: Town) -> None:
    said = await talk(town)
    town.discord.faults.fail("GET", "/channels/{channel_id}/messages", times=1, status=503)
    reply = await read(town, said[0], said[4])
    assert reply.embeds[0]["title"] == "Conversation in news"


async def test_run_is_read_anew_without_what_was_deleted_meanwhile(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work, go = paused(monkeypatch)
    said = await talk(town)
    began = await town.bob.menu(said[0], "Summarize from here")
    await began.reply(20)
    ended = await town.bob.menu(said[4], "Summarize up to here")
    await asyncio.wait_for(at_work.wait(), 20)
    await town.bob.delete(said[2])
    await until(lambda: stopped(town))
    go.set()
    kept = await stored(town, await ended.reply(30))
    (document,) = await store_of(town).documents.get(kept.documents)
    assert "forty thousand" not in document.article.text
    assert "electricians on Monday" in document.article.text
