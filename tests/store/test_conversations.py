from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.records import Repost
from bot.store import Store, open_store
from tests.store.records import (
    CHANNEL,
    DAY,
    GUILD,
    NOW,
    THREAD,
    article,
    conversation,
    shown,
    turn,
)


async def kept(store: Store, *texts: str, canonical: str | None = None) -> list[int]:
    documents = [await store.documents.keep(article(text), canonical=canonical) for text in texts]
    return [document.id for document in documents]


async def test_conversation_comes_back_as_it_was(store: Store) -> None:
    for opened in (
        conversation(gist="So far.", gist_until=7),
        conversation(22, channel=22, guild=None, starter=None, own=False),
    ):
        await store.conversations.open(opened)
        assert await store.conversations.get(opened.id) == opened
    assert await store.conversations.get(999) is None
    assert await store.conversations.by_starter(100) == conversation(gist="So far.", gist_until=7)
    assert await store.conversations.by_starter(101) is None


async def test_conversation_opened_again_is_used_anew(store: Store) -> None:
    await store.conversations.open(conversation(gist="So far.", gist_until=7))
    await store.conversations.open(conversation(used_at=NOW + DAY))
    await store.conversations.touch(THREAD, NOW - DAY)
    found = await store.conversations.get(THREAD)
    assert found == conversation(gist="So far.", gist_until=7, used_at=NOW + DAY)
    await store.conversations.touch(THREAD, NOW + 2 * DAY)
    found = await store.conversations.get(THREAD)
    assert found is not None
    assert found.used_at == NOW + 2 * DAY


async def test_documents_stand_in_the_order_they_came(store: Store) -> None:
    first, second, third = await kept(store, "a", "b", "c")
    await store.conversations.open(conversation())
    for number in (second, first, second, 999, third):
        await store.conversations.add_document(THREAD, number, message=None)
    await store.conversations.add_document(999, first, message=5)
    found = await store.conversations.documents(THREAD)
    assert [document.id for document in found] == [second, first, third]
    assert await store.conversations.documents(999) == []


async def test_last_turns_come_oldest_first(store: Store) -> None:
    await store.conversations.open(conversation())
    await store.conversations.open(conversation(22))
    asked = [turn(number) for number in (30, 10, 20, 40)]
    for one in (*asked, turn(50, place=22), turn(60, place=999)):
        await store.conversations.add_turn(one)
    in_order = [turn(number) for number in (10, 20, 30, 40)]
    assert await store.conversations.turns(THREAD) == in_order
    assert await store.conversations.turns(THREAD, limit=2) == in_order[2:]
    assert await store.conversations.turns(THREAD, after=10, limit=9) == in_order[1:]
    assert await store.conversations.turn(50) == turn(50, place=22)
    assert await store.conversations.turn(60) is None


async def test_turn_is_kept_again_with_its_reply(store: Store) -> None:
    await store.conversations.open(conversation())
    for reply, answered in ((None, False), (77, True)):
        one = turn(10, reply=reply, answered=answered, question="\x00é")
        await store.conversations.add_turn(one)
        found = await store.conversations.turn(10)
        assert found == replace(one, question="\ufffdé")


async def test_gist_goes_with_a_turn_it_covers(store: Store) -> None:
    await store.conversations.open(conversation())
    for number in (10, 20, 30):
        await store.conversations.add_turn(turn(number))
    await store.conversations.set_gist(THREAD, "They asked.", 20)
    for number, gist in ((30, ("They asked.", 20)), (20, ("", 0))):
        await store.conversations.delete_turn(number)
        found = await store.conversations.get(THREAD)
        assert found is not None
        assert (found.gist, found.gist_until) == gist
    assert await store.conversations.turns(THREAD) == [turn(10)]


async def test_deleted_conversation_takes_its_turns_along(store: Store) -> None:
    (document,) = await kept(store, "a")
    await store.conversations.open(conversation())
    await store.conversations.add_turn(turn(10))
    await store.conversations.add_document(THREAD, document, message=None)
    await store.conversations.delete(THREAD)
    assert await store.conversations.get(THREAD) is None
    assert await store.conversations.turn(10) is None
    assert len(await store.documents.get([document])) == 1


async def test_same_document_added_by_many_at_once_stands_once(url: str, store: Store) -> None:
    ids = await kept(store, *"abcdef")
    await store.conversations.open(conversation())
    async with open_store(url) as other:
        await asyncio.gather(
            *(
                (store, other)[n % 2].conversations.add_document(THREAD, number, message=n)
                for n in range(4)
                for number in ids
            )
        )
    found = await store.conversations.documents(THREAD)
    assert sorted(document.id for document in found) == ids


async def test_shown_summary_comes_back_as_it_was(store: Store) -> None:
    first, second = await kept(store, "a", "b")
    entries = [
        shown(100, second, first, second),
        shown(101, guild=None, source=None, author=None, asker=None, language="de", private=True),
    ]
    for entry in entries:
        await store.shown.put(entry)
        assert await store.shown.get(entry.message) == entry
    assert await store.shown.get(999) is None
    await store.shown.set_thread(100, 5)
    assert await store.shown.get(100) == replace(entries[0], thread=5)


async def test_message_that_shows_something_else_is_kept_as_that(store: Store) -> None:
    first, second = await kept(store, "a", "b")
    await store.shown.put(shown(100, first, second))
    await store.shown.put(shown(100, second, length="brief"))
    assert await store.shown.get(100) == shown(100, second, length="brief")


async def test_document_that_is_gone_is_not_shown(store: Store) -> None:
    (document,) = await kept(store, "a")
    await store.shown.put(shown(100, 999, document, spoilers=(False, True)))
    assert await store.shown.get(100) == shown(100, document, spoilers=(True,))


async def test_newest_summary_of_a_message_is_found(store: Store) -> None:
    for message, shown_at in ((100, NOW), (200, NOW + DAY), (150, NOW)):
        await store.shown.put(shown(message, source=5, shown_at=shown_at))
    found = await store.shown.by_source(5)
    assert found is not None
    assert found.message == 200
    assert await store.shown.by_source(6) is None
    await store.shown.delete(200)
    found = await store.shown.by_source(5)
    assert found is not None
    assert found.message == 150


async def test_channel_shows_its_own_and_its_threads_summaries_newest_first(store: Store) -> None:
    (document,) = await kept(store, "a")
    await store.conversations.open(conversation())
    entries = [
        shown(100, document),
        shown(101, channel=THREAD, shown_at=NOW + DAY),
        shown(102, document, shown_at=NOW + 2 * DAY),
    ]
    others = [
        shown(103, private=True, shown_at=NOW + 3 * DAY),
        shown(104, channel=999, shown_at=NOW + 3 * DAY),
    ]
    for entry in (*entries, *others):
        await store.shown.put(entry)
    assert await store.shown.in_channel(CHANNEL) == entries[::-1]
    assert await store.shown.in_channel(CHANNEL, limit=1) == entries[:1:-1]
    assert await store.shown.in_channel(THREAD) == entries[1:2]
    assert await store.shown.in_channel(55) == []


async def test_repost_finds_the_newest_summary_that_all_see(store: Store) -> None:
    old, new = await kept(store, "a", "b", canonical="c")
    (other,) = await kept(store, "d", canonical="e")
    for entry in (
        shown(100, old),
        shown(101, other, new, shown_at=NOW + DAY),
        shown(102, new, private=True, shown_at=NOW + 2 * DAY),
        shown(103, new, guild=GUILD + 1, shown_at=NOW + 2 * DAY),
        shown(104, other, shown_at=NOW + 2 * DAY),
    ):
        await store.shown.put(entry)
    newest = await store.shown.get(101)
    (document,) = await store.documents.get([new])
    assert newest is not None
    expected = Repost(newest, document.content, new)
    assert await store.shown.earlier(GUILD, "c", since=NOW) == expected
    assert await store.shown.earlier(GUILD, "c", since=NOW + DAY) == expected
    assert await store.shown.earlier(GUILD, "c", since=NOW + DAY + DAY / 2) is None
    assert await store.shown.earlier(GUILD, "x", since=NOW) is None


async def test_summary_is_found_by_every_address_of_its_article(store: Store) -> None:
    stated = replace(article("a"), stated_url="https://example.org/story")
    for canonical in ("https://m.example.org/1", "https://example.org/story?from=app"):
        await store.documents.keep(stated, canonical=canonical)
    (number,) = [
        document.id
        for document in await store.documents.get([1, 2])
        if document.canonical == "https://m.example.org/1"
    ]
    await store.shown.put(shown(100, number))
    for address in (
        "https://m.example.org/1",
        "https://example.org/story",
        "https://example.org/story?from=app",
    ):
        found = await store.shown.earlier(GUILD, address, since=NOW)
        assert found is not None
        assert found.shown.message == 100
    assert await store.shown.earlier(GUILD, "https://example.org/other", since=NOW) is None
