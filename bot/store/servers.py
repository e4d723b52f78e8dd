"""What servers have chosen, which channels are watched, and up to where they were read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import func, literal, or_, select, union_all

from bot.records import ServerSettings
from bot.store.database import Database, insert, later
from bot.store.tables import channels, conversations, jobs, servers
from bot.store.unbroken import unbroken

SETTINGS = TypeAdapter(ServerSettings)


@unbroken
class Servers:
    """The servers that have settings of their own, and their channels."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, guild: int) -> ServerSettings:
        """Return a server's settings; all defaults when it has chosen none.

        Raises:
            StoreAway: the database cannot be reached; so do all methods here.
        """
        query = select(servers.c.settings).where(servers.c.guild == guild)
        async with self._database.read() as connection:
            stored = (await connection.execute(query)).scalar_one_or_none()
        try:
            return SETTINGS.validate_python(stored or {})
        except ValidationError:
            # Another version may have known other values; the owner's settings then hold.
            return ServerSettings()

    async def put(self, guild: int, settings: ServerSettings) -> None:
        """Keep a server's settings."""
        async with self._database.write() as connection:
            insertion = insert(connection, servers).values(guild=guild, settings=asdict(settings))
            await connection.execute(
                insertion.on_conflict_do_update(
                    index_elements=[servers.c.guild],
                    set_={"settings": insertion.excluded.settings},
                )
            )

    async def watch(self, channel: int, guild: int, watched: bool) -> None:
        """Note whether links in a channel are summarised without being asked for."""
        values = {"guild": guild, "watched": watched}
        async with self._database.write() as connection:
            await connection.execute(
                insert(connection, channels)
                .values(channel=channel, **values)
                .on_conflict_do_update(index_elements=[channels.c.channel], set_=values)
            )

    async def watched(self, guild: int) -> frozenset[int]:
        """Return the watched channels of a server."""
        query = select(channels.c.channel).where(channels.c.guild == guild, channels.c.watched)
        async with self._database.read() as connection:
            return frozenset((await connection.execute(query)).scalars())

    async def all_watched(self) -> dict[int, int]:
        """Return every watched channel with its server."""
        query = select(channels.c.channel, channels.c.guild).where(channels.c.watched)
        async with self._database.read() as connection:
            return {row.channel: row.guild for row in await connection.execute(query)}

    async def note_seen(self, seen: Mapping[int, tuple[int | None, int]], now: datetime) -> None:
        """Note up to which message channels were read; it never goes backwards.

        Args:
            seen: For each channel its server and the last message's id.
            now: When that was.
        """
        if not seen:
            return
        # One order for all, so that two processes do not each wait for the other's rows.
        rows = [
            {
                "channel": channel,
                "guild": guild,
                "watched": False,
                "seen": message,
                "seen_at": now,
            }
            for channel, (guild, message) in sorted(seen.items())
        ]
        async with self._database.write() as connection:
            insertion = insert(connection, channels)
            new = insertion.excluded
            await connection.execute(
                insertion.on_conflict_do_update(
                    index_elements=[channels.c.channel],
                    set_={
                        "seen": later(channels.c.seen, new.seen),
                        "seen_at": later(channels.c.seen_at, new.seen_at),
                    },
                ),
                rows,
            )

    async def seen_since(self, cutoff: datetime) -> list[tuple[int, int | None, int]]:
        """Return the channels in use, each with its server and the last message known to be read.

        In use is what was read since, what is watched, where a conversation went on since, and
        where something was asked since; a last message of 0 means that none is known.
        """
        used = union_all(
            select(channels.c.channel, channels.c.guild, channels.c.seen).where(
                or_(channels.c.seen_at >= cutoff, channels.c.watched)
            ),
            select(conversations.c.id, conversations.c.guild, literal(0)).where(
                conversations.c.used_at >= cutoff, conversations.c.own
            ),
            # What goes to one member has no channel.
            select(jobs.c.channel, jobs.c.guild, literal(0)).where(
                jobs.c.created_at >= cutoff, jobs.c.channel != 0
            ),
        ).subquery()
        channel, guild, seen = used.c
        last = func.coalesce(func.max(seen), 0)
        query = (
            select(channel, func.max(guild), last).group_by(channel).order_by(last.desc(), channel)
        )
        async with self._database.read() as connection:
            return [(row[0], row[1], row[2]) for row in await connection.execute(query)]
