from __future__ import annotations

import pytest

from bot.core.render import Summarized
from bot.digests import (
    Bar,
    Gathered,
    LinkEntry,
    Minutes,
    Posted,
    Ref,
    Share,
    SharedLink,
    Statement,
    Topic,
    Window,
)
from bot.models import Article, Coverage, Quote, Summary
from bot.pipeline.entries import activity, best_quote, made_by, told_entry, topic_entry
from tests.core.render.digests import UNTIL

POST = Posted(901, 20, 1, "Ada", "worth reading: https://paper.example/1")
LINK = SharedLink("https://paper.example/1", "https://paper.example/1", (POST,), 0, 0)
LONG = (
    "At twenty to five on a January afternoon, when the bakery has put its chairs on the tables "
    "and the children have been called in, Wilma Drost opens the door of number 14, leans a "
    "ladder against her own front wall and checks that she has everything"
)
TITLE = "The last lamplighter of Oster Lane"


def sentence(tldr: str, *points: str, title: str = TITLE, language: str = "en") -> str:
    article = Article("text", Coverage(True, 1), title, language=language)
    summary = Summary(tldr, points, (), "extractive")
    return told_entry(LINK, Summarized(article, summary), None, None).sentence


def quote(text: str, speaker: str | None = None) -> Quote:
    return Quote(0, len(text), text, speaker)


def test_a_short_first_sentence_is_what_an_article_says() -> None:
    assert sentence(
        "The lane keeps its lamps. More is said below.", "A lamplighter lights them."
    ) == ("The lane keeps its lamps.")


def test_instead_of_a_long_lead_a_shorter_sentence_that_tells_of_the_title_is_taken() -> None:
    short = "Oster Lane still has eleven gas lamps, and one lamplighter who lights them by hand."
    assert sentence(f"{LONG}.", "She is seventy-one years old and likes moths.", short) == short
    assert sentence(f"{LONG}. {short}") == short


def test_a_long_lead_that_nothing_can_stand_for_is_cut_at_the_end_of_a_clause() -> None:
    found = sentence(f"{LONG}.", "She is seventy-one years old and likes moths.", "Oster Lane.")
    assert found == f"{LONG[: LONG.index(', leans')]} …"


@pytest.mark.parametrize(
    "text",
    ["word " * 90, "字" * 400, "a" * 400, "คำ" * 200, "one, " + "word " * 80],
    ids=["words", "han", "letters", "thai", "early-comma"],
)
def test_a_lead_without_clauses_is_cut_all_the_same(text: str) -> None:
    found = sentence(text)
    assert 60 < len(found) <= 202
    assert found.endswith("…")


def test_the_best_quote_has_a_speaker_says_something_and_is_about_the_article() -> None:
    bare = quote("We kept the lamps of Oster Lane for the children here")
    short = quote("People ask me whether it is romantic", "Wilma Drost")
    aside = quote("My knees are not what they were when I was forty", "Wilma Drost")
    telling = quote("Without a lamplighter the lane would go dark at five", "Wilma Drost")
    about = f"{TITLE} {LONG}"
    assert best_quote([bare, short, aside, telling], about) is telling
    assert best_quote([bare, short, aside], about) is aside
    assert best_quote([bare, short], about) is short
    assert best_quote([bare], about) is bare
    assert best_quote([], about) is None


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("rowing club", "Rowing club"),
        ("iPhone and eBay", "iPhone and eBay"),
        ("élan", "Élan"),
        ("ßtext", "Sstext"),
        ("საქართველო", "საქართველო"),
        ("红叶", "红叶"),
        ("3D printer", "3D printer"),
        ("", ""),
    ],
)
def test_a_topic_begins_with_a_capital(name: str, shown: str) -> None:
    gathered = Gathered(7, Window(UNTIL, UNTIL), (POST,), {20: "dev"})
    topic = Topic(name, Statement("Ada shared it.", (901,)), messages=(901,))
    assert topic_entry(topic, {901: POST}, gathered).title == shown


def minutes(model: str | None = None, note: str = "") -> Minutes:
    return Minutes((), (), "llm" if model else "extractive", model, note=note)


def summary_by(model: str | None = None, note: str = "") -> Summary:
    return Summary("It says so.", (), (), "llm" if model else "extractive", model=model, note=note)


@pytest.mark.parametrize(
    ("makers", "model", "note"),
    [
        ([], None, ""),
        ([None, None], None, ""),
        ([minutes(), summary_by()], None, ""),
        ([minutes("m"), minutes("m"), summary_by("m")], "m", ""),
        ([minutes(note="the model is away"), summary_by("m")], "m", "the model is away"),
        ([minutes("m"), summary_by()], "m", "partly made without the model"),
        ([minutes("m"), minutes(note="too dear"), summary_by("m")], "m", "too dear"),
        ([minutes(note="away"), minutes(note="away"), summary_by()], None, "away"),
        ([None, None, summary_by(note="kept in its own language")], None,
         "kept in its own language"),
    ],
)  # fmt: skip
def test_a_digest_says_truly_who_made_it(
    makers: list[Minutes | Summary | None], model: str | None, note: str
) -> None:
    made, said = made_by(makers)
    assert (made.model if made else None) == model
    assert said == note


def test_channels_of_one_name_are_counted_together() -> None:
    places = (20, 20, 20, 20, 30, 30, 30, 40, 40, 40)
    links = [
        LinkEntry(str(n), f"https://paper.example/{n}", (Share(Ref(n, place, 1), "Ada"),))
        for n, place in enumerate(places)
    ]
    gathered = Gathered(7, Window(UNTIL, UNTIL), (), {20: "news", 30: "general", 40: "general"})
    assert activity(links, gathered) == (Bar("general", 6), Bar("news", 4))
