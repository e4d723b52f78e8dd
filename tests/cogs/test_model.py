"""A language model behind the bot: what members see while and after it writes."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from bot.cogs import answers, responses
from bot.config import BudgetSettings, LlmSettings
from bot.core.texts import FREE, GO, NOT_YOURS, OFFER_EXPIRED
from bot.records import JobKind, JobState
from bot.sandbox import editing
from bot.sandbox.entities import ChannelType, Message
from bot.sandbox.permissions import Permission
from tests.conftest import OpenTown, Town
from tests.llm import Latency, LlmServer
from tests.llm.refusals import bad_key, server_error

GOOD: dict[str, Any] = {
    "tldr": "Harwick's council voted nine to four to close Quay Street to private cars from 4 May, "
    "for a trial of eighteen months that will cost £410,000.",
    "points": ["Shopkeepers were divided: 48 against, 31 in favour."],
    "quotes": [
        {
            "text": "Nobody carries forty metres of anchor chain home on a bus",
            "speaker": "Brannigan",
        }
    ],
}


def settings_for(llm: LlmServer, **more: Any) -> LlmSettings:
    return LlmSettings(base_url=llm.base_url, retry_seconds=5, **more)


def text_of(message: Message) -> str:
    return json.dumps([message.content, message.embeds], ensure_ascii=False)


def letters(town: Town) -> list[str]:
    """Return the direct messages that were sent."""
    return [
        message.content
        for channel in town.discord.world.channels.values()
        if channel.type is ChannelType.DM
        for message in channel.messages.values()
    ]


@dataclass(slots=True)
class Film:
    """Every state that the answer to a post was seen in, with its time."""

    frames: list[tuple[float, str]] = field(default_factory=list)

    def take(self, town: Town, post: Message, message: Message) -> bool:
        mine = message.reference is not None and message.reference.message_id == post.id
        shown = text_of(message)
        if mine and (not self.frames or self.frames[-1][1] != shown):
            self.frames.append((time.monotonic(), shown))
        return mine and town.is_reply(message)


async def film(town: Town, text: str) -> tuple[Film, Message, float]:
    """Post a text; return the film of the answer, its last state, and when it was asked for."""
    taken = Film()
    start = time.monotonic()
    post = await town.alice.post(town.news, text)
    last = await town.discord.wait_for_message(
        town.news, lambda m: taken.take(town, post, m), after=post, timeout=30
    )
    return taken, last, start


async def test_tldr_appears_as_it_is_written_and_quotes_only_once_verified(
    open_town: OpenTown,
) -> None:
    async with (
        LlmServer(latency=Latency(base=0.5, output_rate=30)) as llm,
        open_town(llm=settings_for(llm)) as town,
    ):
        llm.answer = lambda _: GOOD
        taken, last, _ = await film(town, f"{town.bot.user.mention} {town.site}/harbour")
        shown = [text for _, text in taken.frames]
        drafts = [text for text in shown[:-1] if "Writing …" in text]
        assert shown[0].startswith('["Reading')
        assert drafts
        assert not any("anchor chain" in text for text in shown[:-1])
        assert "anchor chain" in shown[-1]
        (embed,) = last.embeds
        assert embed["footer"]["text"] == "Read all 503 words · gpt-5.4-mini · figures checked"
        assert GOOD["tldr"].split()[0] in embed["description"]
        edits = [at for at, _ in taken.frames[1:]]
        assert min(b - a for a, b in itertools.pairwise(edits)) > 0.9
        assert len(town.replies()) == 1


async def test_model_that_is_away_is_replaced_and_the_reply_says_so(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        llm.fail_when(lambda _: True, server_error(503))
        post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
        (embed,) = (await town.reply(post)).embeds
        foot = embed["footer"]["text"]
        assert foot == "Read all 503 words · extractive, no model used · the model is away"


async def test_owner_is_told_of_a_refused_key_once(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        town.bot.owner = town.alice.user
        llm.fail_when(lambda _: True, bad_key("sk-secret-1234567890"))
        for page in ("harbour", "lamplighter"):
            post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/{page}")
            (embed,) = (await town.reply(post)).embeds
            assert embed["footer"]["text"].endswith("the model is not set up right")
        await town.settle()
        assert [letter.split(" (401)")[0] for letter in letters(town)] == [
            "The language model's server refused the key"
        ]


async def test_dear_summary_shows_its_price_and_waits_for_the_asker(open_town: OpenTown) -> None:
    async with (
        LlmServer() as llm,
        open_town(llm=settings_for(llm, price_in=9000), budget=BudgetSettings()) as town,
    ):
        llm.answer = lambda _: GOOD
        post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
        offer = await town.reply(post)
        assert "503 words; the model would cost about $" in text_of(offer)
        assert llm.requests == []
        (refused,) = (await _pressed(town, town.bob, offer, GO)).shown
        assert refused.content == NOT_YOURS
        await town.alice.click(offer, GO)
        done = await town.discord.wait_for_message(
            town.news, lambda m: m.id == offer.id and "anchor chain" in text_of(m), timeout=30
        )
        assert GO not in str(done.components)
        assert [m for m in town.alice.read(town.news) if m.author is town.bot.user] == [done]
        assert len(llm.requests) == 1


async def test_dear_summary_can_be_had_for_free_without_the_model(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm, price_in=9000)) as town:
        ran = await town.alice.slash(town.news, "summarize", link=f"{town.site}/harbour")
        offer = await ran.reply(30)
        await town.alice.click(offer, FREE)
        done = await town.discord.wait_for_message(
            town.news, lambda m: m.id == offer.id and "extractive" in text_of(m), timeout=30
        )
        assert GO not in str(done.components)
        assert llm.requests == []


async def test_offer_of_an_earlier_run_has_expired(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm, price_in=9000)) as town:
        post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
        offer = await town.reply(post)
        await town.alice.click(offer, FREE)
        (lapsed,) = (await _pressed(town, town.alice, offer, FREE)).shown
        assert lapsed.content == OFFER_EXPIRED


async def test_spent_budget_of_a_member_falls_back_and_others_go_on(open_town: OpenTown) -> None:
    budget = BudgetSettings(member_tokens=3000)
    async with (
        LlmServer() as llm,
        open_town(llm=settings_for(llm), budget=budget, storage={"repost_days": 0}) as town,
    ):
        feet = []
        for who, page in (
            (town.alice, "harbour"),
            (town.alice, "lamplighter"),
            (town.bob, "lamplighter"),
        ):
            post = await who.post(town.news, f"{town.bot.user.mention} {town.site}/{page}")
            feet.append((await town.reply(post)).embeds[0]["footer"]["text"])
        assert "gpt-5.4-mini" in feet[0]
        assert feet[1].endswith("not enough left of today's model budget")
        assert "extractive" not in feet[2]


async def test_same_link_from_many_members_is_one_call(open_town: OpenTown) -> None:
    async with (
        LlmServer(latency=Latency(base=0.5)) as llm,
        open_town(llm=settings_for(llm)) as town,
    ):
        llm.answer = lambda _: GOOD
        posts = [
            await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
            for _ in range(5)
        ]
        replies = await asyncio.gather(*(town.reply(post) for post in posts))
        assert len({reply.id for reply in replies}) == 5
        assert len(llm.requests) == 1


async def test_key_quotes_menu_asks_the_model(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        llm.answer = lambda _: {"quotes": GOOD["quotes"]}
        post = await town.bob.post(town.news, f"{town.site}/harbour")
        ran = await town.alice.menu(post, "Key quotes")
        reply = await town.discord.wait_for_message(
            town.news, lambda m: "anchor chain" in text_of(m), after=post, timeout=30
        )
        assert "gpt-5.4-mini" in text_of(reply)
        assert not ran.failed


@pytest.mark.parametrize("spoiler", [False, True])
async def test_nothing_of_a_spoiler_is_seen_before_the_answer(
    open_town: OpenTown, spoiler: bool
) -> None:
    async with (
        LlmServer(latency=Latency(base=0.2, output_rate=40)) as llm,
        open_town(llm=settings_for(llm)) as town,
    ):
        llm.answer = lambda _: GOOD
        marks = "||" if spoiler else ""
        text = f"{town.bot.user.mention} {marks}{town.site}/harbour{marks}"
        taken, _, _ = await film(town, text)
        assert any("Harwick" in shown for _, shown in taken.frames[:-1]) is not spoiler


async def _pressed(town: Town, who: Any, message: Message, label: str) -> Any:
    ran = await who.click(message, label)
    await ran.reply(10)
    return ran


@pytest.mark.parametrize("private", [False, True])
async def test_answer_that_comes_too_late_for_the_response_comes_as_a_message(
    open_town: OpenTown, private: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(responses, "TOKEN_LIFE", timedelta(seconds=1))
    async with LlmServer(latency=Latency(base=2)) as llm, open_town(llm=settings_for(llm)) as town:
        llm.answer = lambda _: GOOD
        await town.alice.slash(town.news, "summarize", link=f"{town.site}/harbour", private=private)

        def answer() -> list[Message]:
            return [
                message
                for channel in town.discord.world.channels.values()
                for message in channel.messages.values()
                if "anchor chain" in text_of(message)
            ]

        await town.discord.world.wait_until(lambda: bool(answer()), seconds=20)
        (late,) = answer()
        assert late.channel.type is (ChannelType.DM if private else ChannelType.TEXT)


async def test_reply_that_is_deleted_while_it_is_written_ends_the_work(
    open_town: OpenTown,
) -> None:
    async with (
        LlmServer(latency=Latency(base=0.3, output_rate=20)) as llm,
        open_town(llm=settings_for(llm)) as town,
    ):
        llm.answer = lambda _: GOOD
        post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
        draft = await town.discord.wait_for_message(
            town.news, lambda m: "Writing …" in text_of(m), after=post, timeout=30
        )
        editing.delete(town.discord.world, draft)
        await llm.until(lambda: llm.in_flight == 0)
        await town.settle()
        assert town.replies() == []
        assert llm.requests[0].cancelled
        llm.latency = Latency()
        await town.alice.react(post, "📰")
        assert "anchor chain" in text_of(await town.reply(post))


async def test_permission_lost_while_it_is_written_is_told_once(open_town: OpenTown) -> None:
    async with (
        LlmServer(latency=Latency(base=0.3, output_rate=25)) as llm,
        open_town(llm=settings_for(llm)) as town,
    ):
        llm.answer = lambda _: GOOD
        post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
        await town.discord.wait_for_message(
            town.news, lambda m: m.author is town.bot.user, after=post, timeout=30
        )
        town.news.overwrite(town.guild.everyone, deny=int(Permission.VIEW_CHANNEL))
        await town.discord.world.wait_until(lambda: bool(letters(town)), seconds=20)
        await town.settle()
        assert letters(town) == [answers.NO_PLACE]


async def test_answer_that_is_not_ready_when_the_bot_stops_is_left_to_the_next_start(
    open_town: OpenTown,
) -> None:
    async with (
        LlmServer(latency=Latency(base=0.3, output_rate=5)) as llm,
        open_town(llm=settings_for(llm)) as town,
    ):
        llm.answer = lambda _: GOOD
        post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
        await town.discord.wait_for_message(
            town.news, lambda m: "Writing …" in text_of(m), after=post, timeout=30
        )
        await town.client.drain(0.1)
        (reply,) = town.replies()
        assert "Writing …" in text_of(reply)
        office = town.client.desk.office
        job = await office.store.jobs.by_origin(post.id, JobKind.SUMMARY)
        assert job is not None
        assert (job.state, job.reply, job.attempts) == (JobState.WORKING, reply.id, 0)
        late = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
        await town.settle()
        assert all(m.reference.message_id != late.id for m in town.replies() if m.reference)
