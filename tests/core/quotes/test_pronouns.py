"""Whom "she", "the company", "my father" or a verb without a subject stands for, or nobody."""

from __future__ import annotations

import pytest

from bot.core.quotes.marks import find_marked
from bot.core.quotes.speakers import attribute


def speakers(text: str) -> list[str | None]:
    return attribute(text, find_marked(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mrs. Ada Quint met Mr. Leo Brand at the pier. “We shook hands on it,” she said.",
            ["Ada Quint"],
        ),
        (
            "Mrs. Ada Quint met Mr. Leo Brand at the pier. “We shook hands on it,” he said.",
            ["Leo Brand"],
        ),
        (
            "Leo Brand runs the pier. He took it over in May.\n\nThe wood is rotten. "
            "“It will last my time,” he said.",
            ["Leo Brand"],
        ),
        ("It rained all day. “I have seen worse than this,” he said.", [None]),
        ("The old clerk Leo Brand sat down. “I am tired of paper,” the clerk said.", ["Leo Brand"]),
        (
            "The clerk, Leo Brand, opened the gate.\n\nThe clerk sat down again. "
            "“I am tired of paper,” he said.",
            ["Leo Brand"],
        ),
        (
            "Harbourlight Ltd. will move its boats. The company wrote in a letter: "
            "“We will not pay twice for one berth.”",
            ["Harbourlight Ltd"],
        ),
        (
            "Harborix moved its boats on Friday. Harborix says it was early. The company said: "
            "“We will not pay twice for one berth.”",
            ["Harborix"],
        ),
        ("It rained. The company said: “We will not pay twice.”", ["The company"]),
        (
            "The Harbour Council met on Monday. It was a long night. "
            "“There is no money for a bridge,” it said in a note.",
            ["Harbour Council"],
        ),
        (
            "Rain fell on the Harbour Guild. The guild took note. “There is no money,” it said.",
            ["Harbour Guild"],
        ),
        (
            "The council met on Monday. “There is no money for a bridge,” it said in a note.",
            ["The council"],
        ),
        (
            "The auditors were less kind. The sum, they said, was “not known and not knowable”.",
            ["The auditors"],
        ),
        ("The night was long. The sum, they said, was “not known and not knowable”.", [None]),
        (
            "The Harbour Council met on Monday. Its statement said the pier was “beyond repair”.",
            ["Harbour Council"],
        ),
        (
            "Nell Harrow painted the wall. “I found out from a friend,” the artist said.",
            ["Nell Harrow"],
        ),
        ("“I found out from a friend,” the artist said.", ["the artist"]),
        (
            "Rolf Dittmer führte das Kino. „Es war mein Leben“, sagte der 71-Jährige gestern.",
            ["Rolf Dittmer"],
        ),
        (
            "Rolf Dittmer führte das Kino. „Es war mein Leben“, sagte der Sozialdemokrat.",
            ["Rolf Dittmer"],
        ),
        ("„Es war mein Leben“, sagte die Tür im Traum.", ["die Tür"]),
        (
            "Marta Gil llegó tarde. La alcaldesa pidió perdón. «No volverá a pasar», dijo ella.",
            ["Marta Gil"],
        ),
        (
            "Spółka Tramwaje Brzegowe złożyła pozew. W liście nazwała strajk "
            "„działaniem wymierzonym w każdego z nas”.",
            ["Spółka Tramwaje Brzegowe"],
        ),
        (
            "Nina Wade spoke to Tom Reed. “My father called it a fool’s bridge,” she said. "
            "He rebuilt it. “He was wrong about that,” she added.",
            ["Nina Wade", "Nina Wade"],
        ),
    ],
)
def test_pronoun_or_noun_stands_for_whom_the_text_spoke_of(
    text: str, expected: list[str | None]
) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ted Moor laughed. “My foreman rang and said, ‘Stay where you are,’” Moor said.",
            ["Ted Moor", "My foreman"],
        ),
        (
            "“My grandmother is ninety,” Eva Lund said. “She told me, ‘Count it all twice.’”",
            ["Eva Lund", "Eva Lund", "My grandmother"],
        ),
        (
            "“When I came Gerda Holm was old,” Eva Lund said. “She asked, ‘Do you sleep at all?’”",
            ["Eva Lund", "Eva Lund", "Gerda Holm"],
        ),
        (
            "They shared a tent with a student. ‘She kept saying, “It will be a good story,”’ "
            "Eva Lund said.",
            ["Eva Lund", "a student"],
        ),
        (
            "Aksel Moe came at dawn. Tom Eide woke. “He says, ‘I need all your ice.’ I say no,” "
            "Tom Eide said.",
            ["Tom Eide", "Aksel Moe"],
        ),
        ("“They said, ‘You will have to wait here,’” Eva Lund said.", ["Eva Lund", None]),
        (
            "«Ci hanno detto “dovete avere pazienza” per anni», dice Anna Neri.",
            ["Anna Neri", None],
        ),
        (
            "“Tom Reed told me, ‘Leave it alone now,’ and I did,” Eva Lund said.",
            ["Eva Lund", "Tom Reed"],
        ),
        (
            "“There was a plate. ‘Eels have no vote here,’ it read,” Eva Lund said.",
            ["Eva Lund", None],
        ),
        (
            "„Siedziałam tam długo. Obudził mnie pasażer i zapytał: «Pani już jedzie?»” – "
            "mówi Ewa Sikora.",
            ["Ewa Sikora", "pasażer"],
        ),
        ("وقال سالم حداد: «كان جدي يقول: “الماء لا يموت أبداً”، وقد صدق».", ["سالم حداد", "جدي"]),
        ("李秀兰说：“老伴常念叨：‘人老了，路也远了。’”", ["李秀兰", "老伴"]),
    ],
)
def test_quotation_inside_a_quotation_has_its_own_speaker(
    text: str, expected: list[str | None]
) -> None:
    assert speakers(text) == expected
