from __future__ import annotations

import pytest

from bot.core.render import Reply, Stage, help_reply, progress_reply


@pytest.mark.parametrize(
    ("stage", "subject", "shown"),
    [
        (Stage.READING, "paper.example", "Reading paper.example …"),
        (Stage.READING, "@everyone_*.txt", "Reading everyone\\_\\*.txt …"),
        (Stage.READING, "", "Reading …"),
        (Stage.WRITING, "paper.example", "Writing the summary …"),
    ],
)
def test_progress_is_one_short_line(stage: Stage, subject: str, shown: str) -> None:
    assert progress_reply(stage, subject) == Reply(shown)


def test_long_file_name_does_not_make_progress_long() -> None:
    assert len(progress_reply(Stage.READING, "long " * 1000).content) < 120


def test_help_names_every_way_to_ask_and_fits_a_phone() -> None:
    text = help_reply(emoji="📰").content
    assert all(way in text for way in ("Mention", "/summarize", "menu", "direct message", "📰"))
    assert len(text) < 900


def test_help_is_silent_about_a_reaction_that_is_not_set() -> None:
    assert "React" not in help_reply().content
