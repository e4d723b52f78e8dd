"""Finding where an article begins in a paste, and what the lines above it say of it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

import regex

from bot.core.paste.bylines import bare_author, byline_author, is_about
from bot.core.paste.cues import Cue
from bot.core.paste.looks import BOX, ITEM, Look
from bot.core.paste.phrases import fold
from bot.core.paste.wires import is_dateline

_STAMPED = regex.compile(
    r"^\d{1,2}[:.h]\d\d(?!\d)(?:\s?(?:[ap]\.?m\b|uhr\b|h\b))?", regex.IGNORECASE
)
_SPOKEN = regex.compile(r"^[—–―-]\s?\S|^[\"“„«»‹「『]|^\p{L}[\p{L}\p{M}. ]{0,30}[:：]\s")
_UNTITLED_END = regex.compile(r"[.,;:。，；：…-]$")
_HEADING = regex.compile(r"^#{1,3} +(\S.*)$|^\*\*([^*]+)\*\*$")
_HEADLINE_START = regex.compile(r"^[#*\"“„«‘'‹「『【《¿¡(]*[\p{Lu}\p{Lo}\p{N}]|^\p{Ll}\p{Lu}")
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_TIMES = (Cue.DATE, Cue.UPDATED)
_NAVIGATION = {Cue.MENU, Cue.PATH, Cue.COOKIES}
_STRONG = {
    *_TIMES,
    *_NAVIGATION,
    Cue.LOADING,
    Cue.TOOLS,
    Cue.CREDIT,
    Cue.BUTTON,
    Cue.AD,
    Cue.PROMPT,
    Cue.POINTS,
    Cue.STUB,
    Cue.TICKER,
    Cue.WEATHER,
}
"""Cues that nothing of an article stands above, when they come before its first paragraph."""
_HEAD_LINES = 60
_HEADLINE_WIDTH = 28
_DEK_WORDS = 60
_TITLE_WORDS = 4
_SITE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above an article.

    Attributes:
        end: The first line that is running text.
        kept: Lines before `end` that belong to the article all the same.
        title: The headline's line.
    """

    end: int
    kept: tuple[int, ...] = ()
    title: int | None = None
    site: str | None = None
    author: str | None = None
    published: str | None = None


def read_head(looks: Sequence[Look]) -> Head:
    """Divide the lines above the first paragraph into headline, facts, furniture and text."""
    diary = sum(1 for look in looks if look.cue is Cue.DATE) > 2
    points = _points(looks)
    end = _first_paragraph(looks, points, diary=diary)
    authors = _authors(looks, end)
    marks = {i for i in range(end) if looks[i].cue or i in points} | set(authors)
    if diary and end - 1 in marks and looks[end - 1].cue is Cue.DATE:
        marks.remove(end - 1)
    if end > _HEAD_LINES or not (marks or any(look.cue for look in looks[end:])):
        return _plain_head(looks, end)
    free = [i for i in range(end) if i not in marks]
    author = next(iter(authors.values()), None)
    names = _recurring(looks, end)
    title = _title(looks, [i for i in free if i not in names] or free, min(authors, default=end))
    strong = [i for i in marks if i in authors or i in points or looks[i].cue in _STRONG]
    start = max([*strong, -1 if title is None else title]) + 1
    headed = sum(1 for i in range(end, len(looks) - 1) if is_subhead(looks, i)) > 1
    return Head(
        end=end,
        kept=tuple(
            i
            for i in free
            if i >= start
            and _belongs(looks[i], headed=headed and i == end - 1)
            and not is_about(looks[i], author, boxed=False)
        ),
        title=title,
        site=_site(looks, range(title or 0), names),
        author=author,
        published=_published(looks, end),
    )


def _plain_head(looks: Sequence[Look], end: int) -> Head:
    """Take no more than a headline from a paste without any furniture."""
    words = sum(look.words for look in looks[1:])
    likely = words >= 40 and looks[0].words >= 3 and _is_headline(looks[0])
    titled = end > 0 and (likely or headline(looks[0].text) != looks[0].text)
    return Head(end=end, kept=tuple(range(int(titled), end)), title=0 if titled else None)


def _is_paragraph(look: Look) -> bool:
    return look.cue is None and look.solid and byline_author(look) is None


def _points(looks: Sequence[Look]) -> set[int]:
    """Return the lines of key points above the first paragraph: a label's or a list's."""
    found: set[int] = set()
    labelled = False
    for i in range(1, min(_HEAD_LINES, len(looks))):
        look, before = looks[i], looks[i - 1]
        item = bool(ITEM.match(look.text)) or (labelled and look.closed and not look.solid)
        if look.cue is Cue.POINTS:
            labelled = True
        elif item and (
            labelled or i - 1 in found or not (before.closed or _UNTITLED_END.search(before.text))
        ):
            found.add(i)
        elif _is_paragraph(look):
            break
        else:
            labelled = labelled and look.cue is None
    listed = any(_is_paragraph(look) for look in looks[max(found, default=0) + 1 :])
    return found if len(found) > 1 and listed else set()


def _first_paragraph(looks: Sequence[Look], points: Container[int], *, diary: bool) -> int:
    """Return the first line of running text, past a standfirst that a byline follows."""
    first, at = len(looks), 0
    titled = False
    while at < len(looks):
        if at in points or not _is_paragraph(looks[at]):
            titled = titled or (looks[at].cue is None and _is_headline(looks[at]))
            at += 1
            continue
        first = at
        if not titled or looks[at].words > _DEK_WORDS:
            break
        later = [
            j for j in range(at + 1, min(at + 4, len(looks))) if _is_fact(looks[j], diary=diary)
        ]
        if not later:
            break
        at = later[-1] + 1
        first = len(looks)
    if first == len(looks):
        return _after_facts(looks)
    return _first_entry(looks, first)


def _after_facts(looks: Sequence[Look]) -> int:
    """Return where text begins in a paste without a paragraph: after byline and date, if any."""
    facts = [i for i, look in enumerate(looks[:_HEAD_LINES]) if _is_fact(look, diary=False)]
    after = facts[0] + 1 if facts else 0
    while after in facts:
        after += 1
    return after


def _first_entry(looks: Sequence[Look], first: int) -> int:
    """Return where a diary or live blog begins: its first line with a time, if it has several."""
    stamped = [i for i, look in enumerate(looks) if _STAMPED.match(look.text) and not look.dates]
    return min(first, stamped[0]) if len(stamped) > 2 else first


def _is_fact(look: Look, *, diary: bool) -> bool:
    dated = look.cue in _TIMES and not look.closed and not diary
    return dated or byline_author(look) is not None


def _authors(looks: Sequence[Look], end: int) -> dict[int, str]:
    """Return bylines above `end`; a bare name counts below a headline and beside furniture."""
    written = [i for i in range(end) if looks[i].cue is not Cue.CREDIT]
    found = {i: name for i in written if (name := byline_author(looks[i]))}
    if found:
        return found
    headlines = [i for i in written if looks[i].cue is None and _width(looks[i]) >= _HEADLINE_WIDTH]
    for i in range(min(headlines, default=0) + 1, end):
        plain = looks[i].cue is None or looks[i].cue is Cue.DATE
        name = bare_author(looks[i]) if plain else None
        near = [look.cue for look in (looks[i], *looks[i + 1 : min(i + 3, end)])]
        if name and any(near):
            return {i: name}
    return {}


def _title(looks: Sequence[Look], free: Sequence[int], byline: int) -> int | None:
    """Return the first headline of some width, above the byline rather than below it."""
    headings = [i for i in free if headline(looks[i].text) != looks[i].text]
    likely = headings or [i for i in free if _is_headline(looks[i])]
    wide = [i for i in likely if _width(looks[i]) >= _HEADLINE_WIDTH]
    menu = max((i for i in range(byline) if looks[i].cue in _NAVIGATION), default=-1)
    for group in (
        [i for i in wide if menu < i < byline],
        [i for i in wide if i < byline],
        [i for i in likely if i < byline],
        wide,
        likely,
    ):
        if group:
            first = group[0] if group[0] in wide else max(group, key=lambda i: _width(looks[i]))
            return _over_standfirst(looks, free, _past_masthead(group, wide, free, first))
    return None


def _past_masthead(
    group: Sequence[int], wide: Sequence[int], free: Sequence[int], first: int
) -> int:
    """Return the next candidate when several narrow lines, a menu's, part the first from it."""
    later = next((i for i in group if i > first and i in wide), first)
    between = [i for i in free if first < i < later]
    return later if len(between) > 1 and len(between) == later - first - 1 else first


def _over_standfirst(looks: Sequence[Look], free: Sequence[int], found: int) -> int:
    """Return the short headline right above a line that turns out to be a sentence."""
    above = found - 1
    if not looks[found].closed or above not in free or looks[above].words < _TITLE_WORDS:
        return found
    return found if looks[above].closed or not _is_headline(looks[above]) else above


def headline(text: str) -> str:
    """Return a title without the marks that make it a heading in Markdown."""
    match = _HEADING.match(text)
    return (match[1] or match[2]).strip() if match else text


def _is_headline(look: Look) -> bool:
    if look.words > 35 or ITEM.match(look.text) or _UNTITLED_END.search(look.text):
        return False
    return bool(_HEADLINE_START.search(look.text)) and not _STAMPED.match(look.text)


def _width(look: Look) -> int:
    return len(look.text) + len(_WIDE.findall(look.text))


def _recurring(looks: Sequence[Look], end: int) -> set[int]:
    """Return short lines above `end` that come back in a credit, a footer or an offer: names."""
    echoes = "\n".join(fold(look.text) for look in looks if look.cue)
    short = [i for i in range(end) if looks[i].cue is None and looks[i].words <= _SITE_WORDS]
    return {i for i in short if fold(looks[i].text).rstrip(".") in echoes}


def _site(looks: Sequence[Look], above: range, names: Container[int]) -> str | None:
    """Return the site's name: a first line, or one of several words, above the headline."""
    for i in above:
        look = looks[i]
        if look.cue is not None and (i or look.cue not in {Cue.MENU, Cue.PATH}):
            continue
        name = look.cells[0].strip() if look.cells else look.text
        length = len(name.split())
        if length <= _SITE_WORDS and (length > 1 or (i == 0 and len(above) > 1) or i in names):
            return name
    return None


def _published(looks: Sequence[Look], end: int) -> str | None:
    for look in looks[:end]:
        if look.cue is None or look.cue in _TIMES or look.cue is Cue.MENU:
            for written in look.dates:
                if written.day:
                    return written.day.isoformat()
    return None


def _belongs(look: Look, *, headed: bool) -> bool:
    """Tell an opening sentence, a turn or a sub-heading from a caption without a label.

    A sub-heading is believed only where the article has others.
    """
    said = (
        (is_spoken(look) and not BOX.match(look.text))
        or is_dateline(look)
        or _STAMPED.match(look.text)
    )
    if look.closed or look.cue or said:
        return True
    return headed and look.words <= 8 and "(" not in look.text


def is_spoken(look: Look) -> bool:
    """Return whether a line opens with a dialogue dash, a quote mark or a speaker's name."""
    return bool(_SPOKEN.match(look.text))


def is_subhead(looks: Sequence[Look], at: int) -> bool:
    """Return whether a line looks like a heading over the paragraph below it."""
    look = looks[at]
    if look.cue or look.closed or look.words > 10 or not _is_headline(look):
        return False
    return looks[at + 1].solid and looks[at - 1].cue is None
