from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.paste import Pasted, clean_paste

LEAD = "The old ferry left the island for the last time on Sunday with nobody but its crew aboard."
MIDDLE = "Its captain said that he had meant to wave, but that there had been no one to wave at."
CLOSE = "The island council wants to buy the wheel and hang it in the school, if the school stays."

PAGE = f"""\
• Loading...
The Marram Post
Home | News | Boats | Weather

Gull steals the mayor's microphone at harbour feast
A bird, a speech and the longest applause in eleven years.
By Edda Marsh, staff writer
14 June 2025, 9.30am
Share it: Facebook  X  Email
Photo: Tor Lund. The mayor looks for his microphone

{LEAD}

"I have never been applauded so long," said the mayor. "I only wish it was for me."

ADVERTISEMENT

How it happened

{MIDDLE}

Related: Seal blocks the ferry | Who feeds the gulls?

"Did it say anything?"

"It said more than he did."

Get the Post in your inbox. Sign up

It still works.

Edda Marsh is a reporter for the Marram Post.
Comments (31)
First! Great bird, and a lovely speech by everyone except the man who was meant to hold it.
© 2025 Marram Post. All rights reserved.
"""

KEPT = [
    LEAD,
    '"I have never been applauded so long," said the mayor. "I only wish it was for me."',
    "How it happened",
    MIDDLE,
    '"Did it say anything?"',
    '"It said more than he did."',
    "It still works.",
]


def paragraphs(raw: str) -> list[str]:
    return clean_paste(raw).text.split("\n\n")


def test_page_is_reduced_to_its_article() -> None:
    assert paragraphs(PAGE) == KEPT


def test_page_without_blank_lines_is_reduced_the_same_way() -> None:
    lines = [line for line in PAGE.splitlines() if line]
    assert paragraphs("\n".join(lines)) == KEPT


def test_facts_above_the_article_are_read() -> None:
    pasted = clean_paste(PAGE)
    assert pasted.title == "Gull steals the mayor's microphone at harbour feast"
    assert pasted.site == "The Marram Post"
    assert pasted.author == "Edda Marsh"
    assert pasted.published == "2025-06-14"


def test_empty_paste_has_no_text() -> None:
    assert clean_paste(" \n\u200b\n") == Pasted(text="")


@pytest.mark.parametrize(
    "line",
    [
        "• Loading...",
        "[Advertisement]",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Publicidad",
        "広告",
        "إعلان",
        "Sponsored: Oars for every budget",
        "Share it: Post · Mail · Copy link",
        "Share on Facebook",
        "Teilen | Merken | Drucken",
        "Listen to this article · 4 min",
        "Listen 4 min",
        "Lesezeit: 3 Min.",
        "5 min read",
        "★★★½ 7/10",
        "The last crossing. Photograph: Ines Holm",
        "The empty deck (photo Ines Holm)",
        "The empty deck. Handout",
        "Fot. Ines Holm",
        "© Ines Holm",
        "图为最后一班渡轮。本报记者 林一舟 摄",
        "[Map: the strait. Graphic: The Post]",
        "Read more: Ferries we have lost",
        "Lesen Sie auch „Das Boot, das blieb“",
        "More: ferries of the north",
        "Newsletter: Low Tide. “Short and damp.”",
        "Subscribe to Low Tide",
        "Support island journalism. Become a member from $4 a month.",
        "Kostenlosen Rundbrief jetzt abonnieren",
        "Подпишитесь на рассылку «Прилив»",
        "扫码关注「海岛晚报」公众号",
        "Ferry model: $40 View deal | $55 Check price",
        "News | Boats | Weather",
        "Send us your photos of the ferry!",
        "Tags: ferries, islands",
        "Comments (12)",
        "12 comments",
        "© 2025 Low Tide Media",
        "Alle Rechte vorbehalten",
    ],
)
def test_furniture_between_paragraphs_is_dropped(line: str) -> None:
    assert paragraphs("\n".join([LEAD, line, MIDDLE, CLOSE])) == [LEAD, MIDDLE, CLOSE]


@pytest.mark.parametrize(
    "line",
    [
        "How it happened",
        "—Pase usted —dijo.",
        "– Vi ses aldrig, sade han.",
        "TR: And the crew agreed?",
        "What do you think?",
        "I.",
        "14:32",
        "9.40pm — What we know so far",
        "• Adults pay nine crowns",
        "[Laughs]",
        "Share prices of the operator fell",
        "More — much more — was to come.",
        "Read more, he said, and worry less,",
        "Photographs, letters and a compass were found.",
        "4 July 2025",
        "Left / right",
        "Home",
        "Cookies were served.",
        "Sign up sheets hung in the hall, said the newsletter.",
        "Support for independent journalism has fallen for years.",
        "Monday 12 | Tuesday 14 | Wednesday 9",
    ],
)
def test_short_lines_of_the_article_stay(line: str) -> None:
    assert line in paragraphs("\n".join([LEAD, line, MIDDLE, CLOSE]))


@pytest.mark.parametrize(
    "footer",
    [
        "Share · Save · Report a typo\nFrom the archive: Who owns a pier?",
        "Was this helpful? Yes No\nThis article is for information only.",
        "Pros: quiet; cheap\nCons: slow; damp\n“Best ferry” – Boat Awards\nRead more: Piers",
        "About the author\nAnn Lee lives by the sea, writes about boats and has never owned one.",
        "Source: lt/dpa",
        "Updated 2 hours ago\nMost viewed | Contact us",
        "Home\nContact\n© 2025 Low Tide",
        "Read more\nThe pier that walked\nWhy gulls laugh\nComments",
        "By Ann Lee\nComments",
        "责任编辑：周允\n声明：未经授权不得转载",
        "Home / Boats\nContact us | Imprint | Privacy",
        "3 comments\nsam: I cried at the pier and then I cried again at home, twice.",
    ],
)
def test_footer_is_dropped(footer: str) -> None:
    article = [LEAD, MIDDLE, CLOSE, LEAD, MIDDLE]
    assert paragraphs("\n".join([*article, footer])) == article


def test_sentences_after_a_late_box_stay() -> None:
    raw = "\n".join(
        [LEAD, CLOSE, "Publicidad", "—¿Y acaba bien?", "Nadie lo sabe.", "Otro titular"]
    )
    assert paragraphs(raw) == [LEAD, CLOSE, "—¿Y acaba bien?", "Nadie lo sabe."]


def test_closing_lines_before_the_footer_stay() -> None:
    note = "This conversation has been edited."
    assert paragraphs("\n".join([LEAD, CLOSE, note, "Comments (2)"])) == [LEAD, CLOSE, note]


def test_dated_last_sentence_stays() -> None:
    last = "Posted home in June 1954."
    assert paragraphs("\n".join([LEAD, CLOSE, last, "Comments (2)"])) == [LEAD, CLOSE, last]


def test_signature_at_the_end_of_a_letter_stays() -> None:
    assert paragraphs("\n".join([LEAD, CLOSE, "3 May 1954"])) == [LEAD, CLOSE, "3 May 1954"]


def test_linked_headlines_go_but_a_sub_heading_stays() -> None:
    raw = "\n".join(
        [
            LEAD,
            "The crew",
            MIDDLE,
            "Read more",
            "Piers we lost",
            "Why gulls laugh",
            "The wheel",
            CLOSE,
        ]
    )
    assert paragraphs(raw) == [LEAD, "The crew", MIDDLE, "The wheel", CLOSE]


def test_linked_headlines_go_where_there_are_no_sub_headings() -> None:
    raw = "\n".join([LEAD, MIDDLE, "Read more", "Piers we lost", "Why gulls laugh", CLOSE])
    assert paragraphs(raw) == [LEAD, MIDDLE, CLOSE]


def test_rows_of_a_table_stay() -> None:
    rows = ["Ferry\tYear\tCrew", "Tern\tlost\ttwo", "Auk\tsold\tnine"]
    kept = clean_paste("\n".join([LEAD, *rows, CLOSE])).text
    assert "Ferry Year Crew\n\nTern lost two\n\nAuk sold nine" in kept


def test_items_of_a_list_stay_lines_of_one_paragraph() -> None:
    raw = "\n".join([LEAD, "• one oar", "• two lamps", CLOSE])
    assert "• one oar\n• two lamps" in clean_paste(raw).text


def test_a_speakers_label_is_not_taken_for_furniture() -> None:
    turns = ["Bild: Is that so?", "Bild: Truly?", "Bild: And the wheel?"]
    assert paragraphs("\n".join([LEAD, *turns, CLOSE])) == [LEAD, *turns, CLOSE]


def test_paste_without_furniture_stays_whole() -> None:
    raw = "ok so I took the ferry\n\nthe captain KNEW. share your thoughts. " + MIDDLE + "\n\nlol"
    assert clean_paste(raw).text == raw
    assert clean_paste(raw).title == ""


def test_first_line_of_plain_prose_may_be_its_headline() -> None:
    pasted = clean_paste("\n\n".join(["The last ferry of Marram", LEAD, MIDDLE, CLOSE]))
    assert pasted.title == "The last ferry of Marram"
    assert pasted.text == "\n\n".join([LEAD, MIDDLE, CLOSE])


@pytest.mark.parametrize("heading", ["# Gone", "**Gone**", "## Gone"])
def test_markdown_heading_is_the_headline(heading: str) -> None:
    assert clean_paste(f"{heading}\n\n{LEAD}").title == "Gone"
    page = clean_paste(f"The Gazette of the Northern Isles\n{heading}\nBy Ann Lee\n{LEAD}")
    assert (page.title, page.text) == ("Gone", LEAD)


@pytest.mark.parametrize(
    "unit", ["(", "a ", "a\n", " ", "| ", "[", "By A B ", "\xa0", "photo: ", "１"]
)
def test_long_and_odd_pastes_are_read(unit: str) -> None:
    assert len(clean_paste("a" + unit * 20_000 + "b").text) <= 20_000 * len(unit) + 20_002


def test_what_is_too_long_for_a_page_stays_whole() -> None:
    raw = "\n".join(["Advertisement", *["It rained."] * 5000])
    assert clean_paste(raw).text == raw.replace("\n", "\n\n")


def test_greeting_is_no_headline() -> None:
    pasted = clean_paste("\n\n".join(["Dear all,", LEAD, MIDDLE, CLOSE]))
    assert pasted.title == ""
    assert pasted.text.startswith("Dear all,")


def test_poem_stays_whole_even_where_a_line_looks_like_a_button() -> None:
    raw = "The tide is out,\nthe nets are in,\nhome\nis where the gulls begin."
    assert clean_paste(raw).text.replace("\n\n", "\n") == raw


def test_short_sentences_below_byline_and_date_are_the_text() -> None:
    pasted = clean_paste(
        "Ferry sinks in the harbour overnight\nBy Ann Lee\n2025-03-04\nIt sank.\nNobody cried."
    )
    assert pasted.title == "Ferry sinks in the harbour overnight"
    assert pasted.text == "It sank.\n\nNobody cried."


def test_standfirst_between_headline_and_byline_is_dropped() -> None:
    pasted = clean_paste(
        "\n".join(["Ferry leaves island for good", MIDDLE, "By Ann Lee", LEAD, CLOSE])
    )
    assert pasted.text == f"{LEAD}\n\n{CLOSE}"


def test_long_first_paragraph_is_no_standfirst() -> None:
    first = " ".join([LEAD, MIDDLE, CLOSE, LEAD])
    pasted = clean_paste("\n".join(["Ferry leaves island for good", first, "By Ann Lee", CLOSE]))
    assert pasted.text.startswith(first)


def test_opening_sentence_and_question_below_the_byline_stay() -> None:
    raw = "\n".join(
        ["Ferry leaves island for good", "By Ann Lee", "Why now?", "It rained.", LEAD, CLOSE]
    )
    assert paragraphs(raw) == ["Why now?", "It rained.", LEAD, CLOSE]


def test_caption_without_a_label_is_dropped() -> None:
    raw = "\n".join(
        ["Ferry leaves island for good", "By Ann Lee", "The deck on Sunday", LEAD, CLOSE]
    )
    assert paragraphs(raw) == [LEAD, CLOSE]


def test_first_sub_heading_is_believed_where_there_are_others() -> None:
    body = ["The leaving", LEAD, "The crew", MIDDLE, "The wheel", CLOSE]
    raw = "\n".join(["Ferry leaves island for good", "By Ann Lee", *body])
    assert paragraphs(raw) == body


def test_times_of_a_live_blog_stay() -> None:
    body = ["14:32", "Gone.", "14:10", LEAD, "13:55", CLOSE]
    raw = "\n".join(["Ferry leaves island: live", "By Ann Lee", "Updated 2 minutes ago", *body])
    assert paragraphs(raw) == body


def test_dates_of_a_diary_stay() -> None:
    body = ["3 May 2024", LEAD, "4 May 2024", "Rain.", "5 May 2024", CLOSE]
    assert paragraphs("\n".join(["A month aboard the last ferry", "By Ann Lee", *body])) == body


def test_cookie_banner_and_menu_above_the_headline_are_dropped() -> None:
    raw = "\n".join(
        [
            "Low Tide",
            "We use cookies. Accept all | Manage choices",
            "Cookies",
            "Sign in",
            "Ferry leaves island for good",
            "Ann Lee",
            "2 June 2025",
            LEAD,
            CLOSE,
        ]
    )
    pasted = clean_paste(raw)
    assert (pasted.title, pasted.site, pasted.author) == (
        "Ferry leaves island for good",
        "Low Tide",
        "Ann Lee",
    )
    assert pasted.text == f"{LEAD}\n\n{CLOSE}"


def test_a_name_that_comes_back_in_the_footer_is_the_site_not_the_headline() -> None:
    raw = "\n".join(["The Northern Island Gazette & Post", "Ferry gone", "By Ann Lee", LEAD, CLOSE])
    pasted = clean_paste(raw + "\n© 2025 The Northern Island Gazette & Post")
    assert pasted.title == "Ferry gone"
    assert pasted.site == "The Northern Island Gazette & Post"


def test_first_cell_of_a_menu_is_the_site() -> None:
    raw = "\n".join(
        ["Low Tide | Boats | Piers", "Ferry leaves island for good", "By Ann Lee", LEAD]
    )
    assert clean_paste(raw).site == "Low Tide"


def test_a_section_alone_is_no_site() -> None:
    raw = "\n".join(["BOATS", "Ferry leaves island for good", "By Ann Lee", LEAD])
    assert clean_paste(raw).site is None


def test_paste_that_begins_with_the_byline_has_no_headline() -> None:
    pasted = clean_paste("\n".join(["By Ann Lee", LEAD, CLOSE]))
    assert (pasted.title, pasted.author) == ("", "Ann Lee")


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By Ann Lee, staff writer", "Ann Lee"),
        ("Live coverage by Ann Lee and Bo Marsh", "Ann Lee and Bo Marsh"),
        ("Reviewed by Ann Lee, senior editor | 22 Oct 2025", "Ann Lee"),
        ("By Ann Lee. Published 15 October 2025. Medically reviewed.", "Ann Lee"),
        ("Von Friederike van der Heide", "Friederike van der Heide"),
        ("Autor: Jana Malá • 2. prosince 2025, 11:20", "Jana Malá"),
        ("Oprac. Jan Lis", "Jan Lis"),
        ("كتبت: سلمى حداد | الأحد", "سلمى حداد"),
        ("记者 沈一舟　2025-08-02 08:15", "沈一舟"),
        ("김하늘 기자", "김하늘"),
        ("Photographs by Mats Elgin", None),
        ("Ferry desk", None),
    ],
)
def test_author_is_read_from_the_byline(byline: str, author: str | None) -> None:
    raw = "\n".join(["Ferry leaves island for good", byline, LEAD, MIDDLE, CLOSE])
    assert clean_paste(raw).author == author


def test_note_on_the_author_below_a_share_bar_is_dropped() -> None:
    note = "Ann Lee lives by the sea and has never, in all these years, owned a boat."
    raw = "\n".join(["Ferry leaves island for good", "By Ann Lee", LEAD, CLOSE, "Share this", note])
    assert paragraphs(raw) == [LEAD, CLOSE]


def test_date_that_two_countries_read_differently_is_not_guessed() -> None:
    raw = "\n".join(["Ferry leaves island for good", "By Ann Lee", "04/05/2025", LEAD, CLOSE])
    assert clean_paste(raw).published is None


def test_article_on_a_dutch_the_is_no_byline() -> None:
    pasted = clean_paste(
        "\n".join(["De Oude Veerboot vaart niet meer", "Door Jan Smit", LEAD, CLOSE])
    )
    assert pasted.title == "De Oude Veerboot vaart niet meer"


def test_a_very_long_head_is_no_head() -> None:
    chapters = [f"Chapter {n}" for n in range(70)]
    pasted = clean_paste("\n".join([*chapters, LEAD, "Advertisement", CLOSE]))
    assert pasted.text == "\n\n".join([*chapters, LEAD, CLOSE])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_failing_and_its_places_are_in_range(raw: str) -> None:
    pasted = clean_paste(raw)
    places = [pasted.raw_offset(i) for i in range(len(pasted.text))]
    assert all(0 <= place < len(raw) for place in places)


_LINES = st.sampled_from(
    [*PAGE.splitlines(), "", "Cafe\u0301  au\u00a0lait\u200b.", "\ttwo\u3000 gaps\u00ad."]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_LINES, max_size=30), st.sampled_from(["\n", "\r\n", "\u2028"]))
def test_each_character_is_found_in_the_message(lines: list[str], newline: str) -> None:
    raw = newline.join(lines)
    pasted = clean_paste(raw)
    for i, character in enumerate(pasted.text):
        if not character.isspace():
            decomposed = unicodedata.normalize("NFD", character)
            assert raw[pasted.raw_offset(i)] == decomposed[0]


_PROSE = st.lists(
    st.sampled_from([LEAD, MIDDLE, CLOSE, '"Why?" she said.', "It rained."]), min_size=1
)


@settings(max_examples=40, deadline=None)
@given(_PROSE)
def test_plain_prose_is_returned_as_it_is(parts: list[str]) -> None:
    assert clean_paste("\n\n".join(parts)).text == "\n\n".join(parts)


def test_place_outside_the_text_is_refused() -> None:
    with pytest.raises(IndexError, match="3 is not an offset"):
        clean_paste("abc").raw_offset(3)


def test_word_as_long_as_a_book_is_read_in_one_go() -> None:
    word = "QUJD" * 75_000
    assert clean_paste(word).text == word
