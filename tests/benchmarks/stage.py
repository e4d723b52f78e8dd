"""A server with one channel, one member and the bot, as the benchmarks need it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from pydantic import SecretStr

from bot.app import connect, open_client
from bot.cogs.client import Client
from bot.config import DiscordSettings, LlmSettings, Settings, StorageSettings, WebSettings
from bot.sandbox.entities import Application, Channel, Guild, Message
from bot.sandbox.people import Person
from bot.sandbox.ratelimits import RateLimits
from bot.sandbox.sandbox import Sandbox

TOKEN = "bench.token"


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a benchmark plays."""

    discord: Sandbox
    bot: Application
    guild: Guild
    channel: Channel
    member: Person
    client: Client


@asynccontextmanager
async def open_stage(
    llm: LlmSettings | None = None, *, limits: RateLimits | None = None
) -> AsyncIterator[Stage]:
    """Open a Discord, without rate limits unless told otherwise, and the connected bot."""
    async with Sandbox(limits=limits or RateLimits.wide()) as discord:
        bot = discord.create_application(
            "Precis", token=TOKEN, privileged_intents={"message_content"}
        )
        guild = discord.create_guild("Bench")
        channel = guild.create_text_channel("news")
        bot.join(guild)
        member = discord.create_person("Ada")
        member.join(guild)
        settings = Settings.model_construct(
            discord=DiscordSettings(api_url=discord.api_url, gateway_url=discord.gateway_url),
            web=WebSettings(allow_loopback=True, site_gap=0),
            llm=llm or LlmSettings(),
            # A file of its own; the same links are posted over and over.
            storage=StorageSettings(url=SecretStr("sqlite://"), repost_days=0),
        )
        async with open_client(settings, ready_timeout=0.1) as client:
            connection = asyncio.create_task(connect(client, TOKEN))
            await bot.wait_ready()
            yield Stage(discord, bot, guild, channel, member, client)
            await client.close()
            await connection


def is_final(message: Message) -> bool:
    """Tell whether a message is the bot's answer, and no draft of it."""
    feet = [embed.get("footer", {}).get("text", "") for embed in message.embeds]
    return message.author.bot and bool(feet) and feet[0] != "Writing …"
