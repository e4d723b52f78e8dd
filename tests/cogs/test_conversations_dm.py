"""Conversations that grow and last: by direct message, over restarts, weeks and many turns."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.app import connect, open_client
from bot.cogs.client import Client
from bot.config import ThreadSettings
from bot.errors import NothingToRead
from bot.pipeline import answer as pipeline
from bot.sandbox.entities import Message
from tests.cogs.test_model import settings_for
from tests.cogs.test_threads import (
    COST,
    MANTLES,
    answer_to,
    opened_thread,
    said_in,
    settled,
    summarised,
    thread_under,
)
from tests.conftest import TOKEN, OpenTown, Town, both_engines
from tests.llm import LlmServer, Request

# What is asked and kept goes through the store: both engines must do.
pytestmark = both_engines

SIGNATURES = "How many signatures has the petition gathered?"


@asynccontextmanager
async def restarted(town: Town) -> AsyncIterator[Client]:
    """End the bot, and start another one that has the same database."""
    settings = town.client.desk.office.settings
    await town.client.close()
    await town.discord.world.wait_until(lambda: not town.bot.connected, seconds=10)
    async with open_client(settings, ready_timeout=0.1) as client:
        connection = asyncio.create_task(connect(client, TOKEN))
        await town.bot.wait_ready()
        yield client
        await client.close()
        await connection


async def letter(town: Town, text: str, **more: object) -> Message:
    """Write to the bot, and wait for the finished answer."""
    post = await town.alice.direct_message(town.bot, text, **more)  # type: ignore[arg-type]
    reply = await town.reply(post) if "http" in text else await answer_to(town, post)
    await settled(town.client)
    return reply


async def test_questions_by_direct_message_are_about_the_links_sent_before(town: Town) -> None:
    assert (await letter(town, f"{town.site}/harbour")).embeds
    assert "410,000" in (await letter(town, COST)).content
    assert (await letter(town, f"{town.site}/lamplighter")).embeds
    assert "eleven mantles" in (await letter(town, MANTLES)).content
    assert "410,000" in (await letter(town, COST)).content


async def test_question_by_direct_message_with_nothing_sent_before_is_told_what_to_do(
    town: Town,
) -> None:
    assert (await letter(town, COST)).content == NothingToRead.default


async def test_thanks_by_direct_message_need_no_answer(town: Town) -> None:
    reply = await letter(town, f"{town.site}/harbour")
    await town.alice.direct_message(town.bot, "thanks!")
    await town.settle()
    assert town.replies(reply.channel) == [reply]


async def test_command_by_direct_message_asks_what_was_sent_before(town: Town) -> None:
    place = (await letter(town, f"{town.site}/harbour")).channel
    ran = await town.alice.slash(place, "ask", question=COST)
    assert "410,000" in (await ran.reply(30)).content


async def test_file_in_the_thread_is_added(town: Town) -> None:
    thread = await opened_thread(town)
    text = (
        "The ferry to Skarholm sails twice a day. In summer a third crossing is added at noon.\n\n"
        "Tickets cost eleven crowns, and bicycles travel free. " + "The sea was calm. " * 30
    )
    post = await town.bob.post(thread, files=[("ferry.txt", text.encode(), "text/plain")])
    assert (await town.reply(post)).embeds
    question = await town.alice.post(thread, "What do tickets to Skarholm cost?")
    assert "eleven crowns" in (await answer_to(town, question)).content


async def test_unreadable_link_with_a_question_is_noted_and_the_question_answered(
    town: Town,
) -> None:
    thread = await opened_thread(town)
    note, answer = (
        await answer_to(town, await town.bob.post(thread, f"{COST} {town.site}/gone"))
    ).content.split("\n", 1)
    assert note.startswith("-# 127.0.0.1: ")
    assert "410,000" in answer


async def test_thread_goes_on_after_a_restart(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        thread = await opened_thread(town)
        await answer_to(town, await town.bob.post(thread, COST))
        await settled(town.client)
        async with restarted(town):
            answer = await answer_to(town, await town.bob.post(thread, "and why?"))
            assert answer.content
            assert f"Q: {COST}" in llm.requests[-1].user
            await town.bob.post(thread, "thanks!")
            await town.settle()
            assert len(said_in(town, thread)) == 2


@pytest.mark.parametrize("days", [2, 30])
async def test_thread_goes_on_after_days_though_it_is_archived(town: Town, days: int) -> None:
    thread = await opened_thread(town)
    await answer_to(town, await town.bob.post(thread, COST))
    await settled(town.client)
    town.discord.advance(days=days)
    assert thread.thread is not None
    assert thread.thread.archived
    async with restarted(town):
        question = await town.alice.post(thread, SIGNATURES)
        assert "1,940" in (await answer_to(town, question)).content


async def test_reply_to_an_old_summary_is_answered_in_its_archived_thread(
    open_town: OpenTown,
) -> None:
    async with open_town(threads=ThreadSettings(mode="on_question")) as town:
        reply = await summarised(town)
        await town.bob.post(town.news, COST, reply_to=reply)
        thread = await thread_under(town, reply)
        await settled(town.client)
        town.discord.advance(days=3)
        assert thread.thread is not None
        assert thread.thread.archived
        async with restarted(town):
            question = await town.alice.post(town.news, SIGNATURES, reply_to=reply)
            assert "1,940" in (await answer_to(town, question, thread)).content


async def test_long_conversation_is_condensed_once_and_the_gist_is_read_out(
    open_town: OpenTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "RECENT_TOKENS", 300)
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        thread = await opened_thread(town)
        gist = "Somebody asked what the trial costs."
        helpful = llm.answer

        def said(request: Request) -> Any:
            return {"facts": [gist]} if "gist" in request.system else helpful(request)

        llm.answer = said
        asked = [f"How much will the trial cost, in the year {year}?" for year in range(2026, 2033)]
        for question in asked:
            await answer_to(town, await town.bob.post(thread, question))
            await settled(town.client)
        condensed = "".join(r.user for r in llm.requests if "gist" in r.system)
        last = llm.requests[-1].user
        assert f"Before: {gist}" in last
        assert f"Q: {asked[0]}" not in last
        assert f"Q: {asked[-2]}" in last
        assert condensed.count(f"Q: {asked[0]}") == 1
        assert all(f"Q: {question}" in condensed + last for question in asked[:-1])
        assert sum("gist" in r.system for r in llm.requests) < len(asked) / 2


async def test_conversation_without_a_model_stays_in_bounds(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "RECENT_TOKENS", 50)
    thread = await opened_thread(town)
    for question in (COST, SIGNATURES, "When does the trial begin?"):
        await answer_to(town, await town.bob.post(thread, question))
        await settled(town.client)
    kept = await town.client.desk.office.store.conversations.get(thread.id)
    assert kept is not None
    assert COST in kept.gist
    assert kept.gist_until > 0
