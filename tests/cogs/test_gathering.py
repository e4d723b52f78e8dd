"""What a digest may draw on, gathered by the real client from the local Discord."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest

from bot.cogs.gathering import Gathering
from bot.cogs.posted import without_spoilers
from bot.digests import Gathered, Posted, Window
from bot.sandbox.entities import Channel, Message
from bot.sandbox.people import Person
from bot.sandbox.permissions import MEMBER_DEFAULT, Permission
from tests.cogs.doing import store_of, until
from tests.conftest import OpenTown, Town

VIEW = int(Permission.VIEW_CHANNEL)
HISTORY = int(Permission.READ_MESSAGE_HISTORY)
CONNECT = 1 << 20
DAY = timedelta(days=1)

MESSAGES = "/channels/{channel_id}/messages"


def gathering(town: Town, limit: int = 10_000) -> Gathering:
    return Gathering(town.client, store_of(town), limit=limit)


def guild_of(town: Town) -> discord.Guild:
    guild = town.client.get_guild(town.guild.id)
    assert guild is not None
    return guild


async def heard(town: Town) -> None:
    """Wait until the client has heard of all that happened: it hears of it in order."""
    town.discord.advance(seconds=1)
    hall = town.guild.create_text_channel("hall")

    async def is_there() -> bool:
        return town.client.get_channel(hall.id) is not None

    async def is_gone() -> bool:
        return not await is_there()

    await until(is_there)
    town.discord.world.remove_channel(hall)
    await until(is_gone)


async def readers(town: Town, target: Channel | None, reader: Person | None) -> dict[str, Any]:
    guild = guild_of(town)
    if reader is not None:
        return {"reader": await guild.fetch_member(reader.id)}
    return {"target": guild.get_channel_or_thread((target or town.news).id)}


async def gathered(
    town: Town,
    *,
    target: Channel | None = None,
    reader: Person | None = None,
    named: Collection[int] = (),
    limit: int = 10_000,
    window: Window | None = None,
) -> Gathered:
    await heard(town)
    now = town.discord.world.now()
    whom = await readers(town, target, reader)
    return await gathering(town, limit).gather(
        guild_of(town), window or Window(now - DAY, now), named=named, **whom
    )


async def still(
    town: Town, *places: Channel, target: Channel | None = None, reader: Person | None = None
) -> set[Channel]:
    await heard(town)
    whom = await readers(town, target, reader)
    open_ones = await gathering(town).still([place.id for place in places], guild_of(town), **whom)
    return {place for place in places if place.id in open_ones}


def texts(found: Gathered) -> list[str]:
    return [post.text for post in found.posts]


def post_of(found: Gathered, message: Message) -> Posted:
    return next(post for post in found.posts if post.id == message.id)


def room_of(town: Town, *people: Person) -> Channel:
    """Make a channel that the bot and some people may read, and nobody else."""
    room = town.guild.create_text_channel("staff")
    room.overwrite(town.guild.everyone, deny=VIEW)
    for user in (town.bot.user, *(person.user for person in people)):
        room.overwrite(user, allow=VIEW)
    return room


async def test_channels_and_their_threads_are_read_open_or_closed(town: Town) -> None:
    first = await town.alice.post(town.news, "the mill has new owners")
    thread = await town.bob.start_thread(first, "The mill")
    await town.bob.post(thread, "who are they?")
    closed = await town.alice.start_thread(town.news, "The bridge")
    await town.alice.post(closed, "shut until May")
    await town.alice.change_thread(closed, archived=True)
    forum = town.guild.create_forum("ideas")
    idea = await town.bob.start_post(forum, "A ferry", "let us have a ferry")
    await town.alice.post(idea.channel, "a good one")
    found = await gathered(town)
    assert texts(found) == [
        "the mill has new owners",
        "who are they?",
        "shut until May",
        "let us have a ferry",
        "a good one",
    ]
    assert found.parents == {
        thread.id: town.news.id,
        closed.id: town.news.id,
        idea.channel.id: forum.id,
    }
    assert found.channels == {
        town.news.id: "news",
        thread.id: "The mill",
        closed.id: "The bridge",
        forum.id: "ideas",
        idea.channel.id: "A ferry",
    }
    assert (found.is_cut, found.unread, found.guild) == (False, 0, town.guild.id)


async def test_private_thread_is_read_for_nobody(town: Town) -> None:
    hush = await town.alice.start_thread(town.news, "hush", private=True)
    await town.alice.add_to_thread(hush, town.bot.user)
    await town.alice.post(hush, "a secret")
    await town.alice.post(town.news, "no secret")
    town.guild.change_role(
        town.guild.everyone, permissions=MEMBER_DEFAULT | Permission.MANAGE_THREADS
    )
    assert texts(await gathered(town)) == ["no secret"]
    assert texts(await gathered(town, reader=town.alice)) == ["no secret"]
    assert texts(await gathered(town, reader=town.alice, named=[hush.id])) == []
    assert await still(town, hush, town.news, reader=town.alice) == {town.news}
    assert await still(town, hush, town.news, target=hush) == {town.news}
    await town.alice.change_thread(hush, archived=True)
    assert texts(await gathered(town)) == ["no secret"]
    assert await still(town, hush) == set()


async def test_what_is_for_adults_is_read_for_nobody(town: Town) -> None:
    late = town.guild.create_text_channel("late")
    late.nsfw = True
    town.discord.world.channel_changed(late)
    await town.alice.post(await town.alice.start_thread(late, "later"), "not for children")
    await town.alice.post(late, "not for them either")
    assert texts(await gathered(town)) == []
    assert texts(await gathered(town, target=late)) == []
    assert texts(await gathered(town, reader=town.alice)) == []
    assert await still(town, late, reader=town.alice) == set()


async def test_room_of_the_few_is_read_for_the_few_alone(town: Town) -> None:
    room = room_of(town, town.alice)
    await town.alice.post(await town.alice.start_thread(room, "plans"), "a plan")
    await town.alice.post(room, "among us")
    await town.bob.post(town.news, "among all")
    assert texts(await gathered(town)) == ["among all"]
    assert texts(await gathered(town, reader=town.bob)) == ["among all"]
    everything = ["a plan", "among us", "among all"]
    assert texts(await gathered(town, target=room)) == everything
    assert texts(await gathered(town, reader=town.alice)) == everything
    assert texts(await gathered(town, named=[room.id])) == []


async def test_thread_is_read_to_by_all_who_read_its_channel(town: Town) -> None:
    room = room_of(town, town.alice)
    await town.alice.post(room, "among us")
    thread = await town.bob.start_thread(town.news, "The mill")
    await town.bob.post(thread, "among all")
    assert texts(await gathered(town, target=thread)) == ["among all"]


async def test_target_that_hides_its_past_from_some_is_not_read_to_them(town: Town) -> None:
    await town.alice.post(town.news, "before they came")
    newcomers = town.guild.create_role("newcomers")
    town.news.overwrite(newcomers, deny=HISTORY)
    assert texts(await gathered(town)) == []
    assert texts(await gathered(town, reader=town.alice)) == ["before they came"]


async def test_reader_is_judged_by_the_roles_of_the_moment(town: Town) -> None:
    crew = town.guild.create_role("crew")
    room = room_of(town)
    room.overwrite(crew, allow=VIEW)
    member = town.guild.members[town.bob.id]
    member.roles.add(crew.id)
    await heard(town)
    bob = await guild_of(town).fetch_member(town.bob.id)
    assert await gathering(town).still([room.id], guild_of(town), reader=bob) == {room.id}
    member.roles.clear()
    assert await gathering(town).still([room.id], guild_of(town), reader=bob) == frozenset()
    town.bob.leave(town.guild)
    assert await gathering(town).still([town.news.id], guild_of(town), reader=bob) == frozenset()


async def test_chat_of_a_voice_channel_is_read_where_all_may_enter(town: Town) -> None:
    voices = town.guild.create_voice_channel("voices")
    voices.overwrite(town.guild.everyone, allow=CONNECT)
    await town.alice.post(voices, "can you hear me?")
    assert texts(await gathered(town)) == ["can you hear me?"]
    voices.overwrite(town.guild.everyone, deny=CONNECT)
    voices.overwrite(town.alice.user, allow=CONNECT)
    voices.overwrite(town.bot.user, allow=CONNECT)
    assert texts(await gathered(town)) == []
    assert texts(await gathered(town, reader=town.alice)) == ["can you hear me?"]
    assert texts(await gathered(town, reader=town.bob)) == []


async def test_channel_that_the_bot_may_not_read_is_not_there(town: Town) -> None:
    hidden = town.guild.create_text_channel("hidden")
    await town.alice.post(hidden, "unheard")
    hidden.overwrite(town.bot.user, deny=HISTORY)
    found = await gathered(town)
    assert (texts(found), found.unread) == ([], 0)
    assert await still(town, hidden, town.news) == {town.news}


async def test_who_does_not_want_to_be_read_is_not(town: Town) -> None:
    await town.alice.post(town.news, "from Alice")
    await town.bob.post(town.news, "from Bob")
    await store_of(town).privacy.opt_out(town.bob.id, True)
    assert texts(await gathered(town)) == ["from Alice"]


async def test_notices_and_the_bots_own_words_are_left_out(town: Town) -> None:
    first = await town.alice.post(town.news, "first")
    await town.alice.start_thread(first, "from a message")
    await town.alice.start_thread(town.news, "announced")
    await town.discord.post_as(town.bot, town.news, "what I say")
    assert texts(await gathered(town)) == ["first"]


async def test_links_of_a_feed_count_and_its_words_do_not(town: Town) -> None:
    feed = town.discord.create_application("Feed", token="feed")
    feed.join(town.guild)
    embed = {"title": "The mill", "url": "https://paper.example/mill", "description": "words"}
    message = await town.discord.post_as(
        feed, town.news, "new: https://paper.example/ferry", embeds=[embed]
    )
    hook = await town.bob.post(town.news, "https://paper.example/hook")
    hook.webhook_id = 77
    preview = await town.alice.post(town.news, "see <https://paper.example/quiet>")
    town.discord.unfurl(preview, {"type": "article", "url": "https://paper.example/quiet"})
    found = await gathered(town)
    fed, hooked, seen = found.posts
    assert (fed.id, fed.is_bot, fed.text) == (message.id, True, "")
    assert fed.links == ("https://paper.example/ferry", "https://paper.example/mill")
    assert (hooked.is_bot, hooked.text) == (True, "")
    assert hooked.links == ("https://paper.example/hook",)
    assert (seen.is_bot, seen.links) == (False, ())


async def test_hidden_words_and_links_stay_hidden(town: Town) -> None:
    said = await town.alice.post(
        town.news,
        "the end: ||he did it|| ||https://paper.example/end|| https://paper.example/a "
        "https://paper.example/b https://paper.example/a#top",
    )
    found = post_of(await gathered(town), said)
    assert found.text.startswith("the end: … … https://paper.example/a")
    assert found.links == ("https://paper.example/a", "https://paper.example/b")


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("||a|| b ||c||", "… b …"),
        ("||two\nlines||", "…"),
        ("`x || y` ||z||", "`x || y` …"),
        ("```\nx || y\n``` ||z||", "```\nx || y\n``` …"),
        ("``a ` || b`` ||z||", "``a ` || b`` …"),
        ("||a `b|| c `d||e||", "… c `d…"),
        (r"\|| open ||z||", r"\|| open …"),
        ("a || b", "a || b"),
        ("` ||z||", "` …"),
        ("`" * 4000, "`" * 4000),
    ],
    ids=["two", "lines", "code", "block", "ticks", "tick inside", "escaped", "one", "open", "run"],
)
def test_spoilers_are_found_as_discord_finds_them(content: str, shown: str) -> None:
    assert without_spoilers(content) == shown


async def test_forwarded_words_are_not_its_senders(town: Town) -> None:
    held = await town.alice.post(town.guild.create_text_channel("elsewhere"), "said elsewhere")
    forward = await town.bob.forward(held, to=town.news)
    found = post_of(await gathered(town), forward)
    assert (found.text, found.reply_to) == ("", None)


async def test_reply_reactions_and_names_are_told(town: Town) -> None:
    said = await town.alice.post(town.news, "who knows?")
    answer = await town.bob.post(
        town.news, f"ask {town.bob.mention} in {town.news.mention}", reply_to=said,
        ping_author=False,
    )  # fmt: skip
    for emoji in ("📰", "👍"):
        await town.alice.react(answer, emoji)
    await town.bob.react(answer, "👍")
    found = post_of(await gathered(town), answer)
    assert found.text == "ask @Bob in #…"
    assert (found.author, found.speaker) == (town.bob.id, "Bob")
    assert (found.reply_to, found.mentions) == (said.id, (town.alice.id,))
    assert found.reactions == 3


async def test_window_begins_with_its_first_moment_and_ends_before_its_last(town: Town) -> None:
    said = []
    for number in range(4):
        said.append(await town.alice.post(town.news, f"number {number}"))
        town.discord.advance(seconds=1)
    moments = [discord.utils.snowflake_time(message.id) for message in said]
    found = await gathered(town, window=Window(moments[1], moments[3]))
    assert texts(found) == ["number 1", "number 2"]


async def test_oldest_of_all_channels_are_left_out_where_there_are_too_many(town: Town) -> None:
    other = town.guild.create_text_channel("other")
    thread = await town.alice.start_thread(other, "more")
    for number in range(130):
        place = (town.news, town.news, other, thread)[number % 4]
        await town.alice.post(place, f"number {number}")
        town.discord.advance(seconds=1)
    everything = [f"number {number}" for number in range(130)]
    found = await gathered(town, limit=40)
    assert (texts(found), found.is_cut) == (everything[-40:], True)
    found = await gathered(town, named=[town.news.id, thread.id], limit=130)
    assert [post.channel for post in found.posts].count(thread.id) == 32
    assert not found.is_cut
    # Discord's notice of the thread is a message too.
    found = await gathered(town, limit=131)
    assert (texts(found), found.is_cut) == (everything, False)


async def test_busy_channel_is_read_page_by_page(town: Town) -> None:
    for number in range(250):
        await town.alice.post(town.news, f"number {number}")
    before = town.discord.count("GET", MESSAGES)
    found = await gathered(town)
    assert texts(found) == [f"number {number}" for number in range(250)]
    assert town.discord.count("GET", MESSAGES) - before == 3


async def test_channel_that_was_quiet_is_not_asked(town: Town) -> None:
    old = town.guild.create_text_channel("old")
    await town.alice.post(await town.alice.start_thread(old, "older"), "long ago")
    closed = await town.alice.start_thread(old, "closed")
    await town.alice.post(closed, "longer ago")
    await town.alice.change_thread(closed, archived=True)
    town.discord.advance(days=8)
    await town.alice.post(town.news, "today")
    before = town.discord.count("GET", MESSAGES)
    found = await gathered(town)
    assert texts(found) == ["today"]
    assert town.discord.count("GET", MESSAGES) - before == 1


async def test_message_that_was_deleted_is_not_there(town: Town) -> None:
    gone = await town.alice.post(town.news, "never mind")
    await town.alice.post(town.news, "mind this")
    await town.alice.delete(gone)
    assert texts(await gathered(town)) == ["mind this"]


async def test_channel_that_cannot_be_read_is_counted_and_a_closed_one_is_not(town: Town) -> None:
    await town.alice.post(town.news, "unreadable")
    # The bot itself looks after what it has missed first.
    await town.settle()
    town.discord.faults.fail("GET", MESSAGES, times=3, status=503)
    found = await gathered(town)
    assert (texts(found), found.unread) == ([], 1)
    town.discord.faults.fail("GET", MESSAGES, status=403, code=50001)
    found = await gathered(town)
    assert (texts(found), found.unread) == ([], 0)
    town.discord.faults.fail("GET", "/channels/{channel_id}/threads/archived/public", status=400)
    found = await gathered(town)
    assert (texts(found), found.unread) == (["unreadable"], 1)


async def test_connection_that_breaks_is_tried_again(town: Town) -> None:
    await town.alice.post(town.news, "heard at last")
    # The bot itself looks after what it has missed first.
    await town.settle()
    town.discord.faults.fail("GET", MESSAGES, status=503)
    found = await gathered(town)
    assert (texts(found), found.unread) == (["heard at last"], 0)


async def test_names_narrow_it_to_channels_threads_and_categories(town: Town) -> None:
    harbour = town.guild.create_category("harbour")
    quay = town.guild.create_text_channel("quay")
    quay.parent = harbour
    town.discord.world.channel_changed(quay)
    ship, dock = [await town.alice.start_thread(quay, name) for name in ("ship", "dock")]
    for place in (town.news, quay, ship, dock):
        await town.alice.post(place, f"in {place.name}")
    everything = ["in quay", "in ship", "in dock"]
    assert texts(await gathered(town, named=[harbour.id])) == everything
    assert texts(await gathered(town, named=[quay.id, ship.id])) == everything
    assert texts(await gathered(town, named=[ship.id, town.news.id])) == ["in news", "in ship"]
    await town.alice.change_thread(dock, archived=True)
    found = await gathered(town, named=[dock.id])
    assert texts(found) == ["in dock"]
    assert found.channels == {dock.id: "dock", quay.id: "quay"}
    assert texts(await gathered(town, named=[1])) == []


async def test_channel_of_another_server_is_not_drawn_on(town: Town) -> None:
    village = town.discord.create_guild("Village")
    town.bot.join(village)
    town.alice.join(village)
    square = village.create_text_channel("square")
    thread = await town.alice.start_thread(square, "fair")
    await town.alice.post(thread, "at the fair")
    await town.alice.change_thread(thread, archived=True)
    assert texts(await gathered(town, reader=town.alice, named=[square.id, thread.id])) == []
    assert await still(town, square, thread, town.news, reader=town.alice) == {town.news}


async def test_what_was_closed_or_deleted_since_may_not_be_told(town: Town) -> None:
    closing, going = (town.guild.create_text_channel(name) for name in ("closing", "going"))
    thread = await town.alice.start_thread(closing, "in it")
    archived = await town.alice.start_thread(town.news, "done")
    await town.alice.change_thread(archived, archived=True)
    places = (town.news, archived, closing, thread, going)
    assert await still(town, *places) == {*places}
    closing.overwrite(town.guild.everyone, deny=VIEW)
    closing.overwrite(town.bot.user, allow=VIEW)
    town.discord.world.remove_channel(going)
    assert await still(town, *places) == {town.news, archived}
    target = guild_of(town).get_channel(town.news.id)
    town.discord.world.remove_channel(town.news)
    await heard(town)
    still_open = await gathering(town).still([archived.id], guild_of(town), target=target)
    assert still_open == frozenset()


async def test_it_is_always_for_somebody(town: Town) -> None:
    with pytest.raises(ValueError, match="readers"):
        await gathering(town).gather(guild_of(town), Window(datetime.now(UTC), datetime.now(UTC)))


async def test_words_are_unknown_without_the_intent(open_town: OpenTown) -> None:
    async with open_town(message_content=False) as town:
        await town.alice.post(town.news, "unheard https://paper.example/mill")
        (found,) = (await gathered(town)).posts
        assert (found.text, found.links, found.author) == ("", (), town.alice.id)


async def test_last_words_of_a_member_are_found(town: Town) -> None:
    since = town.discord.world.now()
    await town.alice.post(town.news, "first")
    town.discord.advance(minutes=5)
    mine = await town.alice.post(town.news, "last")
    for number in range(120):
        await town.bob.post(town.news, f"number {number}")
    place = guild_of(town).get_channel(town.news.id)
    found = await gathering(town).last_words(place, town.alice.id, since)
    assert found == discord.utils.snowflake_time(mine.id)
    later = town.discord.world.now() + timedelta(minutes=1)
    assert await gathering(town).last_words(place, town.alice.id, later) is None
    assert await gathering(town).last_words(place, town.bot.user.id, since) is None


async def test_last_words_are_unknown_where_nothing_can_be_read(town: Town) -> None:
    since = town.discord.world.now()
    forum = town.guild.create_forum("ideas")
    closed = town.guild.create_text_channel("closed")
    await heard(town)
    guild = guild_of(town)
    places = [guild.get_channel(place.id) for place in (forum, closed)]
    town.discord.world.remove_channel(closed)
    for place in (*places, None):
        assert await gathering(town).last_words(place, town.alice.id, since) is None
