from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.changes import change_line
from bot.core.limits import length

BEFORE = "The council met. It was late.\n\nNobody spoke of the harbour."


@pytest.mark.parametrize(
    ("after", "line"),
    [
        (BEFORE, ""),
        ("The council  met. It was\nlate.\n\n\n\nNobody spoke of the harbour. ", ""),
        (BEFORE + " It votes on Friday.", "1 sentence new: “It votes on Friday.”"),
        (
            "The council votes on Friday. It was early. Snow fell.\n\nNobody spoke of the harbour.",
            "3 sentences new, 2 gone; new: “The council votes on Friday.”",
        ),
        ("The council met. It was late.", "1 sentence gone"),
        ("Nobody spoke of the harbour.", "2 sentences gone"),
        (
            "Nobody spoke of the harbour.\n\nThe council met. It was late.",
            "the same text in another order",
        ),
        (BEFORE + "\n\nIt was late.", "1 sentence new: “It was late.”"),
        ("", "3 sentences gone"),
    ],
)
def test_what_is_new_and_gone_is_counted(after: str, line: str) -> None:
    assert change_line(BEFORE, after) == line


def test_abbreviations_of_the_language_are_minded() -> None:
    after = f"{BEFORE}\n\nDas gilt z. B. am Freitag."
    assert change_line(BEFORE, after, language="de") == (
        "1 sentence new: “Das gilt z. B. am Freitag.”"
    )


def test_what_is_new_shows_no_link() -> None:
    assert change_line("", "See <@1> at https://evil.example/x now.") == (
        "1 sentence new: “See @1 at evil.example now.”"
    )


def test_a_rewritten_book_is_counted_in_paragraphs() -> None:
    before = "\n\n".join(f"Line {number} says so. It goes on." for number in range(30_000))
    line = change_line(before, before.replace("says", "said"))
    assert line == "30,000 paragraphs new, 30,000 gone; new: “Line 0 said so.”"


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60), st.text(max_size=400) | st.text(max_size=5).map(lambda s: s * 300))
def test_any_change_fits_one_line(before: str, after: str) -> None:
    line = change_line(before, after)
    assert length(line) <= 200
    assert "\n" not in line
