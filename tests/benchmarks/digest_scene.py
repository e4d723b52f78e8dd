"""A server in which a day has passed, and a bot in a process of its own that digests it."""

from __future__ import annotations

import asyncio
import json
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from aiohttp import web

from bot.sandbox.entities import Application, Channel, Message
from bot.sandbox.people import Person
from bot.sandbox.permissions import Permission
from bot.sandbox.ratelimits import RateLimits
from bot.sandbox.sandbox import Sandbox
from tests.benchmarks.bench_memory import family, resident
from tests.benchmarks.bench_orchestration import ROOT
from tests.benchmarks.digest_day import MAIN, PEOPLE, SMALL, Day, a_day
from tests.llm import LlmServer
from tests.llm.minutes import fenced
from tests.serving import serving

MESSAGES: Final = 5000
LINKS: Final = 120
SMALL_MESSAGES: Final = 150
HOURS: Final = 20.0
TOKEN: Final = "bench.token"
LONGEST: Final = 240.0
LAST_PAGE: Final = re.compile(r"Page (\d+) of \1\b")


@dataclass(slots=True)
class Measured:
    """What one digest took."""

    seconds: float
    first_sign: float
    memory: tuple[float, float]
    loop: dict[str, Any]
    shown: list[Message]
    calls: Counter[str] = field(default_factory=Counter)
    prompts: Counter[str] = field(default_factory=Counter)
    completion_tokens: int = 0


@dataclass(frozen=True, slots=True)
class Bot:
    """The bot's process."""

    process: asyncio.subprocess.Process

    async def tell(self, command: str) -> dict[str, Any]:
        """Send a command and return the answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{command}\n".encode())
        answer: dict[str, Any] = json.loads(await self.process.stdout.readline())
        return answer

    async def peak(self, until: asyncio.Event) -> tuple[float, float]:
        """Return how much memory it had at most, alone and with its workers, in MiB."""
        alone = together = 0.0
        while not until.is_set():
            # A worker may end between two looks.
            with suppress(OSError, StopIteration):
                alone = max(alone, resident(self.process.pid))
                together = max(together, sum(map(proportional, family(self.process.pid))))
            with suppress(TimeoutError):
                await asyncio.wait_for(until.wait(), 0.2)
        return alone, together


@dataclass(frozen=True, slots=True)
class Scene:
    """A server in which a day has passed."""

    discord: Sandbox
    app: Application
    channel: Channel
    asker: Person
    day: Day
    bot: Bot
    llm: LlmServer | None
    site: str

    def url(self, path: str) -> str:
        """Return an article's address."""
        return f"{self.site}{path}"

    def pages(self) -> list[Message]:
        """Return what the bot has posted in the channel and in threads under it."""
        places = [c for c in self.discord.world.channels.values() if c.guild is self.channel.guild]
        found = [m for c in places for m in c.messages.values() if m.author is self.app.user]
        return sorted((m for m in found if m.ephemeral_to is None), key=lambda m: m.id)

    async def measured(self, begin: Callable[[], Awaitable[None]]) -> Measured:
        """Begin something and follow it until the last page of a digest is posted."""
        earlier = {message.id for message in self.pages()}
        if self.llm is not None:
            self.llm.forget()
        await self.bot.tell("reset")
        ended = asyncio.Event()
        memory = asyncio.create_task(self.bot.peak(ended))
        started = time.monotonic()
        first_sign = 0.0

        def new() -> list[Message]:
            return [m for m in self.pages() if m.id not in earlier and (m.content or m.embeds)]

        def is_whole() -> bool:
            nonlocal first_sign
            found = new()
            if found and not first_sign:
                first_sign = time.monotonic() - started
            return any(LAST_PAGE.search(text_of(message)) for message in found)

        await begin()
        await self.discord.world.wait_until(is_whole, seconds=LONGEST)
        seconds = time.monotonic() - started
        ended.set()
        # What ends a request (notes in the database) comes after its last page.
        await asyncio.sleep(1)
        made = Measured(seconds, first_sign, await memory, await self.bot.tell("told"), new())
        for request in self.llm.requests if self.llm else ():
            kind, _ = fenced(request) or ("articles", "")
            made.calls[kind] += 1
            made.prompts[kind] += request.prompt_tokens
            made.completion_tokens += request.output_tokens
        return made

    async def now(self) -> None:
        """Ask for a digest."""
        await self.asker.slash(self.channel, "digest now")

    async def due(self) -> None:
        """Let the moment come for which a digest was scheduled."""
        soon = (datetime.now(UTC) + timedelta(minutes=2)).replace(second=0, microsecond=0)
        ran = await self.asker.slash(
            self.channel, "digest schedule", time=f"{soon:%H:%M}", timezone="UTC"
        )
        await ran.reply()
        ahead = soon - datetime.now(UTC) + timedelta(seconds=1)
        await self.bot.tell(f"ahead {ahead.total_seconds()}")


def proportional(pid: int) -> float:
    """Return a process's memory in MiB, its share of pages that others use as well (Linux)."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in rollup.splitlines() if "Pss:" in line) / 1024


def text_of(message: Message) -> str:
    """Return what a message holds, as JSON."""
    return json.dumps([message.content, message.embeds], ensure_ascii=False)


@asynccontextmanager
async def open_scene(llm: LlmServer | None) -> AsyncIterator[Scene]:
    """Let a day pass in a new server, and connect a bot that knows nothing of it."""
    day: Day

    async def page(request: web.Request) -> web.Response:
        found = day.pages[request.path]
        return web.Response(text=found.html, content_type="text/html", charset="utf-8")

    async with serving(page) as site, Sandbox(limits=RateLimits.wide()) as discord:
        day = a_day(site, MESSAGES, LINKS, SMALL_MESSAGES)
        discord.advance(hours=-HOURS)
        app = discord.create_application(
            "Precis", token=TOKEN, privileged_intents={"message_content"}
        )
        guild = discord.create_guild("Bench")
        channels = {name: guild.create_text_channel(name) for name in (MAIN, *SMALL)}
        app.join(guild)
        keepers = guild.create_role("keepers", permissions=int(Permission.MANAGE_GUILD))
        people = {name: discord.create_person(name) for name in PEOPLE}
        for person in people.values():
            person.join(guild, roles=(keepers,) if person.name == PEOPLE[0] else ())
        await _live(discord, channels, people, day)
        async with _running(discord, llm) as bot:
            await app.wait_ready(60)
            await asyncio.sleep(2)
            print(f"{'':24} idle, connected: {resident(bot.process.pid):.0f} MiB")
            yield Scene(discord, app, channels[MAIN], people[PEOPLE[0]], day, bot, llm, site)


async def _live(
    discord: Sandbox, channels: dict[str, Channel], people: dict[str, Person], day: Day
) -> None:
    posted: dict[str, list[Message]] = {name: [] for name in channels}
    step = timedelta(hours=HOURS) / len(day.spoken)
    for spoken in day.spoken:
        before = posted[spoken.channel]
        answered = before[-spoken.answers] if spoken.answers else None
        person = people[spoken.speaker]
        post = await person.post(channels[spoken.channel], spoken.text, reply_to=answered)
        before.append(post)
        discord.world.shift_clock(step)


@asynccontextmanager
async def _running(discord: Sandbox, llm: LlmServer | None) -> AsyncIterator[Bot]:
    with tempfile.TemporaryDirectory() as folder:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.benchmarks.digest_bot"),
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        bot = Bot(process)
        told = {
            "api_url": discord.api_url,
            "gateway_url": discord.gateway_url,
            "token": TOKEN,
            "base_url": llm.base_url if llm else "",
            "database": f"sqlite:///{Path(folder) / 'precis.db'}",
        }
        assert process.stdin is not None
        process.stdin.write(f"{json.dumps(told)}\n".encode())
        try:
            yield bot
        finally:
            process.stdin.write(b"stop\n")
            with suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), 30)
            if process.returncode is None:
                process.kill()
                await process.wait()
