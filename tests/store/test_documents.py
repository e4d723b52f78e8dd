from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.models import Article, Coverage, Mark, Origin, Quote, Selection, SourceKind, Summary, Usage
from bot.store import Store, open_store
from tests.store.records import DAY, article

# Every sign that a database takes, with those of more than two bytes among them.
signs = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
words = st.text(signs, max_size=60)
perhaps = st.none() | words
counts = st.integers(0, 2**31 - 1)

articles = st.builds(
    Article,
    text=words,
    coverage=st.builds(Coverage, st.booleans(), counts, counts, words),
    title=words,
    url=perhaps,
    kind=st.sampled_from(SourceKind),
    site=perhaps,
    author=perhaps,
    published=perhaps,
    language=perhaps,
    marks=st.lists(st.builds(Mark, counts, st.integers(0, 2**63 - 1)), max_size=5).map(tuple),
    stated_url=perhaps,
)


# The store is the same for all examples of a test, which is no harm: each keeps its own article.
@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(given_article=articles, canonical=perhaps, author=st.none() | st.integers(0, 2**63 - 1))
async def test_article_comes_back_as_it_was(
    store: Store, given_article: Article, canonical: str | None, author: int | None
) -> None:
    kept = await store.documents.keep(given_article, canonical=canonical, author=author)
    assert kept.article == given_article
    assert kept.canonical == canonical
    assert kept.content == hashlib.sha256(given_article.text.encode()).hexdigest()
    assert await store.documents.get([kept.id]) == [kept]
    again = await store.documents.keep(given_article, canonical=canonical, author=author)
    assert again == kept


async def test_unstorable_signs_are_replaced_one_for_one(store: Store) -> None:
    odd = replace(article("a\x00b\ud800c\U0001f600"), title="\udfff", url="u\x00")
    kept = await store.documents.keep(odd, canonical="\x00")
    assert kept.article.text == "a\ufffdb\ufffdc\U0001f600"
    assert (kept.article.title, kept.article.url, kept.canonical) == ("\ufffd", "u\ufffd", "\ufffd")
    assert await store.documents.get([kept.id]) == [kept]
    assert await store.documents.newest("\x00") == kept


async def test_quotes_lose_the_same_signs_as_the_article(store: Store) -> None:
    kept = await store.documents.keep(article("say \x00 it"), canonical=None)
    selection = Selection((Quote(4, 8, "\x00 it"),), "test")
    await store.summaries.put("k", selection, document=kept.id)
    found = await store.summaries.get_selection("k")
    assert found is not None
    (quote,) = found.quotes
    assert kept.article.text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    "other",
    [
        {"text": "Another text."},
        {"title": "Another title"},
        {"url": "https://example.org/b"},
        {"coverage": Coverage(complete=False, words_read=2)},
    ],
)
async def test_article_that_differs_is_another_document(
    store: Store, other: dict[str, Any]
) -> None:
    first = await store.documents.keep(article(), canonical="c")
    second = await store.documents.keep(replace(article(), **other), canonical="c")
    assert first.id != second.id
    assert (first.content == second.content) == ("text" not in other)
    assert await store.documents.newest("c") == second
    assert await store.documents.newest("d") is None


async def test_same_text_of_two_members_is_two_documents(store: Store) -> None:
    kept = [
        await store.documents.keep(article(), canonical=None, author=author)
        for author in (1, 2, None)
    ]
    assert len({document.id for document in kept}) == 3


async def test_article_kept_many_times_at_once_is_one_document(url: str, store: Store) -> None:
    async with open_store(url) as other:
        kept = await asyncio.gather(
            *((store, other)[n % 2].documents.keep(article(), canonical="c") for n in range(20))
        )
    assert len(set(kept)) == 1


async def test_documents_come_in_the_order_asked_for(store: Store) -> None:
    ids = [
        (await store.documents.keep(article(text), canonical=None)).id for text in ("a", "b", "c")
    ]
    asked = [ids[2], 999, ids[0], ids[2]]
    found = await store.documents.get(asked)
    assert [document.id for document in found] == [ids[2], ids[0], ids[2]]
    assert await store.documents.get([]) == []


async def test_passages_replace_those_before(store: Store) -> None:
    document = (await store.documents.keep(article(), canonical=None)).id
    assert await store.documents.passages(document) == []
    for spans in ([(0, 3), (5, 9), (4, 5)], [(1, 2)], []):
        await store.documents.keep_passages(document, spans)
        assert await store.documents.passages(document) == spans
    await store.documents.keep_passages(999, [(0, 1)])
    assert await store.documents.passages(999) == []


async def test_passages_kept_by_two_at_once_stand_once(url: str, store: Store) -> None:
    document = (await store.documents.keep(article(), canonical=None)).id
    spans = [(n, n + 1) for n in range(50)]
    async with open_store(url) as other:
        await asyncio.gather(
            *((store, other)[n % 2].documents.keep_passages(document, spans) for n in range(6))
        )
    assert await store.documents.passages(document) == spans


async def test_summary_comes_back_as_it_was(store: Store) -> None:
    summary = Summary(
        tldr="Short – “é”.",
        points=("One.", "Two."),
        quotes=(Quote(0, 3, "abc", "Somebody"), Quote(5, 6, "d")),
        engine="llm",
        model="m",
        usage=Usage(1, 2, 3, 0.0001234, estimated=True),
        note="n",
        coverage=Coverage(False, 10, 2, "teaser"),
        figures_checked=True,
    )
    await store.summaries.put("k", summary)
    assert await store.summaries.get_summary("k") == summary
    assert await store.summaries.get_selection("k") is None
    selection = Selection(summary.quotes, "extractive", coverage=summary.coverage)
    await store.summaries.put("k", selection)
    assert await store.summaries.get_selection("k") == selection
    assert await store.summaries.get_summary("k") is None
    assert await store.summaries.get_summary("other") is None


async def test_summary_goes_with_its_document(store: Store) -> None:
    kept = await store.documents.keep(article(), canonical=None)
    await store.summaries.put("k", Selection((), "e"), document=kept.id)
    await store.summaries.put("gone", Selection((), "e"), document=999)
    assert await store.summaries.get_selection("k") is not None
    assert await store.summaries.get_selection("gone") is None
    await store.privacy.purge(
        datetime.now(UTC) + timedelta(days=2), message_days=30, document_days=1
    )
    assert await store.documents.get([kept.id]) == []
    assert await store.summaries.get_selection("k") is None


async def test_touched_document_stays_for_longer(store: Store) -> None:
    document = (await store.documents.keep(article(), canonical=None)).id
    await store.documents.touch([])
    await store.documents.touch([document])
    await store.privacy.purge(datetime.now(UTC), message_days=30, document_days=DAY.days)
    assert [found.id for found in await store.documents.get([document])] == [document]


async def test_same_words_of_other_messages_are_another_document(store: Store) -> None:
    one = await store.documents.keep(article(), canonical=None, origins=[Origin(1, 41, 20, 30)])
    other = await store.documents.keep(article(), canonical=None, origins=[Origin(2, 42, 20, 30)])
    again = await store.documents.keep(article(), canonical=None, origins=[Origin(1, 41, 20, 30)])
    assert one.id == again.id
    assert one.id != other.id


async def test_writers_of_documents_are_their_authors_and_who_speaks_in_them(store: Store) -> None:
    page = await store.documents.keep(article("a"), canonical="c")
    pasted = await store.documents.keep(article("b"), canonical=None, author=41)
    run = await store.documents.keep(
        article("c"), canonical=None, origins=[Origin(1, 41, 20, None), Origin(2, 42, 20, None)]
    )
    assert await store.documents.writers([page.id, pasted.id, run.id]) == {
        page.id: set(),
        pasted.id: {41},
        run.id: {41, 42},
    }
    assert await store.documents.writers([]) == {}
