"""Which files the bot reads, and as what."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import PurePath
from typing import Final

from bot.errors import NotText
from bot.sources.sniffing import HTML_TYPES, TEXT_TYPES, UNKNOWN_TYPES, looks_like_html, media_type


class FileFormat(Enum):
    """How a file's text is marked up."""

    HTML = auto()
    MARKDOWN = auto()
    TEXT = auto()


_BY_EXTENSION: Final = {
    ".htm": FileFormat.HTML,
    ".html": FileFormat.HTML,
    ".xhtml": FileFormat.HTML,
    ".markdown": FileFormat.MARKDOWN,
    ".md": FileFormat.MARKDOWN,
    ".text": FileFormat.TEXT,
    ".txt": FileFormat.TEXT,
}


def file_format(data: bytes, *, name: str, content_type: str | None) -> FileFormat:
    """Return how a file is to be read.

    The content type decides whether it is text at all; where it is missing (Discord names long
    pastes `message.txt` and sometimes gives no type) the extension does, and without either the
    content. Markdown has no content type that senders agree on, so its extension counts.

    Raises:
        NotText: when it is none of the formats the bot reads.
    """
    kind = media_type(content_type)
    extension = PurePath(name).suffix.lower()
    by_name = _BY_EXTENSION.get(extension)
    if kind in HTML_TYPES:
        return FileFormat.HTML
    if kind in TEXT_TYPES:
        return by_name or FileFormat.TEXT
    if kind not in UNKNOWN_TYPES or (extension and by_name is None):
        raise NotText
    return by_name or (FileFormat.HTML if looks_like_html(data) else FileFormat.TEXT)
