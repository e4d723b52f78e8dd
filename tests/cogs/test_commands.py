from __future__ import annotations

from importlib import resources

import pytest

from bot.errors import NothingToRead, PageNotFound
from tests.conftest import OpenTown, Town

PASTE = (resources.files("bot.demo") / "pages" / "paste.txt").read_text(encoding="utf-8")


async def test_slash_summarize_answers_a_link_in_the_channel(town: Town) -> None:
    ran = await town.alice.slash(town.news, "summarize", link=f"{town.site}/harbour")
    assert await ran.acknowledged() < 3
    reply = await ran.reply(30)
    assert "Harwick" in reply.embeds[0]["title"]
    assert reply in town.bob.read(town.news)


async def test_private_answer_is_for_the_askers_eyes_only(town: Town) -> None:
    ran = await town.alice.slash(
        town.news, "summarize", link=f"{town.site}/harbour", private=True, length="brief"
    )
    reply = await ran.reply(30)
    assert "Harwick" in reply.embeds[0]["title"]
    assert reply in town.alice.read(town.news)
    assert reply not in town.bob.read(town.news)


async def test_length_changes_how_much_is_written(town: Town) -> None:
    replies = {}
    for length in ("brief", "detailed"):
        ran = await town.alice.slash(
            town.news, "summarize", link=f"{town.site}/lamplighter", length=length
        )
        replies[length] = (await ran.reply(30)).embeds[0]["description"]
    assert replies["brief"].count("\n- ") < replies["detailed"].count("\n- ")
    assert replies["brief"].count("\n> ") < replies["detailed"].count("\n> ")


async def test_language_the_engine_cannot_write_is_said(town: Town) -> None:
    ran = await town.alice.slash(town.news, "summarize", link=f"{town.site}/harbour", language="de")
    assert "own language" in (await ran.reply(30)).embeds[0]["footer"]["text"]


async def test_slash_summarize_reads_a_file(town: Town) -> None:
    page = (resources.files("bot.demo") / "pages" / "bibliothek.html").read_bytes()
    ran = await town.alice.slash(town.news, "summarize", file=("seite.html", page))
    assert "Lindenau" in (await ran.reply(30)).embeds[0]["title"]


async def test_slash_without_options_opens_a_paste_form(town: Town) -> None:
    ran = await town.alice.slash(town.news, "summarize")
    form = await ran.opened_form()
    (field,) = form.fields
    sent = await town.alice.fill(form, {field: PASTE})
    assert "night boat" in (await sent.reply(30)).embeds[0]["title"]


async def test_failure_of_a_command_is_shown_to_the_asker_only(town: Town) -> None:
    ran = await town.alice.slash(town.news, "summarize", link=f"{town.site}/gone")
    reply = await ran.reply(30)
    assert reply.content == PageNotFound.default
    assert reply in town.alice.read(town.news)
    assert town.bob.read(town.news) == []


async def test_failure_of_a_private_command_takes_the_place_of_the_answer(town: Town) -> None:
    ran = await town.alice.slash(town.news, "summarize", link="no link at all", private=True)
    reply = await ran.reply(30)
    assert reply.content == NothingToRead.default
    assert ran.followups == []


@pytest.mark.parametrize("name", ["Summarize", "Key quotes"])
async def test_menu_without_anything_to_read_says_what_to_do(town: Town, name: str) -> None:
    post = await town.bob.post(town.news, town.bob.mention)
    ran = await town.alice.menu(post, name)
    assert (await ran.reply(30)).content == NothingToRead.default


async def test_menu_summarize_reads_the_message_chosen(town: Town) -> None:
    post = await town.bob.post(town.news, f"{town.site}/harbour")
    ran = await town.alice.menu(post, "Summarize")
    assert "Harwick" in (await ran.reply(30)).embeds[0]["title"]


async def test_menu_key_quotes_shows_quotes_and_speakers(town: Town) -> None:
    post = await town.bob.post(town.news, f"{town.site}/harbour")
    ran = await town.alice.menu(post, "Key quotes")
    description = (await ran.reply(30)).embeds[0]["description"]
    assert "Ruth Adeyemi" in description
    assert description.count("\n> ") >= 2


async def test_answer_to_a_hidden_link_is_hidden_too(town: Town) -> None:
    post = await town.bob.post(town.news, f"||{town.site}/harbour||")
    for name in ("Summarize", "Key quotes"):
        (embed,) = (await (await town.alice.menu(post, name)).reply(30)).embeds
        assert "Harwick" not in embed["title"]
        shown = [line for line in embed["description"].splitlines() if line]
        assert all(line.endswith("||") for line in shown), shown


@pytest.mark.parametrize("status", [None, 503])
async def test_broken_responses_are_made_again(town: Town, status: int | None) -> None:
    town.discord.faults.fail(
        "PATCH", "/webhooks/{webhook_id}/{token}/messages/{message_id}", status=status
    )
    ran = await town.alice.slash(town.news, "summarize", link=f"{town.site}/harbour")
    assert (await ran.reply(30)).embeds


async def test_lost_acknowledgement_has_arrived_all_the_same(town: Town) -> None:
    town.discord.faults.fail(
        "POST", "/interactions/{interaction_id}/{token}/callback", status=None, after=True
    )
    ran = await town.alice.slash(town.news, "summarize", link=f"{town.site}/harbour")
    assert (await ran.reply(30)).embeds


async def test_key_quotes_of_two_links_say_that_one_was_read(town: Town) -> None:
    post = await town.bob.post(town.news, f"{town.site}/harbour {town.site}/bibliothek")
    reply = await (await town.alice.menu(post, "Key quotes")).reply(30)
    assert "first of 2" in reply.content


async def test_menus_and_slash_work_without_the_message_content_intent(
    open_town: OpenTown,
) -> None:
    async with open_town(message_content=False) as town:
        post = await town.bob.post(town.news, f"{town.site}/harbour")
        ran = await town.alice.menu(post, "Summarize")
        assert "Harwick" in (await ran.reply(30)).embeds[0]["title"]


async def test_help_is_private_and_names_the_ways_to_ask(town: Town) -> None:
    ran = await town.alice.slash(town.news, "help")
    reply = await ran.reply()
    assert "/summarize" in reply.content + str(reply.embeds)
    assert reply not in town.bob.read(town.news)
