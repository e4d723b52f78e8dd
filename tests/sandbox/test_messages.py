from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING

import aiohttp
import discord
import pytest

from bot.sandbox.entities import MessageFlag, MessageType
from bot.sandbox.errors import DiscordFault
from bot.sandbox.permissions import Permission
from bot.sandbox.sandbox import Sandbox

if TYPE_CHECKING:
    from tests.sandbox.conftest import Connect, Rest, Town


async def test_bot_hears_a_post_and_answers_with_an_embed_it_edits(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    posted = await town.alice.post(town.news, "  The bridge opens on Monday.  ")
    heard = await client.hear()
    assert heard.content == "The bridge opens on Monday."
    assert heard.author.display_name == "Alice"
    assert isinstance(heard.author, discord.Member)
    reply = await heard.reply(embed=discord.Embed(title="Bridge", description="Opens Monday."))
    await reply.edit(embed=discord.Embed(title="Bridge", description="Opens on Monday."))
    seen = town.alice.read(town.news)[-1]
    assert seen.embeds == [
        {"flags": 0, "type": "rich", "title": "Bridge", "description": "Opens on Monday."}
    ]
    assert seen.reference is not None
    assert seen.reference.message_id == posted.id
    assert seen.edited_at is not None
    assert seen.author is town.app.user


async def test_edits_deletions_and_reactions_reach_the_client(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    posted = await town.alice.post(town.news, "first")
    await client.hear()
    edited = asyncio.create_task(client.wait_for("message_edit", timeout=5))
    reacted = asyncio.create_task(client.wait_for("reaction_add", timeout=5))
    deleted = asyncio.create_task(client.wait_for("message_delete", timeout=5))
    await asyncio.sleep(0)
    await town.alice.edit(posted, "second")
    await town.bob.react(posted, "📰")
    await town.alice.delete(posted)
    before, after = await edited
    assert (before.content, after.content) == ("first", "second")
    reaction, user = await reacted
    assert (str(reaction.emoji), user.display_name) == ("📰", "Bob")
    assert (await deleted).id == posted.id
    assert town.alice.read(town.news) == []


async def test_bot_reacts_and_lists_who_reacted(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    posted = await town.alice.post(town.news, "read this")
    heard = await client.hear()
    await heard.add_reaction("👀")
    await town.alice.react(posted, "👀")
    fetched = await heard.channel.fetch_message(heard.id)
    users = {user.id async for user in fetched.reactions[0].users()}
    assert users == {town.app.user.id, town.alice.id}
    assert fetched.reactions[0].me
    await heard.remove_reaction("👀", client.user)
    assert posted.reactions == {"👀": [town.alice.id]}


async def test_history_pages_by_before_after_and_around(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    posted = [await town.alice.post(town.news, f"message {n}") for n in range(7)]
    channel = client.get_channel(town.news.id)
    middle = discord.Object(posted[3].id)

    async def texts(**page: object) -> list[str]:
        return [m.content[-1] async for m in channel.history(**page)]

    assert await texts(limit=3) == ["6", "5", "4"]
    assert await texts(before=middle, limit=2) == ["2", "1"]
    assert await texts(after=middle, limit=2) == ["4", "5"]
    assert await texts(around=middle, limit=3) == ["4", "3", "2"]


async def test_reply_to_a_message_that_is_gone_is_refused_unless_it_may_be(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    posted = await town.alice.post(town.news, "soon gone")
    heard = await client.hear()
    await town.alice.delete(posted)
    with pytest.raises(discord.HTTPException, match="Unknown message") as refused:
        await heard.reply("too late")
    assert refused.value.code == 50035
    lenient = heard.to_reference(fail_if_not_exists=False)
    sent = await heard.channel.send("not too late", reference=lenient)
    assert sent.reference is None


async def test_forward_carries_a_snapshot_and_no_content(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    square = town.guild.create_text_channel("square")
    original = await town.alice.post(
        town.news, "The mill reopened.", files=[("mill.txt", b"wheels turn")]
    )
    await client.hear()
    await town.bob.forward(original, to=square)
    heard = await client.hear()
    assert heard.content == ""
    assert heard.flags.forwarded
    assert heard.message_snapshots[0].content == "The mill reopened."
    assert heard.message_snapshots[0].attachments[0].filename == "mill.txt"
    assert heard.reference.channel_id == town.news.id


async def test_nonce_sent_twice_makes_one_message(rest: Rest, town: Town) -> None:
    path = f"/channels/{town.news.id}/messages"
    body = {"content": "once", "nonce": "abc", "enforce_nonce": True}
    first = await rest("POST", path, json=body)
    second = await rest("POST", path, json=body | {"content": "again"})
    assert first.body["id"] == second.body["id"]
    assert second.body["content"] == "once"
    assert len(town.alice.read(town.news)) == 1


async def test_old_nonce_is_forgotten(sandbox: Sandbox, rest: Rest, town: Town) -> None:
    path = f"/channels/{town.news.id}/messages"
    body = {"content": "daily", "nonce": "abc", "enforce_nonce": True}
    await rest("POST", path, json=body)
    sandbox.advance(minutes=10)
    await rest("POST", path, json=body)
    assert len(town.alice.read(town.news)) == 2


async def test_files_come_back_from_the_cdn_until_their_link_ends(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    await town.alice.post(
        town.news, files=[("häuser.md", b"# Houses", None), ("plan.pdf", b"%PDF-1.4")]
    )
    heard = await client.hear()
    untyped, typed = heard.attachments
    assert (untyped.content_type, typed.content_type) == (None, "application/pdf")
    assert (untyped.filename, untyped.size) == ("häuser.md", 8)
    assert await untyped.read() == b"# Houses"
    sandbox.advance(hours=25)
    with pytest.raises(discord.NotFound):
        await untyped.read()
    fresh = await heard.channel.fetch_message(heard.id)
    assert await fresh.attachments[0].read() == b"# Houses"


async def test_link_without_its_signature_is_refused(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    await town.alice.post(town.news, files=[("a.txt", b"x")])
    url = (await client.hear()).attachments[0].url
    async with aiohttp.ClientSession() as session, session.get(url.split("?")[0]) as response:
        assert response.status == 404


async def test_bot_uploads_files_and_drops_one_by_editing(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    channel = client.get_channel(town.news.id)
    files = [
        discord.File(io.BytesIO(b"one"), "one.txt", description="the first"),
        discord.File(io.BytesIO(b"two"), "two.bin"),
    ]
    sent = await channel.send("two files", files=files)
    assert [a.content_type for a in sent.attachments] == [
        "text/plain; charset=utf-8",
        "application/octet-stream",
    ]
    assert sent.attachments[0].description == "the first"
    await sent.edit(attachments=[sent.attachments[1]])
    assert [a.data for a in town.alice.read(town.news)[0].attachments] == [b"two"]


async def test_long_paste_becomes_a_file_without_a_type(town: Town) -> None:
    message = await town.alice.paste(town.news, "word " * 500)
    assert message.content == ""
    assert message.attachments[0].filename == "message.txt"
    assert message.attachments[0].content_type is None


async def test_allowed_mentions_decide_who_is_pinged(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app, allowed_mentions=discord.AllowedMentions.none())
    posted = await town.alice.post(town.news, "hello")
    heard = await client.hear()
    quiet = await heard.reply(f"no ping for {town.bob.mention}")
    assert quiet.mentions == []
    assert sandbox.pings == []
    only_bob = discord.AllowedMentions(users=[discord.Object(town.bob.id)])
    text = f"{town.alice.mention} {town.bob.mention} `{town.alice.mention}`"
    await heard.channel.send(text, allowed_mentions=only_bob)
    assert [users for _, users in sandbox.pings] == [(town.bob.user,)]
    await heard.reply("you", mention_author=True)
    assert sandbox.pings[-1][1] == (town.alice.user,)
    assert posted.author is town.alice.user


async def test_roles_and_everyone_ping_only_with_the_right(sandbox: Sandbox, town: Town) -> None:
    readers = town.guild.create_role("readers")
    carol = sandbox.create_person("Carol")
    carol.join(town.guild, roles=(readers,))
    text = f"@everyone <@&{readers.id}>"
    assert not (await town.alice.post(town.news, text)).mention_everyone
    assert sandbox.pings == []
    readers.mentionable = True
    await town.alice.post(town.news, text)
    assert sandbox.pings[-1][1] == (carol.user,)


async def test_reply_pings_its_author_unless_switched_off(sandbox: Sandbox, town: Town) -> None:
    posted = await town.alice.post(town.news, "question")
    await town.bob.post(town.news, "quiet answer", reply_to=posted, ping_author=False)
    assert sandbox.pings == []
    loud = await town.bob.post(town.news, "answer", reply_to=posted)
    assert sandbox.pings == [(loud, (town.alice.user,))]


async def test_direct_messages_go_both_ways(sandbox: Sandbox, town: Town, connect: Connect) -> None:
    client = await connect(town.app)
    asked = await town.alice.direct_message(town.app, "just for you")
    heard = await client.hear()
    assert isinstance(heard.channel, discord.DMChannel)
    assert heard.guild is None
    await heard.channel.send("understood")
    assert [m.content for m in town.alice.read(asked.channel)] == ["just for you", "understood"]
    assert town.bob.read(asked.channel) == []
    user = await client.fetch_user(town.bob.id)
    await user.send("good morning")
    channel = sandbox.world.direct_channel(town.app.user, town.bob.user)
    assert [m.content for m in town.bob.read(channel)] == ["good morning"]


async def test_closed_direct_messages_are_refused(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    town.bob.user.refuses_messages = True
    with pytest.raises(discord.Forbidden) as refused:
        await (await client.fetch_user(town.bob.id)).send("hello?")
    assert refused.value.code == 50007


async def test_previews_arrive_by_an_update_that_is_no_edit(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    posted = await town.alice.post(town.news, "https://paper.example/bridge")
    await client.hear()
    updated = asyncio.create_task(client.wait_for("message_edit", timeout=5))
    await asyncio.sleep(0)
    sandbox.unfurl(posted, {"type": "article", "title": "Bridge", "url": posted.content})
    _, after = await updated
    assert after.embeds[0].title == "Bridge"
    assert after.edited_at is None


async def test_bot_hides_previews_of_another_but_edits_nothing_else(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    town.guild.create_role("helper")
    client = await connect(town.app)
    posted = await town.alice.post(town.news, "https://paper.example")
    heard = await client.hear()
    with pytest.raises(discord.Forbidden) as refused:
        await heard.edit(suppress=True)
    assert refused.value.code == 50005
    town.news.overwrite(town.app.user, allow=1 << 13)
    sandbox.unfurl(posted, {"type": "article", "title": "Paper", "url": posted.content})
    hidden = await heard.edit(suppress=True)
    assert posted.flags & MessageFlag.SUPPRESS_EMBEDS
    assert (hidden.embeds, hidden.edited_at) == ([], None)
    assert (await hidden.edit(suppress=False)).embeds[0].title == "Paper"


async def test_people_are_held_to_the_same_rules(town: Town) -> None:
    with pytest.raises(DiscordFault) as refused:
        await town.alice.post(town.news, "x" * 2001)
    assert refused.value.code == 50035
    with pytest.raises(DiscordFault) as refused:
        await town.alice.post(town.news, "   ")
    assert refused.value.code == 50006


async def test_wait_for_message_sees_edits_and_gives_up(sandbox: Sandbox, town: Town) -> None:
    posted = await town.alice.post(town.news, "draft")
    waiting = asyncio.create_task(
        sandbox.wait_for_message(town.news, lambda m: m.content == "final", timeout=5)
    )
    await asyncio.sleep(0)
    await town.alice.edit(posted, "final")
    assert await waiting is posted
    with pytest.raises(TimeoutError):
        await sandbox.wait_for_message(town.news, after=posted, timeout=0.01)
    assert posted.type is MessageType.DEFAULT


async def test_reactions_are_cleared_by_those_who_manage_messages(
    town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    posted = await town.alice.post(town.news, "story")
    for emoji in ("👍", "👎", "📰"):
        await town.bob.react(posted, emoji)
    heard = await client.hear()
    with pytest.raises(discord.Forbidden):
        await heard.clear_reactions()
    town.news.overwrite(town.app.user, allow=int(Permission.MANAGE_MESSAGES))
    emptied = asyncio.create_task(client.wait_for("raw_reaction_clear", timeout=5))
    await heard.clear_reaction("👎")
    assert [*posted.reactions] == ["👍", "📰"]
    await heard.clear_reactions()
    assert (await emptied).message_id == posted.id
    assert posted.reactions == {}
    with pytest.raises(discord.HTTPException) as refused:
        await heard.clear_reaction("👎")
    assert refused.value.code == 10014


async def test_edit_without_text_leaves_mentions_and_one_with_text_finds_them_anew(
    sandbox: Sandbox, town: Town, rest: Rest
) -> None:
    path = f"/channels/{town.news.id}/messages"
    body = {"content": town.bob.mention, "allowed_mentions": {"parse": []}}
    sent = (await rest("POST", path, json=body)).body
    assert sent["mentions"] == []
    embed = {"embeds": [{"description": "x"}]}
    assert (await rest("PATCH", f"{path}/{sent['id']}", json=embed)).body["mentions"] == []
    edited = await rest("PATCH", f"{path}/{sent['id']}", json={"content": town.bob.mention})
    assert [user["username"] for user in edited.body["mentions"]] == ["bob"]
    assert sandbox.pings == []


async def test_message_with_components_cannot_be_forwarded(rest: Rest, town: Town) -> None:
    button = {"type": 2, "style": 1, "label": "Ask", "custom_id": "ask"}
    path = f"/channels/{town.news.id}/messages"
    body = {"content": "x", "components": [{"type": 1, "components": [button]}]}
    sent = (await rest("POST", path, json=body)).body
    assert sent["components"][0]["components"][0]["id"] == 2
    with pytest.raises(DiscordFault) as refused:
        await town.alice.forward(town.news.messages[int(sent["id"])], to=town.news)
    assert refused.value.code == 50035
    reference = {"type": 1, "message_id": sent["id"]}
    homeless = await rest("POST", path, json={"message_reference": reference})
    assert [*homeless.body["errors"]["message_reference"]] == ["channel_id"]


async def test_direct_messages_tell_of_typing_reactions_edits_and_deletions(
    sandbox: Sandbox, town: Town, connect: Connect
) -> None:
    client = await connect(town.app)
    asked = await town.alice.direct_message(town.app, "hello")
    heard = await client.hear()
    told = [
        asyncio.create_task(client.wait_for(name, timeout=5))
        for name in (
            "raw_typing", "raw_reaction_add", "raw_reaction_remove", "raw_message_edit",
            "raw_message_delete",
        )
    ]  # fmt: skip
    await asyncio.sleep(0)
    await town.alice.type_in(asked.channel)
    await town.alice.react(asked, "👋")
    await town.alice.unreact(asked, "👋")
    await town.alice.edit(asked, "good morning")
    with pytest.raises(discord.Forbidden) as refused:
        await heard.delete()
    assert refused.value.code == 50003
    await town.alice.delete(asked)
    _, added, removed, edited, deleted = await asyncio.gather(*told)
    assert added.guild_id is removed.guild_id is edited.guild_id is deleted.guild_id is None
    assert edited.message.content == "good morning"


async def test_forward_is_blank_without_the_intent(town: Town, connect: Connect) -> None:
    client = await connect(town.app, intents=discord.Intents.default())
    original = await town.alice.post(town.news, "The mill reopened.")
    await client.hear()
    await town.bob.forward(original, to=town.news)
    assert (await client.hear()).message_snapshots[0].content == ""


async def test_forward_of_what_cannot_be_seen_is_refused(
    sandbox: Sandbox, town: Town, rest: Rest
) -> None:
    hidden = town.guild.create_text_channel("hidden")
    secret = await town.alice.post(hidden, "secret")
    hidden.overwrite(town.app.user, deny=int(Permission.VIEW_CHANNEL))
    path = f"/channels/{town.news.id}/messages"
    for channel, code in ((hidden.id, 50001), (1, 10003)):
        reference = {"type": 1, "message_id": str(secret.id), "channel_id": str(channel)}
        assert (await rest("POST", path, json={"message_reference": reference})).code == code


async def test_moderating_bot_takes_the_reaction_of_another_away(town: Town, rest: Rest) -> None:
    posted = await town.alice.post(town.news, "story")
    await town.alice.react(posted, "📰")
    town.news.overwrite(town.app.user, allow=int(Permission.MANAGE_MESSAGES))
    path = f"/channels/{town.news.id}/messages/{posted.id}/reactions/📰"
    assert (await rest("DELETE", f"{path}/1")).code == 10013
    assert (await rest("DELETE", f"{path}/{town.alice.id}")).status == 204
    assert (await rest("GET", path)).code == 10014


async def test_names_and_links_are_written_as_clients_write_them(
    sandbox: Sandbox, town: Town
) -> None:
    posted = await town.alice.paste(town.news, f"see {town.news.mention}")
    assert posted.content == f"see <#{town.news.id}>"
    place = f"{town.guild.id}/{town.news.id}/{posted.id}"
    assert posted.jump_url == f"https://discord.com/channels/{place}"
    direct = await town.alice.direct_message(town.app, "hi")
    assert "/channels/@me/" in direct.jump_url


async def test_every_user_has_a_picture(town: Town, connect: Connect) -> None:
    client = await connect(town.app)
    assert (await client.user.display_avatar.read()).startswith(b"\x89PNG")
