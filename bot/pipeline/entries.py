"""What stands in a digest, made of what was read, told and gathered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from bot.core import digest_texts, sentences
from bot.core.citations import place_url
from bot.core.digest.reading import content_terms
from bot.core.limits import length
from bot.core.render import Summarized
from bot.core.render.digest_parts import capitalized, clause
from bot.core.render.parts import title_of
from bot.core.terms import word_count
from bot.digests import (
    Bar,
    DigestCoverage,
    Gathered,
    Line,
    LinkEntry,
    Minutes,
    Person,
    Posted,
    Ref,
    Said,
    Share,
    SharedLink,
    Statement,
    Topic,
    TopicEntry,
)
from bot.models import Quote, Summary

CHART_FROM: Final = 10
"""Links from which on a chart is drawn."""

CHART_BARS: Final = 2
"""Bars that make a chart worth looking at."""

LEAD: Final = 200
"""UTF-16 units of an article's sentence at most."""

QUOTE_WORDS: Final = 8
"""Words of a quote from which on it says something alone."""

SAYS: Final = 6
"""Words of a sentence that may stand for a longer one."""

ENOUGH: Final = 2
"""Words in common with a title that show that a sentence is about the same."""

MENTIONS: Final = 50
"""Messages that name the reader, the newest of them."""


@dataclass(frozen=True, slots=True)
class Read:
    """An entry, and the summary that it was made of; None where the link could not be read."""

    entry: LinkEntry
    made: Summary | None = None


def link_entry(link: SharedLink, title: str, **known: Any) -> LinkEntry:
    """Return the entry of a link, with what is known of its article."""
    shares = tuple(Share(_ref(post), post.speaker) for post in link.posts)
    return LinkEntry(
        title=title,
        url=link.url,
        shares=shares,
        reactions=link.reactions,
        replies=link.replies,
        **known,
    )


def told_entry(
    link: SharedLink, done: Summarized, thread: int | None, language: str | None
) -> LinkEntry:
    """Return the entry of an article that was summed up in a language; None: in its own."""
    article, summary = done.article, done.summary
    # Guessing what is known would load a model of languages on the event loop.
    written = language or article.language or "en"
    title = title_of(article)
    quote = best_quote(summary.quotes, f"{title} {summary.tldr}")
    return link_entry(
        link,
        title,
        sentence=_lead(summary, title, written),
        quote=quote.text if quote else "",
        speaker=quote.speaker if quote else None,
        quote_url=place_url(article, quote.start, quote.end) if quote else None,
        language=article.language,
        thread=thread,
        document=done.document,
    )


def best_quote(quotes: Sequence[Quote], about: str) -> Quote | None:
    """Return the quote that says most alone; of equals the first.

    It has a speaker, is no mere aside and has words in common with `about`: title and summary.
    """
    known = set(content_terms(about))

    def worth(quote: Quote) -> tuple[bool, bool, bool]:
        # One word in common is an accident as often as not.
        shared = len(known.intersection(content_terms(quote.text)))
        return (bool(quote.speaker), word_count(quote.text) >= QUOTE_WORDS, shared >= ENOUGH)

    return max(quotes, key=worth, default=None)


def _lead(summary: Summary, title: str, language: str) -> str:
    """Return what an article says in one sentence that is read at a glance.

    Where the first one is long, another of the summary may stand for it that speaks of what the
    title does; else the first one is cut.
    """
    told = [each.text for each in sentences.split(summary.tldr, language)]
    if not told or length(told[0]) <= LEAD:
        return told[0] if told else ""
    known = set(content_terms(title))
    shared = {
        each: len(known.intersection(content_terms(each)))
        for each in (*told, *summary.points)
        if length(each) <= LEAD and word_count(each) >= SAYS
    }
    best = max(shared, key=lambda each: (shared[each], -length(each)), default="")
    return best if best and shared[best] >= ENOUGH else clause(told[0], LEAD)


def grouped(articles: Sequence[Read], sorting: Minutes | None) -> list[LinkEntry]:
    """Return the entries topic by topic; what could not be read comes last."""
    told = [article.entry for article in articles if article.made]
    failed = [article.entry for article in articles if not article.made]
    if sorting is not None and sorting.groups:
        told = [
            replace(told[member], group=capitalized(group.name))
            for group in sorting.groups
            for member in group.members
        ]
    return told + failed


def coverage(
    gathered: Gathered, shared: int, entries: Sequence[LinkEntry], talk: Minutes | None
) -> DigestCoverage:
    """Return what a digest rests on; `shared` counts the different links."""
    tops = {gathered.parents.get(channel, channel) for channel in gathered.channels}
    return DigestCoverage(
        messages=len(gathered.posts),
        channels=len(tops),
        links=shared,
        unread_links=sum(bool(entry.failure) for entry in entries),
        left_links=shared - len(entries),
        parts=talk.parts if talk else 1,
        is_cut=gathered.is_cut,
        lost=talk.lost if talk else 0,
        unread_channels=gathered.unread,
    )


def made_by(
    makers: Iterable[Minutes | Summary | None],
) -> tuple[Minutes | Summary | None, str]:
    """Return what is named as the work of a digest's engine, and what is to be said of it.

    What a model had a part in is not said to be made without one, nor the other way round.
    """
    known = [each for each in makers if each is not None]
    made = next((each for each in known if each.model), next(iter(known), None))
    notes = [each.note for each in known if isinstance(each, Minutes)]
    if made is not None and made.model and not all(each.model for each in known):
        notes = list(filter(None, notes)) or [digest_texts.PARTLY]
    elif made is not None:
        notes.append(made.note)
    return made, " · ".join(dict.fromkeys(filter(None, notes)))


def topic_entry(topic: Topic, posts: Mapping[int, Posted], gathered: Gathered) -> TopicEntry:
    """Return a topic with the messages in the place of their ids."""
    named = [posts[number] for number in topic.messages if number in posts]
    names = {post.author: post.speaker for post in posts.values()}
    rests = tuple(map(_ref, named))
    told = tuple(_line(posts[each.message], each.text) for each in topic.told)
    first = rests[0] if rests else told[0].ref

    def said(statement: Statement) -> Said:
        return Said(statement.text, tuple(_ref(posts[number]) for number in statement.messages))

    return TopicEntry(
        title=capitalized(topic.title),
        channel=first.channel,
        channel_name=gathered.channels.get(first.channel, ""),
        refs=rests,
        summary=said(topic.summary) if topic.summary else None,
        decisions=tuple(map(said, topic.decisions)),
        questions=tuple(map(said, topic.questions)),
        told=told,
        people=tuple(Person(who, names[who]) for who in topic.people if who in names),
        size=topic.size,
    )


def mentions(posts: Iterable[Posted], reader: int | None) -> list[Line]:
    """Return the messages that name somebody, oldest first."""
    if reader is None:
        return []
    named = [post for post in posts if reader in post.mentions and post.author != reader]
    return [_line(post, post.text) for post in named if post.text][-MENTIONS:]


def activity(entries: Sequence[LinkEntry], gathered: Gathered) -> tuple[Bar, ...]:
    """Return what a chart shows of many links: how many a channel has, or else a topic."""
    if len(entries) < CHART_FROM:
        return ()
    places = Counter(
        gathered.parents.get(entry.shares[0].ref.channel, entry.shares[0].ref.channel)
        for entry in entries
    )
    counts: Counter[str] = Counter()
    for place, count in places.items():
        counts[gathered.channels.get(place, "")] += count
    if len(counts) < CHART_BARS:
        counts = Counter(entry.group for entry in entries)
    bars = tuple(Bar(name, count) for name, count in counts.most_common() if name)
    return bars if len(bars) >= CHART_BARS else ()


def _ref(post: Posted) -> Ref:
    return Ref(post.id, post.channel, post.author)


def _line(post: Posted, text: str) -> Line:
    return Line(_ref(post), post.speaker, text)
