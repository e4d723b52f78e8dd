"""Files and pages are taken for what their bytes say, and only then for what their labels say."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from fpdf import FPDF

from bot.errors import Damaged, IsImage, IsSound, Locked, NotText, SourceError
from bot.sources.attachments import FileFormat, file_format, media_refusal

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = b"<!DOCTYPE html><html><body><p>Please sign in.</p></body></html>"
PIECE = b"<p>one</p><p>two</p><p>three</p>"
TEXT = b"The ferry sails again from Sunday."
SRT = b"1\r\n00:00:01,000 --> 00:00:03,000\r\nThe ferry sails\r\n"
RTF = rb"{\rtf1\ansi The ferry sails}"
RSS = b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>"
XHTML = b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body/></html>"


def pdf() -> bytes:
    document = FPDF()
    document.add_page()
    return bytes(document.output())


def word() -> bytes:
    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


def archive(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as written:
        written.writestr(name, "words")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "content_type", "expected"),
    [
        (pdf(), "report.pdf", "application/pdf", FileFormat.PDF),
        (pdf(), "report.txt", "text/plain", FileFormat.PDF),
        (pdf(), "view", "text/html", FileFormat.PDF),
        (b"\r\n\r\n" + pdf(), "report", None, FileFormat.PDF),
        (b"HTTP header left over\r\n\r\n" + pdf(), "report", None, FileFormat.PDF),
        (HTML, "report.pdf", "application/pdf", FileFormat.HTML),
        (HTML, "photo.png", "image/png", FileFormat.HTML),
        (HTML, "page.txt", "text/plain", FileFormat.HTML),
        (HTML.decode().encode("utf-16"), "page", None, FileFormat.HTML),
        (word(), "report.docx", WORD_TYPE, FileFormat.DOCX),
        (word(), "report.zip", "application/zip", FileFormat.DOCX),
        (archive("a.txt"), "report.docx", WORD_TYPE, FileFormat.DOCX),
        (RTF, "report.doc", "application/msword", FileFormat.RTF),
        (RTF, "report.rtf", "text/rtf", FileFormat.RTF),
        (SRT, "captions", None, FileFormat.SUBTITLES),
        (SRT, "captions.txt", "text/plain", FileFormat.SUBTITLES),
        (b"\xef\xbb\xbf" + SRT, "captions", None, FileFormat.SUBTITLES),
        (SRT.decode().encode("utf-16"), "captions.srt", None, FileFormat.SUBTITLES),
        (b"WEBVTT\n\n", "captions", "text/vtt", FileFormat.SUBTITLES),
        (TEXT, "captions.vtt", "text/vtt", FileFormat.SUBTITLES),
        (TEXT, "message.txt", None, FileFormat.TEXT),
        (TEXT, "message.txt", "text/plain; charset=utf-8", FileFormat.TEXT),
        (TEXT, "notes.md", "text/plain", FileFormat.MARKDOWN),
        (TEXT, "notes", "text/markdown", FileFormat.MARKDOWN),
        (TEXT, "notes", "application/octet-stream", FileFormat.TEXT),
        (TEXT, "data.csv", "text/csv", FileFormat.TEXT),
        (TEXT.decode().encode("utf-16-le"), "message.txt", None, FileFormat.TEXT),
        (b"How to read %PDF-1.7 headers of files", "notes.txt", None, FileFormat.TEXT),
        (b"BM stands for bench mark in these notes", "notes.txt", None, FileFormat.TEXT),
        (TEXT, "page", "text/html", FileFormat.HTML),
        (PIECE, "page.html", "text/plain", FileFormat.HTML),
        (PIECE, "story", "text/plain", FileFormat.HTML),
        (PIECE, "story.php", None, FileFormat.HTML),
        (PIECE, "notes.md", "text/plain", FileFormat.MARKDOWN),
        (XHTML, "page", "application/xml", FileFormat.HTML),
        (XHTML, "page.xhtml", None, FileFormat.HTML),
    ],
)
def test_content_and_labels_name_the_format(
    data: bytes, name: str, content_type: str | None, expected: FileFormat
) -> None:
    assert file_format(data, name=name, content_type=content_type) is expected


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)


@pytest.mark.parametrize(
    ("data", "name", "content_type", "error"),
    [
        (b"\x89PNG\r\n\x1a\n", "photo.png", "image/png", IsImage),
        (b"\xff\xd8\xff\xe0", "article.txt", "text/plain", IsImage),
        (b"RIFF\0\0\0\0WEBPVP8 ", "page", "text/html", IsImage),
        (b"\0\0\0\x20ftypavif", "page", None, IsImage),
        (b"BM\x36\0\0\0\0\0\0\0\x36", "page", None, IsImage),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "drawing", "text/xml", IsImage),
        (TEXT, "photo.png", "image/png", IsImage),
        (b"ID3\x04\0", "talk.mp3", "audio/mpeg", IsSound),
        (b"RIFF\0\0\0\0WAVEfmt ", "talk", None, IsSound),
        (b"\0\0\0\x20ftypisom", "talk.mp4", None, IsSound),
        (b"\0\0\0\x20moov\0", "talk", None, IsSound),
        (b"\x1aE\xdf\xa3", "talk", None, IsSound),
        (TEXT, "talk", "video/mp4", IsSound),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "report.docx", WORD_TYPE, Locked),
        (OLE, "report.doc", "application/msword", NotText),
        (archive("xl/workbook.xml"), "table.xlsx", None, NotText),
        (archive("a.txt"), "files.zip", "application/zip", NotText),
        (b"MZ\x90\0", "program.exe", None, NotText),
        (b"\x7fELF\2", "program", None, NotText),
        (b"words\0\1\2\3\4 and zeros", "message.txt", "text/plain", NotText),
        (b"%!PS-Adobe-3.0", "report.ps", None, NotText),
        (RSS, "feed", "application/rss+xml", NotText),
        (RSS, "feed", "text/html", NotText),
        (b"<?xml version='1.0'?><note/>", "note.xml", "application/xml", NotText),
        (b"<?xml version='1.0'?><note/>", "note.xml", None, NotText),
        (b'{"a": 1}', "data", "application/json", NotText),
        (TEXT, "program.exe", None, NotText),
        (TEXT, "report.pdf", "application/pdf", Damaged),
        (TEXT, "report.pdf", None, Damaged),
        (b"\0\1\2\3 broken", "report.pdf", "application/pdf", Damaged),
        (TEXT, "report.docx", WORD_TYPE, Damaged),
        (TEXT, "report.docx", "text/plain", Damaged),
        (TEXT, "report.docx", "application/x-unknown", Damaged),
        (TEXT, "report", "application/zip", NotText),
    ],
)
def test_what_holds_no_text_is_refused_by_name(
    data: bytes, name: str, content_type: str | None, error: type[SourceError]
) -> None:
    with pytest.raises(error) as caught:
        file_format(data, name=name, content_type=content_type)
    assert type(caught.value) is error


@pytest.mark.parametrize(
    ("content_type", "error"),
    [
        ("image/png", IsImage),
        ("Image/SVG+xml; charset=utf-8", IsImage),
        ("audio/mpeg", IsSound),
        ("video/mp4", IsSound),
        ("application/zip", NotText),
        ("application/x-msdownload", NotText),
        ("application/vnd.android.package-archive", NotText),
        ("application/json", NotText),
        ("font/woff2", NotText),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", NotText),
    ],
)
def test_some_types_alone_rule_a_source_out(content_type: str, error: type[SourceError]) -> None:
    assert type(media_refusal(content_type)) is error


@pytest.mark.parametrize(
    "content_type",
    ["text/html", "application/pdf", WORD_TYPE, "application/octet-stream", "text/vtt", "", None],
)
def test_other_types_are_worth_a_look(content_type: str | None) -> None:
    assert media_refusal(content_type) is None
