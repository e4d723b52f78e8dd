"""Interactions end to end: people act, the real discord.py client answers, strictness holds."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Awaitable, Callable
from typing import Any, cast

import discord
import pytest
from discord import app_commands

from bot.sandbox.client_error import ClientError
from bot.sandbox.entities import Channel, MessageType
from bot.sandbox.interactions import Interactions, Kind
from bot.sandbox.invocation import Invocation, NoResponseError
from bot.sandbox.sandbox import Sandbox
from tests.sandbox.conftest import Connect, Rest, Town

Itx = discord.Interaction[Any]
Handler = Callable[[Itx], Awaitable[object]]


class PasteForm(discord.ui.Modal, title="Paste a text"):
    text = discord.ui.Label(
        text="Text",
        component=discord.ui.TextInput(
            style=discord.TextStyle.paragraph, custom_id="text", min_length=3, max_length=50
        ),
    )
    length = discord.ui.Label(
        text="Length",
        component=discord.ui.Select(
            custom_id="length",
            options=[
                discord.SelectOption(label="Short", value="s", default=True),
                discord.SelectOption(label="Long", value="l"),
            ],
        ),
    )
    note: discord.ui.TextInput[Any] = discord.ui.TextInput(
        label="Note", custom_id="note", required=False
    )

    async def on_submit(self, interaction: Itx) -> None:
        text = cast("discord.ui.TextInput[Any]", self.text.component)
        length = cast("discord.ui.Select[Any]", self.length.component)
        await interaction.response.send_message(
            f"{text.value!r} {length.values} {self.note.value!r}"
        )


class LengthButton(
    discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"length:(?P<size>[a-z]+)"
):
    def __init__(self, size: str) -> None:
        super().__init__(discord.ui.Button(label=size.title(), custom_id=f"length:{size}"))
        self.size = size

    @classmethod
    async def from_custom_id(
        cls, _: Itx, __: discord.ui.Item[Any], match: re.Match[str]
    ) -> LengthButton:
        return cls(match["size"])

    async def callback(self, interaction: Itx) -> None:
        await interaction.response.edit_message(content=f"now {self.size}")


class Panel(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.add_item(LengthButton("longer"))
        self.add_item(discord.ui.Button(label="Site", url="https://example.org"))
        self.add_item(discord.ui.Button(label="Old", custom_id="old", disabled=True))

    @discord.ui.button(label="Ask", custom_id="ask")
    async def ask(self, interaction: Itx, _: discord.ui.Button[Any]) -> None:
        await interaction.response.send_modal(PasteForm(custom_id="paste"))

    @discord.ui.button(label="Quotes", custom_id="quotes")
    async def quotes(self, interaction: Itx, _: discord.ui.Button[Any]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content="with quotes")

    @discord.ui.select(
        custom_id="language",
        options=[
            discord.SelectOption(label="Deutsch", value="de"),
            discord.SelectOption(label="fr"),
        ],
    )
    async def language(self, interaction: Itx, select: discord.ui.Select[Any]) -> None:
        await interaction.response.send_message(f"picked {select.values}", ephemeral=True)


class Bot:
    """A connected client whose commands each test defines."""

    def __init__(self, client: discord.Client) -> None:
        self.client = client
        self.tree = app_commands.CommandTree(client)
        self.errors: asyncio.Queue[BaseException] = asyncio.Queue()

        @self.tree.error
        async def note(_: Itx, error: app_commands.AppCommandError) -> None:
            self.errors.put_nowait(getattr(error, "original", error))

    async def slash(self, handler: Handler, name: str = "go") -> None:
        async def callback(interaction: Itx) -> None:
            await handler(interaction)

        self.tree.add_command(app_commands.Command(name=name, description="d", callback=callback))
        await self.tree.sync()

    async def failure(self) -> discord.HTTPException:
        """Wait for the refusal that a command ran into."""
        error = await asyncio.wait_for(self.errors.get(), 5)
        assert isinstance(error, discord.HTTPException), error
        return error


@pytest.fixture
async def bot(connect: Connect, town: Town) -> Bot:
    return Bot(await connect(town.app))


# Commands


async def test_slash_options_reach_the_bot_typed_and_resolved(bot: Bot, town: Town) -> None:
    got: dict[str, Any] = {}

    @bot.tree.command()
    @app_commands.choices(size=[app_commands.Choice(name="In short", value="short")])
    async def summarize(
        interaction: Itx,
        link: str,
        file: discord.Attachment,
        size: app_commands.Choice[str],
        count: int,
        who: discord.Member,
        where: discord.TextChannel,
        ratio: float = 0.5,
        private: bool = False,
    ) -> None:
        got.update(locals())
        await interaction.response.send_message(
            f"{(await file.read()).decode()} {file.content_type}"
        )

    await bot.tree.sync()
    invocation = await town.alice.slash(
        town.news,
        "summarize",
        link="https://example.org/a\nhttps://example.org/b",
        file=("a.txt", b"Hello"),
        size="In short",
        count=3,
        who=town.bob,
        where=town.news,
        private=True,
    )
    reply = await invocation.reply()
    assert reply.content == "Hello text/plain; charset=utf-8"
    assert got["link"] == "https://example.org/a https://example.org/b"
    assert (got["size"].value, got["count"], got["ratio"]) == ("short", 3, 0.5)
    assert (got["who"].id, got["where"].id, got["private"]) == (town.bob.id, town.news.id, True)
    assert got["who"].guild_permissions.send_messages
    interaction = got["interaction"]
    assert interaction.user.id == town.alice.id
    assert interaction.permissions.use_application_commands
    assert interaction.app_permissions.send_messages
    assert interaction.context.guild
    assert (str(interaction.locale), str(interaction.guild_locale)) == ("en-US", "en-US")


async def test_answer_of_a_slash_command_is_a_message_of_the_channel(bot: Bot, town: Town) -> None:
    done: asyncio.Future[discord.Message] = asyncio.get_running_loop().create_future()

    async def handler(interaction: Itx) -> None:
        callback = await interaction.response.send_message("Done")
        assert isinstance(callback.resource, discord.InteractionMessage)
        done.set_result(await interaction.original_response())

    await bot.slash(handler)
    invocation = await town.alice.slash(town.news, "go")
    reply = await invocation.reply()
    message = await done
    assert (message.id, message.content) == (reply.id, "Done")
    assert message.type is discord.MessageType.chat_input_command
    assert message.interaction_metadata is not None
    assert message.interaction_metadata.user.id == town.alice.id
    assert reply in town.bob.read(town.news)
    assert invocation.acknowledged_after is not None
    assert not invocation.failed


async def test_subcommands_are_named_with_spaces(bot: Bot, town: Town) -> None:
    group = app_commands.Group(name="digest", description="d")

    @group.command()
    async def add(interaction: Itx, zone: str) -> None:
        await interaction.response.send_message(f"added {zone}")

    @add.autocomplete("zone")
    async def zones(_: Itx, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=typed, value=typed)]

    bot.tree.add_command(group)
    await bot.tree.sync()
    invocation = await town.alice.slash(town.news, "digest add", zone="Europe/Berlin")
    assert (await invocation.reply()).content == "added Europe/Berlin"
    choices = await town.alice.autocomplete(town.news, "digest add", "zone", "Eu")
    assert choices == [{"name": "Eu", "value": "Eu"}]
    with pytest.raises(ClientError, match="needs a subcommand"):
        await town.alice.slash(town.news, "digest")
    with pytest.raises(ClientError, match="no subcommand"):
        await town.alice.slash(town.news, "digest drop")


async def test_message_menu_hands_over_text_that_the_intent_would_hide(
    connect: Connect, town: Town
) -> None:
    intents = discord.Intents.default()
    bot = Bot(await connect(town.app, intents=intents))

    @bot.tree.context_menu(name="Key quotes")
    async def quotes(interaction: Itx, message: discord.Message) -> None:
        file = message.attachments[0].filename
        await interaction.response.send_message(f"{message.content} {file}", ephemeral=True)

    await bot.tree.sync()
    message = await town.bob.post(town.news, "Long article", files=[("a.md", b"# A")])
    invocation = await town.alice.menu(message, "Key quotes")
    reply = await invocation.reply()
    assert reply.content == "Long article a.md"
    assert reply.type is MessageType.CONTEXT_MENU_COMMAND
    assert reply.interaction is not None
    assert reply.interaction["target_message_id"] == str(message.id)
    with pytest.raises(ClientError, match="there are: Key quotes"):
        await town.alice.menu(message, "Key points")


async def test_user_menu_hands_over_the_member(bot: Bot, town: Town) -> None:
    @bot.tree.context_menu(name="Greet")
    async def greet(interaction: Itx, member: discord.Member) -> None:
        await interaction.response.send_message(f"Hello {member.display_name}")
        message = await interaction.original_response()
        assert message.interaction_metadata is not None
        assert message.interaction_metadata.target_user == member
        await message.edit(view=Panel())

    await bot.tree.sync()
    invocation = await town.alice.menu(town.bob, "Greet", town.news)
    reply = await invocation.reply()
    assert reply.content == "Hello Bob"
    await town.alice.world.wait_until(lambda: bool(reply.components), seconds=5)
    assert reply.components[0]["id"] == 1


async def test_autocomplete_offers_choices(bot: Bot, town: Town) -> None:
    @bot.tree.command()
    async def digest(interaction: Itx, day: str, zone: str) -> None:
        await interaction.response.send_message(f"{day} {zone}")

    @digest.autocomplete("zone")
    async def zones(interaction: Itx, typed: str) -> list[app_commands.Choice[str]]:
        name = f"{interaction.namespace.day}: {typed}lin"
        return [app_commands.Choice(name=name, value="Europe/Berlin")]

    await bot.tree.sync()
    choices = await town.alice.autocomplete(town.news, "digest", "zone", "Ber", day="Monday")
    assert choices == [{"name": "Monday: Berlin", "value": "Europe/Berlin"}]
    with pytest.raises(ClientError, match="no completion"):
        await town.alice.autocomplete(town.news, "digest", "day", "Mon")


async def test_twenty_sixth_choice_of_autocomplete_is_refused(bot: Bot, town: Town) -> None:
    @bot.tree.command()
    async def digest(interaction: Itx, zone: str) -> None: ...

    caught: list[discord.HTTPException] = []

    @digest.autocomplete("zone")
    async def zones(interaction: Itx, _: str) -> list[app_commands.Choice[str]]:
        choices = [app_commands.Choice(name=f"n{n}", value=f"v{n}") for n in range(26)]
        with pytest.raises(discord.HTTPException) as refused:
            await interaction.response.autocomplete(choices)
        caught.append(refused.value)
        return choices[:25]

    await bot.tree.sync()
    assert len(await town.alice.autocomplete(town.news, "digest", "zone", "")) == 25
    assert caught[0].code == 50035
    assert "data.choices" in caught[0].text


async def test_sync_failure_names_the_faults(bot: Bot, town: Town) -> None:
    async def callback(interaction: Itx) -> None: ...

    command = app_commands.Command(name="ok", description="d", callback=callback)
    command.description = "d" * 101
    bot.tree.add_command(command)
    with pytest.raises(app_commands.CommandSyncFailure) as caught:
        await bot.tree.sync()
    assert "In command 'ok'" in str(caught.value)
    assert "description: Must be between 1 and 100 in length." in str(caught.value)


async def test_commands_can_be_fetched_and_changed_one_by_one(bot: Bot, town: Town) -> None:
    async def handler(interaction: Itx) -> None: ...

    await bot.slash(handler)
    (command,) = await bot.tree.fetch_commands()
    edited = await command.edit(description="Newer")
    assert (edited.id, edited.description) == (command.id, "Newer")
    await command.delete()
    assert await bot.tree.fetch_commands() == []
    with pytest.raises(discord.NotFound) as caught:
        await bot.tree.fetch_command(command.id)
    assert caught.value.code == 10063


async def test_guild_commands_need_a_shared_guild(bot: Bot, sandbox: Sandbox, town: Town) -> None:
    other = sandbox.create_guild("Elsewhere")
    with pytest.raises(discord.Forbidden) as caught:
        await bot.tree.sync(guild=discord.Object(other.id))
    assert caught.value.code == 50001
    await bot.tree.sync(guild=discord.Object(town.guild.id))


# What the client does not let people do


async def test_client_refuses_what_does_not_fit_the_options(bot: Bot, town: Town) -> None:
    ran: list[Itx] = []

    @bot.tree.command()
    @app_commands.choices(size=[app_commands.Choice(name="short", value="s")])
    async def go(
        interaction: Itx,
        text: app_commands.Range[str, 2, 5],
        size: str = "s",
        count: app_commands.Range[int, 1, 3] = 1,
        who: discord.Member | None = None,
        file: discord.Attachment | None = None,
        where: discord.TextChannel | None = None,
    ) -> None:
        ran.append(interaction)

    await bot.tree.sync()
    hidden = town.guild.create_text_channel("hidden")
    hidden.overwrite(town.guild.everyone, deny=discord.Permissions(view_channel=True).value)
    voice = town.guild.create_voice_channel("voice")
    for options in (
        {},
        {"text": "x"},
        {"text": "toolong"},
        {"text": 7},
        {"text": "fine", "size": "huge"},
        {"text": "fine", "count": 4},
        {"text": "fine", "count": "two"},
        {"text": "fine", "count": True},
        {"text": "fine", "who": "Bob"},
        {"text": "fine", "file": "a.txt"},
        {"text": "fine", "where": hidden},
        {"text": "fine", "where": voice},
        {"text": "fine", "other": "x"},
    ):
        with pytest.raises(ClientError):
            await town.alice.slash(town.news, "go", **options)
    with pytest.raises(ClientError, match="there is no command 'went'"):
        await town.alice.slash(town.news, "went")
    assert ran == []


async def test_commands_are_offered_only_to_those_who_may_use_them(bot: Bot, town: Town) -> None:
    bits = discord.Permissions(manage_guild=True)

    @bot.tree.command()
    @app_commands.default_permissions(manage_guild=True)
    async def setup(interaction: Itx) -> None:
        await interaction.response.send_message("ok")

    @bot.tree.command(nsfw=True)
    async def adult(interaction: Itx) -> None: ...

    @bot.tree.command()
    @app_commands.guild_only()
    async def local(interaction: Itx) -> None: ...

    @bot.tree.command()
    async def anywhere(interaction: Itx) -> None:
        await interaction.response.send_message("dm")

    await bot.tree.sync()
    names = [command["name"] for command in town.alice.commands(town.news)]
    assert names == ["local", "anywhere"]
    role = town.guild.create_role("keepers", permissions=bits.value)
    town.guild.members[town.alice.id].roles.add(role.id)
    assert (await (await town.alice.slash(town.news, "setup")).reply()).content == "ok"
    direct = (await town.alice.direct_message(town.app, "hi")).channel
    assert [command["name"] for command in town.alice.commands(direct)] == [
        "setup",
        "adult",
        "anywhere",
    ]
    assert (await (await town.alice.slash(direct, "anywhere")).reply()).content == "dm"
    town.news.overwrite(
        town.guild.everyone, deny=discord.Permissions(use_application_commands=True).value
    )
    assert town.bob.commands(town.news) == []


# The life of an interaction


async def test_second_acknowledgement_is_refused(bot: Bot, town: Town) -> None:
    async def handler(interaction: Itx) -> None:
        await interaction.response.send_message("one")
        interaction.response._response_type = None
        await interaction.response.send_message("two")

    await bot.slash(handler)
    await town.alice.slash(town.news, "go")
    failure = await bot.failure()
    assert (failure.status, failure.code) == (400, 40060)


async def test_three_seconds_pass_and_the_interaction_is_unknown(
    bot: Bot, sandbox: Sandbox, town: Town
) -> None:
    async def handler(interaction: Itx) -> None:
        sandbox.advance(seconds=3.1)
        await interaction.response.send_message("late")

    await bot.slash(handler)
    invocation = await town.alice.slash(town.news, "go")
    failure = await bot.failure()
    assert (failure.status, failure.code) == (404, 10062)
    assert invocation.failed
    assert invocation.response is None
    with pytest.raises(NoResponseError):
        await invocation.reply()


async def test_deaf_bot_fails_in_front_of_the_person(bot: Bot, town: Town) -> None:
    async def handler(interaction: Itx) -> None: ...

    await bot.slash(handler)
    invocation = await town.alice.slash(town.news, "go")
    with pytest.raises(NoResponseError):
        await invocation.acknowledged()
    assert invocation.failed


async def test_deferred_answer_thinks_until_it_is_edited(bot: Bot, town: Town) -> None:
    go = asyncio.Event()

    async def handler(interaction: Itx) -> None:
        callback = await interaction.response.defer()
        assert callback is not None
        assert callback.is_thinking()
        await go.wait()
        await interaction.edit_original_response(content=f"done <@{town.bob.id}>")

    await bot.slash(handler)
    invocation = await town.alice.slash(town.news, "go")
    await invocation.acknowledged()
    assert invocation.response is not None
    assert invocation.response.thinking
    assert invocation.shown == []
    go.set()
    reply = await invocation.reply()
    assert reply.content == f"done <@{town.bob.id}>"
    assert not invocation.response.thinking
    assert reply is invocation.response.message
    assert town.alice.world.pings == [(reply, (town.bob.user,))]


async def test_first_followup_takes_the_place_of_thinking(bot: Bot, town: Town) -> None:
    async def handler(interaction: Itx) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.followup.send("first")
        second = await interaction.followup.send("second", wait=True)
        await second.edit(content="second, edited")

    await bot.slash(handler)
    invocation = await town.alice.slash(town.news, "go")
    first = await invocation.reply()
    assert first.content == "first"
    assert invocation.response is not None
    assert invocation.response.ephemeral
    await town.alice.world.wait_until(
        lambda: [m.content for m in invocation.followups] == ["second, edited"], seconds=5
    )
    (second,) = invocation.followups
    assert second.reference is not None
    assert second.reference.message_id == first.id
    assert second.interaction is not None
    assert second.interaction["original_response_message_id"] == str(first.id)
    assert [message.content for message in town.bob.read(town.news)] == ["second, edited"]


async def test_token_dies_after_fifteen_minutes(bot: Bot, sandbox: Sandbox, town: Town) -> None:
    async def handler(interaction: Itx) -> None:
        await interaction.response.defer()
        sandbox.advance(minutes=14)
        await interaction.followup.send("in time")
        sandbox.advance(minutes=2)
        await interaction.followup.send("late")

    await bot.slash(handler)
    invocation = await town.alice.slash(town.news, "go")
    failure = await bot.failure()
    assert (failure.status, failure.code) == (401, 50027)
    assert [message.content for message in invocation.shown] == ["in time"]


async def test_ephemeral_answer_is_seen_by_its_asker_alone(bot: Bot, town: Town) -> None:
    caught: list[tuple[int, int]] = []
    done = asyncio.Event()

    async def handler(interaction: Itx) -> None:
        await interaction.response.send_message("secret", ephemeral=True)
        message = await interaction.original_response()
        assert message.flags.ephemeral
        channel = cast("discord.TextChannel", bot.client.get_channel(town.news.id))
        assert [m async for m in channel.history()] == []
        for act in (
            channel.fetch_message(message.id),
            channel.get_partial_message(message.id).edit(content="x"),
            channel.get_partial_message(message.id).create_thread(name="x"),
        ):
            with pytest.raises(discord.HTTPException) as refused:
                await act
            caught.append((refused.value.status, refused.value.code))
        done.set()

    await bot.slash(handler)
    invocation = await town.alice.slash(town.news, "go")
    reply = await invocation.reply()
    await asyncio.wait_for(done.wait(), 5)
    assert caught == [(404, 10008)] * 3
    assert town.alice.read(town.news) == [reply]
    assert town.bob.read(town.news) == []
    assert bot.errors.empty()


async def test_files_embeds_and_limits_hold_for_every_answer(bot: Bot, town: Town) -> None:
    codes: list[tuple[str, int]] = []

    async def handler(interaction: Itx) -> None:
        async def refused(act: Awaitable[object], place: str) -> None:
            with pytest.raises(discord.HTTPException) as caught:
                await act
            codes.append((place, caught.value.code))
            assert place in caught.value.text

        answer, followup = interaction.response, interaction.followup
        wide = discord.Embed(title="t" * 257)
        await refused(answer.send_message("x" * 2001), "data.content")
        await refused(answer.send_message(embed=wide), "data.embeds.0.title")
        await refused(answer.send_message(""), "empty message")
        await answer.send_message(file=discord.File(io.BytesIO(b"text"), "a.txt"))
        await refused(followup.send("x" * 2001), "content")
        await refused(followup.send(""), "empty message")
        await refused(followup.send(embed=wide), "embeds.0.title")
        await refused(interaction.edit_original_response(content="x" * 2001), "content")
        await interaction.edit_original_response(attachments=[], content="text")
        await followup.send("end")

    await bot.slash(handler)
    invocation = await town.alice.slash(town.news, "go")
    await town.alice.world.wait_until(lambda: len(invocation.followups) == 1, seconds=5)
    assert [code for _, code in codes] == [50035, 50035, 50006, 50035, 50006, 50035, 50035]
    first, end = invocation.shown
    assert (first.content, first.attachments, end.content) == ("text", [], "end")


async def test_files_come_with_answers_edits_and_followups(
    bot: Bot, rest: Rest, town: Town
) -> None:
    def file(name: str) -> discord.File:
        return discord.File(io.BytesIO(name.encode()), name)

    async def handler(interaction: Itx) -> None:
        await interaction.response.defer(ephemeral=True)
        first = await interaction.edit_original_response(attachments=[file("a.txt")])
        await interaction.edit_original_response(attachments=[*first.attachments, file("b.txt")])
        message = await interaction.followup.send(file=file("c.txt"), wait=True)
        assert await message.attachments[0].read() == b"c.txt"

    await bot.slash(handler)
    invocation = await town.alice.slash(town.news, "go")
    await town.alice.world.wait_until(lambda: len(invocation.followups) == 1, seconds=5)
    first, second = invocation.shown
    assert [(a.filename, a.data, a.ephemeral) for a in first.attachments] == [
        ("a.txt", b"a.txt", True),
        ("b.txt", b"b.txt", True),
    ]
    assert [(a.filename, a.ephemeral) for a in second.attachments] == [("c.txt", False)]


async def test_answers_ping_whom_they_are_allowed_to(
    bot: Bot, sandbox: Sandbox, town: Town
) -> None:
    async def handler(interaction: Itx) -> None:
        text = f"{town.bob.mention} @everyone"
        silent = discord.AllowedMentions.none()
        await interaction.response.send_message(text, allowed_mentions=silent)
        await interaction.followup.send(text, ephemeral=True)
        await interaction.followup.send(text)

    await bot.slash(handler)
    invocation = await town.alice.slash(town.news, "go")
    await sandbox.world.wait_until(lambda: len(invocation.shown) == 3, seconds=5)
    assert sandbox.pings == [(invocation.shown[2], (town.bob.user,))]


async def test_answers_can_be_deleted(bot: Bot, town: Town) -> None:
    async def handler(interaction: Itx) -> None:
        await interaction.response.send_message("one")
        followup = await interaction.followup.send("two", wait=True)
        await interaction.delete_original_response()
        await followup.delete()
        await interaction.original_response()

    await bot.slash(handler)
    invocation = await town.alice.slash(town.news, "go")
    assert (await bot.failure()).code == 10008
    assert invocation.response is None
    assert invocation.followups == []
    assert town.alice.read(town.news) == []


async def test_answers_that_people_deleted_are_gone(bot: Bot, town: Town) -> None:
    go = asyncio.Event()

    async def handler(interaction: Itx) -> None:
        await interaction.response.defer()
        await go.wait()
        await interaction.followup.send("anew")
        await interaction.edit_original_response(content="done")

    await bot.slash(handler)
    town.guild.owner = town.bob.user
    invocation = await town.alice.slash(town.news, "go")
    await invocation.acknowledged()
    assert invocation.response is not None
    assert invocation.response.message is not None
    await town.bob.delete(invocation.response.message)
    go.set()
    assert (await bot.failure()).code == 10008
    assert [message.content for message in invocation.shown] == ["anew"]


async def test_answers_in_an_archived_thread_cannot_be_edited(
    bot: Bot, sandbox: Sandbox, town: Town
) -> None:
    thread = await town.alice.start_thread(town.news, "talk")

    async def handler(interaction: Itx) -> None:
        await interaction.response.send_message("here")
        await town.alice.change_thread(thread, archived=True)
        await interaction.edit_original_response(content="there")

    await bot.slash(handler)
    await town.alice.slash(thread, "go")
    assert (await bot.failure()).code == 50083


async def test_unknown_tokens_are_refused(rest: Rest, sandbox: Sandbox, town: Town) -> None:
    interaction = Interactions.of(sandbox.world).start(
        Kind.COMMAND, town.app, town.alice.user, town.news, {"type": 1, "name": "go", "options": []}
    )
    callback = f"/interactions/{interaction.id}/%s/callback"
    webhook = f"/webhooks/{town.app.id}/%s/messages/@original"
    body = {"type": 4, "data": {"content": "x"}}
    assert (await rest("POST", callback % "wrong", token=None, json=body)).code == 10062
    assert (await rest("GET", webhook % "wrong", token=None)).code == 10015
    assert (await rest("GET", webhook % interaction.token, token=None)).code == 10015
    good = await rest("POST", callback % interaction.token, token=None, json=body)
    assert good.status == 204
    assert (await rest("GET", webhook % interaction.token, token=None)).body["content"] == "x"


@pytest.mark.parametrize(
    ("kind", "callback"),
    [(Kind.COMMAND, 6), (Kind.COMMAND, 7), (Kind.COMMAND, 8), (Kind.COMMAND, 1), (Kind.FORM, 9),
     (Kind.FORM, 7), (Kind.AUTOCOMPLETE, 4), (Kind.COMPONENT, 8), (Kind.COMMAND, None)],
)  # fmt: skip
async def test_answer_must_go_with_the_interaction(
    rest: Rest, sandbox: Sandbox, town: Town, kind: Kind, callback: int | None
) -> None:
    data = {"type": 1, "name": "go", "options": []}
    interaction = Interactions.of(sandbox.world).start(
        kind, town.app, town.alice.user, town.news, data
    )
    path = f"/interactions/{interaction.id}/{interaction.token}/callback"
    answer = await rest("POST", path, token=None, json={"type": callback})
    assert (answer.status, answer.code) == (400, 50035)
    assert "type" in answer.body["errors"]
    assert interaction.callback is None


# Components and forms


async def panel(bot: Bot, town: Town) -> Invocation:
    bot.client.add_dynamic_items(LengthButton)

    async def handler(interaction: Itx) -> None:
        await interaction.response.send_message("panel", view=Panel())

    await bot.slash(handler)
    invocation = await town.alice.slash(town.news, "go")
    await invocation.reply()
    return invocation


async def test_dynamic_button_updates_its_message(bot: Bot, town: Town) -> None:
    message = await (await panel(bot, town)).reply()
    press = await town.bob.click(message, "Longer")
    assert await press.reply() is message
    assert message.content == "now longer"
    assert press.response is not None
    assert press.response.kind == "update"
    again = await town.bob.click(message, custom_id="length:longer")
    await again.reply()


async def test_deferred_update_then_edit_changes_the_message(bot: Bot, town: Town) -> None:
    message = await (await panel(bot, town)).reply()
    press = await town.alice.click(message, "Quotes")
    assert (await press.reply()).content == "with quotes"
    assert message.content == "with quotes"


async def test_select_sends_its_values(bot: Bot, town: Town) -> None:
    message = await (await panel(bot, town)).reply()
    pick = await town.bob.choose(message, "language", ["Deutsch"])
    reply = await pick.reply()
    assert reply.content == "picked ['de']"
    assert reply.ephemeral_to is town.bob.user
    assert reply.reference is not None
    assert reply.reference.message_id == message.id
    for values in ([], ["es"], ["de", "fr"]):
        with pytest.raises(ClientError):
            await town.bob.choose(message, "language", values)
    with pytest.raises(ClientError, match="no select"):
        await town.bob.choose(message, "colour", ["red"])


async def test_client_refuses_buttons_that_do_nothing(bot: Bot, town: Town) -> None:
    message = await (await panel(bot, town)).reply()
    with pytest.raises(ClientError, match="disabled"):
        await town.alice.click(message, "Old")
    with pytest.raises(ClientError, match=r"only opens https://example\.org"):
        await town.alice.click(message, "Site")
    with pytest.raises(ClientError, match="there is no button 'Gone'"):
        await town.alice.click(message, "Gone")


async def test_hidden_and_deleted_messages_cannot_be_used(bot: Bot, town: Town) -> None:
    async def handler(interaction: Itx) -> None:
        await interaction.response.send_message("mine", view=Panel(), ephemeral=True)

    await bot.slash(handler)
    secret = await (await town.alice.slash(town.news, "go")).reply()
    with pytest.raises(ClientError, match="does not see"):
        await town.bob.click(secret, "Quotes")
    press = await town.alice.click(secret, "Quotes")
    assert (await press.reply()).content == "with quotes"
    assert secret.ephemeral_to is town.alice.user
    post = await town.bob.post(town.news, "x")
    await town.bob.delete(post)
    with pytest.raises(ClientError, match="deleted"):
        await town.alice.click(post, "Quotes")


async def test_form_round_trip(bot: Bot, town: Town) -> None:
    message = await (await panel(bot, town)).reply()
    press = await town.alice.click(message, "Ask")
    form = await press.opened_form()
    assert (form.title, form.custom_id) == ("Paste a text", "paste")
    assert press.response is not None
    assert press.response.kind == "form"
    assert [field["label"] for field in form.fields.values()] == ["Text", "Length", "Note"]
    sent = await town.alice.fill(form, {"text": "two\nlines", "Length": "Long", "note": "one\ntwo"})
    reply = await sent.reply()
    assert reply.content == "'two\\nlines' ['l'] 'onetwo'"
    assert reply.reference is not None
    assert reply.reference.message_id == message.id


async def test_form_keeps_its_defaults(bot: Bot, town: Town) -> None:
    async def handler(interaction: Itx) -> None:
        await interaction.response.send_modal(PasteForm(custom_id="paste"))
        await interaction.followup.send("Paste it in there", ephemeral=True)

    await bot.slash(handler)
    invocation = await town.alice.slash(town.news, "go")
    form = await invocation.opened_form()
    hint = await invocation.reply()
    assert (hint.content, hint.reference) == ("Paste it in there", None)
    sent = await town.alice.fill(form, {"Text": "words"})
    assert (await sent.reply()).content == "'words' ['s'] ''"


async def test_client_refuses_forms_that_do_not_fit(bot: Bot, town: Town) -> None:
    message = await (await panel(bot, town)).reply()
    form = await (await town.alice.click(message, "Ask")).opened_form()
    for values in (
        {},
        {"text": "  "},
        {"text": "xy"},
        {"text": "x" * 51},
        {"text": 5},
        {"text": "fine", "colour": "red"},
        {"text": "fine", "length": "huge"},
        {"text": "fine", "length": ["s", "l"]},
    ):
        with pytest.raises(ClientError):
            await town.alice.fill(form, values)
    with pytest.raises(ClientError, match="somebody else"):
        await town.bob.fill(form, {"text": "fine"})


async def test_form_may_not_answer_a_form(bot: Bot, town: Town) -> None:
    codes: list[int] = []

    class Again(PasteForm):
        async def on_submit(self, interaction: Itx) -> None:
            with pytest.raises(discord.HTTPException) as caught:
                await interaction.response.send_modal(PasteForm())
            codes.append(caught.value.code)
            await interaction.response.defer()

    async def handler(interaction: Itx) -> None:
        await interaction.response.send_modal(Again())

    await bot.slash(handler)
    form = await (await town.alice.slash(town.news, "go")).opened_form()
    sent = await town.alice.fill(form, {"text": "words"})
    await sent.acknowledged()
    assert codes == [50035]
    assert sent.response is not None
    assert sent.response.kind == "nothing"


async def test_bad_form_is_refused_and_the_interaction_stays_open(bot: Bot, town: Town) -> None:
    class Wide(discord.ui.Modal, title="t" * 46):
        text: discord.ui.TextInput[Any] = discord.ui.TextInput(label="x")

    async def handler(interaction: Itx) -> None:
        with pytest.raises(discord.HTTPException) as caught:
            await interaction.response.send_modal(Wide())
        assert "data.title" in caught.value.text
        await interaction.response.send_message("sorry")

    await bot.slash(handler)
    assert (await (await town.alice.slash(town.news, "go")).reply()).content == "sorry"


async def test_answer_in_an_idle_thread_opens_it(bot: Bot, sandbox: Sandbox, town: Town) -> None:
    async def handler(interaction: Itx) -> None:
        assert isinstance(interaction.channel, discord.Thread)
        await interaction.response.send_message("here")

    await bot.slash(handler)
    thread = await town.alice.start_thread(town.news, "talk")
    assert thread.thread is not None
    sandbox.advance(days=8)
    assert thread.thread.archived
    reply = await (await town.alice.slash(thread, "go")).reply()
    assert reply.channel is thread
    assert not thread.thread.archived


async def test_private_answers_reach_the_bot_as_direct_messages(
    bot: Bot, connect: Connect, town: Town
) -> None:
    heard: asyncio.Queue[discord.Message] = asyncio.Queue()

    async def on_message(message: discord.Message) -> None:
        heard.put_nowait(message)

    bot.client.on_message = on_message  # type: ignore[attr-defined]  # how discord.py finds it

    async def handler(interaction: Itx) -> None:
        await interaction.response.send_message("psst", ephemeral=True)

    await bot.slash(handler)
    await town.alice.slash(town.news, "go")
    message = await asyncio.wait_for(heard.get(), 5)
    assert (message.content, message.guild) == ("psst", None)
    assert message.flags.ephemeral


async def test_interactions_work_where_the_bot_sees_nothing(bot: Bot, town: Town) -> None:
    async def handler(interaction: Itx) -> None:
        assert not interaction.app_permissions.view_channel
        await interaction.response.send_message("still here")

    await bot.slash(handler)
    hidden: Channel = town.guild.create_text_channel("hidden")
    hidden.overwrite(town.app.user, deny=discord.Permissions(view_channel=True).value)
    assert (await (await town.alice.slash(hidden, "go")).reply()).content == "still here"
