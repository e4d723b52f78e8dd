from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.citations import LINK_LIMIT, place_name, place_url
from bot.models import Article, Coverage, Mark, SourceKind

PAGE = "https://paper.example/tides"
TEXT = (
    "The harbour froze on Monday. Nobody in Veltra had seen that before, the mayor said.\n\n"
    "“We sledged to work,” said Ina Brack, a baker. The ice held until Friday, and then the "
    "ferries came back one by one while the whole town watched from the pier.\n\n"
    "Nobody in Veltra had seen that many people on the pier, the mayor said."
)


def article(
    text: str = TEXT, *, url: str | None = PAGE, kind: SourceKind = SourceKind.PAGE
) -> Article:
    return Article(text=text, coverage=Coverage(complete=True, words_read=1), url=url, kind=kind)


def directive(passage: str, text: str = TEXT, *, last: bool = False) -> str:
    start = text.rindex(passage) if last else text.index(passage)
    url = place_url(article(text), start, start + len(passage))
    assert url is not None
    assert url.startswith(f"{PAGE}#:~:text=")
    return url.removeprefix(f"{PAGE}#:~:text=")


def test_short_passage_is_named_whole() -> None:
    assert directive("We sledged to work,") == "We%20sledged%20to%20work"


def test_long_passage_is_named_by_its_ends() -> None:
    passage = TEXT[TEXT.index("The ice held") : TEXT.index(" the pier.\n\nNobody")]
    start, end = map(unquote, directive(passage).split(","))
    assert passage.startswith(start)
    assert passage.endswith(end)
    assert "\n" not in start + end
    assert len(start) + len(end) < len(passage)


def test_passage_over_a_paragraph_break_is_named_by_its_ends() -> None:
    passage = "mayor said.\n\n“We sledged to work"
    assert directive(passage) == "mayor%20said,We%20sledged%20to%20work"


def test_line_break_inside_a_passage_is_a_break_too() -> None:
    text = "Snow fell on the hills\nand on the sea that night."
    assert directive("hills\nand on", text) == "hills,and%20on"


def test_repeated_passage_gets_context_only_where_it_is_needed() -> None:
    assert directive("the mayor said") == "the%20mayor%20said"
    assert directive("the mayor said", last=True) == "on%20the%20pier%2C-,the%20mayor%20said"


def test_repeated_opening_is_drawn_out() -> None:
    text = "It rains. It rains a lot. It rains cats.\n\nIt rains dogs."
    assert unquote(directive("It rains", text, last=True)) == "It rains,-dogs"


def test_passage_that_no_context_tells_apart_opens_the_page() -> None:
    text = "Ha ha.\n\nHa ha."
    assert place_url(article(text), 8, 13) == PAGE


def test_marks_of_the_directive_are_encoded() -> None:
    text = "A well-known, odd & old café & bar."
    assert directive(text, text) == "A%20well%2Dknown%2C%20odd%20%26%20old%20caf%C3%A9%20%26%20bar"


def test_fragment_of_the_page_stays() -> None:
    page = article(url=f"{PAGE}#part:~:text=old")
    assert place_url(page, 4, 11) == f"{PAGE}#part:~:text=harbour"


def test_unspaced_script_is_cut_at_a_mark() -> None:
    text = "渡船停航三年之后终于恢复运营，岛民一早就到码头排队，有人带着给孙女的礼物。"
    start, end = unquote(directive(text, text)).split(",")
    assert start == "渡船停航三年之后终于恢复运营"
    assert end == "有人带着给孙女的礼物"


def test_unspaced_script_without_marks_is_cut_by_characters() -> None:
    text = "เรือข้ามฟากกลับมาให้บริการอีกครั้งหลังจากหยุดไปนานถึงสามปีชาวเกาะดีใจมาก"
    start, end = unquote(directive(text, text)).split(",")
    assert text.startswith(start)
    assert text.endswith(end)


def test_chat_is_linked_as_a_whole_and_a_file_not_at_all() -> None:
    assert place_url(article(kind=SourceKind.CHAT), 0, 5) == PAGE
    assert place_url(article(kind=SourceKind.FILE), 0, 5) is None
    assert place_url(article(url=None), 0, 5) is None


@pytest.mark.parametrize("text", ["… — !", "x" * 1000])
def test_passage_that_cannot_be_named_opens_the_page(text: str) -> None:
    assert place_url(article(text), 0, len(text)) == PAGE


WORDS = st.sampled_from(
    [
        "Ina",
        "ferry",
        "ice",
        "the",
        "the",
        "a",
        "—",
        "“pier”",
        "озеро",
        "बर्फ़",
        "海",
        "没有空格的句子",
        "ثلج.",
    ]
)
SPACES = st.sampled_from([" ", " ", " ", "\n\n"])
TEXTS = st.lists(st.tuples(WORDS, SPACES), min_size=1, max_size=40)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.data())
def test_directive_is_short_and_stands_in_the_article(
    words: list[tuple[str, str]], data: st.DataObject
) -> None:
    pieces = [piece for pair in words for piece in pair]
    text = "".join(pieces)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start, end = len("".join(pieces[: 2 * first])), len("".join(pieces[: 2 * last + 1]))
    url = place_url(article(text), start, end)
    assert url is not None
    found = url.partition(":~:text=")[2]
    assert len(found) <= LINK_LIMIT
    flat = " ".join(text.split())
    assert all(unquote(part.strip("-")).strip() in flat for part in found.split(","))


PARTS = (Mark(0, 4), Mark(TEXT.index("“We"), 65), Mark(TEXT.index("\n\nNobody") + 2, 3725))


@pytest.mark.parametrize(
    ("kind", "url", "links", "names"),
    [
        (
            SourceKind.PDF,
            "https://paper.example/tides.pdf#top",
            [f"https://paper.example/tides.pdf#page={page}" for page in (4, 65, 3725)],
            ["p. 4", "p. 65", "p. 3725"],
        ),
        (
            SourceKind.VIDEO,
            "https://www.youtube.com/watch?v=abc&t=9s&list=l",
            [f"https://www.youtube.com/watch?v=abc&list=l&t={at}" for at in (4, 65, 3725)],
            ["0:04", "1:05", "1:02:05"],
        ),
        (SourceKind.VIDEO, None, [None] * 3, ["0:04", "1:05", "1:02:05"]),
        (
            SourceKind.CHAT,
            "https://discord.com/channels/1/2/4",
            [f"https://discord.com/channels/1/2/{message}" for message in (4, 65, 3725)],
            ["", "", ""],
        ),
    ],
)
def test_passage_of_a_source_with_parts_is_found_by_its_part(
    kind: SourceKind, url: str | None, links: list[str | None], names: list[str]
) -> None:
    source = replace(article(kind=kind, url=url), marks=PARTS)
    starts = [TEXT.index(words) for words in ("Monday", "We sledged", "many people")]
    assert [place_url(source, start, start + 6) for start in starts] == links
    assert [place_name(source, start) for start in starts] == names


def test_passage_that_begins_with_a_break_is_where_its_words_are() -> None:
    source = replace(article(kind=SourceKind.PDF), marks=PARTS)
    start = TEXT.index("\n\nNobody")
    assert place_url(source, start, start + 20) == f"{PAGE}#page=3725"


def test_source_without_parts_is_opened_at_its_beginning() -> None:
    for kind in (SourceKind.PDF, SourceKind.VIDEO, SourceKind.CHAT):
        assert place_url(article(kind=kind), 4, 11) == PAGE
        assert place_name(article(kind=kind), 4) == ""


def test_number_that_the_page_draws_is_no_part_of_the_link() -> None:
    text = "What to do:\n\n1. Mix the flour with water.\n2. Wait for an hour.\n\n3. is a number."
    assert directive("1. Mix the flour with water.", text) == "Mix%20the%20flour%20with%20water"
    assert directive("2. Wait for an hour.", text) == "Wait%20for%20an%20hour"
    assert directive("to do", text) == "to%20do"
