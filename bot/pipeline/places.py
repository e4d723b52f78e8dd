"""What servers have chosen for themselves, over the owner's settings; and what is watched."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import Final

from bot.core.render import Style
from bot.models import Length
from bot.records import ServerSettings
from bot.store import Store

FRESH_SECONDS: Final = 10.0
"""How old what is remembered here may be: another process may have changed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What holds in one place.

    Attributes:
        threads: When a thread opens under a summary that was asked for.
        watched_threads: The same where links are summarised unasked.
        quiet: Domains that are not summarised unasked.
        quiet_days: "silent", or "say_so" where a digest with nothing in it is posted as such.
    """

    emoji: str
    length: Length
    language: str | None
    style: Style
    threads: str
    watched_threads: str
    quiet: tuple[str, ...] = ()
    quiet_days: str = "silent"

    def over(self, own: ServerSettings) -> Choices:
        """Return these with a server's own choices on top."""
        return replace(
            self,
            emoji=own.emoji or self.emoji,
            length=Length(own.length) if own.length else self.length,
            language=own.language or self.language,
            style="plain" if (own.style or self.style) == "plain" else "embed",
            threads=own.threads or self.threads,
            watched_threads=own.threads or self.watched_threads,
            quiet=own.quiet,
            quiet_days=own.quiet_days or self.quiet_days,
        )

    def as_settings(self) -> ServerSettings:
        """Return these as what a server could have chosen."""
        return ServerSettings(
            emoji=self.emoji,
            length=self.length.value,
            language=self.language,
            style=self.style,
            threads=self.threads,
            quiet=self.quiet,
            quiet_days=self.quiet_days,
        )


@dataclass(slots=True)
class Places:
    """Tells what holds where, without asking the store for every message.

    Attributes:
        defaults: The owner's settings.
    """

    store: Store
    defaults: Choices
    _known: dict[int, tuple[float, ServerSettings]] = field(default_factory=dict)
    _watched: tuple[float, dict[int, int]] = (-FRESH_SECONDS, {})

    async def choices(self, guild: int | None) -> Choices:
        """Return what holds in a server, or in direct messages."""
        return self.defaults if guild is None else self.defaults.over(await self.own(guild))

    async def own(self, guild: int) -> ServerSettings:
        """Return what a server has chosen for itself."""
        now = time.monotonic()
        known = self._known.get(guild)
        if known is None or now - known[0] >= FRESH_SECONDS:
            known = (now, await self.store.servers.get(guild))
            self._known[guild] = known
        return known[1]

    async def change(self, guild: int, settings: ServerSettings) -> None:
        """Keep what a server has chosen."""
        await self.store.servers.put(guild, settings)
        self._known.pop(guild, None)

    def forget(self, guild: int) -> None:
        """Look everything of a server up anew."""
        self._known.pop(guild, None)
        self._watched = (-FRESH_SECONDS, {})

    async def watch(self, channel: int, guild: int, watched: bool) -> None:
        """Watch a channel or forum, or do not any more."""
        await self.store.servers.watch(channel, guild, watched)
        self._watched = (-FRESH_SECONDS, {})

    async def watched(self, guild: int) -> frozenset[int]:
        """Return the channels of a server that are watched."""
        return await self.store.servers.watched(guild)

    async def is_watched(self, channel: int) -> bool:
        """Tell whether links in a channel are summarised unasked."""
        now = time.monotonic()
        if now - self._watched[0] >= FRESH_SECONDS:
            self._watched = (now, await self.store.servers.all_watched())
        return channel in self._watched[1]
