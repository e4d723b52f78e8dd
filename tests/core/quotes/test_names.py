"""Names in running text, their full forms, their titles, and what kind of name they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.quotes import genders, tongues
from bot.core.quotes.mentions import is_body
from bot.core.quotes.names import Names


def found(text: str, language: str = "en") -> list[str]:
    return [m.text for m in Names(text, language).mentions if not m.weak]


def resolved(text: str, language: str = "en") -> list[str]:
    names = Names(text, language)
    return [names.full(m) for m in names.mentions if not m.weak]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("City engineer Tom Reed said no.", ["Tom Reed"]),
        ("Foreign Secretary Ann Poole and Dr. Lee Marsh left.", ["Ann Poole", "Lee Marsh"]),
        ("In March Ann Poole left for Leeds Green.", ["Ann Poole", "Leeds Green"]),
        ("We saw John Smith of Boston College there.", ["John Smith", "Boston College"]),
        ("The College of Deep Water Studies agreed.", ["College of Deep Water Studies"]),
        ("It was Ludwig van der Berg who left.", ["Ludwig van der Berg"]),
        ("A critic of Nora Quill’s Green Party plan left.", ["Nora Quill", "Green Party"]),
        ("She met Maeve O’Hara and Jean-Paul d’Arcy.", ["Maeve O’Hara", "Jean-Paul d’Arcy"]),
        ("The ship “Golden Hind” and the Harrow sank.", []),
        ("Nobody came. Rain fell.", []),
        ("They met A. Poole in May.", ["A. Poole"]),
    ],
)
def test_names_stand_without_titles_and_sentence_openers(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("We met Ann Poole. Later Poole left.", "en", ["Ann Poole", "Ann Poole"]),
        ("We met Ann Poole. Then Ann left as Poole had.", "en", ["Ann Poole"] * 3),
        ("We met Ann Poole. Then Ann left.", "en", ["Ann Poole", "Ann Poole"]),
        ("We saw Corvid Motors. Then Corvid left.", "en", ["Corvid Motors"] * 2),
        (
            "We met Mr Tom Poole and Mrs Ann Poole. Did Mr Poole and Mrs Poole stay?",
            "en",
            ["Tom Poole", "Ann Poole", "Tom Poole", "Ann Poole"],
        ),
        (
            "We met Tom Poole. Did Poole stay? We met Ann Poole. Did Poole stay?",
            "en",
            ["Tom Poole", "Tom Poole", "Ann Poole", "Ann Poole"],
        ),
        ("Where was Poole? We met Ann Poole.", "en", ["Ann Poole", "Ann Poole"]),
        ("We rode Volt Bay 3 and Volt.", "en", ["Volt Bay", "Volt"]),
        ("Там была Нина Котова. Мы видели Котову.", "ru", ["Нина Котова", "Нина Котова"]),
        ("Tam była Ewa Wilk. Nie ma Wilka.", "pl", ["Ewa Wilk", "Ewa Wilk"]),
        ("Там был Пётр Иван. Мы видели Иванова.", "ru", ["Пётр Иван", "Иванова"]),
    ],
)
def test_short_form_stands_for_the_full_name(text: str, language: str, expected: list[str]) -> None:
    assert resolved(text, language) == expected


def test_german_nouns_are_no_names_but_known_surnames_are() -> None:
    text = "Gestern sprach Oberbürgermeister Jens Rabe zum Rat. Der Beschluss freute Rabe."
    assert resolved(text, "de") == ["Jens Rabe", "Jens Rabe"]


def test_name_that_des_joins_is_cut_in_german_only() -> None:
    assert found("Das Gutachten des Rechnungshofs liegt vor.", "de") == []
    assert "Conseil des Sages" in found("Il cite le Conseil des Sages ici.", "fr")


def test_organisation_is_found_by_the_noun_that_stands_for_it() -> None:
    names = Names("We asked the Harbour Guild and then left.", "en")
    assert names.organisation(["guild"], 40) == "Harbour Guild"
    assert names.organisation(["guild"], 3) is None
    assert names.organisation(["night", "guild"], 40) is None
    assert names.organisation([], 40) is None


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("Anna Reed", "en", "f"),
        ("Peter Reed", "en", "m"),
        ("Reed", "en", None),
        ("Xan Reed", "en", None),
        ("Вера Котова", "ru", "f"),
        ("Олег Котов", "ru", "m"),
        ("Олега Котова", "ru", "f"),
        ("Никита Лис", "ru", "m"),
        ("Marka Lisa", "pl", None),
        ("Zabrina Wrona", "pl", None),
        ("Beata Mróz", "pl", "f"),
        ("Graziella Neri", "it", "f"),
        ("Luca Neri", "it", "m"),
        ("Ernesto Valli", "it", "m"),
        ("Amilde Valli", "it", None),
    ],
)
def test_gender_is_read_off_names_that_show_it(
    name: str, language: str, expected: str | None
) -> None:
    assert Names("", language).gender(name) == expected


def test_what_a_pronoun_showed_is_remembered_and_the_first_evidence_stays() -> None:
    names = Names("", "en")
    names.learn_gender("Xan Reed", "p")
    assert names.gender("Xan Reed") is None
    names.learn_gender("Xan Reed", "f")
    names.learn_gender("Xan Reed", "m")
    assert names.gender("Xan Reed") == "f"


@pytest.mark.parametrize(
    ("verb", "language", "expected"),
    [
        ("powiedziała", "pl", "f"),
        ("dodał", "pl", "m"),
        ("сообщили", "ru", "p"),
        ("сказал", "ru", "m"),
        ("dijeron", "es", "p"),
        ("dijo", "es", None),
        ("said", "en", None),
    ],
)
def test_gender_is_read_off_past_tenses_that_show_it(
    verb: str, language: str, expected: str | None
) -> None:
    assert genders.of_verb(verb, language) == expected


@pytest.mark.parametrize("name", ["Harbour Council", "Smith & Lowe", "NATO", "Brandt University"])
def test_bodies_are_told_from_persons(name: str) -> None:
    assert is_body(name)
    assert not is_body("Nora Quill")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The clerk said that the gate was open.", "en"),
        ("Der Rat hat mit der Stadt und dem Land verhandelt.", "de"),
        ("Le maire a parlé avec les élèves de la ville.", "fr"),
        ("El alcalde habló con los vecinos de la ciudad.", "es"),
        ("Śniło mi się, że idę przez łąkę.", "pl"),
        ("Это было давно, и мы ещё не знали об этом.", "ru"),
        ("Це було давно, і ми ще її не знали.", "uk"),
        ("昨天下午，渡轮停航。", "zh"),
        ("市は港を閉じた。", "ja"),
        ("시는 항구를 닫았다.", "ko"),
        ("أغلقت المدينة الميناء.", "ar"),
        ("העיר סגרה את הנמל.", "he"),
        ("शहर ने पुल बंद किया।", "hi"),
        ("", "en"),
        ("Zzyzx qqq.", "en"),
    ],
)
def test_language_is_told_by_script_and_small_words(text: str, language: str) -> None:
    assert tongues.language_of(text) == language


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="AbÄé’'-. ,\nofthe“”МиМ", max_size=80), st.sampled_from(["en", "de", "ru"]))
def test_every_mention_is_a_stretch_of_the_text(text: str, language: str) -> None:
    for mention in Names(text, language).mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.text
