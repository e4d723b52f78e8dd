"""Rows of cards that lead to other stories, told from lists of stories."""

from __future__ import annotations

import lxml.html
import pytest

from bot.sources.page.cards import drop_cards

STORY = "<p>The old bridge over the river reopened on Monday after two years of repairs.</p>" * 6


def row(*, stamp: str = "<time>2 May, 10:15</time>", count: int = 6) -> str:
    text = "Cattle was sold at the market for a price that the farmers of the county called fair."
    cards = (
        f"<article class='post'>{stamp}<h3><a href='/{at}'>Story {at}</a></h3><p>{text}</p>"
        "</article>"
        for at in range(count)
    )
    return f"<section class='stories'>{''.join(cards)}</section>"


def kept(body: str) -> str:
    tree = lxml.html.document_fromstring(f"<html><body>{body}</body></html>")
    drop_cards(tree)
    return str(tree.text_content())


@pytest.mark.parametrize("part", ["main", "article"])
def test_timed_cards_beside_an_article_are_left_out_however_many(part: str) -> None:
    text = kept(f"<{part}><h1>Bridge reopens</h1>{STORY}</{part}>{row(count=12)}")
    assert "Cattle" not in text
    assert text.count("The old bridge") == 6


@pytest.mark.parametrize(
    "body",
    [
        row(),
        f"<main><h1>Latest</h1>{row()}</main>",
        f"<main><p>The latest of our stories.</p></main>{row()}",
        f"<main>{STORY}</main>{row(stamp='', count=12)}",
    ],
)
def test_list_of_stories_stays(body: str) -> None:
    assert "Cattle" in kept(body)
