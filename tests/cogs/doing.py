"""What tests do again and again: have something summarised, press, wait, start the bot anew."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from bot.app import connect, open_client
from bot.config import LlmSettings
from bot.core import texts
from bot.records import Shown
from bot.sandbox.components import walk
from bot.sandbox.entities import Channel, Message
from bot.sandbox.people import Person
from bot.store import Store
from tests.conftest import TOKEN, Town
from tests.llm import LlmServer


async def until(holds: Callable[[], Awaitable[object]], seconds: float = 10.0) -> None:
    """Wait until something holds that has to be asked for.

    Raises:
        TimeoutError: it does not in time.
    """
    async with asyncio.timeout(seconds):
        while True:
            if await holds():
                return
            await asyncio.sleep(0.05)


def settings_for(llm: LlmServer, **more: Any) -> LlmSettings:
    return LlmSettings(base_url=llm.base_url, retry_seconds=5, **more)


def text_of(message: Message) -> str:
    return json.dumps([message.content, message.embeds], ensure_ascii=False)


def labels(message: Message) -> list[str]:
    """Return what the buttons say; a select by its placeholder."""
    return [c.get("label") or c.get("placeholder", "") for _, c in walk(message.components)]


def ids(message: Message) -> list[str]:
    return [component["custom_id"] for _, component in walk(message.components)]


def store_of(town: Town) -> Store:
    return town.client.desk.office.store


async def summary(town: Town, page: str = "harbour", who: Person | None = None) -> Message:
    """Have an article summarised by mention."""
    asker = who or town.alice
    post = await asker.post(town.news, f"{town.bot.user.mention} {town.site}/{page}")
    return await town.reply(post)


async def stored(town: Town, message: Message) -> Shown:
    """Wait until the store knows what a message shows."""
    shown = store_of(town).shown
    await until(lambda: shown.get(message.id))
    found = await shown.get(message.id)
    assert found is not None
    return found


async def forgotten(town: Town, message: Message) -> bool:
    """Tell whether the store knows nothing of what a message shows."""
    return await store_of(town).shown.get(message.id) is None


async def changed(town: Town, message: Message, before: str) -> Message:
    """Wait until a message shows something else, and is finished."""
    return await town.discord.wait_for_message(
        message.channel,
        lambda m: m.id == message.id and text_of(m) != before and texts.REWRITING not in text_of(m),
        timeout=20,
    )


async def pressed(who: Person, message: Message, label: str) -> Message:
    """Press a button, and return what only the one who pressed reads."""
    ran = await who.click(message, label)
    reply = await ran.reply(20)
    assert reply.ephemeral_to is who.user
    return reply


def public(town: Town, channel: Channel | None = None) -> list[Message]:
    """Return the bot's messages that everybody sees."""
    return [m for m in town.replies(channel) if m.ephemeral_to is None]


@asynccontextmanager
async def restarted(town: Town) -> AsyncIterator[Town]:
    """Stop the bot and start another one on the same database."""
    settings = town.client.desk.office.settings
    await town.client.close()
    await town.discord.world.wait_until(lambda: not town.bot.connected, seconds=10)
    async with open_client(settings, ready_timeout=0.1) as client:
        connection = asyncio.create_task(connect(client, TOKEN))
        await town.bot.wait_ready()
        yield replace(town, client=client)
        await client.close()
        await connection
