"""The page's own voice between, above and below the paragraphs of an article."""

from __future__ import annotations

import pytest

from bot.core.paste import clean_paste

LEAD = "The old ferry left the island for the last time on Sunday with nobody but its crew aboard."
MIDDLE = "Its captain said that he had meant to wave, but that there had been no one to wave at."
CLOSE = "The island council wants to buy the wheel and hang it in the school, if the school stays."
HEAD = ["Ferry leaves the island for good", "By Edda Marsh", "14 June 2025"]
FOOT = ["Comments (31)", "© 2025 Marram Post"]


def paragraphs(*lines: str) -> list[str]:
    return clean_paste("\n".join([*HEAD, *lines, *FOOT])).text.split("\n\n")


@pytest.mark.parametrize(
    "line",
    [
        "Tap to see more of the harbour",
        "Hide caption",
        "Kliknij, aby powiększyć",
        "Нажмите, чтобы увеличить",
        "点击查看大图",
        "앱에서 보기",
        "Passa la pubblicità: il testo continua sotto la pubblicità",
        "Tekst loopt door onder de advertentie",
        "Artiklen fortsætter under annoncen",
        "MRM 182.31 +1.2%",
        "NASDAQ: FRRY 12.40 ▲ 0.31",
        "Two crew members wave. INES HOLM",
        "Two crew members wave from the deck. Ines Holm/Marram Post",
        "Two crew members wave from the empty deck to the empty quay on Sunday. Ines Holm",
        "The deck on Sunday. © Ines Holm",
        "Share this: Click to share on Facebook (Opens in new window)",
        "Facebook Twitter WhatsApp Copy link",
        "Condividi su Facebook Invia per email Stampa",
        "Already a reader of ours? Log in",
        "Our paper needs its readers. Donate",
        "Like what you're reading? Support our newsroom with a donation today.",
        "Want to hear more about boats? Our newsletter can be yours if you subscribe to it now",
        "لمتابعة أخبار الجزيرة انضم إلى قناتنا على تلغرام",
        "Join the conversation: tell us what you think in the comments",
        "What do you think? Let us know in the comments below.",
        "Add your view in the comments, please: your ferry story counts.",
        "00:00 / 04:12",
    ],
)
def test_page_speaking_between_paragraphs_is_dropped(line: str) -> None:
    assert paragraphs(LEAD, MIDDLE, line, CLOSE) == [LEAD, MIDDLE, CLOSE]


@pytest.mark.parametrize(
    "line",
    [
        "Facebook and Twitter",
        "News from the strait",
        "What happened? Nothing",
        "A day with St. Mary",
        "Tap water was scarce.",
        "Turnout was up 3%",
        "Bake at 180 °C",
        "Follow the money",
        "Ad hoc repairs continue",
        "Summary",
        "You can write to help@marram.example to offer a berth to the crew.",
        "In the comments her brother wrote that she was wrong.",
        "The firm changed its terms of service in May, users said.",
        "Get the bow rope first, and then your stern rope, if you sail alone.",
        "The captain told the whole island that there would be no more ferries today. Silence fell",
        "“Join us on the quay,” he said. “Bring your own flag.”",
    ],
)
def test_article_that_sounds_like_a_page_stays(line: str) -> None:
    assert line in paragraphs(LEAD, MIDDLE, line, CLOSE)


def test_sentence_broken_before_a_lower_case_line_is_no_stub() -> None:
    broken = ["The captain said that nobody at all had come to wave to the crew. He", "was calm."]
    assert paragraphs(LEAD, *broken, CLOSE) == [LEAD, *broken, CLOSE]


@pytest.mark.parametrize(
    "note",
    [
        "Reach Edda Marsh at emarsh@marram.example. Follow her @eddam.",
        "Follow the Marram Post on Facebook and Instagram.",
        "Edda Marsh (on Marram)",
        "Edda Marsh covers boats and the people who miss them for the Marram Post.",
        "Ms. Marsh is a novelist who has lived on Marram for as long as the ferry has sailed.",
        "The author is a professor of maritime history at the University of Marram.",
        "Der Autor ist Professor für Meeresgeschichte an der Universität Marram.",
        "Argomenti\ntraghetti\nisole",
        "Most Popular Stories\nSeal blocks the ferry\nFive things to know about the fair",
        "More from the islands\nSeal blocks the ferry",
        "12 °C Cloudy",
        "By signing up you agree that we may write to you.",
        "Thanks for reading",
        "A line of the page that nobody knows",
        "© 2025 Marram Post. All rights reserved.\nThe Marram Post is printed on the island by "
        "people who also sail, fish and keep the school.",
    ],
)
def test_notes_and_lists_below_the_article_are_dropped(note: str) -> None:
    article = [LEAD, MIDDLE, CLOSE, LEAD, MIDDLE]
    assert paragraphs(*article, note) == article


def test_verse_at_the_end_stays() -> None:
    verse = ["The tide is out", "the nets are in", "and home is where the gulls begin."]
    assert paragraphs(LEAD, CLOSE, *verse) == [LEAD, CLOSE, *verse]


def test_linked_headlines_below_a_label_with_a_colon_go() -> None:
    box = ["More stories from Marram:", "Mayor bans drums", "Seal blocks the ferry"]
    assert paragraphs(LEAD, *box, MIDDLE, CLOSE) == [LEAD, MIDDLE, CLOSE]


@pytest.mark.parametrize("line", [HEAD[0], f"Boats > {HEAD[0]}", f"{HEAD[0]} - Marram Post"])
def test_headline_that_comes_again_is_dropped(line: str) -> None:
    assert paragraphs(LEAD, line, MIDDLE, CLOSE) == [LEAD, MIDDLE, CLOSE]


def test_sentence_that_holds_the_headline_stays() -> None:
    line = f"“{HEAD[0]},” said the paper."
    assert paragraphs(LEAD, line, CLOSE) == [LEAD, line, CLOSE]
