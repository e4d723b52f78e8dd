"""Telling furniture between an article's paragraphs by what stands around it, not by its words."""

from __future__ import annotations

from collections.abc import Container, Sequence

import regex

from bot.core.paste.cues import Cue
from bot.core.paste.heads import Head, is_spoken, is_subhead
from bot.core.paste.looks import ITEM, Look
from bot.core.paste.phrases import fold
from bot.core.paste.prompts import HANDLE
from bot.core.paste.voice import addresses_reader, speaks_to_reader

_PROMOTED = regex.compile(r"^【[^】]{1,12}】\s?\S")
_INITIALS = regex.compile(r"^[(（]\p{L}[\p{L}.]{0,5}(?:[/, ]{1,2}\p{L}[\p{L}.]{0,5})*[)）]$")
_SITE_WIDTH = 8
_LABEL_WORDS = 3
_TITLE_WORDS = 5
_LINE_WORDS = 15
_ASIDE_WORDS = 25
_BESIDE = {Cue.BUTTON, Cue.UPDATED}
_MOST_PAIRS = 2
_HEADED = 2
"""Sub-headings from which on a label may be one of them."""


def strays(looks: Sequence[Look], head: Head, furniture: Container[int]) -> set[int]:
    """Return lines below the head that their surroundings tell from the article's."""
    body = range(head.end, len(looks))
    promoted = [i for i in body if _is_open(looks[i]) and _PROMOTED.match(looks[i].text)]
    found = {i for i in body if _is_contact(looks[i])}
    if head.site and len(head.site) >= _SITE_WIDTH:
        asides = not addresses_reader(looks)
        found |= {i for i in body if _is_of_site(looks[i], fold(head.site), asides=asides)}
    found |= set(promoted if len(promoted) == 1 else ())
    found |= {i for i in body if _INITIALS.match(looks[i].text) and not looks[i].text.isupper()}
    pairs = [i for i in body[1:-2] if _is_teaser_box(looks, i)]
    headed = sum(1 for i in body[1:-1] if is_subhead(looks, i))
    if len(pairs) <= _MOST_PAIRS and headed < _HEADED + len(pairs):
        found.update(at for i in pairs for at in (i, i + 1))
    for i in body:
        beside = any(at in furniture or at in found for at in (i - 1, i + 1) if at >= head.end)
        if beside and _is_notice(looks[i]):
            found.add(i)
    return found


def _is_notice(look: Look) -> bool:
    """Tell a button, or what a browser is told, which count only beside other furniture."""
    if look.words <= _LINE_WORDS and "javascript" in look.folded:
        return True
    return look.cue is Cue.COOKIES or (look.cue in _BESIDE and not look.closed)


def _is_open(look: Look) -> bool:
    """Tell a line that could be a heading, a link or a button."""
    plain = not look.closed and look.words <= _LINE_WORDS and not look.turn
    return plain and not is_spoken(look) and not ITEM.match(look.text)


def _is_of_site(look: Look, site: str, *, asides: bool) -> bool:
    """Tell a line that names the site: prose names it in sentences that are for nobody."""
    if look.cue or site not in look.folded or look.words > _ASIDE_WORDS:
        return False
    return _is_open(look) or (asides and speaks_to_reader(look))


def _is_contact(look: Look) -> bool:
    return _is_open(look) and bool(HANDLE.search(look.text))


def _is_teaser_box(looks: Sequence[Look], at: int) -> bool:
    """Tell a label and a headline below it from a heading, which has its text below it.

    Below the two the article goes on with a sentence, as it did above them.
    """
    before, label, title, after = looks[at - 1 : at + 3]
    if not (_is_open(label) and label.words <= _LABEL_WORDS and before.closed and after.closed):
        return False
    plain = label.cue is None and title.cue is None
    if not plain or any(map(str.isdigit, label.text)) or not label.text[-1].isalpha():
        return False
    return _is_open(title) and title.words >= _TITLE_WORDS and title.text[-1] not in ",:;，：；"
