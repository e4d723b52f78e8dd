"""Dates, months, weekdays and times of day are looked up in any spelling."""

from __future__ import annotations

import pytest

from bot.core.figures import Facts, unsupported
from tests.core.figures.sources import SOURCES

FACTS = {language: Facts.of(text) for language, text in SOURCES.items()}


def flagged(statement: str, language: str = "en") -> list[str]:
    return [claim.text for claim in unsupported(statement, FACTS[language])]


@pytest.mark.parametrize(
    ("statement", "claims"),
    [
        ("It ended on 4 May.", []),
        ("It ended on May 4.", []),
        ("It ended on May 4th, 2025.", []),
        ("It ended on the 4th of May.", []),
        ("It ended on the 4th.", []),
        ("It ended on the 8th.", ["8th"]),
        ("It ended on 2025-05-04.", []),
        ("It ended on 4.5.2025.", []),
        ("It ended on 04/05/2025.", []),
        ("It ended on 05/04/2025.", []),
        ("It ended on 4/5/25.", []),
        ("It ended on 4 June.", ["4 June"]),
        ("It ended on 6 May.", ["6 May"]),
        ("It ended on 2025-06-04.", ["2025-06-04"]),
        ("It ended on 2023-05-04.", ["2023-05-04"]),
        ("It ended on 4 May 2023.", ["2023"]),
        ("It ended on 77/88/2025.", ["77/88/2025"]),
        ("It ended on 2025-02-31.", ["2025-02-31"]),
        ("It ran from May 4 to 9.", []),
        ("It ran from 4 to 9 May.", []),
        ("It ran 4-10 May.", []),
        ("It ended in May.", []),
        ("It ended in July.", ["July"]),
        ("May was mild.", []),
        ("June was mild.", []),
        ("They may march in it.", []),
        ("Some 18 may march.", []),
        ("It was voted on Wednesday.", []),
        ("It was voted on Thursday.", ["Thursday"]),
        ("Thursday was late.", ["Thursday"]),
        ("It sat in the sun.", []),
        ("In May 18 percent of drivers paid.", []),
        ("In May 23 complaints came.", []),
        ("In May 24 complaints came.", []),
        ("In May 77 complaints came.", ["77"]),
        ("It was at 4:40 p.m.", []),
        ("It was at 16:40.", []),
        ("It was at 4:45 p.m.", ["4:45 p.m"]),
        ("It was at 4 p.m.", []),
        ("It was at 8 p.m.", ["8 p.m"]),
        ("It was 3:45:12 long.", ["45", "12"]),
    ],
)
def test_dates_of_an_english_statement(statement: str, claims: list[str]) -> None:
    assert flagged(statement) == claims


@pytest.mark.parametrize(
    ("language", "statement", "claims"),
    [
        ("de", "Am 4. Mai kamen sie um 16:30 Uhr, um 4.30 Uhr.", []),
        ("de", "Am 5. Mai kamen sie um 17 Uhr.", ["5. Mai", "17 Uhr"]),
        ("de", "Ab 12. September gilt es, im Oktober und am Mittwoch.", []),
        (
            "de",
            "Vom 12.9. bis 13.9. gilt es, im August und am Freitag.",
            ["13.9.", "August", "Freitag"],
        ),
        ("fr", "Le 4 mai, mercredi, en février.", []),
        ("fr", "Le 4 juin, jeudi, en mars.", ["4 juin", "jeudi", "mars"]),
        ("es", "El 4 de mayo, miércoles, en febrero.", []),
        ("es", "El 4 de junio, jueves, en marzo.", ["4 de junio", "jueves", "marzo"]),
        ("it", "Il 4 maggio, mercoledì, a febbraio.", []),
        ("it", "Il 1º maggio, giovedì.", ["1º maggio", "giovedì"]),
        ("pt", "Em 4 de maio, quarta-feira, em fevereiro.", []),
        ("pt", "Em 4 de maio, quinta-feira.", ["quinta-feira"]),
        ("nl", "Op 4 mei, woensdag, in februari.", []),
        ("nl", "Op 4 mei, donderdag.", ["donderdag"]),
        ("pl", "Dnia 4.05.2025 w czwartek.", []),
        ("zh", "8月5日和5月4日。", []),
        ("zh", "8月6日和9月。", ["8月6日"]),
    ],
)
def test_dates_of_other_languages(language: str, statement: str, claims: list[str]) -> None:
    assert flagged(statement, language) == claims


def test_relative_dates_are_resolved_against_the_day_of_the_source() -> None:
    source = "The bridge was closed late on Tuesday; repairs last until next July, as last year."
    facts = Facts.of(source, "2025-11-12")
    assert (
        unsupported("It was closed on 11 November 2025 until July 2026, as in 2024.", facts) == ()
    )
    assert unsupported("It was closed on 10 November.", facts) != ()
    assert unsupported("It was closed in 2023.", facts) != ()


@pytest.mark.parametrize("text", ["2025-13-45", "0001-01-01", "0000-00-00"])
def test_impossible_days_of_a_source_are_borne(text: str) -> None:
    assert unsupported("It was on Tuesday.", Facts.of("It was closed on Tuesday.", text)) == ()


def test_person_named_like_a_month_is_no_date() -> None:
    facts = Facts.of("The prime minister, Theresa May, said that she may go to Greece in the end.")
    assert unsupported("The paper met Theresa May.", facts) == ()
