"""Live blogs: told from other pages, and their posts kept with their times."""

from __future__ import annotations

from datetime import UTC, datetime

import lxml.html
import pytest

from bot.sources.page.live import is_live, note, set_times, text_of
from bot.sources.page.structured import Structured, Update

WORDS = "The council has begun to count the votes, and the hall is full of people who wait for it."


def tree_of(posts: str, around: str = "live-feed") -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(
        f"<html><body><div class='{around}'>{posts}</div></body></html>"
    )


def post(time: str, kind: str = "entry", heading: str = "<h3>Votes</h3>") -> str:
    return f"<div class='{kind}'>{time}{heading}<p>{WORDS}</p></div>"


def test_page_that_calls_itself_a_live_blog_is_one() -> None:
    assert is_live(tree_of(""), Structured(live=True))


def test_feed_of_posts_with_their_times_is_a_live_blog() -> None:
    posts = "".join(post(f"<time>1{at}:30</time>") for at in range(4))
    assert is_live(tree_of(posts), Structured())
    assert is_live(tree_of(posts.replace("entry", "ticker-entry"), around="x"), Structured())


@pytest.mark.parametrize(
    ("posts", "around"),
    [
        (post("<time>10:30</time>") * 3, "live-feed"),
        (post("<time>10:30</time>") * 4, "comments"),
        (post("<time>4 May</time>") * 4, "live-feed"),
        ("<div class='entry'><time>10:30</time></div>" * 4, "live-feed"),
        (post("<time>10:30</time>", kind="x") * 4, "wide"),
    ],
)
def test_comments_and_lists_of_stories_are_no_live_blog(posts: str, around: str) -> None:
    assert not is_live(tree_of(posts, around), Structured())


@pytest.mark.parametrize("around", ["livestock-stories", "timeline", "lively"])
def test_row_of_timed_stories_is_no_live_blog(around: str) -> None:
    posts = "".join(post(f"<time>2 May, 1{at}:30</time>") for at in range(6))
    assert not is_live(tree_of(posts, around), Structured())


@pytest.mark.parametrize("wrap", ["<div>{}</div>{}", "<main>{}</main>{}"])
def test_ticker_beside_an_article_is_no_live_blog(wrap: str) -> None:
    posts = "".join(post(f"<time>1{at}:30</time>") for at in range(6))
    ticker = f"<section class='news-ticker'>{posts}</section>"
    story = f"<p>{WORDS}</p>" * (4 if "main" in wrap else 8)
    body = f"<body><script>{WORDS * 9}</script>{wrap.format(story, ticker)}</body>"
    assert not is_live(lxml.html.document_fromstring(body), Structured())
    inside = f"<body><main><h1>Votes</h1>{ticker}</main><script>{WORDS * 99}</script></body>"
    assert is_live(lxml.html.document_fromstring(inside), Structured())


def test_times_stand_before_headings_or_first_words() -> None:
    tree = tree_of(
        post("<time datetime='2024-05-02T16:40Z'>5 min ago</time>")
        + post("<time>15:20</time>", heading="")
        + post("<time>14:10</time>", heading="<h3>14:10 Doors open</h3>")
        + post("<time>yesterday</time>")
        + "<article><time>13:00</time><h2>Queue</h2>"
        + WORDS
        + "</article>"
        + "<div class='entry'><time>12:00</time>"
        + WORDS
        + "</div>"
    )
    set_times(tree)
    heads = [each.text_content() for each in tree.iter("h3", "h2")]
    assert heads == ["16:40 Votes", "14:10 Doors open", "Votes", "13:00 Queue"]
    assert f"15:20 {WORDS}" in [each.text_content() for each in tree.iter("p")]
    assert tree.find(".//article") is None


def test_posts_told_to_machines_become_text() -> None:
    updates = (
        Update("Doors open", "2024-05-02T14:10:00Z", ""),
        Update("", "yesterday", ""),
        Update("Votes", "", ""),
    )
    assert text_of(updates, ["In we go.", "Just words.", ""]) == (
        "14:10 Doors open\n\nIn we go.\n\nJust words.\n\nVotes"
    )


def test_note_says_as_of_when() -> None:
    now = datetime(2024, 5, 2, 16, 5, tzinfo=UTC)
    assert note(now) == "a live blog: what it said at 16:05 UTC"
