"""Word documents: what readers see of them, and archives that are no documents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bot.errors import Damaged, Empty, Locked, NotText, SourceError, TooLarge, TooShort
from bot.models import Article, SourceKind
from bot.sources.raw import Raw
from bot.sources.word import read_docx

BODY = (
    "The ferry between the two islands will sail again from Sunday, the harbour office said.",
    "Tickets cost as much as before, and children travel free until the end of the month.",
)
MARKER = "<w:body>"


def read(data: bytes, *, min_words: int = 1) -> Article:
    return read_docx(Raw(data, SourceKind.FILE), min_words=min_words)


def saved(write: Callable[[Document], object]) -> bytes:
    document = docx.Document()
    write(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def paragraph(document: Document, markup: str) -> None:
    element: Any = parse_xml(f"<w:p {nsdecls('w')}>{markup}</w:p>")
    document.element.body.insert_element_before(element, "w:sectPr")


def rewritten(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


def test_headings_lists_and_tables_become_lines_of_text() -> None:
    def write(document: Document) -> None:
        document.add_heading("The ferry sails again", 0)
        document.add_paragraph(BODY[0])
        document.add_heading("Prices", 1)
        document.add_paragraph("Adults pay ten crowns.", style="List Bullet")
        document.add_paragraph("Children pay nothing.", style="List Bullet")
        document.add_paragraph("Buy a ticket.", style="List Number")
        document.add_paragraph("Board.", style="List Number")
        table = document.add_table(2, 2)
        for number, text in enumerate(("Day", "Time", "Sunday", "09:30")):
            table.cell(number // 2, number % 2).text = text
        document.add_paragraph(BODY[1])

    article = read(saved(write))
    assert article.title == "The ferry sails again"
    assert article.text == (
        f"{BODY[0]}\n\nPrices\n\n- Adults pay ten crowns.\n- Children pay nothing.\n"
        f"1. Buy a ticket.\n2. Board.\n\nDay | Time\nSunday | 09:30\n\n{BODY[1]}"
    )
    assert article.kind is SourceKind.FILE
    assert article.url is None
    assert article.marks == ()
    assert article.language == "en"
    assert article.coverage.complete


def test_properties_give_title_author_and_date() -> None:
    def write(document: Document) -> None:
        properties = document.core_properties
        properties.title, properties.author = "Ferries of the north", "Ida Moen; Karl Vik"
        properties.modified = datetime(2024, 3, 5, tzinfo=UTC)
        document.add_paragraph("Ferries of the north")
        document.add_paragraph(BODY[0])

    article = read(saved(write))
    assert article.title == "Ferries of the north"
    assert article.author == "Ida Moen, Karl Vik"
    assert article.published == "2024-03-05"
    assert article.text == BODY[0]


def test_what_a_program_wrote_into_the_properties_is_not_shown() -> None:
    def write(document: Document) -> None:
        document.core_properties.title = "Microsoft Word - Document1"
        document.add_heading("The ferry sails again", 1)
        document.add_paragraph(BODY[0])

    article = read(saved(write))
    assert article.title == "The ferry sails again"
    assert article.author is None
    assert article.published is None
    assert article.text == BODY[0]


def test_changes_links_and_controls_read_as_they_are_shown() -> None:
    def write(document: Document) -> None:
        paragraph(
            document,
            "<w:r><w:t xml:space='preserve'>The ferry </w:t></w:r>"
            "<w:del><w:r><w:delText>sank</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>sails</w:t></w:r></w:ins>"
            "<w:moveFrom><w:r><w:t>moved away</w:t></w:r></w:moveFrom>"
            "<w:r><w:tab/><w:t>again, </w:t></w:r>"
            "<w:hyperlink><w:r><w:t>said</w:t></w:r></w:hyperlink>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
            "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t xml:space='preserve'> Moen.</w:t></w:r>"
            "<w:sdt><w:sdtContent><w:r><w:t xml:space='preserve'> Well</w:t></w:r></w:sdtContent>"
            "</w:sdt><w:r><w:noBreakHyphen/><w:t>known.</w:t><w:softHyphen/><w:br/><w:t>Yes.</w:t>"
            "</w:r><w:r><w:instrText>PAGE</w:instrText></w:r>",
        )
        document.element.body.insert_element_before(
            parse_xml(
                f"<w:sdt {nsdecls('w')}><w:sdtContent>"
                "<w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            ),
            "w:sectPr",
        )

    text = read(saved(write)).text
    assert text == "The ferry sails again, said Moen. Well-known.\nYes.\n\nIn a control."


def test_numbers_of_a_list_start_anew_below_another_item() -> None:
    def item(level: int, text: str) -> str:
        return (
            f"<w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='77'/></w:numPr></w:pPr>"
            f"<w:r><w:t>{text}</w:t></w:r>"
        )

    def write(document: Document) -> None:
        numbering: Any = document.part.numbering_part.element
        levels = "".join(
            f"<w:lvl w:ilvl='{level}'><w:numFmt w:val='{form}'/></w:lvl>"
            for level, form in enumerate(("decimal", "lowerLetter", "none"))
        )
        numbering.insert(
            0,
            parse_xml(
                f"<w:abstractNum {nsdecls('w')} w:abstractNumId='77'>{levels}</w:abstractNum>"
            ),
        )
        numbering.append(
            parse_xml(f"<w:num {nsdecls('w')} w:numId='77'><w:abstractNumId w:val='77'/></w:num>")
        )
        for level, text in ((0, "one"), (1, "below"), (0, "two"), (1, "below"), (2, "plain")):
            paragraph(document, item(level, text))

    assert read(saved(write)).text == "1. one\n1. below\n2. two\n1. below\nplain"


def test_table_within_a_table_stays_in_its_cell() -> None:
    def write(document: Document) -> None:
        table = document.add_table(1, 2)
        table.cell(0, 0).text = "outer"
        table.cell(0, 1).add_table(1, 2).cell(0, 0).text = "inner"

    assert read(saved(write)).text == "outer | inner"


def test_archive_that_would_unpack_to_too_much_is_refused() -> None:
    data = saved(lambda document: document.add_paragraph(BODY[0]))

    def with_part(name: str, size: int) -> bytes:
        stream = io.BytesIO(data)
        with zipfile.ZipFile(stream, "a", 8) as archive:
            archive.writestr(name, b"a" * size)
        return stream.getvalue()

    for bomb in (
        with_part("word/media/image1.png", 60 * 1024 * 1024),
        with_part("word/comments.xml", 21 * 1024 * 1024),
        with_part("word/media/image1.png", 20 * 1024 * 1024),
    ):
        with pytest.raises(TooLarge):
            read(bomb)


def test_sizes_that_lie_are_found_out() -> None:
    data = saved(lambda document: document.add_paragraph(BODY[0] * 3000))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    with pytest.raises(Damaged):
        read(data.replace(size.to_bytes(4, "little"), (4000).to_bytes(4, "little")))


@pytest.mark.parametrize("used", ["&bomb9;", ""])
def test_entities_are_not_expanded(used: str) -> None:
    entities = "".join(
        f'<!ENTITY bomb{number} "{f"&bomb{number - 1};" * 10 if number else "boom " * 9}">'
        for number in range(10)
    )

    def change(name: str, content: bytes) -> bytes:
        if name != "word/document.xml":
            return content
        text = content.decode().replace("?>", f"?><!DOCTYPE w:document [{entities}]>", 1)
        return text.replace("ferry", f"ferry{used}").encode()

    data = saved(lambda document: document.add_paragraph(BODY[0]))
    try:
        text = read(rewritten(data, change)).text
    except Damaged:
        text = ""
    assert "boom" not in text


def test_file_outside_is_not_read(tmp_path: Any) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret word")

    def change(name: str, content: bytes) -> bytes:
        if name != "word/document.xml":
            return content
        entity = f'?><!DOCTYPE w:document [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        return content.decode().replace("?>", entity, 1).replace("ferry", "ferry&x;").encode()

    data = saved(lambda document: document.add_paragraph(BODY[0]))
    try:
        text = read(rewritten(data, change)).text
    except Damaged:
        text = ""
    assert "secret" not in text


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), Locked),
        (OLE + "WordDocument".encode("utf-16-le"), NotText),
        (b"words, not an archive", Damaged),
        (b"PK\x03\x04 and nothing more", Damaged),
        (saved(lambda document: document.add_paragraph(BODY[0]))[:-100], Damaged),
        (saved(lambda document: document.add_paragraph(BODY[0]))[:2000], Damaged),
        (saved(lambda _: None), Empty),
        (saved(lambda document: document.add_paragraph("A few words.")), TooShort),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, error: type[SourceError]) -> None:
    with pytest.raises(error):
        read(data, min_words=40)


def test_other_archives_and_locked_parts_are_told_apart() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(NotText):
        read(stream.getvalue())
    document = bytearray(saved(lambda document: document.add_paragraph(BODY[0])))
    # The flag of encryption in the first entry of the table of contents.
    document[document.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Locked):
        read(bytes(document))


def test_old_word_file_is_told_what_to_do() -> None:
    with pytest.raises(NotText) as caught:
        read(OLE)
    assert "Save it as .docx" in caught.value.user_message
