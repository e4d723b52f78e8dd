"""Plain text and Markdown, as a worker reads them."""

from __future__ import annotations

import pytest

from bot.errors import Empty, NotText, TooShort
from bot.models import Article, SourceKind
from bot.sources.jobs import html_to_article, markdown_to_article, text_to_article
from bot.sources.raw import Raw

TEXT = (
    "The ferry between the two islands will sail again from Sunday, the harbour office said.\n\n"
    "“People had to fly to visit their neighbours,” said Captain Ida Moen. “That ends now.”\n\n"
    "Tickets cost as much as before. A second ferry is to be bought next year, so that the "
    "islands are never cut off for so long again."
)


def raw(text: str | bytes) -> Raw:
    data = text.encode() if isinstance(text, str) else text
    return Raw(data, SourceKind.CHAT, url="https://discord.com/channels/1/2/3")


def test_text_becomes_an_article_of_its_message() -> None:
    article = text_to_article(raw(f"Ferry sails again\n\n{TEXT}"), 20)
    assert article == Article(
        text=TEXT,
        coverage=article.coverage,
        title="Ferry sails again",
        url="https://discord.com/channels/1/2/3",
        kind=SourceKind.CHAT,
        language="en",
    )
    assert article.words == 57


def test_markdown_loses_its_marks() -> None:
    article = markdown_to_article(
        raw(f"# Ferry sails again\n\n{TEXT.replace('Sunday', '**Sunday**')}"), 20
    )
    assert article.text == TEXT
    assert article.title == "Ferry sails again"


def test_html_is_read_as_a_page() -> None:
    read = html_to_article(raw(f"<html><body><p>{TEXT}</p></body></html>"), 20)
    assert "harbour office" in read.article.text


def test_short_empty_and_binary_texts_are_refused() -> None:
    for data, error in ((TEXT, TooShort), ("…", Empty), (b"a\x00b", NotText)):
        with pytest.raises(error):
            text_to_article(raw(data), 60)
