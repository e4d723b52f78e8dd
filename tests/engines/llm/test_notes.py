from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.chunking import Chunk
from bot.core.quotes import QuoteClaim
from bot.core.tokens import estimate_tokens
from bot.engines.llm.notes import Candidate, Notes, Sheet, groups
from bot.engines.llm.planning import Room, part_size, plan
from bot.engines.llm.reading import Said

PART = Chunk(0, 4, "Text", 1)
FIRST = Candidate(PART, QuoteClaim("So\nwet", "Ada Quill"))
SECOND = Candidate(PART, QuoteClaim("So cold", ""))


def test_quotes_are_numbered_over_all_notes() -> None:
    sheet = Sheet.of([Notes(("It rained.",), (FIRST,)), Notes(("It froze.",), (SECOND,))])
    assert sheet.text == "It rained.\n[1] So wet — Ada Quill\nIt froze.\n[2] So cold"
    assert sheet.chosen(Said(numbers=(2, 9, 1, 2, 0, -1)), 5) == (SECOND, FIRST)
    assert sheet.chosen(Said(numbers=(2, 1)), 1) == (SECOND,)
    named = Said(quotes=(QuoteClaim("so  cold…"), QuoteClaim("So hot"), QuoteClaim("…")))
    assert sheet.chosen(named, 5) == (SECOND,)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=30), st.integers(20, 400))
def test_groups_keep_order_and_fit(sizes: list[int], room: int) -> None:
    notes = [Notes(("word " * size,), ()) for size in sizes]
    gathered = groups(notes, room)
    assert [each for group in gathered for each in group] == notes
    for group in gathered:
        total = sum(estimate_tokens(Sheet.of([each]).text) for each in group)
        assert len(group) == 1 or total <= room


@pytest.mark.parametrize(
    ("tokens", "size"), [(1000, 500), (8000, 1000), (16_000, 2000), (900_000, 3000)]
)
def test_part_is_an_even_share_within_the_bounds(tokens: int, size: int) -> None:
    assert part_size(tokens, Room(whole=4000, part=3000, floor=500, slots=8)) == size


def test_text_that_fits_is_one_part_and_another_is_cut_without_loss() -> None:
    room = Room(whole=400, part=300, floor=50, slots=2)
    assert [p.text for p in plan("It rained.", None, room).parts] == ["It rained."]
    text = "It rained all day, and the river rose. " * 60
    planned = plan(text, None, room)
    assert "".join(part.text for part in planned.parts) == text
    assert all(part.tokens <= 300 for part in planned.parts)
    assert planned.tokens == estimate_tokens(text)
