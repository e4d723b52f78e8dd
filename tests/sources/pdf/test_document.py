"""PDFs: what stands on their pages, in the order it is read, and on which page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission
from PIL import Image

from bot.errors import Damaged, Empty, Locked, ScannedPdf, SourceError, TooShort
from bot.models import Article, SourceKind
from bot.sources.pdf.document import read_pdf
from bot.sources.pdf.hyphens import Joiner
from bot.sources.raw import Raw
from tests.papers import AUTHOR, TITLE, Known, Order, Paper, write_paper

PARAGRAPH = (
    "The ferry between the two islands will sail again from Sunday, the harbour office said. "
    "Tickets cost as much as before, and children travel free until the end of the month."
)


def read(data: bytes, *, url: str | None = None, min_words: int = 1) -> Article:
    return read_pdf(Raw(data, SourceKind.FILE, url=url), min_words=min_words)


def page_of(article: Article, sentence: str) -> int:
    """Return the page that a reader is sent to for a sentence, 0 when it is not there."""
    place = article.text.replace("\n", " ").find(sentence)
    starts = [mark.start for mark in article.marks]
    return article.marks[bisect_right(starts, place) - 1].at if place >= 0 else 0


def written(*pages: Callable[[FPDF], None], **metadata: str) -> bytes:
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    for name, value in metadata.items():
        getattr(pdf, f"set_{name}")(value)
    for draw in pages:
        pdf.add_page()
        pdf.set_font("Times", size=11)
        draw(pdf)
    return bytes(pdf.output())


def prose(text: str = PARAGRAPH, *, y: float = 100, size: float = 11) -> Callable[[FPDF], None]:
    def draw(pdf: FPDF) -> None:
        pdf.set_font("Times", size=size)
        pdf.set_xy(70, y)
        pdf.multi_cell(450, size * 1.3, text, align="L")

    return draw


def by_hand(content: bytes, font: bytes, *more: bytes, page: bytes = b"") -> bytes:
    """Write a page with one font, /F; without a table of objects, which readers then rebuild."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>" + page + b">>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        font,
        *more,
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % item for item in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size %d>>" % (len(objects) + 1)


@cache
def paper(pages: int, columns: int, order: Order) -> tuple[Paper, Article]:
    written = write_paper(pages=pages, columns=columns, order=order)
    return written, read(written.data, url="https://papers.harbours.example/dredging.pdf")


CASES = [(40, 2, "columns"), (6, 2, "rows"), (6, 1, "columns"), (6, 3, "columns"), (6, 3, "rows")]


@pytest.mark.parametrize(("pages", "columns", "order"), CASES)
def test_every_sentence_of_a_set_paper_is_found_in_order_on_its_page(
    pages: int, columns: int, order: Order
) -> None:
    known, article = paper(pages, columns, order)
    flat = article.text.replace("\n", " ")
    places = [flat.find(one.text) for one in known.sentences]
    assert len(places) > 25 * pages
    assert min(places) >= 0
    assert places == sorted(places)
    assert [Known(one.text, page_of(article, one.text)) for one in known.sentences] == list(
        known.sentences
    )


@pytest.mark.parametrize(("pages", "columns", "order"), CASES)
def test_captions_and_footnotes_do_not_tear_sentences_apart(
    pages: int, columns: int, order: Order
) -> None:
    known, article = paper(pages, columns, order)
    assert known.asides
    assert {one.text: page_of(article, one.text) for one in known.asides} == {
        one.text: one.page for one in known.asides
    }


def test_paper_has_its_title_author_site_and_no_page_furniture() -> None:
    _, article = paper(40, 2, "columns")
    assert article.title == TITLE
    assert article.author == AUTHOR
    assert article.kind is SourceKind.PDF
    assert article.site == "papers.harbours.example"
    assert article.url == "https://papers.harbours.example/dredging.pdf"
    assert article.language == "en"
    assert article.coverage.complete
    assert article.text.count("Harbour Studies") == 0
    assert article.text.count("Dredging") == 0
    assert "\n\n340\n\n" not in article.text
    assert "1 Findings of the season 1990\n\n" in article.text


def test_marks_begin_at_the_start_and_rise() -> None:
    _, article = paper(40, 2, "columns")
    starts = [mark.start for mark in article.marks]
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert {mark.at for mark in article.marks} == set(range(1, 41))


def test_mark_of_a_page_stands_where_its_words_begin_within_the_paragraph() -> None:
    article = read(
        written(
            prose("The ferry sails again from Sunday, and the harbour\noffice said that it", y=700),
            prose("would carry lorries, too."),
        )
    )
    assert article.text == (
        "The ferry sails again from Sunday, and the harbour office said that it "
        "would carry lorries, too."
    )
    assert [mark.at for mark in article.marks] == [1, 2]
    assert article.text[article.marks[1].start :] == "would carry lorries, too."


def test_word_divided_between_pages_is_whole_again() -> None:
    article = read(
        written(prose("The office published infor-", y=740), prose("mation about the ferry."))
    )
    assert article.text == "The office published information about the ferry."
    assert article.text[article.marks[1].start :] == "mation about the ferry."


@pytest.mark.parametrize(
    ("before", "after", "elsewhere", "joined"),
    [
        ("infor-", "mation", "", "information"),
        ("well-", "known pilot", "", "well-known pilot"),
        ("ferry-", "boat", "the ferryboat sails", "ferryboat"),
        ("ferry-", "boat", "the ferry-boat sails", "ferry-boat"),
        ("harbour-", "side", "a harbour and a side view", "harbour-side"),
        ("under-", "stand", "go under and stand still", "understand"),
        ("Anglo-", "Saxon", "", "Anglo-Saxon"),
        ("HAR-", "BOURS", "", "HARBOURS"),
        ("1990-", "2000", "", "1990-2000"),
        ("state-of-the-", "art", "", "state-of-the-art"),
        ("infor\xad", "mation", "the infor-mation is", "information"),
        ("the ferry –", "said Moen", "", "the ferry – said Moen"),
        ("https://a.example/", "ferry", "", "https://a.example/ferry"),
        ("港は火曜", "日に開いた", "", "港は火曜日に開いた"),
        ("the ferry", "sails", "", "the ferry sails"),
    ],
)
def test_lines_are_joined_by_how_the_document_writes_the_word(
    before: str, after: str, elsewhere: str, joined: str
) -> None:
    start, gap = Joiner([f"x {elsewhere} x"]).join(before, after)
    assert start + gap + after == joined


def test_ligatures_and_soft_hyphens_become_letters() -> None:
    font = (
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman"
        b"/Encoding<</Differences[1/fi/fl/ffi/ff/sfthyphen]>>>>"
    )
    content = rb"BT /F 12 Tf 50 700 Td (The o\003cer \001nds the re\002ec\005tion o\004) Tj ET"
    assert read(by_hand(content, font)).text == "The officer finds the reflection off"


def test_chinese_is_read_without_spaces_between_lines() -> None:
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>"
    )
    lines = ["港口星期二重新开放，第一艘船在中午之前", "到达。市长说，镇上的人们等了很长时间。"]
    content = b"BT /F 12 Tf 50 700 Td 14 TL " + b" T* ".join(
        b"<%s> Tj" % line.encode("utf-16-be").hex().encode() for line in lines
    )
    article = read(by_hand(content + b" ET", font))
    assert article.text == "".join(lines)
    assert article.language == "zh"


HEBREW = (
    b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/FirstChar 32/LastChar 123/Widths[%s]"
    b"/Encoding<</Differences[97%s]>>>>"
) % (b"500 " * 92, "".join(f"/afii{57664 + number}" for number in range(27)).encode())


def hebrew(text: str, right: float, y: float) -> bytes:
    """Draw a line as it is seen: from the left, numbers as they are."""
    parts = [part[::-1] if part.isdigit() else part for part in re.split(r"(\d+)", text)]
    seen = "".join(
        chr(97 + ord(char) - 0x05D0) if "\u05d0" <= char <= "\u05ea" else char
        for char in reversed("".join(parts))
    )
    return b"1 0 0 1 %f %f Tm (%s) Tj " % (right - 5 * len(seen), y, seen.encode())


def test_hebrew_comes_out_in_reading_order_from_the_right_column() -> None:
    right = [
        "הנמל נפתח מחדש ביום שלישי והאונייה",
        "הראשונה הגיעה לפני הצהריים אמר ראש",
        "העיר בשיחה עם התושבים שחיכו לכך",
        "כבר יותר משנתיים בלי לדעת",
    ]
    left = [
        "מתי יגיעו הסירות אל הרציף החדש. עכשיו",
        "מצאו שם מקום 14 סירות של דייגים",
        "שגרים על החוף ועוד 3 אוניות שבאו",
        "מן האיים.",
    ]
    content = b"BT /F 10 Tf "
    for number, lines in enumerate(zip(left, right, strict=True)):
        content += hebrew(lines[0], 290, 700 - 14 * number)
        content += hebrew(lines[1], 550, 700 - 14 * number)
    article = read(by_hand(content + b"ET", HEBREW))
    assert article.text == " ".join((*right, *left))
    assert article.language == "he"


def test_large_initial_belongs_to_its_word() -> None:
    def draw(pdf: FPDF) -> None:
        pdf.set_font("Times", size=36)
        pdf.text(60, 100, "T")
        pdf.set_font("Times", size=12)
        pdf.text(84, 85, "he ferry between the two islands will sail again from Sunday, the")
        pdf.text(84, 99, "harbour office said, and the children of the village will be glad.")

    assert read(written(draw)).text.startswith("The ferry between")


@pytest.mark.parametrize(
    ("turn", "matrix"),
    [
        (0, b"1 0 0 1 100 600"),
        (90, b"0 1 -1 0 200 100"),
        (180, b"-1 0 0 -1 500 400"),
        (270, b"0 -1 1 0 200 600"),
    ],
)
def test_page_that_is_shown_turned_is_read_like_any_other(turn: int, matrix: bytes) -> None:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>"
    lines = [b"The ferry between the islands sails again from", b"Sunday, the harbour office said."]
    content = b"BT /F 12 Tf %s Tm 14 TL " % matrix + b" T* ".join(
        b"(%s) Tj" % line for line in lines
    )
    article = read(by_hand(content + b" ET", font, page=b"/Rotate %d" % turn))
    assert article.text == b" ".join(lines).decode()


def test_stamp_that_runs_up_the_margin_is_left_out() -> None:
    def draw(pdf: FPDF) -> None:
        prose()(pdf)
        with pdf.rotation(90, x=30, y=500):
            pdf.text(30, 500, "archive 2101.00001 version 3")

    assert read(written(draw)).text == PARAGRAPH


def test_table_is_read_row_by_row_and_paragraphs_stay_apart() -> None:
    def draw(pdf: FPDF) -> None:
        prose()(pdf)
        for number, row in enumerate((("Berths", "1990", "12"), ("Ferries", "2024", "3"))):
            for column, cell in enumerate(row):
                pdf.text(70 + 150 * column, 220 + 14 * number, cell)
        prose("The table shows it, said the office.", y=260)(pdf)

    assert read(written(draw)).text == (
        f"{PARAGRAPH}\n\nBerths 1990 12\nFerries 2024 3\n\nThe table shows it, said the office."
    )


def test_line_numbers_and_contents_are_left_out() -> None:
    def draw(pdf: FPDF) -> None:
        pdf.text(70, 80, "1 Ferries . . . . . . . . . . . . . . . . . . 7")
        pdf.text(70, 94, "2 Berths . . . . . . . . . . . . . . . . . . . 9")
        for number in range(20):
            pdf.text(40, 120 + 14 * number, str(number + 1))
            pdf.text(
                70, 120 + 14 * number, f"words that stand on line {'abcdefghijklmnopqrst'[number]}"
            )

    article = read(written(draw))
    assert not any(char.isdigit() for char in article.text)
    assert article.words == 120


@pytest.mark.parametrize(
    ("named", "title"),
    [
        ("Ferries of the north", "Ferries of the north"),
        ("Microsoft Word - ferry.doc", "The ferry sails again"),
        ("untitled", "The ferry sails again"),
        ("ferry_final-2.indd", "The ferry sails again"),
        ("", "The ferry sails again"),
    ],
)
def test_title_is_the_one_people_gave_it(named: str, title: str) -> None:
    def draw(pdf: FPDF) -> None:
        prose("The ferry sails again", y=60, size=20)(pdf)
        prose()(pdf)

    article = read(written(draw, title=named, author="admin"))
    assert article.title == title
    assert article.author is None
    assert article.text.endswith(PARAGRAPH)
    assert article.text.startswith("The ferry between") is (title == "The ferry sails again")


def picture(pdf: FPDF) -> None:
    pdf.image(Image.new("L", (40, 60), 128), x=0, y=0, w=595, h=842)


def test_scanned_pdf_is_refused() -> None:
    with pytest.raises(ScannedPdf):
        read(written(picture, picture))


def test_partly_scanned_pdf_says_how_much_is_missing() -> None:
    article = read(written(prose(), picture, prose("A second page of words, all of them read.")))
    assert not article.coverage.complete
    assert article.coverage.note == "1 of 3 pages is a picture"
    assert [mark.at for mark in article.marks] == [1, 3]


def test_long_pdf_is_read_up_to_the_limit() -> None:
    page = prose("A page of a very long book, and not its last one by far.")
    article = read(written(*[page] * 504))
    assert article.coverage.note == "the first 500 of 504 pages"
    assert not article.coverage.complete
    assert article.marks[-1].at == 500


def test_page_without_end_is_cut() -> None:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>"
    line = b"(%s) Tj T* " % (b"many more words stand here " * 4)
    article = read(by_hand(b"BT /F 1 Tf 50 780 Td 1.1 TL " + line * 640 + b"ET", font))
    assert article.coverage.note == "some pages hold more text than I read of a page"
    assert 9_000 < article.words < 12_000


def test_locked_damaged_and_empty_pdfs_are_told_apart() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Times", size=11)
    pdf.multi_cell(0, 5, PARAGRAPH)
    pdf.set_encryption(owner_password="o", user_password="u", permissions=AccessPermission.none())
    with pytest.raises(Locked):
        read(bytes(pdf.output()))
    with pytest.raises(Damaged):
        read(b"%PDF-1.7\nnothing more")
    with pytest.raises(Empty):
        read(written(lambda _: None))
    with pytest.raises(TooShort):
        read(written(prose("A few words.")), min_words=40)


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>"
SELF_DRAWN = (
    b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    b"/Length 5>>stream\n/X Do\nendstream"
)


@pytest.mark.parametrize(
    "data",
    [
        by_hand(b"", FONT).replace(b"/Count 1", b"/Count 2000000000"),
        by_hand(b"", FONT).replace(b"/Kids[3 0 R]", b"/Kids[2 0 R 2 0 R]"),
        by_hand(b"", FONT).replace(b"/Contents 4 0 R", b"/Contents[4 0 R 3 0 R]"),
        by_hand(b"/X Do", FONT, SELF_DRAWN).replace(b"/Font<<", b"/XObject<</X 6 0 R>>/Font<<"),
        by_hand(b"q " * 200_000, FONT),
        by_hand(b"BT /F 12 Tf " + b"[" * 100_000 + b"ET", FONT),
        by_hand(b"BT /F 1e38 Tf 1e38 1e38 Td (far away) Tj ET", FONT)[:-9],
    ],
)
def test_hostile_pdf_ends_in_an_error_for_its_user(data: bytes) -> None:
    with pytest.raises(SourceError):
        read(data, min_words=40)


def test_bytes_before_the_header_do_no_harm() -> None:
    assert read(b"\r\n\r\n" + written(prose())).text == PARAGRAPH
