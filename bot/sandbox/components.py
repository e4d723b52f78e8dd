"""Discord's rules for buttons, select menus and forms, checked before anything is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

from bot.sandbox.form import Form, Path, objects_of

Payload = dict[str, Any]

ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
TEXT_DISPLAY, LABEL, FILE_UPLOAD = 10, 18, 19
RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 21, 22, 23

SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)
LABELLED = (*SELECTS, TEXT_INPUT, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX)
LINK_STYLE, PREMIUM_STYLE = 5, 6

MAX_ROWS = 5
MAX_CUSTOM_ID = 100
MAX_LABEL = 80
MAX_BUTTON_URL = 512
MAX_OPTIONS = 25
MAX_PLACEHOLDER = 150
MAX_INPUT = 4000


def validate_components(
    components: list[Payload], *, modal: bool = False, path: Path = ("components",)
) -> None:
    """Check the rows under a message, or the fields of a form.

    Limits: https://discord.com/developers/docs/components/reference. The layout components of
    "components v2" are not supported by the sandbox and are refused by their type.

    Raises:
        DiscordFault: code 50035, naming every fault below `path`.
    """
    form = Form()
    check_components(form, components, path, modal=modal)
    form.check()


def validate_modal(modal: Payload, *, path: Path = ("data",)) -> None:
    """Check a whole form: title of 1-45 characters, custom id, 1-5 fields.

    Raises:
        DiscordFault: as above.
    """
    form = Form()
    form.text((*path, "title"), modal.get("title"), 45, low=1)
    _check_custom_id(form, modal, path)
    check_components(form, modal.get("components"), (*path, "components"), modal=True, least=1)
    form.check()


def check_components(
    form: Form, components: object, path: Path, *, modal: bool = False, least: int = 0
) -> None:
    """Note in `form` what is wrong with the components at `path`."""
    rows = form.objects(path, components)
    form.length(path, len(rows), least, MAX_ROWS)
    allowed = (ROW, TEXT_DISPLAY, LABEL) if modal else (ROW,)
    for place, row in enumerate(rows):
        if _is_kind(form, row, (*path, place), allowed):
            _check_top(form, row, (*path, place), modal=modal)
    _check_unique(form, rows, path)


def walk(components: list[Payload], path: Path = ()) -> Iterator[tuple[Path, Payload]]:
    """Yield the components people use (those inside rows and labels), with their places."""
    for place, component in enumerate(components):
        child = component.get("component")
        if component.get("type") == LABEL and isinstance(child, dict):
            yield (*path, place, "component"), child
        elif component.get("type") == ROW:
            inner = objects_of(component.get("components"))
            yield from walk(inner, (*path, place, "components"))
        else:
            yield (*path, place), component


def numbered(components: list[Payload]) -> list[Payload]:
    """Return components with the ids that Discord gives those sent without one."""
    return list(_numbered(components, count(1)))


def _numbered(components: list[Payload], numbers: Iterator[int]) -> Iterator[Payload]:
    for component in components:
        made: Payload = {"id": next(numbers)} | component
        if made["type"] == ROW:
            made["components"] = list(_numbered(made["components"], numbers))
        elif made["type"] == LABEL:
            made["component"] = next(_numbered([made["component"]], numbers))
        yield made


def _check_top(form: Form, component: Payload, path: Path, *, modal: bool) -> None:
    if component["type"] == TEXT_DISPLAY:
        form.text((*path, "content"), component.get("content"), MAX_INPUT, low=1)
    elif component["type"] == LABEL:
        _check_label(form, component, path)
    else:
        _check_row(form, component, path, modal=modal)


def _check_row(form: Form, row: Payload, path: Path, *, modal: bool) -> None:
    inner = (*path, "components")
    children = form.objects(inner, row.get("components"))
    form.length(inner, len(children), 1, 5)
    allowed = (TEXT_INPUT,) if modal else (BUTTON, *SELECTS)
    width = 0
    for place, child in enumerate(children):
        if not _is_kind(form, child, (*inner, place), allowed):
            continue
        width += 1 if child["type"] == BUTTON else 5
        if width > 5:
            words = "The specified component exceeds the maximum width"
            form.fault((*inner, place), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", words)
        if child["type"] == TEXT_INPUT:
            form.text((*inner, place, "label"), child.get("label"), 45, low=1)
        _CHECKS[child["type"]](form, child, (*inner, place))


def _check_label(form: Form, label: Payload, path: Path) -> None:
    form.text((*path, "label"), label.get("label"), 45, low=1)
    form.text((*path, "description"), label.get("description"), 100)
    child = label.get("component")
    if not isinstance(child, dict):
        form.required((*path, "component"))
    elif _is_kind(form, child, (*path, "component"), LABELLED):
        if child.get("disabled"):
            words = "A component of a form cannot be disabled"
            form.fault((*path, "component", "disabled"), "COMPONENT_DISABLED_INVALID", words)
        _CHECKS[child["type"]](form, child, (*path, "component"))


def _check_button(form: Form, button: Payload, path: Path) -> None:
    form.flag((*path, "disabled"), button.get("disabled"))
    style, url, custom_id = (button.get(key) for key in ("style", "url", "custom_id"))
    if not form.choice((*path, "style"), style, range(1, 7)):
        return
    if style == PREMIUM_STYLE:
        form.text((*path, "sku_id"), button.get("sku_id"), 20, low=1)
        return
    form.text((*path, "label"), button.get("label"), MAX_LABEL)
    if not button.get("label") and not button.get("emoji"):
        form.required((*path, "label"))
    if url and custom_id:
        words = "A custom id and url cannot both be specified"
        form.fault(path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", words)
    elif style == LINK_STYLE and not url:
        form.fault((*path, "url"), "BUTTON_COMPONENT_URL_REQUIRED", "A url is required")
    elif style != LINK_STYLE and not custom_id:
        words = "A custom id is required"
        form.fault((*path, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", words)
    _check_link(form, button, path)
    _check_emoji(form, button.get("emoji"), (*path, "emoji"))


def _check_link(form: Form, button: Payload, path: Path) -> None:
    form.url((*path, "url"), button.get("url"), ("http", "https", "discord"), MAX_BUTTON_URL)
    if button.get("custom_id"):
        _check_custom_id(form, button, path)


def _check_emoji(form: Form, emoji: object, path: Path) -> None:
    if emoji is None:
        return
    name = emoji.get("name") if isinstance(emoji, dict) else None
    custom = isinstance(emoji, dict) and emoji.get("id")
    # Only custom emoji have names in letters; the others are the character itself.
    if not custom and (not isinstance(name, str) or not name or name.isascii()):
        form.fault((*path, "name"), "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji")


def _check_select(form: Form, select: Payload, path: Path) -> None:
    _check_custom_id(form, select, path)
    form.text((*path, "placeholder"), select.get("placeholder"), MAX_PLACEHOLDER)
    form.flag((*path, "disabled"), select.get("disabled"))
    most = _check_bounds(form, select, path, MAX_OPTIONS)
    if select["type"] == STRING_SELECT:
        _check_options(form, select, path, fewest=max(1, most), most=MAX_OPTIONS)
    elif select.get("options"):
        words = "Only string selects have options"
        form.fault((*path, "options"), "SELECT_COMPONENT_OPTIONS_NOT_ALLOWED", words)


def _check_bounds(form: Form, choice: Payload, path: Path, high: int) -> int:
    """Check how many values may be chosen and return the most (1 when not said)."""
    fewest, most = choice.get("min_values"), choice.get("max_values")
    sound = form.integer((*path, "min_values"), fewest, 0, high)
    sound = form.integer((*path, "max_values"), most, 1, high) and sound
    top = most if sound and most is not None else 1
    if sound and (fewest or 0) > top:
        words = "min_values must not be greater than max_values"
        form.fault((*path, "min_values"), "SELECT_COMPONENT_VALUES_INVALID", words)
    return top


def _check_options(form: Form, choice: Payload, path: Path, *, fewest: int, most: int) -> None:
    place = (*path, "options")
    options = form.objects(place, choice.get("options"))
    form.length(place, len(options), fewest, most)
    seen: set[object] = set()
    for number, option in enumerate(options):
        here = (*place, number)
        form.text((*here, "label"), option.get("label"), 100, low=1)
        form.text((*here, "value"), option.get("value"), 100, low=1)
        form.text((*here, "description"), option.get("description"), 100)
        _check_emoji(form, option.get("emoji"), (*here, "emoji"))
        if str(option.get("value")) in seen:
            words = "The specified option value is already used"
            form.fault(here, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", words)
        seen.add(str(option.get("value")))


def _check_text_input(form: Form, field: Payload, path: Path) -> None:
    _check_custom_id(form, field, path)
    form.choice((*path, "style"), field.get("style"), (1, 2))
    form.text((*path, "placeholder"), field.get("placeholder"), 100)
    form.text((*path, "value"), field.get("value"), MAX_INPUT)
    form.flag((*path, "required"), field.get("required"))
    low, high = field.get("min_length"), field.get("max_length")
    sound = form.integer((*path, "min_length"), low, 0, MAX_INPUT)
    sound = form.integer((*path, "max_length"), high, 1, MAX_INPUT) and sound
    if sound and low is not None and high is not None and low > high:
        words = "min_length must not be greater than max_length"
        form.fault((*path, "min_length"), "TEXT_INPUT_LENGTH_INVALID", words)


def _check_upload(form: Form, field: Payload, path: Path) -> None:
    _check_custom_id(form, field, path)
    _check_bounds(form, field, path, 10)


def _check_group(form: Form, field: Payload, path: Path) -> None:
    _check_custom_id(form, field, path)
    fewest = 2 if field["type"] == RADIO_GROUP else 1
    _check_options(form, field, path, fewest=fewest, most=10)
    if field["type"] == CHECKBOX_GROUP and field.get("max_values") is not None:
        _check_bounds(form, field, path, 10)


def _check_custom_id(form: Form, component: Payload, path: Path) -> None:
    form.text((*path, "custom_id"), component.get("custom_id"), MAX_CUSTOM_ID, low=1)


def _check_unique(form: Form, rows: list[Payload], path: Path) -> None:
    seen: set[str] = set()
    for place, component in walk(rows):
        custom_id = component.get("custom_id")
        if isinstance(custom_id, str) and custom_id in seen:
            words = "Component custom id cannot be duplicated"
            form.fault((*path, *place, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", words)
        seen.add(str(custom_id))


def _is_kind(form: Form, component: Payload, path: Path, allowed: tuple[int, ...]) -> bool:
    kind = component.get("type")
    if kind in allowed:
        return True
    listed = ", ".join(map(str, allowed))
    words = f'Value of field "type" must be one of ({listed},).'
    form.fault((*path, "type"), "UNION_TYPE_CHOICES", words)
    return False


_CHECKS: dict[int, Callable[[Form, Payload, Path], None]] = {
    BUTTON: _check_button,
    TEXT_INPUT: _check_text_input,
    FILE_UPLOAD: _check_upload,
    RADIO_GROUP: _check_group,
    CHECKBOX_GROUP: _check_group,
    CHECKBOX: _check_custom_id,
    **dict.fromkeys(SELECTS, _check_select),
}
