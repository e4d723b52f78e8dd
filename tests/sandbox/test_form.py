"""Whatever a request holds, the rules answer with a form fault or let it pass; they never break."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.sandbox.command_rules import validate_command, validate_commands
from bot.sandbox.components import validate_components, validate_modal
from bot.sandbox.embeds import validate_embeds
from bot.sandbox.form import Form
from bot.sandbox.polls import validate_poll
from tests.sandbox.form_faults import codes_of

WORDS = """
    type name value label description options choices components component custom_id style url
    emoji id fields footer text author icon_url image title required autocomplete min_value
    max_value min_length max_length min_values max_values contexts name_localizations
    channel_types disabled placeholder timestamp color default_member_permissions
    question answers poll_media duration allow_multiselect layout_type
"""
KEYS = st.sampled_from(WORDS.split())
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 24),
    st.floats(allow_nan=False),
    st.sampled_from(["", "a", "https://example.org", "📰", "x" * 300]),
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=5)),
    max_leaves=12,
)
OBJECTS = st.dictionaries(KEYS, JSON, max_size=6)
KINDS = st.sampled_from([1, 2, 3, 4, 5, 10, 18, 19, 21, 22, 23])
COMPONENTS = st.recursive(
    st.builds(lambda about, kind: about | {"type": kind}, OBJECTS, KINDS),
    lambda inner: st.one_of(
        st.builds(lambda parts: {"type": 1, "components": parts}, st.lists(inner, max_size=3)),
        st.builds(lambda part: {"type": 18, "label": "x", "component": part}, inner),
    ),
    max_leaves=4,
)


@pytest.mark.parametrize(
    "check",
    [validate_command, validate_modal, validate_poll],
    ids=["command", "form", "poll"],
)
@settings(max_examples=60, deadline=None)
@given(body=OBJECTS, kind=KINDS)
def test_object_passes_or_is_refused(
    check: Callable[[dict[str, Any]], None], body: dict[str, Any], kind: int
) -> None:
    for each in (body, body | {"type": kind}):
        assert all(codes_of(check, each).values())


@pytest.mark.parametrize(
    "check",
    [validate_embeds, validate_commands, validate_components],
    ids=["embeds", "commands", "components"],
)
@settings(max_examples=60, deadline=None)
@given(body=st.one_of(JSON, st.lists(OBJECTS, max_size=3), st.lists(COMPONENTS, max_size=3)))
@example(body=[{"type": 1, "options": 5}])
def test_list_passes_or_is_refused(check: Callable[[Any], None], body: Any) -> None:
    assert all(codes_of(check, body).values())


def test_faults_keep_their_places_and_add_up() -> None:
    form = Form()
    form.required(("a", 0, "b"))
    form.required(("a", 0, "b"))
    form.length(("a", 1), 9, 0, 5)
    assert codes_of(form.check) == {"a.0.b": "BASE_TYPE_REQUIRED", "a.1": "BASE_TYPE_MAX_LENGTH"}
    assert codes_of(Form().check) == {}
