"""Files that are broken at random: readers raise what their user understands, nothing else.

What takes a reader's process down (pdfium is C++) does not show here; workers are for that.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import SourceError
from bot.models import Article, SourceKind
from bot.sources.attachments import FileFormat, file_format
from bot.sources.pdf.document import read_pdf
from bot.sources.raw import Raw
from bot.sources.rtf import read_rtf
from bot.sources.sniffing import decode
from bot.sources.video.subtitles import read_subtitles
from bot.sources.word import read_docx
from tests.papers import write_paper

EXAMPLES = 60
Reader = Callable[..., Article]

RTF = (
    rb"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset204 Times;}}{\info{\title Ferries}}"
    rb"\pard The f\'e4hre {\v hidden}sails \u8220?again\u8221?{\pict\bin4 abcd 00}\par "
    rb"{\field{\*\fldinst{HYPERLINK x}}{\fldrslt link}} a\cell b\row\par}"
)
SUBTITLES = (
    b"WEBVTT\n\nNOTE x\n\nid\n00:01.000 --> 00:02.000\n<v Ida>The ferry <b>sails</b> &amp; more\n\n"
    b"1:00:03.000 --> 00:04.000 position:1%\n- again<00:03.5> [Music]\n\n"
)
SUBRIP = (
    b"1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>The ferry</i> sails\n\n"
    b"2\n00:00:02,500 --> 00:00:09,000\n- again\n- [Music]\n\n"
)


def word() -> bytes:
    document = docx.Document()
    document.add_heading("Ferries", 0)
    document.add_paragraph("The ferry sails again.", style="List Number")
    document.add_table(2, 2).cell(0, 0).text = "Sunday"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


SAMPLES: dict[str, tuple[bytes, Reader]] = {
    "pdf": (write_paper(pages=1).data, read_pdf),
    "docx": (word(), read_docx),
    "rtf": (RTF, read_rtf),
    "vtt": (SUBTITLES, read_subtitles),
    "srt": (SUBRIP, read_subtitles),
}


@st.composite
def broken(draw: st.DrawFn, sample: bytes) -> bytes:
    """Return a sample with a few bytes changed, cut off, repeated, or put in from elsewhere."""
    data = bytearray(sample)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        size = draw(st.integers(0, 64))
        match draw(st.sampled_from(["flip", "cut", "drop", "repeat", "insert", "move"])):
            case "flip" if data:
                data[at] ^= 1 << draw(st.integers(0, 7))
            case "cut":
                del data[at:]
            case "drop":
                del data[at : at + size]
            case "repeat":
                data[at:at] = data[at : at + size] * draw(st.integers(1, 20))
            case "insert":
                data[at:at] = draw(st.binary(max_size=24))
            case _:
                start = draw(st.integers(0, max(0, len(data) - 1)))
                data[at:at] = data[start : start + size]
    return bytes(data)


@pytest.mark.parametrize("kind", SAMPLES)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_broken_file_is_read_or_refused(kind: str, data: Any) -> None:
    sample, reader = SAMPLES[kind]
    body = data.draw(broken(sample))
    with contextlib.suppress(SourceError):
        article = reader(Raw(body, SourceKind.FILE), min_words=1)
        starts = [mark.start for mark in article.marks]
        assert article.text.strip()
        assert starts == sorted(set(starts))
        assert all(0 <= start < len(article.text) for start in starts)
        assert article.text.isprintable() or "\n" in article.text


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(
    body=st.one_of(
        st.binary(max_size=300),
        *(broken(sample[:3000]) for sample, _ in SAMPLES.values()),
    ),
    name=st.sampled_from(["", "a.pdf", "a.docx", "a.srt", "a.txt", "a.exe", ".htm"]),
    content_type=st.sampled_from([None, "text/plain", "text/html; charset=x", "application/pdf"]),
)
def test_any_bytes_have_a_format_or_are_refused(
    body: bytes, name: str, content_type: str | None
) -> None:
    with contextlib.suppress(SourceError):
        assert file_format(body, name=name, content_type=content_type) in FileFormat
        assert isinstance(decode(body, content_type), str)
