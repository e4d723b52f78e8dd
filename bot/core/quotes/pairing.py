"""Join opening to closing quote marks; that a pair quotes somebody is decided elsewhere.

Typography differs by country and the same character opens in one and closes in another, so every
mark is read by what is open at the time and by its neighbours. A quotation never crosses a blank
line; one that is taken up again by an opening mark in the next paragraph ends with its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from bot.core.quotes.span import Marked

CLOSERS = {
    '"': '"',
    "＂": "＂",
    "“": '”"“',
    "”": "”",
    "„": '“”"',
    "‟": "”",
    "‘": "’‘",
    "’": "’",
    "‚": "‘’'",
    "'": "'",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "｢": "｣",
    "〝": "〞〟",
}
"""Opening mark -> the marks that may close it, over the conventions of all languages."""

SINGLE = "'’‘"
TWO_WAY = "\"＂”'’»›"
"""Marks that open only where their neighbours say so."""

SPACED_INSIDE = "»›”"
"""Marks that close even after white space, as in French."""

_MARKS = regex.compile("[" + "".join({*CLOSERS, *"".join(CLOSERS.values())}) + "]")
_PARAGRAPH = regex.compile(r"\S(?:.|\n(?!\s*\n))*+")
_ELISION = regex.compile(
    r"(?:\d0s|\d\ds?\b(?![’'])"
    r"|(?:tis|twas|twere|twill|em|til|till|cause|cos|bout|round|n|nuff|neath|ere)\b)",
    regex.IGNORECASE,
)
_UNSPACED = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
    r"　-〿＀-￯]"
)
_PREFIX = regex.compile(r"(?<![\p{L}\p{M}])(?:[והבכלמש]{1,2}|[وفبكل]{1,2}ـ?|ـ)")
"""Particles that Hebrew and Arabic write without a space before a quotation."""

_NESTING = 6
_MAX_OPEN = 12
_LOOKAHEAD = 30


@dataclass(slots=True)
class _Paragraph:
    """One paragraph while its marks are read: `stack` holds the offsets of marks still open."""

    text: str
    start: int
    end: int
    marks: list[int]
    stack: list[int] = field(default_factory=list)
    found: list[Marked] = field(default_factory=list)

    def before(self, at: int) -> str:
        return self.text[at - 1] if at > self.start else " "

    def after(self, at: int) -> str:
        return self.text[at + 1] if at + 1 < self.end else " "


def pair(text: str) -> list[Marked]:
    """Return every stretch between matching marks, inner ones included, in order of their start."""
    found: list[Marked] = []
    carried: str | None = None
    for match in _PARAGRAPH.finditer(text):
        start, end = match.span()
        end -= len(match[0]) - len(match[0].rstrip())
        marks = [m.start() for m in _MARKS.finditer(text, start, end)]
        para = _Paragraph(text, start, end, marks)
        _read(para, resumed=carried is not None and text[start] in CLOSERS[carried])
        carried = _recover(para, text[match.end() : match.end() + 40].lstrip()[:1])
        found += para.found
    return sorted(found, key=lambda m: (m.open, -m.close))


def _read(para: _Paragraph, *, resumed: bool) -> None:
    for n, at in enumerate(para.marks):
        if para.stack and _taken_up(para, at):
            _add(para, para.stack[0], at - 1, at - 1)
            para.stack = [at]
        elif n == 0 and resumed and at == para.start:
            para.stack.append(at)
        elif _apostrophe(para, at):
            continue
        elif (level := _closes(para, n)) is not None:
            _close(para, level, at)
        elif _opens(para, at):
            para.stack.append(at)
            del para.stack[:-_MAX_OPEN]


def _taken_up(para: _Paragraph, at: int) -> bool:
    """Tell whether the mark that is open, outermost, opens a new line."""
    return (
        para.before(at) == "\n"
        and para.text[at] == para.text[para.stack[0]] not in SINGLE
        and _opens(para, at)
    )


def _apostrophe(para: _Paragraph, at: int) -> bool:
    """Tell whether a single mark is part of a word, at its inside or its beginning."""
    if para.text[at] not in SINGLE:
        return False
    before, after = para.before(at), para.after(at)
    if before.isalnum() and after.isalnum():
        return not (_UNSPACED.match(before) or _UNSPACED.match(after))
    return not before.isalnum() and _ELISION.match(para.text, at + 1) is not None


def _closes(para: _Paragraph, n: int) -> int | None:
    """Return the level of the stack that the n-th mark closes, if it closes one."""
    at = para.marks[n]
    if not _ends_here(para, at):
        return None
    level = _level(para, at)
    if level is None or not _doubtful(para, at):
        return level
    return None if _better_later(para, n, para.text[para.stack[level]]) else level


def _ends_here(para: _Paragraph, at: int) -> bool:
    mark, before, after = para.text[at], para.before(at), para.after(at)
    if before.isspace():
        return mark in SPACED_INSIDE and (mark in "»›" or not after.isalnum())
    if after.isalnum() and mark in "\"'＂" and not _UNSPACED.match(after):
        return not before.isalnum() or (mark == '"' and not _acronym(para, at))
    return True


def _acronym(para: _Paragraph, at: int) -> bool:
    """Tell whether a straight mark stands before a Hebrew word's last letter, or in a number."""
    return regex.match(r"[א-ת](?![א-ת])|\d", para.text, pos=at + 1) is not None


def _level(para: _Paragraph, at: int) -> int | None:
    mark = para.text[at]
    for level in range(len(para.stack) - 1, max(-1, len(para.stack) - 1 - _NESTING), -1):
        opener = para.text[para.stack[level]]
        if mark in CLOSERS[opener]:
            return level
    return None


def _doubtful(para: _Paragraph, at: int) -> bool:
    """Tell whether a mark may be a possessive, a dropped letter, feet or inches instead."""
    mark, before, after = para.text[at], para.before(at), para.after(at)
    if mark in "'’" and before in "sSxzno" and after in " \u00a0\n":
        return True
    return mark in "\"'”’" and before.isdigit() and (after in " -" or after.isalnum())


def _better_later(para: _Paragraph, n: int, opener: str) -> bool:
    """Tell whether a mark that surely closes follows before anything else opens or closes."""
    for at in para.marks[n + 1 : n + 1 + _LOOKAHEAD]:
        if _apostrophe(para, at):
            continue
        if para.text[at] in CLOSERS[opener] and _ends_here(para, at):
            if not _doubtful(para, at):
                return True
        elif para.text[at] == opener or _level(para, at) is not None:
            return False
    return False


def _opens(para: _Paragraph, at: int) -> bool:
    mark, before, after = para.text[at], para.before(at), para.after(at)
    if mark not in CLOSERS:
        return False
    if mark not in TWO_WAY:
        return not (mark == "‘" and before.isalnum() and not _UNSPACED.match(before))
    if after.isspace() or after in ".,;:!?)]}":
        return False
    if before.isspace() or before in "([{-–—/=:،；：，。" or before in CLOSERS:
        return True
    return bool(_UNSPACED.match(before)) or _after_particle(para, at)


def _after_particle(para: _Paragraph, at: int) -> bool:
    """Tell whether a mark follows a Hebrew or Arabic particle and precedes a longer word."""
    if not regex.match(r"[\p{Hebrew}\p{Arabic}]{2}", para.text, pos=at + 1):
        return False
    begin = max(para.start, at - 3)
    return any(_PREFIX.fullmatch(para.text, i, at) for i in range(begin, at))


def _close(para: _Paragraph, level: int, at: int) -> None:
    opened = para.stack[level]
    del para.stack[level:]
    _add(para, opened, at, at + 1)


def _add(para: _Paragraph, opened: int, end: int, close: int) -> None:
    start = opened + 1
    inner = para.text[start:end]
    start += len(inner) - len(inner.lstrip())
    end -= len(inner) - len(inner.rstrip())
    if start < end:
        para.found.append(Marked(start, end, opened, close))


def _recover(para: _Paragraph, following: str) -> str | None:
    """End what is still open where that is safe; return the mark the next paragraph takes up."""
    for opened in para.stack:
        mark = para.text[opened]
        if following and (following == mark or (mark == "«" and following == "»")):
            _add(para, opened, para.end, para.end)
            return mark
        if mark == "«" and (shared := _shared_end(para, opened)):
            _add(para, opened, shared.end, shared.close)
            return None
    return None


def _shared_end(para: _Paragraph, opened: int) -> Marked | None:
    """Return the inner quotation whose mark closes both, as Russian typesetting writes it."""
    return next((m for m in para.found if m.open > opened and para.text[m.open] == "«"), None)


def nest(found: list[Marked]) -> Iterator[Marked]:
    """Yield quotations, given in order of their start, with their depth and parent filled in."""
    chain: list[tuple[int, Marked]] = []
    for index, m in enumerate(found):
        while chain and chain[-1][1].close < m.close:
            chain.pop()
        parent = chain[-1][0] if chain else None
        yield Marked(m.start, m.end, m.open, m.close, len(chain), m.kind, parent)
        chain.append((index, m))
