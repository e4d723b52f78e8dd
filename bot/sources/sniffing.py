"""What bytes are, when the label on them is missing or wrong."""

from __future__ import annotations

import re
from typing import Final

from w3lib.encoding import (
    html_body_declared_encoding,
    html_to_unicode,
    http_content_type_encoding,
    read_bom,
)

from bot.errors import NotText

HTML_TYPES: Final = frozenset({"text/html", "application/xhtml+xml"})
UNKNOWN_TYPES: Final = frozenset({"", "application/octet-stream", "binary/octet-stream"})

_PEEK: Final = 4096
_SAMPLE: Final = 64 * 1024
_MAGIC: Final = (
    b"%PDF-",
    b"PK\x03\x04",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"\x1f\x8b",
    b"\x7fELF",
)
# Bytes that no text holds: the control characters but tab, line ends, form feed and escape.
_BINARY_BYTES: Final = bytes({*range(0x20)} - {0x09, 0x0A, 0x0C, 0x0D, 0x1B}) + b"\x7f"
# Possessive: what was taken as a comment is not taken apart again, which would take for ever.
_PROLOG: Final = rb"\s*+(?:<\?xml[^>]{0,200}>\s*+)?+(?:<!--.{0,2000}?-->\s*+){0,9}+"
_HTML: Final = re.compile(_PROLOG + rb"<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_ROOT: Final = re.compile(
    _PROLOG + rb"(?:<[!?][^>]{0,500}>\s*+){0,9}+<(?:\w{1,20}:)?([a-z]+)\b", re.I | re.S
)
_MARKUP: Final = re.compile(rb"<(p|div|article|h[1-6]|main|section|title|meta)\b[^>]*>", re.I)
_WESTERN: Final = frozenset({"cp1252", "iso8859-1", "latin-1", "iso8859-15"})
# French, the most accented of the languages these encodings were made for, has a twentieth.
_ACCENTED: Final = 0.3
_FEWEST_EMPTY: Final = 4
# Python knows codecs that are no charsets, some of them slow: labels may not choose those.
_CHARSET: Final = re.compile(
    r"ascii|big5|cp\d|euc|gb|hz|iso|johab|koi8|kz|latin|mac|ptcp|shift|tis|utf-?(?:16|32)"
)


def media_type(header: str | None) -> str:
    """Return the type of a Content-Type header without its parameters; empty when unknown."""
    return (header or "").partition(";")[0].strip().lower()


def looks_binary(data: bytes) -> bool:
    """Tell whether bytes are no text in any encoding, by signature and by control characters."""
    head = data[:_PEEK]
    if read_bom(head)[0] is not None:
        return False
    if head.startswith(_MAGIC):
        return True
    if _utf16(head):
        return False
    controls = len(head) - len(head.translate(None, _BINARY_BYTES))
    return b"\0" in head or controls * 50 > len(head)


def is_html_document(data: bytes) -> bool:
    """Tell whether bytes begin as a whole HTML page does."""
    return bool(_HTML.match(_head(data)))


def looks_like_html(data: bytes) -> bool:
    """Tell whether bytes without a reliable type are an HTML page or a piece of one."""
    head = _head(data)
    return bool(_HTML.match(head)) or len(_MARKUP.findall(head)) >= 3


def root_element(data: bytes) -> str:
    """Return the name of the first element of a text that begins with markup, else nothing."""
    match = _ROOT.match(_head(data))
    return match[1].decode().lower() if match else ""


def decode(data: bytes, content_type: str | None = None) -> str:
    """Turn bytes into text.

    A byte order mark decides, then UTF-8 if the bytes are valid in it (labels are wrong more
    often than bytes happen to be UTF-8), then the header's charset, the page's own, and a guess;
    a charset in which the bytes make no sense is passed over.

    Raises:
        NotText: when the bytes are no text.
    """
    if looks_binary(data):
        raise NotText
    if read_bom(data)[0] is not None:
        return html_to_unicode(content_type, data, auto_detect_fun=_guess)[1]
    if wide := _utf16(data[:_PEEK]):
        return data.decode(wide, "replace")
    if not _is_stateful(content_type):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    for charset in (http_content_type_encoding(content_type), html_body_declared_encoding(data)):
        # A label of UTF-8 is wrong, as the bytes are not valid in it.
        if charset and _CHARSET.match(charset):
            text = data.decode(charset, "replace")
            if _makes_sense(text, charset):
                return text
    return data.decode(_guess(data), "replace")


def _head(data: bytes) -> bytes:
    head = data[:_PEEK]
    if wide := (read_bom(head)[0] or _utf16(head)):
        head = head.decode(wide, "ignore").removeprefix("\ufeff").encode()
    return head.removeprefix(b"\xef\xbb\xbf")


def _utf16(head: bytes) -> str | None:
    """Name the byte order of UTF-16 without a mark, told by the empty half of its letters.

    Texts without any Latin sign (spaces and line ends count) are not recognised.
    """
    half = len(head) // 2
    high, low = head[0 : half * 2 : 2].count(0), head[1 : half * 2 : 2].count(0)
    charset = "utf-16-be" if high else "utf-16-le"
    empty = high + low
    if (high and low) or empty < _FEWEST_EMPTY or empty * 10 < half:
        return None
    return charset if _few_controls(head, charset) else None


def _few_controls(head: bytes, charset: str) -> bool:
    text = head[: len(head) // 2 * 2].decode(charset, "replace")
    strange = sum(not char.isprintable() and char not in "\t\n\r\f" for char in text)
    return strange * 50 <= len(text) + 49


def _makes_sense(text: str, charset: str) -> bool:
    sample = text[:_SAMPLE]
    if sample.count("\ufffd") * 50 > len(sample):
        return False
    if charset not in _WESTERN:
        return True
    letters = sum(map(str.isalpha, sample))
    return sum(not char.isascii() for char in sample) <= _ACCENTED * letters


def _is_stateful(content_type: str | None) -> bool:
    charset = http_content_type_encoding(content_type) or ""
    return charset.startswith(("iso2022", "hz"))


def _guess(data: bytes) -> str:
    """Name the likeliest encoding of bytes that say nothing of it and are not valid UTF-8.

    Raises:
        NotText: when there is none.
    """
    from charset_normalizer import from_bytes

    text = data.decode("utf-8", "ignore")
    whole = len(text.encode())
    # A few broken characters among many whole ones: UTF-8 that was cut or spliced.
    if (len(data) - whole) * 10 < whole - len(text):
        return "utf-8"
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise NotText
    return best.encoding
