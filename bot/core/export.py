"""Summaries, answers and articles as JSON values, in the shape other programs rely on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from bot.core import texts
from bot.core.citations import place_url
from bot.models import Answer, Article, Citation, Quote, Summary, Usage


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
            "usage": _usage(summary.usage),
            "text": text,
        }
    )


def answer_values(documents: Sequence[Article], answer: Answer) -> dict[str, Any]:
    """Return an answer as one object; `[1]` in it stands for the first citation.

    With several articles each citation tells by number, from 0, in which of them it stands.
    """
    several = len(documents) > 1
    return {
        "answer": answer.text if answer.answered else texts.NOT_SAID,
        "answered": answer.answered,
        "citations": [
            _citation(documents[each.document], each)
            | ({"document": each.document} if several else {})
            for each in answer.citations
        ],
        "engine": answer.engine,
        "model": answer.model,
        "note": answer.note,
        "usage": _usage(answer.usage),
    }


def _usage(usage: Usage) -> dict[str, Any]:
    return asdict(usage) | {"cost_usd": round(usage.cost_usd, 6)}


def _citation(article: Article, citation: Citation) -> dict[str, Any]:
    return {
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "url": place_url(article, citation.start, citation.end),
    }


def _quote(article: Article, quote: Quote) -> dict[str, Any]:
    return {
        "text": quote.text,
        "speaker": quote.speaker,
        "start": quote.start,
        "end": quote.end,
        "url": place_url(article, quote.start, quote.end),
    }
