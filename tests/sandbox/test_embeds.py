"""Discord's limits of embeds: what fits is let through, one character more is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.embeds import MAX_TOTAL, embed_size, validate_embeds
from tests.sandbox.form_faults import codes_of

Embed = dict[str, Any]


def faults(embeds: list[Embed]) -> dict[str, str]:
    return codes_of(validate_embeds, embeds)


def field(**changes: str) -> Embed:
    return {"name": "Words", "value": "1,200", **changes}


@pytest.mark.parametrize(
    "embed",
    [
        {"title": "t" * 256},
        {"description": "d" * 4096},
        {"fields": [field()] * 25},
        {"fields": [field(name="n" * 256, value="v" * 1024)]},
        {"title": "t", "footer": {"text": "f" * 2048}},
        {"author": {"name": "a" * 256, "url": "https://example.org"}},
        {"title": "t", "url": "http://example.org/a", "color": 0xFFFFFF},
        {"image": {"url": "attachment://cover.png"}},
        {"title": "t", "timestamp": "2026-03-01T08:00:00+00:00"},
        {"description": "  " + "d" * 4096 + "\n"},
    ],
)
def test_embed_within_limits_passes(embed: Embed) -> None:
    assert faults([embed]) == {}


@pytest.mark.parametrize(
    ("embed", "place", "code"),
    [
        ({"title": "t" * 257}, "title", "BASE_TYPE_MAX_LENGTH"),
        ({"description": "d" * 4097}, "description", "BASE_TYPE_MAX_LENGTH"),
        ({"title": 7}, "title", "STRING_TYPE_CONVERT"),
        ({"fields": [field()] * 26}, "fields", "BASE_TYPE_MAX_LENGTH"),
        ({"fields": [field(name="n" * 257)]}, "fields.0.name", "BASE_TYPE_BAD_LENGTH"),
        ({"fields": [field(value="v" * 1025)]}, "fields.0.value", "BASE_TYPE_BAD_LENGTH"),
        ({"fields": [field(value=" \n")]}, "fields.0.value", "BASE_TYPE_REQUIRED"),
        ({"fields": [{"value": "v"}]}, "fields.0.name", "BASE_TYPE_REQUIRED"),
        ({"fields": ["v"]}, "fields.0", "MODEL_TYPE_CONVERT"),
        ({"title": "t", "footer": {"text": "f" * 2049}}, "footer.text", "BASE_TYPE_MAX_LENGTH"),
        ({"author": {"name": "a" * 257}}, "author.name", "BASE_TYPE_BAD_LENGTH"),
        ({"author": {"url": "https://a.org"}}, "author.name", "BASE_TYPE_REQUIRED"),
        ({"title": "t", "url": "ftp://example.org"}, "url", "URL_TYPE_INVALID_SCHEME"),
        ({"title": "t", "url": "attachment://a.png"}, "url", "URL_TYPE_INVALID_SCHEME"),
        ({"title": "t", "url": "example.org"}, "url", "URL_TYPE_INVALID_URL"),
        ({"title": "t", "url": "https://[broken"}, "url", "URL_TYPE_INVALID_URL"),
        ({"image": {"url": "data:image/png"}}, "image.url", "URL_TYPE_INVALID_URL"),
        ({"title": "t", "color": 0x1000000}, "color", "NUMBER_TYPE_MAX"),
        ({"title": "t", "color": -1}, "color", "NUMBER_TYPE_MIN"),
        ({"title": "t", "color": "red"}, "color", "NUMBER_TYPE_COERCE"),
        ({"title": "t", "timestamp": "today"}, "timestamp", "DATE_TIME_TYPE_PARSE"),
        ({}, "description", "BASE_TYPE_REQUIRED"),
        ({"url": "https://example.org"}, "description", "BASE_TYPE_REQUIRED"),
    ],
)
def test_embed_beyond_a_limit_is_refused_by_name(embed: Embed, place: str, code: str) -> None:
    assert faults([embed]) == {f"embeds.0.{place}": code}


def test_eleventh_embed_is_refused() -> None:
    assert faults([{"title": "t"}] * 10) == {}
    assert faults([{"title": "t"}] * 11) == {"embeds": "BASE_TYPE_MAX_LENGTH"}


def test_sizes_of_all_embeds_add_up_to_6000_characters() -> None:
    halves = [{"description": "d" * 3000}, {"title": "t", "description": "d" * 2999}]
    assert faults(halves) == {}
    assert faults([*halves, {"title": "x"}]) == {"embeds": "MAX_EMBED_SIZE_EXCEEDED"}


def test_embeds_must_be_a_list() -> None:
    assert codes_of(validate_embeds, {"title": "t"}) == {"embeds": "LIST_TYPE_CONVERT"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {"description": st.integers(1, 4096).map("d".__mul__)},
            optional={
                "title": st.integers(0, 256).map("t".__mul__),
                "footer": st.integers(0, 2048).map(lambda n: {"text": "f" * n}),
            },
        ),
        min_size=1,
        max_size=4,
    )
)
def test_only_the_total_can_fail_when_each_part_fits(embeds: list[Embed]) -> None:
    total = sum(
        len(e["description"]) + len(e.get("title", "")) + len(e.get("footer", {}).get("text", ""))
        for e in embeds
    )
    assert sum(map(embed_size, embeds)) == total
    expected = {"embeds": "MAX_EMBED_SIZE_EXCEEDED"} if total > MAX_TOTAL else {}
    assert faults(embeds) == expected
