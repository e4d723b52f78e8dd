"""All quotes of an article, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bot.core import texts
from bot.core.limits import EMBED_DESCRIPTION, EMBED_TITLE, MESSAGE, length
from bot.core.markdown import escape
from bot.core.render.parts import Style, link_of, quote_lines, said, title_of, written_by
from bot.core.render.payload import Embed, Reply
from bot.models import Article, Selection

QUOTES_A_PAGE: Final = 5
PAGE_TITLE_LIMIT: Final = 120
_LONG_LINE: Final = 1000
"""A line is longer only by its link, which it then does without."""
_GAP: Final = "\n\n"


def quotes_page(
    article: Article, selection: Selection, *, page: int, style: Style
) -> tuple[Reply, int]:
    """Show one page of an article's quotes, and return how many pages there are, at least one.

    Args:
        article: What the quotes stand in.
        selection: The quotes, in source order.
        page: From 0; one that is not there is the nearest that is.
        style: `embed`, or `plain` for text that can be copied whole.
    """
    title = said(title_of(article), EMBED_TITLE if style == "embed" else PAGE_TITLE_LIMIT)
    heading = f"**{texts.KEY_QUOTES}**" if style == "embed" else f"**{title}**"
    by = written_by(selection)
    # The foot is never longer than with the greatest numbers.
    foot = length(escape(f"{texts.PAGE.format(page=999, pages=999)} · {by}"))
    room = EMBED_DESCRIPTION if style == "embed" else MESSAGE - foot
    pages = _paged(_lines(article, selection, style), room - length(heading) - 3 * len(_GAP))
    if not pages:
        return Reply(texts.NO_QUOTES), 1
    page = min(max(page, 0), len(pages) - 1)
    place = texts.PAGE.format(page=page + 1, pages=len(pages)) if len(pages) > 1 else ""
    shown, below = _GAP.join([heading, *pages[page]]), " · ".join(filter(None, [place, by]))
    if style == "plain":
        return Reply(f"{shown}{_GAP}-# {escape(below)}"), len(pages)
    embed = Embed(title=title, url=link_of(article), description=shown, footer=below)
    return Reply(embeds=(embed,)), len(pages)


def _lines(article: Article, selection: Selection, style: Style) -> Iterable[str]:
    for quote in selection.quotes:
        for line in quote_lines(article, [quote], style=style):
            short = length(line) <= _LONG_LINE
            yield (
                line if short else quote_lines(replace(article, url=None), [quote], style=style)[0]
            )


def _paged(lines: Iterable[str], room: int) -> list[list[str]]:
    """Put five quotes on a page, fewer where they are long."""
    pages: list[list[str]] = []
    left = 0
    for line in (f"> {line}" for line in lines):
        size = length(line) + len(_GAP)
        if not pages or len(pages[-1]) == QUOTES_A_PAGE or size > left:
            pages.append([])
            left = room
        pages[-1].append(line)
        left -= size
    return pages
