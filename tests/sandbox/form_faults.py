"""Reads the faults of a form out of Discord's nested tree, for the tests of its rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sandbox.errors import DiscordFault


def codes_of(check: Callable[..., None], *values: object, **options: object) -> dict[str, str]:
    """Run a check and return the codes of what it finds by dotted place; {} when it passes."""
    caught: DiscordFault | None = None
    try:
        check(*values, **options)
    except DiscordFault as fault:
        caught = fault
    if caught is None:
        return {}
    assert (caught.status, caught.code, caught.message) == (400, 50035, "Invalid Form Body")
    return _flat(caught.errors or {})


def _flat(tree: dict[str, Any], place: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in tree.items():
        if key == "_errors":
            found[place] = value[0]["code"]
        else:
            found |= _flat(value, f"{place}.{key}" if place else key)
    return found
