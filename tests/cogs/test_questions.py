"""Questions and their one answer: in threads, by replies in channels, edited, deleted, streamed."""

from __future__ import annotations

import itertools
import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.cogs import listening
from bot.config import ThreadSettings
from bot.core import texts
from bot.core.limits import length
from bot.sandbox.entities import Message
from tests.cogs.test_model import settings_for
from tests.cogs.test_threads import (
    COST,
    NOT_TOLD,
    answer_to,
    opened_thread,
    said_in,
    settled,
    summarised,
    thread_under,
)
from tests.conftest import OpenTown, Town
from tests.llm import Latency, LlmServer, Reply
from tests.llm.refusals import server_error

BEGINS = "When does the trial begin?"
SIGNATURES = "How many signatures has the petition gathered?"


async def until_it_says(town: Town, message: Message, words: str) -> None:
    await town.discord.wait_for_message(
        message.channel, lambda m: m.id == message.id and words in m.content, timeout=30
    )


async def turns(town: Town, conversation: int) -> list[str]:
    """Return the questions that are kept of a conversation, once nothing is under way."""
    await settled(town.client)
    store = town.client.desk.office.store
    return [turn.question for turn in await store.conversations.turns(conversation)]


async def test_question_delivered_many_times_has_one_answer(town: Town) -> None:
    thread = await opened_thread(town)
    question = await town.bob.post(thread, COST)
    await town.discord.faults.replay(3)
    answer = await answer_to(town, question)
    await town.discord.faults.replay(5)
    await town.settle()
    assert said_in(town, thread) == [answer]


async def test_question_that_leans_is_answered_from_the_one_before(town: Town) -> None:
    thread = await opened_thread(town)
    await answer_to(town, await town.bob.post(thread, COST))
    answer = await answer_to(town, await town.bob.post(thread, "and how long does it last?"))
    assert "eighteen-month trial" in answer.content


async def test_edited_question_changes_its_one_answer(town: Town) -> None:
    thread = await opened_thread(town)
    question = await town.bob.post(thread, COST)
    answer = await answer_to(town, question)
    await town.bob.edit(question, SIGNATURES)
    await until_it_says(town, answer, "1,940 signatures")
    assert said_in(town, thread) == [answer]
    assert await turns(town, thread.id) == [SIGNATURES]


async def test_edit_that_asks_the_same_or_nothing_changes_no_answer(town: Town) -> None:
    thread = await opened_thread(town)
    question = await town.bob.post(thread, COST)
    answer = await answer_to(town, question)
    before = answer.content
    assert await turns(town, thread.id) == [COST]
    for text in (f"{COST} ", f"{town.bot.user.mention} {COST}", "thanks!", f"// {SIGNATURES}"):
        await town.bob.edit(question, text)
    await town.settle()
    assert said_in(town, thread) == [answer]
    assert (answer.content, answer.edited_at) == (before, None)


async def test_remark_that_was_left_alone_is_answered_once_it_is_a_question(town: Town) -> None:
    thread = await opened_thread(town)
    remark = await town.bob.post(thread, "The weather is lovely where my aunt goes swimming.")
    await town.settle()
    assert said_in(town, thread) == []
    await town.bob.edit(remark, SIGNATURES)
    assert "1,940" in (await answer_to(town, remark)).content


async def test_edit_after_two_minutes_changes_no_answer(town: Town) -> None:
    thread = await opened_thread(town)
    question = await town.bob.post(thread, COST)
    answer = await answer_to(town, question)
    town.discord.advance(seconds=listening.EDIT_TIME.total_seconds() + 1)
    await town.bob.edit(question, SIGNATURES)
    # Whatever an edit leads to has come by the answer to a later question.
    await answer_to(town, await town.alice.post(thread, BEGINS))
    await town.settle()
    assert "410,000" in answer.content
    assert len(said_in(town, thread)) == 2


@pytest.mark.parametrize("after", [0.0, 2.5])
async def test_question_edited_while_it_is_answered_ends_with_the_answer_to_the_new_text(
    open_town: OpenTown, after: float
) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        thread = await opened_thread(town)
        llm.latency = Latency(base=1.5, output_rate=20)
        question = await town.bob.post(thread, COST)
        await llm.until(lambda: llm.in_flight > 0)
        if after:
            await town.discord.wait_for_message(
                thread, lambda m: m.author is town.bot.user, after=question, timeout=30
            )
        llm.latency = Latency()
        await town.bob.edit(question, SIGNATURES)
        answer = await answer_to(town, question)
        assert "1,940 signatures" in answer.content
        await town.settle()
        assert said_in(town, thread) == [answer]
        assert await turns(town, thread.id) == [SIGNATURES]


async def test_deleted_question_takes_its_answer_and_its_turn_along(town: Town) -> None:
    thread = await opened_thread(town)
    kept = await answer_to(town, await town.bob.post(thread, COST))
    question = await town.bob.post(thread, SIGNATURES)
    answer = await answer_to(town, question)
    assert await turns(town, thread.id) == [COST, SIGNATURES]
    await town.bob.delete(question)
    await town.discord.world.wait_until(lambda: answer.id not in thread.messages, seconds=10)
    assert said_in(town, thread) == [kept]
    assert await turns(town, thread.id) == [COST]


async def test_question_deleted_while_it_is_answered_is_not_answered(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        thread = await opened_thread(town)
        llm.latency = Latency(base=1.5)
        question = await town.bob.post(thread, COST)
        await llm.until(lambda: llm.in_flight > 0)
        await town.bob.delete(question)
        await llm.until(lambda: llm.in_flight == 0)
        await town.settle()
        assert said_in(town, thread) == []
        assert await turns(town, thread.id) == []


async def test_reply_to_a_summary_opens_the_thread_and_is_answered_in_it(
    open_town: OpenTown,
) -> None:
    async with open_town(threads=ThreadSettings(mode="on_question")) as town:
        reply = await summarised(town)
        question = await town.bob.post(town.news, COST, reply_to=reply)
        thread = await thread_under(town, reply)
        answer = await answer_to(town, question, thread)
        quoted, said = answer.content.split("\n", 1)
        assert quoted == f"> {COST} — {town.bob.mention}"
        assert "410,000" in said
        second = await town.alice.post(town.news, SIGNATURES, reply_to=reply)
        assert "1,940" in (await answer_to(town, second, thread)).content
        follow_up = await town.alice.post(thread, BEGINS)
        assert "4 May" in (await answer_to(town, follow_up)).content
        assert town.replies() == [reply]
        assert await turns(town, thread.id) == [COST, SIGNATURES, BEGINS]


async def test_question_asked_in_the_channel_may_be_edited_and_deleted_too(
    open_town: OpenTown,
) -> None:
    async with open_town(threads=ThreadSettings(mode="on_question")) as town:
        reply = await summarised(town)
        question = await town.bob.post(town.news, COST, reply_to=reply)
        thread = await thread_under(town, reply)
        answer = await answer_to(town, question, thread)
        await town.bob.edit(question, SIGNATURES)
        await until_it_says(town, answer, "1,940")
        assert answer.content.startswith(f"> {SIGNATURES}")
        assert await turns(town, thread.id) == [SIGNATURES]
        await town.bob.delete(question)
        await town.discord.world.wait_until(lambda: answer.id not in thread.messages, seconds=10)


async def test_reply_to_an_answer_in_a_channel_goes_on_with_the_conversation(
    open_town: OpenTown,
) -> None:
    async with (
        LlmServer() as llm,
        open_town(llm=settings_for(llm), threads=ThreadSettings(mode="never")) as town,
    ):
        reply = await summarised(town)
        first = await answer_to(town, await town.bob.post(town.news, COST, reply_to=reply))
        assert await turns(town, reply.id) == [COST]
        follow_up = await town.alice.post(town.news, "and why?", reply_to=first)
        await answer_to(town, follow_up)
        assert f"Q: {COST}" in llm.requests[-1].user
        assert len(town.replies()) == 3


@pytest.mark.parametrize("text", ["thanks!", "so expensive", "// how much did it cost?"])
async def test_reply_to_a_summary_that_asks_nothing_is_left_alone(town: Town, text: str) -> None:
    reply = await summarised(town)
    await town.bob.post(town.news, text, reply_to=reply)
    await town.settle()
    assert town.replies() == [reply]


async def test_thanks_that_name_the_bot_are_no_request_for_a_summary(town: Town) -> None:
    reply = await summarised(town)
    await town.bob.post(town.news, f"thanks {town.bot.user.mention}!", reply_to=reply)
    await town.settle()
    assert town.replies() == [reply]


async def test_form_below_a_summary_is_answered_in_the_thread(town: Town) -> None:
    reply = await summarised(town)
    thread = await thread_under(town, reply)
    form = await (await town.bob.click(reply, texts.ASK)).opened_form()
    (field,) = form.fields
    ran = await town.bob.fill(form, {field: COST})
    pointer = await ran.reply(30)
    assert pointer.content == texts.ANSWERED_IN.format(thread=f"<#{thread.id}>")
    assert pointer not in town.alice.read(town.news)
    (answer,) = said_in(town, thread)
    assert answer.content.startswith(f"> {COST} — {town.bob.mention}\n")


async def test_answer_grows_in_one_message_at_a_bearable_pace(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        thread = await opened_thread(town)
        invented = "The council has also bought nine submarines for £88 million [1]."
        true = [
            "Harwick town council voted by nine to four on Wednesday night to close Quay Street.",
            "The council expects the scheme to cost £410,000.",
            "Buses, bicycles and deliveries before 10 a.m. will still be allowed through.",
        ]
        text = " ".join(f"{sentence[:-1]} [1]." for sentence in true)
        llm.latency = Latency(base=0.5, output_rate=18)
        llm.answer = lambda _: Reply.of(
            {"answer": f"{text} {invented}", "answered": True, "nearest": 0}
        )
        frames: list[tuple[float, str]] = []

        def is_done(message: Message) -> bool:
            if message.author is town.bot.user and message.content:
                if not frames or frames[-1][1] != message.content:
                    frames.append((time.monotonic(), message.content))
                return not message.content.endswith("…")
            return False

        question = await town.bob.post(thread, "What was decided, and what will it cost?")
        await town.discord.wait_for_message(thread, is_done, after=question, timeout=30)
        shown = [content for _, content in frames]
        assert shown[0] == texts.LOOKING
        assert any(true[0][:30] in content for content in shown[1:-1])
        assert not any("£88" in content for content in shown)
        assert "submarine" not in shown[-1]
        assert min(b[0] - a[0] for a, b in itertools.pairwise(frames[1:])) > 0.9
        assert len(said_in(town, thread)) == 1


async def test_model_that_is_away_is_replaced_and_the_answer_says_so(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        thread = await opened_thread(town)
        llm.fail_when(lambda _: True, server_error(503))
        answer = await answer_to(town, await town.bob.post(thread, COST))
        assert "410,000" in answer.content
        assert answer.content.endswith(f"-# {texts.EXTRACTIVE} · the model is away")


@pytest.mark.parametrize("question", [COST, NOT_TOLD, "Explain everything that is said. " * 25])
async def test_answers_fit_into_a_message(open_town: OpenTown, question: str) -> None:
    async with open_town(threads=ThreadSettings(mode="on_question")) as town:
        reply = await summarised(town, "lamplighter")
        post = await town.bob.post(town.news, question, reply_to=reply)
        answer = await answer_to(town, post, await thread_under(town, reply))
        assert length(answer.content) <= 2000
        assert answer.content.startswith("> ")


async def test_form_is_acknowledged_before_a_slow_thread_is_opened(open_town: OpenTown) -> None:
    threads = ThreadSettings(mode="on_question")
    async with open_town(threads=threads) as town:
        reply = await summarised(town)
        town.discord.faults.delay(
            "POST", "/channels/{channel_id}/messages/{message_id}/threads", seconds=3.5
        )
        form = await (await town.bob.click(reply, texts.ASK)).opened_form()
        (field,) = form.fields
        pointer = await (await town.bob.fill(form, {field: COST})).reply(30)
        assert f"<#{reply.id}>" in pointer.content
        thread = town.discord.world.channels[reply.id]
        await town.discord.wait_for_message(thread, lambda m: "410,000" in m.content, timeout=30)


async def test_message_that_has_its_answer_gets_no_other_by_an_edit(town: Town) -> None:
    thread = await opened_thread(town)
    link = await town.alice.post(thread, f"{town.site}/lamplighter")
    await answer_to(town, link)
    await town.alice.edit(link, f"{town.site}/lamplighter How many lamps does Oster Lane have?")
    await town.settle()
    await settled(town.client)
    assert len(replies_to(town, link)) == 1


async def test_old_question_whose_row_is_purged_gets_no_answer_by_an_edit(town: Town) -> None:
    thread = await opened_thread(town)
    question = await town.alice.post(thread, COST)
    await answer_to(town, question)
    later = datetime.now(UTC) + timedelta(days=8)
    await town.client.desk.office.store.privacy.purge(later, message_days=30, document_days=30)
    town.discord.advance(days=8)
    await town.bob.post(thread, "thanks!")  # a message opens an archived thread again
    await town.alice.edit(question, COST + " please")
    await town.settle()
    await settled(town.client)
    assert len(replies_to(town, question)) == 1


def replies_to(town: Town, post: Message) -> list[Message]:
    return [
        message
        for message in town.replies(post.channel)
        if message.reference is not None and message.reference.message_id == post.id
    ]
