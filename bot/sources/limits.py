"""What reading a source may cost; the composition root fills it from the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot import __version__

_MEBIBYTE: Final = 1024 * 1024


def describe_client(contact_url: str = "") -> str:
    """Return the User-Agent: who fetches, and where a site's owner can read about it."""
    contact = f" (+{contact_url})" if contact_url else ""
    return f"Precis/{__version__}{contact}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of reading.

    Attributes:
        max_bytes: Largest page, counted after decompression.
        max_file_bytes: Largest attachment or local file.
        total_seconds: Longest fetch, from the name look-up to the last byte, redirects included.
        dns_seconds: Longest wait for one name look-up.
        connect_seconds: Longest wait for one connection.
        redirects: Redirects followed at most.
        proxy: An HTTP proxy that all fetches go through, `http://[user:password@]host:port`;
            it looks names up and has to keep private addresses out. Empty: none.
        site_connections: Connections to one site at once.
        site_gap: Seconds from one request to a site to the next.
        site_wait: Longest wait for a turn at a site, on top of `total_seconds`.
        cache_bytes: Room for pages that may be read again without asking their site; 0: none.
        cache_seconds: How long a page is taken to stay the same whose site does not say.
        visits: Pages and videos fetched at once, whose text is held until it is read.
        pages: Pages of one article that are read.
        youtube_url: Where YouTube is; another address in tests.
        extract_seconds: Longest time a worker may spend on a page's markup.
        document_seconds: Longest time it may spend on a PDF, a Word or RTF document, or subtitles.
        clean_seconds: Longest time it may spend on plain text, which holds no traps but may be
            a whole book.
        max_characters: Longest text, about 170,000 words: more would keep a worker busy for long.
        min_words: Shorter texts are not worth a summary.
        user_agent: How the bot introduces itself.
        allow_loopback: Let http://127.0.0.1:PORT through; for the sandbox and for tests.
    """

    max_bytes: int = 5 * _MEBIBYTE
    max_file_bytes: int = 5 * _MEBIBYTE
    total_seconds: float = 20.0
    dns_seconds: float = 5.0
    connect_seconds: float = 8.0
    redirects: int = 5
    proxy: str = ""
    site_connections: int = 2
    site_gap: float = 1.0
    site_wait: float = 120.0
    cache_bytes: int = 32 * _MEBIBYTE
    cache_seconds: float = 60.0
    visits: int = 32
    pages: int = 5
    youtube_url: str = "https://www.youtube.com"
    extract_seconds: float = 5.0
    document_seconds: float = 10.0
    clean_seconds: float = 20.0
    max_characters: int = 1_000_000
    min_words: int = 40
    user_agent: str = describe_client()
    allow_loopback: bool = False
