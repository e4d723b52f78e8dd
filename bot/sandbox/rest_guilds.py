"""REST routes of guilds, members, users and the application itself."""

from __future__ import annotations

from aiohttp import web

from bot.sandbox.api import bot_user, caller, path_id, reply, snowflake
from bot.sandbox.entities import Application, Guild, Json
from bot.sandbox.errors import missing_access, unknown
from bot.sandbox.gateway import Gateway
from bot.sandbox.intents import APPLICATION_FLAGS
from bot.sandbox.payloads import (
    channel_payload,
    guild_payload,
    member_payload,
    role_payload,
    user_payload,
)
from bot.sandbox.permissions import guild_permissions
from bot.sandbox.state import World

GUILD = "/guilds/{guild_id}"
IDENTIFIES_A_DAY = 1000


def guild_routes(world: World, gateway: Gateway) -> list[web.RouteDef]:
    """Return the routes, whose paths lack /api/v10."""
    guilds, users = _Guilds(world), _Users(world, gateway)
    return [
        web.get(GUILD, guilds.get, allow_head=False),
        web.get(f"{GUILD}/channels", guilds.channels, allow_head=False),
        web.get(f"{GUILD}/roles", guilds.roles, allow_head=False),
        web.get(f"{GUILD}/members", guilds.members, allow_head=False),
        web.get(f"{GUILD}/members/{{user_id}}", guilds.member, allow_head=False),
        web.get("/users/@me", users.me, allow_head=False),
        web.get("/users/@me/guilds", users.guilds, allow_head=False),
        web.delete("/users/@me/guilds/{guild_id}", users.leave),
        web.get("/users/{user_id}", users.get, allow_head=False),
        web.get("/oauth2/applications/@me", users.application, allow_head=False),
        web.get("/applications/@me", users.application, allow_head=False),
        web.get("/gateway", users.gateway, allow_head=False),
        web.get("/gateway/bot", users.gateway_bot, allow_head=False),
    ]


class _Guilds:
    def __init__(self, world: World) -> None:
        self._world = world

    async def get(self, request: web.Request) -> web.Response:
        guild = self._guild(request)
        payload = guild_payload(guild)
        if request.query.get("with_counts", "").lower() in {"1", "true"}:
            count = len(guild.members)
            payload |= {"approximate_member_count": count, "approximate_presence_count": count}
        return reply(payload)

    async def channels(self, request: web.Request) -> web.Response:
        reader = bot_user(request)
        found = [c for c in self._guild(request).channels.values() if c.thread is None]
        return reply([channel_payload(channel, reader) for channel in found])

    async def roles(self, request: web.Request) -> web.Response:
        return reply([role_payload(role) for role in self._guild(request).roles.values()])

    async def members(self, request: web.Request) -> web.Response:
        if "members" not in caller(request).privileged_intents:
            raise missing_access()
        after = snowflake(request.query.get("after", 0), ("after",))
        limit = snowflake(request.query.get("limit", 1), ("limit",))
        found = sorted(self._guild(request).members.items())
        chosen = [member for user, member in found if user > after][:limit]
        return reply([member_payload(member) for member in chosen])

    async def member(self, request: web.Request) -> web.Response:
        member = self._guild(request).members.get(path_id(request, "user_id"))
        if member is None:
            raise unknown("Member")
        return reply(member_payload(member))

    def _guild(self, request: web.Request) -> Guild:
        return self._world.guild(path_id(request, "guild_id"), bot_user(request))


class _Users:
    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world = world
        self._gateway = gateway

    async def me(self, request: web.Request) -> web.Response:
        extra = {"verified": True, "mfa_enabled": False, "email": None, "locale": "en-US"}
        return reply(user_payload(bot_user(request)) | extra)

    async def get(self, request: web.Request) -> web.Response:
        user = self._world.users.get(path_id(request, "user_id"))
        if user is None:
            raise unknown("User")
        return reply(user_payload(user))

    async def guilds(self, request: web.Request) -> web.Response:
        user = bot_user(request)
        return reply(
            [
                {
                    "id": str(guild.id),
                    "name": guild.name,
                    "icon": None,
                    "banner": None,
                    "owner": guild.owner is user,
                    "permissions": str(guild_permissions(guild, user)),
                    "features": [],
                }
                for guild in self._world.guilds.values()
                if user.id in guild.members
            ]
        )

    async def leave(self, request: web.Request) -> web.Response:
        guild = self._world.guild(path_id(request, "guild_id"), bot_user(request))
        self._world.remove_member(guild, bot_user(request))
        return reply()

    async def application(self, request: web.Request) -> web.Response:
        return reply(application_payload(caller(request)))

    async def gateway(self, request: web.Request) -> web.Response:
        return reply({"url": self._world.gateway_url})

    async def gateway_bot(self, request: web.Request) -> web.Response:
        caller(request)
        left = max(0, IDENTIFIES_A_DAY - self._gateway.identifies)
        limit: Json = {
            "total": IDENTIFIES_A_DAY,
            "remaining": left,
            "reset_after": 86_400_000,
            "max_concurrency": 1,
        }
        return reply({"url": self._world.gateway_url, "shards": 1, "session_start_limit": limit})


def application_payload(application: Application) -> Json:
    """Return an application as its own bot sees it."""
    return {
        "id": str(application.id),
        "name": application.name,
        "description": "",
        "icon": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "owner": user_payload(application.owner),
        "verify_key": f"{application.id:064x}",
        "team": None,
        "flags": sum(APPLICATION_FLAGS[name] for name in application.privileged_intents),
        "bot": user_payload(application.user),
    }
