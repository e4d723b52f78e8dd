"""Voting in polls: what a person may choose, and what is told of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.sandbox import threads
from bot.sandbox.client_error import ClientError
from bot.sandbox.entities import Event, Json, Message, User
from bot.sandbox.errors import DiscordFault
from bot.sandbox.intents import Intent
from bot.sandbox.permissions import Permission, require
from bot.sandbox.polls import PostedPoll
from bot.sandbox.state import World


def vote(world: World, message: Message, voter: User, answers: Sequence[int | str]) -> None:
    """Make these answers (ids or texts) all that a person has chosen; none takes a vote back.

    Raises:
        ClientError: there is no such poll or answer, or too many are chosen.
        DiscordFault: 50001, 50013, 50083, and 520001 when the poll has ended.
    """
    poll = message.poll
    if poll is None:
        raise ClientError("that message has no poll")
    chosen = [_answer_id(poll, answer) for answer in answers]
    if len(chosen) > 1 and not poll.multiple:
        raise ClientError("this poll takes one answer")
    require(message.channel, voter, Permission.READ_MESSAGE_HISTORY)
    threads.check_is_open(message.channel)
    if world.now() >= poll.expires_at:
        raise DiscordFault(403, 520001, "Poll expired")
    for answer in poll.answers:
        users = poll.votes.get(answer, [])
        if voter.id in users and answer not in chosen:
            users.remove(voter.id)
            if not users:
                del poll.votes[answer]
            _tell(world, "MESSAGE_POLL_VOTE_REMOVE", message, voter, answer)
    for answer in chosen:
        users = poll.votes.setdefault(answer, [])
        if voter.id not in users:
            users.append(voter.id)
            _tell(world, "MESSAGE_POLL_VOTE_ADD", message, voter, answer)


def _answer_id(poll: PostedPoll, answer: int | str) -> int:
    for number, media in poll.answers.items():
        if answer in {number, media["text"]}:
            return number
    offered = ", ".join(media["text"] for media in poll.answers.values())
    raise ClientError(f"there is no answer {answer!r}; there are: {offered}")


def _tell(world: World, event: str, message: Message, voter: User, answer: int) -> None:
    channel = message.channel
    payload: Json = {
        "user_id": str(voter.id),
        "channel_id": str(channel.id),
        "message_id": str(message.id),
        "answer_id": answer,
    }
    if channel.guild is not None:
        payload["guild_id"] = str(channel.guild.id)
    intent = Intent.GUILD_MESSAGE_POLLS if channel.guild else Intent.DIRECT_MESSAGE_POLLS
    world.emit(Event(event, payload, channel.guild, channel, intent=intent, subject=message))
