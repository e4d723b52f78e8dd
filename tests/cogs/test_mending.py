"""What is taken out of a digest is taken out of its messages in Discord."""

from __future__ import annotations

import io
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.cogs import answers
from bot.cogs.mending import Mending
from bot.cogs.posts import arguments
from bot.core.render.digest import digest_pages
from bot.digests import (
    Digest,
    DigestCoverage,
    DigestKind,
    Line,
    LinkEntry,
    Ref,
    Share,
    TopicEntry,
    Window,
)
from bot.sandbox.entities import Channel, Message
from bot.schedules import KeptDigest
from bot.store import Store, open_store
from tests.cogs.doing import store_of, text_of, until
from tests.conftest import Town

SECRET, OPEN = "Zweibruecken", "Kranichwinkel"
SINCE, NOW = datetime(2026, 5, 3, tzinfo=UTC), datetime(2026, 5, 4, tzinfo=UTC)
PATCH = ("PATCH", "/channels/{channel_id}/messages/{message_id}")


@pytest.fixture
async def store(sqlite_file: Path, tmp_path: Path) -> AsyncIterator[Store]:
    """Return a store that the bot of the town does not look after."""
    file = shutil.copy(sqlite_file, tmp_path / "own.db")
    async with open_store(f"sqlite:///{file}") as opened:
        yield opened


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "RETRY_SECONDS", 0.01)


def ref(number: int) -> Ref:
    return Ref(number, 20, 40 + number)


def digest(*secrets: int, others: int = 1) -> Digest:
    """Return a digest with a topic, many links, and messages that are to be taken out of it."""
    links = tuple(
        LinkEntry(f"Article {n}", f"https://example.org/{n}", (Share(ref(1000 + n), "Bob"),))
        for n in range(others)
    )
    hidden = tuple(
        LinkEntry(f"{SECRET} {n}", "https://example.org", (Share(ref(n), "Alice"),))
        for n in secrets
    )
    told = TopicEntry("", 20, "news", (), told=(Line(ref(2000), "Bob", f"{OPEN} is near."),))
    return Digest(
        guild=30,
        window=Window(SINCE, NOW),
        zone="UTC",
        kind=DigestKind.BOTH,
        coverage=DigestCoverage(messages=40, channels=1, links=len(links) + len(hidden)),
        engine="extractive",
        links=hidden + links,
        topics=(told,) if others else (),
    )


async def posted(
    town: Town, store: Store, what: Digest, *, style: Any = "embed", threaded: bool = True
) -> KeptDigest:
    """Post a digest as it is, the first page with a picture, and keep it."""
    news: Any = town.client.get_channel(town.news.id)
    first, *others = digest_pages(what, style=style)
    picture = discord.File(io.BytesIO(b"bars"), "chart.png")
    message = await news.send(**arguments(first), file=picture)
    pages = [(news.id, message.id)]
    place = news
    if others and threaded:
        place = await message.create_thread(name="Digest")
    for page in others:
        pages.append((place.id, (await place.send(**arguments(page))).id))
    kept = KeptDigest(
        message=message.id,
        channel=news.id,
        guild=town.guild.id,
        member=None,
        thread=place.id if place is not news else None,
        style=style,
        digest=what,
        pages=tuple(pages),
        posted_at=datetime.now(UTC),
    )
    await store.digests.put(kept)
    return kept


def place_of(town: Town, channel: int) -> Channel:
    return next(each for each in town.guild.channels.values() if each.id == channel)


def pages_of(town: Town, kept: KeptDigest) -> list[Message]:
    """Return the pages that stand in Discord."""
    found = [place_of(town, channel).messages.get(number) for channel, number in kept.pages]
    return [message for message in found if message is not None]


def mending(town: Town, store: Store) -> Mending:
    return Mending(town.client, store)


@pytest.mark.parametrize("style", ["embed", "plain"])
async def test_page_shows_what_is_left(town: Town, store: Store, style: str) -> None:
    kept = await posted(town, store, digest(1), style=style)
    (page,) = pages_of(town, kept)
    assert SECRET in text_of(page)
    assert page.attachments
    await store.digests.strip(messages=[1])
    await mending(town, store).mend()
    assert SECRET not in text_of(page)
    assert OPEN in text_of(page)
    assert page.attachments == []
    assert await store.digests.stale(9) == []


async def test_digest_that_lost_nothing_is_left_alone(town: Town, store: Store) -> None:
    kept = await posted(town, store, digest(1))
    await store.digests.strip(messages=[5])
    await mending(town, store).mend()
    assert town.discord.count(*PATCH) == 0
    assert pages_of(town, kept)[0].edited_at is None


@pytest.mark.parametrize("threaded", [True, False])
async def test_pages_that_are_no_longer_needed_go(
    town: Town, store: Store, *, threaded: bool
) -> None:
    kept = await posted(town, store, digest(*range(1, 90)), threaded=threaded)
    assert len(pages_of(town, kept)) > 2
    await store.digests.strip(messages=range(1, 90))
    await mending(town, store).mend()
    (page,) = pages_of(town, kept)
    assert SECRET not in text_of(page)
    left = await store.digests.get(kept.message)
    assert left is not None
    assert left.pages == kept.pages[:1]


async def test_every_page_is_mended(town: Town, store: Store) -> None:
    kept = await posted(town, store, digest(*range(1, 40), others=100))
    before = pages_of(town, kept)
    assert len(before) > 2
    await store.digests.strip(messages=range(1, 40))
    await mending(town, store).mend()
    after = pages_of(town, kept)
    assert 1 < len(after) <= len(before)
    shown = "".join(map(text_of, after))
    assert SECRET not in shown
    assert all(f"Article {number}" in shown for number in range(100))


async def test_digest_of_which_nothing_is_left_goes(town: Town, store: Store) -> None:
    kept = await posted(town, store, digest(*range(1, 60), others=0))
    assert len(kept.pages) > 1
    await store.digests.strip(messages=range(1, 60))
    await mending(town, store).mend()
    assert pages_of(town, kept) == []
    assert await store.digests.get(kept.message) is None


async def test_page_in_an_archived_thread_is_mended_there(town: Town, store: Store) -> None:
    kept = await posted(town, store, digest(*range(1, 40), others=100))
    thread: Any = town.client.get_channel(kept.thread or 0)
    await thread.edit(archived=True)
    await store.digests.strip(messages=range(1, 40))
    await mending(town, store).mend()
    assert SECRET not in "".join(map(text_of, pages_of(town, kept)))
    state = place_of(town, thread.id).thread
    assert state is not None
    assert state.archived
    assert await store.digests.stale(9) == []


async def test_locked_thread_is_passed_over(
    town: Town, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    kept = await posted(town, store, digest(*range(1, 40), others=100))
    thread = place_of(town, kept.thread or 0)
    assert thread.thread is not None
    thread.thread.locked = thread.thread.archived = True
    await store.digests.strip(messages=range(1, 40))
    await mending(town, store).mend()
    assert SECRET not in text_of(pages_of(town, kept)[0])
    assert await store.digests.stale(9) == []
    assert f"a page in channel {thread.id} cannot be mended" in caplog.text
    assert SECRET not in caplog.text


async def test_page_that_is_gone_is_passed_over(town: Town, store: Store) -> None:
    kept = await posted(town, store, digest(*range(1, 40), others=100))
    channel, number = kept.pages[0]
    del place_of(town, channel).messages[number]
    await store.digests.strip(messages=range(1, 40))
    await mending(town, store).mend()
    assert SECRET not in "".join(map(text_of, pages_of(town, kept)))
    assert await store.digests.stale(9) == []


async def test_page_that_may_not_be_edited_is_given_up(
    town: Town, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await posted(town, store, digest(1))
    town.discord.faults.fail(*PATCH, status=403, code=50001)
    await store.digests.strip(messages=[1])
    await mending(town, store).mend()
    assert await store.digests.stale(9) == []
    assert f"a page in channel {town.news.id} cannot be mended" in caplog.text


@pytest.mark.parametrize("status", [503, None], ids=["away", "cut"])
async def test_digest_is_mended_later_when_discord_is_away(
    town: Town, store: Store, status: int | None
) -> None:
    first = await posted(town, store, digest(1))
    second = await posted(town, store, digest(1))
    town.discord.faults.fail(*PATCH, status=status, times=answers.TRIES)
    await store.digests.strip(messages=[1])
    await mending(town, store).mend()
    # The newest comes first; the other one does not wait for it.
    assert [kept.message for kept in await store.digests.stale(9)] == [second.message]
    assert SECRET not in text_of(pages_of(town, first)[0])
    await mending(town, store).mend()
    assert await store.digests.stale(9) == []
    assert SECRET not in text_of(pages_of(town, second)[0])


async def test_message_that_is_deleted_in_discord_leaves_the_digest(town: Town) -> None:
    post = await town.alice.post(town.news, f"The {SECRET} fair is on.")
    other = await town.bob.post(town.news, f"{OPEN} is near.")
    store = store_of(town)
    told = tuple(
        Line(Ref(each.id, town.news.id, each.author.id), each.author.name, each.content)
        for each in (post, other)
    )
    # The bot looks whether what a digest rests on is there: nothing here is made up.
    what = replace(digest(), links=())
    topic = replace(what.topics[0], channel=town.news.id, told=told)
    kept = await posted(town, store, replace(what, topics=(topic,)))
    (page,) = pages_of(town, kept)
    assert SECRET in text_of(page)
    await town.alice.delete(post)

    async def shows() -> bool:
        await mending(town, store).mend()
        return SECRET not in text_of(page)

    await until(shows)
    assert OPEN in text_of(page)
