"""REST routes of application commands, global and per guild."""

from __future__ import annotations

from aiohttp import web

from bot.sandbox.api import caller, path_id, read_json, read_list, reply
from bot.sandbox.command_rules import Payload
from bot.sandbox.commands import CommandBook
from bot.sandbox.errors import DiscordFault, missing_access
from bot.sandbox.state import World

GLOBAL = "/applications/{application_id}/commands"
GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"


def command_routes(world: World) -> list[web.RouteDef]:
    """Return the routes, whose paths lack /api/v10."""
    handlers = _Handlers(world)
    routes = [web.get(f"{GUILD}/permissions", handlers.permissions)]
    for path in (GLOBAL, GUILD):
        routes += [
            web.get(path, handlers.list),
            web.put(path, handlers.overwrite),
            web.post(path, handlers.create),
            web.get(f"{path}/{{command_id}}", handlers.get),
            web.patch(f"{path}/{{command_id}}", handlers.edit),
            web.delete(f"{path}/{{command_id}}", handlers.delete),
        ]
    return routes


class _Handlers:
    def __init__(self, world: World) -> None:
        self._world = world
        self._book = CommandBook.of(world)

    async def list(self, request: web.Request) -> web.Response:
        commands = self._book.all(*self._scope(request))
        if request.query.get("with_localizations") in {"1", "true"}:
            return reply(commands)
        return reply([_unlocalized(command) for command in commands])

    async def overwrite(self, request: web.Request) -> web.Response:
        commands = await read_list(request)
        return reply(self._book.overwrite(*self._scope(request), commands))

    async def create(self, request: web.Request) -> web.Response:
        command, new = self._book.create(*self._scope(request), await read_json(request))
        return reply(command, 201 if new else 200)

    async def get(self, request: web.Request) -> web.Response:
        return reply(self._book.get(*self._scope(request), path_id(request, "command_id")))

    async def edit(self, request: web.Request) -> web.Response:
        changes = await read_json(request)
        command_id = path_id(request, "command_id")
        return reply(self._book.edit(*self._scope(request), command_id, changes))

    async def delete(self, request: web.Request) -> web.Response:
        self._book.delete(*self._scope(request), path_id(request, "command_id"))
        return reply()

    async def permissions(self, request: web.Request) -> web.Response:
        """Return the overwrites of who may use which command; the sandbox sets none."""
        self._scope(request)
        return reply([])

    def _scope(self, request: web.Request) -> tuple[int, int | None]:
        application = caller(request)
        if path_id(request, "application_id") != application.id:
            words = "You are not authorized to perform this action on this application"
            raise DiscordFault(403, 20012, words)
        if "guild_id" not in request.match_info:
            return application.id, None
        guild = self._world.guilds.get(path_id(request, "guild_id"))
        if guild is None or application.user.id not in guild.members:
            raise missing_access()
        return application.id, guild.id


def _unlocalized(command: Payload) -> Payload:
    return {key: value for key, value in command.items() if not key.endswith("_localizations")}
