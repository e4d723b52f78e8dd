from __future__ import annotations

from bot.core.render import help_reply


def test_help_names_every_way_to_ask_and_fits_a_phone() -> None:
    text = help_reply(emoji="📰").content
    assert all(way in text for way in ("Mention", "/summarize", "menu", "direct message", "📰"))
    assert len(text) < 900


def test_help_is_silent_about_a_reaction_that_is_not_set() -> None:
    assert "React" not in help_reply().content
