"""The next page of an article, told from the next article, chapter or list."""

from __future__ import annotations

import lxml.html
import pytest

from bot.sources.page.continuing import next_page

SITE = "https://www.echo.example.com"


def found(url: str, body: str, head: str = "") -> str | None:
    tree = lxml.html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return next_page(tree, url)


@pytest.mark.parametrize(
    ("url", "markup", "expected"),
    [
        ("/a/long-tale", "<a rel='next' href='/a/long-tale/2'>Next</a>", "/a/long-tale/2"),
        ("/a/long-tale/2/", "<a href='/a/long-tale/3/'>»</a>", "/a/long-tale/3/"),
        ("/tale", "<a href='?page=2'>Next page</a>", "/tale?page=2"),
        ("/tale?page=2", "<a href='?page=1'>1</a> <a href='?page=3'>3</a>", "/tale?page=3"),
        ("/tale?id=7", "<a href='/tale?id=7&amp;seite=2'>Weiter</a>", "/tale?id=7&seite=2"),
        ("/tale.html", "<a href='tale_2.html#top'>2</a>", "/tale_2.html"),
        ("/tale/page/2", "<a href='/tale/page/3'>Suivant</a>", "/tale/page/3"),
        (
            "/tale/seite-2.html",
            "<a href='/tale/seite-3.html'>nächste Seite</a>",
            "/tale/seite-3.html",
        ),
        ("/tale", "<a href='/tale/2'>2</a>", "/tale/2"),
        ("/tale/2", "<a rel='next' href='/tale/3'>Next</a>", "/tale/3"),
        ("/tale/page/12", "<a rel='next' href='/tale/page/13'>Next</a>", "/tale/page/13"),
        ("/tale?page=12", "<a href='?page=13'>13</a>", "/tale?page=13"),
        ("/tale", "<base href='/b/'><a href='../tale?p=2'>下一页</a>", "/tale?p=2"),
    ],
)
def test_next_page_of_the_same_article_is_found(url: str, markup: str, expected: str) -> None:
    assert found(SITE + url, markup) == SITE + expected


def test_link_in_the_head_counts() -> None:
    head = "<link rel='next' href='https://echo.example.com/a-tale?page=2'>"
    assert found(f"{SITE}/a-tale", "", head) == "https://echo.example.com/a-tale?page=2"


@pytest.mark.parametrize(
    ("url", "markup"),
    [
        ("/a/long-tale", "<a rel='next' href='/a/another-tale'>Next article</a>"),
        ("/news/12", "<a rel='next' href='/news/13'>Next</a>"),
        ("/?p=12", "<a rel='next' href='/?p=13'>Next</a>"),
        ("/press-releases/12", "<a rel='next' href='/press-releases/13'>Next</a>"),
        ("/index.php?p=41", "<a rel='next' href='/index.php?p=42'>Next</a>"),
        ("/tale", "<div class='discussion'><a href='?page=2'>2</a></div>"),
        ("/tale", "<section id='respond'><a href='?page=2'>2</a></section>"),
        ("/tale", "<div class='forum-posts'><a href='?page=2'>2</a></div>"),
        ("/tale", "<div class='user-reviews'><a href='?page=2'>2</a></div>"),
        ("/tale", "<div class='lesermeinungen'><a href='?page=2'>2</a></div>"),
        ("/tale-part-1", "<a rel='next' href='/tale-part-2'>Next</a>"),
        ("/a-walk", "<a rel='next' href='/a-walk-2'>Next</a>"),
        ("/tale", "<a href='?page=3'>3</a>"),
        ("/tale?page=3", "<a href='?page=2'>2</a>"),
        ("/tale", "<a href='https://other.example.org/tale?page=2'>2</a>"),
        ("/tale", "<a href='javascript:next(2)'>2</a><a href='http://[x/?page=2'>2</a>"),
        ("/tale", "<div class='comments'><a href='?page=2'>2</a></div>"),
        ("/tale", "<a href='?page=2'>All the stories that we wrote about boats this year</a>"),
        ("/", "<a href='/?page=2'>2</a>"),
        ("/tale", "<a href='/2'>2</a>"),
    ],
)
def test_what_is_not_the_same_article_is_not_its_next_page(url: str, markup: str) -> None:
    assert found(SITE + url, markup) is None


def test_file_goes_on_nowhere() -> None:
    tree = lxml.html.document_fromstring("<a href='https://echo.example.com/a?page=2'>2</a>")
    assert next_page(tree, None) is None
