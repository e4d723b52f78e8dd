from __future__ import annotations

import pytest

from bot.core.echoes import EchoGuard
from bot.core.figures import Facts
from bot.engines.llm.checks import Ground, evidence

TEXT = (
    "The council of Sorrel met on Monday. “We will not close the road,” said Ines Okafor. Its "
    "“green belt” has 40 farms, and it's the farmers' wish to keep them.\n\n"
    "会议将于星期一举行，共有四十人参加。"
)
GROUND = Ground(Facts.of(TEXT), TEXT, EchoGuard(""), "en", False)


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        ("The “green belt” stays.", "The “green belt” stays."),
        ("She said “we will close it”.", "She said we will close it."),
        ("She said ‘we will close it’ there.", "She said we will close it there."),
        ("She said 'we will close it' there.", "She said we will close it there."),
        ("Sie sagte „wir schließen“ dort.", "Sie sagte wir schließen dort."),
        ("彼女は『閉める』と言った", "彼女は閉めると言った"),
        ("She said “we will close it", "She said we will close it"),
        ("It's the farmers' and Okafor’s wish", "It's the farmers' and Okafor’s wish"),
        ('She said "" nothing', "She said  nothing"),
    ],
)
def test_marks_stay_only_around_words_of_the_source(statement: str, shown: str) -> None:
    assert GROUND.without_false_marks(statement) == shown


@pytest.mark.parametrize(
    ("draft", "shown"),
    [
        ("The council met on Mon", "The council met on"),
        ("The council met on Monday, with 40 fa", "The council met on Monday, with 40"),
        ("The council met on Tuesday and", "The council met on"),
        ("The council said “we", "The council said"),
        ("It's the farmers' wish to", "It's the farmers' wish"),
        ("会议将于星期一举行", "会议将于星期一举行"),
        ("", ""),
    ],
)
def test_draft_is_shown_up_to_the_first_doubt(draft: str, shown: str) -> None:
    assert GROUND.shown_of(draft) == shown


def test_evidence_keeps_to_its_room_and_serves_every_statement_first() -> None:
    paragraphs = [
        f"Paragraph {n} tells of the {word} in full. " * 20 for n, word in enumerate(WORDS)
    ]
    text = "\n\n".join(paragraphs)
    found = evidence(text, [f"The {word}" for word in WORDS[:3]], 3000)
    assert len(found) <= 3000 + 10
    assert all(f"of the {word}" in found for word in WORDS[:3])
    assert evidence(text, ["The tower"], 0) == ""


WORDS = ("harbour", "orchard", "tower", "bakery", "library", "meadow", "railway", "lantern")
