"""Deciding which lines of a paste are the article's: by their looks and their places."""

from __future__ import annotations

from collections.abc import Container, Sequence

import regex

from bot.core.paste.bylines import byline_author, is_about
from bot.core.paste.cues import Cue
from bot.core.paste.heads import Head, is_spoken, is_subhead
from bot.core.paste.looks import BOX, ITEM, Look
from bot.core.paste.phrases import fold
from bot.core.paste.prompts import is_note_on_author
from bot.core.paste.strays import strays
from bot.core.paste.wires import is_sign_off

_BETWEEN = {
    Cue.AD,
    Cue.LOADING,
    Cue.TOOLS,
    Cue.CREDIT,
    Cue.RELATED,
    Cue.OFFER,
    Cue.MENU,
    Cue.FEEDBACK,
    Cue.PROMPT,
    Cue.STUB,
    Cue.TICKER,
}
"""What stands between an article's paragraphs; the rest of the cues is ambiguous there."""
_INTERRUPTING = {
    Cue.AD,
    Cue.LOADING,
    Cue.CREDIT,
    Cue.OFFER,
    Cue.RELATED,
    Cue.PROMPT,
    Cue.STUB,
    Cue.TICKER,
}
"""What an article may go on after, be it with a short sentence."""
_CLOSING = {Cue.COMMENTS, Cue.ABOUT, Cue.LEGAL}
"""What nothing of an article follows, unless a good part of it does."""
_SOFT = {Cue.DATE, Cue.UPDATED, Cue.PATH, Cue.COOKIES, Cue.BUTTON}
_ENDED = regex.compile(r"[.。।۔։።][\"”’»›')\]）」』]*$|^[—–―-]|^[\"“„«‹「『].*[\"”»›」』]$")
_STOP = regex.compile(r"[.!?…。！？।॥؟۔።։]")
_BIO_WORDS = 80
_TEASER_WORDS = 25
_AFTERWORD = 0.3
_HEADING_WORDS = 12
_REPEATED = 20
"""Characters of a headline that no line of prose holds by chance."""


def article_lines(looks: Sequence[Look], head: Head) -> list[int]:
    """Return the numbers of the lines that make up the article's text."""
    furniture = {i for i, look in enumerate(looks) if _is_furniture(look)}
    furniture |= strays(looks, head, furniture)
    after = _end(looks, head, furniture)
    kept = [
        *head.kept,
        *_body(looks, head, after, furniture),
        *_tail(looks, after, head, furniture),
    ]
    title = "" if head.title is None else fold(looks[head.title].text)
    return [i for i in kept if not _repeats(looks[i], title)]


def _repeats(look: Look, title: str) -> bool:
    """Tell the headline when it comes again, be it at the end of a path or before the site."""
    if len(look.text) > 2 * len(title):
        return False
    if look.closed or len(title) < _REPEATED:
        return look.folded == title
    return title in look.folded


def _end(looks: Sequence[Look], head: Head, furniture: Container[int]) -> int:
    """Return the line after the last paragraph; all lines count when there is no paragraph."""
    words = [
        look.words if look.solid and i not in furniture and look.cue is not Cue.EDITOR else 0
        for i, look in enumerate(looks)
    ]
    left = total = sum(words[head.end :])
    if not total:
        return len(looks)
    stop = len(looks)
    for i in range(head.end, len(looks)):
        left -= words[i]
        closing = looks[i].cue in _CLOSING or is_sign_off(looks[i])
        if closing and left <= _AFTERWORD * total:
            stop = i
            break
    last = (
        i for i in range(stop - 1, head.end - 1, -1) if words[i] and not _is_bio(looks, i, head)
    )
    return next(last, head.end - 1) + 1


def _is_furniture(look: Look) -> bool:
    return look.cue in _BETWEEN or look.cue in _CLOSING


def _body(looks: Sequence[Look], head: Head, end: int, furniture: Container[int]) -> list[int]:
    kept: list[int] = []
    teasers: int | None = None
    subheads = sum(1 for i in range(head.end + 1, end - 1) if is_subhead(looks, i))
    for i in range(head.end, end):
        if i in furniture and not _is_row(looks, i):
            teasers = 0 if _opens_list(looks[i], head.site) else None
        elif (
            teasers is not None
            and _is_teaser(looks[i])
            and not (teasers and subheads > 1 and is_subhead(looks, i))
        ):
            teasers += 1
        else:
            teasers = None
            kept.append(i)
    return kept


def _opens_list(look: Look, site: str | None) -> bool:
    if look.cue not in {Cue.RELATED, Cue.OFFER} or look.closed:
        return False
    named = look.text.isupper() or fold(site or "\n") in look.folded
    if look.cue is Cue.OFFER:
        return look.labelled("NEWSLETTER")
    return (
        named or look.text.endswith((":", "：")) or not (look.rest("RELATED") or "").strip(" →>»")
    )


def _is_teaser(look: Look) -> bool:
    return look.cue is None and look.words <= _TEASER_WORDS and not _ENDED.search(look.text)


def _is_row(looks: Sequence[Look], at: int) -> bool:
    """Tell a row of a table by its neighbour with as many columns."""
    if looks[at].cue is not Cue.MENU:
        return False
    beside = [looks[i] for i in (at - 1, at + 1) if 0 <= i < len(looks)]
    return any(len(look.cells) == len(looks[at].cells) for look in beside)


def _is_bio(looks: Sequence[Look], at: int, head: Head) -> bool:
    """Tell a closing note on the author: "Ann Lee is a writer in Leeds."."""
    look = looks[at]
    if is_note_on_author(look):
        return True
    return look.words <= _BIO_WORDS and is_about(look, head.author, boxed=bool(looks[at - 1].cue))


def _tail(looks: Sequence[Look], start: int, head: Head, furniture: Container[int]) -> list[int]:
    """Keep what follows the last paragraph up to the footer, and past a box only sentences."""
    kept: list[int] = []
    last = max((i for i in range(start, len(looks)) if looks[i].cue), default=0)
    interrupted = False
    for i in range(start, len(looks)):
        look, more = looks[i], i < last
        if _ends_article(looks, i, head, more=more):
            break
        stray = i in furniture and look.cue in {None, Cue.BUTTON}
        if stray or look.cue in _INTERRUPTING or (more and _is_box(look)):
            interrupted = True
        elif not interrupted or _is_sentence(look):
            kept.append(i)
        if is_sign_off(look) and not any(is_sign_off(after) for after in looks[i + 1 :]):
            break
    while kept and kept[-1] < last and _is_loose(looks[kept[-1]]):
        kept.pop()
    return kept


def _ends_article(looks: Sequence[Look], at: int, head: Head, *, more: bool) -> bool:
    look = looks[at]
    if is_sign_off(look):
        return False
    if look.cue in _SOFT or byline_author(look) is not None:
        return more and not look.closed
    return (look.cue is not None and look.cue not in _INTERRUPTING) or _is_bio(looks, at, head)


def _is_sentence(look: Look) -> bool:
    """Tell a short last sentence or turn from a linked headline."""
    return bool(_ENDED.search(look.text)) or (look.closed and is_spoken(look)) or is_sign_off(look)


def _is_loose(look: Look) -> bool:
    """Tell a heading of the page, which nothing of the article follows, from verse and lists."""
    if look.cue or look.words > _HEADING_WORDS or is_spoken(look) or _STOP.search(look.text[-5:]):
        return False
    plain = not ITEM.match(look.text) and not any(map(str.isdigit, look.text))
    return plain and not is_sign_off(look)


def _is_box(look: Look) -> bool:
    """Tell a line such as "Pros: light; quiet" that closes a page."""
    if look.closed or look.turn or ITEM.match(look.text):
        return False
    return bool(BOX.match(look.text))
