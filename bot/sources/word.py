"""From a Word document to an article. Runs in a worker process only."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from datetime import datetime
from typing import Final

import docx
from docx.document import Document
from docx.exceptions import PythonDocxError
from lxml import etree

from bot.errors import Damaged, Locked, NotText, TooLarge
from bot.models import Article, Coverage
from bot.sources import language, signatures
from bot.sources.amount import enough_words
from bot.sources.headline import fold, plausible_date
from bot.sources.labels import plausible_author, plausible_title
from bot.sources.raw import Raw
from bot.sources.word_body import Block, BlockKind, blocks_of

_MEBIBYTE: Final = 1024 * 1024
_LARGEST: Final = 50 * _MEBIBYTE
_LARGEST_PART: Final = 20 * _MEBIBYTE
_MOST_PARTS: Final = 5000
_HIGHEST_RATIO: Final = 200
_ENCRYPTED: Final = 1
_BROKEN: Final = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError),
    *(RuntimeError, TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error),
    *(etree.LxmlError, PythonDocxError),
)
"""What the libraries raise on files that do not keep to the format; they promise nothing."""


def read_docx(raw: Raw, *, min_words: int) -> Article:
    """Return the article that a Word document is.

    Raises:
        SourceError: when there is too little text in it, or it cannot be opened.
    """
    _check_archive(raw.body)
    try:
        document = docx.Document(io.BytesIO(raw.body))
        blocks = blocks_of(document)
        title, author, published = _properties(document)
    except _BROKEN as exc:
        raise Damaged from exc
    title, blocks = _without_title(title, blocks)
    text = _joined(blocks)
    words = enough_words(text, min_words)
    return Article(
        text=text,
        coverage=Coverage(complete=True, words_read=words),
        title=title,
        url=raw.url,
        kind=raw.kind,
        author=author,
        published=published,
        language=language.detect(text),
    )


def _check_archive(data: bytes) -> None:
    """Refuse an archive that is none, or that would unpack to more than it may.

    The sizes it states are held to by the library when it unpacks: a part that is longer fails.
    """
    if (refusal := signatures.refusal(data)) and not data.startswith(signatures.ZIP):
        raise refusal
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except _BROKEN as exc:
        raise Damaged from exc
    total = sum(part.file_size for part in parts)
    if (
        total > _LARGEST
        or len(parts) > _MOST_PARTS
        or any(part.file_size > _LARGEST_PART for part in parts if _is_markup(part))
        or (total > _MEBIBYTE and total > _HIGHEST_RATIO * len(data))
    ):
        raise TooLarge
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Locked
    if not any(part.filename.startswith("word/") for part in parts):
        raise Damaged if not parts else NotText


def _is_markup(part: zipfile.ZipInfo) -> bool:
    return part.filename.endswith((".xml", ".rels"))


def _properties(document: Document) -> tuple[str, str | None, str | None]:
    properties = document.core_properties
    # Documents written with python-docx carry its template's date, of 2013, unless it is set.
    dated: datetime | None = properties.modified or properties.created
    return (
        plausible_title(properties.title),
        plausible_author(properties.author),
        plausible_date(dated.isoformat()) if dated and dated.year != 2013 else None,
    )


def _without_title(title: str, blocks: list[Block]) -> tuple[str, list[Block]]:
    """Return the title, and the blocks without the one that shows it."""
    shown = next((block for block in blocks if block.kind is BlockKind.TITLE), None) or next(
        (block for block in blocks[:3] if block.kind is BlockKind.HEADING and block.level == 1),
        None,
    )
    title = title or (" ".join(shown.text.split()) if shown else "")
    key = fold(title)
    for number, block in enumerate(blocks[:5]):
        if key and fold(block.text) == key:
            return title, blocks[:number] + blocks[number + 1 :]
    return title, blocks


def _joined(blocks: list[Block]) -> str:
    parts: list[str] = []
    before: BlockKind | None = None
    for block in blocks:
        together = block.kind is before and block.kind in (BlockKind.ITEM, BlockKind.ROW)
        if parts:
            parts.append("\n" if together and not block.apart else "\n\n")
        parts.append(block.text)
        before = block.kind
    return "".join(parts)
