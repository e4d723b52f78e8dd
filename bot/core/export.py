"""Summaries and articles as JSON values, in the shape other programs rely on."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from bot.core.citations import place_url
from bot.models import Article, Quote, Summary


def article_values(article: Article) -> dict[str, Any]:
    """Return what is known of an article; offsets elsewhere count code points into `text`."""
    coverage = article.coverage
    return {
        "title": article.title,
        "url": article.url,
        "site": article.site,
        "author": article.author,
        "published": article.published,
        "language": article.language,
        "words": article.words,
        "coverage": {
            "complete": coverage.complete,
            "words_read": coverage.words_read,
            "parts": coverage.parts,
            "note": coverage.note,
        },
        "text": article.text,
    }


def summary_values(article: Article, summary: Summary) -> dict[str, Any]:
    """Return an article and its summary as one object, the text last."""
    known = article_values(replace(article, coverage=summary.coverage or article.coverage))
    text = known.pop("text")
    return (
        known
        | {"words": article.words}
        | {
            "tldr": summary.tldr,
            "points": list(summary.points),
            "quotes": [_quote(article, quote) for quote in summary.quotes],
            "engine": summary.engine,
            "model": summary.model,
            "note": summary.note,
            "usage": asdict(summary.usage) | {"cost_usd": round(summary.usage.cost_usd, 6)},
            "text": text,
        }
    )


def _quote(article: Article, quote: Quote) -> dict[str, Any]:
    return {
        "text": quote.text,
        "speaker": quote.speaker,
        "start": quote.start,
        "end": quote.end,
        "url": place_url(article, quote.start, quote.end),
    }
