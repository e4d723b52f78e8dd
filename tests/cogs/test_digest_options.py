"""What is typed into the commands of digests: names of channels, and lists that are completed."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cogs.digest_options import (
    CHOICE_LENGTH,
    CHOICES,
    Refused,
    channels_typed,
    completed,
    days_typed,
    time_typed,
)
from bot.cogs.digest_places import labels_of
from bot.core import digest_texts

LABELS = {11: "news", 12: "science", 13: "Lost and found", 14: "science in Archive", 15: "15"}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("news", (11,)),
        ("#news", (11,)),
        (" News , #SCIENCE ", (11, 12)),
        ("<#11>", (11,)),
        ("<#11><#13>", (11, 13)),
        ("<#11> <#12>", (11, 12)),
        ("#news #science", (11, 12)),
        ("12 11", (12, 11)),
        ("lost AND found; news", (13, 11)),
        ("#science in Archive, #science", (14, 12)),
        ("news, news, <#11>", (11,)),
        ("news,", (11,)),
        ("all", ()),
        (" ALL ", ()),
    ],
)
def test_channels_are_mentioned_numbered_or_named(typed: str, found: tuple[int, ...]) -> None:
    assert channels_typed(typed, LABELS) == found


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("newz", "newz"),
        ("news, @everyone", "@everyone"),
        ("<#99>", "99"),
        ("news scienze", "scienze"),
    ],
)
def test_channel_nobody_has_is_named_without_harm(typed: str, name: str) -> None:
    with pytest.raises(Refused) as caught:
        channels_typed(typed, LABELS)
    assert name.removeprefix("@") in caught.value.sentence
    assert "@everyone" not in caught.value.sentence


def test_name_of_two_channels_is_no_name() -> None:
    with pytest.raises(Refused) as caught:
        channels_typed("news", {1: "news", 2: "News"})
    assert caught.value.sentence == digest_texts.SEVERAL_CHANNELS.format(name="news")


@given(st.text(max_size=80))
def test_anything_typed_is_channels_or_a_sentence(typed: str) -> None:
    found: tuple[int, ...] = ()
    sentence = "understood"
    try:
        found = channels_typed(typed, LABELS)
    except Refused as refused:
        sentence = refused.sentence
    assert set(found) <= LABELS.keys()
    assert 0 < len(sentence) < 300


def test_channels_of_one_name_are_told_apart() -> None:
    archive, rooms = SimpleNamespace(name="Archive"), SimpleNamespace(name="Rooms")
    channels = [
        SimpleNamespace(id=1, name="news", category=None),
        SimpleNamespace(id=2, name="general", category=archive),
        SimpleNamespace(id=3, name="general", category=rooms),
        SimpleNamespace(id=4, name="Red, white; blue", category=rooms),
    ]
    assert labels_of(channels) == {
        1: "news",
        2: "general in Archive",
        3: "general in Rooms",
        4: "4",
    }


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy")), max_size=8))
def test_whatever_is_offered_is_understood_again(named: list[tuple[str, str]]) -> None:
    channels = [
        SimpleNamespace(id=100 + place, name=name, category=SimpleNamespace(name=above))
        for place, (name, above) in enumerate(named)
    ]
    labels = labels_of(channels)
    for number, label in labels.items():
        assert channels_typed(label, labels) == (number,)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ["news", "science", "lost news"]),
        ("ne", ["news", "lost news"]),
        ("#Ne", ["news", "lost news"]),
        ("news, ", ["news, science", "news, lost news"]),
        ("news,sc", ["news, science"]),
        ("#news, science, l", ["#news, science, lost news"]),
        ("zz", []),
    ],
)
def test_last_of_a_list_is_completed(typed: str, offered: list[str]) -> None:
    assert completed(typed, ["news", "science", "lost news"]) == offered


@given(st.text(max_size=150), st.lists(st.text(min_size=1, max_size=60), max_size=40, unique=True))
def test_offers_keep_to_what_discord_shows(typed: str, options: list[str]) -> None:
    offered = completed(typed, options)
    assert len(offered) <= CHOICES
    assert all(0 < len(each) <= CHOICE_LENGTH for each in offered)


def test_time_and_days_without_sense_are_refused() -> None:
    with pytest.raises(Refused) as caught:
        time_typed("soon")
    assert caught.value.sentence == digest_texts.NO_TIME
    with pytest.raises(Refused) as caught:
        days_typed("moonday")
    assert caught.value.sentence == digest_texts.NO_DAYS
    assert days_typed(None) == (0, 1, 2, 3, 4, 5, 6)
