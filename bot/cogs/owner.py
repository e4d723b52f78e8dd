"""What only the owner can mend is said to the owner: in the log, and by direct message."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Final

import aiohttp
import discord

from bot.logs import outline

log = logging.getLogger(__name__)

SILENCE_SECONDS: Final = 3600.0
"""The same sentence is said once an hour."""


class OwnerNotices:
    """Tells the owner; before a client is there, only in the log.

    Args:
        clock: Seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._said: dict[str, float] = {}
        self._client: discord.Client | None = None
        self._sending: set[asyncio.Task[None]] = set()

    def attach(self, client: discord.Client) -> None:
        """Send direct messages by a client from now on."""
        self._client = client

    def tell(self, sentence: str) -> None:
        """Say a sentence, unless it was said within the hour."""
        now = self._clock()
        if now - self._said.get(sentence, -SILENCE_SECONDS) < SILENCE_SECONDS:
            return
        self._said[sentence] = now
        log.error("%s", sentence)
        if self._client is not None and self._client.is_ready():
            task = asyncio.create_task(_send(self._client, sentence))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)


async def _send(client: discord.Client, sentence: str) -> None:
    try:
        about = await client.application_info()
        owner = client.get_user(about.owner.id) or await client.fetch_user(about.owner.id)
        if about.team and about.team.owner_id:
            owner = await client.fetch_user(about.team.owner_id)
        await owner.send(sentence)
    except (discord.HTTPException, aiohttp.ClientError) as error:
        log.warning("the owner could not be told by direct message: %s", outline(error))
