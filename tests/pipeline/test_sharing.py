"""One piece of work for all who want the same, now and after a restart."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.intake import LinkItem
from bot.errors import EngineError
from bot.models import Article, Length, Progress, Selection, Summary, Usage
from bot.pipeline.library import Library, SelectionShelf, SummaryShelf
from bot.pipeline.sharing import Audience, MemoryShelf, Shared, key_of
from bot.pipeline.summarize import Summarizer, Wish
from bot.store import Store, open_store
from tests.pipeline.conftest import ARTICLE, COST, FakeEngine, summarizer_of
from tests.store.records import GUILD, shown

LINK = LinkItem("https://example.org/ferry")


def storing(store: Store, engine: FakeEngine, spare: FakeEngine) -> Summarizer:
    """Return a summariser that keeps what it makes."""
    return replace(
        summarizer_of(engine, spare),
        library=Library(store, timedelta(days=7)),
        summaries=Shared(SummaryShelf(store)),
        selections=Shared(SelectionShelf(store)),
    )


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'precis.db'}"


async def test_same_article_and_options_are_one_call_also_after_a_restart(
    address: str, model: FakeEngine, spare: FakeEngine
) -> None:
    async with open_store(address) as store:
        summarizer = storing(store, model, spare)
        first = await summarizer.summary(LINK, Wish())
        again = await summarizer.summary(LINK, Wish())
        await summarizer.key_quotes(LINK, Wish())
        await summarizer.key_quotes(LINK, Wish())
    async with open_store(address) as store:
        summarizer = storing(store, model, spare)
        later = await summarizer.summary(LINK, Wish())
        _, quotes = await summarizer.key_quotes(LINK, Wish())
    assert len(model.worked) == 2
    assert first.summary.usage == COST
    free = replace(first.summary, usage=Usage())
    assert (again.summary, later.summary) == (free, free)
    assert quotes.usage == Usage()
    assert [quote.text for quote in quotes.quotes] == ["Nobody came,"]


async def test_another_language_or_length_is_another_call(
    address: str, model: FakeEngine, spare: FakeEngine
) -> None:
    async with open_store(address) as store:
        summarizer = storing(store, model, spare)
        for wish in (Wish(), Wish(language="de"), Wish(length=Length.BRIEF), Wish(language="de")):
            await summarizer.summary(LINK, wish)
    assert len(model.worked) == 3


async def test_nothing_is_kept_that_carries_a_note(address: str, spare: FakeEngine) -> None:
    model = FakeEngine("model", cost=COST, failure=EngineError("away"))
    async with open_store(address) as store:
        summarizer = storing(store, model, spare)
        poor = await summarizer.summary(LINK, Wish())
        assert poor.summary.note == EngineError.note
        model.failure = None
        good = await summarizer.summary(LINK, Wish())
    assert (good.summary.engine, good.summary.note) == ("model", "")
    assert len(model.worked) == 2


async def test_summary_goes_with_the_article_it_is_of(
    address: str, model: FakeEngine, spare: FakeEngine
) -> None:
    async with open_store(address) as store:
        summarizer = storing(store, model, spare)
        done = await summarizer.summary(LINK, Wish())
        assert done.document is not None
        key = key_of(ARTICLE, model.signature, Length.STANDARD, None)
        assert await store.summaries.get_summary(key) is not None
        await store.shown.put(shown(100, done.document))
        await store.privacy.forget_server(GUILD)
        assert await store.summaries.get_summary(key) is None


async def test_article_forgotten_while_it_is_written_up_leaves_no_summary(
    address: str, spare: FakeEngine
) -> None:
    begun, goes_on = asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        begun.set()
        await goes_on.wait()

    model = FakeEngine("model", cost=COST, pause=lambda: asyncio.ensure_future(wait()))
    async with open_store(address) as store:
        summarizer = storing(store, model, spare)
        kept = await summarizer.kept(LINK, Wish())
        assert kept.document is not None
        await store.shown.put(shown(100, kept.document))
        work = asyncio.create_task(summarizer.summary_of(kept, "ferry", Wish()))
        await begun.wait()
        await store.privacy.forget_server(GUILD)
        goes_on.set()
        assert (await work).summary.engine == "model"
        key = key_of(ARTICLE, model.signature, Length.STANDARD, None)
        assert await store.summaries.get_summary(key) is None


async def test_work_under_way_is_joined_and_who_comes_late_hears_how_far_it_is() -> None:
    shared: Shared[Summary] = Shared()
    goes_on = asyncio.Event()
    calls = 0

    async def work(audience: Audience) -> Summary:
        nonlocal calls
        calls += 1
        audience.report(Progress(10))
        await goes_on.wait()
        return Summary("Done.", (), (), engine="model")

    heard: list[Progress] = []
    first = asyncio.create_task(shared.result("key", lambda _: None, work))
    await asyncio.sleep(0.01)
    second = asyncio.create_task(shared.result("key", heard.append, work))
    await asyncio.sleep(0.01)
    assert heard == [Progress(10)]
    assert await shared.has("key")
    first.cancel()
    goes_on.set()
    assert (await second).tldr == "Done."
    assert calls == 1


async def test_failure_is_not_kept() -> None:
    shared: Shared[Summary] = Shared()

    async def fails(_: Audience) -> Summary:
        raise EngineError("away")

    async def works(_: Audience) -> Summary:
        return Summary("Done.", (), (), engine="model")

    with pytest.raises(EngineError):
        await shared.result("key", lambda _: None, fails)
    assert not await shared.has("key")
    assert (await shared.result("key", lambda _: None, works)).tldr == "Done."


async def test_memory_forgets_the_oldest() -> None:
    shelf: MemoryShelf[Selection] = MemoryShelf(size=2)
    for key in "abc":
        await shelf.put(key, Selection((), engine="model"), document=None)
    assert [await shelf.get(key) is not None for key in "abc"] == [False, True, True]


def test_key_differs_by_content_and_options_and_not_by_address() -> None:
    def key(article: Article, *options: object) -> str:
        return key_of(article, *options)

    same = replace(ARTICLE, url="https://elsewhere.example.org/")
    assert key(ARTICLE, "model", None) == key(same, "model", None)
    others = {
        key(ARTICLE, "model", None),
        key(ARTICLE, "model", "de"),
        key(ARTICLE, "other", None),
        key(replace(ARTICLE, text="Rain."), "model", None),
        key(replace(ARTICLE, title="Rain"), "model", None),
        key(replace(ARTICLE, text="\ud800"), "model", None),
    }
    assert len(others) == 6
