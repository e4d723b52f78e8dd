from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import discord.asset
import discord.gateway
import discord.http
import pytest
from hypothesis import HealthCheck, settings

from bot.app import connect, open_client
from bot.cogs.client import Client
from bot.config import (
    BudgetSettings,
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

# Shared machines are slow at times, which is no property of the code. A change lands or not by
# examples that are the same each time; on a developer's machine they are new ones.
settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("local"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

TOKEN = "test.token"


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


@pytest.fixture
def open_town(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> OpenTown:
    """Open a town with settings of a test's own."""
    database = tmp_path / "precis.db"
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
                web=WebSettings(allow_loopback=True, total_seconds=5),
                # How quick a shared machine is, is not what these tests are about.
                reading=ReadingSettings(workers=1, extract_seconds=30),
                llm=llm or LlmSettings(),
                budget=budget or BudgetSettings(),
                threads=threads or ThreadSettings(),
                storage=StorageSettings.model_validate(
                    {"url": f"sqlite:///{database}"} | (storage or {})
                ),
            )
            async with open_client(chosen, ready_timeout=0.1) as client:
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
