"""Speech after dashes, and reporting clauses between dashes."""

from __future__ import annotations

import pytest

from bot.core.quotes.marks import find_marked


def spoken(text: str) -> list[str]:
    return [text[m.start : m.end] for m in find_marked(text) if m.kind == "dash"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("— Ну и что? — спросил он. — Ничего.", ["Ну и что?", "Ничего."]),
        ("—Pase usted —le dijo—. Pero hace frío.", ["Pase usted", "Pero hace frío."]),
        ("—Eso —respondió ella, mirando— no lo sé.", ["Eso", "no lo sé."]),
        ("—¿Y qué? —dijo Inés.\n\n—Nada, mujer.", ["¿Y qué?", "Nada, mujer."]),
        ("– Nie wiem – odparł. – Naprawdę nie wiem.", ["Nie wiem", "Naprawdę nie wiem."]),
        ("- Nie wiem - odparł Jan.", ["Nie wiem"]),
        ("Burmistrz żałuje. – To trudne – mówi Wrona.", ["To trudne"]),
        ("– Vi ger inte upp, säger Anna Berg. Hon är trött.", ["Vi ger inte upp"]),
        ("– Tu viens ? demanda-t-elle.", ["Tu viens ?"]),
        ("– Non, dit-il. Il partit.", ["Non"]),
        ("— Кто там?\n\n— Свои.\n\nДверь открылась.", ["Кто там?", "Свои."]),
        ("—El agua —sonrió— no espera —dijo Inés.", ["El agua", "no espera"]),
    ],
)
def test_dialogue_dashes_give_one_span_per_spoken_stretch(text: str, found: list[str]) -> None:
    assert spoken(text) == found


def test_an_insert_needs_no_verb_of_saying_once_the_line_is_speech() -> None:
    text = "— Пора, — он встал. — Идём, — сказала она."
    assert spoken(text) == ["Пора", "Идём"]


@pytest.mark.parametrize(
    "text",
    [
        "- milk\n- bread, eggs\n- six pears",
        "– Öffnungszeiten: Montag bis Freitag\n– Eintritt frei",
        "– Was kostet das?\n– Wer zahlt das?",
        "— The end —",
        "The bridge — closed since May — reopened.",
        "—Reporting by Orla Finch",
        "— Пора — он встал — Идём скорее.",
        "– Vi vet, tror vi, ingenting",
    ],
)
def test_bullets_and_parentheses_are_not_speech(text: str) -> None:
    assert spoken(text) == []


def test_two_clauses_in_a_row_are_one_insert() -> None:
    text = "— Да, — сказал он, — вздохнул он тихо. — Пора."
    assert spoken(text) == ["Да", "Пора."]


def test_an_insert_that_begins_the_line_has_nothing_before_it() -> None:
    assert spoken("— , — сказал он. — Пора. — ") == ["Пора."]


def test_runs_of_dialogue_are_judged_apart() -> None:
    text = "— Кто там?\n— Свои.\n\nДверь открылась.\n\n— Шапка, перчатки.\n— Спички."
    assert spoken(text) == ["Кто там?", "Свои."]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("– Vi går nu, säger Berit Ek.\n\nHon reser sig.\n\n– Skriv inte det.", "Skriv inte det."),
        ("– Nu plecăm, spune Ion Barbu.\n\nTace.\n\n– Niciodată.", "Niciodată."),
        ("— Ждём, — вздыхает Юдин.\n\nТемнеет.\n\n— Больше не будем.", "Больше не будем."),
        ("– Et nederlag, sukker Tor Lie.\n– Et stort nederlag.", "Et stort nederlag."),
        ("– Nepište to, prosí Novák.\n\n– Vědí to všichni, dodává jeho žena.", "Vědí to všichni"),
    ],
)
def test_a_dash_that_speaks_elsewhere_speaks_where_nobody_is_named(text: str, last: str) -> None:
    assert spoken(text)[-1] == last


@pytest.mark.parametrize(
    "bullets",
    ["– Nya lampor.\n– Fler bänkar.", "– spływ kajakowy,\n– ognisko."],
)
def test_a_list_beside_dialogue_stays_a_list(bullets: str) -> None:
    text = f"{bullets}\n\nTorget.\n\n– Vi går nu, säger Berit Ek."
    assert spoken(text) == ["Vi går nu"]


def test_a_line_without_an_end_is_not_speech() -> None:
    assert spoken("— Свои\n\n— Кто там?\n\n— Никто") == ["Кто там?"]


def test_dashes_inside_marks_do_not_divide_a_line_of_dialogue() -> None:
    text = "— Он крикнул: «Иди — и не стой», — сказала она."
    assert "Он крикнул: «Иди — и не стой»" in spoken(text)


def test_a_dash_line_inside_a_quotation_stays_its_own() -> None:
    text = "“List:\n— first — said once\n— second,” said Orla Finch of the long list."
    assert spoken(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "«Лес ждал нас долго, — говорит она. — Ещё раз он ждать не станет.»",
            ["Лес ждал нас долго", "Ещё раз он ждать не станет."],
        ),
        (
            "„Ludzie zasypiają na pętli – dodaje. – Ja też raz zasnęłam.”",
            ["Ludzie zasypiają na pętli", "Ja też raz zasnęłam."],
        ),
        (
            "«La pioggia — dice Neri — non aspetta nessuno qui»",
            ["La pioggia", "non aspetta nessuno qui"],
        ),
        (
            "«Эхолот сломался, — озеро нарисовали гребёнкой»",
            ["Эхолот сломался, — озеро нарисовали гребёнкой"],
        ),
        ("«... ждали мы — сказал он. — Мы ещё вернёмся.»", ["... ждали мы", "Мы ещё вернёмся."]),
    ],
)
def test_a_reporting_clause_inside_the_marks_divides_them(text: str, found: list[str]) -> None:
    assert [text[m.start : m.end] for m in find_marked(text)] == found


def test_pieces_of_one_quotation_share_its_marks() -> None:
    text = "«Лес ждал нас долго, — говорит она. — Больше он не ждёт.»"
    first, second = find_marked(text)
    assert (first.open, first.close) == (0, first.end)
    assert (second.open, second.close) == (second.start, len(text))


def test_an_insert_with_nothing_before_it_leaves_one_piece() -> None:
    text = "«, — говорит она. — Больше он ждать не станет.»"
    assert [text[m.start : m.end] for m in find_marked(text)] == ["Больше он ждать не станет."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("– Ja, säger Orla Ek. Vad gör vi nu?", ["Ja", "Vad gör vi nu?"]),
        ("– Vi går, sa hon. Det är sent.", ["Vi går", "Det är sent."]),
        ("– Vi går, sier Orla Moen (58), leder i laget. Det er sent.", ["Vi går", "Det er sent."]),
        ("– Emme tiedä, rehtori Orla Salo sanoo. On aika.", ["Emme tiedä", "On aika."]),
        ("– Emme tiedä, sanoo rehtori Orla Salo. On aika.", ["Emme tiedä", "On aika."]),
        ("— Tu viens ? demanda-t-elle. — Non, merci.", ["Tu viens ?", "Non, merci."]),
        ("— J’hésite, dit-il. Nous verrons demain.", ["J’hésite", "Nous verrons demain."]),
        ("– Vi går, säger en granne.", ["Vi går"]),
        ("– Nej, men han sade det, säger läraren.", ["Nej, men han sade det"]),
        ("– Det er dyrt, siger hun, men vi kan.", ["Det er dyrt", "men vi kan."]),
        ("– Не знаю, – усміхнувся він. – Побачимо.", ["Не знаю", "Побачимо."]),
        ("— Пора, — он встал. — Идём скорее.", ["Пора", "Идём скорее."]),
    ],
)
def test_speech_goes_on_after_a_reporting_clause(text: str, found: list[str]) -> None:
    assert spoken(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "– Vi går, säger Orla Ek. Hon tar sin hatt.",
        "— Je ne sais pas, dit Orla Finch. La porte se ferme.",
        "– Vi går, säger Orla Ek. ",
    ],
)
def test_narration_after_a_reporting_clause_is_not_speech(text: str) -> None:
    assert len(spoken(text)) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "« On ferme, soupire Orla Finch, doyenne et gardienne. Un four après l’autre. »",
            ["On ferme", "Un four après l’autre."],
        ),
        (
            "« Nous, explique Orla Finch, maire du bourg, n’avons pas le choix. »",
            ["Nous", "n’avons pas le choix."],
        ),
        (
            "« On ferme, dit-elle en baissant les yeux. On ferme tout. »",
            ["On ferme", "On ferme tout."],
        ),
        (
            "« La mer, lui répond-il, prendra tout le village. »",
            ["La mer", "prendra tout le village."],
        ),
        (
            "« Nous n’avons rien vu venir, a reconnu la préfète. C’est une faute. »",
            ["Nous n’avons rien vu venir", "C’est une faute."],
        ),
        (
            "«La pioggia, spiega Neri, non aspetta nessuno.»",
            ["La pioggia", "non aspetta nessuno."],
        ),
        (
            "„Nu mai avem apă de ieri, spune primarul Ion Pop. Plecăm.”",
            ["Nu mai avem apă de ieri", "Plecăm."],
        ),
        (
            "«Δεν φεύγουμε από εδώ, λέει η Όρλα. Εδώ γεννηθήκαμε.»",
            ["Δεν φεύγουμε από εδώ", "Εδώ γεννηθήκαμε."],
        ),
        (
            "«Він сказав: “Ходімо звідси”, – пригадує вона. – Я не пішла.»",
            ["Він сказав: “Ходімо звідси”", "Ходімо звідси", "Я не пішла."],
        ),
        ("«Мы не уйдём отсюда, — сказал Пётр.» Тихо.", ["Мы не уйдём отсюда"]),
    ],
)
def test_a_reporting_clause_between_commas_divides_the_marks(text: str, found: list[str]) -> None:
    assert [text[m.start : m.end] for m in find_marked(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "« C’est, selon moi, une erreur de plus. »",
        "« Viens, m’a dit Orla, et je suis venu la voir. »",
        "“We waited, and I promise you -- and I promise it -- we will do better.”",
        "« On attend, explique bien tout cela. »",
        "«No nos vamos, insisto en que no nos vamos.»",
        "« Il pleut, dit Orla " + "toujours et encore " * 20 + "»",
    ],
)
def test_words_of_the_speaker_are_not_cut_out(text: str) -> None:
    (whole,) = find_marked(text)
    assert text[whole.start : whole.end] == text[1:-1].strip()


def test_a_dash_and_a_comma_that_mark_one_insert_cut_once() -> None:
    text = "«Noi aspettiamo — dice Neri, spiega la figlia — il treno delle sei.»"
    assert [text[m.start : m.end] for m in find_marked(text)] == [
        "Noi aspettiamo",
        "il treno delle sei.",
    ]


def test_a_tag_inside_an_inner_quotation_leaves_the_outer_one_whole() -> None:
    text = "« Il m’a crié : “On ferme, dit Orla, on ferme ce soir”, et voilà tout. »"
    outer, *_ = find_marked(text)
    assert text[outer.start : outer.end] == text[2:-2]
