"""Telling the lines in which a page speaks to its reader from the article's own paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import regex

from bot.core.paste.phrases import searcher, starting
from bot.core.paste.shapes import Shape

_SAID = regex.compile(
    r"[\"“”„«»「」『』‹›]|^[—–―-]|(?:^|\s)[‘']\p{L}|^\p{L}[\p{L}\p{M}. ]{0,30}[:：]\s"
)
_CALL = regex.compile(r"\s[–—-]\s([^–—.!?,]{3,40})[.!]?$")
_MOST_WORDS = 45
_OPEN_WORDS = 25
_OWN_SHARE = 0.15
"""The part of an article's paragraphs from which on its author speaks to the reader."""
_SAMPLE = 60
"""Paragraphs that are enough to know an author's manner."""


def speaks_to_reader(look: Shape) -> bool:
    """Return whether the narrator of a line, not someone quoted, turns to the reader."""
    return not _SAID.search(look.text) and bool(searcher("READER").search(look.folded))


def is_aside(look: Shape) -> bool:
    """Return whether a line speaks to the reader of the page it stands on, as in a banner.

    What ends as a sentence must name this very page and turn to the reader; for a line without
    an end the page is enough, or any newsletter, app or account.
    """
    if look.words > (_MOST_WORDS if look.closed else _OPEN_WORDS) or _SAID.search(look.text):
        return False
    if _is_call(look):
        return True
    here = searcher("THIS_PAGE").search(look.folded)
    if here and not look.closed:
        return True
    if not speaks_to_reader(look):
        return False
    return bool(here) or (not look.closed and _names_offer(look))


def _is_call(look: Shape) -> bool:
    """Tell `… in our newsletter – sign up now.`, whose dash parts the offer from the call."""
    call = _CALL.search(look.folded)
    if call is None or "OFFER_VERBS" not in starting(call[1]):
        return False
    return bool(searcher("SUBSCRIPTION").search(look.folded))


def _names_offer(look: Shape) -> bool:
    return any(searcher(table).search(look.folded) for table in ("OFFER_NOUNS", "SUBSCRIPTION"))


def addresses_reader(looks: Sequence[Shape]) -> bool:
    """Return whether an article itself speaks to its reader, as columns and advice do."""
    solid = [*islice((look for look in looks if look.solid), _SAMPLE)]
    speaking = sum(1 for look in solid if speaks_to_reader(look) and not is_aside(look))
    return speaking > _OWN_SHARE * len(solid)
