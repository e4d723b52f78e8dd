from __future__ import annotations

import pytest

from bot.cogs.owner import OwnerNotices


def test_sentence_is_said_once_an_hour(caplog: pytest.LogCaptureFixture) -> None:
    now = 0.0
    notices = OwnerNotices(lambda: now)
    for minutes in (0, 30, 59):
        now = minutes * 60
        notices.tell("The key was refused.")
        notices.tell("The model is unknown.")
    assert caplog.text.count("The key was refused.") == 1
    assert caplog.text.count("The model is unknown.") == 1
    now = 61 * 60
    notices.tell("The key was refused.")
    assert caplog.text.count("The key was refused.") == 2
