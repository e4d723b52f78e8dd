"""The local Discord as tests and the demo use it: start it, people it, watch it, break it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from types import TracebackType

from aiohttp import web

from bot.sandbox import editing, posting, threads
from bot.sandbox.api import Body
from bot.sandbox.cdn import cdn_routes
from bot.sandbox.command_routes import command_routes
from bot.sandbox.drafts import read_draft
from bot.sandbox.entities import Application, Channel, Guild, Json, Message, User
from bot.sandbox.faults import Faults
from bot.sandbox.gateway import Gateway
from bot.sandbox.interaction_routes import interaction_routes
from bot.sandbox.people import Person
from bot.sandbox.polls import Poll
from bot.sandbox.ratelimits import RateLimiter, RateLimits
from bot.sandbox.rest_channels import channel_routes
from bot.sandbox.rest_guilds import guild_routes
from bot.sandbox.rest_messages import message_routes
from bot.sandbox.rest_threads import thread_routes
from bot.sandbox.server import API, Api, ApiCall, CallLog
from bot.sandbox.state import World


class Sandbox:
    """A Discord on a loopback port that the operating system chooses.

    Used with `async with`. Clients are pointed at `api_url`, `gateway_url` and `cdn_url`.

    Args:
        limits: Rate limits; None is Discord's.
        heartbeat_seconds: Interval asked of gateway clients.
        port: A fixed port, for people who start a client by hand.

    Attributes:
        world: All records.
        faults: Trouble on demand.
    """

    def __init__(
        self,
        *,
        limits: RateLimits | None = None,
        heartbeat_seconds: float = 41.25,
        port: int = 0,
    ) -> None:
        self.world = World()
        self._gateway = Gateway(self.world, heartbeat_seconds=heartbeat_seconds)
        self.faults = Faults(self._gateway)
        self._log = CallLog()
        self._limiter = RateLimiter(limits or RateLimits())
        self._port = port
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Sandbox:
        """Open the port."""
        api = Api(self.world, self._limiter, self.faults, self._log)
        app = api.application(self._routes())
        app.router.add_routes(cdn_routes(self.world))
        app.router.add_get("/gateway", self._gateway.handle)
        app.on_shutdown.append(self._leave)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        host = "127.0.0.1:" + str(self._runner.addresses[0][1])
        self.world.api_url = f"http://{host}{API}"
        self.world.cdn_url = f"http://{host}"
        self.world.gateway_url = f"ws://{host}/gateway"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the port and drop all clients."""
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """Return the base of all REST routes, /api/v10 included."""
        return self.world.api_url

    @property
    def gateway_url(self) -> str:
        """Return the WebSocket address of the gateway."""
        return self.world.gateway_url

    @property
    def cdn_url(self) -> str:
        """Return the base of files and pictures."""
        return self.world.cdn_url

    @property
    def calls(self) -> list[ApiCall]:
        """Return the REST calls so far, in order of their answers."""
        return self._log.calls

    @property
    def unknown_routes(self) -> list[str]:
        """Return calls of routes that are not there ("GET /nowhere"); a test may fail on any."""
        return self._log.unknown_routes

    @property
    def invalid_requests(self) -> int:
        """Return how many calls were answered 401, 403 or 429; 10,000 in 10 minutes is a ban."""
        return self._log.invalid

    @property
    def pings(self) -> list[tuple[Message, tuple[User, ...]]]:
        """Return the messages that notified someone, and whom."""
        return self.world.pings

    def count(self, method: str, route: str) -> int:
        """Return how often a route template was called."""
        return self._log.count(method, route)

    def create_application(
        self, name: str, *, token: str, privileged_intents: Iterable[str] = ()
    ) -> Application:
        """Register a bot; privileged intents are "message_content", "members", "presences"."""
        return self.world.create_application(name, token, frozenset(privileged_intents))

    def create_person(self, name: str, *, locale: str = "en-US") -> Person:
        """Register a human."""
        return Person(self.world, self.world.create_user(name), locale=locale)

    def create_guild(self, name: str, *, owner: Person | None = None) -> Guild:
        """Found a guild; without an owner one is made up."""
        founder = owner.user if owner else self.world.create_user(f"{name} owner")
        return self.world.create_guild(name, founder)

    def advance(self, **duration: float) -> None:
        """Move the clock forward (`hours=2`): messages age, links end, idle threads close."""
        self.world.shift_clock(timedelta(**duration))
        threads.archive_idle(self.world)
        self.world.changed()

    async def post_as(
        self,
        app: Application,
        channel: Channel,
        content: str = "",
        *,
        embeds: Sequence[Json] = (),
        poll: Poll | None = None,
    ) -> Message:
        """Post as a bot that no client runs here, such as a news feed's; the API's rules hold.

        Raises:
            DiscordFault: as Discord refuses it.
        """
        asked = None if poll is None else poll.request()
        body = Body({"content": content, "embeds": list(embeds), "poll": asked})
        return posting.send(self.world, channel, app.user, read_draft(body))

    def unfurl(self, message: Message, *embeds: Json) -> None:
        """Add link previews to a message, as Discord does after it was posted.

        A preview is of type "link" unless it says otherwise ("article", "rich", "image").
        """
        editing.unfurl(self.world, message, list(embeds))

    async def wait_for_message(
        self,
        channel: Channel,
        condition: Callable[[Message], object] = lambda _: True,
        *,
        after: Message | None = None,
        timeout: float = 10.0,  # noqa: ASYNC109 - the name that asyncio's own waits use
    ) -> Message:
        """Wait until a channel holds a message that fulfils a condition; the newest one counts.

        Args:
            channel: Where to look; messages that are there already count too.
            condition: Looked at again after every change, so edits count.
            after: Only messages newer than this one.
            timeout: Seconds.

        Raises:
            TimeoutError: there was none in time.
        """
        oldest = after.id if after else 0
        found: list[Message] = []

        def look() -> bool:
            newer = (m for m in reversed(channel.messages.values()) if m.id > oldest)
            found.extend(message for message in newer if condition(message))
            return bool(found)

        await self.world.wait_until(look, seconds=timeout)
        return found[0]

    async def _leave(self, _: web.Application) -> None:
        await self._gateway.drop(1001)

    def _routes(self) -> Iterable[web.RouteDef]:
        yield from message_routes(self.world, self._limiter)
        yield from thread_routes(self.world)
        yield from channel_routes(self.world, self._limiter)
        yield from guild_routes(self.world, self._gateway)
        yield from command_routes(self.world)
        yield from interaction_routes(self.world)
