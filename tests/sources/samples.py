"""Files and pages that are read as they stand, to be broken at random."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx

from bot.sources.page.html import read_html
from bot.sources.pdf.document import read_pdf
from bot.sources.rtf import read_rtf
from bot.sources.video.subtitles import read_subtitles
from bot.sources.word import read_docx
from tests.papers import write_paper

Reader = Callable[..., Any]

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


PAGE = (
    b"<!doctype html><html lang=en><head><title>Ferries</title><link rel=next href='/a?page=2'>"
    b'<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferries","author":'
    b'[{"name":"Ida Moen"}],"articleBody":"The ferry sails again.","isAccessibleForFree":"False"}'
    b"</script></head><body><nav><a href=/>Home</a></nav><main><article><h1>Ferries</h1>"
    b"<p>The ferry <q>sails</q> again from Sunday.<sup>[1]</sup></p><ol><li>One<ul><li>Two</ul>"
    b"</ol><pre><code>ferry = 1\n  sail()</code></pre><table><tr><th>Day<td>Time<tr><td>Sunday<td>9"
    b"</table><blockquote>Who <b>sails</b>?</blockquote>loose<br><br>text<time datetime=2026>now"
    b"</time></article><div style='display: none'>x</div><a rel=next href='?page=2'>2</a></main>"
)

SAMPLES: dict[str, tuple[bytes, Reader]] = {
    "page": (PAGE, read_html),
    "pdf": (write_paper(pages=1).data, read_pdf),
    "docx": (word(), read_docx),
    "rtf": (RTF, read_rtf),
    "vtt": (SUBTITLES, read_subtitles),
    "srt": (SUBRIP, read_subtitles),
}
