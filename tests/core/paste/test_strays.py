"""What stands around a line tells furniture that has no words of its own."""

from __future__ import annotations

import pytest

from bot.core.paste import clean_paste

TITLE = "The lighthouse at Marsh End is lit again after eleven dark winters"
LEAD = "The lamp at Marsh End was lit on Friday night for the first time in eleven years."
MIDDLE = "A retired engineer rebuilt its motor from the parts of two old washing machines."
CLOSE = "The harbour master will decide in spring whether the light may stay on the charts."
FOOT = ("Related articles", "Comments (2)")
BODY = f"{LEAD}\n\n{MIDDLE}\n\n{CLOSE}"


def page(*inside: str, after: tuple[str, ...] = ()) -> str:
    above = ("The Marsh Courier", TITLE, "By Ann Lee", "3 May 2025")
    return "\n\n".join((*above, LEAD, *inside, MIDDLE, CLOSE, *after, *FOOT))


@pytest.mark.parametrize(
    "box",
    [
        ["The Marsh Courier on the radio"],
        ["The Marsh Courier thanks you for your patience."],
        ["Ann Lee, ann.lee@marsh.example"],
        ["【春の特集】港の灯り"],
        ["Advertisement", "Show more"],
        ["Advertisement", "marsh.example works better with JavaScript."],
        ["Coast", "Seal steals a fisherman's lunch twice in a week"],
        ["MORE FROM THE MARSH COURIER", "The Bell That Rang Itself", "“No Fog”: A Keeper's Diary"],
    ],
)
def test_box_between_paragraphs_is_dropped(box: list[str]) -> None:
    assert clean_paste(page(*box)).text == BODY


@pytest.mark.parametrize("line", ["(kam)", "The Marsh Courier online", "tips@marsh.example"])
def test_stray_below_the_last_paragraph_is_dropped(line: str) -> None:
    assert clean_paste(page(after=(line,))).text == BODY


@pytest.mark.parametrize(
    "lines",
    [
        ["Dark winters"],
        ["04.37", "The keeper climbs the stairs again"],
        ["The keeper's list:", "Two lamps and a rope of hemp"],
        ["— And the fog?", "— The fog can wait."],
        ["The keeper told the Marsh Courier he was tired."],
    ],
)
def test_headings_stamps_and_turns_stay(lines: list[str]) -> None:
    assert clean_paste(page(*lines)).text == "\n\n".join([LEAD, *lines, MIDDLE, CLOSE])


def test_label_and_title_stay_where_the_article_has_subheadings() -> None:
    inside = ["The motor", MIDDLE, "The lamp", LEAD, "Part two", "What the keeper found up there"]
    text = clean_paste(page(*inside)).text
    assert "Part two\n\nWhat the keeper found up there" in text


def test_caption_that_ends_with_names_in_capitals_is_dropped() -> None:
    caption = "The keeper on the gallery of the tower last week COAST-NORTH PICTURES"
    assert clean_paste(page(caption)).text == BODY


def test_headline_above_a_standfirst_that_is_a_sentence_is_the_title() -> None:
    standfirst = "For eleven winters nobody lit the lamp. Who would climb up now?"
    raw = "\n\n".join(["The Tower Is Lit Again", standfirst, "By Ann Lee", BODY, *FOOT])
    assert clean_paste(raw).title == "The Tower Is Lit Again"


def test_long_site_name_over_a_menu_is_not_the_title() -> None:
    raw = "\n\n".join(
        ["The Marsh End and Coastal Courier", "Live", "Coast", TITLE, "By Ann Lee", BODY, *FOOT]
    )
    assert clean_paste(raw).title == TITLE


def test_headline_with_a_dash_over_date_and_address_is_the_title() -> None:
    title = "The lamp burns again – after eleven winters"
    facts = ["3 May 2025", "Ann Lee", "ann.lee@marsh.example", "Share"]
    pasted = clean_paste("\n\n".join(["The Courier", title, *facts, BODY, *FOOT]))
    assert (pasted.title, pasted.author, pasted.text) == (title, "Ann Lee", BODY)
