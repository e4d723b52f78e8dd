from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.intake import (
    File,
    FileItem,
    Intake,
    LinkItem,
    Post,
    TextItem,
    asked_of,
    label,
    take,
    typed_link,
)

JUMP = "https://discord.com/channels/1/2/3"
LONG = "The council met again on Tuesday and agreed on very little. " * 12
LINK = "https://paper.example/story"


async def no_bytes() -> bytes:
    return b""


def file(name: str = "notes.txt") -> File:
    return File(name=name, size=3, content_type=None, read=no_bytes)


def post(text: str = "", **more: object) -> Post:
    return Post(text, JUMP, **more)  # type: ignore[arg-type]


def test_link_of_the_request_is_taken() -> None:
    assert take(post(f"<@99> {LINK} please"), None, limit=3) == Intake((LinkItem(LINK),))


def test_hidden_link_keeps_its_spoiler() -> None:
    assert take(post(f"<@99> ||{LINK}||"), None, limit=3).items == (LinkItem(LINK, spoiler=True),)


def test_remark_beside_a_mention_leads_to_the_message_replied_to() -> None:
    taken = take(post("<@99> can you sum this up for me?"), post(LONG), limit=3)
    assert taken.items == (TextItem(LONG.strip(), JUMP),)


def test_link_of_the_request_goes_before_the_message_replied_to() -> None:
    assert take(post(f"<@99> {LINK}"), post(LONG), limit=3).items == (LinkItem(LINK),)


def test_pasted_text_is_read_without_the_mention_in_it() -> None:
    assert take(post(f"<@!99> {LONG}"), None, limit=3).items == (TextItem(LONG.strip(), JUMP),)


def test_pasted_text_that_holds_a_link_is_read_as_text() -> None:
    text = f"{LONG} More at {LINK} today. {LONG}".strip()
    assert take(post(text), None, limit=3).items == (TextItem(text, JUMP),)


def test_link_at_the_edge_of_a_pasted_text_is_no_part_of_it() -> None:
    text = f"{LINK}\n{LONG}{LONG}"
    assert take(post(text), None, limit=3).items == (TextItem(f"{LONG}{LONG}".strip(), JUMP),)


def test_long_comment_on_a_link_is_a_comment() -> None:
    assert take(post(f"{LONG} {LINK}"), None, limit=3).items == (LinkItem(LINK),)


def test_long_question_about_a_message_is_not_read_in_its_place() -> None:
    assert take(post(LONG), post(LINK), limit=3).items == (LinkItem(LINK),)


def test_pictures_do_not_displace_what_can_be_read() -> None:
    picture = File("cat.png", 3, None, no_bytes)
    meme = File("meme", 3, "image/gif", no_bytes)
    with_link = take(post(f"{LINK} https://tenor.com/view/cat-1", files=(picture,)), None, limit=3)
    assert with_link.items == (LinkItem(LINK),)
    with_text = take(None, post(LONG, files=(picture, meme)), limit=3)
    assert with_text.items == (TextItem(LONG.strip(), JUMP),)
    asked_with_meme = take(post("what is this?", files=(meme,)), post(LINK), limit=3)
    assert asked_with_meme.items == (LinkItem(LINK),)


def test_picture_alone_is_taken_so_that_its_sender_is_told() -> None:
    picture = File("cat.png", 3, None, no_bytes)
    assert take(None, post("lol", files=(picture,)), limit=3).items == (FileItem(picture),)


def test_link_to_a_message_is_taken_as_any_other_link() -> None:
    elsewhere = "https://discord.com/channels/1/2/99"
    there = LinkItem(elsewhere, kind="discord_message")
    assert take(post(f"{elsewhere} {LINK}"), None, limit=3).items == (there, LinkItem(LINK))
    assert take(post(elsewhere), None, limit=3).items == (there,)


def test_what_is_attached_is_read_where_there_is_nothing_else() -> None:
    feed = Post("", JUMP, attached="A poll, a field, a description.")
    assert take(None, feed, limit=3).items == (TextItem(feed.attached, JUMP),)
    linked = replace(feed, embedded=(LINK,))
    assert take(None, linked, limit=3).items == (LinkItem(LINK),)
    assert take(None, replace(feed, text=LINK), limit=3).items == (LinkItem(LINK),)


def test_hidden_text_and_file_ask_for_a_hidden_answer() -> None:
    assert take(None, post(f"||{LONG}||"), limit=3).items == (
        TextItem(LONG.strip(), JUMP, spoiler=True),
    )
    plot = file("SPOILER_plot.txt")
    assert take(None, post(files=(plot,)), limit=3).items == (FileItem(plot, spoiler=True),)


def test_marks_of_a_block_quote_are_no_part_of_the_text() -> None:
    quoted = "> " + LONG.strip().replace(". The", ".\n> The")
    (item,) = take(None, post(quoted), limit=3).items
    assert isinstance(item, TextItem)
    assert item.text == LONG.strip().replace(". The", ".\nThe")


def test_message_of_a_feed_is_read_through_its_embed() -> None:
    feed = post("New article:", embedded=(LINK, LINK))
    assert take(None, feed, limit=3).items == (LinkItem(LINK),)
    preview = post("https://other.example/b", embedded=(LINK,))
    assert take(None, preview, limit=3).items == (LinkItem("https://other.example/b"),)


def test_pasted_text_and_its_file_are_both_read() -> None:
    text = (LONG + LONG).strip()
    taken = take(post(text, files=(file(),)), None, limit=3)
    assert taken.items == (TextItem(text, JUMP), FileItem(file()))


def test_short_message_chosen_in_a_menu_is_taken_as_it_is() -> None:
    assert take(None, post("Too short, I fear."), limit=3).items == (
        TextItem("Too short, I fear.", JUMP),
    )


def test_links_and_files_beyond_the_limit_are_counted() -> None:
    links = " ".join(f"https://site{number}.example/a" for number in range(4))
    taken = take(post(f"<@99> {links}", files=(file(),)), None, limit=3)
    assert [label(item) for item in taken.items] == [
        "site0.example",
        "site1.example",
        "site2.example",
    ]
    assert taken.left_out == 2


def test_forwarded_message_is_read_through_its_snapshot() -> None:
    forward = post(forwarded=(Post(LONG, JUMP), Post(LINK, JUMP, files=(file(),))))
    assert take(None, forward, limit=3).items == (
        TextItem(LONG.strip(), JUMP),
        LinkItem(LINK),
        FileItem(file()),
    )


@pytest.mark.parametrize("request_", [None, post("<@99>"), post("<@99> thanks!")])
def test_nothing_to_read_is_an_empty_intake(request_: Post | None) -> None:
    assert take(request_, None, limit=3) == Intake()
    assert take(request_, post(""), limit=3) == Intake()


def test_items_are_named_as_their_sender_would() -> None:
    assert label(LinkItem(LINK)) == "paper.example"
    assert label(LinkItem("not a url")) == "not a url"
    assert label(FileItem(file("a.md"))) == "a.md"
    assert label(TextItem(LONG)) == "the text"


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        (" paper.example/story ", "https://paper.example/story"),
        ("http://paper.example", "http://paper.example"),
        ("no link at all.", "no link at all."),
        ("", ""),
    ],
)
def test_typed_link_may_lack_its_scheme(typed: str, link: str) -> None:
    assert typed_link(typed) == link


QUESTION = "How much did it cost?"


@pytest.mark.parametrize(
    "text",
    [
        QUESTION,
        f"<@99> {QUESTION}",
        f"{QUESTION} <@!99>",
        f"<@&7>{QUESTION}",
        f"> {QUESTION}",
        f"  {QUESTION}\n",
    ],
)
def test_question_of_a_conversation_is_what_the_message_says(text: str) -> None:
    assert asked_of(post(text), limit=3) == (Intake(), QUESTION)


@pytest.mark.parametrize(
    "text", [f"{QUESTION} {LINK}", f"{LINK} {QUESTION}", f"{QUESTION}\n{LINK}"]
)
def test_link_that_comes_with_a_question_is_brought_along(text: str) -> None:
    assert asked_of(post(text), limit=3) == (Intake((LinkItem(LINK),)), QUESTION)


@pytest.mark.parametrize("link", [f"<{LINK}>", f"||{LINK}||", f"|| {LINK} ||", f"||<{LINK}>||"])
def test_links_beside_a_question_are_no_part_of_it_however_they_are_written(link: str) -> None:
    for text in (f"{QUESTION} {link}", f"{link} {QUESTION}", f"{QUESTION} {link} {LINK}/2 {link}"):
        taken, said = asked_of(post(text), limit=3)
        assert said == QUESTION
        assert [item.url for item in taken.items][:1] == [LINK]


def test_link_that_begins_with_another_one_is_taken_off_as_a_whole() -> None:
    _, said = asked_of(post(f"{LINK}/2 {QUESTION} {LINK}"), limit=3)
    assert said == QUESTION


def test_link_inside_a_question_stays_in_it() -> None:
    text = f"What does {LINK} say of this?"
    assert asked_of(post(text), limit=3) == (Intake((LinkItem(LINK),)), text)


def test_link_or_file_alone_says_nothing() -> None:
    assert asked_of(post(LINK), limit=3) == (Intake((LinkItem(LINK),)), "")
    taken, said = asked_of(post("", files=(file(),)), limit=3)
    assert ([label(item) for item in taken.items], said) == (["notes.txt"], "")


def test_text_as_long_as_an_article_is_brought_along_and_not_said() -> None:
    text = (LONG * 2).strip()
    assert asked_of(post(text), limit=3) == (Intake((TextItem(text, JUMP),)), "")


def test_long_question_is_a_question_all_the_same() -> None:
    assert asked_of(post(LONG), limit=3) == (Intake(), LONG.strip())


def test_forwarded_text_is_brought_along() -> None:
    taken, said = asked_of(post("", forwarded=(post(LONG),)), limit=3)
    assert ([item.text for item in taken.items if isinstance(item, TextItem)], said) == (
        [LONG.strip()],
        "",
    )


def test_picture_of_a_conversation_is_nothing_to_read() -> None:
    assert asked_of(post("look", files=(file("cat.png"),)), limit=3) == (Intake(), "look")


def test_no_more_is_brought_along_than_is_read_at_most() -> None:
    links = " ".join(f"{LINK}/{n}" for n in range(5))
    taken, _ = asked_of(post(f"{QUESTION} {links}"), limit=3)
    assert (len(taken.items), taken.left_out) == (3, 2)
