"""From a question to a checked answer, with an engine and a spare that do as they are told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.errors import EngineError, ModelAway
from bot.models import Article, Citation, Coverage, Exchange, Usage
from bot.pipeline import answer as pipeline
from bot.pipeline.answer import Answerer
from bot.pipeline.budget import Allowance, Asker, Ledger
from bot.records import Conversation, Document, Turn
from bot.store import Store, open_store
from tests.pipeline.conftest import ARTICLE, COST, PASSAGE, FakeEngine
from tests.store.records import conversation, turn

ASKER = Asker(member=1, server=9)
THREAD = 21


def answerer_of(
    engine: FakeEngine,
    spare: FakeEngine | None = None,
    *,
    store: Store | None = None,
    member: Allowance | None = None,
) -> Answerer:
    ledger = Ledger(member=member or Allowance(), server=Allowance())
    return Answerer(engine=engine, spare=spare or engine, ledger=ledger, store=store)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_store(f"sqlite:///{tmp_path / 'precis.db'}") as opened:
        await opened.conversations.open(conversation(THREAD))
        yield opened


async def kept(store: Store) -> Conversation:
    found = await store.conversations.get(THREAD)
    assert found is not None
    return found


async def documents(store: Store) -> list[Document]:
    return [await store.documents.keep(ARTICLE, canonical=None, author=None)]


async def talk(store: Store, count: int, *, words: int = 2) -> list[Turn]:
    """Keep turns of a conversation; each answer has so many words."""
    turns = [turn(n, THREAD, answer=f"{'Because ' * words}[1].") for n in range(1, count + 1)]
    for each in turns:
        await store.conversations.add_turn(each)
    return turns


async def test_answer_is_followed_and_booked(model: FakeEngine, spare: FakeEngine) -> None:
    answerer, drafts = answerer_of(model, spare), list[str]()
    done = await answerer.ask("Who came?", [ARTICLE], ASKER, follow=drafts.append)
    assert (done.answer.text, done.answer.engine) == ("Nobody came [1].", "model")
    assert done.documents == (ARTICLE,)
    assert drafts == ["Nobody"]
    assert done.answer.usage == COST
    assert await answerer.ledger.used_by(ASKER) == COST
    assert spare.asked == []


async def test_spare_alone_costs_nothing(spare: FakeEngine) -> None:
    answerer = answerer_of(spare)
    done = await answerer.ask("Who came?", [ARTICLE], ASKER)
    assert (done.answer.engine, done.answer.note) == ("extractive", "")
    assert await answerer.ledger.used_by(ASKER) == Usage()


async def test_failing_model_is_replaced_and_what_it_took_is_booked(
    model: FakeEngine, spare: FakeEngine
) -> None:
    model.failure = ModelAway()
    answerer = answerer_of(model, spare)
    done = await answerer.ask("Who came?", [ARTICLE], ASKER)
    assert (done.answer.engine, done.answer.note) == ("extractive", ModelAway.note)
    assert await answerer.ledger.used_by(ASKER) == done.answer.usage == COST


async def test_spent_budget_has_the_spare_answer(model: FakeEngine, spare: FakeEngine) -> None:
    answerer = answerer_of(model, spare, member=Allowance(tokens=1000))
    first = await answerer.ask("Who came?", [ARTICLE], ASKER)
    second = await answerer.ask("Who came?", [ARTICLE], ASKER)
    assert (first.answer.engine, second.answer.engine) == ("model", "extractive")
    assert "budget" in second.answer.note
    assert second.answer.usage == Usage()
    assert len(model.asked) == 1


async def test_failure_of_both_is_told(model: FakeEngine, spare: FakeEngine) -> None:
    model.failure = ModelAway()
    spare.failure = EngineError()
    with pytest.raises(EngineError):
        await answerer_of(model, spare).ask("Who came?", [ARTICLE], ASKER)


@pytest.mark.parametrize(
    "citation",
    [
        Citation(0, 4, "Snow"),
        Citation(PASSAGE.start + 1, PASSAGE.end + 1, PASSAGE.text),
        Citation(900, 912, PASSAGE.text),
        Citation(PASSAGE.start, PASSAGE.end, PASSAGE.text, document=1),
    ],
)
async def test_citation_that_does_not_stand_in_its_source_is_no_answer(
    spare: FakeEngine, citation: Citation, caplog: pytest.LogCaptureFixture
) -> None:
    spare.cited = (PASSAGE, citation)
    other = Article("Something else.", Coverage(complete=True, words_read=2))
    with pytest.raises(EngineError):
        await answerer_of(spare).ask("Who came?", [ARTICLE, other], ASKER)
    assert "does not stand in its source" in caplog.text
    assert "Nobody" not in caplog.text


async def test_earlier_turns_are_read_out_without_their_markers(
    spare: FakeEngine, store: Store
) -> None:
    await talk(store, 2)
    await answerer_of(spare, store=store).reply(
        await kept(store), await documents(store), "And why?", 50, ASKER
    )
    (inquiry,) = spare.asked
    assert inquiry.earlier == (
        Exchange("Question 1?", "Because Because."),
        Exchange("Question 2?", "Because Because."),
    )
    assert (inquiry.gist, spare.condensed) == ("", [])


async def test_later_turns_and_unanswered_ones_are_left_out(
    spare: FakeEngine, store: Store
) -> None:
    await talk(store, 3)
    await store.conversations.add_turn(turn(2, THREAD, reply=None))
    await answerer_of(spare, store=store).reply(
        await kept(store), await documents(store), "Edited?", 3, ASKER
    )
    assert [each.question for each in spare.asked[0].earlier] == ["Question 1?"]


async def test_turns_that_do_not_fit_are_condensed_once(
    model: FakeEngine, spare: FakeEngine, store: Store
) -> None:
    turns = await talk(store, 10, words=120)
    answerer, about = answerer_of(model, spare, store=store), await documents(store)
    for number in (50, 51):
        await answerer.reply(await kept(store), about, "And why?", number, ASKER)
    ((before, condensed),) = model.condensed
    read = model.asked[0].earlier
    assert (before, model.asked[0].gist) == ("", f"model knows {len(condensed)} more")
    asked = [each.question for each in (*condensed, *read)]
    assert asked == [each.question for each in turns]
    assert (await kept(store)).gist_until == len(condensed)
    assert model.asked[1].earlier == read
    # Condensing and both answers.
    assert (await answerer.ledger.used_by(ASKER)).calls == 3 * COST.calls


async def test_room_is_left_for_some_turns_before_the_next_condensing(
    spare: FakeEngine, store: Store
) -> None:
    await talk(store, 10, words=120)
    answerer, about = answerer_of(spare, store=store), await documents(store)
    await answerer.reply(await kept(store), about, "And why?", 50, ASKER)
    await store.conversations.add_turn(turn(50, THREAD, answer="Because " * 120))
    await answerer.reply(await kept(store), about, "And when?", 51, ASKER)
    assert len(spare.condensed) == 1


async def test_many_short_turns_are_condensed_too(spare: FakeEngine, store: Store) -> None:
    await talk(store, pipeline.RECENT_TURNS + 5, words=1)
    await answerer_of(spare, store=store).reply(
        await kept(store), await documents(store), "And why?", 500, ASKER
    )
    assert len(spare.asked[0].earlier) == pipeline.RECENT_TURNS // 2
    assert spare.asked[0].gist


async def test_single_turn_too_long_is_read_out_all_the_same(
    spare: FakeEngine, store: Store
) -> None:
    await talk(store, 1, words=2 * pipeline.RECENT_TOKENS)
    await answerer_of(spare, store=store).reply(
        await kept(store), await documents(store), "And why?", 50, ASKER
    )
    assert len(spare.asked[0].earlier) == 1
    assert spare.condensed == []


async def test_gist_goes_on_from_the_one_before(spare: FakeEngine, store: Store) -> None:
    await talk(store, 10, words=120)
    await store.conversations.set_gist(THREAD, "They met.", 2)
    await answerer_of(spare, store=store).reply(
        await kept(store), await documents(store), "And why?", 50, ASKER
    )
    ((before, condensed),) = spare.condensed
    assert before == "They met."
    assert condensed[0].question == "Question 3?"


async def test_spare_condenses_when_the_model_cannot(
    model: FakeEngine, spare: FakeEngine, store: Store
) -> None:
    model.failure = ModelAway()
    await talk(store, 10, words=120)
    done = await answerer_of(model, spare, store=store).reply(
        await kept(store), await documents(store), "And why?", 50, ASKER
    )
    assert (await kept(store)).gist.startswith("extractive knows")
    assert spare.asked[0].gist == (await kept(store)).gist
    assert done.answer.note == ModelAway.note


async def test_newest_documents_are_asked(spare: FakeEngine, store: Store) -> None:
    about = [
        await store.documents.keep(
            Article(f"{ARTICLE.text} {n}", ARTICLE.coverage), canonical=None, author=None
        )
        for n in range(pipeline.DOCUMENTS + 2)
    ]
    await answerer_of(spare, store=store).reply(await kept(store), about, "Who came?", 50, ASKER)
    assert spare.asked[0].documents == tuple(d.article for d in about[2:])


async def test_document_is_cut_once_and_its_passages_are_kept(
    spare: FakeEngine, store: Store
) -> None:
    [document] = await documents(store)
    answerer = answerer_of(spare, store=store)
    for question_id in (1, 2):
        await answerer.reply(await kept(store), [document], "What fell?", question_id, ASKER)
    assert await store.documents.passages(document.id) == [(0, len(ARTICLE.text))]
    assert [inquiry.passages for inquiry in spare.asked] == [(((0, len(ARTICLE.text)),),)] * 2
