from __future__ import annotations

import pytest

from bot.core.limits import length
from bot.core.render.asking import NAMED_LIMIT, question_line, unread_line


def test_question_is_quoted_with_its_askers_name() -> None:
    assert question_line("How much?", asker=7) == "> How much? — <@7>\n"
    assert question_line("How much?", asker=None) == "> How much?\n"


@pytest.mark.parametrize(
    "question",
    [
        "one\ntwo\n\nthree",
        "word " * 400,
        "字" * 2000,
        "@everyone <@1> <@&2> ping",
        "# big\n> quote\n```code",
        "[click](https://evil.example) https://evil.example",
        "\u202ereversed\u200b",
        "",
    ],
)
def test_quoted_question_is_one_harmless_line(question: str) -> None:
    line = question_line(question, asker=7)
    assert line.count("\n") == 1
    assert length(line) < 240
    assert line.startswith("> ")
    assert line.endswith(" — <@7>\n")
    quoted = line.removesuffix(" — <@7>\n")
    for harm in ("@everyone", "<@", "https://", "](", "\u202e", "```"):
        assert harm not in quoted


@pytest.mark.parametrize(
    "name", ["notes.txt", "**loud**.txt", "@everyone.txt", "a\nb.txt", "x" * 300]
)
def test_what_could_not_be_read_is_named_in_one_small_line(name: str) -> None:
    line = unread_line(name, "That page does not exist.")
    named = line.removeprefix("-# ").removesuffix(": That page does not exist.")
    assert "\n" not in line
    assert 0 < length(named) <= NAMED_LIMIT
    assert "**" not in named
    assert "@everyone" not in named
