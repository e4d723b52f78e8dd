"""Topics of a talk as a model wrote them, held against its messages; all for worker processes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import regex

from bot.core.digest.telling import opening
from bot.core.echoes import EchoGuard
from bot.core.limits import fit
from bot.core.markdown import clean, defuse
from bot.digests import Excerpt, Statement, Topic
from bot.engines.llm.bearing import Bearing
from bot.engines.llm.topics import SaidItem, SaidTopic
from bot.engines.llm.transcripts import Heard, Part, channel_name

MOST_TOPICS: Final = 12
_TITLE: Final = 60
_SUMMARY: Final = 450
_ITEM: Final = 250
"""Characters at most."""
_MOST_ITEMS: Final = 5
_MOST_TOLD: Final = 2
_MOST_SAID: Final = 15
"""Topics of one answer that are looked at."""

_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}'’]+")


def true_topics(
    part: Part,
    said: Sequence[SaidTopic],
    channels: Mapping[int, str],
    guard: EchoGuard,
    language: str | None,
) -> tuple[Topic, ...]:
    """Return what a part's messages bear out of topics that were written from it."""
    looked_at = said[:_MOST_SAID]
    bearing = Bearing(
        part.heard,
        {channel: channel_name(channel, channels) for channel in channels},
        written=" ".join(_texts(looked_at)),
        guard=guard,
        language=language,
    )
    found = (_topic(each, bearing, channels) for each in looked_at)
    return tuple(topic for topic in found if topic is not None)


def merged_topics(
    topics: Sequence[Topic],
    said: Sequence[SaidTopic],
    heard: Sequence[Heard],
    guard: EchoGuard,
    language: str | None,
) -> tuple[Topic, ...]:
    """Put topics together as numbered in `said`; each goes into one, the others stay as they are.

    Args:
        topics: Number n means `topics[n - 1]`.
        said: Which belong together, with a title and a summary for each.
        heard: At least the messages that the topics rest on.
        guard: Knows the prompts and what must never be said.
        language: As in `Bearing`.
    """
    known = {each.id: each for each in heard}
    written = " ".join(_texts(said))
    left = dict(enumerate(topics, 1))
    merged: dict[int, Topic] = {}
    for each in said:
        numbers = sorted({n for n in each.numbers if n in left})
        if len(numbers) < 2:
            continue
        together = [left.pop(n) for n in numbers]
        ids = dict.fromkeys(n for topic in together for n in rests_on(topic))
        bearing = Bearing(
            [known[n] for n in ids],
            {},
            written=written,
            guard=guard,
            language=language,
            also=[text for topic in together for text in (topic.title, shown(topic))],
        )
        merged[numbers[0]] = _merged(together, each, bearing)
    return tuple(topic for _, topic in sorted((left | merged).items()))


def weightiest(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Return topics, those of many people and many messages first."""
    return tuple(sorted(topics, key=lambda each: each.size * len(each.people), reverse=True))


def shown(topic: Topic) -> str:
    """Return what a topic says, in one line."""
    said = [topic.summary] if topic.summary else [*topic.decisions, *topic.questions]
    return " ".join(each.text for each in said) or " ".join(each.text for each in topic.told)


def rests_on(topic: Topic) -> tuple[int, ...]:
    """Return the messages that a topic's title and what is shown of it rest on."""
    said = [topic.summary] if topic.summary else [*topic.decisions, *topic.questions]
    told = [] if said else [each.message for each in topic.told]
    return tuple(dict.fromkeys([*topic.messages, *(n for s in said for n in s.messages), *told]))


def _texts(said: Iterable[SaidTopic]) -> Iterator[str]:
    for topic in said:
        yield topic.summary
        yield from (item.text for item in (*topic.decisions, *topic.questions))


def _topic(said: SaidTopic, bearing: Bearing, channels: Mapping[int, str]) -> Topic | None:
    places = _places(said.numbers, bearing)
    text, rest = _borne(said.summary, places, bearing, _SUMMARY)
    decisions = tuple(_statements(said.decisions, bearing))
    questions = tuple(_statements(said.questions, bearing))
    title, grounds = _title(said.title, text, places, bearing)
    if not (text or title or decisions or questions):
        return None
    named = [*places, *(at for item in _items(said) for at in _places(item.numbers, bearing))]
    posts = [bearing.heard[at] for at in dict.fromkeys(named)]
    told = () if text else tuple(_excerpts(posts[:_MOST_TOLD]))
    summary = Statement(text, _ids(rest, bearing)) if text else None
    return Topic(
        title=title or _plain(channels.get(posts[0].channel, ""), _TITLE),
        summary=summary,
        decisions=decisions,
        questions=questions,
        told=told,
        messages=_ids([*rest, *grounds] or dict.fromkeys(named), bearing),
        size=_size(named, bearing),
        people=_people(posts),
    )


def _merged(topics: Sequence[Topic], said: SaidTopic, bearing: Bearing) -> Topic:
    places = range(len(bearing.heard))
    posts = bearing.heard
    ids = tuple(post.id for post in posts)
    first, *others = weightiest(topics)
    text, _ = _borne(said.summary, places, bearing, _SUMMARY)
    title, _ = _title(said.title, text, places, bearing)
    summary = Statement(text, ids) if text else _joined([first, *others])
    return Topic(
        title=title or first.title,
        summary=summary,
        decisions=_each_once(item for topic in topics for item in topic.decisions),
        questions=_each_once(item for topic in topics for item in topic.questions),
        told=() if summary else tuple(e for topic in topics for e in topic.told)[:_MOST_TOLD],
        messages=ids,
        size=sum(topic.size for topic in topics),
        people=_people(posts, *(topic.people for topic in topics)),
    )


def _joined(topics: Sequence[Topic]) -> Statement | None:
    """Return what the two weightiest topics that have one say in their summaries."""
    said = [topic.summary for topic in topics if topic.summary][:2]
    if not said:
        return None
    ids = dict.fromkeys(n for each in said for n in each.messages)
    return Statement(" ".join(each.text for each in said), tuple(ids))


def _items(said: SaidTopic) -> list[SaidItem]:
    return [*said.decisions, *said.questions]


def _statements(said: Sequence[SaidItem], bearing: Bearing) -> Iterator[Statement]:
    for item in said[:_MOST_ITEMS]:
        places = _places(item.numbers, bearing)
        text, rest = _borne(item.text, places, bearing, _ITEM, is_item=True)
        if text:
            yield Statement(text, _ids(rest, bearing))


def _borne(
    said: str, places: Sequence[int], bearing: Bearing, limit: int, *, is_item: bool = False
) -> tuple[str, tuple[int, ...]]:
    """Return a sentence made harmless and the places it rests on; empty when it is not true."""
    text = bearing.without_false_marks(" ".join(clean(said).split()), places)
    rest = bearing.of_item(text, places) if is_item else bearing.of_statement(text, places)
    return (fit(defuse(text), limit), rest) if rest else ("", ())


def _title(
    said: str, summary: str, places: Sequence[int], bearing: Bearing
) -> tuple[str, tuple[int, ...]]:
    title = _plain(said, _TITLE)
    for spelt in dict.fromkeys((title, _sentence_case(title, summary))):
        if rest := bearing.of_title(spelt, places):
            return spelt, rest
    return "", ()


def _sentence_case(title: str, summary: str) -> str:
    """Take the capitals from words that a true summary writes small: those are no names."""
    small = {word for word in _WORD.findall(summary) if word.islower()}
    first, *others = title.split() or [""]
    return " ".join([first, *(w.lower() if w.lower() in small else w for w in others)])


def _plain(text: str, limit: int) -> str:
    return fit(" ".join(clean(text).split()).strip(" .:*#\"“”'"), limit)


def _places(numbers: Iterable[int], bearing: Bearing) -> tuple[int, ...]:
    return tuple(dict.fromkeys(n - 1 for n in numbers if 1 <= n <= len(bearing.heard)))


def _ids(places: Iterable[int], bearing: Bearing) -> tuple[int, ...]:
    return tuple(dict.fromkeys(bearing.heard[at].id for at in places))


def _size(places: Iterable[int], bearing: Bearing) -> int:
    """Return the messages from the first to the last of the places, channel by channel."""
    spans: dict[int, tuple[int, int]] = {}
    for at in places:
        channel = bearing.heard[at].channel
        low, high = spans.get(channel, (at, at))
        spans[channel] = min(low, at), max(high, at)
    return sum(high - low + 1 for low, high in spans.values())


def _people(posts: Iterable[Heard], *known: tuple[int, ...]) -> tuple[int, ...]:
    counted = Counter(post.author for post in posts)
    for people in known:
        counted.update(dict.fromkeys(people, 0))
    return tuple(author for author, _ in counted.most_common())


def _each_once(said: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return statements without those that say the same word for word, their messages kept."""
    found: dict[str, Statement] = {}
    for each in said:
        known = found.get(each.text, each)
        ids = tuple(dict.fromkeys((*known.messages, *each.messages)))
        found[each.text] = replace(known, messages=ids)
    return tuple(found.values())[:_MOST_ITEMS]


def _excerpts(posts: Iterable[Heard]) -> Iterator[Excerpt]:
    for post in posts:
        if text := opening(post.raw, "en"):
            yield Excerpt(post.id, text)
