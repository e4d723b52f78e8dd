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
READY_SECONDS: Final = 60.0
"""How long a sentence waits for the connection to be there."""


class OwnerNotices:
    """Tells the owner; before a client is there, only in the log.

    Args:
        clock: Seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._logged: dict[str, float] = {}
        self._sent: dict[str, float] = {}
        self._client: discord.Client | None = None
        self._sending: set[asyncio.Task[None]] = set()

    def attach(self, client: discord.Client) -> None:
        """Send direct messages by a client from now on."""
        self._client = client

    def tell(self, sentence: str) -> None:
        """Say a sentence, unless it was said within the hour."""
        if self._is_new(sentence, self._logged):
            log.error("%s", sentence)
        client = self._client
        if client is not None and self._is_new(sentence, self._sent):
            task = asyncio.create_task(self._send(client, sentence))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    def _is_new(self, sentence: str, said: dict[str, float]) -> bool:
        now = self._clock()
        if now - said.get(sentence, -SILENCE_SECONDS) < SILENCE_SECONDS:
            return False
        said[sentence] = now
        return True

    async def _send(self, client: discord.Client, sentence: str) -> None:
        try:
            async with asyncio.timeout(READY_SECONDS):
                await client.wait_until_ready()
            about = await client.application_info()
            owner = about.team.owner_id if about.team else about.owner.id
            await (await client.fetch_user(owner or about.owner.id)).send(sentence)
        except (discord.HTTPException, aiohttp.ClientError, RuntimeError, TimeoutError) as error:
            # RuntimeError: discord.py has not even begun to connect, or has stopped.
            log.warning("the owner could not be told by direct message: %s", outline(error))
            self._sent.pop(sentence, None)
