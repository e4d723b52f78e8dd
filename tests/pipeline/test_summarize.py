from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

import pytest

from bot.core.intake import ChatItem, File, FileItem, LinkItem, RefusedItem, TextItem
from bot.core.render import Failed, Live, Priced, Summarized
from bot.errors import (
    EngineError,
    MessageHidden,
    ModelAway,
    PageNotFound,
    PrecisError,
    PriceToConfirm,
    TooLarge,
)
from bot.models import Article, ChatLine, Length, Quote, SourceKind, Usage
from bot.pipeline.budget import Allowance, Asker
from bot.pipeline.summarize import Summarizer, Wish, verified
from tests.pipeline.conftest import (
    ARTICLE,
    COST,
    TEXT,
    TRUE_QUOTE,
    FakeEngine,
    summarizer_of,
)


@pytest.fixture
def summarizer() -> Summarizer:
    return summarizer_of(FakeEngine())


async def text_file() -> bytes:
    return TEXT.encode()


async def test_quote_that_is_not_in_the_source_is_dropped(
    summarizer: Summarizer, caplog: pytest.LogCaptureFixture
) -> None:
    done = await summarizer.summary(LinkItem("https://paper.example/a"), Wish())
    assert done.summary.quotes == (TRUE_QUOTE,)
    _, chosen = await summarizer.key_quotes(LinkItem("https://paper.example/a"), Wish())
    assert chosen.quotes == (TRUE_QUOTE,)
    assert "1 quotes dropped" in caplog.text
    assert "Everybody" not in caplog.text


def test_quote_outside_the_text_is_dropped() -> None:
    assert verified(ARTICLE, [Quote(900, 912, "Nobody came,")]) == ()


async def test_one_failure_does_not_hinder_the_other_items(summarizer: Summarizer) -> None:
    links = [LinkItem("https://a.example/gone"), LinkItem("https://b.example/x", spoiler=True)]
    failed, done = await summarizer.summarize(links, Wish())
    assert failed == Failed("a.example", PageNotFound.default)
    assert isinstance(done, Summarized)
    assert done.spoiler


async def test_unforeseen_failure_is_logged_without_its_message(
    summarizer: Summarizer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        (failed,) = await summarizer.summarize([LinkItem("https://a.example/broken")], Wish())
    assert failed == Failed("a.example", PrecisError.default)
    assert "ZeroDivisionError at" in caplog.text
    assert "text of a member" not in caplog.text


async def test_file_too_large_is_not_downloaded(summarizer: Summarizer) -> None:
    async def never() -> bytes:
        raise AssertionError("downloaded")

    with pytest.raises(TooLarge):
        await summarizer.read(FileItem(File("big.txt", 101, None, never)))


async def test_files_and_texts_reach_the_reader(summarizer: Summarizer) -> None:
    read = await summarizer.read(FileItem(File("a.txt", 10, None, text_file)))
    assert (read.kind, read.text) == (SourceKind.FILE, TEXT)
    pasted = await summarizer.read(TextItem("Some words.", "https://discord.com/channels/1/2/3"))
    assert (pasted.text, pasted.url) == ("Some words.", "https://discord.com/channels/1/2/3")


async def test_wish_reaches_the_engine(summarizer: Summarizer) -> None:
    wish = Wish(length=Length.BRIEF, language="de")
    done = await summarizer.summary(TextItem("Some words."), wish)
    assert done.summary.tldr == "brief in de"


async def test_files_are_downloaded_no_more_at_once_than_there_is_room_for(
    summarizer: Summarizer,
) -> None:
    busy, most = 0, 0

    async def read() -> bytes:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await asyncio.sleep(0.01)
        busy -= 1
        return TEXT.encode()

    item = FileItem(File("a.txt", 10, None, read))
    await asyncio.gather(*(summarizer.summarize([item, item], Wish()) for _ in range(5)))
    assert most == 2


async def test_run_of_messages_is_read_under_its_title_and_says_what_is_missing(
    summarizer: Summarizer,
) -> None:
    run = ChatItem(
        (ChatLine(7, 1, "Ana", "Hi."),), "https://a.example/7", "Talk", (), note="cut off"
    )
    article = await summarizer.read(run)
    assert (article.text, article.title) == ("Ana: Hi.", "Talk")
    assert (article.coverage.complete, article.coverage.note) == (False, "cut off")
    assert (await summarizer.read(replace(run, note=""))).coverage.complete


async def test_what_may_not_be_read_says_why(summarizer: Summarizer) -> None:
    refused = RefusedItem(MessageHidden("Not for you."))
    assert await summarizer.summarize([refused], Wish()) == [Failed("that message", "Not for you.")]
    link = LinkItem("https://discord.com/channels/1/2/3", kind="discord_message")
    (failed,) = await summarizer.summarize([link], Wish())
    assert failed == Failed("discord.com", MessageHidden.default)


async def test_failure_says_whether_copying_the_text_helps(summarizer: Summarizer) -> None:
    links = [LinkItem("https://a.example/gone"), LinkItem("https://a.example/closed")]
    gone, closed = await summarizer.summarize(links, Wish())
    assert isinstance(gone, Failed)
    assert isinstance(closed, Failed)
    assert (gone.paste_helps, closed.paste_helps) == (False, True)


ITEM = TextItem(TEXT)


async def test_model_that_is_away_is_replaced_and_the_footer_says_so(
    model: FakeEngine, spare: FakeEngine
) -> None:
    model.failure = ModelAway()
    summarizer = summarizer_of(model, spare)
    done = await summarizer.summary(ITEM, Wish())
    assert (done.summary.engine, done.summary.note) == ("extractive", ModelAway.note)
    assert done.summary.usage == COST
    _, chosen = await summarizer.key_quotes(ITEM, Wish())
    assert (chosen.engine, chosen.note) == ("extractive", ModelAway.note)


async def test_what_was_written_without_the_model_is_not_kept(
    model: FakeEngine, spare: FakeEngine
) -> None:
    model.failure = ModelAway()
    summarizer = summarizer_of(model, spare)
    await summarizer.summary(ITEM, Wish())
    model.failure = None
    assert (await summarizer.summary(ITEM, Wish())).summary.engine == "model"


async def test_spare_that_fails_as_well_is_a_sentence_for_the_asker(
    model: FakeEngine, spare: FakeEngine
) -> None:
    model.failure, spare.failure = ModelAway(), EngineError()
    (failed,) = await summarizer_of(model, spare).summarize([ITEM], Wish())
    assert failed == Failed("the text", EngineError.default)


async def test_same_source_and_options_are_paid_for_once(
    model: FakeEngine, spare: FakeEngine
) -> None:
    summarizer = summarizer_of(model, spare)
    first = await summarizer.summary(ITEM, Wish())
    again = await summarizer.summary(ITEM, Wish())
    await summarizer.summary(ITEM, Wish(length=Length.BRIEF))
    assert (first.summary.usage, again.summary.usage) == (COST, Usage())
    assert again.summary.tldr == first.summary.tldr
    assert model.worked == [Length.STANDARD, Length.BRIEF]


async def test_many_who_ask_for_the_same_at_once_cause_one_call_and_all_see_progress(
    model: FakeEngine, spare: FakeEngine
) -> None:
    gate = asyncio.Event()
    model.pause = lambda: asyncio.create_task(gate.wait())  # type: ignore[assignment, arg-type, return-value]
    summarizer = summarizer_of(model, spare)
    seen: list[Live] = []
    asking = [asyncio.create_task(summarizer.summary(ITEM, Wish(), seen.append)) for _ in range(9)]
    await asyncio.sleep(0.05)
    gate.set()
    done = await asyncio.gather(*asking)
    assert {each.summary.engine for each in done} == {"model"}
    assert len(model.worked) == 1
    assert len(seen) == 9


async def test_asker_who_leaves_does_not_take_the_others_answer_along(
    model: FakeEngine, spare: FakeEngine
) -> None:
    gate = asyncio.Event()
    model.pause = lambda: asyncio.create_task(gate.wait())  # type: ignore[assignment, arg-type, return-value]
    summarizer = summarizer_of(model, spare)
    first, second = (asyncio.create_task(summarizer.summary(ITEM, Wish())) for _ in range(2))
    await asyncio.sleep(0.02)
    first.cancel()
    await asyncio.sleep(0)
    gate.set()
    assert (await second).summary.engine == "model"


async def test_spent_budget_falls_back_and_says_so(model: FakeEngine, spare: FakeEngine) -> None:
    summarizer = summarizer_of(model, spare, member=Allowance(tokens=1000))
    wish = Wish(asker=Asker(member=7))
    first = await summarizer.summary(TextItem("One."), wish)
    second = await summarizer.summary(TextItem("Two."), wish)
    other = await summarizer.summary(TextItem("Two."), Wish(asker=Asker(member=8)))
    assert [d.summary.engine for d in (first, second, other)] == ["model", "extractive", "model"]
    assert second.summary.note == "not enough left of today's model budget"
    _, chosen = await summarizer.key_quotes(TextItem("One."), wish)
    assert (chosen.engine, chosen.note) == ("extractive", second.summary.note)


async def test_what_is_there_already_needs_no_budget(model: FakeEngine, spare: FakeEngine) -> None:
    summarizer = summarizer_of(model, spare, member=Allowance(tokens=1000))
    wish = Wish(asker=Asker(member=7))
    await summarizer.summary(ITEM, wish)
    assert (await summarizer.summary(ITEM, wish)).summary.engine == "model"


async def test_dear_summary_is_not_begun_without_the_askers_yes(
    model: FakeEngine, spare: FakeEngine
) -> None:
    summarizer = summarizer_of(model, spare, confirm_usd=0.005)
    with pytest.raises(PriceToConfirm, match=r"9 words; the model would cost about \$0\.01"):
        await summarizer.summary(ITEM, Wish())
    with pytest.raises(PriceToConfirm):
        await summarizer.key_quotes(ITEM, Wish())
    (priced,) = await summarizer.summarize([ITEM], Wish())
    assert isinstance(priced, Priced)
    assert model.worked == []
    agreed = await summarizer.summary(ITEM, Wish(agreed=True))
    free = await summarizer.summary(TextItem("Other."), Wish(free=True))
    assert (agreed.summary.engine, free.summary.engine) == ("model", "extractive")
    assert (await summarizer.summary(ITEM, Wish())).summary.engine == "model"


async def test_what_is_done_already_is_shown_to_those_who_want_it_for_free(
    model: FakeEngine, spare: FakeEngine
) -> None:
    summarizer = summarizer_of(model, spare, confirm_usd=0.005)
    await summarizer.summary(ITEM, Wish(agreed=True))
    assert (await summarizer.summary(ITEM, Wish(agreed=True, free=True))).summary.engine == "model"


async def test_work_that_outlives_its_asker_is_booked(model: FakeEngine, spare: FakeEngine) -> None:
    gate = asyncio.Event()
    model.pause = lambda: asyncio.create_task(gate.wait())  # type: ignore[assignment, arg-type, return-value]
    summarizer = summarizer_of(model, spare)
    payer = Wish(asker=Asker(member=7))
    first = asyncio.create_task(summarizer.summary(ITEM, payer))
    await asyncio.sleep(0.02)
    second = asyncio.create_task(summarizer.summary(ITEM, Wish(asker=Asker(member=8))))
    await asyncio.sleep(0.02)
    first.cancel()
    gate.set()
    await second
    assert await summarizer.ledger.used_by(Asker(member=7)) == COST


async def test_estimate_that_fails_does_not_keep_the_model_from_trying(
    model: FakeEngine, spare: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Uncounted(FakeEngine):
        async def estimate(self, article: Article, *, length: Length) -> Usage:
            raise EngineError

    summarizer = summarizer_of(Uncounted("model", cost=COST), spare)
    assert (await summarizer.summary(ITEM, Wish())).summary.engine == "model"
