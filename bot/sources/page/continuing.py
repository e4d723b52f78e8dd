"""Where an article goes on: the address of its next page, which is not the next article's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

from lxml.html import HtmlElement

from bot.sources.page.sites import base_of, resolve

_PARAMETERS: Final = "page|p|pg|pagenum|pageno|page_no|paged|seite|pagina|página|strona|sida|side"
_IN_QUERY: Final = re.compile(rf"(?:^|&)(?:{_PARAMETERS})=(\d{{1,3}})(?=&|$)", re.IGNORECASE)
_IN_PATH: Final = re.compile(
    r"[/,_.-](?P<word>(?:page|seite|pagina|strona|sida|p)[/_-]?)?(?P<n>\d{1,3})(?:\.[a-z]{3,5})?/?$",
    re.IGNORECASE,
)
_SERIES: Final = re.compile(
    r"(?:part|teil|partie|parte|tome|chapter|kapitel|chapitre|episode|folge|day|tag|lesson|vol)$",
    re.IGNORECASE,
)
_ENDING: Final = re.compile(r"(?:\.[a-z]{3,5})?/?$", re.IGNORECASE)
_NEXT: Final = re.compile(
    r"(?:next( page)?|continue( reading)?|more|(nächste|folgende) seite|weiter(lesen)?|"
    r"(page )?suivante?|(página )?siguiente|(pagina )?(successiva|seguente)|próxima( página)?|"
    r"(página )?seguinte|volgende( pagina)?|nästa( sida)?|neste( side)?|næste( side)?|"
    r"następna( strona)?|(следующая|след\.?)( страница)?|далее|(الصفحة )?التالية|التالي|"
    r"अगला( पेज| पृष्ठ)?|下一[页頁]|次(へ|のページ)(へ)?|다음( 페이지)?|sonraki( sayfa)?|[»›>→]+)"
    r"[\s»›>→]*",
    re.IGNORECASE,
)
_OUTSIDE: Final = re.compile(
    r"comment|kommentar|disqus|discuss|forum|replies|respond|reviews|opinion|meinung|related"
    r"|archive",
    re.IGNORECASE,
)
_MOST_LINKS: Final = 5000
_LONGEST_LABEL: Final = 40
_DIGITS: Final = 4
_SECOND: Final = 2
_FEW: Final = 10
"""Pages that an article is likely to have at most; a greater number is rather an article's."""


@dataclass(frozen=True, slots=True)
class _Numbered:
    """An address without the number of its page, and that number.

    Attributes:
        sure: Whether the number can be nothing but a page's; else it may be an article's.
        likely: Whether it looks like one, so that a link that calls itself the next one suffices.
    """

    base: str
    number: int
    sure: bool = True
    likely: bool = True


@dataclass(frozen=True, slots=True)
class _Link:
    """What may lead to the next page: whether it says so to machines, and the number it shows."""

    reference: str
    told: bool
    numeral: int = 0

    def is_credible(self, found: _Numbered) -> bool:
        """Tell whether the link means a page of an article, not another article."""
        return found.sure or self.numeral == found.number or (self.told and found.likely)


def next_page(tree: HtmlElement, url: str | None) -> str | None:
    """Return the absolute address of the page on which an article goes on.

    Whatever the link says, its address has to be the page's own with the next number in it: sites
    link the next article and the next chapter in the same way.

    Args:
        tree: The whole page.
        url: Where it was read, None for a file.
    """
    if url is None or _is_front(urlsplit(url)):
        return None
    here, base = _numbered(url), base_of(tree, url)
    for link in _links(tree):
        address = resolve(base, link.reference, site=url)
        found = _numbered(address) if address else None
        if found and link.is_credible(found) and _follows(found, url, here):
            return address
    return None


def _links(tree: HtmlElement) -> Iterator[_Link]:
    for reference in tree.xpath("//link[contains(concat(' ', @rel, ' '), ' next ')]/@href"):
        yield _Link(reference, told=True)
    for link in tree.xpath("//a[@href]")[:_MOST_LINKS]:
        text = " ".join(link.text_content().split())
        if len(text) > _LONGEST_LABEL:
            continue
        numeral = int(text) if text.isdecimal() and len(text) < _DIGITS else 0
        told = "next" in link.get("rel", "").split()
        said = told or numeral or _NEXT.fullmatch(text)
        if said and not _stands_outside(link):
            yield _Link(link.get("href", ""), told, numeral)


def _stands_outside(link: HtmlElement) -> bool:
    around = link.iterancestors("div", "section", "aside", "ul", "ol", "nav")
    return any(_OUTSIDE.search(f"{each.get('class', '')} {each.get('id', '')}") for each in around)


def _follows(found: _Numbered, url: str, here: _Numbered | None) -> bool:
    """Tell whether a page is the one after `url`, which may leave out that it is the first."""
    if here is not None and (found.base, found.number) == (here.base, here.number + 1):
        return True
    return found.number == _SECOND and found.base == _bare(urlsplit(url))


def _numbered(url: str) -> _Numbered | None:
    parts = urlsplit(url)
    if found := _IN_QUERY.search(parts.query):
        query = (parts.query[: found.start()] + parts.query[found.end() :]).strip("&")
        rest = parts._replace(query=query)
        number = int(found[1])
        few = number <= _FEW
        return None if _is_front(rest) else _Numbered(_bare(rest), number, sure=few, likely=few)
    if found := _IN_PATH.search(parts.path):
        path = parts.path[: found.start()]
        if _is_front(parts._replace(path=path)) or _SERIES.search(path):
            return None
        number, apart = int(found["n"]), found[0].startswith("/")
        likely = apart and number <= _FEW
        sure = bool(found["word"]) or (likely and _ends_in_slug(path))
        return _Numbered(_bare(parts._replace(path=path)), number, sure=sure, likely=likely)
    return None


def _ends_in_slug(path: str) -> bool:
    """Tell an article's address, which has words in it, from a section's."""
    last = path.rpartition("/")[2]
    return ("-" in last or "_" in last) and any(map(str.isalpha, last))


def _bare(parts: SplitResult) -> str:
    path = _ENDING.sub("", parts.path, count=1)
    return f"{parts.netloc.lower().removeprefix('www.')}{path}?{parts.query}"


def _is_front(parts: SplitResult) -> bool:
    return parts.path in {"", "/"} and not parts.query
