"""`/ask`: over what a channel has had summarised, or over a link; for all to see or in private."""

from __future__ import annotations

import pytest

from bot.config import ThreadSettings
from bot.core import texts
from bot.errors import NothingToRead, PageNotFound
from bot.sandbox.entities import Message
from bot.sandbox.people import Person
from tests.cogs.test_threads import COST, MANTLES, NOT_TOLD, settled, summarised, thread_under
from tests.conftest import OpenTown, Town, both_engines

# What is asked and kept goes through the store: both engines must do.
pytestmark = both_engines


async def asked(
    town: Town, who: Person, question: str, *, channel: object = None, **options: object
) -> Message:
    """Run `/ask` and wait for what comes of it."""
    ran = await who.slash(channel or town.news, "ask", question=question, **options)
    assert await ran.acknowledged() < 3

    def is_done() -> bool:
        shown = [m for m in ran.shown if not m.content.endswith("…")]
        return bool(shown)

    await town.discord.world.wait_until(is_done, seconds=30)
    await settled(town.client)
    return ran.shown[-1]


async def test_documents_of_the_channel_are_searched(town: Town) -> None:
    await summarised(town)
    await summarised(town, "lamplighter")
    for question, words, page in (
        (COST, "410,000", "harbour"),
        (MANTLES, "eleven mantles", "lamplighter"),
    ):
        answer = await asked(town, town.bob, question)
        assert words in answer.content
        assert f"[[1]](<{town.site}/{page}#:~:text=" in answer.content
        assert answer in town.alice.read(town.news)


async def test_what_is_not_told_is_said(town: Town) -> None:
    await summarised(town)
    assert (await asked(town, town.bob, NOT_TOLD)).content.startswith(texts.NOT_SAID)


async def test_nothing_summarised_yet_is_said_to_the_asker_alone(town: Town) -> None:
    answer = await asked(town, town.bob, COST)
    assert answer.content == texts.NOTHING_HERE
    assert answer not in town.alice.read(town.news)


async def test_documents_of_another_channel_are_not_used(town: Town) -> None:
    await summarised(town)
    elsewhere = town.guild.create_text_channel("elsewhere")
    answer = await asked(town, town.bob, COST, channel=elsewhere)
    assert answer.content == texts.NOTHING_HERE


async def test_what_a_public_thread_was_given_is_searched_too(town: Town) -> None:
    thread = await thread_under(town, await summarised(town))
    await summarised(town, "lamplighter", channel=thread)
    assert "eleven mantles" in (await asked(town, town.bob, MANTLES)).content


async def test_private_threads_are_searched_for_those_inside_only(town: Town) -> None:
    thread = await town.alice.start_thread(town.news, "Secret", private=True)
    await town.alice.add_to_thread(thread, town.bot.user)
    await summarised(town, channel=thread)
    assert (await asked(town, town.bob, COST)).content == texts.NOTHING_HERE
    assert "410,000" in (await asked(town, town.alice, COST, channel=thread)).content
    # In the channel, the answer would be for all to read.
    assert (await asked(town, town.alice, COST)).content == texts.NOTHING_HERE


async def test_private_summary_is_not_searched(town: Town) -> None:
    ran = await town.alice.slash(town.news, "summarize", link=f"{town.site}/harbour", private=True)
    assert (await ran.reply(30)).embeds
    await town.settle()
    assert (await asked(town, town.bob, COST)).content == texts.NOTHING_HERE


async def test_question_in_a_thread_is_about_what_the_thread_is_about(town: Town) -> None:
    thread = await thread_under(town, await summarised(town))
    await summarised(town, "lamplighter")
    assert "410,000" in (await asked(town, town.bob, COST, channel=thread)).content
    answer = await asked(town, town.bob, MANTLES, channel=thread)
    assert "eleven mantles" not in answer.content


async def test_link_is_read_and_asked(town: Town) -> None:
    answer = await asked(town, town.bob, COST, link=f"{town.site}/harbour")
    assert "410,000" in answer.content
    assert f"[[1]](<{town.site}/harbour#:~:text=" in answer.content
    assert answer in town.alice.read(town.news)
    # Nothing was summarised by that.
    assert (await asked(town, town.bob, COST)).content == texts.NOTHING_HERE


@pytest.mark.parametrize(
    ("link", "sentence"),
    [("{site}/gone", PageNotFound.default), ("the harbour thing", NothingToRead.default)],
)
async def test_link_that_cannot_be_read_is_said(town: Town, link: str, sentence: str) -> None:
    answer = await asked(town, town.bob, COST, link=link.format(site=town.site))
    assert answer.content == sentence


@pytest.mark.parametrize("link", [True, False])
async def test_private_answer_is_for_the_askers_eyes_only(town: Town, link: bool) -> None:
    await summarised(town)
    options = {"link": f"{town.site}/harbour"} if link else {}
    answer = await asked(town, town.bob, COST, private=True, **options)
    assert "410,000" in answer.content
    assert answer in town.bob.read(town.news)
    assert answer not in town.alice.read(town.news)


async def test_form_below_a_private_summary_is_answered_in_private(open_town: OpenTown) -> None:
    async with open_town(threads=ThreadSettings(mode="always")) as town:
        ran = await town.alice.slash(
            town.news, "summarize", link=f"{town.site}/harbour", private=True
        )
        summary = await ran.reply(30)
        await town.settle()
        form = await (await town.alice.click(summary, texts.ASK)).opened_form()
        (field,) = form.fields
        sent = await town.alice.fill(form, {field: COST})
        answer = await sent.reply(30)
        assert "410,000" in answer.content
        assert answer not in town.bob.read(town.news)
