"""One article out of the pages that its site cut it into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.words import count_words
from bot.models import Article
from bot.sources.headline import fold


def join_pages(first: Article, following: Sequence[Article], *, more: bool) -> Article:
    """Return the first page's article with the text of the pages after it.

    What a page repeats from those before it, at its beginning or end (title, lead, a box about
    the author), is left out.

    Args:
        first: The article as its first page gives it; if that is a teaser, so is the whole.
        following: The pages after it, in order.
        more: Whether there are further pages, which were not read.
    """
    paragraphs = first.text.split("\n\n")
    seen = {fold(first.title), *map(fold, paragraphs)} - {""}
    whole = not more
    for page in following:
        own = _new(page.text.split("\n\n"), seen)
        paragraphs += own
        seen.update(map(fold, own))
        whole = whole and page.coverage.complete
    text = "\n\n".join(paragraphs)
    pages = 1 + len(following)
    coverage = replace(first.coverage, words_read=count_words(text))
    if coverage.complete and not whole:
        read = "first page was" if pages == 1 else f"first {pages} pages were"
        coverage = replace(coverage, complete=False, note=f"only the {read} readable")
    return replace(first, text=text, coverage=coverage)


def _new(paragraphs: list[str], seen: set[str]) -> list[str]:
    start, end = 0, len(paragraphs)
    while start < end and fold(paragraphs[start]) in seen:
        start += 1
    while end > start and fold(paragraphs[end - 1]) in seen:
        end -= 1
    return paragraphs[start:end]
