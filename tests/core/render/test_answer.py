from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core import limits, texts
from bot.core.limits import length
from bot.core.render import (
    Reply,
    added_line,
    answer_draft,
    answer_reply,
    looking_reply,
    question_line,
)
from bot.models import Answer, Article, Citation, Coverage, SourceKind

TEXT = "The harbour froze.\n\nThe ice held until Friday.\n\nSee https://evil.example for more."
ARTICLE = Article(
    text=TEXT,
    coverage=Coverage(complete=True, words_read=12),
    title="A harbour of *ice*",
    url="https://paper.example/ice",
    language="en",
)
FILE = replace(ARTICLE, kind=SourceKind.FILE, url=None, title="notes.txt")
FAR = replace(ARTICLE, title="Far away", url="https://far.example/" + "x" * 300)
FROZE = "https://paper.example/ice#:~:text=The%20harbour%20froze"
HELD = "https://paper.example/ice#:~:text=The%20ice%20held%20until%20Friday"


def cited(text: str, document: int = 0) -> Citation:
    start = TEXT.index(text)
    return Citation(start, start + len(text), text, document)


def answer(text: str, *citations: Citation, note: str = "") -> Answer:
    return Answer(text, True, citations, "llm", "a-model", note=note)


def not_said(*citations: Citation) -> Answer:
    return Answer("", False, citations, "extractive")


@pytest.mark.parametrize("style", ["embed", "plain"])
def test_a_marker_leads_to_its_passage(style: str) -> None:
    made = answer("It froze [1].", cited("The harbour froze."))
    assert answer_reply(made, [ARTICLE], style="embed" if style == "embed" else "plain") == Reply(
        f"It froze [[1]](<{FROZE}>).\n-# a-model"
    )


def test_lines_and_list_items_stay() -> None:
    made = answer(
        "# Two things:\n\n* **it** froze [1][2]\n• # until Friday\n-\n1. so\n> it\n-# goes",
        cited("The harbour froze."),
        cited("The ice held until Friday."),
    )
    assert answer_reply(made, [ARTICLE], style="embed").content == (
        f"Two things:\n\n- it froze [[1]](<{FROZE}>)[[2]](<{HELD}>)\n- until Friday\n"
        "1\\. so\n\\> it\n\\-# goes\n-# a-model"
    )


def test_a_number_that_stands_for_nothing_is_text() -> None:
    made = answer("In [2] and [0] [1].", cited("The harbour froze."))
    content = answer_reply(made, [ARTICLE], style="plain").content
    assert content.startswith("In \\[2\\] and \\[0\\] [[1]](<")


def test_a_place_without_link_is_quoted_below() -> None:
    made = answer("Until Friday [2] it froze [1].", cited("The harbour froze."), cited("The ice"))
    assert answer_reply(made, [FILE], style="embed").content == (
        "Until Friday \\[2\\] it froze \\[1\\].\n"
        "-# \\[1\\] “The harbour froze.”\n-# \\[2\\] “The ice”\n-# a-model"
    )


def test_a_passage_that_cannot_be_shown_word_for_word_is_not_quoted() -> None:
    made = answer("See [1].", cited("See https://evil.example for more."))
    assert answer_reply(made, [FILE], style="embed").content == "See \\[1\\].\n-# a-model"


def test_several_articles_are_named_once_each() -> None:
    made = answer(
        "A [1] b [2] c [3] d [4].",
        cited("The harbour froze."),
        cited("The ice", 1),
        cited("The ice", 2),
        cited("The ice held until Friday."),
    )
    content = answer_reply(made, [ARTICLE, FAR, FILE], style="embed").content
    assert content.endswith(
        "\n-# \\[1\\]\\[4\\] A harbour of \\*ice\\*\n-# \\[2\\] Far away\n"
        "-# \\[3\\] “The ice” — notes.txt\n-# a-model"
    )


def test_a_single_article_is_named_on_demand() -> None:
    made = answer("It froze [1].", cited("The harbour froze."))
    content = answer_reply(made, [ARTICLE], style="plain", names=True).content
    assert content.endswith(".\n-# \\[1\\] A harbour of \\*ice\\*\n-# a-model")


def test_the_foot_tells_of_the_engine_and_its_note() -> None:
    made = Answer("So.", True, (), "extractive", note="the *model* is down")
    assert answer_reply(made, [ARTICLE], style="plain").content == (
        "So.\n-# extractive, no model used · the \\*model\\* is down"
    )


def test_lines_of_the_caller_stand_above() -> None:
    made = answer("So.")
    assert answer_reply(made, [ARTICLE], style="plain", before="-# Added.").content == (
        "-# Added.\nSo.\n-# a-model"
    )


LINKED = answer("It is so [1]. " * 8, cited("The harbour froze."))


def test_an_answer_whose_links_are_too_long_becomes_an_embed() -> None:
    reply = answer_reply(LINKED, [FAR], style="embed", before="-# Added.")
    (embed,) = reply.embeds
    assert reply.content == "-# Added."
    assert embed.description.count("#:~:text=") == 8
    assert embed.footer == "a-model"


def test_a_plain_answer_keeps_its_text_and_leads_to_the_page_instead_of_the_place() -> None:
    made = answer("A [1] b [2]. " * 20, cited("The harbour froze."), cited("The ice held until"))
    content = answer_reply(made, [ARTICLE], style="plain").content
    assert content.count("[[1]](<https://paper.example/ice>)") == 20
    assert content.count("[[2]](<https://paper.example/ice>)") == 20
    assert length(content) <= limits.MESSAGE


def test_links_give_way_to_the_text() -> None:
    content = answer_reply(LINKED, [FAR], style="plain").content
    assert content.count("It is so \\[1\\].") == 8


def test_the_lines_below_are_never_longer_than_an_answer() -> None:
    text = "\n\n".join(f"Line {n}: " + "so it goes " * 9 for n in range(20))
    spans = [Citation(n, n + 99, text[n : n + 99]) for n in range(0, 20 * 109, 109)]
    made = answer("".join(f"A [{n + 1}] " for n in range(20)) + "word " * 400, *spans)
    content = answer_reply(made, [replace(FILE, text=text)], style="plain").content
    assert "word…\n-# \\[1\\] “Line 0" in content
    assert 5 < content.count("\n-# \\[") < 9
    assert length(content) <= limits.MESSAGE


def test_of_two_links_the_longer_gives_way() -> None:
    made = answer("A [1] b [2]. " * 3, cited("The harbour froze.", 0), cited("The ice", 1))
    far = replace(FAR, url="https://far.example/" + "x" * 520)
    content = answer_reply(made, [ARTICLE, far], style="plain").content
    assert content.count(f"<{FROZE}>") == 3
    assert content.count("b \\[2\\]") == 3


def test_an_answer_that_is_too_long_is_cut_at_a_word() -> None:
    made = answer("word " * 2000)
    content = answer_reply(made, [ARTICLE], style="plain").content
    assert "word…\n-# a-model" in content
    (embed,) = answer_reply(made, [ARTICLE], style="embed").embeds
    assert embed.description.endswith("word…")
    assert limits.MESSAGE < length(embed.description) <= limits.EMBED_DESCRIPTION


def test_a_message_has_room_for_the_question_that_is_repeated() -> None:
    line = question_line("why " * 200, asker=10**20)
    content = answer_reply(answer("word " * 2000), [ARTICLE], style="plain").content
    assert limits.MESSAGE - 50 < length(line + content) <= limits.MESSAGE


def test_a_question_is_quoted_with_its_asker() -> None:
    assert question_line("Why *so*?", asker=7) == "> Why \\*so\\*? — <@7>\n"
    assert question_line("Why?", asker=None) == "> Why?\n"


def test_what_is_not_said_comes_with_the_nearest_that_is() -> None:
    made = not_said(cited("See https://evil.example for more."), cited("The harbour froze."))
    assert answer_reply(made, [ARTICLE], style="embed").content == (
        "The article does not say.\n"
        f"The nearest I found: “The harbour froze.” ([source](<{FROZE}>))\n"
        "-# extractive, no model used"
    )


def test_what_several_do_not_say_names_the_nearest() -> None:
    content = answer_reply(not_said(cited("The ice", 1)), [ARTICLE, FILE], style="plain").content
    assert content.startswith(
        "The articles do not say.\nThe nearest I found: “The ice” — notes.txt\n-# "
    )


def test_what_is_not_said_stands_alone_where_nothing_is_near() -> None:
    content = answer_reply(not_said(), [ARTICLE], style="plain").content
    assert content == "The article does not say.\n-# extractive, no model used"
    assert answer_reply(answer("\u200b"), [ARTICLE], style="plain").content.startswith(
        texts.NOT_SAID
    )


def test_the_nearest_fits_whatever_its_link() -> None:
    far = replace(FAR, url="https://far.example/" + "x" * 2000)
    content = answer_reply(not_said(cited("The ice")), [far], style="plain").content
    assert "“The ice”\n" in content
    crowded = answer_reply(not_said(cited("The ice")), [far], style="plain", before="x" * 1700)
    assert "“" not in crowded.content


def test_a_draft_is_shown_without_numbers() -> None:
    assert answer_draft("It *froze* [1].\n- then [2") == Reply("It \\*froze\\*.\n- then …")


@pytest.mark.parametrize("draft", ["", "\u200b", "[1", "- "])
def test_a_draft_of_nothing_is_a_look_up(draft: str) -> None:
    assert answer_draft(draft) == looking_reply() == Reply("Looking it up …")


def test_a_long_draft_fits() -> None:
    content = answer_draft("word " * 2000).content
    assert content.endswith("word …")
    assert length(content) <= limits.MESSAGE


def test_an_added_article_is_named() -> None:
    assert added_line(ARTICLE) == "-# Added: A harbour of \\*ice\\*. Answers now draw on it too."
