from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.render import (
    Failed,
    Priced,
    Reply,
    Style,
    Summarized,
    failure_reply,
    offer_reply,
    quotes_reply,
    summary_reply,
)
from bot.models import Article, Coverage, Quote, Selection, SourceKind, Summary

TEXT = "The harbour froze. “We sledged to work,” said Ina Brack.\n\nThe ice held until Friday."
QUOTES = (Quote(20, 39, TEXT[20:39], "Ina Brack"),)
CHOSEN = Selection(QUOTES, engine="extractive")
ARTICLE = Article(
    text=TEXT,
    coverage=Coverage(complete=True, words_read=1240),
    title="A harbour of *ice*",
    url="https://paper.example/ice",
    author="I. Brack",
    language="en",
)
SUMMARY = Summary("The harbour froze.", ("It held until Friday.", " "), QUOTES, "extractive")
DONE = Summarized(ARTICLE, SUMMARY)
PASSAGE = "https://paper.example/ice#:~:text=We%20sledged%20to%20work"


def test_one_article_is_one_embed() -> None:
    (embed,) = summary_reply([DONE], style="embed").embeds
    assert embed.title == "A harbour of \\*ice\\*"
    assert embed.url == "https://paper.example/ice"
    assert embed.description == (
        "paper.example · I. Brack · 5 min read\n\n"
        "**The harbour froze.**\n\n"
        "- It held until Friday.\n\n"
        f"> “We sledged to work” — Ina Brack ([source]({PASSAGE}))"
    )
    assert embed.footer == "Read all 1,240 words · extractive, no model used"


def test_plain_style_says_the_same_without_embed_or_preview() -> None:
    assert summary_reply([DONE], style="plain") == Reply(
        "**A harbour of \\*ice\\***\n<https://paper.example/ice>\n"
        "paper.example · I. Brack · 5 min read\n\n"
        "**The harbour froze.**\n\n"
        "- It held until Friday.\n\n"
        f"> “We sledged to work” — Ina Brack ([source](<{PASSAGE}>))\n\n"
        "-# Read all 1,240 words · extractive, no model used"
    )


def test_several_articles_share_one_reply() -> None:
    reply = summary_reply([DONE, Failed("a.example", "That page does not exist.")], style="embed")
    assert reply.content == ""
    assert [embed.title for embed in reply.embeds] == ["A harbour of \\*ice\\*", ""]
    assert reply.embeds[1].description == "**a.example** — That page does not exist."
    plain = summary_reply([DONE, Failed("a.example", "That page does not exist.")], style="plain")
    assert plain.content.endswith("used\n\n**a.example** — That page does not exist.")


def test_only_three_articles_are_shown_and_the_rest_is_owned_up_to() -> None:
    assert summary_reply([DONE] * 3, style="embed", total=5).content == (
        "I read the first 3 of 5 links."
    )
    reply = summary_reply([DONE] * 4, style="embed")
    assert len(reply.embeds) == 3
    assert reply.content == "I read the first 3 of 4 links."
    assert summary_reply([DONE] * 4, style="plain").content.endswith("\n\n" + reply.content)


def test_a_lone_failure_is_a_sentence() -> None:
    failed = Failed("a.example", "That page does not exist.")
    assert summary_reply([failed], style="plain") == failure_reply("That page does not exist.")
    assert summary_reply([failed], style="embed", total=2).embeds[0].description.startswith("**a")


def test_failure_takes_little_room_and_no_markup() -> None:
    assert failure_reply("no *luck* @here").content == "no \\*luck\\* here"
    assert len(failure_reply("no " * 5000).content) <= 500


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("style", ["embed", "plain"])
def test_long_summaries_keep_their_coverage_line(count: int, style: str) -> None:
    points = tuple(f"{number} " + "much to say " * 20 for number in range(20))
    long = Summarized(ARTICLE, replace(SUMMARY, points=points, quotes=QUOTES * 20))
    reply = summary_reply([long] * count, style="embed" if style == "embed" else "plain")
    assert len(reply.content) <= 2000
    assert sum(embed.size for embed in reply.embeds) <= 6000
    texts = [embed.footer for embed in reply.embeds] or reply.content.split("\n\n-# ")[1:]
    assert len(texts) == count
    assert all(text.startswith("Read all 1,240 words") for text in texts)
    bodies = [embed.description for embed in reply.embeds] or [reply.content]
    assert all("- 0 much" in body and "- 19 much" not in body for body in bodies)


def test_room_left_by_one_article_goes_to_the_next() -> None:
    long = replace(SUMMARY, points=("so it goes on " * 20,) * 9)
    alone = summary_reply([DONE, Summarized(ARTICLE, long)], style="plain").content
    even = summary_reply([Summarized(ARTICLE, long)] * 2, style="plain").content
    assert alone.count("so it goes on") > even.count("so it goes on") / 2


def test_spoiler_hides_title_link_and_every_line() -> None:
    hidden = Summarized(ARTICLE, SUMMARY, spoiler=True)
    (embed,) = summary_reply([hidden], style="embed").embeds
    assert (embed.title, embed.url) == ("Spoiler", None)
    plain = summary_reply([hidden], style="plain").content
    for line in (embed.description + "\n" + plain.partition("\n\n-# ")[0]).splitlines():
        assert not line or line.removeprefix("- ").removeprefix("> ").startswith("||")
        assert not line or line.endswith("||")


def test_long_address_gives_way_to_what_is_said() -> None:
    far = replace(ARTICLE, url="https://paper.example/" + "a" * 1500)
    content = summary_reply([Summarized(far, SUMMARY)], style="plain").content
    assert "<https" not in content.partition("\n\n")[0]
    assert "**The harbour froze.**" in content


def test_key_quotes_are_shown_with_their_source() -> None:
    (embed,) = quotes_reply(ARTICLE, CHOSEN, style="embed").embeds
    assert embed.description == (
        "paper.example · I. Brack · 5 min read\n\n**Key quotes**\n\n"
        f"> “We sledged to work” — Ina Brack ([source]({PASSAGE}))"
    )
    assert embed.footer == "Read all 1,240 words · extractive, no model used"
    content = quotes_reply(ARTICLE, CHOSEN, style="plain", spoiler=True).content
    assert "> ||“We sledged to work”" in content


def test_article_without_quotes_is_said_to_have_none() -> None:
    assert quotes_reply(ARTICLE, Selection((), engine="extractive"), style="embed") == Reply(
        "I found no direct quotes in this."
    )


@pytest.mark.parametrize("style", ["embed", "plain"])
def test_price_is_told_with_an_offer_to_choose(style: Style) -> None:
    reply = summary_reply([Priced("paper.example", "About $0.84 *more*.")], style=style)
    assert reply.offer
    shown = reply.content or reply.embeds[0].description
    assert shown == "**paper.example** — About $0.84 \\*more\\*."
    assert not summary_reply([DONE], style=style).offer


def test_price_of_key_quotes_is_told_with_an_offer() -> None:
    assert offer_reply("About $0.84.") == Reply("About $0.84.", offer=True)


def test_summary_with_nothing_in_it_says_so() -> None:
    article = Article(text="", coverage=Coverage(False, 7), kind=SourceKind.CHAT)
    empty = Summarized(article, Summary("", (), (), "llm"))
    (embed,) = summary_reply([empty], style="embed").embeds
    assert embed.description == "I found nothing in this to sum up."
