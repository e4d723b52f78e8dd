from __future__ import annotations

import io

import pytest
from rich.console import Console

from bot.demo import play
from bot.demo.screen import shortened


async def test_scene_shows_what_members_do_and_what_the_bot_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PRECIS_DISCORD__STYLE", "plain")  # the demo heeds no environment
    screen = io.StringIO()
    await play(pauses=False, console=Console(file=screen, width=80))
    shown = screen.getvalue()
    for title in (
        "│ Harwick votes to close its harbour road",
        "│ The night boat gets its kitchen back",
        "│ Lindenau verleiht jetzt auch Werkzeug",
        "│ The last lamplighter of Oster Lane",
        "│ The tide mill at Corran: can it pay for itself?",
        "│ Conversation in reading-room",
    ):
        assert title in shown
    told = " ".join(shown.split())
    for answer in ("£410,000", "eighteen-month trial", "thirty-eight lamps", "our letterboxes"):
        assert answer in told.split("In the thread people simply ask")[1]
    assert "The article does not say." in shown
    assert "(p. 2)" in shown
    assert shown.count("Precis  APP") == 14
    assert shown.count("│ ▎ ") >= 10
    assert "@Precis http://127.0.0.1:" in shown
    assert "\\" not in shown


def test_long_paste_is_cut_as_on_a_phone() -> None:
    assert shortened("a\nb") == "a\nb"
    assert shortened("\n".join("abcdefgh"), lines=3) == "a\nb\nc\n-# … 5 more lines"
