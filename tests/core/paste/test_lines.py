from __future__ import annotations

from bot.core.paste.lines import Piece, split_lines


def test_lines_without_anything_visible_are_left_out() -> None:
    assert [line.text for line in split_lines("a\r\n\u200b\n \nb\u2029c")] == ["a", "b", "c"]


def test_a_line_after_a_blank_one_stands_apart() -> None:
    assert [line.apart for line in split_lines("a\nb\n\nc")] == [True, False, True]


def test_runs_of_spaces_become_one() -> None:
    (line,) = split_lines("a \u00a0\t b")
    assert line.text == "a b"
    assert line.pieces == (Piece(0, 0), Piece(2, 5))


def test_soft_hyphens_and_directions_go_but_joiners_stay() -> None:
    (line,) = split_lines("\ufeffsoft\u00adly \u202enow\u202c می\u200cروم")
    assert line.text == "softly now می\u200cروم"


def test_letters_are_composed_and_their_places_kept() -> None:
    (line,) = split_lines("xe\u0301e\u0301y")
    assert line.text == "xééy"
    assert [(piece.start, piece.raw) for piece in line.pieces] == [(0, 0), (2, 3), (3, 5)]


def test_letters_that_come_apart_share_a_place() -> None:
    (line,) = split_lines("\u0958a")
    assert line.text == "\u0915\u093ca"
    assert [(piece.start, piece.raw) for piece in line.pieces] == [(0, 0), (1, 0)]


def test_reordered_marks_keep_their_place() -> None:
    (line,) = split_lines("q\u0307\u0323z")
    assert line.text == "q\u0323\u0307z"
    assert line.pieces == (Piece(0, 0),)
