"""Which files and pages the bot reads, and as what."""

from __future__ import annotations

import re
from enum import Enum, auto
from pathlib import PurePath
from typing import Final

from bot.errors import Damaged, IsImage, IsSound, NotText, SourceError
from bot.sources import signatures
from bot.sources.sniffing import (
    HTML_TYPES,
    UNKNOWN_TYPES,
    is_html_document,
    looks_binary,
    looks_like_html,
    media_type,
    root_element,
)


class FileFormat(Enum):
    """How a file holds its text."""

    HTML = auto()
    MARKDOWN = auto()
    TEXT = auto()
    PDF = auto()
    DOCX = auto()
    RTF = auto()
    SUBTITLES = auto()


_BY_EXTENSION: Final = {
    ".ass": FileFormat.SUBTITLES,
    ".docx": FileFormat.DOCX,
    ".htm": FileFormat.HTML,
    ".html": FileFormat.HTML,
    ".markdown": FileFormat.MARKDOWN,
    ".md": FileFormat.MARKDOWN,
    ".pdf": FileFormat.PDF,
    ".rtf": FileFormat.RTF,
    ".srt": FileFormat.SUBTITLES,
    ".ssa": FileFormat.SUBTITLES,
    ".text": FileFormat.TEXT,
    ".txt": FileFormat.TEXT,
    ".vtt": FileFormat.SUBTITLES,
    ".xhtml": FileFormat.HTML,
}
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BY_TYPE: Final = {
    **dict.fromkeys(HTML_TYPES, FileFormat.HTML),
    _WORD_TYPE: FileFormat.DOCX,
    "application/pdf": FileFormat.PDF,
    "application/rtf": FileFormat.RTF,
    "application/x-pdf": FileFormat.PDF,
    "application/x-subrip": FileFormat.SUBTITLES,
    "text/markdown": FileFormat.MARKDOWN,
    "text/rtf": FileFormat.RTF,
    "text/vtt": FileFormat.SUBTITLES,
    "text/x-markdown": FileFormat.MARKDOWN,
}
_SIGNED: Final = frozenset({FileFormat.PDF, FileFormat.DOCX, FileFormat.RTF})
"""Formats that are always known by their first bytes."""

_WRITTEN: Final = frozenset({FileFormat.TEXT, FileFormat.MARKDOWN})
_CUES: Final = re.compile(
    rb"\s*(?:WEBVTT\b|\[Script Info\]|\d+[ \t]*\r?\n\s*\d{1,2}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->)"
)
_FEEDS: Final = frozenset({"feed", "opml", "rdf", "rss", "sitemapindex", "tt", "urlset"})
_DATA_TYPES: Final = ("application/", "text/xml", "text/json", "font/", "model/")
_SEALED: Final = re.compile(
    r"font/|application/(?:zip|gzip|epub\+zip|java-archive|wasm|json|ld\+json|vnd\.rar"
    r"|vnd\.ms-(?:excel|powerpoint)|vnd\.android\.package-archive|vnd\.oasis\.opendocument"
    r"|vnd\.openxmlformats-officedocument\.(?:spreadsheet|presentation)ml"
    r"|x-(?:7z-compressed|bzip2?|dosexec|executable|gtar|gzip|iso9660-image|mach-binary"
    r"|msdownload|msdos-program|rar(?:-compressed)?|sharedlib|tar|xz|zip-compressed))"
)
_PEEK: Final = 4096


def file_format(data: bytes, *, name: str, content_type: str | None) -> FileFormat:
    """Return how a file or a page is to be read, by its content and its labels together.

    Signatures win over labels: a login page that is sent as a PDF is HTML. Where the content is
    text and no more than that, the type decides, then the name; Markdown has no content type that
    senders agree on, so there the name comes first.

    Args:
        data: The whole of it.
        name: The file's name, or the last segment of the page's path.
        content_type: Its header; Discord names long pastes `message.txt` and sometimes gives none.

    Raises:
        SourceError: when it is none of the formats the bot reads; the subclass says what it is.
    """
    kind = media_type(content_type)
    extension = PurePath(name).suffix.lower()
    by_label = _BY_TYPE.get(kind) or _BY_EXTENSION.get(extension)
    if signed := _signed(data, by_label):
        return signed
    if looks_binary(data):
        raise media_refusal(content_type) or _broken(by_label)
    return _of_text(data, kind, extension)


def media_refusal(content_type: str | None) -> SourceError | None:
    """Return why a source can be refused for its type alone, before anything is downloaded."""
    kind = media_type(content_type)
    if kind.startswith("image/"):
        return IsImage()
    if kind.startswith(("audio/", "video/")):
        return IsSound()
    return NotText() if _SEALED.match(kind) else None


def _signed(data: bytes, by_label: FileFormat | None) -> FileFormat | None:
    if is_html_document(data):
        return FileFormat.HTML
    if signatures.is_pdf(data):
        return FileFormat.PDF
    if signatures.is_rtf(data):
        return FileFormat.RTF
    # One that was cut off is still called a Word document, so that its reader says it is damaged.
    if signatures.is_word(data) or (
        by_label is FileFormat.DOCX and data.startswith(signatures.ZIP)
    ):
        return FileFormat.DOCX
    if refusal := signatures.refusal(data):
        raise refusal
    return FileFormat.SUBTITLES if _CUES.match(data.removeprefix(b"\xef\xbb\xbf")[:_PEEK]) else None


def _broken(by_label: FileFormat | None) -> SourceError:
    return Damaged() if by_label in _SIGNED else NotText()


def _of_text(data: bytes, kind: str, extension: str) -> FileFormat:
    """Return the format of a text without a signature."""
    by_name, by_type = _BY_EXTENSION.get(extension), _BY_TYPE.get(kind)
    root = root_element(data)
    if root == "svg":
        raise IsImage
    if root in _FEEDS:
        raise NotText
    if kind in UNKNOWN_TYPES:
        return _of_unlabelled(data, extension)
    if by_type is FileFormat.SUBTITLES or by_type is FileFormat.HTML:
        return by_type
    if by_type in _SIGNED:
        raise Damaged
    if refusal := media_refusal(kind):
        raise refusal
    if not kind.startswith("text/") or kind.startswith(_DATA_TYPES) or by_name in _SIGNED:
        raise _broken(by_name)
    if by_name is None and kind == "text/plain" and looks_like_html(data):
        return FileFormat.HTML
    return by_name or by_type or FileFormat.TEXT


def _of_unlabelled(data: bytes, extension: str) -> FileFormat:
    by_name = _BY_EXTENSION.get(extension)
    if by_name in _SIGNED:
        raise Damaged
    if by_name:
        return by_name
    if looks_like_html(data):
        return FileFormat.HTML
    if extension:
        raise NotText
    return FileFormat.TEXT
