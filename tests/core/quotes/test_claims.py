"""What a model proposes is shown in the source's own words, by its speaker, or not at all."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.quotes import Quote, QuoteClaim, checked_quotes, find_quotes, moved
from bot.core.quotes.folding import fold
from tests.core.quotes.claim_articles import ARTICLES
from tests.core.quotes.marked_up import article


def shown(text: str, claim: str, speaker: str = "") -> Quote | None:
    found = checked_quotes(text, [QuoteClaim(claim, speaker)])
    assert len(found) <= 1
    for quote in found:
        assert text[quote.start : quote.end] == quote.text
    return found[0] if found else None


TEXT = """The ferry will not sail before Friday, harbour master Orla Finch said on Monday.

“I won’t send anyone across a strait I wouldn’t cross with my own children,” Finch told reporters. \
“That’s the whole decision. The rest is paperwork.”

Tim Reyes, a baker, called it “a disaster for the whole of the island” and walked out. “Raise the \
fares and you will see an empty boat,” he said. A sign on the pier read “No boat, no bread.”

The old “Green Lady” was sold in 2016 for $3.8 million. Nobody has bought the pier; it was never \
for sale.

“Is there any other way to bread?” Finch asked. “My father said, ‘Bake it yourself, then,’ and he \
did.”
"""


@pytest.mark.parametrize(
    ("claim", "words", "speaker"),
    [
        ("That’s the whole decision. The rest is paperwork.", None, "Orla Finch"),
        ('"That\'s the whole decision."', "That’s the whole decision.", "Orla Finch"),
        ("the rest is paperwork", "The rest is paperwork.", "Orla Finch"),
        ("— The rest is paperwork!", "The rest is paperwork.", "Orla Finch"),
        (
            "I won't send anyone across a strait I wouldn't cross with my own children",
            "I won’t send anyone across a strait I wouldn’t cross with my own children,",
            "Orla Finch",
        ),
        (
            "“Raise the fares and you will see an empty boat,” he said",
            "Raise the fares and you will see an empty boat,",
            "Tim Reyes",
        ),
        ("see an empty boat", "see an empty boat,", "Tim Reyes"),
        ("and you will see an empty", None, "Tim Reyes"),
        ("Is there any other way to bread", "Is there any other way to bread?", "Orla Finch"),
        ("Bake it yourself, then", "Bake it yourself, then,", "My father"),
        (
            "My father said, 'Bake it yourself, then,' and he did",
            "My father said, ‘Bake it yourself, then,’ and he did.",
            "Orla Finch",
        ),
        ("No boat, no bread", "No boat, no bread.", None),
        ("The old Green Lady was sold in 2016", "The old “Green Lady” was sold in 2016", None),
        ("Green Lady was sold in 2016", "“Green Lady” was sold in 2016", None),
        ("in 2016 for $3.8 million", "in 2016 for $3.8 million.", None),
        ("$3.8 million. Nobody has bought the pier", None, None),
        (
            "called it a disaster for the whole of the island and walked out.",
            "called it “a disaster for the whole of the island” and walked out.",
            None,
        ),
    ],
)
def test_a_claim_is_shown_in_the_words_of_the_source(
    claim: str, words: str | None, speaker: str | None
) -> None:
    found = shown(TEXT, claim, "Tim Reyes")
    assert found is not None
    assert (found.text, found.speaker) == (words or claim, speaker)


@pytest.mark.parametrize(
    "claim",
    [
        "",
        "“”",
        "whole decision",
        "No bread",
        "something nobody ever said there",
        "with my own children. That’s the whole decision",
        "with my own children,” Finch told reporters. “That’s the whole decision",
        "with my own children, Finch told reporters. That’s the whole decision",
        "my own children … That’s the whole decision",
        "a strait I wouldn’t cross with my own children, Finch told reporters",
        "The rest is paperwork.”\n\nTim Reyes, a baker",
        "it yourself, then,’ and he did",
        "and walked out. Raise the fares",
        "sail before Friday, harbour master",
        "was never for sale. “Is there any",
        "a strait I wouldn",
        "send anyone across a strait",
        "for sale and it was",
    ],
)
def test_what_is_cut_glued_or_made_up_is_dropped(claim: str) -> None:
    assert shown(TEXT, claim, "Orla Finch") is None


def test_words_cut_off_beside_a_negation_are_dropped() -> None:
    text = """Wir erhöhen die Steuern nicht vor 2030. 我们不会在冬天提高票价。
It is dear, not cheap at all."""
    assert shown(text, "Wir erhöhen die Steuern") is None
    assert shown(text, "cheap at all") is None
    assert shown(text, "会在冬天提高票价") is None
    assert shown(text, "我们不会在冬天提高票价") is not None
    assert shown(text, "Wir erhöhen die Steuern nicht vor 2030") is not None
    assert shown(text, "It is dear") is not None


@pytest.mark.parametrize(
    "speaker",
    [
        "Orla Finch",
        "— Orla Finch, harbour master",
        "Finch",
        "Ms. Finch",
        "harbour master Orla Finch (on Monday)",
        "said: Orla Finch",
        "Tim Reyes",
        "she",
        "The Pope",
        "",
        "x" * 200,
    ],
)
def test_the_article_s_own_account_of_the_speaker_stands(speaker: str) -> None:
    found = shown(TEXT, "The rest is paperwork.", speaker)
    assert found is not None
    assert found.speaker == "Orla Finch"


BOARD = """The board met on Monday. “We will wait for spring,” Finch said. {} has run it since
May."""


@pytest.mark.parametrize(
    ("printed", "claimed", "speaker"),
    [
        ("Dr. Orla Finch", "Dr Orla Finch", "Orla Finch"),
        ("Orla Finch", "Orla Maria Finch", "Orla Finch"),
        ("Her brother", "Orla Finch", "Finch"),
        ("Orla\nFinch", "Finch", "Finch"),
    ],
)
def test_a_name_is_made_fuller_only_as_the_source_has_it(
    printed: str, claimed: str, speaker: str
) -> None:
    found = shown(BOARD.format(printed), "We will wait for spring", claimed)
    assert found is not None
    assert found.speaker == speaker


def test_a_trade_before_a_known_name_gives_way_to_the_claimed_name() -> None:
    text = "Der Reeder Onno Brinkmann kam spät. „Die Wand steht seit 1961 fest“, sagte Brinkmann."
    found = shown(text, "Die Wand steht seit 1961 fest", "Onno Brinkmann")
    assert found == Quote(37, 66, "Die Wand steht seit 1961 fest", "Onno Brinkmann")


def test_a_base_form_that_the_source_lacks_gives_way_to_what_it_prints() -> None:
    text = """Об этом рассказали Анной Лыковой. «Свет горел всю ночь до утра», — сказала Лыкова."""
    found = shown(text, "Свет горел всю ночь до утра", "Лыкова")
    assert found is not None
    assert found.speaker is not None
    assert found.speaker in text


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        (
            "The sign over the pier read “Keep to the left of the rope”, and Ann Poole said so.",
            "Poole",
        ),
        ("“The river stood in every house.”\n\nAnn Poole slept.", "Ann Poole"),
        ("Ann Poole slept. “The river stood in every house.” Nobody woke, Tom Hale said.", "Poole"),
        ("In Ann Poole's favourite song it goes: “The river stood in every house”.", "Ann Poole"),
        ("Since Lee wrote “To Mock a Kilting Bird” in 1960, she had refused a second.", "Lee"),
        ("Ann Poole saw Tom Hale, and there was “a river in every house” by noon.", "Tom Hale"),
        ("站台上贴着“请勿靠近车门”。陈阿妹说她六点就来了。", "陈阿妹"),
        ("The bridge closed at noon and it rained.", "Ann Poole"),
    ],
)
def test_a_claimed_speaker_who_is_merely_near_is_not_shown(text: str, claimed: str) -> None:
    said = find_quotes(text)
    words = said[0].text if said else text
    found = shown(text, words, claimed)
    assert found is None or found.speaker is None or found.speaker == said[0].speaker


THAI = """สะพานปิดวันอังคาร {}“ผมจะไม่ปล่อยให้ใครขับรถข้ามสะพานนี้”{}
การซ่อมใช้เวลาหกสัปดาห์ กับวีระ มั่นคง"""


@pytest.mark.parametrize(
    ("ahead", "behind", "claimed", "speaker"),
    [
        ("", " สมชาย ใจดี บอกกับผู้สื่อข่าว", "สมชาย ใจดี", "สมชาย ใจดี"),
        ("สมชาย ใจดี กล่าวว่า ", "", "สมชาย ใจดี", "สมชาย ใจดี"),
        ("สมชาย ใจดี กล่าวว่า ", "", "วีระ มั่นคง", None),
        ("", " สมชาย ใจดี ยิ้ม", "สมชาย ใจดี", None),
        ("", " เมื่อวาน สมชาย ใจดี บอก", "สมชาย ใจดี", None),
    ],
)
def test_in_thai_the_claimed_speaker_must_adjoin_a_verb_of_saying(
    ahead: str, behind: str, claimed: str, speaker: str | None
) -> None:
    found = shown(THAI.format(ahead, behind), "ผมจะไม่ปล่อยให้ใครขับรถข้ามสะพานนี้", claimed)
    assert found is not None
    assert found.speaker == speaker


def test_a_speech_turn_is_its_party_s() -> None:
    text, _, _ = article(ARTICLES["talk"])
    found = shown(text, "I never got a copy of that paper", "Rohan Iyer")
    assert found is not None
    assert found.speaker == "Hanne Vestby"
    assert shown(text, "I never got a copy of that paper.\n\nIYER: You never asked") is None
    assert shown(text, "LUND WEEKLY: Do you still argue? IYER: Every firing") is None


ASKED = """For nine winters the painter {} has mended the windows of one church in Nordhavn. We
met on the scaffold.

{}Why one church?

Because it has 412 panes and I can count to 412. The others have more.

I did try a cathedral once. It rained on me for a year.

{}Is it ever done?

Never. A finished window is a window nobody has looked at closely.

{}Who pays for it?

The parish pays for lead. I pay for the glass with my evenings.

The church is open on Sundays.
"""


@pytest.mark.parametrize(
    ("label", "given"), [("", "Ruth"), ("NP: ", "Ruth"), ("", "Ebisola"), ("NP: ", "Dr. Ebisola")]
)
def test_the_answers_of_an_interview_are_whom_it_introduces(label: str, given: str) -> None:
    text = ASKED.format("Ruth Adeyemi", label, label, label)
    text = text.replace("Ruth", given)
    full = f"{given.removeprefix('Dr. ')} Adeyemi"
    for words in ("It rained on me for a year", "A finished window is a window nobody has looked"):
        assert shown(text, words, "Adeyemi").speaker == full
        assert shown(text, words, "Nordhavn").speaker is None
        assert shown(text, words).speaker is None
    assert shown(text, "The church is open on Sundays", "Adeyemi").speaker is None
    assert shown(text, "mended the windows of one church", "Adeyemi").speaker is None


@pytest.mark.parametrize(
    "text",
    [
        ASKED.format("Ruth Adeyemi, with the mason Tom Hale,", "", "", ""),
        ASKED.format("of Nordhavn", "", "", ""),
        ASKED.format("", "", "", "").replace("We met", "Old Karrem Stane slept. We met"),
        ASKED.format("Ruth Adeyemi", "", "And then?\n\n", ""),
        ASKED.format("Ruth Adeyemi", "NP: ", "NP: ", "NP: ") + "\n\nTM: Why?" * 3,
        ASKED.format("Ruth Adeyemi", "", "", "").replace("?", "."),
        ASKED.format("Ruth Adeyemi", "", "", "").replace("The parish", "Adeyemi says the parish"),
        ASKED.format("Ruth Adeyemi", "", "", "").replace("I ", "she "),
    ],
)
def test_an_interview_that_leaves_a_doubt_names_nobody(text: str) -> None:
    found = shown(text, "A finished window is a window nobody has looked at", "Ruth Adeyemi")
    assert found is not None
    assert found.speaker is None


def test_a_speaker_is_one_short_line() -> None:
    goat = "“The goat has its ticket,” said {} It rained."
    clause = (
        "the oldest-of-the-old-and-never-to-be-forgotten-by-anybody-on-this-coast harbour baker."
    )
    assert shown(goat.format(clause), "The goat has its ticket").speaker is None
    found = shown(goat.format("Orla\nFinch."), "The goat has its ticket")
    assert found is not None
    assert "\n" not in (found.speaker or "")


def test_overlapping_claims_are_merged_and_the_longer_exact_one_stays() -> None:
    claims = [
        QuoteClaim("The rest is paperwork"),
        QuoteClaim("That’s the whole decision. The rest is paperwork.", "Orla Finch"),
        QuoteClaim("That’s the whole decison. The rest is the paperwork.", "Orla Finch"),
        QuoteClaim("“That’s the whole decision. The rest is paperwork.”"),
        QuoteClaim("Raise the fares"),
    ]
    texts = [quote.text for quote in checked_quotes(TEXT, claims)]
    assert texts == ["That’s the whole decision. The rest is paperwork.", "Raise the fares"]


def test_words_printed_twice_are_shown_once_and_where_they_are_spoken() -> None:
    text = f"THE REST IS PAPERWORK\n\nThe rest is paperwork.\n\n{TEXT}"
    found = checked_quotes(
        text, [QuoteClaim("The rest is paperwork"), QuoteClaim("the rest is paperwork.")]
    )
    assert [(q.text, q.speaker) for q in found] == [("The rest is paperwork.", "Orla Finch")]
    pulled = "“So be it then,” Ann Poole said. “So be it then,” Tom Hale said."
    assert [shown(pulled, "So be it then", who).speaker for who in ("Tom Hale", "Ann Poole")] == [
        "Tom Hale",
        "Ann Poole",
    ]
    twice = "We sail at noon, they say.\n\nWe sail at noon, we say."
    claims = [QuoteClaim("We sail at noon, they"), QuoteClaim("We sail at noon, we")]
    assert len(checked_quotes(twice, claims)) == 2


def test_quotes_come_in_source_order_and_the_first_claims_are_kept() -> None:
    claims = [
        QuoteClaim("Is there any other way to bread?"),
        QuoteClaim("That’s the whole decision."),
        QuoteClaim("nothing that stands there at all"),
        QuoteClaim("No boat, no bread."),
    ]
    texts = [quote.text for quote in checked_quotes(TEXT, claims)]
    assert texts == [claims[1].text, claims[3].text, claims[0].text]
    limited = [quote.text for quote in checked_quotes(TEXT, claims, limit=2)]
    assert limited == [claims[1].text, claims[0].text]
    assert checked_quotes(TEXT, claims, limit=0) == []


def test_the_quotes_of_a_chunk_are_moved_to_its_place() -> None:
    at = TEXT.index("Tim Reyes")
    found = checked_quotes(TEXT[at:], [QuoteClaim("you will see an empty boat", "Reyes")])
    quote = moved(found, at)[0]
    assert TEXT[quote.start : quote.end] == quote.text
    assert quote.speaker == "Tim Reyes"


def test_a_wrapped_line_ends_no_passage_but_a_paragraph_does() -> None:
    wrapped = """The ferry sails at noon from the new pier, and it
sails again at six for those who missed the first
one. Tickets are sold on board.
– bread and butter
– tea with milk"""
    assert shown(wrapped, "from the new pier, and it sails again at six") is not None
    assert shown(wrapped, "tickets are sold on board. – bread and butter") is None
    assert shown(wrapped, "bread and butter tea with milk") is None
    assert shown(f"{wrapped}\n\nMore.", "and it sails again at six") is not None


def test_quotations_of_other_scripts_are_checked_as_well() -> None:
    text = "“票价调整已经依法听证，”林国栋说。「次の便は三時です」と駅員。"
    assert shown(text, "票价调整已经") is not None
    assert shown(text, "票价调") is None
    spanish = "«¿Y acaba bien el libro?», preguntó Ana Ruiz. «¿Y si no? ¿Quién lo paga entonces?»"
    assert shown(spanish, "y acaba bien el libro").text == "¿Y acaba bien el libro?"
    assert shown(spanish, "Quién lo paga entonces").text == "¿Quién lo paga entonces?"


def test_marks_far_from_a_claim_are_left_alone() -> None:
    text = (
        "“…” "
        + "The rope was wet and the goat was dry. " * 400
        + "Then the bell rang “twice” again."
    )
    assert shown(text, "Then the bell rang “twice” again") is not None
    assert shown(text, "The rope was wet and the goat was dry") is not None
    assert shown(text, "and the goat was dry. The rope was wet") is not None
    assert shown("The goat said “…” to the rope.", "The goat said … to the rope") is not None
    assert shown("“…” said the rope to the goat.", "said the rope to the goat") is not None


FILLER = "The tide came in and the tide went out.\n\n" * 4_000


@pytest.mark.parametrize("joint", ["\n\n", " "])
def test_in_a_long_text_the_surroundings_are_studied(joint: str) -> None:
    filler = FILLER if joint == "\n\n" else FILLER.replace("\n\n", " ")
    intro = "Dr. Orla Maria Finch runs the harbour."
    said = "“We will wait for spring,” Finch said. “Winter has no timetable,” she said."
    text = joint.join([intro, filler, said, filler, "“Nobody asked the goat,” Tim Reyes said."])
    found = checked_quotes(
        text,
        [
            QuoteClaim("Nobody asked the goat", "Reyes"),
            QuoteClaim("We will wait for spring", "Orla Maria Finch"),
            QuoteClaim("Winter has no timetable"),
            QuoteClaim("runs the harbour.", "Finch"),
        ],
    )
    assert [(q.text, q.speaker) for q in found] == [
        ("runs the harbour.", None),
        ("We will wait for spring,", "Orla Maria Finch"),
        ("Winter has no timetable,", "Finch"),
        ("Nobody asked the goat,", "Tim Reyes"),
    ]
    namesake = f"Karl Finch slept.{joint}{text}"
    claims = [QuoteClaim("We will wait for spring", "Orla Maria Finch")]
    assert checked_quotes(namesake, claims)[0].speaker == "Finch"
    assert checked_quotes(FILLER, [QuoteClaim("not a word of it")]) == []


def test_forty_claims_on_a_megabyte_are_all_found() -> None:
    text = "\n\n".join(
        f"“The boat number {n} will not sail before it is paid for,” {name} Finch said in port {n}."
        for n in range(11_000)
        for name in ["Orla" if n % 2 else "Tim"]
    )
    claims = [
        QuoteClaim(f"The boat number {n} will not sail befor it is paid for", "Orla Finch")
        for n in range(0, 11_000, 275)
    ]
    found = checked_quotes(text[:1_000_000], claims)
    assert len(found) == len(claims)


PIECES = st.sampled_from(
    [
        *TEXT.split(" "),
        "“",
        "”",
        "‘",
        "’",
        "\n\n",
        "—",
        "…",
        "not",
        "Ann Poole said",
        "我们不会",
        "涨价",
    ]
)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(PIECES, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 14), st.text(max_size=9)), max_size=6),
)
def test_whatever_is_claimed_what_is_shown_is_a_span_and_nothing_overlaps(
    pieces: list[str], cuts: list[tuple[int, int, str]]
) -> None:
    text = " ".join(pieces)
    claims = [QuoteClaim(" ".join(pieces[a : a + n]), who or "Ann Poole") for a, n, who in cuts]
    found = checked_quotes(text, claims)
    assert all(text[q.start : q.end] == q.text for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(q.speaker is None or fold(q.speaker).text in fold(text).text for q in found)
    assert all("\n\n" not in q.text for q in found)
