"""What is typed into the commands of digests: read, checked, and completed while it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from typing import Any, Final

import discord
from discord import app_commands

from bot.core import digest_texts
from bot.core.limits import fit
from bot.core.render.parts import NAME_LIMIT, said
from bot.core.schedule import EVERY_DAY
from bot.core.zones import days_name, find_zones, parse_days, parse_time, zone_of
from bot.store import Store

Interaction = discord.Interaction[Any]
Choices = list[app_commands.Choice[str]]

CHOICES: Final = 25
"""What Discord shows while something is typed."""
CHOICE_LENGTH: Final = 100

PERIODS: Final = [
    app_commands.Choice(name=name, value=value) for value, name in digest_texts.PERIODS.items()
]

MENTION: Final = re.compile(r"<#(\d{1,20})>")
SEPARATORS: Final = re.compile(r"[,;\n]+")


class Refused(Exception):
    """A command cannot be done as it was typed.

    Attributes:
        sentence: What would be right, for who typed it.
    """

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


def time_typed(typed: str) -> time:
    """Return a time of day.

    Raises:
        Refused: it is none.
    """
    at = parse_time(typed)
    if at is None:
        raise Refused(digest_texts.NO_TIME)
    return at


def days_typed(typed: str | None) -> tuple[int, ...]:
    """Return days of the week; all of them where nothing is typed.

    Raises:
        Refused: they are none.
    """
    days = parse_days(typed) if typed else EVERY_DAY
    if not days:
        raise Refused(digest_texts.NO_DAYS)
    return days


async def zone_typed(typed: str | None, store: Store, guild: int) -> str:
    """Return a time zone; that of the server's newest schedule where nothing is typed.

    Raises:
        Refused: there is no such zone, or none is known.
    """
    if typed:
        zone = zone_of(typed)
        if zone is None:
            raise Refused(digest_texts.NO_ZONE)
        return zone
    known = await store.schedules.zone_of(guild)
    if known is None:
        raise Refused(digest_texts.WHICH_ZONE)
    return known


async def offer_zones(interaction: Interaction, typed: str) -> Choices:
    """Offer the time zones and cities that go with what is typed."""
    found = find_zones(typed, now=interaction.created_at, limit=CHOICES)
    return [
        app_commands.Choice(name=fit(zone.name, CHOICE_LENGTH), value=zone.value) for zone in found
    ]


async def offer_days(_: Interaction, typed: str) -> Choices:
    """Offer days of the week; after a comma one more of them, else what is understood."""
    is_list = "," in typed
    found = completed(typed, digest_texts.WEEKDAYS if is_list else digest_texts.DAY_CHOICES)
    understood = None if found else parse_days(typed)
    return choices([days_name(understood)] if understood else found)


def channels_typed(typed: str, labels: Mapping[int, str]) -> tuple[int, ...]:
    """Return the ids of the channels that are mentioned or named.

    Args:
        typed: Mentions, ids and names, with commas between names that have spaces in them.
        labels: What the channels that may be named are called, by id.

    Raises:
        Refused: a name is nobody's, or that of several.
    """
    if typed.strip().casefold() == digest_texts.ALL_CHANNELS:
        return ()
    found: list[int] = []
    for piece in SEPARATORS.split(MENTION.sub(r",\1,", typed)):
        whole = _called(piece, labels)
        found += (
            [_one(piece, whole)]
            if whole
            else [_one(word, _called(word, labels)) for word in piece.split()]
        )
    return tuple(dict.fromkeys(found))


def completed(typed: str, options: Sequence[str]) -> list[str]:
    """Return what a list with commas in it may become, by what is typed after the last one."""
    before, comma, last = typed.rpartition(",")
    head = f"{before.strip()}, " if comma else ""
    begun = _bare(last)
    taken = {_bare(each) for each in before.split(",")}
    left = [option for option in options if _bare(option) not in taken]
    fits = [option for option in left if _bare(option).startswith(begun)]
    fits += [option for option in left if begun in _bare(option) and option not in fits]
    return [head + option for option in fits if len(head + option) <= CHOICE_LENGTH][:CHOICES]


def choices(values: Iterable[str]) -> Choices:
    """Return what is offered while something is typed."""
    return [app_commands.Choice(name=value, value=value) for value in values]


def _bare(name: str) -> str:
    return name.strip().removeprefix("#").casefold()


def _called(word: str, labels: Mapping[int, str]) -> list[int]:
    bare = _bare(word)
    if bare.isdecimal() and int(bare) in labels:
        return [int(bare)]
    return [number for number, label in labels.items() if bare and label.casefold() == bare]


def _one(word: str, found: list[int]) -> int:
    name = said(word.strip().removeprefix("#"), NAME_LIMIT)
    if not found:
        raise Refused(digest_texts.NO_CHANNEL.format(name=name))
    if len(found) > 1:
        raise Refused(digest_texts.SEVERAL_CHANNELS.format(name=name))
    return found[0]
