"""What the Discord client does with selects and forms before it sends them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.sandbox.acting_resolved import Resolver
from bot.sandbox.client_error import ClientError
from bot.sandbox.components import (
    CHANNEL_SELECT,
    CHECKBOX,
    CHECKBOX_GROUP,
    FILE_UPLOAD,
    LABEL,
    MAX_INPUT,
    MENTIONABLE_SELECT,
    RADIO_GROUP,
    ROLE_SELECT,
    ROW,
    STRING_SELECT,
    TEXT_DISPLAY,
    TEXT_INPUT,
    USER_SELECT,
    Payload,
)
from bot.sandbox.entities import Channel, Role, User
from bot.sandbox.invocation import OpenForm

ONE_LINE = 1


def picked(select: Payload, values: Sequence[object], resolver: Resolver) -> list[str]:
    """Return what a select sends for these picks.

    Raises:
        ClientError: an option does not exist, or too few or too many are picked.
    """
    low, high = select.get("min_values"), select.get("max_values")
    low, high = 1 if low is None else low, 1 if high is None else high
    if not low <= len(values) <= high:
        raise ClientError(f"pick between {low} and {high} in {select['custom_id']!r}")
    return [_pick(select, value, resolver) for value in values]


def submitted(form: OpenForm, values: dict[str, object], resolver: Resolver) -> list[Payload]:
    """Return the components that a filled form sends; fields left out keep what they showed.

    Raises:
        ClientError: a field is unknown or required, or its value does not fit.
    """
    given = _by_custom_id(form, values)
    return [_answered(top, given, resolver) for top in form.payload["components"]]


def _by_custom_id(form: OpenForm, values: dict[str, object]) -> dict[str, object]:
    labels = {field["label"]: custom_id for custom_id, field in form.fields.items()}
    given: dict[str, object] = {}
    for name, value in values.items():
        custom_id = name if name in form.fields else labels.get(name)
        if custom_id is None:
            known = ", ".join(form.fields)
            raise ClientError(f"the form has no field {name!r}; there are: {known}")
        given[custom_id] = value
    return given


def _answered(top: Payload, given: dict[str, object], resolver: Resolver) -> Payload:
    kept: Payload = {key: top[key] for key in ("type", "id") if key in top}
    if top["type"] == TEXT_DISPLAY:
        return kept
    if top["type"] == LABEL:
        return kept | {"component": _field(top["component"], given, resolver)}
    assert top["type"] == ROW  # noqa: S101 - forms hold nothing else
    return kept | {"components": [_field(f, given, resolver) for f in top["components"]]}


def _field(field: Payload, given: dict[str, object], resolver: Resolver) -> Payload:
    kept: Payload = {key: field[key] for key in ("type", "id", "custom_id") if key in field}
    value = given.get(field["custom_id"])
    if field["type"] == TEXT_INPUT:
        return kept | {"value": _text(field, field.get("value", "") if value is None else value)}
    if field["type"] == CHECKBOX:
        return kept | {"value": bool(field.get("default") if value is None else value)}
    values = _values(field, value, resolver)
    if field["type"] == RADIO_GROUP:
        return kept | {"value": values[0] if values else None}
    return kept | {"values": values}


def _text(field: Payload, value: object) -> str:
    name = field["custom_id"]
    if not isinstance(value, str):
        raise ClientError(f"the field {name!r} takes text, not {type(value).__name__}")
    # A one-line input drops the line breaks of what is pasted into it.
    text = "".join(value.splitlines()) if field["style"] == ONE_LINE else value
    low, high = field.get("min_length") or 0, field.get("max_length") or MAX_INPUT
    required = field.get("required", True)
    if required and not text.strip():
        raise ClientError(f"the field {name!r} is required")
    if len(text) > high or (text and len(text) < low):
        raise ClientError(f"the field {name!r} takes {low} to {high} characters")
    return text


def _values(field: Payload, value: object, resolver: Resolver) -> list[str]:
    if value is None:
        chosen = [o["value"] for o in field.get("options", ()) if o.get("default")]
    elif isinstance(value, list):
        chosen = value
    else:
        chosen = [value]
    if not chosen and not field.get("required", True):
        return []
    if field["type"] == CHECKBOX_GROUP:
        field = {"max_values": len(field["options"])} | field
    return picked(field, chosen, resolver)


def _pick(select: Payload, value: object, resolver: Resolver) -> str:
    kind = select["type"]
    value = getattr(value, "user", value)
    if kind in {STRING_SELECT, RADIO_GROUP, CHECKBOX_GROUP}:
        for option in select["options"]:
            if value in {option["value"], option["label"]}:
                return str(option["value"])
    elif kind == FILE_UPLOAD and isinstance(value, tuple):
        return resolver.file(*value)
    elif kind in {USER_SELECT, MENTIONABLE_SELECT} and isinstance(value, User):
        return resolver.user(value)
    elif kind in {ROLE_SELECT, MENTIONABLE_SELECT} and isinstance(value, Role):
        return resolver.role(value)
    elif kind == CHANNEL_SELECT and isinstance(value, Channel):
        return resolver.channel(value)
    raise ClientError(f"{select['custom_id']!r} does not offer {value!r}")
