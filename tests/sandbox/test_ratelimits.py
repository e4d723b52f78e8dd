from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.sandbox.ratelimits import SEND, Limit, RateLimits
from bot.sandbox.sandbox import Sandbox

if TYPE_CHECKING:
    from tests.sandbox.conftest import Connect, Rest, Town

RENAME = "PATCH /channels/{channel_id}"


@pytest.fixture
def limits() -> RateLimits:
    """Keep Discord's counts but shorten its waits."""
    return RateLimits(
        {SEND: Limit(5, 2.0)},
        renames=Limit(2, 2.0),
        old_edits=Limit(1, 2.0),
        everything=Limit(50, 10.0),
    )


async def test_sixth_message_is_told_to_wait(sandbox: Sandbox, rest: Rest, town: Town) -> None:
    path = f"/channels/{town.news.id}/messages"
    answers = [await rest("POST", path, json={"content": str(n)}) for n in range(6)]
    assert [answer.status for answer in answers] == [200] * 5 + [429]
    assert answers[0].headers["X-RateLimit-Limit"] == "5"
    assert answers[4].headers["X-RateLimit-Remaining"] == "0"
    refused = answers[5]
    assert refused.headers["Via"]
    assert refused.headers["X-RateLimit-Scope"] == "user"
    assert int(refused.headers["Retry-After"]) >= refused.body["retry_after"] > 0
    assert refused.body["global"] is False
    assert sandbox.invalid_requests == 1


async def test_each_channel_has_its_own_bucket(rest: Rest, town: Town) -> None:
    square = town.guild.create_text_channel("square")
    for n in range(5):
        await rest("POST", f"/channels/{town.news.id}/messages", json={"content": str(n)})
    answer = await rest("POST", f"/channels/{square.id}/messages", json={"content": "x"})
    assert answer.status == 200


async def test_global_limit_covers_all_routes(rest: Rest, town: Town) -> None:
    answers = await asyncio.gather(
        *(rest("GET", "/users/@me" if n % 2 else "/users/@me/guilds") for n in range(51))
    )
    refused = [answer for answer in answers if answer.status == 429]
    assert refused
    assert refused[0].body["global"] is True
    assert refused[0].headers["X-RateLimit-Global"] == "true"


async def test_client_waits_a_429_out_and_its_message_arrives_once(
    sandbox: Sandbox, town: Town, connect: Connect, rest: Rest
) -> None:
    client = await connect(town.app)
    for n in range(5):
        await rest("POST", f"/channels/{town.news.id}/messages", json={"content": str(n)})
    await client.get_channel(town.news.id).send("patient")
    assert [m.content for m in town.alice.read(town.news)] == ["0", "1", "2", "3", "4", "patient"]
    assert sandbox.invalid_requests == 1


async def test_third_rename_waits_although_its_bucket_is_not_empty(
    town: Town, connect: Connect, sandbox: Sandbox
) -> None:
    client = await connect(town.app)
    await town.alice.post(town.news, "story")
    thread = await (await client.hear()).create_thread(name="one")
    for name in ("two", "three", "four"):
        await thread.edit(name=name)
    renames = [call for call in sandbox.calls if f"{call.method} {call.route}" == RENAME]
    assert [call.status for call in renames] == [200, 200, 429, 200]


async def test_edits_of_messages_over_an_hour_old_are_few(
    sandbox: Sandbox, town: Town, rest: Rest
) -> None:
    path = f"/channels/{town.news.id}/messages"
    sent = await rest("POST", path, json={"content": "old"})
    sandbox.advance(hours=2)
    edits = [
        await rest("PATCH", f"{path}/{sent.body['id']}", json={"content": str(n)}) for n in range(2)
    ]
    assert [edit.status for edit in edits] == [200, 429]
    assert edits[1].code == 30046


async def test_wide_limits_let_a_crowd_through() -> None:
    async with Sandbox(limits=RateLimits.wide()) as sandbox:
        app = sandbox.create_application("Precis", token="t")
        guild = sandbox.create_guild("Town")
        channel = guild.create_text_channel("news")
        app.join(guild)
        discord_calls = 200
        async with aiohttp.ClientSession(headers={"Authorization": "Bot t"}) as session:

            async def post() -> int:
                url = f"{sandbox.api_url}/channels/{channel.id}/messages"
                async with session.post(url, json={"content": "x"}) as response:
                    return response.status

            assert {*await asyncio.gather(*(post() for _ in range(discord_calls)))} == {200}
        assert sandbox.count("POST", "/channels/{channel_id}/messages") == discord_calls
