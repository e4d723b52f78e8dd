"""The articles that were shared in a time, each once, the most discussed first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bot.core.urls import canonical_url, kind_of
from bot.digests import Gathered, Posted, SharedLink


def shared_links(gathered: Gathered) -> tuple[SharedLink, ...]:
    """Return the articles that people and feeds shared, reposts merged.

    What nobody reads as an article is left out: media, invites, links to messages of Discord.

    The most discussed come first: by replies, then by how many people shared or answered, by
    reactions, by reposts; of equals the one shared earlier. Bots may share, and do not discuss.
    """
    urls: dict[str, str] = {}
    shares: dict[str, list[Posted]] = defaultdict(list)
    for post in gathered.posts:
        for canonical, url in _articles(post).items():
            urls.setdefault(canonical, url)
            shares[canonical].append(post)
    answers = _answers(gathered.posts)
    found = []
    for canonical, posts in shares.items():
        replies = _replies(posts, answers)
        link = SharedLink(
            url=urls[canonical],
            canonical=canonical,
            posts=tuple(posts),
            reactions=sum(post.reactions for post in posts),
            replies=len(replies),
        )
        people = {post.author for post in (*posts, *replies) if not post.is_bot}
        found.append((link, len(people)))
    found.sort(key=lambda pair: (-pair[0].replies, -pair[1], *_rank(pair[0])))
    return tuple(link for link, _ in found)


def _rank(link: SharedLink) -> tuple[int, int, int]:
    return -link.reactions, -len(link.posts), link.posts[0].id


def _articles(post: Posted) -> dict[str, str]:
    """Return the addresses of a message's articles as they were written, by canonical form."""
    found: dict[str, str] = {}
    for url in post.links:
        canonical = canonical_url(url)
        if canonical and kind_of(canonical) in {"article", "pdf"}:
            found.setdefault(canonical, url)
    return found


def _answers(posts: Sequence[Posted]) -> Mapping[int, list[Posted]]:
    """Return what people answered to each message, by replying or in the thread under it.

    A thread has the id of the message that it was started from.
    """
    answers: dict[int, list[Posted]] = defaultdict(list)
    for post in posts:
        for answered in _answered(post):
            answers[answered].append(post)
    return answers


def _answered(post: Posted) -> Iterator[int]:
    if post.is_bot:
        return
    yield post.channel
    if post.reply_to is not None:
        yield post.reply_to


def _replies(
    shares: Sequence[Posted], answers: Mapping[int, Sequence[Posted]]
) -> tuple[Posted, ...]:
    """Return the messages that answer one of the shares, each once; a repost is no answer."""
    known = {post.id for post in shares}
    found = {answer.id: answer for post in shares for answer in answers.get(post.id, ())}
    return tuple(answer for number, answer in found.items() if number not in known)
