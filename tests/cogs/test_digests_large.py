from __future__ import annotations

import asyncio
import json

from bot.sandbox.entities import Channel, Message
from bot.schedules import RunOutcome
from tests.cogs.doing import restarted, store_of, text_of, until
from tests.cogs.test_digests import digests, ended, morning, scheduled
from tests.conftest import Town

PAGES = (
    *("harbour", "lamplighter", "bibliothek", "tide-mill.pdf", "cable", "eels"),
    *("ferry", "flood-wall", "library", "naps", "night-bus"),
)


async def busy(town: Town) -> Channel:
    """Have a day with eleven links in two channels; return the second channel."""
    talk = town.guild.create_text_channel("town-talk")
    for number, page in enumerate(PAGES):
        channel = (town.news, talk)[number % 2]
        post = await (town.alice, town.bob)[number % 3 == 0].post(
            channel, f"number {number}: {town.site}/{page}"
        )
        await town.bob.react(post, "👍")
    return talk


async def thread_of(town: Town, digest: Message) -> Channel:
    channels = town.discord.world.channels
    await town.discord.world.wait_until(lambda: digest.id in channels, seconds=20)
    return channels[digest.id]


async def test_many_links_make_one_message_with_a_chart_and_a_thread_with_the_rest(
    town: Town,
) -> None:
    await busy(town)
    schedule = await scheduled(town)
    await morning(town, schedule)
    assert await ended(town, schedule) is RunOutcome.POSTED
    (digest,) = digests(town)
    thread = await thread_of(town, digest)
    await town.discord.wait_for_message(thread, lambda m: m.author is town.bot.user and m.embeds)
    await until(lambda: _kept_pages(town, digest, 2), 20)
    shown = text_of(digest) + "".join(text_of(m) for m in town.replies(thread))
    for page in PAGES:
        assert shown.count(f"{town.site}/{page})") + shown.count(f"{town.site}/{page}>)") == 1
    assert "more links" in text_of(digest)
    assert [file.filename for file in digest.attachments] == ["links.png"]
    alt = digest.attachments[0].description or ""
    assert "news 6" in alt
    assert "town-talk 5" in alt


async def _kept_pages(town: Town, digest: Message, least: int) -> bool:
    kept = await store_of(town).digests.get(digest.id)
    return kept is not None and len(kept.pages) >= least


async def test_people_ask_in_the_thread_of_a_digest(town: Town) -> None:
    await busy(town)
    schedule = await scheduled(town)
    await morning(town, schedule)
    assert await ended(town, schedule) is RunOutcome.POSTED
    thread = await thread_of(town, digests(town)[0])
    await until(lambda: _kept_pages(town, digests(town)[0], 2), 20)
    post = await town.alice.post(thread, "How much is the harbour trial expected to cost?")
    answer = await town.reply(post, thread)
    assert "410,000" in answer.content


async def test_who_is_forgotten_or_opts_out_leaves_the_digests_that_stand(town: Town) -> None:
    await busy(town)
    schedule = await scheduled(town)
    await morning(town, schedule)
    assert await ended(town, schedule) is RunOutcome.POSTED
    (digest,) = digests(town)
    thread = await thread_of(town, digest)
    await until(lambda: _kept_pages(town, digest, 2), 20)
    await (await town.bob.slash(town.news, "privacy", opt_out=True)).reply(20)

    async def is_gone() -> bool:
        shown = text_of(digest) + "".join(text_of(m) for m in town.replies(thread))
        return "Bob" not in shown and "Alice" in shown

    await until(is_gone, 30)
    await (await town.alice.slash(town.news, "forget")).reply(30)
    await town.discord.world.wait_until(lambda: digest.id not in town.news.messages, seconds=30)
    assert digests(town) == []


async def test_digest_that_was_posted_is_not_posted_again_by_the_next_start(town: Town) -> None:
    await town.bob.post(town.news, f"{town.site}/harbour")
    schedule = await scheduled(town)
    await morning(town, schedule)
    assert await ended(town, schedule) is RunOutcome.POSTED
    ahead = town.client.desk.office.clock.ahead
    async with restarted(town) as again:
        again.client.desk.office.clock.ahead = ahead
        await asyncio.sleep(3)
        assert len(digests(again)) == 1


async def test_digest_now_is_mended_as_well(town: Town) -> None:
    post = await town.bob.post(town.news, f"{town.site}/harbour")
    await town.alice.post(town.news, f"and {town.site}/eels")
    shown = await (await town.alice.slash(town.news, "digest now")).reply(30)
    await town.discord.world.wait_until(lambda: town.is_reply(shown), seconds=30)
    assert "Harwick" in text_of(shown)
    await until(lambda: _kept_pages(town, shown, 1), 20)
    await town.bob.delete(post)

    async def is_gone() -> bool:
        return "Harwick" not in text_of(shown)

    await until(is_gone, 30)
    assert "eel" in text_of(shown).casefold()


async def test_private_digest_is_for_its_asker_and_is_not_kept(town: Town) -> None:
    await busy(town)
    ran = await town.alice.slash(town.news, "digest now", private=True)
    first = await ran.reply(30)
    assert first.ephemeral_to is town.alice.user
    await town.discord.world.wait_until(lambda: town.is_reply(first), seconds=30)
    assert "below" in text_of(first)
    await town.settle()
    public = [m for m in town.replies() if m.ephemeral_to is None]
    assert public == []
    private = [m for m in town.replies() if m.ephemeral_to is town.alice.user]
    assert len(private) >= 2
    assert json.dumps(PAGES[0])[1:-1] in "".join(map(text_of, private))
    assert await store_of(town).digests.get(first.id) is None
