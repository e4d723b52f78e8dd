from __future__ import annotations

from bot.core.export import answer_values, article_values, summary_values
from bot.models import Answer, Article, Citation, Coverage, Quote, Summary, Usage

TEXT = "The mayor spoke. “We will build it again,” she said. Rain fell."
ARTICLE = Article(
    text=TEXT,
    coverage=Coverage(complete=False, words_read=12, note="Only a teaser."),
    title="It will be built",
    url="https://paper.example/story",
    site="Paper",
    author="Ada Quill",
    published="2026-01-31",
    language="en",
)
QUOTE = Quote(TEXT.index("We"), TEXT.index(",”") + 1, "We will build it again,", "the mayor")


def test_article_lists_every_field_programs_rely_on() -> None:
    assert article_values(ARTICLE) == {
        "title": "It will be built",
        "url": "https://paper.example/story",
        "site": "Paper",
        "author": "Ada Quill",
        "published": "2026-01-31",
        "language": "en",
        "words": 12,
        "coverage": {
            "complete": False,
            "words_read": 12,
            "parts": 1,
            "note": "Only a teaser.",
        },
        "text": TEXT,
    }


def test_summary_adds_its_own_fields_and_links_quotes_to_their_place() -> None:
    summary = Summary(tldr="Gist.", points=("One.",), quotes=(QUOTE,), engine="extractive")
    values = summary_values(ARTICLE, summary)
    assert list(values) == [
        *("title", "url", "site", "author", "published", "language", "words", "coverage"),
        *("tldr", "points", "quotes", "engine", "model", "note", "usage", "text"),
    ]
    (quote,) = values["quotes"]
    assert values["text"][quote["start"] : quote["end"]] == quote["text"]
    assert quote["speaker"] == "the mayor"
    assert quote["url"].startswith("https://paper.example/story#:~:text=")
    assert values["usage"] == {
        "calls": 0,
        "prompt_tokens": 0,
        "completion_tokens": 0,
        "cost_usd": 0.0,
        "estimated": False,
    }


def test_summary_tells_how_much_its_engine_read() -> None:
    read = Coverage(False, 10, 9, "8 of 9 parts read")
    summary = Summary(tldr="Gist.", points=(), quotes=(), engine="llm", coverage=read)
    values = summary_values(ARTICLE, summary)
    assert values["words"] == 12
    assert values["coverage"] == {
        "complete": False,
        "words_read": 10,
        "parts": 9,
        "note": "8 of 9 parts read",
    }


def test_answer_links_citations_to_their_place() -> None:
    citation = Citation(QUOTE.start, QUOTE.end, QUOTE.text)
    usage = Usage(1, 900, 40, 0.00012345)
    answer = Answer("She will rebuild [1].", True, (citation,), "llm", "a-model", usage)
    values = answer_values([ARTICLE], answer)
    assert list(values) == [
        *("answer", "answered", "citations", "engine", "model", "note", "usage")
    ]
    assert values["answer"] == "She will rebuild [1]."
    assert values["answered"] is True
    (cited,) = values["citations"]
    assert list(cited) == ["text", "start", "end", "url"]
    assert TEXT[cited["start"] : cited["end"]] == cited["text"]
    assert cited["url"].startswith("https://paper.example/story#:~:text=")
    assert values["usage"] == {
        "calls": 1,
        "prompt_tokens": 900,
        "completion_tokens": 40,
        "cost_usd": 0.000123,
        "estimated": False,
    }


def test_answer_that_is_not_said_makes_nothing_up() -> None:
    citation = Citation(QUOTE.start, QUOTE.end, QUOTE.text, 1)
    values = answer_values([ARTICLE, ARTICLE], Answer("", False, (citation,), "extractive"))
    assert values["answer"] == "The article does not say."
    assert values["answered"] is False
    assert values["citations"][0]["document"] == 1
