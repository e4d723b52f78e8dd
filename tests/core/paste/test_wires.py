"""A news agency's dateline and sign-off belong to its story."""

from __future__ import annotations

import pytest

from bot.core.paste import clean_paste

LEAD = "The old ferry left the island for the last time on Sunday with nobody but its crew aboard."
CLOSE = "The island council wants to buy the wheel and hang it in the school, if the school stays."
HEAD = ["Ferry leaves the island for good", "By Edda Marsh", "14 June 2025"]


def paragraphs(*lines: str) -> list[str]:
    return clean_paste("\n".join([*HEAD, *lines])).text.split("\n\n")


@pytest.mark.parametrize("dateline", ["MARRAM (AP) —", "OSLO, June 14 (Reuters)", "MARRAM —"])
def test_dateline_on_a_line_of_its_own_stays(dateline: str) -> None:
    assert paragraphs(dateline, LEAD, CLOSE) == [dateline, LEAD, CLOSE]


@pytest.mark.parametrize(
    "sign_off",
    [
        "Reporting by Ann Lee in Marram; Editing by Bo Marsh",
        "(Reporting by Ann Lee in Marram; Editing by Bo Marsh)",
    ],
)
def test_sign_off_stays_and_what_follows_it_goes(sign_off: str) -> None:
    about = (
        "Ann covers the islands and their politics. She has worked in Bergen and in Oslo before."
    )
    body = [LEAD, CLOSE, LEAD, CLOSE]
    raw = [*body, "Advertisement", sign_off, "Read next", about]
    assert paragraphs(*raw) == [*body, sign_off]


def test_sign_off_of_a_short_story_makes_its_lead_no_standfirst() -> None:
    sign_off = "Reporting by Ann Lee"
    raw = "\n".join([HEAD[0], "14 June 2025", LEAD, sign_off])
    assert clean_paste(raw).text == f"{LEAD}\n\n{sign_off}"
