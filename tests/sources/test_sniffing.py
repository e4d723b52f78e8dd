"""What bytes are, whatever their label says."""

from __future__ import annotations

import pytest

from bot.errors import NotText
from bot.sources.sniffing import decode, looks_binary, looks_like_html, media_type, root_element

TEXT = "Die Fähre fährt wieder, sagte Kapitän Möller – „endlich“."


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (TEXT.encode(), None),
        (TEXT.encode(), "text/plain; charset=iso-8859-1"),
        (TEXT.encode("utf-8-sig"), None),
        (TEXT.encode("utf-16"), None),
        (TEXT.encode("cp1252"), "text/plain; charset=windows-1252"),
        (TEXT.encode("cp1252"), "text/plain; charset=latin1"),
        (f"<meta charset=windows-1252>{TEXT}".encode("cp1252"), "text/html"),
    ],
)
def test_text_is_decoded_by_its_bytes_then_its_label(data: bytes, content_type: str | None) -> None:
    assert decode(data, content_type).removeprefix("<meta charset=windows-1252>") == TEXT


def test_encoding_made_of_seven_bit_bytes_follows_its_label() -> None:
    text = "港は火曜日に再び開かれた。"
    assert decode(text.encode("iso2022_jp"), "text/plain; charset=iso-2022-jp") == text


def test_unlabelled_text_in_an_old_encoding_is_guessed() -> None:
    text = "Паром снова ходит между островами, сообщила администрация порта. " * 5
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", "text/html"])
def test_old_encoding_labelled_utf8_is_guessed_all_the_same(content_type: str) -> None:
    page = (
        "<html><head><meta charset='utf-8'></head><body><p>Die Brücke über den Fluss wird am "
        "Samstag geöffnet, sagte die Bürgermeisterin. Für Fußgänger ist sie schon länger frei, "
        "für Lastwagen bleibt sie gesperrt, bis die Prüfer ihre Arbeit beendet haben.</p></body>"
    )
    assert decode(page.encode("cp1252"), content_type) == page


JAPANESE = "港は火曜日に再び開かれ、最初の船が昼前に着いた。市長は、人々が長い間待ったと話した。"
RUSSIAN = "Паром снова ходит между островами, сообщила администрация порта. Жители ждали."
KOREAN = "항구는 화요일에 다시 열렸고 첫 배는 정오 전에 도착했다. 시장은 기다렸다고 했다."
ARABIC = "أعيد فتح الميناء يوم الثلاثاء ووصلت أول سفينة قبل الظهر، كما قال رئيس البلدية."
SAMPLES = {
    "shift_jis": JAPANESE,
    "euc_jp": JAPANESE,
    "gb18030": "港口星期二重新开放，第一艘船在中午之前到达。市长说，镇上的人们等了很长时间。",
    "big5": "港口星期二重新開放，第一艘船在中午之前到達。市長說，鎮上的人們等了很長時間。",
    "euc_kr": KOREAN,
    "koi8-r": RUSSIAN,
    "cp1251": RUSSIAN,
    "cp1253": "Το λιμάνι άνοιξε ξανά την Τρίτη και το πρώτο πλοίο έφτασε πριν το μεσημέρι.",
    "cp1255": "הנמל נפתח מחדש ביום שלישי והאונייה הראשונה הגיעה לפני הצהריים, אמר ראש העיר.",
    "cp1256": ARABIC,
}


@pytest.mark.parametrize("encoding", SAMPLES)
@pytest.mark.parametrize(
    "label",
    [
        "text/plain; charset={}",
        "text/plain",
        "text/html; charset=utf-8",
        "text/html; charset=latin1",
    ],
)
def test_old_encodings_are_read_whatever_their_label(encoding: str, label: str) -> None:
    text = SAMPLES[encoding] * 3
    assert decode(text.encode(encoding), label.format(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("sample", [TEXT, RUSSIAN, ARABIC, KOREAN])
def test_wide_text_without_a_byte_order_mark_is_read(encoding: str, sample: str) -> None:
    data = sample.encode(encoding)
    assert not looks_binary(data)
    assert decode(data, "text/plain") == sample


@pytest.mark.parametrize("charset", ["hex", "punycode", "unicode_escape", "idna", "no-such-thing"])
def test_label_cannot_choose_a_codec_that_is_no_charset(charset: str) -> None:
    text = "Die Fähre fährt wieder, sagte Kapitän Möller; über die Brücke gehen Fußgänger. " * 3
    assert decode(text.encode("cp1252"), f"text/plain; charset={charset}") == text


def test_page_names_its_charset_where_the_header_is_wrong() -> None:
    page = f"<meta charset=koi8-r><p>{RUSSIAN}"
    assert decode(page.encode("koi8-r"), "text/html; charset=iso-8859-1") == page


@pytest.mark.parametrize(
    ("data", "root"),
    [
        (b"<?xml version='1.0'?>\n<!-- x --><!DOCTYPE rss><rss version='2.0'>", "rss"),
        (b"<svg:svg xmlns:svg='x'>", "svg"),
        ("<feed>".encode("utf-16"), "feed"),
        (b"plain <rss>", ""),
        (b"", ""),
    ],
)
def test_first_element_names_what_markup_is(data: bytes, root: str) -> None:
    assert root_element(data) == root


def test_text_cut_in_the_middle_of_a_character_is_still_utf8() -> None:
    text = "港は火曜日に再び開かれた。"
    assert decode(text.encode() + "港".encode()[:2]).removesuffix("\ufffd") == text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%",
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04 more",
        b"text with a \x00 in it",
        bytes(range(32)) * 4,
    ],
)
def test_bytes_that_are_no_text_are_not_decoded(data: bytes) -> None:
    assert looks_binary(data)
    with pytest.raises(NotText):
        decode(data)


@pytest.mark.parametrize(
    ("data", "is_html"),
    [
        (b"<!DOCTYPE html><title>x</title>", True),
        (b"\xef\xbb\xbf \n<html lang=en>", True),
        (b"<?xml version='1.0'?><!-- made by hand --><html>", True),
        (b"<p>one</p><p>two</p><p>three</p>", True),
        (b"Plain words about <p> and nothing else", False),
        (b"# A heading\n\nand words", False),
        (b"", False),
    ],
)
def test_pages_are_told_from_plain_text(data: bytes, is_html: bool) -> None:
    assert looks_like_html(data) is is_html


@pytest.mark.parametrize(
    ("header", "kind"),
    [("Text/HTML; charset=utf-8", "text/html"), (" text/plain ", "text/plain"), (None, "")],
)
def test_type_of_a_header_stands_before_its_parameters(header: str | None, kind: str) -> None:
    assert media_type(header) == kind
