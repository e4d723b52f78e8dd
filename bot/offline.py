"""The pipeline without Discord, for `precis summarize`, `precis ask` and `precis extract`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from bot.app import open_pipeline
from bot.config import Settings
from bot.core.citations import place_url
from bot.core.export import answer_values, article_values, summary_values
from bot.core.intake import File, FileItem, Item, LinkItem
from bot.core.languages import english_name
from bot.core.render import Summarized
from bot.core.texts import NOT_SAID
from bot.errors import (
    ConfigError,
    NothingToRead,
    NotText,
    PrecisError,
    PriceToConfirm,
    TooLarge,
)
from bot.models import Article, Coverage, Length, Summary
from bot.pipeline.answer import Answered
from bot.pipeline.budget import NOBODY
from bot.pipeline.summarize import Wish

STANDARD_INPUT = "-"


async def summarize_source(
    settings: Settings,
    source: str,
    *,
    length: Length | None,
    language: str | None,
    agreed: bool,
    as_json: bool,
) -> str:
    """Summarise a link, a path or standard input; `agreed` to whatever it costs.

    Raises:
        PrecisError: with a sentence for the user.
    """
    if language is not None and english_name(language) is None:
        raise ConfigError(
            f"--language: there is no language “{language}”. Write a code such as de."
        )
    wish = Wish(length=length or Length(settings.summary.length), language=language, agreed=agreed)
    async with open_pipeline(settings) as pipeline:
        item = _item(source, settings.reading.max_file_bytes)
        try:
            done = await pipeline.summarizer.summary(item, wish)
        except PriceToConfirm as price:
            raise PrecisError(
                f"{price.user_message} Add --yes to go ahead, or --engine extractive."
            ) from price
    if as_json:
        return _json(summary_values(done.article, done.summary))
    return _summary_text(done)


async def ask_source(settings: Settings, source: str, question: str, *, as_json: bool) -> str:
    """Answer a question from a link, a path or standard input.

    Raises:
        PrecisError: with a sentence for the user.
    """
    if not question.strip():
        raise NothingToRead("Ask a question: precis ask SOURCE QUESTION.")
    async with open_pipeline(settings) as pipeline:
        article = await pipeline.summarizer.read(_item(source, settings.reading.max_file_bytes))
        done = await pipeline.answerer.ask(question, [article], NOBODY)
    if as_json:
        return _json(answer_values(done.documents, done.answer))
    return _answer_text(done)


async def extract_source(settings: Settings, source: str, *, as_json: bool) -> str:
    """Show the article in a link, a path or standard input.

    Raises:
        PrecisError: with a sentence for the user.
    """
    async with open_pipeline(settings) as pipeline:
        article = await pipeline.summarizer.read(_item(source, settings.reading.max_file_bytes))
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
    read = summary.coverage or article.coverage
    parts.append(f"({', '.join(filter(None, _closing(read, summary)))})")
    return "\n\n".join(filter(None, parts))


def _answer_text(done: Answered) -> str:
    answer = done.answer
    lines = [answer.text or NOT_SAID]
    if not answer.answered and answer.citations:
        lines.append(f"The nearest I found: “{answer.citations[0].text}”")
    elif answer.citations:
        lines.append("\n".join(_cited(done, number) for number in range(len(answer.citations))))
    usage = answer.usage
    known = [
        f"engine: {answer.model or answer.engine}",
        answer.note,
        f"{usage.tokens:,} tokens" if usage.tokens else "",
        f"${usage.cost_usd:.4f}" if usage.cost_usd else "",
    ]
    lines.append(f"({', '.join(filter(None, known))})")
    return "\n\n".join(lines)


def _cited(done: Answered, number: int) -> str:
    cited = done.answer.citations[number]
    place = place_url(done.documents[cited.document], cited.start, cited.end)
    return "\n    ".join(filter(None, [f"[{number + 1}] “{cited.text}”", place]))


def _closing(read: Coverage, summary: Summary) -> list[str]:
    usage = summary.usage
    about = "about " if usage.estimated else ""
    return [
        f"{read.words_read:,} words read" + (f" in {read.parts} parts" if read.parts > 1 else ""),
        read.note,
        f"engine: {summary.model or summary.engine}",
        summary.note,
        f"{about}{usage.tokens:,} tokens" if usage.tokens else "",
        f"{about}${usage.cost_usd:.4f}" if usage.cost_usd else "",
    ]


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2)
