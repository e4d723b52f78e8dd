"""From subtitles to an article whose marks are seconds. Runs in a worker process only."""

from __future__ import annotations

import re
import warnings
from typing import Final

import pysubs2

from bot.errors import Damaged
from bot.models import Article, Coverage, SourceKind
from bot.sources import language
from bot.sources.amount import enough_words
from bot.sources.raw import Raw
from bot.sources.sniffing import decode
from bot.sources.video.transcripts import Cue, transcript

__all__ = ["Cue", "read_subtitles", "transcript"]

# The library takes two times in a line for a cue's, and what stands between cues for their text.
_INNER_TIME: Final = re.compile(r"<\d[\d:.]*>")
_NOTES: Final = re.compile(r"(?<=\n\n)(?:NOTE|STYLE|REGION)\b[^\n]*\n(?:[^\n]+\n)*")
_NAMES: Final = re.compile(r"(?<=\n\n)[^\n]*\n(?=[\d:.]+[ \t]+-->)")
_STYLED: Final = re.compile(r"\{\\[^{}]*\}")
_FORMATS: Final = ("WEBVTT", "vtt"), ("[Script Info]", "ass")


def read_subtitles(raw: Raw, *, min_words: int) -> Article:
    """Return the article that is spoken in subtitles (SubRip, WebVTT or SubStation Alpha).

    Raises:
        SourceError: when there is too little text in them, or they cannot be read.
    """
    text, marks = transcript(_cues(decode(raw.body, raw.content_type)))
    words = enough_words(text, min_words)
    return Article(
        text=text,
        coverage=Coverage(complete=True, words_read=words),
        url=raw.url,
        kind=SourceKind.VIDEO,
        language=language.detect(text),
        marks=marks,
    )


def _cues(text: str) -> list[Cue]:
    text = re.sub(r"\r\n?", "\n", text).removeprefix("\ufeff")
    form = next((form for head, form in _FORMATS if text.lstrip().startswith(head)), "srt")
    if form == "vtt":
        text = _NAMES.sub("", _NOTES.sub("", text))
    try:
        with warnings.catch_warnings():
            # It warns of what it mends.
            warnings.simplefilter("ignore")
            events = pysubs2.SSAFile.from_string(
                _INNER_TIME.sub("", text), format_=form, keep_html_tags=True
            ).events
    except (pysubs2.exceptions.Pysubs2Error, ArithmeticError, LookupError, ValueError) as exc:
        raise Damaged from exc
    if not events:
        raise Damaged
    shown = sorted((event for event in events if not event.is_comment), key=lambda cue: cue.start)
    return [
        Cue(event.start / 1000, event.end / 1000, _STYLED.sub("", event.text).replace(r"\N", "\n"))
        for event in shown
        if not event.is_drawing
    ]
