"""One article, several addresses: the forms for phones, for AMP and for paper lead to one key.

Every rule here only speaks where a site has nothing else to mean by it: `/2026/05/a-story/amp` is
the story, `/wiki/amp` a page of its own. What a rule misses, the page itself tells when it is read.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from tld import get_tld
from tld.utils import get_tld_names

_CACHE_HOST: Final = re.compile(r"(?:[a-z0-9-]+\.)?cdn\.ampproject\.org|[a-z0-9-]+\.bing-amp\.com")
_CACHED: Final = re.compile(r"/[cv]/(s/)?([^/]+\.[^/]+(?:/.*)?)", re.DOTALL)
_VIEWER_HOST: Final = re.compile(
    r"(?:www\.)?(?:bing\.com|google\.(?:com|ad|ae|at|be|bg|ca|ch|cl|cz|de|dk|es|fi|fr|gr|hr|hu|ie"
    r"|it|lt|lv|nl|no|pl|pt|ro|rs|ru|se|si|sk|co\.(?:id|il|in|jp|kr|nz|th|uk|za)"
    r"|com\.(?:ar|au|br|co|eg|hk|mx|my|ng|pe|ph|pk|sa|sg|tr|tw|ua|vn)))"
)
_VIEWED: Final = re.compile(r"/amp/(s/)?([^/]+\.[^/]+(?:/.*)?)", re.DOTALL)

_HOST_FORM: Final = re.compile(r"(?:m|mobile|amp|amp-cdn|touch)\.(?=[^.]+\.[^.])")
_LONGEST_HOST: Final = 253
_PUNYCODE: Final = re.compile(r"\bxn--([a-z0-9-]+)")
_LABELLED: Final = re.compile(r"(?:^|\.)(?:m|mobile|amp|amp-cdn|touch)\.")
_WIKI_FORM: Final = re.compile(
    r"(?:(?P<name>[a-z0-9-]+)\.)?m\.(?P<site>(?:wik(?:ipedia|tionary|inews|iquote|isource|ibooks"
    r"|iversity|ivoyage|imedia|idata)|mediawiki)\.org)"
)
_SHARED: Final = re.compile(
    r"blogspot\.[a-z.]+|(?:git(?:hub|lab)|itch|ghost|readme)\.io|(?:netlify|vercel|web|fly)\.app"
    r"|(?:beehiiv|bandcamp|canalblog|fandom|forumotion|jimdo|jimdofree|livejournal|medium|over-blog"
    r"|proboards|squarespace|statuspage|strikingly|substack|svbtle|tistory|tumblr|typepad|webnode"
    r"|weebly|wikidot|wix|wixsite|wordpress|zendesk)\.com|(?:bearblog|hashnode)\.dev|write\.as"
    r"|surge\.sh|buttondown\.email|(?:dreamwidth|neocities)\.org|glitch\.me"
    r"|(?:mataroa|micro)\.blog|notion\.(?:site|so)"
)
"""Every name under these is somebody else's site; the list of public suffixes lacks some."""

get_tld_names()  # Read now: the first look-up would keep an event loop for 50 ms.

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

_MARKED: Final = re.compile(r"[/.]amp(?:[/.]|$)|/print/?$")
_FOLDED: Final = ("amp", "print")
_PAGE_FILE: Final = re.compile(r"\.(?:html?|php|aspx?)$", re.IGNORECASE)
_DATE: Final = re.compile(
    r"/(?:19|20)\d\d(?:/(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|-[01]\d-[0-3]\d|[01]\d[0-3]\d)(?=/)"
)
_NUMBERED: Final = re.compile(r"(?<!\d)(?!(?:19|20)\d{6}$)\d{5,}$")
_WORDS_OF_A_TITLE: Final = 3
_ENTRIES: Final = re.compile(
    r"(?:^|[./])(?:[a-z]*dict(?:ionary|ionaries)?|dicts|thesaurus|translat(?:e|ion|or)|glossary"
    r"|wiki|git|github|gitlab|gitea|codeberg|bitbucket|npmjs|pypi|packages?|tree|blob|src|docs?|api"
    r"|reference|manual)(?=[./]|$)",
    re.IGNORECASE,
)
"""Of words, code and commands: there `print` and `amp` are names like all others."""

# `amp` and `printable` name the form, AMP's and MediaWiki's own names nothing else at all. Not so
# `type=print`, `format=print` and `view=print` (a museum's works, a shop's editions), or
# `print=poster` and `mobile=yes`: these filter lists.
_FORM_PARAMETERS: Final = re.compile(
    r"amp(?:=1?)?|outputtype=amp|print=(?:1|true|yes)|(?:printable|print_view)(?:=(?:1|true|yes)?)?"
    r"|amp_(?:js_v|gsa|ct|tf)(?:=.*)?|__amp_source_origin=.*"
    r"|pagewanted=print|mobileaction=toggle_view_(?:mobile|desktop)",
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
    if len(host) > _LONGEST_HOST or not _LABELLED.search(host):
        return host
    wiki = _WIKI_FORM.fullmatch(host)
    if wiki:
        return f"{wiki['name'] or 'www'}.{wiki['site']}"
    dots = _dots_of_a_site(host)
    form = _HOST_FORM.match(host)
    while form and host.count(".") > dots:
        rest = host[form.end() :]
        if _SHARED.fullmatch(rest):
            break
        host = f"www.{rest}" if rest in _AT_WWW else rest
        form = _HOST_FORM.match(host)
    return host


def _dots_of_a_site(host: str) -> int:
    """Return how many dots the name of a site has, under the public suffix that a host is of.

    The list names suffixes of other scripts in these.
    """
    try:
        name = _PUNYCODE.sub(lambda label: label[1].encode().decode("punycode"), host)
    except UnicodeError:
        name = host
    suffix = get_tld(f"https://{name}", fail_silently=True)
    return str(suffix or "").count(".") + 1


def plain_path(path: str, host: str) -> str:
    """Return the path of the page itself where one names its form for AMP or for paper.

    Only what looks like an article's own name has such forms: `/amp` and `/print` behind another
    name, or `/amp` before it, are pages like all others.
    """
    if not _MARKED.search(path) or _ENTRIES.search(host) or _ENTRIES.search(path):
        return path
    before = None
    while path != before:
        before = path
        path = _without_folder(_without_file(_without_end(path)))
    return path


def _without_end(path: str) -> str:
    slash = "/" if path.endswith("/") else ""
    article, _, last = path.removesuffix("/").rpartition("/")
    return article + slash if last in _FOLDED and _is_article(article) else path


def _without_file(path: str) -> str:
    ending = _PAGE_FILE.search(path)
    stem = path[: ending.start()] if ending else path
    article = stem
    while article.endswith(".amp"):
        article = article.removesuffix(".amp")
    return article + (ending[0] if ending else "") if _is_article(article) else path


def _without_folder(path: str) -> str:
    article = path
    while article.startswith("/amp/") and not article.startswith("/amp/s/"):
        article = article.removeprefix("/amp")
    named = article.removesuffix("/")
    return article if named.count("/") > 1 and _is_article(named) else path


def _is_article(path: str) -> bool:
    """Tell whether a page has what looks like a title, or a number or a date with a name."""
    name = _PAGE_FILE.sub("", path.rpartition("/")[2])
    if _NUMBERED.search(name):
        return True
    words = [word for word in unquote(name).split("-") if word.isalpha()]
    if len(words) >= _WORDS_OF_A_TITLE:
        return True
    return bool(words) and "-" in name and _DATE.search(path) is not None


def plain_query(query: str, host: str) -> str:
    """Return a query without what asks for the form for AMP, for phones or for paper."""
    if not query:
        return query
    blog = _BLOG.fullmatch(host) is not None
    return "&".join(
        pair
        for pair in query.split("&")
        if not _FORM_PARAMETERS.fullmatch(pair) and not (blog and pair in {"m=0", "m=1"})
    )
