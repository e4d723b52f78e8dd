from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.digest.links import shared_links
from bot.core.urls import canonical_url
from bot.digests import Gathered, Posted, Window

WINDOW = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 2, tzinfo=UTC))
_IDS = count(1000)


def post(*links: str, author: int = 1, channel: int = 5, **more: object) -> Posted:
    values = {"id": next(_IDS), "text": " ".join(links), "speaker": f"P{author}"} | more
    return Posted(channel=channel, author=author, links=links, **values)  # type: ignore[arg-type]


def gathered(*posts: Posted) -> Gathered:
    return Gathered(1, WINDOW, tuple(sorted(posts, key=lambda each: each.id)), {5: "news"})


def test_reposts_of_an_article_are_one_link_with_all_who_shared_it() -> None:
    first = post("https://m.paper.example/a?utm_source=x", reactions=2)
    again = post("https://paper.example/a#top", author=2, channel=6, reactions=3)
    (link,) = shared_links(gathered(first, again))
    assert link.url == "https://m.paper.example/a?utm_source=x"
    assert link.canonical == canonical_url("https://paper.example/a")
    assert (link.posts, link.reactions, link.replies) == ((first, again), 5, 0)


def test_a_link_written_twice_in_a_message_is_shared_once() -> None:
    (link,) = shared_links(gathered(post("https://a.example/x", "https://a.example/x#2")))
    assert len(link.posts) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://discord.com/channels/1/2/3",
        "https://discord.gg/abc",
        "https://a.example/cat.png",
        "https://tenor.com/view/x",
        "https://",
    ],
)
def test_what_is_no_article_is_left_out(url: str) -> None:
    assert shared_links(gathered(post(url))) == ()


def test_a_pdf_is_an_article_and_a_feed_may_share() -> None:
    feed = post("https://a.example/x.pdf", is_bot=True, author=9)
    (link,) = shared_links(gathered(feed))
    assert link.posts == (feed,)


def test_replies_and_the_thread_under_a_link_are_counted_once_each() -> None:
    shared = post("https://a.example/x")
    repost = post("https://a.example/x", author=2, reply_to=shared.id)
    both = post(author=3, channel=shared.id, reply_to=shared.id)
    under = post(author=1, channel=shared.id)
    reply = post(author=4, reply_to=repost.id)
    robot = post(author=9, reply_to=shared.id, is_bot=True)
    elsewhere = post(author=4, reply_to=under.id)
    (link,) = shared_links(gathered(shared, repost, both, under, reply, robot, elsewhere))
    assert link.replies == 3


def test_the_first_message_of_a_forum_post_does_not_answer_itself() -> None:
    opening = post("https://a.example/x", id=77, channel=77)
    (link,) = shared_links(gathered(opening, post(channel=77, author=2)))
    assert link.replies == 1


def test_the_most_discussed_come_first() -> None:
    quiet = post("https://a.example/quiet")
    later = post("https://a.example/later")
    liked = post("https://a.example/liked", reactions=9)
    twice = [post("https://a.example/twice"), post("https://a.example/twice")]
    spread = [post("https://a.example/spread"), post("https://a.example/spread", author=2)]
    asked = post("https://a.example/asked")
    answer = post(author=2, reply_to=asked.id)
    found = shared_links(gathered(quiet, later, liked, *twice, *spread, asked, answer))
    names = [link.url.rpartition("/")[2] for link in found]
    assert names == ["asked", "spread", "liked", "twice", "quiet", "later"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "c", "c#x", "?utm_source=1"]),
            st.integers(1, 4),
            st.one_of(st.none(), st.integers(0, 12)),
            st.booleans(),
        ),
        max_size=12,
    )
)
def test_every_share_is_kept_once(made: list[tuple[str, int, int | None, bool]]) -> None:
    posts = [
        post(f"https://s.example/{path}", id=place, author=who, reply_to=to, is_bot=robot)
        for place, (path, who, to, robot) in enumerate(made)
    ]
    found = shared_links(gathered(*posts))
    assert sorted(each.id for link in found for each in link.posts) == list(range(len(posts)))
    assert len({link.canonical for link in found}) == len(found)
    assert [link.replies for link in found] == sorted((x.replies for x in found), reverse=True)
