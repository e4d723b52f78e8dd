"""REST routes of messages and reactions."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import unquote

from aiohttp import web

from bot.sandbox import editing, posting, reactions
from bot.sandbox.api import bot_user, caller, path_id, read_body, reader_of, reply, snowflake
from bot.sandbox.drafts import read_change, read_draft
from bot.sandbox.entities import Channel, Message
from bot.sandbox.errors import form_error, unknown
from bot.sandbox.message_payloads import message_payload
from bot.sandbox.payloads import user_payload
from bot.sandbox.permissions import Permission, may, require
from bot.sandbox.ratelimits import RateLimiter
from bot.sandbox.state import World

CHANNEL = "/channels/{channel_id}/messages"
MESSAGE = CHANNEL + "/{message_id}"
REACTIONS = MESSAGE + "/reactions"

_OLD = timedelta(hours=1)


def message_routes(world: World, limiter: RateLimiter) -> list[web.RouteDef]:
    """Return the routes, whose paths lack /api/v10."""
    on = _Messages(world, limiter)
    reacting = _Reactions(world)
    return [
        web.get(CHANNEL, on.history, allow_head=False),
        web.post(CHANNEL, on.create),
        web.get(MESSAGE, on.get, allow_head=False),
        web.patch(MESSAGE, on.edit),
        web.delete(MESSAGE, on.delete),
        web.delete(REACTIONS, reacting.clear),
        web.delete(REACTIONS + "/{emoji}", reacting.clear),
        web.get(REACTIONS + "/{emoji}", reacting.list, allow_head=False),
        web.put(REACTIONS + "/{emoji}/@me", reacting.add),
        web.delete(REACTIONS + "/{emoji}/@me", reacting.remove_own),
        web.delete(REACTIONS + "/{emoji}/{user_id}", reacting.remove),
    ]


class _Messages:
    def __init__(self, world: World, limiter: RateLimiter) -> None:
        self._world = world
        self._limiter = limiter

    async def create(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        channel = self._channel(request)
        message = posting.send(self._world, channel, bot_user(request), read_draft(body))
        return self._answer(request, message)

    async def get(self, request: web.Request) -> web.Response:
        channel = self._channel(request)
        require(channel, bot_user(request), Permission.READ_MESSAGE_HISTORY)
        message = self._world.message(channel, path_id(request, "message_id"))
        return self._answer(request, message)

    async def history(self, request: web.Request) -> web.Response:
        channel = self._channel(request)
        reader = reader_of(caller(request))
        chosen = _page(request, channel)
        if not may(channel, reader.user, Permission.READ_MESSAGE_HISTORY):
            chosen = []
        return reply([message_payload(self._world, message, reader) for message in chosen])

    async def edit(self, request: web.Request) -> web.Response:
        change = read_change(await read_body(request))
        channel = self._channel(request)
        message = self._world.message(channel, path_id(request, "message_id"))
        editing.check_may_edit(message, bot_user(request), change)
        if self._world.now() - message.created_at > _OLD:
            self._limiter.take_old_edit(channel.id)
        editing.edit(self._world, message, change)
        return self._answer(request, message)

    async def delete(self, request: web.Request) -> web.Response:
        message = self._world.message(self._channel(request), path_id(request, "message_id"))
        editing.check_may_delete(message, bot_user(request))
        editing.delete(self._world, message)
        return reply()

    def _channel(self, request: web.Request) -> Channel:
        return self._world.visible_channel(path_id(request, "channel_id"), bot_user(request))

    def _answer(self, request: web.Request, message: Message) -> web.Response:
        return reply(message_payload(self._world, message, reader_of(caller(request))))


class _Reactions:
    def __init__(self, world: World) -> None:
        self._world = world

    async def add(self, request: web.Request) -> web.Response:
        reactions.react(self._world, self._message(request), bot_user(request), _emoji(request))
        return reply()

    async def remove_own(self, request: web.Request) -> web.Response:
        reactions.unreact(self._world, self._message(request), bot_user(request), _emoji(request))
        return reply()

    async def remove(self, request: web.Request) -> web.Response:
        message = self._message(request)
        require(message.channel, bot_user(request), Permission.MANAGE_MESSAGES)
        user = self._world.users.get(path_id(request, "user_id"))
        if user is None:
            raise unknown("User")
        reactions.unreact(self._world, message, user, _emoji(request))
        return reply()

    async def clear(self, request: web.Request) -> web.Response:
        message = self._message(request)
        require(message.channel, bot_user(request), Permission.MANAGE_MESSAGES)
        emoji = _emoji(request) if "emoji" in request.match_info else None
        reactions.clear(self._world, message, emoji)
        return reply()

    async def list(self, request: web.Request) -> web.Response:
        message = self._message(request)
        users = message.reactions.get(_emoji(request))
        if users is None:
            raise unknown("Emoji")
        after = snowflake(request.query.get("after", 0), ("after",))
        chosen = [user for user in sorted(users) if user > after][: _limit(request, 25)]
        return reply([user_payload(self._world.users[user]) for user in chosen])

    def _message(self, request: web.Request) -> Message:
        channel = self._world.visible_channel(path_id(request, "channel_id"), bot_user(request))
        return self._world.message(channel, path_id(request, "message_id"))


def _emoji(request: web.Request) -> str:
    emoji = unquote(request.match_info["emoji"])
    reactions.check_emoji(emoji)
    return emoji


def _limit(request: web.Request, default: int) -> int:
    limit = snowflake(request.query.get("limit", default), ("limit",))
    if not 1 <= limit <= 100:
        raise form_error(("limit",), "NUMBER_TYPE_MAX", "int value should be between 1 and 100.")
    return limit


def _page(request: web.Request, channel: Channel) -> list[Message]:
    """Return the messages that `before`, `after`, `around` and `limit` choose, newest first."""
    limit = _limit(request, 50)
    messages = [m for m in channel.messages.values() if m.ephemeral_to is None]
    messages.sort(key=lambda message: message.id, reverse=True)
    marks = {
        name: snowflake(request.query[name], (name,))
        for name in ("before", "after", "around")
        if name in request.query
    }
    if len(marks) > 1:
        raise form_error((), "CONFLICTING", "before, after and around are mutually exclusive.")
    if "around" in marks:
        newer = [m for m in messages if m.id > marks["around"]]
        rest = [m for m in messages if m.id <= marks["around"]]
        half = limit // 2
        return newer[max(0, len(newer) - half) :] + rest[: limit - half]
    if "after" in marks:
        newer = [m for m in messages if m.id > marks["after"]]
        return newer[max(0, len(newer) - limit) :]
    if "before" in marks:
        messages = [m for m in messages if m.id < marks["before"]]
    return messages[:limit]
