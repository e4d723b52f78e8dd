"""The pages that extraction is measured on: what they hold is known, and they differ."""

from __future__ import annotations

import statistics

from tests.benchmarks.bench_extraction import f1, ours, score
from tests.benchmarks.pages.articles import load
from tests.benchmarks.pages.cases import cases

PAGES = cases()


def test_pages_are_many_and_of_many_kinds() -> None:
    assert len({case.name for case in PAGES}) == len(PAGES) >= 36
    assert len({case.name.partition("/")[2] for case in PAGES}) >= 10
    assert len({sample.lang for sample in load()}) >= 8
    assert 0.3 < sum(case.aside for case in PAGES) / len(PAGES) < 0.6


def test_text_of_a_page_is_known_without_its_furniture() -> None:
    sample = next(sample for sample in load() if sample.name == "lock")
    assert "First | 21.9 m | 4.6 m | 4.9 m" in sample.text()
    assert "[1]" not in sample.text()


def test_measure_is_of_words_and_of_characters_where_none_are_spaced() -> None:
    assert f1("one two", "two three") == 0.5
    assert f1("茶厂", "茶园") == 0.5
    assert f1("", "one") == 0.0


def test_articles_are_found_in_the_pages() -> None:
    scores = [score(case, ours) for case in PAGES[::5]]
    assert statistics.mean(one.f1 for one in scores) > 0.97
    assert all(one.kept for one in scores)
