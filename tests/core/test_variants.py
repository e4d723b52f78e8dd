from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.urls import canonical_url

STORY = "https://paper.example/2026/05/a-story"


@pytest.mark.parametrize(
    "url",
    [
        "https://paper-example.cdn.ampproject.org/c/s/paper.example/2026/05/a-story",
        "https://paper-example.cdn.ampproject.org/v/s/amp.paper.example/2026/05/a-story?amp_js_v=0.1",
        "https://cdn.ampproject.org/c/s/paper.example/2026/05/a-story/amp?usqp=mq331",
        "https://www.google.com/amp/s/paper.example/2026/05/a-story",
        "https://google.co.uk/amp/s/paper.example/2026/05/a-story?utm_source=x",
        "https://www.google.com/amp/s/paper-example.cdn.ampproject.org/c/s/paper.example/2026/05/a-story",
        "https://paper-example.bing-amp.com/c/s/paper.example/2026/05/a-story",
        "https://www.bing.com/amp/s/paper.example/2026/05/a-story",
        "https://amp.paper.example/2026/05/a-story",
        "https://amp.paper.example/2026/05/a-story/amp?amp=1",
        "https://m.paper.example/2026/05/a-story",
        "https://mobile.paper.example/2026/05/a-story",
        "https://touch.paper.example/2026/05/a-story",
        f"{STORY}/amp",
        "https://paper.example/amp/2026/05/a-story",
        f"{STORY}.amp",
        f"{STORY}?amp=1",
        f"{STORY}?amp",
        f"{STORY}?amp=&utm_source=x",
        f"{STORY}?outputType=amp&amp_gsa=1&amp_ct=2",
        f"{STORY}?print=1",
        f"{STORY}?print=true",
        f"{STORY}?print_view",
        f"{STORY}?printable=yes",
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
        ("https://m.m.paper.example/a", "https://paper.example/a"),
        ("https://m.xn--bcher-kva.example/a", "https://xn--bcher-kva.example/a"),
        ("https://m.xn--0.example/a", "https://xn--0.example/a"),
        ("https://m.m.neocities.org/a", "https://m.neocities.org/a"),
        ("https://paper.example/story-12345/amp", "https://paper.example/story-12345"),
        ("https://paper.example/12345.html/print", "https://paper.example/12345.html"),
        (
            "https://paper.example/2026-05-14/a-story/amp",
            "https://paper.example/2026-05-14/a-story",
        ),
        ("https://paper.example/20260514/a-story/amp", "https://paper.example/20260514/a-story"),
        ("https://paper.example/2026/may/a-story/amp", "https://paper.example/2026/may/a-story"),
        ("https://paper.example/amp/amp/b/a-long-story/", "https://paper.example/b/a-long-story/"),
        ("https://paper.example/amp/news/a-long-story", "https://paper.example/news/a-long-story"),
        ("https://paper.example/a-long-story.amp.amp", "https://paper.example/a-long-story"),
        (
            "https://paper.example/%C3%BC-%D0%BE-%C3%A4/amp",
            "https://paper.example/%C3%BC-%D0%BE-%C3%A4",
        ),
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
        "https://paper.example/2026/05/a-story/print/edition",
        "https://paper.example/print/2026/05/a-story",
        "https://paper.example/a?print=poster",
        "https://paper.example/a?view=grid",
        "https://paper.example/a?m=1",
        "https://paper.example/a?amplitude=1",
        "https://paper.example/file.example",
        "https://paper.example/file.amp",
        "https://paper.example/amp/s/a-long-story",
        "https://paper.example/amp/a-long-story",
        "https://paper.example/2026/05/14/print",
        "https://paper.example/2026/print",
        "https://paper.example/20260514/print",
        "https://paper.example/2026/a-story/print",
        "https://paper.example/2026/05/world/print",
        "https://dict.example/dictionary/english-german/print",
        "https://dictionary.example/a/english-chinese-traditional/print",
        "https://books.example/dictionary/english-chinese-traditional/print",
        "https://docs.vendor.example/amp/guides/setup",
        "https://vendor.example/amp/guides/first-steps",
        "https://code.example/org/repo-1/tree/main/v1.2/print",
        "https://github.com/org/repo-1/tree/main/v1.2/print",
        "https://github.com/a-long-name/amp",
        "https://npmjs.com/package/left-pad-2/print",
        "https://shop.example/left-pad-2/print",
        "https://docs.example/3/library/print",
        "https://lists.example/a?type=print",
        "https://lists.example/a?format=print",
        "https://lists.example/a?view=print",
        "https://lists.example/a?mode=print",
        "https://lists.example/a?print",
        "https://lists.example/a?print=on",
        "https://lists.example/a?mobile=yes",
        "https://lists.example/a?mobile=1",
        "https://lists.example/a?amp=yes",
        "https://lists.example/a?amp=20",
        "https://lists.example/a?amp_kit=3",
        "https://m.neocities.org/a",
        "https://amp.ghost.io/a",
        "https://m.onrender.com/a",
        "https://mobile.surge.sh/a",
        "https://m.s3.amazonaws.com/a",
        "https://m.compute.amazonaws.com/a",
        "https://m.firm.in/a",
        "https://m.asso.fr/a",
        "https://m.priv.no/a",
        "https://mobile.k12.ca.us/a",
        "https://touch.azurewebsites.net/a",
        "https://m.bearblog.dev/a",
        "https://m.blogspot.de/a",
        "https://m.xn--55qx5d.cn/a",
        f"https://{'m.' * 130}paper.example/a",
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


def _copied(times: int) -> str:
    return f"https://{'cdn.ampproject.org/c/s/' * times}paper.example/a"


def test_copies_of_copies_are_followed_for_a_while() -> None:
    assert canonical_url(_copied(4)) == "https://paper.example/a"
    assert canonical_url(_copied(5)) == _copied(5)
    assert canonical_url(_copied(150)) == _copied(150)


PIECES = [
    *("/amp", "/print", "/a-story", "/a-long-story", "/2026/05", "-12345", ".amp", ".html", "/"),
    *("?amp=1", "&print=1", "/c/s/", "/s/", "/docs", "m.", "amp.", "www.", "paper.example"),
    *("cdn.ampproject.org", "www.google.com/amp/s/", "neocities.org", "co.uk", "theguardian.com"),
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_form_of_a_form_is_itself(pieces: list[str]) -> None:
    canonical = canonical_url("https://" + "".join(pieces))
    assert canonical is None or canonical_url(canonical) == canonical
