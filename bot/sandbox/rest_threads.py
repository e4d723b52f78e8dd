"""REST routes of threads: starting, joining and listing them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from aiohttp import web

from bot.sandbox import threads
from bot.sandbox.api import (
    Body,
    bot_user,
    caller,
    path_id,
    read_body,
    read_json,
    reader_of,
    reply,
    snowflake,
)
from bot.sandbox.drafts import read_draft
from bot.sandbox.entities import Channel, ChannelType, Json, ThreadState, User
from bot.sandbox.errors import form_error, missing_access, missing_permissions, unknown
from bot.sandbox.message_payloads import message_payload
from bot.sandbox.payloads import channel_payload, member_payload, thread_member_payload
from bot.sandbox.permissions import Permission, can_view, may, require
from bot.sandbox.state import World
from bot.sandbox.thread_making import (
    read_thread,
    start_alone,
    start_from_message,
    start_post,
    thread_state,
)

CHANNEL = "/channels/{channel_id}"
MEMBERS = f"{CHANNEL}/thread-members"


def thread_routes(world: World) -> list[web.RouteDef]:
    """Return the routes, whose paths lack /api/v10."""
    on, joining, listing = _Starting(world), _Joining(world), _Listing(world)
    return [
        web.post(f"{CHANNEL}/messages/{{message_id}}/threads", on.from_message),
        web.post(f"{CHANNEL}/threads", on.in_channel),
        web.get(MEMBERS, joining.list, allow_head=False),
        web.put(f"{MEMBERS}/@me", joining.join),
        web.delete(f"{MEMBERS}/@me", joining.leave),
        web.get(f"{MEMBERS}/{{user_id}}", joining.get, allow_head=False),
        web.put(f"{MEMBERS}/{{user_id}}", joining.add),
        web.delete(f"{MEMBERS}/{{user_id}}", joining.remove),
        web.get(f"{CHANNEL}/threads/archived/public", listing.public, allow_head=False),
        web.get(f"{CHANNEL}/threads/archived/private", listing.private, allow_head=False),
        web.get(f"{CHANNEL}/users/@me/threads/archived/private", listing.joined, allow_head=False),
        web.get("/guilds/{guild_id}/threads/active", listing.active, allow_head=False),
    ]


class _Starting:
    def __init__(self, world: World) -> None:
        self._world = world

    async def from_message(self, request: web.Request) -> web.Response:
        wanted = read_thread(await read_json(request))
        channel = self._world.visible_channel(path_id(request, "channel_id"), bot_user(request))
        message = self._world.message(channel, path_id(request, "message_id"))
        thread = start_from_message(self._world, message, bot_user(request), wanted)
        return reply(channel_payload(thread, bot_user(request)), 201)

    async def in_channel(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        wanted, user = read_thread(body.json), bot_user(request)
        channel = self._world.visible_channel(path_id(request, "channel_id"), user)
        if channel.type is not ChannelType.FORUM:
            thread = start_alone(self._world, channel, user, wanted)
            return reply(channel_payload(thread, user), 201)
        nested = body.json.get("message") or {}
        if not isinstance(nested, dict):
            words = "Only dictionaries may be used in a ModelType"
            raise form_error(("message",), "MODEL_TYPE_CONVERT", words)
        draft = read_draft(Body(nested, body.uploads))
        thread, message = start_post(self._world, channel, user, wanted, draft)
        first = message_payload(self._world, message, reader_of(caller(request)))
        return reply(channel_payload(thread, user) | {"message": first}, 201)


class _Joining:
    def __init__(self, world: World) -> None:
        self._world = world

    async def list(self, request: web.Request) -> web.Response:
        if "members" not in caller(request).privileged_intents:
            raise missing_access()
        thread, state = self._thread(request)
        return reply([_member(request, thread, state, user) for user in state.members])

    async def get(self, request: web.Request) -> web.Response:
        thread, state = self._thread(request)
        user = path_id(request, "user_id")
        if user not in state.members:
            raise unknown("Member")
        return reply(_member(request, thread, state, user))

    async def join(self, request: web.Request) -> web.Response:
        thread, state = self._thread(request)
        threads.check_is_open(thread)
        threads.add_members(self._world, thread, state, [bot_user(request)])
        return reply()

    async def add(self, request: web.Request) -> web.Response:
        thread, state = self._thread(request)
        threads.check_is_open(thread)
        require(thread, bot_user(request), Permission.SEND_MESSAGES_IN_THREADS)
        threads.add_members(self._world, thread, state, [self._user(request)])
        return reply()

    async def leave(self, request: web.Request) -> web.Response:
        thread, state = self._thread(request)
        threads.check_is_open(thread)
        threads.remove_member(self._world, thread, state, bot_user(request))
        return reply()

    async def remove(self, request: web.Request) -> web.Response:
        thread, state = self._thread(request)
        threads.check_is_open(thread)
        owns = thread.type is ChannelType.PRIVATE_THREAD and state.owner_id == bot_user(request).id
        if not owns and not may(thread, bot_user(request), Permission.MANAGE_THREADS):
            raise missing_permissions()
        threads.remove_member(self._world, thread, state, self._user(request))
        return reply()

    def _thread(self, request: web.Request) -> tuple[Channel, ThreadState]:
        channel = self._world.visible_channel(path_id(request, "channel_id"), bot_user(request))
        return channel, thread_state(channel)

    def _user(self, request: web.Request) -> User:
        user = self._world.users.get(path_id(request, "user_id"))
        if user is None:
            raise unknown("User")
        return user


class _Listing:
    def __init__(self, world: World) -> None:
        self._world = world

    async def active(self, request: web.Request) -> web.Response:
        guild = self._world.guild(path_id(request, "guild_id"), bot_user(request))
        found = [c for c in guild.channels.values() if c.thread and not c.thread.archived]
        found.sort(key=lambda thread: thread.id, reverse=True)
        return reply(_listed(found, bot_user(request)))

    async def public(self, request: web.Request) -> web.Response:
        kinds = {ChannelType.PUBLIC_THREAD, ChannelType.ANNOUNCEMENT_THREAD}
        return self._archived(request, kinds)

    async def private(self, request: web.Request) -> web.Response:
        channel = self._world.visible_channel(path_id(request, "channel_id"), bot_user(request))
        require(channel, bot_user(request), Permission.MANAGE_THREADS)
        return self._archived(request, {ChannelType.PRIVATE_THREAD})

    async def joined(self, request: web.Request) -> web.Response:
        return self._archived(request, {ChannelType.PRIVATE_THREAD}, joined=True)

    def _archived(
        self, request: web.Request, kinds: set[ChannelType], *, joined: bool = False
    ) -> web.Response:
        user = bot_user(request)
        channel = self._world.visible_channel(path_id(request, "channel_id"), user)
        require(channel, user, Permission.READ_MESSAGE_HISTORY)
        found = [
            thread
            for thread in self._world.channels.values()
            if thread.parent is channel
            and thread.type in kinds
            and thread.thread is not None
            and thread.thread.archived
            and (not joined or user.id in thread.thread.members)
            and can_view(thread, user)
        ]
        chosen, has_more = (_page_by_id if joined else _page_by_time)(request, found)
        return reply(_listed(chosen, user) | {"has_more": has_more})


def _page_by_time(request: web.Request, found: list[Channel]) -> tuple[list[Channel], bool]:
    """Return the threads archived before a time, the last archived first, and if there are more."""
    before = _time(request.query.get("before"))
    marked = [(thread_state(thread).archive_changed_at, thread) for thread in found]
    marked.sort(key=lambda pair: (pair[0], pair[1].id), reverse=True)
    older = [thread for when, thread in marked if before is None or when < before]
    return _cut(request, older)


def _page_by_id(request: web.Request, found: list[Channel]) -> tuple[list[Channel], bool]:
    """Return the threads with ids below one, the newest first, and if there are more."""
    before = snowflake(request.query.get("before", (1 << 63) - 1), ("before",))
    older = [thread for thread in found if thread.id < before]
    older.sort(key=lambda thread: thread.id, reverse=True)
    return _cut(request, older)


def _cut(request: web.Request, threads: list[Channel]) -> tuple[list[Channel], bool]:
    limit = snowflake(request.query.get("limit", 50), ("limit",))
    if not 2 <= limit <= 100:
        raise form_error(("limit",), "NUMBER_TYPE_MAX", "int value should be between 2 and 100.")
    return threads[:limit], len(threads) > limit


def _time(written: str | None) -> datetime | None:
    try:
        when = datetime.fromisoformat(written) if written else None
    except ValueError as error:
        words = f"Could not parse {written}. Should be ISO8601."
        raise form_error(("before",), "DATE_TIME_TYPE_PARSE", words) from error
    return when.replace(tzinfo=when.tzinfo or UTC) if when else None


def _listed(found: Iterable[Channel], user: User) -> Json:
    seen = [thread for thread in found if can_view(thread, user)]
    members = [
        thread_member_payload(thread.id, thread.thread, user.id)
        for thread in seen
        if thread.thread is not None and user.id in thread.thread.members
    ]
    return {"threads": [channel_payload(thread, user) for thread in seen], "members": members}


def _member(request: web.Request, thread: Channel, state: ThreadState, user_id: int) -> Json:
    payload = thread_member_payload(thread.id, state, user_id)
    wants_member = request.query.get("with_member", "").lower() in {"1", "true"}
    if wants_member and thread.guild is not None:
        payload["member"] = member_payload(thread.guild.members[user_id])
    return payload
