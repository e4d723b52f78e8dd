"""What is forgotten is gone: from Discord, from the tables, and from the files below them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import func, select

from bot.cogs import offers
from bot.cogs.offers import Choice, Offers
from bot.config import ThreadSettings
from bot.core import texts
from bot.records import Job, JobKind, JobState, Shown
from bot.sandbox.drafts import Draft
from bot.sandbox.entities import Channel, Message
from bot.sandbox.people import Person
from bot.sandbox.permissions import Permission
from bot.sandbox.posting import send
from bot.store import database as database_module
from bot.store.tables import metadata
from tests.cogs.doing import (
    forgotten,
    labels,
    public,
    settings_for,
    store_of,
    stored,
    summary,
    text_of,
    until,
)
from tests.conftest import OpenTown, Town
from tests.llm import Latency, LlmServer
from tests.llm.answers import Asked
from tests.llm.request import Request
from tests.serving import serving

ARTICLE, PASTED = "Ziegenhain", "Kranichwinkel"
SUMMARY, QUESTION, ANSWER = "quagwise", "cloudwards", "badgerly"
"""Words that stand nowhere else."""
PARAGRAPH = (
    "The beekeepers of {name} have moved their hives to the edge of the forest this week. "
    "A late frost had taken the blossom of the orchards, and the forest flowers later. "
    "They expect half the honey of an ordinary year, and will sell none of it abroad. "
)
DELETE_MESSAGE = ("DELETE", "/channels/{channel_id}/messages/{message_id}")


@pytest.fixture(autouse=True)
def short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "SCRUB_SECONDS", 0.5)


def said(request: Request) -> dict[str, Any]:
    """Summarise and answer in words that can be looked for."""
    if Asked.of(request) is not None:
        text = f"They were {ANSWER} moved this week [1]."
        return {"answer": text, "answered": True, "nearest": 0}
    return {
        "tldr": f"The hives were {SUMMARY} moved to the edge of the forest.",
        "points": [],
        "quotes": [],
    }


@asynccontextmanager
async def farm(open_town: OpenTown, **more: Any) -> AsyncIterator[tuple[Town, str]]:
    """Open a town with a model and an article."""

    async def page(_: web.Request) -> web.Response:
        body = "".join(f"<p>{PARAGRAPH.format(name=ARTICLE)}</p>" for _ in range(3))
        text = f"<html><head><title>Bees on the move</title></head><body><article>{body}"
        return web.Response(text=text, content_type="text/html")

    async with (
        LlmServer(answer=said) as llm,
        serving(page) as site,
        open_town(llm=settings_for(llm), **more) as town,
    ):
        yield town, f"{site}/bees"


@pytest.fixture
def traces(tmp_path: Path) -> Any:
    """Return a function that tells which words can be read in the database's files."""

    def found() -> set[str]:
        data = b"".join(file.read_bytes() for file in tmp_path.glob("precis.db*"))
        words = (ARTICLE, SUMMARY, QUESTION, ANSWER, PASTED)
        return {word for word in words if word.encode() in data}

    return found


async def none_left(traces: Any, seconds: float = 20.0) -> None:
    async def gone() -> bool:
        return not traces()

    await until(gone, seconds)


async def summarised(town: Town, link: str) -> tuple[Message, Message]:
    """Have the article summarised; return the request and the summary, its thread open."""
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {link}")
    shown = await town.reply(post)
    await until(lambda: _has_thread(town, shown))
    return post, shown


async def _has_thread(town: Town, shown: Message) -> bool:
    return (await stored(town, shown)).thread is not None


async def asked(town: Town, shown: Message, who: Person | None = None) -> Message:
    """Ask in the thread and return the answer, once it is stored."""
    thread = town.discord.world.channels[shown.id]
    question = f"When were the hives moved {QUESTION}?"
    post = await (who or town.alice).post(thread, question)
    answer = await town.discord.wait_for_message(
        thread, lambda m: m.author is town.bot.user and ANSWER in text_of(m), timeout=30
    )
    await until(lambda: store_of(town).conversations.turn(post.id))
    return answer


async def pasted(town: Town) -> Message:
    """Have a text summarised that was pasted into the form."""
    ran = await town.alice.slash(town.news, "summarize")
    form = await ran.opened_form()
    (field,) = form.fields
    text = "\n\n".join([PARAGRAPH.format(name=PASTED)] * 3)
    sent = await town.alice.fill(form, {field: text})
    shown = await sent.reply(30)
    await until(lambda: _has_thread(town, shown))
    return shown


async def forget(who: Person, place: Channel, what: str = "mine") -> Message:
    ran = await who.slash(place, "forget", what=what)
    reply = await ran.reply(30)
    assert reply.ephemeral_to is who.user
    return reply


def keeper(town: Town, *rights: Permission) -> Person:
    carol = town.discord.create_person("Carol")
    role = town.guild.create_role("keepers", permissions=sum(int(right) for right in rights))
    carol.join(town.guild, roles=(role,))
    return carol


async def rows(town: Town) -> dict[str, int]:
    """Count the rows of every table that holds what people did."""
    kept = {}
    async with store_of(town).privacy._database.read() as connection:
        for table in metadata.sorted_tables:
            count = select(func.count()).select_from(table)
            kept[table.name] = (await connection.execute(count)).scalar_one()
    return kept


async def test_member_is_forgotten_in_discord_and_in_the_files(
    open_town: OpenTown, traces: Any
) -> None:
    async with farm(open_town) as (town, link):
        _, shown = await summarised(town, link)
        answer = await asked(town, shown)
        own = await pasted(town)
        assert traces() == {ARTICLE, SUMMARY, QUESTION, ANSWER, PASTED}
        reply = await forget(town.alice, town.news)
        assert reply.content == ("Forgotten: 2 summaries, 1 question and the articles behind them.")
        assert traces() == set()
        left = [m.id for c in (town.news, answer.channel) for m in public(town, c)]
        assert not {shown.id, own.id, answer.id} & set(left)
        assert (await forget(town.alice, town.news)).content == texts.NOTHING_FORGOTTEN


async def test_member_forgets_nothing_of_others(open_town: OpenTown, traces: Any) -> None:
    async with farm(open_town) as (town, link):
        await asked(town, (await summarised(town, link))[1])
        assert (await forget(town.bob, town.news)).content == texts.NOTHING_FORGOTTEN
        assert traces() == {ARTICLE, SUMMARY, QUESTION, ANSWER}


@pytest.mark.parametrize(
    ("what", "sentence"),
    [("thread", texts.NEEDS_MODERATOR), ("server", texts.NEEDS_MANAGE)],
)
async def test_forgetting_for_others_needs_the_right_to(
    open_town: OpenTown, traces: Any, what: str, sentence: str
) -> None:
    async with farm(open_town) as (town, link):
        _, shown = await summarised(town, link)
        thread = town.discord.world.channels[shown.id]
        assert (await forget(town.bob, thread, what)).content == sentence
        assert ARTICLE in traces()


async def test_moderator_forgets_a_thread(open_town: OpenTown, traces: Any) -> None:
    async with farm(open_town) as (town, link):
        _, shown = await summarised(town, link)
        answer = await asked(town, shown)
        thread = town.discord.world.channels[shown.id]
        carol = keeper(town, Permission.MANAGE_MESSAGES)
        reply = await forget(carol, thread, "thread")
        told = "Forgotten: 1 summary, 1 question and the article behind them."
        assert reply.content == told
        assert traces() == set()
        assert answer.id not in thread.messages
        assert shown.id not in town.news.messages
        assert (await forget(carol, thread, "server")).content == texts.NEEDS_MANAGE


async def test_server_is_forgotten_with_its_settings(open_town: OpenTown, traces: Any) -> None:
    async with farm(open_town) as (town, link):
        carol = keeper(town, Permission.MANAGE_GUILD)
        await (await carol.slash(town.news, "settings", watch=True, style="plain")).reply()
        await summarised(town, link)
        await pasted(town)
        reply = await forget(carol, town.news, "server")
        assert reply.content == "Forgotten: 2 summaries and the articles behind them."
        assert traces() == set()
        assert public(town) == []
        await town.alice.post(town.news, link)
        await town.settle()
        assert public(town) == []
        panel = await (await carol.slash(town.news, "settings")).reply()
        assert "**Style**: embed (default)" in text_of(panel)


async def test_forgetting_in_direct_messages_is_for_everybody(
    open_town: OpenTown, traces: Any
) -> None:
    async with farm(open_town) as (town, link):
        post = await town.alice.direct_message(town.bot, link)
        await stored(town, await town.reply(post))
        reply = await forget(town.alice, post.channel, "thread")
        assert reply.content == "Forgotten: 1 summary and the article behind it."
        await none_left(traces)


async def test_deleted_message_takes_along_what_was_kept_from_it(
    open_town: OpenTown, traces: Any
) -> None:
    async with farm(open_town) as (town, link):
        post, shown = await summarised(town, link)
        await asked(town, shown)
        await town.alice.delete(post)
        await none_left(traces)
        assert await forgotten(town, shown)


@pytest.mark.parametrize("how", ["mention", "reply", "menu", "reaction"])
async def test_deleted_text_is_really_gone(open_town: OpenTown, traces: Any, how: str) -> None:
    async with farm(open_town) as (town, _):
        text = "\n\n".join([PARAGRAPH.format(name=PASTED)] * 3)
        mention = town.bot.user.mention
        post = await town.bob.post(town.news, f"{mention} {text}" if how == "mention" else text)
        if how == "menu":
            shown = await (await town.alice.menu(post, "Summarize")).reply(30)
        elif how == "reaction":
            await town.alice.react(post, "📰")
            shown = await town.reply(post)
        elif how == "reply":
            shown = await town.reply(await town.alice.post(town.news, mention, reply_to=post))
        else:
            shown = await town.reply(post)
        await until(lambda: _has_thread(town, shown))
        assert traces() == {PASTED, SUMMARY}
        await town.bob.delete(post)
        await none_left(traces)


async def test_deleted_question_takes_its_answer_along(open_town: OpenTown, traces: Any) -> None:
    async with farm(open_town) as (town, link):
        _, shown = await summarised(town, link)
        answer = await asked(town, shown, town.bob)
        (question,) = [m for m in answer.channel.messages.values() if QUESTION in m.content]
        await town.bob.delete(question)
        await town.discord.world.wait_until(
            lambda: answer.id not in answer.channel.messages, seconds=10
        )

        async def wiped() -> bool:
            return not {QUESTION, ANSWER} & traces()

        await until(wiped)
        assert ARTICLE in traces()


@asynccontextmanager
async def asked_in_the_channel(
    open_town: OpenTown,
) -> AsyncIterator[tuple[Town, Message, Message, Message]]:
    """Have a summary asked about by Bob where no thread is opened: summary, question, answer."""
    async with farm(open_town, threads=ThreadSettings(mode="never")) as (town, link):
        post = await town.alice.post(town.news, f"{town.bot.user.mention} {link}")
        shown = await town.reply(post)
        await stored(town, shown)
        question = await town.bob.post(
            town.news, f"When were the hives moved {QUESTION}?", reply_to=shown
        )
        answer = await town.discord.wait_for_message(
            town.news, lambda m: m.author is town.bot.user and ANSWER in text_of(m), timeout=30
        )
        await until(lambda: store_of(town).conversations.turn(question.id))
        yield town, shown, question, answer


async def test_member_who_asked_without_a_thread_is_forgotten_in_discord(
    open_town: OpenTown, traces: Any
) -> None:
    async with asked_in_the_channel(open_town) as (town, shown, _, answer):
        assert (await forget(town.bob, town.news)).content == "Forgotten: 1 question."
        assert not {QUESTION, ANSWER} & traces()
        assert answer.id not in town.news.messages
        assert shown.id in town.news.messages


async def test_deleted_summary_without_a_thread_takes_its_answers_along(
    open_town: OpenTown, traces: Any
) -> None:
    async with asked_in_the_channel(open_town) as (town, shown, _, answer):
        await keeper(town, Permission.MANAGE_MESSAGES).delete(shown)
        await town.discord.world.wait_until(lambda: answer.id not in town.news.messages, seconds=10)
        await none_left(traces)
        assert (await rows(town))["conversations"] == 0


async def test_many_deleted_messages_are_forgotten_at_once(
    open_town: OpenTown, traces: Any
) -> None:
    async with asked_in_the_channel(open_town) as (town, shown, question, answer):
        cog: Any = town.client.get_cog("Forgetting")
        gone = SimpleNamespace(message_ids={1, 2, shown.id, question.id})
        await cog.on_raw_bulk_message_delete(gone)
        await town.discord.world.wait_until(lambda: answer.id not in town.news.messages, seconds=10)
        await none_left(traces)
        assert (await rows(town))["turns"] == 0


async def test_text_channel_is_no_thread_to_forget(open_town: OpenTown, traces: Any) -> None:
    async with farm(open_town) as (town, link):
        await summarised(town, link)
        carol = keeper(town, Permission.MANAGE_MESSAGES)
        assert (await forget(carol, town.news, "thread")).content == texts.NOT_A_THREAD
        assert ARTICLE in traces()


def offered(book: Offers, **values: Any) -> str:
    """Make an offer and return its token."""
    about: dict[str, Any] = {"channel": 1, "guild": 2, "member": 3} | values
    job = Job(
        id=1,
        kind=JobKind.SUMMARY,
        origin=9,
        request={},
        state=JobState.FAILED,
        attempts=1,
        round=0,
        reply=None,
        created_at=datetime.now(UTC),
        **about,
    )
    (choice, _) = book.make(job.member, job).children
    assert isinstance(choice, Choice)
    return choice._token


async def test_offer_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    book, said = Offers(), []
    now = 1000.0
    monkeypatch.setattr(offers, "time", SimpleNamespace(monotonic=lambda: now))

    async def send_message(sentence: str, **_: Any) -> None:
        said.append(sentence)

    async def defer() -> None:
        pass

    response = SimpleNamespace(send_message=send_message, defer=defer)
    press: Any = SimpleNamespace(user=SimpleNamespace(id=3), response=response)
    early, late = offered(book), offered(book)
    now += 899
    assert await book.take(press, early) is not None
    now += 1
    assert await book.take(press, late) is None
    assert said == [texts.OFFER_EXPIRED]
    offered(book)
    now += 900
    last = offered(book)
    assert list(book._open) == [last]


async def test_offers_are_forgotten_with_whom_they_were_made_to() -> None:
    book = Offers()
    mine, theirs = offered(book), offered(book, member=4)
    thread, elsewhere = offered(book, member=4, channel=5), offered(book, member=4, guild=6)
    book.forget(member=3)
    assert list(book._open) == [theirs, thread, elsewhere]
    assert mine not in book._open
    book.forget(channel=5)
    assert list(book._open) == [theirs, elsewhere]
    book.forget(guild=2)
    assert list(book._open) == [elsewhere]
    book.forget(guild=None)
    assert list(book._open) == [elsewhere]


async def test_open_offer_is_forgotten_with_its_member(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm, price_in=9000)) as town:
        offer = await summary(town)
        await forget(town.alice, town.news)
        ran = await town.alice.click(offer, texts.GO)
        assert (await ran.reply(20)).content == texts.OFFER_EXPIRED


async def test_deleted_thread_is_forgotten_and_its_summary_stays(
    open_town: OpenTown, traces: Any
) -> None:
    async with farm(open_town) as (town, link):
        _, shown = await summarised(town, link)
        await asked(town, shown)
        town.discord.world.remove_channel(town.discord.world.channels[shown.id])

        async def answers_gone() -> bool:
            return not {QUESTION, ANSWER} & traces()

        await until(answers_gone)
        kept = await stored(town, shown)
        assert kept.thread is None
        assert kept.documents
        ran = await town.alice.click(shown, "Longer")
        await ran.acknowledged()
        await until(lambda: _is_detailed(town, shown))


async def _is_detailed(town: Town, shown: Message) -> bool:
    return (await stored(town, shown)).length == "detailed"


async def test_deleted_channel_is_forgotten_with_its_threads(
    open_town: OpenTown, traces: Any
) -> None:
    async with farm(open_town) as (town, link):
        _, shown = await summarised(town, link)
        await asked(town, shown)
        town.discord.world.remove_channel(town.news)
        await none_left(traces)
        assert (await rows(town))["conversations"] == 0


async def test_server_that_the_bot_has_left_is_forgotten(open_town: OpenTown, traces: Any) -> None:
    async with farm(open_town) as (town, link):
        carol = keeper(town, Permission.MANAGE_GUILD)
        await (await carol.slash(town.news, "settings", watch=True, style="plain")).reply()
        _, shown = await summarised(town, link)
        await asked(town, shown)
        town.discord.world.remove_member(town.guild, town.bot.user)
        await none_left(traces)

        async def empty() -> bool:
            kept = await rows(town)
            tables = ("servers", "shown", "conversations", "turns", "documents", "summaries")
            return not any(kept[name] for name in (*tables, "jobs"))

        await until(empty)
        assert traces() == set()


async def test_many_messages_are_deleted_after_the_answer(town: Town) -> None:
    carol = keeper(town, Permission.MANAGE_GUILD)
    world, count = town.discord.world, 12
    for _ in range(count):
        message = send(world, town.news, town.bot.user, Draft("a summary"))
        await store_of(town).shown.put(
            Shown(
                message=message.id,
                channel=town.news.id,
                guild=town.guild.id,
                source=None,
                author=None,
                asker=town.alice.id,
                thread=None,
                documents=(),
                spoilers=(),
                length="standard",
                language=None,
                private=False,
                shown_at=datetime.now(UTC),
            )
        )
    town.discord.faults.delay(*DELETE_MESSAGE, seconds=0.2, times=count)
    reply = await forget(carol, town.news, "server")
    done, waiting = reply.content.splitlines()
    assert done == "Forgotten: 12 summaries."
    assert waiting == texts.DELETING.format(count=12)
    assert len(public(town)) > 6
    await world.wait_until(lambda: reply.content == "Forgotten: 12 summaries.", seconds=20)
    assert public(town) == []


async def test_what_is_being_written_for_a_member_ends_when_they_are_forgotten(
    town: Town, slow_page: str
) -> None:
    await town.alice.post(town.news, f"{town.bot.user.mention} {slow_page}")
    await town.settle()
    await forget(town.alice, town.news)
    await asyncio.sleep(2)
    kept = await rows(town)
    assert (kept["documents"], kept["shown"], kept["conversations"]) == (0, 0, 0)
    assert [m for m in public(town) if m.embeds] == []


async def test_privacy_is_told_in_six_lines(open_town: OpenTown) -> None:
    async with open_town(storage={"message_days": 14, "document_days": 1}) as town:
        reply = await (await town.bob.slash(town.news, "privacy")).reply()
        assert reply.ephemeral_to is town.bob.user
        lines = reply.content.splitlines()
        assert len(lines) == 6
        assert "1 day after" in lines[0]
        assert "14 days" in lines[1]
        assert "No language model" in lines[2]
        assert "can be summarised for others" in lines[5]


async def test_privacy_names_where_the_model_is(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        reply = await (await town.bob.slash(town.news, "privacy")).reply()
        lines = reply.content.splitlines()
        assert len(lines) == 6
        assert "at 127.0.0.1 is sent articles" in lines[2]


async def test_member_who_opted_out_is_summarised_for_themselves_alone(town: Town) -> None:
    reply = await (await town.alice.slash(town.news, "privacy", opt_out=True)).reply()
    assert "You have opted out" in reply.content
    post = await town.alice.post(town.news, f"{town.site}/harbour")
    await town.bob.react(post, "📰")
    await town.settle()
    assert public(town) == []
    ran = await town.bob.menu(post, "Summarize")
    told = await ran.reply(20)
    assert told.content == texts.NOT_THEIR_WISH
    assert told.ephemeral_to is town.bob.user
    ran = await town.bob.menu(post, "Key quotes")
    assert (await ran.reply(20)).content == texts.NOT_THEIR_WISH
    request = await town.bob.post(town.news, town.bot.user.mention, reply_to=post)
    assert (await town.reply(request)).content == texts.NOT_THEIR_WISH
    await town.alice.react(post, "📰")
    assert "Shorter" in labels(await town.reply(post))
    reply = await (await town.alice.slash(town.news, "privacy", opt_out=False)).reply()
    assert "can be summarised for others" in reply.content
    other = await town.alice.post(town.news, f"{town.site}/lamplighter")
    await town.bob.react(other, "📰")
    assert (await town.reply(other)).embeds


async def test_request_of_a_member_who_opted_out_is_served(town: Town) -> None:
    await (await town.alice.slash(town.news, "privacy", opt_out=True)).reply()
    assert (await summary(town)).embeds


async def test_question_deleted_while_it_is_looked_up_leaves_no_half_answer(
    open_town: OpenTown,
) -> None:
    async with (
        LlmServer() as llm,
        open_town(llm=settings_for(llm)) as town,
    ):
        shown = await summary(town)
        await until(lambda: store_of(town).conversations.get(shown.id))
        thread = town.discord.world.channels[shown.id]
        llm.latency = Latency(base=20)
        question = await town.alice.post(thread, "How much does the trial cost?")
        draft = await town.discord.wait_for_message(
            thread, lambda m: m.content == texts.LOOKING, after=question, timeout=20
        )
        await town.alice.delete(question)
        await town.discord.world.wait_until(lambda: draft.id not in thread.messages, seconds=10)
        job = await store_of(town).jobs.by_origin(question.id, JobKind.QUESTION)
        assert job is not None
        assert job.state is JobState.DROPPED
