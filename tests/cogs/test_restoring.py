"""A thread whose rows are purged: what it is about still stands in Discord."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.core import texts
from tests.cogs.doing import store_of, until
from tests.cogs.test_threads import COST, answer_to, opened_thread, settled, thread_under
from tests.conftest import Town


async def purged(town: Town, conversation: int) -> None:
    """Purge as two months later."""
    store = store_of(town)
    await until(lambda: store.conversations.get(conversation))
    await settled(town.client)
    later = datetime.now(UTC) + timedelta(days=60)
    await store.privacy.purge(later, message_days=30, document_days=7)
    assert await store.conversations.get(conversation) is None


async def test_old_thread_about_a_link_is_answered_again(town: Town) -> None:
    thread = await opened_thread(town)
    await purged(town, thread.id)
    answer = await answer_to(town, await town.alice.post(thread, COST))
    assert "£410,000" in answer.content
    kept = await store_of(town).conversations.get(thread.id)
    assert kept is not None
    assert kept.own


async def test_old_thread_about_a_pasted_text_is_answered_from_the_message(town: Town) -> None:
    pasted = " ".join(
        f"On day {n} the ferry Ilse Bron carried {n * 7} goats across the Lurn."
        for n in range(9, 30)
    )
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {pasted}")
    thread = await thread_under(town, await town.reply(post))
    await purged(town, thread.id)
    question = await town.alice.post(thread, "How many goats did the ferry carry on day 12?")
    assert "84 goats" in (await answer_to(town, question)).content


async def test_thread_whose_source_was_deleted_stays_forgotten(town: Town) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
    thread = await thread_under(town, await town.reply(post))
    await settled(town.client)
    await town.alice.delete(post)

    async def is_forgotten() -> bool:
        return await store_of(town).conversations.get(thread.id) is None

    await until(is_forgotten)
    answer = await answer_to(town, await town.alice.post(thread, COST))
    assert answer.content == texts.SUMMARY_GONE
    assert await is_forgotten()


async def test_old_thread_about_a_text_of_somebody_who_has_opted_out_stays_forgotten(
    town: Town,
) -> None:
    pasted = " ".join(f"On day {n} the ferry carried {n * 7} goats across." for n in range(9, 40))
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {pasted}")
    thread = await thread_under(town, await town.reply(post))
    await purged(town, thread.id)
    await store_of(town).privacy.opt_out(town.alice.user.id, True)
    question = await town.bob.post(thread, "How many goats did the ferry carry on day 12?")
    assert (await answer_to(town, question)).content == texts.SUMMARY_GONE
    await store_of(town).privacy.opt_out(town.alice.user.id, False)
    again = await town.bob.post(thread, "How many goats did the ferry carry on day 13?")
    assert "91 goats" in (await answer_to(town, again)).content
    gone = await store_of(town).privacy.forget_member(town.alice.user.id)
    assert gone.documents == 1
