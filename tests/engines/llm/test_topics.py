from __future__ import annotations

import json
from typing import Any

import pytest

from bot.engines.llm.reading import Unreadable, read_answer
from bot.engines.llm.shapes import MERGED_TOPICS, SORTED, TALK
from bot.engines.llm.topics import SaidItem, SaidTopic, numbers_of

WHOLE = SaidTopic(
    title="A shed",
    summary="They meet in the shed.",
    numbers=(1, 4),
    decisions=(SaidItem("On Saturday.", (4,)),),
    questions=(SaidItem("Who brings cake?", (5,)),),
)
JSON: dict[str, Any] = {
    "title": "A shed",
    "summary": "They meet in the shed.",
    "numbers": [1, 4],
    "decisions": [{"text": "On Saturday.", "numbers": [4]}],
    "questions": [{"text": "Who brings cake?", "numbers": [5]}],
}
LINES = """\
Here are the minutes:

### A shed
They meet in the shed. [1][4]
- **Decision:** On Saturday. [4]
- Open question: Who brings cake? [5]
"""
BOLD = """\
**A shed**
They meet [1]
in the shed. [4]
Decided: On Saturday. [4]
Questions: Who brings cake? [5]"""


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"topics": [JSON]}),
        f"Sure!\n```json\n{json.dumps({'topics': [JSON]}, indent=2)}\n```",
        json.dumps([JSON]),
        json.dumps({"topics": JSON}),
        json.dumps({"Topics": [{**JSON, "numbers": ["1", "[4]"]}, "and so on"]}),
        json.dumps({"topics": [{**JSON, "numbers": "1, 4"}]}),
        json.dumps(
            {
                "minutes": [
                    {
                        "name": "A shed",
                        "text": "They meet in the shed. [1][4]",
                        "decided": ["On Saturday. [4]"],
                        "open_questions": {"question": "Who brings cake?", "messages": 5},
                    }
                ]
            }
        ),
        LINES,
        BOLD,
    ],
    ids=["json", "fenced", "list", "single", "text", "csv", "names", "lines", "bold"],
)
def test_topics_are_read_in_many_makes(text: str) -> None:
    assert read_answer(text, TALK).topics == (WHOLE,)


@pytest.mark.parametrize(
    "text",
    [
        "They had a lively talk about many things.",
        "### A shed\nThey meet in the shed.",
        json.dumps({"topics": [JSON]}, indent=2)[:60],
        '{"title": "A shed"}',
        '{"topics": null}',
        "[1, 2]",
        "[[",
        "[" * 100_000,
        "",
    ],
    ids=["prose", "bare", "broken", "other", "null", "numbers", "open", "deep", "empty"],
)
def test_what_holds_no_topics_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable):
        read_answer(text, TALK)


def test_no_topics_and_nothing_in_them_are_answers() -> None:
    assert read_answer('{"topics": []}', TALK).topics == ()
    empty = {"title": None, "numbers": {"a": 1}, "decisions": [1, {"numbers": [2]}, {"text": ""}]}
    assert read_answer(json.dumps({"topics": [empty]}), TALK).topics == (SaidTopic(""),)


def test_merged_topics_name_topics_by_any_name() -> None:
    text = '{"topics": [{"title": "A", "summary": "B.", "topics": [1, 3]}]}'
    assert read_answer(text, MERGED_TOPICS).topics == (SaidTopic("A", "B.", (1, 3)),)
    listed = '[{"title": "A", "summary": "B.", "topics": [1, 3]}]'
    assert read_answer(listed, MERGED_TOPICS).topics == (SaidTopic("A", "B.", (1, 3)),)


def test_groups_may_be_lines() -> None:
    found = read_answer("Groups:\n- **Ships**: 1, 3-5\n- Trees: [2]", SORTED).topics
    assert found == (SaidTopic("Ships", "", (1, 3, 4, 5)), SaidTopic("Trees", "", (2,)))
    assert read_answer('{"groups": [{"name": "Ships", "articles": [1]}]}', SORTED).topics == (
        SaidTopic("Ships", "", (1,)),
    )


def test_years_in_brackets_stay_and_ranges_end() -> None:
    text = json.dumps({"topics": [{"title": "The fair (2031)", "numbers": "3–999999"}]})
    (topic,) = read_answer(text, TALK).topics
    assert topic.title == "The fair (2031)"
    assert topic.numbers == tuple(range(3, 24))
    assert numbers_of([True, 2.0, 2, None, "x", "5 and 6"]) == (2, 5, 6)
