"""A language model's server on loopback that speaks OpenAI's chat completions.

What it says, how long it takes, what it cannot do and what goes wrong are all for the test to say;
the client is the real one and so is the connection.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType
from typing import Any

from aiohttp import web

from tests.llm.abilities import Abilities
from tests.llm.exchange import Exchange
from tests.llm.faults import WireFault
from tests.llm.latency import Latency
from tests.llm.model import HelpfulModel
from tests.llm.refusals import Refusal, bad_request, rate_limited
from tests.llm.render import Draft
from tests.llm.replies import Altered, Reply
from tests.llm.request import Count, Json, Request, quarter, spoken
from tests.llm.stats import stats

MOST_BYTES = 64 * 1024 * 1024
OLLAMA_KEEPS = 4
"""Tokens at the beginning of a prompt that Ollama keeps when it cuts (its `num_keep`)."""

Fault = Refusal | WireFault | Altered
Outcome = str | dict[str, Any] | Reply | Fault
Answer = Callable[[Request], Outcome]
Predicate = Callable[[Request], bool]


class LlmServer:
    """A model on a port that the operating system chooses; used with `async with`.

    A request passes the key, the limit of requests in flight, the endpoint's abilities; then the
    next of `script` happens, else the first of `fail_when` that fits, else `answer` does.

    Args:
        port: 0 lets the system choose.
        output_tokens: Length of every default answer; None leaves it as it comes.
        count: Counts tokens.

    Attributes:
        answer: What the model says; text, JSON as a dict, a reply or a fault.
        limit_in_flight: Above it requests are answered with `limit_refusal`; None has no limit.
        requests: All so far, in order of arrival, refused ones included.
        refused: How many were turned away by the limit.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        latency: Latency | None = None,
        abilities: Abilities | None = None,
        answer: Answer | None = None,
        output_tokens: int | None = None,
        limit_in_flight: int | None = None,
        count: Count = quarter,
    ) -> None:
        self.latency = latency or Latency()
        self.abilities = abilities or Abilities()
        self.answer: Answer = answer or HelpfulModel(output_tokens, count)
        self.limit_in_flight = limit_in_flight
        self.limit_refusal = rate_limited(retry_after=1)
        self.requests: list[Request] = []
        self.in_flight = 0
        self.most_in_flight = 0
        self.refused = 0
        self.base_url = ""
        self._count = count
        self._port = port
        self._script: deque[Outcome] = deque()
        self._rules: list[_Rule] = []
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closing = False
        self._changed = asyncio.Event()
        self._runner: web.AppRunner | None = None

    def script(self, *outcomes: Outcome) -> None:
        """Queue what happens to the next requests, one each."""
        self._script.extend(outcomes)

    @property
    def unplayed(self) -> int:
        """Return how many scripted outcomes have not come to pass."""
        return len(self._script)

    def fail_when(self, fits: Predicate, fault: Outcome, times: int | None = None) -> None:
        """Let requests fail that fit, some times or always."""
        self._rules.append(_Rule(fits, fault, times))

    async def until(self, holds: Callable[[], bool], timeout: float = 10.0) -> None:  # noqa: ASYNC109 - a test's patience
        """Wait until something holds that requests change: `lambda: llm.in_flight == 0`."""
        async with asyncio.timeout(timeout):
            while not holds():
                self._changed.clear()
                await self._changed.wait()

    def forget(self) -> None:
        """Drop the records and the counts, but keep what is scripted."""
        self.requests.clear()
        self.refused, self.most_in_flight = 0, self.in_flight

    async def __aenter__(self) -> LlmServer:
        """Open the port."""
        app = web.Application(client_max_size=MOST_BYTES)
        app.router.add_post("/v1/chat/completions", self._complete)
        app.router.add_get("/v1/models", self._models)
        app.router.add_get("/stats", self._stats)
        app.on_shutdown.append(self._leave)
        self._runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=1.0
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port, backlog=1024).start()
        self.base_url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/v1"
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

    async def _leave(self, _: web.Application) -> None:
        self._closing = True
        for task in self._tasks:
            task.cancel()

    async def _models(self, _: web.Request) -> web.Response:
        name = self.abilities.model or "test-model"
        model = {"id": name, "object": "model", "created": 1_700_000_000, "owned_by": "tests"}
        return web.json_response({"object": "list", "data": [model]})

    async def _stats(self, _: web.Request) -> web.Response:
        return web.json_response(stats(self))

    async def _complete(self, http: web.Request) -> web.StreamResponse:
        started = time.monotonic()
        request = Request(
            number=len(self.requests) + 1, body={}, headers=http.headers, started=started
        )
        self.requests.append(request)
        exchange = Exchange(http, request, lambda: self._draft(request))
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            await self._serve(http, exchange)
        except (asyncio.CancelledError, ConnectionError):
            request.cancelled = not (self._closing or exchange.broken)
            raise
        finally:
            self._tasks.discard(task)
            request.finished = time.monotonic()
            self._changed.set()
        return exchange.response

    async def _serve(self, http: web.Request, exchange: Exchange) -> None:
        request = exchange.request
        try:
            body = json.loads(await http.read())
        except ValueError:
            body = None
        if not isinstance(body, dict):
            await exchange.refuse(bad_request("We could not parse the JSON body of your request."))
            return
        request.body = body
        request.measure(self._count)
        if closed := self.abilities.door(request) or self._crowded():
            await exchange.refuse(closed)
            return
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        self._changed.set()
        try:
            await self._happen(exchange, self.abilities.refusal(request) or self._next(request))
        finally:
            self.in_flight -= 1

    def _crowded(self) -> Refusal | None:
        if self.limit_in_flight is None or self.in_flight < self.limit_in_flight:
            return None
        self.refused += 1
        return self.limit_refusal

    def _next(self, request: Request) -> Outcome | None:
        if self._script:
            return self._script.popleft()
        return next((rule.fault for rule in self._rules if rule.applies(request)), None)

    async def _happen(self, exchange: Exchange, outcome: Outcome | None) -> None:
        if outcome is None:
            outcome = self.answer(self._seen(exchange.request))
        match outcome:
            case Refusal():
                await exchange.refuse(outcome)
            case str() | dict() | Reply():
                exchange.request.reply = Reply.of(outcome)
                await exchange.answer()
            case Altered():
                exchange.request.reply = outcome.how(self._own(exchange.request))
                await exchange.answer()
            case _:
                await outcome.happen(exchange)

    def _own(self, request: Request) -> Reply:
        """Return what the model itself would say."""
        said = self.answer(self._seen(request))
        return Reply.of(said) if isinstance(said, str | dict | Reply) else Reply()

    def _draft(self, request: Request) -> Draft:
        reply = request.reply or self._own(request)
        if self.abilities.thinks and not reply.reasoning:
            reply = replace(reply, reasoning=self.abilities.thoughts)
        reply = reply.limited(request.max_output, self._count)
        tokens = reply.size(self._count)
        return Draft(request, reply, tokens, self.abilities, self.latency)

    def _seen(self, request: Request) -> Request:
        """Return the request as the model gets it: Ollama cuts what does not fit, in silence."""
        room, able = self.abilities.context, self.abilities
        if able.overflow != "ollama" or room is None or request.prompt_tokens <= room:
            return request
        request.truncated = True
        over = 1 - (room - OLLAMA_KEEPS) / request.prompt_tokens
        drop = int(len(request.text) * over)
        messages = [_without_start(m, drop) if m is last_user(request) else m
                    for m in request.messages]  # fmt: skip
        return replace(request, body={**request.body, "messages": messages})


class _Rule:
    def __init__(self, fits: Predicate, fault: Outcome, times: int | None) -> None:
        self.fault = fault
        self._fits = fits
        self._left = times

    def applies(self, request: Request) -> bool:
        if self._left == 0 or not self._fits(request):
            return False
        if self._left is not None:
            self._left -= 1
        return True


def last_user(request: Request) -> Json | None:
    """Return the last message of the user, as it was sent."""
    return next((m for m in reversed(request.messages) if m.get("role") == "user"), None)


def _without_start(message: Json, characters: int) -> Json:
    return {**message, "content": spoken(message)[characters:]}
