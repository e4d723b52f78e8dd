"""`precis doctor`: what is set, and whether the database and the language model answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.config import Settings
from bot.errors import PrecisError
from bot.models import Usage

WELL: Final = "✓"
UNWELL: Final = "✗"
MISSING: Final = "–"


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, as lines for a terminal."""

    text: str
    is_well: bool


async def examine(settings: Settings) -> Report:
    """Look at the settings and the database, and call the endpoint once, if one is set up.

    Raises:
        ConfigError: when a setting or a prompt is wrong.
    """
    token = settings.discord_token
    discord = (
        f"{WELL} Discord: a bot token is set" if token else f"{MISSING} Discord: no bot token yet"
    )
    memory, is_well = await _memory(settings)
    if not settings.uses_model:
        engine = f"{WELL} engine: extractive, no model is set up"
        return Report("\n".join([discord, memory, engine]), is_well)
    from bot.engines.llm.examining import examine_model

    found = await examine_model(settings)
    llm = settings.llm
    address = llm.base_url or "OpenAI"
    lines = [discord, memory, f"{WELL} engine: language model {llm.model} at {address}"]
    if found.problem:
        return Report("\n".join([*lines, f"{UNWELL} {found.problem}"]), False)
    lines += [
        f"{WELL} the model answers ({found.seconds:.1f} s)",
        f"{WELL} structured output: {found.rung}",
        f"{WELL} usage: {_usage(found.usage)}",
        f"{WELL} token counts: {'exact (tiktoken)' if found.exact else 'estimated'}",
        f"{WELL} context window: {llm.context_window:,} tokens, of which "
        f"{min(llm.max_output, llm.context_window // 4):,} are for the answer",
        f"{WELL} price: {_price(llm.price_in, llm.price_out)}",
    ]
    return Report("\n".join(lines), is_well)


async def _memory(settings: Settings) -> tuple[str, bool]:
    """Say in a line whether the database can be used; one that is not there yet will be made."""
    from bot.store import check

    url = settings.storage.url.get_secret_value()
    kind = "PostgreSQL" if url.startswith("postgres") else "SQLite"
    try:
        found = await check(url)
    except PrecisError as error:
        return f"{UNWELL} database: {error.user_message}", False
    state = "up to date" if found.is_current else "will be brought up to date at the start"
    return f"{WELL} database: {kind}, {state if found.revision else 'made at the start'}", True


def _usage(usage: Usage) -> str:
    counts = f"{usage.prompt_tokens:,} + {usage.completion_tokens:,} tokens"
    return f"not reported, estimated at {counts}" if usage.estimated else f"reported ({counts})"


def _price(price_in: float, price_out: float) -> str:
    if not (price_in or price_out):
        return "not set, so budgets in money do not count (llm.price_in, llm.price_out)"
    return f"${price_in:g} in, ${price_out:g} out per million tokens"
