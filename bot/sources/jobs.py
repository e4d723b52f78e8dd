"""What worker processes are asked to do.

The libraries are imported inside: the bot's own process refers to these functions but never runs
them, and stays small.
"""

from __future__ import annotations

from bot.models import Article
from bot.sources.raw import Raw


def html_to_article(raw: Raw, min_words: int) -> Article:
    """Find the article in an HTML page or file; raises SourceError."""
    from bot.sources.html import read_html

    return read_html(raw, min_words=min_words)


def text_to_article(raw: Raw, min_words: int) -> Article:
    """Clean plain text as people paste it; raises SourceError."""
    from bot.core.paste import clean_paste
    from bot.sources.plain import read_plain

    return read_plain(raw, clean_paste, min_words=min_words)


def markdown_to_article(raw: Raw, min_words: int) -> Article:
    """Read a Markdown file as text; raises SourceError."""
    from bot.core.paste import clean_markdown
    from bot.sources.plain import read_plain

    return read_plain(raw, clean_markdown, min_words=min_words)
