"""What the steps of the engine share: prompts become calls, calls become answers."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from bot.core.tokens import estimate_tokens
from bot.engines.llm.caller import Caller, Errand
from bot.engines.llm.endpoint import Call, OnText
from bot.engines.llm.planning import Room
from bot.engines.llm.reading import Said
from bot.engines.llm.shapes import Shape
from bot.errors import EngineError, TooDear
from bot.models import Article, Length, Usage
from bot.ports import Watch
from bot.prompts import Prompts
from bot.workers import WorkerFailure, Workers

T = TypeVar("T")

NAME: Final = "llm"
"""Of the engine."""

WORKER_SECONDS: Final = 30.0
LENIENCE: Final = 3
"""So many times as many tokens as expected may be used."""
_FRAME_TOKENS: Final = 64
"""What roles, tags and a schema add to a prompt's own text."""
_SMALLEST_ROOM: Final = 256
_SMALLEST_WINDOW: Final = 1024
_BYTES_A_TOKEN: Final = 3
"""Hardly any text has fewer UTF-8 bytes a token."""


@dataclass(slots=True)
class Spending:
    """What an order has cost so far, and when it is enough.

    Attributes:
        limit: Tokens; None until it is known how much the text takes.
    """

    watch: Watch
    tokens: int = 0
    limit: int | None = None

    def charge(self, usage: Usage) -> None:
        """Take note of a call, and let the watch do so."""
        self.tokens += usage.tokens
        self.watch.charge(usage)

    def expect(self, tokens: int) -> None:
        """Set the limit to well above what is expected: repairs and corrections cost as well."""
        self.limit = self.tokens + LENIENCE * tokens

    def check(self) -> None:
        """Do nothing if another call may be made.

        Raises:
            TooDear: when the calls so far have cost too much.
        """
        if self.limit is not None and self.tokens > self.limit:
            raise TooDear


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One thing to write, whatever it is.

    Attributes:
        spending: Told what each call costs.
        marker: Part of the tags around what is data. Nobody can write a tag into an article that
            is made up after it was read. Digits, as they are few tokens.
    """

    watch: Watch
    spending: Spending
    background: bool = False
    marker: str = field(default_factory=lambda: f"{secrets.randbelow(10**9):09d}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Assignment):
    """One summary to write.

    Attributes:
        language: The English name of the language to write in.
        quotes: Key quotes at most.
    """

    article: Article
    length: Length
    language: str
    quotes: int


@dataclass(slots=True, kw_only=True)
class Desk:
    """Where calls are made.

    Attributes:
        window: Tokens of prompt and answer together; narrowed when the endpoint takes less.
        output: Tokens of an answer at most.
        floor: Tokens of a long text's part at least.
        slots: Calls under way at once.
    """

    caller: Caller
    prompts: Prompts
    workers: Workers
    window: int
    output: int
    floor: int
    slots: int

    async def ask(
        self,
        order: Assignment,
        name: str,
        shape: Shape,
        *,
        tag: str = "article",
        on_text: OnText | None = None,
        **values: object,
    ) -> Said:
        """Fill in a prompt and ask; `tag` names the fence around what is data.

        Raises:
            EngineError: when there is no answer to be had.
        """
        told = self.prompts[name].render(fence=f"{tag}-{order.marker}", **values)
        prompt_bytes = len(told.system.encode()) + len(told.user.encode())
        most = prompt_bytes // _BYTES_A_TOKEN + 2 * self.answer_room
        call = Call(
            system=told.system,
            user=told.user,
            shape=shape,
            max_output=self.answer_room,
            has_room=most <= self.window,
        )
        order.spending.check()
        errand = Errand(charge=order.spending.charge, on_text=on_text, background=order.background)
        return await self.caller.ask(call, errand)

    async def work(self, function: Callable[..., T], *values: Any) -> T:
        """Run a function in a worker process.

        Raises:
            EngineError: when it takes too long or its process dies.
        """
        try:
            return await self.workers.run(function, *values, timeout=WORKER_SECONDS)
        except WorkerFailure as error:
            raise EngineError from error

    @property
    def answer_room(self) -> int:
        """Return how many tokens an answer may have: not more than a quarter of a small window."""
        return min(self.output, self.window // 4)

    def room(self, whole: str, part: str) -> Room:
        """Return how long texts may be; `whole` and `part` are the prompts without them."""
        left = self.window - self.answer_room - _FRAME_TOKENS
        return Room(
            whole=max(_SMALLEST_ROOM, left - estimate_tokens(whole)),
            part=max(_SMALLEST_ROOM, left - estimate_tokens(part)),
            floor=self.floor,
            slots=self.slots,
        )

    def narrow(self, limit: int | None, tried: int) -> None:
        """Take the window for smaller, after a prompt was refused that filled `tried` tokens.

        Others may have been refused for the same reason; it is narrowed once.
        """
        if self.window == tried:
            self.window = max(_SMALLEST_WINDOW, min(limit or tried // 2, tried * 3 // 4))


async def all_of(works: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """Return all results in order; the first failure ends the others."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
