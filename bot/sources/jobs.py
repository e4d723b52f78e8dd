"""What worker processes are asked to do.

The libraries are imported inside: the bot's own process refers to these functions but never runs
them, and stays small.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.models import Article, ChatLine
from bot.sources.raw import Raw
from bot.sources.reading import Reading
from bot.sources.video.recording import RawTranscript


def html_to_article(raw: Raw, min_words: int) -> Reading:
    """Find the article in an HTML page or file; raises SourceError."""
    from bot.sources.page.html import read_html

    return read_html(raw, min_words=min_words)


def pdf_to_article(raw: Raw, min_words: int) -> Article:
    """Read the text of a PDF; raises SourceError."""
    from bot.sources.pdf.document import read_pdf

    return read_pdf(raw, min_words=min_words)


def docx_to_article(raw: Raw, min_words: int) -> Article:
    """Read a Word document; raises SourceError."""
    from bot.sources.word import read_docx

    return read_docx(raw, min_words=min_words)


def rtf_to_article(raw: Raw, min_words: int) -> Article:
    """Read a document in Rich Text Format; raises SourceError."""
    from bot.sources.rtf import read_rtf

    return read_rtf(raw, min_words=min_words)


def subtitles_to_article(raw: Raw, min_words: int) -> Article:
    """Read what is spoken from subtitles; raises SourceError."""
    from bot.sources.video.subtitles import read_subtitles

    return read_subtitles(raw, min_words=min_words)


def transcript_to_article(raw: RawTranscript, min_words: int) -> Article:
    """Read what is said in a video; raises SourceError."""
    from bot.sources.video.article import read_transcript

    return read_transcript(raw, min_words=min_words)


def joined(first: Article, following: Sequence[Article], more: bool) -> Article:
    """Join the pages of an article."""
    from bot.sources.page.joining import join_pages

    return join_pages(first, following, more=more)


def chat_to_article(lines: Sequence[ChatLine], url: str, min_words: int) -> Article:
    """Read a run of messages as one text; raises SourceError."""
    from bot.sources.chat import read_chat

    return read_chat(lines, url, min_words=min_words)


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
