from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engines.llm.markers import (
    cut,
    draft_without_markers,
    joined,
    marked,
    normalised,
    numbers,
    without_markers,
)


@pytest.mark.parametrize(
    ("written", "numbers_read"),
    [
        ("A [1].", [1]),
        ("A [1, 2].", [1, 2]),
        ("A [1;3] and [^2].", [1, 3, 2]),
        ("A [2–4].", [2, 3, 4]),
        ("A [1 and 3].", [1, 3]),
        ("A 【2】 B 【3†source】.", [2, 3]),
        ("A [[1]], [passage 2], [Passages 3, 4].", [1, 2, 3, 4]),
        ("A [2019], [a], [1a] (1).", []),
        ("A [1-999].", list(range(1, 12))),
    ],
)
def test_markers_are_read_in_any_spelling(written: str, numbers_read: list[int]) -> None:
    assert numbers(normalised(written)) == numbers_read


def test_text_reads_without_its_markers() -> None:
    assert without_markers("It costs £4 [1][2]. Yes. [3]") == "It costs £4. Yes."


@pytest.mark.parametrize("tail", ["", " [", " [1", " [passage 1", "【2", " [1]", " [1, 2]"])
def test_draft_shows_no_marker_not_even_an_unfinished_one(tail: str) -> None:
    assert draft_without_markers(f"A [3]. It costs £4{tail}") == "A. It costs £4"


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("It costs £4.", "It costs £4 [1][2]."),
        ("It costs £4", "It costs £4 [1][2]"),
        ("“It costs £4.”", "“It costs £4 [1][2].”"),
        ("费用为四镑。", "费用为四镑 [1][2]。"),
    ],
)
def test_markers_stand_before_the_full_stop(sentence: str, shown: str) -> None:
    assert marked(sentence, [1, 2]) == shown
    assert marked(sentence, []) == sentence


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It costs £4 [1]. It rains [2].", ["It costs £4 [1].", " It rains [2]."]),
        ("It costs £4. [1] It rains. [2]", ["It costs £4. [1]", " It rains. [2]"]),
        ("It costs £4.[1][2] It rains.[3]", ["It costs £4.[1][2]", " It rains.[3]"]),
        ("- One thing [1]", ["One thing [1]"]),
        ("2. One thing [1]", ["One thing [1]"]),
        ("[1]", ["[1]"]),
        ("费用为四镑。[1]下雨了。[2]", ["费用为四镑。[1]", "下雨了。[2]"]),
        ("- ", []),
    ],
)
def test_marker_belongs_to_the_sentence_it_follows(text: str, sentences: list[str]) -> None:
    (line,) = cut(text)
    assert line.sentences == sentences


def test_lines_that_lose_their_sentences_go_with_their_bullets() -> None:
    lines = cut("- One [1].\n\n- Two [2]. More.\nEnd.")
    lines[0].sentences[0] = lines[1].sentences[0] = ""
    assert joined(lines) == "- More.\nEnd."


@given(st.text(alphabet="aB 1.!?[]\n-。“”", max_size=60))
def test_what_is_cut_is_all_there_is(text: str) -> None:
    def squeezed(words: str) -> str:
        return "".join(words.split())

    bare = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith(("-", "1")))
    assert squeezed(joined(cut(bare))) == squeezed(bare)
