"""One address, one key: the canonical form of a URL and what kind of thing it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final, Literal
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from w3lib.url import safe_url_string

Kind = Literal["article", "pdf", "media", "discord_message"]

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ESCAPE: Final = re.compile(r"%([0-9A-Fa-f]{2})|%")
_HOST: Final = re.compile(
    r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*"
)

_TRACKING: Final = re.compile(
    r"(?:utm|pk|piwik|mtm|hsa|fb_action|oly|vero)_.*"
    r"|gclid|gclsrc|dclid|[gw]braid|fbclid|msclkid|yclid|twclid|ttclid|li_fat_id|rb_clickid"
    r"|igshid|igsh|mc_[ce]id|mkt_tok|wickedid|srsltid|epik|icid|cmpid|ncid|ref_src"
    r"|_ga|_gl|_hsenc|_hsmi|__hs(?:sc|tc|fp)|hsctatracking"
    r"|guccounter|guce_referrer(?:_sig)?|__twitter_impression",
    re.IGNORECASE,
)
"""Parameters that say how a reader came, never what they read; `ref` and the like may do either."""
_SHARE: Final = {
    "youtube.com": {"si", "feature"},
    "youtu.be": {"si", "feature"},
    "spotify.com": {"si"},
    "twitter.com": {"s", "t"},
    "x.com": {"s", "t"},
}
"""What a site's own share button adds, under names that mean something else elsewhere."""

_PDF: Final = re.compile(r"\.pdf$", re.IGNORECASE)
_MEDIA: Final = re.compile(
    r"\.(?:png|jpe?g|gif|webp|avif|heic|bmp|svg|ico|tiff?|mp4|m4v|webm|mov|mkv|avi|mp3|m4a|ogg|oga"
    r"|opus|wav|flac)$",
    re.IGNORECASE,
)
_MEDIA_HOSTS: Final = ("tenor.com", "giphy.com", "imgur.com", "gyazo.com", "streamable.com")
_DISCORD: Final = re.compile(r"(?:(?:www|ptb|canary)\.)?discord(?:app)?\.com")
_MESSAGE: Final = re.compile(r"/channels/(?:\d+|@me|%40me)/\d+/\d+")
_INVITE_HOSTS: Final = ("discord.gg", "discord.gift", "discord.new", "dsc.gg", "invite.gg")
_DISCORD_APP: Final = re.compile(
    r"/(?:channels|invite|gifts?|template|events|oauth2|api|app|login|register|users)(?:/|$)"
)


def canonical_url(url: str) -> str | None:
    """Return the form under which an http(s) URL is known, or None when it has no usable host.

    Host lower-case and in punycode, default port and fragment dropped (`#!` names a page and
    stays), dot segments resolved, escapes normalised (RFC 3986, 6.2.2), tracking parameters gone;
    all other parameters stay in their order. A Discord message has one address, whichever client
    the link was copied from.
    """
    try:
        parts = urlsplit(safe_url_string(url))
        host, port = _host(parts), parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or host is None:
        return None
    message = _MESSAGE.match(parts.path)
    if message and _DISCORD.fullmatch(host):
        return f"https://discord.com{message[0].replace('%40', '@')}"
    kept_port = "" if port in {None, _DEFAULT_PORTS[parts.scheme]} else f":{port}"
    user, at, _ = parts.netloc.rpartition("@")
    path = _resolved(_normal(parts.path)) or "/"
    query = _without_tracking(_normal(parts.query), host)
    fragment = _normal(parts.fragment) if parts.fragment.startswith("!") else ""
    return urlunsplit((parts.scheme, f"{user}{at}{host}{kept_port}", path, query, fragment))


def kind_of(canonical: str) -> Kind | None:
    """Return what a canonical URL names, judged by the address; None for what nobody reads.

    Invites, gifts and the other pages of the Discord application are such.
    """
    parts = urlsplit(canonical)
    host = parts.hostname or ""
    if _DISCORD.fullmatch(host) and _MESSAGE.fullmatch(parts.path):
        return "discord_message"
    if _belongs(host, _INVITE_HOSTS):
        return None
    if _DISCORD.fullmatch(host) and _DISCORD_APP.match(parts.path):
        return None
    if _PDF.search(parts.path) or (host == "arxiv.org" and parts.path.startswith("/pdf/")):
        return "pdf"
    if _MEDIA.search(parts.path) or _belongs(host, _MEDIA_HOSTS):
        return "media"
    return "article"


def _belongs(host: str, domains: Iterable[str]) -> bool:
    return any(host == domain or host.endswith("." + domain) for domain in domains)


def _host(parts: SplitResult) -> str | None:
    host = unquote(parts.hostname or "").rstrip(".")
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    if ":" in host:
        return f"[{host}]"
    return host if _HOST.fullmatch(host) else None


def _normal(part: str) -> str:
    return _ESCAPE.sub(_normal_escape, part)


def _normal_escape(escape: re.Match[str]) -> str:
    if escape[1] is None:
        return "%25"
    char = chr(int(escape[1], 16))
    return char if char in _UNRESERVED else escape[0].upper()


def _resolved(path: str) -> str:
    """Resolve `.` and `..` segments (RFC 3986, 5.2.4); empty segments stay."""
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            del kept[max(1, len(kept) - 1) :]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/".join(kept)


def _without_tracking(query: str, host: str) -> str:
    share = {name for site, names in _SHARE.items() if _belongs(host, [site]) for name in names}
    return "&".join(pair for pair in query.split("&") if pair and not _tracks(pair, share))


def _tracks(pair: str, share: Collection[str]) -> bool:
    name = pair.partition("=")[0]
    return name in share or _TRACKING.fullmatch(name) is not None
