from __future__ import annotations

import importlib.util
import struct
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.core import digest_texts
from bot.digests import Bar
from bot.engines import chart
from bot.engines.chart import Chart, draw
from bot.workers import Workers

BARS = [Bar("news", 12), Bar("science", 7), Bar("off-topic", 3)]
TITLE = digest_texts.CHART_TITLE
HOSTILE = [
    Bar("📰-news-and-current-affairs-of-the-whole-wide-world" * 3, 22),
    Bar("新闻与科技", 19),
    Bar("الأخبار العلمية", 15),
    Bar("हिन्दी-समाचार", 9),
    Bar("a$b$c_{x}\\frac", 8),
    Bar("📰", 6),
    Bar("\u202e@everyone", 5),
    *(Bar(f"c{number}", 1) for number in range(100)),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def workers() -> AsyncIterator[Workers]:
    async with Workers(1) as opened:
        yield opened


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize(
    "bars",
    [
        pytest.param(BARS, id="few"),
        pytest.param(HOSTILE, id="hostile-names"),
        pytest.param([Bar("one", 1_000_000)], id="one"),
        pytest.param([Bar("a", 0), Bar("b", 0)], id="nothing-counted"),
    ],
)
def test_a_chart_is_small_and_always_the_same(bars: list[Bar]) -> None:
    png = draw(bars, TITLE)
    assert size_of(png) == (800, 450)
    assert len(png) < 60_000
    assert draw(bars, TITLE) == png


def test_each_bar_is_as_long_as_its_count() -> None:
    first, second = (draw([Bar("a", 10), Bar("b", count)], TITLE) for count in (5, 6))
    assert first != second


def test_a_name_without_glyphs_becomes_its_rank() -> None:
    letters = set("abcdefgh-news")
    assert chart._drawable("📰-news", letters, 1) == "news"
    assert chart._drawable("新闻与科技", letters, 2) == "(2)"
    assert chart._drawable("📰", letters, 3) == "(3)"
    assert chart._drawable("bad 新", letters, 4) == "bad"


async def test_a_chart_is_drawn_in_a_worker(workers: Workers) -> None:
    picture = await Chart(workers).make(BARS, TITLE)
    assert picture is not None
    assert picture.name == "links.png"
    assert picture.data == draw(BARS, TITLE)
    assert picture.alt == "Bar chart: Links shared. news 12, science 7, off-topic 3."


async def test_without_matplotlib_there_is_no_chart(
    workers: Workers, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with caplog.at_level("INFO", logger="bot.engines.chart"):
        assert await Chart(workers).make(BARS, TITLE) is None
    assert "the extra `chart`" in caplog.text


async def test_a_chart_that_fails_is_none_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    closed = Workers(1)
    await closed.close()
    assert await Chart(closed).make(BARS, TITLE) is None
    assert "a chart could not be drawn: " in caplog.text
    assert "science" not in caplog.text


async def test_a_chart_that_takes_too_long_is_none(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(chart, "SECONDS", 0.01)
    # A process that has drawn nothing yet has matplotlib to load first.
    async with Workers(1) as fresh:
        assert await Chart(fresh).make(BARS, TITLE) is None
    assert "WorkerTimeout" in caplog.text
