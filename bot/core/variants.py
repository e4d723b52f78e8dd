"""One article, several addresses: the forms for phones, for AMP and for paper lead to one key.

Every rule here only speaks where a site has nothing else to mean by it: `/2026/a-story/amp` is the
story, `/wiki/amp` a page of its own. What a rule misses, the page itself tells when it is read.
"""

from __future__ import annotations

import re
from typing import Final

_CACHE_HOST: Final = re.compile(r"(?:[a-z0-9-]+\.)?cdn\.ampproject\.org|[a-z0-9-]+\.bing-amp\.com")
_CACHED: Final = re.compile(r"/[cv]/(s/)?([^/]+\.[^/]+(?:/.*)?)", re.DOTALL)
_VIEWER_HOST: Final = re.compile(
    r"(?:www\.)?(?:bing\.com|google\.(?:com|ad|ae|at|be|bg|ca|ch|cl|cz|de|dk|es|fi|fr|gr|hr|hu|ie"
    r"|it|lt|lv|nl|no|pl|pt|ro|rs|ru|se|si|sk|co\.(?:id|il|in|jp|kr|nz|th|uk|za)"
    r"|com\.(?:ar|au|br|co|eg|hk|mx|my|ng|pe|ph|pk|sa|sg|tr|tw|ua|vn)))"
)
_VIEWED: Final = re.compile(r"/amp/(s/)?([^/]+\.[^/]+(?:/.*)?)", re.DOTALL)

_HOST_FORM: Final = re.compile(r"(?:m|mobile|amp|amp-cdn|touch)\.(?=[^.]+\.[^.])")
_WIKI_FORM: Final = re.compile(
    r"(?:(?P<name>[a-z0-9-]+)\.)?m\.(?P<site>(?:wik(?:ipedia|tionary|inews|iquote|isource|ibooks"
    r"|iversity|ivoyage|imedia|idata)|mediawiki)\.org)"
)
_SHARED: Final = re.compile(
    r"(?:ac|co|com|edu|gob|gov|ne|net|or|org)\.[a-z]{2}"
    r"|(?:git(?:hub|lab)|itch)\.io|(?:netlify|vercel|web|fly)\.app|(?:pages|workers)\.dev"
    r"|(?:blogspot|wordpress|tumblr|substack|medium|herokuapp|weebly|wixsite)\.com"
)
"""Under these, every name is somebody else's site, one that is called `m` too."""
_AT_WWW: Final = frozenset(
    {
        "bbc.co.uk",
        "bbc.com",
        "cbsnews.com",
        "cnn.com",
        "dailymail.co.uk",
        "facebook.com",
        "imdb.com",
        "independent.co.uk",
        "mediawiki.org",
        "nytimes.com",
        "reddit.com",
        "reuters.com",
        "spiegel.de",
        "theguardian.com",
        "usatoday.com",
        "washingtonpost.com",
        "wikidata.org",
        "youtube.com",
    }
)
"""Sites whose other forms belong to `www.`; elsewhere the rest of the name is the site."""

_FOLDED: Final = ("amp", "print")
_AMP_FOLDER: Final = re.compile(r"/amp(?=/(?!s/)[^/]+/[^/])")
_AMP_FILE: Final = re.compile(r"\.amp(?=\.html?$)|(?<=[^/.])\.amp$")
_NAMED: Final = re.compile(r"[-_\d]")

_YES: Final = r"(?:=(?:1|true|yes|y|on|amp|print)?)?"
_FORM_PARAMETERS: Final = re.compile(
    rf"_?amp{_YES}|(?:outputtype|output|view|format|type|mode)=(?:amp|amp-type|print|printable)"
    rf"|amp_(?:js_v|gsa|r|kit|lite|ct|tf)(?:=.*)?|__amp_source_origin=.*"
    rf"|(?:print|printable|printmode|printer_friendly|printerfriendly|mobile){_YES}"
    rf"|pagewanted=print|mobileaction=toggle_view_(?:mobile|desktop)",
    re.IGNORECASE,
)
_BLOG: Final = re.compile(r".+\.blogspot\.[a-z.]+")


def original_of(host: str, path: str) -> str | None:
    """Return the address that an AMP cache or viewer shows at a path; None for any other site."""
    cached = _CACHE_HOST.fullmatch(host) and _CACHED.fullmatch(path)
    viewed = _VIEWER_HOST.fullmatch(host) and _VIEWED.fullmatch(path)
    match = cached or viewed
    return f"http{'s' if match[1] else ''}://{match[2]}" if match else None


def plain_host(host: str) -> str:
    """Return the host that serves the same pages to everybody: `m.`, `mobile.`, `amp.` gone."""
    wiki = _WIKI_FORM.fullmatch(host)
    if wiki:
        return f"{wiki['name'] or 'www'}.{wiki['site']}"
    while match := _HOST_FORM.match(host):
        rest = host[match.end() :]
        if _SHARED.fullmatch(rest):
            break
        host = f"www.{rest}" if rest in _AT_WWW else rest
    return host


def plain_path(path: str) -> str:
    """Return the path of the page itself where one names its form for AMP or for paper.

    `/amp` and `/print` at the end only count after what looks like an article's own name.
    """
    before = None
    while path != before:
        before = path
        path = _AMP_FILE.sub(
            "", _AMP_FOLDER.sub("", path, count=1) if path[:5] == "/amp/" else path
        )
        segments = path.split("/")
        place = len(segments) - (2 if path.endswith("/") else 1)
        if place > 1 and segments[place] in _FOLDED and _is_article(segments[1:place]):
            path = "/".join(segments[:place] + segments[place + 1 :])
    return path


def _is_article(segments: list[str]) -> bool:
    name = segments[-1]
    return bool(_NAMED.search(name)) and (len(segments) > 1 or name.count("-") > 1)


def plain_query(query: str, host: str) -> str:
    """Return a query without what asks for the form for AMP, for phones or for paper."""
    blog = _BLOG.fullmatch(host) is not None
    return "&".join(
        pair
        for pair in query.split("&")
        if not _FORM_PARAMETERS.fullmatch(pair) and not (blog and pair in {"m=0", "m=1"})
    )
