from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord
import pytest

from bot.sandbox.errors import DiscordFault
from bot.sandbox.permissions import (
    ALL,
    Permission,
    channel_permissions,
    guild_permissions,
    may,
)
from bot.sandbox.sandbox import Sandbox

if TYPE_CHECKING:
    from tests.sandbox.conftest import Connect, Rest, Town


def test_overwrites_apply_from_everyone_over_roles_to_the_member(
    sandbox: Sandbox, town: Town
) -> None:
    writers = town.guild.create_role("writers")
    readers = town.guild.create_role("readers")
    carol = sandbox.create_person("Carol")
    carol.join(town.guild, roles=(writers, readers))
    send = int(Permission.SEND_MESSAGES)
    town.news.overwrite(town.guild.everyone, deny=send)
    assert not may(town.news, carol.user, Permission.SEND_MESSAGES)
    town.news.overwrite(readers, deny=send)
    town.news.overwrite(writers, allow=send)
    assert may(town.news, carol.user, Permission.SEND_MESSAGES)
    town.news.overwrite(carol.user, deny=send)
    assert not may(town.news, carol.user, Permission.SEND_MESSAGES)


def test_owner_and_administrator_may_everything_and_strangers_nothing(
    sandbox: Sandbox, town: Town
) -> None:
    town.news.overwrite(town.guild.everyone, deny=ALL)
    chief = town.guild.create_role("chief", permissions=int(Permission.ADMINISTRATOR))
    dora = sandbox.create_person("Dora")
    assert guild_permissions(town.guild, dora.user) == 0
    dora.join(town.guild, roles=(chief,))
    assert channel_permissions(town.news, dora.user) == ALL
    assert channel_permissions(town.news, town.guild.owner) == ALL
    assert channel_permissions(town.news, town.alice.user) == 0


def test_losing_view_or_send_takes_what_depends_on_it(town: Town) -> None:
    town.news.overwrite(town.alice.user, deny=int(Permission.SEND_MESSAGES))
    assert not may(town.news, town.alice.user, Permission.EMBED_LINKS)
    assert may(town.news, town.alice.user, Permission.ADD_REACTIONS)
    town.news.overwrite(town.alice.user, deny=int(Permission.VIEW_CHANNEL))
    assert channel_permissions(town.news, town.alice.user) == 0
    assert town.alice.read(town.news) == []


async def test_time_out_leaves_reading_only(sandbox: Sandbox, town: Town) -> None:
    town.guild.time_out(town.alice.user, minutes=5)
    with pytest.raises(DiscordFault) as refused:
        await town.alice.post(town.news, "but")
    assert refused.value.code == 50013
    assert may(town.news, town.alice.user, Permission.VIEW_CHANNEL)
    sandbox.advance(minutes=6)
    await town.alice.post(town.news, "at last")


def test_local_permissions_agree_with_the_client_library(sandbox: Sandbox, town: Town) -> None:
    names = {
        Permission.EMBED_LINKS: "embed_links",
        Permission.MANAGE_THREADS: "manage_threads",
        Permission.SEND_MESSAGES_IN_THREADS: "send_messages_in_threads",
        Permission.CREATE_PUBLIC_THREADS: "create_public_threads",
        Permission.USE_APPLICATION_COMMANDS: "use_application_commands",
        Permission.PIN_MESSAGES: "pin_messages",
    }
    for permission, name in names.items():
        assert getattr(discord.Permissions(int(permission)), name)
    assert discord.Permissions.all().is_subset(discord.Permissions(ALL))


@pytest.mark.parametrize(
    ("lacking", "sent", "code"),
    [
        (Permission.VIEW_CHANNEL, {"content": "x"}, 50001),
        (Permission.SEND_MESSAGES, {"content": "x"}, 50013),
        (Permission.EMBED_LINKS, {"embed": discord.Embed(description="x")}, 50013),
        (Permission.ATTACH_FILES, {"content": "x", "file": None}, 50013),
    ],
)
async def test_sending_without_a_right_is_refused(
    town: Town,
    connect: Connect,
    lacking: Permission,
    sent: dict[str, object],
    code: int,
) -> None:
    client = await connect(town.app)
    town.news.overwrite(town.app.user, deny=int(lacking))
    if "file" in sent:
        sent = sent | {"file": discord.File(__file__, "a.txt")}
    with pytest.raises(discord.Forbidden) as refused:
        await client.get_channel(town.news.id).send(**sent)
    assert refused.value.code == code


async def test_history_without_its_right_is_empty_and_replies_are_refused(
    town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    await town.alice.post(town.news, "seen")
    heard = await client.hear()
    town.news.overwrite(town.app.user, deny=int(Permission.READ_MESSAGE_HISTORY))
    assert [m async for m in heard.channel.history()] == []
    with pytest.raises(discord.HTTPException) as refused:
        await heard.reply("x")
    assert refused.value.code == 160002
    with pytest.raises(discord.Forbidden):
        await heard.add_reaction("👍")


async def test_editing_and_deleting_what_is_not_ones_own_is_refused(
    town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    posted = await town.alice.post(town.news, "mine")
    heard = await client.hear()
    with pytest.raises(discord.Forbidden) as refused:
        await heard.edit(content="yours")
    assert refused.value.code == 50005
    with pytest.raises(discord.Forbidden) as refused:
        await heard.delete()
    assert refused.value.code == 50013
    town.news.overwrite(town.app.user, allow=int(Permission.MANAGE_MESSAGES))
    await heard.delete()
    assert posted not in town.alice.read(town.news)


async def test_bot_that_is_thrown_out_loses_sight_of_the_guild(
    sandbox: Sandbox, town: Town, connect: Connect, rest: Rest
) -> None:
    client = await connect(town.app)
    removed = asyncio.create_task(client.wait_for("guild_remove", timeout=5))
    await client.get_guild(town.guild.id).leave()
    await removed
    assert list(client.guilds) == []
    assert (await rest("GET", f"/guilds/{town.guild.id}")).code == 10004
    assert (await rest("GET", f"/channels/{town.news.id}")).code == 50001


async def test_changed_rights_and_time_outs_reach_the_bot(town: Town, connect: Connect) -> None:
    client = await connect(town.app)
    role = next(r for r in town.guild.roles.values() if r.bot_id == town.app.user.id)
    changed = asyncio.create_task(client.wait_for("guild_role_update", timeout=5))
    updated = asyncio.create_task(client.wait_for("member_update", timeout=5))
    await asyncio.sleep(0)
    town.guild.change_role(role, permissions=int(Permission.MANAGE_MESSAGES))
    _, after = await changed
    assert after.permissions.manage_messages
    town.guild.time_out(town.app.user, minutes=5)
    _, me = await updated
    assert me.is_timed_out()
    with pytest.raises(discord.Forbidden):
        await client.get_channel(town.news.id).send("may I?")
