"""The application commands a bot has registered, globally and for single guilds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.sandbox.command_rules import (
    CHAT_INPUT,
    LIMITS,
    Payload,
    validate_command,
    validate_commands,
)
from bot.sandbox.errors import DiscordFault, unknown

if TYPE_CHECKING:
    from bot.sandbox.state import World

_KEPT = (
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "default_member_permissions",
    "dm_permission",
    "contexts",
    "integration_types",
    "nsfw",
    "type",
)


@dataclass
class CommandBook:
    """All commands of all applications; a scope is an application and a guild (None: global)."""

    world: World
    _scopes: dict[tuple[int, int | None], dict[int, Payload]] = field(default_factory=dict)

    @classmethod
    def of(cls, world: World) -> CommandBook:
        """Return the world's book."""
        book: CommandBook = world.services.setdefault("commands", cls(world))
        return book

    def all(self, application_id: int, guild_id: int | None) -> list[Payload]:
        """Return the commands of a scope."""
        return list(self._scope(application_id, guild_id).values())

    def usable(self, guild_id: int | None) -> list[Payload]:
        """Return what may be shown in a guild (its own commands first) or, for None, in DMs."""
        scopes = sorted(self._scopes.items(), key=lambda item: item[0][1] is None)
        found = (scope.values() for key, scope in scopes if key[1] in {guild_id, None})
        return [command for commands in found for command in commands]

    def get(self, application_id: int, guild_id: int | None, command_id: int) -> Payload:
        """Return one command.

        Raises:
            DiscordFault: 10063 when there is none.
        """
        try:
            return self._scope(application_id, guild_id)[command_id]
        except KeyError:
            raise unknown("Application Command") from None

    def overwrite(
        self, application_id: int, guild_id: int | None, commands: list[Payload]
    ) -> list[Payload]:
        """Replace a scope's commands; one whose kind and name stay keeps its id.

        Raises:
            DiscordFault: 50035 for faults in them, 30032 for too many.
        """
        validate_commands(commands)
        _check_count(commands)
        old = {_key(command): command for command in self.all(application_id, guild_id)}
        made = [
            self._made(application_id, guild_id, command, old.get(_key(command)))
            for command in commands
        ]
        self._scopes[application_id, guild_id] = {int(command["id"]): command for command in made}
        return made

    def create(
        self, application_id: int, guild_id: int | None, command: Payload
    ) -> tuple[Payload, bool]:
        """Add a command, or replace the one of its kind and name; tell whether it is new.

        Raises:
            DiscordFault: as above.
        """
        validate_command(command)
        existing = self.all(application_id, guild_id)
        same = next((old for old in existing if _key(old) == _key(command)), None)
        if same is None:
            _check_count([*existing, command])
        made = self._made(application_id, guild_id, command, same)
        self._scope(application_id, guild_id)[int(made["id"])] = made
        return made, same is None

    def edit(
        self, application_id: int, guild_id: int | None, command_id: int, changes: Payload
    ) -> Payload:
        """Change some fields of a command; its kind never changes.

        Raises:
            DiscordFault: 10063, or 50035 when the result would be at fault.
        """
        old = self.get(application_id, guild_id, command_id)
        merged = {key: old[key] for key in _KEPT} | {**changes, "type": old["type"]}
        validate_command(merged)
        made = self._made(application_id, guild_id, merged, old)
        self._scope(application_id, guild_id)[command_id] = made
        return made

    def delete(self, application_id: int, guild_id: int | None, command_id: int) -> None:
        """Remove a command.

        Raises:
            DiscordFault: 10063 when there is none.
        """
        self.get(application_id, guild_id, command_id)
        del self._scope(application_id, guild_id)[command_id]

    def _scope(self, application_id: int, guild_id: int | None) -> dict[int, Payload]:
        return self._scopes.setdefault((application_id, guild_id), {})

    def _made(
        self, application_id: int, guild_id: int | None, command: Payload, old: Payload | None
    ) -> Payload:
        """Return a command as the API gives it back, with its defaults filled in."""
        permissions = command.get("default_member_permissions")
        made = {
            "id": old["id"] if old else str(self.world.next_id()),
            "application_id": str(application_id),
            "version": str(self.world.next_id()),
            "type": command.get("type") or CHAT_INPUT,
            "name": command["name"],
            "name_localizations": command.get("name_localizations"),
            "description": command.get("description") or "",
            "description_localizations": command.get("description_localizations"),
            "options": command.get("options") or [],
            "default_member_permissions": None if permissions is None else str(permissions),
            "dm_permission": command.get("dm_permission", True),
            "contexts": command.get("contexts"),
            "integration_types": command.get("integration_types") or [0],
            "nsfw": bool(command.get("nsfw")),
        }
        return made if guild_id is None else {**made, "guild_id": str(guild_id)}


def _key(command: Payload) -> tuple[int, str]:
    return command.get("type") or CHAT_INPUT, command["name"]


def _check_count(commands: list[Payload]) -> None:
    counts = Counter(command.get("type") or CHAT_INPUT for command in commands)
    for kind, limit in LIMITS.items():
        if counts[kind] > limit:
            words = f"Maximum number of application commands reached ({limit})"
            raise DiscordFault(400, 30032, words)
