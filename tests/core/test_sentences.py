from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.sentences import guess_language, paragraphs, split


def texts(text: str, language: str | None = None) -> list[str]:
    return [sentence.text for sentence in split(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam held. The town slept.", ["The dam held.", "The town slept."]),
        ("“What?” he asked. Nobody knew.", ["“What?” he asked.", "Nobody knew."]),
        ("“Why?” Alma Reed asked. She left.", ["“Why?” Alma Reed asked.", "She left."]),
        ("“Stop!” Then the lights went out.", ["“Stop!”", "Then the lights went out."]),
        (
            "He said “It is over. We won.” They sang.",
            ["He said “It is over. We won.”", "They sang."],
        ),
        ("“I said no.” “But why?” Silence.", ["“I said no.”", "“But why?”", "Silence."]),
        ("(It rained. A lot.) Nobody came.", ["(It rained. A lot.)", "Nobody came."]),
        ("Dr. Ono left at 5 p.m. on Monday.", ["Dr. Ono left at 5 p.m. on Monday."]),
        ("She lives in the U.S. now. He does not.", ["She lives in the U.S. now.", "He does not."]),
        ("1. Boil water. Add salt.", ["1. Boil water.", "Add salt."]),
        ("It is big, i.e. ca. ten metres. Yes.", ["It is big, i.e. ca. ten metres.", "Yes."]),
        ("It ended. ”", ["It ended. ”"]),
        ("… It began.", ["… It began."]),
    ],
)
def test_english_marks_and_abbreviations(text: str, expected: list[str]) -> None:
    assert texts(text, "en") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Das gilt z. B. am 3. Mai. Dann nicht.",
            ["Das gilt z. B. am 3. Mai.", "Dann nicht."],
        ),
        ("fr", "« Non ! » dit-il. M. Leduc part.", ["« Non ! » dit-il.", "M. Leduc part."]),
        ("zh", "船到了。真的吗？是的！", ["船到了。", "真的吗？", "是的！"]),
        ("ja", "彼は「はい。」と言った。次です。", ["彼は「はい。」と言った。", "次です。"]),
        ("hi", "पुल बंद है। लोग चलते हैं।", ["पुल बंद है।", "लोग चलते हैं।"]),
        ("ar", "هل وصل القطار؟ نعم وصل.", ["هل وصل القطار؟", "نعم وصل."]),
    ],
)
def test_marks_of_other_languages(language: str, text: str, expected: list[str]) -> None:
    assert texts(text, language) == expected


def test_language_is_guessed_from_a_text_that_is_long_enough() -> None:
    german = (
        "Am 3. Mai war der Markt geschlossen, weil z. B. die Brücke repariert wurde. Es regnete."
    )
    assert guess_language(german) == "de"
    assert texts(german)[1:] == ["Es regnete."]
    assert guess_language("Nein.") == "en"


def test_text_without_full_stops_is_cut_at_spaces_once_a_piece_is_long() -> None:
    phrase = "เรือข้ามฟากกลับมาให้บริการอีกครั้งในเช้าวันนี้"
    found = texts(" ".join([phrase] * 6), "th")
    assert len(found) == 3
    assert found[0] == f"{phrase} {phrase}"


def test_heading_and_list_items_end_with_their_line() -> None:
    text = (
        "Opening hours\nThe mill opens at nine on every day but one.\n- adults pay 4\n- children 2"
    )
    assert [span.text for span in paragraphs(text)] == [
        "Opening hours",
        "The mill opens at nine on every day but one.",
        "- adults pay 4",
        "- children 2",
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The ferry was late because the\nharbour had silted up over winter\nagain. Nobody\ncared."
    )
    assert texts(text, "en")[-1] == "Nobody\ncared."
    assert len(paragraphs(text)) == 1


def test_long_lines_are_paragraphs_of_their_own() -> None:
    line = (
        "The council met for the third time this week and could not agree on anything at all, " * 2
    )
    assert len(paragraphs(f"{line.strip()}\nand then went home")) == 2


def test_blank_lines_end_paragraphs_whatever_the_line_ends_are() -> None:
    assert texts("One river\r\n\r\n two\r\n \r\nthree", "en") == ["One river", "two", "three"]


@pytest.mark.parametrize("text", ["", "   ", "\n\n \t\n"])
def test_nothing_comes_of_nothing(text: str) -> None:
    assert split(text) == []
    assert paragraphs(text) == []


def test_sentence_across_the_reading_window_stays_whole() -> None:
    sentence = "The old mill on the river was sold again to a family from the coast. "
    found = texts(sentence * 150, "en")
    assert set(found) == {sentence.strip()}
    assert len(found) == 150


def test_endless_sentence_is_cut_at_a_space() -> None:
    assert all(set(piece.split()) == {"word"} for piece in texts("word " * 3000, "en"))
    assert "".join(texts("x" * 9000, "en")) == "x" * 9000


ALPHABET = st.sampled_from([*'aB1 .?!\n"“”(),-', "。", "है", "ไทย", "😀", "\r\n", "Dr. ", "e\u0301"])


@given(st.lists(ALPHABET, max_size=80).map("".join))
@settings(max_examples=200, deadline=None)
def test_every_visible_character_is_in_exactly_one_sentence(text: str) -> None:
    covered = [0] * len(text)
    for sentence in split(text):
        assert sentence.text == text[sentence.start : sentence.end]
        assert sentence.text == sentence.text.strip() != ""
        for place in range(sentence.start, sentence.end):
            covered[place] += 1
    assert all(
        times == 1 or (times == 0 and character.isspace())
        for times, character in zip(covered, text, strict=True)
    )


@given(st.lists(ALPHABET, max_size=60).map("".join))
@settings(max_examples=100, deadline=None)
def test_sentences_stay_within_paragraphs(text: str) -> None:
    homes = paragraphs(text)
    for sentence in split(text):
        assert any(home.start <= sentence.start and sentence.end <= home.end for home in homes)
