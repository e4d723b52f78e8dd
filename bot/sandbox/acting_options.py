"""What the Discord client does with a command's options before anything reaches the bot."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.sandbox.client_error import ClientError
from bot.sandbox.command_rules import (
    ATTACHMENT,
    BOOLEAN,
    CHANNEL,
    CHAT_INPUT,
    INTEGER,
    MAX_NUMBER,
    MAX_TEXT,
    MENTIONABLE,
    NUMBER,
    ROLE,
    STRING,
    SUBCOMMAND,
    SUBCOMMAND_GROUP,
    USER,
    Payload,
)
from bot.sandbox.entities import Channel, Role, User
from bot.sandbox.permissions import can_view

if TYPE_CHECKING:
    from bot.sandbox.acting_resolved import Resolver


def find_command(commands: list[Payload], kind: int, name: str) -> tuple[Payload, list[str]]:
    """Return the command that a typed name begins with, and its subcommands' names.

    Raises:
        ClientError: there is none.
    """
    words = (name.split() or [""]) if kind == CHAT_INPUT else [name]
    for command in commands:
        if command["type"] == kind and command["name"] == words[0]:
            return command, words[1:]
    known = ", ".join(sorted(command["name"] for command in commands if command["type"] == kind))
    raise ClientError(f"there is no command {name!r} here; there are: {known or 'none'}")


def descend(command: Payload, words: list[str]) -> list[Payload]:
    """Return the chain of subcommand options that the words name.

    Raises:
        ClientError: a word names none, or one is missing.
    """
    chain: list[Payload] = []
    options = command["options"]
    for word in words:
        nested = [o for o in options if o["type"] in {SUBCOMMAND, SUBCOMMAND_GROUP}]
        found = next((option for option in nested if option["name"] == word), None)
        if found is None:
            raise ClientError(f"/{command['name']} has no subcommand {word!r}")
        chain.append(found)
        options = found.get("options") or []
    if any(option["type"] in {SUBCOMMAND, SUBCOMMAND_GROUP} for option in options):
        raise ClientError(f"/{command['name']} needs a subcommand")
    return chain


def fill_options(
    declared: list[Payload], values: dict[str, object], resolver: Resolver
) -> list[Payload]:
    """Return the options as the bot gets them, in the order they were filled.

    Raises:
        ClientError: one is unknown, missing, of the wrong type or out of its limits.
    """
    by_name = {option["name"]: option for option in declared}
    for name in values:
        if name not in by_name:
            raise ClientError(f"there is no option {name!r}; there are: {', '.join(by_name)}")
    for name, option in by_name.items():
        if option.get("required") and name not in values:
            raise ClientError(f"the option {name!r} is required")
    return [
        {
            "name": name,
            "type": by_name[name]["type"],
            "value": _value(by_name[name], value, resolver),
        }
        for name, value in values.items()
    ]


def focus(declared: list[Payload], name: str, typed: str) -> Payload:
    """Return the option that is being typed.

    Raises:
        ClientError: the option does not complete.
    """
    for option in declared:
        if option["name"] == name and option.get("autocomplete"):
            return {"name": name, "type": option["type"], "value": typed, "focused": True}
    raise ClientError(f"the option {name!r} offers no completion")


def nest(chain: list[Payload], options: list[Payload]) -> list[Payload]:
    """Return options as they stand below their subcommands."""
    for part in reversed(chain):
        options = [{"name": part["name"], "type": part["type"], "options": options}]
    return options


def _value(option: Payload, value: object, resolver: Resolver) -> object:
    made = _READERS[option["type"]](option, value, resolver)
    if option.get("choices"):
        return _chosen(option, value)
    return made


def _chosen(option: Payload, value: object) -> object:
    for choice in option["choices"]:
        if value in {choice["name"], choice["value"]}:
            return choice["value"]
    offered = ", ".join(choice["name"] for choice in option["choices"])
    raise ClientError(f"{option['name']!r} must be one of: {offered}")


def _string(option: Payload, value: object, _: Resolver) -> str:
    if not isinstance(value, str):
        raise _mistyped(option, value, "text")
    # The command bar is one line: a pasted line break becomes a space.
    line = " ".join(value.splitlines())
    low, high = option.get("min_length") or 1, option.get("max_length") or MAX_TEXT
    if not low <= len(line) <= high:
        raise ClientError(f"{option['name']!r} must be between {low} and {high} characters long")
    return line


def _number(option: Payload, value: object, _: Resolver) -> int | float:
    if option.get("choices") and isinstance(value, str):
        return 0
    allowed = int if option["type"] == INTEGER else (int, float)
    if isinstance(value, bool) or not isinstance(value, allowed):
        raise _mistyped(option, value, "a whole number" if allowed is int else "a number")
    low = option.get("min_value", -MAX_NUMBER)
    high = option.get("max_value", MAX_NUMBER)
    if not low <= value <= high:
        raise ClientError(f"{option['name']!r} must be between {low} and {high}")
    return value


def _boolean(option: Payload, value: object, _: Resolver) -> bool:
    if not isinstance(value, bool):
        raise _mistyped(option, value, "true or false")
    return value


def _user(option: Payload, value: object, resolver: Resolver) -> str:
    user = getattr(value, "user", value)
    if not isinstance(user, User):
        raise _mistyped(option, value, "a user")
    return resolver.user(user)


def _role(option: Payload, value: object, resolver: Resolver) -> str:
    if not isinstance(value, Role):
        raise _mistyped(option, value, "a role")
    return resolver.role(value)


def _mentionable(option: Payload, value: object, resolver: Resolver) -> str:
    if isinstance(value, Role):
        return resolver.role(value)
    return _user(option, value, resolver)


def _channel(option: Payload, value: object, resolver: Resolver) -> str:
    if not isinstance(value, Channel):
        raise _mistyped(option, value, "a channel")
    kinds = option.get("channel_types")
    if kinds and value.type not in kinds:
        raise ClientError(f"{option['name']!r} does not take channels of type {value.type.name}")
    if not can_view(value, resolver.person):
        raise ClientError(f"{resolver.person.name} does not see #{value.name}")
    return resolver.channel(value)


def _attachment(option: Payload, value: object, resolver: Resolver) -> str:
    if not isinstance(value, tuple):
        raise _mistyped(option, value, "a file as (name, bytes)")
    return resolver.file(*value)


def _mistyped(option: Payload, value: object, wanted: str) -> ClientError:
    return ClientError(f"{option['name']!r} must be {wanted}, not {type(value).__name__}")


_READERS: dict[int, Callable[[Payload, object, Resolver], object]] = {
    STRING: _string,
    INTEGER: _number,
    NUMBER: _number,
    BOOLEAN: _boolean,
    USER: _user,
    ROLE: _role,
    MENTIONABLE: _mentionable,
    CHANNEL: _channel,
    ATTACHMENT: _attachment,
}
