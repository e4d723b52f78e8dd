"""Which language a text is in, and when that is better left open."""

from __future__ import annotations

import pytest

from bot.sources.language import choose, detect


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The harbour opened again on Tuesday after the storm.", "en"),
        ("Der Hafen ist am Dienstag nach dem Sturm wieder geöffnet worden.", "de"),
        ("Le port a rouvert mardi après la tempête de la semaine dernière.", "fr"),
        ("Havnen åpnet igjen tirsdag etter uværet, og fiskerne dro ut igjen.", "no"),
        ("港は嵐のあと火曜日に再び開かれた。漁師たちは海へ戻った。", "ja"),
        ("暴风雨过后，港口于星期二重新开放，渔民们又出海了。", "zh"),
        ("أعيد فتح الميناء يوم الثلاثاء بعد العاصفة وعاد الصيادون إلى البحر", "ar"),
        ("तूफान के बाद मंगलवार को बंदरगाह फिर से खुल गया।", "hi"),
    ],
)
def test_language_is_told_from_a_sentence(text: str, code: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize("text", ["", "OK", "12 34 56 78 90 12", "Qwx zvt brrk plmf ghjk"])
def test_language_stays_open_where_the_text_does_not_tell(text: str) -> None:
    assert detect(text) is None


def test_text_overrules_what_its_page_declares() -> None:
    assert choose("Der Hafen ist am Dienstag nach dem Sturm wieder geöffnet worden.", "en") == "de"


@pytest.mark.parametrize(
    ("declared", "code"),
    [("en-GB", "en"), ("pt_BR", "pt"), ("iw", "he"), ("nb-NO", "no"), ("x", None), (None, None)],
)
def test_declaration_serves_where_the_text_is_unclear(
    declared: str | None, code: str | None
) -> None:
    assert choose("OK", declared) == code
