from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.limits import length
from bot.core.render import Live, Reply, live_reply
from bot.models import Article, Coverage, Progress

ARTICLE = Article(
    text="Rain fell.",
    coverage=Coverage(complete=True, words_read=14_200),
    title="It *rained*",
    url="https://paper.example/rain",
)


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("paper.example", "Reading paper.example …"),
        ("@everyone_*.txt", "Reading everyone\\_\\*.txt …"),
        ("", "Reading …"),
    ],
)
def test_item_that_is_not_read_yet_is_named(label: str, shown: str) -> None:
    assert live_reply([Live(label)], style="embed") == Reply(shown)


def test_long_file_name_does_not_make_progress_long() -> None:
    assert len(live_reply([Live("long " * 1000)], style="embed").content) < 120


def test_text_read_in_one_call_tells_its_words() -> None:
    live = Live("paper.example", ARTICLE, Progress(14_200))
    assert live_reply([live], style="embed") == Reply("Reading 14,200 words …")


@pytest.mark.parametrize(
    ("read", "shown"),
    [
        (0, "Reading 14,200 words · part 1 of 9\n▱▱▱▱▱▱▱▱▱▱"),
        (2, "Reading 14,200 words · part 3 of 9\n▰▰▱▱▱▱▱▱▱▱"),
        (9, "Read 14,200 words in 9 parts · writing …\n▰▰▰▰▰▰▰▰▰▰"),
    ],
)
def test_parts_read_are_shown_as_a_bar(read: int, shown: str) -> None:
    live = Live("paper.example", ARTICLE, Progress(14_200, part=read, parts=9))
    assert live_reply([live], style="embed") == Reply(shown)


def test_draft_of_a_single_article_is_shown_as_it_is_written() -> None:
    live = Live("paper.example", ARTICLE, Progress(14_200, draft="It rained @here all"))
    (embed,) = live_reply([live], style="embed").embeds
    assert (embed.title, embed.url) == ("It \\*rained\\*", "https://paper.example/rain")
    assert embed.description == "**It rained here all** …"
    assert embed.footer == "Writing …"
    plain = live_reply([live], style="plain").content
    assert plain == "**It \\*rained\\***\n\n**It rained here all** …\n\n-# Writing …"


def test_draft_of_which_nothing_can_be_seen_is_none() -> None:
    live = Live("paper.example", ARTICLE, Progress(14_200, draft="\u200b\n"))
    assert live_reply([live], style="embed") == Reply("Reading 14,200 words …")


def test_draft_behind_a_spoiler_is_not_shown() -> None:
    live = Live("paper.example", ARTICLE, Progress(14_200, draft="He did it"), spoiler=True)
    assert live_reply([live], style="embed") == Reply("Reading 14,200 words …")


def test_several_items_show_how_far_each_is_and_no_draft() -> None:
    done = Live("a.example", ARTICLE, Progress(1, draft="It rained"))
    assert live_reply([done, Live("b.example")], style="plain") == Reply(
        "Reading 1 word …\nReading b.example …"
    )


@given(draft=st.text(max_size=5000), title=st.text(max_size=500))
def test_progress_fits_whatever_a_model_writes(draft: str, title: str) -> None:
    article = Article(text="", coverage=ARTICLE.coverage, title=title)
    for style in ("embed", "plain"):
        live = Live("x", article, Progress(3, draft=draft))
        reply = live_reply([live], style=style)  # type: ignore[arg-type]
        assert length(reply.content) <= 2000
        assert sum(embed.size for embed in reply.embeds) <= 6000
