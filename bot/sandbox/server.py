"""The HTTP side: the API's routes, the gateway and the CDN on one loopback port."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from aiohttp import web

from bot.sandbox.api import Handler, refuse, remember_caller
from bot.sandbox.entities import Application
from bot.sandbox.errors import DiscordFault, not_found, unauthorized
from bot.sandbox.faults import Faults, fault_of
from bot.sandbox.ratelimits import Allowance, RateLimiter
from bot.sandbox.state import World

API = "/api/v10"
OPEN_ROUTES = ("/gateway", "/interactions/", "/webhooks/{")
"""Routes that carry their own token in the path, or need none."""

_MAX_REQUEST = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One REST call: the route's template without /api/v10, the answer's status, and when.

    Attributes:
        at: Seconds of `time.monotonic`.
        code: Discord's JSON error code, 0 for none.
    """

    method: str
    route: str
    path: str
    status: int
    at: float
    code: int = 0


@dataclass(slots=True)
class CallLog:
    """What was asked of the API, in order of the answers."""

    calls: list[ApiCall] = field(default_factory=list)
    unknown_routes: list[str] = field(default_factory=list)

    def count(self, method: str, route: str) -> int:
        """Return how often a route was called."""
        return sum((call.method, call.route) == (method, route) for call in self.calls)

    @property
    def invalid(self) -> int:
        """Return how many calls count towards Discord's ban on invalid requests."""
        return sum(call.status in {401, 403, 429} for call in self.calls)


class Api:
    """Passes each call through what Discord's edge does before and after the route's own work."""

    def __init__(self, world: World, limiter: RateLimiter, faults: Faults, log: CallLog) -> None:
        self._world = world
        self._limiter = limiter
        self._faults = faults
        self._log = log

    def application(self, routes: Iterable[web.RouteDef]) -> web.Application:
        """Return the aiohttp application of these routes, whose paths lack /api/v10."""
        app = web.Application(client_max_size=_MAX_REQUEST)
        for route in routes:
            handler = self._guarded(route.method, route.path, route.handler)
            app.router.add_route(route.method, API + route.path, handler)
        app.router.add_route("*", "/api/{rest:.*}", self._unknown)
        return app

    def _guarded(self, method: str, route: str, handler: Handler) -> Handler:
        async def guarded(request: web.Request) -> web.StreamResponse:
            await self._faults.wait_out(method, route)
            allowance = Allowance({})
            try:
                allowance = self._admit(request, method, route)
                if allowance.fault is not None:
                    raise allowance.fault
                response = await self._work(request, method, route, handler)
                code = 0
            except DiscordFault as fault:
                response, code = refuse(fault), fault.code
            response.headers.update(allowance.headers)
            self._note(request, route, response, code)
            return response

        return guarded

    def _admit(self, request: web.Request, method: str, route: str) -> Allowance:
        application = self._authenticate(request)
        if application is None and not route.startswith(OPEN_ROUTES):
            raise unauthorized()
        who = application.token if application else request.path
        return self._limiter.admit(who, f"{method} {route}", _major(request))

    def _authenticate(self, request: web.Request) -> Application | None:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        application = self._world.application_of(token) if kind == "Bot" else None
        if application is not None:
            remember_caller(request, application)
        return application

    async def _work(
        self, request: web.Request, method: str, route: str, handler: Handler
    ) -> web.StreamResponse:
        failure = self._faults.strike(method, route, after=False)
        if failure is None:
            response = await handler(request)
            failure = self._faults.strike(method, route, after=True)
            if failure is None:
                return response
        if failure.status is None and request.transport is not None:
            request.transport.abort()
        raise fault_of(failure)

    def _note(
        self, request: web.Request, route: str, response: web.StreamResponse, code: int
    ) -> None:
        # discord.py takes a 429 without this header for a ban by Discord's edge.
        response.headers["Via"] = "1.1 sandbox"
        call = ApiCall(request.method, route, request.path, response.status, time.monotonic(), code)
        self._log.calls.append(call)

    async def _unknown(self, request: web.Request) -> web.StreamResponse:
        self._log.unknown_routes.append(f"{request.method} {request.path.removeprefix(API)}")
        response = refuse(not_found())
        self._note(request, "", response, 0)
        return response


def _major(request: web.Request) -> str:
    names = ("channel_id", "guild_id", "webhook_id", "token")
    return "+".join(request.match_info.get(name, "") for name in names)
