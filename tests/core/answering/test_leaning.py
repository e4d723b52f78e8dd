from __future__ import annotations

import pytest

from bot.core.answering import leans, lookup
from bot.models import Exchange, Inquiry

FERRY = Exchange("Who runs the ferry to Skarn?", "Odd Helle runs it.")
WHY = Exchange("And why?", "He likes it.")


@pytest.mark.parametrize(
    "question",
    [
        "and why?",
        "how much was that?",
        "what about him?",
        "When does it open?",
        "und warum?",
        "Wie viel war das?",
        "et pourquoi ?",
        "¿y cuándo?",
        "e quando?",
        "en waarom?",
        "a dlaczego?",
        "Сколько это стоило?",
        "peki neden?",
        "وكم كان ذلك؟",
        "और क्यों?",
        "那为什么？",
        "それはいつ?",
        "그럼 언제?",
        "แล้วทำไม",
    ],
)
def test_a_question_that_points_back_leans(question: str) -> None:
    assert leans(question)


@pytest.mark.parametrize(
    "question",
    [
        "How many people work at the harbour?",
        "Who is the mayor?",
        "What did she say about the ferry timetable changes?",
        "Wer leitet die Feuerwehr?",
        "On which street is the mill?",
        "首班船载客量是多少？",
        "灯台守の名前は？",
    ],
)
def test_a_question_with_telling_words_of_its_own_does_not(question: str) -> None:
    assert not leans(question)


def test_only_the_question_is_looked_up_when_it_stands_by_itself() -> None:
    inquiry = Inquiry("Who built the northern pier?", (), (FERRY,), gist="Boats.")
    assert lookup(inquiry) == [("Who built the northern pier?", 1.0)]


def test_a_leaning_question_brings_the_turn_it_leans_on() -> None:
    found = lookup(Inquiry("and when?", (), (WHY, FERRY), gist="Boats."))
    assert [text for text, _ in found] == ["and when?", FERRY.question, FERRY.answer]
    weights = [weight for _, weight in found]
    assert weights == sorted(weights, reverse=True)


def test_turns_that_lean_are_followed_back_and_then_the_gist() -> None:
    found = [text for text, _ in lookup(Inquiry("when?", (), (FERRY, WHY)))]
    assert found == ["when?", WHY.question, WHY.answer, FERRY.question]
    found = [text for text, _ in lookup(Inquiry("when?", (), (WHY,), gist="Boats."))]
    assert found == ["when?", WHY.question, WHY.answer, "Boats."]
    assert lookup(Inquiry("when?", (), (Exchange("why?", ""),)))[1:] == [("why?", 0.5)]
    assert lookup(Inquiry("when?", ())) == [("when?", 1.0)]
