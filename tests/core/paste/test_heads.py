"""What stands between the top of a page and the first paragraph of its article."""

from __future__ import annotations

import pytest

from bot.core.paste import clean_paste

LEAD = "The old ferry left the island for the last time on Sunday with nobody but its crew aboard."
CLOSE = "The island council wants to buy the wheel and hang it in the school, if the school stays."
TITLE = "Ferry leaves the island for good"
POINTS = [
    "• The ferry sailed for the last time on Sunday, after seventy years of service.",
    "• The council wants to buy the wheel",
]


@pytest.mark.parametrize("label", [[], ["Key points"], ["Das Wichtigste in Kürze"], ["要点"]])
def test_key_points_below_the_byline_are_dropped(label: list[str]) -> None:
    raw = "\n".join([TITLE, "By Ann Lee", *label, *POINTS, LEAD, CLOSE, "Comments (2)"])
    assert clean_paste(raw).text == f"{LEAD}\n\n{CLOSE}"


def test_list_that_a_sentence_announces_stays() -> None:
    lines = ["The council decided:", *POINTS, LEAD, CLOSE]
    raw = "\n".join([TITLE, "By Ann Lee", "14 June 2025", *lines])
    kept = clean_paste(raw).text
    assert all(point in kept for point in POINTS)


def test_article_that_is_nothing_but_a_list_stays() -> None:
    raw = "\n".join([TITLE, "By Ann Lee", *POINTS])
    assert clean_paste(raw).text == "\n".join(POINTS)


@pytest.mark.parametrize(
    "row",
    ["12°C Cloudy", "MRM 182.31 +1.2%", "Open in app", "Summary", "A gull lands. Ines Holm/Post"],
)
def test_page_speaking_above_the_article_is_dropped(row: str) -> None:
    raw = "\n".join([TITLE, "By Ann Lee", row, LEAD, CLOSE])
    pasted = clean_paste(raw)
    assert (pasted.title, pasted.text) == (TITLE, f"{LEAD}\n\n{CLOSE}")


@pytest.mark.parametrize(
    "menu",
    [
        "Home > Public Safety",
        "NEWS SPORTS OBITS WEATHER",
        "首页 新闻 文化 视频",
        "Zum Inhalt springen",
    ],
)
def test_motto_above_the_menu_is_not_the_headline(menu: str) -> None:
    motto = [] if menu.startswith("Zum") else ["Independent news for all the islands"]
    raw = "\n".join(["Low Tide", *motto, menu, TITLE, "By Ann Lee", LEAD, CLOSE])
    assert clean_paste(raw).title == TITLE


def test_note_on_the_author_below_the_byline_is_dropped() -> None:
    raw = "\n".join([TITLE, "By Ann Lee", "Ms. Lee is a novelist.", LEAD, CLOSE])
    assert clean_paste(raw).text == f"{LEAD}\n\n{CLOSE}"


def test_date_is_no_part_of_the_name() -> None:
    raw = "\n".join([TITLE, "by Ann Lee January 19, 2026", LEAD, CLOSE])
    pasted = clean_paste(raw)
    assert (pasted.author, pasted.published) == ("Ann Lee", "2026-01-19")
