from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import discord.asset
import discord.gateway
import discord.http
import pytest
from hypothesis import HealthCheck, settings

from bot.app import connect, open_client, open_workers
from bot.cogs.client import Client
from bot.config import (
    BudgetSettings,
    DigestSettings,
    DiscordSettings,
    LlmSettings,
    ReadingSettings,
    Settings,
    StorageSettings,
    ThreadSettings,
    WebSettings,
)
from bot.demo.site import open_site
from bot.sandbox.entities import Application, Channel, Guild, Message
from bot.sandbox.people import Person
from bot.sandbox.ratelimits import RateLimits
from bot.sandbox.sandbox import Sandbox
from bot.store import upgrade
from bot.workers import Workers
from tests.store.databases import SHARED, emptied
from tests.store.server import NoPostgres, Postgres, open_postgres

# Shared machines are slow at times, which is no property of the code. A change lands or not by
# examples that are the same each time; on a developer's machine they are new ones.
settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("local"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

TOKEN = "test.token"

# How quick a shared machine is, is not what these tests are about.
ONE_WORKER = ReadingSettings(workers=1, extract_seconds=30)


@dataclass(frozen=True, slots=True)
class Town:
    """A server with a channel, two members and the bot, and a web site beside it."""

    discord: Sandbox
    bot: Application
    guild: Guild
    news: Channel
    alice: Person
    bob: Person
    site: str
    client: Client

    def is_reply(self, message: Message) -> bool:
        """Tell whether a message is the bot's, and more than a sign that it is at work."""
        feet = [embed.get("footer", {}).get("text") for embed in message.embeds]
        at_work = message.content.startswith(("Reading ", "Read ")) or "Writing …" in feet
        return message.author is self.bot.user and not at_work

    async def reply(self, post: Message, channel: Channel | None = None) -> Message:
        """Wait for the bot's answer to a post."""
        return await self.discord.wait_for_message(
            channel or post.channel,
            lambda m: (
                self.is_reply(m) and m.reference is not None and m.reference.message_id == post.id
            ),
            after=post,
            timeout=30,
        )

    def replies(self, channel: Channel | None = None) -> list[Message]:
        """Return all messages of the bot in a channel."""
        place = channel or self.news
        return [m for m in place.messages.values() if m.author is self.bot.user]

    async def settle(self) -> None:
        """Give the bot time for what it should not do."""
        await asyncio.sleep(0.4)


OpenTown = Callable[..., AbstractAsyncContextManager[Town]]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Return a PostgreSQL server, one for each worker of the tests."""
    try:
        with open_postgres() as server:
            asyncio.run(server.run(f"CREATE DATABASE {SHARED} TEMPLATE template0"))
            asyncio.run(upgrade(server.url(SHARED)))
            yield server
    except NoPostgres as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with empty tables, to be copied, as making them takes a while."""
    file = tmp_path_factory.mktemp("template") / "precis.db"
    asyncio.run(upgrade(f"sqlite:///{file}"))
    return file


@pytest.fixture
def database_url(request: pytest.FixtureRequest, sqlite_file: Path, tmp_path: Path) -> str:
    """Return the address of an empty database, SQLite's unless a test says otherwise.

    `pytestmark = both_engines` runs a module's tests on PostgreSQL as well.
    """
    is_postgres = getattr(request, "param", "sqlite") == "postgresql"
    server = request.getfixturevalue("postgres") if is_postgres else None
    return asyncio.run(emptied(server, sqlite_file, tmp_path))


both_engines = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture(scope="session")
def all_workers() -> Iterator[Workers]:
    """Return worker processes for all towns, each of which would take a while to start its own."""
    model = LlmSettings(base_url="http://127.0.0.1")
    workers = open_workers(Settings.model_construct(llm=model, reading=ONE_WORKER))
    yield workers
    asyncio.run(workers.close())


@pytest.fixture
def open_town(monkeypatch: pytest.MonkeyPatch, database_url: str, all_workers: Workers) -> OpenTown:
    """Open a town with settings of a test's own."""
    # A lock belongs to the loop that it was waited for on, and each test has a loop of its own.
    monkeypatch.setattr(all_workers, "_opening", asyncio.Lock())
    monkeypatch.setattr(all_workers, "_free", asyncio.Semaphore(all_workers.processes))
    for owner, name in (
        (discord.http.Route, "BASE"),
        (discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name))

    @asynccontextmanager
    async def opened(
        *,
        limits: RateLimits | None = None,
        permissions: int | None = None,
        message_content: bool = True,
        llm: LlmSettings | None = None,
        budget: BudgetSettings | None = None,
        threads: ThreadSettings | None = None,
        storage: dict[str, object] | None = None,
        digests: dict[str, object] | None = None,
        youtube_url: str = "http://127.0.0.1:1",
        **settings: object,
    ) -> AsyncIterator[Town]:
        async with Sandbox(limits=limits or RateLimits.wide()) as sandbox, open_site() as site:
            bot = sandbox.create_application(
                "Precis",
                token=TOKEN,
                privileged_intents={"message_content"} if message_content else (),
            )
            guild = sandbox.create_guild("Town")
            news = guild.create_text_channel("news")
            bot.join(guild, permissions=permissions)
            alice, bob = sandbox.create_person("Alice"), sandbox.create_person("Bob")
            alice.join(guild)
            bob.join(guild)
            chosen = Settings.model_construct(
                discord=DiscordSettings(
                    api_url=sandbox.api_url,
                    gateway_url=sandbox.gateway_url,
                    message_content=message_content,
                    **settings,  # type: ignore[arg-type]
                ),
                web=WebSettings(
                    allow_loopback=True, total_seconds=5, site_gap=0, youtube_url=youtube_url
                ),
                reading=ONE_WORKER,
                llm=llm or LlmSettings(),
                budget=budget or BudgetSettings(),
                threads=threads or ThreadSettings(),
                digests=DigestSettings.model_validate(digests or {}),
                storage=StorageSettings.model_validate({"url": database_url} | (storage or {})),
            )
            async with open_client(chosen, ready_timeout=0.1, workers=all_workers) as client:
                connection = asyncio.create_task(connect(client, TOKEN))
                await bot.wait_ready()
                yield Town(sandbox, bot, guild, news, alice, bob, site, client)
                await client.close()
                await connection
            assert sandbox.unknown_routes == []
            assert sandbox.faults.pending == []
            assert [who for message, who in sandbox.pings if message.author is bot.user] == []

    return opened


@pytest.fixture
async def town(open_town: OpenTown) -> AsyncIterator[Town]:
    """Return a town with the settings everybody starts with."""
    async with open_town() as opened:
        yield opened
