"""Digests come back as they were kept, and lose what they may not hold any more."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from bot.core.digest.stripping import without, without_members
from bot.digests import Person
from bot.schedules import KeptDigest
from bot.store import Store, open_store
from bot.store.tables import digest_sources, digests
from tests.store.records import ALICE, BOB, CHANNEL, GUILD, THREAD, digest, kept_digest

CAROL = 43
OTHER = 77
PAGES = ((CHANNEL, 100), (OTHER, 101), (OTHER, 102))


async def got(store: Store, message: int = 100) -> KeptDigest:
    kept = await store.digests.get(message)
    assert kept is not None
    return kept


async def sources(store: Store) -> set[tuple[int, int, int]]:
    columns = (digest_sources.c.message, digest_sources.c.member, digest_sources.c.channel)
    async with store.database.read() as connection:
        return {(row[0], row[1], row[2]) for row in await connection.execute(select(*columns))}


async def spoil(store: Store) -> None:
    """Leave a digest as another version might."""
    async with store.database.write() as connection:
        await connection.execute(update(digests).values(content={"guild": "?"}))


async def test_digest_comes_back_as_it_was(store: Store) -> None:
    for kept in (kept_digest(), kept_digest(200, member=ALICE, thread=THREAD, pages=PAGES)):
        await store.digests.put(kept)
        assert await store.digests.get(kept.message) == kept
    assert await store.digests.get(999) is None
    assert await store.digests.by_thread(THREAD) == kept_digest(
        200, member=ALICE, thread=THREAD, pages=PAGES
    )
    assert await store.digests.by_thread(999) is None


async def test_text_that_no_column_takes_comes_back_too(store: Store) -> None:
    odd = kept_digest(digest=digest("\x00 and \ud800"))
    await store.digests.put(odd)
    assert await store.digests.get(100) == odd


async def test_digest_that_is_put_again_takes_the_place_of_the_first(store: Store) -> None:
    await store.digests.put(kept_digest(pages=PAGES))
    again = kept_digest(digest=without_members(digest(), {ALICE}), style="plain")
    await store.digests.put(again)
    assert await got(store) == again
    assert await store.digests.strip(messages=[50]) == 0
    assert [await store.digests.is_known(number) for number in (100, 101, 50)] == [
        True,
        False,
        False,
    ]


async def test_digest_is_found_by_all_it_holds(store: Store) -> None:
    await store.digests.put(kept_digest())
    assert await sources(store) == {
        (50, ALICE, CHANNEL),
        (51, BOB, CHANNEL),
        (52, BOB, THREAD),
        (CAROL, CAROL, CHANNEL),
        (100, 0, CHANNEL),
    }


async def test_deleted_message_is_taken_out(store: Store) -> None:
    await store.digests.put(kept_digest())
    await store.digests.put(kept_digest(200))
    await store.digests.put(kept_digest(300, digest=without_members(digest(), {ALICE})))
    assert await store.digests.strip(messages=[50, 999]) == 2
    left = without(digest(), lambda ref: ref.message == 50)
    for message in (100, 200):
        assert await got(store, message) == kept_digest(message, digest=left, version=1)
    assert (await got(store, 300)).version == 0
    assert [kept.message for kept in await store.digests.stale(9)] == [200, 100]
    assert [kept.message for kept in await store.digests.stale(1)] == [200]
    assert await store.digests.strip(messages=[50]) == 0


async def test_member_is_taken_out_even_where_only_the_name_stands(store: Store) -> None:
    await store.digests.put(kept_digest())
    assert await store.digests.strip(members=[CAROL]) == 1
    people = (await got(store)).digest.topics[0].people
    assert people == (Person(ALICE, "Alice a secret"), Person(BOB, "Bob"))
    assert await store.digests.strip(members=[BOB]) == 1
    kept = await got(store)
    assert (kept.version, kept.digest.links, kept.digest.topics) == (2, (), ())
    assert await sources(store) == {(50, ALICE, CHANNEL), (100, 0, CHANNEL)}


async def test_member_whose_messages_are_gone_is_still_found_by_name(store: Store) -> None:
    """Alice's messages are named in one topic, and her name alone in another."""
    whole = digest()
    talk = whole.topics[0]
    second = replace(talk, decisions=(), people=(Person(ALICE, "Alice"),))
    await store.digests.put(kept_digest(digest=replace(whole, topics=(talk, second))))
    await store.digests.strip(messages=[50])
    assert (await got(store)).digest.topics[1].people == (Person(ALICE, "Alice"),)
    assert await store.digests.strip(members=[ALICE]) == 1
    assert "Alice" not in repr((await got(store)).digest)


async def test_channel_is_taken_out(store: Store) -> None:
    await store.digests.put(kept_digest(thread=OTHER, pages=PAGES))
    assert await store.digests.strip(channels=[THREAD]) == 1
    assert (await got(store)).digest.topics[0].questions == ()
    # A thread with pages that is gone takes nothing else along.
    assert await store.digests.strip(channels=[OTHER]) == 0
    kept = await got(store)
    assert (kept.thread, kept.pages, kept.version) == (None, PAGES[:1], 1)


async def test_page_that_is_gone_is_off_the_list_and_the_first_one_takes_the_rest_along(
    store: Store,
) -> None:
    await store.digests.put(kept_digest(pages=PAGES, thread=OTHER))
    assert await store.digests.strip(messages=[101]) == 0
    kept = await got(store)
    assert (kept.pages, kept.version) == ((PAGES[0], PAGES[2]), 0)
    assert not await store.digests.is_known(101)
    await store.digests.strip(messages=[100])
    assert await store.digests.get(100) is None
    assert await sources(store) == set()


async def test_mended_digest_is_stale_only_when_more_was_taken_out(store: Store) -> None:
    await store.digests.put(kept_digest(pages=PAGES, thread=OTHER))
    await store.digests.strip(messages=[50])
    (stale,) = await store.digests.stale(9)
    await store.digests.strip(messages=[52])
    assert not await store.digests.mended(100, stale.version, PAGES[:1])
    (stale,) = await store.digests.stale(9)
    assert (stale.version, stale.pages) == (2, PAGES)
    assert await store.digests.mended(100, stale.version, PAGES[:2])
    assert await store.digests.stale(9) == []
    assert (await got(store)).pages == PAGES[:2]
    assert [await store.digests.is_known(page) for _, page in PAGES] == [True, True, False]


async def test_pages_are_noted_once_all_are_posted(store: Store) -> None:
    await store.digests.put(kept_digest())
    assert await store.digests.set_pages(100, PAGES, OTHER)
    assert await got(store) == kept_digest(pages=PAGES, thread=OTHER)
    assert await store.digests.stale(9) == []
    assert await store.digests.is_known(102)
    assert not await store.digests.set_pages(999, PAGES, OTHER)


async def test_pages_that_were_on_their_way_while_something_was_taken_out_are_mended(
    store: Store,
) -> None:
    await store.digests.put(kept_digest())
    await store.digests.strip(messages=[50])
    assert await store.digests.mended(100, 1, PAGES[:1])
    assert await store.digests.set_pages(100, PAGES, OTHER)
    assert [(kept.version, kept.pages) for kept in await store.digests.stale(9)] == [(1, PAGES)]


async def test_digest_is_deleted_with_its_sources(store: Store) -> None:
    await store.digests.put(kept_digest())
    await store.digests.delete(100)
    assert await store.digests.get(100) is None
    assert not await store.digests.is_known(100)
    assert await sources(store) == set()


async def test_digest_of_another_version_is_not_there_and_goes_when_it_loses_something(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await store.digests.put(kept_digest(pages=PAGES))
    await spoil(store)
    assert await store.digests.get(100) is None
    assert "digest 100 is of another version" in caplog.text
    assert await store.digests.is_known(100)
    assert await store.digests.strip(messages=[50]) == 1
    (stale,) = await store.digests.stale(9)
    assert stale.digest.is_empty
    assert stale.pages == PAGES
    await spoil(store)
    assert [kept.digest.is_empty for kept in await store.digests.stale(9)] == [True]


async def test_what_is_taken_out_at_the_same_time_is_all_out(url: str) -> None:
    async with open_store(url) as first, open_store(url) as second:
        for message in range(100, 130):
            await first.digests.put(kept_digest(message))
        counts = await asyncio.gather(
            first.digests.strip(messages=[50]),
            second.digests.strip(messages=[51]),
            first.digests.strip(members=[CAROL]),
        )
        assert counts == [30, 30, 30]
        for message in range(100, 130):
            kept = await got(second, message)
            assert kept.version == 3
            assert {ref.message for ref in kept.digest.refs()} == {52}
            assert kept.guild == GUILD
