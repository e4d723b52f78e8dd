from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord
import pytest

from bot.sandbox.entities import ChannelType, MessageType
from bot.sandbox.errors import DiscordFault
from bot.sandbox.permissions import MEMBER_DEFAULT, Permission
from bot.sandbox.sandbox import Sandbox

if TYPE_CHECKING:
    from tests.sandbox.conftest import Connect, Rest, Town


async def test_thread_from_a_message_shares_its_id_and_is_talked_in(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    posted = await town.alice.post(town.news, "https://paper.example/mill")
    heard = await client.hear()
    thread = await heard.create_thread(name="The mill", auto_archive_duration=60)
    assert thread.id == posted.id
    assert posted.thread is sandbox.world.channels[thread.id]
    starter = await client.hear()
    assert starter.type is discord.MessageType.thread_starter_message
    await thread.send("ask me")
    await town.bob.post(posted.thread, "who built it?")
    asked = await client.hear()
    assert isinstance(asked.channel, discord.Thread)
    assert asked.channel.parent_id == town.news.id
    assert asked.author.display_name == "Bob"
    assert posted.thread.thread.members.keys() == {town.app.user.id, town.bob.id}
    assert posted.thread.thread.message_count == 2
    fetched = await client.fetch_channel(thread.id)
    assert fetched.me is not None


async def test_second_thread_of_a_message_is_refused(town: Town, connect: Connect) -> None:
    client = await connect(town.app)
    await town.alice.post(town.news, "one thread only")
    heard = await client.hear()
    await heard.create_thread(name="first")
    with pytest.raises(discord.HTTPException) as refused:
        await heard.create_thread(name="second")
    assert refused.value.code == 160004


async def test_thread_without_a_message_is_announced_in_its_parent(
    town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    thread = await client.get_channel(town.news.id).create_thread(
        name="Open hour", type=discord.ChannelType.public_thread
    )
    notice = town.alice.read(town.news)[-1]
    assert (notice.type, notice.content) == (MessageType.THREAD_CREATED, "Open hour")
    assert notice.reference.channel_id == thread.id


async def test_private_thread_is_seen_by_its_members_alone(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    joined = asyncio.create_task(client.wait_for("thread_join", timeout=5))
    await asyncio.sleep(0)
    thread = await town.alice.start_thread(town.news, "Whispers", private=True)
    assert thread.type is ChannelType.PRIVATE_THREAD
    assert town.alice.sees(thread)
    assert not town.bob.sees(thread)
    with pytest.raises(discord.Forbidden) as refused:
        await client.fetch_channel(thread.id)
    assert refused.value.code == 50001
    await town.alice.add_to_thread(thread, town.app.user)
    assert (await joined).id == thread.id
    await town.alice.post(thread, "welcome")
    assert (await client.hear()).content == "welcome"


async def test_forum_takes_posts_and_no_messages(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    forum = town.guild.create_forum("links", tags=("press",))
    await client.wait_for("guild_channel_create", timeout=5)
    created = await client.get_channel(forum.id).create_thread(
        name="A find", content="Look", embed=discord.Embed(description="at this")
    )
    assert created.message.id == created.thread.id
    with pytest.raises(DiscordFault) as refused:
        await town.alice.post(forum, "plain")
    assert refused.value.code == 40058
    link = "https://paper.example"
    first = await town.alice.start_post(forum, "Another", link, tags=[*forum.tags])
    heard = await client.hear()
    assert heard.id == heard.channel.id == first.id
    assert [tag.name for tag in heard.channel.applied_tags] == ["press"]


async def test_forum_may_require_a_tag(town: Town) -> None:
    forum = town.guild.create_forum("links", tags=("press",), require_tag=True)
    with pytest.raises(DiscordFault) as refused:
        await town.alice.start_post(forum, "No tag", "text")
    assert refused.value.code == 40067


async def test_archived_thread_takes_no_edits_and_reactions_and_opens_on_a_message(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    posted = await town.alice.post(town.news, "story")
    thread = await (await client.hear()).create_thread(name="Story")
    said = await thread.send("an answer")
    await thread.edit(archived=True)
    for change in (said.edit(content="changed"), said.add_reaction("👍")):
        with pytest.raises(discord.HTTPException) as refused:
            await change
        assert refused.value.code == 50083
    await thread.send("more")
    assert not posted.thread.thread.archived


async def test_idle_thread_is_archived_and_locked_one_stays_shut(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    posted = await town.alice.post(town.news, "story")
    thread = await town.alice.start_thread(posted, "Story")
    said = await town.alice.post(thread, "first words")
    updated = asyncio.create_task(client.wait_for("thread_update", timeout=5))
    await asyncio.sleep(0)
    sandbox.advance(hours=25)
    _, after = await updated
    assert after.archived
    moderator = sandbox.create_person("Mod")
    role = town.guild.create_role("mods", permissions=int(Permission.MANAGE_THREADS))
    moderator.join(town.guild, roles=(role,))
    await moderator.change_thread(thread, archived=False, locked=True)
    with pytest.raises(discord.Forbidden) as refused:
        await (await client.fetch_channel(thread.id)).send("hello?")
    assert refused.value.code == 160005
    await moderator.change_thread(thread, archived=True)
    with pytest.raises(DiscordFault) as shut:
        await town.alice.post(thread, "hello?")
    assert shut.value.code == 50083
    with pytest.raises(DiscordFault) as kept:
        await town.alice.delete(said)
    assert kept.value.code == 50083
    await moderator.post(thread, "I may")
    assert not thread.thread.archived


async def test_creating_threads_and_talking_in_them_are_rights_of_their_own(
    town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    posted = await town.alice.post(town.news, "story")
    heard = await client.hear()
    thread = await town.alice.start_thread(posted, "Story")
    town.news.overwrite(
        town.app.user,
        deny=int(Permission.CREATE_PUBLIC_THREADS | Permission.SEND_MESSAGES_IN_THREADS),
    )
    await heard.channel.send("here I may")
    other = await town.alice.post(town.news, "second story")
    with pytest.raises(discord.Forbidden) as refused:
        await client.get_channel(town.news.id).get_partial_message(other.id).create_thread(name="x")
    assert refused.value.code == 50013
    with pytest.raises(discord.Forbidden) as refused:
        await (await client.fetch_channel(thread.id)).send("here I may not")
    assert refused.value.code == 50013


async def test_renaming_leaves_a_notice_and_deleting_needs_the_right(
    town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    await town.alice.post(town.news, "story")
    thread = await (await client.hear()).create_thread(name="Story")
    await thread.edit(name="The whole story")
    place = town.guild.channels[thread.id]
    notice = town.alice.read(place)[-1]
    assert (notice.type, notice.content) == (MessageType.CHANNEL_NAME_CHANGE, "The whole story")
    with pytest.raises(discord.Forbidden):
        await thread.delete()
    manager = next(r for r in town.guild.roles.values() if r.bot_id == town.app.user.id)
    manager.permissions = MEMBER_DEFAULT | Permission.MANAGE_THREADS
    await thread.delete()
    assert thread.id not in town.guild.channels


async def test_active_and_archived_threads_are_listed(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    first = await town.alice.start_thread(town.news, "old")
    sandbox.advance(days=2)
    second = await town.alice.start_thread(town.news, "new")
    guild = client.get_guild(town.guild.id)
    assert [t.id for t in await guild.active_threads()] == [second.id]
    channel = client.get_channel(town.news.id)
    assert [t.id async for t in channel.archived_threads()] == [first.id]


async def test_membership_is_joined_left_and_looked_up(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    place = await town.alice.start_thread(town.news, "club")
    thread = await client.fetch_channel(place.id)
    await thread.join()
    assert (await thread.fetch_member(town.alice.id)).id == town.alice.id
    await thread.add_user(discord.Object(town.bob.id))
    await thread.leave()
    assert place.thread.members.keys() == {town.alice.id, town.bob.id}
    with pytest.raises(discord.Forbidden):
        await thread.remove_user(discord.Object(town.bob.id))


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"name": "x", "auto_archive_duration": 61}, "auto_archive_duration"),
        ({}, "name"),
    ],
)
async def test_bad_thread_form_names_its_field(
    rest: Rest, town: Town, body: dict[str, object], field: str
) -> None:
    posted = await town.alice.post(town.news, "story")
    answer = await rest("POST", f"/channels/{town.news.id}/messages/{posted.id}/threads", json=body)
    assert (answer.status, answer.code) == (400, 50035)
    assert list(answer.body["errors"]) == [field]


async def test_threads_are_refused_where_there_can_be_none(rest: Rest, town: Town) -> None:
    forum = town.guild.create_forum("links")
    posted = await town.alice.post(town.news, "story")
    thread = await town.alice.start_thread(posted, "Story")
    inside = await town.alice.post(thread, "deeper?")
    nested = await rest(
        "POST", f"/channels/{thread.id}/messages/{inside.id}/threads", json={"name": "x"}
    )
    assert nested.code == 50024
    empty = await rest("POST", f"/channels/{forum.id}/threads", json={"name": "x", "message": {}})
    assert empty.code == 50006
    strange = {"name": "x", "message": {"content": "y"}, "applied_tags": ["1"]}
    assert (await rest("POST", f"/channels/{forum.id}/threads", json=strange)).code == 10087
    announcements = town.guild.create_announcement_channel("official")
    private = await rest(
        "POST", f"/channels/{announcements.id}/threads", json={"name": "x", "type": 12}
    )
    assert private.code == 50024
    public = await rest(
        "POST", f"/channels/{announcements.id}/threads", json={"name": "x", "type": 11}
    )
    assert (public.status, public.body["type"]) == (201, 10)


async def test_thousand_active_threads_are_the_most(town: Town) -> None:
    for n in range(1000):
        await town.alice.start_thread(town.news, str(n))
    with pytest.raises(DiscordFault) as refused:
        await town.alice.start_thread(town.news, "one more")
    assert refused.value.code == 160006


async def test_only_owner_or_moderator_changes_a_thread(town: Town) -> None:
    thread = await town.alice.start_thread(town.news, "mine")
    for settings in ({"name": "ours"}, {"archived": True}):
        with pytest.raises(DiscordFault) as refused:
            await town.bob.change_thread(thread, **settings)
        assert refused.value.code == 50013
    with pytest.raises(DiscordFault) as refused:
        await town.alice.change_thread(thread, locked=True)
    assert refused.value.code == 50013
    await town.alice.change_thread(thread, name="still mine", auto_archive_duration=60)
    await town.alice.change_thread(thread, archived=True)
    with pytest.raises(DiscordFault) as refused:
        await town.alice.change_thread(thread, name="again")
    assert refused.value.code == 50083
    await town.bob.change_thread(thread, archived=False)
    assert (thread.name, thread.thread.archived) == ("still mine", False)


async def test_bot_in_a_locked_thread_cannot_edit(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    posted = await town.alice.post(town.news, "story")
    place = await town.alice.start_thread(posted, "Story")
    said = await (await client.fetch_channel(place.id)).send("an answer")
    place.thread.locked = True
    with pytest.raises(discord.Forbidden) as refused:
        await said.edit(content="changed")
    assert refused.value.code == 160005
    await said.delete()
    assert said.id not in place.messages


async def test_members_of_threads_are_listed_to_those_with_the_intent(
    sandbox: Sandbox, town: Town, rest: Rest
) -> None:
    clerk = sandbox.create_application("Clerk", token="clerk", privileged_intents=["members"])
    clerk.join(town.guild)
    thread = await town.alice.start_thread(town.news, "club")
    path = f"/channels/{thread.id}/thread-members"
    listed = await rest("GET", f"{path}?with_member=true", token="clerk")
    assert [m["member"]["user"]["username"] for m in listed.body] == ["alice"]
    assert (await rest("GET", path)).code == 50001
    assert (await rest("GET", f"{path}/{town.bob.id}")).code == 10007
    assert (await rest("PUT", f"{path}/1")).code == 10013
    assert (await rest("GET", f"/channels/{town.news.id}/thread-members/1")).code == 50024


async def test_archived_private_threads_are_listed_to_members_and_moderators(
    sandbox: Sandbox, town: Town, rest: Rest
) -> None:
    thread = await town.alice.start_thread(town.news, "Whispers", private=True)
    await town.alice.add_to_thread(thread, town.app.user)
    sandbox.advance(days=2)
    channel = f"/channels/{town.news.id}"
    joined = await rest("GET", f"{channel}/users/@me/threads/archived/private")
    assert [t["id"] for t in joined.body["threads"]] == [str(thread.id)]
    assert joined.body["threads"][0]["thread_metadata"]["invitable"] is True
    assert (await rest("GET", f"{channel}/threads/archived/private")).code == 50013


async def test_archived_threads_come_in_pages_the_last_archived_first(
    sandbox: Sandbox, town: Town, rest: Rest, connect: Connect
) -> None:
    client = await connect(town.app)
    opened = [await town.alice.start_thread(town.news, f"thread {number}") for number in range(5)]
    closed = [opened[number] for number in (2, 0, 4, 1, 3)]
    for thread in closed:
        sandbox.advance(minutes=1)
        await town.alice.change_thread(thread, archived=True)
    newest_first = [thread.id for thread in reversed(closed)]
    channel = client.get_channel(town.news.id)
    assert [thread.id async for thread in channel.archived_threads()] == newest_first
    path = f"/channels/{town.news.id}/threads/archived/public"
    page = (await rest("GET", path, params={"limit": 2})).body
    assert [int(thread["id"]) for thread in page["threads"]] == newest_first[:2]
    assert page["has_more"]
    before = page["threads"][-1]["thread_metadata"]["archive_timestamp"]
    page = (await rest("GET", path, params={"before": before})).body
    assert [int(thread["id"]) for thread in page["threads"]] == newest_first[2:]
    assert not page["has_more"]
    for wrong in ({"limit": 1}, {"limit": 101}, {"before": "yesterday"}):
        assert (await rest("GET", path, params=wrong)).code == 50035


async def test_private_threads_that_one_was_in_are_paged_by_id(
    sandbox: Sandbox, town: Town, rest: Rest
) -> None:
    opened = []
    for number in range(3):
        opened.append(await town.alice.start_thread(town.news, f"hush {number}", private=True))
        await town.alice.add_to_thread(opened[-1], town.app.user)
    sandbox.advance(days=2)
    path = f"/channels/{town.news.id}/users/@me/threads/archived/private"
    page = (await rest("GET", path, params={"before": opened[2].id, "limit": 2})).body
    assert [int(thread["id"]) for thread in page["threads"]] == [opened[1].id, opened[0].id]


async def test_owner_of_a_private_thread_takes_members_out(town: Town, connect: Connect) -> None:
    client = await connect(town.app)
    thread = await client.get_channel(town.news.id).create_thread(name="Whispers")
    place = town.guild.channels[thread.id]
    assert place.type is ChannelType.PRIVATE_THREAD
    await thread.add_user(discord.Object(town.bob.id))
    assert town.bob.sees(place)
    await thread.remove_user(discord.Object(town.bob.id))
    assert not town.bob.sees(place)
