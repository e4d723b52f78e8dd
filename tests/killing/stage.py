"""A local Discord with one or more bots in processes of their own, which can be killed."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from importlib import resources
from itertools import count
from pathlib import Path

from aiohttp import web

from bot.core import texts
from bot.records import Job, JobKind, JobState
from bot.sandbox.entities import Application, Channel, Guild, Message
from bot.sandbox.people import Person
from bot.sandbox.ratelimits import RateLimits
from bot.sandbox.sandbox import Sandbox
from bot.store import Store, open_store
from tests.serving import serving

TOKEN = "test.token"
ROOT = Path(__file__).parents[2]
PAGE = resources.files("bot.demo") / "pages" / "harbour.html"
TITLE = "Harwick votes to close its harbour road to cars from May"
KILLED = -9

PATIENCE = 120.0
"""Seconds; nothing takes so long but on a machine that is busy with other things."""


@dataclass(frozen=True, slots=True)
class Process:
    """A bot's process."""

    process: asyncio.subprocess.Process

    async def arm(self, edge: str) -> None:
        """Let it die at an edge of whatever comes next; it knows when this returns."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{edge}\n".encode())
        await self.heard("armed")

    async def heard(self, word: str, seconds: float = PATIENCE) -> None:
        """Wait until it says a word, whatever it says before."""
        assert self.process.stdout is not None
        async with asyncio.timeout(seconds):
            while line := await self.process.stdout.readline():
                if line == f"{word}\n".encode():
                    return
        raise AssertionError(f"it ended without saying {word!r}")

    def kill(self) -> None:
        """Kill it here and now."""
        self.process.kill()

    def pause(self) -> None:
        """Let it hang."""
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it go on after a pause."""
        self.process.send_signal(signal.SIGCONT)

    def terminate(self) -> None:
        """Ask it to end in good order."""
        self.process.terminate()

    async def died(self, seconds: float = PATIENCE) -> int:
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


@dataclass(slots=True)
class Site:
    """Pages that all hold the same article, each under as many addresses as are wanted.

    Attributes:
        is_open: Whether pages come; those asked for while it is cleared wait until it is set.
        asked: Set as soon as a page is asked for.
    """

    is_open: asyncio.Event = field(default_factory=asyncio.Event)
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    address: str = ""
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def link(self) -> str:
        """Return a link that was never posted before."""
        return f"{self.address}/{next(self._numbers)}"

    async def answer(self, request: web.Request) -> web.Response:
        if request.path == "/missing":
            raise web.HTTPNotFound
        self.asked.set()
        await self.is_open.wait()
        return web.Response(body=PAGE.read_bytes(), content_type="text/html", charset="utf-8")


@dataclass(frozen=True, slots=True)
class Stage:
    """Where bots live and die; the database outlives them."""

    discord: Sandbox
    bot: Application
    guild: Guild
    news: Channel
    alice: Person
    site: Site
    store: Store
    database: str
    lease_seconds: float
    processes: AsyncExitStack

    async def start(self, **settings: str) -> Process:
        """Start a bot, and wait until it has heard of its servers; it ends with the stage."""
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
        process = Process(
            await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.killing.victim"),
                cwd=ROOT,
                env=environment,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
            )
        )
        self.processes.push_async_callback(process.stop)
        await process.heard("ready")
        return process

    async def ask(self, link: str = "", channel: Channel | None = None) -> Message:
        """Post a mention with a link, a new one unless told otherwise."""
        text = f"{self.bot.user.mention} {link or self.site.link()}"
        return await self.alice.post(channel or self.news, text)

    def said(self, channel: Channel, after: int = 0) -> list[Message]:
        """Return what the bot has said in a channel since a message or interaction."""
        return [
            message
            for number, message in channel.messages.items()
            if message.author is self.bot.user and number > after
        ]

    def replies(self, post: Message) -> list[Message]:
        """Return the bot's replies to a post, wherever it is in its work."""
        return [
            message
            for message in self.said(post.channel)
            if message.reference is not None and message.reference.message_id == post.id
        ]

    def greetings(self, summary: Message) -> int:
        """Return how often the thread under a summary was opened with a greeting."""
        thread = self.discord.world.channels.get(summary.id)
        said = self.said(thread) if thread else []
        return len([message for message in said if message.content == texts.THREAD_OPENED])

    def threads(self) -> list[Channel]:
        """Return all threads of the servers."""
        return [channel for channel in self.discord.world.channels.values() if channel.thread]

    async def remembered(self, summary: Message) -> None:
        """Wait until the store knows what a message shows."""
        async with asyncio.timeout(PATIENCE):
            while True:
                if await self.store.shown.get(summary.id) is not None:
                    return
                await asyncio.sleep(0.05)

    async def asked_for_a_page(self) -> None:
        """Wait until a bot has asked for a page, and forget it again."""
        async with asyncio.timeout(PATIENCE):
            await self.site.asked.wait()
        self.site.asked.clear()

    async def ended(self, origin: int, kind: JobKind, seconds: float = PATIENCE) -> Job:
        """Wait until a request has ended."""
        async with asyncio.timeout(seconds):
            while True:
                job = await self.store.jobs.by_origin(origin, kind)
                if job is not None and job.state in {JobState.DONE, JobState.FAILED}:
                    return job
                await asyncio.sleep(0.05)

    async def summarised(self, post: Message) -> Message:
        """Wait until a post is done with; it must have one summary, and one thread under it."""
        job = await self.ended(post.id, JobKind.SUMMARY)
        assert job.state is JobState.DONE
        (reply,) = self.replies(post)
        assert holds_summary(reply)
        assert self.greetings(reply) == 1
        assert job.reply == reply.id
        return reply


def holds_summary(message: Message) -> bool:
    """Tell whether a message shows the finished summary."""
    shown = json.dumps(message.embeds)
    return TITLE in shown and texts.EXTRACTIVE in shown


@asynccontextmanager
async def open_stage(
    database: str, *, lease_seconds: float = 1.0, hours_ago: float = 0
) -> AsyncIterator[Stage]:
    """Set up a Discord with a server, a channel and a member, and a site beside it.

    Args:
        database: The address of a database with its tables.
        lease_seconds: Silence after which a bot counts as dead.
        hours_ago: How far back Discord's clock stands at first.
    """
    site = Site()
    site.is_open.set()
    async with (
        Sandbox(limits=RateLimits.wide()) as discord,
        serving(site.answer) as site.address,
        open_store(database) as store,
    ):
        discord.advance(hours=-hours_ago)
        bot = discord.create_application(
            "Precis", token=TOKEN, privileged_intents={"message_content"}
        )
        guild = discord.create_guild("Town")
        news = guild.create_text_channel("news")
        bot.join(guild)
        alice = discord.create_person("Alice")
        alice.join(guild)
        async with AsyncExitStack() as processes:
            yield Stage(
                discord, bot, guild, news, alice, site, store, database, lease_seconds, processes
            )
            # Nobody who waits for a page keeps the site from closing.
            site.is_open.set()
        assert discord.unknown_routes == []
