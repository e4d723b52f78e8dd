from __future__ import annotations

import unicodedata

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.markdown import clean, is_inert, line, masked, neutral, plain, target, without_bullet

ACTIVE = regex.compile(r"(?<!\\)(?:\\\\)*[*_~`|<>\[\]]")
MENTION = regex.compile(r"<[@#]|<a?:\w*:|<t:|</|<id:|@everyone|@here", regex.IGNORECASE)
LINK = regex.compile(r"\w+://|discord\.gg/\w|discord\.com/invite/\w", regex.IGNORECASE)
PIECES = st.sampled_from(
    [
        "@everyone",
        "@",
        "here",
        "<@1>",
        "<@!1>",
        "<@&1>",
        "<#1>",
        "</ask:1>",
        "<t:1:R>",
        "<:x:1>",
        "<a:x:1>",
        "https://evil.example/x",
        "http:",
        "https:",
        "//",
        "javascript:",
        "discord.gg/abc",
        "discord",
        ".gg/",
        "discord.com/invite/abc",
        "**",
        "__",
        "~~",
        "||",
        "`",
        "```\n",
        "[a](b)",
        "\\",
        "\n",
        "# ",
        "-# ",
        "- ",
        "> ",
        ">>> ",
        "1. ",
        " ",
        "\u200b",
        "\u202e",
        "\x1b[1m",
        "\U000e0041",
        "\ud800",
        "\ufffe",
        "x",
        "ä",
        "漢",
        "ا",
        "👩\u200d💻",
    ]
)
HOSTILE = st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain words, and more.", "plain words, and more."),
        ("3 * 4 = 12 and *so*", "3 \\* 4 = 12 and \\*so\\*"),
        ("snake_case", "snake\\_case"),
        ("a || b", "a \\|\\| b"),
        ("`code`", "\\`code\\`"),
        ("C:\\dir", "C:\\\\dir"),
        ("[text](there)", "\\[text\\](there)"),
        ("5 > 4 <3", "5 \\> 4 \\<3"),
        ("# head", "\\# head"),
        ("C# and #1", "C# and #1"),
        ("-# small", "\\-# small"),
        ("- item\n+ item", "\\- item\n\\+ item"),
        ("well-known - so", "well-known - so"),
        ("1. first", "1\\. first"),
        ("1.5 litres", "1.5 litres"),
        ("> quoted", "\\> quoted"),
        (":tada: at 10:30", "\\:tada: at 10:30"),
        ("@everyone come", "everyone come"),
        ("＠here", "here"),
        ("me@here.example", "me at here.example"),
        ("ask @ana", "ask @ana"),
        ("<@12> <@&3> <#4> </ask:5> <t:6:R> <a:b:7>", "@12 @&3 #4 /ask:5 t\\:6:R a\\:b:7"),
        ("see https://paper.example/a_b?c=d.", "see paper.example."),
        ("(https://paper.example)", "(paper.example)"),
        ("read [the *story*](https://paper.example/a_(b)), now", "read the \\*story\\*, now"),
        ("![x](https://paper.example/x.png 'y') so", "x so"),
        ("见https://paper.example/a，好", "见paper.example，好"),
        ("[http](x:y)s://paper.example", "paper.example"),
        ("join discord.gg/abc now", "join … now"),
        ("https://discord.com/invite/abc", "…"),
        ("javascript:alert(1)", "alert(1)"),
        ("a\u200bb\u202ec\x1bd\u00ade\U000e0041f", "abcdef"),
        ("a\t b\r\nc\u2028d\n\n\n\ne", "a b\nc\nd\n\ne"),
        ("❤\ufe0f a\ufe0fb", "❤\ufe0f ab"),
    ],
)
def test_text_of_a_source_is_made_harmless(text: str, safe: str) -> None:
    assert neutral(text) == safe


@settings(max_examples=300, deadline=None)
@given(HOSTILE)
@example("<@")
@example("<<@1>")
@example("a </b> <t: <id: <a:b:")
def test_nothing_acts_in_neutral_text(text: str) -> None:
    safe = neutral(text)
    assert not ACTIVE.search(regex.sub(r"\\.", "", safe))
    assert not MENTION.search(regex.sub(r"\\(.)", r"\\\1", safe))
    assert not LINK.search(safe)
    assert not regex.search(r"^\s*(?:#{1,3}|-#|[-+>]|\d+[.)])\s", safe, regex.MULTILINE)
    assert all(unicodedata.category(char) not in {"Cc", "Cs"} for char in safe.replace("\n", ""))
    assert not regex.search(
        r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e0fff]", safe
    )


@settings(max_examples=200, deadline=None)
@given(HOSTILE)
def test_plain_text_is_one_line_without_links_or_mentions(text: str) -> None:
    safe = plain(text)
    assert "\n" not in safe
    assert not LINK.search(safe)
    assert not regex.search(r"@everyone|@here", safe, regex.IGNORECASE)


@settings(max_examples=200, deadline=None)
@given(HOSTILE)
def test_inert_text_keeps_every_word_under_its_escape_marks(text: str) -> None:
    shown = regex.sub(r"\\(\W|_)", r"\1", line(text))
    assert shown == " ".join(clean(text).split()) or not is_inert(text)


@pytest.mark.parametrize("text", ["see https://paper.example", "@everyone", "discord.gg/a", "<@1>"])
def test_text_that_would_act_is_not_inert(text: str) -> None:
    assert not is_inert(text)
    assert is_inert("She said *no*, twice.")


def test_masked_link_survives_brackets_in_its_parts() -> None:
    link = masked("[a] (b)", "https://paper.example/a_(b)?c=|d*")
    assert link == "[(a) (b)](https://paper.example/a_%28b%29?c=%7Cd%2A)"


def test_masked_link_can_do_without_preview() -> None:
    assert masked("so", "https://paper.example/", preview=False) == "[so](<https://paper.example/>)"


def test_target_holds_no_space_or_invisible_character() -> None:
    assert (
        target("https://paper.example/a b\u202e\ud800") == "https://paper.example/a%20b%E2%80%AE%3F"
    )


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        ("- Mix the flour.", "Mix the flour."),
        ("  • Mix - slowly - the flour.", "Mix - slowly - the flour."),
        ("1. April was cold.", "1. April was cold."),
        ("Mix the flour - all of it.", "Mix the flour - all of it."),
        ("-5 degrees were measured.", "-5 degrees were measured."),
        ("- ", "- "),
    ],
)
def test_sign_of_an_item_is_no_part_of_its_sentence(item: str, sentence: str) -> None:
    assert without_bullet(item) == sentence
