"""A page's own voice goes; an author who speaks to the reader keeps every word."""

from __future__ import annotations

import pytest

from bot.core.paste import clean_paste

TITLE = "The lighthouse at Marsh End is lit again after eleven dark winters"
LEAD = "The lamp at Marsh End was lit on Friday night for the first time in eleven years."
MIDDLE = "A retired engineer rebuilt its motor from the parts of two old washing machines."
CLOSE = "The harbour master will decide in spring whether the light may stay on the charts."


def page(*inside: str) -> str:
    above = ("The Marsh Courier", TITLE, "By Ann Lee", "3 May 2025")
    return "\n\n".join((*above, LEAD, *inside, MIDDLE, CLOSE, "Related articles", "Comments (2)"))


@pytest.mark.parametrize(
    "aside",
    [
        "You can find this story in My Bookmarks. Or look behind the user icon.",
        "Please note that this article is older than a year and may be outdated.",
        "Every Friday the best of the coast in our newsletter – sign up now.",
        "Mehr davon gibt es jeden Freitag in unserem Newsletter – jetzt hier anmelden.",
        "Haben Sie Fragen? Melden Sie sich in Ihrem Browser mit diesem Konto an, damit Sie "
        "diesen Artikel weiterlesen können.",
        "Article réservé aux abonnés",
        "Enjoy unlimited access to The Marsh Courier.",
        "登録すると、有料記事をお読みいただけます。",
        "Tap our free app",
    ],
)
def test_page_speaking_to_its_reader_is_dropped(aside: str) -> None:
    assert clean_paste(page(aside)).text == f"{LEAD}\n\n{MIDDLE}\n\n{CLOSE}"


@pytest.mark.parametrize(
    "sentence",
    [
        "“You can read this article to my mother,” the engineer said.",
        "This article of the harbour code dates from 1911.",
        "The harbour asked its members for help – and got it.",
        "Your reporter climbed all 211 steps.",
    ],
)
def test_sentence_of_the_article_stays(sentence: str) -> None:
    assert clean_paste(page(sentence)).text == f"{LEAD}\n\n{sentence}\n\n{MIDDLE}\n\n{CLOSE}"


def test_column_that_speaks_to_its_reader_keeps_such_lines() -> None:
    column = [
        "You may think that a lighthouse is a simple thing to switch on, and you would be wrong.",
        "Your first trouble is the salt, which eats whatever you put up there within a year.",
        "If you doubt it, read this article again next winter.",
    ]
    assert all(line in clean_paste(page(*column)).text for line in column)
