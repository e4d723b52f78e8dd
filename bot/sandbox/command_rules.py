"""Discord's rules for application commands: names, options, choices and sizes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Final

from bot.sandbox.form import Form, Path, objects_of

Payload = dict[str, Any]

CHAT_INPUT, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2
STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(3, 12)

LIMITS: Final = {CHAT_INPUT: 100, USER_MENU: 15, MESSAGE_MENU: 15}
"""Commands of each kind in one scope (global, or one guild)."""
MAX_OPTIONS = 25
MAX_CHOICES = 25
MAX_TEXT = 6000
MAX_SIZE = 8000
MAX_NUMBER = 2**53

_LOCALES = re.compile(
    "id|da|de|en-GB|en-US|es-ES|es-419|fr|hr|it|lt|hu|nl|no|pl|pt-BR|ro|fi|sv-SE|vi|tr|cs|el|bg|ru"
    "|uk|hi|th|zh-CN|ja|zh-TW|ko"
)
_BOUNDS = {
    "min_length": (0, MAX_TEXT),
    "max_length": (1, MAX_TEXT),
    "min_value": (-MAX_NUMBER, MAX_NUMBER),
    "max_value": (-MAX_NUMBER, MAX_NUMBER),
}
_WITH_CHOICES = (STRING, INTEGER, NUMBER)


def validate_command(command: Payload, *, path: Path = ()) -> None:
    """Check one command as it is created.

    Limits: https://discord.com/developers/docs/interactions/application-commands.

    Raises:
        DiscordFault: code 50035, naming every fault below `path`.
    """
    form = Form()
    check_command(form, command, path)
    form.check()


def validate_commands(commands: list[Payload]) -> None:
    """Check a bulk overwrite; faults are named by the command's place in the list.

    Raises:
        DiscordFault: as above.
    """
    form = Form()
    seen: set[tuple[str, str]] = set()
    for place, command in enumerate(form.objects((), commands)):
        check_command(form, command, (place,))
        key = str(command.get("type") or CHAT_INPUT), str(command.get("name"))
        if key in seen:
            words = "Application command names must be unique"
            form.fault((place, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", words)
        seen.add(key)
    form.check()


def check_command(form: Form, command: Payload, path: Path) -> None:
    """Note in `form` what is wrong with a command at `path`."""
    kind = command.get("type") or CHAT_INPUT
    if not form.choice((*path, "type"), kind, tuple(LIMITS)):
        return
    if kind == CHAT_INPUT:
        _check_naming(form, command, path)
        _check_options(form, command.get("options"), (*path, "options"), parent=None)
    else:
        _check_menu(form, command, path)
    _check_scope(form, command, path)
    if command_size(command) > MAX_SIZE:
        words = f"Command exceeds maximum size ({MAX_SIZE})"
        form.fault(path, "APPLICATION_COMMAND_TOO_LARGE", words)


def command_size(command: Payload) -> int:
    """Return the characters of names, descriptions and choice values, which Discord adds up.

    Where a text has translations its longest one counts.
    """
    size = sum(_longest(command, key) for key in ("name", "description"))
    size += len(command["value"]) if isinstance(command.get("value"), str) else 0
    parts = objects_of(command.get("options")) + objects_of(command.get("choices"))
    return size + sum(map(command_size, parts))


def _longest(command: Payload, key: str) -> int:
    translated = command.get(f"{key}_localizations")
    texts = translated.values() if isinstance(translated, dict) else ()
    return max(len(str(text or "")) for text in (command.get(key), *texts))


def _check_menu(form: Form, command: Payload, path: Path) -> None:
    form.text((*path, "name"), command.get("name"), 32, low=1)
    if command.get("description"):
        words = "Context menu commands cannot have description"
        form.fault((*path, "description"), "APPLICATION_COMMAND_NO_DESCRIPTION", words)
    if command.get("options"):
        words = "Context menu commands cannot have options"
        form.fault((*path, "options"), "APPLICATION_COMMAND_NO_OPTIONS", words)


def _check_naming(form: Form, part: Payload, path: Path) -> None:
    _check_name(form, part.get("name"), (*path, "name"))
    form.text((*path, "description"), part.get("description"), 100, low=1)
    for locale, name in _translations(form, part, path, "name_localizations").items():
        _check_name(form, name, (*path, "name_localizations", locale))
    for locale, text in _translations(form, part, path, "description_localizations").items():
        form.text((*path, "description_localizations", locale), text, 100, low=1)


def _check_name(form: Form, name: object, path: Path) -> None:
    if not form.text(path, name, 32, low=1):
        return
    if not all(map(_may_name, str(name))) or str(name) != str(name).lower():
        form.fault(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _may_name(sign: str) -> bool:
    # Devanagari and Thai words hold combining marks, which are neither letters nor numbers.
    marked = "\u0900" <= sign <= "\u097f" or "\u0e00" <= sign <= "\u0e7f"
    return sign in "-_'" or marked or unicodedata.category(sign)[0] in "LN"


def _translations(form: Form, part: Payload, path: Path, key: str) -> dict[str, object]:
    texts = form.mapping((*path, key), part.get(key))
    for locale in texts:
        if not _LOCALES.fullmatch(locale):
            form.fault((*path, key, locale), "UNKNOWN_LOCALE", f"Unknown locale {locale}.")
    return texts


def _check_scope(form: Form, command: Payload, path: Path) -> None:
    form.flag((*path, "nsfw"), command.get("nsfw"))
    form.flag((*path, "dm_permission"), command.get("dm_permission"))
    for key, allowed in (("contexts", (0, 1, 2)), ("integration_types", (0, 1))):
        values = form.values((*path, key), command.get(key))
        for place, value in enumerate(values):
            form.choice((*path, key, place), value, allowed)
        if len(set(map(str, values))) < len(values):
            form.fault((*path, key), "SET_TYPE_ALREADY_CONTAINS_VALUE", "Values must be unique")
    permissions = command.get("default_member_permissions")
    if permissions is not None and not str(permissions).isdigit():
        words = f'Value "{permissions}" is not snowflake.'
        form.fault((*path, "default_member_permissions"), "NUMBER_TYPE_COERCE", words)


def _check_options(form: Form, options: object, path: Path, *, parent: int | None) -> None:
    found = form.objects(path, options)
    if not form.length(path, len(found), 0, MAX_OPTIONS):
        return
    _check_order(form, found, path)
    nested = [option.get("type") in (SUBCOMMAND, SUBCOMMAND_GROUP) for option in found]
    if any(nested) and not all(nested):
        words = (
            "Sub-command and sub-command group option types are mutually exclusive to all others"
        )
        form.fault(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", words)
    allowed = {None: range(1, 12), SUBCOMMAND_GROUP: (SUBCOMMAND,)}.get(parent, range(3, 12))
    for place, option in enumerate(found):
        here = (*path, place)
        _check_naming(form, option, here)
        if form.choice((*here, "type"), option.get("type"), allowed):
            _check_option(form, option, here)


def _check_order(form: Form, options: list[Payload], path: Path) -> None:
    names: set[str] = set()
    optional = False
    for place, option in enumerate(options):
        form.flag((*path, place, "required"), option.get("required"))
        if option.get("required") and optional:
            words = "Required options must be placed before non-required options"
            form.fault((*path, place), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", words)
        optional = optional or not option.get("required")
        if str(option.get("name")) in names:
            words = "Option name already exists"
            form.fault((*path, place, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE", words)
        names.add(str(option.get("name")))


def _check_option(form: Form, option: Payload, path: Path) -> None:
    kind = option["type"]
    if kind in {SUBCOMMAND, SUBCOMMAND_GROUP}:
        _check_options(form, option.get("options"), (*path, "options"), parent=kind)
        return
    _check_choices(form, option, path)
    _check_range(form, option, path, "length", (STRING,))
    _check_range(form, option, path, "value", (INTEGER, NUMBER))
    if option.get("channel_types") and kind != CHANNEL:
        _misplaced(form, path, "channel_types")
    if option.get("autocomplete") and (kind not in _WITH_CHOICES or option.get("choices")):
        _misplaced(form, path, "autocomplete")


def _check_choices(form: Form, option: Payload, path: Path) -> None:
    place = (*path, "choices")
    choices = form.objects(place, option.get("choices"))
    if choices and option["type"] not in _WITH_CHOICES:
        _misplaced(form, path, "choices")
        return
    form.length(place, len(choices), 0, MAX_CHOICES)
    names: set[str] = set()
    for number, choice in enumerate(choices):
        check_choice(form, choice, option["type"], (*place, number))
        if str(choice.get("name")) in names:
            words = "Choice name already exists"
            code = "APPLICATION_COMMAND_OPTIONS_CHOICES_NAME_DUPLICATE"
            form.fault((*place, number, "name"), code, words)
        names.add(str(choice.get("name")))


def check_choice(form: Form, choice: Payload, kind: int, path: Path) -> None:
    """Note what is wrong with one choice of an option, fixed or from autocomplete."""
    form.text((*path, "name"), choice.get("name"), 100, low=1)
    value = choice.get("value")
    if kind == STRING:
        form.text((*path, "value"), value, 100, low=1)
    elif value is None:
        form.required((*path, "value"))
    else:
        whole = kind == INTEGER
        form.number((*path, "value"), value, -MAX_NUMBER, MAX_NUMBER, whole=whole)


def _check_range(form: Form, option: Payload, path: Path, what: str, kinds: Sequence[int]) -> None:
    given = []
    for key in (f"min_{what}", f"max_{what}"):
        value = option.get(key)
        if value is not None and option["type"] not in kinds:
            _misplaced(form, path, key)
        elif value is not None:
            whole = option["type"] != NUMBER
            if form.number((*path, key), value, *_BOUNDS[key], whole=whole):
                given.append(value)
    if len(given) == 2 and given[0] > given[1]:
        words = f"min_{what} must not be greater than max_{what}"
        form.fault((*path, f"min_{what}"), "APPLICATION_COMMAND_OPTIONS_RANGE_INVALID", words)


def _misplaced(form: Form, path: Path, key: str) -> None:
    words = f"{key} cannot be set for this option"
    form.fault((*path, key), "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID", words)
