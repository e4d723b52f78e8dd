from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.limits import fit, length


@pytest.mark.parametrize(
    ("text", "units"), [("", 0), ("abc", 3), ("ä", 1), ("😀", 2), ("\uffff", 1)]
)
def test_length_counts_utf16_units(text: str, units: int) -> None:
    assert length(text) == units


@pytest.mark.parametrize(
    ("text", "limit", "fitted"),
    [
        ("short", 5, "short"),
        ("one two three", 10, "one two…"),
        ("one two three", 8, "one two…"),
        ("one, two", 6, "one…"),
        ("unbreakable", 6, "unbre…"),
        ("a unbreakable", 8, "a unbre…"),
        ("没有空格的句子", 5, "没有空格…"),
        ("a\\*\\*\\*b", 5, "a\\*…"),
        ("ab👩‍💻cd", 5, "ab…"),
        ("e\u0301e\u0301e\u0301", 4, "e\u0301…"),
        ("😀😀😀", 4, "😀…"),
        ("so [a b](https://paper.example/) end", 20, "so…"),
        ("so <https://paper.example/> end", 20, "so…"),
        ("so [a \\] b](https://paper.example/) end", 38, "so [a \\] b](https://paper.example/)…"),
        ("e" + "\u0301" * 99, 9, "…"),
        ("anything", 1, "…"),
        ("anything", 0, ""),
        ("", 0, ""),
    ],
)
def test_text_is_cut_between_what_belongs_together(text: str, limit: int, fitted: str) -> None:
    assert fit(text, limit) == fitted


@settings(max_examples=200, deadline=None)
@given(st.text(), st.integers(0, 60))
def test_cut_text_fits_and_begins_like_the_whole(text: str, limit: int) -> None:
    fitted = fit(text, limit)
    assert length(fitted) <= limit
    assert fitted == text or text.startswith(fitted.removesuffix("…"))


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("ab \\*_[]"), max_size=60), st.integers(2, 40))
def test_escape_mark_is_never_left_alone(text: str, limit: int) -> None:
    escaped = regex.sub(r"[\\*_\[\]]", r"\\\g<0>", text)
    kept = fit(escaped, limit).removesuffix("…")
    assert regex.fullmatch(r"(?:\\.|[^\\])*", kept)
