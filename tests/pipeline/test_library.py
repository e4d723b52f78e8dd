"""Articles that are kept, and links that were summarised before."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.intake import File, FileItem, Item, LinkItem, TextItem
from bot.models import Article, Coverage
from bot.pipeline.library import Kept, Library
from bot.records import Shown
from bot.store import Store, open_store

ALICE, GUILD, CHANNEL = 41, 30, 20
LINK = "https://News.example.org:443/ferry?utm_source=x&page=2#top"
SAME = "https://news.example.org/ferry?page=2"


def article(text: str = "The ferry sails again.") -> Article:
    return Article(text, Coverage(complete=True, words_read=4), url=LINK)


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    async with open_store("sqlite://") as opened:
        yield opened


@pytest.fixture
def library(store: Store) -> Library:
    return Library(store, timedelta(days=7))


def shown(message: int, *documents: int, days: float = 0, guild: int = GUILD) -> Shown:
    return Shown(
        message=message,
        channel=CHANNEL,
        guild=guild,
        source=None,
        author=None,
        asker=ALICE,
        thread=None,
        documents=documents,
        spoilers=(False,) * len(documents),
        length="standard",
        language=None,
        private=False,
        shown_at=datetime.now(UTC) - timedelta(days=days),
    )


async def keep(library: Library, item: Item, text: str = "The ferry sails again.") -> int:
    kept = await library.keep(article(text), item, author=ALICE)
    assert kept.document is not None
    return kept.document


async def read() -> bytes:
    return b""


async def test_article_that_was_kept_is_taken_out_as_it_was(library: Library) -> None:
    first = await keep(library, LinkItem(LINK))
    second = await keep(library, TextItem("Another."), "Another.")
    assert await library.take([second, first]) == [
        Kept(article("Another."), second),
        Kept(article(), first),
    ]


async def test_what_is_gone_is_left_out(library: Library) -> None:
    first = await keep(library, LinkItem(LINK))
    assert await library.take([first + 1, first]) == [Kept(article(), first)]


@pytest.mark.parametrize(
    ("item", "goes"),
    [
        (LinkItem(LINK), False),
        (TextItem("Pasted."), True),
        (FileItem(File("a.txt", 0, None, read)), True),
    ],
)
async def test_text_and_file_are_their_authors_and_a_page_is_nobodys(
    library: Library, item: Item, goes: bool
) -> None:
    kept = await keep(library, item)
    await library.store.privacy.forget_member(ALICE)
    assert (await library.take([kept]) == []) is goes


async def test_earlier_summary_is_found_by_the_links_canonical_form(library: Library) -> None:
    document = await keep(library, LinkItem(LINK))
    await library.store.shown.put(shown(100, document))
    found = await library.earlier(GUILD, SAME)
    assert found is not None
    assert (found.shown.message, found.document) == (100, document)
    assert await library.earlier(GUILD, "https://news.example.org/ferry?page=3") is None
    assert await library.earlier(GUILD, "no link") is None
    assert await library.earlier(GUILD + 1, SAME) is None


async def test_newest_earlier_summary_counts(library: Library) -> None:
    document = await keep(library, LinkItem(LINK))
    for message, days in ((100, 3), (101, 1), (102, 2)):
        await library.store.shown.put(shown(message, document, days=days))
    found = await library.earlier(GUILD, LINK)
    assert found is not None
    assert found.shown.message == 101


@pytest.mark.parametrize(("days", "counts"), [(6.99, True), (7.01, False)])
async def test_earlier_summary_counts_for_a_while(
    library: Library, days: float, counts: bool
) -> None:
    await library.store.shown.put(shown(100, await keep(library, LinkItem(LINK)), days=days))
    assert (await library.earlier(GUILD, LINK) is not None) is counts


async def test_owner_can_have_no_summary_count(store: Store) -> None:
    library = Library(store, timedelta())
    await store.shown.put(shown(100, await keep(library, LinkItem(LINK))))
    assert await library.earlier(GUILD, LINK) is None
