"""Short messages around a summary: help."""

from __future__ import annotations

from bot.core import texts
from bot.core.render.payload import Reply


def help_reply(*, emoji: str | None = None) -> Reply:
    """Say what one can do; `emoji` is the reaction that asks for a summary, if one is set."""
    reaction = [texts.HELP_REACTION.format(emoji=emoji)] if emoji else []
    return Reply("\n".join([texts.HELP, *reaction, texts.HELP_CLOSE]))
