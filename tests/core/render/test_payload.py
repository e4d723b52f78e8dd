from __future__ import annotations

from bot.core.render import Embed, Field


def test_size_counts_every_text_discord_counts() -> None:
    embed = Embed(
        title="ab",
        url="https://paper.example/",
        description="cde",
        fields=(Field("f", "gh"), Field("😀", "")),
        footer="ijkl",
        author="m",
    )
    assert embed.size == 2 + 3 + 1 + 2 + 2 + 4 + 1
