from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.urls import canonical_url

STORY = "https://paper.example/2026/a-story"


@pytest.mark.parametrize(
    "url",
    [
        "https://paper-example.cdn.ampproject.org/c/s/paper.example/2026/a-story",
        "https://paper-example.cdn.ampproject.org/v/s/amp.paper.example/2026/a-story?amp_js_v=0.1",
        "https://cdn.ampproject.org/c/s/paper.example/2026/a-story/amp?usqp=mq331",
        "https://www.google.com/amp/s/paper.example/2026/a-story",
        "https://google.co.uk/amp/s/paper.example/2026/a-story?utm_source=x",
        "https://www.google.com/amp/s/paper-example.cdn.ampproject.org/c/s/paper.example/2026/a-story",
        "https://paper-example.bing-amp.com/c/s/paper.example/2026/a-story",
        "https://www.bing.com/amp/s/paper.example/2026/a-story",
        "https://amp.paper.example/2026/a-story",
        "https://amp.paper.example/2026/a-story/amp?amp=1",
        "https://m.paper.example/2026/a-story",
        "https://mobile.paper.example/2026/a-story",
        "https://touch.paper.example/2026/a-story",
        f"{STORY}/amp",
        "https://paper.example/amp/2026/a-story",
        f"{STORY}.amp",
        f"{STORY}?amp=1",
        f"{STORY}?amp",
        f"{STORY}?amp=true&utm_source=x",
        f"{STORY}?outputType=amp",
        f"{STORY}?print=1",
        f"{STORY}?print",
        f"{STORY}?printable=yes",
        f"{STORY}?view=print",
        f"{STORY}?pagewanted=print",
        f"{STORY}/print",
    ],
)
def test_forms_of_a_story_share_its_key(url: str) -> None:
    assert canonical_url(url) == STORY


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        (f"{STORY}/amp/", f"{STORY}/"),
        (f"{STORY}/print/", f"{STORY}/"),
        (f"{STORY}.amp.html", f"{STORY}.html"),
        ("https://paper.example/a-long-story/amp/", "https://paper.example/a-long-story/"),
        ("https://en.m.wikipedia.org/wiki/Ink", "https://en.wikipedia.org/wiki/Ink"),
        ("https://zh.m.wiktionary.org/wiki/a", "https://zh.wiktionary.org/wiki/a"),
        ("https://m.wikidata.org/wiki/Q1", "https://www.wikidata.org/wiki/Q1"),
        ("https://m.youtube.com/watch?v=a&t=3", "https://www.youtube.com/watch?v=a&t=3"),
        ("https://amp.theguardian.com/a", "https://www.theguardian.com/a"),
        ("https://m.diary.blogspot.com/a.html?m=1", "https://diary.blogspot.com/a.html"),
        ("http://cdn.ampproject.org/c/paper.example/a", "http://paper.example/a"),
        ("https://m.paper.co.uk/a", "https://paper.co.uk/a"),
        ("https://amp.paper.example/", "https://paper.example/"),
    ],
)
def test_form_leads_to_the_plain_address(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "https://amp.dev/",
        "https://m.example/a",
        "https://mobile.de/a",
        "https://m.co.uk/a",
        "https://m.github.io/a",
        "https://amp.substack.com/p/a",
        "https://ampere.paper.example/a",
        "https://m.paper.example:8443/a",
        "https://paper.example/amp",
        "https://paper.example/amp/",
        "https://paper.example/amp/a",
        "https://git.example/my-name/amp",
        "https://wiki.example/wiki/amp",
        "https://shop.example/goods/print",
        "https://paper.example/2026/a-story/print/edition",
        "https://paper.example/print/2026/a-story",
        "https://paper.example/a?print=poster",
        "https://paper.example/a?view=grid",
        "https://paper.example/a?m=1",
        "https://paper.example/a?amplitude=1",
        "https://paper.example/file.example",
        "https://google.evil/amp/s/paper.example/a",
        "https://www.google.com/amp/s/nothing",
        "https://www.google.com/search?q=amp",
        "https://cdn.ampproject.org/i/s/paper.example/a.png",
        "https://cdn.ampproject.org.evil.example/c/s/paper.example/a",
    ],
)
def test_page_of_its_own_keeps_its_address(url: str) -> None:
    assert canonical_url(url) == url


def test_copy_of_no_usable_address_is_known_by_its_own() -> None:
    copy = "https://cdn.ampproject.org/c/s/paper..example/a"
    assert canonical_url(copy) == copy


PIECES = [
    *("/amp", "/print", "/a-story", "/2026", ".amp", ".html", "/", "?amp=1", "&print=1", "/c/s/"),
    *("m.", "amp.", "paper.example", "cdn.ampproject.org", "www.google.com/amp/s/"),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_form_of_a_form_is_itself(pieces: list[str]) -> None:
    canonical = canonical_url("https://" + "".join(pieces))
    assert canonical is None or canonical_url(canonical) == canonical
