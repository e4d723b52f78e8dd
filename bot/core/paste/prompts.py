"""Telling the page's own voice, which asks, sells and counts, from the article's."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from bot.core.paste.phrases import searcher, starting
from bot.core.paste.shapes import Shape

_STUB = regex.compile(
    r"(?:\p{Ll}{4}|\d{3})[.!?…][\"”’»)]?\s"
    r"(?P<stub>\p{Lu}[\p{L}\p{M}'’.-]*(?:\s(?:/\s)?\p{Lu}[^\s.!?]*){0,5}(?:/[^.!?]{2,40})?)$"
)
_LAST_PART = regex.compile(r"[.!?…:][\"”’»)]?\s+(\p{L}[^.!?…:]{1,40})$")
_TICKER = regex.compile(r"(?:[+−–▲▼△▽↑↓-]\s?\d[\d.,]*\s?%|[▲▼△▽]\s?\d)")
_SYMBOL = regex.compile(r"(?:^|[\s(:])\p{Lu}[\p{Lu}\d.&]+(?:\s?\d+)?\b.*\d[.,]\d|[▲▼△▽]")
_DEGREES = regex.compile(r"[+−-]?\d+\s?(?:°|º|℃|℉)")
# From where a word begins: a long one must not be tried from each of its letters.
HANDLE = regex.compile(r"(?<!\w)@[\w.]{3,}|(?<![\w.+-])[\w.+-]++@[\w-]+\.\w+")
"""A handle or an e-mail address."""
_BUTTONS = ("ACTIONS", "SHARE", "SECTIONS", "SUBSCRIBE")
_BAR_WORDS = 20
_WORD_START = regex.compile(r"(?<![\p{L}\p{M}\p{N}])(?=[\p{L}\p{N}])")


def is_prompt(look: Shape) -> bool:
    """Return whether a line tells the reader where to tap, click or swipe."""
    return "PROMPTS" in look.first and not look.closed and look.words <= 14


def is_stub(look: Shape) -> bool:
    """Return whether a sentence has a button or a name behind it: `… today. Donate now`.

    Prose ends its paragraphs with a full stop; a caption ends with its photographer and an
    appeal with a button.
    """
    if look.closed:
        return False
    match = _STUB.search(look.text)
    if match and (look.words >= 12 or "/" in match["stub"] or match["stub"].isupper()):
        return True
    last = _LAST_PART.search(look.folded)
    if last is None or look.words < 4 or len(last[1].split()) > 3:
        return False
    return not {"ACTIONS", "OFFER_VERBS", "PROMPTS"}.isdisjoint(starting(last[1]))


def is_bar(look: Shape, tables: Sequence[str] = _BUTTONS) -> bool:
    """Return whether a line is a row of buttons and little else, whatever separates them."""
    if look.closed or look.words > _BAR_WORDS:
        return False
    text = look.folded
    at = found = covered = 0
    while at < len(text):
        begun = starting(text[at:])
        length = max(begun.get(table, 0) for table in tables)
        if length and not text[at + length : at + length + 1].isalpha():
            found, covered = found + 1, covered + length
        gap = _WORD_START.search(text, at + max(length, 1))
        at = gap.end() if gap else len(text)
    return found > 2 and 2 * covered > len(text.replace(" ", ""))


def is_row_of_sections(look: Shape) -> bool:
    """Return whether a line is a site's menu, whatever separates its parts."""
    return "SECTIONS" in look.first and is_bar(look, ("SECTIONS",))


def is_ticker(look: Shape) -> bool:
    """Return whether a line is a share's price and its change."""
    if look.closed or look.words > 25:
        return False
    return bool(_TICKER.search(look.text) and _SYMBOL.search(look.text))


def is_weather(look: Shape) -> bool:
    """Return whether a line is a temperature beside a place or a sky."""
    return look.words <= 7 and not look.closed and bool(_DEGREES.search(look.text))


def is_asking_for_comments(look: Shape) -> bool:
    """Return whether a line asks for comments: "What do you think? Tell us in the comments."."""
    if look.words > 30 or not searcher("COMMENT_PLACE").search(look.folded):
        return False
    return not look.closed or "?" in look.text or bool(searcher("ADDRESS").search(look.folded))


def is_break_for_ad(look: Shape) -> bool:
    """Return whether a line says that the article goes on around an advertisement."""
    if look.closed or look.words > 10:
        return False
    return bool(
        searcher("AD_WORDS").search(look.folded) and searcher("GOES_ON").search(look.folded)
    )


def is_note_on_author(look: Shape) -> bool:
    """Return whether a line, at the end of an article, tells how to reach or follow its author."""
    if look.words > 45:
        return False
    if "CONTRIBUTOR" in look.first:
        return True
    reached = HANDLE.search(look.text) or searcher("OFFER_NOUNS").search(look.folded)
    return "REACH" in look.first and bool(reached)
