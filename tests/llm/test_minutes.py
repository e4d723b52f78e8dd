from __future__ import annotations

import json

import pytest

from tests.llm.minutes import (
    fenced,
    hiding,
    lines,
    minuting,
    misnumbering,
    rambling,
    saying,
    stringly,
)
from tests.llm.model import HelpfulModel, obedient
from tests.llm.request import Request

TALK = """\
# quay
[1] Ada: The party cannot stay outside, it rains.
[2>1] Bob: Agreed, we move the party into the shed.
[3] Cem: ok
[4] Ada: Who brings the long tables?
# boats
[5] Dita: hm"""
TOPICS = """\
[1] The harbour party moves: It moves indoors.
[2] Plum cake: It takes an hour.
[3] The harbour party tables: Nobody brings them."""
HEADLINES = """\
[1] Harbour opens — It was closed.
[2] Plum cake — It takes an hour.
[3] Harbour cranes — They are new."""


def request(kind: str, data: str, system: str = "") -> Request:
    user = f"<{kind}-123456789>\n{data}\n</{kind}-123456789>\nWrite in English."
    messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
    return Request(number=1, body={"messages": messages}, headers={}, started=0.0)


def test_transcript_is_read_line_by_line() -> None:
    found = list(lines(TALK))
    assert [(line.number, line.answers, line.channel) for line in found[:2]] == [
        (1, 0, "quay"),
        (2, 1, "quay"),
    ]
    assert found[-1].channel == "boats"
    assert fenced(request("talk", TALK)) == ("talk", TALK)
    assert fenced(request("article", TALK)) is None
    assert minuting(request("article", TALK)) is None


def test_talk_is_told_by_its_longest_messages() -> None:
    expected = {
        "title": "The party cannot stay outside",
        "summary": "The party cannot stay outside, it rains. "
        "Agreed, we move the party into the shed.",
        "numbers": [1, 2, 4],
        "decisions": [{"text": "Agreed, we move the party into the shed.", "numbers": [2]}],
        "questions": [{"text": "Who brings the long tables?", "numbers": [4]}],
    }
    said = json.loads(HelpfulModel()(request("talk", TALK)).written)
    assert sorted(said["topics"][0]["numbers"]) == expected["numbers"]
    assert {key: said["topics"][0][key] for key in ("decisions", "questions")} == {
        key: expected[key] for key in ("decisions", "questions")
    }
    assert len(said["topics"]) == 1
    none = request("talk", TALK, "at most 0; leave out greetings")
    assert minuting(none) == {"topics": []}


def test_topics_and_headlines_that_share_words_are_put_together() -> None:
    (one,) = (minuting(request("topics", TOPICS)) or {})["topics"]
    assert one == {
        "title": "The harbour party moves",
        "summary": "It moves indoors.",
        "numbers": [1, 3],
    }
    groups = (minuting(request("headlines", HEADLINES)) or {})["topics"]
    assert groups == [
        {"title": "Harbour", "numbers": [1, 3]},
        {"title": "More", "numbers": [2]},
    ]


def test_answers_are_spoilt_as_a_test_wants_them() -> None:
    talk, headlines = request("talk", TALK), request("headlines", HEADLINES)
    assert min(misnumbering(500)(talk)["topics"][0]["numbers"]) == 501
    assert misnumbering()(headlines) == minuting(headlines)
    assert stringly()(talk)["topics"][0]["questions"][0]["numbers"] == "[4]"
    assert saying("title", "Obeyed")(talk)["topics"][0]["title"] == "Obeyed"
    assert saying("decisions", "Obeyed")(talk)["topics"][0]["decisions"][0]["text"] == "Obeyed"
    assert hiding(1)(headlines)["topics"][1]["numbers"] == [3]
    assert "[" not in rambling()(talk)


@pytest.mark.parametrize("output", [10, 90])
def test_set_length_holds_for_minutes_too(output: int) -> None:
    assert HelpfulModel(output)(request("talk", TALK)).size(len) == output


def test_obedient_model_says_it_in_every_topic() -> None:
    example = 'JSON: {"topics": [{"title": "…", "summary": "…", "numbers": [1]}]}'
    said = json.loads(obedient({"summary": "Obeyed."})(request("talk", TALK, example)).written)
    assert said["topics"] == [{"title": "Obeyed.", "summary": "Obeyed.", "numbers": [1, 2, 3]}]
