from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.core.limits import length
from bot.core.render import Reply, forgotten_reply, help_reply, privacy_reply, repost_reply
from bot.records import Forgotten

EARLIER = "https://discord.com/channels/1/2/3"
SHOWN_AT = datetime(2026, 1, 31, 12, tzinfo=UTC)


def test_help_names_every_way_to_ask_and_fits_a_phone() -> None:
    text = help_reply(emoji="📰").content
    ways = ("Mention", "/summarize", "menu", "direct message", "📰", "thread", "/ask", "Watched")
    assert all(
        way in text for way in (*ways, "/settings", "/privacy", "/forget", "/digest", "/catchup")
    )
    assert len(text) < 1000


def test_help_is_silent_about_a_reaction_that_is_not_set() -> None:
    assert "React" not in help_reply().content


def test_a_repost_points_to_the_earlier_summary() -> None:
    reply = repost_reply("A *harbour* [new]", EARLIER, shown_at=SHOWN_AT, changed="")
    assert reply == Reply(
        f"Already summarised here <t:1769860800:R>: [A \\*harbour\\* (new)](<{EARLIER}>)"
    )


def test_a_repost_tells_what_has_changed() -> None:
    reply = repost_reply("", EARLIER, shown_at=SHOWN_AT, changed="1 sentence new: “*So* <@1>.”")
    assert reply.content == (
        f"Already summarised here <t:1769860800:R>: [Untitled text](<{EARLIER}>)\n"
        "The article has changed since: 1 sentence new: “\\*So\\* @1.”"
    )


def test_a_repost_fits_whatever_the_source_says() -> None:
    reply = repost_reply("*" * 5000, EARLIER, shown_at=SHOWN_AT, changed="*" * 5000)
    assert length(reply.content) < 1200


def test_privacy_is_six_lines() -> None:
    reply = privacy_reply(
        message_days=30, document_days=7, model_host="api.example", opted_out=False
    )
    lines = reply.content.splitlines()
    assert len(lines) == 6
    assert "7 days" in lines[0]
    assert "digests** are kept for 30 days." in lines[1]
    assert "digest" in lines[3]
    assert "api.example" in lines[2]
    assert "opt_out" in lines[5]
    assert length(reply.content) < 700


def test_privacy_tells_where_there_is_no_model_and_who_has_opted_out() -> None:
    reply = privacy_reply(message_days=1, document_days=1, model_host=None, opted_out=True)
    lines = reply.content.splitlines()
    assert "1 day." in lines[1]
    assert "No language model" in lines[2]
    assert "opted out" in lines[5]


@pytest.mark.parametrize(
    ("gone", "sentence"),
    [
        (Forgotten(), "There was nothing to forget."),
        (Forgotten(1), "Forgotten: 1 summary."),
        (Forgotten(0, 1200), "Forgotten: 1,200 questions."),
        (Forgotten(0, 0, 1), "Forgotten: 1 article."),
        (Forgotten(0, 0, 2), "Forgotten: 2 articles."),
        (Forgotten(1, 0, 1), "Forgotten: 1 summary and the article behind it."),
        (Forgotten(0, 1, 2), "Forgotten: 1 question and the articles behind it."),
        (Forgotten(1, 1, 1), "Forgotten: 1 summary, 1 question and the article behind them."),
        (Forgotten(2, 5, 3), "Forgotten: 2 summaries, 5 questions and the articles behind them."),
        (Forgotten(2, 5), "Forgotten: 2 summaries and 5 questions."),
        (Forgotten(digests=1), "Forgotten: words in 1 digest."),
        (
            Forgotten(1, 0, 1, digests=2),
            "Forgotten: 1 summary, the article behind it and words in 2 digests.",
        ),
    ],
)
def test_what_was_forgotten_is_counted(gone: Forgotten, sentence: str) -> None:
    assert forgotten_reply(gone) == Reply(sentence)
