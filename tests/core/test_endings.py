from __future__ import annotations

import pytest

from bot.core.endings import Ending, finer_ends, is_wrapped, sure_ends


def pieces(text: str) -> list[str]:
    places = [place for place, _ in sure_ends(text, 1, len(text), wrapped=is_wrapped(text))]
    return [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam held. The town slept", ["The dam held.", " The town slept"]),
        ("It was 1990. “Go home,” he said", ["It was 1990.", " “Go home,” he said"]),
        ("The dam (of mud). The town", ["The dam (of mud).", " The town"]),
        ("Is it so? (He left!) Nobody", ["Is it so?", " (He left!)", " Nobody"]),
        ("“Who?” “I.” Silence", ["“Who?”", " “I.” Silence"]),
        ("It held.[12] The town", ["It held.[12]", " The town"]),
        ("船到了。真的吗？是", ["船到了。", "真的吗？", "是"]),
        ("पुल बंद है। लोग", ["पुल बंद है।", " लोग"]),
        ("وصل القطار. ثم غادر", ["وصل القطار.", " ثم غادر"]),
        ("เรือมา คนรอ 3 คน", ["เรือมา", " คนรอ 3 คน"]),
    ],
)
def test_sentences_end_in_many_scripts(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Ono and Prof. Reed",
        "bzw. Wagen und z. B. Boote",
        "vol. 5 and approx. ten",
        "“Why?” Alma asked",
        "It is big.  “and old” too",
        "彼は「はい。」と言った",
        "3.14 and example.com",
        "Nobody\ncared",
    ],
)
def test_doubtful_places_are_passed_over(text: str) -> None:
    assert pieces(text) == [text]


def test_kinds_of_line_ends_are_told_apart() -> None:
    text = f"A heading\n\nIt rained. Then:\n{'word ' * 40}\nend"
    found = sure_ends(text, 1, len(text), wrapped=is_wrapped(text))
    kinds = [ending for _, ending in found]
    assert kinds == [Ending.HEADING, Ending.SENTENCE, Ending.PARAGRAPH, Ending.PARAGRAPH]


def test_only_places_within_the_bounds_are_found() -> None:
    text = "One day. Two days. Three days. Four days. Five days"
    found = [place for place, _ in sure_ends(text, 9, 30, wrapped=True)]
    assert [text[:place].split()[-2] for place in found] == ["Two", "Three"]
    assert list(finer_ends("a, b, c, d", 0, 3, 5, 1)) == [5]


@pytest.mark.parametrize(
    ("level", "expected"), [(0, [3, 14]), (1, [8]), (2, [3, 8, 10, 14]), (3, list(range(1, 17)))]
)
def test_finer_places_come_level_by_level(level: int, expected: list[int]) -> None:
    assert list(finer_ends("Dr. Ono, a Mr. B", 0, 1, 16, level)) == expected
