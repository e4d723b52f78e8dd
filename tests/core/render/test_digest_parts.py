from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.limits import length
from bot.core.render.digest_parts import capitalized, clause


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("One, two, three", 40, "One, two, three"),
        ("A bakery on the quay, which was closed, opens again in May", 45,
         "A bakery on the quay, which was closed …"),
        ("A bakery on the quay – it was closed – opens again", 42,
         "A bakery on the quay – it was closed …"),
        ("Yes, the bakery on the quay opens again in May", 30, "Yes, the bakery on the quay…"),
        ("码头上的面包店，已经关门很久，五月重新开张", 16, "码头上的面包店，已经关门很久 …"),
        ("It costs 3,200 crowns and 4,100 crowns more", 30, "It costs 3,200 crowns and…"),
    ],
)  # fmt: skip
def test_a_sentence_is_cut_at_the_end_of_a_clause(text: str, limit: int, expected: str) -> None:
    assert clause(text, limit) == expected


@given(st.text(max_size=80), st.integers(1, 60))
def test_what_is_cut_fits(text: str, limit: int) -> None:
    cut = clause(text, limit)
    assert length(cut) <= limit
    assert cut == text or cut.endswith("…")


@given(st.text(max_size=20))
def test_a_capital_changes_nothing_else(name: str) -> None:
    assert capitalized(name).endswith(name[1:])
    assert capitalized(capitalized(name)) == capitalized(name)
