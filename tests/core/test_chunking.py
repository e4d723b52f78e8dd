from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.chunking import chunk

PARAGRAPH = (
    "The harbour board met on Monday. It heard three proposals, and it liked none of them. "
    "Dr. Olsen spoke for an hour about silt. The board thanked her and went to lunch."
)
ARTICLE = "\n\n".join(f"{PARAGRAPH} That was day {day}." for day in range(40))


def words(text: str) -> int:
    return len(text.split())


def test_short_text_is_one_chunk() -> None:
    (only,) = chunk(PARAGRAPH, limit=100, count=words)
    assert (only.start, only.end, only.text) == (0, len(PARAGRAPH), PARAGRAPH)
    assert only.tokens == words(PARAGRAPH)


def test_empty_text_has_no_chunks() -> None:
    assert chunk("", limit=5, count=len) == []


@pytest.mark.parametrize("limit", [0, -3])
def test_limit_below_one_is_refused(limit: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        chunk("text", limit=limit, count=len)


@pytest.mark.parametrize("limit", [60, 200, 750])
def test_chunks_end_with_sentences_and_fill_up(limit: int) -> None:
    chunks = chunk(ARTICLE, limit=limit, count=words)
    assert "".join(piece.text for piece in chunks) == ARTICLE
    assert all(piece.text.rstrip().endswith(".") for piece in chunks)
    assert not any(piece.text.rstrip().endswith("Dr.") for piece in chunks)
    assert words(ARTICLE) / (len(chunks) * limit) > 0.85


def test_chunks_are_nearly_even() -> None:
    sizes = [piece.tokens for piece in chunk(ARTICLE, limit=1000, count=words)]
    assert len(sizes) == 2
    assert max(sizes) - min(sizes) < 60


def test_paragraph_end_is_preferred_to_a_sentence_end_near_it() -> None:
    chunks = chunk(ARTICLE, limit=1000, count=words)
    assert chunks[0].text.endswith("\n\n")


def test_abbreviation_is_not_taken_for_the_end_of_a_sentence() -> None:
    text = "Dr. Holm met Dr. Berg and Dr. Lind and Dr. Dahl at noon. Then all four went sailing."
    first, second = chunk(text, limit=14, count=words)
    assert first.text == "Dr. Holm met Dr. Berg and Dr. Lind and Dr. Dahl at noon."
    assert second.text == " Then all four went sailing."


def test_heading_goes_with_the_paragraph_below_it() -> None:
    text = (
        "One two three four five. Six seven.\n\nA heading\n\nEight nine ten eleven twelve thirteen."
    )
    first, second = chunk(text, limit=9, count=words)
    assert first.text.strip().endswith("seven.")
    assert second.text.startswith("A heading")


def test_lines_of_a_list_are_not_torn() -> None:
    text = "\n".join(f"item number {place} of the list" for place in range(30))
    chunks = chunk(text, limit=20, count=words)
    assert all(piece.text.startswith("item") for piece in chunks)


def test_wrapped_lines_do_not_end_a_chunk() -> None:
    line = "the boats came in late and the crews were tired and wet and\n"
    text = "One day " + line * 6 + "nobody spoke. " + "Then " + line * 2 + "they slept."
    first, *_ = chunk(text, limit=85, count=words)
    assert first.text.endswith("spoke.")


def test_sentence_over_the_limit_is_cut_after_a_clause() -> None:
    text = (
        "we saw the mill and the river, we saw the bridge and the town, we saw the sea and the sky"
    )
    chunks = chunk(text, limit=9, count=words)
    assert [piece.text for piece in chunks] == [
        "we saw the mill and the river,",
        " we saw the bridge and the town,",
        " we saw the sea and the sky",
    ]


def test_uneven_sentence_over_the_limit_keeps_the_limit() -> None:
    text = "a b c d " * 40 + "extraordinarily longwinded considerations " * 20
    chunks = chunk(text, limit=50, count=words)
    assert max(piece.tokens for piece in chunks) <= 50
    assert "".join(piece.text for piece in chunks) == text


def test_chunk_ends_after_a_short_word_rather_than_inside_a_sentence() -> None:
    text = "They sang for us and then for Bo. Then they slept on the old boat by the pier"
    first, _ = chunk(text, limit=10, count=words)
    assert first.text.endswith("Bo.")


def test_text_without_any_marks_is_cut_between_words() -> None:
    chunks = chunk("word " * 1000, limit=70, count=words)
    assert all(set(piece.text.split()) == {"word"} for piece in chunks)
    assert 1000 / (len(chunks) * 70) > 0.9


def test_unbroken_characters_are_cut_and_no_cluster_is_torn() -> None:
    flag = "👩\u200d👩\u200d👧"
    chunks = chunk(flag * 50, limit=23, count=len)
    assert "".join(piece.text for piece in chunks) == flag * 50
    assert all(len(piece.text) % len(flag) == 0 for piece in chunks)


def test_cluster_over_the_limit_is_torn_rather_than_the_limit_broken() -> None:
    chunks = chunk("e\u0301\u0302\u0303" * 4, limit=2, count=len)
    assert all(piece.tokens <= 2 for piece in chunks)


def test_single_character_over_the_limit_stands_alone() -> None:
    chunks = chunk("ab", limit=1, count=lambda text: 3 * len(text))
    assert [(piece.text, piece.tokens) for piece in chunks] == [("a", 3), ("b", 3)]


def test_count_that_grows_when_texts_are_joined_still_keeps_the_limit() -> None:
    def uneven(text: str) -> int:
        return len(text.split()) + len(text) // 60 * 5

    chunks = chunk(ARTICLE, limit=80, count=uneven)
    assert all(uneven(piece.text) == piece.tokens <= 80 for piece in chunks)


def test_half_empty_chunk_is_filled_with_part_of_a_long_sentence() -> None:
    text = "It rained. " + "we saw the mill and the river, " * 6 + "and slept. It rained."
    chunks = chunk(text, limit=25, count=words)
    assert len(chunks) == 2
    assert chunks[0].text.endswith("river,")


def test_fewest_chunks_are_found_whatever_the_lengths_of_sentences() -> None:
    text = " ".join("the boat came in" + " late" * (place % 3) + "." for place in range(60))
    chunks = chunk(text, limit=25, count=words)
    assert len(chunks) == 14
    assert all(piece.text.endswith(".") for piece in chunks)


def test_thai_is_cut_between_phrases() -> None:
    text = " ".join(["เรือข้ามฟากกลับมาให้บริการอีกครั้งในเช้าวันนี้"] * 20)
    chunks = chunk(text, limit=200, count=len)
    assert all(piece.text.strip().startswith("เรือ") for piece in chunks)


def test_chinese_is_cut_after_its_full_stops() -> None:
    text = "轮渡今天恢复了。岛上的居民都很高兴！" * 20
    chunks = chunk(text, limit=50, count=len)
    assert all(re.search(r"[。！]$", piece.text) for piece in chunks)


PIECES = st.sampled_from(
    ["a", "word ", ". ", "! ", "\n", "\n\n", ", ", "。", "ไทย ", "😀", "e\u0301", "“", "”"]
)


@given(
    st.lists(PIECES, max_size=150).map("".join),
    st.integers(1, 40),
    st.sampled_from([len, words, lambda text: len(text.encode()), lambda text: len(text) // 3]),
)
@settings(max_examples=100, deadline=None)
def test_chunks_joined_are_the_text_and_keep_the_limit(text: str, limit: int, count) -> None:
    chunks = chunk(text, limit=limit, count=count)
    assert "".join(piece.text for piece in chunks) == text
    for piece in chunks:
        assert text[piece.start : piece.end] == piece.text != ""
        assert piece.tokens == count(piece.text)
        assert piece.tokens <= limit or len(piece.text) == 1
