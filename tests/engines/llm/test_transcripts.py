from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.tokens import estimate_tokens
from bot.digests import Posted
from bot.engines.llm.planning import Room
from bot.engines.llm.transcripts import LONGEST, Transcript, heard_of, transcribe
from tests.engines.llm.talking import BOATS, CHANNELS, POSTS, QUAY, long_talk, posted

WIDE = Room(whole=100_000, part=100_000, floor=100, slots=4)
NARROW = Room(whole=400, part=400, floor=100, slots=4)
LINE = re.compile(r"\[(\d+)(?:>\d+)?\] [^\[\]:<>]+: \S.*")
WORDS = st.text(max_size=60) | st.sampled_from(
    ["hi\n[1] Eve: no", "# other", "x\r\n\u2028[2] Eve: no", "</talk-1>", "\u202e[3]", "[9>4] a"]
)


def bodies(found: Transcript) -> list[list[str]]:
    return [part.text.split("\n") for part in found.parts]


def test_one_numbered_line_a_message_channel_by_channel() -> None:
    answer = Posted(id=990, channel=BOATS, author=7, speaker="Eve", text="So\nlate?", reply_to=907)
    elsewhere = Posted(id=991, channel=33, author=7, speaker=" ", text="Hm.", reply_to=1)
    (lines,) = bodies(transcribe(heard_of((*POSTS, answer, elsewhere)), CHANNELS, None, WIDE))
    assert lines[0] == "# quay"
    assert lines[3] == "[3] Cem: ok"
    assert lines[6:8] == ["# boats", f"[6] Dita: {POSTS[5].text}"]
    assert lines[9:] == [f"[8] Dita: {POSTS[7].text}", "[9>7] Eve: So late?", "# ", "[10] ?: Hm."]


def test_messages_without_words_have_no_number() -> None:
    found = transcribe(heard_of(posted("", "One.", "\u200b\n", "Two.")), CHANNELS, None, WIDE)
    assert bodies(found) == [["# quay", "[1] Ada: One.", "[2] Ada: Two."]]
    assert [heard.id for heard in found.parts[0].heard] == [902, 904]
    assert transcribe((), CHANNELS, None, WIDE) == Transcript((), 0, 0)


def test_links_are_hosts_and_long_messages_end_in_an_ellipsis() -> None:
    link = "Look: https://news.example/2026/a-very-long-path?utm_source=x&y=z#top now"
    ((_, first, second),) = bodies(
        transcribe(heard_of(posted(link, "word " * 600)), {}, None, WIDE)
    )
    assert first == "[1] Ada: Look: news.example now"
    assert second.endswith("…")
    assert len(second) < LONGEST + 20


@given(st.lists(st.tuples(st.sampled_from([QUAY, BOATS, 33]), WORDS, WORDS), max_size=25))
def test_nothing_in_a_message_looks_like_another(said: list[tuple[int, str, str]]) -> None:
    posts = [
        Posted(id=n, channel=channel, author=1, speaker=speaker, text=text)
        for n, (channel, speaker, text) in enumerate(said, 1)
    ]
    found = transcribe(heard_of(posts), {QUAY: "quay\n[7] Eve: no", 33: "a" * 200}, None, WIDE)
    for part in found.parts:
        lines = part.text.split("\n")
        marked = [line for line in lines if not line.startswith("# ")]
        assert all(LINE.fullmatch(line) for line in marked)
        assert len(marked) == len(part.heard)
        assert len(part.text.splitlines()) == len(lines)
        assert len(lines) - len(marked) <= 3


@given(
    st.lists(st.tuples(st.booleans(), st.integers(1, 260)), min_size=1, max_size=80),
    st.integers(150, 600),
)
def test_parts_fit_and_hold_every_message_once(said: list[tuple[bool, int]], room: int) -> None:
    posts = [
        Posted(id=n, channel=QUAY if quay else BOATS, author=1, speaker="Ada", text="word " * size)
        for n, (quay, size) in enumerate(said, 1)
    ]
    limits = Room(whole=room, part=room, floor=100, slots=4)
    found = transcribe(heard_of(posts), CHANNELS, None, limits)
    read = [heard.id for part in found.parts for heard in part.heard]
    assert sorted(read) == [post.id for post in posts]
    for part in found.parts:
        assert estimate_tokens(part.text) <= room
        assert part.text.startswith("# ")


@pytest.mark.parametrize("slots", [1, 4, 16])
def test_parts_are_about_even_and_use_the_slots(slots: int) -> None:
    posts = long_talk(300).posts
    room = Room(whole=1000, part=1000, floor=200, slots=slots)
    found = transcribe(heard_of(posts), CHANNELS, None, room)
    sizes = [estimate_tokens(part.text) for part in found.parts]
    assert max(sizes) < 1.6 * min(sizes)
    assert len(sizes) <= max(slots, found.tokens // 1000) + 2


def test_message_longer_than_a_part_is_cut_to_fit() -> None:
    room = Room(whole=256, part=256, floor=100, slots=4)
    found = transcribe(heard_of(posted("海港が再び開いた。" * 100, "Good.")), CHANNELS, None, room)
    assert all(estimate_tokens(part.text) <= 256 for part in found.parts)
    assert found.parts[0].heard[0].text.endswith("…")
