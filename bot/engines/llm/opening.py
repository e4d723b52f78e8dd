"""Build the engine from the settings; what it needs is imported only where a model is set up."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from bot.config import Settings
from bot.workers import Workers

if TYPE_CHECKING:
    from bot.engines.llm.endpoint import Endpoint
    from bot.engines.llm.engine import LlmEngine
    from bot.engines.llm.tokens import Tokenizer

PRELOAD: Final = (
    "bot.engines.llm.checks",
    "bot.engines.llm.citing",
    "bot.engines.llm.planning",
    "bot.engines.llm.sorting",
    "bot.engines.llm.talk",
)
"""What worker processes that plan and check should import before their first task."""


@asynccontextmanager
async def open_llm(
    settings: Settings, workers: Workers, tell_owner: Callable[[str], None]
) -> AsyncIterator[LlmEngine]:
    """Build the engine; leaving drops its connections.

    Raises:
        ConfigError: when a prompt or the key file is wrong.
    """
    from bot.engines.llm.breaker import Breaker
    from bot.engines.llm.caller import Caller
    from bot.engines.llm.desk import Desk
    from bot.engines.llm.engine import LlmEngine
    from bot.engines.llm.gate import Gate
    from bot.prompts import load_prompts

    llm = settings.llm
    prompts = load_prompts(llm.prompts_dir)
    async with open_endpoint(settings) as (endpoint, tokenizer):
        caller = Caller(
            endpoint,
            gate=Gate(llm.concurrency, llm.retry_seconds),
            breaker=Breaker(),
            repair=prompts["repair"],
            retry_seconds=llm.retry_seconds,
            tell_owner=tell_owner,
        )
        desk = Desk(
            caller=caller,
            prompts=prompts,
            workers=workers,
            window=llm.context_window,
            output=llm.max_output,
            floor=llm.min_chunk,
            slots=llm.concurrency,
        )
        yield LlmEngine(
            desk=desk,
            terms=endpoint.terms,
            tokenizer=tokenizer,
            standard_quotes=settings.summary.quotes,
        )


@asynccontextmanager
async def open_endpoint(settings: Settings) -> AsyncIterator[tuple[Endpoint, Tokenizer]]:
    """Build the way to the model; leaving drops its connections.

    Raises:
        ConfigError: when the key file is wrong.
    """
    from bot.engines.llm.endpoint import Endpoint, Terms
    from bot.engines.llm.tokens import Tokenizer

    llm = settings.llm
    tokenizer = Tokenizer(llm.model)
    terms = Terms(
        base_url=llm.base_url,
        api_key=settings.llm_key,
        model=llm.model,
        temperature=llm.temperature,
        price_in=llm.price_in,
        price_out=llm.price_out,
        connect_seconds=llm.connect_seconds,
        silence_seconds=llm.silence_seconds,
        call_seconds=llm.call_seconds,
        headers=llm.headers,
    )
    endpoint = Endpoint(terms, tokenizer)
    try:
        yield endpoint, tokenizer
    finally:
        await endpoint.close()
