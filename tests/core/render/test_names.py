from __future__ import annotations

import pytest

from bot.core.limits import length
from bot.core.render import thread_name
from bot.models import Article, Coverage


def named(title: str, site: str | None = None) -> str:
    return thread_name(Article("Text.", Coverage(True, 1), title=title, site=site))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A harbour of ice", "A harbour of ice"),
        ("Ice | Paper", "Ice | Paper"),
        ("# **Ice** in\nthe `harbour`", "Ice in the harbour"),
        ("> ||Ice|| ~~and~~ __snow__", "Ice and snow"),
        ("\u202eIce\u200b <@1> https://evil.example/x", "Ice @1 evil.example"),
    ],
)
def test_a_thread_is_named_after_its_article(title: str, name: str) -> None:
    assert named(title) == name


def test_a_long_title_ends_at_a_word() -> None:
    name = named("harbour " * 40)
    assert name.endswith("harbour…")
    assert 90 < length(name) <= 100


@pytest.mark.parametrize("title", ["", " \n", "**", "\u200b\u3164"])
def test_without_a_title_the_site_names_it(title: str) -> None:
    assert named(title, "Paper") == "Paper"
    assert named(title) == named(title, "\u2800") == "Article"
