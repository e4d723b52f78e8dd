"""Where digests are posted and which channels they are about: found, checked and named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import discord
from discord import app_commands

from bot.cogs.digest_options import (
    CHOICES,
    SEPARATORS,
    Choices,
    Refused,
    choices,
    completed,
)
from bot.cogs.places import channel_in_sight
from bot.cogs.sight import may_read, readers_may_see
from bot.core import digest_texts, texts

Interaction = discord.Interaction[Any]
Named = app_commands.AppCommandChannel | app_commands.AppCommandThread

SOURCES: Final = 25
"""Channels that a digest may name at most."""

THREADS: Final = (
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
    discord.ChannelType.news_thread,
)
POSTS_IN: Final = [discord.ChannelType.text, discord.ChannelType.news, *THREADS]
READS_FROM: Final = [
    *POSTS_IN,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
    discord.ChannelType.category,
]


class _Channel(app_commands.Transformer):
    """An option for a channel or thread of some kinds, also one that this process has not seen."""

    def __init__(self, kinds: list[discord.ChannelType]) -> None:
        self._kinds = kinds

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        return self._kinds

    async def transform(self, _: Interaction, value: Any, /) -> Named:
        chosen: Named = value
        return chosen


Target = app_commands.Transform[Named, _Channel(POSTS_IN)]
Source = app_commands.Transform[Named, _Channel(READS_FROM)]


def server_of(interaction: Interaction) -> discord.Guild:
    """Return the server that something is asked in.

    Raises:
        Refused: Discord has not told of it yet, or the bot is no member of it.
    """
    guild = known_server(interaction)
    if guild is None:
        raise Refused(digest_texts.UNKNOWN_SERVER)
    return guild


def known_server(interaction: Interaction) -> discord.Guild | None:
    """Return the server that something is asked in; None when nothing is known of it."""
    guild: discord.Guild | None = interaction.client.get_guild(interaction.guild_id or 0)
    return None if guild is None or guild.unavailable else guild


def labels_of(channels: Iterable[Any]) -> dict[int, str]:
    """Return what each channel is called, told apart by its category where two have one name.

    Where that does not help, or a name reads like several, its id has to do.
    """
    known = list(channels)
    names = Counter(channel.name.casefold() for channel in known)
    labels = {}
    for channel in known:
        above = getattr(channel, "category", None)
        label = channel.name
        if names[label.casefold()] > 1 and above is not None:
            label = digest_texts.IN_CATEGORY.format(channel=label, category=above.name)
        labels[channel.id] = label
    taken = Counter(label.casefold() for label in labels.values())
    return {
        number: str(number) if taken[label.casefold()] > 1 or SEPARATORS.search(label) else label
        for number, label in labels.items()
    }


def nameable(guild: discord.Guild, person: Any) -> dict[int, str]:
    """Return what the channels and threads are called that somebody may have a digest made of."""
    kinds = set(READS_FROM) - {discord.ChannelType.private_thread}
    places: list[Any] = [
        *sorted(guild.channels, key=lambda channel: (channel.position, channel.id)),
        *sorted(guild.threads, key=lambda thread: thread.id),
    ]
    return labels_of(
        place
        for place in places
        if place.type in kinds
        and not _is_for_adults(place)
        and sees(place, person)
        and sees(place, guild.me)
    )


async def offer_sources(interaction: Interaction, typed: str) -> Choices:
    """Offer the channels that somebody sees; after a comma, one more of them."""
    guild = known_server(interaction)
    names = nameable(guild, interaction.user) if guild else {}
    options = choices(completed(typed, list(names.values())))
    if typed.strip():
        return options
    every = app_commands.Choice(
        name=digest_texts.ALL_CHANNELS_SHOWN, value=digest_texts.ALL_CHANNELS
    )
    return [every, *options][:CHOICES]


async def here_of(interaction: Interaction, guild: discord.Guild) -> Any:
    """Return where something is asked, so that it is known who reads the answer.

    Raises:
        Refused: the bot does not see it.
    """
    place = await channel_in_sight(interaction.client, interaction.channel_id or 0)
    if place is None or not sees(place, guild.me):
        raise Refused(digest_texts.NOT_HERE)
    return place


async def target_named(interaction: Interaction, guild: discord.Guild, target: int) -> Any:
    """Return the channel that a digest is to be posted in.

    Raises:
        Refused: the bot, or who asks, may not write there.
    """
    place = await channel_in_sight(interaction.client, target)
    mention = f"<#{target}>"
    if place is None or place.guild.id != guild.id:
        raise Refused(digest_texts.NOT_IN_SIGHT.format(channel=mention))
    missing = _missing(place, guild.me)
    if missing:
        raise Refused(digest_texts.CANNOT_POST.format(channel=mention, rights=missing))
    own = place.permissions_for(interaction.user)
    if not (own.view_channel and _may_write(place, own)):
        raise Refused(digest_texts.YOU_CANNOT_POST.format(channel=mention))
    return place


def check_sources(guild: discord.Guild, target: Any, sources: Sequence[int]) -> None:
    """See to it that everybody who reads a digest may read the channels it is about.

    Raises:
        Refused: somebody may not, or the bot itself; it names the channels.
    """
    if len(sources) > SOURCES:
        raise Refused(digest_texts.MANY_CHANNELS.format(most=SOURCES))
    hidden = []
    for number in sources:
        place = guild.get_channel_or_thread(number)
        if place is None:
            raise Refused(digest_texts.NOT_IN_SIGHT.format(channel=f"<#{number}>"))
        if not _is_open(place, guild.me, lambda there: readers_may_see(target, there)):
            hidden.append(f"<#{number}>")
    if hidden:
        raise Refused(
            digest_texts.NOT_FOR_ALL.format(target=target.mention, channels=_listed(hidden))
        )


async def source_named(
    interaction: Interaction, guild: discord.Guild, source: int, *, here: Any | None
) -> int:
    """Return the id of a channel that somebody wants to be told of.

    Where they are told `here`, everybody has to be allowed to read it; else they alone.

    Raises:
        Refused: some reader may not read it, or the bot itself.
    """
    mention = f"<#{source}>"
    place = await channel_in_sight(interaction.client, source)
    if place is None or getattr(place, "guild", None) is None or place.guild.id != guild.id:
        raise Refused(digest_texts.NOT_IN_SIGHT.format(channel=mention))
    person: Any = interaction.user
    if not _is_open(place, guild.me, lambda there: may_read(person, there)):
        raise Refused(digest_texts.NOT_FOR_YOU.format(channel=mention))
    if here is not None and not _is_open(
        place, guild.me, lambda there: readers_may_see(here, there)
    ):
        raise Refused(digest_texts.NOT_FOR_ALL_HERE.format(channel=mention))
    return source


def _is_open(place: Any, me: discord.Member, may: Callable[[Any], bool]) -> bool:
    """Tell whether a channel, or one of a category's, may be read.

    Raises:
        Refused: no digest reads it, whoever asks.
    """
    mention = f"<#{place.id}>"
    if place.type is discord.ChannelType.private_thread:
        raise Refused(digest_texts.NEVER_PRIVATE_THREADS.format(channel=mention))
    if _is_for_adults(place):
        raise Refused(digest_texts.NEVER_FOR_ADULTS.format(channel=mention))
    is_category = isinstance(place, discord.CategoryChannel)
    parts: list[Any] = list(place.channels) if is_category else [place]
    read = [part for part in parts if may_read(me, part)]
    if not read:
        raise Refused(digest_texts.NOT_READ.format(channel=mention))
    return any(may(part) for part in read)


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return texts.LIST.format(first=", ".join(first), last=last) if first else last


def sees(place: Any, person: Any) -> bool:
    """Tell whether somebody sees a channel or thread, whose permissions are its channel's."""
    if isinstance(place, discord.Thread) and place.parent is None:
        return False
    return bool(place.permissions_for(person).view_channel)


def _is_for_adults(place: Any) -> bool:
    above = getattr(place, "parent", None) or place
    return bool(getattr(above, "nsfw", False))


def _may_write(place: Any, rights: discord.Permissions) -> bool:
    is_thread = isinstance(place, discord.Thread)
    return rights.send_messages_in_threads if is_thread else rights.send_messages


def _missing(place: Any, me: discord.Member) -> str:
    """Return the rights that the bot lacks for posting somewhere; empty for none."""
    rights = place.permissions_for(me)
    writing = "Send Messages in Threads" if isinstance(place, discord.Thread) else "Send Messages"
    needed = {
        "View Channel": rights.view_channel,
        writing: _may_write(place, rights),
        "Embed Links": rights.embed_links,
    }
    lacking = [digest_texts.RIGHT.format(right=name) for name, held in needed.items() if not held]
    return _listed(lacking) if lacking else ""
