"""A claimed quotation is found, repaired from the source, or refused."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.core.quotes.folding import fold
from bot.core.quotes.verify import Match, Verifier, verify_quote

SOURCE = """The ferry at Quill Sound stopped on Monday after 7 storms in 12 days.

“I won’t send anyone across a strait I wouldn’t cross with my own children,” harbour master \
Orla Finch told reporters — she had been up all night. “That’s the whole decision. The rest is \
paperwork.” Repairs will cost $3.8 million, and 1,300 people signed the petition.

Seven sailors were hired in May. The council did not approve the second boat… and it never will, \
Finch said. Winter timetables are published only in the printed gazette.

我们欠岛上居民一个道歉，也欠他们一张时刻表。"""


def exact(claim: str) -> str:
    match = verify_quote(claim, SOURCE)
    assert match is not None
    assert match.exact
    assert SOURCE[match.start : match.end] == match.text
    return match.text


def repaired(claim: str) -> str:
    match = verify_quote(claim, SOURCE)
    assert match is not None
    assert not match.exact
    assert SOURCE[match.start : match.end] == match.text
    return match.text


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("That's the whole decision.", "That’s the whole decision."),
        ('"That\'s the whole decision. The rest is paperwork."', None),
        ("that's the whole decision", "That’s the whole decision"),
        ("“The rest is paperwork,”", "The rest is paperwork"),
        ("told  reporters\n- she had been up", "told reporters — she had been up"),
        ("approve the second boat... and it never will", None),
        ("…The rest is paperwork…", "The rest is paperwork"),
        ("paperwork", "paperwork"),
        ("$3.8 million", "$3.8 million"),
        ("欠岛上居民", "欠岛上居民"),
        ("“ferry at Quill” ... ", "ferry at Quill"),
    ],
)
def test_typography_and_outer_punctuation_make_no_difference(claim: str, text: str | None) -> None:
    found = exact(claim)
    assert text is None or found == text


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The rest is the paperwork.", "The rest is paperwork."),
        ("I won't send anyone across strait I wouldn't cross", None),
        ("harbour master Orla Finch told reportrs", "harbour master Orla Finch told reporters"),
        ("harbour master Orla Finch told reproters", "harbour master Orla Finch told reporters"),
        ("Winter timetables are publisned only", "Winter timetables are published only"),
        ("Repairs will cost $3.8 million and 1,300 people", None),
        ("I wont send anyone across a strait", "I won’t send anyone across a strait"),
        ("I won’t send anyone across … my own children", None),
        ("That’s the whole decision? The rest is paperwork.", None),
        ("THE REST IS PAPERWORK", "The rest is paperwork"),
        ("我们欠岛上居民一个道歉也欠他们", "我们欠岛上居民一个道歉，也欠他们"),
    ],
)
def test_slips_are_repaired_from_the_source(claim: str, text: str | None) -> None:
    found = repaired(claim)
    assert found in SOURCE
    assert text is None or found == text


@pytest.mark.parametrize(
    "claim",
    [
        "",
        "   ",
        "“”",
        "...",
        "Nobody said anything of the kind to anyone",
        "Repairs will cost $3.9 million",
        "Repairs will cost €3.8 million",
        "Repairs will cost $3",
        "and 1,400 people signed the petition",
        "300 people signed the petition",
        "Six sailors were hired in May",
        "Seven sailors were fired in May",
        "Seven sailors were hired in March",
        "harbour master Orla Frinch told reporters",
        "harbour master Olra Finch told reporters",
        "I will send anyone across a strait",
        "I won’t send anyone across a strait I would cross",
        "The council did approve the second boat",
        "The council did … approve the second boat",
        "The council did not reject the second boat",
        "The rest is winter paperwork",
        "That’s the whole decision. Repairs will cost $3.8 million",
        "That’s the whole decision … Seven sailors were hired",
        "That’s the whole decision … Winter timetables",
        "The rest is paperwork … That’s the whole decision",
        "The rest is paperwork … nothing like it stands here",
        "nothing like it stands here … the rest is paperwork",
        "The rest is paperwork … x … That’s the whole decision",
        "papers",
        "aperwork",
        "the rest isn’t",
        "I won",
        "The rust",
        "我们欠岛上居民两个道歉",
        "岛上居尼",
    ],
)
def test_changed_facts_and_stitched_claims_are_refused(claim: str) -> None:
    assert verify_quote(claim, SOURCE) is None


def test_a_compound_is_not_cut_at_its_hyphen() -> None:
    assert verify_quote("violent protest today", "It was a non-violent protest today.") is None


def test_the_first_place_at_word_boundaries_is_given() -> None:
    text = "They rearranged it. They arranged it well."
    match = verify_quote("arranged it", text)
    assert match is not None
    assert match.start == text.index("arranged it well")


def test_a_word_of_the_source_is_no_misspelling_of_another() -> None:
    text = "The trial was long. The trail was longer than the last trial of that year."
    assert verify_quote("longer than the last trail of that year", text) is None


def test_a_repair_may_end_where_the_text_ends() -> None:
    match = verify_quote("boats lie in harbur", "The boats lie in harbour")
    assert match == Match(4, 24, "boats lie in harbour", exact=False)


def test_a_claim_longer_than_the_text_is_refused() -> None:
    assert verify_quote("The boats lie in the harbour of the town", "The boats lie in") is None


def test_decomposed_letters_match_composed_ones() -> None:
    text = unicodedata.normalize("NFD", "Le café est fermé depuis l’été, dit Zoé.")
    match = verify_quote("est fermé depuis l'été", text)
    assert match is not None
    assert unicodedata.normalize("NFC", match.text) == "est fermé depuis l’été"


def test_invisible_characters_of_the_source_do_not_matter() -> None:
    match = verify_quote("the seaside town is shut", "They say the sea\u00adside town is shut.")
    assert match == Match(9, 34, "the sea\u00adside town is shut", exact=True)


def test_a_slip_is_repaired_where_all_but_one_word_is_said_again_and_again() -> None:
    text = " ".join(f"Boat number {n} will not sail before it is paid for." for n in range(900))
    match = verify_quote("Boat number 777 will not sail befor it is paid for", text)
    assert match is not None
    assert match.text == "Boat number 777 will not sail before it is paid for"


def test_every_place_of_a_claim_can_be_had() -> None:
    verifier = Verifier("It sails. It sails at noon; it sails today. It sailse.")
    assert [m.start for m in verifier.places("It sails", most=9)] == [0, 10]
    assert [m.start for m in verifier.places("It sails at")] == [10]
    assert verifier.places("...") == verifier.places("it stays at home") == []


def test_many_claims_share_one_verifier() -> None:
    verifier = Verifier(SOURCE)
    assert verifier.verify("The rest is paperwork.") == verify_quote(
        "The rest is paperwork.", SOURCE
    )
    assert verifier.verify("The rest is of paperwork") is not None
    assert verifier.verify("The first is of paperwork") is None


PIECES = """river council boat “ferry” winter don’t — not 12 1,300 $5 café, rain. snow! Finch naïve
said… 3.5 渡轮 العبارة नाव ’tis"""
WORDS = st.lists(
    st.sampled_from([*PIECES.split(), "cafe\u0301", "sea\u00adside"]), min_size=4, max_size=40
)


@settings(deadline=None)
@given(WORDS, st.data())
def test_every_span_of_a_text_verifies_exactly(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    claim = " ".join(words[start:end])
    assume(any(c.isalnum() for c in claim))
    match = verify_quote(claim, text)
    assert match is not None
    assert match.exact
    assert text[match.start : match.end] == match.text
    assert fold(match.text).text.strip("' .,-") == fold(claim).text.strip("' .,-")


@settings(deadline=None)
@given(WORDS, st.text(max_size=40))
def test_a_match_is_always_a_span_of_the_text(words: list[str], claim: str) -> None:
    text = " ".join(words)
    for candidate in (claim, " ".join(words[1::2]), " ".join(words[:3] + words[4:])):
        match = verify_quote(candidate, text)
        if match is not None:
            assert text[match.start : match.end] == match.text


@settings(deadline=None)
@given(st.lists(st.integers(100, 999), min_size=3, max_size=8, unique=True), st.data())
def test_a_changed_digit_never_verifies(numbers: list[int], data: st.DataObject) -> None:
    text = "The council paid " + " and then ".join(f"{n} crowns for boat" for n in numbers)
    digits = [m.start() for m in re.finditer(r"\d", text)]
    at = data.draw(st.sampled_from(digits))
    wrong = data.draw(st.sampled_from([d for d in "0123456789" if d != text[at]]))
    claim = text[:at] + wrong + text[at + 1 :]
    assert verify_quote(claim, text) is None
