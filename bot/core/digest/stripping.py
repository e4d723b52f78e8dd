"""What is left of a digest when messages that it rests on are gone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from bot.digests import Digest, Line, LinkEntry, Ref, Said, TopicEntry

Gone = Callable[[Ref], bool]


def rests_on(digest: Digest) -> frozenset[Ref]:
    """Return every message that something in a digest rests on."""
    return frozenset(digest.refs())


def without(digest: Digest, gone: Gone, *, unnamed: Collection[int] = ()) -> Digest:
    """Take out of a digest all that rests on messages that are gone.

    What rests on several messages goes with the first of them. Counts stay: they tell how much
    there was when the digest was made. The chart goes: what is left does not tell its bars.

    Args:
        digest: What was posted.
        gone: Tells of a message whether it is.
        unnamed: Members who are not to be named as having taken part either.

    Returns:
        What is left; the same object where nothing is gone.
    """
    names = {topic.channel: topic.channel_name for topic in digest.topics}
    links = _links(digest.links, gone)
    topics = tuple(filter(None, (_topic(each, gone, unnamed, names) for each in digest.topics)))
    mentions = _lines(digest.mentions, gone)
    if (links, topics, mentions) == (digest.links, digest.topics, digest.mentions):
        return digest
    return replace(digest, links=links, topics=topics, mentions=mentions, activity=())


def without_channels(digest: Digest, channels: Collection[int]) -> Digest:
    """Take out what was posted in channels or threads."""
    return without(digest, lambda ref: ref.channel in channels)


def without_members(digest: Digest, members: Collection[int]) -> Digest:
    """Take out what members posted, and their names."""
    return without(digest, lambda ref: ref.author in members, unnamed=members)


def _links(links: Iterable[LinkEntry], gone: Gone) -> tuple[LinkEntry, ...]:
    """Return the links that are left; a topic's name rests on all that are sorted under it."""
    pairs = [(link, _link(link, gone)) for link in links]
    unnamed = {link.group for link, left in pairs if left is None}
    left_ones = (left for _, left in pairs if left is not None)
    return tuple(replace(left, group="") if left.group in unnamed else left for left in left_ones)


def _link(link: LinkEntry, gone: Gone) -> LinkEntry | None:
    shares = tuple(share for share in link.shares if not gone(share.ref))
    return replace(link, shares=shares) if shares else None


def _topic(
    topic: TopicEntry, gone: Gone, unnamed: Collection[int], names: Mapping[int, str]
) -> TopicEntry | None:
    before = frozenset(_refs(topic))
    lost = frozenset(filter(gone, before))
    if not lost:
        people = tuple(person for person in topic.people if person.id not in unnamed)
        return replace(topic, people=people)
    refs = tuple(ref for ref in topic.refs if ref not in lost)
    left = replace(
        topic,
        title=topic.title if refs == topic.refs else "",
        refs=refs,
        summary=next(iter(_statements(filter(None, [topic.summary]), gone)), None),
        decisions=_statements(topic.decisions, gone),
        questions=_statements(topic.questions, gone),
        told=_lines(topic.told, gone),
    )
    if not (left.summary or left.decisions or left.questions or left.told):
        return None
    present = {ref.author for ref in before - lost}
    leaving = {ref.author for ref in lost} - present | set(unnamed)
    left = replace(left, people=tuple(each for each in topic.people if each.id not in leaving))
    return _placed(left, names)


def _placed(topic: TopicEntry, names: Mapping[int, str]) -> TopicEntry:
    """Let a topic stand where some of its messages do: its channel may be what is gone."""
    places = {ref.channel: None for ref in _refs(topic)}
    if topic.channel in places:
        return topic
    place = next(iter(places))
    return replace(topic, channel=place, channel_name=names.get(place, ""))


def _statements(statements: Iterable[Said], gone: Gone) -> tuple[Said, ...]:
    return tuple(said for said in statements if not any(map(gone, said.refs)))


def _lines(lines: Iterable[Line], gone: Gone) -> tuple[Line, ...]:
    return tuple(line for line in lines if not gone(line.ref))


def _refs(topic: TopicEntry) -> list[Ref]:
    statements = filter(None, (topic.summary, *topic.decisions, *topic.questions))
    said = [ref for statement in statements for ref in statement.refs]
    return [*topic.refs, *said, *(line.ref for line in topic.told)]
