"""The pipeline without Discord, for `precis summarize` and `precis extract`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from bot.app import open_summarizer
from bot.config import Settings
from bot.core.export import article_values, summary_values
from bot.core.intake import File, FileItem, Item, LinkItem
from bot.core.render import Summarized
from bot.errors import NotText, TooLarge
from bot.models import Article, Length
from bot.pipeline.summarize import Wish

STANDARD_INPUT = "-"


async def summarize_source(
    settings: Settings, source: str, *, length: Length | None, as_json: bool
) -> str:
    """Summarise a link, a path or standard input.

    Raises:
        PrecisError: with a sentence for the user.
    """
    wish = Wish(length=length or Length(settings.summary.length))
    async with open_summarizer(settings) as summarizer:
        done = await summarizer.summary(_item(source, settings.reading.max_file_bytes), wish)
    if as_json:
        return _json(summary_values(done.article, done.summary))
    return _summary_text(done)


async def extract_source(settings: Settings, source: str, *, as_json: bool) -> str:
    """Show the article in a link, a path or standard input.

    Raises:
        PrecisError: with a sentence for the user.
    """
    async with open_summarizer(settings) as summarizer:
        article = await summarizer.read(_item(source, settings.reading.max_file_bytes))
    if as_json:
        return _json(article_values(article))
    return "\n\n".join(filter(None, [_head(article), article.text, article.coverage.note]))


def _item(source: str, limit: int) -> Item:
    if source.lower().startswith(("http://", "https://")):
        return LinkItem(source)
    if source == STANDARD_INPUT:
        data = sys.stdin.buffer.read(limit + 1)
        name, kind = "standard input.txt", "text/plain"
    else:
        path = Path(source)
        try:
            with path.open("rb") as stream:
                data = stream.read(limit + 1)
        except OSError as error:
            like_a_link = "." in source.split("/", maxsplit=1)[0] and "/" in source.strip("./")
            hint = f" For a link, write https://{source}" if like_a_link else ""
            reason = error.strerror or "not a file"
            raise NotText(f"I cannot read {source or 'nothing'}: {reason}.{hint}") from error
        name, kind = path.name, None
    if len(data) > limit:
        raise TooLarge

    async def read() -> bytes:
        return data

    return FileItem(File(name=name, size=len(data), content_type=kind, read=read))


def _head(article: Article) -> str:
    known = [article.site, article.author, article.published]
    return "\n".join(filter(None, [article.title, " · ".join(filter(None, known))]))


def _summary_text(done: Summarized) -> str:
    article, summary = done.article, done.summary
    parts = [_head(article), summary.tldr]
    if summary.points:
        parts.append("\n".join(f"• {point}" for point in summary.points))
    parts += [f"“{quote.text}”\n  — {quote.speaker or 'not named'}" for quote in summary.quotes]
    parts.append(f"({article.words} words read; engine: {summary.engine})")
    return "\n\n".join(filter(None, parts))


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2)
