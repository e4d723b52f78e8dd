"""Discord may tell of one message many times: it is answered once."""

from __future__ import annotations

import json

from bot.sandbox.entities import Message
from tests.conftest import OpenTown, Town

OFTEN = 1000


def tell_again(town: Town, post: Message, times: int) -> None:
    """Send each session the event of a message again, under its old number."""
    for session in town.discord._gateway.sessions.values():
        for _, frame in list(session._backlog):
            told = json.loads(frame)
            if told["t"] == "MESSAGE_CREATE" and told["d"]["id"] == str(post.id):
                assert session.connection is not None
                for _ in range(times):
                    session.connection.send_frame(frame)


async def heard(town: Town, after: int) -> None:
    """Wait until the bot has heard all that was sent: what comes last is answered last."""
    last = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/lamplighter")
    await town.reply(last)
    await town.settle()
    assert last.id > after


def about(town: Town, post: Message) -> list[Message]:
    return [m for m in town.replies() if m.reference and m.reference.message_id == post.id]


async def test_message_that_is_told_a_thousand_times_gets_one_reply(town: Town) -> None:
    text = f"{town.bot.user.mention} {town.site}/harbour"
    post = await town.alice.post(town.news, text)
    tell_again(town, post, OFTEN // 2)
    reply = await town.reply(post)
    tell_again(town, post, OFTEN // 2)
    await heard(town, post.id)
    assert about(town, post) == [reply]


async def test_failing_message_that_is_told_a_thousand_times_gets_one_sentence(town: Town) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/missing")
    tell_again(town, post, OFTEN // 2)
    reply = await town.reply(post)
    tell_again(town, post, OFTEN // 2)
    await heard(town, post.id)
    assert about(town, post) == [reply]
    assert reply.embeds == []
    asked = town.discord.count("POST", "/channels/{channel_id}/messages")
    # The sentence and the summary of what came last, with its greeting: nothing else was tried.
    assert asked == 3


async def test_events_that_come_again_when_a_session_is_resumed_get_one_reply(
    open_town: OpenTown,
) -> None:
    async with open_town() as town:
        post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
        await town.discord.faults.drop_gateway()
        await town.bot.wait_ready()
        await town.discord.faults.replay(50)
        reply = await town.reply(post)
        await town.discord.faults.replay(50)
        await heard(town, post.id)
        assert about(town, post) == [reply]
