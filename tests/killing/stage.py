"""A local Discord with one or more bots in processes of their own, which can be killed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.demo.site import open_site
from bot.sandbox.entities import Application, Channel, Guild, Message
from bot.sandbox.people import Person
from bot.sandbox.ratelimits import RateLimits
from bot.sandbox.sandbox import Sandbox

TOKEN = "test.token"
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Stage:
    """Where bots live and die; the database outlives them."""

    discord: Sandbox
    bot: Application
    guild: Guild
    news: Channel
    alice: Person
    site: str
    database: str
    lease_seconds: float

    @asynccontextmanager
    async def running(self, edge: str = "", **settings: str) -> AsyncIterator[Process]:
        """Run a bot until the block ends; it may have died before."""
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("PRECIS_")
        } | {
            "PRECIS_DISCORD__TOKEN": TOKEN,
            "PRECIS_DISCORD__API_URL": self.discord.api_url,
            "PRECIS_DISCORD__GATEWAY_URL": self.discord.gateway_url,
            "PRECIS_WEB__ALLOW_LOOPBACK": "true",
            "PRECIS_READING__WORKERS": "1",
            "PRECIS_READING__EXTRACT_SECONDS": "30",
            "PRECIS_STORAGE__URL": self.database,
            "PRECIS_STORAGE__LEASE_SECONDS": str(self.lease_seconds),
            **settings,
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "tests.killing.victim", *([edge] if edge else [])),
            cwd=ROOT,
            env=environment,
        )
        running = Process(process)
        try:
            await self.bot.wait_ready(60)
            yield running
        finally:
            await running.stop()

    def replies(self, post: Message) -> list[Message]:
        """Return the bot's replies to a post, wherever it is in its work."""
        return [
            message
            for message in post.channel.messages.values()
            if message.author is self.bot.user
            and message.reference is not None
            and message.reference.message_id == post.id
        ]


@dataclass(frozen=True, slots=True)
class Process:
    """A bot's process."""

    process: asyncio.subprocess.Process

    def arm(self) -> None:
        """Let it die at its edge."""
        self.process.send_signal(signal.SIGUSR1)

    def kill(self) -> None:
        """Kill it here and now."""
        self.process.kill()

    async def died(self, seconds: float = 60.0) -> int:
        """Wait until it is dead, and return its status."""
        async with asyncio.timeout(seconds):
            return await self.process.wait()

    async def stop(self) -> None:
        """End it in good order, if it lives."""
        with contextlib.suppress(ProcessLookupError):
            self.process.terminate()
        try:
            await self.died(30)
        except TimeoutError:
            self.process.kill()
            await self.process.wait()


@asynccontextmanager
async def open_stage(database: str, *, lease_seconds: float = 2.0) -> AsyncIterator[Stage]:
    """Set up a Discord with a server, a channel and a member, and a site beside it."""
    async with Sandbox(limits=RateLimits.wide()) as discord, open_site() as site:
        bot = discord.create_application(
            "Precis", token=TOKEN, privileged_intents={"message_content"}
        )
        guild = discord.create_guild("Town")
        news = guild.create_text_channel("news")
        bot.join(guild)
        alice = discord.create_person("Alice")
        alice.join(guild)
        yield Stage(discord, bot, guild, news, alice, site, database, lease_seconds)
