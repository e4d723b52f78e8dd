from __future__ import annotations

import json

import pytest

from tests.llm.answers import Asked, answering, declining, inventing, miscounting
from tests.llm.model import HelpfulModel, obedient
from tests.llm.request import Request

PASSAGES = (
    "A title\n\n[1] The works cost 3.2 million crowns. Three cranes were replaced.\n\n"
    "[2] Ida Kolb is the harbour master."
)


def request(question: str, earlier: str = "") -> Request:
    fence = "article-123456789"
    turns = f"<{fence}-earlier>\n{earlier}\n</{fence}-earlier>\n" if earlier else ""
    user = (
        f"<{fence}>\n{PASSAGES}\n</{fence}>\n{turns}"
        f"<{fence}-question>\n{question}\n</{fence}-question>"
    )
    messages = [{"role": "system", "content": "Answer."}, {"role": "user", "content": user}]
    return Request(number=1, body={"messages": messages}, headers={}, started=0.0)


def test_question_and_numbered_passages_are_read() -> None:
    asked = Asked.of(request("What did the works cost?"))
    assert asked is not None
    assert asked.passages[2] == "Ida Kolb is the harbour master."
    assert list(asked.passages) == [1, 2]
    plain = [{"role": "user", "content": "Summarise."}]
    assert Asked.of(Request(number=1, body={"messages": plain}, headers={}, started=0.0)) is None


@pytest.mark.parametrize(
    ("question", "earlier", "answer"),
    [
        ("What did the works cost?", "", "The works cost 3.2 million crowns [1]."),
        ("Who is the harbour master?", "", "Ida Kolb is the harbour master [2]."),
        ("And why?", "Q: How many cranes?\nA: Three.", "Three cranes were replaced [1]."),
    ],
)
def test_best_sentence_is_the_answer(question: str, earlier: str, answer: str) -> None:
    asked = request(question, earlier)
    assert answering(asked) == {"answer": answer, "answered": True, "nearest": 0}
    assert json.loads(HelpfulModel()(asked).written)["answer"] == answer


def test_question_that_shares_no_word_is_declined() -> None:
    assert answering(request("Where do penguins sleep?"))["answered"] is False
    assert answering(request("And why?"))["answered"] is False


def test_answers_are_spoilt_as_a_test_wants_them() -> None:
    asked = request("What did the works cost?")
    assert inventing("£9")(asked)["answer"].endswith("[1]. The total comes to £9 [1].")
    assert miscounting(99)(asked)["answer"] == "The works cost 3.2 million crowns [99]."
    assert declining(2)(asked)["nearest"] == 2
    assert obedient({"summary": "Obeyed."})(asked).written == "Obeyed."


def test_set_length_holds_for_answers_too() -> None:
    reply = HelpfulModel(output_tokens=77)(request("What did the works cost?"))
    assert reply.size(len) == 77
