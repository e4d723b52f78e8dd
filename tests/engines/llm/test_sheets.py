from __future__ import annotations

from dataclasses import replace

from bot.core.answering import passages_of
from bot.core.tokens import estimate_tokens
from bot.engines.llm.sheets import conversation, numbered
from bot.models import Exchange
from tests.engines.llm.conftest import ARTICLE

TURNS = tuple(Exchange(f"What of {n}?", f"It is\n{n}.") for n in range(9))


def test_passages_bear_numbers_and_an_articles_own_notes_bear_none() -> None:
    noted = replace(ARTICLE, text="It rains [1].\n\nIt pours [12]. [a]", title="", site="A site")
    bare = replace(ARTICLE, text="It snows.", title="")
    documents = (noted, bare)
    sheet = numbered(passages_of(documents), documents)
    assert sheet == (
        "Article 1: A site\n\n[1] It rains (1).\n\nIt pours (12). [a]"
        "\n\nArticle 2: \n\n[2] It snows."
    )
    assert numbered(passages_of((bare,)), (bare,)) == "[1] It snows."


def test_last_turns_are_told_with_the_gist_before_them() -> None:
    whole = conversation("It\nbegan.", TURNS, room=1000)
    assert whole.startswith("Before: It began.\nQ: What of 0?\nA: It is 0.\nQ: What of 1?")
    assert conversation("", (), room=1000) == ""


def test_conversation_keeps_to_its_room_and_the_last_turn_stays() -> None:
    some = conversation("It began.", TURNS, room=60)
    assert estimate_tokens(some) <= 70
    assert some.endswith("A: It is 8.")
    assert "What of 0?" not in some
    long = conversation("", (*TURNS, Exchange("Why? " * 300, "Because. " * 300)), room=100)
    assert "Q: Why? Why?" in long
    assert estimate_tokens(long) <= 100
    assert conversation("", TURNS, room=3) == ""
