"""Offers at a price: the asker chooses between the model, and none, by a button.

What was offered is looked up in memory, for some minutes. Later, and after a restart, the button is
still there and says that the offer has expired.
"""

from __future__ import annotations

import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Self

import aiohttp
import discord

from bot.cogs.responses import told
from bot.cogs.serving import Done
from bot.core import texts
from bot.core.render import Reply
from bot.records import Job, JobState

REMEMBERED: Final = 1000

LIFE: Final = 15 * 60.0
"""Seconds after which an offer expires, with the texts and tokens that it holds."""


@dataclass(frozen=True, slots=True)
class _Offer:
    asker: int | None
    job: Job
    made_at: float


class Offers:
    """Requests that wait for their asker's choice; the oldest are forgotten."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, _Offer] = OrderedDict()

    def make(self, asker: int | None, job: Job) -> discord.ui.View:
        """Return the buttons of an offer that only the asker may press."""
        self._drop_expired()
        token = secrets.token_hex(8)
        self._open[token] = _Offer(asker, job, time.monotonic())
        if len(self._open) > REMEMBERED:
            self._open.popitem(last=False)
        view = discord.ui.View(timeout=None)
        view.add_item(Choice(token, free=False))
        view.add_item(Choice(token, free=True))
        return view

    def offered(self, job: Job, reply: Reply) -> Done:
        """Let a request end with its price; it may be asked again, as no offer outlives this."""
        return Done(reply, partial(self.make, job.member, job), ends=JobState.FAILED)

    async def take(self, interaction: discord.Interaction[Any], token: str) -> Job | None:
        """Return what was offered, once; else say why not to the one who pressed."""
        self._drop_expired()
        offer = self._open.get(token)
        if offer is None or offer.asker not in (None, interaction.user.id):
            sentence = texts.NOT_YOURS if offer else texts.OFFER_EXPIRED
            await interaction.response.send_message(sentence, ephemeral=True)
            return None
        # Taken out before anything is awaited: a second press finds nothing.
        del self._open[token]
        try:
            await interaction.response.defer()
        except (discord.HTTPException, aiohttp.ClientError):
            self._open[token] = offer
            raise
        return offer.job

    def forget(
        self, *, member: int | None = None, guild: int | None = None, channel: int | None = None
    ) -> None:
        """Drop what was offered to a member, or in a server, a thread or a channel."""
        self._drop(
            lambda offer: (
                (member is not None and member in (offer.asker, offer.job.member))
                or (guild is not None and guild == offer.job.guild)
                or (channel is not None and channel == offer.job.channel)
            )
        )

    def _drop_expired(self) -> None:
        made_before = time.monotonic() - LIFE
        self._drop(lambda offer: offer.made_at <= made_before)

    def _drop(self, which: Callable[[_Offer], bool]) -> None:
        for token in [token for token, offer in self._open.items() if which(offer)]:
            del self._open[token]


class Choice(
    discord.ui.DynamicItem[discord.ui.Button[Any]],
    template=r"precis:offer:(?P<token>[0-9a-f]{16}):(?P<choice>go|free)",
):
    """A button that carries its meaning in its id, so that it outlives the program."""

    def __init__(self, token: str, *, free: bool) -> None:
        self._token = token
        self._free = free
        super().__init__(
            discord.ui.Button(
                label=texts.FREE if free else texts.GO,
                style=discord.ButtonStyle.secondary if free else discord.ButtonStyle.primary,
                custom_id=f"precis:offer:{token}:{'free' if free else 'go'}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], __: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read the id back."""
        return cls(match["token"], free=match["choice"] == "free")

    @told
    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Go on as chosen."""
        desk = interaction.client.desk
        offered = await desk.office.offers.take(interaction, self._token)
        if offered is not None:
            await desk.choose(interaction, offered, free=self._free)
