from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.quotes import QuoteClaim
from bot.engines.llm.reading import Unreadable, read_answer, read_draft
from bot.engines.llm.shapes import ANSWER as ANSWER_FORM
from bot.engines.llm.shapes import CONDENSED, MERGED, NOTES, STATEMENTS, SUMMARY, Shape

ANSWER = (
    '{"tldr": "It rained.", "points": ["All day."], "quotes": [{"text": "So wet", "speaker": "A"}]}'
)


@pytest.mark.parametrize(
    "text",
    [
        ANSWER,
        f"```json\n{ANSWER}\n```",
        f"Here {{you}} go:\n{ANSWER}\nAnything else?",
        f"<think>A {{draft}}: {ANSWER.replace('rained', 'snowed')}</think>{ANSWER}",
        f"{ANSWER.replace('rained', 'snowed')} no, wait</think>\n{ANSWER}",
        ANSWER.replace("tldr", "TLDR").replace('"text"', '"quote"'),
        ANSWER.replace("tldr", "summary").replace("points", "key_points"),
        ANSWER.replace("It rained.", "It\nrained."),
    ],
)
def test_summary_is_read_whatever_stands_around_it(text: str) -> None:
    answer = read_answer(text, SUMMARY)
    assert (answer.tldr, answer.points) == ("It rained.", ("All day.",))
    assert answer.quotes == (QuoteClaim("So wet", "A"),)


def test_quotes_may_be_plain_text_with_or_without_a_speaker() -> None:
    text = json.dumps(
        {"tldr": "x", "points": "one", "quotes": ["So wet — Ada Quill", "Very", 7, {}]}
    )
    answer = read_answer(text, SUMMARY)
    assert answer.points == ("one",)
    assert answer.quotes == (QuoteClaim("So wet", "Ada Quill"), QuoteClaim("Very", ""))


def test_numbers_may_be_text_and_other_things_are_passed_over() -> None:
    text = json.dumps(
        {"facts": ["a"], "quotes": [1, "2", "[3]", 4.0, 4.5, True, None, "x", {"n": 1}]}
    )
    assert read_answer(text, CONDENSED).numbers == (1, 2, 3, 4)


def test_statements_keep_their_places() -> None:
    assert read_answer('{"statements": ["a", "", "c"]}', STATEMENTS).statements == ("a", "", "c")


def test_summary_written_as_a_list_is_read() -> None:
    text = (
        "**TL;DR:** The rain fell on all seven days.\n\n- It was cold.\n* It was wet.\n\n"
        "> So wet — Ada Quill"
    )
    answer = read_answer(text, SUMMARY)
    assert answer.tldr == "The rain fell on all seven days."
    assert answer.points == ("It was cold.", "It was wet.")
    assert answer.quotes == (QuoteClaim("So wet", "Ada Quill"),)


@pytest.mark.parametrize(
    ("text", "shape", "problem"),
    [
        ("I am sorry, but I cannot help with that.", SUMMARY, "not valid JSON"),
        ("- only\n- a list", SUMMARY, "not valid JSON"),
        (ANSWER[:40], SUMMARY, "not valid JSON"),
        ('[{"tldr": "x"}]'.replace("{", ""), SUMMARY, "not valid JSON"),
        ('{"points": []}', SUMMARY, "“tldr” was missing"),
        ('{"tldr": " "}', MERGED, "“tldr” was missing"),
        ('{"quotes": []}', NOTES, "“facts” was missing"),
        ("Here are my notes:", NOTES, "not valid JSON"),
        ('{"answer": 1}', STATEMENTS, "not valid JSON"),
        ("{" * 5000, SUMMARY, "not valid JSON"),
        ('{"a":' * 5000, SUMMARY, "not valid JSON"),
        ("<think>" + ANSWER, SUMMARY, "not valid JSON"),
    ],
)
def test_what_is_no_answer_says_what_is_wrong(text: str, shape: Shape, problem: str) -> None:
    with pytest.raises(Unreadable, match=problem):
        read_answer(text, shape)


def test_notes_are_lines() -> None:
    text = "Notes:\n- It rained.\n2. It froze.\nIt thawed.\n\n> So wet — Ada Quill\n> Cold"
    answer = read_answer(text, NOTES)
    assert answer.facts == ("It rained.", "It froze.", "It thawed.")
    assert answer.quotes == (QuoteClaim("So wet", "Ada Quill"), QuoteClaim("Cold", ""))


def test_notes_may_quote_json() -> None:
    answer = read_answer('- The config is {"debug": true}.\n> It runs', NOTES)
    assert answer.facts == ('The config is {"debug": true}.',)


def test_object_that_is_not_the_answer_is_passed_over() -> None:
    answer = read_answer('Take {"note": 1}: {"tldr": "It rained."}', SUMMARY)
    assert answer.tldr == "It rained."


def test_notes_may_be_json_all_the_same() -> None:
    answer = read_answer('{"facts": ["It rained."], "quotes": []}', NOTES)
    assert answer.facts == ("It rained.",)


@pytest.mark.parametrize("end", range(len(ANSWER) + 1))
def test_draft_grows_with_the_answer(end: int) -> None:
    draft = read_draft(ANSWER[:end])
    assert "It rained.".startswith(draft)
    assert end < 22 or draft == "It rained."


def test_draft_is_silent_while_the_model_thinks() -> None:
    assert read_draft('<think>{"tldr": "no') == ""
    assert read_draft('<think>{"tldr": "no"}</think> {"tldr": "yes') == "yes"
    assert read_draft('{"tldr": "yes"} and so') == "yes"
    assert read_draft("no brace") == read_draft('{"tldr": 7') == read_draft("{]") == ""


@given(
    st.text(max_size=300)
    | st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda c: (
            st.lists(c)
            | st.dictionaries(st.sampled_from(["tldr", "points", "quotes", "text", "facts"]), c)
        ),
        max_leaves=8,
    ).map(json.dumps)
)
def test_no_answer_breaks_the_reader(text: str) -> None:
    read_draft(text)
    for shape in (SUMMARY, NOTES, CONDENSED, STATEMENTS):
        try:
            answer = read_answer(text, shape)
        except Unreadable:
            continue
        assert all(claim.text for claim in answer.quotes)


@pytest.mark.parametrize(
    ("text", "answer", "answered", "nearest"),
    [
        ('{"answer": "Yes [1].", "answered": true, "nearest": 0}', "Yes [1].", True, 0),
        ('{"answer": "Yes [1].", "answered": "yes"}', "Yes [1].", True, 0),
        ('{"answer": "Yes [1]."}', "Yes [1].", True, 0),
        ('{"response": "Yes [1].", "found": 1}', "Yes [1].", True, 0),
        (
            '{"answer": "It tells [2].", "answered": false, "nearest": "[2]"}',
            "It tells [2].",
            False,
            2,
        ),
        ('{"answer": "It tells.", "answered": "No", "nearest": 2.0}', "It tells.", False, 2),
        ('{"answer": "", "answered": true}', "", False, 0),
        ('{"answer": ["- a [1]", "- b [2]"], "answered": true}', "- a [1]\n- b [2]", True, 0),
        ('{"answer": "- a  [1]\\n\\n- b [2]", "answered": true}', "- a [1]\n- b [2]", True, 0),
        ("<think>Hm {</think>It costs £4 [1].", "It costs £4 [1].", True, 0),
    ],
)
def test_answer_to_a_question_is_read_whatever_its_dress(
    text: str, answer: str, answered: bool, nearest: int
) -> None:
    said = read_answer(text, ANSWER_FORM)
    assert (said.answer, said.answered, said.nearest) == (answer, answered, nearest)


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry, but I can't help with that.",
        '{"answer": "It costs £4 [1]." "answered": true}',
        'Here: "answer": "It costs [1]."',
        '{"answered": true, "nearest": 1}',
    ],
)
def test_refusal_and_broken_json_are_no_answer(text: str) -> None:
    with pytest.raises(Unreadable):
        read_answer(text, ANSWER_FORM)


def test_draft_of_an_answer_is_what_is_written_of_it() -> None:
    assert read_draft('{"answer": "It costs\\n£4', ANSWER_FORM) == "It costs\n£4"
    assert read_draft('{"answered": true', ANSWER_FORM) == ""
    assert read_draft("It costs", ANSWER_FORM) == ""
