"""Title, site, author and date without what templates add to them."""

from __future__ import annotations

import pytest

from bot.sources.headline import (
    clean_authors,
    clean_title,
    is_cut,
    plausible_date,
    site_name,
)

URL = "https://www.valley-echo.example.com/a"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bakery wins prize | The Valley Echo", "Bakery wins prize"),
        ("The Valley Echo – Bakery wins prize", "Bakery wins prize"),
        ("Bakery wins prize » Valley Echo", "Bakery wins prize"),
        ("Bakery wins - at last - a prize", "Bakery wins - at last - a prize"),
        ("Bakery | Mill | Echo", "Bakery | Mill | Echo"),
        ("Well-known bakery wins", "Well-known bakery wins"),
        ("Bakery wins prize", "Bakery wins prize"),
    ],
)
def test_title_loses_the_name_of_its_site_and_nothing_else(title: str, expected: str) -> None:
    assert clean_title(title, site="Valley Echo", url=URL) == expected


def test_title_that_is_only_the_site_gives_way_to_the_heading() -> None:
    assert clean_title("Valley Echo", site="Valley Echo", url=None, heading="Rye") == "Rye"
    assert clean_title("", site=None, url=None, heading="Rye") == "Rye"


def test_heading_tells_where_the_title_ends() -> None:
    title = "Rye – a history | Food | Somewhere"
    assert clean_title(title, site=None, url=URL, heading="Rye – A History") == "Rye – A History"


def test_heading_without_letters_does_not_end_the_title() -> None:
    title = "🔥 | Big sale at the mill"
    assert clean_title(title, site=None, url=URL, heading="") == title
    assert clean_title(title, site=None, url=URL, heading="🔥") == title


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("Rye", True),
        ("Rye bread and its history", False),
        ("Rye bread and its", False),
        ("rye bread and its history | Food", False),
        ("Oats", False),
        ("Food", False),
    ],
)
def test_word_or_two_of_a_title_is_cut_out_of_it(name: str, cut: bool) -> None:
    assert is_cut(name, "Rye bread and its history | Food | Somewhere") is cut


def test_site_without_a_name_is_its_host() -> None:
    assert site_name(" Valley Echo ", URL) == "Valley Echo"
    assert site_name(None, URL) == "valley-echo.example.com"
    assert site_name("", None) is None


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Tom Field",), "Tom Field"),
        (("Tom Field", " Jo Marsh", "Tom Field"), "Tom Field, Jo Marsh"),
        (("Valley Echo",), None),
        (("https://x.example.com/tom", "@tom", "call 555 0199"), None),
        (("",), None),
        (("Name " * 30,), None),
    ],
)
def test_authors_are_names(names: tuple[str, ...], expected: str | None) -> None:
    assert clean_authors(names, site="Valley Echo") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-05", "2024-03-05"),
        (" 2024-03-05T23:00:00+01:00", "2024-03-05"),
        ("2024-13-05", None),
        ("1970-01-01", None),
        ("2999-01-01", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_dates_are_days_on_which_something_can_have_been_published(
    value: str | None, expected: str | None
) -> None:
    assert plausible_date(value) == expected
