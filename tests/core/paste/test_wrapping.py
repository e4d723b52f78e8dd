from __future__ import annotations

from bot.core.paste import clean_paste

WRAPPED = """\
The keeper of the northern light kept two books. In the first he wrote
the weather, the ships and the state of the lamp, as the law required
of him. In the second, which was found in the wall last autumn, he wrote
down everything else.

It begins in 1911 with a list of birds. There are forty of them, each
with a small drawing, and beside the last one he has written a self-
made word in red: enough.
- auk
- tern
"""


def test_hard_wrapped_lines_are_joined() -> None:
    text = clean_paste(WRAPPED).text
    assert text.startswith(
        "The keeper of the northern light kept two books. In the first he wrote the"
    )
    assert "a self-made word in red: enough.\n\n- auk\n- tern" in text


def test_places_survive_the_joining() -> None:
    pasted = clean_paste(WRAPPED)
    at = pasted.text.index("everything else")
    assert pasted.raw_offset(at) == WRAPPED.index("everything else")


def test_lines_of_verse_are_not_joined() -> None:
    verses = [
        "The gulls came in on Thursday,",
        "the rain came in behind,",
        "my father counted boats and",
        "never seemed to mind the noise they made",
        "until the lamp went blind.",
    ]
    assert clean_paste("\n".join(verses)).text == "\n\n".join(verses)


def test_short_paragraphs_a_line_each_are_not_joined() -> None:
    lines = [f"The boat number {n} left the harbour before the sun was up again." for n in range(6)]
    assert clean_paste("\n".join(lines)).text == "\n\n".join(lines)


def test_wrapped_lines_without_spaces_are_joined_without_them() -> None:
    row = "灯台守は北の岬で四十年のあいだ毎晩おなじ時刻に灯をともし続けて二冊の帳面をつけていたとい"
    raw = "\n".join([row, row, row, row, "おわり。"])
    assert clean_paste(raw).text == row * 4 + "おわり。"
