"""Telling captions and credits of pictures, which are the furniture most like prose."""

from __future__ import annotations

from functools import cache

import regex

from bot.core.paste.phrases import alternation, searcher, starting
from bot.core.paste.shapes import Shape

_BRACKETED = regex.compile(r"^(?:\[[^\[\]]*\]|【[^【】]*】)$")
_OWNER = regex.compile(r"^©\s?[^\d.]{2,60}$")
_OWNED = regex.compile(r"[\p{L}\d.。!?…”\"»)|]\s?[©ⓒ]\s?\p{L}[^.!?]{2,60}$")
_IN_CAPITALS = regex.compile(
    r"\p{Ll}{3}[^.!?]*[\s.](?:\p{Lu}[\p{Lu}'’-]{3,}|\p{Lu}[\p{Lu}'’-]+/\p{Lu}\S+)"
    r"(?:[\s/]+(?:\p{Lu}[\p{Lu}'’.-]+|&|«|»))*\s?\p{Lu}{4}[\p{Lu}'’»-]*$"
)
_SHOT_BY = regex.compile(
    r"^图[为：:]|^(?:＝|=)?写真[＝=：:]|^사진\s?[=:]|[摄攝][）)]?$|撮影[）)]?$"
)


def is_credit(look: Shape) -> bool:
    """Return whether a line is a picture's caption or names who took it."""
    if _OWNER.search(look.text) and not searcher("LEGAL").search(look.folded):
        return True
    if _SHOT_BY.search(look.text) or _OWNED.search(look.text) or _caption().match(look.folded):
        return True
    if look.text[-3:].isupper() and look.words <= 40 and _IN_CAPITALS.search(look.text):
        return True
    if look.words <= 40 and _closing_credit().search(look.folded):
        return True
    return look.words < 25 and not look.closed and bool(_agency().search(look.folded))


@cache
def _caption() -> regex.Pattern[str]:
    """Return a pattern for `photo: …`, `image caption, …`, `fot. …`, `photographs by …`."""
    label = alternation("CREDIT")
    by = r"(?:by|de|von|di|av|af|door|par|por|credit)"
    return regex.compile(
        rf"{label}\s?[:：©＝=/]|{label},\s[^.!?]{{3,80}}$|{label}\s{by}\s[^.!?]{{3,60}}$"
        r"|(?:fot|foto|rys)\.\s",
        regex.V1,
    )


@cache
def _closing_credit() -> regex.Pattern[str]:
    """Return a pattern for `…. photo: name` and `… (photo name)`."""
    label = alternation("CREDIT")
    return regex.compile(
        rf"[.。!?…”\"»)(（\[|–—·/,]\s*{label}\s?[:：©＝=][^.!?。！？]{{2,80}}[.)）\]]?$"
        rf"|[(（\[]{label}\s[^()（）\[\]]{{2,60}}[)）\]]$",
        regex.V1,
    )


@cache
def _agency() -> regex.Pattern[str]:
    """Return a pattern for `…/reuters` and `… (afp)`."""
    return regex.compile(
        rf"[.(（/|–—·©]\s*{alternation('AGENCIES')}(?:\s?[/,]\s?[^.!?]{{2,40}})?[)）]?$", regex.V1
    )


def is_bracketed(look: Shape) -> bool:
    """Tell `[Map: the bay. Graphic: …]` from `[Laughs]`."""
    if not _BRACKETED.match(look.text):
        return False
    inside = starting(look.folded)
    return any(table in inside for table in ("AD", "CREDIT", "RELATED", "SHARE"))
