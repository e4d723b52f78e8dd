from __future__ import annotations

import asyncio
from importlib import resources

import pytest

from bot.errors import NothingToRead, PageNotFound, TooShort
from bot.sandbox.permissions import Permission
from tests.conftest import OpenTown, Town

PASTE = (resources.files("bot.demo") / "pages" / "paste.txt").read_text(encoding="utf-8")


async def test_mention_with_a_link_is_answered_in_a_reply(town: Town) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
    reply = await town.reply(post)
    (embed,) = reply.embeds
    assert embed["title"] == "Harwick votes to close its harbour road to cars from May"
    assert embed["url"] == f"{town.site}/harbour"
    assert "The Harwick Post · Nadia Fenn · 12 Mar 2026" in embed["description"]
    assert f"({town.site}/harbour#:~:text=" in embed["description"]
    assert "extractive" in embed["footer"]["text"]


async def test_link_without_a_mention_is_left_alone(town: Town) -> None:
    await town.alice.post(town.news, f"{town.site}/harbour")
    await town.settle()
    assert town.replies() == []


async def test_reply_with_the_mention_summarises_the_message_replied_to(town: Town) -> None:
    shared = await town.bob.post(town.news, f"worth it: {town.site}/harbour")
    ask = await town.alice.post(
        town.news, f"{town.bot.user.mention} what is this?", reply_to=shared
    )
    assert "Harwick" in (await town.reply(ask)).embeds[0]["title"]


async def test_reply_to_the_bot_without_a_written_mention_is_conversation(town: Town) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
    reply = await town.reply(post)
    await town.bob.post(town.news, f"thanks! see {town.site}/lamplighter", reply_to=reply)
    await town.settle()
    assert town.replies() == [reply]


async def test_mention_of_the_bots_own_role_counts(town: Town) -> None:
    (role,) = [role for role in town.guild.roles.values() if role.bot_id]
    role.mentionable = True
    post = await town.alice.post(town.news, f"<@&{role.id}> {town.site}/harbour")
    assert "Harwick" in (await town.reply(post)).embeds[0]["title"]


async def test_pasted_text_is_summarised_and_linked_to_its_message(town: Town) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {PASTE}")
    (embed,) = (await town.reply(post)).embeds
    assert embed["title"] == "The night boat gets its kitchen back"
    assert embed["url"] == post.jump_url
    assert "onions" in embed["description"]
    assert "Photo credit" not in embed["description"]


async def test_long_paste_that_became_a_file_without_a_type_is_read(town: Town) -> None:
    body = PASTE + "\n\nThe review will be published before the summer timetable is printed." * 15
    asking = await town.alice.post(
        town.news, town.bot.user.mention, files=[("message.txt", body.encode(), None)]
    )
    assert "night boat" in (await town.reply(asking)).embeds[0]["title"]


async def test_html_file_is_read(town: Town) -> None:
    page = (resources.files("bot.demo") / "pages" / "bibliothek.html").read_bytes()
    post = await town.alice.post(town.news, town.bot.user.mention, files=[("seite.html", page)])
    (embed,) = (await town.reply(post)).embeds
    assert embed["title"].startswith("Lindenau verleiht")


async def test_forwarded_message_is_read_through_its_snapshot(town: Town) -> None:
    shared = await town.bob.post(town.news, f"{town.site}/harbour")
    elsewhere = town.guild.create_text_channel("elsewhere")
    forward = await town.alice.forward(shared, to=elsewhere)
    ask = await town.alice.post(elsewhere, f"{town.bot.user.mention} please", reply_to=forward)
    assert "Harwick" in (await town.reply(ask)).embeds[0]["title"]


async def test_direct_message_needs_no_mention(town: Town) -> None:
    post = await town.alice.direct_message(town.bot, f"{town.site}/harbour")
    assert "Harwick" in (await town.reply(post)).embeds[0]["title"]


async def test_reaction_has_the_message_summarised_once(town: Town) -> None:
    post = await town.alice.post(town.news, f"{town.site}/harbour")
    await town.bob.react(post, "👍")
    await town.bob.react(post, "📰")
    reply = await town.reply(post)
    await town.alice.react(post, "📰")
    await town.settle()
    assert town.replies() == [reply]


async def test_reaction_in_a_direct_message_counts(town: Town) -> None:
    post = await town.alice.direct_message(town.bot, "hello there")
    hint = await town.reply(post)
    assert hint.content == NothingToRead.default
    await town.alice.react(hint, "📰")
    await town.settle()
    assert town.replies(post.channel) == [hint]


async def test_several_links_get_one_reply_with_a_section_each(town: Town) -> None:
    pages = " ".join(f"{town.site}/{name}" for name in ("harbour", "gone", "bibliothek", "x"))
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {pages}")
    reply = await town.reply(post)
    assert [embed.get("title", "")[:8] for embed in reply.embeds] == ["Harwick ", "", "Lindenau"]
    assert PageNotFound.default in reply.embeds[1]["description"]
    assert "first 3 of 4" in reply.content


async def test_failure_is_one_sentence(town: Town) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/gone")
    reply = await town.reply(post)
    assert (reply.content, reply.embeds) == (PageNotFound.default, [])


async def test_mention_with_nothing_to_read_is_answered_with_what_to_do(town: Town) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} hello!")
    assert (await town.reply(post)).content == NothingToRead.default


async def test_text_too_short_is_said(town: Town) -> None:
    shared = await town.bob.post(town.news, "Only a few words here.")
    ask = await town.alice.post(town.news, town.bot.user.mention, reply_to=shared)
    assert (await town.reply(ask)).content == TooShort.default


async def test_hidden_text_is_answered_hidden(town: Town) -> None:
    post = await town.bob.post(town.news, f"||{PASTE}||")
    await town.alice.react(post, "📰")
    description = (await town.reply(post)).embeds[0]["description"]
    shown = [line for line in description.splitlines() if line]
    assert all(line.endswith("||") for line in shown), shown
    assert "\\|" not in description


async def test_forward_followed_by_a_bare_mention_is_read(town: Town) -> None:
    shared = await town.bob.post(town.news, f"{town.site}/harbour")
    elsewhere = town.guild.create_text_channel("elsewhere")
    await town.alice.forward(shared, to=elsewhere)
    await town.bob.post(elsewhere, "hm")
    ask = await town.alice.post(elsewhere, town.bot.user.mention)
    assert "Harwick" in (await town.reply(ask)).embeds[0]["title"]
    thanks = await town.alice.post(elsewhere, f"{town.bot.user.mention} thanks")
    assert (await town.reply(thanks)).content == NothingToRead.default


async def test_bare_mention_in_a_thread_is_about_the_threads_message(town: Town) -> None:
    shared = await town.bob.post(town.news, f"{town.site}/harbour")
    thread = await town.bob.start_thread(shared, "Harbour")
    ask = await town.alice.post(thread, f"{town.bot.user.mention} please")
    assert "Harwick" in (await town.reply(ask)).embeds[0]["title"]


async def test_bare_mention_in_a_forum_is_about_the_posts_message(town: Town) -> None:
    forum = town.guild.create_forum("links")
    first = await town.bob.start_post(forum, "Harbour", f"{town.site}/harbour")
    ask = await town.alice.post(first.channel, town.bot.user.mention)
    assert "Harwick" in (await town.reply(ask)).embeds[0]["title"]


async def test_failed_message_can_be_asked_again_and_keeps_its_one_reply(town: Town) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/gone")
    failed = await town.reply(post)
    await town.alice.edit(post, f"{town.bot.user.mention} {town.site}/harbour")
    answered = await town.discord.wait_for_message(town.news, lambda m: m.embeds, timeout=30)
    assert answered is failed
    assert answered.content == ""
    assert town.replies() == [failed]


async def test_mention_that_came_by_an_edit_is_answered(town: Town) -> None:
    post = await town.alice.post(town.news, f"{town.site}/harbour")
    await town.alice.edit(post, f"{town.bot.user.mention} {town.site}/harbour")
    assert (await town.reply(post)).embeds


async def test_link_preview_that_arrives_later_is_no_new_request(town: Town) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
    reply = await town.reply(post)
    town.discord.unfurl(post, {"type": "link", "url": f"{town.site}/harbour", "title": "x"})
    await town.settle()
    assert town.replies() == [reply]


@pytest.mark.parametrize("status", [None, 503])
async def test_broken_edit_is_done_again(town: Town, slow_page: str, status: int | None) -> None:
    town.discord.faults.fail("PATCH", "/channels/{channel_id}/messages/{message_id}", status=status)
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {slow_page}")
    answered = await town.discord.wait_for_message(
        town.news, lambda m: m.embeds, after=post, timeout=30
    )
    assert town.replies() == [answered]


async def test_refused_send_is_done_again(town: Town) -> None:
    town.discord.faults.fail("POST", "/channels/{channel_id}/messages", status=503)
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
    assert (await town.reply(post)).embeds


async def test_channel_without_history_is_answered_without_a_reference(town: Town) -> None:
    town.news.overwrite(town.bot.user, deny=Permission.READ_MESSAGE_HISTORY)
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
    answered = await town.discord.wait_for_message(town.news, lambda m: m.embeds, after=post)
    assert answered.reference is None


async def test_reaction_where_the_bot_cannot_look_is_told_to_who_reacted(town: Town) -> None:
    town.news.overwrite(town.bot.user, deny=Permission.READ_MESSAGE_HISTORY)
    post = await town.alice.post(town.news, f"{town.site}/harbour")
    await town.bob.react(post, "📰")
    private = town.discord.world.direct_channel(town.bob.user, town.bot.user)
    assert "Read Message History" in (await town.discord.wait_for_message(private)).content


async def test_replayed_event_is_not_answered_twice(town: Town) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
    await town.discord.faults.replay(3)
    reply = await town.reply(post)
    await town.discord.faults.replay(5)
    await town.settle()
    assert town.replies() == [reply]


async def test_message_after_a_dropped_gateway_is_answered(town: Town) -> None:
    await town.discord.faults.drop_gateway()
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
    assert (await town.reply(post)).embeds


async def test_lost_answer_to_a_send_is_not_posted_twice(town: Town) -> None:
    town.discord.faults.fail(
        "POST", "/channels/{channel_id}/messages", status=None, after=True, times=1
    )
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
    reply = await town.reply(post)
    await asyncio.sleep(1.5)
    assert town.replies() == [reply]


async def test_slow_page_shows_progress_in_the_reply_itself(town: Town, slow_page: str) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {slow_page}")
    progress = await town.discord.wait_for_message(
        town.news, lambda m: m.content.startswith("Reading 127.0.0.1"), after=post
    )
    reply = await town.reply(post)
    assert reply is progress
    assert reply.embeds
    assert reply.content == ""


async def test_message_deleted_before_its_answer_gets_none(town: Town, slow_page: str) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {slow_page}")
    await town.alice.delete(post)
    await asyncio.sleep(2.5)
    assert town.replies() == []


async def test_channel_the_bot_may_not_write_in_is_answered_in_private(town: Town) -> None:
    town.news.overwrite(town.bot.user, deny=Permission.SEND_MESSAGES)
    await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
    private = town.discord.world.direct_channel(town.alice.user, town.bot.user)
    message = await town.discord.wait_for_message(private)
    assert "may not write" in message.content
    assert town.replies() == []


async def test_channel_without_embeds_is_answered_in_plain_text(town: Town) -> None:
    town.news.overwrite(town.bot.user, deny=Permission.EMBED_LINKS)
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
    reply = await town.reply(post)
    assert reply.embeds == []
    assert "**Harwick votes" in reply.content


async def test_plain_style_is_a_setting(open_town: OpenTown) -> None:
    async with open_town(style="plain") as town:
        post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
        reply = await town.reply(post)
        assert reply.embeds == []
        assert reply.content.startswith("**Harwick votes")


async def test_mention_works_without_the_message_content_intent(open_town: OpenTown) -> None:
    async with open_town(message_content=False) as town:
        post = await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
        assert (await town.reply(post)).embeds
        hidden = await town.bob.post(town.news, f"{town.site}/bibliothek")
        await town.bob.react(hidden, "📰")
        assert "Apps" in (await town.reply(hidden)).content


async def test_bots_are_not_answered(town: Town) -> None:
    other = town.discord.create_application("Other", token="other.token")
    other.join(town.guild)
    from bot.sandbox.drafts import Draft
    from bot.sandbox.posting import send

    mention = f"{town.bot.user.mention} {town.site}/harbour"
    send(town.discord.world, town.news, other.user, Draft(mention))
    await town.settle()
    assert town.replies() == []
