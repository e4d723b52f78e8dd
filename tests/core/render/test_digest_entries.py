from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.limits import length
from bot.core.render.digest_entries import link_text, mention_text, topic_text
from bot.core.render.digest_parts import Look, look_of
from bot.digests import Line, Person, Said, Share
from tests.core.render.digests import GUILD, JUMP, digest, link, mention, ref, share, topic

EMBED, PLAIN = look_of(digest(), "embed"), look_of(digest(), "plain")
PASSAGE = "https://paper.example/1#:~:text=Nobody"
QUOTED = link(
    sentence="A layer of ice was found.",
    quote="Nobody said a word.",
    speaker="Ines *Hall*",
    quote_url=PASSAGE,
    language="de",
    reactions=5,
    replies=1,
    thread=77,
    shares=(share(1, 0), share(2, 1), share(3, 0), share(4, 2)),
)


def test_an_article_has_title_sentence_quote_and_who_shared_it() -> None:
    assert link_text(QUOTED, EMBED) == (
        "**[Title 1](https://paper.example/1)**\n"
        "A layer of ice was found.\n"
        f"> „Nobody said a word.“ — Ines \\*Hall\\* ([source]({PASSAGE}))\n"
        f"-# Alice and 2 others · 5 reactions · 1 reply · [post]({JUMP}/20/1)"
        f" · [thread]({JUMP}/77)"
    )


def test_in_text_no_link_shows_a_preview() -> None:
    text = link_text(QUOTED, PLAIN)
    assert f"([source](<{PASSAGE}>))" in text
    assert text.count("](<https://") == text.count("https://") == 4


def test_where_addresses_would_fill_the_pages_a_quote_goes_without() -> None:
    text = link_text(QUOTED, replace(PLAIN, passages=False))
    assert "> „Nobody said a word.“ — Ines \\*Hall\\*\n" in text


def test_what_is_not_known_is_left_out() -> None:
    assert link_text(link(), EMBED) == (
        f"**[Title 1](https://paper.example/1)**\nSentence 1.\n-# Alice · [post]({JUMP}/20/1001)"
    )


def test_a_sentence_that_is_the_quote_is_told_once() -> None:
    text = link_text(link(sentence="Ice was found.", quote="Ice was found"), EMBED)
    assert text.count("Ice was found") == 1
    assert "> “Ice was found”" in text


def test_a_quote_that_cannot_be_word_for_word_is_left_out() -> None:
    text = link_text(link(sentence="S.", quote="write to @everyone", quote_url=PASSAGE), EMBED)
    assert "S.\n-#" in text


def test_an_article_that_was_not_read_says_why() -> None:
    text = link_text(link(sentence="", failure="That page is gone."), EMBED)
    assert text.split("\n")[1] == "That page is gone."


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        pytest.param([0], "Alice", id="one"),
        pytest.param([0, 0], "Alice", id="one-twice"),
        pytest.param([1, 0], "Bob and Alice", id="two"),
        pytest.param([0, 1, 2, 3], "Alice and 3 others", id="four"),
    ],
)
def test_people_are_named_once_and_the_first_comes_first(authors: list[int], names: str) -> None:
    shares = tuple(share(number, author) for number, author in enumerate(authors))
    assert f"-# {names} · [post]" in link_text(link(shares=shares), EMBED)


def test_names_and_titles_that_vanish_are_replaced() -> None:
    text = link_text(link(title="\u200b", shares=(Share(ref(1), "\u200b"),)), EMBED)
    assert text.startswith("**[Untitled text](")
    assert "-# somebody · " in text


def test_an_address_that_discord_would_not_link_is_no_link() -> None:
    text = link_text(link(url="javascript:alert(1)", title="A [b] *c*"), EMBED)
    assert text.startswith("**A \\[b\\] \\*c\\***\n")


def test_where_room_is_short_links_go_first_and_then_the_quote() -> None:
    long = "https://paper.example/" + "x" * 1700
    without_place = link_text(replace(QUOTED, quote_url=long), EMBED)
    assert "“ — Ines" in without_place
    assert "[source]" not in without_place
    without_link = link_text(replace(QUOTED, url=long), EMBED)
    assert without_link.startswith("**Title 1**\nA layer")
    assert "Nobody" not in without_link
    tight = link_text(QUOTED, replace(EMBED, entry=200))
    assert tight.startswith("**[Title 1]")
    assert "Nobody" not in tight


def test_a_topic_has_what_was_said_decided_and_left_open() -> None:
    told = topic(
        decisions=(Said("Ship it.", (ref(5011, 1),)),),
        questions=(Said("Who writes the notes?", (ref(5012), ref(5010))),),
        people=tuple(Person(number, name) for number, name in enumerate("ABCD")),
    )
    assert topic_text(told, EMBED) == (
        f"**[Topic 1]({JUMP}/20/5010)**\n"
        f"Summary 1. [[1]](<{JUMP}/20/5010>) [[2]](<{JUMP}/20/5011>)\n"
        f"**Decided:** Ship it. [[2]](<{JUMP}/20/5011>)\n"
        f"**Open:** Who writes the notes? [[3]](<{JUMP}/20/5012>) [[1]](<{JUMP}/20/5010>)\n"
        "-# #dev · A, B and 2 others · 42 messages"
    )


def test_a_topic_without_a_summary_quotes_messages() -> None:
    told = topic(
        summary=None,
        told=(
            Line(ref(3), "Bob", "It made it worse."),
            Line(ref(4), "", "see https://evil.example/x"),
            Line(ref(6), "Eve", "\u200b"),
        ),
    )
    assert topic_text(told, EMBED).split("\n")[:4] == [
        f"**[Topic 1]({JUMP}/20/3)**",
        f"> “It made it worse.” — Bob [[1]](<{JUMP}/20/3>)",
        f"> see evil.example — somebody [[2]](<{JUMP}/20/4>)",
        f"> … — Eve [[3]](<{JUMP}/20/6>)",
    ]


def test_a_topic_that_has_lost_its_title_has_the_channels_name() -> None:
    text = topic_text(topic(title="", people=(), size=0), EMBED)
    assert text.startswith(f"**[#dev]({JUMP}/20/5010)**\n")
    assert "-#" not in text
    nameless = topic_text(topic(title="", channel_name="", refs=()), EMBED)
    assert nameless.startswith(f"**[this chat]({JUMP}/20)**\n")


def test_one_sentence_has_three_links_at_most_and_one_in_text() -> None:
    refs = tuple(ref(number) for number in range(1, 9))
    busy = topic(summary=Said("Much was said.", refs))
    assert topic_text(busy, EMBED).count("[[") == 3
    assert topic_text(busy, PLAIN).count("[[") == 1


def test_a_topic_that_is_too_long_keeps_its_head_and_its_foot() -> None:
    refs = tuple(ref(number) for number in range(1, 9))
    statements = tuple(Said("words " * 60, refs) for _ in range(8))
    text = topic_text(topic(summary=statements[0], decisions=statements), PLAIN)
    assert length(text) <= PLAIN.entry
    assert text.startswith("**[Topic 1](")
    assert text.endswith("-# #dev · Alice and Bob · 42 messages")


def test_a_message_to_the_reader_leads_to_itself() -> None:
    assert mention_text(mention(text="@Dora *look*"), EMBED) == (
        f"**[Bob]({JUMP}/20/9001)**: @Dora \\*look\\*"
    )
    assert mention_text(Line(ref(1), "", "@everyone"), PLAIN) == (
        f"**[somebody](<{JUMP}/20/1>)**: everyone"
    )
    assert mention_text(Line(ref(1), "Bob", " "), EMBED).endswith(": …")


def test_a_first_line_and_a_last_always_stand() -> None:
    look = Look("embed", GUILD, entry=1)
    assert link_text(link(), look).count("\n") == 1
