"""What the extractor lost between its paragraphs comes back, and nothing else does."""

from __future__ import annotations

import lxml.html

from bot.sources.page.mending import lead, mend, pieces_of

ONE, TWO, THREE = "One stood here first.", "Two came after that.", "Three was the last of them."


def mended(body: str, *found: str) -> list[str]:
    tree = lxml.html.document_fromstring(f"<html><body>{body}</body></html>")
    return mend("\n\n".join(found), pieces_of(tree)).split("\n\n")


def test_heading_comes_back_before_its_paragraph() -> None:
    body = f"<div><h2>Begin</h2><p>{ONE}</p><h3>Go  on</h3><p>{TWO}</p></div>"
    assert mended(body, ONE, TWO) == ["Begin", ONE, "Go on", TWO]


def test_heading_finds_its_paragraph_past_a_box_and_in_an_inner_element() -> None:
    box = "<div><p>Sign up now!</p></div>"
    body = f"<div><h2>Begin</h2>{box}<div><p>{ONE}</p></div></div>"
    assert mended(body, ONE) == ["Begin", ONE]


def test_heading_within_a_header_is_its_sections() -> None:
    assert mended(f"<div><header><h2>Begin</h2></header><p>{ONE}</p></div>", ONE) == ["Begin", ONE]


def test_heading_of_another_box_stays_away() -> None:
    body = f"<div class='user'><h4>kuno77</h4></div><div class='post'><p>{ONE}</p></div>"
    assert mended(body, ONE) == [ONE]


def test_heading_over_another_heading_has_no_paragraph() -> None:
    assert mended(f"<div><h2>Top</h2><h3>Begin</h3><p>{ONE}</p></div>", ONE) == ["Begin", ONE]


def test_linked_long_and_already_found_headings_stay_away() -> None:
    body = (
        f"<div><h2><a href='/x'>A story elsewhere</a></h2><p>{ONE}</p><h2>{'Long ' * 40}</h2>"
        f"<p>{TWO}</p><h2>Here</h2><p>{THREE}</p></div>"
    )
    assert mended(body, ONE, TWO, "Here", THREE) == [ONE, TWO, "Here", THREE]


def test_paragraphs_between_two_found_ones_come_back() -> None:
    body = f"<div><p>{ONE}</p><p>{TWO}</p><p>Two and a half.</p><p>{THREE}</p></div>"
    assert mended(body, ONE, THREE) == [ONE, TWO, "Two and a half.", THREE]


def test_paragraphs_before_after_and_of_other_elements_stay_away() -> None:
    body = (
        f"<div><p>Before all.</p><p>{ONE}</p><div><p>In a box.</p></div><p>{THREE}</p>"
        "<p>After all.</p></div>"
    )
    assert mended(body, ONE, THREE) == [ONE, THREE]


def test_furniture_between_paragraphs_stays_away() -> None:
    body = (
        f"<div><p>{ONE}</p><p class='newsletter-hint'>Get our letter.</p><p>…</p>"
        f"<p><a href='/x'>Another story of ours</a></p><p>{THREE}</p></div>"
    )
    assert mended(body, ONE, THREE) == [ONE, THREE]


def test_nothing_comes_between_paragraphs_in_another_order() -> None:
    body = f"<div><p>{THREE}</p><p>{TWO}</p><p>{ONE}</p></div>"
    assert mended(body, ONE, THREE) == [ONE, THREE]


def test_opening_sentences_that_were_taken_for_a_head_come_back() -> None:
    opening = "There are two ways to cross the river when the bridge is up:"
    tree = lxml.html.document_fromstring(
        f"<html><body><div><p>By Ann Lee</p><p>{opening}</p><p>{ONE}</p></div></body></html>"
    )
    extracted = f"By Ann Lee\n\n{opening}\n\n{ONE}"
    assert lead(ONE, pieces_of(tree), extracted) == f"{opening}\n\n{ONE}"
    assert lead("Something else.", pieces_of(tree), extracted) == "Something else."


def test_paragraph_that_was_cut_or_joined_is_not_said_twice() -> None:
    body = f"<div><p>{ONE}</p><p>{TWO} <b>Share</b></p><p>{THREE}</p></div>"
    assert mended(body, ONE, TWO, THREE) == [ONE, TWO, THREE]
    assert mended(body, ONE, f"{TWO} Share {THREE}", THREE) == [ONE, f"{TWO} Share {THREE}", THREE]


def test_words_that_are_never_taken_make_no_difference() -> None:
    body = f"<div><p>{ONE}</p><p>{TWO}<button>Copy</button></p><p>{THREE}</p></div>"
    assert mended(body, ONE, TWO, THREE) == [ONE, TWO, THREE]
