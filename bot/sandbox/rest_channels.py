"""REST routes of channels, direct messages included."""

from __future__ import annotations

from aiohttp import web

from bot.sandbox.api import bot_user, path_id, read_json, reply, snowflake
from bot.sandbox.entities import Channel, Event, Json, User
from bot.sandbox.errors import DiscordFault, unknown
from bot.sandbox.form import Form
from bot.sandbox.intents import Intent
from bot.sandbox.payloads import channel_payload, member_payload
from bot.sandbox.permissions import Permission, require, sending_bit
from bot.sandbox.ratelimits import RateLimiter
from bot.sandbox.state import World
from bot.sandbox.thread_making import MAX_SLOWMODE, change_thread

CHANNEL = "/channels/{channel_id}"


def channel_routes(world: World, limiter: RateLimiter) -> list[web.RouteDef]:
    """Return the routes, whose paths lack /api/v10."""
    on = _Channels(world, limiter)
    return [
        web.get(CHANNEL, on.get, allow_head=False),
        web.patch(CHANNEL, on.edit),
        web.delete(CHANNEL, on.delete),
        web.post(f"{CHANNEL}/typing", on.typing),
        web.post("/users/@me/channels", on.open_direct),
    ]


class _Channels:
    def __init__(self, world: World, limiter: RateLimiter) -> None:
        self._world = world
        self._limiter = limiter

    async def get(self, request: web.Request) -> web.Response:
        return reply(channel_payload(self._channel(request), bot_user(request)))

    async def edit(self, request: web.Request) -> web.Response:
        data, channel, user = await read_json(request), self._channel(request), bot_user(request)
        renamed = data.get("name", channel.name) != channel.name
        if renamed or data.get("topic", channel.topic) != channel.topic:
            self._limiter.take_rename(channel.id)
        if channel.thread is not None:
            change_thread(self._world, channel, user, data)
        else:
            _change(self._world, channel, user, data)
        return reply(channel_payload(channel, user))

    async def delete(self, request: web.Request) -> web.Response:
        channel, user = self._channel(request), bot_user(request)
        if channel.guild is not None:
            is_thread = channel.thread is not None
            needed = Permission.MANAGE_THREADS if is_thread else Permission.MANAGE_CHANNELS
            require(channel, user, needed)
            self._world.remove_channel(channel)
        return reply(channel_payload(channel, user))

    async def typing(self, request: web.Request) -> web.Response:
        channel, user = self._channel(request), bot_user(request)
        require(channel, user, sending_bit(channel))
        show_typing(self._world, channel, user)
        return reply()

    async def open_direct(self, request: web.Request) -> web.Response:
        data = await read_json(request)
        other = self._world.users.get(snowflake(data.get("recipient_id"), ("recipient_id",)))
        user = bot_user(request)
        if other is None:
            raise unknown("User")
        if other is user or other.bot:
            raise DiscordFault(403, 50007, "Cannot send messages to this user")
        return reply(channel_payload(self._world.direct_channel(user, other), user))

    def _channel(self, request: web.Request) -> Channel:
        return self._world.visible_channel(path_id(request, "channel_id"), bot_user(request))


def show_typing(world: World, channel: Channel, user: User) -> None:
    """Tell that a user writes."""
    payload: Json = {
        "channel_id": str(channel.id),
        "user_id": str(user.id),
        "timestamp": int(world.now().timestamp()),
    }
    intent = Intent.DIRECT_MESSAGE_TYPING
    if channel.guild is not None:
        intent = Intent.GUILD_MESSAGE_TYPING
        payload["guild_id"] = str(channel.guild.id)
        payload["member"] = member_payload(channel.guild.members[user.id])
    event = Event("TYPING_START", payload, channel.guild, channel, intent=intent, subject=user)
    world.emit(event)


def _change(world: World, channel: Channel, user: User, data: Json) -> None:
    require(channel, user, Permission.MANAGE_CHANNELS)
    form = Form()
    if "name" in data:
        form.text(("name",), data["name"], 100, low=1)
    form.text(("topic",), data.get("topic"), 1024)
    form.integer(("rate_limit_per_user",), data.get("rate_limit_per_user"), 0, MAX_SLOWMODE)
    form.check()
    channel.name = str(data.get("name", channel.name))
    channel.topic = data.get("topic", channel.topic)
    channel.slowmode = data.get("rate_limit_per_user") or channel.slowmode
    world.channel_changed(channel)
