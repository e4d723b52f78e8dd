"""Polls as a client hears, fetches and counts them, and what Discord refuses of them."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
import pytest

from bot.sandbox.client_error import ClientError
from bot.sandbox.errors import DiscordFault
from bot.sandbox.permissions import Permission
from bot.sandbox.polls import Poll, validate_poll
from bot.sandbox.sandbox import Sandbox
from tests.sandbox.form_faults import codes_of

if TYPE_CHECKING:
    from tests.sandbox.conftest import Connect, Rest, Town

BRIDGE = Poll("  Should the old bridge stay? ", ["Yes, repaired", "No"])


def request(**changes: Any) -> dict[str, Any]:
    return BRIDGE.request() | changes


async def test_poll_reaches_the_client_with_its_question_and_answers(
    town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    await town.alice.post(town.news, poll=BRIDGE)
    heard = await client.hear()
    assert heard.content == ""
    assert heard.poll.question == "Should the old bridge stay?"
    assert [(a.id, a.text) for a in heard.poll.answers] == [(1, "Yes, repaired"), (2, "No")]
    assert (heard.poll.multiple, heard.poll.total_votes) == (False, 0)
    assert not heard.poll.is_finalized()
    assert heard.poll.expires_at - heard.created_at == pytest.approx(heard.poll.duration, rel=1e-3)


async def test_poll_has_the_fields_that_discord_documents(rest: Rest, town: Town) -> None:
    posted = await town.alice.post(town.news, poll=Poll("Which?", ["A", "B"], multiple=True))
    await town.bob.vote(posted, 2)
    path = f"/channels/{town.news.id}/messages/{posted.id}"
    poll = (await rest("GET", path)).body["poll"]
    assert poll.pop("expiry").endswith("+00:00")
    assert poll == {
        "question": {"text": "Which?"},
        "answers": [
            {"answer_id": 1, "poll_media": {"text": "A"}},
            {"answer_id": 2, "poll_media": {"text": "B"}},
        ],
        "allow_multiselect": True,
        "layout_type": 1,
        "results": {
            "is_finalized": False,
            "answer_counts": [{"id": 2, "count": 1, "me_voted": False}],
        },
    }


async def test_votes_are_told_and_stand_in_what_is_fetched_later(
    town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    posted = await town.alice.post(town.news, poll=BRIDGE)
    heard = await client.hear()
    added = asyncio.create_task(client.wait_for("raw_poll_vote_add", timeout=5))
    removed = asyncio.create_task(client.wait_for("raw_poll_vote_remove", timeout=5))
    await asyncio.sleep(0)
    await town.alice.vote(posted, "No")
    await town.bob.vote(posted, 2)
    await town.bob.vote(posted, "Yes, repaired")
    assert ((await added).user_id, (await added).answer_id) == (town.alice.id, 2)
    assert ((await removed).user_id, (await removed).answer_id) == (town.bob.id, 2)
    fetched = await heard.channel.fetch_message(heard.id)
    assert [answer.vote_count for answer in fetched.poll.answers] == [1, 1]
    await town.alice.vote(posted)
    await town.bob.vote(posted, 1)
    fetched = await heard.channel.fetch_message(heard.id)
    assert [answer.vote_count for answer in fetched.poll.answers] == [1, 0]


async def test_poll_of_a_direct_message_can_be_voted_in(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    channel = sandbox.world.direct_channel(town.alice.user, town.app.user)
    posted = await town.alice.post(channel, poll=BRIDGE)
    await client.hear()
    added = asyncio.create_task(client.wait_for("raw_poll_vote_add", timeout=5))
    await asyncio.sleep(0)
    await town.alice.vote(posted, 1)
    assert (await added).guild_id is None


async def test_poll_is_left_out_without_the_intent_but_for_direct_messages(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app, intents=discord.Intents.default())
    await town.alice.post(town.news, poll=BRIDGE)
    assert (await client.hear()).poll is None
    direct = sandbox.world.direct_channel(town.alice.user, town.app.user)
    await town.alice.post(direct, poll=BRIDGE)
    assert (await client.hear()).poll is not None


async def test_rest_leaves_the_poll_out_by_the_application_settings(
    sandbox: Sandbox, rest: Rest, town: Town
) -> None:
    sandbox.create_application("Plain", token="plain.token").join(town.guild)
    posted = await town.alice.post(town.news, poll=BRIDGE)
    path = f"/channels/{town.news.id}/messages/{posted.id}"
    assert "poll" not in (await rest("GET", path, token="plain.token")).body
    assert "poll" in (await rest("GET", path)).body


async def test_poll_ends_at_its_time(sandbox: Sandbox, town: Town, connect: Connect) -> None:
    client = await connect(town.app)
    posted = await town.alice.post(town.news, poll=Poll("Stay?", ["Yes", "No"], hours=2))
    await town.bob.vote(posted, "Yes")
    heard = await client.hear()
    sandbox.advance(hours=3)
    with pytest.raises(DiscordFault) as refused:
        await town.alice.vote(posted, "No")
    assert refused.value.code == 520001
    fetched = await heard.channel.fetch_message(heard.id)
    assert fetched.poll.is_finalized()
    assert fetched.poll.total_votes == 1


async def test_reply_to_a_poll_carries_it(town: Town, connect: Connect) -> None:
    client = await connect(town.app)
    posted = await town.alice.post(town.news, poll=BRIDGE)
    await client.hear()
    client._connection._messages.clear()
    await town.bob.post(town.news, "what do the papers say?", reply_to=posted)
    assert (await client.hear()).reference.resolved.poll.question == "Should the old bridge stay?"


async def test_bot_posts_a_poll_of_its_own(town: Town, connect: Connect) -> None:
    client = await connect(town.app)
    poll = discord.Poll("Which paper?", timedelta(hours=24))
    poll.add_answer(text="Morning", emoji="📰").add_answer(text="Evening")
    sent = await client.get_channel(town.news.id).send(poll=poll)
    assert [str(answer.emoji) for answer in sent.poll.answers] == ["📰", "None"]
    assert town.alice.read(town.news)[-1].poll is not None


async def test_poll_is_neither_edited_nor_forwarded(town: Town) -> None:
    posted = await town.alice.post(town.news, poll=BRIDGE)
    with pytest.raises(DiscordFault) as refused:
        await town.alice.edit(posted, "another question")
    assert refused.value.code == 520003
    with pytest.raises(DiscordFault) as refused:
        await town.bob.forward(posted, to=town.news)
    assert refused.value.code == 50035


async def test_moderating_bot_can_hide_the_previews_of_a_poll(town: Town, connect: Connect) -> None:
    client = await connect(town.app)
    await town.alice.post(town.news, poll=BRIDGE)
    heard = await client.hear()
    town.news.overwrite(town.app.user, allow=int(Permission.MANAGE_MESSAGES))
    assert (await heard.edit(suppress=True)).poll is not None


async def test_poll_needs_the_permission(town: Town) -> None:
    town.news.overwrite(town.alice.user, deny=int(Permission.SEND_POLLS))
    with pytest.raises(DiscordFault) as refused:
        await town.alice.post(town.news, poll=BRIDGE)
    assert refused.value.code == 50013
    assert (await town.alice.post(town.news, "no poll")).poll is None


async def test_client_posts_a_poll_on_its_own(town: Town) -> None:
    with pytest.raises(ClientError, match="on its own"):
        await town.alice.post(town.news, "see this", poll=BRIDGE)
    with pytest.raises(DiscordFault) as refused:
        await town.alice.post(town.news, poll=Poll("Stay?", []))
    assert refused.value.code == 50035


async def test_vote_that_does_not_fit_is_not_possible(town: Town) -> None:
    posted = await town.alice.post(town.news, poll=BRIDGE)
    with pytest.raises(ClientError, match="there are: Yes, repaired, No"):
        await town.bob.vote(posted, "Perhaps")
    with pytest.raises(ClientError, match="one answer"):
        await town.bob.vote(posted, 1, 2)
    with pytest.raises(ClientError, match="no poll"):
        await town.bob.vote(await town.alice.post(town.news, "text"), 1)
    town.news.overwrite(town.bob.user, deny=int(Permission.VIEW_CHANNEL))
    with pytest.raises(DiscordFault) as refused:
        await town.bob.vote(posted, 1)
    assert refused.value.code == 50001


@pytest.mark.parametrize(
    "poll",
    [
        None,
        request(question={"text": "q" * 300}),
        request(answers=[{"poll_media": {"text": "a" * 55}}] * 10),
        request(duration=768),
        request(duration=1.0),
        {"question": {"text": "q"}, "answers": [{"poll_media": {"text": "a"}}]},
    ],
)
def test_poll_within_limits_passes(poll: dict[str, Any] | None) -> None:
    assert codes_of(validate_poll, poll) == {}


@pytest.mark.parametrize(
    ("poll", "place", "code"),
    [
        (request(question={"text": "q" * 301}), "question.text", "BASE_TYPE_BAD_LENGTH"),
        (request(question={"text": " "}), "question.text", "BASE_TYPE_REQUIRED"),
        (request(question=None), "question.text", "BASE_TYPE_REQUIRED"),
        (request(answers=[]), "answers", "BASE_TYPE_BAD_LENGTH"),
        (request(answers=[{"poll_media": {"text": "a"}}] * 11), "answers", "BASE_TYPE_BAD_LENGTH"),
        (
            request(answers=[{"poll_media": {"text": "a" * 56}}]),
            "answers.0.poll_media.text",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            request(answers=[{"poll_media": {"text": "a", "emoji": "📰"}}]),
            "answers.0.poll_media.emoji",
            "DICT_TYPE_CONVERT",
        ),
        (request(duration=0), "duration", "NUMBER_TYPE_MIN"),
        (request(duration=769), "duration", "NUMBER_TYPE_MAX"),
        (request(duration=float("nan")), "duration", "NUMBER_TYPE_COERCE"),
        (request(allow_multiselect="yes"), "allow_multiselect", "BOOLEAN_TYPE_CONVERT"),
        (request(layout_type=2), "layout_type", "BASE_TYPE_CHOICES"),
    ],
)
def test_poll_beyond_a_limit_is_refused_by_name(
    poll: dict[str, Any], place: str, code: str
) -> None:
    assert codes_of(validate_poll, poll) == {f"poll.{place}": code}
