from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core import limits
from bot.core.limits import length
from bot.core.render import Reply, quotes_page
from bot.models import Article, Coverage, Quote, Selection

TEXT = "\n\n".join(f"“We saw number {n} of them,” said Ina Brack." for n in range(12))
ARTICLE = Article(
    text=TEXT,
    coverage=Coverage(complete=True, words_read=90),
    title="A harbour",
    url="https://paper.example/ice",
    language="en",
)


def quote(number: int) -> Quote:
    words = f"We saw number {number} of them"
    start = TEXT.index(words)
    return Quote(start, start + len(words), words, "Ina Brack")


CHOSEN = Selection(tuple(quote(number) for number in range(12)), "extractive")


def test_a_page_shows_five_quotes_and_where_it_is() -> None:
    reply, pages = quotes_page(ARTICLE, CHOSEN, page=1, style="embed")
    (embed,) = reply.embeds
    assert pages == 3
    assert embed.title == "A harbour"
    assert embed.url == "https://paper.example/ice"
    assert embed.description.startswith("**Key quotes**\n\n> “We saw number 5 of them” — Ina Brack")
    assert embed.description.count("\n\n> “") == 5
    assert embed.footer == "Page 2 of 3 · extractive, no model used"


def test_a_plain_page_says_the_same() -> None:
    reply, pages = quotes_page(ARTICLE, replace(CHOSEN, note="a *note*"), page=2, style="plain")
    assert pages == 3
    assert reply.content.startswith("**A harbour**\n\n> “We saw number 10 of them” — Ina Brack ([")
    assert reply.content.endswith("\n\n-# Page 3 of 3 · extractive, no model used · a \\*note\\*")


@pytest.mark.parametrize(("page", "shown"), [(-1, 1), (3, 3), (99, 3)])
def test_a_page_that_is_not_there_is_the_nearest(page: int, shown: int) -> None:
    reply, _ = quotes_page(ARTICLE, CHOSEN, page=page, style="plain")
    assert f"Page {shown} of 3" in reply.content


def test_a_single_page_has_no_number() -> None:
    reply, pages = quotes_page(
        ARTICLE, replace(CHOSEN, quotes=CHOSEN.quotes[:5]), page=0, style="plain"
    )
    assert pages == 1
    assert reply.content.endswith("\n\n-# extractive, no model used")


def test_no_quotes_are_said_to_be_none() -> None:
    assert quotes_page(ARTICLE, Selection((), "llm"), page=0, style="embed") == (
        Reply("I found no direct quotes in this."),
        1,
    )


@pytest.mark.parametrize("address", [300, 1900])
def test_every_quote_is_on_a_page_however_long_its_link(address: int) -> None:
    article = replace(ARTICLE, url="https://paper.example/" + "x" * address)
    chosen = replace(CHOSEN, engine="llm", model="*" * 80, note="*" * 200)
    _, pages = quotes_page(article, chosen, page=0, style="plain")
    shown = [quotes_page(article, chosen, page=n, style="plain")[0].content for n in range(pages)]
    assert all(length(content) <= limits.MESSAGE for content in shown)
    assert sum(content.count("\n> “") for content in shown) == 12
