"""Mentions that came while nobody listened: answered afterwards, once, if they are not too old."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from bot.errors import StoreAway
from bot.store.servers import Servers
from tests.conftest import OpenTown
from tests.killing.stage import KILLED, holds_summary, open_stage

# Each start of a bot takes a while, and a busy machine takes longer.
pytestmark = [pytest.mark.timeout(300), pytest.mark.killing]


async def test_mentions_of_the_last_hour_are_answered_after_the_start(sqlite_url: str) -> None:
    async with open_stage(sqlite_url, hours_ago=2) as stage:
        process = await stage.start()
        await stage.summarised(await stage.ask())
        await process.stop()
        old = await stage.ask()
        stage.discord.advance(hours=1.5)
        missed = await stage.ask()
        process = await stage.start()
        await stage.summarised(missed)
        # Nor does another start answer anything again.
        await process.stop()
        await stage.start()
        await stage.summarised(await stage.ask())
        assert stage.replies(old) == []
        assert len(stage.replies(missed)) == 1


async def test_mention_after_a_kill_is_answered_after_the_start(sqlite_url: str) -> None:
    async with open_stage(sqlite_url) as stage:
        process = await stage.start()
        await stage.summarised(await stage.ask())
        process.kill()
        assert await process.died() == KILLED
        missed = await stage.ask()
        await stage.start()
        await stage.summarised(missed)


async def test_mention_that_was_seen_but_not_taken_in_is_answered(sqlite_url: str) -> None:
    async with open_stage(sqlite_url) as stage:
        missed = await stage.ask()
        # So the store stands after a kill between the one and the other.
        seen = {stage.news.id: (stage.guild.id, missed.id)}
        await stage.store.servers.note_seen(seen, datetime.now(UTC))
        await stage.start()
        reply = await stage.summarised(missed)
        assert stage.replies(missed) == [reply]


async def test_catching_up_waits_for_a_store_that_is_away(
    open_town: OpenTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_town() as town:
        text = f"{town.bot.user.mention} {town.site}/harbour"
        await town.reply(await town.alice.post(town.news, text))
        tried = asyncio.Event()

        async def away(*_: object) -> None:
            tried.set()
            raise StoreAway

        with monkeypatch.context() as patch:
            patch.setattr(Servers, "seen_since", away)
            await town.discord.faults.invalidate_sessions(resumable=False)
            missed = await town.alice.post(
                town.news, f"{town.bot.user.mention} {town.site}/lamplighter"
            )
            await tried.wait()
        assert (await town.reply(missed)).embeds


async def test_mention_that_no_session_brought_is_answered_once(open_town: OpenTown) -> None:
    async with open_town() as town:
        first = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
        await town.reply(first)
        # The session is gone, so that nothing brings what is posted until there is a new one.
        await town.discord.faults.invalidate_sessions(resumable=False)
        assert not town.bot.connected
        missed = await town.alice.post(
            town.news, f"{town.bot.user.mention} {town.site}/lamplighter"
        )
        reply = await town.reply(missed)
        await town.settle()
        about = [m for m in town.replies() if m.reference and m.reference.message_id == missed.id]
        assert about == [reply]


async def test_message_that_a_resume_brings_is_answered_once(open_town: OpenTown) -> None:
    async with open_town() as town:
        first = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
        await town.reply(first)
        await town.discord.faults.drop_gateway()
        missed = await town.alice.post(
            town.news, f"{town.bot.user.mention} {town.site}/lamplighter"
        )
        reply = await town.reply(missed)
        await town.settle()
        about = [m for m in town.replies() if m.reference and m.reference.message_id == missed.id]
        assert about == [reply]
        assert not holds_summary(reply)
