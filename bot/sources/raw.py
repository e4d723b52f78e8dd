"""A source as it came in: what travels to a worker process."""

from __future__ import annotations

from dataclasses import dataclass

from bot.models import SourceKind


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes that hold an article.

    Attributes:
        body: As sent, decompressed.
        kind: Where it came from.
        content_type: The header or type that came with it, for its charset; may be empty.
        url: Where a reader can open it, None for files.
    """

    body: bytes
    kind: SourceKind
    content_type: str = ""
    url: str | None = None
