from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord
import pytest

from bot.sandbox.errors import DiscordFault
from bot.sandbox.permissions import Permission
from bot.sandbox.sandbox import Sandbox

if TYPE_CHECKING:
    from tests.sandbox.conftest import Connect, Rest, Town


async def test_new_changed_and_deleted_channels_reach_the_client(
    town: Town, connect: Connect
) -> None:
    town.news.overwrite(town.app.user, allow=int(Permission.MANAGE_CHANNELS))
    client = await connect(town.app)
    created = asyncio.create_task(client.wait_for("guild_channel_create", timeout=5))
    updated = asyncio.create_task(client.wait_for("guild_channel_update", timeout=5))
    deleted = asyncio.create_task(client.wait_for("guild_channel_delete", timeout=5))
    await asyncio.sleep(0)
    square = town.guild.create_text_channel("square", topic="talk")
    assert ((await created).name, (await created).topic) == ("square", "talk")
    news = client.get_channel(town.news.id)
    await news.edit(name="papers", topic="links only")
    assert [c.name for c in await updated] == ["news", "papers"]
    await news.delete()
    assert (await deleted).id == town.news.id
    assert [*town.guild.channels] == [square.id]


async def test_deleting_a_channel_takes_its_threads_along(town: Town) -> None:
    thread = await town.alice.start_thread(town.news, "gone too")
    town.guild.world.remove_channel(town.news)
    assert thread.id not in town.guild.world.channels


async def test_channel_settings_need_the_right(town: Town, connect: Connect) -> None:
    client = await connect(town.app)
    channel = client.get_channel(town.news.id)
    for change in (channel.edit(name="mine"), channel.delete()):
        with pytest.raises(discord.Forbidden) as refused:
            await change
        assert refused.value.code == 50013


async def test_every_kind_of_channel_is_understood_by_the_client(
    town: Town, connect: Connect
) -> None:
    made = [
        town.guild.create_category("hall"),
        town.guild.create_voice_channel("lobby"),
        town.guild.create_announcement_channel("official", topic="once a week"),
        town.guild.create_forum("links"),
    ]
    client = await connect(town.app)
    kinds = [type(client.get_channel(channel.id)) for channel in made]
    assert kinds == [
        discord.CategoryChannel,
        discord.VoiceChannel,
        discord.TextChannel,
        discord.ForumChannel,
    ]
    with pytest.raises(DiscordFault) as refused:
        await town.alice.post(made[0], "echo")
    assert refused.value.code == 50008
    await town.alice.post(made[1], "beside the microphone")
    assert (await client.hear()).channel.id == made[1].id


async def test_guild_roles_members_and_channels_are_read(
    sandbox: Sandbox, town: Town, connect: Connect, rest: Rest
) -> None:
    client = await connect(town.app)
    guild = await client.fetch_guild(town.guild.id)
    assert guild.approximate_member_count == 4
    assert [role.name for role in await guild.fetch_roles()] == ["@everyone", "Precis"]
    assert [channel.id for channel in await guild.fetch_channels()] == [town.news.id]
    assert (await guild.fetch_member(town.bob.id)).global_name == "Bob"
    assert [found.id async for found in client.fetch_guilds()] == [town.guild.id]
    sandbox.create_application("Clerk", token="clerk", privileged_intents=["members"]).join(
        town.guild
    )
    listed = await rest("GET", f"/guilds/{town.guild.id}/members?limit=2", token="clerk")
    assert len(listed.body) == 2


async def test_slow_mode_holds_people_up_but_not_bots(
    sandbox: Sandbox, town: Town, rest: Rest
) -> None:
    town.news.slowmode = 30
    await town.alice.post(town.news, "first")
    with pytest.raises(DiscordFault) as refused:
        await town.alice.post(town.news, "second")
    assert (refused.value.code, refused.value.status) == (20016, 429)
    sandbox.advance(seconds=31)
    await town.alice.post(town.news, "second")
    for _ in range(2):
        answer = await rest("POST", f"/channels/{town.news.id}/messages", json={"content": "x"})
        assert answer.status == 200


async def test_no_direct_channel_with_oneself_or_a_stranger(rest: Rest, town: Town) -> None:
    for recipient, code in ((town.app.user.id, 50007), (1, 10013), ("x", 50035)):
        answer = await rest("POST", "/users/@me/channels", json={"recipient_id": recipient})
        assert answer.code == code


async def test_direct_message_without_a_common_guild_is_refused(
    sandbox: Sandbox, town: Town
) -> None:
    stranger = sandbox.create_person("Stranger")
    with pytest.raises(DiscordFault) as refused:
        await stranger.direct_message(town.app, "hello?")
    assert refused.value.code == 50007


async def test_comings_and_goings_are_told_with_the_members_intent(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    clerk = sandbox.create_application("Clerk", token="clerk", privileged_intents=["members"])
    clerk.join(town.guild)
    intents = discord.Intents.default()
    intents.members = True
    client = await connect(clerk, intents=intents)
    joined = asyncio.create_task(client.wait_for("member_join", timeout=5))
    left = asyncio.create_task(client.wait_for("member_remove", timeout=5))
    await asyncio.sleep(0)
    carol = sandbox.create_person("Carol")
    carol.join(town.guild)
    town.bob.leave(town.guild)
    assert (await joined).display_name == carol.name == "Carol"
    assert (await left).id == town.bob.id


async def test_bot_joining_a_guild_learns_of_it_at_once(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    joined = asyncio.create_task(client.wait_for("guild_join", timeout=5))
    await asyncio.sleep(0)
    village = sandbox.create_guild("Village", owner=town.bob)
    town.app.join(village, permissions=int(Permission.VIEW_CHANNEL))
    guild = await joined
    assert (guild.id, guild.owner_id) == (village.id, town.bob.id)


def test_unheard_of_intents_are_refused(sandbox: Sandbox) -> None:
    with pytest.raises(ValueError, match="telepathy"):
        sandbox.create_application("Seer", token="t", privileged_intents=["telepathy"])
