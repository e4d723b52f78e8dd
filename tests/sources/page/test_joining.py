"""One article out of several pages."""

from __future__ import annotations

import pytest

from bot.models import Article, Coverage
from bot.sources.page.joining import join_pages


def article(*paragraphs: str, complete: bool = True, note: str = "") -> Article:
    text = "\n\n".join(paragraphs)
    return Article(text, Coverage(complete, len(text.split()), note=note), title="The long way")


FIRST = article("A lead for all.", "One came first.", "By Ann Lee, who walks.")


def test_pages_follow_each_other_without_what_they_repeat() -> None:
    second = article("THE LONG WAY", "A lead for all.", "Two came next.", "By Ann Lee, who walks.")
    third = article("A lead for all.", "Three came last.")
    whole = join_pages(FIRST, [second, third], more=False)
    assert whole.text.split("\n\n") == [
        "A lead for all.",
        "One came first.",
        "By Ann Lee, who walks.",
        "Two came next.",
        "Three came last.",
    ]
    assert whole.words == 4 + 3 + 5 + 3 + 3
    assert whole.coverage.complete
    assert not whole.coverage.note


def test_sentence_that_comes_again_amid_a_page_stays() -> None:
    whole = join_pages(FIRST, [article("Two.", "One came first.", "Four.")], more=False)
    assert whole.text.endswith("Two.\n\nOne came first.\n\nFour.")


def test_page_that_only_repeats_adds_nothing() -> None:
    assert join_pages(FIRST, [article("A lead for all.")], more=False).text == FIRST.text


@pytest.mark.parametrize(
    ("following", "note"),
    [
        ((), "only the first page was readable"),
        ((article("Two came next."),), "only the first 2 pages were readable"),
    ],
)
def test_pages_that_were_not_read_are_told(following: tuple[Article, ...], note: str) -> None:
    whole = join_pages(FIRST, following, more=True)
    assert not whole.coverage.complete
    assert whole.coverage.note == note


def test_teaser_on_a_later_page_leaves_the_article_incomplete() -> None:
    later = article("Two came.", complete=False, note="only a teaser of 2 words was readable")
    assert join_pages(FIRST, [later], more=False).coverage.note == (
        "only the first 2 pages were readable"
    )


def test_teaser_stays_a_teaser() -> None:
    teaser = article(
        "One came first.", complete=False, note="only a teaser of 3 words was readable"
    )
    assert join_pages(teaser, [], more=True).coverage == teaser.coverage
