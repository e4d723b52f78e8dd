from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.urls import canonical_url, kind_of


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://Paper.Example", "https://paper.example/"),
        ("https://paper.example.", "https://paper.example/"),
        ("https://paper.example:443/a", "https://paper.example/a"),
        ("http://paper.example:80/a", "http://paper.example/a"),
        ("http://paper.example:443/a", "http://paper.example:443/a"),
        ("https://paper.example/a/../b/./c", "https://paper.example/b/c"),
        ("https://paper.example/../../a/..", "https://paper.example/"),
        ("https://paper.example/a/b/.", "https://paper.example/a/b/"),
        ("https://paper.example/a//b", "https://paper.example/a//b"),
        ("https://paper.example/a#part-2", "https://paper.example/a"),
        ("https://paper.example/a#:~:text=so", "https://paper.example/a"),
        ("https://paper.example/#!/story/9", "https://paper.example/#!/story/9"),
        ("https://paper.example/%7euser/%c3%a4", "https://paper.example/~user/%C3%A4"),
        ("https://paper.example/ä b", "https://paper.example/%C3%A4%20b"),
        ("https://paper.example/100%", "https://paper.example/100%25"),
        ("https://paper.example/a?q=x%2fy", "https://paper.example/a?q=x%2Fy"),
        ("https://paper.example/a?id=2&b=1&&", "https://paper.example/a?id=2&b=1"),
        ("https://paper.example/a?utm_source=x&UTM_Medium=y", "https://paper.example/a"),
        ("https://paper.example/a?gclid=1&id=2&fbclid=3", "https://paper.example/a?id=2"),
        ("https://paper.example/a?ref=homepage", "https://paper.example/a?ref=homepage"),
        ("https://paper.example/a?si=1", "https://paper.example/a?si=1"),
        ("https://youtu.be/abc?si=1&t=30", "https://youtu.be/abc?t=30"),
        ("https://mobile.twitter.com/a/status/1?s=20", "https://twitter.com/a/status/1"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"),
        ("https://b%C3%BCcher.example/", "https://xn--bcher-kva.example/"),
        ("https://fuß.example/", "https://xn--fu-hia.example/"),
        ("https://💩.example/", "https://xn--ls8h.example/"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        ("http://[fe80::1%25eth0]/a", "http://[fe80::1%25eth0]/a"),
        ("https://me@bücher.example:8443/ä", "https://me@xn--bcher-kva.example:8443/%C3%A4"),
        ("https://نامه\u200cای.example/", "https://xn--mgba3gch31f060k.example/"),
        ("https://👩\u200d💻.example/", "https://xn--rq8hef.example/"),
        ("https://BÜCHER.example./", "https://xn--bcher-kva.example/"),
        ("https://me:secret@paper.example/", "https://me:secret@paper.example/"),
        (
            "https://canary.discordapp.com/channels/@me/2/3?x=1",
            "https://discord.com/channels/@me/2/3",
        ),
    ],
)
def test_one_address_has_one_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "ftp://paper.example/",
        "https://",
        "https:///a",
        "https://exa mple/",
        "https://a..b/",
        "https://paper.example:x/",
        "https://[::1/",
        f"https://ä{'a' * 70}.example/",
        f"https://{'ä' * 3900}/",
        "https://[@paper.example/",
        "https://a%3Ab/",
        "https://%3A0",
        "https://a%2Fä.example/",
        "https://℀.example/",
        "https://xn--bücher.example/",
        f"https://paper.example/{'a' * 9000}",
    ],
)
def test_address_without_usable_host_has_no_form(url: str) -> None:
    assert canonical_url(url) is None


@pytest.mark.parametrize(
    ("canonical", "kind"),
    [
        ("https://paper.example/a", "article"),
        ("https://paper.example/a.PDF", "pdf"),
        ("https://arxiv.org/pdf/2001.00001v2", "pdf"),
        ("https://paper.example/pdf/a", "article"),
        ("https://paper.example/a.jpeg?w=1", "media"),
        ("https://media.tenor.com/a", "media"),
        ("https://nottenor.com/a", "article"),
        ("https://www.youtube.com/watch?v=a", "article"),
        ("https://discord.com/channels/1/2/3", "discord_message"),
        ("https://discord.com/channels/1/2", None),
        ("https://discord.com/oauth2/authorize?client_id=1", None),
        ("https://discord.gift/abc", None),
        ("https://promos.discord.gg/abc", None),
        ("https://discord.com/blog/news", "article"),
        ("https://support.discord.com/hc/1", "article"),
    ],
)
def test_kind_is_told_by_the_address(canonical: str, kind: str | None) -> None:
    assert kind_of(canonical) == kind


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab.:@/%?#[]3A25ä💩m-_~\\"), max_size=16))
def test_form_of_any_host_has_a_form_and_a_kind(rest: str) -> None:
    canonical = canonical_url(f"https://{rest}")
    assert canonical is None or canonical_url(canonical) == canonical
    assert canonical is None or kind_of(canonical) == "article"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30))
def test_form_is_stable(rest: str) -> None:
    canonical = canonical_url(f"https://paper.example/{rest}")
    assert canonical is None or canonical_url(canonical) == canonical
