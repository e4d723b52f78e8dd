"""An answer under way: how much is read, and what of it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.core import texts
from bot.core.limits import EMBED_TITLE
from bot.core.render.parts import LEAD_LIMIT, Style, link_of, said, title_of
from bot.core.render.payload import Embed, Reply
from bot.models import Article, Progress

SUBJECT_LIMIT: Final = 80
BAR_WIDTH: Final = 10


@dataclass(frozen=True, slots=True)
class Live:
    """One item at work.

    Attributes:
        label: Names it (a host, a file) until its article is read.
        spoiler: Whether nothing of what it says may be seen yet.
    """

    label: str
    article: Article | None = None
    progress: Progress | None = None
    spoiler: bool = False


def live_reply(items: Sequence[Live], *, style: Style) -> Reply:
    """Show how far an answer is.

    A single article's TL;DR is shown as it is written; of several, only how far each is read.
    """
    match items:
        case [Live(article=Article() as article, progress=Progress() as progress, spoiler=False)]:
            if lead := said(progress.draft, LEAD_LIMIT):
                return _draft(article, lead, style)
    lines = [line for item in items for line in _lines(item)]
    return Reply("\n".join(lines) or texts.READING_UNNAMED)


def _draft(article: Article, lead: str, style: Style) -> Reply:
    title, written = title_of(article), f"**{lead}** …"
    if style == "plain":
        return Reply(f"**{said(title, SUBJECT_LIMIT)}**\n\n{written}\n\n-# {texts.WRITING}")
    embed = Embed(
        title=said(title, EMBED_TITLE),
        url=link_of(article),
        description=written,
        footer=texts.WRITING,
    )
    return Reply(embeds=(embed,))


def _lines(item: Live) -> list[str]:
    subject = said(item.label, SUBJECT_LIMIT)
    if item.progress is None:
        return [texts.READING.format(subject=subject) if subject else texts.READING_UNNAMED]
    progress = item.progress
    unit = texts.WORD if progress.words == 1 else texts.WORDS
    counts = {"words": f"{progress.words:,}", "unit": unit}
    if progress.parts == 1:
        return [texts.READING_WORDS.format(**counts)]
    pattern = texts.READING_PARTS if progress.part < progress.parts else texts.READ_ALL_PARTS
    # The part that is being read counts from one; the bar shows those that are read.
    line = pattern.format(**counts, part=progress.part + 1, parts=progress.parts)
    return [line, _bar(progress.part, progress.parts)]


def _bar(done: int, total: int) -> str:
    full = BAR_WIDTH * done // total
    return texts.BAR_FULL * full + texts.BAR_EMPTY * (BAR_WIDTH - full)
