"""Fixtures that run the real discord.py client, or bare HTTP calls, against the local Discord."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
import discord
import pytest
import yarl

from bot.sandbox.entities import Application, Channel, Guild
from bot.sandbox.people import Person
from bot.sandbox.ratelimits import RateLimits
from bot.sandbox.sandbox import Sandbox

TOKEN = "a.made-up.token"


class Recorder(discord.Client):
    """A client that keeps the messages it hears of, others' only, in order."""

    def __init__(self, **options: Any) -> None:
        super().__init__(guild_ready_timeout=0.05, **options)
        self.heard: asyncio.Queue[discord.Message] = asyncio.Queue()
        self.is_up = asyncio.Event()

    async def on_ready(self) -> None:
        self.is_up.set()

    async def on_message(self, message: discord.Message) -> None:
        if message.author != self.user:
            await self.heard.put(message)

    async def hear(self) -> discord.Message:
        return await asyncio.wait_for(self.heard.get(), 5)


@dataclass(frozen=True)
class Town:
    app: Application
    guild: Guild
    news: Channel
    alice: Person
    bob: Person


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    headers: Any

    @property
    def code(self) -> int:
        return int(self.body["code"])


Connect = Callable[..., Awaitable[Recorder]]
Rest = Callable[..., Awaitable[Answer]]


@pytest.fixture
def limits() -> RateLimits | None:
    return None


@pytest.fixture
async def sandbox(
    limits: RateLimits | None, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Sandbox]:
    async with Sandbox(limits=limits) as running:
        gateway = yarl.URL(running.gateway_url)
        monkeypatch.setattr(discord.http.Route, "BASE", running.api_url)
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
        monkeypatch.setattr(discord.asset.Asset, "BASE", running.cdn_url)
        yield running


@pytest.fixture
def town(sandbox: Sandbox) -> Town:
    app = sandbox.create_application("Precis", token=TOKEN, privileged_intents=["message_content"])
    guild = sandbox.create_guild("Town")
    news = guild.create_text_channel("news")
    alice, bob = sandbox.create_person("Alice"), sandbox.create_person("Bob")
    alice.join(guild)
    bob.join(guild)
    app.join(guild)
    return Town(app, guild, news, alice, bob)


@pytest.fixture
async def connect(sandbox: Sandbox) -> AsyncIterator[Connect]:
    running: list[tuple[Recorder, asyncio.Task[None]]] = []

    async def start(app: Application, **options: Any) -> Recorder:
        options.setdefault("intents", with_content())
        client = Recorder(**options)
        task = asyncio.create_task(client.start(app.token))
        running.append((client, task))
        up = asyncio.create_task(client.is_up.wait())
        await asyncio.wait({task, up}, timeout=5, return_when=asyncio.FIRST_COMPLETED)
        up.cancel()
        if task.done():
            running.clear()
            await client.close()
            await task
        return client

    yield start
    for client, task in running:
        await client.close()
        await task


def with_content() -> discord.Intents:
    intents = discord.Intents.default()
    intents.message_content = True
    return intents


@pytest.fixture
async def rest(sandbox: Sandbox) -> AsyncIterator[Rest]:
    async with aiohttp.ClientSession() as session:

        async def call(method: str, path: str, token: str | None = TOKEN, **options: Any) -> Answer:
            headers = {"Authorization": f"Bot {token}"} if token else {}
            url = sandbox.api_url + path
            async with session.request(method, url, headers=headers, **options) as response:
                body = await response.json() if response.status != 204 else None
                return Answer(response.status, body, response.headers)

        yield call
