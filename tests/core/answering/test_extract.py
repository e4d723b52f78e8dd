from __future__ import annotations

from itertools import chain

import pytest

from bot.core.answering import extract_answer
from bot.models import Answer, Article, Coverage, Exchange, Inquiry
from tests.core.answering.cases import CASES, Case

READ = Coverage(complete=True, words_read=0)


def article(case: Case) -> Article:
    return Article(text=case.text, coverage=READ, title=case.title, language=case.language)


def plain(text: str, title: str = "") -> Article:
    return Article(text=text, coverage=READ, title=title)


def ask(question: str, *documents: Article, earlier: tuple[Exchange, ...] = ()) -> Answer:
    return extract_answer(Inquiry(question, documents, earlier))


def test_most_questions_are_answered_by_the_sentence_that_says_so() -> None:
    right = [
        answer.answered and any(said in citation.text for citation in answer.citations)
        for case in CASES
        for question, said in case.answered
        for answer in [ask(question, article(case))]
    ]
    assert sum(right) / len(right) >= 0.8


def test_most_questions_the_article_does_not_answer_are_declined() -> None:
    declined = [
        not ask(question, article(case)).answered for case in CASES for question in case.unanswered
    ]
    assert sum(declined) / len(declined) >= 0.7


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_answers_are_spans_of_the_text_and_numbered(case: Case) -> None:
    for question in chain((asked for asked, _ in case.answered), case.unanswered):
        answer = ask(question, article(case))
        assert all(case.text[c.start : c.end] == c.text for c in answer.citations)
        assert 1 <= len(answer.citations) <= 3
        if answer.answered:
            shown = " ".join(f"{c.text} [{n}]" for n, c in enumerate(answer.citations, start=1))
            assert answer.text == shown
        else:
            assert (answer.text, len(answer.citations)) == ("", 1)


def test_article_without_a_sentence_answers_nothing() -> None:
    answer = ask("What is it?", plain(""))
    assert (answer.answered, answer.citations, answer.engine) == (False, (), "extractive")


def test_text_of_one_sentence_answers_what_it_says_and_no_more() -> None:
    ferry = plain("The ferry to Skarn leaves at 8.15 every morning from pier 4.")
    assert ask("When does the ferry to Skarn leave?", ferry).answered
    assert not ask("Who painted the ceiling of the chapel?", ferry).answered


def test_names_the_article_does_not_have_are_declined() -> None:
    case = CASES[0]
    assert not ask("How long has Hubert Okonjo worked at the Vessling dam?", article(case)).answered


def test_the_document_that_answers_is_cited() -> None:
    answer = ask("How long is the pool?", article(CASES[1]), article(CASES[0]))
    assert answer.answered
    assert answer.citations[0].document == 1
    assert "33 metres" in answer.citations[0].text


def test_footnote_marks_of_the_source_are_no_markers_of_the_answer() -> None:
    source = plain("The mill was built in 1712.[4] It burned down twice.[5, 6] A baker bought it.")
    answer = ask("When was the mill built?", source)
    assert answer.answered
    assert "[4]" not in answer.text
    assert "in 1712. [1]" in answer.text


def test_line_breaks_of_the_source_are_closed_up() -> None:
    answer = ask("Where was the mill built?", plain("The mill was built in\nWetherby near Leeds."))
    assert answer.text == "The mill was built in Wetherby near Leeds. [1]"


def test_a_question_that_leans_is_answered_from_the_turn_before() -> None:
    case = CASES[0]
    turn = Exchange("What would the second phase of the pool include?", "A sauna.")
    answer = ask("And when will they hear about it?", article(case), earlier=(turn,))
    assert any("November" in c.text or "second phase" in c.text for c in answer.citations)


def test_interview_answers_follow_their_questions() -> None:
    text = (
        "How many swans had you hoped to see on the lake this spring?\n\n"
        "Forty, or a few more. That would have been a good year.\n\n"
        "Why do you count them at dawn?\n\nBecause they sleep on the water until the sun is up."
    )
    answer = ask("How many swans had she hoped to see?", plain(text))
    assert any("Forty" in c.text for c in answer.citations)


def test_a_name_is_pointed_to_within_one_document_only() -> None:
    first = plain("Odile Baptiste runs the library.")
    second = plain("She opened the pool in 1998. It was cold.")
    answer = ask("When did Odile Baptiste open the library?", first, second)
    assert answer.citations[0].document == 0
    joined = plain("The cook is Odile Baptiste. She opened the inn in 1998. A bear lives nearby.")
    assert "1998" in ask("When did cook Odile Baptiste open the inn?", joined).citations[0].text


def test_a_long_document_is_answered_from_its_one_sentence() -> None:
    filler = [
        f"Chapter {n} tells of the town's {n % 97} wells, of clerk number {n * 31 % 89} and of the "
        f"price of salt in the year {1200 + n % 600}, which nobody liked to pay. " * 4
        for n in range(1_400)
    ]
    filler[1_000] += "The bell of Saint Orsola was cast by Ilario Venn from nine melted cannons."
    book = plain("\n\n".join(filler))
    answer = ask("Who cast the bell of Saint Orsola?", book)
    assert answer.answered
    assert "Ilario Venn" in answer.citations[0].text
    assert book.text[answer.citations[0].start : answer.citations[0].end] in filler[1_000]


def test_who_asks_the_same_again_gets_the_same_answer() -> None:
    text = (
        "The council voted to close the quay on Monday. The trial will cost 410,000 crowns. "
        "A crossing would be paid for from the budget of the trial."
    )
    article = Article(text=text, coverage=Coverage(True, 30), language="en")
    first = extract_answer(Inquiry("How much will the trial cost?", (article,)))
    earlier = (Exchange("How much will the trial cost?", first.text.replace(" [1]", "")),)
    again = extract_answer(Inquiry("How much will the trial cost?", (article,), earlier))
    assert "410,000" in first.text
    assert again.citations[0] == first.citations[0]
