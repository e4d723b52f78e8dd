"""What rests on a message that is gone goes with it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.core.digest.stripping import rests_on, without, without_channels, without_members
from bot.digests import (
    Bar,
    Digest,
    DigestCoverage,
    DigestKind,
    Line,
    LinkEntry,
    Person,
    Ref,
    Said,
    Share,
    TopicEntry,
    Window,
)

WINDOW = Window(datetime(2026, 5, 3, tzinfo=UTC), datetime(2026, 5, 4, tzinfo=UTC))
ALICE, BOB, CAROL = 41, 42, 43
NEWS, TALK = 20, 21
A, B, C = Ref(1, NEWS, ALICE), Ref(2, NEWS, BOB), Ref(3, TALK, CAROL)


def digest(**parts: object) -> Digest:
    coverage = DigestCoverage(9, 2)
    known = {"activity": (Bar("news", 9), Bar("talk", 3))} | parts
    return Digest(30, WINDOW, "UTC", DigestKind.BOTH, coverage, "extractive", **known)  # type: ignore[arg-type]


def topic(*refs: Ref, **parts: object) -> TopicEntry:
    known = {"told": (Line(A, "Alice", "We meet at nine."),)} | parts
    return TopicEntry("The fair", NEWS, "news", refs, **known)  # type: ignore[arg-type]


def test_digest_that_loses_nothing_is_the_same_object() -> None:
    whole = digest(links=(LinkEntry("t", "u", (Share(A, "Alice"),)),), topics=(topic(A),))
    assert without(whole, lambda ref: ref == B) is whole


def test_link_stays_as_long_as_one_share_does() -> None:
    link = LinkEntry("t", "u", (Share(A, "Alice"), Share(B, "Bob")), reactions=5, replies=2)
    left = without(digest(links=(link,)), lambda ref: ref == A)
    assert left.links == (replace(link, shares=(Share(B, "Bob"),)),)
    assert left.activity == ()
    assert without(left, lambda ref: ref == B).is_empty


def test_name_of_a_group_goes_with_any_of_its_links() -> None:
    first = LinkEntry("Alice fired", "u", (Share(A, "Alice"),), group="Ferries and firings")
    second = LinkEntry("Ferries", "v", (Share(B, "Bob"), Share(C, "Carol")), group=first.group)
    other = LinkEntry("Bread", "w", (Share(C, "Carol"),), group="Bakeries")
    whole = digest(links=(first, second, other))
    left = without(whole, lambda ref: ref == A)
    assert left.links == (replace(second, group=""), other)
    reposted = without(whole, lambda ref: ref == B)
    assert [link.group for link in reposted.links] == [link.group for link in whole.links]


def test_statement_goes_with_any_of_its_messages() -> None:
    both, one = Said("They agreed.", (A, B)), Said("The hall is free.", (A,))
    entry = topic(A, summary=both, decisions=(both, one), questions=(one, both))
    left = without(digest(topics=(entry,)), lambda ref: ref == B).topics
    assert left == (replace(entry, summary=None, decisions=(one,), questions=(one,)),)


def test_topic_loses_its_title_with_a_message_that_rests_on() -> None:
    entry = topic(A, B)
    left = without(digest(topics=(entry,)), lambda ref: ref == B).topics
    assert left == (replace(entry, title="", refs=(A,)),)


def test_topic_of_which_nothing_is_told_any_more_goes() -> None:
    assert without(digest(topics=(topic(A, B),)), lambda ref: ref == A).is_empty


def test_title_stays_where_only_another_sentence_goes() -> None:
    entry = topic(A, questions=(Said("Who brings chairs?", (B,)),))
    left = without(digest(topics=(entry,)), lambda ref: ref == B).topics
    assert left == (replace(entry, questions=()),)


def test_member_is_named_as_long_as_a_message_of_theirs_is_there() -> None:
    people = (Person(ALICE, "Alice"), Person(BOB, "Bob"), Person(CAROL, "Carol"))
    other = Ref(9, NEWS, BOB)
    entry = topic(A, B, other, people=people)
    left = without(digest(topics=(entry,)), lambda ref: ref == B)
    assert left.topics[0].people == people
    left = without(left, lambda ref: ref == other)
    assert left.topics[0].people == (people[0], people[2])


def test_topic_stands_where_its_messages_do() -> None:
    told = (Line(C, "Carol", "So do I."),)
    entry = topic(B, C, told=told)
    other = replace(topic(C, told=told), channel=TALK, channel_name="talk")
    left = without_channels(digest(topics=(entry, other)), {NEWS})
    assert [(each.channel, each.channel_name) for each in left.topics] == [(TALK, "talk")] * 2
    left = without_channels(digest(topics=(entry,)), {NEWS})
    assert (left.topics[0].channel, left.topics[0].channel_name) == (TALK, "")


def test_forgotten_member_is_named_nowhere() -> None:
    people = (Person(ALICE, "Alice"), Person(BOB, "Bob"))
    entry = topic(A, people=people)
    link = LinkEntry("t", "u", (Share(A, "Alice"), Share(B, "Bob")))
    whole = digest(links=(link,), topics=(entry,), mentions=(Line(B, "Bob", "Alice?"),))
    left = without_members(whole, {BOB})
    assert "Bob" not in repr(left)
    assert left.topics == (replace(entry, people=people[:1]),)
    assert left.links[0].shares == (Share(A, "Alice"),)
    assert left.mentions == ()


REFS = st.builds(
    lambda number: Ref(number, NEWS + number % 3, ALICE + number % 5), st.integers(1, 12)
)
SOME_REFS = st.lists(REFS, min_size=1, max_size=4, unique=True).map(tuple)
TEXT = st.sampled_from(["a", "b", "c"])
SAID = st.builds(Said, TEXT, SOME_REFS)
LINES = st.lists(st.builds(Line, REFS, TEXT, TEXT), max_size=3).map(tuple)
SAIDS = st.lists(SAID, max_size=3).map(tuple)
PEOPLE = st.lists(
    st.builds(Person, st.integers(ALICE, ALICE + 5), TEXT), max_size=4, unique_by=lambda p: p.id
).map(tuple)


@st.composite
def topics(draw: st.DrawFn) -> TopicEntry:
    entry = TopicEntry(
        draw(TEXT),
        0,
        "",
        draw(st.lists(REFS, max_size=4).map(tuple)),
        draw(st.none() | SAID),
        draw(SAIDS),
        draw(SAIDS),
        draw(LINES),
        draw(PEOPLE),
    )
    everything = [*digest(topics=(entry,)).refs()]
    place = everything[0].channel if everything else NEWS
    return replace(entry, channel=place, channel_name=f"channel {place}")


LINKS = st.builds(
    LinkEntry, TEXT, TEXT, st.lists(st.builds(Share, REFS, TEXT), min_size=1, max_size=4).map(tuple)
)
DIGESTS = st.builds(
    lambda links, topics, mentions: digest(links=links, topics=topics, mentions=mentions),
    st.lists(LINKS, max_size=4).map(tuple),
    st.lists(topics(), max_size=4).map(tuple),
    LINES,
)


def intact(said: Iterable[Said], lost: set[Ref]) -> tuple[Said, ...]:
    return tuple(each for each in said if not lost & set(each.refs))


@given(DIGESTS, st.sets(REFS, max_size=5))
def test_all_that_rests_on_what_is_gone_goes_and_nothing_else(
    whole: Digest, lost: set[Ref]
) -> None:
    left = without(whole, lambda ref: ref in lost)
    assert not rests_on(left) & lost
    assert (left is whole) == (not rests_on(whole) & lost)
    assert [entry.shares for entry in left.links] == [
        shares
        for entry in whole.links
        if (shares := tuple(each for each in entry.shares if each.ref not in lost))
    ]
    assert left.mentions == tuple(line for line in whole.mentions if line.ref not in lost)
    rest = iter(left.topics)
    for before in whole.topics:
        told = tuple(line for line in before.told if line.ref not in lost)
        summary = before.summary if before.summary and intact([before.summary], lost) else None
        decisions, questions = intact(before.decisions, lost), intact(before.questions, lost)
        touched = rests_on(digest(topics=(before,))) & lost
        if touched and not (told or summary or decisions or questions):
            continue
        after = next(rest)
        assert (after.summary, after.decisions, after.questions, after.told) == (
            summary,
            decisions,
            questions,
            told,
        )
        assert after.title == ("" if lost & set(before.refs) else before.title)
        assert after.refs == tuple(ref for ref in before.refs if ref not in lost)
        losing = {ref.author for ref in touched}
        kept = {ref.author for ref in rests_on(digest(topics=(before,))) - lost}
        assert after.people == tuple(p for p in before.people if p.id not in losing - kept)
    assert next(rest, None) is None
    assert without(left, lambda ref: ref in lost) is left


@given(DIGESTS, st.sets(st.integers(ALICE, ALICE + 5), max_size=2))
def test_nothing_of_a_member_is_left(whole: Digest, members: set[int]) -> None:
    left = without_members(whole, members)
    assert not {ref.author for ref in rests_on(left)} & members
    assert not {person.id for entry in left.topics for person in entry.people} & members


@given(DIGESTS, st.sets(st.sampled_from([NEWS, NEWS + 1, NEWS + 2]), max_size=2))
def test_nothing_of_a_channel_is_left(whole: Digest, channels: set[int]) -> None:
    left = without_channels(whole, channels)
    assert not {ref.channel for ref in rests_on(left)} & channels
    for entry in left.topics:
        if rests_on(digest(topics=(entry,))):
            assert entry.channel not in channels
            assert entry.channel_name in {"", f"channel {entry.channel}"}
