from __future__ import annotations

import asyncio
import logging

import pytest

from bot.core.intake import File, FileItem, LinkItem, TextItem
from bot.core.render import Failed, Summarized
from bot.errors import PageNotFound, PrecisError, TooLarge
from bot.models import Article, Coverage, Length, Quote, SourceKind, Summary
from bot.pipeline.summarize import Summarizer, Wish, verified

TEXT = "Rain fell all day. “Nobody came,” said the ferryman."
ARTICLE = Article(text=TEXT, coverage=Coverage(complete=True, words_read=9), language="en")
START = TEXT.index("Nobody")
TRUE_QUOTE = Quote(START, START + len("Nobody came,"), "Nobody came,", "the ferryman")
INVENTED = Quote(START, START + len("Nobody came,"), "Everybody ran", "the ferryman")


class FakeReader:
    """A reader that knows one page and hands texts and files through."""

    def __init__(self) -> None:
        self.busy = 0
        self.most = 0

    async def read_page(self, url: str) -> Article:
        self.busy += 1
        self.most = max(self.most, self.busy)
        await asyncio.sleep(0.01)
        self.busy -= 1
        if url.endswith("/gone"):
            raise PageNotFound
        if url.endswith("/broken"):
            raise ZeroDivisionError("text of a member")
        return ARTICLE

    async def read_file(self, data: bytes, *, name: str, content_type: str | None) -> Article:
        return Article(text=data.decode(), coverage=ARTICLE.coverage, kind=SourceKind.FILE)

    async def read_text(self, text: str, *, url: str | None = None) -> Article:
        return Article(text=text, coverage=ARTICLE.coverage, url=url, kind=SourceKind.CHAT)


class FakeEngine:
    """An engine that proposes one true quote and one that it made up."""

    async def summarize(self, article: Article, *, length: Length, language: str | None) -> Summary:
        return Summary(f"{length} in {language}", (), (TRUE_QUOTE, INVENTED), engine="fake")

    async def quotes(self, article: Article, *, limit: int) -> tuple[Quote, ...]:
        return (INVENTED, TRUE_QUOTE)[:limit]


@pytest.fixture
def summarizer() -> Summarizer:
    return Summarizer(
        reader=FakeReader(),
        engine=FakeEngine(),
        max_file_bytes=100,
        quotes=5,
        slots=asyncio.Semaphore(2),
    )


async def text_file() -> bytes:
    return TEXT.encode()


async def test_quote_that_is_not_in_the_source_is_dropped(
    summarizer: Summarizer, caplog: pytest.LogCaptureFixture
) -> None:
    done = await summarizer.summary(LinkItem("https://paper.example/a"), Wish())
    assert done.summary.quotes == (TRUE_QUOTE,)
    _, quotes = await summarizer.key_quotes(LinkItem("https://paper.example/a"))
    assert quotes == (TRUE_QUOTE,)
    assert "1 quotes dropped" in caplog.text
    assert "Everybody" not in caplog.text


def test_quote_outside_the_text_is_dropped() -> None:
    assert verified(ARTICLE, [Quote(900, 912, "Nobody came,")]) == ()


async def test_one_failure_does_not_hinder_the_other_items(summarizer: Summarizer) -> None:
    links = [LinkItem("https://a.example/gone"), LinkItem("https://b.example/x", spoiler=True)]
    failed, done = await summarizer.summarize(links, Wish())
    assert failed == Failed("a.example", PageNotFound.default)
    assert isinstance(done, Summarized)
    assert done.spoiler


async def test_unforeseen_failure_is_logged_without_its_message(
    summarizer: Summarizer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        (failed,) = await summarizer.summarize([LinkItem("https://a.example/broken")], Wish())
    assert failed == Failed("a.example", PrecisError.default)
    assert "ZeroDivisionError at" in caplog.text
    assert "text of a member" not in caplog.text


async def test_file_too_large_is_not_downloaded(summarizer: Summarizer) -> None:
    async def never() -> bytes:
        raise AssertionError("downloaded")

    with pytest.raises(TooLarge):
        await summarizer.read(FileItem(File("big.txt", 101, None, never)))


async def test_files_and_texts_reach_the_reader(summarizer: Summarizer) -> None:
    read = await summarizer.read(FileItem(File("a.txt", 10, None, text_file)))
    assert (read.kind, read.text) == (SourceKind.FILE, TEXT)
    pasted = await summarizer.read(TextItem("Some words.", "https://discord.com/channels/1/2/3"))
    assert (pasted.text, pasted.url) == ("Some words.", "https://discord.com/channels/1/2/3")


async def test_wish_reaches_the_engine(summarizer: Summarizer) -> None:
    wish = Wish(length=Length.BRIEF, language="de")
    done = await summarizer.summary(TextItem("Some words."), wish)
    assert done.summary.tldr == "brief in de"


async def test_no_more_items_are_worked_on_at_once_than_there_are_slots(
    summarizer: Summarizer,
) -> None:
    link = LinkItem("https://a.example/x")
    await asyncio.gather(*(summarizer.summarize([link, link], Wish()) for _ in range(5)))
    assert isinstance(summarizer.reader, FakeReader)
    assert summarizer.reader.most == 2
