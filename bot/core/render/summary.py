"""The answer to a request: one embed (or one stretch of text) per article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.core import texts
from bot.core.limits import (
    EMBED_DESCRIPTION,
    EMBED_TITLE,
    EMBEDS_TOTAL,
    MESSAGE,
    fit,
    length,
)
from bot.core.markdown import escape
from bot.core.render.blocks import Block, lay_out
from bot.core.render.parts import (
    LEAD_LIMIT,
    NAME_LIMIT,
    POINT_LIMIT,
    Style,
    footer,
    link_of,
    linked_title,
    meta_line,
    quote_lines,
    said,
    title_of,
)
from bot.core.render.payload import Embed, Reply
from bot.models import Article, Selection, Summary

SHOWN: Final = 3
"""Articles in one reply: more would not be read on a phone."""
SENTENCE_LIMIT: Final = 500


@dataclass(frozen=True, slots=True)
class Summarized:
    """An article and its summary; `spoiler` when the link stood inside spoiler marks.

    Attributes:
        document: The stored article's number; None where nothing is stored.
    """

    article: Article
    summary: Summary
    spoiler: bool = False
    document: int | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """What could not be read: `label` names it (a host, a file), `message` tells the asker why.

    Attributes:
        paste_helps: Whether the asker could get the text by copying it.
    """

    label: str
    message: str
    paste_helps: bool = False


@dataclass(frozen=True, slots=True)
class Priced:
    """What is dear enough to ask first: `label` names it, `message` tells the price."""

    label: str
    message: str


Result = Summarized | Failed | Priced


def summary_reply(items: Sequence[Result], *, style: Style, total: int | None = None) -> Reply:
    """Show what was read, at most three articles.

    Args:
        items: In the order asked for.
        style: `embed`, or `plain` for text that can be copied whole.
        total: How many were asked for, when more than were tried.
    """
    shown = items[:SHOWN]
    asked = max(total or 0, len(items))
    note = texts.FIRST_OF_MANY.format(shown=len(shown), total=asked) if asked > len(shown) else ""
    match shown:
        case [Failed(message=message)] if not note:
            return failure_reply(message)
    offer = any(isinstance(item, Priced) for item in shown)
    if style == "plain":
        return Reply(_plain(shown, note), offer=offer)
    return Reply(note, _embeds(shown), offer=offer)


def offer_reply(message: str) -> Reply:
    """Tell the price of key quotes and let the asker choose."""
    return Reply(said(message, SENTENCE_LIMIT), offer=True)


def quotes_reply(
    article: Article,
    chosen: Selection,
    *,
    style: Style,
    spoiler: bool = False,
    total: int = 1,
) -> Reply:
    """Show an article's key quotes, or say plainly that it has none.

    Args:
        article: What the quotes stand in.
        chosen: The quotes, in source order.
        style: As for `summary_reply`.
        spoiler: Whether every line hides behind spoiler marks.
        total: How many articles were asked for; this is the first.
    """
    lines = quote_lines(article, chosen.quotes, style=style)
    if not lines:
        return Reply(texts.NO_QUOTES)
    block = Block(lead=texts.KEY_QUOTES, quotes=lines, spoiler=spoiler)
    foot = footer(article.coverage, chosen)
    note = texts.FIRST_OF_SEVERAL.format(total=total) if total > 1 else ""
    if style == "plain":
        section = _section(article, block, foot, MESSAGE - length(note) - 2)
        return Reply("\n\n".join(filter(None, [section, note])))
    return Reply(note, (_embed(article, block, foot, EMBEDS_TOTAL),))


def failure_reply(message: str) -> Reply:
    """Say in one line why there is no summary."""
    return Reply(said(message, SENTENCE_LIMIT))


def _embeds(items: Sequence[Result]) -> tuple[Embed, ...]:
    embeds: list[Embed] = []
    room = EMBEDS_TOTAL
    for waiting, item in zip(range(len(items), 0, -1), items, strict=True):
        if not isinstance(item, Summarized):
            embeds.append(Embed(description=_failed(item)))
        else:
            block, foot = _block(item, "embed"), footer(item.article.coverage, item.summary)
            embeds.append(_embed(item.article, block, foot, room // waiting))
        room -= embeds[-1].size
    return tuple(embeds)


def _plain(items: Sequence[Result], note: str) -> str:
    sections: list[str] = []
    room = MESSAGE - length(note) - 2
    for waiting, item in zip(range(len(items), 0, -1), items, strict=True):
        if not isinstance(item, Summarized):
            sections.append(_failed(item))
        else:
            block, foot = _block(item, "plain"), footer(item.article.coverage, item.summary)
            sections.append(_section(item.article, block, foot, room // waiting - 2))
        room -= length(sections[-1]) + 2
    return "\n\n".join([*sections, note] if note else sections)


def _block(item: Summarized, style: Style) -> Block:
    summary = item.summary
    return Block(
        lead=said(summary.tldr, LEAD_LIMIT),
        points=tuple(filter(None, (said(point, POINT_LIMIT) for point in summary.points))),
        quotes=quote_lines(item.article, summary.quotes, style=style),
        spoiler=item.spoiler,
    )


def _embed(article: Article, block: Block, foot: str, room: int) -> Embed:
    title, url = said(title_of(article), EMBED_TITLE), link_of(article)
    top = [meta_line(article)]
    if block.spoiler:
        top.insert(0, linked_title(article))
        title, url = texts.SPOILER_TITLE, None
    room = min(EMBED_DESCRIPTION, room - length(title) - length(foot))
    body = lay_out(replace(block, top=tuple(filter(None, top))), room)
    return Embed(title=title, url=url, description=body or texts.NOTHING_TO_SAY, footer=foot)


def _section(article: Article, block: Block, foot: str, room: int) -> str:
    url, share = link_of(article), room // 5
    top = [
        f"**{said(title_of(article), share)}**",
        f"<{url}>" if url and length(url) <= share else "",
        fit(meta_line(article), share),
    ]
    bottom = f"-# {fit(escape(foot), share)}"
    return lay_out(replace(block, top=tuple(filter(None, top)), bottom=(bottom,)), room)


def _failed(item: Failed | Priced) -> str:
    label, message = said(item.label, NAME_LIMIT), said(item.message, SENTENCE_LIMIT)
    return f"**{label}** — {message}" if label else message
