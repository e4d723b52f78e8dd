"""The single lines of a reply: title, what is known of the article, quotes, coverage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, Literal
from urllib.parse import urlsplit

import regex

from bot.core import texts
from bot.core.citations import place_name, place_url
from bot.core.limits import URL, fit, length
from bot.core.markdown import clean, escape, is_inert, line, masked, plain, target, without_bullet
from bot.core.urls import canonical_url
from bot.core.words import reading_minutes
from bot.models import Answer, Article, Coverage, Quote, Selection, SourceKind, Span, Summary

Style = Literal["embed", "plain"]

QUOTE_LIMIT: Final = 300
READ_OF_QUOTE: Final = 8 * QUOTE_LIMIT
"""Characters of a quote that are looked at: enough for what is shown, invisible ones included."""
REPORTERS_MARKS: Final = " ,;:–—，、،"
POINT_LIMIT: Final = 350
LEAD_LIMIT: Final = 500
NOTE_LIMIT: Final = 200
NAME_LIMIT: Final = 80
TITLE_LIMIT: Final = 200
_LINKABLE: Final = regex.compile(r"[^\s<>|*`\\\"\p{C}]+")
_SENTENCE_END: Final = regex.compile(r"[.!?…][\"'”’»)\]]*(?=\s)|[。！？｡][”’」』）]*")


def said(text: str, limit: int) -> str:
    """Make text of a source or a model one safe line of at most `limit` UTF-16 units."""
    return fit(line(text[: 4 * limit]), limit)


def unmarked(text: str, limit: int) -> str:
    """Do the same for a line Discord does not parse."""
    return fit(plain(text[: 4 * limit]), limit)


def link_of(article: Article) -> str | None:
    """Return the article's URL when Discord can link it; it is safe inside angle brackets."""
    return linkable(article.url or "")


def linkable(url: str) -> str | None:
    """Return a URL when Discord can link it, safe inside angle brackets."""
    if not url.lower().startswith(("http://", "https://")):
        return None
    safe = url if _LINKABLE.fullmatch(url) else target(url)
    return safe if length(safe) <= URL else None


def title_of(article: Article) -> str:
    """Return what to call an article: one line, its marks not yet escaped."""
    names = (article.title, article.site or "", _host(article))
    return next(filter(None, (unmarked(name, TITLE_LIMIT) for name in names)), texts.UNTITLED)


def linked_title(article: Article) -> str:
    """Write the title in bold, as a link where there is one."""
    title, url = title_of(article), link_of(article)
    return f"**{masked(title, url) if url else escape(title)}**"


def meta_line(article: Article) -> str:
    """Write `site · author · date · minutes`, without what is unknown."""
    known = [
        said(article.site or "", NAME_LIMIT) or _host(article),
        said(article.author or "", NAME_LIMIT),
        _day(article.published),
        _minutes(article.coverage),
    ]
    return " · ".join(part for part in known if part)


def quote_lines(article: Article, quotes: Sequence[Quote], *, style: Style) -> tuple[str, ...]:
    """Write quotes with speaker and a link to the passage.

    A quote that cannot be shown word for word (a mass mention or a link in it) is left out.
    """
    lines = (_quote_line(article, quote, style) for quote in quotes)
    return tuple(filter(None, lines))


def quoted(article: Article, span: Span, limit: int = QUOTE_LIMIT) -> str:
    """Write a passage between the quote marks of its language, cut at a sentence's or word's end.

    Empty when it cannot be shown word for word.
    """
    return in_quotes(span.text, article.language, limit)


def in_quotes(words: str, language: str | None, limit: int) -> str:
    """Do the same for words by themselves; `language` is an ISO 639-1 code."""
    read = words[:READ_OF_QUOTE]
    shown = _shortened(read, limit)
    if not shown or not is_inert(read):
        return ""
    opening, closing = texts.QUOTE_MARKS.get(language or "", texts.DEFAULT_MARKS)
    return f"{opening}{escape(shown)}{closing}"


def footer(coverage: Coverage, made: Summary | Selection) -> str:
    """Write how much was read, which engine wrote, and what is to be said of it."""
    known = [_coverage(made.coverage or coverage), _engine(made)]
    if isinstance(made, Summary) and made.figures_checked:
        known.append(texts.FIGURES_CHECKED)
    known.append(unmarked(made.note, NOTE_LIMIT))
    return " · ".join(part for part in known if part)


def written_by(made: Selection | Answer) -> str:
    """Write which engine wrote, and what is to be said of it, for a line Discord does not parse."""
    return " · ".join(filter(None, [_engine(made), unmarked(made.note, NOTE_LIMIT)]))


def _host(article: Article) -> str:
    # A jump link's host says nothing of the text that somebody pasted there.
    address = "" if article.kind is SourceKind.CHAT else article.url or ""
    # In punycode, so that a look-alike of a known name cannot pass for it.
    host = urlsplit(canonical_url(address) or "").hostname or ""
    return host.removeprefix("www.")


def _day(published: str | None) -> str:
    try:
        day = date.fromisoformat(published or "")
    except ValueError:
        return ""
    return f"{day.day} {texts.MONTHS[day.month - 1]} {day.year}"


def _minutes(coverage: Coverage) -> str:
    if not coverage.complete:
        return ""
    return texts.MINUTES.format(minutes=reading_minutes(coverage.words_read))


def _coverage(coverage: Coverage) -> str:
    if coverage.note and not coverage.complete:
        return unmarked(coverage.note[:1].upper() + coverage.note[1:], NOTE_LIMIT)
    pattern = texts.READ_PART
    if coverage.complete:
        pattern = texts.READ_IN_PARTS if coverage.parts > 1 else texts.READ_ALL
    unit = texts.WORD if coverage.words_read == 1 else texts.WORDS
    read = pattern.format(words=f"{coverage.words_read:,}", unit=unit, parts=coverage.parts)
    return " · ".join(filter(None, [read, unmarked(coverage.note, NOTE_LIMIT)]))


def engine_name(engine: str, model: str | None) -> str:
    """Write which engine, for a line Discord does not parse."""
    if engine == "extractive":
        return texts.EXTRACTIVE
    return unmarked(model or engine, NAME_LIMIT)


def _engine(made: Summary | Selection | Answer) -> str:
    return engine_name(made.engine, made.model)


def _quote_line(article: Article, quote: Quote, style: Style) -> str:
    shown = quoted(article, quote)
    if not shown:
        return ""
    speaker = said(quote.speaker or "", NAME_LIMIT)
    shown += f" — {speaker}" if speaker else ""
    place, name = place_url(article, quote.start, quote.end), place_name(article, quote.start)
    if place is None:
        return f"{shown} ({name})" if name else shown
    return f"{shown} ({masked(name or texts.SOURCE, place, preview=style == 'embed')})"


def _shortened(text: str, limit: int) -> str:
    # The comma before “he said” is the reporter's, not the speaker's.
    shown = without_bullet(" ".join(clean(text).split())).rstrip(REPORTERS_MARKS)
    if length(shown) <= limit:
        return shown
    ends = [match.end() for match in _SENTENCE_END.finditer(shown, 0, limit)]
    if ends and ends[-1] >= limit // 2:
        return f"{shown[: ends[-1]]} …"
    return fit(shown, limit)
