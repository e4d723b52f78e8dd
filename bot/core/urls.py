"""One address, one key: the canonical form of a URL and what kind of thing it names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

import idna
from w3lib.url import safe_url_string

from bot.core.tracking import without_tracking
from bot.core.variants import original_of, plain_host, plain_path, plain_query

Kind = Literal["article", "pdf", "media", "discord_message"]

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_NAME: Final = re.compile(
    r"\s*https?://(?:[^/?#\[\]]*@)?([^/?#:\[\]\s]*)(?=[/?#:]|\s*$)", re.IGNORECASE
)
_JOINER: Final = re.compile("[\u200c\u200d]")
_LONGEST_LABEL: Final = 63
_LONGEST_NAME: Final = 1024
"""Characters of a host of other scripts; what it is looked up as has 253 at most."""

_SAFE: Final = re.compile(
    r"https?://[a-z0-9._-]+(?::[0-9]+)?(?:/[\w./~-]*)?(?:\?[\w.~&=-]*)?(?:#[\w.~-]*)?",
    re.ASCII | re.IGNORECASE,
)
_ESCAPE: Final = re.compile(r"%([0-9A-Fa-f]{2})|%")
_HOST: Final = re.compile(
    r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*"
)

_LONGEST: Final = 8192
"""More characters than servers take in an address; Discord's messages hold half of that."""

_COPIES: Final = 4
"""Caches that show one another's pages: one or two are met, deeper ones are made up."""

_PDF: Final = re.compile(r"\.pdf$", re.IGNORECASE)
_MEDIA: Final = re.compile(
    r"\.(?:png|jpe?g|gif|webp|avif|heic|bmp|svg|ico|tiff?|mp4|m4v|webm|mov|mkv|avi|mp3|m4a|ogg|oga"
    r"|opus|wav|flac)$",
    re.IGNORECASE,
)
_MEDIA_HOSTS: Final = ("tenor.com", "giphy.com", "imgur.com", "gyazo.com", "streamable.com")
_DISCORD: Final = re.compile(r"(?:(?:www|ptb|canary)\.)?discord(?:app)?\.com")
_MESSAGE: Final = re.compile(r"/channels/(?:\d+|@me|%40me)/\d+/\d+")
_INVITE_HOSTS: Final = (
    "discord.gg",
    "discord.gift",
    "discord.new",
    "discord.me",
    "discord.io",
    "dsc.gg",
    "invite.gg",
)
_DISCORD_APP: Final = re.compile(
    r"/(?:channels|invite|gifts?|template|events|oauth2|api|app|login|logout|register|reset"
    r"|users|servers|discovery|shop|store|activities|settings|quests|library|verify|billing"
    r"|connections|handoff|application-directory)(?:/|$)"
)


LONGEST_KEY: Final = 2000
"""Longer canonical forms are no keys: no index of a database takes them."""


def canonical_url(url: str) -> str | None:
    """Return the form under which an http(s) URL is known, or None when it has no usable host.

    Host lower-case and in punycode, default port and fragment dropped (`#!` names a page and
    stays), dot segments resolved, escapes normalised (RFC 3986, 6.2.2), tracking parameters gone;
    all other parameters stay in their order. The forms of a page for AMP, phones and paper share
    its own address. A Discord message has one address, whichever client the link was copied from.

    This is a key: what is fetched is the address as it was shared.
    """
    form, original = _form_and_original(url)
    found = form
    for _ in range(_COPIES):
        if not original:
            return found
        shown, original = _form_and_original(original)
        found = shown or found
    return form if original else found


def _form_and_original(url: str) -> tuple[str | None, str | None]:
    """Return the form, and the page whose copy this is where it is one in a cache of pages."""
    try:
        parts = urlsplit(_safe(_with_plain_name(url))) if len(url) <= _LONGEST else None
        host, port = (_host(parts), parts.port) if parts else (None, None)
    except ValueError:
        return None, None
    if parts is None or parts.scheme not in _DEFAULT_PORTS or host is None:
        return None, None
    message = _MESSAGE.match(parts.path)
    if message and _DISCORD.fullmatch(host):
        return f"https://discord.com{message[0].replace('%40', '@')}", None
    kept_port = "" if port in {None, _DEFAULT_PORTS[parts.scheme]} else f":{port}"
    user, at, _ = parts.netloc.rpartition("@")
    host = host if user or kept_port else plain_host(host)
    path = _resolved(_normal(parts.path)) or "/"
    query = plain_query(without_tracking(_normal(parts.query), host), host)
    fragment = _normal(parts.fragment) if parts.fragment.startswith("!") else ""
    address = f"{user}{at}{host}{kept_port}"
    original = original_of(host, path)
    plain = path if original else plain_path(path, host)
    form = urlunsplit((parts.scheme, address, plain, query, fragment))
    return form, original and f"{original}?{query}"


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


def _with_plain_name(url: str) -> str:
    """Write a host of other scripts as browsers look it up (UTS 46, emoji included).

    Raises:
        ValueError: It is none.
    """
    named = _NAME.match(url)
    if named is None:
        urlsplit(url)  # Brackets stand round addresses of IPv6 only.
        return url
    name = unquote(named[1])
    if name.isascii():
        return url
    if len(name) > _LONGEST_NAME:
        raise ValueError("no name of a host")
    mapped = idna.uts46_remap(name, std3_rules=False).rstrip(".")
    plain = ".".join(map(_looked_up, _joined(mapped).split(".")))
    if not _HOST.fullmatch(plain):
        raise ValueError("no name of a host")
    return f"{url[: named.start(1)]}{plain}{url[named.end(1) :]}"


def _joined(name: str) -> str:
    """Keep the joiners that a script asks for; between emoji they are not looked up."""
    if not _JOINER.search(name):
        return name
    try:
        idna.encode(name)
    except UnicodeError:
        return _JOINER.sub("", name)
    return name


def _looked_up(label: str) -> str:
    plain = label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}"
    if len(plain) > _LONGEST_LABEL or plain.startswith("xn--xn--"):
        raise ValueError("no name of a host")
    return plain


def _safe(url: str) -> str:
    """Escape what may not stand raw in an address; most hold nothing of the kind."""
    return url if _SAFE.fullmatch(url) else safe_url_string(url)


def _host(parts: SplitResult) -> str | None:
    name = parts.hostname or ""
    if ":" in name:
        return f"[{name}]"
    host = unquote(name).rstrip(".")
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
