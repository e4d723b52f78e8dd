"""Which video a link names, in all the ways YouTube writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlsplit

_SITES: Final = frozenset(
    f"{prefix}{site}"
    for site in ("youtube.com", "youtube-nocookie.com")
    for prefix in ("", "www.", "m.", "music.", "gaming.")
)
_SHORT: Final = frozenset({"youtu.be", "www.youtu.be"})
_ID: Final = re.compile(r"[\w-]{11}", re.ASCII)
_FOLDERS: Final = frozenset({"watch", "shorts", "live", "embed", "v", "e"})
# Names of players under /embed/, as long as an id by chance.
_PLAYERS: Final = frozenset({"videoseries", "live_stream"})
_START: Final = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Video:
    """A video on YouTube.

    Attributes:
        id: Its eleven characters.
        start: Seconds from the beginning at which a link opens it; None when it names no moment.
    """

    id: str
    start: int | None = None

    @property
    def url(self) -> str:
        """Return its public address, without the moment."""
        return f"https://www.youtube.com/watch?v={self.id}"


def video_of(url: str) -> Video | None:
    """Return the video that an http(s) link names; None for any other page, YouTube's too."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or port not in {None, 80, 443}:
        return None
    query = dict(reversed(parse_qsl(parts.query)))
    name = _name(parts, host, query)
    if not _ID.fullmatch(name) or name in _PLAYERS:
        return None
    moment = dict(parse_qsl(parts.fragment)).get("t")
    return Video(name, _seconds(query.get("t") or query.get("start") or moment or ""))


def _name(parts: SplitResult, host: str, query: dict[str, str]) -> str:
    """Return what stands where an id does; empty where none can."""
    segments = parts.path.strip("/").split("/")
    if host in _SHORT:
        return segments[0] if len(segments) == 1 else ""
    if host not in _SITES:
        return ""
    if segments == ["watch"]:
        return query.get("v", "")
    return segments[1] if len(segments) == 2 and segments[0] in _FOLDERS else ""


def _seconds(moment: str) -> int | None:
    """Return the seconds that `90`, `90s` or `1h2m3s` stand for; None for anything else."""
    match = _START.fullmatch(moment)
    if not moment or match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds
