"""What a message holds beside its text: polls, embeds, and previews that come later."""

from __future__ import annotations

from bot.errors import TooShort
from bot.sandbox.polls import Poll
from tests.cogs.doing import text_of
from tests.cogs.test_watching import watch
from tests.conftest import Town

NOTES = (
    "The ferry office has published the timetable for the winter, and it holds three changes. "
    "The first boat on Sundays leaves at nine instead of at eight. The last boat on weekdays waits "
    "for the train from the capital, however late it is. The night boat on Fridays now calls at "
    "Storholm as well, where the new pier was finished in October after two years of work."
)


async def posted_by_a_feed(town: Town, *embeds: dict[str, object]) -> None:
    feed = town.discord.create_application("Feed", token="feed.token")
    feed.join(town.guild)
    await town.discord.post_as(feed, town.news, embeds=list(embeds))


async def asked_about_the_last(town: Town) -> str:
    last = list(town.news.messages.values())[-1]
    post = await town.alice.post(town.news, f"{town.bot.user.mention}", reply_to=last)
    reply = await town.reply(post)
    return text_of(reply)


async def test_embed_of_a_feed_is_read_where_it_links_nothing(town: Town) -> None:
    field = {"name": "Fares", "value": "A crossing costs two crowns more from January on."}
    await posted_by_a_feed(
        town, {"title": "Winter timetable", "description": NOTES, "fields": [field]}
    )
    shown = await asked_about_the_last(town)
    assert "Sundays" in shown or "Storholm" in shown


async def test_link_of_an_embed_is_read_rather_than_what_it_says(town: Town) -> None:
    await posted_by_a_feed(
        town, {"title": "Harwick", "description": NOTES, "url": f"{town.site}/harbour"}
    )
    assert "Harwick votes" in await asked_about_the_last(town)


async def test_poll_is_read_with_its_answers(town: Town) -> None:
    poll = Poll("What should the harbour build first?", ["Soup kiosk", "Stove", "Benches", "Lamp"])
    await town.bob.post(town.news, poll=poll)
    # It was seen, and is short enough to be read as it stands.
    assert TooShort.default in await asked_about_the_last(town)


async def test_poll_within_a_run_is_read_with_its_votes(town: Town) -> None:
    first = await town.bob.post(town.news, NOTES)
    poll = Poll("What should the harbour build first?", ["Soup kiosk", "Stove", "Benches"])
    asked = await town.bob.post(town.news, poll=poll)
    await town.alice.vote(asked, "Stove")
    began = await town.alice.menu(first, "Summarize from here")
    await began.reply(20)
    ended = await town.alice.menu(asked, "Summarize up to here")
    await ended.reply(30)
    documents = [
        document
        for number in range(1, 5)
        for document in await town.client.desk.office.store.documents.get([number])
    ]
    assert any("- Stove (1)" in document.article.text for document in documents)


async def test_preview_that_comes_later_is_no_second_request(town: Town) -> None:
    await watch(town)
    post = await town.alice.post(town.news, f"{town.site}/harbour")
    town.discord.unfurl(post, {"title": "Harwick", "url": f"{town.site}/harbour"})
    reply = await town.reply(post)
    town.discord.unfurl(post, {"title": "Harwick votes", "url": f"{town.site}/harbour"})
    await town.settle()
    assert [m for m in town.replies() if m.reference] == [reply]


async def test_preview_of_a_link_is_not_read_in_its_place(town: Town) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
    town.discord.unfurl(post, {"title": "Elsewhere", "url": "https://elsewhere.example.com/"})
    assert "Harwick votes" in text_of(await town.reply(post))
