"""Pairs of marks over the typography of many languages, their nesting and their repair."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.quotes.marks import find_marked
from bot.core.quotes.pairing import pair

MARKS = "“”‘’\"'«»‹›„‚「」『』—–- .,?!ab\n"


def inners(text: str) -> list[str]:
    return [text[m.start : m.end] for m in find_marked(text)]


def paired(text: str) -> list[str]:
    return [text[m.start : m.end] for m in pair(text)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“We will wait for the ferry,” said Orla Finch.", "We will wait for the ferry,"),
        ('"We will wait for the ferry," said Orla Finch.', "We will wait for the ferry,"),
        ("‘We will wait for the ferry,’ said Orla Finch.", "We will wait for the ferry,"),
        ("'We will wait for the ferry,' said Orla Finch.", "We will wait for the ferry,"),
        ("„Wir warten auf die Fähre“, sagte Orla Fink.", "Wir warten auf die Fähre"),
        ("»Wir warten auf die Fähre«, sagte Orla Fink.", "Wir warten auf die Fähre"),
        ('„Wir warten auf die Fähre", sagte Orla Fink.', "Wir warten auf die Fähre"),
        ("« Nous attendons le bac », dit Orla Finch.", "Nous attendons le bac"),
        ("«\u00a0Nous attendons le bac\u00a0», dit Orla.", "Nous attendons le bac"),
        ("„Czekamy na prom” – mówi Orla Finka.", "Czekamy na prom"),
        ("”Vi väntar på färjan”, säger Orla Fink.", "Vi väntar på färjan"),
        ("»Odotamme lauttaa», sanoo Orla Fink.", "Odotamme lauttaa"),
        ("«Мы ждём паром», — сказала Орла.", "Мы ждём паром"),
        ("قالت العمدة: «نحن ننتظر العبارة هنا».", "نحن ننتظر العبارة هنا"),
        ('קראה אורלה: "אנחנו מחכים למעבורת".', "אנחנו מחכים למעבורת"),
        ('אורלה אמרה ש"אנחנו מחכים למעבורת".', "אנחנו מחכים למעבורת"),
        ("市长说：“我们在等渡轮。”", "我们在等渡轮。"),
        ("「私たちは船を待っています」と市長は話した。", "私たちは船を待っています"),
        ('시장은 "우리는 배를 기다린다"고 말했다.', "우리는 배를 기다린다"),
        ("नगराध्यक्ष ने कहा, “हम नाव का इंतज़ार कर रहे हैं”।", "हम नाव का इंतज़ार कर रहे हैं"),
        ("นายกกล่าวว่า “เรากำลังรอเรือเฟอร์รี่”", "เรากำลังรอเรือเฟอร์รี่"),
        ("«Περιμένουμε το πλοίο», λέει η Όρλα.", "Περιμένουμε το πλοίο"),
    ],
)
def test_marks_of_every_country_are_read(text: str, inner: str) -> None:
    assert inners(text) == [inner]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (
            "‘Our drivers’ reports go back to May,’ said Orla Finch.",
            "Our drivers’ reports go back to May,",
        ),
        ("'The dogs' tails don't lie,' said Orla Finch.", "The dogs' tails don't lie,"),
        ("‘’Tis the season,’ said Orla Finch.", "’Tis the season,"),
        ("'It was rock 'n' roll in the '90s,' she said.", "It was rock 'n' roll in the '90s,"),
        ('"The pipe was 11" wide, I think," she said.', 'The pipe was 11" wide, I think,'),
        ('"We did it all in 2021" is what she said.', "We did it all in 2021"),
        ("The ferry was ‘late again this week’ she said.", "late again this week"),
        ("‘The dogs’ and cats’ home is shut,’ she said.", "The dogs’ and cats’ home is shut,"),
        ("She said she had ‘no more wishes’ for a ‘boat’.", "no more wishes"),
        ("‘The dogs’ home is “shut”,’ she said.", "The dogs’ home is “shut”,"),
        ("She said she had ‘no more wishes’ for her boat.", "no more wishes"),
    ],
)
def test_apostrophes_and_inches_do_not_close_a_quotation(text: str, inner: str) -> None:
    assert inners(text) == [inner]


@pytest.mark.parametrize(
    "text",
    [
        "Don't touch the dogs' tails, 'tis rock 'n' roll from the '90s.",
        "Don’t touch the dogs’ tails, ’tis rock ’n’ roll from the ’90s.",
        'He is 6\' 2" and the pipe is 11" wide; it ran 3\' 20".',
        'דובר צה"ל הודיע על כך.',
        "O‘Hara lives in Hawai‘i.",
        "A lone ” closes nothing, and so does 5” here.",
    ],
)
def test_marks_that_belong_to_words_and_measures_open_nothing(text: str) -> None:
    assert pair(text) == []


def test_nested_quotations_are_found_with_depth_and_parent() -> None:
    text = "“He told me, ‘Wait by the pier,’ and then he left,” said Orla."
    outer, inner = find_marked(text)
    assert (outer.depth, outer.parent) == (0, None)
    assert (inner.depth, inner.parent) == (1, 0)
    assert text[inner.start : inner.end] == "Wait by the pier,"
    assert text[outer.open : outer.close] == text[: text.index(" said")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("„Er sagte ‚geh heim‘ und ging“", ["Er sagte ‚geh heim‘ und ging", "geh heim"]),
        ("»Er sagte ›geh heim‹ und ging«", ["Er sagte ›geh heim‹ und ging", "geh heim"]),
        ("«Он сказал „иди домой“ и ушёл»", ["Он сказал „иди домой“ и ушёл", "иди домой"]),
        ("「彼は『帰れ』と言った」", ["彼は『帰れ』と言った", "帰れ"]),
        ("“他说‘回家吧’然后走了”", ["他说‘回家吧’然后走了", "回家吧"]),
        ('"She said "go home" and left"', ['She said "go home" and left', "go home"]),
    ],
)
def test_inner_marks_of_every_style_pair_up(text: str, found: list[str]) -> None:
    assert paired(text) == found


def test_one_mark_may_close_two_quotations() -> None:
    assert paired("«Мой дед читал «Мороз и пар», — сказал он.") == [
        "Мой дед читал «Мороз и пар",
        "Мороз и пар",
    ]


def test_paragraphs_that_open_again_are_quotations_of_their_own() -> None:
    text = "“I waited by the pier.\n\n“Nobody came.\n\n“Then it rained,” said Orla.\n\nShe left."
    assert inners(text) == ["I waited by the pier.", "Nobody came.", "Then it rained,"]


def test_lines_that_open_again_are_quotations_of_their_own() -> None:
    text = "“I waited by the pier.\n“Nobody came at all,” said Orla."
    assert inners(text) == ["I waited by the pier.", "Nobody came at all,"]


def test_single_marks_at_line_starts_are_left_to_their_pairs() -> None:
    assert paired("‘I waited by\n‘the old pier’ for hours’") == [
        "I waited by\n‘the old pier’ for hours",
        "the old pier",
    ]


def test_french_paragraphs_may_continue_with_a_closing_mark() -> None:
    text = "« J'ai attendu le bac.\n\n» Personne n'est venu », dit Orla."
    assert inners(text) == ["J'ai attendu le bac.", "Personne n'est venu"]


def test_an_unclosed_mark_never_swallows_the_next_paragraph() -> None:
    text = "“I waited by the pier, said Orla.\n\nIt rained. “Nobody came here,” she said."
    assert inners(text) == ["Nobody came here,"]


def test_an_unclosed_inner_mark_does_not_break_the_outer_pair() -> None:
    assert inners("“I said ‘wait and nobody came,” said Orla.") == ["I said ‘wait and nobody came,"]


def test_empty_marks_hold_nothing() -> None:
    assert pair('He typed “” and " " and « ».') == []


def test_a_mark_after_a_letter_opens_only_in_scripts_without_spaces() -> None:
    assert paired('abc"def ghi"') == []
    assert paired('他说"回家吧"了') == ["回家吧"]


@settings(deadline=None)
@given(st.text(alphabet=MARKS, max_size=300))
def test_any_mix_of_marks_gives_ordered_spans_within_their_marks(text: str) -> None:
    found = find_marked(text)
    assert [m.open for m in found] == sorted(m.open for m in found)
    for m in found:
        assert 0 <= m.open <= m.start < m.end <= m.close <= len(text)
        assert text[m.start : m.end].strip() == text[m.start : m.end]
        if m.parent is not None:
            assert found[m.parent].open <= m.open
            assert m.close <= found[m.parent].close
            assert m.depth == found[m.parent].depth + 1
