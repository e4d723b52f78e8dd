"""What a line is taken for because of the lines beside it."""

from __future__ import annotations

from bot.core.paste import clean_paste

LEAD = "The old ferry left the island for the last time on Sunday with nobody but its crew aboard."
MIDDLE = "Its captain said that he had meant to wave, but that there had been no one to wave at."
CLOSE = "The island council wants to buy the wheel and hang it in the school, if the school stays."
CAPTION = "Two of the crew wave from the deck of the ferry on its last way out of the harbour."


def test_sentence_in_one_paragraph_with_a_credit_is_its_caption() -> None:
    raw = f"{LEAD}\n\n{CAPTION}\nPhoto: Ines Holm\n\n{MIDDLE}\n\n{CLOSE}"
    assert clean_paste(raw).text == "\n\n".join([LEAD, MIDDLE, CLOSE])


def test_paragraph_above_a_credit_stays_where_no_blank_lines_tell() -> None:
    raw = f"{LEAD}\n{MIDDLE}\nPhoto: Ines Holm\n{CLOSE}"
    assert clean_paste(raw).text == "\n\n".join([LEAD, MIDDLE, CLOSE])


def test_paragraph_above_a_credit_apart_stays() -> None:
    raw = "\n\n".join([LEAD, MIDDLE, "Photo: Ines Holm", CLOSE])
    assert clean_paste(raw).text == "\n\n".join([LEAD, MIDDLE, CLOSE])
