"""From plain text, pasted or in a file, to an article. Runs in a worker process only."""

from __future__ import annotations

from collections.abc import Callable

from bot.core.paste import Pasted
from bot.models import Article, Coverage
from bot.sources import language
from bot.sources.amount import enough_words
from bot.sources.raw import Raw
from bot.sources.sniffing import decode


def read_plain(raw: Raw, clean: Callable[[str], Pasted], *, min_words: int) -> Article:
    """Return the article that a plain text is.

    Args:
        raw: The text's bytes.
        clean: Finds the title in a text and takes away what is not the article's.
        min_words: Shorter texts are refused.

    Raises:
        SourceError: when it is no text, or there is too little of it.
    """
    pasted = clean(decode(raw.body, raw.content_type))
    words = enough_words(pasted.text, min_words)
    return Article(
        text=pasted.text,
        coverage=Coverage(complete=True, words_read=words),
        title=pasted.title,
        url=raw.url,
        kind=raw.kind,
        site=pasted.site,
        author=pasted.author,
        published=pasted.published,
        language=language.detect(pasted.text),
    )
