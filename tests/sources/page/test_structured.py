"""JSON-LD as sites write it: nested, listed, half broken."""

from __future__ import annotations

import lxml.html
import pytest

from bot.sources.page.structured import Structured, Update, read_structured


def read(*scripts: str) -> Structured:
    tags = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return read_structured(lxml.html.fromstring(f"<html><head>{tags}</head><body></body></html>"))


def test_article_is_found_among_other_things() -> None:
    found = read(
        '{"@type": "WebSite", "name": "Echo", "headline": "Not this"}',
        '{"@graph": [{"@type": "Person"}, {"@type": ["BlogPosting"],'
        ' "headline": ["Rye &amp; oats"],'
        ' "author": "Jo Marsh", "datePublished": "2024-03-05", "wordCount": 900}]}',
    )
    assert found == Structured(
        headline="Rye & oats", authors=("Jo Marsh",), published="2024-03-05", words=900
    )


def test_gated_parts_are_named_by_class() -> None:
    found = read(
        '{"@type": "NewsArticle", "isAccessibleForFree": "false", "hasPart": ['
        '{"isAccessibleForFree": false, "cssSelector": [".locked", "#other"]},'
        '{"isAccessibleForFree": true, "cssSelector": ".open"}, "odd"]}'
    )
    assert found.free is False
    assert found.gated_classes == ("locked",)


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        "[" * 50_000,
        "null",
        '"Article"',
        '{"@type": "Recipe"}',
        '{"@type": "JobPosting", "datePublished": "2024-03-05"}',
        '{"@type": "Recipe", "review": [{"@type": "Review", "reviewBody": "Far too salty."}]}',
        '{"@type": "WebPage", "mentions": {"@type": "NewsArticle", "headline": "Elsewhere"}}',
        '{"a": ' * 9 + '{"@type": "Article"}' + "}" * 9,
    ],
)
def test_what_cannot_be_read_says_nothing(script: str) -> None:
    assert read(script) == Structured()


def test_values_of_the_wrong_kind_are_passed_over() -> None:
    found = read(
        '{"@type": "Article", "headline": {"a": 1}, "author": [{"name": 5}, 7], '
        '"wordCount": "many", "isAccessibleForFree": "maybe"}'
    )
    assert found == Structured()


def test_article_that_the_title_names_is_taken_before_others() -> None:
    nodes = '[{"@type": "Article", "headline": "Oats"}, {"@type": "Article", "headline": "Rye!"}]'
    script = f'<script type="application/ld+json">{nodes}</script>'
    tree = lxml.html.document_fromstring(f"<title>Rye | The Echo</title>{script}<p>x</p>")
    assert read_structured(tree).headline == "Rye!"
    tree.find(".//title").text = "Barley | The Echo"
    assert read_structured(tree).headline == "Oats"


@pytest.mark.parametrize("name", ["articleBody", "reviewBody", "text"])
def test_text_of_the_article_keeps_its_breaks(name: str) -> None:
    found = read(f'{{"@type": "Review", "articleBody": " ", "{name}": "One.\\n<p>Two.</p>"}}')
    assert found.body == "One.\n<p>Two.</p>"


def test_posts_of_a_live_blog_are_told() -> None:
    found = read(
        '{"@type": "LiveBlogPosting", "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "Go",'
        ' "dateModified": "2024-05-02T16:40:00Z", "articleBody": "They went."}, "odd"]}'
    )
    assert found.live
    assert found.updates == (Update("Go", "2024-05-02T16:40:00Z", "They went."),)
