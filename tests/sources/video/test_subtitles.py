"""Subtitles: captions become running text in which each second is found again."""

from __future__ import annotations

import pytest

from bot.errors import Damaged, Empty, SourceError, TooShort
from bot.models import Article, Mark, SourceKind
from bot.sources.raw import Raw
from bot.sources.video.subtitles import Cue, read_subtitles, transcript

SRT = """1
00:00:01,000 --> 00:00:03,000
{\\an8}<i>The ferry sails</i> again

2
00:00:03,100 --> 00:00:05,000
from <font color="#fff">Sunday</font>.

3
00:00:12,000 --> 00:00:14,000
Tickets cost
as much as before.
"""
VTT = """WEBVTT - the harbour
Kind: captions

STYLE
::cue { color: red }

NOTE written 00:01.000 by hand

first
00:01.000 --> 00:03.000 position:10% align:start
<v Ida Moen>The ferry &amp; its crew
sail again.

01:02:03.000 --> 01:02:05.000
<v.loud Karl Vik>From <b>Sunday</b>?

01:02:05.000 --> 01:02:06.000
<v Karl Vik>Good.
"""
ASS = """[Script Info]
Title: Harbour

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,a note
Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\b1}The ferry{\\b0}\\Nsails.
Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\\p1}m 0 0 l 1 1{\\p0}
"""


def read(text: str | bytes, *, min_words: int = 1) -> Article:
    data = text.encode() if isinstance(text, str) else text
    return read_subtitles(Raw(data, SourceKind.FILE), min_words=min_words)


def told(*lines: str | tuple[float, str]) -> str:
    """Return the transcript of captions of two seconds each, one after the other."""
    cues: list[Cue] = []
    for line in lines:
        start = cues[-1].end if cues else 0.0
        pause, text = (0.0, line) if isinstance(line, str) else line
        cues.append(Cue(start + pause, start + pause + 2, text))
    return transcript(cues)[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_subrip_is_read_in_any_usual_encoding(encoding: str, newline: str) -> None:
    article = read(SRT.replace("\n", newline).encode(encoding))
    assert article.text == ("The ferry sails again from Sunday.\n\nTickets cost as much as before.")
    assert article.kind is SourceKind.VIDEO
    assert article.url is None
    assert article.language == "en"
    assert article.marks == (Mark(0, 1), Mark(22, 3), Mark(36, 12))
    assert article.text[36:].startswith("Tickets")


def test_voices_of_webvtt_become_speakers() -> None:
    article = read(VTT)
    assert article.text == (
        "Ida Moen: The ferry & its crew sail again.\n\nKarl Vik: From Sunday? Good."
    )
    assert [mark.at for mark in article.marks] == [1, 3723, 3725]


def test_substation_is_read_without_its_comments_and_drawings() -> None:
    assert read(ASS).text == "The ferry sails."


def test_times_within_a_line_are_no_captions() -> None:
    rolling = (
        "WEBVTT\n\n00:01.000 --> 00:03.000\nThe<00:01.500><c> ferry</c><00:02.000><c> sails</c>\n\n"
        "00:03.000 --> 00:03.010\nThe ferry sails\n\n"
        "00:03.010 --> 00:05.000\nThe ferry sails\nagain<00:03.500><c> today</c>\n"
    )
    assert read(rolling).text == "The ferry sails again today"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("- Is it late?", "- No, early."), "Is it late?\n\nNo, early."),
        (("- Is it late?\n- No, early.",), "Is it late?\n\nNo, early."),
        ((">> MOEN: It sails.", ">> Good."), "MOEN: It sails.\n\nGood."),
        (("Moen: It sails.", "Tomorrow.", "Vik: Good."), "Moen: It sails. Tomorrow.\n\nVik: Good."),
        (("[Music]", "It sails. [Applause]", "(door closes)"), "It sails."),
        (("♪ ♪", "♪ We sail ♪"), "We sail"),
        (("It sails.", (1.0, "Good.")), "It sails. Good."),
        (("It sails.", (3.0, "Good.")), "It sails.\n\nGood."),
        (("one two", "one two\nthree four", "three four\nfive"), "one two three four five"),
        (("It", "It sails", "It sails again"), "It sails again"),
        (("No.", (2.0, "No.")), "No. No."),
        (("港は開いた。", "船が着いた。"), "港は開いた。船が着いた。"),
        (("twenty-one - or more",), "twenty-one - or more"),
        ((), ""),
    ],
)
def test_captions_are_joined_as_they_are_spoken(lines: tuple[str, ...], text: str) -> None:
    assert told(*lines) == text


def test_long_speech_is_divided_at_ends_of_sentences() -> None:
    paragraphs = told(*[f"The ferry sails on to island {n}." for n in range(100)]).split("\n\n")
    assert len(paragraphs) == 5
    assert all(one.endswith(".") for one in paragraphs)


def test_speech_without_full_stops_is_divided_all_the_same() -> None:
    paragraphs = told(*[f"and then we went on to island {n}" for n in range(120)]).split("\n\n")
    assert len(paragraphs) > 2
    assert max(map(len, paragraphs)) < 1500


def test_marks_point_at_what_is_heard_then() -> None:
    text, marks = transcript([Cue(2.0 * n, 2.0 * n + 2, f"Sentence {n}.") for n in range(50)])
    assert [mark.at for mark in marks] == [2 * n for n in range(50)]
    assert all(text[mark.start :].startswith(f"Sentence {mark.at // 2}.") for mark in marks)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("just words", Damaged),
        ("WEBVTT\n", Damaged),
        ("1\n00:00:01,000 --> 00:00:03,000\n[Music]\n", Empty),
        (SRT, TooShort),
        ("[Script Info]\n\n[Events]\nDialogue: broken\n", SourceError),
    ],
)
def test_what_holds_no_speech_is_refused(text: str, error: type[SourceError]) -> None:
    with pytest.raises(error):
        read(text, min_words=40)
