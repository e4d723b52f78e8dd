"""Discord's limits of buttons, selects and forms."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.components import numbered, validate_components, validate_modal, walk
from tests.sandbox.form_faults import codes_of

Component = dict[str, Any]

EMPTY: Component = {"type": 3, "custom_id": "s"}


def faults(components: list[Component], *, modal: bool = False) -> dict[str, str]:
    return codes_of(validate_components, components, modal=modal)


def row(*children: Component) -> Component:
    return {"type": 1, "components": list(children)}


def button(number: int = 0, **changes: object) -> Component:
    made = {"type": 2, "style": 1, "label": "Longer", "custom_id": f"b{number}", **changes}
    return {key: value for key, value in made.items() if value is not None}


def select(count: int = 2, **changes: object) -> Component:
    options = [{"label": f"L{n}", "value": f"v{n}"} for n in range(count)]
    return {"type": 3, "custom_id": "s", "options": options, **changes}


def text_input(**changes: object) -> Component:
    return {"type": 4, "custom_id": "text", "style": 2, "label": "Text", **changes}


def label(child: Component, **changes: object) -> Component:
    return {"type": 18, "label": "Article", "component": child, **changes}


@pytest.mark.parametrize(
    "components",
    [
        [],
        [row(*(button(n) for n in range(5)))],
        [row(button(n)) for n in range(5)],
        [row(button(label="x" * 80, custom_id="c" * 100))],
        [row(button(label=None, emoji={"name": "📰"}))],
        [row(button(emoji={"id": "123", "name": "news"}))],
        [row(button(style=5, custom_id=None, url="https://example.org"))],
        [row(select(25, min_values=0, max_values=25))],
        [row(select(placeholder="p" * 150))],
        [row({"type": 5, "custom_id": "who", "max_values": 3})],
    ],
)
def test_rows_within_limits_pass(components: list[Component]) -> None:
    assert faults(components) == {}


@pytest.mark.parametrize(
    ("components", "place", "code"),
    [
        ([row(button(n)) for n in range(6)], "", "BASE_TYPE_MAX_LENGTH"),
        ([row()], "0.components", "BASE_TYPE_BAD_LENGTH"),
        ([button()], "0.type", "UNION_TYPE_CHOICES"),
        ([{"type": 10, "content": "v2"}], "0.type", "UNION_TYPE_CHOICES"),
        ([row(text_input())], "0.components.0.type", "UNION_TYPE_CHOICES"),
        (
            [row(button(), select())],
            "0.components.1",
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
        ),
        ([row(button(label="x" * 81))], "0.components.0.label", "BASE_TYPE_MAX_LENGTH"),
        ([row(button(label=None))], "0.components.0.label", "BASE_TYPE_REQUIRED"),
        (
            [row(button(style=6, custom_id=None))],
            "0.components.0.sku_id",
            "BASE_TYPE_REQUIRED",
        ),
        ([row(button(style=9))], "0.components.0.style", "BASE_TYPE_CHOICES"),
        ([row(button(disabled="no"))], "0.components.0.disabled", "BOOLEAN_TYPE_CONVERT"),
        (
            [row(button(emoji={"name": "news"}))],
            "0.components.0.emoji.name",
            "BUTTON_COMPONENT_INVALID_EMOJI",
        ),
        (
            [row(button(custom_id=None))],
            "0.components.0.custom_id",
            "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED",
        ),
        ([row(button(custom_id="c" * 101))], "0.components.0.custom_id", "BASE_TYPE_BAD_LENGTH"),
        (
            [row(button(style=5, custom_id=None))],
            "0.components.0.url",
            "BUTTON_COMPONENT_URL_REQUIRED",
        ),
        (
            [row(button(style=5, url="https://example.org"))],
            "0.components.0",
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
        ),
        (
            [row(button(style=5, custom_id=None, url="javascript://x"))],
            "0.components.0.url",
            "URL_TYPE_INVALID_SCHEME",
        ),
        (
            [row(button(style=5, custom_id=None, url="https://a.org/" + "x" * 500))],
            "0.components.0.url",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            [row(button(1)), row(button(1))],
            "1.components.0.custom_id",
            "COMPONENT_CUSTOM_ID_DUPLICATED",
        ),
        ([row(select(26))], "0.components.0.options", "BASE_TYPE_BAD_LENGTH"),
        ([row(EMPTY)], "0.components.0.options", "BASE_TYPE_BAD_LENGTH"),
        ([row(select(2, max_values=3))], "0.components.0.options", "BASE_TYPE_BAD_LENGTH"),
        (
            [row(select(2, min_values=2))],
            "0.components.0.min_values",
            "SELECT_COMPONENT_VALUES_INVALID",
        ),
        (
            [row(select(placeholder="p" * 151))],
            "0.components.0.placeholder",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            [row(EMPTY | {"options": [{"label": "A", "value": "a"}] * 2})],
            "0.components.0.options.1",
            "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        ),
        (
            [row(EMPTY | {"options": [{"label": "L" * 101, "value": "a"}]})],
            "0.components.0.options.0.label",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            [row({"type": 8, "custom_id": "c", "options": [{"label": "A", "value": "a"}]})],
            "0.components.0.options",
            "SELECT_COMPONENT_OPTIONS_NOT_ALLOWED",
        ),
    ],
)
def test_rows_beyond_a_limit_are_refused_by_name(
    components: list[Component], place: str, code: str
) -> None:
    assert faults(components) == {f"components.{place}".rstrip("."): code}


@pytest.mark.parametrize(
    "field",
    [
        row(text_input()),
        label(text_input(label=None, max_length=4000, placeholder="p" * 100)),
        label(select(), description="d" * 100),
        label({"type": 19, "custom_id": "file", "max_values": 10}),
        label({"type": 21, "custom_id": "r", "options": select(3)["options"]}),
        label({"type": 22, "custom_id": "g", "options": select(3)["options"], "max_values": 2}),
        label({"type": 23, "custom_id": "c"}),
        {"type": 10, "content": "What this form is for"},
    ],
)
def test_fields_of_forms_within_limits_pass(field: Component) -> None:
    assert faults([field], modal=True) == {}


@pytest.mark.parametrize(
    ("field", "place", "code"),
    [
        (row(text_input(label=None)), "components.0.label", "BASE_TYPE_REQUIRED"),
        (row(text_input(label="x" * 46)), "components.0.label", "BASE_TYPE_BAD_LENGTH"),
        (
            row(text_input(placeholder="x" * 101)),
            "components.0.placeholder",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (row(text_input(max_length=4001)), "components.0.max_length", "NUMBER_TYPE_MAX"),
        (row(text_input(max_length=0)), "components.0.max_length", "NUMBER_TYPE_MIN"),
        (
            row(text_input(min_length=9, max_length=8)),
            "components.0.min_length",
            "TEXT_INPUT_LENGTH_INVALID",
        ),
        (row(text_input(value="x" * 4001)), "components.0.value", "BASE_TYPE_MAX_LENGTH"),
        (row(text_input(style=None)), "components.0.style", "BASE_TYPE_REQUIRED"),
        (row(button()), "components.0.type", "UNION_TYPE_CHOICES"),
        (label(text_input(), label="x" * 46), "label", "BASE_TYPE_BAD_LENGTH"),
        (label(text_input(), description="x" * 101), "description", "BASE_TYPE_MAX_LENGTH"),
        (label(button()), "component.type", "UNION_TYPE_CHOICES"),
        (row(select()), "components.0.type", "UNION_TYPE_CHOICES"),
        (label(select(disabled=True)), "component.disabled", "COMPONENT_DISABLED_INVALID"),
        ({"type": 18, "label": "x"}, "component", "BASE_TYPE_REQUIRED"),
    ],
)
def test_fields_of_forms_beyond_a_limit_are_refused(
    field: Component, place: str, code: str
) -> None:
    assert faults([field], modal=True) == {f"components.0.{place}": code}


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"title": ""}, "data.title"),
        ({"title": "t" * 46}, "data.title"),
        ({"custom_id": "c" * 101}, "data.custom_id"),
        ({"components": []}, "data.components"),
    ],
)
def test_form_needs_title_id_and_fields(changes: Component, place: str) -> None:
    form = {"title": "Paste", "custom_id": "paste", "components": [label(text_input())]}
    assert codes_of(validate_modal, form) == {}
    assert list(codes_of(validate_modal, form | changes)) == [place]


def test_every_fault_of_a_message_is_named_at_once() -> None:
    rows = [row(button(0, label="x" * 81), button(0))]
    assert faults(rows) == {
        "components.0.components.0.label": "BASE_TYPE_MAX_LENGTH",
        "components.0.components.1.custom_id": "COMPONENT_CUSTOM_ID_DUPLICATED",
    }


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=1, max_size=5))
def test_numbering_gives_each_component_its_own_id(widths: list[int]) -> None:
    total = iter(range(99))
    rows = [row(*(button(next(total)) for _ in range(width))) for width in widths]
    made = numbered(rows)
    ids = [r["id"] for r in made] + [c["id"] for _, c in walk(made)]
    assert sorted(ids) == list(range(1, len(ids) + 1))
    assert faults(made) == {}
