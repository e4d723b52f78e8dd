"""The thread under a summary: where it opens, and which of its messages are questions."""

from __future__ import annotations

import asyncio

import pytest

from bot.cogs.client import Client
from bot.config import ThreadSettings
from bot.core import texts
from bot.sandbox.drafts import Draft
from bot.sandbox.entities import Channel, Message
from bot.sandbox.permissions import Permission
from bot.sandbox.posting import send
from tests.conftest import OpenTown, Town

TITLE = "Harwick votes to close its harbour road to cars from May"
COST = "How much will the trial cost?"
MANTLES = "How many mantles does the machine knit in an hour?"
NOT_TOLD = "What do penguins eat?"
EMOJI = "📰"


async def settled(client: Client) -> None:
    """Wait until nothing is under way: what was answered is remembered by then."""
    if running := list(client.desk.office.jobs.running.values()):
        await asyncio.wait([each.task for each in running])


async def summarised(town: Town, page: str = "harbour", channel: Channel | None = None) -> Message:
    """Have a page summarised by a mention."""
    text = f"{town.bot.user.mention} {town.site}/{page}"
    reply = await town.reply(await town.alice.post(channel or town.news, text))
    await settled(town.client)
    return reply


async def thread_under(town: Town, reply: Message) -> Channel:
    """Wait for the thread under a summary, and for what is said in it first."""
    world = town.discord.world
    await world.wait_until(lambda: reply.id in world.channels, seconds=30)
    thread = world.channels[reply.id]
    await town.discord.wait_for_message(
        thread, lambda m: m.content == texts.THREAD_OPENED, timeout=30
    )
    return thread


async def opened_thread(town: Town, page: str = "harbour") -> Channel:
    """Have a page summarised, and return the thread under the summary."""
    return await thread_under(town, await summarised(town, page))


async def answer_to(town: Town, post: Message, channel: Channel | None = None) -> Message:
    """Wait for the finished answer to a question."""
    answer = await town.discord.wait_for_message(
        channel or post.channel,
        lambda m: (
            m.author is town.bot.user
            and (m.reference is None or m.reference.message_id == post.id)
            and m.content != texts.THREAD_OPENED
            and not m.content.endswith("…")
        ),
        after=post,
        timeout=30,
    )
    await settled(town.client)
    return answer


def said_in(town: Town, channel: Channel) -> list[Message]:
    """Return what the bot wrote in a thread beside its greeting and the thread's beginning."""
    return [
        message
        for message in town.replies(channel)
        if message.content and message.content != texts.THREAD_OPENED
    ]


def threads(town: Town) -> list[Channel]:
    return [c for c in town.discord.world.channels.values() if c.thread is not None]


async def test_mention_opens_one_thread_named_after_the_article(town: Town) -> None:
    reply = await summarised(town)
    thread = await thread_under(town, reply)
    await town.settle()
    assert [(each.id, each.name) for each in threads(town)] == [(reply.id, TITLE)]
    assert thread.parent is town.news
    assert [m.content for m in town.replies(thread)] == ["", texts.THREAD_OPENED]


async def test_command_opens_a_thread(town: Town) -> None:
    ran = await town.alice.slash(town.news, "summarize", link=f"{town.site}/harbour")
    assert (await thread_under(town, await ran.reply(30))).name == TITLE


async def test_menu_opens_a_thread(town: Town) -> None:
    post = await town.bob.post(town.news, f"{town.site}/harbour")
    ran = await town.alice.menu(post, "Summarize")
    assert (await thread_under(town, await ran.reply(30))).name == TITLE


async def test_reaction_opens_a_thread(town: Town) -> None:
    post = await town.bob.post(town.news, f"{town.site}/harbour")
    await town.alice.react(post, EMOJI)
    assert (await thread_under(town, await town.reply(post))).name == TITLE


async def test_several_links_share_a_thread_that_draws_on_all(town: Town) -> None:
    pages = f"{town.site}/harbour {town.site}/lamplighter"
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {pages}")
    thread = await thread_under(town, await town.reply(post))
    for question, word in ((COST, "410,000"), (MANTLES, "eleven mantles")):
        answer = await answer_to(town, await town.bob.post(thread, question))
        assert word in answer.content
    assert len(threads(town)) == 1


async def test_private_summary_opens_no_thread(town: Town) -> None:
    ran = await town.alice.slash(town.news, "summarize", link=f"{town.site}/harbour", private=True)
    assert (await ran.reply(30)).embeds
    await town.settle()
    assert threads(town) == []


async def test_direct_messages_get_no_thread(town: Town) -> None:
    post = await town.alice.direct_message(town.bot, f"{town.site}/harbour")
    assert (await town.reply(post)).embeds
    await town.settle()
    assert threads(town) == []


async def test_summary_in_somebody_elses_thread_opens_no_other(town: Town) -> None:
    thread = await town.bob.start_thread(await town.bob.post(town.news, "look"), "Chat")
    assert (await summarised(town, channel=thread)).embeds
    # There, people talk to each other.
    await town.bob.post(thread, COST)
    await town.settle()
    assert threads(town) == [thread]
    assert len(said_in(town, thread)) == 0


async def test_summary_in_somebody_elses_thread_is_asked_by_a_reply_or_by_name(
    town: Town,
) -> None:
    thread = await town.bob.start_thread(await town.bob.post(town.news, "look"), "Chat")
    reply = await summarised(town, channel=thread)
    replying = await town.bob.post(thread, COST, reply_to=reply)
    assert "410,000" in (await answer_to(town, replying)).content
    naming = await town.bob.post(thread, f"{town.bot.user.mention} {COST}")
    assert "410,000" in (await answer_to(town, naming)).content
    assert threads(town) == [thread]


async def test_watched_link_gets_no_thread_until_somebody_asks(town: Town) -> None:
    await town.client.desk.office.places.watch(town.news.id, town.guild.id, True)
    post = await town.bob.post(town.news, f"{town.site}/harbour")
    reply = await town.reply(post)
    await town.settle()
    assert threads(town) == []
    question = await town.alice.post(town.news, COST, reply_to=reply)
    thread = await thread_under(town, reply)
    assert "410,000" in (await answer_to(town, question, thread)).content


@pytest.mark.parametrize("mode", ["on_question", "never"])
async def test_mode_of_the_settings_holds_for_summaries_asked_for(
    open_town: OpenTown, mode: str
) -> None:
    async with open_town(threads=ThreadSettings(mode=mode)) as town:
        assert (await summarised(town)).embeds
        await town.settle()
        assert threads(town) == []


@pytest.mark.parametrize(
    "missing", [Permission.CREATE_PUBLIC_THREADS, Permission.SEND_MESSAGES_IN_THREADS]
)
async def test_without_the_permission_answers_stay_in_the_channel_and_the_owner_hears_once(
    town: Town, missing: Permission
) -> None:
    town.bot.owner = town.bob.user
    town.news.overwrite(town.bot.user, deny=int(missing))
    reply = await summarised(town)
    await summarised(town, "lamplighter")
    letters = town.discord.world.direct_channel(town.bob.user, town.bot.user)
    await town.discord.wait_for_message(letters, timeout=30)
    question = await town.alice.post(town.news, COST, reply_to=reply)
    answer = await answer_to(town, question)
    assert "410,000" in answer.content
    assert not answer.content.startswith(">")
    await town.settle()
    hint = texts.THREAD_HINT.format(channel=town.news.mention)
    assert [m.content for m in letters.messages.values()] == [hint]
    assert threads(town) == []


async def test_every_message_of_the_thread_is_a_question(town: Town) -> None:
    thread = await opened_thread(town)
    answer = await answer_to(town, await town.bob.post(thread, COST))
    assert "£410,000" in answer.content
    assert f"({town.site}/harbour" in answer.content.replace("<", "")
    assert answer.content.endswith(texts.EXTRACTIVE)


async def test_question_that_the_article_does_not_answer_gets_the_nearest_it_says(
    town: Town,
) -> None:
    thread = await opened_thread(town)
    said, nearest, _ = (await answer_to(town, await town.bob.post(thread, NOT_TOLD))).content.split(
        "\n"
    )
    assert said == texts.NOT_SAID
    assert nearest.startswith(texts.NEAREST.format(quote="“"))


@pytest.mark.parametrize(
    "text",
    [
        *("thanks!", "lol", "🎉🎉", "👍", "// do you think they mean it?", "I had soup for lunch"),
        "The weather is lovely where my aunt goes swimming.",
    ],
)
async def test_what_asks_nothing_of_the_article_is_left_alone(town: Town, text: str) -> None:
    thread = await opened_thread(town)
    await town.bob.post(thread, text)
    # What was posted later is answered by now.
    await answer_to(town, await town.alice.post(thread, COST))
    await town.settle()
    assert len(said_in(town, thread)) == 1


async def test_people_who_talk_to_each_other_are_left_alone(town: Town) -> None:
    thread = await opened_thread(town)
    remark = await town.alice.post(thread, "I had soup for lunch")
    await town.bob.post(thread, "how much did it cost?", reply_to=remark)
    await town.bob.post(thread, f"{town.alice.mention} how much will the trial cost?")
    await answer_to(town, await town.alice.post(thread, COST))
    await town.settle()
    assert len(said_in(town, thread)) == 1


async def test_bots_in_the_thread_are_left_alone(town: Town) -> None:
    thread = await opened_thread(town)
    other = town.discord.create_application("Other", token="other.token")
    other.join(town.guild)
    send(town.discord.world, thread, other.user, Draft(COST))
    await answer_to(town, await town.alice.post(thread, COST))
    await town.settle()
    assert len(said_in(town, thread)) == 1


async def test_reply_to_the_bots_own_answer_is_a_question(town: Town) -> None:
    thread = await opened_thread(town)
    first = await answer_to(town, await town.alice.post(thread, COST))
    question = await town.bob.post(thread, "When does the trial begin?", reply_to=first)
    assert "4 May" in (await answer_to(town, question)).content


async def test_whoever_names_the_bot_is_answered_in_whatever_company(town: Town) -> None:
    (role,) = [role for role in town.guild.roles.values() if role.bot_id]
    role.mentionable = True
    thread = await opened_thread(town)
    remark = await town.alice.post(thread, "I had soup for lunch")
    for name in (
        town.bot.user.mention,
        f"<@&{role.id}>",
        f"{town.alice.mention} {town.bot.user.mention}",
    ):
        question = await town.bob.post(thread, f"{name} {COST}", reply_to=remark)
        assert "410,000" in (await answer_to(town, question)).content


async def test_link_in_the_thread_is_summarised_there_and_answers_draw_on_both(
    town: Town,
) -> None:
    thread = await opened_thread(town)
    post = await town.bob.post(thread, f"{town.site}/lamplighter")
    (embed,) = (await town.reply(post)).embeds
    assert embed["title"].startswith("The last lamplighter")
    titles = (TITLE, "The last lamplighter of Oster Lane")
    for question, word, title in zip(
        (COST, MANTLES), ("410,000", "eleven mantles"), titles, strict=True
    ):
        answer = await answer_to(town, await town.alice.post(thread, question))
        assert word in answer.content
        assert title in answer.content.split("\n-# ")[1]
    assert threads(town) == [thread]


async def test_link_with_a_question_is_answered_over_both(town: Town) -> None:
    thread = await opened_thread(town)
    question = await town.bob.post(thread, f"{MANTLES} {town.site}/lamplighter")
    added, answer = (await answer_to(town, question)).content.split("\n", 1)
    assert added == f"-# {texts.DOCUMENT_ADDED.format(title='The last lamplighter of Oster Lane')}"
    assert "eleven mantles" in answer
    later = await town.alice.post(thread, "How many lamps has Oster Lane?")
    assert "thirty-eight" in (await answer_to(town, later)).content
