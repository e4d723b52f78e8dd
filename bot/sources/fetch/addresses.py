"""Which links and which network addresses the bot may open.

A bot that fetches what strangers post must not become their way into its own network. A link is
judged before any name is looked up, and every address it leads to is judged again by
`is_public` when the name is resolved and when the connection is made.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

import idna
from yarl import URL

from bot.errors import LinkRefused

MAX_URL_LENGTH: Final = 2048

_SCHEMES: Final = frozenset({"http", "https"})
_PORTS: Final = frozenset({None, 80, 443})
_LOOPBACK_HOSTS: Final = frozenset({"127.0.0.1", "::1"})

_PRIVATE_SUFFIXES: Final = frozenset(
    {
        # IANA, Special-Use Domain Names (RFC 6761 and later).
        *("alt", "arpa", "example", "invalid", "local", "localhost", "onion", "test"),
        # Never delegated (ICANN) or reserved for private use, and found in real networks.
        *("corp", "domain", "home", "i2p", "internal", "intranet", "lan", "localdomain", "mail"),
        *("private", "workgroup"),
    }
)

_LABEL: Final = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER: Final = re.compile(r"\d+|0x[0-9a-f]*")

# Ranges beyond those that `ipaddress` calls private. IANA, IPv4 Special-Purpose Address Registry.
_CLOSED_V4: Final = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "168.63.129.16/32",  # the host of a virtual machine on Azure
        "192.0.0.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
# Only 2000::/3 is global unicast (RFC 4291); these parts of it are not ordinary hosts.
_UNICAST_V6: Final = ipaddress.IPv6Network("2000::/3")
_CLOSED_V6: Final = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, Teredo and ORCHID among them
        "2001:db8::/32",
        "2002::/16",  # 6to4 carries an IPv4 address that may be private
        "3fff::/20",
    )
)


def is_public(address: str) -> bool:
    """Tell whether an IP address is an ordinary host of the public internet.

    Args:
        address: As `socket` writes it; IPv4-mapped IPv6 is judged as IPv4. What is no address
            is not public.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not any(ip in network for network in _CLOSED_V4)
    if ip not in _UNICAST_V6 or not ip.is_global:
        return False
    return not any(ip in network for network in _CLOSED_V6)


def is_loopback(address: str) -> bool:
    """Tell whether an IP address leads back to this machine, as the sandbox's pages do."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def check_url(url: str, *, allow_loopback: bool = False) -> URL:
    """Return a link in the form that may be requested, without its fragment.

    Nothing is looked up: names that only resolve to private addresses are found out later.

    Args:
        url: As a person wrote it or a site redirected to it.
        allow_loopback: Let the literal addresses 127.0.0.1 and ::1 through, at any port.

    Raises:
        LinkRefused: when it is not http(s) at the usual ports, holds credentials, or names its
            host by address, by a special-use name, or in a way that programs read differently.
    """
    text = url.strip()
    if len(text) > MAX_URL_LENGTH or any(unicodedata.category(char) == "Cc" for char in text):
        raise LinkRefused
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        target = URL(text).with_fragment(None)
    except ValueError as exc:
        raise LinkRefused from exc
    if parts.scheme not in _SCHEMES or not _is_plain(parts.netloc):
        raise LinkRefused
    if allow_loopback and host in _LOOPBACK_HOSTS:
        return target
    if port not in _PORTS:
        raise LinkRefused
    name = _public_name(host)
    # Two parsers must agree on the host, or a third one might read it differently still.
    if target.raw_host is None or target.raw_host.rstrip(".") != name:
        raise LinkRefused
    return target


def _is_plain(netloc: str) -> bool:
    if not netloc or any(char in netloc for char in "@\\%"):
        return False
    return not any(char.isspace() or unicodedata.category(char) == "Cf" for char in netloc)


def _public_name(host: str) -> str:
    """Return a host name in its ASCII form, refusing all that is not a name of the public DNS."""
    try:
        name = idna.encode(host, uts46=True).decode() if not host.isascii() else host
        labels = name.lower().rstrip(".").split(".")
        for label in labels:
            if label.startswith("xn--"):
                idna.ulabel(label)
    except (idna.IDNAError, UnicodeError) as exc:
        raise LinkRefused from exc
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        raise LinkRefused
    # A last label that is a number makes the whole an IPv4 address (WHATWG URL, 3.5).
    if _NUMBER.fullmatch(labels[-1]) or labels[-1] in _PRIVATE_SUFFIXES:
        raise LinkRefused
    name = ".".join(labels)
    if len(name) > 253:
        raise LinkRefused
    return name
