"""The estimate of tokens grows with a text, is quick, and errs on the safe side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.chunking import chunk
from bot.core.tokens import estimate_tokens

ENGLISH = "The harbour board met twice in March and put off the dredging of the inner basin. "


def test_no_text_takes_no_tokens() -> None:
    assert estimate_tokens("") == 0


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        # Counted with o200k_base.
        (ENGLISH * 20, 361),
        ("Der Hafenausschuss hat die Ausbaggerung des Innenbeckens verschoben. " * 20, 361),
        ("Le conseil du port a reporté le dragage du bassin intérieur à l’été. " * 20, 341),
        ("Rada portu odłożyła pogłębianie basenu wewnętrznego do jesieni. " * 20, 461),
        ("Совет порта отложил углубление внутреннего бассейна до осени. " * 20, 362),
        ("港口委员会把内港的疏浚工程推迟到了秋天。" * 20, 360),
        ("港湾委員会は内港のしゅんせつを秋まで延期した。" * 20, 400),
        ("أجل مجلس الميناء تعميق الحوض الداخلي إلى الخريف. " * 20, 302),
        ("बंदरगाह परिषद ने भीतरी बेसिन की खुदाई टाल दी। " * 20, 361),
        ("คณะกรรมการท่าเรือเลื่อนการขุดลอกออกไป " * 20, 341),
        ("12.5, 1,300 and 40% of 7 (in 2024); " * 20, 440),
        ("👩‍🚒🔥🎉" * 20, 160),
    ],
)
def test_the_estimate_is_hardly_too_low_and_never_far_too_high(text: str, counted: int) -> None:
    assert 0.85 * counted <= estimate_tokens(text) <= 2.5 * counted


def test_strings_that_are_no_words_are_not_taken_for_one() -> None:
    assert estimate_tokens("qzxjvkwpbn" * 30) > 150
    assert estimate_tokens("aGVsbG8gd29ybGQ" * 30) > estimate_tokens("a" * 15)


@given(st.text(), st.text())
def test_more_text_never_takes_fewer_tokens(text: str, more: str) -> None:
    assert estimate_tokens(text) <= estimate_tokens(text + more)
    assert estimate_tokens(more) <= estimate_tokens(text + more)


@given(st.text(min_size=1))
def test_any_text_takes_at_least_one_token(text: str) -> None:
    assert estimate_tokens(text) >= 1


def test_a_text_can_be_chunked_by_the_estimate() -> None:
    text = (ENGLISH * 40).strip()
    chunks = chunk(text, limit=200, count=estimate_tokens)
    assert "".join(c.text for c in chunks) == text
    assert max(c.tokens for c in chunks) <= 200
    assert min(c.tokens for c in chunks) > 100


def test_a_megabyte_is_estimated_as_its_parts_are() -> None:
    text = (ENGLISH + "Straße “naïve” 渡轮 ") * 10_000
    part = estimate_tokens(text[:10_000])
    assert estimate_tokens(text[:1_000_000]) == pytest.approx(100 * part, rel=0.05)
