"""Which addresses are of one site, and what a page says of its own."""

from __future__ import annotations

import lxml.html
import pytest

from bot.sources.page.sites import base_of, resolve, same_site, stated_url

URL = "https://www.echo.example.com/news/pool?ref=feed"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("https://a.echo.co.uk/x", "http://echo.co.uk/y", True),
        ("https://echo.co.uk/", "https://post.co.uk/", False),
        ("http://127.0.0.1:8001/a", "http://127.0.0.1:8001/b", True),
        ("http://127.0.0.1:8001/a", "http://127.0.0.1:8002/a", False),
        ("http://localhost/a", "https://example.com/", False),
    ],
)
def test_sites_are_told_by_the_domain_that_was_registered(
    first: str, second: str, same: bool
) -> None:
    assert same_site(first, second) is same


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<link rel='canonical' href='/news/pool'>", "https://www.echo.example.com/news/pool"),
        (
            "<link rel='shortlink canonical' href='https://echo.example.com/n/pool?utm_source=a#b'>",
            "https://echo.example.com/n/pool",
        ),
        (
            "<meta property='og:url' content='https://www.echo.example.com/news/pool'>",
            "https://www.echo.example.com/news/pool",
        ),
        ("<link rel='canonical' href='https://post.example.org/news/pool'>", None),
        ("<link rel='canonical' href='https://www.echo.example.com/'>", None),
        ("<link rel='canonical' href='https://www.echo.example.com/news/pool?ref=feed'>", None),
        ("<link rel='canonical' href=' '>", None),
        ("<link rel='canonical' href='ftp://www.echo.example.com/a'>", None),
        ("<link rel='canonical' href='http://www..echo.example.com/a'>", None),
        ("<link rel='canonical' href='http://[a/b'>", None),
        ("", None),
    ],
)
def test_stated_address_is_of_the_same_site_and_of_an_article(
    head: str, expected: str | None
) -> None:
    tree = lxml.html.document_fromstring(f"<html><head>{head}</head><body>x</body></html>")
    assert stated_url(tree, URL) == expected


@pytest.mark.parametrize(
    ("read", "stated"),
    [
        ("/news/pool", "/2024/05/pool.html"),
        ("/news/pool.html?from=home", "/news/pool.html"),
        ("/news/pool-104233", "/local/pool-to-be-rebuilt-104233"),
        ("/story?id=104233", "/news/pool-104233"),
        ("/index.php?id=104233&lang=en", "/index.php?id=104233"),
        ("/news/12?from=home", "/news/12"),
        ("/@ann/pool-1?from=home", "/@ann/pool-1"),
        ("/r/pools/comments/1/pool?from=home", "/r/pools/comments/1/pool"),
    ],
)
def test_other_address_of_the_same_article_is_believed(read: str, stated: str) -> None:
    site = "https://www.echo.example.com"
    tree = lxml.html.document_fromstring(f"<link rel='canonical' href='{stated}'>x")
    assert stated_url(tree, site + read) == site + stated


@pytest.mark.parametrize(
    ("read", "stated"),
    [
        ("/news/pool", "/news/"),
        ("/news/pool", "/index.html"),
        ("/news/pool", "/news/default.aspx"),
        ("/news/pool", "/news/mill"),
        ("/news/", "/news/mill"),
        ("/2024/05/pool", "/2024/05/mill"),
        ("/20240502/pool", "/20240502/mill"),
        ("/a/12", "/b/12"),
        ("/?p=1", "/?p=2"),
        ("/a/index.php?p=41", "/index.php?p=42"),
        ("/story?id=12", "/story?id=13"),
        ("/@eve/fake-1", "/@ann/real-2"),
        ("/@eve/pool", "/@ann/pool"),
        ("/~eve/pool", "/~ann/pool"),
        ("/pool", "/@ann/pool"),
        ("/view/eve", "/view/ann/p"),
        ("/r/a/comments/104233/x", "/r/b/comments/104233/x"),
    ],
)
def test_address_of_another_article_is_not_believed(read: str, stated: str) -> None:
    tree = lxml.html.document_fromstring(f"<link rel='canonical' href='{stated}'>x")
    assert stated_url(tree, f"https://www.echo.example.com{read}") is None


def test_file_has_no_stated_address() -> None:
    tree = lxml.html.document_fromstring("<link rel='canonical' href='https://a.example.com/b'>x")
    assert stated_url(tree, None) is None


@pytest.mark.parametrize(
    ("head", "base"),
    [
        ("<base href='/a/'>", "https://www.echo.example.com/a/"),
        ("<base href='http://[a/'>", URL),
        (f"<base href='/{'a' * 3000}/'>", URL),
    ],
)
def test_links_are_relative_to_the_base_that_a_page_names(head: str, base: str) -> None:
    tree = lxml.html.document_fromstring(f"<html><head>{head}</head><body>x</body></html>")
    assert base_of(tree, URL) == base


def test_address_longer_than_any_is_none() -> None:
    assert resolve(URL, "b#c", site=URL) == "https://www.echo.example.com/news/b"
    assert resolve(URL, "b" * 3000, site=URL) is None
