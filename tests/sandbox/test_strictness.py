from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from bot.sandbox.errors import DiscordFault
from bot.sandbox.sandbox import Sandbox

if TYPE_CHECKING:
    from tests.sandbox.conftest import Rest, Town


async def test_answers_are_json_without_a_charset(rest: Rest, town: Town) -> None:
    answer = await rest("GET", "/users/@me")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.body["bot"] is True


@pytest.mark.parametrize("token", [None, "wrong"])
async def test_call_without_a_valid_token_is_unauthorized(
    sandbox: Sandbox, rest: Rest, town: Town, token: str | None
) -> None:
    answer = await rest("GET", "/users/@me", token=token)
    assert (answer.status, answer.body) == (401, {"message": "401: Unauthorized", "code": 0})
    assert sandbox.invalid_requests == 1


async def test_user_tokens_are_not_taken_for_bots(sandbox: Sandbox, town: Town) -> None:
    headers = {"Authorization": town.app.token}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.get(sandbox.api_url + "/users/@me") as response,
    ):
        assert response.status == 401


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 400, 50006),
        ({"content": ""}, 400, 50006),
        ({"content": " \n "}, 400, 50006),
        ({"content": "x" * 2001}, 400, 50035),
        ({"content": ["x"]}, 400, 50035),
        ({"content": "x", "nonce": "n" * 26}, 400, 50035),
        ({"embeds": [{"description": "x" * 4097}]}, 400, 50035),
        ({"embeds": [{"description": "x" * 4000}, {"description": "x" * 2001}]}, 400, 50035),
        ({"content": "x", "components": [{"type": 2}]}, 400, 50035),
        ({"content": "x", "allowed_mentions": {"parse": ["all"]}}, 400, 50035),
        ({"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}, 400, 50035),
        ({"content": "x", "message_reference": {"message_id": "1"}}, 400, 50035),
        ({"content": "x", "message_reference": "1"}, 400, 50035),
        ({"content": "x", "message_reference": {}}, 400, 50035),
        ({"content": "x", "allowed_mentions": "all"}, 400, 50035),
        ({"content": "x", "allowed_mentions": {"users": ["1"] * 101}}, 400, 50035),
        ({"content": "x", "tts": True}, 403, 50013),
        ({"content": "x", "sticker_ids": ["1"]}, 404, 10060),
    ],
)
async def test_bad_message_is_refused(
    rest: Rest, town: Town, body: dict[str, Any], status: int, code: int
) -> None:
    answer = await rest("POST", f"/channels/{town.news.id}/messages", json=body)
    assert (answer.status, answer.code) == (status, code)
    assert town.alice.read(town.news) == []


async def test_content_at_the_limit_is_taken(rest: Rest, town: Town) -> None:
    body = {"content": "x" * 2000, "embeds": [{"description": "y" * 4096}]}
    assert (await rest("POST", f"/channels/{town.news.id}/messages", json=body)).status == 200


async def test_body_that_is_no_json_object_is_refused(rest: Rest, town: Town) -> None:
    path = f"/channels/{town.news.id}/messages"
    untyped = await rest("POST", path, data="{}")
    assert (untyped.status, untyped.code) == (400, 50035)
    payload = aiohttp.StringPayload("{", content_type="application/json")
    broken = await rest("POST", path, data=payload)
    assert (broken.status, broken.code) == (400, 50109)
    form = aiohttp.FormData({"surprise": "x"}, default_to_multipart=True)
    strange = await rest("POST", path, data=form)
    assert (strange.status, strange.code) == (400, 50109)
    listed = await rest("POST", path, json=["x"])
    assert (listed.status, listed.code) == (400, 50035)


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/channels/1", 404, 10003),
        ("GET", "/guilds/1", 404, 10004),
        ("GET", "/users/1", 404, 10013),
        ("GET", "/channels/{news}/messages/1", 404, 10008),
        ("DELETE", "/channels/{news}/messages/1", 404, 10008),
        ("GET", "/channels/{news}/messages?limit=101", 400, 50035),
        ("GET", "/channels/{news}/messages?after=1&before=2", 400, 50035),
        ("GET", "/channels/news/messages", 400, 50035),
        ("GET", "/guilds/{guild}/members/1", 404, 10007),
        ("GET", "/guilds/{guild}/members", 403, 50001),
        ("PUT", "/channels/{news}/messages/1/reactions/x/@me", 404, 10008),
    ],
)
async def test_what_is_not_there_is_named_by_its_code(
    rest: Rest, town: Town, method: str, path: str, status: int, code: int
) -> None:
    answer = await rest(method, path.format(news=town.news.id, guild=town.guild.id))
    assert (answer.status, answer.code) == (status, code)


@pytest.mark.parametrize(
    "emoji", ["📰", "1️⃣", "ℹ️", "👩‍💻", "🇩🇪", "✅", "‼️", "news:123456789012345678"]
)
async def test_emoji_is_taken(town: Town, emoji: str) -> None:
    posted = await town.alice.post(town.news, "story")
    await town.alice.react(posted, emoji)
    await town.alice.react(posted, emoji)
    assert posted.reactions == {emoji: [town.alice.id]}


@pytest.mark.parametrize("word", ["smile", ":smile:", "é", "!", "1", ""])
async def test_word_is_no_emoji(town: Town, word: str) -> None:
    posted = await town.alice.post(town.news, "story")
    with pytest.raises(DiscordFault) as refused:
        await town.alice.react(posted, word)
    assert refused.value.code == 10014


async def test_twenty_kinds_of_reaction_are_enough(town: Town) -> None:
    posted = await town.alice.post(town.news, "story")
    for n in range(20):
        await town.alice.react(posted, chr(ord("🍇") + n))
    with pytest.raises(DiscordFault) as refused:
        await town.alice.react(posted, "🚲")
    assert refused.value.code == 30010


async def test_reaction_that_is_not_there_cannot_be_taken_back(rest: Rest, town: Town) -> None:
    posted = await town.alice.post(town.news, "story")
    path = f"/channels/{town.news.id}/messages/{posted.id}/reactions/👍"
    assert (await rest("DELETE", f"{path}/@me")).code == 10014
    await town.alice.react(posted, "👍")
    assert (await rest("DELETE", f"{path}/{town.alice.id}")).code == 50013


async def test_upload_over_the_limit_is_refused(rest: Rest, town: Town) -> None:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("payload_json", '{"content": "big"}')
    form.add_field("files[0]", io.BytesIO(bytes(10 * 1024 * 1024 + 1)), filename="big.bin")
    answer = await rest("POST", f"/channels/{town.news.id}/messages", data=form)
    assert (answer.status, answer.code) == (413, 40005)


async def test_embed_reads_back_typed_and_trimmed(rest: Rest, town: Town) -> None:
    body = {"embeds": [{"title": " Bridge ", "description": "Opens.\n"}]}
    answer = await rest("POST", f"/channels/{town.news.id}/messages", json=body)
    assert answer.body["embeds"] == [{"title": "Bridge", "description": "Opens.", "type": "rich"}]


async def test_system_messages_cannot_be_edited_or_answered(rest: Rest, town: Town) -> None:
    await town.alice.start_thread(town.news, "Open hour")
    notice = town.alice.read(town.news)[-1]
    path = f"/channels/{town.news.id}/messages"
    assert (await rest("PATCH", f"{path}/{notice.id}", json={"content": "x"})).code == 50021
    posted = await town.alice.post(town.news, "story")
    thread = await town.alice.start_thread(posted, "Story")
    starter = town.alice.read(thread)[0]
    with pytest.raises(DiscordFault) as refused:
        await town.alice.delete(starter)
    assert refused.value.code == 50021
    reply = {"content": "x", "message_reference": {"message_id": str(notice.id)}}
    assert (await rest("POST", path, json=reply)).code == 50035


async def test_gateway_addresses_are_given(sandbox: Sandbox, rest: Rest, town: Town) -> None:
    assert (await rest("GET", "/gateway", token=None)).body == {"url": sandbox.gateway_url}
    about = (await rest("GET", "/gateway/bot")).body
    assert (about["url"], about["shards"]) == (sandbox.gateway_url, 1)
    assert about["session_start_limit"]["remaining"] == 1000
    assert (await rest("GET", "/gateway/bot", token=None)).status == 401
