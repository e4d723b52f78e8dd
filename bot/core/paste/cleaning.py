"""From a paste to the article in it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, starmap

from bot.core.paste.furniture import article_lines
from bot.core.paste.heads import headline, read_head
from bot.core.paste.lines import Line, join_text, split_lines
from bot.core.paste.looks import ITEM, look_at
from bot.core.paste.result import Pasted
from bot.core.paste.wrapping import unwrap

_PAGE_LINES = 5000
"""A paste of more lines than this is a book or a log, not a page."""


def clean_paste(raw: str) -> Pasted:
    """Take the article out of text copied from a web page.

    Menus, bylines, captions, advertisements, related links and footers go; the article's own
    lines stay word for word, sub-headings included. What shows no furniture, or is too long for
    a page, stays whole. Lines are put into NFC, with single spaces and without invisible
    characters; hard-wrapped lines are joined.
    """
    lines = unwrap(split_lines(raw))
    if len(lines) > _PAGE_LINES:
        return _pasted(lines)
    looks = look_at(lines)
    head = read_head(looks)
    return replace(
        _pasted([lines[i] for i in article_lines(looks, head)]),
        title="" if head.title is None else headline(lines[head.title].text),
        site=head.site,
        author=head.author,
        published=head.published,
    )


def _pasted(lines: list[Line]) -> Pasted:
    separators = [*starmap(_separator, pairwise(lines)), ""][: len(lines)]
    text, origin = join_text(lines, separators)
    return Pasted(text=text, origin=origin)


def _separator(before: Line, after: Line) -> str:
    both_items = ITEM.match(before.text) and ITEM.match(after.text)
    return "\n" if both_items and not after.apart else "\n\n"
