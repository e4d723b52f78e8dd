from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import discord
import pytest

from bot.sandbox.sandbox import Sandbox

if TYPE_CHECKING:
    from tests.sandbox.conftest import Connect, Rest, Town

SEND = ("POST", "/channels/{channel_id}/messages")


async def test_route_fails_as_often_as_ordered(sandbox: Sandbox, rest: Rest, town: Town) -> None:
    sandbox.faults.fail(*SEND, times=2, status=503)
    path = f"/channels/{town.news.id}/messages"
    answers = [await rest("POST", path, json={"content": "x"}) for _ in range(3)]
    assert [answer.status for answer in answers] == [503, 503, 200]
    assert [call.status for call in sandbox.calls] == [503, 503, 200]
    assert len(town.alice.read(town.news)) == 1


async def test_lost_answer_is_retried_by_the_client_and_posts_once(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    sandbox.faults.fail(*SEND, status=502, after=True)
    await client.get_channel(town.news.id).send("exactly once")
    assert [m.content for m in town.alice.read(town.news)] == ["exactly once"]
    assert sandbox.count(*SEND) == 2


async def test_cut_connection_escapes_as_a_client_error(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    sandbox.faults.fail(*SEND, status=None)
    with pytest.raises(aiohttp.ClientError):
        await client.get_channel(town.news.id).send("cut off")
    assert town.alice.read(town.news) == []


async def test_delayed_answer_comes_after_others(sandbox: Sandbox, rest: Rest, town: Town) -> None:
    sandbox.faults.delay("GET", "/users/@me", seconds=0.5)
    late = asyncio.create_task(rest("GET", "/users/@me"))
    path = f"/channels/{town.news.id}/messages"
    early = asyncio.create_task(rest("POST", path, json={"content": "early"}))
    await asyncio.gather(late, early)
    assert [call.method for call in sandbox.calls] == ["POST", "GET"]


async def test_cleared_faults_do_not_strike(sandbox: Sandbox, rest: Rest, town: Town) -> None:
    sandbox.faults.fail(*SEND)
    sandbox.faults.clear()
    path = f"/channels/{town.news.id}/messages"
    assert (await rest("POST", path, json={"content": "x"})).status == 200


async def test_gateway_closed_with_a_fatal_code_ends_the_client(
    sandbox: Sandbox, town: Town, dialled_client: discord.Client
) -> None:
    task = asyncio.create_task(dialled_client.start(town.app.token))
    await town.app.wait_ready()
    await sandbox.faults.drop_gateway(code=4004)
    with pytest.raises(discord.ConnectionClosed) as closed:
        await task
    assert closed.value.code == 4004


@pytest.fixture
async def dialled_client(sandbox: Sandbox) -> discord.Client:
    return discord.Client(intents=discord.Intents.default(), guild_ready_timeout=0.05)


async def test_unknown_route_is_answered_404_and_remembered(sandbox: Sandbox, rest: Rest) -> None:
    answer = await rest("GET", "/stage-instances")
    assert (answer.status, answer.code) == (404, 0)
    assert sandbox.unknown_routes == ["GET /stage-instances"]


async def test_known_path_with_another_method_is_remembered_too(
    sandbox: Sandbox, rest: Rest
) -> None:
    answer = await rest("POST", "/users/@me/guilds", json={})
    assert answer.status in {404, 405}
    assert sandbox.unknown_routes == ["POST /users/@me/guilds"]


async def test_calls_are_logged_by_route_template(sandbox: Sandbox, rest: Rest, town: Town) -> None:
    await rest("GET", f"/channels/{town.news.id}/messages?limit=5")
    await rest("GET", "/channels/1/messages")
    assert [(c.method, c.route, c.status, c.code) for c in sandbox.calls] == [
        ("GET", "/channels/{channel_id}/messages", 200, 0),
        ("GET", "/channels/{channel_id}/messages", 404, 10003),
    ]
    assert sandbox.calls[0].at <= sandbox.calls[1].at
