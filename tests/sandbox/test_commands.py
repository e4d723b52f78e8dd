"""Registering application commands: Discord's rules, and what the real client makes of them."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.command_rules import command_size, validate_command, validate_commands
from bot.sandbox.commands import CommandBook
from bot.sandbox.errors import DiscordFault
from bot.sandbox.state import World
from tests.sandbox.form_faults import codes_of

Command = dict[str, Any]


def faults(command: Command) -> dict[str, str]:
    return codes_of(validate_command, command)


def slash(*options: Command, **changes: object) -> Command:
    return {"name": "summarize", "description": "Read it", "options": list(options), **changes}


def option(kind: int = 3, name: str = "link", **changes: object) -> Command:
    return {"type": kind, "name": name, "description": "What to read", **changes}


def choices(count: int) -> list[Command]:
    return [{"name": f"n{number}", "value": f"v{number}"} for number in range(count)]


@pytest.mark.parametrize(
    "command",
    [
        slash(),
        slash(name="zusammenfassung-für_alle"),
        slash(name="सारांश"),
        slash(name="สรุป"),
        slash(name="n" * 32, description="d" * 100),
        slash(*(option(name=f"o{number}") for number in range(25))),
        slash(option(choices=choices(25))),
        slash(option(10, choices=[{"name": "half", "value": 0.5}])),
        slash(option(required=True), option(11, "file")),
        slash(option(autocomplete=True, min_length=1, max_length=6000)),
        slash(option(4, min_value=1, max_value=5)),
        slash(option(7, channel_types=[0, 5])),
        slash(option(1, "add", options=[option()]), option(2, "set", options=[option(1, "x")])),
        slash(contexts=[0, 1, 2], integration_types=[0, 1], default_member_permissions="32"),
        slash(name_localizations={"de": "kürze"}, description_localizations={"de": "Lies es"}),
        {"type": 3, "name": "Key quotes"},
        {"type": 2, "name": "N" * 32},
    ],
)
def test_command_within_the_rules_passes(command: Command) -> None:
    assert faults(command) == {}


@pytest.mark.parametrize(
    ("command", "place", "code"),
    [
        (slash(type=9), "type", "BASE_TYPE_CHOICES"),
        (slash(name="Summarize"), "name", "APPLICATION_COMMAND_INVALID_NAME"),
        (slash(name="key quotes"), "name", "APPLICATION_COMMAND_INVALID_NAME"),
        (slash(name="n" * 33), "name", "BASE_TYPE_BAD_LENGTH"),
        (slash(name=None), "name", "BASE_TYPE_REQUIRED"),
        (slash(description=""), "description", "BASE_TYPE_BAD_LENGTH"),
        (slash(description="d" * 101), "description", "BASE_TYPE_BAD_LENGTH"),
        ({"type": 3, "name": "N" * 33}, "name", "BASE_TYPE_BAD_LENGTH"),
        (
            {"type": 3, "name": "Quotes", "description": "d"},
            "description",
            "APPLICATION_COMMAND_NO_DESCRIPTION",
        ),
        (
            {"type": 2, "name": "Quotes", "options": [option()]},
            "options",
            "APPLICATION_COMMAND_NO_OPTIONS",
        ),
        (
            slash(*(option(name=f"o{number}") for number in range(26))),
            "options",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            slash(option(), option(name="b", required=True)),
            "options.1",
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        ),
        (slash(option(), option()), "options.1.name", "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE"),
        (slash(option(name="Link")), "options.0.name", "APPLICATION_COMMAND_INVALID_NAME"),
        (slash(option(description="")), "options.0.description", "BASE_TYPE_BAD_LENGTH"),
        (slash(option(12)), "options.0.type", "BASE_TYPE_CHOICES"),
        (slash(option(choices=choices(26))), "options.0.choices", "BASE_TYPE_MAX_LENGTH"),
        (
            slash(option(choices=[{"name": "n" * 101, "value": "v"}])),
            "options.0.choices.0.name",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            slash(option(choices=[{"name": "n", "value": "v" * 101}])),
            "options.0.choices.0.value",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            slash(option(4, choices=[{"name": "n", "value": "1"}])),
            "options.0.choices.0.value",
            "NUMBER_TYPE_COERCE",
        ),
        (
            slash(option(choices=choices(2), autocomplete=True)),
            "options.0.autocomplete",
            "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID",
        ),
        (
            slash(option(5, autocomplete=True)),
            "options.0.autocomplete",
            "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID",
        ),
        (
            slash(option(11, choices=choices(1))),
            "options.0.choices",
            "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID",
        ),
        (
            slash(option(choices=choices(1) * 2)),
            "options.0.choices.1.name",
            "APPLICATION_COMMAND_OPTIONS_CHOICES_NAME_DUPLICATE",
        ),
        (
            slash(option(10, choices=[{"name": "n"}])),
            "options.0.choices.0.value",
            "BASE_TYPE_REQUIRED",
        ),
        (
            slash(option(3, channel_types=[0])),
            "options.0.channel_types",
            "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID",
        ),
        (
            slash(option(3, max_value=3)),
            "options.0.max_value",
            "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID",
        ),
        (
            slash(option(4, min_value=3, max_value=2)),
            "options.0.min_value",
            "APPLICATION_COMMAND_OPTIONS_RANGE_INVALID",
        ),
        (slash(option(max_length=6001)), "options.0.max_length", "NUMBER_TYPE_MAX"),
        (
            slash(option(1, "add"), option()),
            "options",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        ),
        (
            slash(option(2, "set", options=[option(2, "deeper")])),
            "options.0.options.0.type",
            "BASE_TYPE_CHOICES",
        ),
        (slash(contexts=[3]), "contexts.0", "BASE_TYPE_CHOICES"),
        (slash(contexts=[0, 0]), "contexts", "SET_TYPE_ALREADY_CONTAINS_VALUE"),
        (slash(nsfw="no"), "nsfw", "BOOLEAN_TYPE_CONVERT"),
        (
            slash(default_member_permissions="admin"),
            "default_member_permissions",
            "NUMBER_TYPE_COERCE",
        ),
        (slash(name_localizations={"xx": "a"}), "name_localizations.xx", "UNKNOWN_LOCALE"),
        (
            slash(name_localizations={"de": "Kürze"}),
            "name_localizations.de",
            "APPLICATION_COMMAND_INVALID_NAME",
        ),
    ],
)
def test_command_against_the_rules_is_refused_by_name(
    command: Command, place: str, code: str
) -> None:
    assert faults(command).items() >= {place: code}.items()


def test_command_of_more_than_8000_characters_is_refused() -> None:
    def wide(number: int, size: int) -> Command:
        listed = [{"name": f"{n:02}" + "n" * 58, "value": f"{n:02}" + "v" * 58} for n in range(25)]
        return option(name=f"o{number}", description="d" * size, choices=listed)

    rest = 8000 - command_size(slash(wide(0, 1), wide(1, 1)))
    assert rest > 0
    fitting = slash(wide(0, 1), wide(1, 1), option(name="o2", description="d" * 98))
    assert faults(fitting) == {}
    too_large = slash(wide(0, 1), wide(1, 1), wide(2, 1))
    assert faults(too_large) == {"": "APPLICATION_COMMAND_TOO_LARGE"}


def test_bulk_overwrite_names_the_place_of_each_fault() -> None:
    commands = [slash(), slash(), slash(name="Bad")]
    assert codes_of(validate_commands, commands) == {
        "1.name": "APPLICATION_COMMANDS_DUPLICATE_NAME",
        "2.name": "APPLICATION_COMMAND_INVALID_NAME",
    }


def test_names_are_unique_within_a_kind_only() -> None:
    named_alike = [slash(), {"type": 3, "name": "summarize"}, {"type": 2, "name": "summarize"}]
    assert codes_of(validate_commands, named_alike) == {}


@pytest.mark.parametrize(("kind", "limit"), [(1, 100), (2, 15), (3, 15)])
def test_scope_holds_so_many_commands_of_a_kind(kind: int, limit: int) -> None:
    book = CommandBook(World())

    def named(count: int) -> list[Command]:
        about = {"description": "d"} if kind == 1 else {}
        return [{"type": kind, "name": f"c{number}", **about} for number in range(count)]

    assert len(book.overwrite(1, None, named(limit))) == limit
    with pytest.raises(DiscordFault) as caught:
        book.overwrite(1, None, named(limit + 1))
    assert caught.value.code == 30032
    with pytest.raises(DiscordFault) as caught:
        book.create(1, None, {**named(1)[0], "name": "one-more"})
    assert caught.value.code == 30032
    assert book.create(1, None, named(1)[0])[1] is False


def test_overwrite_keeps_the_id_of_a_command_that_stays() -> None:
    book = CommandBook(World())
    first, second = book.overwrite(1, None, [slash(), slash(name="digest")])
    kept, new = book.overwrite(1, None, [slash(description="Other"), slash(name="ask")])
    assert kept["id"] == first["id"]
    assert kept["description"] == "Other"
    assert new["id"] not in {first["id"], second["id"]}
    with pytest.raises(DiscordFault) as caught:
        book.get(1, None, int(second["id"]))
    assert caught.value.code == 10063


def test_edit_changes_only_what_it_names_and_is_checked() -> None:
    book = CommandBook(World())
    command, _ = book.create(1, 7, slash(option()))
    edited = book.edit(1, 7, int(command["id"]), {"description": "New"})
    assert (edited["description"], edited["options"]) == ("New", command["options"])
    assert edited["guild_id"] == "7"
    assert edited["version"] != command["version"]
    with pytest.raises(DiscordFault) as caught:
        book.edit(1, 7, int(command["id"]), {"name": "No Spaces"})
    assert caught.value.code == 50035


def test_guild_commands_are_shown_in_their_guild_only() -> None:
    book = CommandBook(World())
    book.create(1, None, slash())
    book.create(1, 7, slash(name="local"))
    assert [command["name"] for command in book.usable(7)] == ["local", "summarize"]
    assert [command["name"] for command in book.usable(8)] == ["summarize"]
    assert [command["name"] for command in book.usable(None)] == ["summarize"]
