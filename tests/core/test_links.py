from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.links import Link, find_links

PAGE = "https://paper.example/story"
OTHER = "https://blog.example/post"


def urls(content: str, *, auto: bool = False) -> list[str]:
    return [link.url for link in find_links(content, auto=auto)]


@pytest.mark.parametrize(
    "content",
    [
        PAGE,
        f"look at {PAGE} please",
        f"Read {PAGE}.",
        f"Read {PAGE}...",
        f"Have you read {PAGE}?!",
        f"{PAGE}, then tell me",
        f"({PAGE})",
        f"(see {PAGE}).",
        f"[{PAGE}]",
        f"{{{PAGE}}}",
        f'"{PAGE}"',
        f"‘{PAGE}’",
        f"„{PAGE}“",
        f"«{PAGE}»",
        f"「{PAGE}」",
        f"読んで{PAGE}。面白い",
        f"看{PAGE}，很好",
        f"اقرأ {PAGE}؟",
        f"{PAGE}। और",
        f"{PAGE}—worth it",
        f"{PAGE}…",
        f"👉{PAGE}👈",
        f"{PAGE}🇫🇷",
        f"{PAGE}<:fire:123456789012345678>",
        f"<@123456789012345678>{PAGE}<@123456789012345678>",
        f"\u200e{PAGE}\u200f",
        f"{PAGE}\u200bnext",
        f"{PAGE}\u00a0next",
        f"**{PAGE}**",
        f"***{PAGE}***",
        f"*so {PAGE}.*",
        f"~~{PAGE}~~",
        f"__{PAGE}__",
        f"_{PAGE}_",
        f"_read {PAGE}._",
        f"# {PAGE}",
        f"- {PAGE}",
        f"- [x] {PAGE}",
        f"-# {PAGE}",
        f"> {PAGE}",
        f">>> so\n{PAGE}",
        f"| {PAGE} | 1 |",
        f"[the story]({PAGE})",
        f"[the story](<{PAGE}>)",
        f'[the story]({PAGE} "hover")',
        f"[a [b] c]({PAGE})",
        f"[the story]({PAGE}",
        f"[{OTHER}]({PAGE})",
        f"<{PAGE}",
        f"\\<{PAGE}>",
        f"`{PAGE}",
        f"```\n{PAGE}",
        f"\\`{PAGE}\\`",
        f"`a` {PAGE} `b`",
        f"https://{PAGE}",
    ],
)
def test_link_is_found_without_what_stands_around_it(content: str) -> None:
    assert urls(content) == [PAGE]
    assert urls(content, auto=True) == [PAGE]


@pytest.mark.parametrize(
    "url",
    [
        "https://wiki.example/Mercury_(planet)",
        "https://wiki.example/A_(b)_(c)",
        "https://paper.example/snake_case_",
        "https://paper.example/a/",
        "https://paper.example/a,b;c",
        "https://paper.example/a?x=[1]",
        "https://archive.example/web/2020/https://paper.example/a",
        "https://login.example/?next=https://paper.example/a",
        "https://fa.example/می\u200cروم",
        "https://bücher.example/ä",
        "HTTPS://Paper.Example/A",
    ],
)
def test_what_belongs_to_an_address_stays(url: str) -> None:
    assert urls(url) == [url]
    assert urls(f"({url}).") == [url]
    assert urls(f"[so]({url})") == [url]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "paper.example",
        "https://",
        "https://...",
        "https://-",
        "https://a..example/",
        "https://paper.example:99999/",
        "https:// paper.example/a",
        "hxxps://paper[.]example/a",
        "mailto:a@paper.example",
        "file:///etc/hosts",
        "[x](javascript:alert(1))",
        f"`{PAGE}`",
        f"``a ` {PAGE} ` b``",
        f"```sh\ncurl {PAGE}\n```",
        f"> ```\n> {PAGE}\n> ```",
        "https://discord.gg/abcdef",
        "https://discord.com/invite/abcdef",
        "https://discord.com/channels/1/2",
        "<t:1700000000:R> </ask:1> <#2> <@&3>",
    ],
)
def test_no_link_is_seen_where_none_is(content: str) -> None:
    assert urls(content) == []


def test_brackets_that_hide_the_preview_are_left_alone_unless_asked() -> None:
    assert find_links(f"<{PAGE}>", auto=False) == [Link(PAGE, PAGE, "article", suppressed=True)]
    assert find_links(f"<{PAGE}>", auto=True) == []


def test_spoiler_is_left_alone_unless_asked() -> None:
    content = f"||end: {PAGE}|| {OTHER}"
    assert find_links(content, auto=False) == [
        Link(PAGE, PAGE, "article", spoiler=True),
        Link(OTHER, OTHER, "article"),
    ]
    assert urls(content, auto=True) == [OTHER]


@pytest.mark.parametrize("content", [f"||{PAGE}", f"\\||{PAGE}||", f"|| a || {PAGE} || b ||"])
def test_marks_that_hide_nothing_make_no_spoiler(content: str) -> None:
    assert find_links(content, auto=True) == [Link(PAGE, PAGE, "article")]


def test_spoiler_marks_in_code_are_code() -> None:
    assert find_links(f"||a `||` {PAGE}||", auto=False)[0].spoiler


def test_link_shown_openly_once_is_not_hidden() -> None:
    assert find_links(f"<{PAGE}> ||{PAGE}|| {PAGE}", auto=True) == [Link(PAGE, PAGE, "article")]


def test_links_come_once_each_in_order() -> None:
    assert urls(f"{OTHER} {PAGE}\n{PAGE}?utm_source=x {OTHER}") == [OTHER, PAGE]


@pytest.mark.parametrize("between", [",", "|", ";", " ", "\n", "、", ""])
def test_links_side_by_side_are_told_apart(between: str) -> None:
    assert urls(f"{PAGE}{between}{OTHER}") == [PAGE, OTHER]


def test_message_links_and_media_only_count_when_asked() -> None:
    message = "https://ptb.discord.com/channels/1/2/3"
    content = f"{message} https://tenor.com/view/cat-1 https://paper.example/a.PNG {PAGE}.pdf"
    kinds = [link.kind for link in find_links(content, auto=False)]
    assert kinds == ["discord_message", "media", "media", "pdf"]
    assert urls(content, auto=True) == [f"{PAGE}.pdf"]


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ab /.:()[]<>|`_*~\\\"'\n。👈\u200bä"), max_size=40), st.booleans())
def test_every_link_is_part_of_the_message(noise: str, auto: bool) -> None:
    content = noise.replace(" ", f" {PAGE}")
    for link in find_links(content, auto=auto):
        assert link.url in content or link.url in content.replace("\\", "")
        assert find_links(link.canonical, auto=False)[0].canonical == link.canonical


@pytest.mark.parametrize(
    "content",
    [
        "`" * 4000,
        "||" * 2000,
        "[[" * 2000,
        f"{PAGE}/(" * 150,
        "https://" * 500,
        "]#https://" * 400,
        "?http://__](%" * 300,
        "](&#http://(" * 300,
        f"{PAGE}/{'_' * 3900}b",
        "_" * 3900,
        "https://❤.https://" * 200,
        "/#https://❤.ws" * 250,
    ],
)
def test_hostile_messages_are_read_to_the_end(content: str) -> None:
    assert urls(content + f" ok {OTHER}")[-1] == OTHER
