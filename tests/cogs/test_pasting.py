"""The form that is offered where a page gives nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from importlib import resources

import pytest
from aiohttp import web

from bot.core import texts
from bot.errors import LoginRequired, PageNotFound, StoreAway
from tests.cogs.doing import labels, restarted, store_of, stored, summary, text_of, until
from tests.conftest import Town
from tests.serving import serving

PASTE = (resources.files("bot.demo") / "pages" / "paste.txt").read_text(encoding="utf-8")


@pytest.fixture
async def closed() -> AsyncIterator[str]:
    """Serve a page that only those who sign in may read."""

    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=401)

    async with serving(answer) as site:
        yield site


async def test_page_that_gives_nothing_offers_the_form(town: Town, closed: str) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {closed}/story")
    reply = await town.reply(post)
    assert reply.content == LoginRequired.default
    form = await (await town.bob.click(reply, texts.PASTE)).opened_form()
    sent = await town.bob.fill(form, {next(iter(form.fields)): PASTE})
    answer = await sent.reply(30)
    assert "night boat" in answer.embeds[0]["title"]
    assert answer in town.alice.read(town.news)


async def test_form_offered_to_one_alone_answers_that_one_alone(town: Town, closed: str) -> None:
    ran = await town.alice.slash(town.news, "summarize", link=f"{closed}/story")
    reply = await ran.reply(20)
    assert reply.ephemeral_to is town.alice.user
    form = await (await town.alice.click(reply, texts.PASTE)).opened_form()
    sent = await town.alice.fill(form, {next(iter(form.fields)): PASTE})
    assert (await sent.reply(30)).ephemeral_to is town.alice.user


async def test_failure_that_no_copy_helps_offers_no_form(town: Town) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/gone")
    reply = await town.reply(post)
    assert reply.content == PageNotFound.default
    assert labels(reply) == []


async def test_one_of_several_links_that_gives_nothing_offers_the_form(
    town: Town, closed: str
) -> None:
    links = f"{closed}/story {town.site}/harbour"
    reply = await town.reply(await town.alice.post(town.news, f"{town.bot.user.mention} {links}"))
    assert texts.PASTE in labels(reply)
    assert texts.SHORTER in labels(reply)


async def test_several_links_that_give_nothing_offer_the_form_alone(
    town: Town, closed: str
) -> None:
    links = f"{closed}/story {closed}/other"
    reply = await town.reply(await town.alice.post(town.news, f"{town.bot.user.mention} {links}"))
    assert labels(reply) == [texts.PASTE]


async def test_button_outlives_the_program(town: Town, closed: str) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {closed}/story")
    reply = await town.reply(post)
    async with restarted(town) as again:
        form = await (await again.bob.click(reply, texts.PASTE)).opened_form()
        assert len(form.fields) == 1


async def test_text_pasted_in_a_thread_is_added_to_its_conversation(
    town: Town, closed: str
) -> None:
    first = await summary(town)
    await stored(town, first)
    await until(lambda: has_thread(first))
    assert first.thread is not None
    post = await town.alice.post(first.thread, f"{closed}/story")
    reply = await town.reply(post, first.thread)
    form = await (await town.alice.click(reply, texts.PASTE)).opened_form()
    sent = await town.alice.fill(form, {next(iter(form.fields)): PASTE})
    assert "night boat" in text_of(await sent.reply(30))
    documents = await store_of(town).conversations.documents(first.thread.id)
    assert len(documents) == 2


async def test_form_that_fails_says_so(
    town: Town, closed: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def away(*_: object) -> None:
        raise StoreAway

    post = await town.alice.post(town.news, f"{town.bot.user.mention} {closed}/story")
    form = await (await town.alice.click(await town.reply(post), texts.PASTE)).opened_form()
    monkeypatch.setattr(type(store_of(town).conversations), "get", away)
    sent = await town.alice.fill(form, {next(iter(form.fields)): PASTE})
    assert (await sent.reply(20)).content == StoreAway.default
    assert "a form failed: StoreAway" in caplog.text


async def has_thread(message: object) -> bool:
    return getattr(message, "thread", None) is not None
