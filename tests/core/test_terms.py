from __future__ import annotations

import pytest

from bot.core.terms import terms, word_count


def test_inflections_of_a_word_share_a_term() -> None:
    assert set(terms("Negotiation negotiations NEGOTIATED")) == {"negoti"}


def test_scripts_without_spaces_give_pairs_of_characters() -> None:
    assert terms("轮渡复航 A1") == ["轮渡", "渡复", "复航", "a1"]
    assert terms("船。") == ["船"]


def test_hindi_words_stay_whole() -> None:
    assert terms("पुल है") == ["पुल", "है"]


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("It's a well-known mill.", 4), ("轮渡复航", 2), ("… — !", 0)]
)
def test_word_count(text: str, words: float) -> None:
    assert word_count(text) == words
