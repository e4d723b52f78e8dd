"""What the first bytes of a file tell of its format, whatever its name and its label say."""

from __future__ import annotations

import re
from typing import Final

from bot.errors import IsImage, IsSound, Locked, NotText, SourceError

ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of Office files up to 2003, and of newer ones that a password locks."""

_JUNK: Final = 1024
_BLANK: Final = b"\xef\xbb\xbf \t\r\n\0"
_PDF: Final = re.compile(rb"%PDF-\d\.\d[\s\S]{0,2048}?\bobj\b")
_IMAGES: Final = (
    *(b"GIF87a", b"GIF89a", b"\xff\xd8\xff", b"\x89PNG\r\n", b"II*\0", b"MM\0*", b"8BPS"),
    *(b"\0\0\1\0", b"\xff\x0a\xff", b"\0\0\0\x0cJXL "),
)
_SOUNDS: Final = (
    *(b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"FLV\1", b"\0\0\1\xba", b"MThd", b"#!AMR"),
    *(b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1", b"\xff\xf9", b"0&\xb2u"),
)
_OTHERS: Final = (
    *(b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!\x1a", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd"),
    *(b"\x7fELF", b"MZ\x90", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\0asm", b"SQLite format"),
    *(b"wOFF", b"wOF2", b"%!PS"),
)
_STILL_BRANDS: Final = (b"avif", b"avis", b"heic", b"heix", b"mif1", b"msf1", b"heim")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


def is_pdf(data: bytes) -> bool:
    """Tell whether this is a PDF; readers look for its header within the first 1,024 bytes."""
    head = data[: _JUNK + 2048]
    return head.lstrip(_BLANK).startswith(b"%PDF-") or bool(_PDF.search(head))


def is_rtf(data: bytes) -> bool:
    """Tell whether this is a document in Rich Text Format."""
    return data[:_JUNK].lstrip(_BLANK).startswith(b"{\\rtf")


def is_word(data: bytes) -> bool:
    """Tell whether this is a zip archive that holds a Word document."""
    return data.startswith(ZIP) and b"word/document" in data


def refusal(data: bytes) -> SourceError | None:
    """Return why a file of a format known to hold no text for this program is refused."""
    if data.startswith(OLE):
        return Locked() if _ENCRYPTED in data else NotText("Save it as .docx and I will read it.")
    if data.startswith(_IMAGES) or _is_boxed_image(data):
        return IsImage()
    if data.startswith(_SOUNDS) or _is_boxed_sound(data):
        return IsSound()
    return NotText() if data.startswith((*_OTHERS, ZIP)) else None


def _is_boxed_image(data: bytes) -> bool:
    if data.startswith(b"BM"):
        return data[6:10] == b"\0\0\0\0"
    if data.startswith(b"RIFF"):
        return data[8:12] == b"WEBP"
    return data[4:8] == b"ftyp" and data[8:12] in _STILL_BRANDS


def _is_boxed_sound(data: bytes) -> bool:
    if data.startswith((b"RIFF", b"FORM")):
        return data[8:12] in (b"WAVE", b"AVI ", b"AIFF")
    return data[4:8] == b"ftyp" or (data[4:8] in (b"moov", b"mdat") and b"\0" in data[:4])
