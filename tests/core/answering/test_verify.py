from __future__ import annotations

import pytest

from bot.core.answering import Passage, verify_answer
from bot.models import Article, Coverage

FIRST = "The pool opened on Saturday. It is 33 metres long. A heat pump warms it. "
SECOND = "“I swam here with my grandmother when it was just rocks,” said Leila Marsh. Entry is £4."
END = "\n\n"
TEXT = FIRST + SECOND + END
DOCUMENTS = [Article(text=TEXT, coverage=Coverage(complete=True, words_read=30))]
PASSAGES = [
    Passage(0, len(FIRST), FIRST, 0),
    Passage(len(FIRST), len(FIRST + SECOND), SECOND, 0),
    Passage(len(TEXT) - len(END), len(TEXT), END, 0),
]


def verify(text: str) -> tuple[str, list[str]]:
    shown, citations = verify_answer(text, PASSAGES, DOCUMENTS)
    assert all(TEXT[c.start : c.end] == c.text for c in citations)
    return shown, [citation.text for citation in citations]


def test_markers_are_numbered_by_first_appearance_and_cite_the_sentence() -> None:
    shown, cited = verify("Entry costs £4 [2]. The pool is 33 metres long [1].")
    assert shown == "Entry costs £4. [1] The pool is 33 metres long. [2]"
    assert cited == ["Entry is £4.", "It is 33 metres long."]


@pytest.mark.parametrize(
    "marker", ["[1, 2]", "[1][2]", "[1] [2]", "【1】【2】", "[1-2]", "［1;2］"]
)
def test_markers_are_read_in_many_forms(marker: str) -> None:
    shown, cited = verify(f"The pool is 33 metres long and entry is £4 {marker}.")
    assert shown == "The pool is 33 metres long and entry is £4. [1] [2]"
    assert len(cited) == 2


def test_markers_of_passages_that_do_not_exist_are_dropped() -> None:
    assert verify("It is long [7]. [0] It is warm [999-2000].") == ("It is long. It is warm.", [])


def test_markers_after_the_full_stop_belong_to_the_sentence_before() -> None:
    shown, cited = verify("Entry is £4. [2] The pool opened on Saturday.[1]")
    assert shown == "Entry is £4. [1] The pool opened on Saturday. [2]"
    assert cited == ["Entry is £4.", "The pool opened on Saturday."]


def test_a_passage_cited_twice_keeps_its_number_and_covers_both() -> None:
    shown, cited = verify("It opened on Saturday [1]. A heat pump warms it [1]. Yes [1][1].")
    assert shown == "It opened on Saturday. [1] A heat pump warms it. [1] Yes. [1]"
    assert cited == [FIRST.strip()]


def test_round_brackets_are_no_markers() -> None:
    assert verify("It is long (1).") == ("It is long (1).", [])


def test_a_claim_that_two_sentences_bear_cites_both() -> None:
    cited = verify("It opened Saturday and is 33 metres long [1].")[1]
    assert cited == ["The pool opened on Saturday. It is 33 metres long."]


def test_a_passage_without_a_sentence_is_cited_whole() -> None:
    assert verify("It is warm [3].") == ("It is warm. [1]", [END])


def test_a_quotation_with_slips_is_put_right() -> None:
    shown, _ = verify("She “swam here with my grandmother when it was just rock” [2].")
    assert shown == "She “swam here with my grandmother when it was just rocks”. [1]"
    exact = 'Marsh said: "I swam here with my grandmother when it was just rocks." [2]'
    assert verify(exact)[0].startswith(exact[:-4])


def test_a_false_quotation_takes_its_sentence_with_it() -> None:
    shown, cited = verify(
        "She said “we will never let the council win this one” [2]. Entry is £4 [2]."
    )
    assert (shown, cited) == ("Entry is £4. [1]", ["Entry is £4."])
    assert verify("他说：「我们绝对不会放弃这座游泳池的」。") == ("", [])


def test_a_term_between_quote_marks_is_no_quotation() -> None:
    assert verify("It is a “lido”, 「泳池」.")[0] == "It is a “lido”, 「泳池」."


def test_lines_are_kept_and_empty_answers_stay_empty() -> None:
    assert verify("- Entry is £4. [2]\n\n\n- It is  long. [1]")[0] == (
        "- Entry is £4. [1]\n\n- It is long. [2]"
    )
    assert verify("") == ("", [])
    assert verify("[1]")[0] == "[1]"
