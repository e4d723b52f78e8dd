"""Telling who wrote an article from the line that says so."""

from __future__ import annotations

from functools import cache

import regex

from bot.core.paste.looks import Look
from bot.core.paste.phrases import alternation, fold, searcher
from bot.core.paste.shapes import LONGEST
from bot.core.paste.wires import is_sign_off

_CAPITALISED = r"\p{Lu}[\p{L}\p{M}.'’‐-]*"
_PARTICLE = r"(?:de|da|do|dos|di|del|della|la|le|van|von|der|den|ter|bin|ibn|al|el|y|e|zu|af|av)"
_NAME = rf"{_CAPITALISED}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_CAPITALISED}){{1,3}}"
_BARE = regex.compile(rf"^({_NAME})\s*(?:$|[,|·•(—–-]\s*\S.{{0,60}}$)")
_UNCASED = r"[\p{Lo}\p{M}]{2,}(?:\s[\p{Lo}\p{M}]{2,}){1,3}"
_AFTER_NAME = r"(?=\s*(?:$|[,;|·•(–—.:/-]|\d)|\s(?:for|at|in|für|para|pour|per|voor)\s)"
_EAST_ASIAN = regex.compile(
    r"^(?:本报|本報)?(?:记者|記者|作者|撰文|文|通讯员|执笔)\s?[:：/／|｜\s]\s*"
    r"([\p{Han}\p{Kana}·]{2,8}(?:\s[\p{Han}]{2,4})?)"
    r"|^([\p{Hangul}]{2,4})\s(?:선임|수습)?기자(?:\s|$)"
)
_JOINTS = regex.compile(r"\s*[|｜·•,;(\t]|\s+[—–-]\s|\s\d|\.\s")
_PROPER = regex.compile(r"\p{Lu}\p{L}{2,}")
_MOST_WORDS = 20


def byline_author(look: Look) -> str | None:
    """Return the name in a line such as "By Ann Lee, staff writer"; None when it is no byline."""
    if len(look.text) > LONGEST or look.words > _MOST_WORDS or (look.closed and not look.dates):
        return None
    if is_sign_off(look):
        return None
    match = _labelled().match(look.text) or _EAST_ASIAN.match(look.text)
    if match is None:
        return None
    name = next(group for group in match.groups() if group)
    for written in look.dates:
        name = name[: max(written.start - match.start(match.lastindex or 0), 0)] or name
    return _JOINTS.split(name)[0].strip()


def bare_author(look: Look) -> str | None:
    """Return the name in a line that is but a name, with perhaps a role or a date behind it."""
    match = _BARE.match(look.text)
    return match[1] if match and not look.closed and look.words <= 10 else None


def is_about(look: Look, author: str | None, *, boxed: bool) -> bool:
    """Return whether a line is on the author: by name in a box or label, or by name and role."""
    if not author:
        return False
    if look.text.startswith(author) and (boxed or not look.closed):
        return True
    names = "|".join(map(regex.escape, (author, *_PROPER.findall(author))))
    called = regex.match(rf"(?:\p{{Lu}}\p{{L}}{{1,4}}\.?\s)?(?:{names})(?!\p{{L}})", look.text)
    return bool(called and searcher("ROLES").search(fold(look.text[called.end() :])))


@cache
def _labelled() -> regex.Pattern[str]:
    conjunction = r"(?:and|und|y|et|e|og|och|en|i|&)"
    names = rf"{_NAME}(?:,?\s{conjunction}\s{_NAME})*"
    craft = rf"(?:(?i:{alternation('CRAFTS')})(?:\s(?:and|und|y|et|e|og|och|en|i)\s|\s|,\s))"
    return regex.compile(
        rf"^{craft}{{0,3}}(?i:{alternation('BY')})\s+({names}|{_UNCASED})(?!\p{{L}}){_AFTER_NAME}"
        rf"|^(?i:{alternation('AUTHOR_LABELS')})(?:\s?[:：/／]|\.)\s*(\S.{{1,80}})$",
        regex.V1,
    )
