"""Figures are looked up by value, whatever their spelling, unit and rounding."""

from __future__ import annotations

import pytest

from bot.core.figures import Facts, unsupported
from tests.core.figures.sources import SOURCES

FACTS = {language: Facts.of(text, "2025-05-10") for language, text in SOURCES.items()}


def flagged(statement: str, language: str = "en") -> list[str]:
    return [claim.text for claim in unsupported(statement, FACTS[language])]


def against(source: str, statement: str) -> list[str]:
    return [claim.text for claim in unsupported(statement, Facts.of(source))]


@pytest.mark.parametrize(
    "spelling",
    [
        "1.2 million",
        "1,2 million",
        "1.2M",
        "1.2m",
        "1,200,000",
        "1.200.000",
        "1 200 000",
        "1\u202f200\u202f000",
        "1\u00a0200\u00a0000",
        "1'200'000",
        "1’200’000",
        "1200000",
        "１２０００００",
        "١٢٠٠٠٠٠",
        "१२०००००",
        "1200 thousand",
        "12 lakh",
        "12,00,000",
        "120万",
        "0.0012bn",
    ],
)
def test_one_value_has_many_spellings(spelling: str) -> None:
    assert flagged(f"The port handled {spelling} tonnes.") == []
    assert against(f"The port handled {spelling} tonnes.", "It was 1.2 million tonnes.") == []


@pytest.mark.parametrize(
    ("spelling", "value"),
    [
        ("twelve hundred", "1,200"),
        ("two dozen", "24"),
        ("a dozen", "12"),
        ("half a million", "500,000"),
        ("two and a half million", "2,500,000"),
        ("three and a half", "3.5"),
        ("two hundred and six", "206"),
        ("one million two hundred thousand and five", "1,200,005"),
        ("a hundred", "100"),
        ("twenty-five", "25"),
        ("twenty five thousand", "25,000"),
        ("nineteen eighty-four", "1984"),
        ("twenty twenty-five", "2025"),
        ("3½", "3.5"),
        ("1\u20444", "0.25"),
        ("2.5 crore", "25,000,000"),
        ("the twenty-third", "23"),
        ("the fifth", "5"),
        ("the 5th", "5"),
        ("12,34,567", "1234567"),
        ("1,234,567.5", "1.234.567,5"),
    ],
)
def test_words_and_digits_agree(spelling: str, value: str) -> None:
    assert against(f"The report said there were {spelling} of them.", f"It was {value} then.") == []
    assert against(f"The report said there were {value} of them.", f"It was {spelling} then.") == []
    assert against("The report said there were 77 of them.", f"It was {spelling} then.") != []


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("de", "zweihundertfünfzig", 250),
        ("de", "einundzwanzig", 21),
        ("de", "achtzehn", 18),
        ("de", "anderthalb", "1,5"),
        ("de", "dreißigtausend", 30_000),
        ("de", "zwei Dutzend", 24),
        ("de", "eine halbe Million", 500_000),
        ("de", "zwölfhundert", 1_200),
        ("de", "tausend", 1_000),
        ("de", "das vierte", 4),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "quatre-vingts", 80),
        ("fr", "soixante et onze", 71),
        ("fr", "soixante-dix-huit", 78),
        ("fr", "vingt et un", 21),
        ("fr", "deux mille cinq cents", 2_500),
        ("fr", "un demi-million", 500_000),
        ("fr", "deux millions et demi", 2_500_000),
        ("fr", "une douzaine", 12),
        ("fr", "le cinquième", 5),
        ("es", "doscientos cincuenta", 250),
        ("es", "treinta y cinco", 35),
        ("es", "dos mil quinientas", 2_500),
        ("es", "medio millón", 500_000),
        ("es", "dos millones y medio", 2_500_000),
        ("it", "ventitré", 23),
        ("it", "duecentocinquanta", 250),
        ("it", "duemila", 2_000),
        ("it", "mezzo milione", 500_000),
        ("pt", "vinte e três", 23),
        ("pt", "duzentos e cinquenta", 250),
        ("pt", "meio milhão", 500_000),
        ("nl", "eenentwintig", 21),
        ("nl", "tweehonderdvijftig", 250),
        ("nl", "drieëntwintig", 23),
    ],
)
def test_number_words_of_seven_languages(language: str, words: str, value: int | str) -> None:
    first = SOURCES[language].splitlines()[0]
    spelt, counted = Facts.of(f"{first} {words}."), Facts.of(f"{first} ({value}).")
    assert unsupported(f"({value})", spelt) == ()
    assert unsupported(words, counted) == ()
    assert unsupported(words, Facts.of(first.replace("23", "").replace("18", ""))) != ()


@pytest.mark.parametrize(
    ("statement", "claims"),
    [
        ("The council voted nine to four.", []),
        ("The council voted eight to four.", ["eight"]),
        ("The council voted 9-4.", []),
        ("The council voted nine to six.", ["six"]),
        ("Some 18 percent would pay.", []),
        ("Some 18 per cent would pay.", []),
        ("Some 18% would pay.", []),
        ("Some 81 percent would pay.", ["81 percent"]),
        ("Some 44 percent would pay.", ["44 percent"]),
        ("It grew by half a percentage point.", []),
        ("The cost is $3.4 million.", []),
        ("The cost is $3.4m.", []),
        ("The cost is US$3.4 million.", []),
        ("The cost is 3.4 million dollars.", []),
        ("The cost is 3.4 million US dollars.", []),
        ("The cost is 3.4 million.", []),
        ("The cost is $3.4 billion.", ["$3.4 billion"]),
        ("The cost is $3.4.", ["$3.4"]),
        ("The cost is €3.4 million.", ["€3.4 million"]),
        ("He raised £410,000.", []),
        ("He raised 410,000 pounds.", []),
        ("He raised $410,000.", ["$410,000"]),
        ("He raised 410,000 euros.", ["410,000 euros"]),
        ("It cost 75 cents.", []),
        ("It cost $0.75.", []),
        ("It cost £0.75.", ["£0.75"]),
        ("It cost 57 cents.", ["57 cents"]),
        ("Complaints fell from 31 to 23.", []),
        ("The club won 3-0.", []),
        ("The club won 3–0.", []),
        ("The club won 0-3.", []),
        ("The club won 3-3.", ["3-3"]),
        ("It needs 5 to 7 million euros.", []),
        ("It needs €5m.", []),
        ("It needs €6m.", ["€6m"]),
        ("Tickets were $7.", []),
        ("The port handled 1,234 boxes.", []),
        ("The port handled 1.234 boxes.", []),
        ("The port handled 1234 boxes.", []),
        ("The port handled 1,243 boxes.", ["1,243"]),
        ("It was in the 1990s.", []),
        ("It was in the '90s.", []),
        ("It was in the 1980s.", []),
        ("It was in the 1970s.", ["1970s"]),
        ("It was in the 1989s.", ["1989s"]),
        ("Two reasons were given.", []),
        ("Three people spoke.", []),
        ("Seven people spoke.", []),
        ("Eight people spoke.", ["Eight"]),
        ("It took two weeks.", ["two"]),
        ("It took three years.", []),
        ("It ran version 1.2.3.", []),
        ("It ran version 1.2.4.", ["1.2.4"]),
        ("A third of voters stayed away.", []),
        ("Some 33 percent stayed away.", []),
        ("A quarter of voters stayed away.", ["A quarter"]),
        ("Two-thirds of the piers need money.", []),
        ("Some 67% of the piers need money.", []),
        ("One in five said so.", []),
        ("Some 20 percent said so.", []),
        ("One in six said so.", ["six"]),
        ("Half of them said so.", []),
        ("The first half ended early.", []),
        ("The first half of the match ended early.", []),
        ("The club won 77-78.", ["77-78"]),
        ("He counted two eleven times.", ["eleven"]),
        ("It rose by 0.5 points.", []),
        ("It rose by 0.6 points.", ["0.6 points"]),
        (
            "It was 5 thousand thousand thousand thousand thousand thousand.",
            ["5 thousand thousand thousand thousand thousand"],
        ),
        ("Millions of people and hundreds of boats came.", []),
        ("Several million people came.", []),
        ("123456789012345678901234567890 people came.", ["123456789012345678901234567890"]),
    ],
)
def test_figures_of_an_english_statement(statement: str, claims: list[str]) -> None:
    assert flagged(statement) == claims


@pytest.mark.parametrize(
    ("statement", "source", "fair"),
    [
        ("Nearly 500 people came", "493 people came", True),
        ("Nearly 500 people came", "520 people came", False),
        ("Nearly 520 people came", "493 people came", False),
        ("Just under 3 million came", "2.93 million came", True),
        ("Over 400 people came", "410 people came", True),
        ("Over 400 people came", "390 people came", False),
        ("More than 3 million came", "3.4 million came", True),
        ("At least 10 people came", "11 people came", True),
        ("About 1,500 people came", "1,483 people came", True),
        ("About 1,501 people came", "1,500 people came", False),
        ("Around 2 million came", "1.96 million came", True),
        ("Roughly 30 people came", "28 people came", True),
        ("Roughly 40 people came", "28 people came", False),
        ("Some 30 people came", "29 people came", True),
        ("Nearly 500,000 came", "410,000 people came", False),
        ("Almost £500,000 was paid", "They paid £410,000 then", False),
        ("Up to £500,000 was paid", "They paid £410,000 then", False),
        ("Under £500,000 was paid", "They paid £410,000 then", False),
        ("More than £410,000 was paid", "They paid £410,000 then", False),
        ("More than £410,000 was paid", "They paid more than £410,000 then", True),
        ("More than £410,000 was paid", "They paid £410,000 or more then", True),
        ("More than £410,000 was paid", "They paid £410,000, then £411,000", True),
        ("Over 410,000 came", "410,000 people came", False),
        ("Over 410,000 came", "over 410,000 people came", True),
        ("Over 65 of them came", "65 of them came", True),
        ("Fewer than 410,000 came", "410,000 people came", False),
        ("Fewer than 410,000 came", "under 410,000 people came", True),
        ("Fewer than 420,000 came", "418,000 people came", True),
        ("Up to 410,000 came", "410,000 people came", True),
        ("Nearly 410,000 came", "410,000 people came", True),
        ("At least 410,000 came", "410,000 people came", True),
        ("No more than 410,000 came", "410,000 people came", True),
        ("Over 1,000 came", "7,200 people came", False),
        ("Over 1,000 came", "1,180 people came", True),
        ("Over 1,100 came", "1,290 people came", False),
        ("At least 1,100 came", "1,150 people came", True),
        ("About 8,000 came", "7,200 people came", False),
        ("About 7,000 came", "7,200 people came", True),
        ("About 410,000 came", "410,000 people came", True),
        ("Nearly 4 metres fell", "3.7 metres fell", True),
        ("About 0.5 metres fell", "0 metres fell", False),
        ("About 1.125 metres fell", "1.125 metres fell", True),
        ("~30 people came", "29 people came", True),
        ("30 or so people came", "29 people came", True),
        ("400+ people came", "412 people came", True),
        (">400 people came", "412 people came", True),
        ("<400 people came", "396 people came", True),
        ("About half of them came", "48 percent came", True),
        ("About half of them came", "30 percent came", False),
        ("About 0 people came", "493 people came", False),
        ("3 percent came", "3.4 percent came", False),
        ("500 people came", "493 people came", False),
        ("Nearly $500 was paid", "They paid $493 then", True),
        ("Nearly $500 was paid", "They paid €493 then", False),
        ("rund 500 Leute kamen", "493 Leute kamen", True),
        ("fast 500 Leute kamen", "493 Leute kamen", True),
        ("près de 500 personnes", "493 personnes", True),
        ("plus de 400 personnes", "412 personnes", True),
        ("casi 500 personas", "493 personas", True),
        ("oltre 400 persone", "412 persone", True),
        ("quase 500 pessoas", "493 pessoas", True),
        ("ongeveer 500 mensen", "493 mensen", True),
    ],
)
def test_rounding_needs_a_word_for_it(statement: str, source: str, fair: bool) -> None:
    assert (against(f"{SOURCES['en'].splitlines()[0]} {source}.", statement) == []) is fair


@pytest.mark.parametrize(
    ("language", "statement", "claims"),
    [
        ("de", "Der Rat stimmte mit 23:18 dagegen.", []),
        ("de", "Der Rat stimmte mit 32:18 dagegen.", ["32"]),
        ("de", "Das Land zahlt 80 % der 3,4 Mio. Euro.", []),
        ("de", "Das Land zahlt 80 % der 3,4 Mrd. Euro.", ["3,4 Mrd. Euro"]),
        ("de", "Der Schaden beträgt 4,5 Milliarden €.", []),
        ("de", "Ein Drittel der Befragten ist dagegen.", []),
        ("de", "Ein Viertel der Befragten ist dagegen.", ["Ein Viertel"]),
        ("fr", "L’État paie 80 pour cent de 3,4 M d’euros.", []),
        ("fr", "Un tiers des électeurs, la moitié des commerçants.", []),
        ("fr", "Un quart des électeurs.", ["Un quart"]),
        ("es", "España paga el 80 % de 3.400.000 euros.", []),
        ("es", "España paga el 70 por ciento.", ["70 por ciento"]),
        ("it", "L’Italia paga l’80% di 3,4 milioni.", []),
        ("it", "Tre quarti degli elettori.", ["Tre quarti"]),
        ("pt", "O Estado paga 80% de 3,4 milhões de euros.", []),
        ("nl", "Het Rijk betaalt 80% van 3,4 miljoen euro.", []),
        ("nl", "Het Rijk betaalt 90% van 3,4 miljoen euro.", ["90%"]),
        ("pl", "Koszt to 3,4 mln zł, 250 osób, 77 firm.", ["250", "77"]),
        ("ru", "Стоимость 3,4 млн рублей, 20 человек, 77 фирм.", ["77"]),
        ("zh", "费用为3.4亿元，80%由省里支付，影响12000人。", []),
        ("zh", "费用为4.3亿元。", ["4.3亿元"]),
    ],
)
def test_figures_of_other_languages(language: str, statement: str, claims: list[str]) -> None:
    assert flagged(statement, language) == claims


def test_comparison_keeps_the_magnitude() -> None:
    source = "The repair cost 6.8 million euros, up from 3.9 planned in 2012, and 7 cranes."
    assert against(source, "It was to cost 3.9 million euros.") == []
    assert against(source, "It was to cost 7 million euros.") == ["7 million euros"]


def test_currency_stands_for_both_ends_of_a_range() -> None:
    assert against("Tickets are $5-9 this year.", "The price is $9.") == []
    assert against("Tickets are $5-9 this year.", "The price is €9.") == ["€9"]
    assert against("Bilhetes custam R$ 5 agora.", "The price is R$5.") == []
    assert against("Bilhetes custam R$ 5 agora.", "The price is $5.") == ["$5"]


def test_digits_with_a_blank_may_be_two_numbers() -> None:
    assert against("The room 12 held 300 people.", "In room 12 300 people sat.") == []
    assert against("The room 12 held 300 people.", "In room 12 301 people sat.") == ["12 301"]


def test_chinese_numerals_of_a_source_are_read() -> None:
    source = "约二百五十人，一万二千三百人，二〇二五年，千万人，三亿人，" + "一" * 20
    assert against(source, "It was 250, 12,300, 2025 and 300 million.") == []
    assert against(source, "It was 251.") == ["251"]


def test_odd_digits_are_read() -> None:
    source = "The code was 1'5 and 1,234,567,890,123,456 and 1 2 3 4 5 in the end."
    assert against(source, "It was 1'5 and 1,234,567,890,123,456 and 1 2 3 4 5.") == []
    assert against(source, "It was 1'6 and 1,234,567,890,123,457.") == [
        "1'6",
        "1,234,567,890,123,457",
    ]


def test_word_of_many_number_words_is_another_word() -> None:
    source = "Il consiglio di Borgo Alto ha respinto il progetto, e non si sa che cosa dirà."
    assert against(source, "Sono " + "cento" * 12) == []
    assert against(source, "Sono centoventi") == ["centoventi"]


def test_nought_is_not_rounded() -> None:
    assert against("It was 0.", "It was almost 1.") == ["1"]
    assert against("It was 1.", "It was almost 0.") == ["0"]


def test_shares_are_counted_or_in_percent() -> None:
    assert against("It was 30 percent of them.", "It was 3 in 10.") == []
    assert against("It was 3 out of 10.", "It was 30 percent of them.") == []
    assert against("It was 40 percent of them.", "It was 3 in 10, or 10 in 3.") == [
        "3",
        "10",
        "10",
        "3",
    ]


def test_figures_within_an_address_are_part_of_it() -> None:
    address = "https://example.org/1万2千/2025-05-04/4:40"
    assert against("It was 0.", f"See {address}") == [address]
    assert against("It was 0.", "See https://example.org/?4:40") == ["https://example.org/?4:40"]


def test_second_year_of_a_season_is_a_year() -> None:
    assert against("The season of 2014-15 was short.", "It ended in 2015.") == []
    assert against("It ended in 2015 and began in 2014.", "The season was 2014/15.") == []


def test_plain_number_is_borne_out_by_any_unit() -> None:
    assert against("Prices rose by 18 percent.", "It was 18 then.") == []


def test_score_beyond_the_source_is_flagged_though_its_figures_stand_there() -> None:
    source = "Marlow won 2-1; the keeper saved 3 shots in the 5 minutes left."
    assert against(source, "Marlow won 3-2.") == ["3-2"]
    assert against(source, "It saw 2–1.") == []


@pytest.mark.parametrize(
    ("statement", "source", "fair"),
    [
        ("It took 18 years", "It took eighteen months", False),
        ("It took 18 months", "It took eighteen months", True),
        ("It took an 18-month stay", "It took eighteen months", True),
        ("It took 18 years", "It took eighteen months and room 18", True),
        ("It took 18 years", "It took eighteen months from 18 May", True),
        ("It took 18 years", "It took 18 km", True),
        ("It took 18 boats", "It took 18 months", True),
        ("It took 18 years", "It took eighteen months and 18 percent", False),
        ("It is 12 miles long", "It is 12km long", False),
        ("It is 12 km long", "It is 12 kilometres long", True),
        ("It weighs 40 tonnes", "It weighs 40 kg", False),
        ("It lists 2,027 names", "It ends in November 2027", False),
        ("It lists 2,027 names", "It ends on 4 November 2027", False),
        ("It lists 2,027 names", "It has 2027 names and ends in November 2027", True),
        ("It ends in 2027", "It ends in November 2027", True),
        ("It begins at 10 p.m.", "It begins at 10 a.m.", False),
        ("It begins at 10:30 pm", "It begins at 10:30 a.m. sharp", False),
        ("It begins at 10:30 am", "It begins at 22:30 sharp", False),
        ("It begins at 10:30 pm", "It begins at 22:30 sharp", True),
        ("It begins at 10:30 pm", "It begins at 10:30 sharp", True),
        ("It begins at 10:30", "It begins at 10:30 a.m. sharp", True),
        ("It begins at 10 a.m.", "It runs from 10 a.m. to 10 p.m.", True),
    ],
)
def test_number_has_the_unit_it_has_in_the_source(statement: str, source: str, fair: bool) -> None:
    assert (against(f"{SOURCES['en'].splitlines()[0]} {source}.", statement) == []) is fair


@pytest.mark.parametrize(
    ("statement", "source", "fair"),
    [
        ("Hundreds of people came", "12 people came in the year of 2014", False),
        ("Thousands of people came", "300 people came in 2014", False),
        ("Millions were lost", "They lost £410,000 then", False),
        ("Billions were lost", "They lost £410 million then", False),
        ("Hundreds of people came", "493 people came", True),
        ("Hundreds of people came", "several hundred people came", True),
        ("Thousands of people came", "thousands of people came", True),
        ("Thousands of people came", "2,014 people came", True),
        ("Millions were lost", "They lost £4.1 million then", True),
    ],
)
def test_multitudes_are_of_the_source_s_scale(statement: str, source: str, fair: bool) -> None:
    assert (against(f"{SOURCES['en'].splitlines()[0]} {source}.", statement) == []) is fair
