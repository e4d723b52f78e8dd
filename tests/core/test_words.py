from __future__ import annotations

import pytest

from bot.core.words import count_words, reading_minutes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("— … !", 0),
        ("Don't count well-known 3.5 twice.", 5),
        ("नमस्ते दुनिया", 2),
        ("می\u200cروم به خانه", 3),
        ("최종 회의를 열었다", 3),
        ("Ñandú, cafe\u0301", 2),
    ],
)
def test_words_between_spaces_are_counted(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("停航三年后，青屿轮渡恢复运营。", 6, 10),
        ("港町の朝市が三年ぶりに再開した。", 6, 10),
        ("ชาวบ้านสร้างสะพานไม้ไผ่", 3, 8),
    ],
)
def test_words_of_scripts_without_spaces_are_estimated(text: str, least: int, most: int) -> None:
    assert least <= count_words(text) <= most


def test_mixed_scripts_add_up() -> None:
    assert count_words("hello 你好世界你好世界") == 1 + count_words("你好世界你好世界")


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (100, 1), (476, 2), (14_280, 60)])
def test_reading_takes_whole_minutes_and_at_least_one(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes
