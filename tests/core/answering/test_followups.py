from __future__ import annotations

import pytest

from bot.core.answering import extract_answer
from bot.models import Answer, Article, Coverage, Exchange, Inquiry
from tests.core.answering.cases import CASES

READ = Coverage(complete=True, words_read=0)
POOL, ROBOT, PUB, LIGHTHOUSE, DOCTORS, TRAM, BEES, BATH, BOAT, BUS, _, MILL = (
    Article(text=case.text, coverage=READ, title=case.title, language=case.language)
    for case in CASES
)
HARBOUR = Article(
    text=(
        "Harwick town council voted by nine to four on Wednesday night to close Quay Street, the "
        "road along the old harbour, to private cars for an eighteen-month trial that begins on "
        "4 May.\n\nBuses, bicycles and deliveries before 10 a.m. will still be allowed through. "
        "The council expects the scheme to cost £410,000, most of it for a new turning circle at "
        "the fish market, and says the 7,200 cars that use the street each day will be sent around "
        "the town on Abbot’s Way.\n\n“We have spent thirty years building a harbour people can "
        "only look at through a windscreen,” said Councillor Ruth Adeyemi, who proposed the trial."
        "\n\nThe vote came after three hours of questions from a full public gallery. A survey by "
        "the traders’ association, answered by 86 of its 131 members, found 48 against.\n\n"
        "Air quality on Quay Street exceeded the legal limit for nitrogen dioxide on 41 days last "
        "year, more than anywhere else in the county. The university will measure it at six places "
        "throughout the trial and publish the results every month.\n\n“Eighteen months is long "
        "enough for a shop to die,” the former mayor Colin Strake said."
    ),
    coverage=READ,
    title="Harwick votes to close its harbour road to cars from May",
    language="en",
)
COST = "How much is the trial expected to cost?"


def ask(article: Article, first: str, second: str) -> tuple[Answer, Answer]:
    before = extract_answer(Inquiry(first, (article,)))
    turn = Exchange(first, before.text)
    return before, extract_answer(Inquiry(second, (article,), (turn,)))


@pytest.mark.parametrize(
    ("article", "first", "second", "said"),
    [
        (HARBOUR, COST, "and how long does it last?", "an eighteen-month trial"),
        (HARBOUR, COST, "when does it begin?", "begins on 4 May"),
        (HARBOUR, COST, "and when?", "begins on 4 May"),
        (HARBOUR, COST, "who proposed it?", "Ruth Adeyemi"),
        (POOL, "Why did the council reject the plan?", "and when did it change its mind?", "2021"),
        (ROBOT, "What does the review blame?", "how long would replacing them take?", "two years"),
        (
            ROBOT,
            "When do the assistants begin?",
            "and when was the robot bought?",
            "Bought in 2022",
        ),
        (PUB, "Wer hat die Genossenschaft gegründet?", "und wie viel kostet ein Anteil?", "250"),
        (LIGHTHOUSE, "Qui tiendra l’auberge ?", "et combien coûtera la nuit ?", "78 euros"),
        (DOCTORS, "¿Dónde trabajaban las hermanas?", "¿y cuánto tiempo se quedarán?", "cinco años"),
        (TRAM, "Сколько лет восстанавливали трамвай?", "а когда он будет ходить?", "воскресеньям"),
        (BEES, "学校有多少个蜂箱？", "那第一批蜂蜜收获了多少？", "85公斤"),
        (BATH, "新しい絵を描いたのは誰ですか？", "では、費用はいくらでしたか？", "八十万円"),
        (BOAT, "من يقود القارب؟", "وكم كلّف المشروع؟", "60 ألف دولار"),
        (BUS, "सड़क बनाने में कितने साल लगे?", "और किराया कितना है?", "तीस रुपये"),
        (MILL, "Co napędza koło młyńskie?", "a kiedy jest czynna biblioteka?", "poniedziałków"),
    ],
)
def test_a_follow_up_is_answered_first_by_what_it_asks_for(
    article: Article, first: str, second: str, said: str
) -> None:
    before, answer = ask(article, first, second)
    assert before.answered
    assert answer.answered
    assert said in answer.citations[0].text
    assert answer.citations[0] != before.citations[0]
    assert not set(answer.citations[1:]) & set(before.citations)


@pytest.mark.parametrize(
    ("article", "first", "second", "said"),
    [
        (PUB, "Wer ist der frühere Wirt?", "und warum hat der Wirt aufgehört?", "gesundheitlichen"),
        (MILL, "Ile kosztowała przebudowa?", "a ile trwała przebudowa?", "trzy lata"),
    ],
)
def test_a_sentence_is_given_again_when_the_question_is_clearly_after_it(
    article: Article, first: str, second: str, said: str
) -> None:
    assert said in ask(article, first, second)[1].citations[0].text
