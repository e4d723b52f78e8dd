"""What tests of digests do again and again: schedule one, and read what is told or kept."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.command_rules import CHAT_INPUT, INTEGER, SUBCOMMAND
from bot.sandbox.entities import Channel, Guild
from bot.sandbox.interactions import Interactions, Kind
from bot.sandbox.invocation import Invocation
from bot.sandbox.people import Person
from bot.sandbox.permissions import Permission
from bot.schedules import Schedule
from tests.cogs.doing import store_of, text_of
from tests.conftest import Town

VIEW = int(Permission.VIEW_CHANNEL)
SEND = int(Permission.SEND_MESSAGES)
HISTORY = int(Permission.READ_MESSAGE_HISTORY)
EMBED = int(Permission.EMBED_LINKS)
BERLIN = "Europe/Berlin"
DAILY = tuple(range(7))


def keeper(town: Town, guild: Guild | None = None) -> Person:
    """Let somebody join who may manage the server."""
    carol = town.discord.create_person("Carol")
    place = guild or town.guild
    role = place.create_role("keepers", permissions=int(Permission.MANAGE_GUILD))
    carol.join(place, roles=(role,))
    return carol


def hidden(town: Town, *seen_by: Person, name: str = "staff") -> Channel:
    """Make a channel that some people and the bot see, and nobody else."""
    room = town.guild.create_text_channel(name)
    room.overwrite(town.guild.everyone, deny=VIEW)
    for user in (town.bot.user, *(person.user for person in seen_by)):
        room.overwrite(user, allow=VIEW)
    return room


async def said(
    town: Town, who: Person, command: str, place: Channel | None = None, **o: Any
) -> str:
    """Run a command, and return what its user alone is told."""
    ran = await who.slash(place or town.news, command, **o)
    reply = await ran.reply()
    assert reply.ephemeral_to is who.user
    return reply.content or text_of(reply)


async def scheduled(town: Town, who: Person, **options: Any) -> Schedule:
    """Schedule a digest and return what is kept of it."""
    before = {each.id for each in await store_of(town).schedules.of_guild(town.guild.id)}
    told = await said(
        town, who, "digest schedule", **({"time": "8:00", "timezone": BERLIN} | options)
    )
    kept = await store_of(town).schedules.of_guild(town.guild.id)
    (new,) = [each for each in kept if each.id not in before] or pytest.fail(told)
    return new


async def kept(town: Town, number: int) -> Schedule:
    found = await store_of(town).schedules.get(number)
    assert found is not None
    return found


async def numbers(town: Town, who: Person, command: str = "digest pause", typed: str = "") -> Any:
    """Return what is offered while a schedule is chosen, by its number."""
    offered = await who.autocomplete(town.news, command, "number", typed)
    return {choice["value"]: choice["name"] for choice in offered}


def sent_number(town: Town, who: Person, number: int, subcommand: str) -> Invocation:
    """Send a number that was not offered, as a client of one's own would."""
    (command,) = [each for each in who.commands(town.news, CHAT_INPUT) if each["name"] == "digest"]
    application = town.discord.world.applications[int(command["application_id"])]
    option = {"name": "number", "type": INTEGER, "value": number}
    part = {"name": subcommand, "type": SUBCOMMAND, "options": [option]}
    data = {"id": command["id"], "name": "digest", "type": CHAT_INPUT, "options": [part]}
    interaction = Interactions.of(town.discord.world).start(
        Kind.COMMAND, application, who.user, town.news, data
    )
    return Invocation(town.discord.world, interaction)
