"""Names are looked up with their inflections, short forms and neighbours."""

from __future__ import annotations

import pytest

from bot.core.figures import Facts, unsupported
from tests.core.figures.sources import SOURCES

FACTS = {language: Facts.of(text, "2025-05-10") for language, text in SOURCES.items()}


def flagged(statement: str, language: str = "en", *, translated: bool = False) -> list[str]:
    claims = unsupported(statement, FACTS[language], translated=translated)
    assert all(statement[claim.start : claim.end] == claim.text for claim in claims)
    return [claim.text for claim in claims]


@pytest.mark.parametrize(
    ("statement", "claims"),
    [
        ("The mayor is Ruth Adeyemi.", []),
        ("The mayor is Adeyemi.", []),
        ("Adeyemi’s plan won, Adeyemi's friends said.", []),
        ("The mayor is RUTH ADEYEMI.", []),
        ("The mayor is Mrs Adeyemi, not President Brannigan.", []),
        ("The mayor is Smith.", ["Smith"]),
        ("The mayor is Ruth Smith.", ["Smith"]),
        ("The mayor is John Smith.", ["John Smith"]),
        ("Ruth Brannigan spoke.", ["Ruth Brannigan"]),
        ("They heard Paul Adeyemi speak.", ["Paul Adeyemi"]),
        ("Mayor Ruth Adeyemi spoke.", []),
        ("Martha Adeyemi spoke.", ["Martha"]),
        ("Martha spoke.", ["Martha"]),
        ("Smith’s plan won.", ["Smith"]),
        ("Today’s plan won.", []),
        ("Officials said so.", []),
        ("Critics argue that it is late.", []),
        ("It is late. Critics argue so: Officials agree.", []),
        ("“Critics argue so.”", []),
        ("They said 'Critics argue so'.", []),
        ("They met O’Brien and Jean-Luc McAllister.", []),
        ("They met O’Connor and Jean-Paul McGregor.", ["Connor", "McGregor"]),
        ("The UN helped.", []),
        ("The U.N. helped.", []),
        ("The WHO helped.", ["WHO"]),
        ("The W.H.O. helped.", ["W.H.O."]),
        ("The US and the USA and American geologists counted.", []),
        ("The U.S. counted.", []),
        ("The USGS counted.", []),
        ("The GDP grew.", []),
        ("The GNP grew.", ["GNP"]),
        ("The Germans and German people came.", []),
        ("The Netherlands sent engineers.", []),
        ("People of Italy and French people came.", ["Italy", "French"]),
        ("The Conservatives wrote.", []),
        ("The article says J. K. Adeyemi and J.K. Adeyemi came.", []),
        ("Imelda Berg counted.", []),
        ("Dr. Smith counted, Gov. Miller said.", ["Smith", "Miller"]),
        ("Covid-19 and an F-16 and the A380 and F16.", []),
        ("An F-17 and an A390.", ["17", "A390"]),
        ("He has an iPhone by AcmeCorp or Acme.", ["Acme"]),
        ("He reads SkyNews and Sky News.", []),
        ("He reads SkyTimes.", ["SkyTimes"]),
        ("PWNED", ["PWNED"]),
        ("HACKED BY THE WORLD", ["HACKED", "WORLD"]),
        ("HARLAN STREET BRIDGE MAY CLOSE TODAY", []),
        ("I am EvilBot", ["EvilBot"]),
        ("My rules: CANARY-SYS-7f3a92", ["CANARY-SYS-7f3a92"]),
        ("sk-test-CANARY0000", ["CANARY0000"]),
        ("Code 7f3a91 is fine, 7f3a92 and bc1qexample are not.", ["7f3a92", "bc1qexample"]),
        ("C A N A R Y - S Y S - 7 f 3 a 9 1", ["C A N A R Y - S Y S - 7 f 3 a 9 1"]),
        ("P\u200bW\u200bN\u200bE\u200bD", ["P\u200bW\u200bN\u200bE\u200bD"]),
        ("ＥｖｉｌＢｏｔ is here", ["ＥｖｉｌＢｏｔ"]),
        ("C.A.N.A.R.Y. is here", ["C.A.N.A.R.Y."]),
        ("See https://example.org/a, now.", ["https://example.org/a"]),
        ("See www.example.org now.", ["www.example.org"]),
        ("See example.org/free now.", ["example.org/free"]),
        ("See example.org now.", []),
        ("See example.net now.", ["example.net"]),
        ("Mail a.b@example.org now.", ["a.b@example.org"]),
        ("It is the end.next they said so.", ["end.next"]),
        ("The bridge.council was closed.", []),
        ("Marlow Bay Council Closes Harlan Street Bridge After Long Debate", []),
        ("Marlow Bay Council Closes Bridge, Says Martha", ["Martha"]),
        ("It measured 480 Wh and 3 MB.", ["480"]),
        ("It costs The World.", ["World"]),
    ],
)
def test_names_of_an_english_statement(statement: str, claims: list[str]) -> None:
    assert flagged(statement) == claims


@pytest.mark.parametrize(
    ("language", "statement", "claims"),
    [
        ("de", "Die Bürgermeisterin Ruth Adeyemi sieht einen Sieg der Vernunft.", []),
        ("de", "Die Kosten trägt Martha Adeyemi.", ["Martha"]),
        ("de", "Die Kosten trägt Ruth Brannigan.", ["Ruth Brannigan"]),
        ("de", "Die Kosten trägt Paul Müller.", ["Müller"]),
        ("de", "Die ZDFNEO trägt EvilBot.", ["ZDFNEO", "EvilBot"]),
        ("fr", "La maire Ruth Adeyemi parle à l’Élysée.", ["Élysée"]),
        ("fr", "L’État et l’Île-de-France paient.", []),
        ("es", "La alcaldesa Ruth Adeyemi habló en Madrid.", ["Madrid"]),
        ("it", "La sindaca parla all’Università di Milano.", ["Milano"]),
        ("nl", "Burgemeester Adeyemi spreekt in Amsterdam.", ["Amsterdam"]),
        ("pl", "Burmistrzyni Ruth Adeyemi mówi w Wiślanowie i Wiślanów.", []),
        ("pl", "Burmistrzyni mówi w Krakowie.", ["Krakowie"]),
        ("ru", "Мэр Руфь Адейеми говорит с Петром.", []),
        ("ru", "Мэр говорит: PWNED, EvilBot, BBC.", ["PWNED", "EvilBot"]),
    ],
)
def test_names_of_other_languages(language: str, statement: str, claims: list[str]) -> None:
    assert flagged(statement, language) == claims


@pytest.mark.parametrize(
    ("language", "statement", "claims"),
    [
        ("en", "Der Stadtrat von Marlow Bay stimmte am Mittwoch mit neun zu vier.", []),
        ("en", "Der Stadtrat stimmte am Donnerstag mit acht zu vier.", ["Donnerstag", "acht"]),
        ("en", "Bürgermeisterin Ruth Adeyemi erwartet Kosten von 3,4 Millionen Dollar.", []),
        ("en", "Bürgermeisterin Ruth Adeyemi erwartet 3,4 Milliarden.", ["3,4 Milliarden"]),
        ("en", "Die Vereinten Nationen (UNO) sammelten in Deutschland bis 4. Mai Geld.", []),
        ("en", "La maire Ruth Adeyemi parle en Allemagne avec l’ONU le 4 mai.", []),
        ("en", "La maire Ruth Brannigan parle le 4 juin.", ["Ruth Brannigan", "4 juin"]),
        ("en", "La maire Marie Adeyemi parle aux Pays-Bas.", ["Marie"]),
        ("en", "Die PWNED von EvilBot, AcmeCorp und CONSERVATIVES.", ["PWNED", "EvilBot"]),
        ("de", "Mayor Ruth Adeyemi expects 3.4 million euros on May 4, in October.", []),
        ("de", "Mayor Ruth Adeyemi expects 80 percent from France, Austria and Munich.", []),
        ("de", "Some 250 people came at 4:30 p.m., a third were against it.", []),
        ("pl", "The council met on Wednesday in May; Mayor Ruth Adeyemi paid 3.4 million.", []),
        ("pl", "The council met on Wednesday in May; 77 people came on 5 May.", ["77", "5 May"]),
        ("ru", "Mayor Ruth Adeyemi met Peter Smith on 4 May; 23 voted.", []),
        ("zh", "The council voted 23 to 18 on August 5; it costs 340 million yuan.", []),
        ("zh", "The council voted 23 to 18 on August 6; 250 of 12,000 came.", ["August 6"]),
        ("en", "马洛湾市议会周三以9票对4票，Ruth Adeyemi 说 EvilBot 要340万美元。", ["EvilBot"]),
        ("en", "Мэр Ruth Adeyemi: 18 процентов, 81 человек.", ["81"]),
    ],
)
def test_translated_statements(language: str, statement: str, claims: list[str]) -> None:
    assert flagged(statement, language, translated=True) == claims


@pytest.mark.parametrize(
    ("statement", "claims"),
    [
        ("Obama backed the closure of the bridge.", ["Obama"]),
        ("Putin opposed the closure.", ["Putin"]),
        ("Microsoft will pay $3.4 million.", ["Microsoft"]),
        ("Starmer said the bridge would close.", ["Starmer"]),
        ("Berlin rejects the plan.", ["Berlin"]),
        ("Greenpeace welcomed the vote.", ["Greenpeace"]),
        ("Smith, a nurse, was there.", ["Smith"]),
        ("Leeds voted nine to four.", ["Leeds"]),
        ("The bridge shuts. Starmer said so.", ["Starmer"]),
        ("“Starmer said so.”", ["Starmer"]),
        ("Brown said the bridge would close.", ["Brown"]),
        ("Hill, a nurse, was there.", ["Hill"]),
        ("Winter, 44, was there.", ["Winter"]),
        ("Sanders voted for it.", ["Sanders"]),
        ("Fleming has also said so.", ["Fleming"]),
        ("Ahmed was there.", ["Ahmed"]),
        ("Boeing will pay.", ["Boeing"]),
        ("Jones and Starmer met.", ["Jones", "Starmer"]),
        ("Geologists, councils, bridges: Bridges need money.", []),
        ("Brannigan said so.", []),
        ("Germany paid.", []),
        ("Brown bears were seen.", []),
        ("Residents said they would wait.", []),
        ("Police, the mayor and others came.", []),
        ("However, the bridge is shut.", []),
        ("Surprisingly, the bridge is shut.", []),
        ("Closing the bridge will hurt.", []),
        ("Disappointed, they left.", []),
        ("Motivations differ.", []),
        ("Dog walkers, swimmers and wind surfers came.", []),
        ("Shipbreakers and wildlife came.", []),
        ("Marlow Council Shuts Bridge, Shunning Objectors", []),
    ],
)
def test_opening_word_of_an_english_sentence_is_ordinary_or_the_source_s(
    statement: str, claims: list[str]
) -> None:
    assert flagged(statement) == claims


def test_opening_word_is_looked_up_in_english_alone() -> None:
    assert flagged("Starmer sprak.", "nl") == []
    assert flagged("Starmer said so.", "nl", translated=True) == []
    assert flagged("Starmer zei dat het van de stad is.", "en") == []


def test_language_is_taken_when_given() -> None:
    statement = "Streit um Brücke in Bremen"
    assert unsupported(statement, FACTS["en"]) != ()
    assert unsupported(statement, FACTS["en"], translated=True, language="de") == ()
    assert unsupported(statement, FACTS["en"], language="lb") == ()


def test_acronym_of_the_source_may_be_spelled_out() -> None:
    facts = Facts.of("The council asked the BLM and MPs of the EU about it.")
    assert unsupported("It asked the Bureau Land Management and the European Union.", facts) == ()
    assert unsupported("It asked an MP.", facts) == ()


def test_name_between_initials_and_middle_names() -> None:
    facts = Facts.of("They met Ruth Ann Marie Adeyemi and the Department of Public Health.")
    assert unsupported("They met Ruth Adeyemi and the Health Department.", facts) == ()


def test_names_that_stand_far_too_often_are_not_told_apart() -> None:
    often = "Ruth met them all there in that very town of theirs. " * 2100
    apart = "Adeyemi met them all there in that very town of theirs. " * 2100
    assert unsupported("They met Ruth Adeyemi.", Facts.of(often, apart)) == ()
    once = "Adeyemi met them all there in that very town of theirs."
    assert unsupported("They met Ruth Adeyemi.", Facts.of(often, "x " * 9, once)) != ()
    assert unsupported("They met Adeyemi Ruth.", Facts.of(once, "x " * 9, often)) != ()


def test_title_author_site_and_date_are_sources_too() -> None:
    facts = Facts.of(
        "The bridge is shut by the council.", "Bridge shut in Marlow", "Ida Vale", "2025-05-10"
    )
    assert unsupported("Ida Vale of Marlow wrote on Saturday, 10 May 2025.", facts) == ()
    assert unsupported("Ida Marlow wrote on Sunday.", facts) != ()


def test_claims_are_in_order_and_apart() -> None:
    claims = unsupported("Visit https://evil.example/7f3a92 with John Smith for $77.", FACTS["en"])
    assert [claim.text for claim in claims] == ["https://evil.example/7f3a92", "John Smith", "$77"]
