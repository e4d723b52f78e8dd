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
TEXT_TYPES: Final = frozenset({"text/plain", "text/markdown", "text/x-markdown"})
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
_HTML: Final = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MARKUP: Final = re.compile(rb"<(p|div|article|h[1-6]|main|section|title|meta)\b[^>]*>", re.I)


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
    controls = len(head) - len(head.translate(None, _BINARY_BYTES))
    return b"\0" in head or controls * 50 > len(head)


def looks_like_html(data: bytes) -> bool:
    """Tell whether bytes without a reliable type are an HTML page or a piece of one."""
    head = data.removeprefix(b"\xef\xbb\xbf")[:_PEEK]
    return bool(_HTML.match(head)) or len(_MARKUP.findall(head)) >= 3


def decode(data: bytes, content_type: str | None = None) -> str:
    """Turn bytes into text.

    A byte order mark decides, then UTF-8 if the bytes are valid in it (labels are wrong more
    often than bytes happen to be UTF-8), then the header's charset, the page's own, and a guess.

    Raises:
        NotText: when the bytes are no text.
    """
    if looks_binary(data):
        raise NotText
    if read_bom(data)[0] is None and not _is_stateful(content_type):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    if _declared(data, content_type) == "utf-8":
        # The label is wrong, as the bytes are not valid in it.
        return data.decode(_guess(data), "replace")
    return html_to_unicode(content_type, data, auto_detect_fun=_guess)[1]


def _declared(data: bytes, content_type: str | None) -> str | None:
    if read_bom(data)[0] is not None:
        return None
    return http_content_type_encoding(content_type) or html_body_declared_encoding(data)


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
