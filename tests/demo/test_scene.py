from __future__ import annotations

import io

import pytest
from rich.console import Console

from bot.demo import play
from bot.demo.screen import shortened


@pytest.fixture
def restore_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    import discord.gateway
    import discord.http

    gateway = discord.gateway.DiscordWebSocket
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    monkeypatch.setattr(gateway, "DEFAULT_GATEWAY", gateway.DEFAULT_GATEWAY)


@pytest.mark.usefixtures("restore_addresses")
async def test_scene_shows_a_link_a_paste_a_file_and_the_quotes_menu_answered(
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
    ):
        assert title in shown
    assert shown.count("Precis  APP") == 4
    assert shown.count("│ ▎ ") >= 10
    assert "@Precis http://127.0.0.1:" in shown
    assert "\\" not in shown


def test_long_paste_is_cut_as_on_a_phone() -> None:
    assert shortened("a\nb") == "a\nb"
    assert shortened("\n".join("abcdefgh"), lines=3) == "a\nb\nc\n-# … 5 more lines"
