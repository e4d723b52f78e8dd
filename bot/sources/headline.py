"""Title, site, author and date of a page, freed of what templates add to them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

_SEPARATOR: Final = re.compile(r"\s+[|·•»«–—:~-]+\s+|\s*[|»]\s*")
_EARLIEST: Final = date(1990, 1, 1)
_CUT_SHARE: Final = 0.5
_LONGEST_AUTHOR: Final = 120
_NOT_A_NAME: Final = re.compile(r"https?:|www\.|[@{}<>]|\d{3}")


def fold(text: str) -> str:
    """Return only the letters and digits of a text, case-folded, to compare names by."""
    return "".join(char for char in text.casefold() if char.isalnum())


def site_name(named: str | None, url: str | None) -> str | None:
    """Return the site's name, or its host where the page gives none."""
    if named and named.strip():
        return named.strip()
    host = urlsplit(url or "").hostname
    return host.removeprefix("www.") if host else None


def clean_title(title: str, *, site: str | None, url: str | None, heading: str = "") -> str:
    """Return a headline without the site's name before or after it.

    Args:
        title: As the page's metadata have it, perhaps `Headline | Section | Site`.
        site: The site's name, if known.
        url: The page's address; its host is compared with the ends of the title.
        heading: The first heading of the article, which wins when the title starts with it.
    """
    names = _site_keys(site, url)
    separators = list(_SEPARATOR.finditer(title))
    named = fold(heading)
    if named and any(fold(title[: gap.start()]) == named for gap in separators):
        return heading
    start, end = 0, len(title)
    if separators and fold(title[separators[-1].end() :]) in names:
        end = separators[-1].start()
    if separators and separators[0].end() <= end and fold(title[: separators[0].start()]) in names:
        start = separators[0].end()
    cleaned = title[start:end].strip()
    return heading if not cleaned or fold(cleaned) in names else cleaned


def is_cut(name: str, title: str) -> bool:
    """Tell whether a name is a mere word or two of a title: "Pool" of "Pool to open | Echo"."""
    key, pieces = fold(name), [fold(piece) for piece in _SEPARATOR.split(title)]
    return key not in pieces and any(
        key in piece and len(key) < _CUT_SHARE * len(piece) for piece in pieces
    )


def _site_keys(site: str | None, url: str | None) -> set[str]:
    host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    labels = host.split(".")
    owner = labels[-2] if len(labels) > 1 else ""
    keys = {fold(name) for name in (site or "", host, owner)}
    return {key for key in keys | {f"the{key}" for key in keys if key} if key}


def clean_authors(names: tuple[str, ...], *, site: str | None) -> str | None:
    """Join authors' names, leaving out what is no name."""
    kept = [
        name.strip()
        for name in names
        if name.strip() and not _NOT_A_NAME.search(name) and fold(name) != fold(site or "")
    ]
    joined = ", ".join(dict.fromkeys(kept))
    return joined if joined and len(joined) <= _LONGEST_AUTHOR else None


def plausible_date(value: str | None) -> str | None:
    """Return the date of an ISO 8601 time as YYYY-MM-DD, None when it cannot be a publication's.

    Tomorrow still counts, for sites east of Greenwich.
    """
    try:
        day = date.fromisoformat((value or "").strip()[:10])
    except ValueError:
        return None
    latest = datetime.now(UTC).date() + timedelta(days=1)
    return day.isoformat() if _EARLIEST <= day <= latest else None
