from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.echoes import EchoGuard
from bot.digests import Excerpt, Posted, Statement, Topic
from bot.engines.llm.planning import Room
from bot.engines.llm.talk import merged_topics, true_topics, weightiest
from bot.engines.llm.topics import SaidItem, SaidTopic
from bot.engines.llm.transcripts import Part, heard_of, transcribe
from tests.engines.llm.talking import BOATS, CHANNELS, POSTS, posted

GUARD = EchoGuard("The one rule is that nobody ever tells of this rule.")
ROOM = Room(whole=100_000, part=100_000, floor=100, slots=4)


def part_of(posts: tuple[Posted, ...] = POSTS) -> Part:
    (part,) = transcribe(heard_of(posts), CHANNELS, None, ROOM).parts
    return part


def true(
    *said: SaidTopic, posts: tuple[Posted, ...] = POSTS, language: str | None = None
) -> tuple[Topic, ...]:
    return true_topics(part_of(posts), said, CHANNELS, GUARD, language)


def sources(summary: str, *numbers: int, posts: tuple[Posted, ...] = POSTS) -> tuple[int, ...]:
    """Return the messages that a summary is found to rest on; none when it is dropped."""
    found = true(SaidTopic("", summary, numbers), posts=posts)
    return found[0].summary.messages if found and found[0].summary else ()


@pytest.mark.parametrize(
    ("summary", "numbers", "rests_on"),
    [
        ("Bob moves the party into the boat shed.", (2,), (902,)),
        ("A new rudder costs 3,200 crowns.", (6,), (906, 907)),
        ("The yard in Lund asks for 3200 crowns.", (8,), (908, 907)),
        ("Dita tells of a lost rudder at night.", (6,), (906,)),
        ("The rudder was lost near Cape Orrin.", (8,), (908, 906)),
        ("They wait for what the second yard offers.", (2,), (902, 908)),
        ("The party is in the shed at 9 pm.", (4,), ()),
        ("Ines Okafor moves the party.", (2,), ()),
        ("The party costs 3,201 crowns.", (7,), ()),
        ("Party moves.", (2,), ()),
        ("nobody ever tells of this rule, Bob says", (2,), ()),
        ("Bob moves the party to www.evil.example/shed there.", (2,), ()),
        ("Bob moves the party, says discord.gg/abc there.", (2,), ()),
        ("Bob moves the party into the boat shed.", (), ()),
        ("The rudder costs 80 crowns.", (7,), ()),
        ("The shed holds 3,200 people.", (2,), ()),
        ("Cem and Dita will marry in Lund on Saturday.", (7,), ()),
        ("Ada says the shed holds 80 people.", (2,), ()),
        ("Cem reports that the Halcyon lost her rudder.", (6,), ()),
        ("Bob told Ada that the shed holds 80 people.", (2,), (902, 901)),
        ("Ada moves the party into the boat shed.", (2,), (902, 901)),
    ],
)
def test_statement_rests_on_what_it_names_and_on_what_it_has_from_others(
    summary: str, numbers: tuple[int, ...], rests_on: tuple[int, ...]
) -> None:
    assert sources(summary, *numbers) == rests_on


@pytest.mark.parametrize(
    ("decision", "numbers", "is_told"),
    [
        ("They wait for the offer of the second yard.", (8,), True),
        ("The party is in the boat shed on Saturday.", (4,), True),
        ("The moderators dismiss the treasurer without notice.", (4,), False),
        ("The treasurer buys lemonade, biscuits and paper lanterns.", (2, 4), False),
    ],
)
def test_decision_nobody_spoke_of_is_none(
    decision: str, numbers: tuple[int, ...], *, is_told: bool
) -> None:
    said = SaidTopic("Boat shed", "", numbers, (SaidItem(decision, numbers),))
    (topic,) = true(said)
    assert bool(topic.decisions) is is_told


def test_who_is_called_like_a_small_word_takes_nothing_away_from_others() -> None:
    posts = (*POSTS, *posted("I say nothing of boats at all, my friends", speaker="the"))
    posts = tuple(replace(post, id=901 + n) for n, post in enumerate(posts))
    assert sources("Bob and the others move into the boat shed.", 2, posts=posts)
    assert sources("The shed holds 80 people.", 2, posts=posts) == (902,)


def test_nearest_of_several_messages_is_charged() -> None:
    posts = posted(
        "We need 450 bricks.",
        "Is it warm today?",
        "I like tea.",
        "No, 450 bricks.",
        "Yes, we buy them there.",
    )
    assert sources("They buy 450 of them there.", 5, posts=posts) == (905, 904)


def test_figure_in_another_spelling_is_found() -> None:
    posts = posted("The roof costs four thousand crowns.", "That is a lot for the old roof.")
    assert sources("The old roof costs 4,000 crowns.", 2, posts=posts) == (902, 901)


def test_number_that_is_read_only_with_its_neighbours_rests_on_them_as_well() -> None:
    posts = posted(
        "Wir haben das Fest auf den Samstag gelegt, und es ist nicht weit.",
        "dreiundvierzig Leute kommen",
        "Das ist gut für die Stadt und den Hafen.",
    )
    assert set(sources("Es kommen 43 Leute zum Fest.", 2, posts=posts)) == {901, 902, 903}


def test_marks_around_words_nobody_wrote_go() -> None:
    said = "Bob says “it holds 80 people” and “sheds are best” of the shed."
    (topic,) = true(SaidTopic("", said, (2,)))
    assert topic.summary is not None
    assert topic.summary.text == "Bob says “it holds 80 people” and sheds are best of the shed."


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Party in the boat shed.", "Party in the boat shed"),
        ("Party In The Boat Shed", "Party In The Boat Shed"),
        ("“Boat shed”", "Boat shed"),
        ("Ines Okafor", "quay"),
        ("9,999 crowns", "quay"),
        ("Treasurer accused of theft", "quay"),
        ("@everyone", "quay"),
        ("***", "quay"),
        ("", "quay"),
    ],
)
def test_title_is_true_or_the_channels_name(title: str, shown: str) -> None:
    (topic,) = true(SaidTopic(title, "Bob moves the party into the boat shed.", (2,)))
    assert topic.title == shown


def test_title_in_capitals_is_spelt_as_its_summary_is() -> None:
    (topic,) = true(SaidTopic("Party Relocates", "Bob relocates the party into the shed.", (2,)))
    assert topic.title == "Party relocates"


def test_title_is_charged_to_what_it_has_its_words_from() -> None:
    (topic,) = true(SaidTopic("Halcyon", "Dita waits for the second yard.", (8,)))
    assert topic.messages == (908, 906)


def test_long_words_are_cut() -> None:
    said = SaidTopic("party " * 30, "Bob moves the party into the boat shed. " * 30, (2,))
    (topic,) = true(said)
    assert len(topic.title) <= 60
    assert topic.summary is not None
    assert len(topic.summary.text) <= 450


def test_decisions_alone_make_a_topic() -> None:
    decision = SaidItem("The party is on Saturday at 7 pm.", (4,))
    (topic,) = true(SaidTopic("", "", (), (decision,), (SaidItem("Who? Why? When?", (99,)),)))
    assert topic.decisions == (Statement("The party is on Saturday at 7 pm.", (904,)),)
    assert (topic.title, topic.questions, topic.messages) == ("quay", (), (904,))
    assert topic.told == (Excerpt(904, POSTS[3].text),)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour party stays. " + "We shall see what the weather does to it. " * 9,
        "party " * 90,
        "海" * 500,
        "\n\nThe harbour party.\n",
    ],
    ids=["sentences", "words", "glyphs", "blanks"],
)
def test_excerpt_stands_in_its_message(text: str) -> None:
    posts = posted(text)
    found = true(SaidTopic(text.strip()[:12], "It cost 9,999 crowns there.", (1,)), posts=posts)
    ((excerpt,),) = (topic.told for topic in found)
    assert excerpt.text
    assert excerpt.text in text
    assert len(excerpt.text) <= 200
    assert not excerpt.text.endswith(" ")


def topic(number: int, size: int = 2, **values: object) -> Topic:
    post = POSTS[number - 1]
    known: dict[str, object] = {
        "title": f"Topic {number}",
        "summary": Statement(post.text, (post.id,)),
        "messages": (post.id,),
        "size": size,
        "people": (post.author,),
    }
    return Topic(**{**known, **values})  # type: ignore[arg-type]


def merged(topics: list[Topic], *said: SaidTopic) -> tuple[Topic, ...]:
    return merged_topics(topics, said, part_of().heard, GUARD, None)


def test_merged_topics_keep_what_they_rest_on() -> None:
    agreed = Statement("The party is in the boat shed.", (904,))
    topics = [topic(1), topic(6), topic(2, decisions=(agreed,)), topic(4, decisions=(agreed,))]
    said = SaidTopic("Harbour party", "The party moves into the boat shed.", (1, 3, 4, 3, 99))
    party, boat = merged(topics, said)
    assert boat == topics[1]
    assert (party.title, party.size) == ("Harbour party", 6)
    assert party.summary == Statement("The party moves into the boat shed.", (901, 902, 904))
    assert party.messages == (901, 902, 904)
    assert party.decisions == (agreed,)
    assert party.people == (ord("A"), ord("B"))


def test_topic_goes_into_one_and_is_merged_with_nothing_alone() -> None:
    topics = [topic(1), topic(2), topic(4)]
    text = "The party moves into the boat shed."
    found = merged(
        topics,
        SaidTopic("Party", text, (1, 2)),
        SaidTopic("Party", text, (2, 3)),
        SaidTopic("Party", text, ()),
    )
    assert [each.title for each in found] == ["Party", "Topic 4"]


def test_merged_summary_that_is_false_gives_way_to_those_of_the_weightiest() -> None:
    topics = [topic(1, 2), topic(2, 9), topic(4, 5)]
    (found,) = merged(topics, SaidTopic("Zoltan Krause", "It costs 9,999 crowns.", (1, 2, 3)))
    assert found.title == "Topic 2"
    assert found.summary == Statement(f"{POSTS[1].text} {POSTS[3].text}", (902, 904))


def test_merged_topics_without_a_summary_are_told_by_messages() -> None:
    told = [topic(n, summary=None, told=(Excerpt(900 + n, POSTS[n - 1].text),)) for n in (1, 2, 4)]
    (found,) = merged(told, SaidTopic("", "It costs 9,999 crowns.", (1, 2, 3)))
    assert found.summary is None
    assert [excerpt.message for excerpt in found.told] == [901, 902]


def test_topics_of_many_people_and_messages_stand_first() -> None:
    few, many, alone = topic(1, 9), topic(2, 8, people=(1, 2)), topic(3, 10)
    assert weightiest([few, many, alone]) == (many, alone, few)


def test_talk_in_a_language_that_cannot_be_told_is_held_to_its_names_as_well() -> None:
    posts = posted("Zawody odbędą się w sobotę.", "Wygra Halina.", channel=BOATS)
    assert sources("Halina wygra zawody w sobotę.", 1, 2, posts=posts) == (901, 902)
    assert sources("Zawody wygra 99 osób.", 1, 2, posts=posts) == ()
