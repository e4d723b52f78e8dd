"""The buttons under a summary, and what became of them after a restart."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.cogs import responses
from bot.config import ThreadSettings
from bot.core import texts
from bot.core.texts import FREE, GO
from bot.errors import StoreError
from bot.sandbox.components import walk
from bot.sandbox.entities import Message
from bot.sandbox.invocation import Invocation
from bot.sandbox.people import Person
from bot.sandbox.permissions import Permission
from tests.cogs.doing import (
    changed,
    forgotten,
    ids,
    labels,
    pressed,
    public,
    restarted,
    settings_for,
    store_of,
    stored,
    summary,
    text_of,
    until,
)
from tests.conftest import OpenTown, Town
from tests.llm import Latency, LlmServer
from tests.llm.refusals import server_error

PLAIN = "The lower ferry was painted on Monday, and the harbour office paid for the paint. "
SAID = (
    "The rust below the railing had been there since the great flood",
    "My grandfather mixed the green for her funnel in a bucket of eels",
    "We scraped eleven coats away before any steel could be seen",
    "Passengers kept leaning on the wet benches and blaming us",
    "A gull has nested inside the whistle every spring that I remember",
    "Nobody told the baker that his flour barrels would travel by road",
    "The council pays for primer, and the skipper pays for varnish",
    "Children wrote their names under the stairs in yellow chalk",
    "She floats two fingers higher now that the old paint is gone",
    "Winter would have cracked every plank along the starboard side",
    "I would rather polish brass than answer letters about timetables",
    "On Sunday we ring her bell for everyone who crossed in the war",
)


async def long_summary(town: Town) -> Message:
    """Have an article with twelve quotes summarised."""
    said = "\n\n".join(f"“{words},” said the painter. {PLAIN}" for words in SAID)
    body = f"The painting of the lower ferry\n\n{PLAIN * 3}\n\n{said}"
    post = await town.alice.post(
        town.news, town.bot.user.mention, files=[("ferry.txt", body.encode())]
    )
    return await town.reply(post)


async def test_public_summary_has_its_buttons_and_no_language_without_a_model(town: Town) -> None:
    shown = await summary(town)
    assert labels(shown) == ["Shorter", "Longer", "Quotes", "Ask", "Delete"]


async def test_language_can_be_chosen_where_a_model_is_set_up(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        shown = await summary(town)
        assert labels(shown)[-1] == "Language"
        llm.answer = lambda _: {"tldr": "Harwick sperrt Quay Street.", "points": [], "quotes": []}
        before = text_of(shown)
        await town.alice.choose(shown, "precis:language", "de")
        edited = await changed(town, shown, before)
        assert "Harwick sperrt Quay Street." in text_of(edited)
        assert (await stored(town, shown)).language == "de"
        assert labels(edited)[-1] == "Language"
        assert public(town) == [edited]


async def test_asker_makes_the_summary_itself_shorter_and_longer(town: Town) -> None:
    shown = await summary(town, "lamplighter")
    standard = text_of(shown)
    ran = await town.alice.click(shown, "Shorter")
    assert await ran.acknowledged() < 3
    await changed(town, shown, standard)
    brief = text_of(shown)
    assert len(brief) < len(standard)
    assert labels(shown) == ["Shorter", "Longer", "Quotes", "Ask", "Delete"]
    await town.alice.click(shown, "Longer")
    await changed(town, shown, brief)
    assert text_of(shown) == standard
    assert public(town) == [shown]
    assert ran.followups == []


async def test_ends_of_the_lengths_are_told_in_a_sentence(town: Town) -> None:
    for length, label, sentence in (
        ("brief", "Shorter", texts.ALREADY_SHORTEST),
        ("detailed", "Longer", texts.ALREADY_LONGEST),
    ):
        ran = await town.alice.slash(
            town.news, "summarize", link=f"{town.site}/harbour", length=length
        )
        shown = await ran.reply(30)
        before = text_of(shown)
        assert (await pressed(town.alice, shown, label)).content == sentence
        assert text_of(shown) == before


async def test_anybody_else_gets_a_length_of_their_own_and_changes_nothing(town: Town) -> None:
    shown = await summary(town, "lamplighter")
    before = text_of(shown)
    own = await pressed(town.bob, shown, "Shorter")
    assert own.embeds
    assert len(text_of(own)) < len(before)
    assert labels(own) == []
    assert text_of(shown) == before
    assert (await stored(town, shown)).length == "standard"
    assert public(town) == [shown]


async def test_author_and_moderators_change_the_summary_itself(town: Town) -> None:
    carol = town.discord.create_person("Carol")
    rights = town.guild.create_role("mods", permissions=int(Permission.MANAGE_MESSAGES))
    carol.join(town.guild, roles=(rights,))
    post = await town.bob.post(town.news, f"{town.site}/lamplighter")
    await town.alice.react(post, "📰")
    shown = await town.reply(post)
    standard = text_of(shown)
    await town.bob.click(shown, "Shorter")
    await changed(town, shown, standard)
    brief = text_of(shown)
    await carol.click(shown, "Longer")
    await changed(town, shown, brief)
    assert text_of(shown) == standard
    assert public(town) == [shown]


async def test_author_of_a_message_that_somebody_else_had_summarised_counts(town: Town) -> None:
    post = await town.bob.post(town.news, f"{town.site}/lamplighter")
    ask = await town.alice.post(town.news, f"{town.bot.user.mention} this?", reply_to=post)
    shown = await town.reply(ask)
    kept = await stored(town, shown)
    assert (kept.source, kept.author, kept.asker) == (post.id, town.bob.id, town.alice.id)


async def test_old_summary_stays_under_a_sign_while_it_is_rewritten(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        shown = await summary(town)
        embeds = json.dumps(shown.embeds)
        llm.latency = Latency(base=2.5)
        await town.alice.click(shown, "Shorter")
        signed = await town.discord.wait_for_message(
            town.news, lambda m: texts.REWRITING in m.content, timeout=10
        )
        assert signed is shown
        assert json.dumps(signed.embeds) == embeds
        await changed(town, shown, text_of(signed))
        assert shown.content == ""


async def test_plain_summary_stays_above_the_sign_and_when_it_fails(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm), style="plain") as town:
        shown = await summary(town)
        before = shown.content
        llm.latency = Latency(base=2.5)
        llm.fail_when(lambda _: True, server_error(503))
        ran = await town.alice.choose(shown, "precis:language", "de")
        signed = await town.discord.wait_for_message(
            town.news, lambda m: texts.REWRITING in m.content, timeout=10
        )
        assert signed.content == f"{before}\n-# {texts.REWRITING}"
        await town.discord.world.wait_until(lambda: bool(ran.followups), seconds=40)
        assert [told.content for told in ran.followups] == [texts.NOT_TRANSLATED]
        assert (shown.content, shown.embeds) == (before, [])


async def test_two_presses_that_both_fail_leave_no_sign(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm), style="plain") as town:
        shown = await summary(town)
        before = shown.content
        llm.latency = Latency(base=2.5)
        llm.fail_when(lambda _: True, server_error(503))
        first = await town.alice.choose(shown, "precis:language", "de")
        await town.discord.wait_for_message(
            town.news, lambda m: texts.REWRITING in m.content, timeout=10
        )
        second = await town.alice.choose(shown, "precis:language", "fr")
        await town.discord.world.wait_until(
            lambda: bool(first.followups and second.followups), seconds=60
        )
        await town.settle()
        assert shown.content == before


async def test_summary_in_a_channel_without_embeds_is_rewritten_as_text(town: Town) -> None:
    town.news.overwrite(town.bot.user, deny=int(Permission.EMBED_LINKS))
    shown = await summary(town, "lamplighter")
    await stored(town, shown)
    before = text_of(shown)
    await town.alice.click(shown, "Shorter")
    await changed(town, shown, before)
    assert shown.embeds == []
    assert shown.content.startswith("**")


async def test_rewriting_that_takes_too_long_and_fails_is_told_by_direct_message(
    open_town: OpenTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(responses, "TOKEN_LIFE", timedelta(seconds=1))
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        shown = await summary(town)
        before = text_of(shown)
        llm.latency = Latency(base=2)
        llm.fail_when(lambda _: True, server_error(503))
        await town.alice.choose(shown, "precis:language", "de")
        private = town.discord.world.direct_channel(town.alice.user, town.bot.user)
        told = await town.discord.wait_for_message(private, timeout=40)
        assert told.content == texts.NOT_TRANSLATED
        assert text_of(shown) == before


async def test_rewriting_that_fails_leaves_the_summary_and_tells_who_asked(
    open_town: OpenTown,
) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        shown = await summary(town)
        before = text_of(shown)
        await stored(town, shown)
        llm.latency = Latency(base=1.5)
        llm.fail_when(lambda _: True, server_error(503))
        ran = await town.alice.choose(shown, "precis:language", "de")
        await town.discord.world.wait_until(lambda: bool(ran.followups), seconds=30)
        (told,) = ran.followups
        assert told.content == texts.NOT_TRANSLATED
        assert told.ephemeral_to is town.alice.user
        assert text_of(shown) == before
        kept = await stored(town, shown)
        assert (kept.length, kept.language) == ("standard", None)
        assert public(town) == [shown]


async def test_dear_rewriting_is_offered_to_who_pressed_and_the_summary_stays(
    open_town: OpenTown,
) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm, price_in=9000)) as town:
        offer = await summary(town)
        await town.alice.click(offer, FREE)
        shown = await town.discord.wait_for_message(
            town.news, lambda m: m.id == offer.id and "extractive" in text_of(m), timeout=30
        )
        before = text_of(shown)
        ran = await town.alice.click(shown, "Shorter")
        await town.discord.world.wait_until(lambda: bool(ran.followups), seconds=20)
        (asked,) = ran.followups
        assert asked.ephemeral_to is town.alice.user
        assert labels(asked) == [GO, FREE]
        assert text_of(shown) == before
        again = await town.alice.click(asked, FREE)
        own = await again.reply(20)
        assert own.ephemeral_to is town.alice.user
        assert "extractive" in text_of(own)
        assert text_of(shown) == before


async def test_two_presses_at_once_do_no_harm(town: Town) -> None:
    shown = await summary(town, "lamplighter")
    standard = text_of(shown)
    await town.alice.click(shown, "Shorter")
    await town.alice.click(shown, "Shorter")
    await changed(town, shown, standard)
    await town.settle()
    assert (await stored(town, shown)).length == "brief"
    assert labels(shown) == ["Shorter", "Longer", "Quotes", "Ask", "Delete"]
    assert public(town) == [shown]


async def test_thread_opened_while_the_summary_is_rewritten_is_not_forgotten(
    open_town: OpenTown,
) -> None:
    threads = ThreadSettings(mode="on_question")
    async with LlmServer() as llm, open_town(llm=settings_for(llm), threads=threads) as town:
        shown = await summary(town)
        before = text_of(shown)
        await stored(town, shown)
        llm.latency = Latency(base=2)
        await town.alice.click(shown, "Shorter")
        await llm.until(lambda: llm.in_flight == 1)
        await store_of(town).shown.set_thread(shown.id, 4711)
        await changed(town, shown, before)
        kept = await stored(town, shown)
        assert (kept.length, kept.thread) == ("brief", 4711)


async def test_summary_deleted_while_it_is_rewritten_stays_forgotten(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        shown = await summary(town)
        await stored(town, shown)
        llm.latency = Latency(base=1.5)
        await town.alice.click(shown, "Shorter")
        await llm.until(lambda: llm.in_flight == 1)
        await town.alice.click(shown, "Delete")
        await town.discord.world.wait_until(lambda: shown.id not in town.news.messages, seconds=10)
        await llm.until(lambda: llm.in_flight == 0)
        await town.settle()
        assert await store_of(town).shown.get(shown.id) is None
        assert public(town) == []


async def test_press_in_the_moment_the_summary_appears_works(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_of(town).shown
    put = type(store).put

    async def late(self: Any, entry: Any) -> None:
        await asyncio.sleep(0.7)
        await put(self, entry)

    monkeypatch.setattr(type(store), "put", late)
    shown = await summary(town)
    assert await store.get(shown.id) is None
    ran = await town.alice.click(shown, "Ask")
    assert (await ran.opened_form()).title == "Ask about the article"


async def test_purged_article_is_said(town: Town) -> None:
    shown = await summary(town)
    await stored(town, shown)
    later = datetime.now(UTC) + timedelta(days=60)
    await store_of(town).privacy.purge(later, message_days=30, document_days=7)
    town.discord.advance(minutes=1)
    before = text_of(shown)
    for label in ("Shorter", "Longer", "Quotes", "Ask"):
        assert (await pressed(town.bob, shown, label)).content == texts.SUMMARY_GONE
    assert text_of(shown) == before
    assert public(town) == [shown]


async def test_article_purged_under_a_summary_that_stays_is_said(open_town: OpenTown) -> None:
    async with open_town(threads=ThreadSettings(mode="never")) as town:
        shown = await summary(town)
        await stored(town, shown)
        later = datetime.now(UTC) + timedelta(days=20)
        await store_of(town).privacy.purge(later, message_days=30, document_days=7)
        assert (await stored(town, shown)).documents == ()
        before = text_of(shown)
        for label in ("Longer", "Quotes"):
            assert (await pressed(town.bob, shown, label)).content == texts.SUMMARY_GONE
        ran = await town.alice.click(shown, "Longer")
        await town.discord.world.wait_until(lambda: bool(ran.followups), seconds=10)
        assert [told.content for told in ran.followups] == [texts.SUMMARY_GONE]
        assert text_of(shown) == before


async def test_buttons_work_after_a_restart(open_town: OpenTown) -> None:
    async with open_town() as first:
        shown = await summary(first, "lamplighter")
        await stored(first, shown)
        standard = text_of(shown)
        async with restarted(first) as town:
            await town.alice.click(shown, "Shorter")
            await changed(town, shown, standard)
            assert (await pressed(town.bob, shown, "Quotes")).embeds
            ran = await town.bob.click(shown, "Ask")
            await ran.opened_form()
            await town.alice.click(shown, "Delete")
            await town.discord.world.wait_until(
                lambda: shown.id not in town.news.messages, seconds=10
            )


async def test_quotes_are_paged_for_who_pressed_alone_and_turn_after_a_restart(
    open_town: OpenTown,
) -> None:
    async with open_town() as first:
        shown = await long_summary(first)
        await stored(first, shown)
        page = await pressed(first.bob, shown, "Quotes")
        (embed,) = page.embeds
        assert "Page 1 of 3" in embed["footer"]["text"]
        assert SAID[0] in embed["description"]
        assert len(page.components) == 1
        assert public(first) == [shown]
        async with restarted(first) as town:
            for place, way in ((2, "on"), (3, "on"), (2, "back")):
                before = text_of(page)
                here = f"precis:quotes:{shown.id}:{place - 1}:{way}"
                await town.bob.click(page, custom_id=here)
                await changed(town, page, before)
                assert f"Page {place} of 3" in text_of(page)
            before = text_of(page)
            await town.bob.click(page, custom_id=f"precis:quotes:{shown.id}:2:on")
            await changed(town, page, before)
            assert SAID[11] in text_of(page)
            assert len(list(walk(page.components))) == 1


async def test_article_without_quotes_is_said(town: Town) -> None:
    body = "The dull report\n\n" + "\n\n".join(PLAIN * 2 for _ in range(6))
    post = await town.alice.post(
        town.news, town.bot.user.mention, files=[("dull.txt", body.encode())]
    )
    shown = await town.reply(post)
    assert (await pressed(town.bob, shown, "Quotes")).content == texts.NO_QUOTES


async def asked(who: Person, message: Message, question: str) -> Invocation:
    ran = await who.click(message, "Ask")
    form = await ran.opened_form()
    (field,) = form.fields
    return await who.fill(form, {field: question})


QUESTION = "What will the trial cost?"


@pytest.mark.parametrize("mode", ["always", "on_question"])
async def test_question_of_a_form_is_answered_in_the_thread(open_town: OpenTown, mode: Any) -> None:
    async with open_town(threads=ThreadSettings(mode=mode)) as town:
        shown = await summary(town)
        sent = await asked(town.bob, shown, QUESTION)
        pointer = await sent.reply(30)
        assert pointer.ephemeral_to is town.bob.user
        assert pointer.content == texts.ANSWERED_IN.format(thread=f"<#{shown.id}>")
        thread = town.discord.world.channels[shown.id]
        answer = await town.discord.wait_for_message(
            thread, lambda m: m.content.startswith("> "), timeout=20
        )
        assert answer.content.splitlines()[0] == f"> {QUESTION} — <@{town.bob.id}>"
        assert "410,000" in text_of(answer)
        assert public(town) == [shown]


async def test_question_where_no_thread_may_be_is_answered_to_the_asker_alone(
    open_town: OpenTown,
) -> None:
    async with open_town(threads=ThreadSettings(mode="never")) as town:
        shown = await summary(town)
        sent = await asked(town.bob, shown, QUESTION)
        answer = await sent.reply(30)
        assert answer.ephemeral_to is town.bob.user
        assert "410,000" in text_of(answer)
        assert public(town) == [shown]


async def test_delete_is_for_asker_author_and_moderators(town: Town) -> None:
    shown = await summary(town)
    await stored(town, shown)
    assert (await pressed(town.bob, shown, "Delete")).content == texts.NOT_YOURS_TO_DELETE
    assert shown.id in town.news.messages
    await town.alice.click(shown, "Delete")
    await town.discord.world.wait_until(lambda: shown.id not in town.news.messages, seconds=10)
    await until(lambda: forgotten(town, shown))


async def test_what_one_member_alone_saw_is_forgotten_with_its_message(town: Town) -> None:
    ran = await town.alice.slash(town.news, "summarize", link=f"{town.site}/harbour", private=True)
    shown = await ran.reply(30)
    await stored(town, shown)
    await town.alice.click(shown, "Delete")
    await until(lambda: forgotten(town, shown))
    assert await store_of(town).shown.get(shown.id) is None


async def test_offer_expires_with_a_restart_and_can_be_asked_for_again(
    open_town: OpenTown,
) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm, price_in=9000)) as first:
        post = await first.alice.post(first.news, f"{first.bot.user.mention} {first.site}/harbour")
        offer = await first.reply(post)
        async with restarted(first) as town:
            lapsed = await pressed(town.alice, offer, GO)
            assert lapsed.content == texts.OFFER_EXPIRED
            old = ids(offer)
            await town.alice.react(post, "📰")
            await town.discord.wait_for_message(
                town.news,
                lambda m: m.id == offer.id and GO in labels(m) and ids(m) != old,
                timeout=20,
            )
            await town.alice.click(offer, GO)
            done = await town.discord.wait_for_message(
                town.news, lambda m: m.id == offer.id and "gpt-5.4-mini" in text_of(m), timeout=20
            )
            assert labels(done)[:5] == ["Shorter", "Longer", "Quotes", "Ask", "Delete"]
            assert public(town) == [done]
            assert len(llm.requests) == 1


async def test_free_choice_is_made_without_the_model(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm, price_in=9000)) as town:
        offer = await summary(town)
        await town.alice.click(offer, FREE)
        done = await town.discord.wait_for_message(
            town.news, lambda m: m.id == offer.id and "extractive" in text_of(m), timeout=20
        )
        assert GO not in labels(done)
        assert llm.requests == []


async def test_button_whose_store_is_away_says_so(town: Town, tmp_path: Path) -> None:
    shown = await summary(town)
    await stored(town, shown)
    file = tmp_path / "precis.db"
    lock = sqlite3.connect(file, isolation_level=None, timeout=30, check_same_thread=False)
    # In a thread: whoever is writing needs the loop to come to an end.
    await asyncio.to_thread(lock.execute, "BEGIN EXCLUSIVE")
    try:
        ran = await town.alice.click(shown, texts.SHORTER)
        await ran.reply(30)
    finally:
        lock.close()
    assert [message.content for message in ran.shown] == [StoreError.default]


async def test_summary_deleted_by_its_button_takes_what_was_asked_about_it_along(
    open_town: OpenTown,
) -> None:
    async with open_town(threads=ThreadSettings(mode="never")) as town:
        shown = await summary(town)
        await stored(town, shown)
        question = await town.bob.post(town.news, "How much will the trial cost?", reply_to=shown)
        answer = await town.reply(question)
        await until(lambda: store_of(town).conversations.turn(question.id))
        await town.alice.click(shown, texts.DELETE)
        await town.discord.world.wait_until(
            lambda: not {shown.id, answer.id} & set(town.news.messages), seconds=20
        )
        assert await store_of(town).conversations.get(shown.id) is None
