from __future__ import annotations

from datetime import date

import pytest

from bot.core.paste.dates import find_dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-04-02", date(2025, 4, 2)),
        ("2025年4月2日", date(2025, 4, 2)),
        ("2025. 4. 2.", date(2025, 4, 2)),
        ("24.09.2025, 06:30 Uhr", date(2025, 9, 24)),
        ("24/09/2025", date(2025, 9, 24)),
        ("09/24/2025", date(2025, 9, 24)),
        ("04/04/2025", date(2025, 4, 4)),
        ("Tue 18 Feb 2025 11.42 GMT", date(2025, 2, 18)),
        ("Sept. 5, 2025", date(2025, 9, 5)),
        ("August 14th, 2025", date(2025, 8, 14)),
        ("3 de noviembre de 2025", date(2025, 11, 3)),
        ("1er août 2025", date(2025, 8, 1)),
        ("2 grudnia 2025, 11:20", date(2025, 12, 2)),
        ("9 сентября 2025", date(2025, 9, 9)),
        ("الأحد 27 أبريل 2025", date(2025, 4, 27)),
        ("6 जून 2025", date(2025, 6, 6)),
        ("2025. április 3.", date(2025, 4, 3)),
        ("5 Ağustos 2025", date(2025, 8, 5)),
        ("5 tháng 6, 2025", date(2025, 6, 5)),
        ("12 มกราคม 2568", date(2025, 1, 12)),
        ("March 2025 issue", None),
        ("04/05/2025", None),
        ("31 February 2025", None),
    ],
)
def test_written_date_is_read(text: str, day: date | None) -> None:
    assert [written.day for written in find_dates(text)] == [day]


@pytest.mark.parametrize("text", ["no year here, 4 May", "14 ferries 2025", "call 2025 now"])
def test_text_without_a_date_has_none(text: str) -> None:
    assert find_dates(text) == []


def test_dates_are_given_in_order_and_once() -> None:
    text = "12 ottobre 2025 | Modifica il 13 ottobre 2025"
    assert [written.day for written in find_dates(text)] == [date(2025, 10, 12), date(2025, 10, 13)]
