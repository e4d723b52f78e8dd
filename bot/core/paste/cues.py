"""Telling what kind of page furniture a single line may be, before its place decides."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache

import regex

from bot.core.paste import prompts
from bot.core.paste.captions import is_bracketed, is_credit
from bot.core.paste.phrases import alternation, fold, searcher, starting
from bot.core.paste.shapes import LONGEST, Shape
from bot.core.words import count_words

_PART = regex.compile(
    r"([^.!?:…。！？：|·•()（）【】\[\]/]+)([.!?:…。！？：|·•()（）【】\[\]/]*)\s*"
)
_WEAK_BAR = regex.compile(r"\s+[/>＞–—]\s+")
_MOST_WORDS = 60
_DASH = regex.compile(r"\s[–—]\s")
_NUMBER_TAIL = regex.compile(r"\s*[(（\[]?\d[\d.,]*[)）\]]?\s*")
_COUNTED = regex.compile(r"^\d[\d.,]*\s+(\p{L}[\p{L}\p{M}]*)$")
_COUNT = regex.compile(r"\s?[(（]\d+[)）]$")
_MINUTES = regex.compile(
    r"^(?:\D{0,20}\s)?\d+\s*-?\s*(?:min\b|mins\b|minut\w*|мин\w*|хв\w*|dk\b|dakika|perc\b"
    r"|分钟|分鐘|分で|분|دقيقة|دقائق|دقیقه|मिनट|phút|นาที)"
    r"\.?(?:\s\S+){0,3}$"
)
_STARS = regex.compile(
    r"^(?:\d{1,2}:)?\d{1,2}:\d\d\s?/\s?(?:\d{1,2}:)?\d{1,2}:\d\d$|^[★☆⭐½\s]{2,}|^(?:\d[.,]?\d?)\s?/\s?(?:5|10|100)$"
)
_TIME = regex.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d\d)?\b"
    r"|\b(?:gmt|utc|bst|cet|cest|est|edt|et|pt|ist|am|pm|a\.m|p\.m|uhr)\b"
)
_COPYRIGHT = regex.compile(r"^(?:©|ⓒ|(?:\(c\)|copyright)\s*(?:©|\(c\)|(?:19|20)\d\d))")
_AGO = regex.compile(
    r"^\D{0,15}\d+\s\p{L}+\s(?:ago|fa|atrás|temu|назад|тому|önce|geleden|sedan|siden|sitten)$"
    r"|^(?:vor|hace|il y a|há|před|acum|منذ|قبل|πριν)\s\d+\s\p{L}[\p{L}\p{M}]*$"
    r"|^\d+\s?(?:분|시간|일)\s?전$|^\d+\s\S+\s(?:पहले|trước|yang lalu)$"
    r"|^\d+\s?(?:分钟|小时|天|分鐘|小時|分|時間|日)前$"
)


class Cue(StrEnum):
    """What a line looks like."""

    AD = "ad"
    LOADING = "loading"
    TOOLS = "tools"
    """Share bars, listen buttons, ratings, reading times."""
    CREDIT = "credit"
    """Captions and credits of pictures."""
    RELATED = "related"
    OFFER = "offer"
    """Newsletters, subscriptions, appeals."""
    MENU = "menu"
    PATH = "path"
    """Parts with weak separators (`/`, `>`), which prose may hold too."""
    BUTTON = "button"
    """One word or two on a line of their own that a page puts on its buttons."""
    UPDATED = "updated"
    DATE = "date"
    COOKIES = "cookies"
    COMMENTS = "comments"
    FEEDBACK = "feedback"
    EDITOR = "editor"
    LEGAL = "legal"
    ABOUT = "about"
    """A heading over a note on the author."""
    PROMPT = "prompt"
    POINTS = "points"
    """A heading over key points."""
    STUB = "stub"
    """A sentence with a button or a name behind it."""
    TICKER = "ticker"
    WEATHER = "weather"


def cue_of(look: Shape) -> Cue | None:
    """Return what furniture a line looks like, None for text."""
    if len(look.text) > LONGEST or look.words > _MOST_WORDS:
        return None
    return next((cue for cue, holds in _TESTS if holds(look)), None)


def _is_loading(look: Shape) -> bool:
    rest = look.rest("LOADING")
    return rest is not None and not rest.strip(".… ")


def _is_ad(look: Shape) -> bool:
    rest = look.rest("AD")
    if rest is None or look.words > 12:
        return False
    return not rest.strip("]】)）. ") or (rest[0] in ":：-–—|·↓" and not rest.endswith("."))


def _is_rating(look: Shape) -> bool:
    return bool(_STARS.search(look.text))


def _is_listening(look: Shape) -> bool:
    if look.words <= 6 and (_MINUTES.search(look.folded) or look.labelled("LISTEN")):
        return True
    if "LISTEN" not in look.first or look.closed:
        return False
    return look.words <= 6 or (look.words <= 14 and len(look.cells) > 1)


def _is_sharing(look: Shape) -> bool:
    if look.words > 25 or look.closed:
        return False
    if look.labelled("SHARE") or "ACTIONS" in starting(look.rest("SHARE") or ""):
        return True
    actions = sum(1 for cell in look.cells if _is_action(fold(cell)))
    return actions > 0 and 1 < len(look.cells) <= 2 * actions + 1


def _is_action(cell: str) -> bool:
    found = starting(cell)
    for table in ("ACTIONS", "SHARE", "SUBSCRIBE", "COMMENTS", "FEEDBACK"):
        if table in found:
            rest = cell[found[table] :]
            return len(rest) < 20 or _NUMBER_TAIL.fullmatch(rest) is not None
    return False


def _is_related(look: Shape) -> bool:
    if look.labelled("RELATED"):
        return True
    rest = look.rest("RELATED") or ","
    loose = look.labelled("RELATED_WORDS") or (not look.closed and rest[0] not in ",;'")
    return loose and look.words <= 25


def _is_offer(look: Shape) -> bool:
    if look.words > 45:
        return False
    starts = [starting(part) for part, _ in _PART.findall(look.folded)]
    if look.closed:
        return look.labelled("NEWSLETTER") or _is_appeal(look, starts)
    if "NEWSLETTER" in look.first or ("SUBSCRIBE" in look.first and look.words <= 10):
        return True
    if look.words <= 30 and searcher("SHOP").search(look.folded):
        return True
    return _is_call(look, asking=any("OFFER_VERBS" in start for start in starts))


def _is_appeal(look: Shape, starts: Sequence[dict[str, int]]) -> bool:
    """Tell sentences that ask the reader for a subscription or a gift."""
    asking = sum(1 for start in starts if "OFFER_VERBS" in start)
    pressing = asking > 1 or any("SUBSCRIBE" in start for start in starts)
    if not pressing and not (asking and searcher("ADDRESS").search(look.folded)):
        return False
    return bool(searcher("SUBSCRIPTION").search(look.folded))


def _is_call(look: Shape, *, asking: bool) -> bool:
    """Tell a line without an end that sends the reader to a newsletter, channel or app."""
    if not searcher("OFFER_NOUNS").search(look.folded):
        return False
    if asking or _closing_verb().search(look.folded):
        return True
    verb = searcher("OFFER_VERBS").search(look.folded)
    return bool(verb and searcher("ADDRESS").search(look.folded))


@cache
def _closing_verb() -> regex.Pattern[str]:
    return regex.compile(rf"{alternation('OFFER_VERBS')}[\s!.›»→>]*$", regex.V1)


def _is_menu(look: Shape) -> bool:
    cells = [] if look.closed else look.cells
    if len(cells) < 3:
        return False
    with_digits = sum(1 for cell in cells if any(map(str.isdigit, _COUNT.sub("", cell))))
    return all(count_words(cell) <= 5 for cell in cells) and 2 * with_digits < len(cells)


def _is_path(look: Shape) -> bool:
    cells = _WEAK_BAR.split(look.text)
    if len(cells) < 2 or look.closed or any(count_words(cell) > 4 for cell in cells):
        return False
    return look.words <= 2 * len(cells) or not _DASH.search(look.text)


def _is_updated(look: Shape) -> bool:
    if _AGO.search(look.folded) and look.words <= 6:
        return True
    return "UPDATED" in look.first and look.words <= 16 and (bool(look.dates) or not look.closed)


def _is_date(look: Shape) -> bool:
    """Tell a line with little but a date; a sentence on a day says more."""
    if not look.dates or look.words > 20:
        return False
    left = look.folded
    for written in reversed(look.dates):
        left = left.replace(fold(look.text[written.start : written.end]), " ")
    more = count_words(searcher("UPDATED").sub(" ", _TIME.sub(" ", left)))
    return more <= (1 if look.closed else 6)


def _is_cookies(look: Shape) -> bool:
    """Tell a consent banner, which asks in sentences or buttons, from a recipe's headline."""
    if not searcher("COOKIES").search(look.folded):
        return False
    return look.words <= 2 or bool(searcher("CONSENT").search(look.folded))


def _is_comments(look: Shape) -> bool:
    rest = look.rest("COMMENTS")
    if rest is not None:
        return not rest or bool(_NUMBER_TAIL.fullmatch(rest))
    counted = _COUNTED.match(look.folded)
    return bool(counted and "COMMENTS" in starting(counted[1]))


def _is_feedback(look: Shape) -> bool:
    if look.labelled("FEEDBACK"):
        return look.words <= 40
    return " " in look.folded[: look.first.get("FEEDBACK", 0)] and look.words <= 30


def _is_editor(look: Shape) -> bool:
    return look.labelled("EDITORS") and look.words <= 20


def _is_legal(look: Shape) -> bool:
    if _COPYRIGHT.search(fold(look.text)):
        return True
    return look.words <= 40 and bool(searcher("LEGAL").search(look.folded))


def _is_about(look: Shape) -> bool:
    return look.labelled("ABOUT")


def _is_button(look: Shape) -> bool:
    return look.rest("ACTIONS") == "" and look.words <= 3


def _is_heading_points(look: Shape) -> bool:
    return look.labelled("KEY_POINTS") and look.words <= 8


_TESTS = (
    (Cue.LOADING, _is_loading),
    (Cue.AD, _is_ad),
    (Cue.CREDIT, is_bracketed),
    (Cue.CREDIT, is_credit),
    (Cue.RELATED, _is_related),
    (Cue.COMMENTS, _is_comments),
    (Cue.TOOLS, _is_rating),
    (Cue.TOOLS, _is_listening),
    (Cue.TOOLS, _is_sharing),
    (Cue.OFFER, _is_offer),
    (Cue.LEGAL, _is_legal),
    (Cue.ABOUT, _is_about),
    (Cue.FEEDBACK, _is_feedback),
    (Cue.EDITOR, _is_editor),
    (Cue.UPDATED, _is_updated),
    (Cue.DATE, _is_date),
    (Cue.COOKIES, _is_cookies),
    (Cue.MENU, _is_menu),
    (Cue.PATH, _is_path),
    (Cue.PROMPT, prompts.is_prompt),
    (Cue.BUTTON, _is_button),
    (Cue.AD, prompts.is_break_for_ad),
    (Cue.COMMENTS, prompts.is_asking_for_comments),
    (Cue.MENU, prompts.is_row_of_sections),
    (Cue.TOOLS, prompts.is_bar),
    (Cue.TICKER, prompts.is_ticker),
    (Cue.WEATHER, prompts.is_weather),
    (Cue.POINTS, _is_heading_points),
    (Cue.STUB, prompts.is_stub),
)
