"""Rich Text Format: code pages, escapes, and what is hidden."""

from __future__ import annotations

import pytest

from bot.errors import Damaged, Empty, SourceError, TooLarge, TooShort
from bot.models import Article, SourceKind
from bot.sources.raw import Raw
from bot.sources.rtf import read_rtf

HEAD = rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Helvetica;}}"


def read(body: bytes, *, head: bytes = HEAD, min_words: int = 1) -> Article:
    return read_rtf(Raw(head + body + b"}", SourceKind.FILE), min_words=min_words)


SENTENCE = rb"The ferry sails again from Sunday, the harbour office said on the pier."


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        (HEAD, rb"Caf\'e9 at \'93the\'94 pier", "Café at “the” pier"),
        (HEAD, rb"\u1055?\u1072?\u1088?\u1086?\u1084?", "Паром"),
        (HEAD, rb"\uc2\u8220ab\u8221cd closes", "“” closes"),
        (HEAD, rb"a smile \u-10179?\u-8704? here", "a smile 😀 here"),
        (rb"{\rtf1\ansi\ansicpg1251 ", rb"\'cf\'e0\'f0\'ee\'ec", "Паром"),
        (rb"{\rtf1\ansi\ansicpg932 ", rb"\'8d\'60\'82\'cd", "港は"),
        (rb"{\rtf1\mac ", rb"Caf\'8e", "Café"),
        (rb"{\rtf1\ansi\ansicpg1251 ", "Паром".encode("cp1251"), "Паром"),
        (rb"{\rtf1\ansi\ansicpg99999 ", rb"Caf\'e9", "Café"),
        (HEAD, rb"braces \{ and \\ back", "braces { and \\ back"),
        (HEAD, rb"one\line two", "one two"),
        (HEAD, rb"ferry{\v hidden text} sails\v  more\v0  again", "ferry sails again"),
        (HEAD, rb"ferry {\deleted sank}sails", "ferry sails"),
        (HEAD, rb"ferry {\pict\wmetafile8 0102aabb}sails", "ferry sails"),
        (HEAD, b"ferry {\\pict\\bin6 {}\\{}}}sails", "ferry sails"),
        (HEAD, rb"ferry {\*\unknown words}sails", "ferry sails"),
        (HEAD, rb"ferry {\header The running head}sails", "ferry sails"),
        (
            HEAD,
            rb'ferry {\field{\*\fldinst{HYPERLINK "https://a.example/"}}{\fldrslt{sails}} now',
            "ferry sails now",
        ),
        (HEAD, rb"ferry sails} } } more", "ferry sails"),
    ],
)
def test_signs_come_out_as_they_are_shown(head: bytes, body: bytes, text: str) -> None:
    assert " ".join(read(body, head=head).text.split()) == text


def test_paragraphs_and_rows_are_kept_apart() -> None:
    rows = rb"\trowd Day\cell Time\cell\row\trowd Sunday\cell 09:30\cell\row\pard "
    article = read(SENTENCE + rb"\par " + rows + SENTENCE + rb"\par ")
    sentence = SENTENCE.decode()
    assert article.text.startswith(f"{sentence}\n\nDay | Time\n")
    assert article.text.endswith(f"Sunday | 09:30\n\n{sentence}")


def test_properties_give_title_author_and_date() -> None:
    info = rb"{\info{\title Ferries of V\'edk}{\author Ida Moen}{\creatim\yr2024\mo3\dy5\hr9}}"
    article = read(info + SENTENCE)
    assert article.title == "Ferries of Vík"
    assert article.author == "Ida Moen"
    assert article.published == "2024-03-05"
    assert article.text == SENTENCE.decode()
    assert article.kind is SourceKind.FILE
    assert article.language == "en"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", Empty),
        (rb"A few words.", TooShort),
        (b"{" * 5000 + b"words" + b"}" * 5000, TooLarge),
        (rb"\u99999999999 words", SourceError),
    ],
)
def test_too_little_and_too_deep_is_refused(body: bytes, error: type[SourceError]) -> None:
    with pytest.raises(error):
        read(body, min_words=40)


def test_other_bytes_are_no_rich_text() -> None:
    with pytest.raises(Damaged):
        read_rtf(Raw(b"plain words", SourceKind.FILE), min_words=1)
