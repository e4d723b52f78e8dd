from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.answering import Passage, cut, passages_of, retrieve
from bot.core.tokens import estimate_tokens
from bot.models import Article, Coverage, Exchange, Inquiry

READ = Coverage(complete=True, words_read=0)


def article(text: str) -> Article:
    return Article(text=text, coverage=READ)


def long_text(subject: str, told: str, paragraphs: int = 120) -> str:
    lines = [
        f"In year {n} the {subject} was repaired again, and the bill was argued over until spring. "
        "Nobody kept the receipts, and the clerk moved away before they were asked for."
        for n in range(paragraphs)
    ]
    lines[paragraphs // 2] = told
    return "\n\n".join(lines)


@settings(deadline=None)
@given(st.lists(st.text(max_size=2000), max_size=3))
def test_passages_joined_are_the_documents(texts: list[str]) -> None:
    passages = passages_of([article(text) for text in texts])
    for number, text in enumerate(texts):
        assert "".join(p.text for p in passages if p.document == number) == text
    assert all(texts[p.document][p.start : p.end] == p.text for p in passages)


@pytest.mark.parametrize(
    "text", [long_text("weir", "A pike got in."), "轮渡因台风停航三年。" * 300]
)
def test_passages_are_of_about_250_tokens_in_any_script(text: str) -> None:
    sizes = [estimate_tokens(p.text) for p in passages_of([article(text)])]
    assert max(sizes) <= 250
    assert min(sizes) > 100


def test_known_spans_are_kept() -> None:
    found = passages_of([article("One. Two."), article("Three.")], [[(0, 5), (5, 9)], [(0, 6)]])
    assert found == [
        Passage(0, 5, "One. ", 0),
        Passage(5, 9, "Two.", 0),
        Passage(0, 6, "Three.", 1),
    ]


def test_short_documents_go_whole() -> None:
    passages = passages_of([article("One fish. " * 80), article("Two fish. " * 80)])
    assert retrieve(Inquiry("Who?", ()), passages, room=5000) == passages
    assert retrieve(Inquiry("Who?", ()), [], room=5000) == []


def test_of_long_documents_the_best_passages_go_in_source_order() -> None:
    documents = (article(long_text("weir", "The otter Bruno bit the inspector, a Mr Zelk.")),)
    passages = passages_of(documents)
    for room in (300, 2000):
        chosen = retrieve(Inquiry("Whom did the otter bite?", documents), passages, room=room)
        assert any("Zelk" in passage.text for passage in chosen)
        assert sum(estimate_tokens(passage.text) for passage in chosen) <= room
        assert [p.start for p in chosen] == sorted(p.start for p in chosen)


def test_every_document_gets_a_chance() -> None:
    documents = (
        article(long_text("otter weir", "The otter Bruno bit the inspector, a Mr Zelk.")),
        article(long_text("bakery", "The otter was fed rolls by Anna.")),
    )
    chosen = retrieve(Inquiry("Who met the otter?", documents), passages_of(documents), room=600)
    assert {passage.document for passage in chosen} == {0, 1}
    assert any("Anna" in passage.text for passage in chosen)


def test_a_passage_that_does_not_fit_makes_way_for_one_that_does() -> None:
    passages = [Passage(0, 4000, "otter " * 4000, 0), Passage(4000, 4010, "An otter.", 0)]
    assert retrieve(Inquiry("Which otter?", ()), passages, room=50) == passages[1:]


def test_the_conversation_decides_what_a_leaning_question_reads() -> None:
    documents = (article(long_text("weir", "The otter Bruno bit the inspector in Lund, in May.")),)
    turn = Exchange("Whom did the otter Bruno bite?", "The inspector.")
    chosen = retrieve(Inquiry("and when?", documents, (turn,)), passages_of(documents), room=300)
    assert "Bruno" in chosen[0].text


def test_article_is_cut_the_same_beforehand_as_on_the_way() -> None:
    text = "The ferry carried nine goats. " * 200
    long = Article(text=text, coverage=Coverage(complete=True, words_read=1000))
    cuts = cut(long)
    assert "".join(text[start:end] for start, end in cuts) == text
    assert passages_of([long], [cuts]) == passages_of([long])
