from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
import pytest

from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state import World

if TYPE_CHECKING:
    from tests.sandbox.conftest import Connect, Town

GUILDS, GUILD_MEMBERS, GUILD_MESSAGES = 1 << 0, 1 << 1, 1 << 9
DIRECT_MESSAGES, CONTENT = 1 << 12, 1 << 15


class RawClient:
    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def send(self, op: int, data: Any) -> None:
        await self.socket.send_str(json.dumps({"op": op, "d": data}))

    async def identify(self, token: str, intents: int, **more: Any) -> None:
        await self.send(2, {"token": token, "intents": intents, "properties": {}} | more)

    async def next(self) -> Any:
        message = await self.socket.receive(timeout=5)
        return json.loads(message.data)

    async def event(self, name: str) -> Any:
        while (payload := await self.next())["t"] != name:
            pass
        return payload

    async def close_code(self) -> int | None:
        while not self.socket.closed:
            await self.socket.receive(timeout=5)
        return self.socket.close_code


Dial = Callable[..., Any]


@pytest.fixture
async def dial(sandbox: Sandbox) -> AsyncIterator[Dial]:
    async with aiohttp.ClientSession() as session:

        @asynccontextmanager
        async def dialled(query: str = "?v=10&encoding=json") -> AsyncIterator[RawClient]:
            async with session.ws_connect(sandbox.gateway_url + query) as socket:
                yield RawClient(socket)

        yield dialled


async def test_client_logs_in_and_knows_its_guilds(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    forum = town.guild.create_forum("links", tags=("press",))
    client = await connect(town.app)
    assert client.user.id == town.app.user.id
    assert client.application.owner.id == town.app.owner.id
    assert client.application_flags.gateway_message_content_limited
    guild = client.get_guild(town.guild.id)
    assert guild.member_count == 4
    assert guild.me.guild_permissions.send_messages
    assert guild.self_role.is_bot_managed()
    assert [tag.name for tag in guild.get_channel(forum.id).available_tags] == ["press"]
    assert town.app.connected
    await client.change_presence(activity=discord.Game("reading"))
    await client.close()
    await sandbox.world.wait_until(lambda: not town.app.connected, seconds=5)


async def test_wrong_token_fails_the_login(sandbox: Sandbox, town: Town, connect: Connect) -> None:
    impostor = World().create_application("Precis", "wrong", frozenset())
    with pytest.raises(discord.LoginFailure):
        await connect(impostor)
    assert sandbox.invalid_requests == 1


async def test_intent_that_is_not_switched_on_is_disallowed(town: Town, connect: Connect) -> None:
    intents = discord.Intents.default()
    intents.members = True
    with pytest.raises(discord.PrivilegedIntentsRequired):
        await connect(town.app, intents=intents)


@pytest.mark.parametrize(
    ("identify", "code"),
    [
        ({"token": "wrong", "intents": 1}, 4004),
        ({"token": "a.made-up.token", "intents": 1 << 30}, 4013),
        ({"token": "a.made-up.token", "intents": "all"}, 4013),
        ({"token": "a.made-up.token", "intents": GUILD_MEMBERS}, 4014),
        ({"token": "a.made-up.token", "intents": 1, "shard": [2, 2]}, 4010),
    ],
)
async def test_bad_identify_is_closed_with_its_code(
    town: Town, dial: Dial, identify: dict[str, Any], code: int
) -> None:
    async with dial() as raw:
        await raw.identify(**identify)
        assert await raw.close_code() == code


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("no json", 4002),
        (json.dumps({"op": 3, "d": {}}), 4003),
        (json.dumps({"op": 1, "d": "x" * 5000}), 4002),
    ],
)
async def test_bad_payload_is_closed_with_its_code(dial: Dial, frame: str, code: int) -> None:
    async with dial() as raw:
        await raw.socket.send_str(frame)
        assert await raw.close_code() == code


async def test_old_version_second_identify_and_unknown_op_are_refused(
    town: Town, dial: Dial
) -> None:
    async with dial("?v=6") as raw:
        assert await raw.close_code() == 4012
    async with dial() as raw:
        await raw.identify(town.app.token, GUILDS)
        await raw.identify(town.app.token, GUILDS)
        assert await raw.close_code() == 4005
    async with dial() as raw:
        await raw.identify(town.app.token, GUILDS)
        await raw.send(99, {})
        assert await raw.close_code() == 4001


async def test_client_that_talks_too_much_is_closed(dial: Dial) -> None:
    async with dial() as raw:
        for _ in range(121):
            await raw.send(1, None)
        assert await raw.close_code() == 4008


async def test_client_without_a_heartbeat_is_dropped() -> None:
    async with (
        Sandbox(heartbeat_seconds=0.05) as sandbox,
        aiohttp.ClientSession() as session,
        session.ws_connect(sandbox.gateway_url + "?v=10") as socket,
    ):
        raw = RawClient(socket)
        assert (await raw.next())["d"] == {"heartbeat_interval": 50}
        await raw.send(1, None)
        assert (await raw.next())["op"] == 11
        assert await raw.close_code() == 4009


async def test_messages_missed_while_away_are_replayed_on_resume(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    resumed = asyncio.create_task(client.wait_for("resumed", timeout=10))
    await sandbox.faults.drop_gateway()
    for n in range(3):
        await town.alice.post(town.news, f"while away {n}")
    await resumed
    assert [(await client.hear()).content for _ in range(3)] == [
        "while away 0",
        "while away 1",
        "while away 2",
    ]
    assert town.app.connected


async def test_reconnect_request_is_followed_by_a_resume(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    resumed = asyncio.create_task(client.wait_for("resumed", timeout=10))
    await asyncio.sleep(0)
    await sandbox.faults.reconnect_gateway()
    await resumed
    await town.alice.post(town.news, "still there?")
    assert (await client.hear()).content == "still there?"


async def test_resume_of_an_unknown_session_or_number_is_refused(town: Town, dial: Dial) -> None:
    async with dial() as raw:
        await raw.send(6, {"token": town.app.token, "session_id": "gone", "seq": 1})
        assert (await raw.next())["op"] == 10
        assert await raw.next() == {"op": 9, "d": False, "s": None, "t": None}
        await raw.identify(town.app.token, GUILDS)
        session = (await raw.event("READY"))["d"]["session_id"]
        async with dial() as second:
            await second.send(6, {"token": town.app.token, "session_id": session, "seq": 99})
            assert await second.close_code() == 4007


async def test_session_closed_by_its_client_cannot_be_resumed(town: Town, dial: Dial) -> None:
    async with dial() as raw:
        await raw.identify(town.app.token, GUILDS)
        session = (await raw.event("READY"))["d"]["session_id"]
        await raw.socket.close(code=1000)
    async with dial() as raw:
        await raw.next()
        await raw.send(6, {"token": town.app.token, "session_id": session, "seq": 1})
        assert (await raw.next())["op"] == 9


async def test_replayed_event_fires_twice_for_one_message(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    await town.alice.post(town.news, "twice")
    await sandbox.faults.replay(1)
    first, second = await client.hear(), await client.hear()
    assert first.id == second.id


async def test_content_is_blank_without_the_intent_but_for_mentions_and_direct_messages(
    town: Town, connect: Connect
) -> None:
    client = await connect(town.app, intents=discord.Intents.default())
    await town.alice.post(town.news, "secret", files=[("a.txt", b"x")])
    blank = await client.hear()
    assert (blank.content, blank.attachments) == ("", [])
    mention = f"{town.app.user.mention} read this"
    await town.alice.post(town.news, mention)
    assert (await client.hear()).content == mention
    await town.alice.direct_message(town.app, "between us")
    assert (await client.hear()).content == "between us"


async def test_rest_blanks_by_the_application_settings(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    plain = sandbox.create_application("Plain", token="plain.token")
    plain.join(town.guild)
    await town.alice.post(town.news, "secret")
    client = await connect(plain, intents=discord.Intents.default())
    channel = client.get_channel(town.news.id)
    assert [m.content async for m in channel.history()] == [""]


async def test_events_are_told_only_to_those_who_asked_and_may_see(town: Town, dial: Dial) -> None:
    hidden = town.guild.create_text_channel("hidden")
    hidden.overwrite(town.app.user, deny=1 << 10)
    async with dial() as raw:
        await raw.identify(town.app.token, GUILD_MESSAGES | CONTENT)
        await raw.event("READY")
        await town.alice.post(hidden, "not for you")
        shown = await town.alice.post(town.news, "for you")
        await town.alice.react(shown, "👍")
        await town.alice.direct_message(town.app, "not asked for")
        last = await town.alice.post(town.news, "the end")
        ids = [(await raw.next())["d"]["id"] for _ in range(2)]
        assert ids == [str(shown.id), str(last.id)]


async def test_shards_share_the_guilds_and_direct_messages_go_to_the_first(
    sandbox: Sandbox, town: Town, dial: Dial
) -> None:
    guilds = [town.guild] + [sandbox.create_guild(f"Town {n}") for n in range(6)]
    for guild in guilds[1:]:
        town.app.join(guild)
    held: list[str] = []
    for number in range(2):
        async with dial() as raw:
            await raw.identify(town.app.token, GUILDS, shard=[number, 2])
            ready = (await raw.event("READY"))["d"]
            assert ready["shard"] == [number, 2]
            assert all((int(g["id"]) >> 22) % 2 == number for g in ready["guilds"])
            held += [g["id"] for g in ready["guilds"]]
    assert sorted(held) == sorted(str(guild.id) for guild in guilds)
    async with dial() as first, dial() as second:
        await first.identify(town.app.token, DIRECT_MESSAGES, shard=[0, 2])
        await second.identify(town.app.token, DIRECT_MESSAGES, shard=[1, 2])
        await second.event("READY")
        await first.event("READY")
        await town.alice.direct_message(town.app, "which shard?")
        assert (await first.next())["t"] == "MESSAGE_CREATE"
        await second.send(1, None)
        assert (await second.next())["op"] == 11


async def test_members_are_sent_in_chunks_when_the_intent_allows(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    app = sandbox.create_application("Clerk", token="clerk.token", privileged_intents=["members"])
    app.join(town.guild)
    intents = discord.Intents.default()
    intents.members = True
    client = await connect(app, intents=intents)
    guild = client.get_guild(town.guild.id)
    assert guild.chunked
    assert {m.display_name for m in guild.members} >= {"Alice", "Bob", "Precis"}
    found = await guild.query_members(query="ali")
    assert [m.display_name for m in found] == ["Alice"]


async def test_invalid_session_starts_a_new_one(sandbox: Sandbox, town: Town, dial: Dial) -> None:
    async with dial() as raw:
        await raw.identify(town.app.token, GUILDS)
        session = (await raw.event("READY"))["d"]["session_id"]
        ordered = asyncio.create_task(sandbox.faults.invalidate_sessions())
        while (payload := await raw.next())["op"] != 9:
            pass
        assert payload["d"] is False
        await raw.socket.close(code=4000)
        await ordered
    async with dial() as raw:
        await raw.next()
        await raw.send(6, {"token": town.app.token, "session_id": session, "seq": 1})
        assert (await raw.next())["op"] == 9
        await raw.identify(town.app.token, GUILDS)
        assert (await raw.event("READY"))["d"]["session_id"] != session


async def test_resumable_invalid_session_is_resumed(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    resumed = asyncio.create_task(client.wait_for("resumed", timeout=10))
    await asyncio.sleep(0)
    await sandbox.faults.invalidate_sessions(resumable=True)
    await resumed
    await town.alice.post(town.news, "and on")
    assert (await client.hear()).content == "and on"


async def test_second_resume_takes_the_session_from_the_first(town: Town, dial: Dial) -> None:
    async with dial() as first, dial() as second:
        await first.identify(town.app.token, GUILDS)
        ready = await first.event("READY")
        await second.send(
            6, {"token": town.app.token, "session_id": ready["d"]["session_id"], "seq": ready["s"]}
        )
        await second.event("RESUMED")
        assert await first.close_code() == 4000
        assert town.app.connections == 1


async def test_whole_member_list_needs_the_intent(town: Town, dial: Dial) -> None:
    request = {"guild_id": str(town.guild.id), "query": "", "limit": 0}
    async with dial() as raw:
        await raw.identify(town.app.token, GUILDS)
        await raw.send(8, request | {"query": "bo", "limit": 5, "nonce": "n"})
        chunk = (await raw.event("GUILD_MEMBERS_CHUNK"))["d"]
        assert [m["user"]["username"] for m in chunk["members"]] == ["bob"]
        assert chunk["nonce"] == "n"
        await raw.send(8, {"guild_id": str(town.guild.id), "user_ids": [str(town.bob.id), "1"]})
        chunk = (await raw.event("GUILD_MEMBERS_CHUNK"))["d"]
        assert (len(chunk["members"]), chunk["not_found"]) == (1, ["1"])
        await raw.send(8, request)
        assert await raw.close_code() == 4014


async def test_typing_is_told_both_ways(sandbox: Sandbox, town: Town, connect: Connect) -> None:
    client = await connect(town.app)
    typing = asyncio.create_task(client.wait_for("typing", timeout=5))
    await asyncio.sleep(0)
    await town.alice.type_in(town.news)
    channel, user, _ = await typing
    assert (channel.id, user.id) == (town.news.id, town.alice.id)
    async with channel.typing():
        assert sandbox.count("POST", "/channels/{channel_id}/typing") == 1


async def test_end_of_the_sandbox_does_not_wait_for_a_deaf_client() -> None:
    async with aiohttp.ClientSession() as session:
        async with Sandbox() as sandbox:
            app = sandbox.create_application("Precis", token="t")
            guild = sandbox.create_guild("Town")
            app.join(guild)
            news, alice = guild.create_text_channel("news"), sandbox.create_person("Alice")
            alice.join(guild)
            socket = await session.ws_connect(sandbox.gateway_url + "?v=10")
            deaf = RawClient(socket)
            await deaf.identify("t", GUILDS | GUILD_MESSAGES)
            await deaf.event("READY")
            for _ in range(3000):
                await alice.post(news, "x" * 2000)
        assert not app.connected
        await socket.close()


async def test_client_that_does_not_read_holds_up_nobody(
    sandbox: Sandbox, town: Town, dial: Dial, connect: Connect
) -> None:
    async with dial() as deaf:
        await deaf.identify(town.app.token, GUILDS | GUILD_MESSAGES | CONTENT)
        await deaf.event("READY")
        client = await connect(town.app)
        text = "x" * 2000
        for _ in range(1500):
            await town.alice.post(town.news, text)
        await town.bob.post(town.news, "the last one")
        heard = [await client.hear() for _ in range(1501)]
        assert heard[-1].content == "the last one"
        await sandbox.faults.drop_gateway()
