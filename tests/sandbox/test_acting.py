"""What people's clients send for each kind of option, select and form field; raw, without a bot."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.acting_resolved import ATTACHMENT_SIZE_LIMIT
from bot.sandbox.client_error import ClientError
from bot.sandbox.commands import CommandBook
from bot.sandbox.components import numbered
from bot.sandbox.drafts import Draft
from bot.sandbox.entities import MessageFlag
from bot.sandbox.interactions import Callback, Interactions, Kind
from bot.sandbox.invocation import OpenForm
from bot.sandbox.posting import compose, publish
from bot.sandbox.sandbox import Sandbox
from tests.sandbox.conftest import Rest, Town

Json = dict[str, Any]


def register(sandbox: Sandbox, town: Town, *options: Json, **about: object) -> None:
    command = {"name": "go", "description": "d", "options": list(options), **about}
    CommandBook.of(sandbox.world).create(town.app.id, None, command)


def option(kind: int, name: str = "x", **changes: object) -> Json:
    return {"type": kind, "name": name, "description": "d", **changes}


def open_form(sandbox: Sandbox, town: Town, *fields: Json) -> OpenForm:
    interaction = Interactions.of(sandbox.world).start(
        Kind.COMMAND, town.app, town.alice.user, town.news, {"type": 1, "name": "go"}
    )
    interaction.form = {"title": "t", "custom_id": "f", "components": numbered(list(fields))}
    Interactions.of(sandbox.world).acknowledge(interaction, Callback.FORM)
    return OpenForm(interaction.form, interaction)


def labelled(kind: int, **about: object) -> Json:
    return {"type": 18, "label": "X", "component": {"type": kind, "custom_id": "x", **about}}


def named(*names: str, default: str = "") -> list[Json]:
    return [{"label": n.title(), "value": n, "default": n == default} for n in names]


async def test_roles_and_mentionables_are_resolved(sandbox: Sandbox, town: Town) -> None:
    role = town.guild.create_role("editors")
    register(sandbox, town, option(8, "role"), option(9, "one"), option(9, "other"))
    invocation = await town.alice.slash(town.news, "go", role=role, one=role, other=town.bob)
    data = invocation.interaction.data
    assert [o["value"] for o in data["options"]] == [str(role.id), str(role.id), str(town.bob.id)]
    assert data["resolved"]["roles"][str(role.id)]["name"] == "editors"
    assert data["resolved"]["users"].keys() == data["resolved"]["members"].keys()
    for options in ({"role": town.bob}, {"one": "Bob"}):
        with pytest.raises(ClientError):
            await town.alice.slash(town.news, "go", **options)


async def test_booleans_and_numbers_keep_their_type(sandbox: Sandbox, town: Town) -> None:
    register(sandbox, town, option(5, "flag"), option(10, "ratio", max_value=1))
    invocation = await town.alice.slash(town.news, "go", flag=False, ratio=0.25)
    assert [o["value"] for o in invocation.interaction.data["options"]] == [False, 0.25]
    for options in ({"flag": 1}, {"ratio": "half"}, {"ratio": 1.5}):
        with pytest.raises(ClientError):
            await town.alice.slash(town.news, "go", **options)


async def test_choices_of_numbers_are_picked_by_name_or_value(sandbox: Sandbox, town: Town) -> None:
    register(sandbox, town, option(4, choices=[{"name": "two", "value": 2}]))
    for given in ("two", 2):
        invocation = await town.alice.slash(town.news, "go", x=given)
        assert invocation.interaction.data["options"][0]["value"] == 2
    with pytest.raises(ClientError, match="must be one of: two"):
        await town.alice.slash(town.news, "go", x="three")


async def test_files_may_lack_a_type_but_not_be_too_large(sandbox: Sandbox, town: Town) -> None:
    register(sandbox, town, option(11))
    for file, kind in (
        (("a.md", b"x"), "text/markdown; charset=utf-8"),
        (("a.md", b"x", None), None),
        (("a", b"x", "text/plain"), "text/plain"),
    ):
        invocation = await town.alice.slash(town.news, "go", x=file)
        (attachment,) = invocation.interaction.data["resolved"]["attachments"].values()
        assert attachment.get("content_type") == kind
        assert attachment["ephemeral"] is True
    with pytest.raises(ClientError, match="too large"):
        await town.alice.slash(town.news, "go", x=("a.txt", bytes(ATTACHMENT_SIZE_LIMIT + 1)))


async def test_command_without_options_sends_none(sandbox: Sandbox, town: Town) -> None:
    register(sandbox, town)
    invocation = await town.alice.slash(town.news, "go")
    assert "options" not in invocation.interaction.data
    with pytest.raises(ClientError, match="there is no command ''"):
        await town.alice.slash(town.news, "")


async def test_guild_command_says_so(sandbox: Sandbox, town: Town) -> None:
    command = {"name": "go", "description": "d"}
    CommandBook.of(sandbox.world).create(town.app.id, town.guild.id, command)
    invocation = await town.alice.slash(town.news, "go")
    assert invocation.interaction.data["guild_id"] == str(town.guild.id)


@pytest.mark.parametrize(
    ("about", "offered"),
    [
        ({}, True),
        ({"contexts": [1, 2]}, False),
        ({"contexts": [0]}, True),
        ({"nsfw": True}, False),
        ({"default_member_permissions": "0"}, False),
        ({"default_member_permissions": str(1 << 10)}, True),
        ({"default_member_permissions": str(1 << 5)}, False),
    ],
)
async def test_command_is_offered_in_a_channel(
    sandbox: Sandbox, town: Town, about: Json, offered: bool
) -> None:
    register(sandbox, town, **about)
    assert bool(town.alice.commands(town.news)) is offered
    assert town.alice.commands(town.guild.create_forum("posts")) == []


@pytest.mark.parametrize(
    ("about", "offered"),
    [
        ({}, True),
        ({"contexts": [0]}, False),
        ({"contexts": [1]}, True),
        ({"dm_permission": False}, False),
        ({"default_member_permissions": "0"}, True),
    ],
)
async def test_command_is_offered_in_direct_messages(
    sandbox: Sandbox, town: Town, about: Json, offered: bool
) -> None:
    register(sandbox, town, **about)
    direct = sandbox.world.direct_channel(town.alice.user, town.app.user)
    assert bool(town.alice.commands(direct)) is offered
    assert town.bob.commands(direct) == []


async def test_nothing_is_offered_after_the_bot_has_left(sandbox: Sandbox, town: Town) -> None:
    register(sandbox, town)
    del town.guild.members[town.app.id]
    assert town.alice.commands(town.news) == []


async def test_age_restriction_of_a_thread_is_its_parents(sandbox: Sandbox, town: Town) -> None:
    register(sandbox, town, nsfw=True)
    thread = await town.alice.start_thread(town.news, "talk")
    assert town.alice.commands(thread) == []
    town.news.nsfw = True
    assert town.alice.commands(thread) != []


async def test_user_menu_needs_a_channel(sandbox: Sandbox, town: Town) -> None:
    with pytest.raises(ClientError, match="in a channel"):
        await town.alice.menu(town.bob.user, "Greet")


async def test_people_cannot_press_buttons_of_people(sandbox: Sandbox, town: Town) -> None:
    button = {"type": 2, "style": 1, "label": "Go", "custom_id": "go"}
    draft = Draft("x", components=({"type": 1, "components": [button]},))
    message = compose(sandbox.world, town.news, town.bob.user, draft)
    publish(sandbox.world, message)
    with pytest.raises(ClientError, match="not an app's"):
        await town.alice.click(message, "Go")


@pytest.mark.parametrize("kind", [5, 6, 7, 8])
async def test_selects_of_records_send_ids_and_records(
    sandbox: Sandbox, town: Town, kind: int
) -> None:
    role = town.guild.create_role("editors")
    given, records = {
        5: (town.bob, "users"),
        6: (role, "roles"),
        7: (role, "roles"),
        8: (town.news, "channels"),
    }[kind]
    select = {"type": kind, "custom_id": "who", "min_values": 1, "max_values": 1}
    draft = Draft("x", components=({"type": 1, "components": [select]},))
    message = compose(sandbox.world, town.news, town.app.user, draft)
    publish(sandbox.world, message)
    invocation = await town.alice.choose(message, "who", [given])
    data = invocation.interaction.data
    assert data["values"] == [str(given.id)]
    assert list(data["resolved"][records]) == [str(given.id)]
    with pytest.raises(ClientError, match="does not offer"):
        await town.alice.choose(message, "who", "Bob")


@pytest.mark.parametrize(
    ("field", "given", "sent"),
    [
        (labelled(23), True, {"value": True}),
        (labelled(23, default=True), None, {"value": True}),
        (labelled(21, options=named("a", "b")), "B", {"value": "b"}),
        (labelled(21, options=named("a", "b"), required=False), None, {"value": None}),
        (labelled(22, options=named("a", "b")), ["a", "b"], {"values": ["a", "b"]}),
        (labelled(3, options=named("a", "b", default="b")), None, {"values": ["b"]}),
        (labelled(3, options=named("a"), required=False), None, {"values": []}),
        (labelled(4, style=1, value="kept"), None, {"value": "kept"}),
        (labelled(4, style=1, required=False), None, {"value": ""}),
    ],
)
async def test_field_of_a_form_sends_its_value(
    sandbox: Sandbox, town: Town, field: Json, given: object, sent: Json
) -> None:
    form = open_form(sandbox, town, {"type": 10, "content": "Read this"}, field)
    values = {} if given is None else {"x": given}
    invocation = await town.alice.fill(form, values)
    text, answered = invocation.interaction.data["components"]
    assert text == {"type": 10, "id": 1}
    component = answered["component"]
    assert component.items() >= (sent | {"custom_id": "x"}).items()
    assert invocation.interaction.parent is form.interaction


async def test_file_of_a_form_is_uploaded(sandbox: Sandbox, town: Town) -> None:
    form = open_form(sandbox, town, labelled(19))
    invocation = await town.alice.fill(form, {"X": ("a.txt", b"words")})
    data = invocation.interaction.data
    (file_id,) = data["components"][0]["component"]["values"]
    assert data["resolved"]["attachments"][file_id]["size"] == 5
    with pytest.raises(ClientError, match="pick between 1 and 1"):
        await town.alice.fill(form, {})


async def test_bot_hears_nothing_of_what_the_client_refuses(sandbox: Sandbox, town: Town) -> None:
    register(sandbox, town, option(3, required=True))
    heard: list[str] = []
    sandbox.world.listen(lambda event: heard.append(event.name))
    with pytest.raises(ClientError, match="required"):
        await town.alice.slash(town.news, "go")
    assert heard == []
    await town.alice.slash(town.news, "go", x="text")
    assert heard == ["INTERACTION_CREATE"]


# Raw calls of a bot


async def test_commands_are_made_one_by_one(rest: Rest, town: Town) -> None:
    path = f"/applications/{town.app.id}/commands"
    body = {"name": "go", "description": "d", "name_localizations": {"de": "los"}}
    made = await rest("POST", path, json=body)
    again = await rest("POST", path, json=body)
    assert (made.status, again.status) == (201, 200)
    assert made.body["id"] == again.body["id"]
    plain, full = await rest("GET", path), await rest("GET", f"{path}?with_localizations=true")
    assert "name_localizations" not in plain.body[0]
    assert full.body[0]["name_localizations"] == {"de": "los"}
    one = await rest("GET", f"{path}/{made.body['id']}")
    assert one.body == full.body[0]


async def test_commands_of_other_applications_are_out_of_reach(rest: Rest, town: Town) -> None:
    answer = await rest("GET", f"/applications/{town.guild.id}/commands")
    assert (answer.status, answer.code) == (403, 20012)
    path = f"/applications/{town.app.id}/guilds/{town.guild.id}/commands/permissions"
    assert (await rest("GET", path)).body == []


async def test_update_of_a_deleted_message_is_refused(
    rest: Rest, sandbox: Sandbox, town: Town
) -> None:
    message = compose(sandbox.world, town.news, town.app.user, Draft("x"))
    publish(sandbox.world, message)
    interaction = Interactions.of(sandbox.world).start(
        Kind.COMPONENT, town.app, town.alice.user, town.news, {}, message=message
    )
    del town.news.messages[message.id]
    path = f"/interactions/{interaction.id}/{interaction.token}/callback"
    answer = await rest("POST", path, token=None, json={"type": 7, "data": {"content": "y"}})
    assert (answer.status, answer.code) == (404, 10008)


async def test_broken_answer_is_a_form_fault(rest: Rest, sandbox: Sandbox, town: Town) -> None:
    interaction = Interactions.of(sandbox.world).start(
        Kind.COMMAND, town.app, town.alice.user, town.news, {"type": 1, "name": "go"}
    )
    path = f"/interactions/{interaction.id}/{interaction.token}/callback"
    for data in ("text", {"flags": "64"}):
        answer = await rest("POST", path, token=None, json={"type": 5, "data": data})
        assert (answer.status, answer.code) == (400, 50035)


async def test_refused_edit_leaves_it_thinking(rest: Rest, sandbox: Sandbox, town: Town) -> None:
    interaction = Interactions.of(sandbox.world).start(
        Kind.COMMAND, town.app, town.alice.user, town.news, {"type": 1, "name": "go"}
    )
    path = f"/interactions/{interaction.id}/{interaction.token}/callback"
    answer = await rest(
        "POST", f"{path}?with_response=1", token=None, json={"type": 5, "data": {"flags": 64}}
    )
    assert answer.body["interaction"]["response_message_loading"] is True
    assert answer.body["interaction"]["response_message_ephemeral"] is True
    webhook = f"/webhooks/{town.app.id}/{interaction.token}/messages/@original"
    refused = await rest("PATCH", webhook, token=None, json={"content": " "})
    assert refused.code == 50006
    assert interaction.original is not None
    assert interaction.original.flags & MessageFlag.LOADING
    good = await rest("PATCH", webhook, token=None, json={"content": "done"})
    assert good.body["flags"] == MessageFlag.EPHEMERAL
