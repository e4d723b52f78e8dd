from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.digest.conversation import Conversation
from bot.core.digest.reading import read_posts
from bot.core.digest.segments import conversations
from bot.core.digest.shifts import LONG
from bot.core.digest.talk import SOURCES, TOPICS, topics
from bot.core.digest.telling import LONGEST, opening
from bot.core.limits import length
from bot.digests import Posted, Topic
from tests.core.digest import day

DAY = day.posts()
BY_ID = {post.id: post for post in DAY}


def said(minute: float, who: int, text: str, **more: object) -> Posted:
    number = day.START + round(minute * day.MINUTE) + who
    values = {"id": number, "channel": 5, "author": who, "speaker": f"P{who}"} | more
    return Posted(text=text, **values)  # type: ignore[arg-type]


def named(found: Sequence[Topic], word: str) -> Topic:
    (topic,) = (each for each in found if word in each.title)
    return topic


def texts(one: Conversation) -> list[str]:
    return [read.post.text for read in one.reads]


def sorted_out(*posts: Posted) -> list[list[str]]:
    return [texts(one) for one in conversations(read_posts(posts))]


def test_a_day_is_told_topic_by_topic() -> None:
    found = topics(DAY)
    for word in ("laser cutter", "PETG", "gas stove", "Braunfäule", "Wasseranschluss"):
        assert named(found, word).told
    assert named(found, "ラーメン").people
    assert named(found, "红叶").people
    assert named(found, "Saint-Roch") != named(found, "biblioteca")
    assert len(found) == 10


def test_conversations_that_cross_are_kept_apart() -> None:
    found = topics(DAY)
    speakers = {post.author: post.speaker for post in DAY}
    laser, trip = named(found, "laser cutter"), named(found, "gas stove")
    assert {speakers[who] for who in trip.people} == {"Priya", "Marek", "Lucía"}
    assert [speakers[who] for who in laser.people[:2]] == ["Ines", "Tom"]
    assert not set(laser.messages) & set(trip.messages)
    assert (laser.size, trip.size) == (16, 10)


def test_what_is_told_days_apart_in_a_channel_is_one_topic_when_it_is_about_the_same() -> None:
    water = named(topics(DAY), "Wasseranschluss")
    hours = {(number - day.START) // (60 * day.MINUTE) for number in water.messages}
    assert hours == {11, 17}


def test_small_talk_makes_no_topic() -> None:
    shown = {each.message for topic in topics(DAY) for each in topic.told}
    idle = {"morning all", "who wants pizza", "wie süß", "😂😂", "salut tout le monde", "好的"}
    assert not idle & {BY_ID[number].text for number in shown}
    assert topics([post for post in DAY if post.text in idle]) == ()


def test_every_excerpt_stands_in_its_message_and_every_phrase_in_a_source() -> None:
    for topic in topics(DAY):
        sources = [BY_ID[number].text for number in topic.messages]
        assert {each.message for each in topic.told} <= set(topic.messages)
        assert all(each.text in BY_ID[each.message].text for each in topic.told)
        assert all(any(part in text for text in sources) for part in topic.title.split(", "))
        assert list(topic.messages) == sorted(set(topic.messages))


def test_the_same_day_is_told_the_same_way() -> None:
    assert topics(DAY) == topics(DAY)


def test_the_most_important_topic_comes_first() -> None:
    quiet = [said(n, 1, "The attic lamp needs a brass switch again") for n in range(2)]
    busy = [
        said(300 + n, n % 4, f"The harbour crane number {n} lifts the steel hull tonight")
        for n in range(9)
    ]
    found = topics([*quiet, *busy])
    assert "crane" in found[0].title or "hull" in found[0].title
    assert (found[0].size, len(found[0].people)) == (9, 4)


def test_only_the_most_important_topics_are_told() -> None:
    things = "anvil beacon cactus dynamo engine fossil guitar hammock igloo jigsaw kettle lantern"
    posts = [
        said(200 * n + k, k, f"The {thing} museum bought another {thing} exhibit", channel=n)
        for n, thing in enumerate([*things.split(), "magnet", "nutmeg", "orchid"])
        for k in range(3)
    ]
    found = topics(posts)
    assert len(found) == TOPICS
    assert "anvil" in found[0].title


def test_a_reply_goes_where_it_belongs_however_late() -> None:
    first = said(0, 1, "The rowing boat leaks at the stern plank")
    other = said(30, 2, "Somebody left a violin case behind the piano")
    late = said(600, 3, "Epoxy resin held for three summers", reply_to=first.id)
    assert sorted_out(first, other, late) == [[first.text, late.text], [other.text]]


def test_a_thread_is_one_conversation_with_the_message_it_hangs_from() -> None:
    first = said(0, 1, "Which museum should the school class visit in spring?")
    aside = said(1, 2, "My bicycle chain snapped near that lighthouse, gravel road north")
    under = [
        said(300, 3, "The maritime collection has guided tours", channel=first.id),
        said(700, 4, "Dinosaurs always win with children", channel=first.id),
    ]
    found = conversations(read_posts([first, aside, *under]))
    assert [texts(one) for one in found] == [[first.text, *(p.text for p in under)], [aside.text]]
    assert found[0].home == 5


def test_a_post_of_a_forum_is_a_thread_as_well() -> None:
    first = said(0, 1, "Glazing recipe for stoneware wanted", id=day.START, channel=day.START)
    answer = said(800, 2, "Feldspar and whiting, fired at cone six", channel=day.START)
    assert len(sorted_out(first, answer)) == 1


def test_who_is_named_is_spoken_to() -> None:
    first = said(0, 1, "The rowing boat leaks at the stern plank")
    other = said(20, 2, "Somebody left a violin case behind the piano")
    answer = said(24, 3, "Try epoxy resin there", mentions=(1,))
    assert [first.text, answer.text] in sorted_out(first, other, answer)


def test_after_a_long_silence_something_new_begins() -> None:
    first = said(0, 1, "The rowing boat leaks at the stern plank")
    later = said(400, 1, "ok", reply_to=None)
    found = conversations(read_posts([first, later]))
    assert [len(one.reads) for one in found] == [1, 1]


def test_remarks_beside_a_conversation_are_counted_with_it() -> None:
    talk = [said(n, n % 2, "The rowing boat leaks at the stern plank") for n in range(4)]
    remark = said(9, 7, "What a lovely sunrise photograph?")
    (found,) = sorted_out(*talk, remark)
    assert remark.text in found


@pytest.mark.parametrize(
    ("text", "reactions", "people", "is_told"),
    [
        ("The harbour closes at noon", 0, 1, False),
        ("The harbour closes at noon", 3, 1, True),
        (
            "The harbour closes at noon because divers inspect the eastern quay wall, "
            "ferries leave from the northern pier",
            0,
            1,
            True,
        ),
        ("The harbour closes at noon", 0, 2, True),
    ],
    ids=["remark", "noted", "announcement", "exchange"],
)
def test_what_is_said_once_is_told_if_it_matters(
    text: str, reactions: int, people: int, *, is_told: bool
) -> None:
    posts = [said(n, n, text, reactions=reactions) for n in range(people)]
    assert bool(topics(posts)) is is_told


def test_a_long_conversation_is_told_by_what_it_turned_to() -> None:
    subjects = (
        "The sourdough starter bubbles in the warm kitchen and smells of apples",
        "Our telescope mirror arrived, the observatory dome still sticks",
        "The choir rehearses the requiem, tenors are missing for the tour",
    )
    posts = [
        said(20 * LONG * n + k / 2, k % 5, subjects[n])
        for n in range(len(subjects))
        for k in range(LONG)
    ]
    chain = [replace(post, reply_to=before.id) for before, post in pairwise(posts)]
    found = topics([posts[0], *chain])
    assert len(found) == len(subjects)
    assert sorted(topic.size for topic in found) == [LONG] * 3


def test_an_excerpt_is_the_telling_part_of_a_long_message() -> None:
    filler = "Well, that was quite a week for all of us here. "
    point = "The observatory dome sticks because the bearing rusted. "
    first = said(0, 1, filler * 6 + point + filler * 6)
    answer = said(2, 2, "Grease the bearing of the observatory dome, rusted or not")
    (topic,) = topics([first, answer])
    excerpt = next(each for each in topic.told if each.message == first.id)
    assert point.strip() in excerpt.text
    assert length(excerpt.text) <= LONGEST


@pytest.mark.parametrize(
    "text",
    [
        "The observatory dome sticks … and the bearing rusted through completely",
        "The observatory dome sticks\n> somebody else wrote this about bearings\nvery badly indeed",
        "The observatory dome sticks ```print('bearing')``` again and again this week",
    ],
    ids=["spoiler", "quotation", "code"],
)
def test_an_excerpt_never_crosses_what_is_missing(text: str) -> None:
    (topic,) = topics([said(0, 1, text, reactions=4)])
    (excerpt,) = topic.told
    assert excerpt.text in text
    assert not any(gap in excerpt.text for gap in ("…", "\n", "`", ">"))


def test_a_message_that_is_nothing_but_code_is_not_told() -> None:
    code = "```the observatory dome sticks because the bearing rusted```"
    assert topics([said(0, 1, code, reactions=9), said(1, 2, code)]) == ()


def test_a_very_long_sentence_is_cut_at_a_word() -> None:
    text = "observatory bearing " * 40
    (topic,) = topics([said(0, 1, text, reactions=9), said(1, 2, text)])
    (excerpt,) = topic.told[:1]
    assert length(excerpt.text) <= LONGEST
    assert text.startswith(excerpt.text)
    assert excerpt.text.split()[-1] in {"observatory", "bearing"}


def test_links_names_and_emoji_do_not_name_a_topic() -> None:
    text = (
        "@Astrid observatory bearing <:telescope:123456> https://dome.example/rust "
        "discord.gg/dome Astrid `rusted()`"
    )
    posts = [replace(said(n, n, text), speaker="Astrid") for n in range(3)]
    answers = [said(n, n, "observatory bearing, greased it quickly") for n in (4, 5)]
    (topic,) = topics([*posts, *answers])
    assert topic.title.startswith("observatory bearing")
    assert not any(word in topic.title for word in ("Astrid", "dome", "telescope", "rusted"))


def test_bots_say_nothing() -> None:
    text = "The observatory dome sticks because the bearing rusted"
    assert topics([said(n, n, text, is_bot=True, reactions=5) for n in range(4)]) == ()


def test_an_excerpt_holds_nothing_of_a_link() -> None:
    text = "Our observatory is in the papers, not for its dome: https://paper.example/dome (page 3)"
    masked = (
        "The observatory dome sticks again, [says the paper](https://paper.example/dome), badly"
    )
    answers = [
        said(2, 2, "That observatory dome sticks since the bearing rusted"),
        said(3, 3, "Grease the bearing of the observatory dome, rusted or not"),
    ]
    for each in (text, masked, text.replace("https://", ""), text.replace(": https", " <https")):
        (topic,) = topics([said(0, 1, each, reactions=900), *answers])
        excerpt = next(one for one in topic.told if one.message == day.START + 1)
        assert "paper.example" not in excerpt.text
        assert excerpt.text[-1].isalpha()
        assert excerpt.text in each


@pytest.mark.parametrize("others", [0, 1, 3], ids=["alone", "beside-another", "beside-several"])
def test_a_post_that_only_introduces_a_link_is_no_talk(others: int) -> None:
    posts = [
        said(
            n,
            n,
            f"The observatory dome sticks and the bearing rusted: https://a.example/{n}",
            links=(f"https://a.example/{n}",),
            reactions=5,
        )
        for n in range(others + 1)
    ]
    assert topics(posts) == ()
    answer = said(
        9, 8, "Grease that bearing, rusted or not, and the dome turns", reply_to=posts[-1].id
    )
    (topic,) = topics([*posts, answer])
    assert answer.id in {each.message for each in topic.told}
    assert topics([replace(answer, author=0), *posts[:1]]) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is in the papers: https://a.example/x. Read it twice!", "It is in the papers"),
        ("https://a.example/x\n\nRead it twice! Then sleep.", "Read it twice! Then sleep."),
        ("```code```\n> theirs\nMine.", "Mine."),
        ("(https://a.example/x) !!", ""),
        ("The dome turns <:telescope:123456>", "The dome turns"),
        ("", ""),
    ],
)
def test_the_opening_of_a_message_is_its_first_words(text: str, expected: str) -> None:
    assert opening(text, "en") == expected


def test_a_message_is_compared_by_its_first_words() -> None:
    many = " ".join(made_up(random.Random(3), 200))
    (read,) = read_posts([said(0, 1, many)])
    assert len(read.terms) == 60
    assert {read.post.text.split()[0][:4]} <= {term[:4] for term in read.terms}


def test_what_others_agreed_to_is_told() -> None:
    posts = [
        said(0, 1, "Twenty-five minutes would do for me. Where would a bed stand on our ward?"),
        said(1, 2, "The linen room on the second floor is dark, nobody uses that linen room."),
        said(
            2, 3, "The linen room needs a lock, the ward a second nurse. Else the sister says no."
        ),
        said(3, 1, "I take the patients from two to three, he takes mine from three to four."),
        said(4, 2, "Done. We try the nap for two weeks from June and count mistakes.", reactions=4),
        said(5, 3, "Who has the key to the linen room? The sister is away until Monday."),
    ]
    (topic,) = topics(posts)
    assert posts[4].id in {each.message for each in topic.told}


def test_what_others_answered_is_told() -> None:
    posts = [said(n, n % 3, f"The linen room of ward {n} is dark, said nurse") for n in range(6)]
    asked = said(7, 4, "Which cupboard could hold spare pillows over the summer?")
    nods = [said(8 + n, n % 3, "ok", reply_to=asked.id) for n in range(4)]
    (topic,) = topics([*posts, asked, *nods])
    assert asked.id in {each.message for each in topic.told}


HOSTILE = (
    "||the hidden observatory|| **dome** __sticks__ ~~badly~~",
    "[the](https://evil.example) [observatory](x) @everyone <@1> <#2> dome bearing",
    "the\u200b obser\u200dvatory\u202e dome \u2066sticks\ufeff again bearing",
    "observatory" * 360,
    "`" * 3999 + "x",
    "@" * 4000,
    ">" * 4000,
    "> quoted\n" * 400,
    "a." * 2000,
    "观测站圆顶轴承生锈" * 440,
    "หอดูดาวโดมติดเพราะตลับลูกปืน" * 140,
    "\U0001f600" * 2000,
    "A\u0301\u0301\u0301" * 1000,
    "x…" * 2000,
    "http://" * 570,
    "( " * 2000,
    "\ud800 lone surrogate observatory dome",
)
WORDS = st.sampled_from(
    ["observatory", "dome", "bearing", "rust", "ok", "thanks", "红叶", "香山", "…", "@P1", "…x"]
)
TEXT = st.one_of(
    st.lists(WORDS, min_size=1, max_size=12).map(" ".join),
    st.sampled_from(HOSTILE),
    st.text(max_size=80),
)


@st.composite
def talks(draw: st.DrawFn) -> list[Posted]:
    posts: list[Posted] = []
    for place in range(draw(st.integers(0, 12))):
        earlier = st.sampled_from([None, *(post.id for post in posts), 3])
        posts.append(
            said(
                place * draw(st.sampled_from([0.1, 4, 200])),
                0,
                draw(TEXT),
                id=day.START + place * 3 * day.MINUTE,
                channel=draw(st.sampled_from([5, 6, day.START])),
                author=draw(st.integers(1, 3)),
                reply_to=draw(earlier),
                reactions=draw(st.integers(0, 3)),
                is_bot=draw(st.booleans()),
            )
        )
    return posts


@settings(max_examples=80, deadline=None)
@given(talks())
def test_whatever_is_said_is_told_word_for_word(posts: list[Posted]) -> None:
    found = topics(posts)
    known = {post.id: post for post in posts}
    assert len(found) <= TOPICS
    for topic in found:
        assert 0 < len(topic.messages) <= SOURCES
        assert 0 < len(topic.told) <= 3
        assert topic.size >= len(topic.told)
        assert set(topic.messages) <= known.keys()
        assert {known[number].author for number in topic.messages} <= set(topic.people)
        for each in topic.told:
            assert each.text in known[each.message].text
            assert each.text.strip() == each.text != ""
            assert "…" not in each.text
            assert length(each.text) <= LONGEST
    assert topics(posts) == found


@settings(max_examples=60, deadline=None)
@given(talks())
def test_every_message_is_in_one_conversation(posts: list[Posted]) -> None:
    held = [read.post.id for one in conversations(read_posts(posts)) for read in one.reads]
    assert sorted(held) == [post.id for post in posts if not post.is_bot]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_many_hostile_messages_are_read_to_the_end(text: str) -> None:
    posts = [said(n / 3, n % 9, f"{text[:3990]} {n % 7}") for n in range(400)]
    for topic in topics(posts):
        assert topic.told


def made_up(draw: random.Random, count: int) -> list[str]:
    pairs = [a + b for a in "bdfgklmnprstvz" for b in "aiou"]
    return ["".join(draw.choices(pairs, k=3)) for _ in range(count)]


def test_five_thousand_messages_are_told() -> None:
    draw = random.Random(5)
    subjects = [made_up(draw, 30) for _ in range(30)]
    posts = [
        said(n / 4, n % 60, " ".join(draw.choices(subjects[n // 170], k=draw.randint(1, 20))))
        for n in range(5000)
    ]
    found = topics(posts)
    assert len(found) == TOPICS
    assert all(topic.told and topic.title for topic in found)
    assert all(topic.size > 100 for topic in found)


def test_a_word_that_everybody_uses_joins_nothing() -> None:
    draw = random.Random(7)
    posts = [
        said(200 * n, n, " ".join(["meteor", *made_up(draw, 9)]), reactions=2) for n in range(90)
    ]
    assert len(conversations(read_posts(posts))) > 80


def test_what_cannot_be_cut_is_not_told() -> None:
    endless = "e" + "\u0301" * 400
    assert topics([said(0, 1, f"{endless} observatory dome bearing rust", reactions=5)]) == ()
