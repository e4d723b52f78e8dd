"""Where every request is served: one answer each, a sign of life, a sentence when it fails."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import aiohttp
import discord

from bot.cogs.answers import Answer
from bot.cogs.live import Pace, Tracker
from bot.cogs.offers import Offers
from bot.core.intake import Intake
from bot.core.render import Failed, Reply, offer_reply, quotes_reply, summary_reply
from bot.errors import NothingToRead, PrecisError, PriceToConfirm
from bot.logs import outline
from bot.pipeline.summarize import Summarizer, Wish

log = logging.getLogger(__name__)

Work = Callable[[Tracker], Awaitable[Reply | str]]
"""What a request comes to: a reply, or the sentence that says why there is none."""

INTERRUPTED = "I was stopped before I could finish. Ask me again in a minute."
LAST_WORD_SECONDS = 3.0

REMEMBERED = 10_000
"""Message ids kept so that none is answered twice (a resumed gateway replays its events)."""

BLIND = (
    "I cannot see that message's text here. Press and hold it (or right-click), then Apps and "
    "Summarize."
)


class Claims:
    """The messages that were taken; the oldest are forgotten."""

    def __init__(self, size: int = REMEMBERED) -> None:
        self._size = size
        self._taken: OrderedDict[int, None] = OrderedDict()
        self._failed: dict[int, discord.Message] = {}

    def take(self, message_id: int) -> bool:
        """Claim a message; False when it was claimed before."""
        if message_id in self._taken:
            return False
        self._taken[message_id] = None
        if len(self._taken) > self._size:
            oldest, _ = self._taken.popitem(last=False)
            self._failed.pop(oldest, None)
        return True

    def release(self, message_id: int, shown: discord.Message | None) -> None:
        """Let a message that could not be answered be asked about once more."""
        self._taken.pop(message_id, None)
        if shown:
            self._failed[message_id] = shown

    def earlier_reply(self, message_id: int) -> discord.Message | None:
        """Return the reply that told of a failure: the next one takes its place."""
        return self._failed.pop(message_id, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Serve requests, whichever way they came.

    Attributes:
        wish: What a summary holds unless the asker chooses.
        max_items: Links and files answered per request.
        message_content: Whether the bot may read messages that do not mention it.
    """

    summarizer: Summarizer
    claims: Claims
    wish: Wish
    max_items: int
    message_content: bool
    offers: Offers = field(default_factory=Offers)
    pace: Pace = field(default_factory=Pace)
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    running: set[asyncio.Task[bool]] = field(default_factory=set)

    async def drain(self, seconds: float) -> None:
        """Take no more requests, and wait for the answers under way, at most so long.

        Those that are not ready then end with a sentence.
        """
        self.closing.set()
        if self.running:
            await asyncio.wait(self.running, timeout=seconds)
        for task in self.running:
            task.cancel()
        await asyncio.gather(*self.running, return_exceptions=True)

    async def summarize(self, answer: Answer, intake: Intake, wish: Wish) -> bool:
        """Answer with a summary of everything taken in; False when there was none."""

        async def work(tracker: Tracker) -> Reply | str:
            results = await self.summarizer.summarize(intake.items, wish, tracker.follow)
            match results:
                case [Failed(message=sentence)] if not intake.left_out:
                    return sentence
            total = len(results) + intake.left_out
            return summary_reply(results, style=answer.style, total=total)

        async def resume(press: discord.Interaction[Any], free: bool) -> None:
            chosen = replace(wish, agreed=True, free=free)
            await self.summarize(answer.resumed(press), intake, chosen)

        buttons = partial(self.offers.make, wish.asker.member, resume)
        return await self._hold(self._serve(answer, intake, work, buttons))

    async def quote(self, answer: Answer, intake: Intake, wish: Wish) -> bool:
        """Answer with the key quotes of the first item; False when it could not be read."""

        async def work(tracker: Tracker) -> Reply | str:
            item = intake.items[0]
            total = len(intake.items) + intake.left_out
            try:
                article, chosen = await self.summarizer.key_quotes(
                    item, wish, partial(tracker.follow, 0)
                )
            except PriceToConfirm as price:
                return offer_reply(price.user_message)
            return quotes_reply(
                article, chosen, style=answer.style, spoiler=item.spoiler, total=total
            )

        async def resume(press: discord.Interaction[Any], free: bool) -> None:
            chosen = replace(wish, agreed=True, free=free)
            await self.quote(answer.resumed(press), intake, chosen)

        buttons = partial(self.offers.make, wish.asker.member, resume)
        return await self._hold(self._serve(answer, intake, work, buttons))

    async def _hold(self, serving: Coroutine[Any, Any, bool]) -> bool:
        if self.closing.is_set():
            serving.close()
            return False
        task = asyncio.create_task(serving)
        self.running.add(task)
        task.add_done_callback(self.running.discard)
        return await task

    async def _serve(
        self, answer: Answer, intake: Intake, work: Work, buttons: Callable[[], discord.ui.View]
    ) -> bool:
        tracker = Tracker(intake)
        job = asyncio.create_task(self._outcome(intake, tracker, work))
        try:
            await answer.begin()
            if not await tracker.accompany(job, answer, self.pace):
                log.info("an answer was deleted while it was written")
                return False
            outcome = await job
            if isinstance(outcome, Reply):
                await answer.show(outcome, buttons() if outcome.offer else None)
                return True
            await answer.fail(outcome)
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.error("an answer could not be sent: %s", outline(error))
        except asyncio.CancelledError:
            # The program ends: what is shown must not look as if there were more to come.
            with contextlib.suppress(discord.HTTPException, aiohttp.ClientError, TimeoutError):
                async with asyncio.timeout(LAST_WORD_SECONDS):
                    await answer.fail(INTERRUPTED)
            raise
        finally:
            job.cancel()
        return False

    async def _outcome(self, intake: Intake, tracker: Tracker, work: Work) -> Reply | str:
        if not intake.items:
            return NothingToRead.default if self.message_content else BLIND
        try:
            return await work(tracker)
        except PrecisError as error:
            log.info("not answered: %s", type(error).__name__)
            return error.user_message
        except Exception as error:  # noqa: BLE001 - the asker is told, the operator reads where
            log.error("a request failed: %s", outline(error))
            return PrecisError.default
