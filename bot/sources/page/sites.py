"""Whether two addresses belong to the same site, and what a page says of its own address."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement
from tld import get_fld

from bot.core.urls import canonical_url
from bot.sources.fetch.addresses import MAX_URL_LENGTH


def same_site(first: str, second: str) -> bool:
    """Tell whether two http(s) addresses are of one registrable domain.

    Addresses without one (loopback, numbers) have to agree in host and port.
    """
    owners = [get_fld(url, fail_silently=True) for url in (first, second)]
    if None in owners:
        return urlsplit(first).netloc.lower() == urlsplit(second).netloc.lower()
    return owners[0] == owners[1]


def base_of(tree: HtmlElement, url: str) -> str:
    """Return the address that the links of the page at `url` are relative to."""
    base = next(iter(tree.xpath("//base/@href")), "").strip()
    try:
        return urljoin(url, base) if len(base) <= MAX_URL_LENGTH else url
    except ValueError:
        return url


def resolve(base: str, reference: str, *, site: str) -> str | None:
    """Return the absolute http(s) address of a link, without its fragment.

    None when it is no address, or not one of the site that the address `site` is of.
    """
    reference = reference.strip()
    if len(reference) > MAX_URL_LENGTH:
        return None
    try:
        absolute = urljoin(base, reference).partition("#")[0]
        kept = urlsplit(absolute).scheme in {"http", "https"} and same_site(absolute, site)
    except ValueError:
        return None
    return absolute if kept else None


def stated_url(tree: HtmlElement, url: str | None) -> str | None:
    """Return the canonical form of the address that a page names as its article's own.

    None when it names none, one of another site, its front page, or the address it was read at.
    """
    if url is None:
        return None
    named = tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
    named += tree.xpath("//meta[@property='og:url']/@content")
    reference = named[0].strip() if named else ""
    absolute = resolve(base_of(tree, url), reference, site=url) if reference else None
    stated = canonical_url(absolute) if absolute else None
    if stated is None or stated == canonical_url(url):
        return None
    parts = urlsplit(stated)
    return None if parts.path in {"", "/"} and not parts.query else stated
