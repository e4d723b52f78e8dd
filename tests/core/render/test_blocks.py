from __future__ import annotations

from bot.core.render.blocks import Block, lay_out

BLOCK = Block(
    top=("Title", "site"),
    lead="One sentence says it all",
    points=("first", "second"),
    quotes=("“a”", "“b”"),
    bottom=("-# read all",),
)


def test_block_with_room_shows_everything_in_order() -> None:
    assert lay_out(BLOCK, 2000) == (
        "Title\nsite\n\n**One sentence says it all**\n\n- first\n- second\n\n> “a”\n\n> “b”\n\n"
        "-# read all"
    )


def test_last_quotes_go_first_then_last_points() -> None:
    whole = len(lay_out(BLOCK, 2000))
    assert "“a”" in lay_out(BLOCK, whole - 1)
    assert "“b”" not in lay_out(BLOCK, whole - 1)
    tight = lay_out(BLOCK, whole - 14)
    assert "“" not in tight
    assert "- first\n- second" in tight
    assert "- first\n\n" in lay_out(BLOCK, whole - 23)


def test_what_was_read_stays_when_even_the_lead_must_shrink() -> None:
    text = lay_out(BLOCK, 45)
    assert len(text) <= 45
    assert text.endswith("**One sentence…**\n\n-# read all")


def test_spoiler_hides_every_line_but_the_last() -> None:
    text = lay_out(Block(("T",), "L", ("p",), ("q",), ("c",), spoiler=True), 2000)
    assert text == "||T||\n\n||**L**||\n\n- ||p||\n\n> ||q||\n\nc"
