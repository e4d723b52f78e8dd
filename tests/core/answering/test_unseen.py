"""How well questions are answered on articles that nothing was fitted to."""

from __future__ import annotations

from bot.core.answering import extract_answer
from bot.models import Answer, Article, Coverage, Inquiry
from tests.core.answering.cases import Case
from tests.core.answering.unseen import UNSEEN

READ = Coverage(complete=True, words_read=0)


def ask(case: Case, question: str) -> Answer:
    article = Article(text=case.text, coverage=READ, title=case.title, language=case.language)
    return extract_answer(Inquiry(question, (article,)))


def test_most_questions_are_answered_in_few_sentences() -> None:
    answers = [(said, ask(case, asked)) for case in UNSEEN for asked, said in case.answered]
    right = [a.answered and any(said in c.text for c in a.citations) for said, a in answers]
    shown = [len(answer.citations) for _, answer in answers if answer.answered]
    assert sum(right) / len(right) >= 0.85
    assert sum(shown) / len(shown) <= 1.8


def test_the_best_sentence_comes_first() -> None:
    firsts = [
        said in ask(case, asked).citations[0].text
        for case in UNSEEN
        for asked, said in case.answered
    ]
    assert sum(firsts) / len(firsts) >= 0.75


def test_most_questions_the_article_does_not_answer_are_declined() -> None:
    declined = [not ask(case, asked).answered for case in UNSEEN for asked in case.unanswered]
    assert sum(declined) / len(declined) >= 0.65
