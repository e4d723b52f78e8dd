"""`/settings`: what a server's moderators choose, and that it holds at once and for good."""

from __future__ import annotations

from typing import Any

import pytest

from bot.config import BudgetSettings
from bot.core import texts
from bot.core.languages import LANGUAGES
from bot.sandbox.client_error import ClientError
from bot.sandbox.command_rules import CHAT_INPUT
from bot.sandbox.entities import Message
from bot.sandbox.interactions import Interactions, Kind
from bot.sandbox.invocation import Invocation
from bot.sandbox.people import Person
from bot.sandbox.permissions import Permission
from tests.cogs.doing import public, restarted, settings_for, store_of, stored, summary, text_of
from tests.conftest import OpenTown, Town, both_engines
from tests.llm import LlmServer

# What is asked and kept goes through the store: both engines must do.
pytestmark = both_engines

CHOSEN: dict[str, Any] = {
    "emoji": "🔖",
    "length": "brief",
    "language": "de",
    "style": "plain",
    "threads": "never",
    "member_tokens": 20_000,
    "member_usd": 0.25,
    "server_tokens": 1_000_000,
    "server_usd": 12.5,
    "quiet_days": "say_so",
}
SHOWN = {
    "Reaction": ("🔖", "📰 (default)"),
    "Length": ("brief", "standard (default)"),
    "Language": ("German", "that of the article (default)"),
    "Style": ("plain", "embed (default)"),
    "Threads": ("never", "under every summary asked for (default)"),
    "Each member": ("20,000 tokens a day, $0.25 a day", "no limit of its own (default)"),
    "Whole server": ("1,000,000 tokens a day, $12.50 a day", "no limit of its own (default)"),
    "Quiet days": ("the digest says that there was nothing", "no digest is posted (default)"),
}


@pytest.fixture
def carol(town: Town) -> Person:
    return keeper(town)


def keeper(town: Town) -> Person:
    """Let somebody join who may manage the server."""
    carol = town.discord.create_person("Carol")
    role = town.guild.create_role("keepers", permissions=int(Permission.MANAGE_GUILD))
    carol.join(town.guild, roles=(role,))
    return carol


async def settings(town: Town, who: Person, **chosen: Any) -> Message:
    """Run /settings and return what it shows, to its user alone."""
    ran = await who.slash(town.news, "settings", **chosen)
    reply = await ran.reply()
    assert reply.ephemeral_to is who.user
    return reply


def lines(panel: Message) -> dict[str, str]:
    """Return what a panel says by name."""
    (embed,) = panel.embeds
    pairs = (line.split("**: ", 1) for line in embed["description"].splitlines() if "**: " in line)
    return {name.removeprefix("**"): value for name, value in pairs}


async def test_panel_shows_what_holds(town: Town, carol: Person) -> None:
    panel = await settings(town, carol)
    (embed,) = panel.embeds
    assert embed["title"] == "Settings of this server"
    shown = lines(panel)
    assert {name: shown[name] for name in SHOWN} == {name: b for name, (_, b) in SHOWN.items()}
    assert shown["Watched channels"] == "none"
    assert f"<#{town.news.id}> is not watched." in embed["description"]
    assert len(embed["description"]) < 700


async def test_everything_is_stored_survives_a_restart_and_is_taken_back(
    open_town: OpenTown,
) -> None:
    async with open_town() as first:
        carol = keeper(first)
        panel = lines(await settings(first, carol, **CHOSEN, watch=True, quiet="example.com"))
        async with restarted(first) as town:
            again = lines(await settings(town, carol))
            assert again == panel
            assert {name: again[name] for name in SHOWN} == {
                n: own for n, (own, _) in SHOWN.items()
            }
            assert again["Quiet sites"] == "example.com"
            assert again["Watched channels"] == f"<#{town.news.id}>"
            back = {
                name: 0 if isinstance(v, int | float) else "default" for name, v in CHOSEN.items()
            }
            cleared = lines(await settings(town, carol, **back, watch=False, quiet="example.com"))
            assert {name: cleared[name] for name in SHOWN} == {n: b for n, (_, b) in SHOWN.items()}
            assert (cleared["Quiet sites"], cleared["Watched channels"]) == ("none", "none")


async def test_command_is_not_offered_to_members(town: Town) -> None:
    with pytest.raises(ClientError):
        await town.alice.slash(town.news, "settings")


async def test_right_is_checked_even_where_a_server_has_opened_the_command(town: Town) -> None:
    # A server's owner can let everybody use a command; then Discord offers it to all.
    (command,) = [
        each for each in keeper(town).commands(town.news, CHAT_INPUT) if each["name"] == "settings"
    ]
    application = town.discord.world.applications[int(command["application_id"])]
    options = [{"name": "style", "type": 3, "value": "plain"}]
    data = {"id": command["id"], "name": "settings", "type": CHAT_INPUT, "options": options}
    interaction = Interactions.of(town.discord.world).start(
        Kind.COMMAND, application, town.alice.user, town.news, data
    )
    reply = await Invocation(town.discord.world, interaction).reply()
    assert reply.content == texts.NEEDS_MANAGE
    assert (await store_of(town).servers.get(town.guild.id)).style is None


async def test_emoji_holds_at_once(town: Town, carol: Person) -> None:
    post = await town.alice.post(town.news, f"{town.site}/harbour")
    await settings(town, carol, emoji=" 🔖 ")
    await town.bob.react(post, "📰")
    await town.settle()
    assert public(town) == []
    await town.bob.react(post, "🔖")
    assert (await town.reply(post)).embeds
    shown = await (await town.bob.slash(town.news, "help")).reply()
    assert "**React** to a message with 🔖" in shown.content


@pytest.mark.parametrize("word", ["newspaper", ":newspaper:", "ßß", "📰 📰"])
async def test_what_is_no_emoji_is_refused(town: Town, carol: Person, word: str) -> None:
    assert (await settings(town, carol, emoji=word)).content == texts.NO_EMOJI
    assert lines(await settings(town, carol))["Reaction"] == "📰 (default)"


@pytest.mark.parametrize("emoji", ["<:press:123456789012345678>", "1️⃣", "❤️", "🏴‍☠️"])
async def test_every_kind_of_emoji_is_taken(town: Town, carol: Person, emoji: str) -> None:
    await settings(town, carol, emoji=emoji)
    assert (await store_of(town).servers.get(town.guild.id)).emoji == emoji


async def test_length_style_and_threads_hold_at_once(town: Town, carol: Person) -> None:
    before = await summary(town, "lamplighter")
    await settings(town, carol, length="brief", style="plain", threads="never")
    shown = await town.reply(
        await town.alice.post(town.news, f"{town.bot.user.mention} {town.site}/harbour")
    )
    assert shown.embeds == []
    assert shown.content.startswith("**Harwick votes")
    assert shown.content.count("\n- ") < before.embeds[0]["description"].count("\n- ")
    kept = await stored(town, shown)
    assert kept.length == "brief"
    await town.settle()
    assert shown.thread is None


async def test_role_that_may_schedule_digests_is_kept_and_taken_back(
    town: Town, carol: Person
) -> None:
    role = town.guild.create_role("editors")
    managers = "who may manage the server"
    assert lines(await settings(town, carol))["Digests are scheduled by"] == f"{managers} (default)"
    shown = lines(await settings(town, carol, digest_role=role))
    assert shown["Digests are scheduled by"] == f"{managers}, and <@&{role.id}>"
    assert (await store_of(town).servers.get(town.guild.id)).digest_role == role.id
    back = lines(await settings(town, carol, digest_role=town.guild.everyone))
    assert back["Digests are scheduled by"] == f"{managers} (default)"
    assert (await store_of(town).servers.get(town.guild.id)).digest_role is None


async def test_owner_chooses_what_a_quiet_day_brings_where_a_server_has_not(
    open_town: OpenTown,
) -> None:
    async with open_town(digests={"quiet_days": "say_so"}) as town:
        carol, told = keeper(town), "the digest says that there was nothing"
        assert lines(await settings(town, carol))["Quiet days"] == f"{told} (default)"
        chosen = lines(await settings(town, carol, quiet_days="silent"))
        assert chosen["Quiet days"] == "no digest is posted"
        places = town.client.desk.office.places
        assert (await places.choices(town.guild.id)).quiet_days == "silent"
        assert (await places.choices(None)).quiet_days == "say_so"


async def test_length_asked_for_goes_before_the_servers(town: Town, carol: Person) -> None:
    await settings(town, carol, length="brief")
    ran = await town.alice.slash(
        town.news, "summarize", link=f"{town.site}/harbour", length="detailed"
    )
    assert (await stored(town, await ran.reply(30))).length == "detailed"


async def test_language_holds_at_once(open_town: OpenTown) -> None:
    async with LlmServer() as llm, open_town(llm=settings_for(llm)) as town:
        carol = keeper(town)
        llm.answer = lambda _: {"tldr": "Harwick sperrt Quay Street.", "points": [], "quotes": []}
        await settings(town, carol, language="German")
        shown = await summary(town)
        assert "sperrt" in text_of(shown)
        assert (await stored(town, shown)).language == "de"


async def test_every_language_can_be_found_by_typing(town: Town, carol: Person) -> None:
    offered = await carol.autocomplete(town.news, "settings", "language", "")
    assert offered[0]["value"] == "default"
    assert len(offered) <= 25
    for typed, code in (("中", "zh"), ("chin", "zh"), ("De", "de"), ("svenska", "sv")):
        found = await carol.autocomplete(town.news, "settings", "language", typed)
        assert code in [choice["value"] for choice in found]
    for code in LANGUAGES:
        assert code in [
            choice["value"]
            for choice in await carol.autocomplete(town.news, "settings", "language", code)
        ]
    assert lines(await settings(town, carol, language="zh"))["Language"] == "Chinese"


async def test_language_nobody_knows_is_refused(town: Town, carol: Person) -> None:
    assert (await settings(town, carol, language="Klingonese")).content == texts.NO_LANGUAGE


async def test_quiet_sites_are_put_on_the_list_and_taken_off(town: Town, carol: Person) -> None:
    for typed, listed in (
        ("https://www.Example.com/page?x=1", "example.com"),
        ("news.example.org", "example.com, news.example.org"),
        ("example.com", "news.example.org"),
    ):
        assert lines(await settings(town, carol, quiet=typed))["Quiet sites"] == listed
    assert (await settings(town, carol, quiet="no site")).content == texts.NO_DOMAIN


@pytest.mark.parametrize("own", ["member_tokens", "server_tokens"])
async def test_servers_stricter_budget_holds_at_once(open_town: OpenTown, own: str) -> None:
    budget = BudgetSettings(member_tokens=1_000_000, server_tokens=1_000_000)
    async with LlmServer() as llm, open_town(llm=settings_for(llm), budget=budget) as town:
        await settings(town, keeper(town), **{own: 3000})
        assert "gpt-5.4-mini" in text_of(await summary(town))
        assert "not enough left of today's model budget" in text_of(
            await summary(town, "lamplighter")
        )


async def test_server_cannot_lift_the_owners_budget(open_town: OpenTown) -> None:
    budget = BudgetSettings(member_tokens=3000)
    async with LlmServer() as llm, open_town(llm=settings_for(llm), budget=budget) as town:
        await settings(town, keeper(town), member_tokens=1_000_000, server_tokens=1_000_000)
        assert "gpt-5.4-mini" in text_of(await summary(town))
        assert "not enough left of today's model budget" in text_of(
            await summary(town, "lamplighter")
        )


async def test_settings_of_one_server_do_not_hold_in_another(town: Town, carol: Person) -> None:
    village = town.discord.create_guild("Village")
    square = village.create_text_channel("square")
    town.bot.join(village)
    town.bob.join(village)
    await settings(town, carol, style="plain", watch=True)
    post = await town.bob.post(square, f"{town.bot.user.mention} {town.site}/harbour")
    assert (await town.reply(post, square)).embeds
    await town.bob.post(square, f"{town.site}/lamplighter")
    await town.settle()
    assert len(public(town, square)) == 1
