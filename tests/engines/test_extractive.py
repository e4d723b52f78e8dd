from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot import __version__
from bot.digests import Headline, Material, Posted
from bot.engines.extractive import (
    FOREIGN,
    GIST,
    MOST_POSTS,
    ExtractiveEngine,
    condensed,
    extract_minutes,
    extract_summary,
)
from bot.errors import EngineError, TooShort
from bot.models import Article, Coverage, Exchange, Inquiry, Length, Progress, Usage
from bot.workers import Workers

PARAGRAPHS = (
    "The town of Ellmere opened a covered market on Saturday, four years after the old one burned.",
    "It cost 2.4 million crowns, a third of which came from 1,100 private donors.",
    "“We were told it would take ten years, and I am glad nobody told the carpenters,” said the "
    "mayor, Ada Lindqvist.",
    "The roof is made of larch from the town's own forest and carries 340 square metres of glass.",
    "“A market is where a town finds out what it thinks,” said Jonas Reed, who sells cheese there "
    "on Fridays.",
    "Thirty-two stalls are let until the end of the year, and eleven more traders are waiting.",
    "Critics say that parking was forgotten: the square has room for 19 cars.",
    "“Come by bus or come early,” Lindqvist said.",
    "The market is open from Wednesday to Sunday; the council will review the hours in March.",
)
TEXT = "\n\n".join(PARAGRAPHS)
ARTICLE = Article(
    text=TEXT,
    coverage=Coverage(complete=True, words_read=150),
    title="Ellmere opens its new market",
    language="en",
)


class NobodyWatches:
    """A watch that is told nothing: the engine costs nothing and is done at once."""

    def report(self, progress: Progress) -> None:
        raise AssertionError("reported")

    def charge(self, usage: Usage) -> None:
        raise AssertionError("charged")


WATCH = NobodyWatches()


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    async with Workers(1) as opened:
        yield opened


@pytest.mark.parametrize("length", list(Length))
def test_every_word_of_a_summary_stands_in_the_source(length: Length) -> None:
    summary = extract_summary(ARTICLE, length, None, 5)
    for sentence in (summary.tldr, *summary.points):
        assert sentence in TEXT
    for quote in summary.quotes:
        assert TEXT[quote.start : quote.end] == quote.text
    assert (summary.engine, summary.model, summary.usage.calls) == ("extractive", None, 0)


def test_longer_summaries_hold_more_points() -> None:
    counts = [len(extract_summary(ARTICLE, length, None, 5).points) for length in Length]
    assert counts == sorted(counts)
    assert counts[0] == 3
    assert counts[-1] > counts[0]


def test_points_come_in_source_order_and_do_not_repeat_the_gist() -> None:
    summary = extract_summary(ARTICLE, Length.DETAILED, None, 5)
    places = [TEXT.index(point) for point in summary.points]
    assert places == sorted(places)
    assert summary.tldr not in summary.points


def test_key_quotes_are_from_several_speakers() -> None:
    quotes = extract_summary(ARTICLE, Length.STANDARD, None, 2).quotes
    assert {quote.speaker for quote in quotes} == {"Ada Lindqvist", "Jonas Reed"}


@pytest.mark.parametrize(("language", "said"), [("de", True), ("en", False), (None, False)])
def test_language_that_cannot_be_written_is_noted(language: str | None, said: bool) -> None:
    assert bool(extract_summary(ARTICLE, Length.BRIEF, language, 2).note) is said


def test_text_without_a_sentence_is_too_short() -> None:
    with pytest.raises(TooShort):
        extract_summary(Article(text="", coverage=ARTICLE.coverage), Length.BRIEF, None, 2)


@pytest.mark.parametrize(("length", "most"), [(Length.BRIEF, 1), (Length.DETAILED, 4)])
async def test_length_decides_how_many_quotes(workers: Workers, length: Length, most: int) -> None:
    engine = ExtractiveEngine(workers, quotes_shown=1)
    summary = await engine.summarize(ARTICLE, length=length, language=None, watch=WATCH)
    assert 1 <= len(summary.quotes) <= most
    assert len((await engine.quotes(ARTICLE, limit=2, watch=WATCH)).quotes) == 2


async def test_no_quotes_are_shown_where_the_setting_says_none(workers: Workers) -> None:
    engine = ExtractiveEngine(workers, quotes_shown=0)
    summary = await engine.summarize(ARTICLE, length=Length.DETAILED, language=None, watch=WATCH)
    assert summary.quotes == ()


async def test_worker_that_dies_is_a_sentence_for_the_asker(workers: Workers) -> None:
    endless = Article(text=None, coverage=ARTICLE.coverage)  # type: ignore[arg-type]
    with pytest.raises(EngineError) as caught:
        await ExtractiveEngine(workers).quotes(endless, limit=1, watch=WATCH)
    assert caught.value.user_message == EngineError.default


async def test_it_is_free(workers: Workers) -> None:
    engine = ExtractiveEngine(workers)
    assert await engine.estimate(ARTICLE, length=Length.DETAILED) == Usage()
    assert engine.signature == f"extractive {__version__}"


async def test_a_question_is_answered_by_the_articles_own_sentences(workers: Workers) -> None:
    engine = ExtractiveEngine(workers)
    inquiry = Inquiry("How many stalls are let?", (ARTICLE,))
    assert engine.expected(inquiry) == Usage()
    answer = await engine.answer(inquiry, watch=WATCH)
    assert answer.answered
    assert answer.text.startswith(f"{answer.citations[0].text} [1]")
    assert "Thirty-two stalls" in answer.citations[0].text
    assert (answer.engine, answer.usage) == ("extractive", Usage())


async def test_what_the_article_does_not_say_is_not_answered(workers: Workers) -> None:
    inquiry = Inquiry("What is the name of the architect's daughter?", (ARTICLE,))
    answer = await ExtractiveEngine(workers).answer(inquiry, watch=WATCH)
    assert (answer.answered, answer.text, len(answer.citations)) == (False, "", 1)


async def test_a_conversation_is_condensed_to_its_questions_and_first_sentences(
    workers: Workers,
) -> None:
    exchanges = (
        Exchange("Who is\nthe mayor?", "Ada Lindqvist is. She sells no cheese."),
        Exchange("And who pays?", ""),
    )
    condensed_to = await ExtractiveEngine(workers).condense("Roofs.", exchanges, watch=WATCH)
    assert condensed_to == "Roofs.\nWho is the mayor? Ada Lindqvist is.\nAnd who pays?"


def test_what_is_condensed_is_bounded_and_the_oldest_goes_first() -> None:
    exchanges = [Exchange(f"Question {n}?", "An answer of some words. " * 9) for n in range(60)]
    text = condensed("The oldest.", exchanges)
    assert len(text) <= GIST
    assert text.splitlines()[-1].startswith("Question 59?")
    assert "oldest" not in text
    assert len(condensed("", [Exchange("word " * 400, "")])) == GIST
    assert condensed("", []) == ""


def chat(number: int, author: int, text: str) -> Posted:
    return Posted(number, channel=5, author=author, speaker=f"P{author}", text=text)


TALK = (
    chat(1, 1, "Who takes the lambs to the market on Saturday, with the small trailer?"),
    chat(2, 2, "ok"),
    chat(3, 3, "The small trailer has a flat tyre, so the lambs cannot go before Monday"),
)
HEADLINES = (
    Headline("Ellmere opens its new market", "The market hall has a roof of larch."),
    Headline("Frogs return to the canal", "Nobody had seen one for years."),
    Headline("Larch roof of the Ellmere market leaks", "It rained into the market hall."),
)


async def test_talk_is_told_in_its_own_words_and_articles_are_sorted(workers: Workers) -> None:
    engine = ExtractiveEngine(workers)
    material = Material(TALK, channels={5: "farm"}, headlines=HEADLINES)
    assert engine.expected_digest(material) == Usage()
    minutes = await engine.digest(material, watch=WATCH)
    (topic,) = minutes.topics
    assert "trailer" in topic.title
    told = [(each.message, each.text) for each in topic.told]
    assert told == [(1, TALK[0].text), (3, TALK[2].text)]
    assert (topic.size, topic.people) == (3, (1, 2, 3))
    assert [group.members for group in minutes.groups] == [(0, 2), (1,)]
    assert (minutes.engine, minutes.model, minutes.parts) == ("extractive", None, 1)
    assert (minutes.note, minutes.lost) == ("", 0)


async def test_nothing_is_told_of_nothing(workers: Workers) -> None:
    minutes = await ExtractiveEngine(workers).digest(Material(), watch=WATCH, background=True)
    assert (minutes.topics, minutes.groups) == ((), ())


GERMAN = (
    chat(1, 1, "Wer fährt am Samstag die Lämmer mit dem kleinen Anhänger zum Markt in die Stadt?"),
    chat(2, 3, "Der kleine Anhänger hat einen Platten, die Lämmer müssen bis Montag warten"),
)


@pytest.mark.parametrize(
    ("posts", "language", "said"),
    [(GERMAN, "en", True), (GERMAN, "de", False), (GERMAN, None, False), ((), "en", False)],
    ids=["foreign", "own", "any", "nothing"],
)
def test_talk_that_cannot_be_translated_is_noted(
    posts: tuple[Posted, ...], language: str | None, *, said: bool
) -> None:
    minutes = extract_minutes(Material(posts, language=language))
    assert (minutes.note == FOREIGN) is said
    assert bool(minutes.topics) is bool(posts)


def test_of_very_many_messages_the_newest_are_read_and_the_others_counted() -> None:
    posts = [Posted(n, 1, n % 2, "P", "ok") for n in range(1, MOST_POSTS + 6)]
    told = [
        Posted(10**9 + n, 1, n, "P", "The observatory dome sticks, the bearing rusted")
        for n in range(3)
    ]
    assert extract_minutes(Material(tuple(posts))).lost == 5
    minutes = extract_minutes(Material((*told, *posts[3:])))
    assert (minutes.lost, minutes.topics) == (5, ())
    assert extract_minutes(Material((*posts[8:], *told))).topics
