"""The stage: a local Discord, a small web site, the bot in its process, and who is there."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.demo.process import BotProcess
from bot.demo.site import open_site
from bot.sandbox.entities import Application, Channel
from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox

TOKEN = "demo.token"  # noqa: S105 - the sandbox's own
START_SECONDS: Final = 60.0
ANSWER_SECONDS: Final = 60.0

SETTINGS: Final = """\
[discord]
api_url = "{api_url}"
gateway_url = "{gateway_url}"

[web]
allow_loopback = true
site_gap = 0

[reading]
workers = 1
extract_seconds = 20

[digests]
clock_ahead_seconds = {ahead:.1f}

[storage]
# Nobody waits for a lease to end on a stage.
lease_seconds = 3
"""


@dataclass(frozen=True, slots=True)
class Stage:
    """Who is there, and where.

    Attributes:
        site: The address of the web site, without a slash at its end.
    """

    discord: Sandbox
    bot: Application
    process: BotProcess
    channel: Channel
    site: str
    mira: Person
    jonas: Person

    async def start(self) -> None:
        """Start the bot and wait until it is there; its clock shows the local Discord's time.

        Raises:
            RuntimeError: with what it has logged, when it does not come.
        """
        ahead = (self.discord.world.now() - datetime.now(UTC)).total_seconds()
        self.process.configure(
            SETTINGS.format(
                api_url=self.discord.api_url, gateway_url=self.discord.gateway_url, ahead=ahead
            )
        )
        await self.process.start()
        try:
            await self.bot.wait_ready(START_SECONDS)
        except TimeoutError as error:
            raise RuntimeError(f"The bot did not start.\n{self.process.log}") from error

    async def kill(self) -> None:
        """Kill the bot: it can finish nothing."""
        await self.process.kill()
        await self._gone()

    async def stop(self) -> None:
        """End the bot in good order."""
        await self.process.stop()
        await self._gone()

    def advance_to(self, moment: datetime) -> None:
        """Move the local Discord's clock forward; one that is there already stays."""
        left = (moment - self.discord.world.now()).total_seconds()
        if left > 0:
            self.discord.advance(seconds=left)

    async def _gone(self) -> None:
        await self.discord.world.wait_until(lambda: not self.bot.connected, seconds=30)


@asynccontextmanager
async def open_stage() -> AsyncIterator[Stage]:
    """Yield a stage with one channel and two members; the bot is not running yet."""
    with tempfile.TemporaryDirectory(prefix="precis-demo-") as folder:
        async with Sandbox() as discord, open_site() as site:
            bot = discord.create_application(
                "Precis", token=TOKEN, privileged_intents={"message_content"}
            )
            guild = discord.create_guild("Riverside")
            channel = guild.create_text_channel("reading-room")
            bot.join(guild)
            mira, jonas = discord.create_person("Mira"), discord.create_person("Jonas")
            mira.join(guild)
            jonas.join(guild)
            process = BotProcess(Path(folder), TOKEN)
            try:
                yield Stage(discord, bot, process, channel, site, mira, jonas)
            finally:
                await process.stop()
