"""Where members said that a run of messages begins."""

from __future__ import annotations

import pytest

from bot.cogs import runs


def test_only_so_many_beginnings_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "MARKS", 2)
    marks = runs.Marks()
    for member in (1, 2, 3):
        marks.put(member, 9, member * 10)
    assert [marks.take(member, 9) for member in (1, 2, 3, 3)] == [None, 20, 30, None]
