from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.core.limits import length
from bot.core.render.chart import ALT_LIMIT, alt_text, shown_bars
from bot.digests import Bar
from tests.core.render.test_hostile import TEXT


def test_the_greatest_come_first_and_the_smallest_are_one() -> None:
    bars = [Bar(f"c{number}", number) for number in range(1, 14)]
    shown = shown_bars(bars)
    assert [bar.count for bar in shown] == [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3 + 2 + 1]
    assert shown[-1].name == "others"


def test_the_words_beside_a_chart_say_what_it_shows() -> None:
    bars = [Bar("science", 7), Bar("news", 1200), Bar("\u200b", 1)]
    assert alt_text(bars, "Links shared") == (
        "Bar chart: Links shared. news 1,200, science 7, Other 1."
    )


@given(st.lists(st.builds(Bar, TEXT, st.integers(0, 10**6)), max_size=15))
def test_the_words_beside_a_chart_keep_to_discords_limit(bars: list[Bar]) -> None:
    assert length(alt_text(bars, "Links shared")) <= ALT_LIMIT
    assert sum(bar.count for bar in shown_bars(bars)) == sum(bar.count for bar in bars)
